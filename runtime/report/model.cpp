#include "runtime/report/model.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace aqua::report {

namespace {

using MessageId = std::tuple<uint32_t, uint32_t, uint64_t, uint32_t>;
using CallId = std::tuple<uint32_t, uint32_t, uint64_t>;

class Collector {
 public:
  explicit Collector(const Recording& recording) : recording_(recording) {}

  Model collect() && {
    std::set<uint32_t> peers;
    for (const Event& event : recording_.events) {
      if (event.peer != kNobody) peers.insert(event.peer);
      take(event);
    }
    for (const Hop& hop : model_.hops)
      if (hop.to != kNobody) peers.insert(hop.to);
    model_.peers.assign(peers.begin(), peers.end());
    return std::move(model_);
  }

 private:
  void take(const Event& event) {
    switch (event.kind) {
    case EventKind::StepStarted:
      openSteps_[event.peer] = model_.steps.size();
      model_.steps.push_back({&event, nullptr, {}});
      break;
    case EventKind::StepEnded:
      if (auto open = openSteps_.find(event.peer); open != openSteps_.end()) {
        model_.steps[open->second].end = &event;
        byEnd_[event.id] = open->second;
      }
      break;
    case EventKind::ServiceCalled:
      openCalls_[{event.peer, event.particle, event.request}] = model_.calls.size();
      if (auto step = byEnd_.find(event.because); step != byEnd_.end())
        model_.steps[step->second].calls.push_back(model_.calls.size());
      model_.calls.push_back({&event, nullptr});
      break;
    case EventKind::ServiceReturned:
      if (auto open = openCalls_.find({event.peer, event.particle, event.request}); open != openCalls_.end())
        model_.calls[open->second].end = &event;
      break;
    case EventKind::ParticleSent: begin(event, event.peer, event.other); break;
    case EventKind::ParticleReceived: end(event, Fate::Received); break;
    case EventKind::ParticleLost: end(event, Fate::Lost); break;
    case EventKind::ParticleExpired: end(event, Fate::Expired); break;
    case EventKind::ParticleRefused: end(event, Fate::Refused); break;
    case EventKind::Fault: model_.faults.push_back(&event); break;
    case EventKind::CallStarted:
    case EventKind::CallEnded:
    case EventKind::ParticleCreated:
    case EventKind::Clock:
    case EventKind::Log: break;
    }
  }

  static MessageId idOf(const Event& event) {
    const sim::MessageKey& key = event.message;
    return {key.from, key.to, key.number, key.copy};
  }

  Hop* begin(const Event& event, uint32_t from, uint32_t to) {
    if (from == to) return nullptr;
    model_.hops.push_back({&event, nullptr, nullptr, from, to, event.message.copy, Fate::Open, newsOf(event)});
    hops_[idOf(event)] = model_.hops.size() - 1;
    return &model_.hops.back();
  }

  void end(const Event& event, Fate fate) {
    Hop* hop = nullptr;
    if (auto known = hops_.find(idOf(event)); known != hops_.end()) hop = &model_.hops[known->second];
    const bool again = hop && hop->fate != Fate::Open && hop->fate != Fate::Received;
    if (!hop || again) {
      // A copy, or a message that never got onto a wire: it begins with its end.
      const bool outgoing = event.kind == EventKind::ParticleLost ||
                            (event.kind == EventKind::ParticleExpired && event.expiry == sim::Expiry::Send);
      const bool named = event.message.from != kNobody;
      hop = begin(event,
                  named      ? event.message.from
                  : outgoing ? event.peer
                             : event.other,
                  named      ? event.message.to
                  : outgoing ? event.other
                             : event.peer);
      if (!hop) return;
      const Event* cause = recording_.find(event.because);
      if (event.message.copy > 0 && cause && cause->kind == EventKind::ParticleSent) {
        hop->begin = cause;
        hop->news = newsOf(*cause);
      }
    }
    hop->end = &event;
    hop->fate = fate;
    if (fate == Fate::Received) hop->arrived = &event;
  }

  /// The calls whose answers the step was fed that sent the message.
  std::string newsOf(const Event& sent) const {
    auto found = byEnd_.find(sent.because);
    if (found == byEnd_.end()) return {};
    const Event& step = *model_.steps[found->second].begin;
    std::string text;
    for (uint64_t id : step.results) {
      auto call = openCalls_.find({step.peer, step.particle, id});
      if (call == openCalls_.end()) continue;
      if (!text.empty()) text += ", ";
      text += model_.calls[call->second].begin->function;
    }
    return text;
  }

  const Recording& recording_;
  Model model_;
  std::map<MessageId, size_t> hops_;
  std::map<CallId, size_t> openCalls_;
  std::map<uint32_t, size_t> openSteps_;  // peer -> its step
  std::map<uint64_t, size_t> byEnd_;      // event that ends a step -> step
};

}  // namespace

std::string_view wordOf(Fate fate) {
  switch (fate) {
  case Fate::Received: return "received";
  case Fate::Lost: return "lost";
  case Fate::Expired: return "expired";
  case Fate::Refused: return "refused";
  case Fate::Open: return "under way at the end";
  }
  return {};
}

size_t Model::count(Fate fate) const {
  return static_cast<size_t>(std::count_if(hops.begin(), hops.end(), [&](const Hop& hop) { return hop.fate == fate; }));
}

Model modelOf(const Recording& recording) { return Collector(recording).collect(); }

std::string nameOf(const Event& call) { return fmt::format("{}.{}", call.service, call.function); }

}  // namespace aqua::report
