// Searches for planted bugs: planted [--update] FOLDER... In the scenario of each folder's bug.scenario.toml a search
// finds a violation, and its schedule shrinks to what shrunk.txt says; in repaired.scenario.toml it finds none, and
// nothing is left to be searched. With --update, shrunk.txt is written.
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "runtime/explore/explore.h"
#include "tools/run/job.h"
#include "tools/run/world.h"

namespace {

using namespace aqua;

/// A scenario file and its program.
class Workflow : public explore::Ground {
 public:
  explicit Workflow(const std::string& path) {
    run::WorldOptions options;
    options.scenario = path;
    read_ = run::readWorld(files_, options);
    if (read_.refused || read_.issues.hasErrors()) return;
    run::World& world = read_.world;
    const std::string program = world.besideScenario(world.scenario.program);
    compiled_ = driver::compile(files_, program, {});
    if (!compiled_.ok()) return;
    book_ = std::make_unique<sim::PeerBook>(world.scenario);
    diagnostics::DiagnosticList issues;
    for (size_t i = 0; i < world.scenario.calls.size(); ++i) {
      auto job = run::prepareJob(compiled_, program, world.scenario.calls[i].function, nullptr, world, i, *book_,
                                 std::nullopt, issues);
      if (!job) return;
      jobs_.push_back(std::make_unique<run::Job>(std::move(*job)));
      invocations_.push_back(jobs_.back()->invocation);
    }
    good_ = true;
  }

  bool good() const { return good_; }
  const sim::Scenario& scenario() const override { return read_.world.scenario; }
  std::span<const sim::Invocation> invocations() const override { return invocations_; }
  sim::Evidence evidence(const explore::Ended& ended) const override {
    return {scenario(), *book_, ended.run, ended.events};
  }

 private:
  modules::DiskFileSystem files_;
  run::ReadWorld read_;
  driver::Compiled compiled_;
  std::unique_ptr<sim::PeerBook> book_;
  std::vector<std::unique_ptr<run::Job>> jobs_;
  std::vector<sim::Invocation> invocations_;
  bool good_ = false;
};

std::string textIn(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Planted {
 public:
  Planted(std::string folder, bool update) : folder_(std::move(folder)), update_(update) {}

  bool check() { return searchBug() && searchTwin(); }

 private:
  bool wrong(const std::string& what) const {
    std::cout << fmt::format("{}: {}\n", folder_, what);
    return false;
  }

  explore::Report search(const std::string& path, explore::Options& options) const {
    const Workflow workflow(path);
    options = explore::optionsOf(workflow.scenario());
    options.onFound = [](const explore::Violation& violation) {
      std::cout << fmt::format("  found {}, in {} runs\n", violation.check, violation.count);
    };
    return explore::explore([&] { return std::make_unique<Workflow>(path); }, options);
  }

  bool searchBug() const {
    const std::string path = folder_ + "/bug.scenario.toml";
    if (!Workflow(path).good()) return wrong("the program with the bug does not run");
    explore::Options options;
    const explore::Report report = search(path, options);
    std::cout << fmt::format("{}\n  {}\n", path, explore::conclusion(report, options));
    if (report.violations.empty()) return wrong("the bug was not found");
    std::string text;
    for (const explore::Violation& violation : report.violations)
      text += fmt::format("{}: {}\n", violation.check, violation.sentence);
    std::cout << "  " << text;
    const std::string expected = folder_ + "/shrunk.txt";
    if (update_) std::ofstream(expected, std::ios::binary) << text;
    return textIn(expected) == text || wrong("shrunk.txt says something else");
  }

  bool searchTwin() const {
    const std::string path = folder_ + "/repaired.scenario.toml";
    if (!Workflow(path).good()) return wrong("the repaired program does not run");
    explore::Options options;
    const explore::Report report = search(path, options);
    std::cout << fmt::format("{}\n  {}\n", path, explore::conclusion(report, options));
    for (const explore::Violation& violation : report.violations)
      wrong(fmt::format("{} does not hold: {}; {}", violation.check, violation.actual,
                        textOf(violation.schedule, Workflow(path).scenario())));
    if (!report.violations.empty()) return false;
    return report.exhausted || wrong("the repaired program was not searched to the end");
  }

  std::string folder_;
  bool update_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> folders(argv + 1, argv + argc);
  const bool update = !folders.empty() && folders.front() == "--update";
  if (update) folders.erase(folders.begin());
  bool good = !folders.empty();
  for (const std::string& folder : folders) good = Planted(folder, update).check() && good;
  return good ? 0 : 1;
}
