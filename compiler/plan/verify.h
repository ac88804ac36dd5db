// What must hold of a plan between passes (README.md), and the passes by name.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/plan/plan.h"

namespace aqua::plan {

/// What passes have made of a plan. Unplaced: no step has a peer, and there are no hops. Placed: no On, Apply and
/// Capture is left, and every Call, Canon and Wait has its peer. Unscoped: and no Restrict of a scalar is left.
enum class Stage : uint8_t { Unplaced, Placed, Unscoped };

/// The first step that breaks a rule, and which; empty when all hold. Takes time as the plan is long.
std::string verify(const Function& function, Stage stage);

/// Who hears of each pass that is done.
using Observer = std::function<void(std::string_view pass, const Function& function)>;
/// A pass is done: tells the observer, if any. Without NDEBUG a plan that breaks a rule ends the process.
void passed(std::string_view pass, Stage stage, const Function& function, const Observer& observer);

/// The words of passes.def, in order.
std::span<const std::string_view> passNames();

}  // namespace aqua::plan
