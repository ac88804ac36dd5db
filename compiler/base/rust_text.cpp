#include "compiler/base/rust_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/utf8.h"

namespace aqua::base {

namespace {

struct Points {
  char32_t first, last;
};
/// What people may see and Rust does not print: spaces other than one, marks that join the letter before, private use.
constexpr std::array kEscaped = {Points{0xA0, 0xA0},       Points{0x300, 0x36F},   Points{0x483, 0x489},
                                 Points{0x1680, 0x1680},   Points{0x2000, 0x200F}, Points{0x2028, 0x202F},
                                 Points{0x205F, 0x206F},   Points{0x20D0, 0x20F0}, Points{0x3000, 0x3000},
                                 Points{0xE000, 0xF8FF},   Points{0xFE00, 0xFE0F}, Points{0xFE20, 0xFE2F},
                                 Points{0xF0000, 0x10FFFF}};

bool isEscaped(char32_t point) {
  return isUnprintable(point) || std::any_of(kEscaped.begin(), kEscaped.end(), [&](const Points& points) {
           return point >= points.first && point <= points.last;
         });
}

void append(std::string& out, std::string_view sequence) {
  char32_t point = codePoint(sequence);
  switch (point) {
  case '"': out += "\\\""; return;
  case '\\': out += "\\\\"; return;
  case '\n': out += "\\n"; return;
  case '\r': out += "\\r"; return;
  case '\t': out += "\\t"; return;
  case '\0': out += "\\0"; return;
  default: break;
  }
  if (isEscaped(point)) out += fmt::format("\\u{{{:x}}}", static_cast<uint32_t>(point));
  else out += sequence;
}

}  // namespace

std::string rustDebug(std::string_view text) {
  std::string out = "\"";
  for (size_t at = 0; at < text.size();) {
    size_t length = sequenceLength(text.substr(at));
    append(out, text.substr(at, length));
    at += length;
  }
  return out += '"';
}

}  // namespace aqua::base
