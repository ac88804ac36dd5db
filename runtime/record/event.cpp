#include "runtime/record/event.h"

#include <fmt/format.h>

namespace aqua::sim {

std::string_view wordOf(EventKind kind) {
  switch (kind) {
#define EVENT(Id, word, members) \
  case EventKind::Id:            \
    return word;
#include "runtime/record/events.def"
#undef EVENT
  }
  return {};
}

std::string_view wordOf(Loss loss) {
  switch (loss) {
  case Loss::None: return "";
  case Loss::NoPeer: return "no_peer";
  case Loss::Unreachable: return "unreachable";
  case Loss::Dropped: return "dropped";
  case Loss::Event: return "event";
  case Loss::Partition: return "partition";
  case Loss::Crashed: return "crashed";
  case Loss::QueueFull: return "queue_full";
  case Loss::Inactive: return "inactive";
  case Loss::Dial: return "dial";
  case Loss::BadPeerId: return "bad_peer_id";
  case Loss::Schedule: return "schedule";
  case Loss::Banned: return "banned";
  case Loss::BadSignature: return "bad_signature";
  case Loss::Withheld: return "withheld";
  }
  return {};
}

std::string_view wordOf(Expiry expiry) {
  switch (expiry) {
  case Expiry::Arrival: return "arrival";
  case Expiry::Run: return "run";
  case Expiry::Send: return "send";
  }
  return {};
}

std::string keyText(const MessageKey& key, const Scenario& scenario) {
  auto name = [&](uint32_t peer) {
    return peer == kNobody ? std::string_view("?") : std::string_view(scenario.peers[peer].name);
  };
  std::string text = fmt::format("{}>{}#{}", name(key.from), name(key.to), key.number);
  return key.copy == 0 ? text : fmt::format("{}'{}", text, key.copy);
}

}  // namespace aqua::sim
