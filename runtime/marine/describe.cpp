#include "runtime/marine/describe.h"

#include "runtime/marine/encode.h"
#include "runtime/marine/item.h"

namespace aqua::marine {

namespace {

using Function = Described::Function;

// Places in the block of exports, which `call-core` counts.
enum Service : uint64_t { Allocate, Release, ResultSize, ResultPtr, SetResultSize, SetResultPtr, ServiceFunctions };

/// The cast between a kind and the one of WebAssembly that carries it. Nothing: the kinds are the same.
std::optional<Opcode> cast(Kind from, Kind to) {
#define AQUA_MARINE_CAST(code, id, text, from_, to_) \
  if (from == Kind::from_ && to == Kind::to_) return Opcode::id;
#include "runtime/marine/instructions.def"
  if (from == Kind::Boolean) return Opcode::I32FromBool;
  if (to == Kind::Boolean) return Opcode::BoolFromI32;
  return std::nullopt;
}

class Builder {
 public:
  Interface run(const Described& described) {
    out_.version = kInterfaceVersion;
    InterfaceType i32{Kind::I32};
    serviceFunction("allocate", {{"size", i32}}, {i32});
    serviceFunction("release_objects", {}, {});
    serviceFunction("get_result_size", {}, {i32});
    serviceFunction("get_result_ptr", {}, {i32});
    serviceFunction("set_result_size", {{"result_size", i32}}, {});
    serviceFunction("set_result_ptr", {{"result_ptr", i32}}, {});
    for (const RecordType& each : described.records) out_.types.emplace_back(RecordType{each.name, typed(each.fields)});
    for (const Function& each : described.functions) exported(each);
    for (size_t i = 0; i < described.imports.size(); ++i) imported(described.imports[i], i);
    return std::move(out_);
  }

 private:
  InterfaceType typed(const InterfaceType& type) const {
    InterfaceType out = type;
    if (type.kind == Kind::Record) out.record += ServiceFunctions;
    if (type.kind == Kind::Array) out.element = std::make_shared<const InterfaceType>(typed(*type.element));
    return out;
  }
  std::vector<Field> typed(const std::vector<Field>& fields) const {
    std::vector<Field> out;
    for (const Field& each : fields) out.push_back({each.name, typed(each.type)});
    return out;
  }
  uint32_t type(FunctionType type) {
    out_.types.emplace_back(std::move(type));
    return static_cast<uint32_t>(out_.types.size() - 1);
  }
  void serviceFunction(const char* name, std::vector<Field> args, std::vector<InterfaceType> results) {
    out_.exports.push_back({name, type({std::move(args), std::move(results)})});
  }
  FunctionType typeOf(const Function& function) const {
    FunctionType out{typed(function.args), {}};
    if (function.result) out.results.push_back(typed(*function.result));
    return out;
  }

  void add(Opcode op, uint64_t number = 0, InterfaceType type = {}) {
    program_.push_back({op, number, std::move(type)});
  }
  void call(uint64_t function) { add(Opcode::CallCore, function); }
  void addCast(Kind from, Kind to) {
    if (std::optional<Opcode> op = cast(from, to)) add(*op);
  }
  /// Lists of bytes have a type of their own, and instructions for lists of u8.
  static InterfaceType elementOf(const InterfaceType& list) {
    return list.kind == Kind::ByteArray ? InterfaceType{Kind::U8} : *list.element;
  }
  void liftList(const InterfaceType& type) {
    if (type.kind == Kind::String) add(Opcode::StringLift);
    else if (type.kind == Kind::ByteArray) add(Opcode::BytesLift);
    else add(Opcode::ArrayLift, 0, *type.element);
  }

  void exported(const Function& function) {
    FunctionType shape = typeOf(function);
    for (size_t i = 0; i < shape.args.size(); ++i) {
      const InterfaceType& type = shape.args[i].type;
      add(Opcode::ArgGet, i);
      if (type.kind == Kind::String) {
        add(Opcode::StringSize);
        add(Opcode::I32Push, 1);
        call(Allocate);
        add(Opcode::ArgGet, i);
        add(Opcode::StringLower);
      } else if (type.kind == Kind::Record) {
        add(Opcode::RecordLower, type.record);
      } else if (inMemory(type.kind)) {
        add(Opcode::ArrayLower, 0, elementOf(type));
      } else {
        addCast(type.kind, coreKinds(type.kind).front());
      }
    }
    call(out_.exports.size());
    if (function.result) exportedResult(shape.results.front());
    uint32_t adapter = type(shape), core = type(std::move(shape));
    out_.exports.push_back({function.name, core});
    finish(core, adapter);
  }
  void exportedResult(const InterfaceType& type) {
    if (!inMemory(type.kind)) return addCast(coreKinds(type.kind).front(), type.kind);
    call(ResultPtr);
    if (type.kind == Kind::Record) {
      add(Opcode::RecordLift, type.record);
    } else {
      call(ResultSize);
      liftList(type);
    }
    call(Release);
  }

  void imported(const Described::Import& import, size_t index) {
    FunctionType shape = typeOf(import.function), raw;
    bool complex = false;
    for (const Field& each : shape.args) {
      size_t first = raw.args.size();
      for (Kind kind : coreKinds(each.type.kind)) raw.args.push_back({each.name, {kind}});
      for (size_t i = first; i < raw.args.size(); ++i) add(Opcode::ArgGet, i);
      complex |= inMemory(each.type.kind);
      if (each.type.kind == Kind::Record) add(Opcode::RecordLift, each.type.record);
      else if (inMemory(each.type.kind)) liftList(each.type);
      else addCast(raw.args[first].type.kind, each.type.kind);
    }
    if (complex) call(Release);
    call(out_.exports.size() + index);
    if (import.function.result) {
      const InterfaceType& result = shape.results.front();
      importedResult(result);
      if (!inMemory(result.kind)) raw.results.push_back({coreKinds(result.kind).front()});
    }
    uint32_t interface = type(std::move(shape)), adapter = type(raw), core = type(std::move(raw));
    for (uint32_t each : {interface, core}) out_.imports.push_back({import.module, import.function.name, each});
    finish(core, adapter);
  }
  void importedResult(const InterfaceType& type) {
    if (!inMemory(type.kind)) return addCast(type.kind, coreKinds(type.kind).front());
    if (type.kind == Kind::Record) {
      add(Opcode::RecordLower, type.record);
      return call(SetResultPtr);
    }
    if (type.kind == Kind::String) {
      add(Opcode::Dup);
      add(Opcode::StringSize);
      add(Opcode::I32Push, 1);
      call(Allocate);
      add(Opcode::Swap2);
      add(Opcode::StringLower);
    } else {
      add(Opcode::ArrayLower, 0, elementOf(type));
    }
    call(SetResultSize);
    call(SetResultPtr);
  }
  void finish(uint32_t core, uint32_t adapter) {
    out_.adapters.push_back({adapter, std::move(program_)});
    program_.clear();
    out_.implementations.push_back({core, adapter});
  }

  Interface out_;
  std::vector<Instruction> program_;
};

}  // namespace

Interface interfaceOf(const Described& described) { return Builder().run(described); }

bool inMemory(Kind kind) {
  return kind == Kind::String || kind == Kind::ByteArray || kind == Kind::Array || kind == Kind::Record;
}

std::vector<Kind> coreKinds(Kind kind) {
  std::vector<Kind> kinds{coreKind(coreType(kind))};
  if (inMemory(kind) && kind != Kind::Record) kinds.push_back(Kind::I32);  // the length
  return kinds;
}

}  // namespace aqua::marine
