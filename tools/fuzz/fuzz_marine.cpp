// Any bytes as the interface of a module, in both of its forms, and as arguments in JSON: an interface that is read can
// be written, as bytes, as text and as Aqua, and is then read as the same; arguments that fit come back as they went
// in.
#include <cstdlib>
#include <string>

#include "runtime/marine/aqua_text.h"
#include "runtime/marine/encode.h"
#include "runtime/marine/json.h"
#include "runtime/marine/text_reader.h"

namespace {

using namespace aqua;
using marine::InterfaceType;
using marine::Kind;

void demand(bool holds) {
  if (!holds) std::abort();
}

InterfaceType listOf(InterfaceType element) {
  return {Kind::Array, 0, std::make_shared<const InterfaceType>(std::move(element))};
}

/// A record with a field of each type, and lists of it.
const marine::Interface& everything() {
  static const marine::Interface kInterface = [] {
    marine::RecordType record{"All", {}};
    for (Kind kind : {Kind::S8, Kind::S16, Kind::S32, Kind::S64, Kind::U8, Kind::U16, Kind::U32, Kind::U64, Kind::F32,
                      Kind::F64, Kind::String, Kind::Boolean, Kind::ByteArray})
      record.fields.push_back({"f" + std::to_string(record.fields.size()), {kind}});
    record.fields.push_back({"list", listOf(listOf({Kind::S16}))});
    marine::Interface out;
    out.types.emplace_back(record);
    return out;
  }();
  return kInterface;
}

void asInterface(std::span<const uint8_t> bytes) {
  auto interface = marine::decodeInterface(bytes);
  if (!interface) return demand(interface.error().starts_with("Parsing Error: (["));
  auto again = marine::encodeInterface(*interface);
  demand(again && marine::interfaceText(*marine::decodeInterface(*again)) == marine::interfaceText(*interface));
  marine::MarineModule module;
  module.interface = *interface;
  for (uint32_t i = 0; i < interface->types.size(); ++i)
    if (interface->function(i)) module.functions.push_back({"f" + std::to_string(i), i, 0});
  auto text = marine::aquaText(module, "fuzz", "");
  demand(!text || text->starts_with("aqua Fuzz declares *\n"));
}

void asInterfaceText(std::string_view text) {
  auto interface = marine::parseInterfaceText(text);
  if (!interface) return demand(interface.error().offset <= text.size() && !interface.error().text.empty());
  std::string written = marine::interfaceText(*interface);
  auto again = marine::parseInterfaceText(written);
  demand(again && marine::interfaceText(*again) == written);
}

void asArguments(std::string_view text) {
  auto json = values::parseJson(text);
  if (!json) return;
  for (const InterfaceType& type :
       {InterfaceType{Kind::Record, 0}, listOf({Kind::Record, 0}), listOf(listOf({Kind::U64})),
        InterfaceType{Kind::String}, InterfaceType{Kind::ByteArray}, InterfaceType{Kind::F32}}) {
    marine::FunctionType function{{{"a", type}}, {type}};
    auto items = marine::argumentsOf(*json, function, everything());
    if (!items) {
      demand(!items.error().empty());
      continue;
    }
    auto result = marine::resultOf(*items, function, everything());
    demand(static_cast<bool>(result));
    auto again = marine::argumentsOf(values::Value::array({*result}), function, everything());
    // Infinite numbers become null, and no number.
    if (again) demand(marine::resultOf(*again, function, everything())->text() == result->text());
    else demand(again.error().find("invalid type: null, expected f") != std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  asInterface({data, size});
  asInterfaceText(text);
  asArguments(text);
  return 0;
}
