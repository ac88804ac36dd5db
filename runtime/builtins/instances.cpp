// Services that somebody makes on a node, and the modules and blueprints that they are made of (PEERS.md 3.2).
#include <algorithm>

#include <fmt/format.h>

#include "runtime/builtins/arguments.h"
#include "runtime/builtins/artifact.h"
#include "runtime/builtins/impl.h"
#include "runtime/builtins/modules.h"
#include "runtime/builtins/rights.h"
#include "runtime/crypto/cid.h"
#include "runtime/marine/aqua_text.h"

namespace aqua::sim::builtin {

namespace {

Value textsValue(const std::vector<std::string>& texts) {
  values::Array items;
  for (const std::string& one : texts) items.push_back(Value::string(one));
  return Value::array(std::move(items));
}

Value shown(const CallSite& call, const Instance& one) {
  return Value::object({{"id", Value::string(one.id)},
                        {"blueprint_id", Value::string(one.blueprint)},
                        {"service_type", Value::string(one.isSpell ? "spell" : "service")},
                        {"owner_id", Value::string(one.owner)},
                        {"aliases", textsValue(one.aliases)},
                        {"worker_id", Value::string(call.self->peerId())}});
}

template <class Body> Answer ofService(const CallSite& call, Body body) {
  return withText(call, "service_id", [&](std::string_view idOrAlias) {
    const Instance* found = findInstance(call, idOrAlias);
    return found ? body(*found) : serviceNotFound(call, idOrAlias);
  });
}

const Instance* aliased(const CallSite& call, std::string_view alias) {
  const Instance* found = findInstance(call, alias);
  return found && found->id != alias ? found : nullptr;
}

const Blueprint* blueprintOf(const CallSite& call, std::string_view id) {
  for (const Blueprint& one : call.premises->lookAtHost().blueprints)
    if (one.id == id) return &one;
  return nullptr;
}
Answer noModule(std::string_view hash) { return failure(fmt::format("Module with hash {} wasn't found", hash)); }
Answer noBlueprint(std::string_view id) { return failure(fmt::format("Blueprint '{}' wasn't found", id)); }

const StoredModule* moduleOf(const CallSite& call, std::string_view hash) {
  for (const StoredModule& one : call.premises->lookAtHost().modules)
    if (one.hash == hash) return &one;
  return nullptr;
}

/// The same bytes twice are one module, with the later name and configuration.
Answer store(const CallSite& call, std::string name, Value config, crypto::Bytes bytes) {
  std::string hash = crypto::cidOfBytes(bytes);
  std::vector<StoredModule>& modules = call.premises->host().modules;
  std::erase_if(modules, [&](const StoredModule& one) { return one.hash == hash; });
  modules.push_back(
      {hash, std::move(name), std::move(config), std::make_shared<const crypto::Bytes>(std::move(bytes))});
  return text(hash);
}

// ---- configurations of modules

/// Options as the interfaces of Aqua have them: a list of none or one.
Value optionValue(const std::optional<Value>& value) {
  return Value::array(value ? values::Array{*value} : values::Array{});
}

Value plainConfig(std::string_view name) {
  return Value::object({{"name", Value::string(name)},
                        {"mem_pages_count", Value::array({})},
                        {"max_heap_size", Value::array({})},
                        {"logger_enabled", Value::array({})},
                        {"wasi", Value::array({})},
                        {"logging_mask", Value::array({})}});
}

bool isLink(const Value& value) { return value.find("/") && value.find("/")->isString(); }

/// Of a blueprint's text, without its id.
base::Result<Blueprint> readBlueprint(std::string_view written) {
  auto json = values::parseJson(written);
  if (!json) return base::Failure{json.error().message()};
  const Value *name = json->find("name"), *dependencies = json->find("dependencies");
  if (!name || !name->isString()) return base::Failure{std::string("missing field `name`")};
  bool links = dependencies && dependencies->isArray() &&
               std::all_of(dependencies->asArray().begin(), dependencies->asArray().end(), isLink);
  if (!links) return base::Failure{std::string("missing field `dependencies`")};
  Blueprint blueprint;
  blueprint.name = name->asString();
  for (const Value& link : dependencies->asArray()) blueprint.dependencies.emplace_back(link.find("/")->asString());
  return blueprint;
}

Value shown(const Blueprint& one) {
  return Value::object({{"id", Value::string(one.id)},
                        {"name", Value::string(one.name)},
                        {"dependencies", textsValue(one.dependencies)}});
}

template <class List, class Each> Answer listed(const List& list, Each each) {
  values::Array items;
  for (const auto& one : list) items.push_back(each(one));
  return success(Value::array(std::move(items)));
}

}  // namespace

Answer srvList(const CallSite& call) {
  return listed(call.premises->look().services, [&](const Instance& one) { return shown(call, one); });
}

Answer srvCreate(const CallSite& call) {
  return withText(call, "blueprint_id", [&](std::string_view id) {
    if (auto refused = protect(call)) return *refused;
    const Blueprint* blueprint = blueprintOf(call, id);
    if (!blueprint) return noBlueprint(id);
    std::vector<const StoredModule*> modules;
    for (const std::string& hash : blueprint->dependencies) {
      modules.push_back(moduleOf(call, hash));
      if (!modules.back()) return noModule(hash);
    }
    auto code = serviceOf(modules);
    if (!code) return failure(code.error());
    Instance made{call.premises->newId(), blueprint->id, std::string(call.initiator), false, {}, *std::move(code)};
    if (std::string problem = call.premises->startService(made); !problem.empty()) return failure(problem);
    call.premises->home().services.push_back(made);
    return text(made.id);
  });
}

Answer srvRemove(const CallSite& call) {
  return withText(call, "service_id", [&](std::string_view) {
    if (auto refused = protect(call)) return *refused;
    return ofService(call, [&](const Instance& one) {
      auto forbidden = [&](std::string_view why) {
        return failure(
            fmt::format("Forbidden. User id '{}' cannot call function 'remove_service': {}", call.initiator, why));
      };
      if (one.isSpell) return forbidden("cannot remove a spell");
      bool may = call.initiator == one.owner || call.initiator == call.self->peerId() ||
                 call.premises->isManager(call.initiator);
      if (!may) return forbidden("only creator can remove service");
      const Instance removed = one;
      std::erase_if(call.premises->home().services, [&](const Instance& other) { return other.id == removed.id; });
      call.premises->endService(removed);
      return text("");
    });
  });
}

Answer srvAddAlias(const CallSite& call) {
  Arguments args(call);
  std::string_view alias = args.text("alias"), service = args.text("service_id");
  if (args.error) return *args.error;
  if (auto refused = protect(call)) return *refused;
  if (!mayManage(call))
    return failure(fmt::format("Forbidden. User id '{}' cannot call function 'add_alias': {}", call.initiator,
                               calledWorker(call)
                                   ? "only worker, worker creator and management peer id can add worker-level aliases"
                                   : "only management peer id can add top-level aliases"));
  std::string problem = addAlias(call, alias, service);
  return problem.empty() ? text("") : failure(problem);
}

Answer srvResolveAlias(const CallSite& call) {
  return withText(call, "alias", [&](std::string_view alias) {
    if (const Instance* found = aliased(call, alias)) return text(found->id);
    return failure(fmt::format("Service with alias '{}' is not found on worker '{}'", alias, scopeText(call)));
  });
}

Answer srvResolveAliasOpt(const CallSite& call) {
  return withText(call, "alias", [&](std::string_view alias) {
    const Instance* found = aliased(call, alias);
    return success(optionValue(found ? std::optional(Value::string(found->id)) : std::nullopt));
  });
}

Answer srvInfo(const CallSite& call) {
  return ofService(call, [&](const Instance& one) { return success(shown(call, one)); });
}

Answer srvGetInterface(const CallSite& call) {
  return ofService(call, [&](const Instance& one) {
    if (one.code) return success(marine::interfaceValue(*one.code->facade));
    return failure(fmt::format("Service with id '{}' is a spell, and no module says what its interface is", one.id));
  });
}

/// `add` gets the text `source`, the name of the module and its configuration.
template <class Add> Answer addModule(const CallSite& call, std::string_view source, Add add) {
  Arguments args(call);
  std::string_view text = args.text(source);
  Value config = args.any("config");
  auto read = configOf(config);
  if (!args.error && !read) args.fail(badField("config", "ModuleConfig", config));
  if (args.error) return *args.error;
  if (auto refused = protect(call)) return *refused;
  return add(text, read->name, std::move(config));
}

Answer distAddModule(const CallSite& call) {
  return addModule(call, "module_bytes", [&](std::string_view content, const std::string& name, Value config) {
    auto bytes = crypto::fromBase64(content);
    if (!bytes) return failure("Error: error decoding module_bytes from base64");
    return store(call, name, std::move(config), std::move(*bytes));
  });
}

Answer distAddModuleFromVault(const CallSite& call) {
  return addModule(call, "module_path", [&](std::string_view path, const std::string& name, const Value&) {
    auto file = fileAt(call, path);
    return file ? store(call, name, plainConfig(name), {file->begin(), file->end()}) : noFile(path);
  });
}

Answer distAddModuleBytesFromVault(const CallSite& call) {
  Arguments args(call);
  std::string_view name = args.text("module_name"), path = args.text("module_path");
  if (args.error) return *args.error;
  if (auto refused = protect(call)) return *refused;
  auto file = fileAt(call, path);
  return file ? store(call, std::string(name), plainConfig(name), {file->begin(), file->end()}) : noFile(path);
}

Answer distMakeModuleConfig(const CallSite& call) {
  Arguments args(call);
  std::string_view name = args.text("name");
  std::optional<Value> pages = args.optional("mem_pages_count"), heap = args.optional("max_heap_size");
  std::optional<Value> logs = args.optional("logger_enabled");
  args.optional("preopened_files");
  std::optional<Value> envs = args.optional("envs"), dirs = args.optional("mapped_dirs");
  std::optional<Value> binaries = args.optional("mounted_binaries"), mask = args.optional("logging_mask");
  if (!args.error && logs && !logs->isBool()) args.fail(badField("logger_enabled", "Option<bool>", *logs));
  if (!args.error && mask && !mask->asInt64()) args.fail(badField("logging_mask", "Option<i32>", *mask));
  if (args.error) return *args.error;
  std::optional<Value> wasi;
  if (envs || dirs || binaries)
    wasi = Value::object(
        {{"envs", optionValue(envs)}, {"mapped_dirs", optionValue(dirs)}, {"mounted_binaries", optionValue(binaries)}});
  return success(Value::object({{"name", Value::string(name)},
                                {"mem_pages_count", optionValue(pages)},
                                {"max_heap_size", optionValue(heap)},
                                {"logger_enabled", optionValue(logs)},
                                {"wasi", optionValue(wasi)},
                                {"logging_mask", optionValue(mask)}}));
}

Answer distDefaultModuleConfig(const CallSite& call) {
  return withText(call, "module_name", [](std::string_view name) { return success(plainConfig(name)); });
}

Answer distLoadModuleConfig(const CallSite& call) {
  return withText(call, "config_path", [&](std::string_view path) {
    auto file = fileAt(call, path);
    if (!file) return noFile(path);
    auto config = values::parseJson(*file);
    if (!config)
      return failure(fmt::format("Error parsing config from vault \"{}\": {}", path, config.error().message()));
    if (!configOf(*config))
      return failure(fmt::format("Error parsing config from vault \"{}\": missing field `name`", path));
    return success(std::move(*config));
  });
}

Answer distMakeBlueprint(const CallSite& call) {
  Arguments args(call);
  std::string_view name = args.text("name");
  std::vector<std::string> hashes = args.texts("dependencies");
  if (args.error) return *args.error;
  values::Array links;
  for (const std::string& hash : hashes) links.push_back(Value::object({{"/", Value::string(hash)}}));
  return text(Value::object({{"name", Value::string(name)}, {"dependencies", Value::array(std::move(links))}}).text());
}

Answer distLoadBlueprint(const CallSite& call) {
  return withText(call, "blueprint_path", [&](std::string_view path) {
    auto file = fileAt(call, path);
    if (!file) return noFile(path);
    auto blueprint = readBlueprint(*file);
    if (blueprint) return text(*file);
    return failure(fmt::format("Error parsing blueprint from vault \"{}\": {}", path, blueprint.error()));
  });
}

Answer distAddBlueprint(const CallSite& call) {
  return withText(call, "blueprint", [&](std::string_view written) {
    if (auto refused = protect(call)) return *refused;
    auto blueprint = readBlueprint(written);
    if (!blueprint) return failure("Error deserializing blueprint from IPLD: " + blueprint.error());
    blueprint->id = crypto::cidOfBytes(bytesIn(written));
    if (blueprint->dependencies.empty())
      return failure(fmt::format("Blueprint '{}' has empty list of dependencies", blueprint->id));
    std::string id = blueprint->id;
    if (!blueprintOf(call, id)) call.premises->host().blueprints.push_back(std::move(*blueprint));
    return text(id);
  });
}

Answer distListModules(const CallSite& call) {
  return listed(call.premises->lookAtHost().modules, [](const StoredModule& one) {
    return Value::object(
        {{"name", Value::string(one.name)}, {"hash", Value::string(one.hash)}, {"config", one.config}});
  });
}

Answer distGetModuleInterface(const CallSite& call) {
  return withText(call, "hex_hash", [&](std::string_view hash) {
    const StoredModule* found = moduleOf(call, hash);
    if (!found) return noModule(hash);
    auto code = codeOf(*found);
    return code ? success(marine::interfaceValue(*code)) : failure("Error: " + code.error());
  });
}

Answer distListBlueprints(const CallSite& call) {
  return listed(call.premises->lookAtHost().blueprints, [](const Blueprint& one) { return shown(one); });
}

Answer distGetBlueprint(const CallSite& call) {
  return withText(call, "blueprint_id", [&](std::string_view id) {
    const Blueprint* found = blueprintOf(call, id);
    return found ? success(shown(*found)) : noBlueprint(id);
  });
}

// Simulated nodes count nothing.
Answer statService(const CallSite& call) {
  return ofService(call, [](const Instance&) {
    return success(Value::object({{"status", Value::boolean(false)},
                                  {"error", Value::string("Service stats collection is disabled")},
                                  {"result", Value::array({})}}));
  });
}

Answer statMemory(const CallSite& call) {
  return ofService(call, [&](const Instance& one) {
    return one.code ? call.premises->measureService(one) : success(Value::array({}));
  });
}

}  // namespace aqua::sim::builtin
