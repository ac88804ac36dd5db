// Runs the cases of one scenario file: reads it, compiles its program once, runs every case twice, judges.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/driver.h"
#include "tools/run/processes.h"
#include "tools/test/result.h"

namespace aqua::test {

struct CaseId {
  std::string file, name, variant;
  std::vector<std::string> tags;
};

struct SuiteOptions {
  driver::Options compile;                           // imports of the project come with `manifest`
  std::optional<std::string> manifest;               // path
  std::string version;                               // of the program, for recordings
  std::optional<uint64_t> seed;                      // else that of the scenario
  uint64_t repeat = 1;                               // so many seeds
  std::optional<std::chrono::milliseconds> timeout;  // real time that a case may take
  bool whyFaults = false;                            // look for events whose removal changes nothing
  bool coverage = false;
  bool once = false;                           // no second run
  bool orders = false;                         // search all orders of each case
  run::ProcessOptions processes;               // for services that processes serve
  bool record = false;                         // keep recordings of all cases, not only of those that fail
  std::string schedule;                        // what goes otherwise than by itself
  bool report = false;                         // keep what a report needs besides
  std::vector<std::string> words;              // of the command line, that recordings need to be run again
  std::function<bool(const CaseId&)> selects;  // absent: all
};

/// The cases of a file, in order; empty, and an error in `broken`, when it cannot be read.
std::vector<CaseId> casesOf(const modules::FileSystem& files, const std::string& path,
                            std::optional<CaseResult>* broken = nullptr);

/// Everything happens in this thread; the results share nothing with anything else.
std::vector<CaseResult> runSuite(const modules::FileSystem& files, const std::string& path,
                                 const SuiteOptions& options);

}  // namespace aqua::test
