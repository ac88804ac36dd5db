// The text form: a header line, framed source lines with marks, then notes, help and fixes.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <llvm/Support/Unicode.h>

#include "compiler/base/printable.h"
#include "compiler/base/utf8.h"
#include "compiler/diagnostics/writers.h"

namespace aqua::diagnostics {

namespace {

constexpr uint32_t kTabWidth = 4;
constexpr uint32_t kSmallestWindow = 24;
constexpr uint32_t kLongestLine = 4096;  // of a longer line only a part is looked at

/// A source line as it is shown: tabs widened, unprintable characters replaced; `columns[i]` is the display
/// column of byte i, with one more entry for the end of the line.
struct ShownLine {
  std::vector<std::pair<uint32_t, std::string>> cells;  // display column, text
  std::vector<uint32_t> columns;
  uint32_t width = 0;
};

ShownLine show(std::string_view line) {
  ShownLine shown;
  shown.columns.reserve(line.size() + 1);
  for (size_t i = 0; i < line.size();) {
    std::string_view piece = line.substr(i, base::sequenceLength(line.substr(i)));
    std::string text(piece);
    int width = piece == "\t" ? static_cast<int>(kTabWidth - shown.width % kTabWidth)
                              : llvm::sys::unicode::columnWidthUTF8({piece.data(), piece.size()});
    if (piece == "\t") text.assign(static_cast<size_t>(width), ' ');
    if (piece != "\t" && base::printable(piece) != piece) width = -1;
    if (width < 0) {
      text = "\xEF\xBF\xBD";  // U+FFFD
      width = 1;
    }
    shown.columns.insert(shown.columns.end(), piece.size(), shown.width);
    shown.cells.emplace_back(shown.width, std::move(text));
    shown.width += static_cast<uint32_t>(width);
    i += piece.size();
  }
  shown.columns.push_back(shown.width);
  return shown;
}

/// A line, or the part of a long one around `focus`.
struct LinePart {
  std::string_view text;
  uint32_t start;  // in the file
};
LinePart partOf(const SourceFile& file, uint32_t number, uint32_t focus) {
  const std::string_view line = file.line(number);
  const uint32_t start = file.lineStart(number);
  if (line.size() <= kLongestLine) return {line, start};
  const uint32_t at = focus >= start && focus - start < line.size() ? focus - start : 0;
  uint32_t begin = at - std::min(at, kLongestLine / 2);
  while (begin < line.size() && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) ++begin;
  return {line.substr(begin, kLongestLine), start + begin};
}
/// Where a file is looked at: the primary place, or the first label in it.
uint32_t focusOf(const Diagnostic& d, const SourceFile* file) {
  if (d.primary.file == file) return d.primary.begin;
  auto label = std::find_if(d.labels.begin(), d.labels.end(), [&](const Label& l) { return l.span.file == file; });
  return label == d.labels.end() ? 0 : label->span.begin;
}

/// The part of a shown line that is printed.
struct Window {
  uint32_t begin = 0, end = 0;
  bool cutLeft = false, cutRight = false;
};

Window chooseWindow(uint32_t lineWidth, uint32_t markBegin, uint32_t markEnd, uint32_t room) {
  if (lineWidth <= room) return {0, lineWidth, false, false};
  uint32_t marked = std::min(markEnd - markBegin, room);
  uint32_t before = std::min(markBegin, (room - marked) / 2);
  uint32_t begin = std::min(markBegin - before, lineWidth - room);
  if (markEnd + 2 <= room) begin = 0;
  uint32_t end = std::min(lineWidth, begin + room);
  return {begin, end, begin > 0, end < lineWidth};
}

struct Mark {
  uint32_t begin, end;  // display columns within the whole line
  bool primary;
  std::string text;
};

using LineMarks = std::map<uint32_t, std::vector<Mark>>;  // by line number

void addMark(LineMarks& lines, const SourceFile& file, uint32_t focus, Span span, bool primary, std::string text) {
  LineColumn first = file.lineColumn(span.begin);
  LineColumn last = file.lineColumn(span.end > span.begin ? span.end - 1 : span.begin);
  const LinePart part = partOf(file, first.line, focus);
  const ShownLine shown = show(part.text);
  auto column = [&](uint32_t offset) {
    return shown.columns[std::min<size_t>(offset - std::min(offset, part.start), shown.columns.size() - 1)];
  };
  uint32_t begin = column(span.begin);
  uint32_t end = last.line == first.line ? column(std::max(span.end, span.begin)) : shown.width;
  text = base::printable(text);
  if (last.line != first.line) text += fmt::format("{}(up to line {})", text.empty() ? "" : " ", last.line);
  lines[first.line].push_back({begin, std::max(end, begin + 1), primary, std::move(text)});
}

class Writer {
 public:
  explicit Writer(const TextOptions& options) : options_(options) {}

  void diagnostic(const Diagnostic& d) {
    severity_ = d.severity;
    const Palette& paint = options_.palette;
    out_ += paint.severity(d.severity, fmt::format("{}[{}]", severityName(d.severity), codeText(d.code)));
    out_ += paint.strong(fmt::format(": {}", base::printable(d.message())));
    out_ += '\n';
    frames(d);
    for (const std::string& note : d.notes) remark("note", note);
    for (const std::string& help : d.help) remark("help", help);
    for (const Fix& fix : d.fixes) this->fix(fix);
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  /// One frame per file, that of the primary place first, the others in order of appearance.
  void frames(const Diagnostic& d) {
    if (!d.primary) return;
    std::vector<std::pair<const SourceFile*, LineMarks>> files;
    auto marksOf = [&](const SourceFile* file) -> LineMarks& {
      for (auto& [known, marks] : files)
        if (known == file) return marks;
      return files.emplace_back(file, LineMarks{}).second;
    };
    auto add = [&](Span span, bool primary, const std::string& text) {
      addMark(marksOf(span.file), *span.file, focusOf(d, span.file), span, primary, text);
    };
    add(d.primary, true, d.primaryLabel());
    for (const Label& label : d.labels)
      if (label.span) add(label.span, false, label.text);

    uint32_t lastLine = 1;
    for (const auto& [file, marks] : files) lastLine = std::max(lastLine, marks.rbegin()->first);
    gutter_ = static_cast<uint32_t>(std::to_string(lastLine).size());
    for (const auto& [file, marks] : files) {
      focus_ = focusOf(d, file);
      LineColumn at = file->lineColumn(focus_);
      out_ += options_.palette.frame(fmt::format("{:{}} ┌─ ", "", gutter_));
      out_ += fmt::format("{}:{}:{}\n", base::printable(file->path()), at.line, at.column);
      frame(*file, marks);
    }
  }

  void frame(const SourceFile& file, const LineMarks& lines) {
    emptyRow();
    uint32_t previous = 0;
    for (const auto& [number, marks] : lines) {
      if (previous != 0 && number == previous + 2) sourceLine(file, previous + 1, {});
      if (previous != 0 && number > previous + 2)
        out_ += options_.palette.frame(fmt::format("{:{}} ·", "", gutter_)) + '\n';
      sourceLine(file, number, marks);
      previous = number;
    }
    emptyRow();
  }

  void emptyRow() { out_ += options_.palette.frame(fmt::format("{:{}} │", "", gutter_)) + '\n'; }

  void row(std::string_view content) {
    while (!content.empty() && content.back() == ' ') content.remove_suffix(1);
    out_ += options_.palette.frame(fmt::format("{:{}} │", "", gutter_));
    if (!content.empty()) out_ += fmt::format(" {}", content);
    out_ += '\n';
  }

  void sourceLine(const SourceFile& file, uint32_t number, std::vector<Mark> marks) {
    ShownLine shown = show(partOf(file, number, focus_).text);
    uint32_t focusBegin = 0, focusEnd = 0;
    for (const Mark& mark : marks) {
      bool better = focusEnd == 0 || mark.primary;
      if (better) focusBegin = mark.begin, focusEnd = mark.end;
    }
    uint32_t room = std::max(kSmallestWindow, options_.width - std::min(options_.width, gutter_ + 5));
    Window window = chooseWindow(shown.width, focusBegin, focusEnd, room);

    std::string text = window.cutLeft ? "…" : "";
    for (const auto& [column, cell] : shown.cells)
      if (column >= window.begin + (window.cutLeft ? 1 : 0) && column < window.end) text += cell;
    if (window.cutRight) text += "…";
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ += options_.palette.frame(fmt::format("{:>{}} │", number, gutter_));
    out_ += text.empty() ? "\n" : fmt::format(" {}\n", text);
    markRows(std::move(marks), window);
  }

  std::string painted(const Mark& mark, std::string_view text) const {
    return mark.primary ? options_.palette.severity(severity_, text) : options_.palette.frame(text);
  }

  std::string underlines(const std::vector<Mark>& marks, uint32_t end) const {
    std::vector<const Mark*> owner(end, nullptr);
    for (const Mark& mark : marks)
      for (uint32_t c = mark.begin; c < mark.end; ++c)
        if (!owner[c] || mark.primary) owner[c] = &mark;
    std::string line;
    for (uint32_t c = 0; c < end;) {
      uint32_t run = c;
      while (run < end && owner[run] == owner[c]) ++run;
      if (owner[c]) line += painted(*owner[c], std::string(run - c, owner[c]->primary ? '^' : '-'));
      else line += std::string(run - c, ' ');
      c = run;
    }
    return line;
  }

  /// Marks under a line; the text of the rightmost mark follows it, the others hang below on connectors.
  void markRows(std::vector<Mark> marks, const Window& window) {
    if (marks.empty()) return;
    for (Mark& mark : marks) {
      mark.begin = std::clamp(mark.begin, window.begin, window.end) - window.begin;
      mark.end = std::max(std::clamp(mark.end, window.begin, window.end + 1) - window.begin, mark.begin + 1);
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });

    uint32_t end = 0;
    for (const Mark& mark : marks) end = std::max(end, mark.end);
    std::string line = underlines(marks, end);
    std::vector<const Mark*> hanging;
    for (const Mark& mark : marks)
      if (!mark.text.empty()) hanging.push_back(&mark);
    if (!hanging.empty() && hanging.back()->end == end) {
      line += ' ' + painted(*hanging.back(), hanging.back()->text);
      hanging.pop_back();
    }
    row(line);
    if (!hanging.empty()) row(connectors(hanging, hanging.size()));
    while (!hanging.empty()) {
      const Mark* mark = hanging.back();
      hanging.pop_back();
      std::string left = connectors(hanging, hanging.size());
      uint32_t used = hanging.empty() ? 0 : hanging.back()->begin + 1;
      if (mark->begin < used) {  // same column as the one before: no room for its connector
        left.clear();
        used = 0;
      }
      row(left + std::string(mark->begin - used, ' ') + painted(*mark, mark->text));
    }
  }

  std::string connectors(const std::vector<const Mark*>& marks, size_t count) const {
    std::string line;
    uint32_t column = 0;
    for (size_t i = 0; i < count; ++i) {
      if (marks[i]->begin < column) continue;
      line += std::string(marks[i]->begin - column, ' ') + painted(*marks[i], "│");
      column = marks[i]->begin + 1;
    }
    return line;
  }

  void remark(std::string_view kind, std::string_view text) {
    out_ += ' ' + options_.palette.good(fmt::format("{}:", kind)) + ' ' + base::printable(text) + '\n';
  }

  /// The title, and the line as it would be when all edits are on one line. `fix`: certain; `try`: likely.
  void fix(const Fix& fix) {
    remark(fix.applicability == Applicability::Certain ? "fix" : "try", fix.title);
    if (fix.edits.empty() || !fix.edits.front().span) return;
    const SourceFile& file = *fix.edits.front().span.file;
    uint32_t number = file.lineColumn(fix.edits.front().span.begin).line;
    if (file.line(number).size() > kLongestLine) return;
    for (const Edit& edit : fix.edits) {
      bool oneLine = edit.span.file == &file && file.lineColumn(edit.span.begin).line == number &&
                     file.lineColumn(edit.span.end).line == number && edit.replacement.find('\n') == std::string::npos;
      if (!oneLine) return;
    }
    std::vector<Edit> edits = fix.edits;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    uint32_t start = file.lineStart(number), at = start;
    std::string line;
    for (const Edit& edit : edits) {
      if (edit.span.begin < at) return;  // overlapping edits are no line
      line += file.text().substr(at, edit.span.begin - at);
      line += edit.replacement;
      at = edit.span.end;
    }
    std::string_view old = file.line(number);
    if (at - start < old.size()) line += old.substr(at - start);
    ShownLine shown = show(line);
    if (shown.width > options_.width) return;
    out_ += options_.palette.frame(fmt::format("{:>{}} │", number, gutter_)) + ' ';
    for (const auto& cell : shown.cells) out_ += cell.second;
    out_ += '\n';
  }

  const TextOptions& options_;
  std::string out_;
  uint32_t gutter_ = 1;
  uint32_t focus_ = 0;  // where the file is looked at whose frame is written
  Severity severity_ = Severity::Error;
};

}  // namespace

std::string Palette::wrap(std::string_view sgr, std::string_view text) const {
  return colored_ ? fmt::format("\x1b[{}m{}\x1b[0m", sgr, text) : std::string(text);
}

std::string Palette::severity(Severity severity, std::string_view text) const {
  switch (severity) {
  case Severity::Error: return wrap("1;31", text);
  case Severity::Warning: return wrap("1;33", text);
  case Severity::Note: return wrap("1;36", text);
  }
  return std::string(text);
}

std::string writeText(const DiagnosticList& list, const TextOptions& options) {
  Writer writer(options);
  for (const Diagnostic& d : list.items()) writer.diagnostic(d);
  return writer.take();
}

}  // namespace aqua::diagnostics
