// Ways that a message can take. Placement believes that the particle is where the `on`s around the code before say;
// where nothing was executed there, because an `if` was false or an `on` has only other `on`s in it, it is elsewhere.
// And `on INIT_PEER_ID` far from home names no relay. The official compiler sends to peers that cannot be reached then.
#pragma once

#include "compiler/plan/plan.h"

namespace aqua::topology {

/// Adds the relays that are missing between peers of a placed plan. `unplaced`: the plan as it was, whose `on`s say who
/// is behind which relay. The initiator is behind its own. Errors that reach their handler from places with different
/// ways get those ways where they are raised.
void connectWays(plan::Function& placed, const plan::Step& unplaced);

}  // namespace aqua::topology
