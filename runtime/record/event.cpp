#include "runtime/record/event.h"

#include <fmt/format.h>

namespace aqua::sim {

std::string_view wordOf(EventKind kind) {
  constexpr std::string_view kWordsOfKinds[] = {
#define EVENT(Id, word) word,
#include "runtime/record/events.def"
  };
  return kWordsOfKinds[static_cast<size_t>(kind)];
}

std::string_view wordOf(Loss loss) {
  constexpr std::string_view kWordsOfLosses[] = {
#define LOSS(Id, word, text) word,
#include "runtime/record/losses.def"
#undef LOSS
  };
  return kWordsOfLosses[static_cast<size_t>(loss)];
}

std::string_view wordOf(Expiry expiry) {
  switch (expiry) {
  case Expiry::Arrival: return "arrival";
  case Expiry::Run: return "run";
  case Expiry::Send: return "send";
  }
  return {};
}

std::string keyText(const MessageKey& key, std::string_view from, std::string_view to) {
  std::string text = fmt::format("{}>{}#{}", from, to, key.number);
  return key.copy == 0 ? text : fmt::format("{}'{}", text, key.copy);
}

std::string keyText(const MessageKey& key, const Scenario& scenario) {
  auto name = [&](uint32_t peer) {
    return peer == kNobody ? std::string_view("?") : std::string_view(scenario.peers[peer].name);
  };
  return keyText(key, name(key.from), name(key.to));
}

}  // namespace aqua::sim
