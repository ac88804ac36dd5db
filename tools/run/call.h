// The call that a run executes: from text, data and scenario to the arguments of an invocation
// (LANGUAGE.md 4.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "compiler/syntax/parse.h"
#include "runtime/scenario/scenario.h"
#include "runtime/values/value.h"

namespace aqua::run {

using values::Value;

/// `name(a, b)` as text; owns what its spans and values point into.
struct CallText {
  syntax::ParsedCall parsed;
  std::string function;
  std::span<const syntax::Value* const> args;
};
/// Reports what is no call. `function` is empty then.
CallText readCallText(std::string_view text, diagnostics::DiagnosticList& issues);

/// Where arguments come from besides the text of the call.
struct CallContext {
  const Value* data = nullptr;           // object: values for the names in the call; may be null
  const sim::PeerBook* peers = nullptr;  // fills in `${peer.NAME}`
};
using NamedValues = std::vector<std::pair<std::string, Value>>;

/// Arguments by parameter name, checked against the types of the function. Reports everything that does not fit.
NamedValues argumentsOf(const CallText& call, const driver::CompiledFunction& function, const CallContext& context,
                        diagnostics::DiagnosticList& issues);
/// The same for arguments from a scenario: an object by name, or an array by position.
NamedValues argumentsOf(const Value& args, const driver::CompiledFunction& function, const CallContext& context,
                        diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
