// Runs one call of a script on simulated peers in virtual time (EXECUTION.md 10, PEERS.md 2). The same
// scenario, script and seed give the same run in every process.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compiler/air/air.h"
#include "runtime/scenario/scenario.h"
#include "runtime/vm/vm.h"

namespace aqua::sim {

/// A parameter of function type: the script calls `callbackSrv.NAME` on the initiator. `answers`: it has results.
struct Callback {
  std::string name;
  bool answers = false;
  // Absent: what the scenario's service `callbackSrv` says; else null without results, and with results an error.
  std::optional<Behaviour> behaviour;
};

struct Invocation {
  std::shared_ptr<const air::Script> script;        // parsed: its places say where something waits
  std::string from;                                 // peer; empty: that of the scenario's call, or the first client
  std::vector<std::pair<std::string, Value>> args;  // answers of `getDataSrv`, with peer ids filled in
  std::vector<Callback> callbacks;
  bool answers = true;        // false: the function has no results, nobody waits for them
  std::optional<Micros> ttl;  // else that of the scenario's call, else kDefaultTtl
};
inline constexpr Micros kDefaultTtl = 120 * kSecond;

enum class Ending : uint8_t {
  Value,        // answered; without results: everything that was begun has ended
  Error,        // `RunResult::error`
  Stuck,        // nothing can happen any more, `RunResult::waits`
  Expired,      // the life time of the particle is over
  Budget,       // a limit of the scenario was reached, `RunResult::limit`
  Interrupted,  // somebody asked for the end, `SimOptions::interrupt`
};

/// Why something that was waited for can't come.
enum class Cause : uint8_t {
  None,             // nothing more is known than `Wait::what`
  PeerUnknown,      // no peer of the scenario has this id
  PeerUnreachable,  // the message was sent to a peer that cannot be reached from there
  PeerFailed,       // the interpreter refused what it got there
  ServiceSilent,    // the service never answers
  ServiceSlow,      // the answer would have come later
};

struct Wait {
  std::string peer;  // name of the peer that waits
  vm::Waiting what;  // `place` is in the script; For::Peer: `detail` is a name where one is known
  Cause cause = Cause::None;
  std::string service, function;  // what was called, for For::Result
  std::string via;                // PeerUnreachable: the peer whose message was lost
  uint64_t times = 1;             // branches of this peer that wait for this in the same words
};

enum class EventKind : uint8_t { Called, Sent, Received, Lost, Step, Requested, Answered, Printed, Ended };

/// Something that happened at an instant. Peers are indices into Scenario::peers.
struct Event {
  EventKind kind{};
  Micros at = 0;
  uint32_t peer = 0;
  uint32_t other = 0;             // Sent, Lost: to whom; Received: from whom. kNobody: a peer that does not exist
  uint64_t message = 0;           // Sent, Received, Lost: number of the message; Requested, Answered: id of the call
  int64_t code = 0;               // Step: return code; Answered: code
  std::string service, function;  // Requested, Answered
  std::vector<Value> args;        // Requested, Printed
  std::string text;               // Answered: JSON result or error text; Step: error message; Lost: peer id; Ended: ""
  air::Place place;               // Requested, Answered: the call in the script
};
inline constexpr uint32_t kNobody = UINT32_MAX;

struct Printed {
  std::string peer;
  std::vector<Value> args;
};

struct Failure {  // an interpreter run that ended with an error; it changed nothing
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
  std::string to;  // name, or id where no peer has it
  Cause cause = Cause::None;
  Micros at = 0;
};

struct ServiceCall {
  std::string peer, service, function;
  std::vector<Value> args;
  bool answered = false;
  int32_t code = 0;
  std::string result;  // JSON text, or error text
};

struct Stats {
  uint64_t steps = 0;  // interpreter runs
  uint64_t hops = 0;   // messages delivered or under way between different peers
  uint64_t lost = 0;
  uint64_t calls = 0;
  uint64_t peers = 0;  // that ran the interpreter
  Micros time = 0;     // virtual time at the end
};

enum class Rest : uint8_t { Quiet, StepLimit, HopLimit, TimeLimit, OverBudget, Expired, Answered, Interrupted };

struct RunResult {
  Ending ending = Ending::Stuck;
  std::vector<Value> values;             // results of the function
  Value error;                           // object with error_code, message, ... (EXECUTION.md 6)
  std::optional<vm::Exceeded> exceeded;  // Rest::OverBudget: what, and the instruction
  std::string exceededOn;                // name of the peer
  Micros at = 0;                         // when the outcome was there; timers may ring later
  std::vector<Wait> waits;               // Stuck, Expired, Budget, Interrupted: who waits for what, causes first
  std::vector<Failure> failures;
  std::vector<Printed> printed;
  std::vector<std::vector<Value>> answers;  // arguments of every response, also of later ones
  std::vector<Value> errors;                // every error that reached the initiator
  std::vector<FailedCall> failedCalls;      // by their first; caught ones as well
  std::optional<LostMessage> lost;          // the first
  std::vector<std::string> unanswered;      // callbacks that were asked and that nothing describes
  std::vector<ServiceCall> calls;           // only with SimOptions::recordCalls
  Stats stats;
  Rest rest = Rest::Quiet;  // why the run ended; a run goes on after its first answer
};

/// The key of `limits` in scenarios that ended the run, such as "steps"; empty: none did.
std::string_view limitKey(const RunResult& run);

/// How a world is run, whatever happens in it.
struct Manner {
  bool recordCalls = false;
  bool singleResults = false;  // one interpreter run for each answer; else one for all answers of an instant
  bool warm = true;            // peers remember their last run (vm/warm.h): faster, nothing else
};

struct SimOptions : Manner {
  std::function<void(const Event&)> onEvent;  // absent: events are not made
  bool stopWhenAnswered = false;
  const std::atomic<int>* interrupt = nullptr;  // not 0: the run ends at once; may be set from elsewhere
};

/// `scenario` and `invocation` have to be in order: parsed without errors, or by `validate`.
RunResult simulate(const Scenario& scenario, const Invocation& invocation, const SimOptions& options = {});

/// One line for people, peer ids as names: `12.5ms  relay -> alice  message 4`.
std::string eventText(const Event& event, const Scenario& scenario, const PeerBook& book);

}  // namespace aqua::sim
