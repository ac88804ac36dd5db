// The scenario format as data: tables, keys, forms of values and words, as the .def files of this room say. The reader
// checks files by it, and the JSON schema is written from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/tables/reader.h"

namespace aqua::sim {

enum class TableKind : uint8_t {
#define SCENARIO_TABLE(Id, Base, where, text) Id,
#include "runtime/scenario/scenario_tables.def"
#undef SCENARIO_TABLE
#define DEED(Id, word, undo) Event##Id,
#include "runtime/scenario/deeds.def"
#undef DEED
};
struct TableInfo {
  TableKind kind, base;
  std::string_view where;  // in messages
  std::string_view text;
  std::string_view id;  // of its definition in the schema
};
const TableInfo& infoOf(TableKind kind);
std::span<const TableInfo> allTables();
/// Of an event with this word.
TableKind operandsOf(size_t deed);

enum class WordSet : uint8_t {
#define SCENARIO_WORDS(Set) Set,
#include "runtime/scenario/scenario_words.def"
};
/// In the order of the enumeration that they stand for.
std::span<const std::string_view> wordsOf(WordSet set);

enum class Form : uint8_t {
#define FORM(Id, kinds, expected, schema) Id,
#include "runtime/scenario/scenario_forms.def"
#undef FORM
  Word,   // one of a set
  Table,  // a table
  Named,  // a table of tables with names of one's own
};
/// Kinds of TOML values, as a set.
enum Kinds : uint16_t {
  kText = 1,
  kInteger = 2,
  kFloat = 4,
  kTruth = 8,
  kMoment = 16,
  kList = 32,
  kTable = 64,
  kEverything = 0xffff,
};
struct FormInfo {
  std::string_view id;
  uint16_t kinds;
  std::string_view expected, schema;
};
/// Not for those that are words or tables.
const FormInfo& infoOf(Form form);

struct Type {
  Form form{};
  TableKind table{};    // Table, Named
  WordSet words{};      // Word
  uint8_t lists = 0;    // so many lists around it,
  bool filled = false;  // none of them empty
  bool orYes = false;   // or `true`
};

struct KeyInfo {
  TableKind table;
  tables::Key key;
  Type type;
  std::string_view fallback;  // the default; `needed`
  std::string_view text;

  bool isNeeded() const;
};
/// Keys of a table, those of its base last.
std::vector<const KeyInfo*> keysOf(TableKind kind);

/// Keys of a table that depend on each other.
struct ChoiceInfo {
  enum class How : uint8_t { One, OneAtMost, Some, Needs, Excludes } how;
  std::string_view key;  // Needs, Excludes
  /// Those that the table has. `KEY:table` and `KEY:true` stand for the key when that is its value.
  std::vector<std::string_view> keys;
};
std::vector<ChoiceInfo> choicesOf(TableKind kind);
/// `never:table` -> `never`
std::string_view keyOf(std::string_view choice);

}  // namespace aqua::sim
