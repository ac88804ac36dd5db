#include "runtime/marine/host.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/marine/memory.h"

namespace aqua::marine {

namespace {

using base::Failure;
using base::Result;
using values::Value;
using wasm::Budget;
using wasm::Instance;
using wasm::Slot;
using wasm::Trap;
using wasm::Type;

// ---------------------------------------------------------------------------------------------------- call parameters

enum HostType : uint32_t { kParticle, kTetraplet, kParametersV0, kParametersV1, kParametersV2, kProgramResult };

/// The records of the host API. A value is told by its position, so one tetraplet serves all versions.
const Interface& hostInterface() {
  static const Interface kInterface = [] {
    InterfaceType text{Kind::String}, bytes{Kind::ByteArray}, tetraplet{Kind::Record, kTetraplet};
    InterfaceType list{Kind::Array, 0, std::make_shared<const InterfaceType>(tetraplet)};
    InterfaceType lists{Kind::Array, 0, std::make_shared<const InterfaceType>(list)};
    auto texts = [&](std::initializer_list<const char*> names) {
      std::vector<Field> fields;
      for (const char* each : names) fields.push_back({each, text});
      return fields;
    };
    Interface out;
    std::vector<Field> particle = texts({"id", "init_peer_id"});
    particle.insert(
        particle.end(),
        {{"timestamp", {Kind::U64}}, {"ttl", {Kind::U32}}, {"script", text}, {"signature", bytes}, {"token", text}});
    out.types.emplace_back(RecordType{"ParticleParameters", particle});
    out.types.emplace_back(RecordType{"SecurityTetraplet", texts({"peer_pk", "service_id", "function_name", "lens"})});
    auto v0 = texts({"init_peer_id", "service_id", "service_creator_peer_id", "host_id", "particle_id"});
    auto v1 = texts({"init_peer_id", "service_id", "service_creator_peer_id", "host_id", "worker_id", "particle_id"});
    std::vector<Field> v2{{"particle", {Kind::Record, kParticle}}};
    for (Field& each : texts({"service_id", "service_creator_peer_id", "host_id", "worker_id"})) v2.push_back(each);
    for (std::vector<Field>* each : {&v0, &v1, &v2}) {
      each->push_back({"tetraplets", lists});
      out.types.emplace_back(RecordType{"CallParameters", *each});
    }
    out.types.emplace_back(RecordType{
        "MountedBinaryResult", {{"ret_code", {Kind::S32}}, {"error", text}, {"stdout", bytes}, {"stderr", bytes}}});
    return out;
  }();
  return kInterface;
}

Item textItem(const std::string& text) { return bytesItem(Kind::String, text); }

Item parametersItem(const CallParameters& all, HostType version) {
  std::vector<Item> lists, out;
  for (const auto& list : all.tetraplets) {
    std::vector<Item> items;
    for (const auto& each : list)
      items.push_back(itemsItem(
          Kind::Record, {textItem(each.peer), textItem(each.service), textItem(each.function), textItem(each.lens)}));
    lists.push_back(itemsItem(Kind::Array, std::move(items)));
  }
  if (version == kParametersV2) {
    out.push_back(
        itemsItem(Kind::Record, {textItem(all.particle), textItem(all.initPeer), numberItem(Kind::U64, all.timestamp),
                                 numberItem(Kind::U32, all.ttl), textItem(all.script),
                                 bytesItem(Kind::ByteArray, all.signature), textItem(all.token)}));
  } else {
    out.push_back(textItem(all.initPeer));
  }
  for (const std::string* each : {&all.service, &all.creator, &all.host}) out.push_back(textItem(*each));
  if (version != kParametersV0) out.push_back(textItem(all.worker));
  if (version != kParametersV2) out.push_back(textItem(all.particle));
  out.push_back(itemsItem(Kind::Array, std::move(lists)));
  return itemsItem(Kind::Record, std::move(out));
}

/// Host functions give their results as the module's own functions do: in its memory, under a pointer that it is told.
std::optional<Trap> give(HostState& state, const Item& value, HostType type, Instance& instance, Budget& budget) {
  ServiceState& service = state.service;
  Guest guest{hostInterface(), *state.config.code, instance, budget, service.fuelLimit, service.nested};
  auto at = Lowering(guest).record(value, type);
  if (!at) return Trap{Trap::Kind::Host, at.error()};
  const Slot args[] = {*at};
  auto done = callExport(guest, "set_result_ptr", args);
  if (!done) return Trap{Trap::Kind::Host, done.error()};
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------------ logger

std::optional<Trap> logText(HostState& state, std::span<const Slot> args, Instance& instance, Budget& budget) {
  static constexpr std::string_view kLevels[] = {"trace", "error", "warn", "info", "debug", "trace"};
  ServiceState& service = state.service;
  constexpr uint32_t kLongest = 1 << 20;
  const uint32_t length = std::min(static_cast<uint32_t>(args[3]), kLongest);
  budget.fuel -= kFuelOfHostCall + static_cast<int64_t>(length / kBytesForOneFuel);  // also where nobody keeps the line
  uint32_t level = static_cast<uint32_t>(args[0]), target = static_cast<uint32_t>(args[1]);
  if (target != 0 && (target & static_cast<uint32_t>(state.config.loggingMask)) == 0) return std::nullopt;
  if (service.logged >= kMostLog) return std::nullopt;
  std::string text(length, '\0');
  if (!instance.read(static_cast<uint32_t>(args[2]), {reinterpret_cast<uint8_t*>(text.data()), text.size()}))
    return Trap{Trap::Kind::Memory, ""};
  const std::string& name = state.config.name;
  LogLine line{name, std::string(kLevels[level < std::size(kLevels) ? level : 0]), std::move(text), target};
  if (base::firstInvalidUtf8(line.text) != std::string::npos)
    line = {name, "warn", "logger: incorrect UTF8 string's been supplied to logger"};
  constexpr size_t kLine = 64;  // also an empty one takes memory
  service.logged += kLine + line.text.size();
  service.log.push_back(std::move(line));
  return std::nullopt;
}

// ---------------------------------------------------------------------------------------------------------- programs

/// Text: the module gives no list of texts.
Result<std::vector<std::string>> argumentsAt(HostState& state, std::span<const Slot> args, Instance& instance,
                                             Budget& budget) {
  ServiceState& service = state.service;
  Guest guest{hostInterface(), *state.config.code, instance, budget, service.fuelLimit, service.nested};
  auto list = Lifting(guest).array({static_cast<uint32_t>(args[0]), static_cast<uint32_t>(args[1])}, {Kind::String});
  if (!list) return Failure{list.error()};
  std::vector<std::string> texts;
  for (const Item& each : *list->items) texts.push_back(*each.bytes);
  return texts;
}

ProgramResult runProgram(HostState& state, const std::string& name, Result<std::vector<std::string>> arguments) {
  constexpr int32_t kBadArguments = 100'002;
  if (!arguments)
    return {kBadArguments,
            "internal error is encountered while passing arguments to a mounted binary closure, probably you use a not "
            "suitable version of rust-sdk",
            {},
            {}};
  const std::string& program = state.config.binaries.at(name);
  if (!state.service.world.program) return {effects::kNotStarted, "nothing outside of the module may be run", {}, {}};
  return state.service.world.program({state.config.name, name, program, *std::move(arguments), state.mounts});
}

std::optional<Trap> callProgram(HostState& state, const std::string& name, std::span<const Slot> args,
                                Instance& instance, Budget& budget) {
  budget.fuel -= kFuelOfHostCall;
  ProgramResult result = runProgram(state, name, argumentsAt(state, args, instance, budget));
  Item record = itemsItem(Kind::Record, {numberItem(Kind::S32, static_cast<uint64_t>(int64_t{result.code})),
                                         textItem(result.error), bytesItem(Kind::ByteArray, std::move(result.output)),
                                         bytesItem(Kind::ByteArray, std::move(result.errorOutput))});
  return give(state, record, kProgramResult, instance, budget);
}

}  // namespace

std::function<uint64_t()> randomNumbers(uint64_t seed) {
  return [state = seed]() mutable {  // splitmix64
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  };
}

void HostState::print(std::string_view text) {
  constexpr std::string_view kCut = "\n… (cut)\n";
  if (printed.size() > kMostPrinted) return;
  size_t room = kMostPrinted - printed.size();
  printed += text.substr(0, room);
  if (text.size() > room) printed += kCut;
}

std::vector<wasm::Link> hostLinks(HostState& state) {
  static constexpr std::pair<std::string_view, HostType> kNamespaces[] = {{"host", kParametersV0},
                                                                          {"__marine_host_api_v1", kParametersV1},
                                                                          {"__marine_host_api_v2", kParametersV2},
                                                                          {"__marine_host_api_v3", kParametersV2}};
  std::vector<wasm::Link> links;
  using Args = std::span<const Slot>;
  for (const auto& [module, version] : kNamespaces) {
    auto add = [&links, space = std::string(module)](std::string name, size_t params, wasm::HostFunction run) {
      links.push_back({space, std::move(name), std::vector<Type>(params, Type::I32), {}, std::move(run)});
    };
    if (state.config.logger)
      add("log_utf8_string", 4, [&state](Instance& guest, Args args, std::span<Slot>, Budget& budget) {
        return logText(state, args, guest, budget);
      });
    add("get_call_parameters", 0, [&state, type = version](Instance& guest, Args, std::span<Slot>, Budget& budget) {
      return give(state, parametersItem(state.service.parameters, type), type, guest, budget);
    });
    for (const auto& each : state.config.binaries)
      add(each.first, 2, [&state, name = each.first](Instance& guest, Args args, std::span<Slot>, Budget& budget) {
        return callProgram(state, name, args, guest, budget);
      });
  }
  addWasi(state, links);
  return links;
}

// ------------------------------------------------------------------------------------------- call parameters from JSON

namespace {

/// Reads members, of which each may be missing.
class Members {
 public:
  Members(const Value& json, std::string& problem) : json_(json), problem_(problem) {
    if (!json.isObject() && problem_.empty()) problem_ = "expected an object";
  }
  void text(std::string_view name, std::string& into) {
    if (const Value* found = json_.find(name)) {
      if (found->isString()) into = found->asString();
      else fail(name, "a text");
    }
  }
  template <class Number> void number(std::string_view name, Number& into) {
    if (const Value* found = json_.find(name)) {
      std::optional<uint64_t> value = found->asUint64();
      if (value && *value <= std::numeric_limits<Number>::max()) into = static_cast<Number>(*value);
      else fail(name, "a natural number");
    }
  }
  template <class Each> void list(std::string_view name, Each&& each) {
    const Value* found = json_.find(name);
    if (!found) return;
    if (!found->isArray()) return fail(name, "a list");
    for (const Value& item : found->asArray()) each(item);
  }
  void fail(std::string_view name, std::string_view expected) {
    if (problem_.empty()) problem_ = fmt::format("`{}` is not {}", name, expected);
  }

 private:
  const Value& json_;
  std::string& problem_;
};

}  // namespace

Result<CallParameters> callParametersOf(const Value& json) {
  CallParameters out;
  std::string problem;
  Members all(json, problem);
  all.text("service_id", out.service);
  all.text("service_creator_peer_id", out.creator);
  all.text("host_id", out.host);
  all.text("worker_id", out.worker);
  if (const Value* found = json.find("particle")) {
    Members particle(*found, problem);
    particle.text("id", out.particle);
    particle.text("init_peer_id", out.initPeer);
    particle.text("script", out.script);
    particle.text("token", out.token);
    particle.number("timestamp", out.timestamp);
    particle.number("ttl", out.ttl);
    particle.list("signature", [&](const Value& byte) {
      std::optional<uint64_t> value = byte.asUint64();
      if (value && *value <= UINT8_MAX) out.signature.push_back(static_cast<char>(*value));
      else particle.fail("signature", "a list of bytes");
    });
  }
  all.list("tetraplets", [&](const Value& list) {
    out.tetraplets.emplace_back();
    if (!list.isArray()) return all.fail("tetraplets", "a list of lists");
    for (const Value& each : list.asArray()) {
      CallParameters::Tetraplet tetraplet;
      Members members(each, problem);
      members.text("peer_pk", tetraplet.peer);
      members.text("service_id", tetraplet.service);
      members.text("function_name", tetraplet.function);
      for (std::string_view name : {"lens", "lambda", "json_path"}) members.text(name, tetraplet.lens);
      out.tetraplets.back().push_back(std::move(tetraplet));
    }
  });
  if (!problem.empty()) return Failure{problem};
  return out;
}

}  // namespace aqua::marine
