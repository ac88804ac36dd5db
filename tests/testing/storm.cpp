// Faults over real workflows: storm COUNT SCENARIO... runs each scenario with so many random sets of events, peers that
// are no longer honest included. Every run ends with a reason, nobody holds a value that its service never gave, and
// who is stuck knows what for. Before that: messages that come twice change nothing, and a loss on one wire changes
// no draw on another.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "runtime/sim/random.h"
#include "runtime/sim/world.h"
#include "tools/run/agreement.h"
#include "tools/run/job.h"
#include "tools/run/world.h"

namespace {

using namespace aqua;
using sim::Deed;

/// Draws for one set of events.
class Dice {
 public:
  explicit Dice(uint64_t seed) : seed_(seed) {}
  uint64_t below(uint64_t end) { return sim::draw(seed_, sim::Purpose::Identity, 0, ++counter_) % end; }
  template <class T> const T& of(const std::vector<T>& list) { return list[below(list.size())]; }

 private:
  uint64_t seed_, counter_ = 0;
};

std::string anyPeer(Dice& dice, const sim::Scenario& scenario) {
  return scenario.peers[dice.below(scenario.peers.size())].name;
}

sim::PlannedEvent randomEvent(Dice& dice, const sim::Scenario& scenario) {
  static const std::vector<Deed> kDeeds{Deed::Crash,       Deed::Restart,   Deed::Partition,   Deed::Isolate,
                                        Deed::DropNext,    Deed::DelayNext, Deed::CorruptNext, Deed::DuplicateNext,
                                        Deed::Stale,       Deed::ClockSkew, Deed::PausePeer,   Deed::Heal,
                                        Deed::DialFailure, Deed::Become,    Deed::Tamper};
  sim::PlannedEvent event;
  event.deed = dice.of(kDeeds);
  event.at = dice.below(60) * sim::kMillisecond;
  if (event.deed == Deed::Crash && dice.below(2) == 0) {
    event.after.emplace();
    event.after->sees = dice.below(2) == 0 ? sim::Trigger::Sees::ServiceCalled : sim::Trigger::Sees::ParticleReceived;
    event.after->count = 1 + dice.below(4);
  }
  event.peers = {anyPeer(dice, scenario)};
  event.from = {dice.below(3) == 0 ? "*" : anyPeer(dice, scenario)};
  event.to = {dice.below(3) == 0 ? "*" : anyPeer(dice, scenario)};
  event.count = 1 + dice.below(3);
  event.point = static_cast<sim::CrashPoint>(dice.below(5));
  event.part = static_cast<sim::CorruptPart>(dice.below(4));
  event.mode = static_cast<sim::CutMode>(dice.below(3));
  event.direction = static_cast<sim::Direction>(dice.below(3));
  event.keepData = dice.below(2) == 0;
  event.by = static_cast<int64_t>(dice.below(400) * sim::kMillisecond);
  event.role = static_cast<sim::Role>(dice.below(13));
  if (dice.below(3) == 0) event.target = anyPeer(dice, scenario);
  event.rate = 1 + dice.below(20);
  event.with = dice.below(2) == 0 ? sim::Value::string("tampered") : sim::Value::integer(7);
  if (event.mode == sim::CutMode::Slow) event.by = 1 + static_cast<int64_t>(dice.below(20));
  bool wires = event.deed == Deed::Partition || event.deed == Deed::Heal || event.deed == Deed::DropNext ||
               event.deed == Deed::DelayNext || event.deed == Deed::CorruptNext || event.deed == Deed::DuplicateNext ||
               event.deed == Deed::DialFailure || event.deed == Deed::Tamper;
  if (wires) event.peers.clear();
  if (event.deed == Deed::Partition) {
    event.groups.resize(2);
    for (const sim::Peer& peer : scenario.peers) event.groups[dice.below(2)].push_back(peer.name);
  }
  if (sim::lasts(event.deed) && dice.below(2) == 0) event.until = event.at + dice.below(300) * sim::kMillisecond;
  return event;
}

/// What is wrong with the end of a run; empty: nothing.
std::string problemOf(const sim::RunResult& result) {
  if (!result.forged.empty()) return "forged: " + result.forged.front();
  auto problem = [](const sim::Outcome& outcome) {
    bool waits = outcome.ending == sim::Ending::Stuck || outcome.ending == sim::Ending::Expired;
    return waits && outcome.waits.empty() ? fmt::format("{} without a cause", wordOf(outcome.ending)) : std::string();
  };
  if (!result.particle.empty())
    if (std::string text = problem(result); !text.empty()) return text;
  for (const sim::Outcome& other : result.others)
    if (std::string text = problem(other); !text.empty()) return text;
  return {};
}

std::string textOf(const sim::Scenario& scenario) {
  std::string text;
  for (const sim::PlannedEvent& event : scenario.events)
    text += fmt::format(" {}@{}({}{}>{})", event.deed == Deed::Become ? wordOf(event.role) : wordOf(event.deed),
                        sim::durationText(event.at), fmt::join(event.peers, ","), fmt::join(event.from, ","),
                        fmt::join(event.to, ","));
  return text;
}

/// All service calls of a run, and what came of the calls of the scenario.
std::vector<std::string> doings(const sim::RunResult& result) {
  std::vector<std::string> all;
  for (const sim::ServiceCall& call : result.calls)
    all.push_back(fmt::format("{}: {}.{}({})", call.peer, call.service, call.function,
                              sim::Value::array({call.args.begin(), call.args.end()}).text()));
  std::sort(all.begin(), all.end());
  auto add = [&](const sim::Outcome& outcome) {
    all.push_back(fmt::format("{} {}", wordOf(outcome.ending), sim::Value::array(outcome.values).text()));
  };
  add(result);
  for (const sim::Outcome& other : result.others) add(other);
  return all;
}

/// How long messages and answers took, by name.
std::map<std::string, sim::Micros> drawsOf(const sim::Scenario& scenario,
                                           std::span<const sim::Invocation> invocations) {
  std::map<std::string, sim::Micros> draws;
  std::map<uint64_t, sim::Micros> sent;                   // by event
  std::map<std::string, uint64_t> calls;                  // by peer, service and function
  std::map<std::array<uint64_t, 3>, std::string> called;  // by peer, particle and request
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    std::array<uint64_t, 3> request{event.peer, event.particle, event.request};
    std::string function = fmt::format("{}:{}.{}", event.peer, event.service, event.function);
    if (event.kind == sim::EventKind::ParticleSent) sent[event.id] = event.at;
    if (event.kind == sim::EventKind::ParticleReceived)
      draws[sim::keyText(event.message, scenario)] = event.at - sent[event.because];
    if (event.kind == sim::EventKind::ServiceCalled)
      called[request] = fmt::format("{}#{}", function, ++calls[function]);
    // What a module takes depends on all it did before.
    if (event.kind == sim::EventKind::ServiceReturned && event.fuel == 0) draws[called[request]] = event.takes;
  };
  sim::simulate(scenario, invocations, options);
  return draws;
}

/// One scenario file, compiled, in many storms. Returns how many problems there were; none when it could not begin.
class Storm {
 public:
  explicit Storm(const std::string& path) : path_(path) {}

  bool prepare() {
    run::WorldOptions options;
    options.scenario = path_;
    read_ = run::readWorld(files_, options);
    if (read_.refused || read_.issues.hasErrors()) return refuse(read_.issues);
    run::World& world = read_.world;
    std::string program = world.besideScenario(world.scenario.program);
    compiled_ = driver::compile(files_, program, {});
    if (!compiled_.ok()) return refuse(compiled_.issues);
    book_.emplace(world.scenario);
    std::vector<run::Scripted> scripts;
    diagnostics::DiagnosticList issues;
    for (size_t i = 0; i < world.scenario.calls.size(); ++i) {
      auto job = run::prepareJob(compiled_, program, world.scenario.calls[i].function, nullptr, world, i, *book_,
                                 std::nullopt, issues);
      if (!job) return refuse(issues);
      jobs_.push_back(std::make_unique<run::Job>(std::move(*job)));
      scripts.push_back({*jobs_.back()->invocation.script, jobs_.back()->places});
    }
    run::agreeOnServices(world, *book_, compiled_, scripts, issues);
    for (const auto& job : jobs_) invocations_.push_back(job->invocation);
    return !issues.hasErrors() || refuse(issues);
  }

  /// Messages that come twice. Both at once: a copy that is faster than the message could let another answer come
  /// first.
  size_t duplicates() const {
    sim::Scenario scenario = quietScenario();
    auto fix = [](sim::Quality& quality) {
      if (quality.latency) quality.latency = sim::Range{quality.latency->most, quality.latency->most, {}};
    };
    fix(scenario.network.quality);
    for (sim::Link& link : scenario.network.links) fix(link.quality);
    sim::SimOptions options;
    options.recordCalls = true;
    std::vector<std::string> once = doings(sim::simulate(scenario, invocations_, options));
    scenario.network.quality.duplicate = sim::chanceOf(1);
    sim::RunResult result = sim::simulate(scenario, invocations_, options);
    uint64_t hits = 0;
    for (const auto& link : result.usage.links) hits += link[static_cast<size_t>(sim::LinkFault::Duplicate)];
    bool same = doings(result) == once && hits == result.stats.hops;
    std::cout << fmt::format("{}: {} of {} messages twice, {}\n", path_, hits, result.stats.hops,
                             same ? "nothing else" : "and not the same");
    return same ? 0 : 1;
  }

  /// A loss on each wire in turn.
  size_t losses() const {
    sim::Scenario scenario = quietScenario();
    scenario.network.quality.latency = sim::parseRange("5ms..50ms");
    std::map<std::string, sim::Micros> whole = drawsOf(scenario, invocations_);
    size_t wires = 0, compared = 0, problems = 0;
    for (const sim::Peer& from : scenario.peers)
      for (const sim::Peer& to : scenario.peers) {
        if (&from == &to || !whole.contains(from.name + ">" + to.name + "#1")) continue;
        sim::PlannedEvent loss;
        loss.deed = Deed::DropNext;
        loss.from = {from.name};
        loss.to = {to.name};
        scenario.events = {loss};
        ++wires;
        for (const auto& [name, took] : drawsOf(scenario, invocations_)) {
          auto before = whole.find(name);
          if (before == whole.end()) continue;
          ++compared;
          if (before->second == took) continue;
          if (++problems <= 3)
            std::cout << fmt::format("{}: {} took {} and takes {} after a loss from {} to {}\n", path_, name,
                                     before->second, took, from.name, to.name);
        }
      }
    std::cout << fmt::format("{}: a loss on each of {} wires, {} draws compared, {} problems\n", path_, wires, compared,
                             problems);
    return problems + (wires == 0 || compared == 0 ? 1 : 0);
  }

  size_t run(uint64_t count) {
    size_t problems = 0, ended[6] = {};
    for (uint64_t seed = 1; seed <= count; ++seed) {
      sim::Scenario scenario = read_.world.scenario;
      Dice dice(seed);
      scenario.events.clear();
      for (uint64_t i = 1 + dice.below(5); i > 0; --i) scenario.events.push_back(randomEvent(dice, scenario));
      scenario.seed = seed;
      std::vector<sim::Invocation> invocations = invocations_;
      if (!scenario.calls.empty() && dice.below(2) == 0) {  // once more: another particle of the same script
        invocations.push_back(invocations.front());
        scenario.calls.push_back(scenario.calls.front());
        scenario.calls.back().id = "again";
        scenario.calls.back().at = dice.below(60) * sim::kMillisecond;
      }
      if (dice.below(2) == 0) scenario.schedule = sim::DueOrder::Random;
      sim::SimOptions options;
      options.recordTruth = true;
      sim::RunResult result = sim::simulate(scenario, invocations, options);
      ++ended[static_cast<size_t>(result.ending)];
      std::string problem = problemOf(result);
      if (problem.empty()) continue;
      if (++problems <= 3) std::cout << fmt::format("{} seed {}: {}:{}\n", path_, seed, problem, textOf(scenario));
    }
    std::cout << fmt::format("{}: {} runs, {} value, {} error, {} stuck, {} expired, {} budget, {} problems\n", path_,
                             count, ended[0], ended[1], ended[2], ended[3], ended[4], problems);
    return problems;
  }

 private:
  sim::Scenario quietScenario() const {
    sim::Scenario scenario = read_.world.scenario;
    scenario.events.clear();
    for (sim::Call& call : scenario.calls) {
      call.onDemand = false;
      call.after.reset();
    }
    return scenario;
  }

  bool refuse(const diagnostics::DiagnosticList& issues) const {
    std::cout << path_ << " cannot be run\n" << diagnostics::writeText(issues);
    return false;
  }

  std::string path_;
  modules::DiskFileSystem files_;
  run::ReadWorld read_;
  driver::Compiled compiled_;
  std::optional<sim::PeerBook> book_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
};

}  // namespace

int main(int argc, char** argv) {
  auto count = argc > 2 ? base::parse<uint64_t>(argv[1]) : std::nullopt;
  if (!count) {
    std::cerr << "usage: storm COUNT SCENARIO...\n";
    return 2;
  }
  size_t problems = 0;
  for (int i = 2; i < argc; ++i) {
    Storm storm(argv[i]);
    problems += storm.prepare() ? storm.duplicates() + storm.losses() + storm.run(*count) : 1;
  }
  return problems == 0 ? 0 : 1;
}
