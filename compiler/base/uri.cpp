#include "compiler/base/uri.h"

namespace aqua::base {

std::string uriEscaped(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("-._~/").find(c) != std::string_view::npos;
    auto byte = static_cast<unsigned char>(c);
    if (plain) out += c;
    else (out += '%') += {kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

}  // namespace aqua::base
