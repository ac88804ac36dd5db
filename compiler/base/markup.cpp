#include "compiler/base/markup.h"

#include "compiler/base/printable.h"

namespace aqua::base {

std::string markup(std::string_view text) {
  std::string out;
  for (char c : printable(text)) {
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default: out += c;
    }
  }
  return out;
}

}  // namespace aqua::base
