// The AIR script as data: one tree of instructions in an arena. Shared by the compiler, which builds and prints
// it, and by the runtime, which parses and executes it. (EXECUTION.md 1.1-1.4.)
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/air/names.h"
#include "compiler/base/arena.h"

namespace aqua::air {

enum class Kind : uint8_t {
#define AIR_INSTRUCTION(id, text) id,
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
};

enum class OperandKind : uint8_t {
#define AIR_OPERAND(id) id,
#include "compiler/air/operands.def"
#undef AIR_OPERAND
};

struct Accessor {
  enum class Kind : uint8_t { Index, Field, Scalar };
  Kind kind = Kind::Index;
  uint32_t index = 0;     // Index
  std::string_view name;  // Field: field name; Scalar: variable whose value is the index or field
  NameId variable = 0;    // Scalar, as a part of a script: number of `name`
};

/// `.length`, or `.$` followed by at least one accessor.
struct Lens {
  bool length = false;
  std::span<const Accessor> accessors;
};

struct Operand {
  OperandKind kind = OperandKind::EmptyArray;
  bool boolean = false;        // Bool
  NameId name = 0;             // variables that are part of a script: number of `text`
  std::string_view text;       // String: content without quotes; variables: name with sigils; Int, Float: as written
  int64_t integer = 0;         // Int
  double number = 0;           // Float
  const Lens* lens = nullptr;  // null: no lens
};

/// Byte range in the script text; both 0 for instructions that were built and not parsed.
struct Place {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// Index into the compiler's table of origins (source map); 0 for none.
using OriginId = uint32_t;

struct Instr {
  Kind kind;
  Place place;
  OriginId origin = 0;
};

struct Call : Instr {
  Operand peer, service, function;
  std::span<const Operand> args;
  const Operand* output = nullptr;  // scalar or stream; null: result unused
};
struct Canon : Instr {
  Operand peer;
  Operand stream;  // stream or stream map
  Operand target;  // canon, canon map, or scalar (from a map only)
};
struct Ap : Instr {
  Operand value;
  Operand target;  // scalar or stream
};
struct ApMap : Instr {
  Operand key, value;
  Operand target;  // stream map
};
struct Binary : Instr {  // Seq, Par, Xor
  Instr* left = nullptr;
  Instr* right = nullptr;
};
struct Match : Instr {  // Match, Mismatch
  Operand left, right;
  Instr* body = nullptr;
};
struct Fold : Instr {
  Operand iterable;
  NameId iteratorName = 0;
  std::string_view iterator;
  Instr* body = nullptr;
  Instr* last = nullptr;  // may be null
};
struct Next : Instr {
  NameId iteratorName = 0;
  std::string_view iterator;
};
struct New : Instr {
  Operand variable;
  Instr* body = nullptr;
};
struct Fail : Instr {
  bool literal = false;  // true: code and message; false: operand
  int64_t code = 0;
  std::string_view message;
  Operand operand;
};
struct Plain : Instr {};  // Null, Never

constexpr bool isStream(OperandKind kind) { return kind == OperandKind::Stream || kind == OperandKind::StreamMap; }
constexpr bool isVariable(OperandKind kind) {
  return isStream(kind) || kind == OperandKind::Scalar || kind == OperandKind::Canon || kind == OperandKind::CanonMap;
}
/// The parts of an instruction that are instructions, in textual order; null where there is none.
std::array<Instr*, 2> children(const Instr& instr);
/// The instruction and all that are inside of it, in textual order.
std::vector<const Instr*> instructionsOf(const Instr& root);
/// "call"; the word that an instruction starts with.
std::string_view keyword(Kind kind);

/// A script owns its instructions and, unless it was read in place, all text that they refer to.
class Script {
 public:
  base::Arena arena;
  Names names;  // of variables
  Instr* root = nullptr;
  uint32_t streamScopes = 0;  // how often a `new` of a stream or stream map was made

  /// Builders for the compiler; names and texts are copied into the arena.
  Instr* call(Operand peer, Operand service, Operand function, std::span<const Operand> args, const Operand* output,
              OriginId origin = 0);
  Instr* canon(Operand peer, Operand stream, Operand target, OriginId origin = 0);
  Instr* ap(Operand value, Operand target, OriginId origin = 0);
  Instr* apMap(Operand key, Operand value, Operand target, OriginId origin = 0);
  Instr* binary(Kind kind, Instr* left, Instr* right, OriginId origin = 0);
  Instr* match(Kind kind, Operand left, Operand right, Instr* body, OriginId origin = 0);
  Instr* fold(Operand iterable, std::string_view iterator, Instr* body, Instr* last, OriginId origin = 0);
  Instr* next(std::string_view iterator, OriginId origin = 0);
  Instr* newScope(Operand variable, Instr* body, OriginId origin = 0);
  Instr* fail(Operand operand, OriginId origin = 0);
  Instr* failLiteral(int64_t code, std::string_view message, OriginId origin = 0);
  Instr* null(OriginId origin = 0);
  Instr* never(OriginId origin = 0);
};

/// Operand of a kind without text (InitPeerId, Ttl, EmptyArray, ...).
Operand constant(OperandKind kind);
Operand string(std::string_view content);
Operand integer(int64_t value);
Operand boolean(bool value);
/// A float as it is to be written: digits, one dot, an optional sign; at most 11 characters (1.1).
Operand floating(std::string_view written);
/// Variable of any kind; `name` includes its sigils.
Operand variable(OperandKind kind, std::string_view name, const Lens* lens = nullptr);

}  // namespace aqua::air
