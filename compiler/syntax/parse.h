// Aqua text to syntax tree.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace aqua::syntax {

struct Limits {
  uint32_t maxBytes = 64u << 20;   // larger files are refused
  uint32_t maxTokens = 1'000'000;  // with more the file is refused; memory is about 500 bytes a token
  uint32_t maxDepth = 1000;        // nesting of brackets, blocks and types
};

struct Parsed {
  SyntaxTreePtr tree;  // never null
  diagnostics::DiagnosticList issues;
};

/// Never fails and never throws: what cannot be read becomes Error nodes and diagnostics.
Parsed parse(const SourceFilePtr& source, const Limits& limits = {});

struct ParsedCall {
  SyntaxTreePtr tree;            // owns the value's nodes
  const Value* value = nullptr;  // null when there are errors
  diagnostics::DiagnosticList issues;
};
/// A single value such as `f("a", [1, 2])`, as in call strings given to `aqua run`.
ParsedCall parseValue(const SourceFilePtr& source, const Limits& limits = {});

}  // namespace aqua::syntax
