// Closed sets of words that scenarios, recordings and checks share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace aqua::sim {

/// What an event of a scenario does.
enum class Deed : uint8_t {
#define DEED(Id, word, undo) Id,
#include "runtime/scenario/deeds.def"
#undef DEED
};
/// `crash`, `drop_next`, ...
std::string_view wordOf(Deed deed);
/// May the event have an end, `until`?
bool lasts(Deed deed);

/// What a peer does that is no longer honest.
enum class Role : uint8_t {
#define ROLE(Id, word, does, target, reaction) Id,
#include "runtime/scenario/roles.def"
#undef ROLE
};
/// `liar`, `script_editor`, ...
std::string_view wordOf(Role role);
/// For people: what it does, what `target` is, what honest peers do about it.
std::string roleText(Role role);

/// How a call came out.
enum class Ending : uint8_t {
#define ENDING(Id, word) Id,
#include "runtime/scenario/endings.def"
#undef ENDING
};
/// `value`, `error`, ...
std::string_view wordOf(Ending ending);

}  // namespace aqua::sim
