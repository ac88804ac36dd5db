// Pieces of text that changes of a program are made of.
#pragma once

#include <string>
#include <string_view>

#include "tools/lsp/features/actions.h"

namespace aqua::lsp {

inline constexpr size_t kIndent = 2;

/// The statements as whole lines, with the blanks before the first one.
diagnostics::Span linesOf(syntax::Block statements);
size_t indentOf(syntax::Block statements);
/// Lines of a block that is indented by `from` blanks, indented by `to`. Blank lines stay as they are; a comment may
/// begin further left, and loses only the blanks that it has.
std::string indented(std::string_view text, size_t from, size_t to);

/// The file can write the type: its names are used in it with this meaning, or are defined in it.
bool isWritable(const Selection& selection, const ir::Type* type);
/// The type of a literal, or of literals in lists, cannot be written: one that they fit.
std::string typeText(const ir::Type& type);
/// A name that is nowhere in the file.
std::string freshName(const Selection& selection, std::string_view wanted);
/// A value of the type that is easy to find again.
std::string emptyValue(const ir::Type& type);

}  // namespace aqua::lsp
