// Requests of the protocol, one function each: parameters to questions, answers to JSON. What is asked and what comes
// out is in ../features; the rows are in ../methods.def.
#pragma once

#include "tools/lsp/context.h"

namespace aqua::lsp {

#define LSP_REQUEST(method, handler, capability) Answer handler(Context& context, Params params);
#include "tools/lsp/methods.def"
#undef LSP_REQUEST

}  // namespace aqua::lsp
