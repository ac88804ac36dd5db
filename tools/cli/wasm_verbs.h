// The verbs below `aqua wasm`.
#pragma once

#include <memory>
#include <string>

#include "runtime/wasm/module.h"
#include "tools/cli/session.h"

namespace aqua::cli {

/// Null: that was reported.
std::shared_ptr<const wasm::Module> readModule(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues);
/// Modules are called as their files, without the ending.
std::string moduleName(const std::string& path);

}  // namespace aqua::cli
