#include "tests/unit/lsp_answers.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace aqua::lsp {

namespace {

std::string readText(const char* path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

bool isRange(const json::Object& object) { return object.size() == 2 && object.get("start") && object.get("end"); }

std::string shortText(std::string_view text) {
  constexpr std::string_view kRoot = "file:///shop/";
  if (text.starts_with(kRoot)) return std::string(text.substr(kRoot.size()));
  std::string escaped;
  for (char c : text) escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
  return escaped;
}

void write(const json::Value& value, size_t depth, std::string& out) {
  const std::string indent(depth * 2, ' ');
  if (const json::Object* object = value.getAsObject()) {
    if (isRange(*object)) {
      out += Client::rangeText(*object);
      return;
    }
    std::vector<llvm::StringRef> keys;
    for (const auto& [key, member] : *object) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    std::string line;
    for (llvm::StringRef key : keys) {
      std::string inner;
      write(*object->get(key), depth + 1, inner);
      line += fmt::format("{}{}={}", line.empty() ? "" : " ", key.str(), inner);
    }
    out += "{" + line + "}";
  } else if (const json::Array* array = value.getAsArray()) {
    bool plain = true;
    for (const json::Value& each : *array) plain = plain && !each.getAsObject() && !each.getAsArray();
    out += "[";
    for (size_t i = 0; i < array->size(); ++i) {
      out += plain ? (i == 0 ? "" : " ") : "\n" + indent + "  ";
      write((*array)[i], depth + 1, out);
    }
    out += "]";
  } else if (auto text = value.getAsString()) {
    out += shortText(*text);
  } else {
    out += lsp::textOf(value);
  }
}

}  // namespace

std::string chainFile(int number) {
  if (number == 0) return "aqua C0 declares *\n\nfunc step0(value: u32) -> u32:\n  <- value + 1\n";
  return fmt::format(
      "aqua C{0} declares *\n\nimport \"c{1}.aqua\"\n\nfunc step{0}(value: u32) -> u32:\n  next <- step{1}(value)\n  "
      "<- next\n",
      number, number - 1);
}

ProjectClient::ProjectClient(const json::Object& capabilities) : Client(false) {
  std::stringstream archive(readText("tests/unit/lsp_project.txt"));
  std::string name, text, line;
  auto keep = [&] {
    if (!name.empty()) disk.set("/shop/" + name, text);
    text.clear();
  };
  while (std::getline(archive, line)) {
    if (line.starts_with("--- ")) {
      keep();
      name = line.substr(4);
    } else {
      text += line + "\n";
    }
  }
  keep();
  for (int i = 0; i < 34; ++i) disk.set(fmt::format("/shop/chain/c{}.aqua", i), chainFile(i));
  request("initialize", json::Object{{"capabilities", json::Object(capabilities)}, {"rootUri", "file:///shop"}});
}

std::string shortened(const json::Value& answer) {
  std::string text;
  write(answer, 0, text);
  return text;
}

}  // namespace aqua::lsp
