// Events as text for people.
#pragma once

#include <functional>
#include <string>

#include "runtime/record/recording.h"

namespace aqua::sim {

/// `no such peer`, `partition`: why a message did not arrive.
std::string_view lossText(Loss loss);
/// `relay -> alice  message 4 sent`; `name` is asked for the names of peers, ids stay as they are.
std::string eventText(const Event& event, const std::function<std::string_view(uint32_t)>& name);
/// The same with all that the recording knows: ids of its peers become names.
std::string eventText(const Recording& recording, const Event& event);
/// Every id of a peer in `text` becomes its name.
std::string withNames(const Recording& recording, std::string_view text);

}  // namespace aqua::sim
