// What a search costs, in one process: for explore.py. One line of JSON on stdout: numbers of events that were let
// happen, and microseconds of processor time.
#include <cstdio>
#include <ctime>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/explore/walker.h"
#include "tools/test/ground.h"

using namespace aqua;

namespace {

constexpr const char* kUsage = "usage: explore_loop SCENARIO [STATES]\n";

double processorUs() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// Least time of one call among some; the machine does other things as well.
template <class Work> double leastUs(Work&& work) {
  constexpr int kTimes = 5;
  double least = 0;
  for (int i = 0; i < kTimes; ++i) {
    double begin = processorUs();
    work();
    double took = processorUs() - begin;
    if (i == 0 || took < least) least = took;
  }
  return least;
}

/// Events of the usual run: by forks, and by doing all before each again.
struct OneEvent {
  double forked = 0, again = 0;  // microseconds for all of them
  size_t number = 0;
};
OneEvent timeOneEvent(const explore::MakeGround& make, const explore::Options& options) {
  explore::Walker walker(make(), options);
  explore::Path path;
  OneEvent event;
  event.forked = leastUs([&] {
    explore::Walk walk = walker.begin();
    while (!walker.endOf(walk.world)) {
      explore::Walk fork = walk;
      walker.take(fork, walker.actionsOf(walk.world).front().step);
      walk = std::move(fork);
    }
    path = walk.trail.steps();
  });
  event.again = leastUs([&] {
    for (size_t length = 1; length <= path.size(); ++length)
      walker.replay({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)});
  });
  event.number = path.size();
  return event;
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<uint64_t> states = argc == 3 ? base::parse<uint64_t>(argv[2]) : std::optional<uint64_t>(20'000);
  if (argc < 2 || argc > 3 || !states) return std::fputs(kUsage, stderr), 2;
  modules::DiskFileSystem files;
  test::SuiteOptions suite;
  const std::string path = argv[1], variant;
  test::Opened opened(files, path, suite);
  if (!opened.compile()) return fmt::print(stderr, "explore_loop: {} is not in order\n", path), 1;
  explore::MakeGround make = test::groundOf(files, path, variant, suite);

  // One run, with everything made anew and from an image that is kept.
  std::unique_ptr<explore::Ground> ground = make();
  sim::ScenarioImage image(ground->scenario(), ground->invocations());
  constexpr int kRuns = 100;
  double anew = leastUs([&] {
    for (int i = 0; i < kRuns; ++i) sim::simulate(ground->scenario(), ground->invocations());
  });
  double kept = leastUs([&] {
    for (int i = 0; i < kRuns; ++i) {
      sim::World world(image, 1);
      runToEnd(world, {});
    }
  });

  explore::Options options;
  options.strategy = sim::Exploration::Strategy::Dfs;
  options.states = *states;
  auto search = [&](bool sleepSets, bool fingerprints) {
    options.sleepSets = sleepSets;
    options.fingerprints = fingerprints;
    explore::Report report;
    double took = leastUs([&] { report = explore::explore(make, options); });
    return fmt::format("{{\"transitions\":{},\"us\":{:.0f},\"exhausted\":{}}}", report.transitions, took,
                       report.exhausted);
  };
  std::string both = search(true, true), asleep = search(true, false), merged = search(false, true),
              plain = search(false, false);

  OneEvent event = timeOneEvent(make, options);
  fmt::print(
      "{{\"runs\":{},\"anew\":{:.0f},\"kept\":{:.0f},\"events\":{},\"forked\":{:.0f},\"again\":{:.0f},\"both\":{},"
      "\"asleep\":{},\"merged\":{},\"plain\":{}}}\n",
      kRuns, anew, kept, event.number, event.forked, event.again, both, asleep, merged, plain);
  return 0;
}
