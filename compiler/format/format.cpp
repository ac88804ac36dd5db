#include "compiler/format/format.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compiler/base/utf8.h"
#include "compiler/format/skeleton.h"
#include "compiler/syntax/parse.h"

namespace aqua::format {

namespace {

using syntax::SyntaxTree;
using syntax::Token;

constexpr uint32_t kStep = 2;

/// One line of the result. A string may make it stand on several lines of the screen.
struct Line {
  uint32_t indent = 0;
  std::string text;
  std::string_view comment;    // behind the text
  uint32_t commentColumn = 0;  // where the author had it
  bool blankBefore = false;
};

/// CR LF where most lines of the text end so, else LF. What strings hold does not count, and stays.
std::string_view lineEndOf(const SyntaxTree& tree) {
  std::string_view text = tree.source->text();
  size_t all = 0, carriage = 0;
  auto count = [&](size_t begin, size_t end) {
    for (size_t at = text.find('\n', begin); at < end; at = text.find('\n', at + 1)) {
      ++all;
      if (at > begin && text[at - 1] == '\r') ++carriage;
    }
  };
  size_t begin = 0;
  for (const Token& token : tree.tokens) {
    count(begin, token.begin);
    begin = token.end;
  }
  count(begin, text.size());
  return 2 * carriage > all ? "\r\n" : "\n";
}

size_t lastLineBegin(std::string_view text) {
  size_t found = text.rfind('\n');
  return found == std::string_view::npos ? 0 : found + 1;
}

class Layout {
 public:
  explicit Layout(const SyntaxTree& tree)
      : tree_(tree),
        text_(tree.source->text()),
        newline_(lineEndOf(tree)),
        skeleton_(skeleton(tree)),
        next_(skeleton_.lines.begin()) {}

  std::string run() {
    uint32_t end = 0;
    for (size_t i = 0; i < tree_.tokens.size(); ++i) {
      const Token& token = tree_.tokens[i];
      Gap gap = readGap(text_, end, token.begin);
      if (next_ != skeleton_.lines.end() && next_->offset == token.begin) beginStatement(gap);
      else continueStatement(gap, i);
      put(token);
      end = token.end;
    }
    finish(readGap(text_, end, static_cast<uint32_t>(text_.size())));
    return print();
  }

 private:
  std::string_view textOf(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }

  // ---- lines between statements ---------------------------------------------------------------------------

  void beginStatement(const Gap& gap) {
    const LineStart& line = *next_++;
    bool apart = line.level == 0 && current_ && needsBlank(topKind_, line.kind);
    placeComments(gap, line.level, apart);
    newLine(line.level * kStep, gap.blankBefore || apart);
    if (line.level == 0) topKind_ = line.kind;
    current_ = &line;
    indents_.resize(line.level);
    indents_.push_back(gap.indent);
    brackets_.clear();
  }

  static bool needsBlank(LineKind before, LineKind after) { return before != after || before == LineKind::BlockItem; }

  void finish(const Gap& gap) {
    bool apart = current_ && topKind_ == LineKind::BlockItem;
    placeComments(gap, 0, apart);
  }

  /// Comments before a line at `level`. `apart`: a blank line belongs before the first thing at level 0, which clears
  /// it when that is a comment.
  void placeComments(const Gap& gap, uint32_t level, bool& apart) {
    for (const Comment& comment : gap.comments) {
      if (!comment.ownLine) {
        trail(comment);
        continue;
      }
      uint32_t at = commentLevel(comment, level);
      bool blank = comment.blankBefore || (apart && at == 0);
      if (at == 0) apart = false;
      newLine(at * kStep, blank);
      lines_.back().text = comment.text;
      afterComment_ = true;
    }
  }

  /// The innermost open block that the comment's own indentation allows, but not further out than the next line.
  uint32_t commentLevel(const Comment& comment, uint32_t next) const {
    if (!current_) return next;
    for (uint32_t level = current_->level; level > next; --level)
      if (comment.indent.starts_with(indents_[level])) return level;
    return next;
  }

  void newLine(uint32_t indent, bool blankBefore) {
    bool first = lines_.empty();
    bool blockBegins = !afterComment_ && !first && current_ && current_->opensBlock;
    lines_.push_back({indent, {}, {}, 0, blankBefore && !first && !blockBegins});
    afterComment_ = false;
  }

  /// A comment behind the text of the current line.
  void trail(const Comment& comment) {
    Line& line = lines_.back();
    std::string_view before = text_.substr(0, comment.offset);
    line.comment = comment.text;
    line.commentColumn = static_cast<uint32_t>(base::countCodePoints(before.substr(lastLineBegin(before))));
  }

  // ---- within a statement ---------------------------------------------------------------------------------

  struct Bracket {
    uint32_t outside;  // indentation of the line on which it was opened
    uint32_t inside;
  };

  void continueStatement(const Gap& gap, size_t token) {
    const Token& before = tree_.tokens[token - 1];
    const Token& after = tree_.tokens[token];
    bool closes = isCloser(textOf(after));
    if (gap.comments.empty() && !(gap.lineBreak && mayBreak(before, after))) {
      if (spaced(before, after)) lines_.back().text += ' ';
      return;
    }
    // Outside of brackets the language lets a statement go on in the first column only.
    uint32_t indent = brackets_.empty() ? 0 : brackets_.back().inside;
    bool opened = isOpener(textOf(before));
    for (const Comment& comment : gap.comments) {
      if (!comment.ownLine) {
        trail(comment);
        continue;
      }
      lines_.push_back({indent, std::string(comment.text), {}, 0, comment.blankBefore && !opened});
      opened = false;
    }
    if (closes && !brackets_.empty()) indent = brackets_.back().outside;
    lines_.push_back({indent, {}, {}, 0, gap.blankBefore && !opened && !closes});
  }

  /// A break of the author stays where a list or an operation is broken, and nowhere else.
  bool mayBreak(const Token& before, const Token& after) const {
    if (brackets_.empty()) return false;
    return isOpener(textOf(before)) || textOf(before) == "," || isCloser(textOf(after)) ||
           skeleton_.operators[before.begin] || skeleton_.operators[after.begin];
  }

  static bool isOpener(std::string_view token) {
    return !token.starts_with('"') && std::string_view("([{").find(token.back()) != std::string_view::npos;
  }
  static bool isCloser(std::string_view token) { return token == ")" || token == "]" || token == "}"; }

  bool spaced(const Token& before, const Token& after) const {
    std::string_view left = textOf(before), right = textOf(after);
    if (isOpener(left) || isCloser(right) || left == "." || right == "." || right == "," || right == ":") return false;
    if (left == "}" && right != "->") return false;
    return !skeleton_.glued[before.end] && !skeleton_.glued[after.begin];
  }

  void put(const Token& token) {
    std::string_view text = textOf(token);
    if (isOpener(text)) {
      uint32_t outside = lines_.back().indent;
      // The body of a block stands at one step, so what belongs to its head needs two.
      brackets_.push_back({outside, outside + (current_->opensBlock && brackets_.empty() ? 2 : 1) * kStep});
    } else if (isCloser(text) && !brackets_.empty()) {
      brackets_.pop_back();
    }
    lines_.back().text += text;
  }

  // ---- lines to text --------------------------------------------------------------------------------------

  static uint32_t widthOf(const Line& line) {
    size_t begin = lastLineBegin(line.text);
    size_t width = base::countCodePoints(std::string_view(line.text).substr(begin));
    return static_cast<uint32_t>(begin == 0 ? line.indent + width : width);
  }

  /// Comments behind neighbouring lines stand in one column when the author had them so.
  std::vector<uint32_t> commentColumns() const {
    std::vector<uint32_t> columns(lines_.size());
    for (size_t begin = 0, end; begin < lines_.size(); begin = end) {
      end = begin + 1;
      if (lines_[begin].comment.empty()) continue;
      uint32_t widest = widthOf(lines_[begin]);
      bool aligned = true;
      for (; end < lines_.size() && !lines_[end].comment.empty() && !lines_[end].blankBefore; ++end) {
        aligned = aligned && lines_[end].commentColumn == lines_[begin].commentColumn;
        widest = std::max(widest, widthOf(lines_[end]));
      }
      for (size_t i = begin; i < end; ++i) columns[i] = (aligned ? widest : widthOf(lines_[i])) + 2;
    }
    return columns;
  }

  std::string print() const {
    std::vector<uint32_t> columns = commentColumns();
    std::string out;
    out.reserve(text_.size() + text_.size() / 8);
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.blankBefore) out += newline_;
      out.append(line.indent, ' ').append(line.text);
      if (!line.comment.empty()) out.append(columns[i] - widthOf(line), ' ').append(line.comment);
      out += newline_;
    }
    return out;
  }

  const SyntaxTree& tree_;
  std::string_view text_;
  std::string_view newline_;
  Skeleton skeleton_;
  std::vector<LineStart>::const_iterator next_;
  const LineStart* current_ = nullptr;     // the line of the last token
  LineKind topKind_ = LineKind::Header;    // of the last line at level 0
  bool afterComment_ = false;              // the last line is a comment
  std::vector<std::string_view> indents_;  // of the open blocks, as in the source
  std::vector<Bracket> brackets_;
  std::vector<Line> lines_;
};

}  // namespace

std::string format(const SyntaxTree& tree) { return Layout(tree).run(); }

bool sameProgram(const SyntaxTree& a, const SyntaxTree& b) {
  if (a.tokens.size() != b.tokens.size()) return false;
  std::string_view textA = a.source->text(), textB = b.source->text();
  std::vector<LineStart> linesA = skeleton(a).lines, linesB = skeleton(b).lines;
  if (linesA.size() != linesB.size()) return false;
  size_t line = 0;
  uint32_t endA = 0, endB = 0;
  for (size_t i = 0; i <= a.tokens.size(); ++i) {
    bool atEnd = i == a.tokens.size();
    uint32_t beginA = atEnd ? static_cast<uint32_t>(textA.size()) : a.tokens[i].begin;
    uint32_t beginB = atEnd ? static_cast<uint32_t>(textB.size()) : b.tokens[i].begin;
    std::vector<Comment> commentsA = readGap(textA, endA, beginA).comments;
    std::vector<Comment> commentsB = readGap(textB, endB, beginB).comments;
    auto sameText = [](const Comment& x, const Comment& y) { return x.text == y.text; };
    if (!std::equal(commentsA.begin(), commentsA.end(), commentsB.begin(), commentsB.end(), sameText)) return false;
    if (atEnd) break;

    bool beginsA = line < linesA.size() && linesA[line].offset == beginA;
    bool beginsB = line < linesB.size() && linesB[line].offset == beginB;
    if (beginsA != beginsB) return false;
    if (beginsA && (linesA[line].level != linesB[line].level || linesA[line].kind != linesB[line].kind)) return false;
    line += beginsA ? 1 : 0;

    endA = a.tokens[i].end;
    endB = b.tokens[i].end;
    if (a.tokens[i].type != b.tokens[i].type) return false;
    if (textA.substr(beginA, endA - beginA) != textB.substr(beginB, endB - beginB)) return false;
  }
  return true;
}

Formatted formatSource(const diagnostics::SourceFilePtr& source) {
  Formatted formatted;
  syntax::Parsed parsed = syntax::parse(source);
  formatted.issues = parsed.issues;
  if (parsed.issues.hasErrors()) return formatted;
  std::string text = format(*parsed.tree);
  if (text != source->text()) {
    auto again = std::make_shared<const diagnostics::SourceFile>(source->path(), text);
    syntax::Parsed reread = syntax::parse(again);
    if (reread.issues.hasErrors() || !sameProgram(*parsed.tree, *reread.tree)) {
      formatted.issues.report(diagnostics::Code::InternalError, {source.get(), 0, 0})
          .arg("detail", "the laid out text would not be the same program");
      return formatted;
    }
  }
  formatted.text = std::move(text);
  return formatted;
}

}  // namespace aqua::format
