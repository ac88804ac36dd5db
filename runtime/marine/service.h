// A service: modules of Marine that run together, and keep their state between calls.
#pragma once

#include "runtime/marine/linking.h"

namespace aqua::marine {

struct Limits {
  int64_t fuel = 2'000'000'000;     // of a call
  int64_t startFuel = 500'000'000;  // of loading a module
  int32_t depth = 65'536;           // slots of the call stack
  uint64_t memory = 256u << 20;     // bytes of all memories and tables
};
struct ServiceConfig {
  std::vector<ModuleConfig> modules;  // each may import from those before it; the last one is called from outside
  Limits limits = {};
};

/// Belongs to its thread, as its engine does.
class Service {
 public:
  /// Text: why it cannot be loaded, as the official runtime says it.
  static base::Result<std::unique_ptr<Service>> create(const ServiceConfig& config, World world, wasm::Engine& engine);
  /// Without modules: every call of it fails until there are some.
  static std::unique_ptr<Service> empty(const Limits& limits, World world);
  /// One more module behind the others. Text: as of `create`.
  base::Result<base::Done> load(const ModuleConfig& config, wasm::Engine& engine);
  /// Modules that import from it keep it. False: there is none of that name.
  bool unload(std::string_view module);

  struct Outcome {
    bool good = false;
    values::Value value;  // of a good one
    std::string error;
    int64_t fuel = 0;  // what it took
    std::vector<LogLine> log;
    std::vector<Printed> printed;  // of the modules that printed anything
  };
  /// Calls the last module. A failed call leaves the service as it is: with its memory, and ready for the next. What
  /// the service does cannot call it again.
  Outcome call(std::string_view function, const values::Value& args, const CallParameters& parameters);
  /// Calls any of its modules.
  Outcome call(std::string_view module, std::string_view function, const values::Value& args,
               const CallParameters& parameters);

  /// Calls the last module with values of its interface, for hosts that have no JSON; they are of the function's types.
  base::Result<std::vector<Item>> call(const PublicFunction& function, std::span<const Item> inputs);

  const LoadedModules& modules() const { return modules_; }
  /// Bytes of all memories: they give nothing back.
  uint64_t memorySize() const;
  /// Of all calls so far.
  int64_t fuelUsed() const { return state_->usedBefore; }
  uint32_t refusedGrowths() const { return refusedInAll_; }
  /// What was logged and printed since the last call, as while it was loaded.
  std::vector<LogLine> takeLog();
  std::vector<Printed> takePrinted();

 private:
  Service(const Limits& limits, World world);
  base::Result<base::Done> link(const ModuleConfig& config, wasm::Engine& engine);
  base::Result<base::Done> start(LoadedModule& module, std::span<const wasm::Link> links, wasm::Engine& engine);
  Outcome call(LoadedModule& module, std::string_view function, const values::Value& args,
               const CallParameters& parameters);
  base::Result<std::vector<Item>> execute(LoadedModule& module, const PublicFunction& function,
                                          std::span<const Item> inputs, wasm::Budget& budget);
  base::Result<values::Value> run(LoadedModule& module, std::string_view function, const values::Value& args,
                                  wasm::Budget& budget);
  std::string engineError(const std::string& text) const;

  Limits limits_;
  std::unique_ptr<ServiceState> state_;
  uint32_t pages_;                           // that are left
  uint32_t refused_ = 0, refusedInAll_ = 0;  // growths: since the last good call, and ever
  bool busy_ = false;
  LoadedModules modules_;
};

}  // namespace aqua::marine
