// The service `spell` of a node, and those that take the place of a caller for the particles of spells (PEERS.md 4.2,
// 4.4).
#include <fmt/format.h>

#include "runtime/builtins/arguments.h"
#include "runtime/builtins/impl.h"
#include "runtime/builtins/rights.h"

namespace aqua::sim::builtin {

namespace {

/// `worker creator C, worker itself W or peer manager`
std::string managers(const CallSite& call) {
  const Worker* worker = calledWorker(call);
  const std::string& self = call.self->peerId();
  if (!worker) return fmt::format("worker itself {} or peer manager", self);
  return fmt::format("worker creator {}, worker itself {} or peer manager", worker->creator, self);
}

std::optional<Answer> refuseInstall(const CallSite& call) {
  if (isHostScope(call)) {
    if (call.premises->isManager(call.initiator)) return std::nullopt;
    return failure("Failed to install spell in the root scope, only management peer id can install top-level spells");
  }
  if (mayManage(call)) return std::nullopt;
  return failure(fmt::format("Failed to install spell on {}, spell can be installed by {}; init_peer_id={}",
                             call.self->peerId(), managers(call), call.initiator));
}

void removeInstance(const CallSite& call, const std::string& id) {
  Home& home = call.premises->home();
  call.premises->unsubscribe(call.self->peerId(), id);
  std::erase_if(home.services, [&](const Instance& one) { return one.id == id; });
  home.spells.erase(id);
}

/// The spell that an id or an alias names, or why it is none.
struct Named {
  const Instance* spell = nullptr;
  std::optional<Answer> error;
};
Named named(const CallSite& call, std::string_view idOrAlias, std::string_view function) {
  const Instance* found = findInstance(call, idOrAlias);
  if (!found) return {nullptr, serviceNotFound(call, idOrAlias)};
  if (found->isSpell) return {found, {}};
  return {nullptr, failure(fmt::format("Forbidden. User id '{}' cannot call function '{}': the service isn't a spell",
                                       call.initiator, function))};
}

/// Begins to wait for what the spell is to be started by, or stops to.
void listen(const CallSite& call, const std::string& id, const spells::Trigger& trigger) {
  call.premises->home().spells.at(id).trigger = trigger;
  if (trigger.isEmpty()) call.premises->unsubscribe(call.self->peerId(), id);
  else call.premises->subscribe(call.self->peerId(), id);
}

std::optional<spells::Trigger> triggerArg(Arguments& args) {
  Value config = args.any("config");
  if (args.error) return std::nullopt;
  auto trigger = spells::readTrigger(config);
  if (!trigger) args.fail(badField("config", "TriggerConfig", config));
  return trigger;
}

/// For the calls that a script makes to whoever began it: the spell of this particle.
template <class Body> Answer forSpell(const CallSite& call, Body body) {
  std::string_view particle = call.premises->particle(), id = spellOf(particle);
  if (id.empty())
    return failure(fmt::format("Invalid particle id: expected 'spell_{{SPELL_ID}}_{{COUNTER}}', got {}", particle));
  const Instance* instance = call.premises->look().find(id);
  if (!instance || !instance->isSpell)
    return failure(fmt::format("Spell {} not found (function {})", id, call.function));
  return body(*instance, call.premises->look().spells.at(instance->id));
}

/// What the service of the spell says of a call that the node makes for it.
template <class Body>
Answer storing(const CallSite& call, const Instance& spell, std::string_view function, std::vector<Value> args,
               Body refuse) {
  auto result = spells::call(call.premises->home().spells.at(spell.id), callerOf(call, spell), function, args);
  if (!result) return refuse(result.error());
  const Value* good = result->find("success");
  return good->asBool() ? text("") : refuse(std::string(result->find("error")->asString()));
}

}  // namespace

Answer spellInstall(const CallSite& call) {
  Arguments args(call);
  std::string_view script = args.text("script");
  Value data = args.any("data");
  auto trigger = triggerArg(args);
  auto alias = args.optionalText("alias");
  if (args.error) return *args.error;
  if (auto refused = refuseInstall(call)) return *refused;
  if (std::string_view problem = spells::problemOf(*trigger, call.now / 1000); !problem.empty())
    return failure(problem);
  Home& home = call.premises->home();
  std::string id = call.premises->newId();
  spells::Spell spell;
  spell.script = script;
  if (!spells::setFields(spell, data))
    return failure(
        fmt::format("Call {}.set_json_fields executed with the error: passed string must represent a JSON object", id));
  home.services.push_back({id, "spell", call.self->peerId(), true, {}});
  home.spells.emplace(id, std::move(spell));
  listen(call, id, *trigger);
  std::string problem = alias ? addAlias(call, *alias, id) : "";
  if (problem.empty()) return text(id);
  removeInstance(call, id);
  return failure(fmt::format("Failed to add alias {} for spell {}: {}", *alias, id, problem));
}

Answer spellRemove(const CallSite& call) {
  return withText(call, "spell_id", [&](std::string_view idOrAlias) {
    Named found = named(call, idOrAlias, "remove_spell");
    if (found.error) return *found.error;
    std::string id = found.spell->id;
    if (!mayManage(call)) {
      std::string who = isHostScope(call) ? managers(call) : "spell can be removed by " + managers(call);
      return failure(fmt::format("Failed to remove spell {}, {}", id, who));
    }
    removeInstance(call, id);
    return text("");
  });
}

Answer spellUpdateTrigger(const CallSite& call) {
  Arguments args(call);
  std::string_view idOrAlias = args.text("spell_id");
  auto trigger = triggerArg(args);
  if (args.error) return *args.error;
  Named found = named(call, idOrAlias, "update_trigger_config");
  if (found.error) return *found.error;
  if (!mayManage(call))
    return failure(fmt::format("Failed to update spell config {}, spell config can be updated by {}", found.spell->id,
                               managers(call)));
  if (std::string_view problem = spells::problemOf(*trigger, call.now / 1000); !problem.empty())
    return failure(problem);
  listen(call, found.spell->id, *trigger);
  return text("");
}

Answer spellList(const CallSite& call) {
  values::Array ids;
  for (const Instance& one : call.premises->look().services)
    if (one.isSpell) ids.push_back(Value::string(one.id));
  return success(Value::array(std::move(ids)));
}

Answer spellArgument(const CallSite& call) {
  return forSpell(call, [&](const Instance& instance, const spells::Spell& spell) {
    if (call.function == "spell_id") return text(instance.id);
    if (call.function == "-relay-") return text(call.premises->hostId());
    const std::string* json = spells::stringOf(spell, call.function);
    if (!json)
      return failure(
          fmt::format("Failed to get argument {} for spell {}: value not found", call.function, instance.id));
    auto value = values::parseJson(*json);
    if (value) return success(std::move(*value));
    return failure(fmt::format("Failed to parse argument `{} -> {}` for spell {}: {}", call.function, *json,
                               instance.id, value.error().message()));
  });
}

Answer spellResponse(const CallSite& call) {
  return forSpell(call, [&](const Instance& instance, const spells::Spell&) {
    if (call.args.empty()) return text("");
    std::string response = call.args[0].text();
    return storing(call, instance, "set_json_fields", {Value::string(response)}, [&](const std::string& reason) {
      return failure(fmt::format("Failed to store response {} for spell {}: {}", response, instance.id, reason));
    });
  });
}

Answer spellError(const CallSite& call) {
  return forSpell(call, [&](const Instance& instance, const spells::Spell&) {
    std::vector<Value> args(call.args.begin(),
                            call.args.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(call.args.size(), 2)));
    args.push_back(Value::unsignedInteger(call.now / 1000));
    return storing(call, instance, "store_error", args, [&](const std::string& reason) {
      return failure(fmt::format("Failed to store error {} for spell {}: {}",
                                 Value::array({call.args.begin(), call.args.end()}).text(), instance.id, reason));
    });
  });
}

}  // namespace aqua::sim::builtin
