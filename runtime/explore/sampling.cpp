// Partial order sampling (Yuan et al. 2018): what may happen has random priorities, the highest happens, and what may
// happen at the same peer gets new ones; so rare orders come up more often than by choosing evenly at each step. PCT
// (Burckhardt et al. 2010): chains of events, which are wires and what a peer does itself, have random priorities, and
// at d - 1 random steps the chain that is on gets the lowest.
#include "runtime/explore/sampling.h"

#include <algorithm>
#include <map>

#include "runtime/sim/random.h"

namespace aqua::explore {

namespace {

class Sampler {
 public:
  Sampler(const Walker& walker, const Sample& sample)
      : walker_(walker), sample_(sample), seed_(sim::mixBits(walker.options().seed * 31 + sample.number)) {
    for (uint64_t i = 1; i < sample.depth; ++i) changes_.push_back(draw(i, 0) % std::max<uint64_t>(sample.events, 1));
  }

  void operator()(const std::set<std::string>& known, Findings& findings) {
    Walk walk = walker_.begin();
    std::optional<sim::Rest> why;
    while (!(why = walker_.endOf(walk.world))) {
      std::vector<Action> actions = walker_.actionsOf(walk.world);
      std::erase_if(actions, [&](const Action& one) { return one.deviates && !isLucky(one); });
      const Action action = sample_.depth == 0 ? highest(actions) : ofChain(walk.world, actions);
      Walk before = walk;
      bool happened = walker_.take(walk, action.step);
      ++findings.transitions;
      std::vector<Step> variants = variantsOf(action.step, walk.world.met());
      uint64_t chosen = draw(action.id, ++steps_) % (variants.size() + 1);
      if (chosen < variants.size() || !happened) {
        walk = std::move(before);
        Step step = chosen < variants.size() ? variants[chosen] : Step{action.step.name, {}};
        walker_.take(walk, step);
        ++findings.transitions;
      }
      ++turns_[action.place];
    }
    noteEnd(walker_, std::move(walk), *why, known, findings);
  }

 private:
  uint64_t draw(uint64_t subject, uint64_t counter) const {
    return sim::draw(seed_, sim::Purpose::Priority, subject, counter);
  }

  /// Few deviations are let happen, wherever in the run, so that not all of them come at its beginning.
  bool isLucky(const Action& action) const {
    constexpr uint64_t kOneOf = 16;
    return draw(action.id, UINT64_MAX) % kOneOf == 0;
  }

  Action highest(const std::vector<Action>& actions) const {
    auto priority = [&](const Action& action) {
      auto turns = turns_.find(action.place);
      return draw(action.id, turns == turns_.end() ? 0 : turns->second);
    };
    return *std::max_element(actions.begin(), actions.end(),
                             [&](const Action& a, const Action& b) { return priority(a) < priority(b); });
  }

  Action ofChain(const sim::World& world, const std::vector<Action>& actions) {
    auto chain = [](const Action& action) {
      const sim::PendingName& name = action.step.name;
      return std::pair(name.kind == sim::Pending::Kind::Particle ? name.b : sim::kNobody, name.a);
    };
    auto priority = [&](const Action& action) {
      auto lowered = lowered_.find(chain(action));
      constexpr uint64_t kUsual = uint64_t{1} << 63;
      if (lowered != lowered_.end()) return sample_.depth - lowered->second;
      auto [from, to] = chain(action);
      return kUsual | draw((uint64_t{from} << 32) | to, 1);
    };
    auto best = std::max_element(actions.begin(), actions.end(),
                                 [&](const Action& a, const Action& b) { return priority(a) < priority(b); });
    uint64_t step = world.stats().steps;
    for (size_t i = 0; i < changes_.size(); ++i)
      if (changes_[i] == step) lowered_[chain(*best)] = i + 1;
    return *best;
  }

  const Walker& walker_;
  const Sample& sample_;
  uint64_t seed_, steps_ = 0;
  std::map<uint32_t, uint64_t> turns_;
  std::vector<uint64_t> changes_;                              // steps at which a priority changes
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> lowered_;  // chains that have a low one: since which change
};

}  // namespace

void sample(const Walker& walker, const Sample& sample, const std::set<std::string>& known, Findings& findings) {
  Sampler(walker, sample)(known, findings);
}

}  // namespace aqua::explore
