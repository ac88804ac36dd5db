// The sections of a module.
#include <functional>
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "runtime/wasm/validate.h"

namespace aqua::wasm {

namespace {

/// Sections come in this order; DataCount, which is younger, before Code.
uint32_t rank(SectionId id) {
  constexpr uint32_t kScale = 2;
  if (id == SectionId::DataCount) return static_cast<uint32_t>(SectionId::Code) * kScale - 1;
  return static_cast<uint32_t>(id) * kScale;
}

class Reader {
 public:
  explicit Reader(Bytes bytes) { out_.bytes = std::move(bytes); }

  base::Result<Contents, Bad> run() {
    constexpr uint32_t kHeader = 8;
    std::span<const uint8_t> bytes = out_.bytes;
    if (bytes.size() > kMostBytes)
      return base::Failure{Bad{0, fmt::format("{} bytes, and at most {} are allowed", bytes.size(), kMostBytes)}};
    constexpr std::string_view kMagic{"\0asm", 4}, kVersion{"\1\0\0\0", 4};
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.substr(0, kMagic.size()) != kMagic) return base::Failure{Bad{0, "magic header not detected"}};
    if (text.substr(kMagic.size(), kVersion.size()) != kVersion)
      return base::Failure{Bad{kMagic.size(), text.size() < kHeader ? "unexpected end" : "unknown binary version"}};
    Cursor in(bytes, {kHeader, static_cast<uint32_t>(bytes.size())});
    while (!in.atEnd() && !bad_) section(in);
    if (!bad_) bad_ = in.bad();
    if (!bad_) checkWhole();
    if (bad_) return base::Failure{std::move(*bad_)};
    return std::move(out_);
  }

 private:
  // ---------------------------------------------------------------------------------------------------- the sections

  void section(Cursor& in) {
    uint32_t at = in.at();
    uint8_t id = in.byte();
    Range content = in.part(in.u32());
    if (in.failed()) return;
    if (id > static_cast<uint8_t>(SectionId::DataCount)) {
      constexpr uint8_t kTag = 13;
      return stop(at, id == kTag ? "uses exceptions, which Marine has not (section 13)"
                                 : fmt::format("malformed section id {}", id));
    }
    if (id == 0) return custom(content);
    if (rank(SectionId{id}) <= lastRank_)
      return stop(at, fmt::format("unexpected content after last section: section {} here", id));
    lastRank_ = rank(SectionId{id});
    out_.sections.push_back({SectionId{id}, content});
    Cursor part(out_.bytes, content);
    read(SectionId{id}, part);
    if (!part.failed() && !part.atEnd())
      part.fail(part.at(), fmt::format("section size mismatch: {} bytes more than section {} has", part.rest(), id));
    bad_ = part.bad();
  }

  void custom(Range content) {
    Cursor part(out_.bytes, content);
    std::string_view name = part.name();
    uint32_t rest = part.rest();
    if (!part.failed()) out_.customs.push_back({name, part.bytes(rest)});
    bad_ = part.bad();
  }

  void read(SectionId id, Cursor& in) {
    switch (id) {
    case SectionId::Custom: return;
    case SectionId::Type: each(in, kMostItems, "types", [&] { type(in); }); return makeTypes();
    case SectionId::Import: return each(in, kMostItems, "imports", [&] { import(in); });
    case SectionId::Function: return each(in, kMostItems, "functions", [&] { function(in); });
    case SectionId::Table: return each(in, kMostItems, "tables", [&] { out_.tables.push_back(tableType(in)); });
    case SectionId::Memory: return each(in, kMostItems, "memories", [&] { memory(in); });
    case SectionId::Global: return each(in, kMostItems, "globals", [&] { global(in); });
    case SectionId::Export: return each(in, kMostItems, "exports", [&] { exported(in); });
    case SectionId::Start: return start(in);
    case SectionId::Element: return each(in, kMostItems, "element segments", [&] { element(in); });
    case SectionId::Code: return code(in);
    case SectionId::Data: return data(in);
    case SectionId::DataCount:
      dataCount_ = in.at();
      out_.dataCount = in.u32();
      if (*out_.dataCount > kMostItems)
        in.fail(dataCount_, fmt::format("{} data segments, and at most {} are allowed", *out_.dataCount, kMostItems));
      return;
    }
  }

  template <class Item> void each(Cursor& in, uint32_t most, std::string_view what, Item&& item) {
    uint32_t count = in.count(most, what);
    for (uint32_t i = 0; i < count && !in.failed(); ++i) item();
  }

  // ------------------------------------------------------------------------------------------------------- the items

  void type(Cursor& in) {
    constexpr uint8_t kFunction = 0x60;
    uint32_t at = in.at();
    uint8_t form = in.byte();
    if (!in.failed() && form != kFunction)
      return in.fail(at, form >= 0x4e && form <= 0x5f ? "uses garbage collection, which Marine has not"
                                                      : fmt::format("malformed type 0x{:02x}", form));
    // The pool may move while it grows: spans are made when all is read.
    TypeAt place{static_cast<uint32_t>(out_.typePool.size()), 0, 0};
    place.params = valueTypes(in, "parameters");
    place.results = valueTypes(in, "results");
    typesAt_.push_back(place);
  }
  uint32_t valueTypes(Cursor& in, std::string_view what) {
    uint32_t count = in.count(kMostArity, what);
    for (uint32_t i = 0; i < count && !in.failed(); ++i) out_.typePool.push_back(readType(in));
    return in.failed() ? 0 : count;
  }
  void makeTypes() {
    std::span<const Type> pool = out_.typePool;
    for (const TypeAt& each : typesAt_)
      out_.types.push_back(
          {pool.subspan(each.begin, each.params), pool.subspan(each.begin + each.params, each.results)});
  }

  uint32_t typeIndex(Cursor& in) {
    uint32_t at = in.at(), index = in.u32();
    if (!in.failed() && index >= out_.types.size()) in.fail(at, fmt::format("unknown type {}", index));
    return in.failed() ? 0 : index;
  }

  void import(Cursor& in) {
    Import import;
    import.module = in.name();
    import.name = in.name();
    uint32_t at = in.at();
    uint8_t kind = in.byte();
    if (in.failed()) return;
    if (kind > static_cast<uint8_t>(Kind::Global))
      return in.fail(
          at, kind == 4 ? "uses exceptions, which Marine has not" : fmt::format("malformed import kind {}", kind));
    import.kind = Kind{kind};
    switch (import.kind) {
    case Kind::Function:
      import.index = out_.importedFunctions++;
      out_.functions.push_back(typeIndex(in));
      break;
    case Kind::Table:
      import.index = out_.importedTables++;
      out_.tables.push_back(tableType(in));
      break;
    case Kind::Memory:
      import.index = out_.importedMemories++;
      memory(in);
      break;
    case Kind::Global:
      import.index = out_.importedGlobals++;
      out_.globals.push_back(globalType(in));
      break;
    }
    out_.imports.push_back(import);
  }

  void function(Cursor& in) {
    if (out_.functions.size() >= kMostItems) return in.fail(in.at(), fmt::format("more than {} functions", kMostItems));
    out_.functions.push_back(typeIndex(in));
  }

  SizeLimits limits(Cursor& in, uint64_t most, std::string_view tooMany) {
    constexpr uint8_t kHasMost = 1, kShared = 2, kWide = 4;
    uint32_t at = in.at();
    uint8_t flags = in.byte();
    if (in.failed()) return {};
    if (flags > kHasMost) {
      in.fail(at, flags < kWide && (flags & kShared) ? "uses threads, which Marine has not"
                  : flags < 2 * kWide                ? "uses memory64, which Marine has not"
                                                     : fmt::format("malformed limits flags {}", flags));
      return {};
    }
    SizeLimits size{in.u32(), std::nullopt};
    if (flags & kHasMost) size.most = in.u32();
    if (in.failed()) return {};
    if (size.least > most || size.most.value_or(0) > most) in.fail(at, std::string(tooMany));
    else if (size.most && *size.most < size.least) in.fail(at, "size minimum must not be greater than maximum");
    return size;
  }

  TableType tableType(Cursor& in) {
    TableType table;
    table.element = readReferenceType(in);
    uint32_t at = in.at();
    table.size = limits(in, UINT32_MAX, "");
    elements_ += table.size.least;
    if (!in.failed() && elements_ > kMostElements)
      in.fail(at, fmt::format("tables of more than {} elements", kMostElements));
    return table;
  }
  void memory(Cursor& in) {
    if (!out_.memories.empty()) return in.fail(in.at(), "multiple memories, which Marine has not");
    out_.memories.push_back(limits(in, kMostPages, "memory size must be at most 65536 pages (4GiB)"));
  }

  GlobalType globalType(Cursor& in) {
    GlobalType global;
    global.type = readType(in);
    uint32_t at = in.at();
    uint8_t flag = in.byte();
    if (flag > 1) in.fail(at, fmt::format("malformed mutability {}", flag));
    global.isMutable = flag == 1;
    return global;
  }
  void global(Cursor& in) {
    GlobalType global = globalType(in);
    constant(in, global.type);
    out_.globals.push_back(global);
  }
  void constant(Cursor& in, Type type) {
    declared_.resize(out_.functions.size());
    readConstant(in, out_, type, declared_);
  }

  void exported(Cursor& in) {
    uint32_t at = in.at();
    Export item;
    item.name = in.name();
    uint32_t kindAt = in.at();
    uint8_t kind = in.byte();
    if (in.failed()) return;
    if (kind > static_cast<uint8_t>(Kind::Global))
      return in.fail(kindAt, fmt::format("malformed export kind {}", kind));
    item.kind = Kind{kind};
    item.index = in.u32();
    if (in.failed()) return;
    if (item.index >= howMany(item.kind))
      return in.fail(kindAt, fmt::format("unknown {} {}", kindName(item.kind), item.index));
    if (!exportNames_.insert(item.name).second)
      return in.fail(at, fmt::format("duplicate export name `{}`", item.name));
    if (item.kind == Kind::Function) declare(item.index);
    out_.exports.push_back(item);
  }
  size_t howMany(Kind kind) const {
    switch (kind) {
    case Kind::Function: return out_.functions.size();
    case Kind::Table: return out_.tables.size();
    case Kind::Memory: return out_.memories.size();
    case Kind::Global: return out_.globals.size();
    }
    return 0;
  }
  void declare(uint32_t function) {
    declared_.resize(out_.functions.size());
    declared_[function] = true;
  }

  void start(Cursor& in) {
    uint32_t at = in.at(), index = in.u32();
    if (in.failed()) return;
    if (index >= out_.functions.size()) return in.fail(at, fmt::format("unknown function {}", index));
    const Signature& type = out_.types[out_.functions[index]];
    if (!type.params.empty() || !type.results.empty())
      return in.fail(at, fmt::format("start function of the type {}, expected () -> ()", signatureText(type)));
    out_.start = index;
  }

  // ---------------------------------------------------------------------------------------------------- the segments

  void element(Cursor& in) {
    // Bits of the flags: not active; a table, or declared only; expressions in place of functions.
    constexpr uint32_t kPassive = 1, kMore = 2, kExpressions = 4, kAll = 7;
    uint32_t at = in.at(), flags = in.u32();
    if (flags > kAll) in.fail(at, fmt::format("malformed element segment flags {}", flags));
    bool active = (flags & kPassive) == 0;
    uint32_t tableAt = in.at(), table = active && (flags & kMore) ? in.u32() : 0;
    if (active) constant(in, Type::I32);
    Type type = Type::FuncRef;
    uint32_t typeAt = in.at();
    if (flags & (kPassive | kMore)) {
      if (flags & kExpressions) type = readReferenceType(in);
      else if (in.byte() != 0) in.fail(typeAt, "malformed element kind");
    }
    if (in.failed()) return;
    if (active && table >= out_.tables.size()) return in.fail(tableAt, fmt::format("unknown table {}", table));
    if (active && out_.tables[table].element != type)
      return in.fail(typeAt, fmt::format("type mismatch: expected {}, found {}", typeName(out_.tables[table].element),
                                         typeName(type)));
    uint32_t count = in.count(kMostElements, "elements");
    for (uint32_t i = 0; i < count && !in.failed(); ++i) {
      if (flags & kExpressions) constant(in, type);
      else elementFunction(in);
    }
    out_.segments.push_back(type);
  }
  void elementFunction(Cursor& in) {
    uint32_t at = in.at(), function = in.u32();
    if (in.failed()) return;
    if (function >= out_.functions.size()) return in.fail(at, fmt::format("unknown function {}", function));
    declare(function);
  }

  void data(Cursor& in) {
    uint32_t at = in.at(), count = in.count(kMostItems, "data segments");
    if (!in.failed() && out_.dataCount && *out_.dataCount != count) return in.fail(at, kDataLengths);
    hasData_ = true;
    for (uint32_t i = 0; i < count && !in.failed(); ++i) {
      constexpr uint32_t kPassive = 1, kNamed = 2;
      uint32_t flagsAt = in.at(), flags = in.u32(), memory = flags == kNamed ? in.u32() : 0;
      if (flags > kNamed) in.fail(flagsAt, fmt::format("malformed data segment flags {}", flags));
      if (!in.failed() && flags != kPassive && memory >= out_.memories.size())
        return in.fail(flagsAt, fmt::format("unknown memory {}", memory));
      if (flags != kPassive) constant(in, Type::I32);
      in.part(in.u32());
    }
  }

  // -------------------------------------------------------------------------------------------------------- the code

  void code(Cursor& in) {
    uint32_t at = in.at(), count = in.count(kMostItems, "bodies");
    size_t wanted = out_.functions.size() - out_.importedFunctions;
    if (!in.failed() && count != wanted) return in.fail(at, kCodeLengths);
    declared_.resize(out_.functions.size());
    Effort effort(out_.bytes.size());
    for (uint32_t i = 0; i < count && !in.failed(); ++i) body(in, out_.importedFunctions + i, effort);
  }

  void body(Cursor& in, uint32_t function, Effort& effort) {
    uint32_t at = in.at(), size = in.u32();
    if (!in.failed() && size > kMostBodyBytes)
      return in.fail(at, fmt::format("a body of {} bytes, and at most {} are allowed", size, kMostBodyBytes));
    Range whole = in.part(size);
    if (in.failed()) return;
    Cursor part(out_.bytes, whole);
    Body body;
    body.locals.begin = part.at();
    locals(part, function, body);
    body.locals.end = body.code.begin = part.at();
    body.code.end = whole.end;
    if (part.failed()) return in.fail(part.bad()->offset, part.bad()->text);
    if (std::optional<Bad> bad = validateBody(out_, function, body, declared_, effort))
      in.fail(bad->offset, std::move(bad->text));
    out_.bodies.push_back(body);
  }

  void locals(Cursor& in, uint32_t function, Body& body) {
    body.firstRun = static_cast<uint32_t>(out_.runs.size());
    body.parameters = static_cast<uint32_t>(out_.types[out_.functions[function]].params.size());
    uint64_t all = body.parameters;
    uint32_t count = in.count(kMostLocals, "groups of locals");
    for (uint32_t i = 0; i < count && !in.failed(); ++i) {
      uint32_t at = in.at();
      all += in.u32();
      if (all > kMostLocals)
        return in.fail(at, fmt::format("too many locals: {}, and at most {} are allowed", all, kMostLocals));
      out_.runs.push_back({static_cast<uint32_t>(all), readType(in)});
    }
    body.runs = static_cast<uint32_t>(out_.runs.size()) - body.firstRun;
    body.allLocals = static_cast<uint32_t>(all);
  }

  /// What can be missing altogether.
  void checkWhole() {
    uint32_t end = static_cast<uint32_t>(out_.bytes.size());
    if (out_.functions.size() - out_.importedFunctions != out_.bodies.size()) stop(end, kCodeLengths);
    else if (out_.dataCount && !hasData_ && *out_.dataCount != 0) stop(dataCount_, kDataLengths);
  }
  void stop(uint32_t offset, std::string text) { bad_ = Bad{offset, std::move(text)}; }

  static constexpr const char* kCodeLengths = "function and code section have inconsistent lengths";
  static constexpr const char* kDataLengths = "data count and data section have inconsistent lengths";

  struct TypeAt {
    uint32_t begin, params, results;  // in the pool
  };

  Contents out_;
  std::optional<Bad> bad_;
  uint32_t lastRank_ = 0, dataCount_ = 0;
  uint64_t elements_ = 0;  // of all tables
  bool hasData_ = false;
  std::vector<TypeAt> typesAt_;
  std::vector<bool> declared_;  // functions that `ref.func` may name
  std::unordered_set<std::string_view> exportNames_;
};

}  // namespace

base::Result<std::shared_ptr<const Module>, Bad> Module::read(Bytes bytes) {
  base::Result<Contents, Bad> contents = Reader(std::move(bytes)).run();
  if (!contents) return base::Failure{contents.error()};
  return std::shared_ptr<const Module>(new Module(*std::move(contents)));
}

Module::Module(Contents contents) : contents_(std::move(contents)) {
  const Bytes& bytes = contents_.bytes;
  hash_ = std::hash<std::string_view>()({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

const Export* Module::find(std::string_view name) const {
  auto found = std::find_if(contents_.exports.begin(), contents_.exports.end(),
                            [&](const Export& each) { return each.name == name; });
  return found == contents_.exports.end() ? nullptr : &*found;
}

std::string_view typeName(Type type) {
  switch (type) {
  case Type::I32: return "i32";
  case Type::I64: return "i64";
  case Type::F32: return "f32";
  case Type::F64: return "f64";
  case Type::V128: return "v128";
  case Type::FuncRef: return "funcref";
  case Type::ExternRef: return "externref";
  }
  return "";
}

std::string_view kindName(Kind kind) {
  switch (kind) {
  case Kind::Function: return "function";
  case Kind::Table: return "table";
  case Kind::Memory: return "memory";
  case Kind::Global: return "global";
  }
  return "";
}

std::string signatureText(const Signature& signature) {
  auto list = [](std::span<const Type> types) {
    std::string text;
    for (Type type : types) text += fmt::format("{}{}", text.empty() ? "" : ", ", typeName(type));
    return text;
  };
  std::string results = list(signature.results);
  if (signature.results.size() != 1) results = fmt::format("({})", results);
  return fmt::format("({}) -> {}", list(signature.params), results);
}

bool sameSignature(const Signature& a, const Signature& b) {
  return std::equal(a.params.begin(), a.params.end(), b.params.begin(), b.params.end()) &&
         std::equal(a.results.begin(), a.results.end(), b.results.begin(), b.results.end());
}

std::string badText(const Bad& bad) { return fmt::format("byte {}: {}", bad.offset, bad.text); }

}  // namespace aqua::wasm
