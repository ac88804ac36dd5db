// What happens in a run, one thing after the other: what recordings hold, checks judge and reports show.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Not a peer, call, particle or rule of the scenario.
inline constexpr uint32_t kNobody = UINT32_MAX;

enum class EventKind : uint8_t {
#define EVENT(Id, word, members) Id,
#include "runtime/record/events.def"
#undef EVENT
};
/// `particle_sent`, ...
std::string_view wordOf(EventKind kind);

/// Name of a message that survives changes elsewhere: the number-th one from a peer to another, and which copy of it.
struct MessageKey {
  uint32_t from = kNobody, to = kNobody;
  uint64_t number = 0;  // from 1
  uint32_t copy = 0;    // 0: the message itself

  bool operator==(const MessageKey&) const = default;
};
/// `bob>client#2`; its first copy: `bob>client#2'1`.
std::string keyText(const MessageKey& key, const Scenario& scenario);

/// Why a message did not arrive.
enum class Loss : uint8_t {
  None,
  NoPeer,       // no peer has the id that it was sent to
  Unreachable,  // no way from the sender to that peer
  Dropped,      // by the probability of a wire
  Event,        // by an event of the scenario
  Partition,
  Crashed,       // the receiver was down
  QueueFull,     // the sender had too much to send
  Inactive,      // the receiver is a worker that was deactivated
  Dial,          // no connection came about
  BadPeerId,     // the sender gave up all that it had to send, as one of the ids was none
  Banned,        // after three connections that did not come about
  BadSignature,  // somebody changed the particle
  Withheld,      // the sender kept it back
  Schedule,      // a search, or whoever repeats what it found, wanted it lost
};
/// `no_peer`, `dropped`, ...
std::string_view wordOf(Loss loss);
/// Which of the three looks at the clock found the life time over (PEERS.md 1.2).
enum class Expiry : uint8_t { Arrival, Run, Send };
/// `arrival`, ...
std::string_view wordOf(Expiry expiry);

/// 128 bits over the content of data, independent of how it came about; all zero: there is none.
using Fingerprint = std::array<uint64_t, 2>;

/// Peers are indices into Scenario::peers, calls into Scenario::calls, rules into Scenario::events or, for
/// Loss::Dropped, into Network::links (kNobody: the network as a whole).
struct Event {
  uint64_t id = 0;       // dense, from 1, in order of happening
  uint64_t because = 0;  // id of the event that led to it; 0: nothing before
  Micros at = 0;
  EventKind kind{};
  uint32_t peer = 0;

  uint32_t other = kNobody;  // to whom a message goes, or from whom it came
  uint32_t particle = 0;     // in order of creation, from 0
  uint32_t call = kNobody;
  MessageKey message;
  uint64_t request = 0;  // id of the service call, on this peer and particle
  int64_t code = 0;      // of the interpreter, or of an answer
  std::string service, function;
  std::vector<Value> args;      // of a service call, of what is printed, of the function
  std::vector<Value> values;    // results of the function
  std::string text;             // result as JSON or error text; peer id that nobody has; particle id
  uint32_t place = UINT32_MAX;  // begin of the call in the AIR text
  Ending outcome = Ending::Value;
  Loss loss = Loss::None;
  Expiry expiry = Expiry::Arrival;
  int64_t late = 0;  // microseconds after the end; of a clock: how far it was moved
  Deed deed{};
  uint32_t rule = kNobody;
  Micros takes = 0;
  std::vector<uint64_t> results, requests;  // ids of service calls that a step was fed, and that it made
  Fingerprint data{};                       // that travels; before (StepStarted) and after (StepEnded) a step
  bool complete = false;
};

}  // namespace aqua::sim
