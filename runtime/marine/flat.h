// Programs of the usual shape, executed in one crossing of the border.
#pragma once

#include "runtime/marine/adapters.h"

namespace aqua::marine {

/// A program that puts numbers, texts and bytes on the stack, calls a function, and takes what it gave.
struct Flat {
  wasm::FlatCall call;
  std::vector<InterfaceType> types;        // of the inputs
  std::vector<std::optional<Kind>> casts;  // what inputs that are numbers become before the call
  wasm::Type result = wasm::Type::I32;     // of a call that gives a number
  std::vector<size_t> instructions;        // by step of the call
  std::vector<std::string> functions;      // by step: the export that it calls; empty: none, or `allocate`
};

/// Null: the program does something else, or the module is not as it takes for granted.
std::shared_ptr<const Flat> flatOf(const FunctionType& function, const Adapter& adapter, const Interface& interface,
                                   const wasm::Module& code);

/// Executes as much of the program as it can, and gives what is left. Text: as runAdapter says it. What happens is what
/// the program does step by step.
base::Result<Rest> runFlat(const Flat& flat, const Adapter& adapter, std::span<const Item> inputs, Guest& guest);

}  // namespace aqua::marine
