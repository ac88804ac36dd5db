#include "compiler/syntax/token_reader.h"

#include <fmt/format.h>

#include "compiler/base/assert.h"

namespace aqua::syntax {

using diagnostics::Code;

bool TokenReader::checkToken(RawToken& token) {
  std::string_view text = textOf(token);
  if (isNumber(token.kind)) checkZero(token, text.substr(0, text.find('.')));
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

void TokenReader::foreignComment(const RawToken& mark) {
  uint32_t end = mark.begin + (text_[mark.begin] == '#' ? 1 : 2);
  issues_.report(Code::ForeignComment, span(mark.begin, end))
      .arg("found", text_.substr(mark.begin, end - mark.begin))
      .fix("write `--`", {{span(mark.begin, end), "--"}});
  spoil();
  out_.dropped.push_back(mark);
  dropLine();
}

void TokenReader::dropLine() {
  for (; next_ < raw_.size() && raw_[next_].kind != Kind::LineEnd; ++next_) out_.dropped.push_back(raw_[next_]);
}

void TokenReader::unknownCharacter(const RawToken& token) {
  std::string_view text = textOf(token);
  if (text == "#") return foreignComment(token);
  bool reported = out_.spoiled.back();  // once a line is enough
  spoil();
  out_.dropped.push_back(token);
  uint32_t end = token.end;  // a run of them is one mistake
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
    // A name is one mistake, however often it stands there.
    std::string_view word = text_.substr(token.begin, end - token.begin);
    if (foreign_.insert(word).second) issues_.report(Code::NotAscii, place).arg("found", word);
  } else {
    issues_.report(Code::UnknownCharacter, place).arg("found", describeCharacter(text));
  }
}

}  // namespace aqua::syntax
