// Where a run is to be stopped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/debug/scope.h"

namespace aqua::debug {

struct Breakpoint {
  enum class Kind : uint8_t {
    Line,      // of Aqua
    Function,  // of Aqua, which is entered
    Service,   // `service.function`, which is asked
    Arrival,   // of a message at a peer
    Change,    // a value is pushed to a stream, or given to a variable
  };
  uint32_t id = 0;
  Kind kind = Kind::Line;
  std::string file;       // Line: as the program names it
  uint32_t line = 0;      // Line: from 1
  std::string name;       // Function, Service, Arrival, Change
  std::string condition;  // empty: none
  std::string hits;       // `3`, `>= 3`, `% 3`: which of the times counts; empty: each
  std::string log;        // a text with expressions in braces that is told in place of stopping; empty: it stops
};

/// Kinds of what goes wrong.
enum class Trouble : uint8_t {
#define AQUA_TROUBLE(Id, word, label) Id,
#include "tools/debug/troubles.def"
};
inline constexpr size_t kTroubles = 0
#define AQUA_TROUBLE(Id, word, label) +1
#include "tools/debug/troubles.def"
    ;
std::string_view wordOf(Trouble trouble);
std::optional<Trouble> troubleNamed(std::string_view word);
std::string_view labelOf(Trouble trouble);

/// Does this time count? Nothing: `hits` cannot be understood.
std::optional<bool> counts(std::string_view hits, uint64_t time);

/// The kind of name that functions have to stop at: `@bob`: arrival; `voter.choose`: a service; else a function.
Breakpoint namedBreakpoint(std::string name);

}  // namespace aqua::debug
