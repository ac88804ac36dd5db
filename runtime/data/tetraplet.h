// Where a value comes from, and data as a handle: the part of this room that an interpreter's interface needs.
#pragma once

#include <memory>
#include <string>

namespace aqua::data {

/// Trace, stores and signatures of one particle as one peer knows them. Immutable and shared; encoded only at the
/// border. A null pointer is "no data".
class Data;
using DataPtr = std::shared_ptr<const Data>;

/// The call that a value is the result of, and the part of the result that was taken (EXECUTION.md 7.2).
struct Tetraplet {
  std::string peer, service, function, lens;
  bool operator==(const Tetraplet&) const = default;
};

}  // namespace aqua::data
