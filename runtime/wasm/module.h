// WebAssembly modules, decoded and valid (runtime/wasm/README.md says which versions of the format).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::wasm {

using Bytes = std::vector<uint8_t>;

/// With the values of the binary format.
enum class Type : uint8_t {
  I32 = 0x7f,
  I64 = 0x7e,
  F32 = 0x7d,
  F64 = 0x7c,
  V128 = 0x7b,
  FuncRef = 0x70,
  ExternRef = 0x6f,
};
/// As in the text format: `i32`.
std::string_view typeName(Type type);
/// As in modules.
constexpr uint8_t code(Type type) { return static_cast<uint8_t>(type); }

struct Signature {
  std::span<const Type> params, results;
};
/// `(i32, i64) -> f32`, as people write it.
std::string signatureText(const Signature& signature);
bool sameSignature(const Signature& a, const Signature& b);

struct SizeLimits {
  uint32_t least = 0;
  std::optional<uint32_t> most;
};
struct TableType {
  Type element = Type::FuncRef;
  SizeLimits size;  // in elements
};
struct GlobalType {
  Type type = Type::I32;
  bool isMutable = false;
};

enum class Kind : uint8_t { Function, Table, Memory, Global };  // as in the binary format
/// `function`
std::string_view kindName(Kind kind);

struct Import {
  std::string_view module, name;
  Kind kind = Kind::Function;
  uint32_t index = 0;  // among all of its kind
};
struct Export {
  std::string_view name;
  Kind kind = Kind::Function;
  uint32_t index = 0;
};
struct CustomSection {
  std::string_view name;
  std::span<const uint8_t> bytes;
};

/// In the order of their codes, which is not quite that in which they stand.
enum class SectionId : uint8_t {
  Custom,
  Type,
  Import,
  Function,
  Table,
  Memory,
  Global,
  Export,
  Start,
  Element,
  Code,
  Data,
  DataCount,
};

/// Offsets in the bytes of the module.
struct Range {
  uint32_t begin = 0, end = 0;
};
struct Section {
  SectionId id = SectionId::Custom;
  Range content;
};
/// So many locals in a row have this type.
struct LocalRun {
  uint32_t end = 0;  // index of the first local behind them, parameters counted
  Type type = Type::I32;
};
struct Body {
  Range locals;                            // their declarations
  Range code;                              // the instructions and the last `end`
  uint32_t firstRun = 0, runs = 0;         // in Contents::runs
  uint32_t parameters = 0, allLocals = 0;  // parameters counted
  uint32_t operands = 0;                   // slots of the most that are on the stack at once; vectors take two
};

/// What is in a module, as plain data. Texts and spans point into `bytes` and `typePool`.
struct Contents {
  Bytes bytes;
  std::vector<Section> sections;  // without the custom ones, in their order
  std::vector<CustomSection> customs;
  std::vector<Type> typePool;
  std::vector<Signature> types;
  std::vector<Import> imports;
  std::vector<uint32_t> functions;  // the type of each; here and below the imported ones come first
  std::vector<TableType> tables;
  std::vector<SizeLimits> memories;  // at most one; in pages of 64 KiB
  std::vector<GlobalType> globals;
  std::vector<Export> exports;
  std::optional<uint32_t> start;
  std::vector<Type> segments;  // the element type of each element segment
  std::optional<uint32_t> dataCount;
  std::vector<Body> bodies;  // of the functions that are not imported
  std::vector<LocalRun> runs;
  uint32_t importedFunctions = 0, importedTables = 0, importedMemories = 0, importedGlobals = 0;
};

/// Why bytes are no valid module.
struct Bad {
  uint32_t offset = 0;
  std::string text;
};
/// `byte 443: type mismatch: expected i32, found i64`
std::string badText(const Bad& bad);

/// Immutable, shared by all threads.
class Module {
 public:
  /// Takes no more memory than a small multiple of the bytes, whatever they say, and time in proportion to them.
  static base::Result<std::shared_ptr<const Module>, Bad> read(Bytes bytes);

  const Contents& contents() const { return contents_; }
  const Signature& signature(uint32_t function) const { return contents_.types[contents_.functions[function]]; }
  /// Null: nothing of that name is exported.
  const Export* find(std::string_view name) const;
  /// Equal for equal bytes; different ones may share it.
  uint64_t hash() const { return hash_; }

 private:
  explicit Module(Contents contents);
  Contents contents_;
  uint64_t hash_;
};

// What is refused although the format would allow it. The same in all engines, so that all accept the same modules.
inline constexpr uint32_t kMostBytes = 64u << 20;
inline constexpr uint32_t kMostItems = 100'000;  // types, functions, imports, exports, segments, each
inline constexpr uint32_t kMostArity = 1'000;    // parameters, and results, of a type
inline constexpr uint32_t kMostLocals = 49'990;  // engines allow 50,000, and metering adds some
inline constexpr uint32_t kMostBodyBytes = 7'654'321;
inline constexpr uint32_t kMostNesting = 1'000;
inline constexpr uint32_t kMostOperands = 100'000;     // on the stack at once
inline constexpr uint32_t kMostLabels = 65'000;        // of one br_table
inline constexpr uint32_t kMostElements = 10'000'000;  // of all tables at the start
inline constexpr uint32_t kMostPages = 65'536;

}  // namespace aqua::wasm
