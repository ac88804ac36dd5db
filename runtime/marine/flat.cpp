#include "runtime/marine/flat.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::marine {

using base::Failure;
using base::Result;
using wasm::FlatCall;
using wasm::FlatOutcome;

namespace {

/// Reads a program along the shape.
class Shape {
 public:
  Shape(const FunctionType& function, const Adapter& adapter, const Interface& interface, const wasm::Module& code)
      : function_(function), adapter_(adapter), interface_(interface), code_(code) {}

  std::shared_ptr<const Flat> read() {
    for (const Field& each : function_.args) flat_->types.push_back(each.type);
    for (size_t i = 0; i < function_.args.size(); ++i)
      if (!argument(i)) return nullptr;
    if (!is(Opcode::CallCore)) return nullptr;
    std::optional<uint32_t> called = calls(flat_->call.function, nullptr);
    if (!called) return nullptr;
    const wasm::Signature& type = code_.signature(*called);
    if (!std::equal(core_.begin(), core_.end(), type.params.begin(), type.params.end())) return nullptr;
    if (!result(type)) return nullptr;
    return usesMemory_ && code_.contents().memories.empty() ? nullptr : flat_;
  }

 private:
  const Instruction* here() const { return at_ < adapter_.program.size() ? &adapter_.program[at_] : nullptr; }
  bool is(Opcode op) const { return here() && here()->op == op; }
  bool take(Opcode op) { return is(op) && ++at_ > 0; }
  bool take(Opcode op, uint64_t number) { return is(op) && here()->number == number && ++at_ > 0; }
  /// The next step of the call is the instruction here.
  void step(std::string function = {}) {
    flat_->instructions.push_back(at_);
    flat_->functions.push_back(std::move(function));
  }

  /// A call of an export, which has the type, if one is given. Index of the function.
  std::optional<uint32_t> calls(uint32_t& into, const char* type) {
    if (!is(Opcode::CallCore) || here()->number >= interface_.exports.size()) return std::nullopt;
    const std::string& name = interface_.exports[here()->number].name;
    const wasm::Export* found = code_.find(name);
    if (!found || found->kind != wasm::Kind::Function) return std::nullopt;
    if (type && wasm::signatureText(code_.signature(found->index)) != type) return std::nullopt;
    into = static_cast<uint32_t>(found - code_.contents().exports.data());
    step(name);
    ++at_;
    return found->index;
  }
  bool allocates() { return calls(flat_->call.allocate, "(i32, i32) -> i32").has_value(); }

  bool argument(size_t index) {
    const InterfaceType& type = function_.args[index].type;
    bool bytes = isBytes(type);
    if (!take(Opcode::ArgGet, index)) return false;
    flat_->casts.emplace_back();
    if (type.kind == Kind::String || bytes) {
      core_.insert(core_.end(), {wasm::Type::I32, wasm::Type::I32});
      usesMemory_ = true;
      flat_->call.args.push_back(bytes ? FlatCall::Arg::Blob : FlatCall::Arg::Text);
      return bytes ? lowersBytes() : lowersText(index);
    }
    if (type.kind == Kind::Record || type.kind == Kind::Array) return false;
    flat_->call.args.push_back(FlatCall::Arg::Number);
    Kind kind = type.kind;
    if (const Cast* cast = here() ? castOf(here()->op) : nullptr; cast && cast->from == kind) {
      flat_->casts.back() = kind = cast->to;
      ++at_;
    } else if (kind == Kind::Boolean && take(Opcode::I32FromBool)) {
      kind = Kind::I32;
    }
    for (int i = 0; i < 2; ++i) {  // a number needs neither of its steps
      flat_->instructions.push_back(at_);
      flat_->functions.emplace_back();
    }
    core_.push_back(coreType(kind));
    return kind == coreKind(core_.back());  // else nothing made a number of WebAssembly of it
  }
  bool lowersText(size_t index) {
    if (!take(Opcode::StringSize) || !take(Opcode::I32Push, 1) || !allocates() || !take(Opcode::ArgGet, index))
      return false;
    step();
    return take(Opcode::StringLower);
  }
  /// One instruction does both.
  bool lowersBytes() {
    if (!is(Opcode::ArrayLower) || here()->type.kind != Kind::U8) return false;
    const wasm::Export* found = code_.find("allocate");
    if (!found || found->kind != wasm::Kind::Function) return false;
    if (wasm::signatureText(code_.signature(found->index)) != "(i32, i32) -> i32") return false;
    flat_->call.allocate = static_cast<uint32_t>(found - code_.contents().exports.data());
    step();
    step();
    return take(Opcode::ArrayLower);
  }

  /// What lies behind the call, as far as it belongs to it.
  bool result(const wasm::Signature& type) {
    FlatCall& call = flat_->call;
    if (!type.results.empty()) {
      call.result = FlatCall::Result::Number;
      flat_->result = type.results.front();
      return type.results.size() == 1;
    }
    if (at_ == adapter_.program.size()) return true;
    if (!calls(call.pointer, "() -> i32") || !calls(call.size, "() -> i32")) return true;
    bool bytes = is(Opcode::BytesLift) || (is(Opcode::ArrayLift) && here()->type.kind == Kind::U8);
    if (!bytes && !is(Opcode::StringLift)) return true;
    step();
    ++at_;
    if (!calls(call.release, "() -> ()") || at_ != adapter_.program.size()) return true;
    call.result = bytes ? FlatCall::Result::Blob : FlatCall::Result::Text;
    usesMemory_ = true;
    return true;
  }

  const FunctionType& function_;
  const Adapter& adapter_;
  const Interface& interface_;
  const wasm::Module& code_;
  std::shared_ptr<Flat> flat_ = std::make_shared<Flat>();
  std::vector<wasm::Type> core_;  // parameters of the function that is called
  size_t at_ = 0;
  bool usesMemory_ = false;
};

bool isText(FlatCall::Arg arg) { return arg == FlatCall::Arg::Text; }

/// Nothing: one does not fit, which the program says.
std::optional<std::vector<wasm::FlatArg>> argsOf(const Flat& flat, std::span<const Item> inputs) {
  if (inputs.size() != flat.types.size()) return std::nullopt;
  std::vector<wasm::FlatArg> args(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (!isOf(inputs[i], flat.types[i])) return std::nullopt;
    if (flat.casts[i] && !fits(inputs[i], *flat.casts[i])) return std::nullopt;
    args[i] = {inputs[i].bits, inputs[i].bytes ? std::string_view(*inputs[i].bytes) : std::string_view()};
  }
  return args;
}

std::string endText(const Flat& flat, const FlatOutcome& outcome, const Guest& guest) {
  std::string cause = causeText(*outcome.trap, guest.fuelLimit);
  const std::string& function = flat.functions[outcome.step];
  if (function.empty()) return fmt::format("call to allocate function was failed: {}", cause);
  return fmt::format("failed while calling the local or import function `{}`: {}", function, cause);
}

std::string outsideText(const FlatOutcome& outcome, bool isText, uint64_t memory) {
  if (isText) return outOfMemory(uint64_t{outcome.at} + outcome.size, memory);
  return outOfBounds(outcome.at, outcome.size, memory);
}

/// What the program does next when the call is done.
Rest restOf(const Flat& flat, const Adapter& adapter, FlatOutcome outcome) {
  size_t behind = flat.instructions[flat.call.step(FlatCall::Step::Function)] + 1, end = adapter.program.size();
  switch (flat.call.result) {
  case FlatCall::Result::None: return {behind, {}};
  case FlatCall::Result::Number: return {behind, {coreItem(flat.result, outcome.number)}};
  case FlatCall::Result::Text: return {end, {bytesItem(Kind::String, std::move(outcome.bytes))}};
  case FlatCall::Result::Blob: return {end, {bytesItem(Kind::ByteArray, std::move(outcome.bytes))}};
  }
  return {};
}

}  // namespace

std::shared_ptr<const Flat> flatOf(const FunctionType& function, const Adapter& adapter, const Interface& interface,
                                   const wasm::Module& code) {
  return Shape(function, adapter, interface, code).read();
}

Result<Rest> runFlat(const Flat& flat, const Adapter& adapter, std::span<const Item> inputs, Guest& guest) {
  NativeStack stack(guest.nested, NativeStack::kCall);
  std::optional<std::vector<wasm::FlatArg>> args = argsOf(flat, inputs);
  FlatOutcome outcome;
  if (!args || stack.isFull() || !guest.instance.flat(flat.call, *args, outcome, guest.budget)) return Rest{};
  const uint32_t read = flat.call.step(FlatCall::Step::Read);
  auto fail = [&](const std::string& reason) {
    const Instruction& last = adapter.program[flat.instructions[outcome.step]];
    return Failure{fmt::format("`{}` {}", instructionText(last), reason)};
  };
  switch (outcome.ending) {
  case FlatOutcome::Ending::Done: return restOf(flat, adapter, std::move(outcome));
  case FlatOutcome::Ending::Trapped: return fail(endText(flat, outcome, guest));
  case FlatOutcome::Ending::Outside:
    if (outcome.step != read)
      return fail(outsideText(outcome, isText(flat.call.args[outcome.step / 2]), guest.instance.memorySize()));
    break;
  case FlatOutcome::Ending::Unread: break;
  }
  // The program goes on where the result is read.
  return Rest{flat.instructions[read],
              {coreItem(wasm::Type::I32, outcome.at), coreItem(wasm::Type::I32, outcome.size)}};
}

}  // namespace aqua::marine
