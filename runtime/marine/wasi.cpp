// WASI: environment, clocks, random numbers; and what puts its functions into the hands of modules. Those that are no
// rows here, in wasi_files.cpp or wasi_paths.cpp say ENOSYS, so that modules which import them can be loaded.
#include "runtime/marine/wasi.h"

#include <algorithm>
#include <array>

namespace aqua::marine {

uint64_t GuestMemory::number(uint64_t at, size_t size) {
  std::array<uint8_t, 8> bytes{};
  good_ = instance_.read(at, std::span(bytes).first(size)) && good_;
  uint64_t number = 0;
  for (size_t i = size; i-- > 0;) number = number << 8 | bytes[i];
  return number;
}

void GuestMemory::put(uint64_t at, uint64_t number, size_t size) {
  std::array<uint8_t, 8> bytes{};
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(number >> (8 * i));
  good_ = instance_.write(at, std::span(bytes).first(size)) && good_;
}

void GuestMemory::write(uint64_t at, std::string_view bytes) {
  budget_.fuel -= static_cast<int64_t>(bytes.size() / kBytesForOneFuel);
  good_ = instance_.write(at, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}) && good_;
}

std::string GuestMemory::text(uint64_t at, uint64_t size) {
  if (size > instance_.memorySize()) {
    good_ = false;
    return {};
  }
  budget_.fuel -= static_cast<int64_t>(size / kBytesForOneFuel);
  std::string out(size, '\0');
  good_ = instance_.read(at, {reinterpret_cast<uint8_t*>(out.data()), out.size()}) && good_;
  return out;
}

namespace {

using wasm::Budget;
using wasm::Instance;
using wasm::Slot;
using wasm::Trap;
using wasm::Type;

uint32_t noArguments(WasiCall& call) {
  call.memory.put(call.args[0], 0, 4);
  call.memory.put(call.args[1], 0, 4);
  return call.memory.outcome();
}

uint32_t environmentSizes(WasiCall& call) {
  const auto& environment = call.state.config.environment;
  size_t bytes = 0;
  for (const auto& [name, value] : environment) bytes += name.size() + value.size() + 2;
  call.memory.put(call.args[0], environment.size(), 4);
  call.memory.put(call.args[1], bytes, 4);
  return call.memory.outcome();
}

uint32_t environment(WasiCall& call) {
  uint64_t pointer = call.args[0], at = call.args[1];
  for (const auto& [name, value] : call.state.config.environment) {
    std::string entry = name + "=" + value + '\0';
    call.memory.put(pointer, at, 4);
    call.memory.write(at, entry);
    pointer += 4;
    at += entry.size();
  }
  return call.memory.outcome();
}

enum Clock : uint32_t { kRealTime, kSteady, kProcess, kThread, kClocks };

uint32_t clockResolution(WasiCall& call) {
  if (call.arg32(0) >= kClocks) return kInvalid;
  call.memory.put(call.args[1], 1, 8);
  return call.memory.outcome();
}

/// Time of a processor is what was computed: a nanosecond for each unit of fuel.
uint32_t clockTime(WasiCall& call) {
  const ServiceState& service = call.state.service;
  if (call.arg32(0) >= kClocks) return kInvalid;
  int64_t used = service.usedBefore + service.fuelLimit - call.budget.fuel;
  uint64_t time = call.arg32(0) >= kProcess ? static_cast<uint64_t>(used) : service.world.nanoseconds();
  call.memory.put(call.args[2], time, 8);
  return call.memory.outcome();
}

uint32_t randomBytes(WasiCall& call) {
  constexpr uint64_t kFuelOfByte = 4;
  constexpr uint32_t kPiece = 4096;
  uint32_t left = call.arg32(1);
  call.charge(left * kFuelOfByte);
  for (uint64_t at = call.args[0]; left > 0 && call.memory.good();) {
    std::string piece;
    uint32_t size = std::min(left, kPiece);
    while (piece.size() < size) {
      uint64_t number = call.state.service.world.random();
      for (uint32_t i = 0; i < 8 && piece.size() < size; ++i) piece.push_back(static_cast<char>(number >> (8 * i)));
    }
    call.memory.write(at, piece);
    at += size;
    left -= size;
  }
  return call.memory.outcome();
}

/// Whatever is waited for has come: nothing else happens meanwhile.
uint32_t poll(WasiCall& call) {
  constexpr uint64_t kSubscriptionBytes = 48, kEventBytes = 32, kKindAt = 8, kBytesAt = 16;
  constexpr uint32_t kMost = 1024;
  uint32_t count = call.arg32(2);
  if (count == 0 || count > kMost) return kInvalid;
  if (call.old) return kNoSystem;
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t from = call.args[0] + i * kSubscriptionBytes, to = call.args[1] + i * kEventBytes;
    uint64_t name = call.memory.number(from, 8), kind = call.memory.number(from + kKindAt, 1);
    call.memory.put(to, name, 8);
    call.memory.put(to + 8, kind << 16, 8);  // no error, and what came
    call.memory.put(to + kBytesAt, kind == 0 ? 0 : 1, 8);
    call.memory.put(to + 24, 0, 8);
  }
  call.memory.put(call.args[3], count, 4);
  return call.memory.outcome();
}

uint32_t nothing(WasiCall&) { return kSuccess; }
uint32_t notThere(WasiCall&) { return kNoSystem; }

WasiFunction functionOf(std::string_view name) {
  static constexpr WasiRow kRows[] = {{"args_get", nothing},
                                      {"args_sizes_get", noArguments},
                                      {"environ_get", environment},
                                      {"environ_sizes_get", environmentSizes},
                                      {"clock_res_get", clockResolution},
                                      {"clock_time_get", clockTime},
                                      {"poll_oneoff", poll},
                                      {"random_get", randomBytes},
                                      {"sched_yield", nothing}};
  for (std::span<const WasiRow> rows : {std::span<const WasiRow>(kRows), wasiFileFunctions(), wasiPathFunctions()})
    for (const WasiRow& row : rows)
      if (row.name == name) return row.run;
  return notThere;
}

void add(HostState& state, std::vector<wasm::Link>& links, const char* module, std::string_view name,
         std::string_view params, bool hasResult) {
  std::vector<Type> types;
  for (char each : params) types.push_back(each == 'i' ? Type::I32 : Type::I64);
  if (name == "proc_exit") {
    links.push_back(
        {module, std::string(name), types, {}, [](Instance&, std::span<const Slot> args, std::span<Slot>, Budget&) {
           return Trap{Trap::Kind::Host, "exit with code " + std::to_string(static_cast<uint32_t>(args[0]))};
         }});
    return;
  }
  std::vector<Type> results(hasResult ? 1 : 0, Type::I32);
  bool old = module == std::string_view("wasi_unstable");
  links.push_back({module, std::string(name), types, results,
                   [&state, run = functionOf(name), old](Instance& guest, std::span<const Slot> args,
                                                         std::span<Slot> result, Budget& budget) {
                     budget.fuel -= kFuelOfHostCall;
                     WasiCall call{state, GuestMemory(guest, budget), args, budget, old};
                     result[0] = run(call);
                     return std::optional<Trap>();
                   }});
}

}  // namespace

void addWasi(HostState& state, std::vector<wasm::Link>& links) {
  for (const char* module : {"wasi_snapshot_preview1", "wasi_unstable"}) {
#define AQUA_WASI(name, params, hasResult) add(state, links, module, name, params, hasResult);
#include "runtime/marine/wasi.def"
  }
}

}  // namespace aqua::marine
