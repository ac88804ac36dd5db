// WASI without files: environment, clock, random numbers, output. All other functions are there and say ENOSYS, so that
// modules which import them can be loaded.
#include <algorithm>
#include <array>

#include "runtime/marine/host.h"

namespace aqua::marine {

namespace {

using wasm::Budget;
using wasm::Instance;
using wasm::Slot;
using wasm::Trap;
using wasm::Type;

// Numbers of the WASI document.
enum Errno : uint32_t { kSuccess = 0, kBadFile = 8, kFault = 21, kInvalid = 28, kNoSystem = 52, kPipe = 70 };

/// Memory of the guest; what is outside is EFAULT, once for all.
class Memory {
 public:
  explicit Memory(Instance& instance) : instance_(instance) {}
  uint32_t number(uint64_t at) {
    std::array<uint8_t, 4> bytes{};
    good_ = instance_.read(static_cast<uint32_t>(at), bytes) && good_;
    return bytes[0] | uint32_t{bytes[1]} << 8 | uint32_t{bytes[2]} << 16 | uint32_t{bytes[3]} << 24;
  }
  void put(uint64_t at, uint64_t number, size_t size) {
    std::array<uint8_t, 8> bytes{};
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(number >> (8 * i));
    write(at, std::span(bytes).first(size));
  }
  void write(uint64_t at, std::span<const uint8_t> bytes) {
    good_ = instance_.write(static_cast<uint32_t>(at), bytes) && good_;
  }
  std::string text(uint64_t at, uint32_t size) {
    if (size > instance_.memorySize()) {
      good_ = false;
      return {};
    }
    std::string out(size, '\0');
    good_ = instance_.read(static_cast<uint32_t>(at), {reinterpret_cast<uint8_t*>(out.data()), out.size()}) && good_;
    return out;
  }
  uint32_t outcome() const { return good_ ? kSuccess : kFault; }

 private:
  Instance& instance_;
  bool good_ = true;
};

using Args = std::span<const Slot>;

uint32_t noArguments(HostState&, Memory& memory, Args args) {
  memory.put(args[0], 0, 4);
  memory.put(args[1], 0, 4);
  return memory.outcome();
}

uint32_t environmentSizes(HostState& state, Memory& memory, Args args) {
  size_t bytes = 0;
  for (const auto& [name, value] : state.config.environment) bytes += name.size() + value.size() + 2;
  memory.put(args[0], state.config.environment.size(), 4);
  memory.put(args[1], bytes, 4);
  return memory.outcome();
}

uint32_t environment(HostState& state, Memory& memory, Args args) {
  uint64_t pointer = args[0], at = args[1];
  for (const auto& [name, value] : state.config.environment) {
    std::string entry = name + "=" + value;
    memory.put(pointer, at, 4);
    memory.write(at, {reinterpret_cast<const uint8_t*>(entry.c_str()), entry.size() + 1});
    pointer += 4;
    at += entry.size() + 1;
  }
  return memory.outcome();
}

uint32_t clockResolution(HostState&, Memory& memory, Args args) {
  memory.put(args[1], 1, 8);
  return memory.outcome();
}

uint32_t clockTime(HostState& state, Memory& memory, Args args) {
  memory.put(args[2], state.service.world.nanoseconds(), 8);
  return memory.outcome();
}

uint32_t randomBytes(HostState& state, Memory& memory, Args args) {
  uint32_t left = static_cast<uint32_t>(args[1]);
  for (uint64_t at = args[0]; left > 0;) {
    uint32_t size = std::min<uint32_t>(left, 8);
    memory.put(at, state.service.world.random(), size);
    if (memory.outcome() != kSuccess) break;
    at += size;
    left -= size;
  }
  return memory.outcome();
}

constexpr uint32_t kStreams = 3;  // stdin, stdout, stderr

uint32_t writeOut(HostState& state, Memory& memory, Args args) {
  constexpr uint32_t kMostParts = 1024;
  if (args[0] >= kStreams) return kBadFile;
  if (args[2] > kMostParts) return kInvalid;
  uint32_t written = 0;
  for (uint64_t i = 0; i < args[2]; ++i) {
    std::string part = memory.text(memory.number(args[1] + 8 * i), memory.number(args[1] + 8 * i + 4));
    written += static_cast<uint32_t>(part.size());
    state.print(part);
  }
  memory.put(args[3], written, 4);
  return memory.outcome();
}

uint32_t readNothing(HostState&, Memory& memory, Args args) {
  if (args[0] != 0) return kBadFile;
  memory.put(args[3], 0, 4);
  return memory.outcome();
}

uint32_t streamState(HostState&, Memory& memory, Args args) {
  if (args[0] >= kStreams) return kBadFile;
  constexpr uint64_t kTerminal = 2;
  memory.put(args[1], kTerminal, 8);
  memory.put(args[1] + 8, ~uint64_t{0}, 8);
  memory.put(args[1] + 16, 0, 8);
  return memory.outcome();
}

uint32_t noSuchFile(HostState&, Memory&, Args) { return kBadFile; }
uint32_t notSeekable(HostState&, Memory&, Args args) { return args[0] < kStreams ? kPipe : kBadFile; }
uint32_t nothing(HostState&, Memory&, Args) { return kSuccess; }
uint32_t notThere(HostState&, Memory&, Args) { return kNoSystem; }

using Function = uint32_t (*)(HostState&, Memory&, Args);
Function functionOf(std::string_view name) {
  static constexpr std::pair<std::string_view, Function> kFunctions[] = {{"args_get", nothing},
                                                                         {"args_sizes_get", noArguments},
                                                                         {"environ_get", environment},
                                                                         {"environ_sizes_get", environmentSizes},
                                                                         {"clock_res_get", clockResolution},
                                                                         {"clock_time_get", clockTime},
                                                                         {"random_get", randomBytes},
                                                                         {"sched_yield", nothing},
                                                                         {"fd_write", writeOut},
                                                                         {"fd_read", readNothing},
                                                                         {"fd_fdstat_get", streamState},
                                                                         {"fd_seek", notSeekable},
                                                                         {"fd_tell", notSeekable},
                                                                         {"fd_prestat_get", noSuchFile},
                                                                         {"fd_prestat_dir_name", noSuchFile},
                                                                         {"fd_close", nothing},
                                                                         {"fd_filestat_get", noSuchFile},
                                                                         {"path_open", noSuchFile},
                                                                         {"path_filestat_get", noSuchFile}};
  auto found =
      std::find_if(std::begin(kFunctions), std::end(kFunctions), [&](const auto& each) { return each.first == name; });
  return found == std::end(kFunctions) ? notThere : found->second;
}

void add(HostState& state, std::vector<wasm::Link>& links, const char* module, std::string_view name,
         std::string_view params, bool hasResult) {
  std::vector<Type> types;
  for (char each : params) types.push_back(each == 'i' ? Type::I32 : Type::I64);
  if (name == "proc_exit") {
    links.push_back(
        {module, std::string(name), types, {}, [](Instance&, Args args, std::span<Slot>, Budget&) {
           return Trap{Trap::Kind::Host, "exit with code " + std::to_string(static_cast<uint32_t>(args[0]))};
         }});
    return;
  }
  std::vector<Type> results(hasResult ? 1 : 0, Type::I32);
  links.push_back(
      {module, std::string(name), types, results,
       [&state, run = functionOf(name)](Instance& guest, Args args, std::span<Slot> result, Budget& budget) {
         budget.fuel -= kFuelOfHostCall;
         Memory memory(guest);
         result[0] = run(state, memory, args);
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
