#include "compiler/syntax/token_reader.h"

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "compiler/syntax/antlr_bridge.h"
#include "compiler/syntax/foreign.h"

namespace aqua::syntax {

using diagnostics::Code;

bool TokenReader::checkToken(RawToken& token) {
  std::string_view text = textOf(token);
  if (isNumber(token.kind)) checkZero(token, text.substr(0, text.find('.')));
  if (token.kind == Kind::Text && escapesQuote(token)) escapedText(token);
  if (tokenClass(token.kind) != TokenClass::Error) return true;
  if (token.kind == Kind::Unknown) {
    if (const TypedCharacter* typed = typedCharacter(text)) return typedInstead(token, *typed);
    unknownCharacter(token);
    return false;
  }
  if (token.kind == Kind::BadNumber) {
    issues_.report(Code::NumberForm, span(token)).arg("found", text);
    token.kind = Kind::Integer;
  } else {
    AQUA_ASSERT(token.kind == Kind::OpenText, "every token of the class Error has its message");
    openText(token);
    token.kind = Kind::Text;
  }
  spoil();
  return true;
}

void TokenReader::checkZero(const RawToken& token, std::string_view digits) {
  if (digits.size() < 2 || digits[0] != '0') return;
  size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  issues_.report(Code::NumberLeadingZero, span(token))
      .arg("found", textOf(token))
      .fix("remove the zeros", {{span(token.begin, token.begin + static_cast<uint32_t>(first)), ""}},
           Applicability::Likely);
  spoil();
}

bool TokenReader::startsForeignComment(size_t i) const {
  const RawToken& token = raw_[i];
  if (token.kind == Kind::Unknown) return textOf(token) == "#";
  if (token.kind != Kind::Slash || i + 1 == raw_.size() || raw_[i + 1].begin != token.end) return false;
  const Kind next = raw_[i + 1].kind;
  return next == Kind::Slash || next == Kind::Star || next == Kind::Power;
}

void TokenReader::foreignComment(const RawToken& mark) {
  const uint32_t end = mark.begin + (text_[mark.begin] == '#' ? 1 : 2);
  const Span sign = span(mark.begin, end);
  diagnostics::Reported reported = issues_.report(Code::ForeignComment, sign);
  reported.arg("found", sign.text());
  drop(mark);
  const size_t close = sign.text() == "/*" && commentsEnd_ ? text_.find("*/", end) : std::string_view::npos;
  if (close == std::string_view::npos) {
    commentsEnd_ = commentsEnd_ && sign.text() != "/*";
    reported.fix("write `--`", {{sign, "--"}});
    return resumeAt(lineEndOf(end));
  }
  const auto after = static_cast<uint32_t>(close + 2);
  resumeAt(after);
  if (text_.substr(after, lineEndOf(after) - after).find_first_not_of(" \t") != std::string_view::npos) return;
  uint32_t last = after - 2;  // no blanks are left at the end
  while (last > end && (text_[last - 1] == ' ' || text_[last - 1] == '\t')) --last;
  std::vector<diagnostics::Edit> edits{{sign, "--"}, {span(last, after), ""}};
  for (size_t line = text_.find('\n', end); line < close; line = text_.find('\n', line + 1)) {
    const auto begin = static_cast<uint32_t>(line + 1);
    edits.push_back({span(begin, begin), begin >= last ? "--" : "-- "});
  }
  reported.fix("write `--` in front of each line", std::move(edits));
}

void TokenReader::dropLine() {
  for (; next_ < raw_.size() && raw_[next_].kind != Kind::LineEnd; ++next_) drop(raw_[next_]);
}

/// Goes on at `offset`. Where a token began before and ends behind it, quotes were paired wrongly from there on.
void TokenReader::resumeAt(uint32_t offset) {
  uint32_t end = offset;
  for (; next_ < raw_.size() && raw_[next_].begin < offset; ++next_) {
    end = raw_[next_].end;
    drop(raw_[next_]);
  }
  if (end <= offset) return;
  out_.dropped.back().end = offset;
  reread_ += text_.size() - offset;
  if (reread_ > kMaxReread) return;
  raw_.resize(next_);
  for (const RawToken& token : readTokens(text_, offset, kMaxReread)) raw_.push_back(token);
}

/// A string that ends in `\"` where something stands behind it that nothing has behind a string: it was meant to go on.
bool TokenReader::escapesQuote(const RawToken& text) const {
  if (textOf(text).size() < 3 || text_[text.end - 2] != '\\' || next_ == raw_.size()) return false;
  const RawToken& next = raw_[next_];
  const bool value = isNumber(next.kind) || next.kind == Kind::Text || next.kind == Kind::OpenText ||
                     next.kind == Kind::Lower || next.kind == Kind::Upper;
  const bool touches = next.begin == text.end;
  return value || (touches && (isWord(next.kind) || tokenClass(next.kind) == TokenClass::Error));
}

/// Makes the token what was meant.
void TokenReader::escapedText(RawToken& text) {
  issues_.report(Code::StringEscape, span(text.end - 2, text.end))
      .help("leave the quote out, or write another sign in its place");
  spoil();
  auto next = [&](uint32_t from) {  // not further than the line
    return static_cast<uint32_t>(std::min(text_.find_first_of("\"\n\r", from), text_.size()));
  };
  uint32_t end = next(text.end);
  while (end < text_.size() && text_[end] == '"' && text_[end - 1] == '\\') end = next(end + 1);
  text.end = end < text_.size() && text_[end] == '"' ? end + 1 : end;
  resumeAt(text.end);
}

void TokenReader::unknownCharacter(const RawToken& token) {
  std::string_view text = textOf(token);
  drop(token);
  if (text == ";" && (next_ == raw_.size() || raw_[next_].kind == Kind::LineEnd)) {  // the line is whole without it
    issues_.report(Code::Semicolon, span(token)).fix("remove it", {{span(token), ""}}, Applicability::Likely);
    return;
  }
  const bool reported = out_.spoiled.back();  // once a line is enough
  spoil();
  if (const std::string_view say = foreignCharacter(text); !say.empty()) {
    if (!reported) reportForeign(issues_, span(token), say);
    return;
  }
  uint32_t end = token.end;  // a run of them is one error
  while (next_ < raw_.size() && raw_[next_].begin == end &&
         ((raw_[next_].kind == Kind::Unknown && !typedCharacter(textOf(raw_[next_]))) ||
          (isWord(raw_[next_].kind) && text[0] & 0x80))) {
    out_.dropped.push_back(raw_[next_]);
    end = raw_[next_++].end;
  }
  if (reported) return;
  Span place = span(token.begin, end);
  if (text == "\r") {
    issues_.report(Code::CarriageReturn, place);
  } else if (text == ";") {
    issues_.report(Code::Semicolon, place).fix("remove it", {{span(token), ""}}, Applicability::Likely);
  } else if (text[0] & 0x80) {
    // A name is one error, however often it stands there.
    std::string_view word = text_.substr(token.begin, end - token.begin);
    if (foreign_.insert(word).second) issues_.report(Code::NotAscii, place).arg("found", word);
  } else {
    issues_.report(Code::UnknownCharacter, place).arg("found", describeCharacter(text));
  }
}

}  // namespace aqua::syntax
