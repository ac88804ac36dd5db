// Events, calls and variants.
#include <algorithm>

#include "runtime/scenario/reading.h"

namespace aqua::sim {

namespace {

constexpr int64_t kSlowFactor = 10;

Trigger::Sees seesOf(size_t word) {
  constexpr Trigger::Sees kSees[] = {
#define TRIGGER_WORD(Id, word) Trigger::Sees::Id,
#define TRIGGER_ALIAS(Id, word) Trigger::Sees::Id,
#include "runtime/scenario/trigger_words.def"
#undef TRIGGER_WORD
  };
  return kSees[word];
}

std::vector<std::vector<std::string>> groupsIn(const toml::table& table) {
  std::vector<std::vector<std::string>> result;
  const toml::node* groups = table.get("groups");
  if (!groups || !groups->is_array()) return result;
  for (const toml::node& group : *groups->as_array()) {
    auto& names = result.emplace_back();
    if (const auto* list = group.as_array())
      for (const toml::node& name : *list)
        if (const auto* text = name.as_string()) names.push_back(text->get());
  }
  return result;
}

void readTimes(PlannedEvent& event, const toml::table& table) {
  event.every = durationIn(table, "every");
  event.at = durationIn(table, "at").value_or(event.every.value_or(0));
  if (const toml::table* after = tableIn(table, "after")) event.after = readTrigger(*after);
  event.times = wholeIn(table, "times").value_or(event.every ? UINT64_MAX : 1);
  event.until = durationIn(table, "until");
}

void readOperands(Reading& reading, PlannedEvent& event, const toml::table& table, const std::string& path) {
  if (auto peer = textIn(table, "peer")) event.peers = {*peer};
  else event.peers = textsIn(table, "peers");
  event.from = textsIn(table, "from");
  event.to = textsIn(table, "to");
  event.groups = groupsIn(table);
  event.mode = wordIn<CutMode>(table, "mode", WordSet::Mode).value_or(event.mode);
  event.direction = wordIn<Direction>(table, "direction", WordSet::Direction).value_or(event.direction);
  event.by =
      skewIn(table, "by").value_or(integerIn(table, "by").value_or(event.mode == CutMode::Slow ? kSlowFactor : 0));
  event.count = wholeIn(table, "count").value_or(event.count);
  event.keepData = truthIn(table, "keep_data").value_or(event.keepData);
  event.point = wordIn<CrashPoint>(table, "at_point", WordSet::Point).value_or(event.point);
  event.part = wordIn<CorruptPart>(table, "part", WordSet::Part).value_or(event.part);
  event.message = textAt(table, "message");
  event.path = textAt(table, "value");
  event.with = reading.filled(table, event.deed == Deed::Block ? "events" : "with", path).value_or(Value());
  event.role = wordIn<Role>(table, "role", WordSet::Role).value_or(event.role);
  event.target = textAt(table, "target");
  event.rate = wholeIn(table, "rate").value_or(event.rate);
  if (const toml::table* service = tableIn(table, "service"))
    event.service = readService(reading, *service, under(path, "service"));
  event.call = textAt(table, "call");
  if (const toml::table* link = tableIn(table, "link")) event.link = readLink(*link);
}

}  // namespace

Trigger readTrigger(const toml::table& table) {
  Trigger trigger;
  if (auto word = wordIn(table, "sees", WordSet::Sees)) trigger.sees = seesOf(*word);
  trigger.peer = textAt(table, "peer");
  trigger.from = textAt(table, "from");
  trigger.to = textAt(table, "to");
  trigger.service = textAt(table, "service");
  trigger.function = textAt(table, "function");
  trigger.count = wholeIn(table, "count").value_or(1);
  trigger.then = durationIn(table, "then").value_or(0);
  return trigger;
}

std::vector<PlannedEvent> readEvents(Reading& reading, const toml::table& table, const std::string& path) {
  std::vector<PlannedEvent> result;
  for (const toml::table* one : tablesIn(table, "event")) {
    PlannedEvent& event = result.emplace_back();
    event.name = textAt(*one, "name");
    event.optional = truthIn(*one, "optional").value_or(false);
    readTimes(event, *one);
    auto deed = wordIn<Deed>(*one, "do", WordSet::Deed);
    if (!deed) continue;  // reported; the event stays, as places count
    event.deed = *deed;
    readOperands(reading, event, *one, under(path, result.size() - 1));
  }
  return result;
}

std::vector<Call> readCalls(Reading& reading, const toml::table& top) {
  std::vector<Call> result;
  for (const toml::table* table : tablesIn(top, "call")) {
    std::string path = under("call", result.size());
    Call& call = result.emplace_back();
    call.id = textIn(*table, "id").value_or("main");
    call.function = textAt(*table, "func");
    call.from = textAt(*table, "from");
    call.ttl = durationIn(*table, "ttl");
    call.at = durationIn(*table, "at").value_or(0);
    if (const toml::table* after = tableIn(*table, "after")) call.after = readTrigger(*after);
    call.args = reading.filled(*table, "args", path);
    if (const toml::table* scripts = tableIn(*table, "scripts"))
      for (const auto& [key, node] : reading.members(*scripts))
        call.scripts.emplace_back(std::string(key->str()), node->value_or(std::string()));
    if (const toml::table* files = tableIn(*table, "files"))
      for (const auto& [key, node] : reading.members(*files))
        call.files.emplace_back(std::string(key->str()), folderOf(reading, *files) + node->value_or(std::string()));
    if (const toml::table* callbacks = tableIn(*table, "callbacks"))
      call.callbacks = readFunctions(reading, *callbacks, under(path, "callbacks"));
    if (const toml::table* expect = tableIn(*table, "expect"))
      call.expect = readExpected(reading, *expect, under(path, "expect"));
  }
  // Whom an event begins does not begin by itself.
  for (const toml::table* event : tablesIn(top, "event"))
    for (Call& call : result)
      if (textAt(*event, "do") == wordOf(Deed::Call) && textAt(*event, "call") == call.id) call.onDemand = true;
  return result;
}

std::vector<Variant> readVariants(Reading& reading, const toml::table& top) {
  std::vector<Variant> result;
  for (const toml::table* table : tablesIn(top, "variant")) {
    std::string path = under("variant", result.size());
    Variant& variant = result.emplace_back();
    variant.name = textAt(*table, "name");
    variant.place = reading.spanOf(*table);
    variant.seed = wholeIn(*table, "seed");
    variant.function = textIn(*table, "func");
    variant.ttl = durationIn(*table, "ttl");
    variant.args = reading.filled(*table, "args", path);
    if (const toml::table* expect = tableIn(*table, "expect"))
      variant.expect = readExpected(reading, *expect, under(path, "expect"));
    if (const toml::table* network = tableIn(*table, "network")) readNetwork(*network, variant.network.emplace());
    if (table->contains("event")) variant.events = readEvents(reading, *table, under(path, "event"));
  }
  return result;
}

namespace {

/// `other` over `args`: by name where both are tables, else instead.
Value merged(const Value& args, const Value& other) {
  if (!args.isObject() || !other.isObject()) return other;
  values::Object members = args.asObject();
  members.insert(members.end(), other.asObject().begin(), other.asObject().end());
  return Value::object(std::move(members));
}

}  // namespace

std::vector<Scenario> variantsOf(const ScenarioParsed& parsed) {
  std::vector<Scenario> result;
  for (const Variant& variant : parsed.variants) {
    Scenario& scenario = result.emplace_back(parsed.scenario);
    scenario.variant = variant.name;
    if (variant.seed) scenario.seed = *variant.seed;
    std::string path = under("variant", result.size() - 1);
    if (variant.network) {
      scenario.network = *variant.network;
      scenario.networkPath = under(path, "network");
    }
    if (variant.events) {
      scenario.events = *variant.events;
      scenario.eventsPath = under(path, "event");
    }
    if (!variant.args && !variant.function && !variant.ttl && !variant.expect) continue;
    if (scenario.calls.empty()) scenario.calls.emplace_back().id = "main";
    Call& call = scenario.calls.front();
    if (variant.function) call.function = *variant.function;
    if (variant.ttl) call.ttl = variant.ttl;
    if (variant.expect) call.expect = variant.expect;
    if (variant.args) call.args = call.args ? merged(*call.args, *variant.args) : *variant.args;
  }
  return result;
}

}  // namespace aqua::sim
