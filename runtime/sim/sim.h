// Runs calls of scripts on simulated peers in virtual time (EXECUTION.md 10, PEERS.md 2). The same scenario, scripts
// and seed give the same run in every process.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "compiler/air/air.h"
#include "runtime/record/event.h"
#include "runtime/scenario/scenario.h"
#include "runtime/sim/outside.h"
#include "runtime/vm/vm.h"

namespace aqua::sim {

/// A parameter of function type: the script calls `callbackSrv.NAME` on the initiator. `answers`: it has results.
struct Callback {
  std::string name;
  bool answers = false;
  // Absent: what the scenario's service `callbackSrv` says; else null without results, and with results an error.
  std::optional<Behaviour> behaviour;
};

/// One of the scenario's calls, ready to be made; when it begins, the scenario says.
struct Invocation {
  std::string function;                             // its name in the program
  std::shared_ptr<const air::Script> script;        // parsed: its places say where something waits
  std::string from;                                 // peer; empty: that of the scenario's call, or the first client
  std::vector<std::pair<std::string, Value>> args;  // answers of `getDataSrv`, with peer ids filled in
  std::vector<Callback> callbacks;
  bool answers = true;        // false: the function has no results, nobody waits for them
  std::optional<Micros> ttl;  // else that of the scenario's call, else kDefaultTtl
};
inline constexpr Micros kDefaultTtl = 120 * kSecond;

/// Why something that was waited for can't come.
enum class Cause : uint8_t {
  None,             // nothing more is known than `Wait::what`
  PeerUnknown,      // no peer of the scenario has this id
  PeerUnreachable,  // the message was sent to a peer that cannot be reached from there
  PeerFailed,       // the interpreter refused what it got there
  PeerDown,         // the peer crashed, or is paused
  MessageLost,      // `Wait::loss`
  MessageExpired,   // the message came after the end of the particle, by the clock of the peer
  ServiceSilent,    // the service never answers
  ServiceSlow,      // the answer would have come later
  ServiceCrashed,   // the peer crashed before the answer came; nobody asks again
  CallerCrashed,    // the peer that made the call crashed; nobody is there to get the answer
  MessageRefused,   // what the peer waits for was in there
};

/// A service call whose result others wait for.
struct Asked {
  enum class State : uint8_t {
    Open,      // not answered
    Answered,  // and that is known to whoever waits, or under way
    Lost,      // answered, and the message with it was lost
    Failed,    // with `code`
  };
  std::string peer;
  air::Place place;
  State state = State::Open;
  int32_t code = 0;
};

/// `message_lost`, ...; empty for None.
std::string_view wordOf(Cause cause);

struct Wait {
  std::string peer;  // name of the peer that waits
  vm::Waiting what;  // `place` is in the script; For::Peer: `detail` is a name where one is known
  Cause cause = Cause::None;
  std::string service, function;  // what was called, for For::Result
  std::string via;                // PeerUnreachable, MessageLost: the peer whose message was lost
  Loss loss = Loss::None;         // MessageLost
  MessageKey message;             // MessageLost, MessageExpired
  uint32_t rule = kNobody;        // MessageLost: as in `Event`
  uint64_t times = 1;             // branches of this peer that wait for this in the same words
  Micros at = 0;                  // when that happened, with a cause
  uint64_t because = 0;           // id of the event; 0: nobody was told of it
  std::string carried;            // MessageLost: the last answer that the sender had got, `voter.choose = "yes"`
  std::string route;              // PeerUnreachable: a peer that reaches it, may be empty; MessageRefused: who refused
  std::optional<Micros> until;    // MessageLost by a partition that ends
  int64_t late = 0;               // MessageExpired: microseconds after the end
  int64_t ahead = 0;              // MessageExpired: microseconds that the clock of the receiver is ahead
  int64_t code = 0;               // MessageRefused
  std::vector<Asked> asked;       // Stream: calls whose results would come into it
};

struct Printed {
  std::string peer;
  std::vector<Value> args;
};

struct Failure {  // an interpreter run that ended with an error
  std::string peer;
  int64_t code = 0;
  std::string message;
};

/// A call that was answered with an error, for all such calls at its place in the script.
struct FailedCall {
  std::string peer, service, function;  // of the first
  std::string message;                  // JSON text of the first
  air::Place place;
  uint64_t count = 0;
};

/// A message that was not delivered.
struct LostMessage {
  std::string from;
  std::string to;          // name, or id where no peer has it
  Loss loss = Loss::None;  // None: it arrived after the end of the particle
  Micros at = 0;
  MessageKey message;
  uint32_t rule = kNobody;
  uint64_t event = 0;   // its id; 0: nobody was told
  std::string carried;  // as in Wait
  int64_t late = 0;     // microseconds after the end
};

/// An event of the scenario that could do nothing: a crash of a peer that is down.
struct Inapplicable {
  uint32_t event = 0;
  Micros at = 0;
  std::string reason;
};

struct ServiceCall {
  std::string peer, service, function;
  std::vector<Value> args;
  bool answered = false;
  int32_t code = 0;
  std::string result;  // JSON text, or error text
};

/// An assertion that was called, as native tests do.
struct Assertion {
  std::string peer, function;
  uint32_t call = 0;  // index of the invocation that it belongs to
  air::Place place;   // in its script
  bool holds = false;
  std::string expected, actual;
  uint64_t event = 0;  // id of the event that called it; 0: nobody watched
};

struct Stats {
  uint64_t steps = 0;  // interpreter runs
  uint64_t hops = 0;   // messages delivered or under way between different peers
  uint64_t lost = 0;
  uint64_t calls = 0;   // of services
  uint64_t peers = 0;   // that ran the interpreter
  uint64_t events = 0;  // that were told; none when nobody listens
  Micros time = 0;      // virtual time at the end
};

enum class Rest : uint8_t { Quiet, StepLimit, HopLimit, TimeLimit, EventLimit, OverBudget, Answered, Interrupted };

/// What came of a call.
struct Outcome {
  uint32_t call = 0;  // index of its invocation
  std::string particle;
  Ending ending = Ending::Stuck;
  std::vector<Value> values;                // results of the function
  Value error;                              // object with error_code, message, ... (EXECUTION.md 6)
  Micros at = 0;                            // when the outcome was there; timers may ring later
  std::vector<Wait> waits;                  // Stuck, Expired, Budget, Interrupted: who waits for what, causes first
  std::vector<std::vector<Value>> answers;  // arguments of every response, also of later ones
  std::vector<Value> errors;                // every error that reached the initiator
  std::vector<std::string> unanswered;      // callbacks that were asked and that nothing describes
};

/// How often parts of a scenario did something.
struct Usage {
  std::vector<uint64_t> events;              // by index into Scenario::events: how often they happened
  std::vector<uint64_t> behaviours;          // by ScenarioImage::behaviours
  std::vector<std::vector<uint64_t>> links;  // by index into Scenario::links, then by `LinkFault`; last: the network
};
enum class LinkFault : uint8_t { Drop, Duplicate, Corrupt };

/// What modules of a service have on one peer.
struct ModuleMemory {
  std::string peer, service;  // name, id
  uint64_t bytes = 0;
};

/// What came of the first call that began, and of the run.
struct RunResult : Outcome {
  std::vector<Outcome> others;           // calls after the first, in the order in which they began
  std::optional<vm::Exceeded> exceeded;  // Budget: "instructions" or "memory", and the instruction
  std::string exceededOn;                // name of the peer
  std::vector<ModuleMemory> modules;     // of an exceeded memory: those that had any, most first
  std::vector<Failure> failures;
  std::vector<Printed> printed;
  std::vector<FailedCall> failedCalls;  // by their first; caught ones as well
  std::optional<LostMessage> lost;      // the first
  std::vector<ServiceCall> calls;       // only with SimOptions::recordCalls
  std::vector<ServiceCall> twice;       // calls of functions that the scenario wants called `once` on a peer
  std::vector<Inapplicable> inapplicable;
  std::vector<Assertion> assertions;  // in the order of their calls
  std::vector<std::string> forged;    // only with SimOptions::recordTruth: values in data that no service gave
  Stats stats;
  Usage usage;
  Rest rest = Rest::Quiet;  // why the run ended; a run goes on after its first answer
};

/// The key of `limits` in scenarios that ended the run, such as "steps"; empty: none did.
std::string_view limitKey(const RunResult& run);

/// How a world is run, whatever happens in it.
struct Manner {
  bool recordCalls = false;
  bool singleResults = false;        // one interpreter run for each answer on every peer; else by flavour
  bool recordTruth = false;          // remember what services gave, and look for anything else in all data at the end
  bool corners = false;              // ranges give the least; the most is a decision that `World::met` tells
  vm::Observer* observer = nullptr;  // hears every run of an interpreter; then none is warm
  bool copied = false;               // worlds are copied while they run
  bool prints = false;               // events tell fingerprints of data, which recordings have
  bool warm = true;  // peers remember their last run, and share their first (vm/warm.h): faster, nothing else
};

struct SimOptions : Manner {
  std::function<void(const Event&)> onEvent;  // absent: events are not made
  std::shared_ptr<Outside> outside;           // who answers for `exec`; null: nobody
  bool stopWhenAnswered = false;
  const std::atomic<int>* interrupt = nullptr;  // not 0: the run ends at once; may be set from elsewhere
};

/// `scenario` and `invocations` have to be in order: parsed without errors, or by `validate`. Invocations
/// belong to the scenario's calls by index; where it has none, the first begins at once.
RunResult simulate(const Scenario& scenario, std::span<const Invocation> invocations, const SimOptions& options = {});
RunResult simulate(const Scenario& scenario, const Invocation& invocation, const SimOptions& options = {});

/// One line for people, peer ids as names: `12.5ms  relay -> alice  message 4`.
std::string eventText(const Event& event, const Scenario& scenario, const PeerBook& book);

}  // namespace aqua::sim
