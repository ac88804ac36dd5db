// Picks events of a recording by a text: `service(id="voter") and not peer(ann)`.
#pragma once

#include "runtime/record/recording.h"

namespace aqua::sim {

/// Words with conditions, joined by `and`, `or`, `not` and parentheses. The words are those of patterns in scenarios,
/// and `peer(NAME)`; all conditions of a word have to hold, and a word without any fits all events of its kinds:
///
/// service(id, function, peer, error)   calls of services and their answers; error: answered with that code
/// message(from, to, key, state)        state: sent, received, lost, expired or refused
/// step(peer, code)                     runs of interpreters
/// log(peer, contains)
/// fault(do, peer)                      events of the scenario
/// call(id, outcome)                    begins and ends of calls of the scenario
/// peer(NAME)                           whatever happens there
///
/// Values are words, or texts in double quotes as in JSON.
class Query {
 public:
  /// Nothing, and what is wrong, when `text` is none.
  static std::optional<Query> parse(std::string_view text, std::string& problem);
  bool fits(const Recording& recording, const Event& event) const { return holds(root_, recording, event); }

 private:
  friend class QueryParser;
  struct Condition {
    std::string key, value;
  };
  struct Node {
    enum class Kind : uint8_t { Atom, Not, And, Or };
    Kind kind = Kind::Atom;
    size_t word = 0;  // Atom: index into the table of words
    std::vector<Condition> conditions;
    size_t left = 0, right = 0;  // indices of nodes
  };
  bool holds(size_t node, const Recording& recording, const Event& event) const;

  std::vector<Node> nodes_;
  size_t root_ = 0;
};

}  // namespace aqua::sim
