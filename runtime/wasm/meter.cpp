#include "runtime/wasm/meter.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include <fmt/format.h>

#include "runtime/wasm/instruction.h"
#include "runtime/wasm/writer.h"

namespace aqua::wasm {

namespace {

constexpr uint8_t kEmptyBlock = 0x40;

/// Indices that the module has with guards only.
struct Added {
  uint32_t fuel = 0, depth = 0, pages = 0, refused = 0;  // globals
  std::vector<uint32_t> blockTypes;                      // by type: of a block with its results, where it has several
};

uint64_t costOf(const OpInfo& info) {
  switch (info.rule) {
  case Rule::Block:
  case Rule::Loop:
  case Rule::Else:
  case Rule::End:
  case Rule::Drop: return 0;
  case Rule::Fixed: return info.op == Op::Nop ? 0 : 1;
  case Rule::Unreachable:
  case Rule::If:
  case Rule::Br:
  case Rule::BrIf:
  case Rule::BrTable:
  case Rule::Return:
  case Rule::Call:
  case Rule::CallIndirect:
  case Rule::Select:
  case Rule::SelectT:
  case Rule::LocalGet:
  case Rule::LocalSet:
  case Rule::LocalTee:
  case Rule::GlobalGet:
  case Rule::GlobalSet:
  case Rule::TableGet:
  case Rule::TableSet:
  case Rule::RefNull:
  case Rule::RefIsNull:
  case Rule::RefFunc:
  case Rule::TableGrow:
  case Rule::TableFill: return 1;
  }
  return 1;
}

/// Does a new run of instructions begin behind this one: can the next be executed without it, or it without the next?
bool endsRun(Rule rule) {
  return rule == Rule::Loop || rule == Rule::If || rule == Rule::Else || rule == Rule::End || rule == Rule::Br ||
         rule == Rule::BrIf || rule == Rule::BrTable || rule == Rule::Return || rule == Rule::Unreachable;
}

bool isBulk(Op op) {
  return op == Op::MemoryCopy || op == Op::MemoryFill || op == Op::MemoryInit || op == Op::TableCopy ||
         op == Op::TableInit || op == Op::TableFill;
}

class BodyMeter {
 public:
  BodyMeter(const Contents& module, const Added& added, uint32_t function, const Body& body)
      : module_(module),
        added_(added),
        function_(function),
        type_(module.types[module.functions[function]]),
        body_(body),
        fuel_(body.allLocals),
        in_(module.bytes, body.code) {
    takeCosts();
  }

  /// The body with its size. False: it is too large.
  bool write(Writer& out) {
    code_.bytes.reserve(size_t{2} * (body_.code.end - body_.code.begin));
    enter();
    code_.op(Op::Block);
    if (type_.results.size() > 1) code_.s64(added_.blockTypes[module_.functions[function_]]);
    else code_.byte(type_.results.empty() ? kEmptyBlock : code(type_.results.front()));
    charge(true);
    for (uint32_t depth = 1; depth > 0;) {
      readInstruction(in_, now_);
      depth = instruction(depth);
    }
    leave();
    Writer locals;
    writeLocals(locals);
    size_t size = locals.bytes.size() + code_.bytes.size();
    out.u32(size).raw(locals.bytes).raw(code_.bytes);
    return size <= kMostBodyBytes;
  }

 private:
  // ----------------------------------------------------------------------------------------------------- what it costs

  /// The sum of each run of instructions that are executed together.
  void takeCosts() {
    Cursor in(module_.bytes, body_.code);
    Instruction each;
    uint64_t sum = 0;
    while (!in.atEnd()) {
      readInstruction(in, each);
      sum += costOf(*each.info);
      if (!endsRun(each.info->rule)) continue;
      costs_.push_back(sum);
      sum = 0;
    }
    costs_.push_back(0);  // behind the last `end`
  }

  // ---------------------------------------------------------------------------------------------------- what is added

  void enter() {
    code_.op(Op::GlobalGet, added_.depth).i32(slots()).op(Op::I32Sub).op(Op::GlobalSet, added_.depth);
    code_.op(Op::GlobalGet, added_.depth).i32(0).op(Op::I32LtS);
    stopIf();
    takeFuel();
  }
  void leave() {
    giveFuel();
    code_.op(Op::GlobalGet, added_.depth).i32(slots()).op(Op::I32Add).op(Op::GlobalSet, added_.depth);
    code_.op(Op::End);
  }
  /// What a call of this function takes of the call stack: engines keep locals and operands there.
  int32_t slots() const { return static_cast<int32_t>(kFrameSlots + body_.allLocals + vectors() + body_.operands); }
  uint32_t vectors() const {
    uint32_t count = static_cast<uint32_t>(std::count(type_.params.begin(), type_.params.end(), Type::V128));
    uint32_t begin = body_.parameters;
    for (uint32_t i = 0; i < body_.runs; ++i) {
      const LocalRun& run = module_.runs[body_.firstRun + i];
      if (run.type == Type::V128) count += run.end - begin;
      begin = run.end;
    }
    return count;
  }

  /// The local has the fuel while this function runs, the global while others do.
  void takeFuel() { code_.op(Op::GlobalGet, added_.fuel).op(Op::LocalSet, fuel_); }
  void giveFuel() { code_.op(Op::LocalGet, fuel_).op(Op::GlobalSet, added_.fuel); }
  void stopIf() { code_.op(Op::If).byte(kEmptyBlock).op(Op::Unreachable).op(Op::End); }
  void stopWithoutFuel() {
    code_.op(Op::LocalGet, fuel_).i64(0).op(Op::I64LtS).op(Op::If).byte(kEmptyBlock);
    giveFuel();
    code_.op(Op::Unreachable).op(Op::End);
  }
  /// Takes the cost of the run that begins here.
  void charge(bool stops) {
    uint64_t cost = costs_[nextRun_++];
    if (cost > 0) code_.op(Op::LocalGet, fuel_).i64(static_cast<int64_t>(cost)).op(Op::I64Sub).op(Op::LocalSet, fuel_);
    if (stops) stopWithoutFuel();
  }

  // ------------------------------------------------------------------------------------------------- the instructions

  void copy() { code_.raw(std::span(module_.bytes).subspan(now_.place.begin, now_.place.end - now_.place.begin)); }

  /// How many blocks are open behind it.
  uint32_t instruction(uint32_t depth) {
    Rule rule = now_.info->rule;
    Op op = now_.info->op;
    bool calls = rule == Rule::Call || rule == Rule::CallIndirect;
    if (calls) giveFuel();
    if (isBulk(op)) payForLength();
    if (rule == Rule::Return) code_.op(Op::Br, depth - 1);
    else if (op == Op::MemoryGrow) growMemory();
    else if (rule == Rule::TableGrow) growTable();
    else copy();
    if (calls) takeFuel();
    oneNan(now_.info->nan);
    if (rule == Rule::Block || rule == Rule::Loop || rule == Rule::If) ++depth;
    if (rule == Rule::End) --depth;
    if (endsRun(rule) && depth > 0) charge(rule == Rule::Loop);
    return depth;
  }

  /// What lies on top is a length; it stays there.
  void payForLength() {
    constexpr int64_t kShift = 4;  // 16 of them for one
    giveFuel();
    code_.op(Op::I64ExtendI32U).op(Op::LocalTee, fuel_).op(Op::I32WrapI64);
    code_.op(Op::GlobalGet, added_.fuel).op(Op::LocalGet, fuel_).i64(kShift).op(Op::I64ShrU).op(Op::I64Sub);
    code_.op(Op::LocalSet, fuel_);
    stopWithoutFuel();
  }

  /// [wanted pages] -> [pages before, or -1]. The local of the fuel is free while the global has it.
  void growMemory() {
    uint64_t most = module_.memories.front().most.value_or(kMostPages);
    giveFuel();
    code_.op(Op::I64ExtendI32U).op(Op::LocalTee, fuel_);
    code_.op(Op::MemorySize)
        .byte(0)
        .op(Op::I64ExtendI32U)
        .op(Op::I64Add)
        .i64(static_cast<int64_t>(most))
        .op(Op::I64GtU);
    code_.op(Op::LocalGet, fuel_).op(Op::GlobalGet, added_.pages).op(Op::I64ExtendI32U).op(Op::I64GtU).op(Op::I32Or);
    code_.op(Op::If).byte(code(Type::I32));
    refuse();
    code_.i32(-1).op(Op::Else);
    code_.op(Op::GlobalGet, added_.pages).op(Op::LocalGet, fuel_).op(Op::I32WrapI64).op(Op::I32Sub);
    code_.op(Op::GlobalSet, added_.pages);
    payForCopy(Writer().op(Op::MemorySize).byte(0), kPageShift);
    code_.op(Op::LocalGet, fuel_).op(Op::I32WrapI64).op(Op::MemoryGrow).byte(0).op(Op::End);
    takeFuel();
  }
  /// What grows may be copied: tables always, memories where they are many.
  void payForCopy(const Writer& size, int64_t shift) {
    code_.op(Op::GlobalGet, added_.fuel).raw(size.bytes).op(Op::I64ExtendI32U).i64(shift).op(Op::I64Shl);
    code_.op(Op::I64Sub).op(Op::GlobalSet, added_.fuel);
  }
  static constexpr int64_t kPageShift = 7, kElementShift = 1;  // fuel for each that there was

  void refuse() { code_.op(Op::GlobalGet, added_.refused).i32(1).op(Op::I32Add).op(Op::GlobalSet, added_.refused); }

  /// [reference, wanted elements] -> [elements before, or -1]. Elements are paid as 8 bytes, in whole pages.
  void growTable() {
    constexpr int64_t kElementsOfPage = 8192, kShift = 13, kHalf = 32;
    payForLength();
    giveFuel();
    code_.op(Op::I64ExtendI32U).op(Op::LocalTee, fuel_);
    code_.op(Op::TableSize, now_.first).op(Op::I64ExtendI32U).op(Op::I64Add).i64(mostElements()).op(Op::I64GtU);
    code_.op(Op::LocalGet, fuel_).i64(kElementsOfPage - 1).op(Op::I64Add).i64(kShift).op(Op::I64ShrU);
    code_.op(Op::GlobalGet, added_.pages).op(Op::I64ExtendI32U).op(Op::I64GtU).op(Op::I32Or);
    // What is refused grows by 0, the lower half, and gives -1, the upper half.
    code_.op(Op::If).byte(code(Type::I64));
    refuse();
    code_.i64(static_cast<int64_t>(0xffffffff00000000)).op(Op::Else);
    code_.op(Op::GlobalGet, added_.pages);
    code_.op(Op::LocalGet, fuel_).i64(kElementsOfPage - 1).op(Op::I64Add).i64(kShift).op(Op::I64ShrU);
    code_.op(Op::I32WrapI64).op(Op::I32Sub).op(Op::GlobalSet, added_.pages);
    payForCopy(Writer().op(Op::TableSize, now_.first), kElementShift);
    code_.op(Op::LocalGet, fuel_).op(Op::End);
    code_.op(Op::LocalTee, fuel_).op(Op::I32WrapI64).op(Op::TableGrow, now_.first);
    code_.op(Op::LocalGet, fuel_).i64(kHalf).op(Op::I64ShrU).op(Op::I32WrapI64).op(Op::I32Or);
    takeFuel();
  }
  int64_t mostElements() const {
    return std::min<int64_t>(module_.tables[now_.first].size.most.value_or(kMostElements), kMostElements);
  }

  // ----------------------------------------------------------------------------------------------------------- floats

  /// The local that holds a value while it is looked at.
  uint32_t temporary(Type type) {
    auto found = std::find(temporaries_.begin(), temporaries_.end(), type);
    if (found == temporaries_.end()) found = temporaries_.insert(temporaries_.end(), type);
    return fuel_ + 1 + static_cast<uint32_t>(found - temporaries_.begin());
  }

  /// x -> x == x ? x : NaN
  void oneNan(Nan kind) {
    switch (kind) {
    case Nan::None: return;
    case Nan::F32: return oneNan(Type::F32, Op::F32Const, {0, 0, 0xc0, 0x7f}, Op::F32Eq, Op::Select);
    case Nan::F64: return oneNan(Type::F64, Op::F64Const, {0, 0, 0, 0, 0, 0, 0xf8, 0x7f}, Op::F64Eq, Op::Select);
    case Nan::F32x4:
      return oneNan(Type::V128, Op::V128Const, {0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f},
                    Op::F32x4Eq, Op::V128Bitselect);
    case Nan::F64x2:
      return oneNan(Type::V128, Op::V128Const, {0, 0, 0, 0, 0, 0, 0xf8, 0x7f, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f},
                    Op::F64x2Eq, Op::V128Bitselect);
    }
  }
  void oneNan(Type type, Op constant, std::initializer_list<uint8_t> nan, Op equal, Op select) {
    uint32_t local = temporary(type);
    code_.op(Op::LocalTee, local).op(constant).raw(Bytes(nan));
    code_.op(Op::LocalGet, local).op(Op::LocalGet, local).op(equal).op(select);
  }

  /// The groups that there were, and ours.
  void writeLocals(Writer& out) {
    Cursor in(module_.bytes, body_.locals);
    uint32_t groups = in.u32();
    out.u32(groups + 1 + temporaries_.size());
    out.raw(std::span(module_.bytes).subspan(in.at(), in.rest()));
    out.u32(1).byte(code(Type::I64));
    for (Type each : temporaries_) out.u32(1).byte(code(each));
  }

  const Contents& module_;
  const Added& added_;
  uint32_t function_;
  const Signature& type_;
  const Body& body_;
  uint32_t fuel_;  // the local
  Cursor in_;
  Instruction now_;
  Writer code_;
  std::vector<uint64_t> costs_;
  size_t nextRun_ = 0;
  std::vector<Type> temporaries_;
};

/// A vector in the format with more items behind its own.
class Longer {
 public:
  Longer(const Bytes& module, std::optional<Range> content, size_t count) : count_(count) {
    if (!content) return;
    Cursor in(module, *content);
    in.u32();
    items_.raw(std::span(module).subspan(in.at(), in.rest()));
  }
  Writer& add() {
    ++count_;
    return items_;
  }
  size_t count() const { return count_; }
  Bytes content() const { return Writer().u32(count_).raw(items_.bytes).bytes; }

 private:
  Writer items_;
  size_t count_;
};

class ModuleMeter {
 public:
  explicit ModuleMeter(const Module& module)
      : module_(module.contents()),
        types_(module_.bytes, find(SectionId::Type), module_.types.size()),
        globals_(module_.bytes, find(SectionId::Global), module_.globals.size() - module_.importedGlobals),
        exports_(module_.bytes, find(SectionId::Export), module_.exports.size()) {}

  base::Result<base::Done> run(Metered& into) {
    constexpr size_t kOurExports = 6;
    if (module_.exports.size() + kOurExports > kMostItems)
      return base::Failure{fmt::format("more than {} exports", kMostItems - kOurExports)};
    addBlockTypes();
    addGlobals(into);
    Writer code;
    code.u32(module_.bodies.size());
    for (uint32_t i = 0; i < module_.bodies.size(); ++i) {
      uint32_t function = module_.importedFunctions + i;
      if (!BodyMeter(module_, added_, function, module_.bodies[i]).write(code))
        return base::Failure{fmt::format("function {} is too large with its guards", function)};
    }
    into.bytes = assembled(code.bytes);
    return base::Done{};
  }

 private:
  std::optional<Range> find(SectionId id) const {
    for (const Section& each : module_.sections)
      if (each.id == id) return each.content;
    return std::nullopt;
  }

  void addBlockTypes() {
    added_.blockTypes.resize(module_.types.size());
    for (uint32_t i = 0; i < module_.types.size(); ++i) {
      const Signature& type = module_.types[i];
      if (type.results.size() < 2) continue;
      added_.blockTypes[i] = static_cast<uint32_t>(types_.count());
      Writer& out = types_.add();
      out.byte(kFunctionType).u32(0).u32(type.results.size());
      for (Type each : type.results) out.byte(code(each));
    }
  }

  void addGlobals(Metered& into) {
    std::string prefix = "aqua.";
    auto isTaken = [&](const Export& each) { return each.name.starts_with(prefix); };
    while (std::any_of(module_.exports.begin(), module_.exports.end(), isTaken)) prefix += "_";
    auto exported = [&](std::string_view name, Kind kind, uint32_t index) {
      exports_.add().text(prefix + std::string(name)).byte(static_cast<uint32_t>(kind)).u32(index);
      return static_cast<uint32_t>(exports_.count() - 1);
    };
    auto global = [&](std::string_view name, Type type, uint32_t& index) {
      index = static_cast<uint32_t>(module_.importedGlobals + globals_.count());
      Writer& out = globals_.add();
      out.byte(code(type)).byte(1);
      if (type == Type::I64) out.i64(0);
      else out.i32(0);
      out.op(Op::End);
      return exported(name, Kind::Global, index);
    };
    into.guards.emplace();
    into.guards->fuel = global("fuel", Type::I64, added_.fuel);
    into.guards->depth = global("depth", Type::I32, added_.depth);
    into.guards->pages = global("pages", Type::I32, added_.pages);
    into.guards->refused = global("refused", Type::I32, added_.refused);
    if (!module_.memories.empty()) into.memory = exported("memory", Kind::Memory, 0);
    // The host calls it when there is fuel.
    if (module_.start) into.start = exported("start", Kind::Function, *module_.start);
  }

  Bytes assembled(const Bytes& code) const {
    Writer out;
    out.raw(std::span(module_.bytes).first(kHeader));
    auto copy = [&](SectionId id) {
      if (std::optional<Range> content = find(id))
        out.section(id, Bytes(module_.bytes.begin() + content->begin, module_.bytes.begin() + content->end));
    };
    if (types_.count() > 0) out.section(SectionId::Type, types_.content());
    for (SectionId id : {SectionId::Import, SectionId::Function, SectionId::Table, SectionId::Memory}) copy(id);
    out.section(SectionId::Global, globals_.content()).section(SectionId::Export, exports_.content());
    for (SectionId id : {SectionId::Element, SectionId::DataCount}) copy(id);
    if (!module_.bodies.empty()) out.section(SectionId::Code, code);
    copy(SectionId::Data);
    return std::move(out.bytes);
  }

  static constexpr uint8_t kFunctionType = 0x60;
  static constexpr size_t kHeader = 8;

  const Contents& module_;
  Added added_;
  Longer types_, globals_, exports_;
};

/// What was made and is still there.
class Shelf {
 public:
  std::shared_ptr<const Metered> find(const Module& module) {
    std::lock_guard lock(mutex_);
    auto [begin, end] = made_.equal_range(module.hash());
    for (auto each = begin; each != end; ++each)
      if (std::shared_ptr<const Metered> found = each->second.lock())
        if (found->module.get() == &module || found->module->contents().bytes == module.contents().bytes) return found;
    return nullptr;
  }
  void put(const std::shared_ptr<const Metered>& made) {
    std::lock_guard lock(mutex_);
    std::erase_if(made_, [](const auto& each) { return each.second.expired(); });
    made_.emplace(made->module->hash(), made);
  }

 private:
  std::mutex mutex_;
  std::unordered_multimap<uint64_t, std::weak_ptr<const Metered>> made_;
};

Shelf& shelf() {
  static Shelf* const kShelf = new Shelf;  // threads may end after `main`
  return *kShelf;
}

}  // namespace

base::Result<std::shared_ptr<const Metered>> meter(std::shared_ptr<const Module> module) {
  if (auto found = shelf().find(*module)) return found;
  auto out = std::make_shared<Metered>();
  base::Result<base::Done> done = ModuleMeter(*module).run(*out);
  if (!done) return base::Failure{done.error()};
  out->module = std::move(module);
  std::shared_ptr<const Metered> made = std::move(out);
  shelf().put(made);
  return made;
}

std::shared_ptr<const Metered> unmetered(std::shared_ptr<const Module> module) {
  auto out = std::make_shared<Metered>();
  out->bytes = module->contents().bytes;
  const std::vector<Export>& exports = module->contents().exports;
  for (uint32_t i = 0; i < exports.size(); ++i)
    if (exports[i].kind == Kind::Memory) out->memory = i;
  out->module = std::move(module);
  return out;
}

}  // namespace aqua::wasm
