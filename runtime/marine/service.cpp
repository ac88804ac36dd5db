#include "runtime/marine/service.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/marine/adapters.h"
#include "runtime/marine/json.h"

namespace aqua::marine {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using values::Value;

/// A service of one module has no other from which it could import.
Result<Done> checkImports(const Interface& interface) {
  for (const ImportDef& each : interface.imports)
    for (const Implementation& implementation : interface.implementations)
      if (implementation.core == each.type)
        return Failure{fmt::format("module with name '{}' isn't loaded into Marine", each.module)};
  return Done{};
}

}  // namespace

Result<std::unique_ptr<Service>> Service::create(const ServiceConfig& config, const Limits& limits, World world,
                                                 wasm::Engine& engine) {
  auto module = readMarine(config.module, config.name);
  if (!module) return Failure{"engine error: " + module.error()};
  std::unique_ptr<Service> service(new Service(*std::move(module), limits));
  service->host_ = {
      config.name, config.logger, config.loggingMask, config.environment, std::move(world), config.module, {}, {}, {}};
  Result<Done> done = service->load(engine);
  if (!done) return Failure{"engine error: " + done.error()};
  return service;
}

Result<Done> Service::load(wasm::Engine& engine) {
  constexpr uint64_t kPageBytes = 65536;
  if (Result<Done> done = checkImports(module_.interface); !done) return done;
  auto metered = wasm::meter(module_.code);
  if (!metered) return Failure{"Wasm backend error: error compiling module: " + metered.error()};
  wasm::Budget budget{limits_.startFuel, limits_.depth, static_cast<uint32_t>(limits_.memory / kPageBytes), 0};
  auto made = engine.instantiate(*metered, hostLinks(host_), budget);
  auto failed = [&](const wasm::Trap& trap) {
    if (trap.kind != wasm::Trap::Kind::Link)
      return Failure{fmt::format("Wasm backend error: failed to start module '{}': {}", host_.module,
                                 causeText(trap, limits_.startFuel))};
    if (trap.text.starts_with("needs "))
      return Failure{fmt::format("Wasm backend error: module '{}' {}", host_.module, trap.text)};
    return Failure{fmt::format("Wasm backend error: failed to instantiate: {}", trap.text)};
  };
  if (!made) return failed(made.error());
  instance_ = *std::move(made);
  for (std::string_view name : {"_initialize", "_start"}) {
    const wasm::Export* item = module_.code->find(name);
    if (!item || item->kind != wasm::Kind::Function) continue;
    if (wasm::signatureText(module_.code->signature(item->index)) != "() -> ()") continue;
    uint32_t index = static_cast<uint32_t>(item - module_.code->contents().exports.data());
    if (std::optional<wasm::Trap> trap = instance_->call(index, {}, {}, budget)) return failed(*trap);
  }
  pages_ = budget.pages;
  return Done{};
}

std::string Service::engineError(const std::string& text) const {
  if (refused_ == 0) return "engine error: " + text;
  return fmt::format("Engine error when OOM suspected ({} failed allocations), original error: {}", refused_, text);
}

Result<Value> Service::run(std::string_view name, const Value& args, wasm::Budget& budget) {
  const PublicFunction* function = module_.find(name);
  if (!function) return Failure{fmt::format("function with name `{}` is missing", name)};
  const FunctionType& type = module_.type(*function);
  auto where = [&](std::string_view what, const std::string& reason) {
    return Failure{fmt::format("{} error in module \"{}\", function \"{}\": {}", what, host_.module, name, reason)};
  };
  auto inputs = argumentsOf(args, type, module_.interface);
  if (!inputs) return where("arguments from json deserialization", inputs.error());
  Guest guest{module_.interface, *module_.code, *instance_, budget, limits_.fuel};
  auto results = runAdapter(module_.interface.adapters[function->adapter], *inputs, guest);
  refused_ += budget.refused;
  if (!results) return Failure{engineError("Execution error: " + results.error())};
  auto value = resultOf(*results, type, module_.interface);
  if (!value) return where("output to json serialization", value.error());
  return value;
}

Service::Outcome Service::call(std::string_view function, const Value& args, const CallParameters& parameters) {
  host_.parameters = parameters;
  wasm::Budget budget{limits_.fuel, limits_.depth, pages_, 0};
  Result<Value> value = run(function, args, budget);
  pages_ = budget.pages;
  Outcome outcome;
  outcome.good = static_cast<bool>(value);
  if (value) {
    outcome.value = *value;
    refused_ = 0;
  } else {
    outcome.error = value.error();
  }
  outcome.fuel = limits_.fuel - budget.fuel;
  outcome.log.swap(host_.log);
  host_.logged = 0;
  outcome.output.swap(host_.output);
  return outcome;
}

}  // namespace aqua::marine
