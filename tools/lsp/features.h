// What an editor asks about a place in a file, as functions of what the compiler knows. Offsets are bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/syntax/tree.h"

namespace aqua::lsp {

/// The name at `offset`; also when the offset is just behind it. Null: there is none that is known.
const ir::Use* useAt(const ir::Program& program, std::string_view path, uint32_t offset);

struct HoverText {
  diagnostics::Span span;
  std::string markdown;
};
/// The declaration as a program would write it, for calls of services the peer that executes them, and the comment
/// above the declaration.
std::optional<HoverText> hover(const ir::Program& program, std::string_view path, uint32_t offset);

/// The `import` or `use` whose file name is at `offset`.
const syntax::Import* importAt(const syntax::SyntaxTree& tree, uint32_t offset);

/// All places in open programs that mean the same thing as the one at `offset`.
std::vector<diagnostics::Span> references(const ir::Program& program, diagnostics::Span definition);

enum class OutlineKind : uint8_t { Constant, Alias, Data, Service, Ability, Function, Field, Method };
struct OutlineEntry {
  std::string_view name;
  std::string detail;  // the type
  OutlineKind kind;
  diagnostics::Span whole, nameSpan;
  std::vector<OutlineEntry> members;
};
std::vector<OutlineEntry> outline(const syntax::SyntaxTree& tree);

}  // namespace aqua::lsp
