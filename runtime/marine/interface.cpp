#include "runtime/marine/interface.h"

#include <array>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/marine/versions.h"

namespace aqua::marine {

namespace {

struct InstructionInfo {
  std::string_view text;
  Operand operand = Operand::None;
};

const InstructionInfo* findInstruction(uint8_t code) {
  static const std::array<InstructionInfo, 256> kTable = [] {
    std::array<InstructionInfo, 256> table{};
#define AQUA_MARINE_INSTRUCTION(code, id, text, operand) table[code] = {text, Operand::operand};
#define AQUA_MARINE_CAST(code, id, text, from, to) table[code] = {text, Operand::None};
#include "runtime/marine/instructions.def"
    return table;
  }();
  return kTable[code].text.empty() ? nullptr : &kTable[code];
}

bool isKind(uint8_t code) {
#define AQUA_MARINE_TYPE(number, ...) \
  if (code == number) return true;
#include "runtime/marine/types.def"
  return false;
}

std::string_view parserName(Parser parser) {
  switch (parser) {
  case Parser::Alt: return "Alt";
  case Parser::Eof: return "Eof";
  case Parser::IsNot: return "IsNot";
  case Parser::NoneOf: return "NoneOf";
  case Parser::Many0: return "Many0";
  case Parser::Char: return "Char";
  case Parser::TooLarge: return "TooLarge";
  }
  return "";
}

enum class Block : uint8_t { Types, Imports, Adapters, Exports, Implementations, Version = 5 };

/// The first failure counts; from then on everything is read as nothing.
class SectionReader {
 public:
  explicit SectionReader(std::span<const uint8_t> bytes) : rest_(bytes) {}

  base::Result<Interface> run() {
    size_t versions = 0;
    while (!rest_.empty() && failure_.empty()) block(versions);
    if (failure_.empty() && versions != 1) fail(versions == 0 ? Parser::NoneOf : Parser::Many0);
    if (!failure_.empty()) return base::Failure{failure_};
    return std::move(out_);
  }

 private:
  void fail(Parser parser) {
    if (!failure_.empty()) return;
    constexpr size_t kShown = 64;
    std::string bytes;
    for (size_t i = 0; i < rest_.size() && i < kShown; ++i) bytes += fmt::format("{}{}", i ? ", " : "", rest_[i]);
    if (rest_.size() > kShown) bytes += ", …";
    failure_ = fmt::format("Parsing Error: ([{}], {})", bytes, parserName(parser));
    rest_ = {};
  }

  uint8_t byte() {
    if (rest_.empty()) {
      fail(Parser::Eof);
      return 0;
    }
    uint8_t value = rest_.front();
    rest_ = rest_.subspan(1);
    return value;
  }
  uint64_t number() {
    constexpr uint32_t kMostBytes = 9, kBits = 7;
    constexpr uint8_t kMore = 0x80;
    uint64_t value = 0;
    for (uint32_t i = 0; i < kMostBytes; ++i) {
      uint8_t next = byte();
      value |= static_cast<uint64_t>(next & (kMore - 1)) << (kBits * i);
      if (!(next & kMore)) return value;
    }
    fail(Parser::TooLarge);
    return 0;
  }
  uint32_t index() {
    uint64_t value = number();
    return value > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(value);  // either way there is no such thing
  }
  std::string text() {
    std::span<const uint8_t> begin = rest_;
    size_t length = byte();
    if (length > rest_.size()) {
      rest_ = begin;
      fail(Parser::Eof);
      return {};
    }
    std::string value(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(length));
    if (base::firstInvalidUtf8(value) != std::string_view::npos) {
      fail(Parser::Char);
      return {};
    }
    rest_ = rest_.subspan(length);
    return value;
  }
  /// A list has one byte with its length, also of 128 and more.
  template <class Item> void list(Item&& item) {
    size_t count = byte();
    if (count > rest_.size()) return fail(Parser::Eof);
    for (size_t i = 0; i < count && failure_.empty(); ++i) item();
  }
  template <class Item> void blockOf(Item&& item) {
    uint64_t count = number();
    if (count > rest_.size()) return fail(Parser::Eof);
    for (uint64_t i = 0; i < count && failure_.empty(); ++i) item();
  }

  InterfaceType type(uint32_t depth = 0) {
    constexpr uint32_t kDeepest = 64;
    std::span<const uint8_t> begin = rest_;
    uint8_t code = byte();
    if (failure_.empty() && (!isKind(code) || depth > kDeepest)) {
      rest_ = begin;
      fail(Parser::Alt);
    }
    if (!failure_.empty()) return {};
    InterfaceType out;
    out.kind = Kind{code};
    if (out.kind == Kind::Record) out.record = index();
    if (out.kind != Kind::Array) return out;
    InterfaceType element = type(depth + 1);
    if (element.kind == Kind::U8) out.kind = Kind::ByteArray;
    else out.element = std::make_shared<const InterfaceType>(std::move(element));
    return out;
  }

  std::vector<Field> fields() {
    std::vector<Field> out;
    list([&] {
      std::string name = text();
      out.push_back({std::move(name), type()});
    });
    return out;
  }

  void typeDef() {
    std::span<const uint8_t> begin = rest_;
    uint8_t form = byte();
    if (form == 0) {
      FunctionType function;
      function.args = fields();
      list([&] { function.results.push_back(type()); });
      out_.types.emplace_back(std::move(function));
      return;
    }
    RecordType record;
    if (form == 1) {
      record.name = text();
      record.fields = fields();
    }
    if (failure_.empty() && record.fields.empty()) {  // also of an unknown form
      rest_ = begin;
      return fail(Parser::Alt);
    }
    out_.types.emplace_back(std::move(record));
  }

  void instruction(Adapter& adapter) {
    std::span<const uint8_t> begin = rest_;
    uint8_t code = byte();
    const InstructionInfo* info = findInstruction(code);
    if (failure_.empty() && !info) {
      rest_ = begin;
      fail(Parser::Alt);
    }
    if (!failure_.empty()) return;
    Instruction out;
    out.op = Opcode{code};
    if (info->operand == Operand::Number || info->operand == Operand::Record) out.number = number();
    if (info->operand == Operand::Type) out.type = type();
    adapter.program.push_back(std::move(out));
  }

  void block(size_t& versions) {
    std::span<const uint8_t> begin = rest_;
    uint8_t kind = byte();
    if (kind > static_cast<uint8_t>(Block::Version)) {
      rest_ = begin;
      return fail(Parser::Alt);
    }
    switch (Block{kind}) {
    case Block::Types: return blockOf([&] { typeDef(); });
    case Block::Imports:
      return blockOf([&] {
        std::string module = text(), name = text();
        out_.imports.push_back({std::move(module), std::move(name), index()});
      });
    case Block::Adapters:
      return blockOf([&] {
        Adapter adapter{index(), {}};
        list([&] { instruction(adapter); });
        out_.adapters.push_back(std::move(adapter));
      });
    case Block::Exports:
      return blockOf([&] {
        std::string name = text();
        out_.exports.push_back({std::move(name), index()});
      });
    case Block::Implementations:
      return blockOf([&] {
        uint32_t core = index();
        out_.implementations.push_back({core, index()});
      });
    case Block::Version: {
      ++versions;
      out_.version = text();
      if (!failure_.empty() || isVersion(out_.version)) return;
      rest_ = {};  // so the official reader says it
      return fail(Parser::IsNot);
    }
    }
  }

  std::span<const uint8_t> rest_;
  Interface out_;
  std::string failure_;
};

}  // namespace

base::Result<Interface> decodeInterface(std::span<const uint8_t> section) { return SectionReader(section).run(); }

const KindInfo& kindInfo(Kind kind) {
  static const std::array<KindInfo, 64> kTable = [] {
    std::array<KindInfo, 64> table{};
#define AQUA_MARINE_TYPE(code, id, debug, text, aqua, bytes) table[code] = {debug, text, aqua, bytes};
#include "runtime/marine/types.def"
    return table;
  }();
  return kTable[static_cast<size_t>(kind)];
}

std::string debugText(const InterfaceType& type) {
  std::string name(kindInfo(type.kind).debugName);
  if (type.kind == Kind::Record) return fmt::format("{}({})", name, type.record);
  if (type.kind == Kind::Array) return fmt::format("{}({})", name, debugText(*type.element));
  return name;
}

std::string typeText(const InterfaceType& type) {
  std::string name(kindInfo(type.kind).text);
  if (type.kind == Kind::Record) return fmt::format("{} {}", name, type.record);
  if (type.kind == Kind::Array) return fmt::format("{} ({})", name, typeText(*type.element));
  return name;
}

Operand operandOf(Opcode op) { return findInstruction(static_cast<uint8_t>(op))->operand; }

std::string instructionText(const Instruction& instruction) {
  const InstructionInfo* info = findInstruction(static_cast<uint8_t>(instruction.op));
  if (info->operand == Operand::None) return std::string(info->text);
  if (info->operand == Operand::Type) return fmt::format("{} {}", info->text, typeText(instruction.type));
  return fmt::format("{} {}", info->text, instruction.number);
}

const FunctionType* Interface::function(uint64_t type) const {
  return type < types.size() ? std::get_if<FunctionType>(&types[type]) : nullptr;
}
const RecordType* Interface::record(uint64_t type) const {
  return type < types.size() ? std::get_if<RecordType>(&types[type]) : nullptr;
}

}  // namespace aqua::marine
