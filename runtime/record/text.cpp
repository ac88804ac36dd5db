#include <algorithm>

#include <fmt/format.h>

#include "runtime/record/text.h"

namespace aqua::sim {

namespace {

std::string argsText(const std::vector<Value>& args) {
  std::string out;
  for (const Value& arg : args) {
    if (!out.empty()) out += ", ";
    arg.appendText(out);
  }
  return out;
}

/// What a module says; only texts can be read without quotes.
std::string logText(const Event& event) {
  return event.args.size() == 1 && event.args[0].isString() ? std::string(event.args[0].asString())
                                                            : argsText(event.args);
}

std::string expiredText(const Event& event, std::string_view peer, std::string_view other) {
  if (other.empty()) return fmt::format("{}: answers come too late", peer);
  bool sending = event.expiry == Expiry::Send;
  return fmt::format("{} -> {}  message {} expired, {} too late", sending ? peer : other, sending ? other : peer,
                     event.message.number, durationText(static_cast<Micros>(std::max<int64_t>(event.late, 0))));
}

}  // namespace

std::string eventText(const Event& event, const std::function<std::string_view(uint32_t)>& nameOf) {
  auto name = [&](uint32_t peer) { return peer == kNobody ? std::string_view{} : nameOf(peer); };
  std::string_view peer = name(event.peer), other = name(event.other);
  uint64_t number = event.message.number;
  std::string copy = event.message.copy == 0 ? "" : " again";
  switch (event.kind) {
  case EventKind::CallStarted: return fmt::format("{}: begins", peer);
  case EventKind::CallEnded: return fmt::format("{}: ends with {}", peer, wordOf(event.outcome));
  case EventKind::ParticleCreated: return fmt::format("{}: makes particle {}", peer, event.text);
  case EventKind::ParticleSent: return fmt::format("{} -> {}  message {} sent", peer, other, number);
  case EventKind::ParticleReceived: return fmt::format("{} -> {}  message {} received{}", other, peer, number, copy);
  case EventKind::ParticleLost:
    if (other.empty()) return fmt::format("{} -> {}  message lost: {}", peer, event.text, lossText(event.loss));
    return fmt::format("{} -> {}  message {} lost: {}", peer, other, number, lossText(event.loss));
  case EventKind::ParticleExpired: return expiredText(event, peer, other);
  case EventKind::ParticleRefused:
    return fmt::format("{} -> {}  message {} refused with {}: {}", other, peer, number, event.code, event.text);
  case EventKind::StepStarted: return fmt::format("{}: interpreter starts", peer);
  case EventKind::StepEnded:
    return event.code == 0 ? fmt::format("{}: interpreter ran", peer)
                           : fmt::format("{}: interpreter failed with {}: {}", peer, event.code, event.text);
  case EventKind::ServiceCalled:
    return fmt::format("{}: {}.{}({})", peer, event.service, event.function, argsText(event.args));
  case EventKind::ServiceReturned:
    return event.code == 0 ? fmt::format("{}: {}.{} = {}", peer, event.service, event.function, event.text)
                           : fmt::format("{}: {}.{} failed with {}: {}", peer, event.service, event.function,
                                         event.code, event.text);
  case EventKind::Fault:
    return peer.empty() ? fmt::format("event: {}", event.text) : fmt::format("event: {} {}", event.text, peer);
  case EventKind::Clock:
    return fmt::format("{}: clock moves by {}{}", peer, event.late < 0 ? "-" : "",
                       durationText(static_cast<Micros>(event.late < 0 ? -event.late : event.late)));
  case EventKind::Log:
    if (!event.service.empty())
      return fmt::format("{}: {} logs {}: {}", peer, event.service, event.text, logText(event));
    return fmt::format("{}: prints {}", peer, argsText(event.args));
  }
  return {};
}

std::string_view lossText(Loss loss) {
  constexpr std::string_view kTexts[] = {
#define LOSS(Id, word, text) text,
#include "runtime/record/losses.def"
#undef LOSS
  };
  return kTexts[static_cast<size_t>(loss)];
}

std::string withNames(const Recording& recording, std::string_view text) {
  constexpr std::string_view kStart = "12D3KooW";
  constexpr size_t kLength = 52;
  std::string out;
  while (!text.empty()) {
    size_t at = std::min(text.find(kStart), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    auto peer = std::find_if(recording.header.peers.begin(), recording.header.peers.end(),
                             [&](const RecordedPeer& one) { return one.id == text.substr(0, kLength); });
    bool known = !text.empty() && peer != recording.header.peers.end();
    size_t size = std::min(known ? kLength : size_t{1}, text.size());
    out += known ? std::string_view(peer->name) : text.substr(0, size);
    text.remove_prefix(size);
  }
  return out;
}

std::string eventText(const Recording& recording, const Event& event) {
  return withNames(recording, eventText(event, [&](uint32_t peer) { return recording.nameOf(peer); }));
}

}  // namespace aqua::sim
