#include "compiler/syntax/typography.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "compiler/syntax/token_reader.h"

namespace aqua::syntax {

using diagnostics::Code;

namespace {

constexpr TypedCharacter kCharacters[] = {
#define AQUA_TYPED_CHARACTER(code, group, token) {code, TypedGroup::group, TokenKind::token},
#include "compiler/syntax/typography.def"
};

}  // namespace

const TypedCharacter* typedCharacter(std::string_view text) {
  const auto* found = std::find_if(std::begin(kCharacters), std::end(kCharacters),
                                   [code = firstCode(text)](const TypedCharacter& row) { return row.code == code; });
  return found == std::end(kCharacters) ? nullptr : found;
}

uint32_t firstCode(std::string_view text) {
  if (text.empty()) return 0;
  auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0xC0) return lead;
  uint32_t code = lead >= 0xF0 ? lead & 0x07u : lead >= 0xE0 ? lead & 0x0Fu : lead & 0x1Fu;
  for (size_t i = 1; i < base::sequenceLength(text); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return code;
}

std::string describeCharacter(std::string_view text) {
  const uint32_t code = firstCode(text);
  return code > 0x20 && code < 0x7F ? std::string(text) : fmt::format("U+{:04X}", code);
}

/// Reports the character and makes the token what was meant. False when the grammar must not see it.
bool TokenReader::typedInstead(RawToken& token, const TypedCharacter& typed) {
  const bool reported = out_.spoiled.back();
  spoil();
  switch (typed.group) {
  case TypedGroup::Double:
  case TypedGroup::Single:
  case TypedGroup::Back: return quotedText(token, typed.group, reported);
  case TypedGroup::Dash: return dash(token);
  case TypedGroup::Sign:
    foreignSign(span(token), tokenText(typed.token));
    token.kind = typed.token;
    return true;
  case TypedGroup::Blank: return foreignBlank(token, typed.group, "write a space", " ");
  case TypedGroup::Break: return foreignBlank(token, typed.group, "write a line end", "\n");
  case TypedGroup::Nothing: return foreignBlank(token, typed.group, "remove it", "");
  case TypedGroup::Meaningless:
    if (!reported) issues_.report(Code::UnknownCharacter, span(token)).arg("found", textOf(token));
    out_.dropped.push_back(token);
    return false;
  }
  return false;
}

void TokenReader::foreignSign(Span place, std::string_view instead, Applicability applicability) {
  issues_.report(Code::ForeignSign, place)
      .arg("found", place.text())
      .arg("instead", instead)
      .fix(fmt::format("write `{}`", instead), {{place, std::string(instead)}}, applicability);
}

/// White space that is none; a run of it is one error.
bool TokenReader::foreignBlank(RawToken token, TypedGroup group, std::string_view title, std::string_view instead) {
  Span place = span(token);
  std::string replacement(instead);
  out_.dropped.push_back(token);
  for (; next_ < raw_.size() && raw_[next_].begin == place.end && groupOf(raw_[next_]) == group; ++next_) {
    out_.dropped.push_back(raw_[next_]);
    place.end = raw_[next_].end;
    replacement += instead;
  }
  issues_.report(Code::ForeignBlank, place)
      .arg("found", describeCharacter(textOf(token)))
      .fix(title, {{place, std::move(replacement)}});
  return false;
}

/// Meaningless for whatever is not in the table.
TypedGroup TokenReader::groupOf(const RawToken& token) const {
  const TypedCharacter* typed = token.kind == Kind::Unknown ? typedCharacter(textOf(token)) : nullptr;
  return typed ? typed->group : TypedGroup::Meaningless;
}

/// From a quote to the one that closes it on the same line: a string.
bool TokenReader::quotedText(RawToken& token, TypedGroup group, bool reported) {
  const Span open = span(token);
  const bool plain = open.text() == "'";
  const bool ascii = plain || group == TypedGroup::Back;
  Span close = closingQuote(token.end, group);
  const bool paired = !close.text().empty();
  // With `"` at its end the first quote is the only wrong one.
  const uint32_t stop = paired ? close.begin : lineEndOf(token.end);
  const size_t straight = text_.substr(0, stop).find('"', token.end);
  const bool half = !paired && straight != std::string_view::npos && !ascii;
  if (half) close = span(static_cast<uint32_t>(straight), static_cast<uint32_t>(straight + 1));
  if (!paired && !half) {
    out_.dropped.push_back(token);
    if (!reported) quoteIssue(open, plain);
    return false;
  }
  token.kind = Kind::Text;
  token.end = close.end;
  diagnostics::Reported issue = quoteIssue(span(token), plain);
  if (half) issue.fix("write `\"`", {{open, "\""}}, Applicability::Likely);
  else if (group == TypedGroup::Back && textOf(token).find("${") != std::string_view::npos)
    issue.help("nothing is filled into a string; `Op.concat_strings(a, b)` of the standard library joins two");
  else if (straight != std::string_view::npos)
    issue.help("no string can hold a `\"`: leave it out or write another sign");
  else issue.fix("write `\"` on both sides", {{open, "\""}, {close, "\""}});
  for (; next_ < raw_.size() && raw_[next_].begin < close.end; ++next_) out_.dropped.push_back(raw_[next_]);
  return true;
}

diagnostics::Reported TokenReader::quoteIssue(Span place, bool plain) {
  if (plain) return issues_.report(Code::SingleQuote, place);
  auto sign = place.text().substr(0, base::sequenceLength(place.text()));
  diagnostics::Reported issue = issues_.report(Code::ForeignSign, place);
  return issue.arg("found", sign).arg("instead", "\"");
}

/// The next quote of the group; empty when the line has none.
TokenReader::Span TokenReader::closingQuote(uint32_t begin, TypedGroup group) const {
  for (uint32_t at = begin, end = begin; at < text_.size() && text_[at] != '\n' && text_[at] != '\r'; at = end) {
    end = at + static_cast<uint32_t>(base::sequenceLength(text_.substr(at)));
    const TypedCharacter* typed = typedCharacter(text_.substr(at));
    if (typed && typed->group == group) return span(at, end);
  }
  return span(begin, begin);
}

/// A string without an end, unless a typographic quote was meant to be that.
void TokenReader::openText(const RawToken& token) {
  if (out_.spoiled.back()) return;
  for (const RawToken& before : line_)  // `"a \", b"`: the last of an odd number of quotes
    if (before.kind == Kind::Text && textOf(before).size() > 2 && textOf(before).ends_with("\\\"")) {
      issues_.report(Code::StringEscape, span(before.end - 2, before.end))
          .help("leave the quote out, or write another sign in its place");
      return;
    }
  Span close = closingQuote(token.begin + 1, TypedGroup::Double);
  if (!close.text().empty()) return foreignSign(close, "\"", Applicability::Likely);
  issues_.report(Code::StringOpen, span(token.begin, token.begin + 1));
}

/// A minus, part of an arrow, or `--` in front of a comment: by what stands around it.
bool TokenReader::dash(RawToken& token) {
  const bool more = next_ < raw_.size() && raw_[next_].kind != Kind::LineEnd;
  const bool touches = more && raw_[next_].begin == token.end;
  if (touches && raw_[next_].kind == Kind::Greater) {
    token.end = raw_[next_++].end;
    foreignSign(span(token), "->");
    token.kind = Kind::RightArrow;
    return true;
  }
  if (!line_.empty() && line_.back().kind == Kind::Less && line_.back().end == token.begin) {
    token.begin = line_.back().begin;
    line_.pop_back();
    foreignSign(span(token), "<-");
    token.kind = Kind::LeftArrow;
    return true;
  }
  if (line_.empty() || !more || startsComment(token)) {
    if (touches && (raw_[next_].kind == Kind::Minus || groupOf(raw_[next_]) == TypedGroup::Dash))
      token.end = raw_[next_++].end;
    foreignSign(span(token), "--", Applicability::Likely);
    out_.dropped.push_back(token);
    dropLine();
    return false;
  }
  foreignSign(span(token), "-");
  token.kind = Kind::Minus;
  if (!touches || !isNumber(raw_[next_].kind)) return true;
  out_.dropped.push_back(token);  // it would become part of the number
  return false;
}

/// Behind a dash that stands after something: no value, or words side by side, as no operation has them.
bool TokenReader::startsComment(const RawToken& dash) const {
  const RawToken& next = raw_[next_];
  const bool operand = startsPlainValue(next.kind) || next.kind == Kind::LeftParen || next.kind == Kind::LeftBracket ||
                       groupOf(next) == TypedGroup::Double || groupOf(next) == TypedGroup::Single;
  if (!operand) return true;
  const bool beside = next_ + 1 < raw_.size() && startsPlainValue(next.kind) &&
                      startsPlainValue(raw_[next_ + 1].kind) && raw_[next_ + 1].begin > next.end;
  return beside && next.begin > dash.end;
}

}  // namespace aqua::syntax
