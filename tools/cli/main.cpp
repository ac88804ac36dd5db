#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include <fcntl.h>
#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/wasm/engine.h"
#include "tools/cli/cli.h"

namespace {

uint32_t terminalWidth() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col;
}

/// Freed memory is kept for the next use: values and particles of a megabyte come and go in every step of `air run
/// --batch` and of the simulator, and giving their pages back to the system each time costs more than the work itself.
void keepFreedMemory() {
#ifdef M_MMAP_THRESHOLD
  constexpr int kMiB = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 64 * kMiB);
  mallopt(M_TRIM_THRESHOLD, 256 * kMiB);
  mallopt(M_TOP_PAD, 4 * kMiB);
#endif
}

std::atomic<int> signalSeen{0};
static_assert(std::atomic<int>::is_always_lock_free);  // a handler may write it

/// The first signal asks for an orderly end, a second one ends the process.
void watchSignals() {
  struct sigaction action {};
  action.sa_handler = [](int number) { signalSeen.store(number); };
  action.sa_flags = SA_RESETHAND | SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

std::string computeEngine() {
  auto engine = aqua::wasm::threadEngine();
  return engine ? std::string() : engine.error();
}

/// A standard stream that is closed is replaced by one that fails: else the next file that is opened would be it.
void fillStandardStreams() {
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(fd, F_GETFD) == -1) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace

int main(int argc, char** argv) {
  fillStandardStreams();
  keepFreedMemory();
  std::ios::sync_with_stdio(false);
  aqua::modules::DiskFileSystem files;
  aqua::base::DiskOutputFiles outputs;
  aqua::cli::Environment environment;
  environment.in = &std::cin;
  environment.out = &std::cout;
  environment.err = &std::cerr;
  environment.files = &files;
  environment.outputs = &outputs;
  environment.outIsTerminal = isatty(STDOUT_FILENO) != 0;
  environment.errIsTerminal = isatty(STDERR_FILENO) != 0;
  environment.width = terminalWidth();
  environment.computeEngine = computeEngine;
  environment.watchSignals = watchSignals;
  environment.signal = &signalSeen;
  for (const char* name : {"NO_COLOR", "FORCE_COLOR", "PATH", "CI", "GITHUB_STEP_SUMMARY"})
    if (const char* value = std::getenv(name)) environment.variables[name] = value;
  return aqua::cli::run(std::vector<std::string>(argv + 1, argv + argc), environment);
}
