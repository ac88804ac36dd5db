// The interface of a module as its section `interface-types` has it: types, and programs that carry values across the
// border.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::marine {

/// With the codes of the section.
enum class Kind : uint8_t {
#define AQUA_MARINE_TYPE(code, kind, ...) kind = code,
#include "runtime/marine/types.def"
};

struct InterfaceType {
  Kind kind = Kind::I32;
  uint32_t record = 0;                                // of Record: index of its type
  std::shared_ptr<const InterfaceType> element = {};  // of Array
};
struct KindInfo {
  std::string_view debugName, text, aqua;
  uint32_t bytes = 0;  // of an element of an array, or a field of a record
};
const KindInfo& kindInfo(Kind kind);
/// As error messages have it: `Array(U16)`
std::string debugText(const InterfaceType& type);
/// As the text form has it: `array (u16)`
std::string typeText(const InterfaceType& type);

struct Field {
  std::string name;
  InterfaceType type;
};
struct FunctionType {
  std::vector<Field> args;
  std::vector<InterfaceType> results;
};
struct RecordType {
  std::string name;
  std::vector<Field> fields;  // one at least
};
using TypeDef = std::variant<FunctionType, RecordType>;

enum class Opcode : uint8_t {
#define AQUA_MARINE_INSTRUCTION(code, id, ...) id = code,
#define AQUA_MARINE_CAST(code, id, ...) id = code,
#include "runtime/marine/instructions.def"
};
/// What stands behind an instruction.
enum class Operand : uint8_t { None, Number, Type, Record };
Operand operandOf(Opcode op);
struct Instruction {
  Opcode op = Opcode::Dup;
  uint64_t number = 0;  // operand; of records the index of the type
  InterfaceType type;   // of arrays: of the elements
};
/// `call-core 6`
std::string instructionText(const Instruction& instruction);

struct ImportDef {
  std::string module, name;
  uint32_t type = 0;
};
struct Adapter {
  uint32_t type = 0;
  std::vector<Instruction> program;
};
struct ExportDef {
  std::string name;
  uint32_t type = 0;
};
struct Implementation {
  uint32_t core = 0, adapter = 0;  // types
};

struct Interface {
  std::string version;
  std::vector<TypeDef> types;
  std::vector<ImportDef> imports;
  std::vector<Adapter> adapters;
  std::vector<ExportDef> exports;
  std::vector<Implementation> implementations;

  /// Null: there is no such type, or it is of the other sort.
  const FunctionType* function(uint64_t type) const;
  const RecordType* record(uint64_t type) const;
};

/// The parsers of the official reader, which it names where they fail.
enum class Parser : uint8_t { Alt, Eof, IsNot, NoneOf, Many0, Char, TooLarge };

/// Text: as the official reader says it, `Parsing Error: ([1, 2], Alt)`, with what it had not read.
base::Result<Interface> decodeInterface(std::span<const uint8_t> section);

}  // namespace aqua::marine
