// The format of `aqua.toml` as data, from project_keys.def: the reader checks files by it, and the language server
// proposes what it has.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "compiler/tables/reader.h"

namespace aqua::project {

enum class TableKind : uint8_t { Top, Project, Imports, Test, Build };
enum class KeyForm : uint8_t { Text, Texts, Truth, Number, Table, Tables, Open, Word, Words };
struct KeyInfo {
  TableKind table;
  tables::Key key;
  KeyForm form;
  std::span<const std::string_view> words;
  std::string_view text;
};
std::span<const KeyInfo> allKeys();

}  // namespace aqua::project
