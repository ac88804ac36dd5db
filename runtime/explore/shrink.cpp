#include "runtime/explore/shrink.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "runtime/explore/reduce.h"
#include "runtime/scenario/format.h"

namespace aqua::explore {

using sim::Before;
using sim::DecisionKey;
using sim::DecisionKind;
using sim::EventName;
using sim::Scenario;
using sim::Schedule;
using sim::Value;

namespace {

using Choices = std::map<DecisionKey, int64_t>;
using Choice = Choices::value_type;

/// The decisions and orders of a schedule, numbered: deviations first.
uint32_t deviationsOf(const Schedule& schedule) { return static_cast<uint32_t>(schedule.deviations.size()); }
uint32_t partsOf(const Schedule& schedule) {
  return deviationsOf(schedule) + static_cast<uint32_t>(schedule.orders.size());
}

Schedule only(const Schedule& all, const Subset& items) {
  Schedule some = all;
  some.deviations.clear();
  some.orders.clear();
  for (uint32_t item : items)
    if (item < deviationsOf(all)) some.deviations.insert(*std::next(all.deviations.begin(), item));
    else some.orders.push_back(all.orders[item - deviationsOf(all)]);
  return some;
}

bool happened(const EventName& name, const History& history) {
  if (name.kind != EventName::Kind::Turn) return std::find(history.begin(), history.end(), name) != history.end();
  auto turns =
      std::count_if(history.begin(), history.end(), [&](const EventName& one) { return one.peer == name.peer; });
  return static_cast<uint64_t>(turns) >= name.number;
}

/// Smaller numbers, round ones first.
std::vector<Choices> lower(const Choice& one) {
  constexpr int64_t kTen = 10;
  const auto& [key, value] = one;
  int64_t round = 1;
  while (round <= value / kTen) round *= kTen;
  std::vector<Choices> result;
  for (int64_t other : {round / kTen, round, value / 2 / round * round, value / round * round, value - 1})
    if (other >= 0 && other < value) result.push_back({{key, other}});
  return result;
}

class Shrinker {
 public:
  Shrinker(Schedule schedule, const Rerun& rerun, uint32_t most)
      : schedule_(std::move(schedule)), rerun_(rerun), most_(most) {}

  Shrunk operator()() {
    Shrunk result;
    result.fails = fails(schedule_);
    for (bool changed = result.fails; changed;) {
      Schedule before = schedule_;
      leaveOutUnmet();
      uint32_t deviations = deviationsOf(schedule_);
      leaveOut(0, deviations);
      deviations = deviationsOf(schedule_);
      leaveOut(deviations, partsOf(schedule_));
      weaken();
      changed = schedule_ != before;
    }
    result.minimal = result.fails && nothingLessFails();
    result.schedule = std::move(schedule_);
    result.tries = tries_;
    return result;
  }

 private:
  /// Nothing when there are no tries left; what was tried before is remembered.
  const Trial* trial(const Schedule& schedule) {
    std::pair key(schedule.deviations, schedule.orders);
    auto known = trials_.find(key);
    if (known != trials_.end()) return &known->second;
    if (tries_ == most_) return nullptr;
    ++tries_;
    return &trials_.emplace(std::move(key), rerun_(schedule)).first->second;
  }

  bool fails(const Schedule& schedule) {
    const Trial* found = trial(schedule);
    return found && found->fails;
  }

  bool take(Schedule other) {
    if (!fails(other)) return false;
    schedule_ = std::move(other);
    return true;
  }

  /// Decisions about what did not happen, all at once.
  void leaveOutUnmet() {
    const Trial* now = trial(schedule_);
    if (!now) return;
    Schedule other = schedule_;
    std::erase_if(other.deviations, [&](const Choice& one) { return !happened(one.first.about, now->history); });
    if (other != schedule_) take(std::move(other));
  }

  /// Parts from `first` to `end` that are not needed.
  void leaveOut(uint32_t first, uint32_t end) {
    const Schedule all = schedule_;
    auto with = [&](const Subset& some) {
      Subset items(first);
      std::iota(items.begin(), items.end(), 0);
      for (uint32_t item : some) items.push_back(first + item);
      for (uint32_t item = end; item < partsOf(all); ++item) items.push_back(item);
      return only(all, items);
    };
    schedule_ = with(needed(end - first, [&](const Subset& some) { return fails(with(some)); }));
  }

  /// The first of the weaker forms of a decision that fails as well takes its place.
  void weaken() {
    for (const Choice& one : Choices(schedule_.deviations))
      for (const Choices& weaker : weakerThan(one)) {
        Schedule other = schedule_;
        other.deviations.erase(one.first);
        other.deviations.insert(weaker.begin(), weaker.end());
        if (take(std::move(other))) break;
      }
  }

  std::vector<Choices> weakerThan(const Choice& one) {
    const auto& [key, value] = one;
    switch (key.kind) {
    case DecisionKind::Crash: {
      Choices losses;
      if (const Trial* now = trial(schedule_))
        for (const EventName& lost : now->lost) losses.emplace(DecisionKey{DecisionKind::Drop, lost}, 1);
      if (losses.empty()) return {};
      return {losses};
    }
    case DecisionKind::Corrupt: return {{{{DecisionKind::Drop, key.about}, 1}}};
    case DecisionKind::Delay:
    case DecisionKind::Reply: return lower(one);
    case DecisionKind::Drop:
    case DecisionKind::Duplicate:
    case DecisionKind::Become:
    case DecisionKind::Batch: break;
    }
    return {};
  }

  bool nothingLessFails() {
    constexpr uint32_t kMost = 6;  // 63 runs
    if (partsOf(schedule_) > kMost) return false;
    bool asked = true;
    bool minimal = isMinimal(partsOf(schedule_), [&](const Subset& items) {
      const Trial* found = trial(only(schedule_, items));
      asked = asked && found;
      return found && found->fails;
    });
    return minimal && asked;
  }

  Schedule schedule_;
  const Rerun& rerun_;
  uint32_t most_, tries_ = 0;
  std::map<std::pair<Choices, std::vector<Before>>, Trial> trials_;
};

std::string clauseOf(const Before& order, const Scenario& scenario) {
  std::string text =
      fmt::format("{} is handled before {}", textOf(order.first, scenario), textOf(order.second, scenario));
  // Calls and events of the scenario have no peer in their names.
  if (order.second.peer != sim::kNobody) text += " at " + scenario.peers[order.second.peer].name;
  return text;
}

std::string clauseOf(const Choice& one, const Scenario& scenario) {
  const auto& [key, value] = one;
  std::string about = textOf(key.about, scenario);
  auto index = static_cast<size_t>(value);
  switch (key.kind) {
  case DecisionKind::Drop: return about + " is lost";
  case DecisionKind::Duplicate: return about + " arrives twice";
  case DecisionKind::Delay:
    return fmt::format("{} takes {}", about, sim::durationText(static_cast<sim::Micros>(value)));
  case DecisionKind::Corrupt: return fmt::format("{} is damaged ({})", about, sim::wordsOf(sim::WordSet::Part)[index]);
  case DecisionKind::Crash:
    return fmt::format("{} crashes at event {} ({})", scenario.peers[key.about.peer].name, key.about.number,
                       sim::wordsOf(sim::WordSet::Point)[index]);
  case DecisionKind::Become:
    return fmt::format("{} plays {} from event {} on", scenario.peers[key.about.peer].name,
                       sim::wordsOf(sim::WordSet::Role)[index], key.about.number);
  case DecisionKind::Reply: return fmt::format("{} answers with choice {}", about, value + 1);
  case DecisionKind::Batch: return about + " is handled alone";
  }
  return {};
}

}  // namespace

Shrunk shrink(const Schedule& found, const Rerun& rerun, uint32_t most) { return Shrinker(found, rerun, most)(); }

Arguments shorten(Arguments args, const std::function<bool(const Arguments&)>& fails, uint32_t most) {
  for (size_t i = 0; i < args.size(); ++i) {
    if (!args[i].second.isArray()) continue;
    const values::Array all = args[i].second.asArray();
    auto with = [&](const Subset& items) {
      values::Array some;
      for (uint32_t item : items) some.push_back(all[item]);
      Arguments other = args;
      other[i].second = Value::array(std::move(some));
      return other;
    };
    auto holds = [&](const Subset& items) { return most > 0 && most-- > 0 && fails(with(items)); };
    args = with(needed(static_cast<uint32_t>(all.size()), holds));
  }
  return args;
}

std::string sentenceOf(const Shrunk& shrunk, const Scenario& scenario) {
  std::string text;
  auto add = [&](const std::string& clause) { text += (text.empty() ? "" : ", and ") + clause; };
  for (const Before& order : shrunk.schedule.orders) add(clauseOf(order, scenario));
  for (const Choice& one : shrunk.schedule.deviations) add(clauseOf(one, scenario));
  if (text.empty()) return "fails in the run that happens by itself";
  return fmt::format("fails {} {}", shrunk.minimal ? "iff" : "if", text);
}

}  // namespace aqua::explore
