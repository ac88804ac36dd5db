// A service: a module of Marine that runs, and keeps its state between calls.
#pragma once

#include "runtime/marine/host.h"
#include "runtime/marine/module.h"

namespace aqua::marine {

struct ServiceConfig {
  std::string name;  // of the module
  std::shared_ptr<const wasm::Module> module;
  bool logger = true;
  int32_t loggingMask = INT32_MAX;  // bits of the targets that are shown
  std::map<std::string, std::string> environment;
};
struct Limits {
  int64_t fuel = 2'000'000'000;     // of a call
  int64_t startFuel = 500'000'000;  // of loading
  int32_t depth = 65'536;           // slots of the call stack
  uint64_t memory = 256u << 20;     // bytes of all memories and tables
};

/// Belongs to its thread, as its engine does.
class Service {
 public:
  /// Text: why it cannot be loaded, as the official runtime says it.
  static base::Result<std::unique_ptr<Service>> create(const ServiceConfig& config, const Limits& limits, World world,
                                                       wasm::Engine& engine);

  struct Outcome {
    bool good = false;
    values::Value value;  // of a good one
    std::string error;
    int64_t fuel = 0;  // what it took
    std::vector<LogLine> log;
    std::string output;
  };
  /// A failed call leaves the service as it is: with its memory, and ready for the next.
  Outcome call(std::string_view function, const values::Value& args, const CallParameters& parameters);
  const MarineModule& module() const { return module_; }

 private:
  Service(MarineModule module, const Limits& limits) : module_(std::move(module)), limits_(limits) {}
  base::Result<base::Done> load(wasm::Engine& engine);
  base::Result<values::Value> run(std::string_view function, const values::Value& args, wasm::Budget& budget);
  std::string engineError(const std::string& text) const;

  MarineModule module_;
  Limits limits_;
  HostState host_;
  uint32_t pages_ = 0;    // that are left
  uint32_t refused_ = 0;  // growths since the last good call
  std::unique_ptr<wasm::Instance> instance_;
};

}  // namespace aqua::marine
