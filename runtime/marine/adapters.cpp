#include "runtime/marine/adapters.h"

#include <array>

#include <fmt/format.h>

namespace aqua::marine {

using base::Done;
using base::Failure;
using base::Result;
using wasm::Slot;

bool fits(const Item& item, Kind to) {
  IntegerRange range = integerRange(to);
  bool isSigned = integerRange(item.kind).least < 0;
  int64_t value = static_cast<int64_t>(item.bits);
  if (isSigned && value < 0) return value >= range.least;
  return item.bits <= range.most;
}

const Cast* castOf(Opcode op) {
  static const std::array<Cast, 256> kTable = [] {
    std::array<Cast, 256> table{};
#define AQUA_MARINE_CAST(code, id, text, from, to) table[code] = {Kind::from, Kind::to};
#include "runtime/marine/instructions.def"
    return table;
  }();
  const Cast& cast = kTable[static_cast<size_t>(op)];
  return cast.from == cast.to ? nullptr : &cast;
}

namespace {

class Machine {
 public:
  Machine(std::span<const Item> inputs, Guest& guest) : inputs_(inputs), guest_(guest) {}

  Result<std::vector<Item>> run(const Adapter& adapter, Rest rest) {
    stack_ = std::move(rest.stack);
    for (const Instruction& each : std::span(adapter.program).subspan(rest.next)) {
      Result<Done> done = step(each);
      if (!done) return Failure{fmt::format("`{}` {}", instructionText(each), done.error())};
    }
    return std::move(stack_);
  }

 private:
  Result<Item> pop() {
    if (stack_.empty())
      return Failure{std::string("needed to read `1` value(s) from the stack, but it doesn't contain enough data")};
    Item item = std::move(stack_.back());
    stack_.pop_back();
    return item;
  }
  static std::string mismatch(std::string_view expected, const Item& found) {
    return fmt::format("read a value `{}` from the stack, that can't be converted to `{}`", expected, debugText(found));
  }
  Result<Item> pop(Kind kind) {
    Result<Item> item = pop();
    if (item && item->kind != kind) return Failure{mismatch(kindInfo(kind).debugName, *item)};
    return item;
  }
  /// The count lies on top of the pointer.
  Result<Place> popPlace() {
    Result<Item> count = pop(Kind::I32);
    if (!count) return Failure{count.error()};
    Result<Item> at = pop(Kind::I32);
    if (!at) return Failure{at.error()};
    return Place{static_cast<uint32_t>(at->bits), static_cast<uint32_t>(count->bits)};
  }
  Result<Done> push(Item item) {
    constexpr size_t kMost = 4096;
    if (stack_.size() >= kMost) return Failure{fmt::format("more than {} values on the stack", kMost)};
    stack_.push_back(std::move(item));
    return Done{};
  }
  Result<Done> push(Result<Item> item) { return item ? push(*std::move(item)) : Failure{item.error()}; }
  Result<Done> pushNumber(Kind kind, int64_t number) { return push(numberItem(kind, static_cast<uint64_t>(number))); }

  Result<Done> step(const Instruction& now) {
    if (const Cast* each = castOf(now.op)) return cast(*each);
    if (!guest_.code.contents().memories.empty()) return other(now);
    bool needsNone = now.op == Opcode::ArgGet || now.op == Opcode::CallCore || now.op == Opcode::Dup;
    return needsNone ? other(now) : Failure{std::string("memory `0` does not exist")};
  }

  Result<Done> other(const Instruction& now) {
    using Step = Result<Done> (Machine::*)(const Instruction&);
    static const std::array<Step, 256> kSteps = [] {
      std::array<Step, 256> steps{};
#define AQUA_MARINE_INSTRUCTION(code, id, text, operand) steps[code] = &Machine::do##id;
#include "runtime/marine/instructions.def"
      return steps;
    }();
    return (this->*kSteps[static_cast<size_t>(now.op)])(now);
  }

  Result<Done> cast(const Cast& cast) {
    Result<Item> item = pop(cast.from);
    if (!item) return Failure{item.error()};
    if (!fits(*item, cast.to))
      return Failure{
          fmt::format("failed to cast `{}` to `{}`", kindInfo(cast.from).debugName, kindInfo(cast.to).debugName)};
    return push(numberItem(cast.to, item->bits));
  }

  Result<Done> doArgGet(const Instruction& now) {
    if (now.number >= inputs_.size())
      return Failure{fmt::format("cannot access invocation inputs #{} because it doesn't exist", now.number)};
    return push(inputs_[now.number]);
  }

  Result<Done> doCallCore(const Instruction& now) {
    const std::vector<ExportDef>& exports = guest_.interface.exports;
    if (now.number >= exports.size()) return callImport(now.number, now.number - exports.size());
    const std::string& name = exports[now.number].name;
    const wasm::Export* item = guest_.code.find(name);
    if (!item || item->kind != wasm::Kind::Function) return noFunction(now.number);
    const wasm::Signature& type = guest_.code.signature(item->index);
    Result<size_t> first = firstOf(type.params.size());
    if (!first) return Failure{first.error()};
    std::vector<Slot> args;
    for (size_t i = 0; i < type.params.size(); ++i) {
      const Item& arg = stack_[*first + i];
      Kind kind = coreKind(type.params[i]);
      if (arg.kind != kind) return Failure{mismatch(kindInfo(kind).debugName, arg)};
      args.push_back(arg.bits);
    }
    stack_.resize(*first);
    auto results = callExport(guest_, name, args);
    if (!results) return callFailed(name, results.error());
    for (size_t i = 0; i < results->size(); ++i)
      if (Result<Done> done = push(coreItem(type.results[i], (*results)[i])); !done) return done;
    return Done{};
  }

  /// Imported functions are numbered behind those of the module. They take and give values of interfaces.
  Result<Done> callImport(uint64_t number, uint64_t index) {
    if (index >= guest_.imports.size()) return noFunction(number);
    const Imported& function = guest_.imports[index];
    Result<size_t> first = firstOf(function.type->args.size());
    if (!first) return Failure{first.error()};
    std::vector<Item> args(stack_.begin() + static_cast<ptrdiff_t>(*first), stack_.end());
    for (size_t i = 0; i < args.size(); ++i)
      if (const InterfaceType& type = function.type->args[i].type; !isOf(args[i], type))
        return Failure{mismatch(debugText(type), args[i])};
    stack_.resize(*first);
    auto results = function.call(args, guest_.budget);
    if (!results) return callFailed(function.name, results.error());
    for (Item& each : *results)
      if (Result<Done> done = push(std::move(each)); !done) return done;
    return Done{};
  }
  /// Where the uppermost `count` items begin.
  Result<size_t> firstOf(size_t count) const {
    if (stack_.size() >= count) return stack_.size() - count;
    return Failure{
        fmt::format("needed to read `{}` value(s) from the stack, but it doesn't contain enough data", count)};
  }
  static Failure<std::string> noFunction(uint64_t number) {
    return Failure{fmt::format("the local or import function `{}` doesn't exist", number)};
  }
  static Failure<std::string> callFailed(std::string_view name, std::string_view cause) {
    return Failure{fmt::format("failed while calling the local or import function `{}`: {}", name, cause)};
  }

  Result<Done> doDup(const Instruction&) {
    if (stack_.empty()) return Failure{pop().error()};
    return push(Item(stack_.back()));
  }
  Result<Done> doSwap2(const Instruction&) {
    if (stack_.size() < 2)
      return Failure{std::string("needed to read `2` value(s) from the stack, but it doesn't contain enough data")};
    std::swap(stack_[stack_.size() - 1], stack_[stack_.size() - 2]);
    return Done{};
  }
  Result<Done> doI32Push(const Instruction& now) { return pushNumber(Kind::I32, static_cast<int32_t>(now.number)); }
  Result<Done> doI64Push(const Instruction& now) { return pushNumber(Kind::I64, static_cast<int64_t>(now.number)); }
  Result<Done> doBoolFromI32(const Instruction&) {
    Result<Item> item = pop(Kind::I32);
    return item ? pushNumber(Kind::Boolean, item->bits != 0) : Failure{item.error()};
  }
  Result<Done> doI32FromBool(const Instruction&) {
    Result<Item> item = pop(Kind::Boolean);
    return item ? pushNumber(Kind::I32, item->bits != 0) : Failure{item.error()};
  }

  Result<Done> size(Kind kind) {
    Result<Item> item = pop(kind);
    return item ? pushNumber(Kind::I32, static_cast<int32_t>(item->bytes->size())) : Failure{item.error()};
  }
  Result<Done> doStringSize(const Instruction&) { return size(Kind::String); }
  Result<Done> doBytesSize(const Instruction&) { return size(Kind::ByteArray); }

  /// [pointer, text] -> [pointer, length]
  Result<Done> lowerBytes(Kind kind) {
    Result<Item> item = pop(kind);
    if (!item) return Failure{item.error()};
    Result<Item> at = pop(Kind::I32);
    if (!at) return Failure{at.error()};
    Result<Done> done = Lowering(guest_).bytesAt(static_cast<uint32_t>(at->bits), *item->bytes);
    if (!done) return done;
    if (done = push(*at); !done) return done;
    return pushNumber(Kind::I32, static_cast<int32_t>(item->bytes->size()));
  }
  Result<Done> doStringLower(const Instruction&) { return lowerBytes(Kind::String); }
  Result<Done> doBytesLower(const Instruction&) { return lowerBytes(Kind::ByteArray); }

  Result<Done> liftBytes(Kind kind) {
    Result<Place> place = popPlace();
    if (!place) return Failure{place.error()};
    Result<std::string> bytes = Lifting(guest_).bytes(*place);
    if (bytes && kind == Kind::String) bytes = checkedText(*std::move(bytes));
    return bytes ? push(bytesItem(kind, *std::move(bytes))) : Failure{bytes.error()};
  }
  Result<Done> doStringLift(const Instruction&) { return liftBytes(Kind::String); }
  Result<Done> doBytesLift(const Instruction&) { return liftBytes(Kind::ByteArray); }

  Result<Done> doArrayLower(const Instruction& now) {
    Result<Item> item = pop();
    if (!item) return Failure{item.error()};
    InterfaceType wanted{Kind::Array, 0, std::make_shared<const InterfaceType>(now.type)};
    if (!isOf(*item, wanted)) return Failure{mismatch(debugText(wanted), *item)};
    Result<Place> place = Lowering(guest_).array(*item, now.type);
    if (!place) return Failure{place.error()};
    if (Result<Done> done = pushNumber(Kind::I32, static_cast<int32_t>(place->at)); !done) return done;
    return pushNumber(Kind::I32, static_cast<int32_t>(place->count));
  }
  Result<Done> doArrayLift(const Instruction& now) {
    Result<Place> place = popPlace();
    return place ? push(Lifting(guest_).array(*place, now.type)) : Failure{place.error()};
  }
  Result<Done> doRecordLower(const Instruction& now) {
    Result<Item> item = pop(Kind::Record);
    if (!item) return Failure{item.error()};
    Result<uint32_t> at = Lowering(guest_).record(*item, now.number);
    return at ? pushNumber(Kind::I32, static_cast<int32_t>(*at)) : Failure{at.error()};
  }
  Result<Done> doRecordLift(const Instruction& now) {
    Result<Item> at = pop(Kind::I32);
    return at ? push(Lifting(guest_).record(static_cast<uint32_t>(at->bits), now.number)) : Failure{at.error()};
  }

  std::span<const Item> inputs_;
  Guest& guest_;
  std::vector<Item> stack_;
};

}  // namespace

Result<std::vector<Item>> runAdapter(const Adapter& adapter, std::span<const Item> inputs, Guest& guest, Rest rest) {
  return Machine(inputs, guest).run(adapter, std::move(rest));
}

}  // namespace aqua::marine
