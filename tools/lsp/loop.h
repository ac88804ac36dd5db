// The server on two streams. Two threads: one reads `in` ahead and does nothing else, the caller's does all the rest,
// writing included; what they share is one queue behind one lock.
#pragma once

#include <iosfwd>
#include <optional>

#include "tools/lsp/server.h"

namespace aqua::lsp {

/// Serves until `exit` or the end of `in`. Returns the exit code: 0 after an orderly `shutdown`, else 1; nothing when
/// `in` broke off.
std::optional<int> serve(std::streambuf& in, std::ostream& out, const modules::FileSystem& disk, ServerOptions options);

}  // namespace aqua::lsp
