#include "tools/kit/names.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::kit {

using marine::Kind;

std::string scalarName(Kind kind) {
  if (kind == Kind::Boolean) return "bool";
  if (kind == Kind::F32) return "float";
  if (kind == Kind::F64) return "double";
  std::string_view name = marine::kindInfo(kind).aqua;  // `u32`
  return fmt::format("{}int{}_t", name[0] == 'u' ? "u" : "", name.substr(1));
}

std::string safeName(std::string_view name) {
  static constexpr std::string_view kTaken[] = {
#define AQUA_C_NAME(name) #name,
#include "tools/kit/taken_names.def"
  };
  bool taken = std::find(std::begin(kTaken), std::end(kTaken), name.substr(0, name.find_last_not_of('_') + 1)) !=
               std::end(kTaken);
  return std::string(name) + (taken ? "_" : "");
}

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
    out += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return out + "\"";
}

std::string_view coreName(Kind core) {
  if (core == Kind::I64) return "int64_t";
  if (core == Kind::F32) return "float";
  if (core == Kind::F64) return "double";
  return "int32_t";
}

}  // namespace aqua::kit
