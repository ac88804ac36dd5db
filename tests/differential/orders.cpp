// Executes scripts in many orders of delivery and counts in how many of them they answer. See README.md.
//   aqua_orders SCENARIO.toml [--orders N] [--first SEED] [--details] < SCRIPTS > COUNTS
// SCRIPTS: JSON objects, one a line: {"name": "g1", "side": "official", "air": "(null)"}. COUNTS: for each of them and
// each world {"name", "side", "world", "answers", "errors", "stuck", "failed", "lost"}, numbers of runs; with --details
// also {"values"}, the different answers. Worlds: "relays", as described; "connected", where every peer reaches every
// other.
//   aqua_orders SCENARIO.toml --all STATES < SCRIPTS > ENDINGS
// All orders instead, up to a number of states: {"name", "side", "world", "exhausted", "states", "stuck", "values",
// "errors"}.
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/base/numbers.h"
#include "runtime/sim/world.h"
#include "tools/run/engines.h"

namespace {

using aqua::values::Value;
namespace sim = aqua::sim;

struct Counts {
  uint32_t answers = 0, errors = 0, stuck = 0, failed = 0, lost = 0;
  std::set<std::string> values;
};

/// Every peer reaches every other; the client still has a relay to name.
void connect(sim::Scenario& scenario, sim::Invocation& invocation) {
  const sim::PeerBook book(scenario);
  for (sim::Peer& peer : scenario.peers) {
    if (peer.kind == sim::PeerKind::Client && invocation.from == peer.name)
      invocation.args.emplace_back("-relay-", Value::string(book.idOf(peer.relay)));
    peer.relay.clear();
  }
}

/// Messages need up to 20 ms each, services as well in every other order: in between they answer at once.
sim::Scenario inOrder(const sim::Scenario& world, uint64_t seed) {
  sim::Scenario scenario = world;
  scenario.seed = seed;
  scenario.schedule = sim::DueOrder::Random;
  scenario.network.quality.latency = sim::Range{0, 20 * sim::kMillisecond, {}};
  if (seed % 2 == 0)
    for (sim::Service& service : scenario.services)
      for (auto& [name, behaviour] : service.functions)
        if (!behaviour.takes) behaviour.takes = sim::Range{0, 20 * sim::kMillisecond, {}};
  return scenario;
}

Counts count(const sim::Scenario& world, const sim::Invocation& invocation, uint64_t first, uint64_t orders) {
  Counts counts;
  sim::SimOptions options;
  options.singleResults = true;
  options.stopWhenAnswered = true;
  for (uint64_t seed = first; seed < first + orders; ++seed) {
    const sim::RunResult run = simulate(inOrder(world, seed), invocation, options);
    counts.answers += run.ending == sim::Ending::Value;
    counts.errors += run.ending == sim::Ending::Error;
    counts.stuck += run.ending != sim::Ending::Value && run.ending != sim::Ending::Error;
    counts.failed += !run.failures.empty();
    counts.lost += run.stats.lost > 0;
    if (run.ending == sim::Ending::Value) counts.values.insert(Value::array(run.values).text());
    if (run.ending == sim::Ending::Error) counts.values.insert(run.error.text());
  }
  return counts;
}

/// How a script can end, in whatever order messages and answers arrive.
struct Endings {
  bool exhausted = true, stuck = false;
  uint64_t states = 0;
  std::set<std::string> values, errors;

  void add(const sim::RunResult& run) {
    if (run.ending == sim::Ending::Value) values.insert(Value::array(run.values).text());
    else if (run.ending == sim::Ending::Error) errors.insert(run.error.text());
    else stuck = true;
  }
};

Endings explore(const sim::Scenario& world, const sim::Invocation& invocation, uint64_t states) {
  Endings endings;
  sim::Manner manner;
  manner.singleResults = true;
  const sim::ScenarioImage image(world, invocation, manner);
  std::set<aqua::values::Fingerprint> seen;
  std::vector<sim::World> open;
  open.emplace_back(image, sim::Schedule{1, sim::Timing::Free, {}, {}});
  while (!open.empty()) {
    sim::World now = std::move(open.back());
    open.pop_back();
    if (now.settled() || now.quiet()) {
      endings.add(now.result(now.settled() ? sim::Rest::Answered : sim::Rest::Quiet));
      continue;
    }
    if (endings.states == states || now.stats().steps >= world.limits.steps) {
      endings.exhausted = false;
      continue;
    }
    ++endings.states;
    for (const sim::Enabled& event : now.enabled()) {
      sim::World next = now;
      next.take(event);
      if (seen.insert(next.fingerprint()).second) open.push_back(std::move(next));
    }
  }
  return endings;
}

std::string textOf(const Endings& endings) {
  return fmt::format(R"("exhausted":{},"states":{},"stuck":{},"values":[{}],"errors":[{}])", endings.exhausted,
                     endings.states, endings.stuck, fmt::join(endings.values, ","), fmt::join(endings.errors, ","));
}

std::string textOf(const Counts& counts, bool details) {
  std::string text = fmt::format(R"("answers":{},"errors":{},"stuck":{},"failed":{},"lost":{})", counts.answers,
                                 counts.errors, counts.stuck, counts.failed, counts.lost);
  if (details) text += fmt::format(R"(,"values":[{}])", fmt::join(counts.values, ","));
  return text;
}

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

int usage() {
  std::cerr << "usage: aqua_orders SCENARIO.toml [--orders N] [--first SEED] [--details] [--all STATES] < SCRIPTS\n";
  return 2;
}

struct Options {
  uint64_t orders = 20, first = 1;
  uint64_t states = 0;  // 0: some orders
  bool details = false;
};

std::optional<Options> readOptions(int argc, char** argv) {
  Options options;
  for (int i = 2; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--details") {
      options.details = true;
      continue;
    }
    uint64_t* place = option == "--orders"  ? &options.orders
                      : option == "--first" ? &options.first
                      : option == "--all"   ? &options.states
                                            : nullptr;
    if (!place || ++i == argc) return std::nullopt;
    const std::optional<uint64_t> number = aqua::base::parse<uint64_t>(argv[i]);
    if (!number) return std::nullopt;
    *place = *number;
  }
  return options;
}

/// The call of the scenario, by its first client unless it says otherwise.
sim::Invocation invocationOf(const sim::Scenario& scenario) {
  sim::Invocation invocation;
  invocation.from = scenario.call()->from;
  if (invocation.from.empty())
    for (const sim::Peer& peer : scenario.peers)
      if (invocation.from.empty() && peer.kind == sim::PeerKind::Client) invocation.from = peer.name;
  for (const auto& [name, value] : scenario.call()->args->asObject()) invocation.args.emplace_back(name, value);
  return invocation;
}

std::string headOf(const Value& request) {
  return fmt::format(R"("name":{},"side":{})", request.find("name")->text(), request.find("side")->text());
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = argc < 2 ? std::nullopt : readOptions(argc, argv);
  if (!options) return usage();
  auto parsed = sim::parseScenario(std::make_shared<const aqua::diagnostics::SourceFile>(argv[1], read(argv[1])));
  aqua::run::readEngines(aqua::modules::DiskFileSystem(), parsed.scenario, parsed.places, parsed.issues);
  if (parsed.issues.hasErrors() || !parsed.scenario.call() || !parsed.scenario.call()->args) {
    std::cerr << argv[1] << ": no scenario with a call\n";
    return 2;
  }
  sim::Scenario& relays = parsed.scenario;
  relays.limits.steps = 3000;
  sim::Invocation invocation = invocationOf(relays);
  sim::Scenario connected = relays;
  sim::Invocation open = invocation;
  connect(connected, open);

  for (std::string line; std::getline(std::cin, line);) {
    const auto request = aqua::values::parseJson(line);
    const Value* air = request ? request->find("air") : nullptr;
    if (!air) {
      std::cerr << "not a request: " << line.substr(0, 80) << "\n";
      return 2;
    }
    auto script =
        aqua::air::parse(std::make_shared<const aqua::diagnostics::SourceFile>("script", std::string(air->asString())));
    std::string head = headOf(*request);
    if (!script.script) {
      std::cout << fmt::format("{{{},\"world\":null}}\n", head);
      continue;
    }
    invocation.script = open.script = std::shared_ptr<const aqua::air::Script>(std::move(script.script));
    for (const auto& [name, world, call] :
         {std::tuple("relays", &relays, &invocation), std::tuple("connected", &connected, &open)}) {
      const std::string found = options->states == 0
                                    ? textOf(count(*world, *call, options->first, options->orders), options->details)
                                    : textOf(explore(*world, *call, options->states));
      std::cout << fmt::format(R"({{{},"world":"{}",{}}})", head, name, found) << std::endl;
    }
  }
  return 0;
}
