#include "runtime/marine/encode.h"

#include <fmt/format.h>

#include "runtime/marine/module.h"
#include "runtime/wasm/customs.h"
#include "runtime/wasm/writer.h"

namespace aqua::marine {

namespace {

using base::Failure;
using base::Result;

/// The first thing that is too long counts.
class Encoder {
 public:
  Result<std::vector<uint8_t>> run(const Interface& interface) {
    enum Block : uint32_t { Types, Imports, Adapters, Exports, Implementations, Version };
    out_.byte(Version);
    text(interface.version);
    block(Types, interface.types, [&](const TypeDef& each) { typeDef(each); });
    block(Imports, interface.imports, [&](const ImportDef& each) {
      text(each.module);
      text(each.name);
      out_.u32(each.type);
    });
    block(Adapters, interface.adapters, [&](const Adapter& each) {
      out_.u32(each.type);
      list(each.program, "instructions of a function",
           [&](const Instruction& instruction) { this->instruction(instruction); });
    });
    block(Exports, interface.exports, [&](const ExportDef& each) {
      text(each.name);
      out_.u32(each.type);
    });
    block(Implementations, interface.implementations,
          [&](const Implementation& each) { out_.u32(each.core).u32(each.adapter); });
    if (!problem_.empty()) return Failure{problem_};
    return std::move(out_.bytes);
  }

 private:
  static constexpr size_t kMost = 255;  // a length has one byte

  void text(const std::string& value) {
    if (value.size() > kMost) return fail(fmt::format("a name has {} bytes, {} are the most", value.size(), kMost));
    out_.byte(static_cast<uint32_t>(value.size()));
    out_.raw({reinterpret_cast<const uint8_t*>(value.data()), value.size()});
  }
  template <class Items, class Each> void list(const Items& items, std::string_view what, Each&& each) {
    if (items.size() > kMost) return fail(fmt::format("{} {}, {} are the most", items.size(), what, kMost));
    out_.byte(static_cast<uint32_t>(items.size()));
    for (const auto& item : items) each(item);
  }
  template <class Items, class Each> void block(uint32_t kind, const Items& items, Each&& each) {
    if (items.empty()) return;
    out_.byte(kind).u32(items.size());
    for (const auto& item : items) each(item);
  }
  void type(const InterfaceType& value) {
    out_.byte(static_cast<uint32_t>(value.kind));
    if (value.kind == Kind::Record) out_.u32(value.record);
    if (value.kind == Kind::Array) type(*value.element);
  }
  void fields(const std::vector<Field>& all, std::string_view what) {
    list(all, what, [&](const Field& each) {
      text(each.name);
      type(each.type);
    });
  }
  void typeDef(const TypeDef& value) {
    if (const auto* record = std::get_if<RecordType>(&value)) {
      out_.byte(1);
      text(record->name);
      fields(record->fields, "fields of a record");
      return;
    }
    const auto& function = std::get<FunctionType>(value);
    out_.byte(0);
    fields(function.args, "arguments of a function");
    list(function.results, "results of a function", [&](const InterfaceType& each) { type(each); });
  }
  void instruction(const Instruction& value) {
    out_.byte(static_cast<uint32_t>(value.op));
    switch (operandOf(value.op)) {
    case Operand::None: return;
    case Operand::Number:
    case Operand::Record: out_.u32(value.number); return;
    case Operand::Type: type(value.type); return;
    }
  }
  void fail(std::string text) {
    if (problem_.empty()) problem_ = std::move(text);
  }

  wasm::Writer out_;
  std::string problem_;
};

}  // namespace

Result<std::vector<uint8_t>> encodeInterface(const Interface& interface) { return Encoder().run(interface); }

Result<wasm::Bytes> withMarine(const wasm::Module& code, const std::optional<Interface>& interface,
                               const std::optional<std::string>& sdkVersion) {
  std::vector<wasm::NewCustom> sections;
  if (interface) {
    auto bytes = encodeInterface(*interface);
    if (!bytes) return Failure{bytes.error()};
    sections.push_back({std::string(kInterfaceSection), *std::move(bytes)});
  }
  if (sdkVersion) sections.push_back({std::string(kSdkSection), wasm::Bytes(sdkVersion->begin(), sdkVersion->end())});
  return wasm::withCustoms(code, sections, [](std::string_view name) { return name.starts_with(".debug_"); });
}

}  // namespace aqua::marine
