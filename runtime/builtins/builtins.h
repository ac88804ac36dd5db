// Services that peers have without being asked (PEERS.md 3). Nodes and clients differ as the originals do.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scenario/scenario.h"
#include "runtime/vm/vm.h"

namespace aqua::sim {

/// What an assertion of a native test found.
struct Asserted {
  bool holds = false;
  std::string expected, actual;
};
/// The service that has them (stdlib/assert.aqua).
inline constexpr std::string_view kAssertService = "aqua-assert";
/// The one of them that stands where a test never comes.
inline constexpr std::string_view kAssertNever = "fail";

/// What a service gives back. An error's `value` is mostly a text; the script sees its JSON.
struct Answer {
  int32_t code = 0;
  Value value;
  Micros takes = 0;
  uint64_t fuel = 0;           // instructions that a module took
  bool silent = false;         // never answers
  bool prints = false;         // shows its arguments to people
  uint32_t rule = UINT32_MAX;  // number of the described behaviour that answered
  std::optional<Asserted> asserted;
};
inline Answer success(Value value) { return {0, std::move(value)}; }
inline Answer failure(std::string_view text) { return {1, Value::string(text)}; }

class Premises;

/// One call as a built-in sees it.
struct CallSite {
  std::string_view service, function;
  std::span<const Value> args;
  std::span<const std::vector<data::Tetraplet>> tetraplets;
  const crypto::KeyPair* self = nullptr;  // of the answering peer
  std::string_view initiator;             // peer id
  uint64_t now = 0;                       // Unix milliseconds
  const PeerBook* book = nullptr;
  std::span<const std::string_view> nodes;  // ids of all peers that are no clients
  values::Budget* budget = nullptr;         // for work that takes long; may be null
  Premises* premises = nullptr;             // of the node (home.h); null on clients
};

enum class Host : uint8_t { Node, Client };
using Builtin = Answer (*)(const CallSite&);
struct BuiltinInfo {
  Host host;
  std::string_view service, function;
  Builtin run;
};
/// Every built-in, in the order of builtins.def. Function `*` stands for all that the service has not.
std::span<const BuiltinInfo> allBuiltins();

/// The answer to a call that no service takes.
Answer notFound(Host host, const CallSite& call);

/// JSON as a browser prints it: numbers as doubles, `indent` spaces a level, or compact for 0. `budget`, which may be
/// null, is asked for the memory.
std::string browserJson(const Value& value, unsigned indent, const values::Budget* budget = nullptr);
/// A double as a browser's JSON has it: no infinities, no `1.0`.
Value browserNumber(double number);

}  // namespace aqua::sim
