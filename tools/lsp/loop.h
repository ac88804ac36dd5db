// The server on two streams.
#pragma once

#include <iosfwd>

#include "tools/lsp/server.h"

namespace aqua::lsp {

/// Serves until `exit` or the end of `in`. Returns the exit code: 0 after an orderly `shutdown`, else 1.
int serve(std::istream& in, std::ostream& out, const modules::FileSystem& disk, ServerOptions options);

}  // namespace aqua::lsp
