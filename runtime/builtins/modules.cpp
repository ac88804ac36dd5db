#include "runtime/builtins/modules.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/builtins/artifact.h"

namespace aqua::sim::builtin {

namespace {

using base::Failure;

/// Absent, null and [] are none; [x] and x are x.
const Value* optionIn(const Value& table, std::string_view key) {
  const Value* value = table.find(key);
  if (!value || value->isNull()) return nullptr;
  if (!value->isArray() || value->asArray().size() > 1) return value;
  return value->asArray().empty() ? nullptr : &value->asArray()[0];
}

bool isPair(const Value& value) {
  return value.isArray() && value.asArray().size() == 2 && value.asArray()[0].isString() &&
         value.asArray()[1].isString();
}

/// Adds `[[key, value], ...]`, or an option of it. False: it is something else.
bool addPairs(const Value& table, std::string_view key, std::map<std::string, std::string>& into) {
  const Value* written = table.find(key);
  bool bare = written && written->isArray() && !written->asArray().empty() && isPair(written->asArray()[0]);
  const Value* pairs = bare ? written : optionIn(table, key);
  if (!pairs) return true;
  if (!pairs->isArray() || !std::all_of(pairs->asArray().begin(), pairs->asArray().end(), isPair)) return false;
  for (const Value& pair : pairs->asArray())
    into[std::string(pair.asArray()[0].asString())] = pair.asArray()[1].asString();
  return true;
}

/// The module wants functions of the host that only a program behind it could answer.
bool isEffector(const wasm::Module& code) {
  constexpr std::string_view kOffered[] = {"log_utf8_string", "get_call_parameters"};
  const auto& imports = code.contents().imports;
  return std::any_of(imports.begin(), imports.end(), [&](const wasm::Import& one) {
    bool host = one.module == "host" || one.module.starts_with("__marine_host_api_v");
    return host && std::find(std::begin(kOffered), std::end(kOffered), one.name) == std::end(kOffered);
  });
}

}  // namespace

std::optional<marine::ModuleConfig> configOf(const Value& config) {
  const Value* name = config.find("name");
  if (!name || !name->isString()) return std::nullopt;
  marine::ModuleConfig out;
  out.name = name->asString();
  if (const Value* logger = optionIn(config, "logger_enabled")) {
    if (!logger->isBool()) return std::nullopt;
    out.logger = logger->asBool();
  }
  if (const Value* mask = optionIn(config, "logging_mask")) {
    auto number = mask->asInt64();
    if (!number || *number != static_cast<int32_t>(*number)) return std::nullopt;
    out.loggingMask = static_cast<int32_t>(*number);
  }
  const Value* wasi = optionIn(config, "wasi");
  if (!wasi) return out;
  std::map<std::string, std::string> folders;
  bool fits = wasi->isObject() && addPairs(*wasi, "envs", out.environment) && addPairs(*wasi, "mapped_dirs", folders) &&
              addPairs(*wasi, "mounted_binaries", out.binaries);
  return fits ? std::optional(std::move(out)) : std::nullopt;
}

base::Result<marine::MarineModule> codeOf(const StoredModule& module) {
  auto code = wasm::Module::read(wasm::Bytes(module.bytes->begin(), module.bytes->end()));
  if (!code) return Failure{"engine error: Wasm backend error: error compiling module: " + wasm::badText(code.error())};
  auto marine = marine::readMarine(*code, module.name);
  if (!marine) return Failure{"engine error: " + marine.error()};
  return *std::move(marine);
}

base::Result<std::shared_ptr<const Artifact>> serviceOf(std::span<const StoredModule* const> modules) {
  auto artifact = std::make_shared<Artifact>();
  artifact->service.emplace();
  for (const StoredModule* module : modules) {
    marine::ModuleConfig config = configOf(module->config).value_or(marine::ModuleConfig{});
    if (!config.binaries.empty())
      return Failure{
          fmt::format("Module {} with CID {} requested a binary `{}` which isn't in the configured list of binaries",
                      module->name, module->hash, config.binaries.begin()->second)};
    auto code = codeOf(*module);
    if (!code) return Failure{"Error: " + code.error()};
    if (isEffector(*code->code))
      return Failure{fmt::format("Config error: requested module effector {} with CID {} is forbidden on this host",
                                 module->name, module->hash)};
    config.name = module->name;
    config.code = code->code;
    artifact->service->modules.push_back(std::move(config));
    artifact->facade = *std::move(code);
  }
  return std::shared_ptr<const Artifact>(std::move(artifact));
}

}  // namespace aqua::sim::builtin
