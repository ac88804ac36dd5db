// Functions of compute modules and what an Aqua program declares of them.
#pragma once

#include <optional>
#include <string>

#include "compiler/ir/ir.h"
#include "runtime/marine/module.h"

namespace aqua::run {

/// A part of a function that the module has otherwise: which, what it is there, and what the program says.
struct Difference {
  std::string part, seen, expected;
};

/// The first part for which some value that one of them gives would not fit the other; nothing: they agree. Wider
/// numbers take narrower ones, and a result may have more fields than the program reads. `arrow` is the declared type.
std::optional<Difference> differenceOf(const ir::Type& arrow, const marine::MarineModule& module,
                                       const marine::PublicFunction& function);

}  // namespace aqua::run
