// What a front end imports: TypeScript or JavaScript functions that run the compiled scripts with the official client,
// and the same definitions as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"

namespace aqua::bindings {

struct Function {
  const ir::Export* exported = nullptr;  // with a function
  std::string_view air;                  // the script
};

/// One source file. `services` are exports with a service. Nothing is owned.
struct Module {
  const ir::Program* program = nullptr;  // has the documentation
  std::string_view source;               // as people know it: path relative to the project
  std::string_view version;              // of the compiler
  std::vector<Function> functions;
  std::vector<const ir::Export*> services;
};

/// Types that cannot be written out in full (they double with every level) are reported; false then.
bool fits(const Module& module, diagnostics::DiagnosticList& issues);

/// One `.ts` file: clean under `tsc --strict`.
std::string typeScript(const Module& module);
/// The same as a `.js` file and its `.d.ts`.
std::string javaScript(const Module& module);
std::string declarations(const Module& module);
/// `{"format": "aqua/definitions/1", "functions": {NAME: {"funcDef", "script"}}, "services": {NAME: definition}}`.
std::string json(const Module& module);

}  // namespace aqua::bindings
