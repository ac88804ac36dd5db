// The typed program as text, for people and tests: one line an op, blocks indented, every conversion visible.
#pragma once

#include <string>

#include "compiler/ir/ir.h"

namespace aqua::ir {

/// What is exported, then all top-level functions.
std::string print(const Program& program);
std::string print(const Function& function);
std::string print(const Value& value);

}  // namespace aqua::ir
