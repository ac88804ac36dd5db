// A scenario: peers, what their services answer, the network between them, limits and the call. Read from TOML, or
// filled in by hand.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/diagnostics/diagnostic.h"
#include "runtime/crypto/keys.h"
#include "runtime/scenario/checks.h"
#include "runtime/scenario/matcher.h"
#include "runtime/scenario/time.h"
#include "runtime/scenario/words.h"
#include "runtime/values/budget.h"
#include "runtime/values/value.h"

namespace aqua::sim {

using values::Value;

enum class PeerKind : uint8_t {
  Node,    // has the built-in services of a node
  Relay,   // a node that clients connect to
  Client,  // has the built-in services of a browser client; no open port: reachable through its relay only
  Worker,  // lives in a node, its host: what comes to it goes through the host, and it sends as the host does
};

/// How a peer behaves around its interpreter (PEERS.md 2).
enum class Flavour : uint8_t {
  Node,  // feeds all answers of an instant at once; goes on after an uncaught error; has a disk
  Js,    // one interpreter run for each answer; an uncaught error ends the call and changes nothing; forgets
};

class Interpreter;  // runtime/sim/interpreter.h

struct Peer {
  std::string name;
  PeerKind kind = PeerKind::Node;
  std::string relay;                            // name; may be empty: reachable like a node
  std::optional<std::array<uint8_t, 32>> seed;  // of its key; default: SHA-256("aqua-scenario/1/" + name)
  std::string id;                               // of a peer elsewhere, whose key nobody here has; else empty
  std::string host;                             // Worker: name of the node that it lives in
  std::optional<Flavour> own;                   // absent: by kind
  int64_t skew = 0;                             // microseconds that its clock is ahead
  int64_t drift = 0;                            // millionths that its clock is fast
  uint32_t slow = 1;                            // factor on everything that takes time there
  Range stepTime;                               // virtual time of one interpreter run
  std::optional<uint32_t> queue;                // messages that it can send at one instant; absent: all
  std::optional<bool> keeps;                    // data survives a crash; absent: by flavour
  bool verifies = true;                         // signatures of particles on arrival
  std::string avm;                              // path of a module that executes its steps; empty: we do
  /// That module, once somebody has read it.
  std::shared_ptr<const Interpreter> interpreter = nullptr;
  std::string manager;  // of a node: name of the peer that may manage it; may be empty
  std::string deal;     // Worker: that it works for
  bool vacant = false;  // Worker: there is none before a program has made it

  Flavour flavour() const { return own.value_or(kind == PeerKind::Client ? Flavour::Js : Flavour::Node); }
  bool disk() const { return keeps.value_or(flavour() == Flavour::Node); }
};

/// A module or script as it was read (runtime/builtins/artifact.h).
struct Artifact;

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
    OneOf,       // `choices`: one of them, drawn from the seed; a search tries all
    Process,     // `command`: a process for each peer answers
    Computed,    // `artifact` computes the answer, on each peer with a state of its own
  };
  struct Case;

  Kind kind = Kind::Unit;
  Value value;
  int32_t code = 1;
  std::string message;
  std::vector<Behaviour> replies;
  std::vector<Case> cases;
  std::vector<Value> choices;
  std::vector<std::string> command;
  std::string folder;   // in which the process is started, or the file is; empty: the working folder
  std::string file;     // Computed: that of `artifact`
  std::string facade;   // Computed: that of a module in place of the last one in `file`; may be empty
  bool script = false;  // it is JavaScript, not WebAssembly
  std::shared_ptr<const Artifact> artifact;  // null until somebody has read the file
  Pace pace;                                 // Computed: time for instructions, beside `takes`
  std::optional<Range> takes;                // processing time; absent in a reply or case: that of the whole; else none
  uint64_t times = 1;                        // of a reply: so many calls in turn
  bool once = false;                         // a second call on one peer is a fault of the program

  static Behaviour returns(Value value);
  static Behaviour of(Kind kind);
  static Behaviour error(int32_t code, std::string message);
};
/// `args` absent: matches always. The text "_" matches any argument.
struct Behaviour::Case {
  std::optional<std::vector<Matcher>> args;
  Behaviour behaviour;
};

/// What compute modules may reach outside of the simulation. Paths of files are from `folder`.
struct Effects {
  struct Program {
    std::string name;                             // that modules know
    std::string path;                             // absolute, or `builtin:http`; empty: `answers` stand for it
    std::string file;                             // of the answers
    std::optional<Value> answers = std::nullopt;  // once somebody has read the file
  };
  struct Window {
    std::string guest, host;  // what modules call it, and the folder of the disk
    bool readOnly = false;
  };

  std::vector<std::string> http;
  std::vector<Program> programs;
  std::vector<Window> windows;
  std::vector<std::string> environment;
  bool realClock = false;
  std::string tape;    // a file; may be empty
  std::string folder;  // with a slash behind it, or empty
};

/// Function "*" stands for every function that is neither named nor built in.
struct Service {
  std::string id;               // may contain `${peer.NAME}`
  std::vector<std::string> on;  // names of peers; "*" or nothing: all peers. An entry that names the peer wins
  std::vector<std::pair<std::string, Behaviour>> functions;
  bool optional = false;  // no check fails because the service was never called
};

/// A spell that is there when its peer starts, also with an empty disk. Times are those of the run.
struct SpellSetup {
  std::vector<std::string> on;  // names of nodes and workers
  std::string function, file;   // an exported function of the program, or the path of a script: one of them
  std::string script;           // AIR, once somebody has compiled or read it
  std::string alias;            // may be empty
  Value values;                 // an object; peer ids are filled in
  std::optional<Micros> every;  // whole seconds, as `at` and `until`
  std::optional<Micros> at;     // first; absent: at once, if there is `every`
  std::optional<Micros> until;
  bool connect = false, disconnect = false;
  uint32_t fromBlock = 0, toBlock = 0;  // 0: none; no end
};

/// What a wire does to messages. Absent: what the network says, for links; else nothing.
struct Quality {
  std::optional<Range> latency;
  std::optional<Chance> drop, duplicate, corrupt;
  std::optional<bool> reorder;        // false: first in, first out
  std::optional<uint64_t> bandwidth;  // bytes a second; 0: no limit
};

/// Wires from each of `from` to each of `to`, and `both`: back as well. "*" stands for all peers. The last link that
/// says something about a wire counts.
struct Link {
  std::vector<std::string> from, to;
  bool both = true;
  Quality quality;
  bool optional = false;  // no check fails because a probability was never hit
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
  Quality quality;  // of every wire; latency 5 ms when nothing is said
  Topology topology = Topology::Full;
  std::string center;
  std::vector<Link> links;
  Transfer transfer = Transfer::Shared;
};

enum class DueOrder : uint8_t { Fifo, Random, Pct };  // of what is due at the same instant

/// Of a compute module on one peer.
struct WasmLimits {
  uint64_t fuel = 2'000'000'000;     // instructions of a call
  uint64_t startFuel = 500'000'000;  // of loading
  uint32_t stack = 65'536;           // slots
  uint64_t memory = 256u << 20;      // bytes
  uint64_t files = 64u << 20;        // bytes of all files of a peer
};

struct Limits {
  Micros time = 0;              // virtual; 0: none beyond the life time of the particle
  uint64_t steps = 200'000;     // interpreter runs
  uint64_t hops = 2'000'000;    // messages between different peers
  uint64_t events = 5'000'000;  // lines of a recording
  values::BudgetLimits run;     // memory of all peers together, and instructions of one interpreter run
  WasmLimits wasm;
};

/// Something to wait for in a run: the `count`-th event of a kind that fits, and `then` so much later. Empty texts fit
/// everything.
struct Trigger {
  enum class Sees : uint8_t {
#define TRIGGER_WORD(Id, word) Id,
#include "runtime/scenario/trigger_words.def"
#undef TRIGGER_WORD
  };
  Sees sees{};
  std::string peer;               // where it happens
  std::string from, to;           // of a message
  std::string service, function;  // of a call
  uint64_t count = 1;
  Micros then = 0;
};

/// Where in the step of a peer a crash cuts, in this order.
enum class CrashPoint : uint8_t {
  Receive,  // at once; a message that has just arrived was not read
  Stored,   // the interpreter ran and its data is stored; nothing was sent, nothing called
  Sent,     // messages are on their way, no service was called
  Call,     // services were called, and never answer
  Answer,   // an answer is there, and is lost
};
enum class CutMode : uint8_t {
  Drop,  // messages are lost
  Hold,  // messages wait for the end
  Slow,  // latency times a factor
};
enum class Direction : uint8_t { In, Out, Both };
enum class CorruptPart : uint8_t { Envelope, Inner, Value, Tetraplet };

/// An `[[event]]`. Which of the operands mean something, deeds.def and the reader say.
struct PlannedEvent {
  std::string name;  // may be empty
  Deed deed{};
  Micros at = 0;  // when it happens first, unless `after` says it
  std::optional<Trigger> after;
  std::optional<Micros> every;  // and again, so often
  uint64_t times = 1;           // at most so often; with `every` alone: without end
  std::optional<Micros> until;  // the end of what lasts
  bool optional = false;        // no check fails because it never happened

  std::vector<std::string> peers;                // names; "*": all
  std::vector<std::string> from, to;             // of wires; empty or "*": all
  std::vector<std::vector<std::string>> groups;  // of a partition; none for `heal`: all of them
  CutMode mode = CutMode::Drop;
  Direction direction = Direction::Both;
  int64_t by = 0;  // a factor for `slow`; else microseconds
  uint64_t count = 1;
  bool keepData = true;
  CrashPoint point = CrashPoint::Receive;
  CorruptPart part = CorruptPart::Value;
  std::string message;             // `stale`: key such as `bob>client#2`; empty: the last one
  std::string path;                // `tamper`: of the value, as in checks
  Value with;                      // `tamper`; `block`: the list of its events
  Role role{};                     // `become`
  std::string target;              // `become`: the peer that it is aimed at
  uint64_t rate = 100;             // `become`: messages a second
  std::optional<Service> service;  // `set_service`
  std::string call;                // `call`: its id
  std::optional<Link> link;        // `set_link`
};

struct Call {
  std::string id, function, from;  // empty: not given
  std::optional<Micros> ttl;
  Micros at = 0;                 // when it begins
  std::optional<Trigger> after;  // when that was seen, instead
  bool onDemand = false;         // begins when an event says so, instead
  std::optional<Value> args;     // object by parameter name, or array by position; peer ids are filled in
  std::vector<std::pair<std::string, std::string>> scripts;  // parameters that get the AIR of an exported function
  std::vector<std::pair<std::string, std::string>> files;    // parameters that get a file as base64; paths
  std::vector<std::pair<std::string, Behaviour>> callbacks;  // what parameters of function type answer
  std::optional<Expected> expect;
};

/// The scenario again, with what is there replaced.
struct Variant {
  std::string name;
  diagnostics::Span place;
  std::optional<uint64_t> seed;
  std::optional<Value> args;            // of the first call; those of a table are merged by name
  std::optional<std::string> function;  // of the first call
  std::optional<Micros> ttl;            // of the first call
  std::optional<Expected> expect;       // of the first call
  std::optional<Network> network;
  std::optional<std::vector<PlannedEvent>> events;
};

/// Member order matters nowhere but in `peers` (order of creation) and `services` (the first match wins).
struct Scenario {
  std::string name, program;
  uint64_t seed = 1;
  uint64_t start = 1'704'067'200'000;  // Unix milliseconds; 2024-01-01T00:00:00Z
  DueOrder schedule = DueOrder::Fifo;
  std::vector<Peer> peers;
  std::vector<Service> services;
  std::vector<SpellSetup> spells;
  Effects effects;
  Network network;
  Limits limits;
  std::vector<Call> calls;           // `aqua run` makes the first
  std::vector<PlannedEvent> events;  // in the order of the file
  std::vector<std::string> tags;
  std::vector<std::pair<std::string, Value>> constants;  // for compiling `program`: texts, numbers, truth values
  std::vector<std::string> imports;                      // folders, from that of the file
  std::vector<Check> expectations;
  std::vector<Property> properties;
  Exploration explore;
  std::string variant;  // name of the one that this is; empty: the scenario itself
  std::string eventsPath = "event", networkPath = "network";  // where these stand: `variant[0].event`

  const Peer* find(std::string_view peerName) const;
  const Call* call() const { return calls.empty() ? nullptr : &calls.front(); }
};

/// Nothing outside of it, such as a process, takes part in its runs.
bool isHermetic(const Scenario& scenario);

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
  std::vector<std::string> names_;       // in the same order
  std::vector<uint32_t> byName_, byId_;  // indices into both, sorted: there may be very many peers
};

struct TomlTree;  // a file and what was read from it

/// Where the parts of a scenario stand, by path: `peers.NAME.relay`, `service[0].function.NAME.replies[1].returns`,
/// `call[0].args`, ... Keeps the files.
class ScenarioPlaces {
 public:
  /// Of the smallest part around `path` that is known; an empty span where none is.
  diagnostics::Span of(std::string_view path) const;

  /// Where paths lead that begin like none of the others.
  void root(std::shared_ptr<const TomlTree> tree);
  /// `path`, and what begins like it, is at `there` in `tree`.
  void lead(std::string path, std::shared_ptr<const TomlTree> tree, std::string there);

 private:
  struct Way {
    std::shared_ptr<const TomlTree> tree;
    std::string there;
  };
  std::shared_ptr<const TomlTree> root_;
  std::map<std::string, Way, std::less<>> ways_;
};

struct ScenarioParsed {
  Scenario scenario;
  std::vector<Variant> variants;
  ScenarioPlaces places;
  std::vector<diagnostics::SourceFilePtr> files;  // that places, checks and issues point into
  diagnostics::DiagnosticList issues;
};

/// Gives the file with a path as it is written in a scenario, from the folder of that scenario; nothing, and the
/// reason, when it cannot.
using OtherFile = std::function<diagnostics::SourceFilePtr(const std::string& path, std::string& reason)>;

/// Reads the scenario format, version 1 (REFERENCE.md). Everything that is wrong is reported at its place: bad TOML,
/// what shape.h sees, names that nobody has. A scenario without a client has the one of `plainScenario`, behind the
/// first relay that is described, or its relay. `other` is asked for the file that `extends` names; empty: there is
/// none.
ScenarioParsed parseScenario(const diagnostics::SourceFilePtr& toml, const OtherFile& other = {});
/// Each variant as a scenario of its own.
std::vector<Scenario> variantsOf(const ScenarioParsed& parsed);
/// What `parseScenario` checks about names, for a scenario that was filled in by hand.
base::Result<base::Done> validate(const Scenario& scenario);

}  // namespace aqua::sim
