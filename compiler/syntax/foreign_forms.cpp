// Forms of other languages that the grammar could not read, and what Aqua has in their place.
#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "compiler/syntax/converter.h"
#include "compiler/syntax/foreign.h"

namespace aqua::syntax {

namespace {

using diagnostics::Applicability;
using diagnostics::DiagnosticList;
using diagnostics::Edit;
using diagnostics::SourceFile;
using Kind = TokenKind;

struct ForeignForm {
  Rule rule;
  std::string_view before, at;
  ForeignFix fix;
  std::string_view instead, say;
};
constexpr ForeignForm kForms[] = {
#define AQUA_FOREIGN_FORM(rule, before, at, fix, instead, say, example) \
  {Rule::rule, before, at, ForeignFix::fix, instead, say},
#include "compiler/syntax/foreign.def"
};

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool isScalar(std::string_view text) {
  static constexpr std::string_view kNames[] = {
#define AQUA_SCALAR(kind, name) name,
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
  };
  return std::find(std::begin(kNames), std::end(kNames), text) != std::end(kNames);
}

class FormReader {
 public:
  FormReader(const SourceFile& source, const std::vector<LaidToken>& tokens, const SyntaxError& error,
             DiagnosticList& issues)
      : source_(source), tokens_(tokens), error_(error), issues_(issues) {}

  bool report() {
    return result() || listInBrackets() || typeParameter() || suffix() || parameter() || colon() || formOfTable();
  }

 private:
  const LaidToken& at(uint32_t token) const { return tokens_[std::min<size_t>(token, tokens_.size() - 1)]; }
  Kind kindAt(uint32_t token) const { return at(token).kind; }
  Span spanOf(uint32_t token) const { return {&source_, at(token).begin, at(token).end}; }
  Span between(uint32_t first, uint32_t last) const { return {&source_, at(first).begin, at(last).end}; }
  bool within(Rule rule) const {
    return rule == Rule::File || std::find(error_.rules.begin(), error_.rules.end(), rule) != error_.rules.end();
  }
  bool isName(uint32_t token) const { return kindAt(token) == Kind::Lower || kindAt(token) == Kind::Upper; }
  bool startsType(uint32_t token) const {
    const Kind kind = kindAt(token);
    return isName(token) || kind == Kind::LeftBracket || kind == Kind::Question || kind == Kind::Star ||
           kind == Kind::Top;
  }
  uint32_t lineEnd(uint32_t token) const {
    while (kindAt(token) != Kind::Newline && kindAt(token) != Kind::End) ++token;
    return token;
  }
  /// The bracket that closes the one at `open`, on the same line; 0: none.
  uint32_t closerOf(uint32_t open, Kind closer) const {
    size_t depth = 0;
    for (uint32_t i = open, end = lineEnd(open); i < end; ++i) {
      if (kindAt(i) == kindAt(open)) ++depth;
      if (kindAt(i) == closer && --depth == 0) return i;
    }
    return 0;
  }

  bool formOfTable() {
    const uint32_t begin = at(error_.token).begin;
    for (const ForeignForm& row : kForms)
      if (within(row.rule))
        if (Span found = match(row, begin)) {
          reportForeign(issues_, found, row.say, row.fix, row.instead);
          return true;
        }
    return false;
  }

  /// Where the form stands when reading stopped at `stop`; an empty span without a file when it does not.
  Span match(const ForeignForm& row, uint32_t stop) const {
    const std::string_view text = source_.text();
    std::string_view before = row.before;
    if (!text.substr(stop).starts_with(row.at)) return {};
    uint32_t end = stop + static_cast<uint32_t>(row.at.size());
    if (!row.at.empty() && isWordByte(row.at.back()) && end < text.size() && isWordByte(text[end])) return {};
    uint32_t begin = stop;
    if (before.ends_with(' ')) {
      before.remove_suffix(1);
      while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
      if (begin == stop) return {};
    }
    if (!text.substr(0, begin).ends_with(before)) return {};
    begin -= static_cast<uint32_t>(before.size());
    if (!before.empty() && isWordByte(before[0]) && begin > 0 && isWordByte(text[begin - 1])) return {};
    if (row.at.empty()) end = begin + static_cast<uint32_t>(before.size());
    return {&source_, begin, end};
  }

  /// `f(a: A): B` for `f(a: A) -> B`.
  bool result() {
    const bool member = within(Rule::Member) && kindAt(error_.token) == Kind::Colon;
    const bool function = within(Rule::Function) && error_.token > 1 && kindAt(error_.token - 1) == Kind::Colon;
    const uint32_t colon = member ? error_.token : error_.token - 1;
    if (!(member || function) || colon == 0 || kindAt(colon - 1) != Kind::RightParen || !startsType(colon + 1))
      return false;
    const bool gap = at(colon + 1).begin > at(colon).end;
    std::vector<Edit> edits{{spanOf(colon), gap ? " ->" : " -> "}};
    const uint32_t last = lineEnd(colon) - 1;
    if (function && kindAt(last) != Kind::Colon) edits.push_back({{&source_, at(last).end, at(last).end}, ":"});
    reportForeign(issues_, spanOf(colon), "results follow `->`").fix("write `->`", std::move(edits));
    return true;
  }

  /// `[A]` for `[]A`.
  bool listInBrackets() {
    if (!(within(Rule::Type) || within(Rule::TypePrefix)) || error_.token == 0) return false;
    const uint32_t open = error_.token - 1;
    if (kindAt(open) != Kind::LeftBracket) return false;
    const uint32_t close = closerOf(open, Kind::RightBracket);
    auto reported = reportForeign(issues_, between(open, close > 0 ? close : open), "an array is of a type `[]type`");
    if (close > 0) reported.fix("write `[]` in front", {{spanOf(open), "[]"}, {spanOf(close), ""}});
    return true;
  }

  bool behindType() const {
    const bool type = within(Rule::Type) || within(Rule::TypePrefix) || within(Rule::Param) || within(Rule::Member) ||
                      within(Rule::Signature) || within(Rule::Function) || within(Rule::Alias);
    return type && error_.token > 0 && !within(Rule::Expr) && isName(error_.token - 1);
  }
  /// `Array<A>`, `Optional[A]`; and `f<A>()`, which there is not.
  bool typeParameter() {
    const Kind opener = kindAt(error_.token);
    if (!behindType() || (opener != Kind::Less && opener != Kind::LeftBracket)) return false;
    const uint32_t name = error_.token - 1;
    const bool defines = name > 0 && (kindAt(name - 1) == Kind::Func || kindAt(name - 1) == Kind::Alias);
    const ForeignWord* row = defines ? nullptr : foreignWord(ForeignPlace::Wrapper, spanOf(name).text());
    if (!row) {
      if (opener == Kind::Less) reportForeign(issues_, spanOf(error_.token), "there are no type parameters");
      return opener == Kind::Less;
    }
    const uint32_t close = closerOf(error_.token, opener == Kind::Less ? Kind::Greater : Kind::RightBracket);
    auto reported = reportForeign(issues_, between(name, close > 0 ? close : error_.token), row->say);
    if (close == 0 || row->fix == ForeignFix::None) return true;
    reported.fix(row->instead.empty() ? "write the type alone" : fmt::format("write `{}` in front", row->instead),
                 {{between(name, error_.token), std::string(row->instead)}, {spanOf(close), ""}},
                 row->fix == ForeignFix::Certain ? Applicability::Certain : Applicability::Likely);
    return true;
  }

  /// `A[]` and `A?` for `[]A` and `?A`.
  bool suffix() {
    if (!behindType()) return false;
    const bool array = kindAt(error_.token) == Kind::LeftBracket && kindAt(error_.token + 1) == Kind::RightBracket;
    const bool option = kindAt(error_.token) == Kind::Question && kindAt(error_.token + 1) != Kind::Colon;
    if (!array && !option) return false;
    uint32_t first = error_.token - 1;
    while (first > 1 && kindAt(first - 1) == Kind::Dot) first -= 2;
    const Span sign = between(error_.token, array ? error_.token + 1 : error_.token);
    const std::string instead(array ? "[]" : "?");
    reportForeign(issues_, sign, fmt::format("`{}` stands in front of a type", instead))
        .fix("write it in front", {{{&source_, at(first).begin, at(first).begin}, instead}, {sign, ""}});
    return true;
  }

  /// `name type` and `type name` for `name: type`.
  bool parameter() {
    if (error_.rules.empty() || error_.rules[0] != Rule::Param || kindAt(error_.token - 1) != Kind::Lower) return false;
    if (!isName(error_.token) && kindAt(error_.token) != Kind::LeftBracket && kindAt(error_.token) != Kind::Star)
      return false;
    const Span before = spanOf(error_.token - 1);
    auto reported = reportForeign(issues_, spanOf(error_.token), "a parameter is written `name: type`");
    if (!isScalar(before.text())) reported.fix("insert `:`", {{{&source_, before.end, before.end}, ":"}});
    return true;
  }

  /// `list[1:2]`, and `Name(field: value)` for `Name(field = value)`.
  bool colon() {
    if (!within(Rule::Expr) || kindAt(error_.token) != Kind::Colon) return false;
    uint32_t open = error_.token;
    for (size_t closed = 0; open > error_.start; --open) {
      const Kind kind = kindAt(open - 1);
      const bool opens = kind == Kind::LeftBracket || kind == Kind::LeftParen;
      if (kind == Kind::RightBracket || kind == Kind::RightParen) ++closed;
      if (opens && closed-- == 0) break;
    }
    if (open == error_.start) return false;
    const Span sign = spanOf(error_.token);
    if (kindAt(open - 1) == Kind::LeftBracket) {
      reportForeign(issues_, sign, "there are no slices: `list[n]` is one element");
    } else {
      if (!isName(error_.token - 1) || open < 2 || kindAt(open - 2) != Kind::Upper) return false;
      reportForeign(issues_, sign, "a field gets its value with `=`: `Name(field = value)`")
          .fix("write `=`", {{sign, " ="}});
    }
    return true;
  }

  const SourceFile& source_;
  const std::vector<LaidToken>& tokens_;
  const SyntaxError& error_;
  DiagnosticList& issues_;
};

}  // namespace

bool reportForeignForm(const SourceFile& source, const std::vector<LaidToken>& tokens, const SyntaxError& error,
                       DiagnosticList& issues) {
  return FormReader(source, tokens, error, issues).report();
}

}  // namespace aqua::syntax
