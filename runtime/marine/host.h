// What a module sees of its peer: the host API of Marine and WASI.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

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
};

/// What a module may touch outside of itself. Deterministic unless somebody gives other functions.
struct World {
  std::function<uint64_t()> nanoseconds = [] { return uint64_t{0}; };  // since 1970
  std::function<uint64_t()> random;                                    // 64 bits
};

/// What the functions of the host know about the module and its call. Outlives the instance.
/// A module may log for ever.
inline constexpr size_t kMostLog = 1 << 24;

struct HostState {
  std::string module;
  bool logger = true;
  int32_t loggingMask = INT32_MAX;
  std::map<std::string, std::string> environment;
  World world;
  std::shared_ptr<const wasm::Module> code;
  CallParameters parameters;
  std::vector<LogLine> log;  // the first of a call, kMostLog bytes of texts
  size_t logged = 0;         // bytes of them
  std::string output;        // what went to stdout and stderr, the first MiB of a call
};

/// Functions of all host namespaces and of WASI.
std::vector<wasm::Link> hostLinks(HostState& state);
/// Of WASI only.
void addWasi(HostState& state, std::vector<wasm::Link>& links);

}  // namespace aqua::marine
