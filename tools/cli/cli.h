// The command `aqua` as a function, so that tests call it in their own process.
#pragma once

#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "compiler/base/output_files.h"
#include "compiler/modules/file_system.h"

namespace aqua::sim {
struct Recording;
}

namespace aqua::cli {

/// Everything outside of the process that the command sees. Nothing is owned.
struct Environment {
  std::istream* in = nullptr;
  std::ostream* out = nullptr;  // results
  std::ostream* err = nullptr;  // everything else
  const modules::FileSystem* files = nullptr;
  base::OutputFiles* outputs = nullptr;
  bool outIsTerminal = false;
  bool errIsTerminal = false;
  uint32_t width = 100;                          // columns of the terminal
  std::map<std::string, std::string> variables;  // those that main.cpp names are looked at
  std::string (*computeEngine)() = nullptr;      // why compute modules cannot run here, empty: they can; may be null
  void (*watchSignals)() = nullptr;              // from then on SIGINT and SIGTERM set `signal`; may be null
  const std::atomic<int>* signal = nullptr;      // 0: none came; may be null
  const sim::Recording* again = nullptr;         // live peers hear this again in place of the network; may be null
};

enum class ExitCode : int {
  Done = 0,
  ProgramFault = 1,   // what the user's program or data says
  UsageFault = 2,     // command line or scenario
  FileFault = 3,      // reading or writing failed
  WorkflowError = 4,  // the executed workflow ended with an error
  WorkflowStuck = 5,  // the executed workflow did not end
  Diverged = 6,       // the same run twice was not the same
  Internal = 70,      // a bug of ours
  Interrupted = 130,  // by SIGINT
  Terminated = 143,   // by SIGTERM
};
/// Of several failures the smallest counts, but a bug of ours always does.
ExitCode worst(ExitCode a, ExitCode b);

/// `args` without the program's name. Returns the exit code.
int run(const std::vector<std::string>& args, const Environment& environment);

}  // namespace aqua::cli
