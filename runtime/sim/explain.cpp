// Who waits for what, once nothing can happen any more.
#include <algorithm>

#include "runtime/sim/simulation.h"

namespace aqua::sim {

Wait Simulation::waitOf(uint32_t peer, vm::Waiting what, const std::vector<Unanswered>& unanswered) const {
  Wait wait;
  wait.peer = scenario_.peers[peer].name;
  switch (what.what) {
    case vm::Waiting::For::Peer: {
      if (auto lost = lost_.find(what.detail); lost != lost_.end()) {
        wait.cause = lost->second.cause;
        wait.via = scenario_.peers[lost->second.from].name;
      }
      if (auto found = byId_.find(what.detail); found != byId_.end()) {
        if (wait.cause == Cause::None && peers_[found->second].failed) wait.cause = Cause::PeerFailed;
        what.detail = scenario_.peers[found->second].name;
      } else {
        wait.cause = Cause::PeerUnknown;
      }
      break;
    }
    case vm::Waiting::For::Result:
      for (const Unanswered& call : unanswered)
        if (call.peer == peer && call.place.begin == what.place.begin && call.place.end == what.place.end) {
          wait.cause = call.cause;
          wait.service = call.service;
          wait.function = call.function;
          break;
        }
      break;
    case vm::Waiting::For::Variable:
    case vm::Waiting::For::Stream:
    case vm::Waiting::For::Never: break;
  }
  wait.what = std::move(what);
  return wait;
}

void Simulation::explain() {
  std::vector<Unanswered> unanswered = silent_;
  agenda_.each([&](const Pending& pending) {
    for (const Delivery& delivery : pending.results)
      unanswered.push_back({pending.peer, delivery.place, delivery.service, delivery.function, Cause::ServiceSlow});
  });
  std::vector<uint32_t> order{initiator_};
  for (uint32_t i = 0; i < peers_.size(); ++i)
    if (i != initiator_ && peers_[i].ran) order.push_back(i);
  std::vector<Wait> passedOn;  // the peer waited for has run: what is missing there is told below
  for (uint32_t peer : order) {
    vm::RunOptions options;
    options.explainWaiting = true;
    vm::Outcome outcome =
        vm::run(*invocation_.script, peers_[peer].data, nullptr, paramsOf(peer), {}, options);
    for (vm::Waiting& what : outcome.waiting) {
      bool forPeer = what.what == vm::Waiting::For::Peer;
      auto target = forPeer ? byId_.find(what.detail) : byId_.end();
      bool ran = target != byId_.end() && peers_[target->second].ran;
      Wait wait = waitOf(peer, std::move(what), unanswered);
      bool explained = ran && wait.cause == Cause::None;
      (explained ? passedOn : result_.waits).push_back(std::move(wait));
    }
  }
  if (result_.waits.empty()) result_.waits = std::move(passedOn);
  std::stable_partition(result_.waits.begin(), result_.waits.end(),
                        [](const Wait& wait) { return wait.cause != Cause::None; });
}

}  // namespace aqua::sim
