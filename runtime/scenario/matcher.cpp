#include "runtime/scenario/matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Regex.h>

#include "compiler/base/words.h"

namespace aqua::sim {

struct Matcher::Node {
  enum class Kind : uint8_t { Any, Literal, List, Table, Type, Matches, OneOf, Contains, Approx, All, Not };
  Kind kind{};
  Value written;
  std::vector<Node> parts;  // List, OneOf, All; Not and Contains: one; Table: in the order of `written`
  double approx = 0, tolerance = 0;
  size_t type = 0;
  std::shared_ptr<const llvm::Regex> regex;
  uint64_t states = 0;  // of the regular expression, about
};

namespace {

using Node = Matcher::Node;
using Kind = Node::Kind;

struct PatternWord {
  std::string_view word;
  Kind kind;
};
constexpr std::array kPatternWords{
    PatternWord{"any", Kind::Any},      PatternWord{"type", Kind::Type},         PatternWord{"matches", Kind::Matches},
    PatternWord{"one_of", Kind::OneOf}, PatternWord{"contains", Kind::Contains}, PatternWord{"approx", Kind::Approx},
    PatternWord{"json", Kind::Literal}, PatternWord{"all", Kind::All},           PatternWord{"not", Kind::Not}};

constexpr size_t kLongestPattern = 1000, kLongestText = 65'536;
// Regular expressions are matched in time that grows with the states and with the text; `{n,m}` copies states.
constexpr uint64_t kMostCopies = 1000, kMostRegexWork = 200'000'000;
// Values share parts: a matcher looks at no more of them than this.
constexpr uint64_t kMostVisits = 10'000'000;

struct TypeWord {
  std::string_view word;
  bool (*holds)(const Value&);
};
template <class Int> bool fits(const Value& value) {
  if constexpr (std::is_signed_v<Int>) {
    auto number = value.asInt64();
    return number && *number >= std::numeric_limits<Int>::min() && *number <= std::numeric_limits<Int>::max();
  } else {
    auto number = value.asUint64();
    return number && *number <= std::numeric_limits<Int>::max();
  }
}
bool isNumber(const Value& value) { return value.isNumber(); }
constexpr std::array kTypes{TypeWord{"u8", fits<uint8_t>},
                            TypeWord{"u16", fits<uint16_t>},
                            TypeWord{"u32", fits<uint32_t>},
                            TypeWord{"u64", fits<uint64_t>},
                            TypeWord{"i8", fits<int8_t>},
                            TypeWord{"i16", fits<int16_t>},
                            TypeWord{"i32", fits<int32_t>},
                            TypeWord{"i64", fits<int64_t>},
                            TypeWord{"f32", isNumber},
                            TypeWord{"f64", isNumber},
                            TypeWord{"bool", [](const Value& value) { return value.isBool(); }},
                            TypeWord{"string", [](const Value& value) { return value.isString(); }},
                            TypeWord{"list", [](const Value& value) { return value.isArray(); }},
                            TypeWord{"table", [](const Value& value) { return value.isObject(); }}};

// --- reading

/// How often the parts of `pattern` are copied at most, for all `{n,m}` as if they were nested.
uint64_t copiesIn(std::string_view pattern) {
  uint64_t copies = 1;
  for (size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\') ++at;
    else if (pattern[at] == '{') {
      uint64_t number = 0, most = 1;
      for (; at < pattern.size() && pattern[at] != '}'; ++at) {
        bool digit = pattern[at] >= '0' && pattern[at] <= '9';
        number =
            digit ? std::min<uint64_t>(number * 10 + static_cast<uint64_t>(pattern[at] - '0'), kMostCopies + 1) : 0;
        most = std::max(most, number);
      }
      copies = std::min(copies * most, kMostCopies + 1);
    }
  }
  return copies;
}

/// `\1`: with these, matching may take for ever.
bool refersBack(std::string_view pattern) {
  for (size_t at = 0; at + 1 < pattern.size(); ++at)
    if (pattern[at] == '\\') {
      ++at;
      if (pattern[at] >= '1' && pattern[at] <= '9') return true;
    }
  return false;
}

bool readRegex(Node& node, const Value& written, std::string& problem) {
  if (!written.isString()) problem = "a regular expression in `matches`";
  else if (written.asString().size() > kLongestPattern) problem = "a regular expression of at most 1,000 characters";
  else if (refersBack(written.asString())) problem = "a regular expression without references such as `\\1`";
  else if (copiesIn(written.asString()) > kMostCopies) problem = "a regular expression with fewer repetitions";
  if (!problem.empty()) return false;
  std::string pattern(written.asString());
  node.states = (pattern.size() + 1) * copiesIn(pattern);
  // On its own first: a `)` must not end the group around it.
  std::string reason;
  if (!pattern.empty() && !llvm::Regex(llvm::StringRef(pattern)).isValid(reason)) {
    problem = "a regular expression: " + reason;
    return false;
  }
  pattern = pattern.empty() ? "^$" : "^(" + pattern + ")$";
  node.regex = std::make_shared<llvm::Regex>(llvm::StringRef(pattern));
  return true;
}

std::optional<Node> readNode(const Value& written, std::string& problem);

bool readList(Node& node, const Value& list, std::string_view word, std::string& problem) {
  if (!list.isArray() || list.asArray().empty()) {
    problem = "a list of matchers in `" + std::string(word) + "`";
    return false;
  }
  for (const Value& item : list.asArray()) {
    auto part = readNode(item, problem);
    if (!part) return false;
    node.parts.push_back(std::move(*part));
  }
  return true;
}

bool readType(Node& node, const Value& written, std::string& problem) {
  auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeWord& type) {
    return written.isString() && written.asString() == type.word;
  });
  node.type = static_cast<size_t>(found - kTypes.begin());
  if (found == kTypes.end()) problem = "`list`, `table` or one of Aqua's scalar types in `type`";
  return problem.empty();
}

bool readApprox(Node& node, const Value& number, const Value* tolerance, std::string& problem) {
  if (!number.isNumber() || !tolerance || !tolerance->isNumber() || tolerance->asDouble() < 0) {
    problem = "numbers in `approx` and `tol`";
    return false;
  }
  node.approx = number.asDouble();
  node.tolerance = tolerance->asDouble();
  return true;
}

bool readJson(Node& node, const Value& written, std::string& problem) {
  if (!written.isString()) {
    problem = "a text in `json`";
    return false;
  }
  auto value = values::parseJson(written.asString());
  if (value) node.written = std::move(*value);
  else problem = "JSON: " + value.error().message();
  return problem.empty();
}

bool readPattern(Node& node, const PatternWord& word, const Value& written, std::string& problem) {
  const Value& operand = *written.find(word.word);
  node.kind = word.kind;
  switch (word.kind) {
  case Kind::Any:
    if (!operand.isBool() || !operand.asBool()) problem = "`any = true`";
    return problem.empty();
  case Kind::Type: return readType(node, operand, problem);
  case Kind::Matches: return readRegex(node, operand, problem);
  case Kind::OneOf:
  case Kind::All: return readList(node, operand, word.word, problem);
  case Kind::Contains:
  case Kind::Not: {
    auto part = readNode(operand, problem);
    if (part) node.parts.push_back(std::move(*part));
    return part.has_value();
  }
  case Kind::Approx: return readApprox(node, operand, written.find("tol"), problem);
  case Kind::Literal: return readJson(node, operand, problem);
  case Kind::List:
  case Kind::Table: break;  // without a word
  }
  return false;
}

/// A literal part by part, so that a difference is found where it is.
std::optional<Node> readTable(const Value& written, std::string& problem) {
  Node node;
  node.written = written;
  for (const PatternWord& word : kPatternWords) {
    if (!written.find(word.word)) continue;
    for (const auto& [key, member] : written.asObject())
      if (key != word.word && !(word.kind == Kind::Approx && key == "tol")) {
        problem = "nothing beside `" + std::string(word.word) +
                  "`: a table with this key is a pattern, `{ json = '...' }` a literal";
        return std::nullopt;
      }
    if (!readPattern(node, word, written, problem)) return std::nullopt;
    return node;
  }
  node.kind = Kind::Table;
  for (const auto& [key, member] : written.asObject()) {
    auto part = readNode(member, problem);
    if (!part) return std::nullopt;
    node.parts.push_back(std::move(*part));
  }
  return node;
}

// Recursion: as deep as what is written, which the readers of TOML and JSON bound.
std::optional<Node> readNode(const Value& written, std::string& problem) {
  if (written.isObject()) return readTable(written, problem);
  Node node;
  node.written = written;
  node.kind = Kind::Literal;
  if (written.isString() && written.asString() == "_") node.kind = Kind::Any;
  if (written.isArray()) {
    node.kind = Kind::List;
    for (const Value& item : written.asArray()) {
      auto part = readNode(item, problem);
      if (!part) return std::nullopt;
      node.parts.push_back(std::move(*part));
    }
  }
  return node;
}

Node literal(const Value& value) {
  Node node;
  node.kind = Kind::Literal;
  node.written = value;
  return node;
}

// --- matching

/// JSON of small values, and how large others are.
std::string shown(const Value& value) {
  constexpr uint64_t kMost = 200;
  if (value.textSize() <= kMost) return "`" + value.text() + "`";
  if (value.isArray()) return "a list of " + base::plural(value.asArray().size(), "element");
  if (value.isObject()) return "a table with " + base::plural(value.asObject().size(), "key");
  return "a text of " + base::plural(value.asString().size(), "byte");
}

class Comparison {
 public:
  /// `why`: gets path and reason; null: nobody asks.
  explicit Comparison(std::string* why) : why_(why) {}

  bool run(const Node& root, const Value& value) {
    bool same = matches(root, value);
    if (visits_ <= kMostVisits) return same;
    if (why_) *why_ = "the value is too large to be compared";
    return false;
  }

 private:
  // Recursion: as deep as the matcher.
  bool matches(const Node& node, const Value& value) {
    if (++visits_ > kMostVisits) return false;
    switch (node.kind) {
    case Kind::Any: return true;
    case Kind::Literal: return literal(node.written, value);
    case Kind::List: return list(node, value);
    case Kind::Table: return table(node, value);
    case Kind::Type: return kTypes[node.type].holds(value) || unlike(value, node.written);
    case Kind::Matches: return regex(node, value);
    case Kind::OneOf: return any(node.parts, value) || unlike(value, node.written);
    case Kind::Contains: return contains(node.parts.front(), value) || unlike(value, node.written);
    case Kind::Approx:
      return (value.isNumber() && std::fabs(value.asDouble() - node.approx) <= node.tolerance) ||
             unlike(value, node.written);
    case Kind::All:
      return std::all_of(node.parts.begin(), node.parts.end(), [&](const Node& part) { return matches(part, value); });
    case Kind::Not: return !any(node.parts, value) || unlike(value, node.written);
    }
    return false;
  }

  template <class Reason> bool differs(Reason reason) {
    if (why_ && why_->empty()) *why_ = (path_.empty() ? "" : "at `" + path_ + "` ") + std::string(reason());
    return false;
  }
  bool unlike(const Value& value, const Value& written) {
    return differs([&] { return "found " + shown(value) + ", expected " + shown(written); });
  }

  /// Differences of an attempt are none.
  template <class Attempt> bool quietly(Attempt attempt) {
    std::string* why = std::exchange(why_, nullptr);
    bool found = attempt();
    why_ = why;
    return found;
  }
  bool any(const std::vector<Node>& parts, const Value& value) {
    return quietly([&] {
      return std::any_of(parts.begin(), parts.end(), [&](const Node& part) { return matches(part, value); });
    });
  }

  template <class Step> bool part(const Node& node, const Value& value, Step step) {
    if (!why_) return matches(node, value);
    size_t length = path_.size();
    step(path_);
    bool same = matches(node, value);
    path_.resize(length);
    return same;
  }

  // Recursion: as deep as the literal.
  bool literal(const Value& expected, const Value& value) {
    if (expected == value) return true;
    if (!why_) return false;
    bool lists = expected.isArray() && value.isArray(), tables = expected.isObject() && value.isObject();
    if (!lists && !tables) return unlike(value, expected);
    Node parts = literalParts(expected);
    return lists ? list(parts, value) : table(parts, value);
  }

  static Node literalParts(const Value& value) {
    Node node = sim::literal(value);
    if (value.isArray())
      for (const Value& item : value.asArray()) node.parts.push_back(sim::literal(item));
    if (value.isObject())
      for (const auto& [key, member] : value.asObject()) node.parts.push_back(sim::literal(member));
    return node;
  }

  bool list(const Node& node, const Value& value) {
    if (!value.isArray()) return unlike(value, node.written);
    const values::Array& items = value.asArray();
    size_t common = std::min(items.size(), node.parts.size());
    for (size_t i = 0; i < common; ++i)
      if (!part(node.parts[i], items[i], [&](std::string& path) { path += "[" + std::to_string(i) + "]"; }))
        return false;
    return items.size() == node.parts.size() || differs([&] {
             return "found " + base::plural(items.size(), "element") + ", expected " +
                    std::to_string(node.parts.size());
           });
  }

  bool table(const Node& node, const Value& value) {
    if (!value.isObject()) return unlike(value, node.written);
    return members(node, value) && noOthers(node, value);
  }
  bool members(const Node& node, const Value& value) {
    for (size_t i = 0; i < node.parts.size(); ++i) {
      const std::string& key = node.written.asObject()[i].first;
      const Value* member = value.find(key);
      if (!member) return differs([&] { return "there is no `" + key + "`"; });
      auto step = [&](std::string& path) { path.append(path.empty() ? "" : ".").append(key); };
      if (!part(node.parts[i], *member, step)) return false;
    }
    return true;
  }
  bool noOthers(const Node& node, const Value& value) {
    if (value.asObject().size() == node.parts.size()) return true;
    for (const auto& [key, member] : value.asObject())
      if (!node.written.find(key)) return differs([&] { return "there is also `" + key + "`"; });
    return true;
  }

  bool regex(const Node& node, const Value& value) {
    if (!value.isString()) return unlike(value, node.written);
    std::string_view text = value.asString();
    if (text.size() > kLongestText || text.size() * node.states > kMostRegexWork)
      return differs([&] { return "the text is too long to be compared with a regular expression"; });
    return node.regex->match(llvm::StringRef(text)) || unlike(value, node.written);
  }

  bool contains(const Node& wanted, const Value& value) {
    return quietly([&] {
      if (value.isArray())
        return std::any_of(value.asArray().begin(), value.asArray().end(),
                           [&](const Value& item) { return matches(wanted, item); });
      if (value.isString() && wanted.kind == Kind::Literal && wanted.written.isString())
        return value.asString().find(wanted.written.asString()) != std::string_view::npos;
      if (!value.isObject()) return false;
      if (wanted.kind == Kind::Table) return members(wanted, value);
      return wanted.kind == Kind::Literal && wanted.written.isObject() && members(literalParts(wanted.written), value);
    });
  }

  std::string* why_;
  std::string path_;
  uint64_t visits_ = 0;
};

}  // namespace

Matcher::Matcher(Value literal)
    : written_(std::move(literal)), root_(std::make_shared<const Node>(sim::literal(written_))) {}

std::optional<Matcher> Matcher::read(const Value& written, std::string& problem) {
  problem.clear();
  auto root = readNode(written, problem);
  if (!root) return std::nullopt;
  Matcher result(written);
  result.root_ = std::make_shared<const Node>(std::move(*root));
  return result;
}

bool Matcher::matches(const Value& value) const { return Comparison(nullptr).run(*root_, value); }

std::string Matcher::difference(const Value& value) const {
  std::string why;
  if (Comparison(&why).run(*root_, value)) return {};
  return why;
}

}  // namespace aqua::sim
