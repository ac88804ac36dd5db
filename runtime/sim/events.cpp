// Events as lines of text.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/sim/sim.h"

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

std::string expiredText(const Event& event, std::string_view peer, std::string_view other) {
  if (other.empty()) return fmt::format("{}: answers come too late", peer);
  bool sending = event.expiry == Expiry::Send;
  return fmt::format("{} -> {}  message {} expired, {} too late", sending ? peer : other, sending ? other : peer,
                     event.message.number, durationText(static_cast<Micros>(std::max<int64_t>(event.late, 0))));
}

/// What is printed of it, without the time.
std::string bodyOf(const Event& event, const Scenario& scenario) {
  auto name = [&](uint32_t peer) {
    return peer == kNobody ? std::string_view{} : std::string_view(scenario.peers[peer].name);
  };
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
  case EventKind::Log: return fmt::format("{}: prints {}", peer, argsText(event.args));
  }
  return {};
}

}  // namespace

std::string_view lossText(Loss loss) {
  switch (loss) {
  case Loss::None: return "";
  case Loss::NoPeer: return "no such peer";
  case Loss::Unreachable: return "not reachable from there";
  case Loss::Dropped: return "dropped on the way";
  case Loss::Event: return "dropped by an event";
  case Loss::Partition: return "partition";
  case Loss::Crashed: return "the peer is down";
  case Loss::QueueFull: return "too many messages at once";
  case Loss::Inactive: return "the worker is inactive";
  case Loss::Dial: return "no connection";
  case Loss::BadPeerId: return "another message of the step went to an id that is none";
  case Loss::Schedule: return "lost by the schedule";
  case Loss::Banned: return "no connection came about three times, so nobody tries for a minute";
  case Loss::BadSignature: return "the particle is not what its initiator signed";
  case Loss::Withheld: return "the sender kept it back";
  }
  return {};
}

std::string eventText(const Event& event, const Scenario& scenario, const PeerBook& book) {
  return fmt::format("{:>8}  {}", durationText(event.at), book.withNames(bodyOf(event, scenario)));
}

}  // namespace aqua::sim
