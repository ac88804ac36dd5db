// What names mean: the tables of one file (what it sees, what it shows to importers) and the names inside a
// function. (LANGUAGE.md 4.)
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/modules/graph.h"

namespace aqua::sema {

using diagnostics::Span;

inline constexpr uint32_t kNotImported = 0;

struct TypeEntry {
  const ir::Type* type = nullptr;
  const ir::Service* service = nullptr;  // a service under its own name or a new one; null for aliases of services
  ir::SymbolKind kind{};
  Span span;
  uint32_t slot = kNotImported;  // which import it came by, see Imported
  bool undeclared = false;       // see Names

  bool operator==(const TypeEntry& other) const { return type == other.type && service == other.service; }
};

/// A top-level function or a constant.
struct ValueEntry {
  const ir::Function* function = nullptr;
  const ir::Value* constant = nullptr;  // literal or special value
  Span span;
  uint32_t slot = kNotImported;
  bool undeclared = false;  // see Names

  bool operator==(const ValueEntry& other) const { return function == other.function && constant == other.constant; }
};

/// Names in order of definition, found by hash. Names may be paths (`Lib.Sub`).
template <class T> class Table {
 public:
  struct Item {
    std::string_view name;
    T value;
  };
  T* find(std::string_view name) {
    auto found = index_.find(name);
    return found == index_.end() ? nullptr : &items_[found->second].value;
  }
  const T* find(std::string_view name) const { return const_cast<Table*>(this)->find(name); }
  /// Adds or replaces.
  void set(std::string_view name, const T& value) {
    auto [found, added] = index_.emplace(name, static_cast<uint32_t>(items_.size()));
    if (added) {
      items_.push_back({name, value});
      longestPath_ = std::max(longestPath_, 1 + static_cast<size_t>(std::count(name.begin(), name.end(), '.')));
    } else {
      items_[found->second].value = value;
    }
  }
  /// Parts of the name with most parts; 0 when there is no name.
  size_t longestPath() const { return longestPath_; }
  const std::vector<Item>& items() const { return items_; }
  bool empty() const { return items_.empty(); }

 private:
  std::unordered_map<std::string_view, uint32_t> index_;
  std::vector<Item> items_;
  size_t longestPath_ = 0;
};

struct Names;
struct ModuleEntry {
  const Names* names = nullptr;
  Span span;
  bool incomplete = false;  // its file could not be read completely
  uint32_t slot = kNotImported;
};

/// A file shows what it declares, and what it imports under its own name: the official compiler lets that through
/// whatever `declares` says, and programs rely on it. Such names are `undeclared`: definitions of one's own come first.
struct Names {
  Table<TypeEntry> types;      // data, alias, ability, service
  Table<ValueEntry> values;    // functions and constants
  Table<ModuleEntry> modules;  // by `use`
};

/// One thing an import brings: a listed name, a whole file, or a module. For the lint about unused imports.
struct Imported {
  Span span;
  std::string_view what;
  bool whole = false;
  bool used = false;
  bool renamed = false;  // by `as`
};

/// An export of a file, or of one that it imports.
struct ExportEntry {
  std::string_view name;  // before `as`
  ir::Export exported;
};

/// A checked file.
struct Module {
  const modules::ModuleFile* file = nullptr;
  std::string_view name;             // empty: no header
  Names scope;                       // what its own text may use
  Names declared;                    // what importers get
  std::vector<ExportEntry> exports;  // those of imported files first; not through `use`
  bool incomplete = false;           // a file it needs could not be read: names may be missing through no fault
};

/// A name inside a function that is visible now.
struct Local {
  const ir::Variable* variable = nullptr;
  ir::SymbolKind kind{};
  uint32_t uses = 0;
  uint32_t reads = 0;  // uses of a stream that cannot make it grow
  Span waits;          // where an element of a stream is waited for
  bool pushed = false;
  bool assigned = false;  // by `=`, or a closure
};

}  // namespace aqua::sema
