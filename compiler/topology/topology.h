// From a plan to a placed plan, and from a placed plan to AIR.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/plan/plan.h"
#include "compiler/plan/verify.h"

namespace aqua::topology {

/// Official: hops, forms and names as the official compiler has them, for comparison. Small: the same behaviour with
/// fewer bytes, instructions and messages.
enum class Profile : uint8_t { Small, Official };

struct Options {
  Profile profile = Profile::Small;
  bool optimize = true;      // Small: apply the rewrites of optimize.h
  plan::Observer afterPass;  // hears of each pass of compiler/plan/passes.def
};

/// Gives every step its peer and adds hops (RULES.md 3). Replaces `function.root`.
void place(plan::Function& function, const Options& options = {});

/// A stream as the script calls it, and as the source does.
struct StreamName {
  std::string air, source;
};

/// What a variable of Aqua is in the script: a literal, or a variable of it with a lens. Texts are those of the script.
struct Binding {
  std::string_view name;
  diagnostics::Span span;  // of the variable
  uint32_t entry = 0;      // into the function that has it
  air::Operand value;
};

struct Emitted {
  std::unique_ptr<air::Script> script;
  std::vector<plan::Origin> origins;  // air::OriginId -> place in the source; index 0 is "none"
  std::vector<StreamName> streams;    // and stream maps, of the plan
  std::string hopStream;              // nobody writes it: a canon of it is a hop; empty: there is none
  std::vector<Binding> bindings;      // of the plan, without those of variables that the script does not need
};
/// Writes a placed plan as AIR: waits and hops spelled out, names chosen.
Emitted emit(const plan::Function& placed, const Options& options = {});

}  // namespace aqua::topology
