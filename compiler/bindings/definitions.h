// How the official client describes types, functions and services.
#pragma once

#include <llvm/Support/JSON.h>

#include "compiler/ir/ir.h"

namespace aqua::bindings {

void writeFunction(llvm::json::OStream& out, const ir::Export& exported);
void writeService(llvm::json::OStream& out, const ir::Service& service);

/// Fields by name, as the client and its users see them.
std::vector<const ir::TypeField*> sortedFields(const ir::Type& type);
/// Id that a service has by default, without quotes; null pointer when there is none.
const std::string_view* defaultId(const ir::Service& service);

}  // namespace aqua::bindings
