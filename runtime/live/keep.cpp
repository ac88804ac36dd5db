#include "runtime/live/keep.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "runtime/record/recording.h"

namespace aqua::live {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using values::Value;

constexpr std::string_view kFormat = "aqua/peers/1";
constexpr size_t kMark = 16;  // digits of the hash before each line

std::string systemSays() { return std::strerror(errno); }

/// A kill leaves a line whole or without its end; everything else shows by the hash.
std::string marked(const Value& line) {
  const std::string text = line.text();
  return fmt::format("{} {}\n", sim::hashOf(text).substr(0, kMark), text);
}

std::optional<Value> unmarked(std::string_view line) {
  if (line.size() <= kMark || line[kMark] != ' ') return std::nullopt;
  const std::string_view text = line.substr(kMark + 1);
  if (sim::hashOf(text).compare(0, kMark, line.substr(0, kMark)) != 0) return std::nullopt;
  auto value = values::parseJson(text);
  return value && value->isObject() ? std::optional(*std::move(value)) : std::nullopt;
}

bool writeAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

}  // namespace

Keep::~Keep() {
  for (int file : {file_, lock_})
    if (file >= 0) ::close(file);
}

Result<std::unique_ptr<Keep>> Keep::open(const std::string& folder, const Owner& owner) {
  std::unique_ptr<Keep> keep(new Keep(folder, owner));
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Failure{failed.message()};
  if (auto locked = keep->lock(); !locked) return Failure{locked.error()};
  std::string text;
  if (std::filesystem::exists(keep->path(), failed)) {
    std::ifstream file(keep->path(), std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    if (!file) return Failure{fmt::format("`{}` cannot be read", keep->path())};
    text = std::move(all).str();
  }
  if (text.empty()) {
    if (auto made = keep->make(); !made) return Failure{made.error()};
    return keep;
  }
  if (auto good = keep->read(text); !good) return Failure{good.error()};
  keep->file_ = ::open(keep->path().c_str(), O_WRONLY | O_CLOEXEC | O_APPEND);
  if (keep->file_ < 0 || ftruncate(keep->file_, static_cast<off_t>(keep->size_)) != 0) return Failure{systemSays()};
  return keep;
}

Result<Done> Keep::lock() {
  lock_ = ::open((folder_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return Failure{systemSays()};
  if (flock(lock_, LOCK_EX | LOCK_NB) == 0) return Done();
  return Failure{errno == EWOULDBLOCK ? std::string("another process uses it") : systemSays()};
}

std::string Keep::firstLine() const {
  return marked(Value::object({{"format", Value::string(kFormat)},
                               {"version", Value::string(owner_.version)},
                               {"world", Value::string(owner_.world)},
                               {"start", Value::unsignedInteger(owner_.start)}}));
}

Result<Done> Keep::read(const std::string& journal) {
  std::string_view rest = journal;
  for (size_t number = 1; rest.find('\n') != rest.npos; ++number) {
    const size_t end = rest.find('\n');
    auto line = unmarked(rest.substr(0, end));
    if (!line) return Failure{fmt::format("line {} of `{}` is damaged", number, path())};
    rest.remove_prefix(end + 1);
    size_ += end + 1;
    if (number > 1) {
      lines_.push_back(*std::move(line));
      continue;
    }
    auto text = [&](std::string_view key) {
      const Value* found = line->find(key);
      return found && found->isString() ? std::string(found->asString()) : std::string();
    };
    const std::string format = text("format"), version = text("version");
    if (format != kFormat) return Failure{fmt::format("it has the form `{}`, expected `{}`", format, kFormat)};
    if (version != owner_.version)
      return Failure{fmt::format("aqua {} wrote it, and this is {}", version, owner_.version)};
    if (text("world") != owner_.world)
      return Failure{std::string("it belongs to another scenario, or to what this one was before it changed")};
    const Value* start = line->find("start");
    owner_.start = start ? start->asUint64().value_or(0) : 0;
  }
  if (size_ == 0) return Failure{fmt::format("line 1 of `{}` is damaged", path())};
  return Done();
}

/// A file with the first line only, in place of the one that may be there.
Result<Done> Keep::make() {
  const std::string fresh = path() + ".new", first = firstLine();
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_APPEND, 0600);
  if (file < 0) return Failure{systemSays()};
  if (!writeAll(file, first) || rename(fresh.c_str(), path().c_str()) != 0) {
    std::string why = systemSays();
    ::close(file);
    return Failure{std::move(why)};
  }
  if (file_ >= 0) ::close(file_);
  file_ = file;
  size_ = first.size();
  return Done();
}

void Keep::add(const Value& line) {
  if (!failure_.empty()) return;
  const std::string text = marked(line);
  if (!writeAll(file_, text)) failure_ = systemSays();
  size_ += text.size();
}

void Keep::beginAnew() {
  if (!failure_.empty()) return;
  if (auto made = make(); !made) failure_ = made.error();
}

}  // namespace aqua::live
