#include "runtime/builtins/rights.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::sim::builtin {

bool isHostScope(const CallSite& call) { return call.self->peerId() == call.premises->hostId(); }

const Worker* calledWorker(const CallSite& call) {
  const std::vector<Worker>& workers = call.premises->lookAtHost().workers;
  auto found =
      std::find_if(workers.begin(), workers.end(), [&](const Worker& one) { return one.id == call.self->peerId(); });
  return found == workers.end() ? nullptr : &*found;
}

bool isOwner(const CallSite& call) {
  return call.initiator == call.premises->hostId() || call.premises->isManager(call.initiator);
}

std::optional<Answer> protect(const CallSite& call) {
  constexpr std::string_view kAlias = "worker-spell";
  const Premises& premises = *call.premises;
  if (isOwner(call)) return std::nullopt;
  const Home* home = premises.homeOf(call.initiator);
  const Instance* spell = home ? home->find(kAlias) : nullptr;
  if (spell && spell->id == spellOf(premises.particle())) return std::nullopt;
  return failure("This function is only available to the host or worker spells");
}

std::string scopeText(const CallSite& call) {
  return isHostScope(call) ? "Host" : fmt::format("WorkerId(WorkerId(PeerId(\"{}\")))", call.self->peerId());
}

Answer serviceNotFound(const CallSite& call, std::string_view idOrAlias) {
  return failure(fmt::format("Service with id '{}' not found on {}", idOrAlias, scopeText(call)));
}

bool mayManage(const CallSite& call) {
  const Worker* worker = calledWorker(call);
  return call.premises->isManager(call.initiator) || call.initiator == call.self->peerId() ||
         (worker && call.initiator == worker->creator);
}

std::string_view spellOf(std::string_view particle) {
  constexpr std::string_view kPrefix = "spell_";
  size_t number = particle.rfind('_');
  if (!particle.starts_with(kPrefix) || number < kPrefix.size()) return {};
  if (!base::parse<uint32_t>(particle.substr(number + 1))) return {};
  return particle.substr(kPrefix.size(), number - kPrefix.size());
}

const Instance* findInstance(const CallSite& call, std::string_view idOrAlias) {
  bool own = idOrAlias == "spell" || idOrAlias == "self";
  return call.premises->look().find(own ? spellOf(call.premises->particle()) : idOrAlias);
}

std::string addAlias(const CallSite& call, std::string_view alias, std::string_view service) {
  Home& home = call.premises->home();
  auto is = [&](const Instance& one) { return one.id == alias; };
  if (std::any_of(home.services.begin(), home.services.end(), is))
    return fmt::format("Cannot add alias '{}' because there is a service with that id", alias);
  if (alias == "spell" || alias == "self" || (alias == "worker-spell" && !isOwner(call)))
    return fmt::format("Cannot add alias '{}' because it is reserved", alias);
  auto named =
      std::find_if(home.services.begin(), home.services.end(), [&](const Instance& one) { return one.id == service; });
  if (named == home.services.end()) return std::string(serviceNotFound(call, service).value.asString());
  for (Instance& one : home.services) std::erase(one.aliases, alias);
  named->aliases.emplace_back(alias);
  return {};
}

spells::Caller callerOf(const CallSite& call, const Instance& spell) {
  spells::Caller caller;
  const std::string& scope = call.self->peerId();
  caller.initiator = call.initiator;
  caller.owner = call.initiator == spell.owner;
  caller.particle = call.premises->particle();
  caller.nowSec = call.now / 1000;
  if (call.initiator == scope && spellOf(caller.particle) == spell.id) caller.role = spells::Role::Spell;
  else if (call.initiator == call.premises->hostId()) caller.role = spells::Role::Host;
  else if (call.initiator == scope) caller.role = spells::Role::Worker;
  return caller;
}

}  // namespace aqua::sim::builtin

namespace aqua::sim {

std::optional<Answer> callInstance(const CallSite& call) {
  const Instance* instance = builtin::findInstance(call, call.service);
  if (!instance) return std::nullopt;
  if (!instance->isSpell) return call.premises->callService(*instance, call);
  if (!spells::hasFunction(call.function)) return std::nullopt;
  spells::Spell& spell = call.premises->home().spells.at(instance->id);
  auto result = spells::call(spell, builtin::callerOf(call, *instance), call.function, call.args);
  return result ? success(std::move(*result)) : failure(result.error());
}

}  // namespace aqua::sim
