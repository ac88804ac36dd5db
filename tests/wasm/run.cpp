#include "tests/wasm/run.h"

#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "tests/wasm/wrap.h"

namespace aqua::spec {

namespace {

using values::Value;
using wasm::Budget;
using wasm::Slot;
using wasm::Trap;
using wasm::Type;

uint64_t number(std::string_view text) { return std::strtoull(std::string(text).c_str(), nullptr, 10); }
std::string_view member(const Value& value, std::string_view name) {
  const Value* found = value.find(name);
  return found && found->isString() ? found->asString() : std::string_view();
}
const values::Array& list(const Value& value, std::string_view name) {
  static const values::Array kNone;
  const Value* found = value.find(name);
  return found && found->isArray() ? found->asArray() : kNone;
}

uint32_t laneBits(std::string_view type) {
  return static_cast<uint32_t>(std::strtoul(std::string(type.substr(1)).c_str(), nullptr, 10));
}

/// The slots of an argument.
void addSlots(const Value& value, std::vector<Slot>& slots) {
  if (member(value, "type") != "v128") return slots.push_back(number(member(value, "value")));
  uint32_t bits = laneBits(member(value, "lane_type"));
  Slot halves[2] = {0, 0};
  uint32_t at = 0;
  for (const Value& lane : list(value, "value")) {
    uint64_t lower = bits == 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
    halves[at / 64] |= (number(lane.asString()) & lower) << (at % 64);
    at += bits;
  }
  slots.insert(slots.end(), halves, halves + 2);
}

/// Is this float what was expected: its bits, or one of the two kinds of NaN?
bool sameFloat(uint32_t bits, std::string_view expected, uint64_t found) {
  if (!expected.starts_with("nan:")) return number(expected) == found;
  uint64_t quiet = bits == 32 ? 0x7fc00000 : 0x7ff8000000000000, sign = uint64_t{1} << (bits - 1);
  if (expected == "nan:canonical") return (found & ~sign) == quiet;
  return (found & quiet) == quiet;
}

bool sameValue(const Value& expected, const Slot*& found) {
  std::string_view type = member(expected, "type");
  if (type != "v128") {
    std::string_view wanted = member(expected, "value");
    Slot slot = *found++;
    if (type == "i32") return static_cast<uint32_t>(number(wanted)) == static_cast<uint32_t>(slot);
    if (type == "i64") return number(wanted) == slot;
    return sameFloat(type == "f32" ? 32 : 64, wanted, slot);
  }
  std::string_view laneType = member(expected, "lane_type");
  uint32_t bits = laneBits(laneType), at = 0;
  bool same = true;
  for (const Value& lane : list(expected, "value")) {
    uint64_t lower = bits == 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
    uint64_t part = (found[at / 64] >> (at % 64)) & lower;
    same = same &&
           (laneType[0] == 'f' ? sameFloat(bits, lane.asString(), part) : (number(lane.asString()) & lower) == part);
    at += bits;
  }
  found += 2;
  return same;
}

bool mentionsReferences(const Value& action, const Value* expected) {
  auto any = [](const values::Array& values) {
    for (const Value& each : values)
      if (member(each, "type") == "funcref" || member(each, "type") == "externref") return true;
    return false;
  };
  return any(list(action, "args")) || (expected && expected->isArray() && any(expected->asArray()));
}

std::vector<Type> typesOf(std::string_view letters) {
  std::vector<Type> types;
  for (char each : letters)
    types.push_back(each == 'i' ? Type::I32 : each == 'I' ? Type::I64 : each == 'f' ? Type::F32 : Type::F64);
  return types;
}

/// What the suite expects to find in the module `spectest`: functions that print, of which nothing is to be seen.
std::vector<wasm::Link> spectest() {
  std::vector<wasm::Link> links;
  auto nothing = [](wasm::Instance&, std::span<const Slot>, std::span<Slot>, Budget&) { return std::optional<Trap>(); };
  for (const auto& [name, params] : std::initializer_list<std::pair<const char*, const char*>>{{"print", ""},
                                                                                               {"print_i32", "i"},
                                                                                               {"print_i64", "I"},
                                                                                               {"print_f32", "f"},
                                                                                               {"print_f64", "F"},
                                                                                               {"print_i32_f32", "if"},
                                                                                               {"print_f64_f64", "FF"}})
    links.push_back({"spectest", name, typesOf(params), {}, nothing});
  return links;
}

/// Where the words differ: engines tell less, or more.
bool sameTrap(std::string_view expected, const Trap& trap) {
  std::string found = wasm::trapText(trap);
  if (found.starts_with(expected) || expected.starts_with(found)) return true;
  if (expected == "undefined element" && trap.kind == Trap::Kind::Table) return true;
  if (expected == "integer overflow" && trap.kind == Trap::Kind::BadConversion) return true;
  // Without guards the native stack ends it.
  return expected == "call stack exhausted" && trap.text.find("Maximum call stack size") != std::string::npos;
}

}  // namespace

Budget Runner::budget() const { return {int64_t{1} << 40, 1 << 16, 1 << 16, 0}; }

std::vector<wasm::Link> Runner::linksFor(const wasm::Module& module) const {
  std::vector<wasm::Link> links = spectest();
  for (const wasm::Import& import : module.contents().imports) {
    auto found = registered_.find(import.module);
    if (found == registered_.end()) continue;
    std::shared_ptr<Loaded> from = found->second;
    const wasm::Export* item = from->module->find(import.name);
    if (!item || item->kind != wasm::Kind::Function) continue;
    const wasm::Signature& type = from->module->signature(item->index);
    uint32_t index = static_cast<uint32_t>(item - from->module->contents().exports.data());
    links.push_back({std::string(import.module),
                     std::string(import.name),
                     {type.params.begin(), type.params.end()},
                     {type.results.begin(), type.results.end()},
                     [from, index](wasm::Instance&, std::span<const Slot> args, std::span<Slot> results, Budget& left) {
                       return from->instance->call(index, args, results, left);
                     }});
  }
  return links;
}

base::Result<std::shared_ptr<Runner::Loaded>, Trap> Runner::load(const Command& command) {
  auto plain = wasm::Module::read(folder_.read(command.text("filename")));
  if (!plain) return base::Failure{Trap{Trap::Kind::Link, wasm::badText(plain.error())}};
  auto module = wasm::Module::read(wrapped(**plain));
  if (!module) return base::Failure{Trap{Trap::Kind::Link, "wrapped: " + wasm::badText(module.error())}};
  Budget left = budget();
  base::Result<std::shared_ptr<const wasm::Metered>> code = wasm::unmetered(*module);
  if (metered_) code = wasm::meter(*module);
  if (!code) return base::Failure{Trap{Trap::Kind::Link, code.error()}};
  auto instance = engine_.instantiate(*code, linksFor(**module), left);
  std::string file(command.text("filename"));
  traceLoad(file, **code, instance);
  if (!instance) return base::Failure{instance.error()};
  return std::make_shared<Loaded>(Loaded{*module, *std::move(instance), file});
}

void Runner::module(const Command& command) {
  auto loaded = load(command);
  last_ = loaded ? *loaded : nullptr;
  if (!command.text("name").empty()) named_[std::string(command.text("name"))] = last_;
  report_.verdict(command, "module executed", static_cast<bool>(loaded), loaded ? "" : wasm::trapText(loaded.error()));
}

std::optional<Runner::Outcome> Runner::act(const Command& command) {
  auto skip = [&](std::string_view why) {
    report_.count(why);
    return std::optional<Outcome>();
  };
  const Value& action = *command.json.find("action");
  std::shared_ptr<Loaded> on = last_;
  if (!member(action, "module").empty()) on = named_[std::string(member(action, "module"))];
  if (!on) return skip("on modules that are skipped");
  if (member(action, "type") == "get") return skip("reads of globals, which are not seen from outside");
  if (mentionsReferences(action, command.json.find("expected"))) return skip("references, which cross no border");
  const wasm::Export* item = on->module->find(member(action, "field"));
  if (!item) return skip("no such function");
  if (isWrapped(on->module->signature(item->index)))
    item = on->module->find("w:" + std::string(member(action, "field")));
  std::vector<Slot> args, results(on->module->signature(item->index).results.size());
  for (const Value& each : list(action, "args")) addSlots(each, args);
  Budget left = budget();
  uint32_t index = static_cast<uint32_t>(item - on->module->contents().exports.data());
  std::optional<Trap> trap = on->instance->call(index, args, results, left);
  Outcome outcome = std::move(results);
  if (trap) outcome = base::Failure{std::move(*trap)};
  traceCall(*on, index, args, outcome, budget().fuel - left.fuel);
  return outcome;
}

namespace {

void writeLine(const std::string& folder, const Value& line) {
  std::ofstream(folder + "/trace.jsonl", std::ios::app) << line.text() << '\n';
}
/// 64 bits are more than a number of JSON has for everybody.
Value slotsJson(const std::vector<Slot>& slots) {
  values::Array out;
  for (Slot each : slots) out.push_back(Value::string(std::to_string(each)));
  return Value::array(std::move(out));
}

}  // namespace

void Runner::traceLoad(const std::string& file, const wasm::Metered& code,
                       const base::Result<std::unique_ptr<wasm::Instance>, Trap>& made) const {
  // What was not linked here, others might link.
  if (trace_.empty() || (!made && made.error().kind == Trap::Kind::Link)) return;
  std::ofstream(trace_ + "/" + file, std::ios::binary)
      .write(reinterpret_cast<const char*>(code.bytes.data()), static_cast<std::streamsize>(code.bytes.size()));
  values::Array links, guards;
  for (const wasm::Import& each : code.module->contents().imports)
    if (auto found = registered_.find(each.module); found != registered_.end())
      links.push_back(
          Value::object({{"module", Value::string(each.module)}, {"file", Value::string(found->second->file)}}));
  if (code.guards)
    for (uint32_t each : {code.guards->fuel, code.guards->depth, code.guards->pages, code.guards->refused})
      guards.push_back(Value::unsignedInteger(each));
  writeLine(trace_, Value::object({{"load", Value::string(file)},
                                   {"good", Value::boolean(static_cast<bool>(made))},
                                   {"links", Value::array(std::move(links))},
                                   {"guards", Value::array(std::move(guards))},
                                   {"start", code.start ? Value::unsignedInteger(*code.start) : Value()}}));
}

void Runner::traceCall(const Loaded& on, uint32_t exported, const std::vector<Slot>& args, const Outcome& outcome,
                       int64_t fuel) const {
  if (trace_.empty()) return;
  const wasm::Export& item = on.module->contents().exports[exported];
  std::string types;
  for (std::span<const Type> list :
       {on.module->signature(item.index).params, on.module->signature(item.index).results}) {
    for (Type each : list) types += each == Type::I32 ? 'i' : 'I';
    if (types.find(':') == std::string::npos) types += ':';
  }
  writeLine(trace_, Value::object({{"call", Value::string(on.file)},
                                   {"export", Value::unsignedInteger(exported)},
                                   {"type", Value::string(types)},
                                   {"args", slotsJson(args)},
                                   {"results", outcome ? slotsJson(*outcome) : Value()},
                                   {"trap", outcome ? Value() : Value::string(wasm::trapText(outcome.error()))},
                                   {"fuel", Value::integer(fuel)}}));
}

void Runner::assertion(const Command& command) {
  std::string_view type = command.text("type");
  std::optional<Outcome> outcome = act(command);
  if (!outcome) return;
  if (type == "assert_trap" || type == "assert_exhaustion") {
    bool right = !*outcome && sameTrap(command.text("text"), outcome->error());
    return report_.verdict(command, type, right, *outcome ? "no trap" : wasm::trapText(outcome->error()));
  }
  if (!*outcome) return report_.verdict(command, type, false, wasm::trapText(outcome->error()));
  bool same = true;
  std::string found;
  const Slot* next = (**outcome).data();
  for (Slot each : **outcome) found += fmt::format("{} ", each);
  if (type == "assert_return")
    for (const Value& each : list(command.json, "expected")) same = sameValue(each, next) && same;
  report_.verdict(command, type, same, found);
}

void Runner::run(const Command& command) {
  std::string_view type = command.text("type");
  if (type == "module") return module(command);
  if (type == "register") {
    std::shared_ptr<Loaded> on = command.text("name").empty() ? last_ : named_[std::string(command.text("name"))];
    if (on) registered_[std::string(command.text("as"))] = on;
    else registered_.erase(std::string(command.text("as")));
    return;
  }
  if (type == "action" || type == "assert_return" || type == "assert_trap" || type == "assert_exhaustion")
    return assertion(command);
  if (type == "assert_unlinkable" || type == "assert_uninstantiable") {
    auto loaded = load(command);
    report_.verdict(command, type, !loaded, "it was instantiated");
  }
}

}  // namespace aqua::spec
