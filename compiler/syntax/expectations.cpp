// What to say where the grammar could not read on. Nothing of ANTLR's own messages is used: the place, the rules
// around it and the set of possible tokens are enough to name the construct and what it needs.
#include <algorithm>

#include "compiler/base/words.h"
#include "compiler/syntax/converter.h"

namespace aqua::syntax {

namespace {

using diagnostics::Applicability;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;
using Kind = TokenKind;

constexpr std::string_view kPhrases[] = {
#define AQUA_RULE(kind, phrase) phrase,
#include "compiler/syntax/rules.def"
};

/// Offers the keyword of the place that the word is a misspelling of, if there is one.
void offerKeyword(diagnostics::Reported reported, Span place, bool top) {
  constexpr size_t kLongest = 20;  // no keyword is near a longer word
  if (place.text().size() > kLongest) return;
  auto begins = [](Kind kind) { return isItemWord(kind) || tokenClass(kind) == TokenClass::HeaderWord; };
  std::vector<std::string_view> keywords;
#define AQUA_TOKEN(kind, grammarName, text, class_) \
  if (top ? begins(Kind::kind) : isStatementWord(Kind::kind)) keywords.push_back(text);
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
  const std::string keyword(base::nearest(place.text(), keywords));
  if (!keyword.empty() && keyword != place.text())
    reported.fix("write `" + keyword + "`", {{place, keyword}}, Applicability::Likely);
}

bool startsValue(Kind kind) {
  return kind == Kind::Lower || kind == Kind::Upper || kind == Kind::Boolean || kind == Kind::Integer ||
         kind == Kind::Float || kind == Kind::Text || kind == Kind::InitPeerId || kind == Kind::LeftParen ||
         kind == Kind::LeftBracket || kind == Kind::Not;
}

/// "a value, `:` or `par`": groups first, at most four.
std::string describeExpected(const std::vector<Kind>& expected) {
  auto has = [&](Kind kind) { return std::binary_search(expected.begin(), expected.end(), kind); };
  std::vector<std::string> parts;
  bool values = has(Kind::Text) && has(Kind::Integer);
  bool types = has(Kind::Top);
  bool operators = has(Kind::Plus) && has(Kind::Or);
  if (values) parts.emplace_back("a value");
  if (types) parts.emplace_back("a type");
  if (!values && !types && (has(Kind::Lower) || has(Kind::Upper))) parts.emplace_back("a name");
  if (!values && has(Kind::Text)) parts.emplace_back("a string");
  for (Kind kind : expected) {
    if (kind == Kind::Newline || kind == Kind::Indent) parts.emplace_back(tokenText(kind));
    if (kind == Kind::End) parts.emplace_back("the end");
    if (tokenClass(kind) == TokenClass::Layout || kind == Kind::Lower || kind == Kind::Upper || kind == Kind::Text)
      continue;
    if (values && (startsValue(kind) || kind == Kind::Question || kind == Kind::Star)) continue;
    if (types && (kind == Kind::Top || kind == Kind::Bottom || kind == Kind::LeftBracket || kind == Kind::LeftParen ||
                  kind == Kind::Question || kind == Kind::Star || kind == Kind::Power || kind == Kind::Percent ||
                  kind == Kind::LeftBrace || kind == Kind::RightArrow || kind == Kind::Boolean))
      continue;
    if (!values && !types && kind == Kind::Boolean) continue;
    bool afterValue = tokenClass(kind) == TokenClass::BinaryOperator || kind == Kind::Dot || kind == Kind::Bang ||
                      kind == Kind::LeftBracket || kind == Kind::LeftParen || kind == Kind::LeftBrace ||
                      kind == Kind::Integer;
    if (operators && afterValue) continue;
    parts.push_back("`" + std::string(tokenText(kind)) + "`");
  }
  if (operators) parts.emplace_back("an operator");
  if (parts.empty()) return "something else";
  std::string text;
  size_t shown = std::min<size_t>(parts.size(), 5);
  for (size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : i + 1 == shown ? " or " : ", ") + parts[i];
  return text;
}

struct Reader {
  const SourceFile& source;
  LaidOut& laid;
  DiagnosticList& issues;

  Span spanOf(const LaidToken& token) const { return {&source, token.begin, token.end}; }
  const LaidToken& at(uint32_t token) const { return laid.tokens[std::min<size_t>(token, laid.tokens.size() - 1)]; }
  std::string found(uint32_t token) const { return describeToken(source, at(token)); }

  void report(const SyntaxError& error) {
    const LaidToken& token = at(error.token);
    const LaidToken& start = at(error.start);
    if (laid.spoiled[token.line] || laid.spoiled[start.line]) return;
    laid.spoiled[token.line] = true;
    laid.spoiled[start.line] = true;
    auto has = [&](Kind kind) { return std::binary_search(error.expected.begin(), error.expected.end(), kind); };
    const LaidToken& before = at(error.token == 0 ? 0 : error.token - 1);
    bool lineEnded = token.kind == Kind::Newline || token.kind == Kind::Dedent || token.kind == Kind::End ||
                     token.kind == Kind::Indent;
    // A missing thing is shown behind what it should follow.
    Span place = lineEnded ? Span{&source, before.end, before.end} : spanOf(token);
    std::string_view construct = "the statement";
    bool valueMissing = has(Kind::Text) && has(Kind::Integer);
    for (Rule rule : error.rules)
      if (valueMissing && rule == Rule::Expr) continue;  // what needs the value says more
      else if (std::string_view phrase = kPhrases[static_cast<size_t>(rule)]; !phrase.empty()) {
        construct = phrase;
        break;
      }
    std::string_view head = construct;  // the line around: `if`, `for`, function ...
    for (Rule rule : error.rules)
      if (std::string_view phrase = kPhrases[static_cast<size_t>(rule)];
          !phrase.empty() && rule != Rule::Expr && rule != Rule::Type && rule != Rule::TypeElement &&
          rule != Rule::Statement && rule != Rule::Signature)
        head = phrase;

    if (reportForeignForm(source, laid.tokens, error, issues)) return;
    if (unknownStatement(error, start)) return;
    if (before.kind == Kind::Else && !lineEnded) {
      issues.report(Code::ElseIf, place)
          .arg("found", found(error.token))
          .help("write `else:` and the `if` on a line of its own inside it");
    } else if (before.kind == Kind::Comma && (lineEnded || isCloser(token.kind))) {
      issues.report(Code::TrailingComma, spanOf(before))
          .arg("found", found(error.token))
          .fix("remove the comma", {{spanOf(before), ""}}, Applicability::Likely);
    } else if (before.kind == Kind::Colon && error.expected.size() == 1 && has(Kind::Newline)) {
      issues.report(Code::BodyOnLine, place).arg("found", found(error.token));
    } else if (has(Kind::LeftArrow) && token.kind == Kind::Lower && spanOf(token).text() == "in") {
      issues.report(Code::ForIn, place).fix("write `<-`", {{place, "<-"}});
    } else if (token.kind == Kind::Minus && has(Kind::Text)) {
      issues.report(Code::MinusPrefix, place)
          .arg("found", found(error.token + 1))
          .help("`0 - x` is the negative of `x`");
    } else if (lineEnded && has(Kind::Colon) && isBlockHead(error.rules)) {
      issues.report(Code::ColonMissing, place)
          .arg("found", found(error.token))
          .arg("construct", head)
          .fix("insert `:`", {{place, ":"}}, Applicability::Likely);
    } else {
      issues.report(Code::SyntaxUnexpected, place)
          .arg("found", found(error.token))
          .arg("construct", construct)
          .arg("expected", expectedAt(error));
    }
  }

  /// The parser knows only the last thing that it tried; what could have come before that is added.
  std::string expectedAt(const SyntaxError& error) const {
    if (error.expected.size() == 1 && error.expected[0] == Kind::Colon && error.rules.size() > 1 &&
        error.rules[1] == Rule::ForBlock)
      return "`par`, `try`, `rec` or `:`";
    if (error.expected.size() == 1 &&
        (error.expected[0] == Kind::RightParen || error.expected[0] == Kind::RightBracket) && inList(error))
      return "`,` or `" + std::string(tokenText(error.expected[0])) + "`";
    return describeExpected(error.expected);
  }
  /// Inside brackets whose opener has a list behind it: not `(a)` and not an index.
  bool inList(const SyntaxError& error) const {
    size_t open = 0;
    for (uint32_t i = error.token; i > error.start; --i) {
      Kind kind = at(i - 1).kind;
      if (isCloser(kind)) ++open;
      if (kind != Kind::LeftParen && kind != Kind::LeftBracket && kind != Kind::LeftBrace) continue;
      if (open-- > 0) continue;
      Kind before = i - 1 > error.start ? at(i - 2).kind : Kind::Newline;
      bool afterName = before == Kind::Lower || before == Kind::Upper || before == Kind::RightBrace;
      return kind == Kind::LeftParen
                 ? afterName
                 : !(afterName || before == Kind::RightParen || before == Kind::RightBracket || before == Kind::Bang);
    }
    return false;
  }
  static bool isBlockHead(const std::vector<Rule>& rules) {
    auto within = [&](Rule rule) { return std::find(rules.begin(), rules.end(), rule) != rules.end(); };
    return !within(Rule::Member) && !within(Rule::Alias) && !within(Rule::Param);
  }

  static bool isCloser(Kind kind) {
    return kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::RightBrace;
  }

  /// Two words side by side, the first in lower case: somebody meant a statement that there is not.
  bool unknownStatement(const SyntaxError& error, const LaidToken& start) {
    if (start.kind != Kind::Lower || at(error.start + 1).kind != Kind::Beside) return false;
    if (std::find(error.rules.begin(), error.rules.end(), Rule::SimpleLine) == error.rules.end()) return false;
    Span place = spanOf(start);
    if (place.text() == "func") {
      issues.report(Code::FunctionNested, place)
          .help("a function inside is written `" + std::string(spanOf(at(error.start + 2)).text()) +
                " = (a: string) -> string:`");
    } else {
      offerKeyword(issues.report(Code::StatementUnknown, place).arg("word", place.text()), place, false);
    }
    return true;
  }
};

}  // namespace

std::string describeToken(const SourceFile& source, const LaidToken& token) {
  if (token.kind == Kind::Newline || token.kind == Kind::Indent || token.kind == Kind::Dedent)
    return "the end of the line";
  if (token.kind == Kind::End || token.kind == Kind::Text) return std::string(tokenText(token.kind));
  std::string_view text = source.text().substr(token.begin, token.end - token.begin);
  if (text.size() > 40) return std::string(tokenText(token.kind));
  return "`" + std::string(text) + "`";
}

void reportSyntaxErrors(const SourceFile& source, LaidOut& laid, const std::vector<SyntaxError>& errors,
                        DiagnosticList& issues) {
  Reader reader{source, laid, issues};
  for (const SyntaxError& error : errors) reader.report(error);
}

void reportStray(const SourceFile& source, LaidOut& laid, Rule rule, uint32_t token, DiagnosticList& issues) {
  const LaidToken& first = laid.tokens[token];
  if (laid.spoiled[first.line]) return;
  laid.spoiled[first.line] = true;
  Span place{&source, first.begin, first.end};
  std::string found = describeToken(source, first);
  if (rule == Rule::StrayMember) {
    issues.report(Code::MemberStart, place).arg("found", found);
  } else if (rule == Rule::StrayTop) {
    auto reported = issues.report(Code::TopLevelUnexpected, place).arg("found", found);
    if (first.kind == Kind::Lower || first.kind == Kind::Upper) offerKeyword(reported, place, true);
  } else {
    issues.report(Code::StatementStart, place).arg("found", found);
  }
}

}  // namespace aqua::syntax
