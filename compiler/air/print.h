// Writing AIR text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/air/air.h"

namespace aqua::air {

/// Where an instruction begins in the printed text, and what it was made from; ascending offsets.
struct PrintedOrigin {
  uint32_t offset;
  OriginId origin;
};

/// One line, single spaces, no line end. With `origins`, adds an entry for each instruction that has an origin.
std::string printCompact(const Instr& root, std::vector<PrintedOrigin>* origins = nullptr);
/// The same without the spaces that no reader needs: the shortest text of the script.
std::string printDense(const Instr& root, std::vector<PrintedOrigin>* origins = nullptr);
/// One instruction a line, one space per level, as the official compiler lays it out; ends with a line end.
std::string printPretty(const Instr& root, std::vector<PrintedOrigin>* origins = nullptr);
/// The same for a script that was parsed from `source`, with its comments: behind the line that they are behind, or on
/// a line of their own before what they are before.
std::string printCommented(const Instr& root, std::string_view source, std::span<const Place> comments);
/// The head of one instruction as it appears in error objects (EXECUTION.md 1.6).
std::string printInstruction(const Instr& instr);
/// An operand as in 1.6, lens included.
std::string printOperand(const Operand& operand);
std::string printLens(const Lens& lens);

}  // namespace aqua::air
