#include "runtime/sim/computed.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "runtime/builtins/artifact.h"
#include "runtime/marine/outside.h"
#include "runtime/sim/random.h"
#include "runtime/wasm/script.h"

namespace aqua::sim {

namespace {

using values::Digest;

/// Folders that every module has (marine configurations may say otherwise).
void addFolders(marine::ModuleConfig& module, const std::string& service) {
  const std::string persistent = "/storage/" + service, passing = "/tmp/" + service;
  for (const auto& [name, path] : {std::pair<std::string, std::string>{"/tmp/vault", "/vault"},
                                   {"/storage", persistent},
                                   {"/storage/module", persistent + "/" + module.name},
                                   {"/tmp", passing},
                                   {"/tmp/module", passing + "/" + module.name}})
    module.directories.emplace(name, path);
}

/// Where a window on the disk is among the files of a peer.
std::string placeOf(const Effects::Window& window) { return "/window/" + window.guest; }

/// A service of Marine. One that cannot be loaded says so to every call.
class ModuleMachine : public Computed::Machine {
 public:
  /// `asker` outlives it.
  ModuleMachine(const ComputedCall& first, const ComputedWorld& outside, std::shared_ptr<files::Space> space,
                effects::Asker& asker)
      : seed_(first.seed), subject_(first.subject), now_(first.now), space_(std::move(space)) {
    marine::ServiceConfig config = configOf(first, outside, asker);
    marine::World world;
    world.nanoseconds = [this] { return now_ * 1000; };
    world.random = [this] { return draw(seed_, Purpose::Compute, subject_, drawn_++); };
    world.files = space_.get();
    marine::connect(world, outside.hub, asker);
    auto engine = wasm::threadEngine(instancesOf(outside.peers));
    if (!engine) {
      failure_ = engine.error();
      return;
    }
    auto service = marine::Service::create(config, std::move(world), **engine);
    if (service) service_ = *std::move(service);
    else failure_ = service.error();
  }

  // As production peers say it (PEERS.md 3.4).
  std::string problem() const override { return service_ ? std::string() : "Error: " + failure_; }

  ComputedAnswer call(const ComputedCall& call) override {
    now_ = call.now;
    marine::Service::Outcome outcome = service_->call(call.function, call.args, call.parameters);
    for (marine::Printed& printed : outcome.printed) {
      printed.text.erase(printed.text.find_last_not_of('\n') + 1);
      outcome.log.push_back({std::move(printed.module), "printed", std::move(printed.text)});
    }
    return {outcome.good,
            std::move(outcome.value),
            {},
            "Error: " + outcome.error,
            static_cast<uint64_t>(outcome.fuel),
            std::move(outcome.log)};
  }

  Value measure() const override {
    values::Array modules;
    for (const auto& module : service_->modules())
      modules.push_back(Value::object({{"name", Value::string(module->host.config.name)},
                                       {"memory_size_bytes", Value::unsignedInteger(module->instance->memorySize())}}));
    return Value::array(std::move(modules));
  }
  uint64_t memory() const override { return service_ ? service_->memorySize() : 0; }

 private:
  static marine::ServiceConfig configOf(const ComputedCall& first, const ComputedWorld& outside,
                                        effects::Asker& asker) {
    const Artifact& artifact = *first.artifact;
    marine::ServiceConfig config = *artifact.service;
    config.limits = limitsOf(outside.limits, artifact);
    marine::mountPrograms(config, outside.hub.allowed());
    const std::map<std::string, std::string> variables = marine::environmentOf(outside.hub, asker);
    for (marine::ModuleConfig& module : config.modules) {
      module.environment.emplace("service_id", first.service);
      for (const auto& [name, value] : variables) module.environment[name] = value;
      for (const Effects::Window& window : outside.effects.windows) module.directories[window.guest] = placeOf(window);
      addFolders(module, first.service);
    }
    return config;
  }
  static marine::Limits limitsOf(const WasmLimits& limits, const Artifact& artifact) {
    marine::Limits out;
    out.fuel = static_cast<int64_t>(limits.fuel);
    out.startFuel = static_cast<int64_t>(limits.startFuel);
    out.depth = static_cast<int32_t>(limits.stack);
    out.memory = std::min(limits.memory, artifact.memory.value_or(limits.memory));
    return out;
  }

  uint64_t seed_, subject_, drawn_ = 0;
  uint64_t now_;                         // Unix microseconds
  std::shared_ptr<files::Space> space_;  // outlives the service, which closes its files when it ends
  std::unique_ptr<marine::Service> service_;
  std::string failure_;
};

/// Functions in JavaScript.
class ScriptMachine : public Computed::Machine {
 public:
  explicit ScriptMachine(const ComputedCall& first) : file_(first.artifact->file) {
    uint64_t seed = draw(first.seed, Purpose::Compute, first.subject, 0);
    auto script = wasm::makeScript(first.artifact->script, nameOf(file_), seed);
    if (script) script_ = *std::move(script);
    else failure_ = script.error();
  }

  std::string problem() const override { return failure_; }
  Value measure() const override { return Value::array({}); }
  uint64_t memory() const override { return 0; }

  ComputedAnswer call(const ComputedCall& call) override {
    std::string origins = tetrapletsValue(call.parameters.tetraplets).text();
    wasm::Script::Answer answer = script_->call(call.function, call.args.text(), origins, call.now / kMillisecond);
    ComputedAnswer result;
    if (auto log = values::parseJson(answer.log))
      for (const Value& line : log->asArray())
        result.log.push_back(
            {nameOf(file_), std::string(line.asArray()[0].asString()), std::string(line.asArray()[1].asString())});
    if (!answer.good) {
      result.error = std::move(answer.text);
      return result;
    }
    auto value = values::parseJson(answer.text);
    result.good = static_cast<bool>(value);
    if (value) result.value = *std::move(value);
    else result.error = fmt::format("{} gave no JSON that peers take: {}", nameOf(file_), value.error().message());
    return result;
  }

 private:
  static std::string nameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

  std::string file_;
  std::unique_ptr<wasm::Script> script_;
  std::string failure_;
};

values::Fingerprint after(const values::Fingerprint& before, const ComputedCall& call) {
  const marine::CallParameters& all = call.parameters;
  Digest digest;
  digest.add(before)
      .add(uint64_t{call.behaviour} << 8 | static_cast<uint64_t>(call.deed))
      .add(call.service)
      .add(call.function)
      .add(call.args.text())
      .add(call.now);
  digest.add(all.particle).add(all.initPeer).add(all.script).add(all.timestamp).add(all.ttl);
  for (const auto& list : all.tetraplets) {
    digest.add(list.size());
    for (const auto& one : list) digest.add(one.peer).add(one.service).add(one.function).add(one.lens);
  }
  return digest.done();
}

}  // namespace

wasm::Instances instancesOf(size_t peers) {
  constexpr size_t kFew = 6;  // client and relay among them
  return peers > kFew ? wasm::Instances::Many : wasm::Instances::Few;
}

Computed::Computed() = default;
Computed::~Computed() = default;
Computed::Computed(Computed&&) noexcept = default;
Computed& Computed::operator=(Computed&&) noexcept = default;
Computed::Computed(const Computed& other)
    : left_(other.left_), calls_(other.calls_), known_(other.known_), content_(other.content_) {}
Computed& Computed::operator=(const Computed& other) { return *this = Computed(other); }

/// The particle has a folder of its own until it expires.
std::string Computed::openVault(const ComputedCall& call) {
  constexpr std::string_view kFolder = "/vault/";
  const uint64_t now = call.now / kMillisecond;
  for (auto each = vaults_.begin(); each != vaults_.end();) {
    bool over = each->second < now;
    if (over) space_->tree().removeAll(fmt::format("{}{}", kFolder, each->first));
    each = over ? vaults_.erase(each) : std::next(each);
  }
  const marine::CallParameters& particle = call.parameters;
  std::string name = fmt::format("{}-{}", particle.particle, particle.token);
  std::string path = fmt::format("{}{}", kFolder, name);
  // Where no place is left the module sees that there is no folder.
  static_cast<void>(space_->tree().folder(path));
  vaults_[name] = particle.timestamp + particle.ttl;
  return path;
}

/// The files that the last crash left, and windows on the disk.
void Computed::openSpace(const ComputedWorld& world) {
  if (space_) return;
  space_ = std::make_shared<files::Space>(world.limits.files);
  if (left_) {
    space_->tree() = left_->tree;
    vaults_ = left_->vaults;
    askers_ = left_->askers;
  }
  for (const Effects::Window& window : world.effects.windows) {
    auto opened = space_->addWindow(placeOf(window), window.host, window.readOnly);
    if (!opened) noSpace_ = fmt::format("{}: {}", window.host, opened.error());
  }
}

ComputedAnswer Computed::askMachine(const ComputedCall& call, const ComputedWorld& world) {
  Running& running = machines_[{call.behaviour, call.service}];
  std::unique_ptr<Machine>& machine = running.machine;
  if (!call.artifact->service) {
    if (!machine) machine = std::make_unique<ScriptMachine>(call);
  } else {
    openSpace(world);
    if (!noSpace_.empty()) return {false, {}, {}, "Error: " + noSpace_, 0, {}};
    openVault(call);
    effects::Asker& asker = askers_.try_emplace(call.service, effects::Asker{call.peer, call.service}).first->second;
    if (!machine) machine = std::make_unique<ModuleMachine>(call, world, space_, asker);
  }
  ComputedAnswer answer;
  answer.error = machine->problem();
  answer.good = answer.error.empty();
  if (!answer.good) return answer;
  if (call.deed == ComputedCall::Deed::Call) answer = machine->call(call);
  if (call.deed == ComputedCall::Deed::Measure) answer.value = machine->measure();
  count(running, world);
  return answer;
}

void Computed::count(Running& running, const ComputedWorld& world) {
  const uint64_t bytes = running.machine->memory();
  if (bytes == running.bytes) return;
  running.bytes = bytes;
  running.memory = values::Kept();
  running.memory = values::Kept(world.budget, bytes);
}

std::vector<std::pair<std::string, uint64_t>> Computed::memory() const {
  std::vector<std::pair<std::string, uint64_t>> all;
  for (const auto& [name, running] : machines_) all.emplace_back(name.second, running.bytes);
  return all;
}

ComputedAnswer Computed::end(const ComputedCall& call) {
  ComputedAnswer answer;
  answer.good = true;
  machines_.erase({call.behaviour, call.service});
  for (std::string_view folder : {"/storage/", "/tmp/"})
    if (space_) space_->tree().removeAll(std::string(folder) + call.service);
  return answer;
}

ComputedAnswer Computed::make(const ComputedCall& call, const ComputedWorld& world) {
  using Kind = ComputedCall::Deed;
  switch (call.deed) {
  case Kind::Call:
  case Kind::Start:
  case Kind::Measure: return askMachine(call, world);
  case Kind::End: openSpace(world); return end(call);
  case Kind::Write:
  case Kind::Read: openSpace(world); return useFile(call);
  }
  return {};
}

ComputedAnswer Computed::useFile(const ComputedCall& call) {
  ComputedAnswer answer;
  const std::string path = openVault(call) + "/" + call.function;
  if (call.deed == ComputedCall::Deed::Write) {
    answer.good = static_cast<bool>(space_->tree().put(path, call.args.asArray()[0].asString()));
    return answer;
  }
  auto content = space_->tree().get(path);
  answer.good = static_cast<bool>(content);
  if (content) answer.bytes = *std::move(content);
  return answer;
}

void Computed::catchUp(const ComputedWorld& world) {
  AQUA_ASSERT(known_ || space_ || !machines_.empty(), "worlds are copied only where Manner::copied says so");
  while (made_ < calls_.size()) make(*calls_[made_++], world);
}

ComputedAnswer Computed::call(std::shared_ptr<const ComputedCall> call, const ComputedWorld& world, bool copied) {
  catchUp(world);
  ComputedAnswer answer = make(*call, world);
  if (!copied) {
    known_ = false;
    return answer;
  }
  content_ = after(content_, *call);
  calls_.push_back(std::move(call));
  ++made_;
  return answer;
}

void Computed::crash(const ComputedWorld& world, bool keepsFiles) {
  Computed next;
  if (keepsFiles || world.hub.mode() == effects::Mode::Replay) catchUp(world);
  if (space_ || left_) {
    openSpace(world);
    space_->tree().removeAll("/tmp");
    Left left{files::Tree(world.limits.files), {}, askers_};
    if (keepsFiles) left = {space_->tree(), vaults_, askers_};
    next.left_ = std::make_shared<Left>(std::move(left));
  }
  if (keepsFiles) next.content_ = Digest().add(content_).add("crash").done();
  *this = std::move(next);
}

}  // namespace aqua::sim
