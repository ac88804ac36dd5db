// What an interface file says about a module: an Aqua file with one service, and with a further service for each module
// whose functions it uses.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "runtime/marine/describe.h"

namespace aqua::kit {

struct Function {
  std::string_view name;
  const ir::Type* type = nullptr;  // an arrow with one result at most
  diagnostics::Span span;
};
struct Service {
  std::string_view name;
  std::string_view module;  // which it is imported from; empty: the module's own
  std::vector<Function> functions;
};
/// Points into the program.
struct Declaration {
  Service own;
  std::vector<Service> imports;
  std::vector<const ir::Type*> records;  // data that the functions need, each behind those that it needs itself
};

/// The own service is the one without an id, or, where all have one, the first. What a module cannot have is reported;
/// the result is then of no use.
Declaration declarationOf(const ir::Program& program, const diagnostics::SourceFile& file,
                          diagnostics::DiagnosticList& issues);
marine::Described describe(const Declaration& declaration);

/// The kind of a value at the border. Lists of u8 are byte arrays; optional values are lists.
marine::Kind kindOf(const ir::Type& type);
/// Of a parameter; the second of nameless ones is `arg1`.
std::string parameterName(const Function& function, size_t index);

}  // namespace aqua::kit
