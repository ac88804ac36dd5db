// Events as lines of text.
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

}  // namespace

std::string eventText(const Event& event, const Scenario& scenario, const PeerBook& book) {
  auto name = [&](uint32_t peer) { return peer == kNobody ? std::string_view{} : scenario.peers[peer].name; };
  std::string_view peer = name(event.peer), other = name(event.other);
  std::string what;
  switch (event.kind) {
  case EventKind::Called: what = fmt::format("{}: begins", peer); break;
  case EventKind::Sent: what = fmt::format("{} -> {}  message {} sent", peer, other, event.message); break;
  case EventKind::Received: what = fmt::format("{} -> {}  message {} received", other, peer, event.message); break;
  case EventKind::Lost:
    what = fmt::format("{} -> {}  message {} lost: {}", peer, other.empty() ? std::string_view(event.text) : other,
                       event.message, other.empty() ? "no such peer" : "not reachable from there");
    break;
  case EventKind::Step:
    what = event.code == 0 ? fmt::format("{}: interpreter ran", peer)
                           : fmt::format("{}: interpreter failed with {}: {}", peer, event.code, event.text);
    break;
  case EventKind::Requested:
    what = fmt::format("{}: {}.{}({})", peer, event.service, event.function, argsText(event.args));
    break;
  case EventKind::Answered:
    what = event.code == 0 ? fmt::format("{}: {}.{} = {}", peer, event.service, event.function, event.text)
                           : fmt::format("{}: {}.{} failed with {}: {}", peer, event.service, event.function,
                                         event.code, event.text);
    break;
  case EventKind::Printed: what = fmt::format("{}: prints {}", peer, argsText(event.args)); break;
  case EventKind::Ended: what = fmt::format("{}: ends", peer); break;
  }
  return fmt::format("{:>8}  {}", durationText(event.at), book.withNames(what));
}

}  // namespace aqua::sim
