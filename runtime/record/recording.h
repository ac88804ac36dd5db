// A recording: all that happened in a run, as one value. As a file it is JSON Lines in UTF-8, keys sorted, each line
// with its line end: a header, a line for each event in order (events.def), then who waits for what, what was checked,
// and what came of it. Equal runs have equal bytes.
//
// A recording of live peers also has lines about what came to them from outside, which a replay gives them instead
// (inputs.def).
//
// A member `NAME_ref` holds the hash of a text or value that stands in a line of kind `value` above. Readers pass over
// kinds and members that they do not know; what changes its meaning gets another number of the format.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "runtime/record/event.h"

namespace aqua::sim {

/// The number in `aqua/recording/2`. Version 1 had neither causes nor anything that a replay needs.
inline constexpr uint32_t kRecordingVersion = 2;

struct RecordedFile {
  std::string path;  // as it was named, from the working folder
  std::string hash;  // BLAKE3 of the text, 64 hexadecimal digits
};
/// Where a part of a script comes from: from `airBegin` to that of the next entry.
struct MapEntry {
  uint32_t airBegin = 0;
  uint32_t file = 0;  // index into Header::sources
  uint32_t line = 0, column = 0, endLine = 0, endColumn = 0;
};
/// What a call executes; Event::call is its index.
struct RecordedScript {
  std::string call, function;  // id in the scenario (may be empty), function of the program
  std::string hash;            // of the AIR text
  std::vector<MapEntry> map;   // by airBegin
};
struct RecordedPeer {
  std::string name, id, kind, flavour;
};
/// `path:line:column`, by the index that Event::rule is; empty where nothing is known.
struct RecordedRules {
  std::vector<std::string> events, links, behaviours;
};

struct Header {
  std::string version;               // of the program that wrote it
  std::vector<std::string> command;  // words after `aqua` that run this again, without those about output
  std::string program;               // path
  std::string scenario, variant;     // path, name; may be empty
  uint64_t seed = 0;
  std::vector<std::string> schedule;  // what went otherwise than by itself, by name
  std::string timing = "clock";       // or `free`: a clock for each peer
  std::vector<RecordedFile> sources;  // scenario, program and all that they name
  std::vector<RecordedScript> scripts;
  std::vector<RecordedPeer> peers;  // in order of creation
  RecordedRules rules;
  bool hermetic = true;  // no process outside answered
  uint64_t start = 0;    // of live peers: Unix milliseconds at which their world began; 0: simulated
  std::vector<std::pair<std::string, uint64_t>> limits;
};

/// Who waits for what at the end of a call that has no result. Causes come first.
struct RecordedWait {
  uint32_t peer = kNobody, call = kNobody;
  std::string what;    // `peer`, `result`, `variable`, `stream`, `never`
  std::string detail;  // name or id of a peer, `service.function`, name of a variable or stream
  uint32_t place = UINT32_MAX;
  uint64_t have = 0, need = 0, times = 1;
  std::string cause;     // word; empty: nothing more is known
  std::string text;      // the sentence
  uint64_t because = 0;  // id of the event that is the cause
};

struct RecordedCheck {
  std::string name, verdict, expected, actual, place;
  uint64_t decidedBy = 0;
};

/// The last line.
struct RecordedOutcome {
  std::string function, outcome;
  Micros at = 0;
  std::vector<std::pair<std::string, uint64_t>> stats;
  std::vector<Value> values;  // results
  std::optional<Value> error;
  std::string limit;  // that ended the run
  uint64_t answers = 0;
  std::vector<Value> failures;  // of interpreters: objects with peer, code and message
  std::string hash;             // of all lines before
};

/// A place in Aqua.
struct AquaPlace {
  std::string_view path;
  uint32_t line = 0, column = 0, endLine = 0, endColumn = 0;
};

struct Recording {
  uint32_t version = kRecordingVersion;  // of the format
  Header header;
  std::vector<Event> events;           // of kinds that are known; ids ascend
  std::vector<uint32_t> lines;         // of each event in the file, from 1
  std::map<uint32_t, uint32_t> calls;  // of particles that began
  std::vector<RecordedWait> waits;
  std::vector<RecordedCheck> checks;
  std::vector<Value> heard;                // lines of live peers about what came from outside (inputs.def), in order
  std::optional<RecordedOutcome> outcome;  // none: the run was cut off
  uint64_t unknown = 0;                    // lines of kinds that are not known
  bool intact = true;                      // the last line has the hash of those before it

  /// Null: there is none with this id, or its kind is not known.
  const Event* find(uint64_t id) const;
  std::string_view nameOf(uint32_t peer) const {
    return peer < header.peers.size() ? std::string_view(header.peers[peer].name) : std::string_view();
  }
  /// Of a message, `bob>client#2`; empty where it has none.
  std::string keyOf(const Event& event) const;
  /// The call that a particle belongs to; kNobody when it never began.
  uint32_t callOf(uint32_t particle) const;
  /// Where the instruction stands that an event is about.
  std::optional<AquaPlace> placeOf(const Event& event) const;
  std::optional<AquaPlace> placeOf(uint32_t call, uint32_t airBegin) const;
  /// Of an event's rule, in the scenario; empty: it has none.
  std::string_view ruleOf(const Event& event) const;
  /// An event and what led to it, the last first.
  std::vector<const Event*> causesOf(const Event& event) const;
};

/// 64 hexadecimal digits of BLAKE3.
std::string hashOf(std::string_view text);

}  // namespace aqua::sim
