// One invocation of the AIR machine (EXECUTION.md 2).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/air/air.h"
#include "runtime/crypto/keys.h"
#include "runtime/data/tetraplet.h"
#include "runtime/values/budget.h"
#include "runtime/values/value.h"

namespace aqua::vm {

using namespace data;  // an interpreter reads and writes nothing else
using values::Value;

struct CallRequest {
  uint32_t id;
  std::string service, function;
  std::vector<Value> args;
  std::vector<std::vector<Tetraplet>> tetraplets;  // one list per argument
  air::Place place;                                // the call in the script
};

/// Answer of a service: code 0 and JSON text, or a non-zero code and an error text (shown verbatim).
struct CallResult {
  int32_t code = 0;
  std::string result;
};

struct Params {
  std::string initPeerId;
  std::string currentPeerId;
  uint64_t timestamp = 0;
  uint32_t ttl = 0;
  std::string particleId;
  const crypto::KeyPair* key = nullptr;  // of the current peer; may be null: data is not signed
};

/// What a branch that did not finish waits for on this peer.
struct Waiting {
  enum class For : uint8_t {
    Peer,      // `detail`: peer id that has to execute the instruction
    Result,    // a service call on this peer that has not been answered
    Variable,  // `detail`: name of a variable without value
    Stream,    // `detail`: stream whose fold ended without completing (a join that is not satisfied)
    Never,
  };
  For what;
  std::string detail;
  air::Place place;   // instruction that waits
  uint64_t have = 0;  // Stream: number of values so far
};

/// A limit that a run came to.
struct Exceeded : values::OverBudget {
  air::Place place;  // of the instruction that needed more
};
/// `memory`, `instructions`
std::string_view resourceName(values::Resource resource);
/// "more than 20,000,000 instructions", "more than 512 MiB of memory"
std::string limitText(const values::OverBudget& over);

struct Outcome {
  int64_t code = 0;  // 0, or EXECUTION.md 3
  std::string message;
  DataPtr data;
  std::vector<std::string> nextPeers;  // unique, in order of the script
  std::vector<CallRequest> requests;   // ascending id
  std::vector<Waiting> waiting;        // only if asked for
  bool complete = false;               // the root instruction completed
  std::optional<Exceeded> exceeded;    // the run needs more than its budget has; it changed nothing
};
/// Codes 1-10 and 20000-29999 (EXECUTION.md 3): the input was refused, and the data is the previous.
constexpr bool isRefusal(int64_t code) { return (code > 0 && code <= 10) || (code >= 20000 && code < 30000); }

class Observer;  // observer.h

struct RunOptions {
  bool explainWaiting = false;
  std::shared_ptr<values::Budget> budget;  // null pointer: one of its own, with the usual limits
  Observer* observer = nullptr;            // hears what the run does; then nothing is remembered
  bool remember = true;                    // of a run as a whole, that is; false: there will hardly be another one
  bool newcomersShare = false;  // many peers may get this data first of all: what they have in common is executed once
};

/// A script made ready for execution. Refers to the script, which has to live as long; belongs to one thread.
class Prepared;
std::shared_ptr<const Prepared> prepare(const air::Script& script);

/// What a peer remembers of its last run of a particle: warm.h.
class Warm;
/// With `warm`, which may be null, costs what has changed since the run before; says the same as without.
Outcome run(const Prepared& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options = {}, Warm* warm = nullptr);
/// Prepares and runs.
Outcome run(const air::Script& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options = {});

}  // namespace aqua::vm
