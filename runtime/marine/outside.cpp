#include "runtime/marine/outside.h"

#include <chrono>
#include <cstdlib>

#include "runtime/effects/curl_command.h"

namespace aqua::marine {

using values::Value;

void connect(World& world, effects::Hub& hub, effects::Asker& asker) {
  world.program = [&hub, &asker](const ProgramCall& call) {
    auto allowed = hub.allowed().programs.find(call.name);
    bool isHttp = allowed != hub.allowed().programs.end() && allowed->second.path == effects::kBuiltinHttp;
    if (isHttp) return effects::curlCommand(hub, asker, call.arguments, call.files);
    return effects::callProgram(hub, asker, call.name, call.arguments);
  };
  if (!hub.allowed().realClock) return;
  world.nanoseconds = [&hub, &asker] {
    auto live = [] {
      auto now = std::chrono::system_clock::now().time_since_epoch();
      auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
      return effects::Reply{true, Value::integer(nanoseconds), {}};
    };
    effects::Reply reply = hub.perform(asker, "clock", Value(), "time", live);
    return reply.value.asUint64().value_or(0);
  };
}

std::map<std::string, std::string> environmentOf(effects::Hub& hub, effects::Asker& asker) {
  std::map<std::string, std::string> out;
  for (const std::string& name : hub.allowed().environment) {
    auto live = [&] {
      const char* value = std::getenv(name.c_str());
      return effects::Reply{true, value ? effects::bytesValue(value) : Value(), {}};
    };
    effects::Reply reply = hub.perform(asker, "env", Value::string(name), name, live);
    if (reply.good && !reply.value.isNull()) out[name] = effects::bytesOf(&reply.value);
  }
  return out;
}

void mountImports(ModuleConfig& module) {
  for (const wasm::Import& each : module.code->contents().imports) {
    bool isHost = each.module == "host" || each.module.starts_with("__marine_host_api_");
    if (!isHost || each.kind != wasm::Kind::Function) continue;
    const wasm::Signature& type = module.code->signature(each.index);
    if (type.params.size() == 2 && type.results.empty()) module.binaries.emplace(each.name, "");
  }
}

void mountPrograms(ServiceConfig& config, const effects::AllowList& allowed) {
  for (ModuleConfig& module : config.modules)
    for (const auto& [name, program] : allowed.programs) module.binaries[name] = program.path;
}

}  // namespace aqua::marine
