// Sleep sets (Godefroid) together with a set of visited states. A state that is met again is left, unless fewer
// actions are asleep now: then those are explored that were asleep at every visit before.
#include "runtime/explore/dfs.h"

#include <algorithm>

namespace aqua::explore {

namespace {

/// One state on the way from the beginning to where the search is.
struct Frame {
  Open open;
  std::optional<Walk> walk;  // absent: the path says it, to save memory
};

class Dfs {
 public:
  Dfs(const Walker& walker, const Visited& visited, const std::set<std::string>& known, uint64_t transitions,
      uint64_t states)
      : walker_(walker), visited_(visited), known_(known), transitions_(transitions), states_(states) {}

  DfsResult operator()(Open&& from) {
    frames_.push_back({std::move(from), std::nullopt});
    while (!frames_.empty() && result_.findings.transitions < transitions_ && result_.fresh.size() < states_) step();
    // The deepest first, as they would have been explored.
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if (frame->open.items.empty()) continue;
      drop(*frame);
      result_.open.push_back(std::move(frame->open));
    }
    return std::move(result_);
  }

 private:
  void step() {
    Frame& frame = frames_.back();
    if (frame.open.items.empty()) {
      frames_.pop_back();
      return;
    }
    Open::Item item = std::move(frame.open.items.back());
    frame.open.items.pop_back();
    const Action action = frame.open.actions[item.action];
    Walk walk = world(frame);
    bool happened = walker_.take(walk, item.step);
    ++result_.findings.transitions;
    std::vector<Step> variants = variantsOf(item.step, walk.world.met());
    for (auto variant = variants.rbegin(); variant != variants.rend(); ++variant)
      frame.open.items.push_back({item.action, std::move(*variant)});
    if (!frame.walk && !variants.empty()) {
      frame.open.path = walk.trail.steps();
      frame.open.path.pop_back();
    }
    std::vector<ActionId> sleep;
    if (walker_.options().sleepSets) {
      for (const ActionId& one : frame.open.sleep)
        if (walker_.independent(one, action)) sleep.push_back(one);
      // With the last of its variants an action has been seen here.
      bool last = frame.open.items.empty() || frame.open.items.back().action != item.action;
      if (last) frame.open.sleep.push_back(action);
    }
    if (happened) enter(std::move(walk), std::move(sleep));
  }

  /// The world of the frame, to go on from; the frame keeps it only as long as it needs it again.
  Walk world(Frame& frame) {
    if (!frame.walk) frame.walk = walker_.replay(frame.open.path);
    if (!frame.open.items.empty()) return *frame.walk;
    Walk walk = std::move(*frame.walk);
    frame.walk.reset();
    return walk;
  }

  static void drop(Frame& frame) {
    if (frame.walk) frame.open.path = frame.walk->trail.steps();
    frame.walk.reset();
  }

  void enter(Walk&& walk, std::vector<ActionId>&& sleep) {
    if (std::optional<sim::Rest> why = walker_.endOf(walk.world)) {
      if (isNew(walk)) noteEnd(walker_, std::move(walk), *why, known_, result_.findings);
      return;
    }
    Open open;
    open.actions = walker_.actionsOf(walk.world);
    auto isAsleep = [&](const Action& action) {
      return std::any_of(sleep.begin(), sleep.end(), [&](const ActionId& one) { return one.id == action.id; });
    };
    if (walker_.options().fingerprints && !walker_.needs().order) {
      Fingerprint key = walker_.fingerprintOf(walk);
      std::vector<uint64_t> asleep;
      for (const ActionId& one : sleep) asleep.push_back(one.id);
      std::sort(asleep.begin(), asleep.end());
      if (const std::vector<uint64_t>* before = find(key)) {
        std::vector<uint64_t> now;  // asleep before, and awake now
        std::set_difference(before->begin(), before->end(), asleep.begin(), asleep.end(), std::back_inserter(now));
        std::erase_if(open.actions,
                      [&](const Action& one) { return !std::binary_search(now.begin(), now.end(), one.id); });
        if (open.actions.empty()) return;
        std::vector<uint64_t> both;
        std::set_intersection(before->begin(), before->end(), asleep.begin(), asleep.end(), std::back_inserter(both));
        std::erase_if(sleep,
                      [&](const ActionId& one) { return !std::binary_search(both.begin(), both.end(), one.id); });
        result_.fresh[key] = std::move(both);
      } else {
        result_.fresh.emplace(key, std::move(asleep));
        std::erase_if(open.actions, isAsleep);
      }
    } else {
      std::erase_if(open.actions, isAsleep);
    }
    for (size_t i = open.actions.size(); i-- > 0;) open.items.push_back({i, open.actions[i].step});
    open.sleep = std::move(sleep);
    saveMemory();
    frames_.push_back({std::move(open), std::move(walk)});
  }

  bool isNew(const Walk& walk) {
    if (!walker_.options().fingerprints || walker_.needs().order) return true;
    Fingerprint key = walker_.fingerprintOf(walk);
    return !find(key) && result_.fresh.emplace(key, std::vector<uint64_t>()).second;
  }

  const std::vector<uint64_t>* find(const Fingerprint& key) const {
    auto own = result_.fresh.find(key);
    if (own != result_.fresh.end()) return &own->second;
    auto all = visited_.find(key);
    return all == visited_.end() ? nullptr : &all->second;
  }

  /// Worlds of states far up are made again when the search comes back to them.
  void saveMemory() {
    size_t peers = walker_.image().peers();
    constexpr size_t kPeersKept = 50'000;
    size_t kept = std::max<size_t>(2, kPeersKept / std::max<size_t>(peers, 1));
    if (frames_.size() >= kept) drop(frames_[frames_.size() - kept]);
  }

  const Walker& walker_;
  const Visited& visited_;
  const std::set<std::string>& known_;
  uint64_t transitions_, states_;
  std::vector<Frame> frames_;
  DfsResult result_;
};

}  // namespace

DfsResult dfs(const Walker& walker, Open&& from, const Visited& visited, const std::set<std::string>& known,
              uint64_t transitions, uint64_t states) {
  return Dfs(walker, visited, known, transitions, states)(std::move(from));
}

Open beginning(const Walker& walker) {
  Open open;
  Walk walk = walker.begin();
  if (walker.endOf(walk.world)) return open;
  open.actions = walker.actionsOf(walk.world);
  for (size_t i = open.actions.size(); i-- > 0;) open.items.push_back({i, open.actions[i].step});
  return open;
}

}  // namespace aqua::explore
