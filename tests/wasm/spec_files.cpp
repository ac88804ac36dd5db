#include "tests/wasm/spec.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace aqua::spec {

std::string_view Command::text(std::string_view name) const {
  const values::Value* found = json.find(name);
  return found && found->isString() ? found->asString() : std::string_view();
}

uint64_t Command::line() const {
  const values::Value* found = json.find("line");
  return found ? found->asUint64().value_or(0) : 0;
}

std::string Command::place() const { return fmt::format("{}:{}", file, line()); }

std::vector<std::string> Folder::suites() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path))
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

wasm::Bytes Folder::read(std::string_view file) const {
  std::ifstream in(fmt::format("{}/{}", path, file), std::ios::binary);
  if (!in) {
    fmt::print(stderr, "cannot read {}/{}\n", path, file);
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Command> Folder::commands(const std::string& suite) const {
  wasm::Bytes bytes = read(suite);
  auto json = values::parseJson(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  std::vector<Command> commands;
  if (!json) return commands;
  std::string file = std::filesystem::path(suite).stem().string() + ".wast";
  for (const values::Value& each : json->find("commands")->asArray()) commands.push_back({file, each});
  return commands;
}

Report::Report(const std::string& skips) {
  std::ifstream in(skips);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    size_t blank = line.find(' ');
    skips_[line.substr(0, blank)] = blank == std::string::npos ? "" : line.substr(blank + 1);
  }
}

void Report::verdict(const Command& command, std::string_view kind, bool right, const std::string& found) {
  std::string place = command.place();
  if (right) return count(kind);
  if (skips_.contains(place)) {
    used_.insert(place);
    return count("skipped");
  }
  failures_.push_back(fmt::format("{}: {}: {}", place, kind, found));
}

int Report::finish(bool verbose) const {
  for (const auto& [what, number] : counts_) fmt::print("{:>7} {}\n", number, what);
  if (verbose)
    for (const std::string& each : notes_) fmt::print("note: {}\n", each);
  for (const std::string& each : failures_) fmt::print("{}\n", each);
  size_t unused = 0;
  for (const auto& [place, reason] : skips_)
    if (!used_.contains(place)) {
      fmt::print("{} is right now, and skipped no more\n", place);
      ++unused;
    }
  fmt::print("{} failures, {} needless skips\n", failures_.size(), unused);
  return failures_.empty() && unused == 0 && !counts_.empty() ? 0 : 1;
}

}  // namespace aqua::spec
