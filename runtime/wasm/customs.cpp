#include "runtime/wasm/customs.h"

#include <algorithm>

#include "runtime/wasm/writer.h"

namespace aqua::wasm {

namespace {

void writeCustom(Writer& out, std::string_view name, std::span<const uint8_t> bytes) {
  Writer content;
  content.text(name).raw(bytes);
  out.section(SectionId::Custom, content.bytes);
}

}  // namespace

Bytes withCustoms(const Module& module, std::span<const NewCustom> added, bool (*drops)(std::string_view name)) {
  constexpr size_t kHead = 8;  // magic number and version
  const Contents& contents = module.contents();
  std::span<const uint8_t> bytes = contents.bytes;
  Writer out;
  out.raw(bytes.first(kHead));
  for (const Section& each : contents.sections)
    out.byte(static_cast<uint32_t>(each.id))
        .u32(each.content.end - each.content.begin)
        .raw(bytes.subspan(each.content.begin, each.content.end - each.content.begin));
  for (const CustomSection& each : contents.customs) {
    auto isNew = [&](const NewCustom& other) { return other.name == each.name; };
    if (!drops(each.name) && std::none_of(added.begin(), added.end(), isNew)) writeCustom(out, each.name, each.bytes);
  }
  for (const NewCustom& each : added) writeCustom(out, each.name, each.bytes);
  return std::move(out.bytes);
}

}  // namespace aqua::wasm
