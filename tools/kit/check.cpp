#include "tools/kit/check.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/marine/encode.h"
#include "runtime/marine/service.h"

namespace aqua::kit {

namespace {

using base::Done;
using base::Failure;
using base::Result;

constexpr std::string_view kHost = "__marine_host_api_v3", kWasi = "wasi_snapshot_preview1";

Result<Done> checkImports(const wasm::Module& module, const Declaration& declaration) {
  for (const wasm::Import& each : module.contents().imports) {
    bool known = each.module == kHost || each.module == kWasi ||
                 std::any_of(declaration.imports.begin(), declaration.imports.end(),
                             [&](const Service& service) { return service.module == each.module; });
    if (!known) return Failure{fmt::format("it imports `{}.{}`, which no peer has", each.module, each.name)};
  }
  return Done{};
}

/// Programs are given by the configuration of a service, which is not known here.
bool startsAlone(const wasm::Module& module, const Declaration& declaration) {
  auto isProgram = [](const wasm::Import& each) {
    return each.module == kHost && each.name != "log_utf8_string" && each.name != "get_call_parameters";
  };
  const std::vector<wasm::Import>& imports = module.contents().imports;
  return declaration.imports.empty() && std::none_of(imports.begin(), imports.end(), isProgram);
}

Result<Done> start(std::shared_ptr<const wasm::Module> module, std::string_view name) {
  auto engine = wasm::threadEngine();
  if (!engine) return Done{};
  marine::ServiceConfig config;
  config.modules.push_back({std::string(name), std::move(module)});
  marine::World world;
  world.random = [] { return uint64_t{0}; };
  auto service = marine::Service::create(config, std::move(world), **engine);
  if (!service) return Failure{service.error()};
  return Done{};
}

}  // namespace

Result<wasm::Bytes> finished(wasm::Bytes module, const Declaration& declaration, std::string_view name) {
  auto plain = wasm::Module::read(std::move(module));
  if (!plain) return Failure{wasm::badText(plain.error())};
  auto bytes =
      marine::withMarine(**plain, marine::interfaceOf(describe(declaration)), std::string(marine::kSdkVersion));
  if (!bytes) return Failure{bytes.error()};
  auto whole = wasm::Module::read(*bytes);
  if (!whole) return Failure{wasm::badText(whole.error())};
  auto service = marine::readMarine(*whole, name);
  if (!service) return Failure{service.error()};
  if (auto done = checkImports(**whole, declaration); !done) return Failure{done.error()};
  if (startsAlone(**whole, declaration))
    if (auto done = start(*whole, name); !done) return Failure{done.error()};
  return *std::move(bytes);
}

}  // namespace aqua::kit
