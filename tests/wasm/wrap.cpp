#include "tests/wasm/wrap.h"

#include <algorithm>

#include "tests/unit/wasm_modules.h"

namespace aqua::spec {

namespace {

using namespace wasm_modules;
using wasm::Range;
using wasm::SectionId;
using wasm::Signature;
using wasm::Type;

constexpr uint8_t kEnd = 0x0b, kCall = 0x10, kGet = 0x20, kSet = 0x21, kVector = 0xfd;

bool isBits(Type type) { return type == Type::F32 || type == Type::F64 || type == Type::V128; }
bool isReference(Type type) { return type == Type::FuncRef || type == Type::ExternRef; }

Bytes plainTypes(std::span<const Type> types) {
  Bytes out;
  for (Type type : types) {
    if (type == Type::F32) out.push_back(static_cast<uint8_t>(Type::I32));
    else if (type == Type::F64) out.push_back(static_cast<uint8_t>(Type::I64));
    else if (type == Type::V128) out.insert(out.end(), 2, static_cast<uint8_t>(Type::I64));
    else out.push_back(static_cast<uint8_t>(type));
  }
  return out;
}

Bytes counted(const Bytes& items) {
  Bytes out = leb(items.size());
  append(out, items);
  return out;
}

void get(Bytes& code, size_t local) {
  code.push_back(kGet);
  append(code, leb(local));
}

/// `call` between the conversions; results wait in locals.
Bytes wrapper(const Signature& type, uint32_t function) {
  Bytes code, locals = leb(type.results.size());
  size_t next = 0;
  for (Type each : type.params) {
    get(code, next++);
    if (each == Type::F32) code.push_back(0xbe);  // f32.reinterpret_i32
    if (each == Type::F64) code.push_back(0xbf);  // f64.reinterpret_i64
    if (each != Type::V128) continue;
    append(code, {kVector, 0x12});  // i64x2.splat
    get(code, next++);
    append(code, {kVector, 0x1e, 1});  // i64x2.replace_lane 1
  }
  code.push_back(kCall);
  append(code, leb(function));
  for (size_t i = type.results.size(); i-- > 0;) {
    code.push_back(kSet);
    append(code, leb(next + i));
  }
  for (size_t i = 0; i < type.results.size(); ++i) {
    append(locals, {1, static_cast<uint8_t>(type.results[i])});
    get(code, next + i);
    if (type.results[i] == Type::F32) code.push_back(0xbc);
    if (type.results[i] == Type::F64) code.push_back(0xbd);
    if (type.results[i] != Type::V128) continue;
    append(code, {kVector, 0x1d, 0});  // i64x2.extract_lane 0
    get(code, next + i);
    append(code, {kVector, 0x1d, 1});
  }
  code.push_back(kEnd);
  return body(locals, code);
}

/// A vector in the format, with more items behind those that it has.
Bytes longer(const Bytes& module, Range content, size_t had, size_t more, const Bytes& items) {
  Bytes out = leb(had + more);
  size_t skip = content.begin;
  while (skip < content.end && (module[skip] & 0x80)) ++skip;
  if (content.begin != content.end)
    out.insert(out.end(), module.begin() + static_cast<std::ptrdiff_t>(skip) + 1, module.begin() + content.end);
  append(out, items);
  return out;
}

}  // namespace

bool isWrapped(const Signature& type) {
  auto any = [&](auto&& is) {
    return std::any_of(type.params.begin(), type.params.end(), is) ||
           std::any_of(type.results.begin(), type.results.end(), is);
  };
  return any(isBits) && !any(isReference);
}

Bytes wrapped(const wasm::Module& module) {
  const wasm::Contents& contents = module.contents();
  Bytes types, functions, exports, bodies;
  size_t count = 0;
  for (const wasm::Export& each : contents.exports) {
    if (each.kind != wasm::Kind::Function || !isWrapped(module.signature(each.index))) continue;
    const Signature& type = module.signature(each.index);
    types.push_back(0x60);
    for (std::span<const Type> list : {type.params, type.results}) {
      Bytes plain = plainTypes(list);
      append(types, counted(plain));
    }
    append(functions, leb(contents.types.size() + count));
    append(exports, counted(bytesOf("w:" + std::string(each.name))));
    exports.push_back(0);
    append(exports, leb(contents.functions.size() + count));
    append(bodies, wrapper(type, each.index));
    ++count;
  }
  if (count == 0) return contents.bytes;
  Bytes out{0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const wasm::Section& each : contents.sections) {
    auto extended = [&](size_t had, const Bytes& items) {
      return longer(contents.bytes, each.content, had, count, items);
    };
    Bytes content(contents.bytes.begin() + each.content.begin, contents.bytes.begin() + each.content.end);
    if (each.id == SectionId::Type) content = extended(contents.types.size(), types);
    if (each.id == SectionId::Function) content = extended(contents.bodies.size(), functions);
    if (each.id == SectionId::Export) content = extended(contents.exports.size(), exports);
    if (each.id == SectionId::Code) content = extended(contents.bodies.size(), bodies);
    append(out, section(static_cast<uint8_t>(each.id), content));
  }
  return out;
}

}  // namespace aqua::spec
