#include "runtime/wasm/validate.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace aqua::wasm {

namespace {

/// The type of an operand that unreachable code would have made.
constexpr uint8_t kAny = 0;

constexpr std::array<Type, 7> kAllTypes{Type::I32,  Type::I64,     Type::F32,      Type::F64,
                                        Type::V128, Type::FuncRef, Type::ExternRef};
/// One type as a span that lives on.
std::span<const Type> single(Type type) {
  const Type* found = std::find(kAllTypes.begin(), kAllTypes.end(), type);
  return {found, 1};
}

Type fromLetter(char letter) {
  switch (letter) {
  case 'i': return Type::I32;
  case 'I': return Type::I64;
  case 'f': return Type::F32;
  case 'F': return Type::F64;
  default: return Type::V128;
  }
}

bool isReference(uint8_t type) { return type == code(Type::FuncRef) || type == code(Type::ExternRef) || type == kAny; }

struct Frame {
  Rule kind = Rule::Block;
  std::span<const Type> params, results;
  size_t height = 0;
  bool unreachable = false;
  std::span<const Type> labelTypes() const { return kind == Rule::Loop ? params : results; }
};

class BodyCheck {
 public:
  BodyCheck(const Contents& module, const Body& body, const std::vector<bool>& declared, Effort& effort)
      : module_(module), body_(body), declared_(declared), effort_(effort), in_(module.bytes, body.code) {}

  std::optional<Bad> run(const Signature& signature) {
    params_ = signature.params;
    frames_.push_back({Rule::Block, {}, signature.results, 0, false});
    while (!in_.failed() && !frames_.empty()) {
      if (in_.atEnd()) in_.fail(in_.at(), "unexpected end of section or function: END opcode expected");
      readInstruction(in_, now_);
      if (in_.failed()) break;
      if (!effort_.take(1 + now_.labels.size())) fail("the module takes too long to check");
      check();
    }
    if (!in_.failed() && !in_.atEnd()) in_.fail(in_.at(), "section size mismatch: code behind the end of the function");
    return in_.bad();
  }

  /// With vectors all are counted as such.
  uint32_t mostSlots() const { return static_cast<uint32_t>(vectors_ ? 2 * most_ : most_); }

 private:
  void fail(std::string text) { in_.fail(now_.place.begin, std::move(text)); }

  // --------------------------------------------------------------------------------------------------- the operands

  static std::string shown(uint8_t type) { return std::string(type == kAny ? "any" : typeName(Type{type})); }

  void mismatch(std::string_view expected, std::string_view found) {
    fail(fmt::format("type mismatch: expected {}, found {} (`{}`)", expected, found, now_.info->text));
  }
  void push(Type type) { pushCode(code(type)); }
  void pushCode(uint8_t type) {
    if (operands_.size() >= kMostOperands) return fail(fmt::format("more than {} operands", kMostOperands));
    operands_.push_back(type);
    most_ = std::max(most_, operands_.size());
    vectors_ = vectors_ || type == code(Type::V128);
  }
  void push(std::span<const Type> types) {
    if (!effort_.take(types.size())) return fail("the module takes too long to check");
    for (Type type : types) push(type);
  }
  /// `wanted` is for the message.
  uint8_t popAny(std::string_view wanted = "an operand") {
    if (frames_.empty()) return kAny;
    if (operands_.size() == frames_.back().height) {
      if (!frames_.back().unreachable) mismatch(wanted, "nothing");
      return kAny;
    }
    uint8_t type = operands_.back();
    operands_.pop_back();
    return type;
  }
  uint8_t pop(Type wanted) {
    uint8_t found = popAny(typeName(wanted));
    if (found != code(wanted) && found != kAny) mismatch(typeName(wanted), shown(found));
    return found;
  }
  void pop(std::span<const Type> types) {
    if (!effort_.take(types.size())) return fail("the module takes too long to check");
    for (size_t i = types.size(); i-- > 0 && !in_.failed();) pop(types[i]);
  }

  // ----------------------------------------------------------------------------------------------------- the frames

  void open(Rule kind, std::span<const Type> params, std::span<const Type> results) {
    if (frames_.size() > kMostNesting)
      return fail(fmt::format("blocks within blocks, more than {} deep", kMostNesting));
    frames_.push_back({kind, params, results, operands_.size(), false});
    push(params);
  }
  /// The frame is closed, its results are not on the stack.
  Frame close() {
    Frame frame = frames_.back();
    pop(frame.results);
    if (!in_.failed() && operands_.size() != frame.height)
      mismatch("nothing more at the end of the block", shown(operands_.back()));
    frames_.pop_back();
    return frame;
  }
  void unreachable() {
    operands_.resize(frames_.back().height);
    frames_.back().unreachable = true;
  }
  /// Null: that was reported.
  const Frame* label(uint32_t depth) {
    if (depth < frames_.size()) return &frames_[frames_.size() - 1 - depth];
    fail(fmt::format("unknown label {}", depth));
    return nullptr;
  }
  bool blockType(std::span<const Type>& params, std::span<const Type>& results) {
    params = results = {};
    if (now_.number == kNoType) return true;
    if (now_.number >= 0) {
      if (!known(static_cast<uint64_t>(now_.number), module_.types.size(), "type")) return false;
      const Signature& type = module_.types[static_cast<size_t>(now_.number)];
      params = type.params;
      results = type.results;
      return true;
    }
    for (const Type& type : kAllTypes)
      if (now_.number + 0x80 == code(type)) results = single(type);
    if (results.empty()) fail("malformed block type");
    return !results.empty();
  }

  // ------------------------------------------------------------------------------------------------------- the rules

  bool known(uint64_t index, uint64_t count, std::string_view what) {
    if (index >= count) fail(fmt::format("unknown {} {}", what, index));
    return index < count;
  }
  bool hasMemory() { return known(0, module_.memories.size(), "memory"); }
  bool hasData(uint32_t index) {
    if (!module_.dataCount) fail("data count section required");
    return !in_.failed() && known(index, *module_.dataCount, "data segment");
  }
  bool hasSegment(uint32_t index) { return known(index, module_.segments.size(), "elem segment"); }
  Type segmentType(uint32_t index) const {
    return index < module_.segments.size() ? module_.segments[index] : Type::FuncRef;
  }
  const TableType* table(uint32_t index) {
    return known(index, module_.tables.size(), "table") ? &module_.tables[index] : nullptr;
  }
  void sameElements(Type from, const TableType* to) {
    if (to && from != to->element) mismatch(typeName(to->element), typeName(from));
  }

  void fixed() {
    if (!fits()) return;
    const OpInfo& info = *now_.info;
    for (size_t i = info.operands.size(); i-- > 0 && !in_.failed();) pop(fromLetter(info.operands[i]));
    for (char letter : info.results) push(fromLetter(letter));
  }

  /// Is what follows the code right?
  bool fits() {
    const OpInfo& info = *now_.info;
    Immediates kind = info.immediates;
    constexpr uint32_t kVectorBytes = 16;
    if (kind == Immediates::Access || kind == Immediates::AccessLane) {
      if (hasMemory() && now_.first > info.width) fail("alignment must not be larger than natural");
    }
    if (kind == Immediates::Memory || kind == Immediates::TwoMemories || kind == Immediates::DataMemory) hasMemory();
    if (kind == Immediates::Data || kind == Immediates::DataMemory) hasData(now_.first);
    if (kind == Immediates::Segment || kind == Immediates::SegmentTable) hasSegment(now_.first);
    if (kind == Immediates::SegmentTable) sameElements(segmentType(now_.first), table(now_.second));
    if (kind == Immediates::Table) table(now_.first);
    if (kind == Immediates::TwoTables) {
      const TableType *to = table(now_.first), *from = table(now_.second);
      if (from) sameElements(from->element, to);
    }
    bool lane = true;
    if (kind == Immediates::AccessLane) lane = now_.second < (kVectorBytes >> info.width);
    if (kind == Immediates::Lane) lane = now_.second < info.width;
    if (kind == Immediates::Shuffle)
      lane = std::all_of(now_.lanes.begin(), now_.lanes.end(), [](uint8_t each) { return each < 2 * kVectorBytes; });
    if (!lane) fail("invalid lane index");
    return !in_.failed();
  }

  void check() {
    static constexpr void (BodyCheck::*kChecks[])() = {
        &BodyCheck::fixed,
#define AQUA_WASM_SPECIAL(code, id, ...) &BodyCheck::check##id,
#include "runtime/wasm/opcodes.def"
    };
    (this->*kChecks[static_cast<size_t>(now_.info->rule)])();
  }

  void checkUnreachable() { unreachable(); }
  void checkBlock() { block(); }
  void checkLoop() { block(); }
  void checkIf() { block(); }
  void block() {
    std::span<const Type> params, results;
    if (!blockType(params, results)) return;
    if (now_.info->rule == Rule::If) pop(Type::I32);
    pop(params);
    open(now_.info->rule, params, results);
  }
  void checkElse() {
    if (frames_.back().kind != Rule::If) return fail("`else` without an `if`");
    Frame frame = close();
    if (!in_.failed()) open(Rule::Else, frame.params, frame.results);
  }
  void checkEnd() {
    Frame frame = close();
    if (in_.failed()) return;
    // Without an `else` the parameters are the results.
    if (frame.kind == Rule::If && !sameSignature({frame.params, {}}, {frame.results, {}}))
      return fail("type mismatch: an `if` without an `else` has the results that are its parameters");
    push(frame.results);
  }

  void checkBr() {
    if (const Frame* to = label(now_.first)) pop(to->labelTypes());
    unreachable();
  }
  void checkBrIf() {
    pop(Type::I32);
    const Frame* to = label(now_.first);
    if (!to) return;
    std::span<const Type> types = to->labelTypes();
    pop(types);
    push(types);
  }
  void checkBrTable() {
    pop(Type::I32);
    const Frame* last = label(now_.first);
    if (!last) return;
    std::span<const Type> wanted = last->labelTypes();
    for (uint32_t depth : now_.labels) {
      const Frame* to = label(depth);
      if (!to) return;
      std::span<const Type> types = to->labelTypes();
      if (types.size() != wanted.size())
        return mismatch(fmt::format("a label of {} values", wanted.size()), fmt::format("one of {}", types.size()));
      fitOperands(types);
      if (in_.failed()) return;
    }
    pop(wanted);
    unreachable();
  }
  /// Pops and pushes what is there, which in unreachable code may be of any type.
  void fitOperands(std::span<const Type> types) {
    std::vector<uint8_t> popped;
    if (!effort_.take(types.size())) return fail("the module takes too long to check");
    for (size_t i = types.size(); i-- > 0 && !in_.failed();) popped.push_back(pop(types[i]));
    for (size_t i = popped.size(); i-- > 0;) pushCode(popped[i]);
  }
  void checkReturn() {
    pop(frames_.front().results);
    unreachable();
  }

  void checkCall() {
    if (!known(now_.first, module_.functions.size(), "function")) return;
    apply(module_.types[module_.functions[now_.first]]);
  }
  void checkCallIndirect() {
    const TableType* from = table(now_.second);
    if (!from || !known(now_.first, module_.types.size(), "type")) return;
    if (from->element != Type::FuncRef) return mismatch("a table of funcref", typeName(from->element));
    pop(Type::I32);
    apply(module_.types[now_.first]);
  }
  void apply(const Signature& type) {
    pop(type.params);
    push(type.results);
  }

  void checkDrop() { popAny(); }
  void checkSelect() {
    pop(Type::I32);
    uint8_t a = popAny(), b = popAny();
    if ((a != kAny && isReference(a)) || (b != kAny && isReference(b)))
      return mismatch("a number or a vector", "a reference");
    if (a != b && a != kAny && b != kAny) return mismatch(shown(b), shown(a));
    pushCode(a == kAny ? b : a);
  }
  void checkSelectT() {
    if (now_.types.size() != 1) return fail("invalid result arity");
    Type type = now_.types.front();
    pop(Type::I32);
    pop(type);
    pop(type);
    push(type);
  }

  /// Nothing: there is no such local, which was reported.
  std::optional<Type> local() {
    if (!known(now_.first, body_.allLocals, "local")) return std::nullopt;
    if (now_.first < params_.size()) return params_[now_.first];
    std::span<const LocalRun> runs = std::span(module_.runs).subspan(body_.firstRun, body_.runs);
    return std::upper_bound(runs.begin(), runs.end(), now_.first,
                            [](uint32_t at, const LocalRun& run) { return at < run.end; })
        ->type;
  }
  void checkLocalGet() {
    if (std::optional<Type> type = local()) push(*type);
  }
  void checkLocalSet() {
    if (std::optional<Type> type = local()) pop(*type);
  }
  void checkLocalTee() {
    checkLocalSet();
    checkLocalGet();
  }

  void checkGlobalGet() {
    if (known(now_.first, module_.globals.size(), "global")) push(module_.globals[now_.first].type);
  }
  void checkGlobalSet() {
    if (!known(now_.first, module_.globals.size(), "global")) return;
    if (!module_.globals[now_.first].isMutable) return fail(fmt::format("global is immutable: {}", now_.first));
    pop(module_.globals[now_.first].type);
  }

  void checkTableGet() {
    const TableType* from = table(now_.first);
    pop(Type::I32);
    if (from) push(from->element);
  }
  void checkTableSet() {
    if (const TableType* to = table(now_.first)) pop(to->element);
    pop(Type::I32);
  }
  void checkTableGrow() {
    pop(Type::I32);
    if (const TableType* to = table(now_.first)) pop(to->element);
    push(Type::I32);
  }
  void checkTableFill() {
    pop(Type::I32);
    checkTableSet();
  }

  void checkRefNull() { push(now_.types.front()); }
  void checkRefIsNull() {
    uint8_t found = popAny("a reference");
    if (!isReference(found)) mismatch("a reference", shown(found));
    push(Type::I32);
  }
  void checkRefFunc() {
    if (!known(now_.first, module_.functions.size(), "function")) return;
    if (!declared_[now_.first]) fail(fmt::format("undeclared function reference {}", now_.first));
    push(Type::FuncRef);
  }

  const Contents& module_;
  const Body& body_;
  const std::vector<bool>& declared_;
  Effort& effort_;
  Cursor in_;
  Instruction now_;
  std::span<const Type> params_;
  std::vector<uint8_t> operands_;
  size_t most_ = 0;       // of operands, at once
  bool vectors_ = false;  // among them
  std::vector<Frame> frames_;
};

}  // namespace

std::optional<Bad> validateBody(const Contents& module, uint32_t function, Body& body,
                                const std::vector<bool>& declared, Effort& effort) {
  BodyCheck check(module, body, declared, effort);
  std::optional<Bad> bad = check.run(module.types[module.functions[function]]);
  body.operands = check.mostSlots();
  return bad;
}

namespace {

bool isConstant(Op op) {
  return op == Op::I32Const || op == Op::I64Const || op == Op::F32Const || op == Op::F64Const || op == Op::V128Const;
}
bool isExtendedConstant(Op op) {
  return op == Op::I32Add || op == Op::I32Sub || op == Op::I32Mul || op == Op::I64Add || op == Op::I64Sub ||
         op == Op::I64Mul;
}

/// The type of what `now` gives; text: why it cannot be here.
base::Result<Type> constantType(const Instruction& now, const Contents& module, std::vector<bool>& declared) {
  Op op = now.info->op;
  if (isConstant(op)) return fromLetter(now.info->results.front());
  if (op == Op::RefNull) return now.types.front();
  if (op == Op::RefFunc) {
    if (now.first >= module.functions.size()) return base::Failure{fmt::format("unknown function {}", now.first)};
    declared[now.first] = true;
    return Type::FuncRef;
  }
  if (op == Op::GlobalGet) {
    if (now.first >= module.importedGlobals) return base::Failure{fmt::format("unknown global {}", now.first)};
    if (module.globals[now.first].isMutable) return base::Failure{"constant expression required"};
    return module.globals[now.first].type;
  }
  if (isExtendedConstant(op))
    return base::Failure{"constant expression required: uses extended constants, which Marine has not"};
  return base::Failure{fmt::format("constant expression required, found `{}`", now.info->text)};
}

}  // namespace

void readConstant(Cursor& in, const Contents& module, Type wanted, std::vector<bool>& declared) {
  Instruction now;
  for (size_t values = 0;; ++values) {
    readInstruction(in, now);
    if (in.failed()) return;
    uint32_t at = now.place.begin;
    if (now.info->op == Op::End) {
      if (values != 1)
        in.fail(at, fmt::format("type mismatch: expected {}, found {}", typeName(wanted), values ? "more" : "nothing"));
      return;
    }
    base::Result<Type> type = constantType(now, module, declared);
    if (!type) return in.fail(at, type.error());
    if (*type != wanted)
      return in.fail(at, fmt::format("type mismatch: expected {}, found {}", typeName(wanted), typeName(*type)));
  }
}

}  // namespace aqua::wasm
