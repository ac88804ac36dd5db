// What a module sees of its peer: the host API of Marine and WASI.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "runtime/effects/programs.h"
#include "runtime/files/mounts.h"
#include "runtime/marine/descriptors.h"
#include "runtime/marine/item.h"
#include "runtime/values/value.h"
#include "runtime/wasm/engine.h"

namespace aqua::marine {

/// What a call tells the service about itself; everything may be empty.
struct CallParameters {
  struct Tetraplet {
    std::string peer, service, function, lens;
  };
  std::string particle, initPeer, script, signature, token;  // `signature` as bytes
  uint64_t timestamp = 0;                                    // ms, as `ttl`
  uint32_t ttl = 0;
  std::string service, creator, host, worker;
  std::vector<std::vector<Tetraplet>> tetraplets;
};
/// Members may be missing. Text: what is wrong.
base::Result<CallParameters> callParametersOf(const values::Value& json);

struct LogLine {
  std::string module, level, text;
  uint32_t target = 0;  // bits, of which the mask of a module shows some
};
struct Printed {
  std::string module, text;  // what went to stdout and stderr
};

/// A module asks for a program that is mounted under a name.
struct ProgramCall {
  std::string module, name, program;  // what the configuration has for the name
  std::vector<std::string> arguments;
  const files::Mounts& files;  // of the module
};
using effects::ProgramResult;

/// Numbers that look random, and are the same for the same seed.
std::function<uint64_t()> randomNumbers(uint64_t seed);

/// What a service may touch outside of itself. Deterministic unless somebody gives other functions.
struct World {
  std::function<uint64_t()> nanoseconds = [] { return uint64_t{0}; };  // since 1970
  std::function<uint64_t()> random = randomNumbers(0);                 // 64 bits
  std::function<ProgramResult(const ProgramCall&)> program;            // empty: none may be run
  files::Space* files = nullptr;                                       // null: there are none. Outlives the service
};

inline constexpr size_t kMostLog = 1 << 24;      // bytes of one call: a module may log for ever
inline constexpr size_t kMostPrinted = 1 << 20;  // of a module in one call

inline constexpr int64_t kFuelOfHostCall = 200;

/// What the modules of a service share. Outlives their instances.
struct ServiceState {
  World world;
  CallParameters parameters;  // of the call from outside
  int64_t fuelLimit = 0;      // of that call
  int64_t usedBefore = 0;     // fuel of all calls before it
  uint32_t nested = 0;        // see NativeStack
  std::vector<LogLine> log;   // the first of a call, kMostLog bytes
  size_t logged = 0;          // bytes of them
};

struct ModuleConfig {
  std::string name;  // under which other modules import from it
  std::shared_ptr<const wasm::Module> code;
  bool logger = true;
  int32_t loggingMask = INT32_MAX;  // bits of the targets that are shown
  std::map<std::string, std::string> environment = {};
  std::map<std::string, std::string> directories = {};  // what the module calls it, and what it is
  std::map<std::string, std::string> binaries = {};     // functions of the host that run a program
};

/// What the functions of the host know about one module. Outlives the instance.
struct HostState {
  ModuleConfig config;
  ServiceState& service;
  Descriptors open = {};
  files::Mounts mounts = {};  // the folders that were there from the start
  std::string printed = {};   // the first kMostPrinted bytes of a call

  void print(std::string_view text);
};

/// Functions of all host namespaces and of WASI.
std::vector<wasm::Link> hostLinks(HostState& state);
/// Of WASI only.
void addWasi(HostState& state, std::vector<wasm::Link>& links);

}  // namespace aqua::marine
