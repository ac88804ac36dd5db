#include "compiler/syntax/layout.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/syntax/foreign.h"
#include "compiler/syntax/token_reader.h"

namespace aqua::syntax {

namespace {

using diagnostics::Applicability;
using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;
using diagnostics::Span;
using Kind = TokenKind;

bool isHeaderStart(Kind kind) { return tokenClass(kind) == TokenClass::HeaderWord; }
bool opensBlock(Kind kind) { return tokenClass(kind) == TokenClass::BlockWord || isBlockItemWord(kind); }
bool isOpener(Kind kind) { return kind == Kind::LeftParen || kind == Kind::LeftBracket || kind == Kind::LeftBrace; }
bool isCloser(Kind kind) { return kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::RightBrace; }
Kind closerOf(Kind opener) {
  return opener == Kind::LeftParen     ? Kind::RightParen
         : opener == Kind::LeftBracket ? Kind::RightBracket
                                       : Kind::RightBrace;
}
bool isBinaryOperator(Kind kind) { return tokenClass(kind) == TokenClass::BinaryOperator; }
/// A line that ends in one of these is not complete.
bool wantsMore(Kind kind) {
  return isBinaryOperator(kind) || kind == Kind::Assign || kind == Kind::Default || kind == Kind::LeftArrow ||
         kind == Kind::Push || kind == Kind::Comma || kind == Kind::Dot || kind == Kind::RightArrow ||
         kind == Kind::Not;
}
/// A value or a name may end in one of these.
bool endsValue(Kind kind) {
  return kind == Kind::Lower || kind == Kind::Upper || kind == Kind::Boolean || isNumber(kind) || kind == Kind::Text ||
         kind == Kind::InitPeerId || kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::Bang;
}

class Layout : TokenReader {
 public:
  Layout(const SourceFile& source, std::vector<RawToken> raw, LayoutMode mode, DiagnosticList& issues)
      : TokenReader(source, std::move(raw), issues), mode_(mode) {
    out_.tokens.reserve(raw_.size() + raw_.size() / 8 + 8);
  }

  LaidOut run() {
    while (skipBlank()) {
      if (issues_.errorCount() >= kMaxErrors) {
        issues_.report(Code::TooManyErrors, span(raw_[next_])).arg("limit", kMaxErrors);
        break;
      }
      out_.spoiled.push_back(false);
      readLine();
      if (line_.empty()) {  // nothing that the grammar should see
        out_.spoiled.pop_back();
        continue;
      }
      emitLine();
    }
    if (mode_ == LayoutMode::File) endFile();
    emit(Kind::End, endOffset(), endOffset());
    out_.spoiled.push_back(false);  // layout tokens at the end may belong to no line
    return std::move(out_);
  }

 private:
  struct Block {
    std::string_view opener;  // indentation of the line that opened it
    std::string_view child;   // indentation of its first line
  };

  // ---- reading -------------------------------------------------------------------------------------------------
  size_t lineStartOf(uint32_t offset) const {
    size_t found = offset == 0 ? std::string_view::npos : text_.find_last_of("\n\r", offset - 1);
    size_t start = found == std::string_view::npos ? 0 : found + 1;
    if (start == 0 && text_.starts_with("\xEF\xBB\xBF")) start = 3;
    return start;
  }
  bool skipBlank() {
    while (next_ < raw_.size() && raw_[next_].kind == Kind::LineEnd) ++next_;
    return next_ < raw_.size();
  }
  size_t columnOf(const RawToken& token) const { return token.begin - lineStartOf(token.begin); }

  void readLine() {
    line_.clear();
    if (startsForeignComment(next_)) {  // its indentation means nothing
      foreignComment(raw_[next_++]);
      return;
    }
    const std::string_view line = text_.substr(lineStartOf(raw_[next_].begin));
    indent_ = line.substr(0, line.find_first_not_of(" \t"));
    if (mode_ == LayoutMode::Value) return collectLine();
    if (closeForeignBlocks()) return;
    placeLine();
    collectLine();
    translateForeign();
    if (blocks_.empty() && !line_.empty())
      members_ = line_[0].kind == Kind::Data || line_[0].kind == Kind::Service || line_[0].kind == Kind::Ability;
  }

  // ---- blocks --------------------------------------------------------------------------------------------------
  /// Compares the indentation of the line that comes next with the open blocks (LANGUAGE.md 1.5, rule 5).
  void placeLine() {
    const RawToken& first = raw_[next_];
    Span place = span(first);
    bool extendsHead = indent_.size() > head_.size() && indent_.starts_with(head_);
    if (opens_ != Opens::No) {
      bool mustOpen = opens_ == Opens::Yes;
      opens_ = Opens::No;
      if (extendsHead) {
        blocks_.push_back({head_, indent_});
        emit(Kind::Indent, first.begin, first.begin);
        return;
      }
      if (mustOpen) bodyMissing(out_.spoiled.size() - 2);
    }
    bool reported = false;
    while (!blocks_.empty()) {
      const Block& block = blocks_.back();
      if (indent_.size() > block.opener.size() && indent_.starts_with(block.opener)) {
        if (indent_ != block.child && !reported && badIndent_ != indent_) {
          issues_.report(Code::IndentInconsistent, place)
              .help(indent_.size() > block.child.size()
                        ? "move this line to the left, or end the line above with `:` if it opens a block"
                        : "give all lines of a block the same spaces and tabs");
          badIndent_ = indent_;
        }
        if (indent_ == block.child) badIndent_ = {};
        return;
      }
      if (!block.opener.starts_with(indent_) && !reported) {
        issues_.report(Code::IndentUnexpected, place)
            .help("a tab is never the same as spaces; use one of the two in a file");
        badIndent_ = indent_;
        reported = true;
      }
      emit(Kind::Dedent, first.begin, first.begin);
      blocks_.pop_back();
    }
    placeItem(first);
  }

  /// A line outside of all blocks: a header item or an item.
  void placeItem(const RawToken& first) {
    bool known = isHeaderStart(first.kind) || isItemWord(first.kind);
    if (!indent_.empty() && known && first.kind != Kind::Aqua && badIndent_ != indent_)
      issues_.report(Code::ItemIndented, span(first))
          .arg("word", textOf(first))
          .fix("move it to the first column",
               {{span(first.begin - static_cast<uint32_t>(indent_.size()), first.begin), ""}});
    if (indent_.empty()) badIndent_ = {};
  }

  void bodyMissing(size_t head) {
    issues_.report(Code::BodyMissing, span(lastEnd_ - 1, lastEnd_))
        .help("write its lines below, each with more spaces or tabs in front than this one");
    out_.spoiled[head] = true;
    emit(Kind::Indent, lastEnd_, lastEnd_);
    emit(Kind::Dedent, lastEnd_, lastEnd_);
  }

  void endFile() {
    if (opens_ == Opens::Yes) bodyMissing(out_.spoiled.size() - 1);
    for (; !blocks_.empty(); blocks_.pop_back()) emit(Kind::Dedent, endOffset(), endOffset());
    if (!braceEdits_.empty())
      reportForeign(issues_, firstBrace_, "a block is opened by `:` and ends where its indentation ends")
          .fix("write `:` for each block", std::move(braceEdits_), Applicability::Likely);
  }

  // ---- lines ---------------------------------------------------------------------------------------------------
  /// Moves the tokens of the line that starts here to `line_`; it goes on behind line breaks inside brackets.
  void collectLine() {
    brackets_.clear();
    takesNames_.clear();
    bool breakReported = false;
    while (next_ < raw_.size()) {
      if (issues_.errorCount() > kMaxErrors) {  // all on this line: the rest of the file is not read
        next_ = raw_.size();
        break;
      }
      RawToken token = raw_[next_];
      if (token.kind == Kind::LineEnd) {
        if (!goesOn(breakReported)) break;
        continue;
      }
      ++next_;
      if (startsForeignComment(next_ - 1)) {
        foreignComment(token);
        continue;
      }
      if (!checkToken(token)) continue;
      if (opensForeignBlock(token)) {
        foreignBlock(token);
        continue;
      }
      if (isOpener(token.kind)) openBracket(token);
      if (isCloser(token.kind)) closeBracket(token);
      line_.push_back(token);
    }
    if (!brackets_.empty() && !out_.spoiled.back()) {
      const RawToken& open = brackets_.back();
      issues_.report(Code::BracketOpen, span(open))
          .arg("found", textOf(open))
          .arg("expected", tokenText(closerOf(open.kind)));
      spoil();
    }
  }

  /// At the end of a line: moves to the next one if that belongs to it.
  bool goesOn(bool& breakReported) {
    size_t after = next_;
    while (after < raw_.size() && raw_[after].kind == Kind::LineEnd) ++after;
    if (mode_ != LayoutMode::Value) {
      if (after == raw_.size() || (line_.empty() && brackets_.empty())) return false;
      Continues continues = Continues::Silently;
      if (brackets_.empty()) continues = continuesAt(after);
      else if (abandonsBrackets(after)) return false;
      if (continues == Continues::No) return false;
      if (continues == Continues::WithReport && !breakReported) {
        issues_.report(Code::LineBreak, span(line_.back())).arg("found", textOf(line_.back()));
        breakReported = true;
      }
    }
    next_ = after;
    return true;
  }

  void openBracket(const RawToken& token) {
    brackets_.push_back(token);
    Kind before = line_.empty() ? Kind::End : line_.back().kind;
    takesNames_.push_back(token.kind == Kind::LeftParen &&
                          (before == Kind::Upper || (before == Kind::Lower && textOf(line_.back()) == "copy")));
  }
  void closeBracket(const RawToken& token) {
    if (brackets_.empty()) {
      if (!out_.spoiled.back()) issues_.report(Code::BracketUnmatched, span(token)).arg("found", textOf(token));
      return spoil();
    }
    RawToken open = brackets_.back();
    brackets_.pop_back();
    takesNames_.pop_back();
    if (closerOf(open.kind) == token.kind) return;
    issues_.report(Code::BracketMismatch, span(token))
        .arg("found", textOf(token))
        .arg("expected", tokenText(closerOf(open.kind)))
        .label(span(open), "opened here");
    spoil();
  }

  enum class Continues : uint8_t { No, Silently, WithReport };
  /// Outside of brackets: does what follows the line break belong to this line? The official parser lets lists and
  /// operations go on in the first column, and with a collection anywhere.
  Continues continuesAt(size_t after) const {
    if (line_.empty()) return Continues::No;
    Kind last = line_.back().kind;
    const RawToken& next = raw_[after];
    bool atStart = columnOf(next) == 0;
    const bool complete = last == Kind::Star && line_.size() > 1 && line_[line_.size() - 2].kind == Kind::Declares;
    if (complete || startsForeignComment(after) || (braces_ > 0 && next.kind == Kind::RightBrace)) return Continues::No;
    if (atStart && !blocks_.empty() && isBinaryOperator(next.kind)) return Continues::Silently;
    if (last == Kind::Comma || isBinaryOperator(last)) {
      if (atStart) return startsItem(after) ? Continues::No : Continues::Silently;
      bool sigil = next.kind == Kind::Question || next.kind == Kind::Star;
      if (next.kind == Kind::LeftBracket ||
          (sigil && after + 1 < raw_.size() && raw_[after + 1].kind == Kind::LeftBracket))
        return Continues::Silently;
    }
    size_t start = lineStartOf(next.begin);
    std::string_view indent = text_.substr(start, next.begin - start);
    bool deeper = indent.size() > indent_.size() && indent.starts_with(indent_);
    return wantsMore(last) && deeper && next.kind != Kind::LeftArrow ? Continues::WithReport : Continues::No;
  }
  bool followedByWord(size_t i) const {
    return i + 1 < raw_.size() && raw_[i + 1].begin > raw_[i].end &&
           (isWord(raw_[i + 1].kind) || raw_[i + 1].kind == Kind::Text);
  }
  bool startsItem(size_t i) const {
    return (isHeaderStart(raw_[i].kind) || isItemWord(raw_[i].kind)) && followedByWord(i);
  }
  /// A line that cannot go on inside the open brackets: then they were never closed. Two words side by side, `<-`, and
  /// a `:` at the end of the line before are never inside brackets, `name =` only in constructions or deeper.
  bool abandonsBrackets(size_t i) const {
    if (!line_.empty() && line_.back().kind == Kind::Colon) return true;
    if (columnOf(raw_[i]) == 0 ? startsItem(i) : isStatementWord(raw_[i].kind) && followedByWord(i)) return true;
    size_t arrow = isWord(raw_[i].kind) ? i + 1 : i;
    if (arrow >= raw_.size()) return false;
    if (raw_[arrow].kind == Kind::LeftArrow)
      return arrow + 1 >= raw_.size() || !isNumber(raw_[arrow + 1].kind) || raw_[arrow + 1].begin > raw_[arrow].end;
    return arrow > i && raw_[arrow].kind == Kind::Assign && !takesNames_.back() && columnOf(raw_[i]) <= indent_.size();
  }

  // ---- forms of other languages --------------------------------------------------------------------------------
  /// `{` at the end of a line, behind something that has no ability list behind it.
  bool opensForeignBlock(const RawToken& brace) const {
    if (brace.kind != Kind::LeftBrace || mode_ != LayoutMode::File || line_.empty() || !brackets_.empty()) return false;
    if (next_ < raw_.size() && raw_[next_].kind != Kind::LineEnd) return false;
    const RawToken& before = line_.back();
    if (before.kind == Kind::RightParen) return true;
    const bool names = before.kind == Kind::Func || (line_.size() == 2 && line_[0].kind == Kind::Func);
    const bool member = members_ && !blocks_.empty();
    const bool colon = before.kind == Kind::Colon && !isItemWord(line_[0].kind);
    return before.end < brace.begin && !names && !member && (colon || endsValue(before.kind) || isWord(before.kind));
  }
  /// Reads it as `:`. All braces of a file are one error.
  void foreignBlock(const RawToken& brace) {
    const RawToken before = line_.back();
    const bool colon = before.kind == Kind::Colon;
    if (braceEdits_.empty()) firstBrace_ = span(brace);
    braceEdits_.push_back({span(before.end, brace.end), colon ? "" : ":"});
    ++braces_;
    if (colon) drop(brace);
    else line_.push_back({Kind::Colon, brace.begin, brace.end});
  }
  /// `}` at the start of a line closes such a block. True when nothing else stands there.
  bool closeForeignBlocks() {
    bool closed = false;
    for (; braces_ > 0 && next_ < raw_.size() && raw_[next_].kind == Kind::RightBrace; --braces_) {
      const RawToken& brace = raw_[next_++];
      const bool more = next_ < raw_.size() && raw_[next_].kind != Kind::LineEnd;
      braceEdits_.push_back({span(brace.begin, more ? raw_[next_].begin : brace.end), ""});
      drop(brace);
      closed = true;
    }
    return closed && (next_ == raw_.size() || raw_[next_].kind == Kind::LineEnd);
  }

  /// A word of another language at the start of a line that nothing of Aqua begins like. What has a word here is read
  /// as if that stood there.
  void translateForeign() {
    const bool top = blocks_.empty();
    while (!line_.empty() && isWord(line_[0].kind) && issues_.errorCount() <= kMaxErrors) {
      if (top ? beginsItem() : members_ || !beginsNoStatement()) return;
      const ForeignWord* row = foreignWord(top ? ForeignPlace::Item : ForeignPlace::Statement, textOf(line_[0]));
      if (!row || (!top && isKeyword(line_[0].kind) && statementKeywords() > 0)) return;
      reportForeign(issues_, span(line_[0]), row->say, row->fix, row->instead);
      spoil();
      switch (row->fix) {
      case ForeignFix::None:
        if (top) dropItem();
        return;
      case ForeignFix::Likely:
      case ForeignFix::Certain: line_[0].kind = tokenOfText(row->instead); return;
      case ForeignFix::Drop: drop(line_[0]); line_.erase(line_.begin());
      }
    }
  }
  /// `export func f()` does not: names are exported, and two of them have a comma or `as` between them.
  bool beginsItem() const {
    if (isItemWord(line_[0].kind)) return true;
    const bool exportsItem = kindAt(0) == Kind::Export && line_.size() > 2 && isWord(kindAt(2)) &&
                             (isItemWord(kindAt(1)) || foreignWord(ForeignPlace::Item, textOf(line_[1])));
    return isHeaderStart(line_[0].kind) && (!exportsItem || kindAt(2) == Kind::As);
  }
  /// By its second token: no statement is a name alone, and only services have a value beside them.
  bool beginsNoStatement() const {
    if (line_.size() == 1) return true;
    const Kind next = line_[1].kind;
    if (next == Kind::Colon) return line_.size() == 2;
    if (!gapAfter(0)) return false;
    if (startsPlainValue(next)) return true;
    const bool value = next == Kind::LeftBracket || next == Kind::LeftBrace || next == Kind::Minus ||
                       next == Kind::Bang || next == Kind::Question || next == Kind::Star;
    return value && std::none_of(line_.begin(), line_.end(), [](const RawToken& token) {
             return token.kind == Kind::Assign || token.kind == Kind::LeftArrow || token.kind == Kind::Push;
           });
  }
  /// The line, and what stands below it.
  void dropItem() {
    std::erase_if(braceEdits_, [&](const diagnostics::Edit& edit) { return edit.span.begin >= line_[0].begin; });
    for (const RawToken& token : line_) drop(token);
    line_.clear();
    for (; next_ < raw_.size(); ++next_) {
      const RawToken& token = raw_[next_];
      const bool lineStart = next_ == 0 || raw_[next_ - 1].kind == Kind::LineEnd;
      const bool closes = token.kind == Kind::RightBrace;
      if (lineStart && token.kind != Kind::LineEnd && !closes && columnOf(token) == 0) return;
      if (token.kind == Kind::LeftBrace && braces_ > 0) ++braces_;
      if (closes && braces_ > 0) --braces_;
      drop(token);
    }
  }

  // ---- keywords ------------------------------------------------------------------------------------------------
  void emit(Kind kind, uint32_t begin, uint32_t end) {
    uint32_t line = out_.spoiled.empty() ? 0 : static_cast<uint32_t>(out_.spoiled.size() - 1);
    out_.tokens.push_back({kind, begin, end, line});
  }
  Kind kindAt(size_t i) const { return i < line_.size() ? line_[i].kind : Kind::End; }
  bool gapAfter(size_t i) const { return i + 1 < line_.size() && line_[i + 1].begin > line_[i].end; }

  enum class Place : uint8_t { Header, Item, Member, Statement, Value };

  void emitLine() {
    Place place = mode_ == LayoutMode::Value ? Place::Value : Place::Statement;
    size_t keywords = 0;  // how many tokens at the start are keywords
    if (place == Place::Statement && blocks_.empty()) {
      place = isHeaderStart(line_[0].kind) ? Place::Header : Place::Item;
      keywords = isHeaderStart(line_[0].kind) || isItemWord(line_[0].kind) ? 1 : 0;
    } else if (place == Place::Statement && members_) {
      place = Place::Member;
    } else if (place == Place::Statement) {
      keywords = statementKeywords();
    }
    Kind leading = keywords > 0 ? line_[keywords - 1].kind : Kind::End;
    emitTokens(place, keywords, leading);
    lastEnd_ = line_.back().end;
    if (mode_ == LayoutMode::Value) return;
    emit(Kind::Newline, lastEnd_, lastEnd_);
    head_ = indent_;
    bool colon = line_.back().kind == Kind::Colon && brackets_.empty();
    bool soft = opensBlock(leading) || (blocks_.empty() && !members_ && leading == Kind::End);
    bool typeless = leading == Kind::End && line_.size() == 2;  // `name:`, a declaration whose type is missing
    opens_ = leading == Kind::Alias                 ? Opens::No
             : colon && !typeless                   ? Opens::Yes
             : soft || colon || out_.spoiled.back() ? Opens::Maybe
                                                    : Opens::No;
  }

  /// Recognises the keywords at the start of a statement (LANGUAGE.md 1.3): followed by white space and by what the
  /// statement needs; otherwise the word is a name.
  size_t statementKeywords() {
    size_t i = 0;
    while (isPrefixKeyword(i)) {
      ++i;
      if (kindAt(i - 1) == Kind::Join) return i;
    }
    return isBlockKeyword(i) ? i + 1 : i;
  }
  bool isPrefixKeyword(size_t i) const {
    Kind kind = kindAt(i);
    if (tokenClass(kind) != TokenClass::PrefixWord) return false;
    Kind next = kindAt(i + 1);
    return gapAfter(i) &&
           (startsPlainValue(next) || next == Kind::LeftParen || next == Kind::LeftBracket || next == Kind::Bang);
  }
  bool isBlockKeyword(size_t i) {
    Kind kind = kindAt(i);
    if (tokenClass(kind) != TokenClass::BlockWord) return false;
    bool endsInColon = line_.back().kind == Kind::Colon;
    size_t nextIndex = i + 1;
    Kind next = kindAt(nextIndex);
    bool bare = kind == Kind::Else || kind == Kind::Otherwise || kind == Kind::Try;
    if (next == Kind::End) return bare;
    if (next == Kind::Colon) return bare || nextIndex + 1 == line_.size();
    if (gapAfter(i)) {
      if (startsPlainValue(next)) return true;
      bool couldBeValue = next == Kind::LeftParen || next == Kind::LeftBracket || next == Kind::Minus ||
                          next == Kind::Bang || next == Kind::Question || next == Kind::Star;
      return couldBeValue && (endsInColon || nextLineIsDeeper());
    }
    if (next == Kind::LeftParen && endsInColon && (kind == Kind::If || kind == Kind::On)) {
      issues_.report(Code::KeywordSpace, span(line_[i]))
          .arg("word", textOf(line_[i]))
          .fix("insert a space", {{span(line_[i].end, line_[i].end), " "}});
      return true;
    }
    return false;
  }
  bool nextLineIsDeeper() const {
    size_t i = next_;
    while (i < raw_.size() && raw_[i].kind == Kind::LineEnd) ++i;
    if (i == raw_.size()) return false;
    size_t start = lineStartOf(raw_[i].begin);
    std::string_view indent = text_.substr(start, raw_[i].begin - start);
    return indent.size() > indent_.size() && indent.starts_with(indent_);
  }
  /// Keywords that come after a complete name or value.
  static bool isInnerKeyword(Place place, Kind leading, Kind kind) {
    if (place == Place::Header) return kind == Kind::Declares || kind == Kind::From || kind == Kind::As;
    if (leading == Kind::For) return kind == Kind::Par || kind == Kind::Try || kind == Kind::Rec;
    if (leading == Kind::On) return kind == Kind::Via;
    if (leading == Kind::Parseq) return kind == Kind::On || kind == Kind::Via;
    return false;
  }

  /// What is possible where the next token of a line stands.
  struct Possible {
    bool arrow;    // `<-` assigns while only names and commas came before; later it is `<` and a sign
    bool beside;   // a value right behind a value: `S "id"`
    bool closure;  // `name = func(...) -> ...:`
    size_t depth = 0;
  };

  void emitTokens(Place place, size_t keywords, Kind leading) {
    Possible possible{};
    possible.arrow = place == Place::Statement && (keywords == 0 || leading == Kind::For || leading == Kind::Parseq ||
                                                   leading == Kind::Par || leading == Kind::Co);
    possible.beside = possible.arrow && leading != Kind::For && leading != Kind::Parseq;
    possible.closure =
        place == Place::Statement && keywords == 0 && kindAt(1) == Kind::Assign && line_.back().kind == Kind::Colon;
    for (size_t i = 0; i < line_.size(); ++i) {
      RawToken token = line_[i];
      const Kind before = i == 0 ? Kind::End : out_.tokens.back().kind;
      const bool gap = i > 0 && token.begin > line_[i - 1].end;
      const bool afterValue = i > 0 && endsValue(before);
      if (isKeyword(token.kind) && i >= keywords && !staysKeyword(place, leading, possible, i, before, gap))
        token.kind = Kind::Lower;
      if (isOpener(token.kind)) ++possible.depth;
      if (isCloser(token.kind) && possible.depth > 0) --possible.depth;
      if (possible.beside && possible.depth == 0 && gap && afterValue && before != Kind::Bang && i > keywords &&
          (startsPlainValue(token.kind) || (token.kind == Kind::Question && kindAt(i + 1) == Kind::LeftBracket))) {
        emit(Kind::Beside, token.begin, token.begin);
        possible.beside = false;
      }
      const bool tight = afterValue && !gap;  // belongs to the value before it
      const bool joined = emitToken(token, i, tight, afterValue, possible.arrow, before);
      if (token.kind == Kind::LeftArrow || token.kind == Kind::Assign || token.kind == Kind::Push ||
          token.kind == Kind::Colon)
        possible.beside = false;
      if (i + joined >= keywords && !isWord(token.kind) && token.kind != Kind::Comma) possible.arrow = false;
      i += joined;
    }
  }

  /// A keyword that is not at the start of its line.
  bool staysKeyword(Place place, Kind leading, const Possible& possible, size_t i, Kind before, bool gap) const {
    const Kind kind = line_[i].kind;
    const bool afterValue = i > 0 && endsValue(before);
    if (afterValue && gap && possible.depth == 0 && isInnerKeyword(place, leading, kind)) return true;
    if (place == Place::Header && before == Kind::Star && kind == Kind::From) return true;
    return possible.closure && i == 2 && kind == Kind::Func &&
           (kindAt(3) == Kind::LeftParen || kindAt(3) == Kind::LeftBrace);
  }

  /// Emits a token as what it is at its place. True: together with the number behind it.
  bool emitToken(const RawToken& token, size_t i, bool tight, bool afterValue, bool arrowPossible, Kind before) {
    const bool number = isNumber(kindAt(i + 1)) && !gapAfter(i);
    // `a!-1` is an index too, a wrong one.
    if (token.kind == Kind::Minus && number && (!afterValue || (before == Kind::Bang && tight))) {
      emit(kindAt(i + 1), token.begin, line_[i + 1].end);
      return true;
    }
    if (token.kind == Kind::LeftArrow && textOf(token) == "<-" && number && afterValue && !arrowPossible) {
      emit(Kind::Less, token.begin, token.begin + 1);
      emit(kindAt(i + 1), token.begin + 1, line_[i + 1].end);
      return true;
    }
    if (token.kind == Kind::BangEqual) {  // `a! == b` or `a != =`
      const uint32_t middle = token.begin + (tight ? 1 : 2);
      emit(tight ? Kind::Bang : Kind::NotEqual, token.begin, middle);
      emit(tight ? Kind::Equal : Kind::Assign, middle, token.end);
      return false;
    }
    emit(token.kind == Kind::Bang && !tight ? Kind::Not : token.kind, token.begin, token.end);
    return false;
  }

  LayoutMode mode_;

  enum class Opens : uint8_t { No, Maybe, Yes };
  Opens opens_ = Opens::No;  // does the last line open a block: surely with `:`, maybe when that was forgotten
  std::string_view head_;    // indentation of the last line
  std::vector<Block> blocks_;
  std::string_view indent_;         // of the current line
  std::string_view badIndent_;      // of the last line that was reported
  bool members_ = false;            // in the block of `data`, `service` or `ability`
  uint32_t lastEnd_ = 0;            // end of the last line's last token
  std::vector<RawToken> brackets_;  // open ones of the current line
  std::vector<bool> takesNames_;    // per bracket: `field = value` is possible in it

  size_t braces_ = 0;  // open ones that stand for a block
  Span firstBrace_;
  std::vector<diagnostics::Edit> braceEdits_;
};

}  // namespace

LaidOut layOut(const SourceFile& source, std::vector<RawToken> raw, LayoutMode mode, DiagnosticList& issues) {
  return Layout(source, std::move(raw), mode, issues).run();
}

namespace {

/// By how many levels the tree below a token is deeper.
uint32_t levelsOf(Kind kind, Kind before) {
  if (kind == Kind::Power && !endsValue(before)) return 2;  // `**` in a type
  return isOpener(kind) || isBinaryOperator(kind) || kind == Kind::Par || kind == Kind::Co || kind == Kind::Dot ||
         kind == Kind::Bang || kind == Kind::Not || kind == Kind::Question;
}

}  // namespace

const LaidToken* firstTooDeep(const std::vector<LaidToken>& tokens, uint32_t maxDepth) {
  struct Level {
    uint32_t chain = 0;   // operators since the last comma
    uint32_t arrows = 0;  // a result list reaches beyond commas
  };
  std::vector<Level> levels(1);
  uint32_t blocks = 0, depth = 0;
  Kind before = Kind::Newline;
  for (const LaidToken& token : tokens) {
    const Kind kind = token.kind;
    if (kind == Kind::Indent) ++blocks;
    if (kind == Kind::Dedent) --blocks;
    if (kind == Kind::Newline) {
      levels.assign(1, {});
      depth = 0;
    } else if (kind == Kind::Comma) {
      depth -= levels.back().chain;
      levels.back().chain = 0;
    } else if (kind == Kind::RightArrow) {
      ++levels.back().arrows;
      ++depth;
    } else if (isCloser(kind) && levels.size() > 1) {
      depth -= levels.back().chain + levels.back().arrows;
      levels.pop_back();
    }
    const uint32_t deeper = levelsOf(kind, before);
    levels.back().chain += deeper;
    depth += deeper;
    if (isOpener(kind)) levels.emplace_back();
    if (blocks + depth > maxDepth) return &token;
    before = token.kind;
  }
  return nullptr;
}

}  // namespace aqua::syntax
