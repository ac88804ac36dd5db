// Compiles a file again and again in one process: `aqua_compile_loop FILE COUNT` prints the milliseconds of each time.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "compiler/driver/driver.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: aqua_compile_loop FILE COUNT\n", stderr);
    return 2;
  }
  aqua::modules::DiskFileSystem files;
  for (long left = std::strtol(argv[2], nullptr, 10); left > 0; --left) {
    auto begin = std::chrono::steady_clock::now();
    aqua::driver::Compiled compiled = aqua::driver::compile(files, argv[1], {});
    size_t bytes = 0;
    for (const aqua::driver::CompiledFunction& function : compiled.functions) bytes += function.airCompact().size();
    std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (!compiled.ok() || bytes == 0) {
      std::fprintf(stderr, "%s does not compile\n", argv[1]);
      return 1;
    }
    std::printf("%.3f\n", took.count());
    std::fflush(stdout);
  }
  return 0;
}
