// A scenario: peers, what their services answer, the network between them, limits and the call. Read from TOML, or
// filled in by hand.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/diagnostics/diagnostic.h"
#include "runtime/crypto/keys.h"
#include "runtime/values/budget.h"
#include "runtime/values/value.h"

namespace aqua::sim {

using values::Value;

/// Virtual time in microseconds: a duration, or an instant counted from the start of the run.
using Micros = uint64_t;
inline constexpr Micros kMillisecond = 1000;
inline constexpr Micros kSecond = 1000 * kMillisecond;

/// A duration that is drawn from the seed, both ends included; equal ends: fixed.
struct Range {
  Micros least = 0;
  Micros most = 0;
};

/// `250us`, `20ms`, `1.5s`, `2m`, `1h`; empty for anything else, and for more than 10,000 hours.
std::optional<Micros> parseDuration(std::string_view text);
/// A duration, or `5ms..20ms` with the smaller one first.
std::optional<Range> parseRange(std::string_view text);
/// Shortest exact spelling: `1.5s`, `0ms`.
std::string durationText(Micros duration);

enum class PeerKind : uint8_t {
  Node,    // has the built-in services of a node
  Relay,   // a node that clients connect to
  Client,  // has the built-in services of a browser client; no open port: reachable through its relay only
};

struct Peer {
  std::string name;
  PeerKind kind = PeerKind::Node;
  std::string relay;                            // name; may be empty: reachable like a node
  std::optional<std::array<uint8_t, 32>> seed;  // of its key; default: SHA-256("aqua-scenario/1/" + name)
};

/// What a function of a service does when it is called.
///
/// In texts of `value` and `message`, `${arg.N}` is an argument (`${arg.N.field.0}`: a part of one), `${self}` the id
/// of the answering peer, `${n}` the running number of the call on that peer, from 1; `$$` is a dollar. A text that
/// consists of one placeholder stands for the value itself; inside a longer text it is spliced, strings as they are,
/// everything else as JSON. `${peer.NAME}` is the id of a peer.
struct Behaviour {
  enum class Kind : uint8_t {
    Returns,     // `value`
    Echo,        // the argument; several: the list of them; none: null
    FirstArg,    // the first argument, or null
    Unit,        // what a function without results gives
    Tetraplets,  // where the arguments come from: one list per argument
    Error,       // `code`, `message`
    Silent,      // never answers
    Replies,     // `replies`: one after the other on each peer, the last one for ever
    Cases,       // `cases`: the first that matches; none: an error
  };
  struct Case;

  Kind kind = Kind::Unit;
  Value value;
  int32_t code = 1;
  std::string message;
  std::vector<Behaviour> replies;
  std::vector<Case> cases;
  std::optional<Range> takes;  // processing time; absent in a reply or case: that of the whole; else none

  static Behaviour returns(Value value);
  static Behaviour of(Kind kind);
  static Behaviour error(int32_t code, std::string message);
};
/// `args` absent: matches always. The text "_" matches any argument.
struct Behaviour::Case {
  std::optional<std::vector<Value>> args;
  Behaviour behaviour;
};

/// Function "*" stands for every function that is neither named nor built in.
struct Service {
  std::string id;               // may contain `${peer.NAME}`
  std::vector<std::string> on;  // names of peers; "*" or nothing: all peers. An entry that names the peer wins
  std::vector<std::pair<std::string, Behaviour>> functions;
};

/// Both directions.
struct Link {
  std::string from, to;
  std::optional<Range> latency;
};

enum class Topology : uint8_t {
  Full,      // everyone reaches everyone, except clients
  Star,      // everyone reaches `Network::center` only
  Explicit,  // only linked peers reach each other
};

/// How data gets to another peer.
enum class Transfer : uint8_t {
  Shared,   // both hold the same data in memory
  Encoded,  // written to bytes, read and verified, as between production peers
};

struct Network {
  Range latency{5 * kMillisecond, 5 * kMillisecond};
  Topology topology = Topology::Full;
  std::string center;
  std::vector<Link> links;
  Transfer transfer = Transfer::Shared;
};

enum class Schedule : uint8_t { Fifo, Random };  // order of what happens at the same instant

struct Limits {
  Micros time = 0;            // virtual; 0: none beyond the life time of the particle
  uint64_t steps = 200'000;   // interpreter runs
  uint64_t hops = 2'000'000;  // messages between different peers
  values::BudgetLimits run;   // memory of all peers together, and instructions of one interpreter run
};

struct Call {
  std::string id, function, from;  // empty: not given
  std::optional<Micros> ttl;
  std::optional<Value> args;  // object by parameter name, or array by position; peer ids are filled in
  std::vector<std::pair<std::string, Behaviour>> callbacks;  // what parameters of function type answer
};

/// Member order matters nowhere but in `peers` (order of creation) and `services` (the first match wins).
struct Scenario {
  std::string name, program;
  uint64_t seed = 1;
  uint64_t start = 1'704'067'200'000;  // Unix milliseconds; 2024-01-01T00:00:00Z
  Schedule schedule = Schedule::Fifo;
  std::vector<Peer> peers;
  std::vector<Service> services;
  Network network;
  Limits limits;
  std::optional<Call> call;

  const Peer* find(std::string_view peerName) const;
};

/// A client behind a relay: the scenario of a run for which nobody described one.
Scenario plainScenario();

crypto::KeyPair keyOf(const Peer& peer);

/// Names of a scenario's peers and their ids, both ways. Deriving a key costs tens of microseconds, so keep it.
class PeerBook {
 public:
  explicit PeerBook(const Scenario& scenario);
  /// Empty view when unknown.
  std::string_view idOf(std::string_view name) const;
  std::string_view nameOf(std::string_view id) const;
  /// Every id of a known peer in `text` becomes its name.
  std::string withNames(std::string_view text) const;
  /// Fills in `${peer.NAME}` (and `$$`, unless other placeholders are kept for later). The first name that is
  /// unknown is put into `*unknown`, and left as it is.
  std::string fill(std::string_view text, std::string* unknown = nullptr, bool keepOthers = false) const;
  /// The same in every text of a value, keys included.
  Value fill(const Value& value, std::string* unknown = nullptr, bool keepOthers = false) const;
  const std::vector<crypto::KeyPair>& keys() const { return keys_; }  // in the order of Scenario::peers

 private:
  std::vector<crypto::KeyPair> keys_;
  std::map<std::string, std::string, std::less<>> ids_, names_;
};

/// Where the parts of a scenario stand, by path: `peers.NAME.relay`, `service[0].function.NAME.replies[1].returns`, ...
class ScenarioPlaces {
 public:
  void add(std::string path, diagnostics::Span span) { spans_.emplace(std::move(path), span); }
  /// Of the smallest part around `path` that is known; an empty span where none is.
  diagnostics::Span of(std::string_view path) const;

 private:
  std::map<std::string, diagnostics::Span, std::less<>> spans_;
};

struct ScenarioParsed {
  Scenario scenario;
  ScenarioPlaces places;
  diagnostics::DiagnosticList issues;
};

/// Reads the scenario format, version 1. Everything that is wrong is reported at its place: bad TOML, unknown keys
/// and peers, values of a wrong type, and parts of the format that later versions of the program will read.
/// A scenario without a client has the one of `plainScenario`, behind the first relay that is described, or its relay.
ScenarioParsed parseScenario(const diagnostics::SourceFilePtr& toml);
/// What `parseScenario` checks about names, for a scenario that was filled in by hand.
base::Result<base::Done> validate(const Scenario& scenario);

}  // namespace aqua::sim
