#include "compiler/base/printable.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/utf8.h"

namespace aqua::base {

namespace {

struct Range {
  char32_t first, last;
};
/// Of Unicode 15: Cc, Cf, Zl, Zp, and what has no width although it is a letter or a mark of its own.
constexpr std::array kUnprintable = {
    Range{0x00, 0x1F},       Range{0x7F, 0x9F},       Range{0xAD, 0xAD},       Range{0x34F, 0x34F},
    Range{0x600, 0x605},     Range{0x61C, 0x61C},     Range{0x6DD, 0x6DD},     Range{0x70F, 0x70F},
    Range{0x890, 0x891},     Range{0x8E2, 0x8E2},     Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},
    Range{0x180B, 0x180F},   Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x206F},
    Range{0x3164, 0x3164},   Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},
    Range{0x110BD, 0x110BD}, Range{0x110CD, 0x110CD}, Range{0x13430, 0x1343F}, Range{0x1BCA0, 0x1BCA3},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};

bool isPlain(char c) { return c >= 0x20 && c < 0x7F; }

/// Copies `text`; `escape(out, point, rest)` writes what is unprintable, `bad(out, byte)` what is not UTF-8.
template <class Escape, class Bad> std::string escaped(std::string_view text, Escape escape, Bad bad) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    size_t plain = i;
    while (plain < text.size() && isPlain(text[plain])) ++plain;
    out.append(text, i, plain - i);
    if ((i = plain) == text.size()) break;
    std::string_view piece = text.substr(i, sequenceLength(text.substr(i)));
    char32_t point = codePoint(piece);
    if (piece.size() == 1 && point >= 0x80) bad(out, point);
    else if (isUnprintable(point)) escape(out, point, text.substr(i + piece.size()));
    else out += piece;
    i += piece.size();
  }
  return out;
}

void appendEscape(std::string& out, char32_t point) {
  switch (point) {
  case '\n': out += "\\n"; return;
  case '\r': out += "\\r"; return;
  case '\t': out += "\\t"; return;
  default: out += fmt::format("\\u{{{:x}}}", static_cast<uint32_t>(point));
  }
}

void appendByte(std::string& out, char32_t byte) { out += fmt::format("\\x{:02x}", static_cast<uint32_t>(byte)); }

}  // namespace

bool isUnprintable(char32_t point) {
  auto range = std::upper_bound(kUnprintable.begin(), kUnprintable.end(), point,
                                [](char32_t p, const Range& r) { return p < r.first; });
  return range != kUnprintable.begin() && point <= std::prev(range)->last;
}

std::string printable(std::string_view text) {
  return escaped(
      text, [](std::string& out, char32_t point, std::string_view) { appendEscape(out, point); }, appendByte);
}

std::string printableLines(std::string_view text) {
  auto escape = [](std::string& out, char32_t point, std::string_view rest) {
    bool layout = point == '\n' || point == '\t' || (point == '\r' && rest.starts_with('\n'));
    if (layout) out += static_cast<char>(point);
    else appendEscape(out, point);
  };
  return escaped(text, escape, appendByte);
}

std::string printableJson(std::string_view json) {
  auto escape = [](std::string& out, char32_t point, std::string_view) {
    auto unit = [&out](uint32_t value) { out += fmt::format("\\u{:04x}", value); };
    auto value = static_cast<uint32_t>(point);
    if (value < 0x20) {
      out += static_cast<char>(value);  // layout: in strings it is escaped already
    } else if (value < 0x10000) {
      unit(value);
    } else {
      unit(0xD800 + ((value - 0x10000) >> 10));
      unit(0xDC00 + ((value - 0x10000) & 0x3FF));
    }
  };
  return escaped(json, escape, [](std::string& out, char32_t) { out += "\xEF\xBF\xBD"; });
}

std::string shortened(std::string_view text, size_t most) {
  const size_t count = text.size() <= most ? 0 : countCodePoints(text);
  if (count <= most) return std::string(text);
  const size_t tail = most / 4, head = most - tail;
  size_t begin = 0;
  for (size_t i = 0; i < head; ++i) begin += sequenceLength(text.substr(begin));
  size_t end = text.size();
  for (size_t i = 0; i < tail; ++i) do
      --end;
    while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return fmt::format("{}…({} more)…{}", text.substr(0, begin), count - head - tail, text.substr(end));
}

}  // namespace aqua::base
