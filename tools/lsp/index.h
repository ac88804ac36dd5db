// Names of a program: what each place means, and all places of each meaning. Made once from the uses that the checker
// recorded; never changes.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"

namespace aqua::lsp {

using SymbolId = uint32_t;

struct Symbol {
  std::string_view name;  // where it is defined
  ir::SymbolKind kind;
  const ir::Type* type;          // of the value, or the named type; null for modules
  diagnostics::Span definition;  // its name; null: built in, or a file without a header
  diagnostics::Span doc;
};

/// A name in a text. Of a path (`Lib.f`) it is the last part. The text may be another than that of the symbol: after
/// `as`, and where a file is imported.
struct Occurrence {
  diagnostics::Span place;
  SymbolId symbol;
  bool isDefinition;
};

class Index {
 public:
  explicit Index(const ir::Program& program);

  const Symbol& operator[](SymbolId id) const { return symbols_[id]; }
  SymbolId size() const { return static_cast<SymbolId>(symbols_.size()); }
  /// The name at `offset`, also just behind it; null: none. Where one name means a variable and a field, the variable.
  const Occurrence* at(std::string_view path, uint32_t offset) const;
  /// All that the name at the place of `occurrence` means, mostly one thing.
  std::span<const Occurrence> meanings(const Occurrence& occurrence) const;
  /// Those of a file, in reading order; empty for a file that did not take part.
  std::span<const Occurrence> in(std::string_view path) const;
  /// All places of a symbol, file by file.
  std::span<const uint32_t> of(SymbolId symbol) const;
  const Occurrence& occurrence(uint32_t number) const { return occurrences_[number]; }

  /// Null: it did not take part.
  const syntax::SyntaxTree* tree(std::string_view path) const;

 private:
  struct File {
    const syntax::SyntaxTree* tree = nullptr;
    uint32_t begin = 0, end = 0;  // in `occurrences_`
  };
  std::vector<Symbol> symbols_;
  std::vector<Occurrence> occurrences_;             // by file, then place
  std::vector<uint32_t> bySymbol_, firstOfSymbol_;  // numbers of occurrences; where those of each symbol begin
  std::map<std::string_view, File> files_;
};

/// What requests are answered from.
struct Snapshot {
  explicit Snapshot(std::shared_ptr<const ir::Program> checked, diagnostics::DiagnosticList found = {})
      : program(std::move(checked)), index(*program), issues(std::move(found)) {}
  std::shared_ptr<const ir::Program> program;  // keeps alive what `index` points into
  Index index;
  diagnostics::DiagnosticList issues;  // of projects
};

}  // namespace aqua::lsp
