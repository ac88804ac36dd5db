// What a run can be stopped at.
#pragma once

#include <cstdint>
#include <string>

#include "compiler/air/air.h"
#include "runtime/record/event.h"

namespace aqua::debug {

using sim::kNobody;

/// Something that happens for the first time. An interpreter begins its script anew with each run, and every peer
/// follows what others have done: what is only done again is no moment.
struct Moment {
  enum class Kind : uint8_t {
    Executes,  // an instruction begins; a call: of a service of this peer, which is asked
    Passes,    // a call or canon comes that another peer has to execute
    Returns,   // the service has answered, and the script goes on behind the call
    Happens,   // an event
  };
  Kind kind = Kind::Happens;
  bool failed = false;           // Executes, Returns: with an error, which may be caught further out
  uint32_t peer = kNobody;       // where
  uint32_t particle = 0;         // in order of creation, from 0
  uint32_t call = kNobody;       // that the particle belongs to
  uint32_t begun = 0;            // instructions that had begun before in this turn
  uint64_t turn = 0;             // turns of the world before this one: each is what happens at once
  const air::Instr* instr = {};  // null: Happens
  uint32_t detail = kNobody;     // Happens: of Timeline::eventOf; Executes, Returns of a call: of Timeline::requestOf
};

/// A service that is asked, and what it said.
struct Request {
  std::string service, function;
  bool answered = false;
  int32_t code = 0;    // not 0: an error
  std::string answer;  // JSON text, or error text
};

}  // namespace aqua::debug
