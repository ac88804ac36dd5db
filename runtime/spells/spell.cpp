#include "runtime/spells/spell.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/crypto/cid.h"

namespace aqua::spells {

namespace {

using base::Failure;
using base::Result;
using Members = std::vector<std::pair<std::string, Value>>;

struct Call {
  Spell& spell;
  const Caller& caller;
  std::span<const Value> args;

  std::string text(size_t index) const { return std::string(args[index].asString()); }
  uint32_t number(size_t index) const { return static_cast<uint32_t>(*args[index].asUint64()); }
};

// ---- records that functions answer with

Value record(Members members, std::string_view error = {}) {
  members.emplace_back("success", Value::boolean(error.empty()));
  members.emplace_back("error", Value::string(error));
  return Value::object(std::move(members));
}
Value done() { return record({}); }
Value refused(std::string_view error) { return record({}, error); }
/// What a key had; `none` stands in where it had nothing of that kind.
Value found(const std::optional<Value>& value, Value none) {
  bool absent = !value;
  return record({{"value", value.value_or(std::move(none))}, {"absent", Value::boolean(absent)}});
}
template <class List, class Each> Value listOf(const List& list, Each each) {
  values::Array items;
  for (const auto& item : list) items.push_back(each(item));
  return Value::array(std::move(items));
}
/// What has more than `most` loses the oldest.
template <class List> void keepNewest(List& list, size_t most) {
  if (list.size() > most) list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(most));
}
constexpr size_t kMostMessages = 50, kMostLogs = 500, kMostErrors = 50;

// ---- who may write

/// Empty: the caller may.
std::string guard(const Caller& caller, std::string_view key) {
  if (caller.role == Role::Spell) return {};
  std::string_view prefix = key.substr(0, key.find('_'));
  bool prefixed = prefix.size() != key.size();
  bool host = prefixed && (prefix == "h" || prefix == "hw"), worker = prefixed && (prefix == "w" || prefix == "hw");
  switch (caller.role) {
  case Role::Spell: return {};
  case Role::Host:
    return host ? "" : fmt::format("writing to the `{}` is forbidden for the callers with the role Host", key);
  case Role::Worker:
    return worker ? "" : fmt::format("writing to the `{}` is forbidden for the callers with the role Worker", key);
  case Role::Outside: break;
  }
  return fmt::format("writing to the `{}` is forbidden for any outside caller", key);
}

/// Does `write` where the caller may write to the key, the first argument.
template <class Write> Value writing(const Call& call, Write write) {
  std::string key = call.text(0);
  if (std::string problem = guard(call.caller, key); !problem.empty()) return refused(problem);
  write(key);
  return done();
}

/// What only the script of the spell itself may do.
template <class Act> Value bySpell(const Call& call, std::string_view function, Act act) {
  if (call.caller.role != Role::Spell)
    return refused(fmt::format("{} can be called only by the associated spell script", function));
  return act();
}

// ---- values by key

Value setString(const Call& call) {
  return writing(call, [&](const std::string& key) { call.spell.scalars[key] = call.text(1); });
}
Value setU32(const Call& call) {
  return writing(call, [&](const std::string& key) { call.spell.scalars[key] = call.number(1); });
}

template <class T> const T* scalarOf(const Spell& spell, std::string_view key) {
  auto entry = spell.scalars.find(std::string(key));
  return entry == spell.scalars.end() ? nullptr : std::get_if<T>(&entry->second);
}

Value getString(const Call& call) {
  const std::string* text = stringOf(call.spell, call.args[0].asString());
  return found(text ? std::optional(Value::string(*text)) : std::nullopt, Value::string(""));
}
Value getU32(const Call& call) {
  const uint32_t* number = scalarOf<uint32_t>(call.spell, call.args[0].asString());
  return found(number ? std::optional(Value::unsignedInteger(*number)) : std::nullopt, Value::unsignedInteger(0));
}
Value exists(const Call& call) {
  std::string key = call.text(0);
  bool there = call.spell.scalars.contains(key) || call.spell.lists.contains(key);
  return record({{"value", Value::boolean(there)}});
}
Value removeKey(const Call& call) {
  return writing(call, [&](const std::string& key) {
    call.spell.scalars.erase(key);
    call.spell.lists.erase(key);
  });
}
Value setJsonFields(const Call& call) {
  auto json = values::parseJson(call.args[0].asString());
  if (!json || !json->isObject()) return refused("passed string must represent a JSON object");
  for (const auto& [key, value] : json->asObject()) {
    if (std::string problem = guard(call.caller, key); !problem.empty()) return refused(problem);
    call.spell.scalars[key] = value.text();
  }
  return done();
}

Value listPush(const Call& call) {
  return writing(call, [&](const std::string& key) { call.spell.lists[key].push_back(call.text(1)); });
}
Value listGet(const Call& call) {
  auto list = call.spell.lists.find(call.text(0));
  std::vector<std::string> none;
  return record({{"value", listOf(list == call.spell.lists.end() ? none : list->second,
                                  [](const std::string& text) { return Value::string(text); })}});
}
Value listPop(const Call& call) {
  std::optional<Value> newest;
  Value answer = writing(call, [&](const std::string& key) {
    auto list = call.spell.lists.find(key);
    if (list == call.spell.lists.end()) return;
    newest = Value::string(list->second.back());
    list->second.pop_back();
    if (list->second.empty()) call.spell.lists.erase(list);
  });
  bool may = answer.find("success")->asBool();
  return may ? found(newest, Value::string(""))
             : record({{"value", Value::string("")}, {"absent", Value::boolean(true)}},
                      answer.find("error")->asString());
}
Value listRemove(const Call& call) {
  return writing(call, [&](const std::string& key) {
    auto list = call.spell.lists.find(key);
    if (list == call.spell.lists.end()) return;
    std::erase(list->second, call.text(1));
    if (list->second.empty()) call.spell.lists.erase(list);
  });
}

// ---- what the spell is

Value setScript(const Call& call) {
  if (!call.caller.owner) return refused("Only owner of the service can set the script");
  call.spell.script = call.text(0);
  return done();
}
Value getScript(const Call& call) { return record({{"value", Value::string(call.spell.script)}}); }
Value scriptCid(const Call& call) {
  const std::string& script = call.spell.script;
  return record({{"v1_str", Value::string(crypto::cidOfBytes(
                                {reinterpret_cast<const uint8_t*>(script.data()), script.size()}))}});
}
/// The node is not told: `spell.update_trigger_config` does that.
Value setTrigger(const Call& call) {
  if (!call.caller.owner) return refused("Only owner of the spell can set trigger config");
  call.spell.trigger = readTrigger(call.args[0]);
  return done();
}
Value getTrigger(const Call& call) {
  const std::optional<Trigger>& trigger = call.spell.trigger;
  return record({{"config", valueOf(trigger.value_or(Trigger()))}},
                trigger ? "" : "Trigger Config is not set. Use set_trigger_config to set it.");
}

// ---- what others tell it

Value shown(const Message& message) {
  return Value::object({{"init_peer_id", Value::string(message.from)},
                        {"timestamp", Value::unsignedInteger(message.at)},
                        {"message", Value::string(message.text)}});
}
Value pushMailbox(const Call& call) {
  call.spell.mailbox.push_back({std::string(call.caller.initiator), call.caller.nowSec, call.text(0)});
  keepNewest(call.spell.mailbox, kMostMessages);
  return done();
}
Value getMailbox(const Call& call) {
  std::vector<Message> newestFirst(call.spell.mailbox.rbegin(), call.spell.mailbox.rend());
  return record({{"messages", listOf(newestFirst, shown)}});
}
Value popMailbox(const Call& call) {
  std::vector<Message>& mailbox = call.spell.mailbox;
  values::Array newest;
  bool may = call.caller.role == Role::Spell;
  if (may && !mailbox.empty()) {
    newest.push_back(shown(mailbox.back()));
    mailbox.pop_back();
  }
  bool absent = newest.empty();
  return record({{"message", Value::array(std::move(newest))}, {"absent", Value::boolean(absent)}},
                may ? "" : "pop_mailbox can be called only by the associated spell script");
}

// ---- what its runs leave

Value storeLog(const Call& call) {
  return bySpell(call, "store_log", [&] {
    call.spell.logs.push_back({call.caller.nowSec, call.text(0)});
    keepNewest(call.spell.logs, kMostLogs);
    return done();
  });
}
Value getLogs(const Call& call) {
  return record(
      {{"logs", listOf(call.spell.logs, [](const Line& line) {
          return Value::object({{"timestamp", Value::unsignedInteger(line.at)}, {"message", Value::string(line.text)}});
        })}});
}
Value storeError(const Call& call) {
  return bySpell(call, "store_error", [&] {
    std::vector<ParticleErrors>& all = call.spell.errors;
    auto own = std::find_if(all.begin(), all.end(),
                            [&](const ParticleErrors& one) { return one.particle == call.caller.particle; });
    if (own == all.end()) own = all.insert(all.end(), {std::string(call.caller.particle), {}});
    own->errors.emplace_back(call.args[0], call.number(1));
    keepNewest(all, kMostErrors);
    return done();
  });
}
Value shownErrors(const ParticleErrors& one) {
  return listOf(one.errors, [](const std::pair<Value, uint32_t>& error) {
    return Value::object({{"last_error", error.first}, {"error_idx", Value::unsignedInteger(error.second)}});
  });
}
Value getErrors(const Call& call) {
  for (const ParticleErrors& one : call.spell.errors)
    if (one.particle == call.args[0].asString()) return shownErrors(one);
  return Value::array({});
}
Value getAllErrors(const Call& call) {
  return record({{"particle_errors", listOf(call.spell.errors, [](const ParticleErrors& one) {
                    return Value::object({{"particle_id", Value::string(one.particle)}, {"errors", shownErrors(one)}});
                  })}});
}

// ---- the table

struct Function {
  std::string_view name;
  Value (*run)(const Call&);
  std::string_view arguments;
};
constexpr std::array kFunctions{
#define SPELL_FUNCTION(name, handler, arguments) Function{name, &handler, arguments},
#include "runtime/spells/functions.def"
#undef SPELL_FUNCTION
};

const Function* find(std::string_view name) {
  for (const Function& function : kFunctions)
    if (function.name == name) return &function;
  return nullptr;
}

bool isError(const Value& value) {
  const Value *code = value.find("error_code"), *instruction = value.find("instruction");
  const Value *message = value.find("message"), *peer = value.find("peer_id");
  return code && code->asInt64() && instruction && instruction->isString() && message && message->isString() && peer &&
         peer->isString();
}

bool fits(std::string_view type, const Value& value) {
  if (type == "string") return value.isString();
  if (type == "u32") return value.asUint64().value_or(UINT64_MAX) <= UINT32_MAX;
  if (type == "u64") return value.asUint64().has_value();
  if (type == "TriggerConfig") return readTrigger(value).has_value();
  return isError(value);
}

/// `key: string, value: u32` -> the types.
std::vector<std::string_view> typesOf(std::string_view arguments) {
  std::vector<std::string_view> types;
  for (size_t colon = 0; (colon = arguments.find(": ")) != std::string_view::npos;) {
    arguments.remove_prefix(colon + 2);
    types.push_back(arguments.substr(0, arguments.find(',')));
  }
  return types;
}

}  // namespace

bool hasFunction(std::string_view name) { return find(name) != nullptr; }

Result<Value> call(Spell& spell, const Caller& caller, std::string_view name, std::span<const Value> args) {
  const Function& function = *find(name);
  std::vector<std::string_view> types = typesOf(function.arguments);
  bool fit = types.size() == args.size() && std::equal(types.begin(), types.end(), args.begin(), fits);
  if (!fit)
    return Failure{fmt::format("`{}` of a spell takes ({}), got {}", name, function.arguments,
                               Value::array({args.begin(), args.end()}).text())};
  return function.run({spell, caller, args});
}

const std::string* stringOf(const Spell& spell, std::string_view key) { return scalarOf<std::string>(spell, key); }

bool setFields(Spell& spell, const Value& object) {
  if (!object.isObject()) return false;
  for (const auto& [key, value] : object.asObject()) spell.scalars[key] = value.text();
  return true;
}

uint32_t countRun(Spell& spell) {
  const uint32_t* counter = scalarOf<uint32_t>(spell, "hw_counter");
  uint32_t number = counter ? *counter : 0;
  spell.scalars["hw_counter"] = number + 1;
  return number;
}

void noteCause(Spell& spell, const Value& cause) { spell.scalars["hw_trigger"] = cause.text(); }

void add(values::Digest& digest, const Spell& spell) {
  digest.add(spell.script).add(uint64_t{spell.trigger.has_value()});
  if (spell.trigger) add(digest, *spell.trigger);
  digest.add(spell.scalars.size());
  for (const auto& [key, value] : spell.scalars) {
    digest.add(key).add(value.index());
    if (const auto* text = std::get_if<std::string>(&value)) digest.add(*text);
    else digest.add(uint64_t{std::get<uint32_t>(value)});
  }
  digest.add(spell.lists.size());
  for (const auto& [key, list] : spell.lists) {
    digest.add(key).add(list.size());
    for (const std::string& text : list) digest.add(text);
  }
  digest.add(spell.mailbox.size());
  for (const Message& message : spell.mailbox) digest.add(message.from).add(message.at).add(message.text);
  digest.add(spell.logs.size());
  for (const Line& line : spell.logs) digest.add(line.at).add(line.text);
  digest.add(spell.errors.size());
  for (const ParticleErrors& one : spell.errors) {
    digest.add(one.particle).add(one.errors.size());
    for (const auto& [error, index] : one.errors) digest.add(error.text()).add(index);
  }
}

}  // namespace aqua::spells
