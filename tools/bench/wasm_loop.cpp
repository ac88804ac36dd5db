// A compute module in this process, again and again: what calls cost. One request a line on stdin, one number a line on
// stdout.
//   wasm_loop MODULE.wasm
//   call N FUNCTION JSON    nanoseconds of a call, from JSON to JSON, of N; the result has to be the same each time
//   new N                   nanoseconds until a service is ready, of N, the module being known
//   memory N                bytes of a service, of N that are kept
//   run metered|plain EXPORT    milliseconds of an exported function without arguments, with guards or without
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <unistd.h>

#include "runtime/marine/service.h"
#include "runtime/values/value.h"

using namespace aqua;

namespace {

using Clock = std::chrono::steady_clock;
double nanoseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

[[noreturn]] void fail(const std::string& why) {
  std::cerr << "wasm_loop: " << why << "\n";
  std::exit(1);
}

template <class T> T good(base::Result<T> result) {
  if (!result) fail(result.error());
  return *std::move(result);
}

uint64_t residentBytes() {
  uint64_t pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return resident * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

class Loop {
 public:
  explicit Loop(const std::string& path) : engine_(*good(wasm::threadEngine())) {
    std::ifstream in(path, std::ios::binary);
    auto module = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
    if (!module) fail(wasm::badText(module.error()));
    module_ = *module;
  }

  double answer(const std::string& line) {
    std::istringstream words(line);
    std::string what;
    words >> what;
    if (what == "run") return run(words);
    uint64_t count = 0;
    words >> count;
    if (what == "call") return call(count, words);
    if (what == "new") return fresh(count);
    if (what == "memory") return memory(count);
    fail("what is `" + line + "`?");
  }

 private:
  std::unique_ptr<marine::Service> service() {
    marine::World world;
    world.random = [next = uint64_t{0}]() mutable { return ++next; };
    marine::ServiceConfig config;
    config.modules.push_back({"bench", module_});
    config.limits.fuel = INT64_MAX;
    return good(marine::Service::create(config, std::move(world), engine_));
  }

  double call(uint64_t count, std::istream& words) {
    if (!kept_) kept_ = service();
    std::string function, args;
    size_t first = 0;
    words >> function;
    std::getline(words, args);
    Clock::time_point begin = Clock::now();
    for (uint64_t i = 0; i < count; ++i) {
      auto json = values::parseJson(args);
      marine::Service::Outcome outcome = kept_->call(function, *json, {});
      if (!outcome.good) fail(outcome.error);
      std::string text = outcome.value.text();
      if (i == 0) first = text.size();
      else if (text.size() != first) fail(function + ": another result");
    }
    return nanoseconds(begin) / static_cast<double>(count);
  }

  double fresh(uint64_t count) {
    Clock::time_point begin = Clock::now();
    for (uint64_t i = 0; i < count; ++i) service();
    return nanoseconds(begin) / static_cast<double>(count);
  }

  double memory(uint64_t count) {
    std::vector<std::unique_ptr<marine::Service>> all;
    all.push_back(service());
    uint64_t before = residentBytes();
    for (uint64_t i = 0; i < count; ++i) all.push_back(service());
    return static_cast<double>(residentBytes() - before) / static_cast<double>(count);
  }

  double run(std::istream& words) {
    std::string how, name;
    words >> how >> name;
    auto code = how == "plain" ? wasm::unmetered(module_) : good(wasm::meter(module_));
    wasm::Budget budget{INT64_MAX, 65'536, 4096, 0};
    auto instance = engine_.instantiate(code, {}, budget);
    const wasm::Export* item = module_->find(name);
    if (!instance || !item) fail("there is no " + name);
    std::vector<wasm::Slot> results(module_->signature(item->index).results.size());
    Clock::time_point begin = Clock::now();
    auto trap =
        (*instance)->call(static_cast<uint32_t>(item - module_->contents().exports.data()), {}, results, budget);
    if (trap) fail(wasm::trapText(*trap));
    return nanoseconds(begin) / 1e6;
  }

  wasm::Engine& engine_;
  std::shared_ptr<const wasm::Module> module_;
  std::unique_ptr<marine::Service> kept_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: wasm_loop MODULE.wasm < REQUESTS\n", 2;
  Loop loop(argv[1]);
  for (std::string line; std::getline(std::cin, line);)
    std::cout << fmt::format("{:.3f}", loop.answer(line)) << std::endl;
  return 0;
}
