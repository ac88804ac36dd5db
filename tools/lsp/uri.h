// Document identifiers of the protocol and paths of the compiler.
#pragma once

#include <string>
#include <string_view>

namespace aqua::lsp {

/// `file:///a%20b.aqua` -> `/a b.aqua`, normalised. Other schemes stand for themselves: such a document can be checked,
/// but nothing on the disk has its name.
std::string pathOfUri(std::string_view uri);
std::string uriOfPath(std::string_view path);

}  // namespace aqua::lsp
