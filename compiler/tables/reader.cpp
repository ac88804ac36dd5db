#include "compiler/tables/reader.h"

#include <algorithm>

#include <llvm/ADT/StringRef.h>

#include "compiler/base/utf8.h"
#include "compiler/base/words.h"

namespace aqua::tables {

using diagnostics::Code;
using diagnostics::Span;

namespace {

// The TOML library builds and frees nested tables recursively, and bounds only the nesting of brackets. Dotted keys
// nest as well: the place of a key with more than kMostDots dots in a row, or npos.
constexpr size_t kMostDots = 100;

bool isKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '"' || c == '\'';
}

size_t tooDeepKey(std::string_view text) {
  size_t dots = 0, start = 0;
  bool afterWord = false, gap = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '.') {
      if (++dots > kMostDots) return start;
      afterWord = gap = false;
    } else if (isKeyCharacter(c)) {
      if (afterWord && gap) dots = 0;
      if (dots == 0 && (!afterWord || gap)) start = i;
      afterWord = true;
      gap = false;
    } else if (c == ' ' || c == '\t') {
      gap = true;
    } else {
      dots = 0;
      afterWord = gap = false;
    }
  }
  return std::string_view::npos;
}

std::string_view typeName(const toml::node& node) {
  switch (node.type()) {
  case toml::node_type::table: return "a table";
  case toml::node_type::array: return "a list";
  case toml::node_type::string: return "a text";
  case toml::node_type::integer: return "an integer";
  case toml::node_type::floating_point: return "a number";
  case toml::node_type::boolean: return "a truth value";
  case toml::node_type::date: return "a date";
  case toml::node_type::time: return "a time";
  case toml::node_type::date_time: return "a date with time";
  case toml::node_type::none: break;
  }
  return "nothing";
}

}  // namespace

std::optional<toml::table> parse(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues) {
  std::string_view text = file.text();
  auto syntaxError = [&](size_t begin, size_t end, std::string_view reason) {
    Span span{&file, static_cast<uint32_t>(begin), static_cast<uint32_t>(std::min(end, text.size()))};
    issues.report(Code::TomlSyntax, span).arg("reason", reason);
    return std::nullopt;
  };
  if (size_t bad = base::firstInvalidUtf8(text); bad != std::string_view::npos)
    return syntaxError(bad, bad + 1, "the bytes are not UTF-8");
  if (size_t deep = tooDeepKey(text); deep != std::string_view::npos)
    return syntaxError(deep, deep + 1, "a key has more than " + std::to_string(kMostDots) + " parts");
  toml::parse_result parsed = toml::parse(text, std::string_view(file.path()));
  if (parsed) return std::move(parsed).table();
  Span span = Reader(file, issues).spanOf(parsed.error().source());
  return syntaxError(span.begin, std::max(span.end, span.begin + 1), parsed.error().description());
}

// TOML columns count code points. A line may be as long as the file: go on from the last place where that is possible.
uint32_t Reader::offsetOf(const toml::source_position& position) const {
  if (last_.line != position.line || last_.column > position.column)
    last_ = {position.line, 1, file_.lineStart(position.line)};
  uint32_t end = file_.lineStart(position.line + 1);
  std::string_view text = file_.text();
  for (; last_.column < position.column && last_.offset < end; ++last_.column)
    last_.offset += static_cast<uint32_t>(base::sequenceLength(text.substr(last_.offset)));
  return last_.offset;
}

Span Reader::spanOf(const toml::source_region& region) const {
  if (!region.begin) return {&file_, 0, 0};
  uint32_t begin = offsetOf(region.begin);
  uint32_t end = region.end ? offsetOf(region.end) : begin;
  // Places of values may include the blanks before them.
  std::string_view text = file_.text();
  while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  return {&file_, begin, std::max(begin, end)};
}

std::vector<Reader::Member> Reader::members(const toml::table& table) const {
  std::vector<Member> result;
  for (const auto& [key, node] : table) result.emplace_back(&key, &node);
  std::stable_sort(result.begin(), result.end(), [](const Member& a, const Member& b) {
    const auto &x = a.first->source().begin, &y = b.first->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  return result;
}

void Reader::checkKeys(const toml::table& table, std::span<const Key> keys, std::string_view where) {
  std::vector<std::string_view> names;
  for (const Key& known : keys)
    if (known.state == KeyState::Now) names.push_back(known.name);
  for (const auto& member : members(table)) {
    const toml::key* key = member.first;
    auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& known) { return known.name == key->str(); });
    if (found != keys.end() && found->state == KeyState::Now) continue;
    Span span = spanOf(key->source());
    auto reported = issues_.report(found != keys.end() ? Code::TomlLater : Code::TomlUnknownKey, span);
    reported.arg("key", key->str()).arg("where", where);
    std::string meant = found != keys.end() ? std::string() : std::string(base::nearest(key->str(), names));
    if (meant.empty()) continue;
    reported.help("did you mean `" + meant + "`?");
    reported.fix("write `" + meant + "`", {{span, meant}}, diagnostics::Applicability::Likely);
  }
}

void Reader::wrongType(const toml::node& node, std::string_view key, std::string_view expected) {
  issues_.report(Code::TomlWrongType, spanOf(node))
      .arg("key", key)
      .arg("seen", typeName(node))
      .arg("expected", expected);
}

void Reader::badValue(const toml::node& node, std::string_view value, std::string_view expected,
                      const std::string& help) {
  auto reported = issues_.report(Code::TomlBadValue, spanOf(node)).arg("value", value).arg("expected", expected);
  if (!help.empty()) reported.help(help);
}

void Reader::missing(const toml::node& node, std::string_view where, std::string_view key) {
  issues_.report(Code::TomlMissingKey, spanOf(node)).arg("where", where).arg("key", key);
}

const toml::table* Reader::asTable(const toml::node& node, std::string_view key) {
  if (!node.is_table()) wrongType(node, key, "a table");
  return node.as_table();
}

std::optional<std::string> Reader::asText(const toml::node& node, std::string_view key) {
  if (const auto* text = node.as_string()) return text->get();
  wrongType(node, key, "a text");
  return std::nullopt;
}

std::optional<std::string> Reader::text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? asText(*node, key) : std::nullopt;
}

std::optional<uint64_t> Reader::number(const toml::table& table, std::string_view key, uint64_t most) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto* number = node->as_integer();
  std::string expected = "a whole number from 0";
  if (most != INT64_MAX) expected += " to " + std::to_string(most);
  if (!number) {
    wrongType(*node, key, expected);
    return std::nullopt;
  }
  int64_t value = number->get();
  if (value >= 0 && static_cast<uint64_t>(value) <= most) return static_cast<uint64_t>(value);
  badValue(*node, std::to_string(value), expected);
  return std::nullopt;
}

const toml::table* Reader::table(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? asTable(*node, key) : nullptr;
}

const toml::array* Reader::array(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node && !node->is_array())
    wrongType(*node, key, node->is_table() ? "a list of tables: `[[` and `]]` around their names" : "a list");
  return node ? node->as_array() : nullptr;
}

std::optional<bool> Reader::truth(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  if (const auto* truth = node->as_boolean()) return truth->get();
  wrongType(*node, key, "`true` or `false`");
  return std::nullopt;
}

std::optional<size_t> Reader::word(const toml::table& table, std::string_view key,
                                   std::span<const std::string_view> words) {
  const toml::node* node = table.get(key);
  return node ? asWord(*node, key, words) : std::nullopt;
}

std::optional<size_t> Reader::asWord(const toml::node& node, std::string_view key,
                                     std::span<const std::string_view> words) {
  auto text = asText(node, key);
  if (!text) return std::nullopt;
  auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<size_t>(found - words.begin());
  std::string expected;
  for (const std::string_view& word : words)
    expected.append(expected.empty() ? "" : &word == &words.back() ? " or " : ", ").append("`").append(word) += '`';
  std::string meant(base::nearest(*text, words));
  badValue(node, *text, expected, meant.empty() ? "" : "did you mean `" + meant + "`?");
  return std::nullopt;
}

}  // namespace aqua::tables
