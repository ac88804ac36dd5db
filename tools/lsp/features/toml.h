// A file of TOML while somebody writes it: its tables, and what stands at a place. Reads whatever comes: an open string
// ends with its line, an open list where the next key or table begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::lsp {

using TomlPath = std::vector<std::string>;  // names of tables from the top; the tables of a list have one path

struct TomlMember {
  std::string key;
  std::string text;  // of a value in quotes on one line, without them
};
struct TomlTable {
  TomlPath path;
  std::vector<TomlMember> members;

  /// The text of a member; null: there is none.
  const std::string* textOf(std::string_view key) const;
};

struct TomlPlace {
  enum class Kind : uint8_t {
    Nowhere,  // in a comment, or behind a value
    Header,   // in `[...]`: the word is one of the names
    Key,
    Value,
  };
  Kind kind = Kind::Nowhere;
  size_t table = 0;             // number of the table around it; of a header: of the last one before it
  TomlPath path;                // of that table; of a header: the names before the word
  std::string key;              // Value: whose value it is, or belongs to
  uint32_t begin = 0, end = 0;  // of the word; both the offset when there is none
  bool quoted = false;          // it stands in quotes
};

struct TomlText {
  std::vector<TomlTable> tables;  // in the order of the file; the first one is that of the file
  TomlPlace place;

  /// The last table with this path up to number `last`; null: there is none.
  const TomlTable* find(const TomlPath& path, size_t last) const;
};
TomlText scanToml(std::string_view text, uint32_t offset);

}  // namespace aqua::lsp
