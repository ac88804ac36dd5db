// Runs a workflow on simulated peers again and again in one process: what a run costs, and the interpreters' share of
// it. One line of JSON on stdout: milliseconds of processor time, the least of all runs, with and without making the
// peers' keys and all else that stays the same (`kept`); messages, interpreter runs, results.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <limits>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/driver/driver.h"
#include "runtime/sim/world.h"
#include "tools/run/agreement.h"
#include "tools/run/ending.h"
#include "tools/run/job.h"

using namespace aqua;

namespace {

constexpr const char* kUsage =
    "usage: run_loop SECONDS SCENARIO FILE [CALL [DATA]]   CALL and DATA: else what the scenario calls\n";

double processorMs() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

int fail(const diagnostics::DiagnosticList& issues) {
  for (const diagnostics::Diagnostic& issue : issues.items()) fmt::print(stderr, "run_loop: {}\n", issue.message());
  return 1;
}

/// Processor time between the beginnings and the ends of interpreter runs, of all.
double interpreterShare(const sim::Scenario& scenario, const sim::Invocation& invocation) {
  double sum = 0, begin = 0;
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    if (event.kind == sim::EventKind::StepStarted) begin = processorMs();
    else if (event.kind == sim::EventKind::StepEnded) sum += processorMs() - begin;
  };
  double start = processorMs();
  sim::simulate(scenario, invocation, options);
  return sum / (processorMs() - start);
}

/// Prints the least time of a run, and where it goes.
int measure(const sim::Scenario& scenario, const sim::Invocation& invocation, double seconds) {
  constexpr int kLeast = 3;
  double run = std::numeric_limits<double>::max(), kept = run, share = 0, all = 0;
  sim::ScenarioImage image(scenario, invocation);
  sim::RunResult result;
  int count = 0;
  while (count < kLeast || all < seconds * 1e3) {
    double begin = processorMs();
    result = sim::simulate(scenario, invocation);
    double took = processorMs() - begin;
    run = std::min(run, took);
    begin = processorMs();
    sim::World world(image, scenario.seed);
    sim::runToEnd(world, {});
    kept = std::min(kept, processorMs() - begin);
    share += interpreterShare(scenario, invocation);
    all += took;
    ++count;
  }
  share /= count;
  std::string values = sim::Value::array(std::move(result.values)).text();
  fmt::print(R"({{"ms":{:.4f},"kept":{:.4f},"interpreter":{:.4f},"messages":{},"steps":{},"values":{}}})"
             "\n",
             run, kept, share * run, result.stats.hops, result.stats.steps, values);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<double> seconds = argc >= 4 && argc <= 6 ? base::parse<double>(argv[1]) : std::nullopt;
  if (!seconds) return std::fputs(kUsage, stderr), 2;
  modules::DiskFileSystem files;
  run::WorldOptions options;
  options.scenario = argv[2];
  if (argc == 6) options.data = {argv[5]};
  run::ReadWorld read = run::readWorld(files, options);
  if (read.refused || read.issues.hasErrors()) return fail(read.issues);
  driver::Compiled compiled = driver::compile(files, argv[3], {});
  if (!compiled.ok()) return fail(compiled.issues);
  std::optional<run::CallText> call;
  if (argc >= 5) call = run::readCallText(argv[4], read.issues);
  sim::PeerBook book(read.world.scenario);
  std::string name = call ? call->function : read.world.scenario.call()->function;
  std::optional<run::Job> job =
      run::prepareJob(compiled, argv[3], name, call ? &*call : nullptr, read.world, 0, book, std::nullopt, read.issues);
  if (job) {
    run::Scripted scripted{*job->invocation.script, job->places};
    run::agreeOnServices(read.world, book, compiled, {&scripted, 1}, read.issues);
  }
  if (!job || read.issues.hasErrors()) return fail(read.issues);

  return measure(read.world.scenario, job->invocation, *seconds);
}
