#include "runtime/marine/service.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/marine/json.h"

namespace aqua::marine {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using values::Value;

constexpr uint64_t kPageBytes = 65536;
constexpr std::string_view kBusy = "service is busy";

std::string notStarted(const std::string& module, const wasm::Trap& trap, int64_t fuelLimit) {
  if (trap.kind != wasm::Trap::Kind::Link)
    return fmt::format("Wasm backend error: failed to start module '{}': {}", module, causeText(trap, fuelLimit));
  if (trap.text.starts_with("needs ")) return fmt::format("Wasm backend error: module '{}' {}", module, trap.text);
  return fmt::format("Wasm backend error: failed to instantiate: {}", trap.text);
}

/// Directories are variables as well: programs outside are told what they are.
Result<Done> mountAll(HostState& host, files::Space* space) {
  for (const auto& [name, path] : host.config.directories) {
    std::string shown = path;
    if (space) {
      auto place = space->folder(path);
      if (!place)
        return Failure{fmt::format("IOError: failed to create directory {}: {}", path, errorText(place.error()))};
      host.open.mount(name, *place);
      host.mounts.add(name, *place);
      shown = place->shown;
    }
    host.config.environment.emplace(name, shown);
  }
  return Done{};
}

}  // namespace

Service::Service(const Limits& limits, World world)
    : limits_(limits),
      state_(std::make_unique<ServiceState>()),
      pages_(static_cast<uint32_t>(limits_.memory / kPageBytes)) {
  state_->world = std::move(world);
}

std::unique_ptr<Service> Service::empty(const Limits& limits, World world) {
  return std::unique_ptr<Service>(new Service(limits, std::move(world)));
}

Result<std::unique_ptr<Service>> Service::create(const ServiceConfig& config, World world, wasm::Engine& engine) {
  std::unique_ptr<Service> service = empty(config.limits, std::move(world));
  for (const ModuleConfig& each : config.modules)
    if (Result<Done> done = service->load(each, engine); !done) return Failure{done.error()};
  if (service->modules_.empty()) return Failure{"config should contain at least one module"};
  return service;
}

Result<Done> Service::load(const ModuleConfig& config, wasm::Engine& engine) {
  Result<Done> done = link(config, engine);
  return done ? done : Failure{"engine error: " + done.error()};
}

bool Service::unload(std::string_view module) {
  return std::erase_if(modules_, [&](const auto& each) { return each->host.config.name == module; }) > 0;
}

Result<Done> Service::link(const ModuleConfig& config, wasm::Engine& engine) {
  for (const auto& other : modules_)
    if (other->host.config.name == config.name)
      return Failure{
          fmt::format("module with name '{}' already loaded into Marine, please specify another name", config.name)};
  auto module = readMarine(config.code, config.name);
  if (!module) return Failure{module.error()};
  auto loaded =
      std::make_shared<LoadedModule>(LoadedModule{*std::move(module), HostState{config, *state_}, {}, nullptr});
  if (Result<Done> done = mountAll(loaded->host, state_->world.files); !done) return done;
  auto links = linksOf(*loaded);
  if (!links) return Failure{links.error()};
  if (Result<Done> done = start(*loaded, *links, engine); !done) return done;
  modules_.push_back(std::move(loaded));
  return Done{};
}

Result<Done> Service::start(LoadedModule& module, std::span<const wasm::Link> links, wasm::Engine& engine) {
  const wasm::Module& code = *module.module.code;
  auto metered = wasm::meter(module.module.code);
  if (!metered) return Failure{"Wasm backend error: error compiling module: " + metered.error()};
  wasm::Budget budget{limits_.startFuel, limits_.depth, pages_, 0};
  state_->fuelLimit = limits_.startFuel;
  auto failed = [&](const wasm::Trap& trap) {
    return Failure{notStarted(module.host.config.name, trap, limits_.startFuel)};
  };
  auto made = engine.instantiate(*metered, links, budget);
  if (!made) return failed(made.error());
  module.instance = *std::move(made);
  if (Result<Done> done = resolveImports(module, modules_); !done) return done;
  for (std::string_view name : {"_initialize", "_start"}) {
    const wasm::Export* item = code.find(name);
    if (!item || item->kind != wasm::Kind::Function) continue;
    if (wasm::signatureText(code.signature(item->index)) != "() -> ()") continue;
    uint32_t index = static_cast<uint32_t>(item - code.contents().exports.data());
    if (std::optional<wasm::Trap> trap = module.instance->call(index, {}, {}, budget)) return failed(*trap);
  }
  pages_ = budget.pages;
  state_->usedBefore += limits_.startFuel - budget.fuel;
  return Done{};
}

std::string Service::engineError(const std::string& text) const {
  if (refused_ == 0) return "engine error: " + text;
  return fmt::format("Engine error when OOM suspected ({} failed allocations), original error: {}", refused_, text);
}

Result<std::vector<Item>> Service::execute(LoadedModule& module, const PublicFunction& function,
                                           std::span<const Item> inputs, wasm::Budget& budget) {
  auto results = module.call(function, inputs, budget);
  pages_ = budget.pages;
  refused_ += budget.refused;
  refusedInAll_ += budget.refused;
  if (!results) return Failure{engineError("Execution error: " + results.error())};
  return results;
}

Result<Value> Service::run(LoadedModule& module, std::string_view name, const Value& args, wasm::Budget& budget) {
  const PublicFunction* function = module.module.find(name);
  if (!function) return Failure{fmt::format("function with name `{}` is missing", name)};
  const FunctionType& type = module.module.type(*function);
  auto where = [&](std::string_view what, const std::string& reason) {
    return Failure{
        fmt::format("{} error in module \"{}\", function \"{}\": {}", what, module.host.config.name, name, reason)};
  };
  auto inputs = argumentsOf(args, type, module.module.interface);
  if (!inputs) return where("arguments from json deserialization", inputs.error());
  auto results = execute(module, *function, *inputs, budget);
  if (!results) return Failure{results.error()};
  auto value = resultOf(*results, type, module.module.interface);
  if (!value) return where("output to json serialization", value.error());
  return value;
}

Service::Outcome Service::call(LoadedModule& module, std::string_view function, const Value& args,
                               const CallParameters& parameters) {
  Outcome outcome;
  if (busy_) {
    outcome.error = kBusy;
    return outcome;
  }
  busy_ = true;
  state_->parameters = parameters;
  state_->fuelLimit = limits_.fuel;
  wasm::Budget budget{limits_.fuel, limits_.depth, pages_, 0};
  Result<Value> value = run(module, function, args, budget);
  outcome.good = static_cast<bool>(value);
  if (value) {
    outcome.value = *value;
    refused_ = 0;
  } else {
    outcome.error = value.error();
  }
  outcome.fuel = limits_.fuel - budget.fuel;
  state_->usedBefore += outcome.fuel;
  outcome.log = takeLog();
  outcome.printed = takePrinted();
  busy_ = false;
  return outcome;
}

Service::Outcome Service::call(std::string_view function, const Value& args, const CallParameters& parameters) {
  if (!modules_.empty()) return call(*modules_.back(), function, args, parameters);
  return call("", function, args, parameters);
}

Service::Outcome Service::call(std::string_view module, std::string_view function, const Value& args,
                               const CallParameters& parameters) {
  for (const auto& each : modules_)
    if (each->host.config.name == module) return call(*each, function, args, parameters);
  Outcome outcome;
  outcome.error = fmt::format("module with name \"{}\" is missing", module);
  return outcome;
}

Result<std::vector<Item>> Service::call(const PublicFunction& function, std::span<const Item> inputs) {
  if (busy_) return Failure{std::string(kBusy)};
  busy_ = true;
  state_->fuelLimit = limits_.fuel;
  wasm::Budget budget{limits_.fuel, limits_.depth, pages_, 0};
  auto results = execute(*modules_.back(), function, inputs, budget);
  if (results) refused_ = 0;
  state_->usedBefore += limits_.fuel - budget.fuel;
  busy_ = false;
  return results;
}

uint64_t Service::memorySize() const {
  uint64_t bytes = 0;
  for (const auto& each : modules_) bytes += each->instance->memorySize();
  return bytes;
}

std::vector<LogLine> Service::takeLog() {
  state_->logged = 0;
  return std::exchange(state_->log, {});
}

std::vector<Printed> Service::takePrinted() {
  std::vector<Printed> printed;
  for (const auto& each : modules_)
    if (!each->host.printed.empty()) printed.push_back({each->host.config.name, std::exchange(each->host.printed, {})});
  return printed;
}

}  // namespace aqua::marine
