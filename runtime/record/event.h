// What happens in a run, one thing after the other: what recordings hold, checks judge and reports show.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/data/tetraplet.h"
#include "runtime/scenario/scenario.h"
#include "runtime/values/fingerprint.h"

namespace aqua::sim {

/// Not a peer, call, particle or rule of the scenario.
inline constexpr uint32_t kNobody = UINT32_MAX;

enum class EventKind : uint8_t {
#define EVENT(Id, word) Id,
#include "runtime/record/events.def"
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
std::string keyText(const MessageKey& key, std::string_view from, std::string_view to);
std::string keyText(const MessageKey& key, const Scenario& scenario);

/// Why a message did not arrive.
enum class Loss : uint8_t {
#define LOSS(Id, word, text) Id,
#include "runtime/record/losses.def"
#undef LOSS
};
/// `no_peer`, `dropped`, ...
std::string_view wordOf(Loss loss);
/// Which of the three looks at the clock found the life time over (PEERS.md 1.2).
enum class Expiry : uint8_t { Arrival, Run, Send };
/// `arrival`, ...
std::string_view wordOf(Expiry expiry);

/// How many members a closed set of words has.
template <class Word> inline constexpr unsigned kWords = 0;
template <>
inline constexpr unsigned kWords<Loss> = 0
#define LOSS(Id, word, text) +1
#include "runtime/record/losses.def"
#undef LOSS
    ;
template <> inline constexpr unsigned kWords<Expiry> = static_cast<unsigned>(Expiry::Send) + 1;
template <>
inline constexpr unsigned kWords<EventKind> = 0
#define EVENT(Id, word) +1
#include "runtime/record/events.def"
    ;
template <>
inline constexpr unsigned kWords<Deed> = 0
#define DEED(Id, word, undo) +1
#include "runtime/scenario/deeds.def"
#undef DEED
    ;
template <>
inline constexpr unsigned kWords<Ending> = 0
#define ENDING(Id, word) +1
#include "runtime/scenario/endings.def"
#undef ENDING
    ;
/// The member of a closed set that has this word (`wordOf`).
template <class Word> std::optional<Word> wordNamed(std::string_view text) {
  for (unsigned i = 0; i < kWords<Word>; ++i)
    if (wordOf(static_cast<Word>(i)) == text) return static_cast<Word>(i);
  return std::nullopt;
}

using values::Fingerprint;

/// Peers are indices into Scenario::peers, calls into Scenario::calls, rules into Scenario::events, for Loss::Dropped
/// into Network::links (kNobody: the network as a whole), and for answers into what may answer (BehaviourPlace).
struct Event {
  uint64_t id = 0;       // dense, from 1, in order of happening
  uint64_t because = 0;  // id of the event that led to it; 0: nothing before
  Micros at = 0;
  EventKind kind{};
  uint32_t peer = kNobody;

  uint32_t other = kNobody;  // to whom a message goes, or from whom it came
  uint32_t particle = 0;     // in order of creation, from 0
  uint32_t call = kNobody;
  MessageKey message;
  uint64_t request = 0;  // id of the service call, on this peer and particle
  int64_t code = 0;      // of the interpreter, or of an answer
  std::string service, function;
  std::vector<Value> args;                               // of a service call, of what is printed, of the function
  std::vector<std::vector<data::Tetraplet>> tetraplets;  // where the arguments of a service call come from
  std::vector<Value> values;                             // results of the function
  std::string text;             // result or error as JSON, or error text; peer id that nobody has; particle id
  uint32_t place = UINT32_MAX;  // begin of the call in the AIR text
  Ending outcome = Ending::Value;
  Loss loss = Loss::None;
  Expiry expiry = Expiry::Arrival;
  int64_t late = 0;        // microseconds after the end; of a clock: how far it was moved
  uint64_t timestamp = 0;  // Unix milliseconds, by the clock of the peer
  Micros ttl = 0;
  Deed deed{};
  uint32_t rule = kNobody;
  Micros takes = 0;
  uint64_t fuel = 0;                        // instructions of a module that answered
  std::vector<uint64_t> results, requests;  // ids of service calls that a step was fed, and that it made
  std::vector<std::string> next;            // peers that a step wants to send to: names, or ids that nobody has
  Fingerprint data{};                       // that travels; that a step begins with, or ends with
  Fingerprint arrived{};                    // that a step merges into its own
  bool complete = false;
};

}  // namespace aqua::sim
