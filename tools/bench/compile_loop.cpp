// Compiles a file again and again in one process: `aqua_compile_loop FILE COUNT [processor]` prints the milliseconds of
// each time, by the clock or of processor time.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "compiler/base/numbers.h"
#include "compiler/driver/driver.h"

int main(int argc, char** argv) {
  bool processor = argc == 4 && std::string_view(argv[3]) == "processor";
  if (argc != 3 && !processor) {
    std::fputs("usage: aqua_compile_loop FILE COUNT [processor]\n", stderr);
    return 2;
  }
  auto now = [processor]() -> double {
    if (processor) return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
  };
  aqua::modules::DiskFileSystem files;
  for (auto left = aqua::base::parse<uint32_t>(argv[2]).value(); left > 0; --left) {
    double begin = now();
    aqua::driver::Compiled compiled = aqua::driver::compile(files, argv[1], {});
    size_t bytes = 0;
    for (const aqua::driver::CompiledFunction& function : compiled.functions) bytes += function.airCompact().size();
    double took = now() - begin;
    if (!compiled.ok() || bytes == 0) {
      std::fprintf(stderr, "%s does not compile\n", argv[1]);
      return 1;
    }
    std::printf("%.3f\n", took);
    std::fflush(stdout);
  }
  return 0;
}
