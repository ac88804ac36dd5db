// A diagram as Mermaid and as text for terminals.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/words.h"
#include "compiler/diagram/diagram.h"

namespace aqua::diagram {

namespace {

/// Nothing in it ends a line, begins a comment, a directive, markup or the word `wrap:`; Mermaid shows `#35;` as `#`.
std::string escaped(std::string_view source) {
  const std::string line = base::printable(source);
  std::string text;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i], next = i + 1 < line.size() ? line[i + 1] : ' ';
    const bool tag = c == '<' && next != ' ' && next != '-' && next != '=' && next != '<';
    const bool wrap = c == ':' && (text == "wrap" || text == "nowrap");
    if (c == '#' || c == ';' || c == '%' || c == '&' || c == '\\' || tag || wrap) text += fmt::format("#{};", int{c});
    else text += c;
  }
  return text;
}

std::string_view arrowOf(const Row& row) {
  if (row.kind == RowKind::Call) return "->>";
  switch (row.move) {
  case Move::Way: return "->>";
  case Move::Return:
  case Move::Ping: return "-->>";
  case Move::Error: return "--x";
  }
  return "->>";
}

/// The words that begin a block and its other sections.
std::pair<std::string_view, std::string_view> wordsOf(Block block) {
  switch (block) {
  case Block::Par:
  case Block::Free: return {"par", "and"};
  case Block::Alt: return {"alt", "else"};
  case Block::Try: return {"critical", "option"};
  case Block::Loop: return {"loop", ""};
  }
  return {};
}

class Mermaid {
 public:
  explicit Mermaid(const Diagram& diagram) : diagram_(diagram) {}

  std::string write() && {
    out_ = "sequenceDiagram\n";
    for (size_t i = 0; i < diagram_.participants.size(); ++i) {
      const Participant& each = diagram_.participants[i];
      std::string line = fmt::format("  participant p{} as {}", i, escaped(each.name));
      if (!each.note.empty()) line += fmt::format(" ({})", escaped(each.note));
      out_ += line + '\n';
    }
    uint64_t leftOut = diagram_.leftOut;
    for (const Row& row : diagram_.rows) {
      if (row.kind == RowKind::End || row.kind == RowKind::Section || row.kind == RowKind::Begin) frame(row);
      else if (full_) ++leftOut;
      else if (!add(lineOf(row), isArrow(row))) ++leftOut;
    }
    if (leftOut > 0)
      out_ += fmt::format("  Note over {}: not shown: {}\n", everybody(), base::plural(leftOut, "more step"));
    return std::move(out_);
  }

 private:
  static bool isArrow(const Row& row) { return row.kind == RowKind::Call || row.kind == RowKind::Move; }
  std::string everybody() const {
    const size_t count = diagram_.participants.size();
    return count < 2 ? "p0" : fmt::format("p0,p{}", count - 1);
  }

  /// Room stays for the ends of all open blocks and the last note.
  bool add(const std::string& line, bool arrow) {
    const std::string indented = std::string(2 * depth_ + 2, ' ') + line + '\n';
    const size_t closing = depth_ * (2 * depth_ + 8) + 200;
    full_ = out_.size() + indented.size() + closing > kMermaidCharacters || (arrow && arrows_ >= kMermaidArrows);
    if (full_) return false;
    out_ += indented;
    arrows_ += arrow ? 1 : 0;
    return true;
  }

  /// A block that did not fit in is skipped whole.
  void frame(const Row& row) {
    const auto [first, other] = wordsOf(row.block);
    if (row.kind == RowKind::Begin) {
      if (skipped_ == 0 && !full_ && add(fmt::format("{} {}", first, escaped(row.text)), false)) ++depth_;
      else ++skipped_;
    } else if (row.kind == RowKind::Section) {
      if (skipped_ > 0 || full_) return;
      --depth_;
      add(fmt::format("{} {}", other, escaped(row.text)), false);
      ++depth_;
    } else if (skipped_ > 0) {
      --skipped_;
    } else {
      --depth_;
      out_ += std::string(2 * depth_ + 2, ' ') + "end\n";
    }
  }

  std::string lineOf(const Row& row) const {
    if (isArrow(row)) return fmt::format("p{}{}p{}: {}", row.from, arrowOf(row), row.to, escaped(row.text));
    if (row.kind == RowKind::NotShown)
      return fmt::format("Note over {}: not shown: {}", everybody(), escaped(row.text));
    if (row.to == kNobody) return fmt::format("Note over {}: {}", everybody(), escaped(row.text));
    return fmt::format("Note over p{}: {}", row.to, escaped(row.text));
  }

  const Diagram& diagram_;
  std::string out_;
  size_t depth_ = 0, skipped_ = 0, arrows_ = 0;
  bool full_ = false;
};

/// `try`, `if x`, and the words between sections, for terminals.
std::string headOf(const Row& row) {
  const bool loop = row.kind == RowKind::Begin && row.block == Block::Loop;
  return (loop ? "for " : "") + (row.text.empty() ? std::string("and") : row.text);
}

}  // namespace

std::string mermaid(const Diagram& diagram) { return Mermaid(diagram).write(); }

std::string text(const Diagram& diagram) {
  auto name = [&](uint32_t peer) { return base::printable(diagram.participants[peer].name); };
  std::string out;
  for (const Participant& each : diagram.participants)
    out += fmt::format("{}{}{}", out.empty() ? "peers: " : ", ", base::printable(each.name),
                       each.note.empty() ? "" : fmt::format(" ({})", base::printable(each.note)));
  out += "\n\n";
  size_t depth = 0, width = 6;
  for (const Participant& each : diagram.participants) width = std::max(width, std::min<size_t>(each.name.size(), 24));
  for (const Row& row : diagram.rows) {
    if (row.kind == RowKind::End || row.kind == RowKind::Section) --depth;
    std::string line(2 * depth, ' ');
    const std::string said = base::printable(row.text);
    switch (row.kind) {
    case RowKind::Call:
    case RowKind::Move: {
      std::string way = row.from == row.to ? name(row.to) : fmt::format("{} -> {}", name(row.from), name(row.to));
      line += fmt::format("{:<{}}  {}", way, 2 * width + 4, said);
      break;
    }
    case RowKind::Note:
      line += fmt::format("{:<{}}  {}", row.to == kNobody ? "" : name(row.to), 2 * width + 4, said);
      break;
    case RowKind::NotShown: line += fmt::format("[not shown: {}]", said); break;
    case RowKind::Begin:
    case RowKind::Section: line += base::printable(headOf(row)); break;
    case RowKind::End: break;
    }
    if (row.kind == RowKind::Begin || row.kind == RowKind::Section) ++depth;
    if (row.kind != RowKind::End) out += line + '\n';
  }
  if (diagram.leftOut > 0) out += fmt::format("[not shown: {}]\n", base::plural(diagram.leftOut, "more step"));
  return out;
}

}  // namespace aqua::diagram
