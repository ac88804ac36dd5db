// AIR text to tokens (EXECUTION.md 1.1, 1.2). Internal to the room.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"

namespace aqua::air {

enum class TokenKind : uint8_t {
  End,
  Open,         // (
  Close,        // )
  OpenSquare,   // [
  CloseSquare,  // ]
  Keyword,      // name of an instruction
  Operand,      // anything else that is well-formed
  Broken,       // has been reported; stands for whatever is expected
};

struct Token {
  TokenKind kind = TokenKind::End;
  Place place;
  Kind instruction{};  // Keyword; Ap for both forms of it
  Operand operand;     // Operand
};

/// Reads one token after the other. `text` is valid UTF-8 and outlives the tokens; lenses and names go into `script`.
/// `file` may be null: then errors have no place.
class Lexer {
 public:
  Lexer(std::string_view text, const diagnostics::SourceFile* file, Script& script, diagnostics::DiagnosticList& issues)
      : text_(text), file_(file), script_(script), issues_(issues) {}

  /// In place of the token that was there.
  void next(Token& token);
  /// Of what has been read, from `;` to the end of the line.
  std::vector<Place> takeComments() { return std::move(comments_); }

 private:
  void skipSpaceAndComments();
  uint32_t wordEnd() const;
  void string(Token& token);
  void word(Token& token);
  void numberOrVariable(std::string_view word, Token& token);
  void number(std::string_view word, bool isFloat, Token& token);
  void variable(std::string_view word, size_t checked, Token& token);
  /// `allowFlattening`: may `!` stand after every accessor, or only at the end?
  const Lens* lens(std::string_view text, uint32_t begin, bool allowFlattening);
  std::optional<Accessor> accessorOf(std::string_view name, bool bracket, bool digit);
  const Lens* lensError(Place place, std::string_view reason);
  void withLens(OperandKind kind, std::string_view name, std::string_view lensText, bool allowFlattening, Token& token);
  void broken(diagnostics::Code code, diagnostics::ArgKey what, std::string_view text, Token& token);
  diagnostics::Reported report(diagnostics::Code code, Place place);

  std::string_view text_;
  const diagnostics::SourceFile* file_;
  Script& script_;
  diagnostics::DiagnosticList& issues_;
  std::vector<Place> comments_;
  uint32_t at_ = 0;
};

}  // namespace aqua::air
