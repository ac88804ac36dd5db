// Files and their names in imports: what an import would bring, and paths.
#pragma once

#include <optional>
#include <vector>

#include "tools/lsp/features/completion.h"

namespace aqua::lsp {

/// Paths for the text of an import around the cursor; nothing: the cursor is not in one.
std::optional<std::vector<Proposal>> completePath(Workspace& workspace, const Document& document, uint32_t offset);

/// Names that other files of the project and the standard library declare and the document does not see, which begin
/// with what is written; each with the edit that imports it.
std::vector<Proposal> importable(Workspace& workspace, const Document& document, const Cursor& cursor, uint32_t offset,
                                 const Asked& asked);

/// The edit that imports `name` of `file` into a tree: into a line that imports from there, or as a line of its own.
std::optional<TextEdit> importEdit(const syntax::SyntaxTree& tree, std::string_view name, std::string_view file);

/// How a file names another one in an import: below an import folder of the project, in the standard library, or by the
/// way from its own folder.
std::string importName(Workspace& workspace, const Document& importing, const std::string& file);

/// What a file shows to those that import it.
std::vector<const syntax::Item*> declaredItems(const syntax::SyntaxTree& tree);

}  // namespace aqua::lsp
