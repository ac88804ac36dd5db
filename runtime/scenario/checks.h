// What a scenario expects of its runs: patterns over events, values, order; and what is searched for.
//
// Every atom is about one event, one value at the end, or what caused what. None looks at two peers at the same
// instant, so verdicts do not depend on the order of events at different peers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/source.h"
#include "runtime/scenario/matcher.h"
#include "runtime/scenario/path.h"
#include "runtime/scenario/time.h"
#include "runtime/scenario/words.h"

namespace aqua::sim {

/// What fits an error; what is absent fits all.
struct ErrorPattern {
  std::optional<int64_t> code;
  std::optional<Matcher> message;
  std::string peer;  // name
};

/// One kind of events, narrowed down. Empty texts and absent members fit all.
struct Pattern {
  enum class Kind : uint8_t {
    Service,  // a service call that was answered, or, without `returns` and `error`, made
    Message,  // what became of a message between different peers
    Step,     // an interpreter run that has ended
    Log,      // what is printed
    Fault,    // an event of the scenario that happened
    Call,     // the end of a call of the scenario
  };
  enum class MessageState : uint8_t { Sent, Received, Lost, Expired };

  Kind kind{};
  std::string peer;                          // Service, Step, Log
  std::string service, function;             // Service
  std::optional<std::vector<Matcher>> args;  // Service: of all arguments
  std::optional<Matcher> returns;            // Service
  std::optional<ErrorPattern> error;         // Service: answered with an error; without members: with any
  std::string from, to;                      // Message
  MessageState state = MessageState::Received;
  std::optional<int64_t> code;    // Step: of the interpreter
  std::string contains;           // Log
  std::optional<Deed> deed;       // Fault
  std::string call;               // Call: its id
  std::optional<Ending> outcome;  // Call
};

/// How many; absent: no bound.
struct Count {
  std::optional<uint64_t> least, most;
  bool allows(uint64_t number) const { return (!least || number >= *least) && (!most || number <= *most); }
};

/// Where a value comes from, at the end of a run.
struct ValueSource {
  enum class Kind : uint8_t {
    Result,    // of call `name`
    Errors,    // that call `name` ended with, a list
    Callback,  // what callback `name` was called with, a list of lists of arguments
    Stream,    // `name` at peer `peer`, a list
    Stats,     // numbers of the run by name
  };
  Kind kind{};
  std::string name;
  std::string peer;
};

/// What values have to be like; all that is there has to hold. A path with `[*]` selects a list, any other a value.
struct ValueTest {
  ValueSource of;
  Path at;
  std::optional<Matcher> every, some;             // of the elements of a list
  std::optional<Matcher> equals;                  // of the value or list
  std::optional<std::vector<Matcher>> unordered;  // one for each element, in any order
  std::optional<uint64_t> length;                 // of a list, text or table
  std::optional<Value> atLeast, atMost;           // of a number
};

struct OrderStep {
  std::string peer, service, function;
};

struct Within {
  Pattern from;  // the first event that fits
  Micros by = 0;
};

/// One check. `kind` says which members mean something.
struct Check {
  enum class Kind : uint8_t {
    Events,          // `pattern` as often as `count`; without bounds: at least once
    Value,           // `value`
    Order,           // each of `order` happened, and led to the next
    Visited,         // messages went to no peers but `peers` (`only`), and to each of `all`
    Converged,       // data of any two of `peers` merge, and answers that both know are the same
    NoWarnings,      // the program has none
    MaxHops,         // messages between different peers, at most `most`
    MaxParticles,    // particles, at most `most`
    MaxVirtualTime,  // the run took at most `time`
    Conserved,       // the sum of the numbers at `value` is `sum`
    Recording,       // equal to the one in `file`
    Signatures,      // no value in an honest peer's data that its service did not give
  };
  Kind kind{};
  std::string name;         // may be empty
  diagnostics::Span place;  // of the check; its file lives as long as the ScenarioParsed
  bool optional = false;    // holds as well when nothing was there to be checked

  Pattern pattern;
  Count count;
  ValueTest value;
  std::vector<OrderStep> order;
  std::optional<std::vector<std::string>> only;
  std::vector<std::string> peers;  // Converged; Visited: all of them were visited
  uint64_t most = 0;
  Micros time = 0;
  Value sum;  // a number
  std::string file;

  std::optional<Micros> by;      // events up to this instant count
  std::optional<Within> within;  // events count from one, so long
};

/// Over all runs of a campaign.
struct Property {
  enum class Mode : uint8_t {
    Always,      // the check holds in every run
    Never,       // in none
    Eventually,  // at the end of every run, after faults stopped and partitions healed
    Sometimes,   // in one run or more
  };
  Mode mode{};
  Check check;  // has name and place of the property
};

/// A stuck call that is wanted.
struct ExpectedWait {
  std::string peer;               // whom it waits for; may be empty
  std::string service, function;  // may be empty
  std::optional<uint64_t> line;   // of the program
};

/// Something that a search may do otherwise: so many losses, a peer that lies, ...
struct Deviation {
  enum class Kind : uint8_t {
#define DEVIATION(Id, word, form) Id,
#include "runtime/scenario/deviations.def"
#undef DEVIATION
  };
  Kind kind{};
  uint64_t most = 0;  // Drop, Duplicate, Crash: in one run; else: no bound
  Role role{};        // Become
  std::string peer;   // Become
};

/// `[call.expect]`: holds in runs without loss and crash, and under each of `survives`.
struct Expected {
  diagnostics::Span place;
  std::optional<Ending> outcome;
  std::optional<Micros> by;  // the answer is there
  std::optional<Matcher> returns;
  bool unordered = false;  // elements of the list `returns` in any order
  std::optional<ErrorPattern> error;
  std::optional<uint64_t> answers;  // how often a result came
  std::vector<ExpectedWait> waits;
  std::string golden;  // path of a file with the result, from the folder of the scenario
  std::vector<Deviation> survives;
};

/// `[explore]`.
struct Exploration {
  enum class Strategy : uint8_t { Auto, Dfs, Random, Pct };
  enum class Timing : uint8_t { Free, Corners };
  enum class InTest : uint8_t { None, Orders };
  Strategy strategy = Strategy::Auto;
  uint64_t runs = 2000, states = 20'000, depth = 3;
  std::optional<Micros> time;
  std::optional<uint64_t> seed;  // absent: that of the scenario
  std::vector<Deviation> faults;
  Timing timing = Timing::Free;
  InTest inTest = InTest::None;
  bool mustExhaust = false;
};

}  // namespace aqua::sim
