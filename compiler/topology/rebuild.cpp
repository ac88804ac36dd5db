#include "compiler/topology/rebuild.h"

namespace aqua::topology {

using namespace plan;

const Step* withBody(Function& function, const Step& step, const Step* body) {
  if (auto* restrict = as<Restrict>(&step)) return function.make<Restrict>(step.kind, step.span, restrict->name, body);
  if (auto* match = as<Match>(&step))
    return function.make<Match>(step.kind, step.span, match->negated, match->left, match->right, body);
  auto* loop = as<For>(&step);
  return function.make<For>(step.kind, step.span, loop->item, loop->iterable, loop->last, body);
}

}  // namespace aqua::topology
