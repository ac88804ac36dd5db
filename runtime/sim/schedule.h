// How a run goes on where it could go otherwise, as a value with names. The empty schedule of a seed is the run that
// happens by itself; what a schedule names and the run does not have has no effect.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/record/event.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Name of something that happens at a peer. Numbers count from 1, each kind of thing on its own, so that a name
/// survives changes elsewhere.
struct EventName {
  enum class Kind : uint8_t {
    Message,  // `bob>client#2`: the second from bob to client; its first copy: `bob>client#2'1`
    Answer,   // `bob:voter.choose#1`: to the first call of that function on bob
    Call,     // `@main#1`: a call of the scenario begins; without an id: `@1#1`, counted in the file
    Event,    // `!3#1`: the third event of the file happens
    End,      // `!3-#1`: what lasts of it ends
    Flood,    // `!3+#2`: the flooder of that event sends for the second time
    Alarm,    // `~bob/1#2`: the clock starts a spell on bob for the second time, by its first subscription
    Turn,     // `bob#7`: the seventh message or answer that reaches bob
  };
  Kind kind = Kind::Message;
  uint32_t peer = kNobody;        // where it happens: Message, Answer, Turn, Alarm
  uint32_t from = kNobody;        // Message
  uint32_t copy = 0;              // Message
  uint32_t index = 0;             // Call: of the invocation; Event, End, Flood: of the event; Alarm: subscription
  std::string service, function;  // Answer
  uint64_t number = 1;

  auto operator<=>(const EventName&) const = default;
  static EventName message(const MessageKey& key);
  static EventName answer(uint32_t peer, std::string_view service, std::string_view function, uint64_t number);
  static EventName turn(uint32_t peer, uint64_t number);
};

enum class DecisionKind : uint8_t {
#define DECISION(Id, word, value) Id,
#include "runtime/sim/decisions.def"
#undef DECISION
};

/// What is decided: Crash, Become: about a turn; Reply, Batch: an answer; Delay: a message or answer; others: a
/// message.
struct DecisionKey {
  DecisionKind kind{};
  EventName about;
  auto operator<=>(const DecisionKey&) const = default;
};

/// At their peer `second` waits until `first` was handled, unless nothing else can happen any more.
struct Before {
  EventName first, second;
  auto operator<=>(const Before&) const = default;
};

/// What "earliest first" means.
enum class Timing : uint8_t {
  Clock,  // one clock for all: what is due first happens first
  Free,   // a clock for each peer, which only what happens there moves: messages may be as late as they like
};

struct Schedule {
  uint64_t seed = 1;
  Timing timing = Timing::Clock;
  /// Value: Delay: microseconds; Corrupt, Crash, Become: place in the enumeration; Reply: index; else 1.
  std::map<DecisionKey, int64_t> deviations;
  std::vector<Before> orders;

  bool operator==(const Schedule&) const = default;
  bool empty() const { return deviations.empty() && orders.empty(); }
};

/// `drop ann>relay#1`, `crash bob#7 at stored`, `become bob#1 as liar`, `reply bob:voter.choose#1 is 2`
std::string textOf(const DecisionKey& key, int64_t value, const Scenario& scenario);
/// `bob>client#1 before ann>client#1`
std::string textOf(const Before& order, const Scenario& scenario);
std::string textOf(const EventName& name, const Scenario& scenario);
/// `seed 1, free, drop ann>relay#1, bob>client#1 before ann>client#1`
std::string textOf(const Schedule& schedule, const Scenario& scenario);
/// What `textOf` writes, or why it is none: unknown peers, words, numbers.
base::Result<Schedule> parseSchedule(std::string_view text, const Scenario& scenario);

}  // namespace aqua::sim
