// Where names are defined and used. Offsets are bytes; answers are in the order of files and places.
#pragma once

#include <vector>

#include "tools/lsp/index.h"

namespace aqua::lsp {

/// Where the name at a place is defined; of a name that means a variable and a field at once, both.
std::vector<diagnostics::Span> definitions(const Snapshot& snapshot, std::string_view path, uint32_t offset);

/// The declaration of the type of the value at a place; of a collection that of its elements, of a function that of its
/// results.
std::vector<diagnostics::Span> typeDefinitions(const Snapshot& snapshot, std::string_view path, uint32_t offset);

/// Where values of an ability or data type are made, and where a service gets an id.
std::vector<diagnostics::Span> implementations(const Snapshot& snapshot, std::string_view path, uint32_t offset);

/// All places that mean what the name at a place means.
std::vector<diagnostics::Span> references(const Snapshot& snapshot, std::string_view path, uint32_t offset,
                                          bool withDefinition);

struct Highlight {
  diagnostics::Span span;
  bool writes;  // a definition, or something is added to a stream
};
/// The name at a place in its file; on a keyword, the words that belong to it: `if` and `else`, `try` and its handlers,
/// `on` and where the particle leaves it.
std::vector<Highlight> highlights(const Snapshot& snapshot, std::string_view path, uint32_t offset);

/// The `import` or `use` whose file name is at `offset`.
const syntax::Import* importAt(const syntax::SyntaxTree& tree, uint32_t offset);

}  // namespace aqua::lsp
