#include "runtime/marine/linking.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/marine/flat.h"

namespace aqua::marine {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using wasm::Budget;
using wasm::Instance;
using wasm::Slot;
using wasm::Trap;
using wasm::Type;

/// An import that a program adapts: the module calls it with values of WebAssembly.
struct Adapted {
  const ImportDef* import = nullptr;
  const FunctionType* raw = nullptr;     // how the module calls it
  const FunctionType* callee = nullptr;  // what it is over there
  const Adapter* adapter = nullptr;
};

/// The function of the other module is described two types before the one under which the module imports it.
constexpr uint32_t kTypesBefore = 2;

Result<std::vector<Adapted>> adaptedImports(const Interface& interface) {
  std::vector<Adapted> found;
  for (const ImportDef& import : interface.imports) {
    auto each = std::find_if(interface.implementations.begin(), interface.implementations.end(),
                             [&](const Implementation& implementation) { return implementation.core == import.type; });
    if (each == interface.implementations.end()) continue;
    Adapted adapted{&import};
    for (const auto& [type, into] : {std::pair(uint64_t{each->adapter}, &adapted.raw),
                                     std::pair(uint64_t{import.type} - kTypesBefore, &adapted.callee)}) {
      *into = interface.function(type);
      if (!*into)
        return Failure{type >= interface.types.size()
                           ? fmt::format("Loaded module doesn't contain type with idx = {}", type)
                           : fmt::format("type with idx = {} isn't a function type", type)};
    }
    auto adapter = std::find_if(interface.adapters.rbegin(), interface.adapters.rend(),
                                [&](const Adapter& other) { return other.type == each->adapter; });
    if (adapter == interface.adapters.rend())
      return Failure{fmt::format("Loaded module doesn't contain adapter with type idx = {}", each->adapter)};
    adapted.adapter = &*adapter;
    found.push_back(adapted);
  }
  return found;
}

/// What is called over there. Text: it is not there.
Result<Imported> importedOf(const Adapted& adapted, const LoadedModule& importer, const LoadedModules& before) {
  auto from = std::find_if(before.begin(), before.end(),
                           [&](const auto& other) { return other->host.config.name == adapted.import->module; });
  if (from == before.end())
    return Failure{fmt::format("module with name '{}' isn't loaded into Marine", adapted.import->module)};
  const PublicFunction* function = (*from)->module.find(adapted.import->name);
  if (!function)  // the official runtime names the module that imports
    return Failure{fmt::format("module with name '{}' doesn't have function with name {}", importer.host.config.name,
                               adapted.import->name)};
  auto call = [other = *from, function](std::span<const Item> inputs, Budget& budget) {
    auto results = other->call(*function, inputs, budget);
    return results ? std::move(results) : Failure{"Execution error: " + results.error()};
  };
  return Imported{adapted.import->name, adapted.callee, call};
}

std::optional<Trap> callAdapted(LoadedModule& module, const Adapter& adapter, std::span<const Type> params,
                                std::span<const Slot> args, std::span<Slot> results, Budget& budget) {
  if (!module.instance) return Trap{Trap::Kind::Host, "a function of another module is called before it is known"};
  std::vector<Item> inputs;
  for (size_t i = 0; i < args.size(); ++i) inputs.push_back(coreItem(params[i], args[i]));
  Guest guest = module.guest(budget);
  auto items = runAdapter(adapter, inputs, guest);
  if (!items) return Trap{Trap::Kind::Host, "interpreter got error " + items.error()};
  if (items->size() != results.size())
    return Trap{Trap::Kind::Host, fmt::format("adapter left {} values, expected {}", items->size(), results.size())};
  for (size_t i = 0; i < results.size(); ++i) results[i] = (*items)[i].bits;
  return std::nullopt;
}

}  // namespace

Guest LoadedModule::guest(Budget& budget) {
  return {module.interface, *module.code, *instance, budget, host.service.fuelLimit, host.service.nested, imports};
}

Result<std::vector<Item>> LoadedModule::call(const PublicFunction& function, std::span<const Item> inputs,
                                             Budget& budget) {
  Guest here = guest(budget);
  const Adapter& adapter = module.interface.adapters[function.adapter];
  Rest rest;
  if (function.flat) {
    Result<Rest> left = runFlat(*function.flat, adapter, inputs, here);
    if (!left) return Failure{left.error()};
    rest = *std::move(left);
  }
  return runAdapter(adapter, inputs, here, std::move(rest));
}

Result<std::vector<wasm::Link>> linksOf(LoadedModule& module) {
  auto adapted = adaptedImports(module.module.interface);
  if (!adapted) return Failure{adapted.error()};
  std::vector<wasm::Link> links = hostLinks(module.host);
  for (const Adapted& each : *adapted) {
    std::vector<Type> params, results;
    for (const Field& arg : each.raw->args) params.push_back(coreType(arg.type.kind));
    for (const InterfaceType& result : each.raw->results) results.push_back(coreType(result.kind));
    auto run = [&module, &adapter = *each.adapter, params](Instance&, std::span<const Slot> args, std::span<Slot> out,
                                                           Budget& budget) {
      return callAdapted(module, adapter, params, args, out, budget);
    };
    links.push_back({each.import->module, each.import->name, params, results, run});
  }
  return links;
}

Result<Done> resolveImports(LoadedModule& module, const LoadedModules& before) {
  auto adapted = adaptedImports(module.module.interface);
  if (!adapted) return Failure{adapted.error()};
  for (const Adapted& each : *adapted) {
    auto imported = importedOf(each, module, before);
    if (!imported) return Failure{imported.error()};
    module.imports.push_back(*std::move(imported));
  }
  return Done{};
}

}  // namespace aqua::marine
