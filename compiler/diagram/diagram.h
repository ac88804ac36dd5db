// A sequence diagram of one function: its peers, and what happens on them in order. Made from a placed plan, so hops
// over relays are in it. Nothing is run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace aqua::diagram {

struct Participant {
  std::string name;  // `client`, `relay`, or the value that holds the peer's id
  std::string note;  // `each of peers`; may be empty
};

/// What a block means for its sections. Par: all at once. Free: nobody waits for it. Alt: one of them. Try: the first;
/// the others when an error came. Loop: again and again.
enum class Block : uint8_t { Par, Free, Alt, Try, Loop };

enum class RowKind : uint8_t {
  Call,      // `to` is asked for something, by the particle that comes from `from`, which may be the same
  Move,      // the particle goes from `from` to `to`
  Note,      // something happens on `to`, or, if there is none, wherever the particle is
  NotShown,  // what the picture cannot show: `text` says what
  Begin,     // of a block, and of its first section; `text` is the condition
  Section,   // the next section
  End,
};
/// Why the particle moves. Error: it brings one.
enum class Move : uint8_t { Way, Return, Ping, Error };

inline constexpr uint32_t kNobody = UINT32_MAX;
struct Row {
  RowKind kind;
  uint32_t from = kNobody, to = kNobody;  // indices of participants
  std::string text;                       // one line, not escaped
  Move move = Move::Way;
  Block block = Block::Par;
};

struct Diagram {
  std::string name;
  std::vector<Participant> participants;
  std::vector<Row> rows;  // blocks are closed
  uint64_t leftOut = 0;   // steps that came after kMaxRows
};

inline constexpr size_t kMaxRows = 10'000;
/// Steps inside of each other beyond this depth are one NotShown.
inline constexpr size_t kMaxDepth = 60;

/// `placed`: after topology, any profile.
Diagram make(const plan::Function& placed);

/// Mermaid shows nothing but an error beyond 50,000 characters; 300 arrows are more than anybody follows.
inline constexpr size_t kMermaidCharacters = 45'000, kMermaidArrows = 300;
/// `sequenceDiagram`, one line a row. What does not fit is counted in a last note.
std::string mermaid(const Diagram& diagram);
/// An image without script and without anything from elsewhere; light and dark.
std::string svg(const Diagram& diagram);
/// For terminals: one line a row, indented by blocks.
std::string text(const Diagram& diagram);

}  // namespace aqua::diagram
