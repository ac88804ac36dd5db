#include "runtime/report/layout.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace aqua::report {

namespace {

/// Ranks of events: one more than that of what led to them, and of what was drawn on their peer before. Only what is
/// drawn as a thing of its own takes room.
class Ranks {
 public:
  explicit Ranks(const Recording& recording) : recording_(recording) {}

  int add(const Event& event) {
    auto cause = ranks_.find(event.because);
    const int led = cause == ranks_.end() ? 0 : cause->second;
    int& last = onPeer_[event.peer];
    int rank = std::max(led, last);
    if (event.kind == EventKind::ParticleReceived) rank = std::max(led + 1, last + 1);
    else if (takesRoom(event)) rank = std::max(led, last) + 1;
    last = std::max(last, rank);
    return ranks_[event.id] = rank;
  }
  void clear() {
    ranks_.clear();
    onPeer_.clear();
  }

 private:
  /// A step stands where the message arrived that it is about.
  bool takesRoom(const Event& event) const {
    switch (event.kind) {
    case EventKind::StepStarted: {
      const Event* cause = recording_.find(event.because);
      return !cause || cause->kind != EventKind::ParticleReceived || ranks_.count(cause->id) == 0 ||
             ranks_.at(cause->id) < onPeer_.at(event.peer);
    }
    case EventKind::CallStarted:
    case EventKind::CallEnded:
    case EventKind::Fault: return true;
    case EventKind::ParticleCreated:
    case EventKind::ParticleSent:
    case EventKind::ParticleReceived:
    case EventKind::ParticleLost:
    case EventKind::ParticleExpired:
    case EventKind::ParticleRefused:
    case EventKind::StepEnded:
    case EventKind::ServiceCalled:
    case EventKind::ServiceReturned:
    case EventKind::Clock:
    case EventKind::Log: return false;
    }
    return false;
  }

  const Recording& recording_;
  std::unordered_map<uint64_t, int> ranks_;
  std::map<uint32_t, int> onPeer_;
};

}  // namespace

Layout byCause(const Recording& recording, size_t events) {
  Layout layout;
  Ranks ranks(recording);
  for (size_t i = 0; i < events; ++i) {
    layout.y.push_back(ranks.add(recording.events[i]) * kRowHeight);
    layout.height = std::max(layout.height, layout.y.back());
  }
  return layout;
}

Layout byTime(const Recording& recording, size_t events) {
  constexpr Micros kTall = 500, kFewest = 10, kMost = 64, kIdle = 5;
  Layout layout;
  Ranks ranks(recording);
  const Micros all = events == 0 ? 0 : std::max<Micros>(1, recording.events[events - 1].at);
  Micros now = 0;
  int base = 0;
  for (size_t i = 0; i < events; ++i) {
    const Event& event = recording.events[i];
    if (event.at > now) {
      const Micros passed = event.at - now;
      const bool idle = passed * kIdle > all;
      const int room = static_cast<int>(std::clamp(passed * kTall / all, kFewest, kMost));
      if (idle) layout.gaps.push_back({layout.height + room / 2, now, event.at});
      base = layout.height + room;
      now = event.at;
      ranks.clear();
    }
    if (layout.instants.empty() || layout.instants.back().at != event.at)
      layout.instants.push_back({base + kRowHeight, event.at});
    layout.y.push_back(base + ranks.add(event) * kRowHeight);
    layout.height = std::max(layout.height, layout.y.back());
  }
  return layout;
}

}  // namespace aqua::report
