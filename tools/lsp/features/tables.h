// Files of tables, which are manifests and scenarios: what their formats say about a place in them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/lsp/features/completion.h"
#include "tools/lsp/features/hover.h"
#include "tools/lsp/features/toml.h"

namespace aqua::lsp {

struct TableKey {
  enum class Shape : uint8_t { Value, Text, List, Table, Tables };
  std::string name, expected, about;
  std::string fallback;  // the default; empty: there is none
  bool needed = false;
  Shape shape = Shape::Value;
};
struct TableValue {
  std::string text;  // without quotes
  std::string about;
  bool quoted = true;  // it is a text
};

/// Who knows a format. A table is named by its path and the number of it, or of what is in it, in the text.
class TableFormat {
 public:
  virtual ~TableFormat() = default;
  /// What can stand in the table; nothing where names are one's own.
  virtual std::vector<TableKey> keysOf(const TomlPath& path, size_t number) const = 0;
  /// What the value of a key can be, as far as that can be listed.
  virtual std::vector<TableValue> valuesOf(const TomlPath& path, size_t number, const std::string& key) const = 0;
};

std::unique_ptr<TableFormat> manifestFormat();
/// `text` outlives it. Names come from the file, the one that it extends and the program that it is about.
std::unique_ptr<TableFormat> scenarioFormat(Workspace& workspace, const Document& document, const TomlText& text);

/// Proposals, and the part of the text that they replace.
struct TableProposals {
  uint32_t begin = 0, end = 0;
  std::vector<Proposal> proposals;
};
TableProposals completeTables(Workspace& workspace, const Document& document, uint32_t offset);

/// The key or value at the place. `span` has no file: it is a part of the text of the document.
std::optional<HoverText> hoverTables(Workspace& workspace, const Document& document, uint32_t offset);

/// Paths of the scenarios of the project that call this exported function of the document.
std::vector<std::string> scenariosThatCall(Workspace& workspace, const Document& document, std::string_view function);

}  // namespace aqua::lsp
