#include "runtime/check/check.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "runtime/check/values.h"

namespace aqua::sim {

namespace {

using Kind = Verdict::Kind;

std::string countText(const Count& count) {
  if (count.least && count.most && *count.least == *count.most)
    return *count.most == 0 ? "never" : *count.most == 1 ? "once" : fmt::format("{} times", *count.most);
  if (count.least && count.most) return fmt::format("{} to {} times", *count.least, *count.most);
  if (count.most && *count.most == 0) return "never";
  if (count.most) return fmt::format("at most {}", *count.most == 1 ? "once" : fmt::format("{} times", *count.most));
  uint64_t least = count.least.value_or(1);
  return fmt::format("at least {}", least == 1 ? "once" : fmt::format("{} times", least));
}

std::string timesText(uint64_t times) {
  return times == 0 ? "never" : times == 1 ? "once" : fmt::format("{} times", times);
}

std::string nameOf(const OrderStep& step) { return fmt::format("{}:{}.{}", step.peer, step.service, step.function); }

/// Judges one check.
class Judge {
 public:
  Judge(const Check& check, const Evidence& evidence) : check_(check), evidence_(evidence) {}

  Verdict operator()() {
    verdict_.name = check_.name;
    verdict_.place = check_.place;
    judge();
    if (verdict_.kind == Kind::Vacuous && check_.optional) verdict_.kind = Kind::Pass;
    if (verdict_.kind == Kind::Vacuous) verdict_.code = diagnostics::Code::CheckVacuous;
    if (verdict_.name.empty()) verdict_.name = title_;
    return std::move(verdict_);
  }

 private:
  void judge() {
    switch (check_.kind) {
    case Check::Kind::Events: return events();
    case Check::Kind::Value: return value();
    case Check::Kind::Order: return order();
    case Check::Kind::Visited: return visited();
    case Check::Kind::Converged: return converged();
    case Check::Kind::NoWarnings:
      title_ = "no warnings";
      return compare(evidence_.warnings == 0, "no warnings", base::plural(evidence_.warnings, "warning"));
    case Check::Kind::MaxHops: return atMost("messages between peers", evidence_.run.stats.hops);
    case Check::Kind::MaxParticles: return atMost("particles", 1 + evidence_.run.others.size());
    case Check::Kind::MaxVirtualTime:
      title_ = "virtual time";
      return compare(evidence_.run.at <= check_.time, fmt::format("at most {}", durationText(check_.time)),
                     durationText(evidence_.run.at));
    case Check::Kind::Conserved: return conserved();
    case Check::Kind::Recording: title_ = fmt::format("recording `{}`", check_.file); return recording();
    case Check::Kind::Signatures:
      title_ = "signatures";
      return compare(evidence_.run.forged.empty(), "no value that its service did not give",
                     evidence_.run.forged.empty() ? "" : evidence_.run.forged.front());
    }
  }

  void recording() {
    auto text = evidence_.read ? evidence_.read(check_.file) : std::nullopt;
    verdict_.golden = Golden{check_.file, std::string(evidence_.recording)};
    verdict_.code = diagnostics::Code::GoldenDiffers;
    if (!text) return compare(false, "the recording in this file", "there is no such file");
    // What it was recorded with, in the first line, may differ; what was checked, in the last ones, is no event.
    std::string_view a = *text, b = evidence_.recording;
    a.remove_prefix(std::min(a.find('\n'), a.size()));
    b.remove_prefix(std::min(b.find('\n'), b.size()));
    std::string_view rest = a.starts_with(b) ? a.substr(b.size()) : std::string_view("{");
    bool equal = rest.empty() || rest.find("\"kind\":\"outcome\"") < rest.find("\"n\":");
    auto same = static_cast<std::ptrdiff_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    auto line = std::count(a.begin(), a.begin() + same, '\n') + 1;
    compare(equal, "the same recording", equal ? "" : fmt::format("they differ in line {}", line));
  }

  void compare(bool holds, const std::string& expected, const std::string& actual) {
    verdict_.kind = holds ? Kind::Pass : Kind::Fail;
    verdict_.expected = evidence_.book.withNames(expected);
    verdict_.actual = evidence_.book.withNames(actual);
  }

  void atMost(std::string_view what, uint64_t number) {
    title_ = what;
    compare(number <= check_.most, fmt::format("at most {} {}", check_.most, what), fmt::format("{}", number));
  }

  /// The span of virtual time whose events count; nothing when its first event never came.
  std::optional<std::pair<Micros, Micros>> window() {
    Micros from = 0, to = UINT64_MAX;
    if (check_.by) to = *check_.by;
    if (!check_.within) return std::pair(from, to);
    auto first = std::find_if(evidence_.events.begin(), evidence_.events.end(),
                              [&](const Event& event) { return fits(check_.within->from, event, evidence_); });
    if (first == evidence_.events.end()) return std::nullopt;
    return std::pair(first->at, std::min(to, first->at + check_.within->by));
  }

  void events() {
    title_ = textOf(check_.pattern);
    auto window = this->window();
    if (!window) {
      verdict_.kind = Kind::Vacuous;
      verdict_.expected = fmt::format("{} first", textOf(check_.within->from));
      verdict_.actual = "never happened";
      return;
    }
    uint64_t number = 0, last = 0;
    for (const Event& event : evidence_.events) {
      if (event.at < window->first || event.at > window->second || !fits(check_.pattern, event, evidence_)) continue;
      ++number;
      if (last == 0 || !check_.count.most || number <= *check_.count.most + 1) last = event.id;
    }
    Count count = check_.count;
    if (!count.least && !count.most) count.least = 1;
    verdict_.decidedBy = last;
    std::string when = check_.by ? fmt::format(" by {}", durationText(*check_.by)) : "";
    compare(count.allows(number), title_ + " " + countText(count) + when, timesText(number));
  }

  void value() {
    title_ = textOf(check_.value);
    if (isElsewhere()) return compare(true, "a result", "none, as the call expects");
    ValueVerdict found = test(check_.value, evidence_);
    if (found.vacuous) {
      verdict_.kind = Kind::Vacuous;
      verdict_.expected = std::move(found.expected);
      verdict_.actual = std::move(found.actual);
      return;
    }
    compare(found.holds, std::move(found.expected), std::move(found.actual));
  }

  /// The call is expected to end without a result, so nothing is said about it.
  bool isElsewhere() const {
    if (check_.value.of.kind != ValueSource::Kind::Result) return false;
    for (const Call& call : evidence_.scenario.calls) {
      if (call.id != check_.value.of.name && evidence_.scenario.calls.size() > 1) continue;
      if (!call.expect) continue;
      bool otherwise = call.expect->outcome && *call.expect->outcome != Ending::Value;
      return otherwise || call.expect->error || (!call.expect->outcome && !call.expect->waits.empty());
    }
    return false;
  }

  // Order means that one led to the next, not that it was earlier by the clock.
  void order() {
    std::string wanted;
    for (const OrderStep& step : check_.order) wanted += (wanted.empty() ? "" : " before ") + nameOf(step);
    title_ = wanted;
    std::vector<uint64_t> reached;  // events that fit the step before
    for (size_t i = 0; i < check_.order.size(); ++i) {
      std::vector<uint64_t> next;
      Pattern pattern;
      pattern.kind = Pattern::Kind::Service;
      pattern.peer = check_.order[i].peer;
      pattern.service = check_.order[i].service;
      pattern.function = check_.order[i].function;
      bool any = false;
      for (const Event& event : evidence_.events) {
        if (!fits(pattern, event, evidence_)) continue;
        any = true;
        if (i == 0 || std::any_of(reached.begin(), reached.end(), [&](uint64_t id) { return ledTo(id, event.id); }))
          next.push_back(event.id);
      }
      if (next.empty()) {
        std::string why =
            any ? fmt::format("{} does not lead to {}", nameOf(check_.order[i - 1]), nameOf(check_.order[i]))
                : fmt::format("{} never happened", nameOf(check_.order[i]));
        return compare(false, wanted, why);
      }
      reached = std::move(next);
    }
    verdict_.decidedBy = reached.front();
    compare(true, wanted, wanted);
  }

  /// Happened-before: by causes, and by the order on one peer.
  bool ledTo(uint64_t first, uint64_t second) {
    if (clocks_.empty()) makeClocks();
    const Event& a = evidence_.events[first - 1];
    return first < second && clocks_[second - 1][a.peer] >= own_[first - 1];
  }

  void makeClocks() {
    size_t peers = evidence_.scenario.peers.size();
    std::vector<std::vector<uint32_t>> now(peers, std::vector<uint32_t>(peers));
    for (const Event& event : evidence_.events) {
      if (event.peer == kNobody) {
        clocks_.emplace_back(peers);
        own_.push_back(0);
        continue;
      }
      std::vector<uint32_t>& clock = now[event.peer];
      if (event.because != 0)
        for (size_t i = 0; i < peers; ++i) clock[i] = std::max(clock[i], clocks_[event.because - 1][i]);
      own_.push_back(++clock[event.peer]);
      clocks_.push_back(clock);
    }
  }

  void visited() {
    title_ = "visited peers";
    std::set<std::string_view> seen;
    for (const Event& event : evidence_.events)
      if (event.kind == EventKind::StepStarted) seen.insert(evidence_.scenario.peers[event.peer].name);
    std::string all;
    for (std::string_view name : seen) all.append(all.empty() ? "" : ", ").append(name);
    auto missing = std::find_if(check_.peers.begin(), check_.peers.end(),
                                [&](const std::string& name) { return !seen.contains(name); });
    if (missing != check_.peers.end()) return compare(false, fmt::format("{} is visited", *missing), all);
    if (check_.only)
      for (std::string_view name : seen)
        if (std::find(check_.only->begin(), check_.only->end(), name) == check_.only->end())
          return compare(false, "only the peers of `only`", fmt::format("{} as well", name));
    compare(true, "", all);
  }

  void converged() {
    title_ = "converged peers";
    std::vector<uint32_t> peers;
    for (const std::string& name : check_.peers)
      for (uint32_t i = 0; i < evidence_.scenario.peers.size(); ++i)
        if (evidence_.scenario.peers[i].name == name) peers.push_back(i);
    for (size_t i = 0; i < peers.size() && evidence_.conflict; ++i)
      for (size_t k = i + 1; k < peers.size(); ++k)
        if (auto conflict = evidence_.conflict(peers[i], peers[k]))
          return compare(false, "data that merge, with equal results", *conflict);
    compare(true, "data that merge, with equal results", "");
  }

  void conserved() {
    title_ = fmt::format("sum of {}", textOf(check_.value));
    if (isElsewhere()) return compare(true, "a result", "none, as the call expects");
    std::string problem;
    auto sum = sumOf(check_.value, evidence_, problem);
    if (!sum) return compare(false, check_.sum.text(), problem);
    compare(sum->text() == check_.sum.text(), check_.sum.text(), sum->text());
  }

  const Check& check_;
  const Evidence& evidence_;
  std::string title_;
  Verdict verdict_;
  std::vector<std::vector<uint32_t>> clocks_;
  std::vector<uint32_t> own_;
};

/// Recordings in files are of such runs.
bool happensByItself(const Schedule* schedule) {
  return !schedule || (schedule->empty() && schedule->timing == Timing::Clock);
}

/// Assertions of the program: whether it caught the error that one of them gave does not matter.
void judgeAssertions(const Evidence& evidence, std::vector<Verdict>& verdicts) {
  for (const Assertion& one : evidence.run.assertions)
    verdicts.push_back({one.holds ? Kind::Pass : Kind::Fail, fmt::format("{} on {}", one.function, one.peer),
                        evidence.spanOf ? evidence.spanOf(one.call, one.place) : diagnostics::Span{},
                        evidence.book.withNames(one.expected), evidence.book.withNames(one.actual), one.event});
}

}  // namespace

Verdict judge(const Check& check, const Evidence& evidence) { return Judge(check, evidence)(); }

bool binds(const Expected* expected, const Schedule* schedule, const Scenario& scenario) {
  if (!schedule) return true;
  uint64_t losses = 0, crashes = 0;
  std::vector<std::pair<uint32_t, Role>> roles;
  for (const auto& [key, value] : schedule->deviations) {
    switch (key.kind) {
    case DecisionKind::Drop: ++losses; break;
    case DecisionKind::Crash: ++crashes; break;
    case DecisionKind::Corrupt: return false;
    case DecisionKind::Become: roles.emplace_back(key.about.peer, static_cast<Role>(value)); break;
    case DecisionKind::Duplicate:
    case DecisionKind::Delay:
    case DecisionKind::Reply:
    case DecisionKind::Batch: break;
    }
  }
  auto survives = [&](Deviation::Kind kind, uint64_t number) {
    return number == 0 ||
           (expected && std::any_of(expected->survives.begin(), expected->survives.end(),
                                    [&](const Deviation& one) { return one.kind == kind && number <= one.most; }));
  };
  auto survivesRole = [&](const std::pair<uint32_t, Role>& role) {
    return expected && std::any_of(expected->survives.begin(), expected->survives.end(), [&](const Deviation& one) {
             return one.kind == Deviation::Kind::Become && one.role == role.second &&
                    scenario.peers[role.first].name == one.peer;
           });
  };
  return survives(Deviation::Kind::Drop, losses) && survives(Deviation::Kind::Crash, crashes) &&
         std::all_of(roles.begin(), roles.end(), survivesRole);
}

std::vector<Verdict> judge(const Evidence& evidence) {
  std::vector<Verdict> verdicts;
  judgeAssertions(evidence, verdicts);
  judgeCalls(evidence, verdicts);
  if (binds(nullptr, evidence.schedule, evidence.scenario))
    for (const Check& check : evidence.scenario.expectations)
      if (check.kind != Check::Kind::Recording || happensByItself(evidence.schedule))
        verdicts.push_back(judge(check, evidence));
  for (const Property& property : evidence.scenario.properties) {
    Verdict verdict = judge(property.check, evidence);
    switch (property.mode) {
    case Property::Mode::Always:
    case Property::Mode::Eventually: break;
    case Property::Mode::Never:
      if (verdict.kind != Kind::Vacuous) verdict.kind = verdict.kind == Kind::Pass ? Kind::Fail : Kind::Pass;
      verdict.expected = "never: " + verdict.expected;
      break;
    case Property::Mode::Sometimes: continue;  // over all runs
    }
    verdicts.push_back(std::move(verdict));
  }
  for (const std::string& forged : evidence.run.forged)
    verdicts.push_back({Kind::Fail, "signatures", {}, "no value that its service did not give", forged, 0});
  for (const ServiceCall& call : evidence.run.twice)
    verdicts.push_back({Kind::Fail,
                        fmt::format("{}.{} once on {}", call.service, call.function, call.peer),
                        {},
                        "one call (`once`)",
                        "called twice",
                        0});
  for (const Inapplicable& event : evidence.run.inapplicable)
    verdicts.push_back({Kind::Fail,
                        fmt::format("event `{}`", wordOf(evidence.scenario.events[event.event].deed)),
                        {},
                        "an event that can happen",
                        event.reason,
                        0});
  return verdicts;
}

void addUsage(Usage& sum, const Usage& usage) {
  auto add = [](std::vector<uint64_t>& to, const std::vector<uint64_t>& from) {
    to.resize(std::max(to.size(), from.size()));
    for (size_t i = 0; i < from.size(); ++i) to[i] += from[i];
  };
  add(sum.events, usage.events);
  add(sum.behaviours, usage.behaviours);
  sum.links.resize(std::max(sum.links.size(), usage.links.size()));
  for (size_t i = 0; i < usage.links.size(); ++i) add(sum.links[i], usage.links[i]);
}

}  // namespace aqua::sim
