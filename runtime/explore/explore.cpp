// A campaign: rounds of tasks that depend on nothing but the rounds before.
#include "runtime/explore/explore.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "runtime/explore/crew.h"
#include "runtime/explore/dfs.h"
#include "runtime/explore/sampling.h"
#include "runtime/explore/shrink.h"
#include "runtime/scenario/format.h"

namespace aqua::explore {

using sim::Deviation;
using sim::Exploration;

namespace {

class Campaign {
 public:
  Campaign(const MakeGround& make, const Options& options) : options_(options), crew_(make, options) {}

  Report operator()() {
    crew_.run(1, [&](const Walker& walker, size_t) {
      report_.unmerged = walker.needs().order;
      report_.coupled = walker.coupled() && options_.timing == Exploration::Timing::Free;
      open_.push_back(beginning(walker));
    });
    switch (options_.strategy) {
    case Exploration::Strategy::Dfs: search(); break;
    case Exploration::Strategy::Random:
    case Exploration::Strategy::Pct: sampleRuns(options_.runs); break;
    case Exploration::Strategy::Auto:
      search();
      if (!open_.empty() && !report_.stopped) sampleRuns(options_.runs);
      break;
    }
    conclude();
    return std::move(report_);
  }

 private:
  bool stops() { return report_.stopped = report_.stopped || (options_.stop && options_.stop()); }

  std::set<std::string> known() const {
    std::set<std::string> texts;
    for (const auto& [text, seen] : findings_.outcomes) texts.insert(text);
    return texts;
  }

  uint64_t used() const { return counting() ? visited_.size() : findings_.transitions; }
  /// States are told apart; else each event counts as one.
  bool counting() const { return options_.fingerprints && !report_.unmerged; }

  void search() {
    // One task until there is enough to share; then each open state is one, up to so many in a round.
    constexpr uint64_t kFirst = 2000, kLeast = 100;
    constexpr size_t kTasks = 64;
    bool first = true;
    while (!open_.empty() && used() < options_.states && !stops()) {
      uint64_t left = options_.states - used();
      std::vector<Open> tasks = std::move(open_);
      open_.clear();
      if (tasks.size() > kTasks) {
        open_.assign(std::make_move_iterator(tasks.begin() + kTasks), std::make_move_iterator(tasks.end()));
        tasks.resize(kTasks);
      }
      uint64_t share = first ? kFirst : std::clamp(left / tasks.size(), kLeast, kFirst);
      uint64_t events = counting() ? share : std::min(share, left), states = std::min(share, left);
      first = false;
      std::vector<DfsResult> results(tasks.size());
      std::set<std::string> known = this->known();
      crew_.run(tasks.size(), [&](const Walker& walker, size_t i) {
        results[i] = dfs(walker, std::move(tasks[i]), visited_, known, events, states);
      });
      std::vector<Open> open;
      for (DfsResult& result : results) {
        findings_.merge(std::move(result.findings));
        take(std::move(result.fresh));
        open.insert(open.end(), std::make_move_iterator(result.open.begin()),
                    std::make_move_iterator(result.open.end()));
      }
      open_.insert(open_.begin(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
    }
  }

  void take(Visited&& fresh) {
    for (auto& [key, asleep] : fresh) {
      auto [found, added] = visited_.try_emplace(key, asleep);
      if (added) continue;
      std::vector<uint64_t> both;
      std::set_intersection(found->second.begin(), found->second.end(), asleep.begin(), asleep.end(),
                            std::back_inserter(both));
      found->second = std::move(both);
    }
  }

  void sampleRuns(uint64_t runs) {
    constexpr uint64_t kInTask = 16, kTasks = 16;
    if (findings_.deepest == 0) usualRun();
    uint64_t before = findings_.endings;
    uint64_t events = std::max<uint64_t>(findings_.deepest, 1);
    for (uint64_t next = 0; next < runs && !stops();) {
      uint64_t round = std::min(runs - next, kInTask * kTasks), tasks = (round + kInTask - 1) / kInTask;
      std::vector<Findings> results(tasks);
      std::set<std::string> known = this->known();
      crew_.run(tasks, [&](const Walker& walker, size_t i) {
        uint64_t end = std::min(next + (i + 1) * kInTask, next + round);
        for (uint64_t run = next + i * kInTask; run < end; ++run)
          sample(walker, {run, depthOf(run), events}, known, results[i]);
      });
      for (Findings& result : results) findings_.merge(std::move(result));
      next += round;
    }
    report_.sampled = findings_.endings - before;
  }

  /// The one that happens by itself.
  void usualRun() {
    Findings usual;
    crew_.run(1, [&](const Walker& walker, size_t) {
      Walk walk = walker.begin();
      std::optional<sim::Rest> why;
      while (!(why = walker.endOf(walk.world))) {
        walker.take(walk, walker.actionsOf(walk.world).front().step);
        ++usual.transitions;
      }
      noteEnd(walker, std::move(walk), *why, {}, usual);
    });
    findings_.merge(std::move(usual));
  }

  /// Of PCT; 0: partial order sampling.
  uint64_t depthOf(uint64_t run) const {
    switch (options_.strategy) {
    case Exploration::Strategy::Random: return 0;
    case Exploration::Strategy::Pct: return std::max<uint64_t>(options_.depth, 1);
    case Exploration::Strategy::Dfs:
    case Exploration::Strategy::Auto: break;
    }
    constexpr uint64_t kDepths = 3;
    return run % 2 == 0 ? 0 : 2 + run / 2 % kDepths;
  }

  void conclude() {
    report_.states = visited_.size();
    report_.transitions = findings_.transitions;
    report_.endings = findings_.endings;
    report_.limited = findings_.limited;
    report_.deepest = findings_.deepest;
    report_.usage = std::move(findings_.usage);
    for (const Open& open : open_) report_.open += open.items.size();
    bool searched = options_.strategy == Exploration::Strategy::Dfs || options_.strategy == Exploration::Strategy::Auto;
    report_.exhausted = searched && open_.empty() && findings_.limited == 0;
    for (auto& [text, seen] : findings_.outcomes) report_.outcomes.push_back(std::move(seen));
    std::stable_sort(report_.outcomes.begin(), report_.outcomes.end(),
                     [](const Seen& a, const Seen& b) { return a.count > b.count; });
    for (auto& [key, violation] : findings_.violations) report_.violations.push_back(std::move(violation));
    for (auto& [key, violation] : findings_.vacuous)  // had something to judge in no run at all
      if (!findings_.held.contains(key) && !findings_.violations.contains(key))
        report_.violations.push_back(std::move(violation));
    if (options_.shrink) shrinkAll();
    crew_.run(1, [&](const Walker& walker, size_t) {
      for (const sim::Property& property : walker.ground().scenario().properties) {
        if (property.mode != sim::Property::Mode::Sometimes) continue;
        const std::string& name = property.check.name;
        bool held = std::any_of(findings_.held.begin(), findings_.held.end(), [&](const Findings::CheckKey& key) {
          return key.first == property.check.place.begin && (name.empty() || key.second == name);
        });
        if (!held) report_.sometimes.push_back(name);
      }
    });
  }

  void shrinkAll() {
    for (const Violation& violation : report_.violations)
      if (options_.onFound) options_.onFound(violation);
    crew_.run(1, [&](const Walker& walker, size_t) {
      for (Violation& violation : report_.violations) {
        Smaller smaller = smallerOf(walker.ground(), walker.image(), violation);
        violation.again = violation.vacuous || smaller.shrunk.fails;
        if (!smaller.shrunk.fails) continue;
        violation.schedule = std::move(smaller.shrunk.schedule);
        violation.sentence = std::move(smaller.sentence);
        violation.actual = std::move(smaller.actual);
        violation.outcome = std::move(smaller.outcome);
      }
    });
  }

  const Options& options_;
  Crew crew_;
  Report report_;
  Findings findings_;
  Visited visited_;
  std::vector<Open> open_;
};

std::string boundsText(const Options& options) {
  std::string text = options.timing == Exploration::Timing::Free ? "timing free" : "timing corners";
  auto most = [&](Deviation::Kind kind) {
    uint64_t number = 0;
    for (const Deviation& one : options.faults)
      if (one.kind == kind) number = std::max(number, one.most);
    return number;
  };
  auto atMost = [&](uint64_t number, std::string_view one, std::string_view many) {
    text +=
        number == 0 ? fmt::format(", no {}", one) : fmt::format(", at most {} {}", number, number == 1 ? one : many);
  };
  atMost(most(Deviation::Kind::Drop), "loss", "losses");
  atMost(most(Deviation::Kind::Duplicate), "duplicate", "duplicates");
  atMost(most(Deviation::Kind::Crash), "crash", "crashes");
  for (const Deviation& one : options.faults)
    if (one.kind == Deviation::Kind::Become)
      text +=
          fmt::format(", {} may play {}", one.peer, sim::wordsOf(sim::WordSet::Role)[static_cast<size_t>(one.role)]);
  return text + fmt::format(", seed {}", options.seed);
}

}  // namespace

Options optionsOf(const sim::Scenario& scenario) {
  const Exploration& explore = scenario.explore;
  Options options;
  options.strategy = explore.strategy;
  options.timing = explore.timing;
  options.runs = explore.runs;
  options.states = explore.states;
  options.depth = explore.depth;
  options.seed = explore.seed.value_or(scenario.seed);
  options.faults = explore.faults;
  options.shrink = true;
  return options;
}

Report explore(const MakeGround& make, const Options& options) {
  Report report = Campaign(make, options)();
  if (report.violations.empty() || options.faults.empty()) return report;
  Options plain = options;
  plain.strategy = Exploration::Strategy::Dfs;
  plain.faults.clear();
  plain.shrink = false;
  plain.onFound = nullptr;
  const Report without = Campaign(make, plain)();
  report.faultless = without.exhausted && without.violations.empty();
  return report;
}

std::string conclusion(const Report& report, const Options& options) {
  using base::plural;
  std::string text;
  bool sampling = options.strategy == Exploration::Strategy::Random || options.strategy == Exploration::Strategy::Pct;
  if (report.exhausted)
    text = fmt::format("exhausted: every order of the events at each peer ({}): ", boundsText(options));
  else text = fmt::format("not exhausted ({}): ", boundsText(options));
  if (!sampling)
    text += fmt::format("{}, {}, ", plural(report.states, "state"), plural(report.transitions, "transition"));
  text += fmt::format("{}, {}", plural(report.endings, "ending"), plural(report.outcomes.size(), "outcome"));
  if (report.open > 0 && !sampling) text += fmt::format(", {} open", plural(report.open, "choice"));
  if (report.sampled > 0) text += fmt::format(", {} at random", plural(report.sampled, "run"));
  text += fmt::format(", deepest {}", report.deepest);
  if (report.limited > 0) text += fmt::format(", {} by a limit of the scenario", plural(report.limited, "ending"));
  if (report.stopped) text += ", stopped by `time`";
  if (report.unmerged) text += "; equal states are not merged, as a check asks how they came about";
  if (report.coupled) text += "; no order is left out, as events of the scenario concern several peers";
  return text;
}

}  // namespace aqua::explore
