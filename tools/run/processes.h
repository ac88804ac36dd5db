// Services that processes serve (`exec`): one JSON object a line each way, one process for each command and peer of a
// run.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "runtime/sim/outside.h"

namespace aqua::run {

struct ProcessOptions {
  std::string path;                           // `PATH`, all that processes see of the environment
  std::chrono::milliseconds silence{10'000};  // real time: a process that says nothing for so long has failed
};

/// A process is started by its first call, in the folder of the file that names it, in a process group of its own. All
/// of them are killed, and waited for, when this ends. One that dies, says something else than an answer, or nothing,
/// is killed at once; its call fails, and so does every later one.
class Processes {
 public:
  explicit Processes(ProcessOptions options);
  ~Processes();
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;
  /// See sim::Outside.
  sim::Answer ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call);

 private:
  class Process;
  ProcessOptions options_;
  std::map<std::pair<std::vector<std::string>, std::string>, std::unique_ptr<Process>> processes_;  // command, peer
};

}  // namespace aqua::run
