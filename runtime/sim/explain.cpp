#include "runtime/sim/explain.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <llvm/ADT/Hashing.h>
#include <llvm/ADT/StringRef.h>

namespace aqua::sim {

namespace {

bool samePlace(air::Place a, air::Place b) { return a.begin == b.begin && a.end == b.end; }

Wait* samePlace(std::vector<Wait>& waits, const Wait& wait) {
  auto found = std::find_if(waits.begin(), waits.end(), [&](const Wait& other) {
    return other.what.what == wait.what.what && samePlace(other.what.place, wait.what.place);
  });
  return found == waits.end() ? nullptr : &*found;
}

}  // namespace

Wait Explanation::waitOf(uint32_t peer, vm::Waiting what) const {
  Wait wait;
  wait.peer = image_.name(peer);
  switch (what.what) {
  case vm::Waiting::For::Peer: {
    if (auto lost = world_.lost_.find(what.detail); lost != world_.lost_.end()) {
      wait.cause = lost->second.cause;
      wait.via = lost->second.from;
    }
    if (uint32_t found = image_.find(what.detail); found != kNobody) {
      if (wait.cause == Cause::None && world_.peers_[found].failed) wait.cause = Cause::PeerFailed;
      what.detail = image_.name(found);
    } else {
      wait.cause = Cause::PeerUnknown;
    }
    break;
  }
  case vm::Waiting::For::Result:
    for (const Unanswered& call : unanswered_)
      if (call.peer == peer && samePlace(call.place, what.place)) {
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

namespace {

/// A peer that waits for another one which has run. There may be as many of these as pairs of peers, and they are told
/// only when nothing else is known.
struct PassedOn {
  uint32_t peer, target;
  air::Place place;
  uint64_t times;
};

struct Repeated {
  const vm::Waiting* what;
  uint64_t times = 0;
};

/// Each once, in order of the first.
std::vector<Repeated> counted(const std::vector<vm::Waiting>& waiting) {
  auto hash = [](const vm::Waiting* one) {
    return llvm::hash_combine(one->what, one->place.begin, one->place.end, one->have, llvm::StringRef(one->detail));
  };
  auto same = [](const vm::Waiting* a, const vm::Waiting* b) {
    return a->what == b->what && samePlace(a->place, b->place) && a->have == b->have && a->detail == b->detail;
  };
  std::unordered_map<const vm::Waiting*, size_t, decltype(hash), decltype(same)> places(waiting.size(), hash, same);
  std::vector<Repeated> all;
  for (const vm::Waiting& what : waiting) {
    auto [found, added] = places.try_emplace(&what, all.size());
    if (added) all.push_back({&what});
    ++all[found->second].times;
  }
  return all;
}

}  // namespace

// The interpreter runs once more on the initiator's data, then on that of the peers it waits for, and so on. What a
// peer says about its own calls and its lost messages is true. What it says about streams and variables may be old news
// when it is not the initiator: other peers may have been told more since. So of several peers that wait at one place
// the one with the most values counts, and what the initiator does not wait for is told only when nothing else is
// known.
std::vector<Wait> Explanation::waits() {
  findUnanswered();
  std::vector<uint32_t> order{image_.initiator()};
  std::vector<bool> asked(image_.peers(), false);
  asked[image_.initiator()] = true;
  std::vector<Wait> causes, own, others;
  std::vector<PassedOn> passedOn;
  for (size_t next = 0; next < order.size(); ++next) {
    uint32_t peer = order[next];
    // What a peer has from before its failure is no news, and it will do nothing with more.
    if (world_.peers_[peer].failed) continue;
    std::vector<vm::Waiting> waiting = waitingOf(peer);
    for (const Repeated& one : counted(waiting)) {
      bool forPeer = one.what->what == vm::Waiting::For::Peer;
      uint32_t target = forPeer ? image_.find(one.what->detail) : kNobody;
      bool ran = target != kNobody && world_.peers_[target].runs > 0;
      if (ran && !asked[target]) {
        asked[target] = true;
        order.push_back(target);
      }
      Wait wait = waitOf(peer, *one.what);
      wait.times = one.times;
      if (wait.cause != Cause::None) {
        causes.push_back(std::move(wait));
      } else if (forPeer) {
        if (causes.empty() && own.empty() && others.empty())
          passedOn.push_back({peer, target, wait.what.place, wait.times});
      } else if (peer == image_.initiator()) {
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
  std::vector<Wait> result = std::move(causes);
  std::move(own.begin(), own.end(), std::back_inserter(result));
  if (result.empty()) result = std::move(others);
  if (result.empty())
    for (const PassedOn& one : passedOn) {
      Wait& wait = result.emplace_back();
      wait.peer = image_.name(one.peer);
      wait.what = {vm::Waiting::For::Peer, std::string(image_.name(one.target)), one.place};
      wait.times = one.times;
    }
  return result;
}

void Explanation::findUnanswered() {
  unanswered_ = world_.silent_;
  for (const Enabled& pending : world_.enabled())
    for (const Delivery& delivery : world_.agenda_[pending.slot].results)
      unanswered_.push_back({pending.peer, delivery.place, delivery.service, delivery.function, Cause::ServiceSlow});
}

std::vector<vm::Waiting> Explanation::waitingOf(uint32_t peer) const {
  vm::RunOptions options;
  options.explainWaiting = true;
  options.budget = world_.budget_;
  return vm::run(image_.script(), world_.peers_[peer].data, nullptr, world_.paramsOf(peer), {}, options).waiting;
}

}  // namespace aqua::sim
