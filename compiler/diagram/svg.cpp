// A diagram as an image: a column for each peer, time downwards.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/markup.h"
#include "compiler/base/words.h"
#include "compiler/diagram/diagram.h"

namespace aqua::diagram {

namespace {

constexpr size_t kRow = 30, kHead = 64, kMargin = 24, kLetter = 7, kFrame = 10, kFewest = 150, kWidest = 340;

std::string_view style() {
  return "text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}"
         ".bg{fill:#fff}.peer{fill:#eef2f7;stroke:#57606a}.name{font-weight:600}.dim{fill:#57606a}"
         ".life{stroke:#b8c0ca;stroke-dasharray:3 "
         "4}.way{stroke:#0b5cad;fill:none}.back{stroke:#57606a;fill:none;stroke-dasharray:6 3}"
         ".bad{stroke:#b42318;fill:none;stroke-dasharray:2 "
         "3}.note{fill:#fff8dc;stroke:#c9b458}.frame{fill:none;stroke:#8c96a3}"
         ".gone{fill:#fdecea;stroke:#b42318}.halo{paint-order:stroke;stroke:#fff;stroke-width:4px}"
         "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.bg{fill:#0d1117}.peer{fill:#1c2530;stroke:#9aa7b4}"
         ".dim{fill:#9aa7b4}.life{stroke:#3d4a57}.way{stroke:#6cb6ff}.back{stroke:#9aa7b4}.bad{stroke:#ff8a80}"
         ".note{fill:#2d2a16;stroke:#a08c3a}.frame{stroke:#5b6773}.gone{fill:#3a1b1b;stroke:#ff8a80}.halo{stroke:#"
         "0d1117}}";
}

size_t letters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view classOf(const Row& row) {
  if (row.kind == RowKind::Call) return "way";
  switch (row.move) {
  case Move::Way: return "way";
  case Move::Return:
  case Move::Ping: return "back";
  case Move::Error: return "bad";
  }
  return "way";
}

class Image {
 public:
  explicit Image(const Diagram& diagram) : diagram_(diagram) { measure(); }

  std::string draw() && {
    size_t y = kHead + 26;
    for (const Row& row : diagram_.rows) {
      step(row, y);
      y += row.kind == RowKind::End ? 12 : kRow;
    }
    if (diagram_.leftOut > 0) {
      box("gone", left(), right(), y, fmt::format("not shown: {}", base::plural(diagram_.leftOut, "more step")));
      y += kRow;
    }
    const size_t width = right() + kMargin, height = y + 8;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "aria-labelledby=\"t\">\n<title id=\"t\">{2}</title>\n<style>{3}</style>\n"
        "<rect class=\"bg\" width=\"{0}\" height=\"{1}\"/>\n",
        width, height, base::markup(diagram_.name), style());
    for (size_t i = 0; i < columns_.size(); ++i) head(out, i, height);
    return out + frames_ + body_ + "</svg>\n";
  }

 private:
  size_t left() const { return kMargin / 2; }
  size_t right() const { return columns_.back() + kWidest / 2 + kMargin; }

  /// Columns as far apart as the labels between neighbours need.
  void measure() {
    const size_t count = diagram_.participants.size();
    std::vector<size_t> gaps(count, kFewest);
    for (size_t i = 0; i < count; ++i) {
      const Participant& each = diagram_.participants[i];
      const size_t need = std::max(letters(each.name), letters(each.note)) * kLetter + 40;
      gaps[i] = std::max(gaps[i], std::min(need, kWidest));
    }
    for (const Row& row : diagram_.rows) {
      if (row.to == kNobody) continue;
      const size_t need = letters(row.text) * kLetter + 30;
      if (row.from == kNobody || row.from == row.to)
        gaps[row.to] = std::max(gaps[row.to], std::min(need + 20, kWidest));
      else if (std::max(row.from, row.to) - std::min(row.from, row.to) == 1)
        gaps[std::min(row.from, row.to)] = std::max(gaps[std::min(row.from, row.to)], std::min(need, kWidest));
    }
    size_t x = kMargin + gaps[0] / 2;
    for (size_t i = 0; i < count; ++i) {
      columns_.push_back(x);
      if (i + 1 < count) x += std::max(gaps[i], (gaps[i] + gaps[i + 1]) / 2);
    }
  }

  void head(std::string& out, size_t i, size_t height) const {
    const Participant& each = diagram_.participants[i];
    const size_t x = columns_[i], half = std::max(letters(each.name), letters(each.note)) * kLetter / 2 + 14;
    out +=
        fmt::format("<line class=\"life\" x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\"/>\n", x, kHead - 6, height - 8);
    out += fmt::format("<rect class=\"peer\" rx=\"6\" x=\"{}\" y=\"14\" width=\"{}\" height=\"42\"/>\n",
                       x > half ? x - half : 0, 2 * half);
    out += fmt::format("<text class=\"name\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>\n", x,
                       each.note.empty() ? 39 : 32, base::markup(each.name));
    if (!each.note.empty())
      out += fmt::format("<text class=\"dim\" text-anchor=\"middle\" x=\"{}\" y=\"48\">{}</text>\n", x,
                         base::markup(each.note));
  }

  void label(size_t x, size_t y, std::string_view anchor, std::string_view text, std::string_view more = "") {
    body_ += fmt::format("<text class=\"halo{}\" text-anchor=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n", more, anchor, x, y,
                         base::markup(text));
  }
  void box(std::string_view kind, size_t from, size_t to, size_t y, std::string_view text) {
    body_ += fmt::format("<rect class=\"{}\" rx=\"3\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"22\"/>\n", kind, from,
                         y - 15, to - from);
    body_ += fmt::format("<text text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>\n", (from + to) / 2, y,
                         base::markup(text));
  }
  void arrow(const Row& row, size_t y) {
    const size_t from = columns_[row.from], to = columns_[row.to];
    const bool forth = to > from;
    const size_t tip = forth ? to - 3 : to + 3, wing = forth ? tip - 7 : tip + 7;
    body_ += fmt::format("<path class=\"{}\" d=\"M{} {}H{}\"/>\n", classOf(row), from, y, tip);
    body_ += fmt::format("<path class=\"{}\" style=\"stroke-dasharray:none\" d=\"M{} {}L{} {}L{} {}\"/>\n",
                         classOf(row), wing, y - 4, tip, y, wing, y + 4);
    label((from + to) / 2, y - 5, "middle", row.text);
  }

  void step(const Row& row, size_t y) {
    switch (row.kind) {
    case RowKind::Call:
      if (row.from == row.to) {
        const size_t x = columns_[row.to];
        body_ += fmt::format("<circle class=\"way\" cx=\"{}\" cy=\"{}\" r=\"4\"/>\n", x, y - 4);
        label(x + 10, y, "start", row.text);
        break;
      }
      [[fallthrough]];
    case RowKind::Move: arrow(row, y); break;
    case RowKind::Note:
      if (row.to == kNobody) {
        box("note", left() + kFrame, right() - kFrame, y, row.text);
      } else {
        const size_t x = columns_[row.to], half = letters(row.text) * kLetter / 2 + 12;
        box("note", x > half ? x - half : 2, x + half, y, row.text);
      }
      break;
    case RowKind::NotShown: box("gone", left(), right(), y, "not shown: " + row.text); break;
    case RowKind::Begin: open_.push_back(y - 18); [[fallthrough]];
    case RowKind::Section: {
      const size_t inset = left() + (open_.size() - 1) * 6;
      if (row.kind == RowKind::Section)
        body_ += fmt::format("<path class=\"frame\" stroke-dasharray=\"4 3\" d=\"M{} {}H{}\"/>\n", inset, y - 16,
                             right() - (open_.size() - 1) * 6);
      const bool loop = row.kind == RowKind::Begin && row.block == Block::Loop;
      const std::string text = (loop ? "for " : "") + (row.text.empty() ? std::string("and") : row.text);
      label(inset + 8, y - 2, "start", text, " name");
      break;
    }
    case RowKind::End: {
      const size_t top = open_.back(), inset = left() + (open_.size() - 1) * 6;
      open_.pop_back();
      frames_ += fmt::format("<rect class=\"frame\" rx=\"4\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", inset,
                             top, right() - inset - open_.size() * 6, y - 14 - top);
      break;
    }
    }
  }

  const Diagram& diagram_;
  std::vector<size_t> columns_;
  std::vector<size_t> open_;  // tops of blocks
  std::string frames_, body_;
};

}  // namespace

std::string svg(const Diagram& diagram) { return Image(diagram).draw(); }

}  // namespace aqua::diagram
