#include "runtime/scenario/path.h"

#include <algorithm>

#include "compiler/base/numbers.h"
#include "compiler/base/utf8.h"

namespace aqua::sim {

using values::Value;

namespace {

// RFC 9535 names without quotes: letters, `_` and everything beyond ASCII; digits after the first.
bool startsName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continuesName(char c) { return startsName(c) || (c >= '0' && c <= '9'); }

constexpr int64_t kMostIndex = (int64_t{1} << 53) - 1;  // of RFC 9535

// `12`, `-1`: no plus, no leading zeros, no `-0`.
std::optional<int64_t> readIndex(std::string_view text) {
  auto index = base::parse<int64_t>(text);
  if (!index || *index > kMostIndex || *index < -kMostIndex || std::to_string(*index) != text) return std::nullopt;
  return index;
}

}  // namespace

base::Result<Path> Path::parse(std::string_view text) {
  Path path;
  auto wrong = [&](size_t at, std::string_view why) {
    return base::Failure{std::string(why) + " at character " +
                         std::to_string(base::countCodePoints(text.substr(0, at)) + 1)};
  };
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      size_t end = text.find(']', at);
      if (end == std::string_view::npos) return wrong(at, "`[` without `]`");
      std::string_view inside = text.substr(at + 1, end - at - 1);
      if (inside == "*") {
        path.steps_.push_back({Step::Kind::All, {}, 0});
      } else {
        auto index = readIndex(inside);
        if (!index) return wrong(at + 1, "no `*` and no index");
        path.steps_.push_back({Step::Kind::Index, {}, *index});
      }
      at = end + 1;
    } else {
      if (text[at] == '.') ++at;
      else if (at > 0) return wrong(at, "neither `.` nor `[`");
      if (at == text.size() || !startsName(text[at])) return wrong(at, "no name");
      size_t end = at;
      while (end < text.size() && continuesName(text[end])) ++end;
      path.steps_.push_back({Step::Kind::Name, std::string(text.substr(at, end - at)), 0});
      at = end;
    }
  }
  return path;
}

bool Path::many() const {
  return std::any_of(steps_.begin(), steps_.end(), [](const Step& step) { return step.kind == Step::Kind::All; });
}

std::string Path::text() const {
  std::string out;
  for (const Step& step : steps_) {
    switch (step.kind) {
    case Step::Kind::Name: out.append(out.empty() ? "" : ".").append(step.name); break;
    case Step::Kind::Index: out.append("[").append(std::to_string(step.index)).append("]"); break;
    case Step::Kind::All: out += "[*]"; break;
    }
  }
  return out;
}

namespace {

void follow(const Value& value, const Path::Step& step, std::vector<Value>& found) {
  switch (step.kind) {
  case Path::Step::Kind::Name:
    if (const Value* member = value.find(step.name)) found.push_back(*member);
    return;
  case Path::Step::Kind::Index: {
    if (!value.isArray()) return;
    const values::Array& items = value.asArray();
    int64_t index = step.index < 0 ? step.index + static_cast<int64_t>(items.size()) : step.index;
    if (index >= 0 && static_cast<size_t>(index) < items.size()) found.push_back(items[static_cast<size_t>(index)]);
    return;
  }
  case Path::Step::Kind::All:
    if (value.isArray()) found.insert(found.end(), value.asArray().begin(), value.asArray().end());
    if (value.isObject())
      for (const auto& [key, member] : value.asObject()) found.push_back(member);
    return;
  }
}

}  // namespace

std::optional<std::vector<Value>> select(const Value& value, const Path& path, size_t most) {
  std::vector<Value> found{value};
  for (const Path::Step& step : path.steps()) {
    std::vector<Value> next;
    for (const Value& one : found) {
      follow(one, step, next);
      if (next.size() > most) return std::nullopt;
    }
    found = std::move(next);
  }
  return found;
}

}  // namespace aqua::sim
