#include "tools/lsp/features/tables.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::lsp {

namespace {

std::unique_ptr<TableFormat> formatOf(Workspace& workspace, const Document& document, const TomlText& text) {
  if (document.language == Language::Manifest) return manifestFormat();
  return scenarioFormat(workspace, document, text);
}

bool isTable(const TableKey& key) {
  return key.shape == TableKey::Shape::Table || key.shape == TableKey::Shape::Tables;
}

/// As it is put in, with a place for the value.
std::string keySnippet(const TableKey& key) {
  switch (key.shape) {
  case TableKey::Shape::Value: return key.name + " = $1";
  case TableKey::Shape::Text: return key.name + " = \"$1\"";
  case TableKey::Shape::List: return key.name + " = [$1]";
  case TableKey::Shape::Table: return key.name + " = { $1 }";
  case TableKey::Shape::Tables: return key.name + " = [{ $1 }]";
  }
  return key.name;
}

void addKeys(const TableFormat& format, std::string_view file, const TomlText& text, std::vector<Proposal>& found) {
  const TomlPlace& place = text.place;
  const std::string_view word = file.substr(place.begin, place.end - place.begin);
  const size_t behind = std::min(file.find_first_not_of(" \t", place.end), file.size());
  const bool valued = behind < file.size() && file[behind] == '=';
  // In the lines of the file itself its tables have headers of their own.
  const bool top = place.path.empty();
  std::vector<TableKey> keys = format.keysOf(place.path, place.table);
  std::stable_partition(keys.begin(), keys.end(), [](const TableKey& key) { return key.needed; });
  for (const TableKey& key : keys) {
    if (key.name != word && text.tables[place.table].textOf(key.name)) continue;
    Proposal proposal{.label = key.name, .insert = keySnippet(key), .snippet = true};
    if (top && key.shape == TableKey::Shape::Table) proposal.insert = fmt::format("[{}]\n$0", key.name);
    if (top && key.shape == TableKey::Shape::Tables) proposal.insert = fmt::format("[[{}]]\n$0", key.name);
    if (valued) proposal.insert = key.name;
    proposal.symbol = ir::SymbolKind::Field;
    proposal.detail = key.expected;
    proposal.about = key.about;
    found.push_back(std::move(proposal));
  }
}

/// Names of tables for `[...]` and `[[...]]`.
void addHeaders(const TableFormat& format, std::string_view file, const TomlText& text, std::vector<Proposal>& found) {
  const TomlPlace& place = text.place;
  const bool list = place.begin >= 2 && file.substr(place.begin - 2, 2) == "[[";
  for (const TableKey& key : format.keysOf(place.path, place.table)) {
    const bool fits = !place.path.empty() || (key.shape == TableKey::Shape::Tables) == list;
    if (!isTable(key) || !fits) continue;
    Proposal proposal{.label = key.name, .insert = key.name};
    proposal.symbol = ir::SymbolKind::Module;
    proposal.about = key.about;
    found.push_back(std::move(proposal));
  }
}

void addValues(const TableFormat& format, const TomlText& text, std::vector<Proposal>& found) {
  const TomlPlace& place = text.place;
  for (const TableValue& value : format.valuesOf(place.path, place.table, place.key)) {
    if (place.quoted && !value.quoted) continue;
    const std::string written = value.quoted && !place.quoted ? fmt::format("\"{}\"", value.text) : value.text;
    Proposal proposal{.label = written, .insert = written};
    proposal.symbol = ir::SymbolKind::Constant;
    proposal.about = value.about;
    found.push_back(std::move(proposal));
  }
}

const TableKey* named(const std::vector<TableKey>& keys, std::string_view name) {
  auto found = std::find_if(keys.begin(), keys.end(), [&](const TableKey& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string textOf(const TableKey& key) {
  std::string text = fmt::format("`{}`: {}\n\n{}", key.name, key.expected, key.about);
  if (key.needed) return text + "\n\nNeeded.\n";
  return key.fallback.empty() ? text + "\n" : text + fmt::format("\n\nDefault: {}.\n", key.fallback);
}

}  // namespace

TableProposals completeTables(Workspace& workspace, const Document& document, uint32_t offset) {
  const TomlText text = scanToml(document.text, offset);
  const std::unique_ptr<TableFormat> format = formatOf(workspace, document, text);
  TableProposals result{text.place.begin, text.place.end, {}};
  switch (text.place.kind) {
  case TomlPlace::Kind::Nowhere: break;
  case TomlPlace::Kind::Header: addHeaders(*format, document.text, text, result.proposals); break;
  case TomlPlace::Kind::Key: addKeys(*format, document.text, text, result.proposals); break;
  case TomlPlace::Kind::Value: addValues(*format, text, result.proposals); break;
  }
  return result;
}

std::optional<HoverText> hoverTables(Workspace& workspace, const Document& document, uint32_t offset) {
  const TomlText text = scanToml(document.text, offset);
  const TomlPlace& place = text.place;
  if (place.kind == TomlPlace::Kind::Nowhere || place.begin == place.end) return std::nullopt;
  const std::unique_ptr<TableFormat> format = formatOf(workspace, document, text);
  const std::string word = document.text.substr(place.begin, place.end - place.begin);
  const diagnostics::Span span{nullptr, place.begin, place.end};
  const bool value = place.kind == TomlPlace::Kind::Value;
  const std::vector<TableKey> keys = format->keysOf(place.path, place.table);
  std::string about;
  if (value)
    for (const TableValue& each : format->valuesOf(place.path, place.table, place.key))
      if (each.text == word) about = each.about;
  const TableKey* key = named(keys, value ? place.key : word);
  if (about.empty() && !key) return std::nullopt;
  if (!about.empty() && key) about += "\n\n";
  return HoverText{span, about + (key ? textOf(*key) : "")};
}

}  // namespace aqua::lsp
