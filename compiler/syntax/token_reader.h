// Reads raw tokens one by one for the layout. What cannot be a token of Aqua is reported here, and read as what was
// meant where that is plain.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/source.h"
#include "compiler/syntax/layout.h"
#include "compiler/syntax/typography.h"

namespace aqua::syntax {

class TokenReader {
 protected:
  using Kind = TokenKind;
  using Applicability = diagnostics::Applicability;
  using Span = diagnostics::Span;

  TokenReader(const diagnostics::SourceFile& source, std::vector<RawToken> raw, diagnostics::DiagnosticList& issues)
      : source_(source), text_(source.text()), raw_(std::move(raw)), issues_(issues) {}

  std::string_view textOf(const RawToken& token) const { return text_.substr(token.begin, token.end - token.begin); }
  Span span(uint32_t begin, uint32_t end) const { return {&source_, begin, end}; }
  Span span(const RawToken& token) const { return span(token.begin, token.end); }
  uint32_t endOffset() const { return static_cast<uint32_t>(text_.size()); }
  uint32_t lineEndOf(uint32_t offset) const {
    return static_cast<uint32_t>(std::min(text_.find_first_of("\n\r", offset), text_.size()));
  }
  void spoil() { out_.spoiled.back() = true; }

  /// Of the token that was just read. False when the grammar must not see it.
  bool checkToken(RawToken& token);
  /// `#`, `//` or `/*` at this raw token: a comment of another language.
  bool startsForeignComment(size_t i) const;
  /// Reports it and goes to its end.
  void foreignComment(const RawToken& mark);
  void drop(const RawToken& token) {
    if (token.kind != Kind::LineEnd) out_.dropped.push_back(token);
  }

  const diagnostics::SourceFile& source_;
  std::string_view text_;
  std::vector<RawToken> raw_;
  diagnostics::DiagnosticList& issues_;
  LaidOut out_;
  size_t next_ = 0;             // the first raw token that was not read
  std::vector<RawToken> line_;  // what was read of the logical line

 private:
  void checkZero(const RawToken& token, std::string_view digits);
  void dropLine();
  void resumeAt(uint32_t offset);
  bool escapesQuote(const RawToken& text) const;
  void escapedText(RawToken& text);
  void unknownCharacter(const RawToken& token);

  // typography.cpp
  bool typedInstead(RawToken& token, const TypedCharacter& typed);
  void foreignSign(Span place, std::string_view instead, Applicability applicability = Applicability::Certain);
  bool foreignBlank(RawToken token, TypedGroup group, std::string_view title, std::string_view instead);
  TypedGroup groupOf(const RawToken& token) const;
  bool quotedText(RawToken& token, TypedGroup group, bool reported);
  diagnostics::Reported quoteIssue(Span place, bool plain);
  Span closingQuote(uint32_t begin, TypedGroup group) const;
  void openText(const RawToken& token);
  bool dash(RawToken& token);
  bool startsComment(const RawToken& dash) const;

  static constexpr size_t kMaxReread = 1u << 20;
  size_t reread_ = 0;                             // bytes that were read again
  bool commentsEnd_ = true;                       // there may be another `*/`
  std::unordered_set<std::string_view> foreign_;  // words that were reported
};

}  // namespace aqua::syntax
