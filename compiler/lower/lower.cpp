#include "compiler/lower/lower.h"

#include "compiler/lower/lowering.h"
#include "compiler/lower/simplify.h"

namespace aqua::lower {

Lowered lower(const ir::Program& program, const ir::Function& function, std::string_view name, const Options& options) {
  Lowered lowered;
  lowered.plan = std::make_unique<plan::Function>();
  lowered.plan->name = name;
  Lowering lowering(*lowered.plan, lowered.issues, options);
  lowering.function(function, !program.noRelay);
  if (lowered.issues.hasErrors()) lowered.plan.reset();
  return lowered;
}

}  // namespace aqua::lower
