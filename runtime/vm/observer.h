// What a run of the interpreter does, as it happens: for debuggers, heat and coverage.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "runtime/data/data.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

/// What a run has in its memory, as the instruction would find it that begins now. Looking changes nothing.
class Sight {
 public:
  virtual ~Sight() = default;
  /// A scalar, canon or canon map, without what its lens takes out of it; nothing: it has no value here.
  virtual std::optional<Value> valueOf(air::OperandKind kind, air::NameId name) const = 0;
  /// The innermost live stream or stream map of that name, by generation; nothing: there is none.
  virtual std::optional<std::vector<std::vector<Value>>> streamOf(air::NameId name) const = 0;
  /// `:error:`
  virtual Value error() const = 0;
};

/// Hears of a run (`RunOptions::observer`) and changes nothing about it. A run that is observed executes all that the
/// script comes to; what a peer remembers of the last run (warm.h) is not used and stays as it is.
///
/// Instructions are those of the script, and live as long. They end in reverse order of their beginnings, all of them,
/// unless the budget ends first. References are good during the call only.
class Observer {
 public:
  enum class End : uint8_t {
    Done,
    Waits,   // for what has to come first (EXECUTION.md 5.1, 5.2)
    Failed,  // with an error, which may be caught further out (6)
  };

  virtual ~Observer() = default;
  /// The run begins; `sight` lasts as long.
  virtual void starts(const Sight& /*sight*/) {}
  virtual void begins(const air::Instr& instr) = 0;
  virtual void ends(const air::Instr& instr, End how) = 0;
  /// A call, an `ap` or a canon finds `state` in the data: in previous or else in current, where both have one the one
  /// that counts (8.2). An instruction without a state is new.
  virtual void merges(const air::Instr&, const State& /*state*/, bool /*fromPrevious*/) {}
  /// The `new` of a stream ends, which had these values, in the order of iteration.
  virtual void streamEnds(const air::Instr&, std::span<const Value> /*values*/) {}
  /// A service of this peer is asked.
  virtual void asks(const air::Instr&, const CallRequest&) {}
  /// A service of this peer has answered. When the result is an error, the call is going to fail.
  virtual void gets(const air::Instr&, uint32_t /*id*/, const CallResult&) {}
};

}  // namespace aqua::vm
