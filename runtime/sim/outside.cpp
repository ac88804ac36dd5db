#include "runtime/sim/outside.h"

namespace aqua::sim {

effects::AllowList allowedBy(const Effects& effects) {
  effects::AllowList allowed;
  allowed.http = effects.http;
  for (const Effects::Program& each : effects.programs)
    allowed.programs[each.name] = {each.path, each.answers, each.file};
  allowed.environment = {effects.environment.begin(), effects.environment.end()};
  allowed.realClock = effects.realClock;
  return allowed;
}

}  // namespace aqua::sim
