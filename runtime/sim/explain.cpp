// Who waits for what, once nothing can happen any more.
#include <algorithm>

#include "runtime/sim/simulation.h"

namespace aqua::sim {

namespace {

Wait* samePlace(std::vector<Wait>& waits, const Wait& wait) {
  auto found = std::find_if(waits.begin(), waits.end(), [&](const Wait& other) {
    return other.what.what == wait.what.what && other.what.place.begin == wait.what.place.begin &&
           other.what.place.end == wait.what.place.end;
  });
  return found == waits.end() ? nullptr : &*found;
}

}  // namespace

Wait Simulation::waitOf(uint32_t peer, vm::Waiting what, const std::vector<Unanswered>& unanswered) const {
  Wait wait;
  wait.peer = scenario_.peers[peer].name;
  switch (what.what) {
  case vm::Waiting::For::Peer: {
    if (auto lost = lost_.find(what.detail); lost != lost_.end()) {
      wait.cause = lost->second.cause;
      wait.via = lost->second.from;
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

// The interpreter runs once more on the initiator's data, then on that of the peers it waits for, and so on. What a
// peer says about its own calls and its lost messages is true. What it says about streams and variables may be old news
// when it is not the initiator: other peers may have been told more since. So of several peers that wait at one place
// the one with the most values counts, and what the initiator does not wait for is told only when nothing else is
// known.
void Simulation::explain() {
  std::vector<Unanswered> unanswered = silent_;
  agenda_.each([&](const Pending& pending) {
    for (const Delivery& delivery : pending.results)
      unanswered.push_back({pending.peer, delivery.place, delivery.service, delivery.function, Cause::ServiceSlow});
  });
  std::vector<uint32_t> order{initiator_};
  std::vector<bool> asked(peers_.size(), false);
  asked[initiator_] = true;
  std::vector<Wait> causes, own, others, passedOn;
  for (size_t next = 0; next < order.size(); ++next) {
    uint32_t peer = order[next];
    // What a peer has from before its failure is no news, and it will do nothing with more.
    if (peers_[peer].failed) continue;
    vm::RunOptions options;
    options.explainWaiting = true;
    vm::Outcome outcome = vm::run(*invocation_.script, peers_[peer].data, nullptr, paramsOf(peer), {}, options);
    for (vm::Waiting& what : outcome.waiting) {
      bool forPeer = what.what == vm::Waiting::For::Peer;
      auto target = forPeer ? byId_.find(what.detail) : byId_.end();
      bool ran = target != byId_.end() && peers_[target->second].runs > 0;
      if (ran && !asked[target->second]) {
        asked[target->second] = true;
        order.push_back(target->second);
      }
      Wait wait = waitOf(peer, std::move(what), unanswered);
      if (wait.cause != Cause::None) {
        causes.push_back(std::move(wait));
      } else if (forPeer) {
        passedOn.push_back(std::move(wait));
      } else if (peer == initiator_) {
        own.push_back(std::move(wait));
      } else if (Wait* same = samePlace(own, wait)) {
        if (wait.what.have > same->what.have) *same = std::move(wait);
      } else if (Wait* other = samePlace(others, wait)) {
        if (wait.what.have > other->what.have) *other = std::move(wait);
      } else {
        others.push_back(std::move(wait));
      }
    }
  }
  result_.waits = std::move(causes);
  result_.waits.insert(result_.waits.end(), own.begin(), own.end());
  if (result_.waits.empty()) result_.waits = std::move(others);
  if (result_.waits.empty()) result_.waits = std::move(passedOn);
}

}  // namespace aqua::sim
