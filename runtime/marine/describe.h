// What functions a module has and wants, and the interface that says so: with programs for the border of the shape
// that official modules have.
#pragma once

#include <optional>

#include "runtime/marine/interface.h"

namespace aqua::marine {

struct Described {
  struct Function {
    std::string name;
    std::vector<Field> args;
    std::optional<InterfaceType> result;
  };
  struct Import {
    std::string module;
    Function function;
  };
  std::vector<RecordType> records;  // InterfaceType::record counts these, here
  std::vector<Function> functions;
  std::vector<Import> imports;
};
Interface interfaceOf(const Described& described);

/// Values of WebAssembly that an argument of this type takes: I32, I64, F32 and F64.
std::vector<Kind> coreKinds(Kind kind);
/// Texts, lists and records lie in memory; results of these types are told by a pointer.
bool inMemory(Kind kind);

}  // namespace aqua::marine
