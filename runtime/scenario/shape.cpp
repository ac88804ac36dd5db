#include "runtime/scenario/shape.h"

#include <algorithm>

#include "runtime/crypto/keys.h"
#include "runtime/scenario/format.h"
#include "runtime/scenario/toml_values.h"
#include "runtime/values/budget.h"

namespace aqua::sim {

using diagnostics::Code;

namespace {

uint16_t kindOf(const toml::node& node) {
  switch (node.type()) {
  case toml::node_type::string: return kText;
  case toml::node_type::integer: return kInteger;
  case toml::node_type::floating_point: return kFloat;
  case toml::node_type::boolean: return kTruth;
  case toml::node_type::array: return kList;
  case toml::node_type::table: return kTable;
  case toml::node_type::date_time: return node.as_date_time()->get().offset ? kMoment : 0;
  case toml::node_type::date:
  case toml::node_type::time:
  case toml::node_type::none: break;
  }
  return 0;
}

bool isWithinBounds(int64_t number, Form form) {
  struct Bounds {
    Form form;
    int64_t least, most;
  };
  constexpr Bounds kBounds[] = {{Form::Whole, 0, INT64_MAX},       {Form::Positive, 1, INT64_MAX},
                                {Form::Small, 0, UINT32_MAX},      {Form::Factor, 1, UINT32_MAX},
                                {Form::Slots, 1, UINT16_MAX + 1},  {Form::Millionths, -500'000, 500'000},
                                {Form::Code, INT32_MIN, INT32_MAX}};
  for (const Bounds& bounds : kBounds)
    if (bounds.form == form && (number < bounds.least || number > bounds.most)) return false;
  return form != Form::Code || number != 0;
}

/// As far as it can be told without the library that asks.
bool isHttpRule(std::string_view text) {
  auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
  size_t blank = text.find(' ');
  if (blank != text.npos && (blank == 0 || !std::all_of(text.begin(), text.begin() + blank, isUpper))) return false;
  std::string_view url = blank == text.npos ? text : text.substr(blank + 1);
  size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : url.size();
  return host < url.size() && url[host] != '/' && url.find(' ') == url.npos;
}

bool isTopology(std::string_view text) {
  return text == "full" || text == "explicit" || (text.starts_with("star:") && text.size() > 5);
}

/// Is `key` there? `KEY:table` and `KEY:true` ask for the kind of its value as well.
bool isThere(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(keyOf(key));
  if (!node || key.ends_with(":table")) return node && node->is_table();
  return !key.ends_with(":true") || node->is_boolean();
}

class ShapeChecker {
 public:
  explicit ShapeChecker(tables::Reader& toml) : toml_(toml) {}

  // Recursion: over the tables of the format, which do not contain each other, and over values, whose depth is bounded
  // before parsing.
  void table(const toml::table& table, TableKind kind) {
    if (kind == TableKind::Event) kind = event(table);
    std::vector<const KeyInfo*> known = keysOf(kind);
    std::vector<tables::Key> names;
    names.reserve(known.size());
    for (const KeyInfo* info : known) names.push_back(info->key);
    toml_.checkKeys(table, names, infoOf(kind).where);
    for (const KeyInfo* info : known) {
      const toml::node* node = table.get(info->key.name);
      if (!node && info->isNeeded() && kind != TableKind::Top) toml_.missing(table, infoOf(kind).where, info->key.name);
      if (node && info->key.state == tables::KeyState::Now) value(*node, info->key.name, info->type);
    }
    for (const ChoiceInfo& choice : choicesOf(kind)) this->choice(table, kind, choice);
  }

 private:
  /// The table of the operands that belong to its word.
  TableKind event(const toml::table& table) {
    auto deed = wordIn(table, "do", WordSet::Deed);
    if (!deed) return TableKind::Event;
    const toml::node* until = table.get("until");
    if (until && !lasts(static_cast<Deed>(*deed)))
      exclusive(*until, "do = \"" + std::string(wordOf(static_cast<Deed>(*deed))) + "\"", "until")
          .help("it is over at once");
    return operandsOf(*deed);
  }

  diagnostics::Reported exclusive(const toml::node& node, std::string_view first, std::string_view second) {
    return toml_.issues().report(Code::ScenarioExclusive, toml_.spanOf(node)).arg("first", first).arg("second", second);
  }

  void choice(const toml::table& table, TableKind kind, const ChoiceInfo& choice) {
    using How = ChoiceInfo::How;
    std::vector<std::string_view> there;  // in the order of the file
    for (const auto& [key, node] : toml_.members(table))
      for (std::string_view wanted : choice.keys)
        if (keyOf(wanted) == key->str() && isThere(table, wanted)) there.push_back(key->str());
    if (choice.how == How::Excludes) return excludes(table, choice);
    bool asked = choice.how == How::Needs ? isThere(table, choice.key) : choice.how != How::OneAtMost;
    if (asked && there.empty()) toml_.missing(table, infoOf(kind).where, orList(choice.keys));
    if (choice.how == How::One || choice.how == How::OneAtMost)
      for (size_t i = 1; i < there.size(); ++i) exclusive(*table.get(there[i]), there[i - 1], there[i]);
  }

  /// Verdicts must not depend on the order of events at different peers.
  void excludes(const toml::table& table, const ChoiceInfo& choice) {
    const toml::table* inner = tableIn(table, choice.key);
    for (std::string_view key : choice.keys)
      if (const toml::node* node = inner ? inner->get(key) : nullptr)
        exclusive(*node, choice.key, key)
            .help("no check looks at several peers at the same instant; `eventually` looks at the end");
  }

  /// "a`, `b` or `c", for a place between quotes.
  static std::string orList(const std::vector<std::string_view>& keys) {
    std::string text;
    for (size_t i = 0; i < keys.size(); ++i)
      text.append(i == 0 ? "" : i + 1 < keys.size() ? "`, `" : "` or `").append(keyOf(keys[i]));
    return text;
  }

  void value(const toml::node& node, std::string_view key, Type type) {
    if (type.orYes && node.is_boolean()) return form(node, key, Form::Yes);
    if (type.lists > 0) return list(node, key, type);
    if (type.form == Form::Word) {
      toml_.asWord(node, key, wordsOf(type.words));
    } else if (type.form == Form::Table) {
      if (const toml::table* table = toml_.asTable(node, key)) this->table(*table, type.table);
    } else if (type.form == Form::Named) {
      if (const toml::table* named = toml_.asTable(node, key))
        for (const auto& [name, member] : toml_.members(*named))
          if (const toml::table* table = toml_.asTable(*member, name->str())) this->table(*table, type.table);
    } else {
      form(node, key, type.form);
    }
  }

  void list(const toml::node& node, std::string_view key, Type type) {
    bool meantOne = type.form == Form::Table && node.is_table();
    if (!node.is_array())
      return toml_.wrongType(node, key, meantOne ? "a list of tables: `[[` and `]]` around their names" : "a list");
    if (type.filled && node.as_array()->empty()) return toml_.badValue(node, "[]", "a list that is not empty");
    --type.lists;
    for (const toml::node& item : *node.as_array()) value(item, key, type);
  }

  void form(const toml::node& node, std::string_view key, Form form) {
    const FormInfo& info = infoOf(form);
    if ((kindOf(node) & info.kinds) == 0 && info.kinds != kEverything) return toml_.wrongType(node, key, info.expected);
    if (!fits(node, form)) toml_.badValue(node, shown(node), info.expected);
  }

  std::string shown(const toml::node& node) {
    return node.is_string() ? node.as_string()->get() : std::string(toml_.spanOf(node).text());
  }

  bool texts(const toml::table& table) {
    for (const auto& [key, node] : toml_.members(table))
      if (!node->is_string()) toml_.wrongType(*node, key->str(), "a text");
    return true;
  }

  /// Forms with parts report what is wrong with these at their place.
  bool fits(const toml::node& node, Form form) {
    const std::string* text = node.is_string() ? &node.as_string()->get() : nullptr;
    switch (form) {
    case Form::Whole:
    case Form::Positive:
    case Form::Small:
    case Form::Factor:
    case Form::Slots:
    case Form::Millionths:
    case Form::Code: return isWithinBounds(node.as_integer()->get(), form);
    case Form::Yes: return node.as_boolean()->get();
    case Form::Duration: return parseDuration(*text).has_value();
    case Form::Skew: return parseSignedDuration(*text).has_value();
    case Form::Range: return range(node);
    case Form::Modules: return modules(node);
    case Form::HttpRule: return isHttpRule(*text);
    case Form::Programs: return programs(*node.as_table());
    case Form::Windows: return windows(*node.as_table());
    case Form::Work: return toWork(node).has_value();
    case Form::Chance: return toChance(node).has_value();
    case Form::Moment: return toMoment(node).has_value();
    case Form::Size: return values::parseSize(*text).has_value();
    case Form::Key: return key(*text);
    case Form::Number:
    case Form::Value:
    case Form::Values:
    case Form::Args: return valueOrReport(node, false);
    case Form::Constant: return !text || text->find('"') == std::string::npos;  // texts of Aqua have no escapes
    case Form::Constants: return constants(*node.as_table());
    case Form::Scripts:
    case Form::Files: return texts(*node.as_table());
    case Form::Matcher:
    case Form::SomeMatchers: return matcher(node);
    case Form::Satisfies: return satisfies(*node.as_table());
    case Form::Peer: return !text->empty();
    case Form::Peers: return peers(node);
    case Form::Pair: return pair(*node.as_array());
    case Form::Topology: return isTopology(*text);
    case Form::Path: return path(node, *text);
    case Form::Source: return toSource(*text).has_value();
    case Form::Action: return toAction(*text, false).has_value();
    case Form::FunctionName: return toAction(*text, true).has_value();
    case Form::MessageKey: return toMessageEnds(*text).has_value();
    case Form::Deviation: return toDeviation(*text).has_value();
    case Form::Version:  // whoever reads the file looks at it first
    case Form::Text:
    case Form::Integer:
    case Form::Truth:
    case Form::Word:
    case Form::Table:
    case Form::Named: break;
    }
    return true;
  }

  bool valueOrReport(const toml::node& node, bool patterns) {
    BadPart bad;
    if (toValue(node, bad, patterns)) return true;
    if (bad.code == Code::TomlWrongType) toml_.wrongType(*bad.node, "value", bad.text);
    else if (bad.code == Code::TomlBadValue) toml_.badValue(*bad.node, shown(*bad.node), bad.text);
    else toml_.issues().report(bad.code, toml_.spanOf(*bad.node)).arg("reason", bad.text);
    return true;
  }

  bool range(const toml::node& node) {
    const toml::table* quantiles = node.as_table();
    if (!quantiles) return toRange(node).has_value();
    size_t before = toml_.issues().errorCount();
    std::vector<std::string> names;
    for (int percent = 0; percent <= 100; ++percent) names.push_back("p" + std::to_string(percent));
    std::vector<tables::Key> keys;
    for (const std::string& name : names) keys.push_back({name});
    toml_.checkKeys(*quantiles, keys, "quantiles");
    for (const auto& [key, member] : toml_.members(*quantiles)) form(*member, key->str(), Form::Duration);
    if (!quantiles->contains("p100")) toml_.missing(node, "quantiles", "p100");
    if (toml_.issues().errorCount() == before && !toRange(node))
      toml_.badValue(node, shown(node), "quantiles that do not fall");
    return true;
  }

  bool modules(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (!table) return true;
    const std::vector<tables::Key> keys{{"module"}, {"config"}};
    toml_.checkKeys(*table, keys, "`wasm`");
    for (const tables::Key& key : keys)
      if (const toml::node* member = table->get(key.name)) form(*member, key.name, Form::Text);
    if (table->empty()) toml_.missing(node, "`wasm`", "module` or `config");
    return true;
  }

  bool programs(const toml::table& table) {
    constexpr std::string_view kExpected = "an absolute path, `builtin:http` or `{ answers = FILE }`";
    for (const auto& [key, node] : toml_.members(table)) {
      const auto* path = node->as_string();
      const toml::table* list = node->as_table();
      if (path && !path->get().starts_with('/') && path->get() != "builtin:http")
        toml_.badValue(*node, path->get(), kExpected);
      else if (list) answers(*list);
      else if (!path) toml_.wrongType(*node, key->str(), kExpected);
    }
    return true;
  }

  void answers(const toml::table& table) {
    const std::vector<tables::Key> keys{{"answers"}};
    toml_.checkKeys(table, keys, "a program");
    if (const toml::node* file = table.get("answers")) form(*file, "answers", Form::Text);
    else toml_.missing(table, "a program", "answers");
  }

  bool windows(const toml::table& table) {
    for (const auto& [key, node] : toml_.members(table)) {
      const auto* path = node->as_string();
      if (!path) toml_.wrongType(*node, key->str(), "the path of a folder");
      else if (path->get().empty() || path->get() == kReadOnly)
        toml_.badValue(*node, path->get(), "the path of a folder");
    }
    return true;
  }

  static bool key(const std::string& text) {
    auto bytes = crypto::fromBase58(text);
    return bytes && (bytes->size() == 32 || bytes->size() == 64);  // 64: the public key follows
  }

  bool constants(const toml::table& table) {
    for (const auto& [key, node] : toml_.members(table)) form(*node, key->str(), Form::Constant);
    return true;
  }

  /// From the inside to the outside, so that what is wrong is reported where it is.
  bool matcher(const toml::node& node) {
    size_t before = toml_.issues().errorCount();
    if (const auto* list = node.as_array())
      for (const toml::node& item : *list) matcher(item);
    if (const auto* table = node.as_table())
      for (const auto& [key, member] : toml_.members(*table)) matcher(*member);
    if (toml_.issues().errorCount() != before) return true;
    BadPart bad;
    auto value = toValue(node, bad, true);
    if (!value) return valueOrReport(node, true);
    std::string problem;
    if (!Matcher::read(*value, problem)) toml_.badValue(node, shown(node), problem);
    return true;
  }

  bool satisfies(const toml::table& table) {
    if (const toml::node* field = table.get("field"); !field) toml_.missing(table, "`satisfies`", "field");
    else form(*field, "field", Form::Path);
    toml::table pattern = table;
    pattern.erase("field");
    return matcher(pattern);
  }

  bool peers(const toml::node& node) {
    if (node.is_string()) return fits(node, Form::Peer);
    if (node.as_array()->empty()) return false;
    for (const toml::node& item : *node.as_array()) form(item, "a peer", Form::Peer);
    return true;
  }

  bool pair(const toml::array& list) {
    if (list.size() != 2) return false;
    for (const toml::node& item : list) form(item, "between", Form::Peer);
    return true;
  }

  bool path(const toml::node& node, const std::string& text) {
    auto path = Path::parse(text);
    if (!path)
      toml_.issues().report(Code::ScenarioPath, toml_.spanOf(node)).arg("path", text).arg("reason", path.error());
    return true;
  }

  tables::Reader& toml_;
};

}  // namespace

void checkShape(const toml::table& top, tables::Reader& toml) { ShapeChecker(toml).table(top, TableKind::Top); }

}  // namespace aqua::sim
