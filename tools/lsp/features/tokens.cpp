#include "tools/lsp/features/tokens.h"

#include <algorithm>

#include "compiler/driver/driver.h"
#include "compiler/syntax/tokens.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;
using syntax::TokenClass;
using syntax::TokenKind;

TokenType typeOf(SymbolKind kind) {
  switch (kind) {
  case SymbolKind::Function:
  case SymbolKind::Closure: return TokenType::Function;
  case SymbolKind::Parameter: return TokenType::Parameter;
  case SymbolKind::Variable:
  case SymbolKind::Stream:
  case SymbolKind::Constant: return TokenType::Variable;
  case SymbolKind::Service:
  case SymbolKind::Ability: return TokenType::Interface;
  case SymbolKind::Data: return TokenType::Data;
  case SymbolKind::Alias: return TokenType::Type;
  case SymbolKind::Field: return TokenType::Property;
  case SymbolKind::Method: return TokenType::Method;
  case SymbolKind::Module: return TokenType::Module;
  }
  return TokenType::Variable;
}

bool isScalar(std::string_view name) {
  for (size_t i = 0; i <= static_cast<size_t>(ir::Scalar::String); ++i)
    if (ir::scalarName(static_cast<ir::Scalar>(i)) == name) return true;
  return false;
}

/// What a token is without knowing what it means; nothing: it has no colour.
std::optional<TokenType> typeOf(TokenKind kind, std::string_view text) {
  switch (syntax::tokenClass(kind)) {
  case TokenClass::HeaderWord:
  case TokenClass::ItemWord:
  case TokenClass::BlockItemWord:
  case TokenClass::BlockWord:
  case TokenClass::PrefixWord:
  case TokenClass::InnerWord: return TokenType::Keyword;
  case TokenClass::Name:
    return isScalar(text) || kind == TokenKind::Top || kind == TokenKind::Bottom ? TokenType::Type
                                                                                 : TokenType::Variable;
  case TokenClass::Literal:
    if (kind == TokenKind::Text) return TokenType::String;
    return syntax::isNumber(kind) ? TokenType::Number : TokenType::Keyword;
  case TokenClass::BinaryOperator:
  case TokenClass::Operator: return TokenType::Operator;
  case TokenClass::Punctuation:
  case TokenClass::Layout:
  case TokenClass::Error: return std::nullopt;
  }
  return std::nullopt;
}

uint32_t modifiersOf(const Symbol& symbol, bool isDefinition) {
  uint32_t modifiers = isDefinition ? kDeclaration : 0U;
  if (symbol.kind == SymbolKind::Constant) modifiers |= kReadonly;
  if (symbol.kind == SymbolKind::Stream) modifiers |= kStream;
  if (!symbol.definition || symbol.definition.file->path().starts_with(driver::kLibraryRoot)) modifiers |= kLibrary;
  return modifiers;
}

/// Adds a token, line by line.
void add(Span span, TokenType type, uint32_t modifiers, std::vector<ColouredToken>& tokens) {
  for (uint32_t begin = span.begin; begin < span.end;) {
    size_t end = std::min<size_t>(span.file->text().find_first_of("\r\n", begin), span.end);
    if (end > begin) tokens.push_back({{span.file, begin, static_cast<uint32_t>(end)}, type, modifiers});
    begin = static_cast<uint32_t>(end) + 1;
  }
}

/// Comments between two tokens.
void addComments(Span gap, std::vector<ColouredToken>& tokens) {
  std::string_view text = gap.file->text();
  for (size_t at = text.find("--", gap.begin); at < gap.end;) {
    size_t end = std::min<size_t>(text.find_first_of("\r\n", at), gap.end);
    add({gap.file, static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, TokenType::Comment, 0, tokens);
    at = text.find("--", end);
  }
}

}  // namespace

std::string_view tokenTypeName(TokenType type) {
  switch (type) {
#define TOKEN_TYPE(kind, name) \
  case TokenType::kind:        \
    return name;
#include "tools/lsp/features/token_types.def"
#undef TOKEN_TYPE
  }
  return {};
}

std::vector<ColouredToken> colours(const Snapshot& snapshot, std::string_view path) {
  std::vector<ColouredToken> tokens;
  const syntax::SyntaxTree* tree = snapshot.index.tree(path);
  if (!tree) return tokens;
  const diagnostics::SourceFile* file = tree->source.get();
  uint32_t end = 0;
  for (const syntax::Token& token : tree->tokens) {
    addComments({file, end, token.begin}, tokens);
    end = token.end;
    const Span span{file, token.begin, token.end};
    std::optional<TokenType> type = typeOf(static_cast<TokenKind>(token.type), span.text());
    uint32_t modifiers = 0;
    const bool word = syntax::isWord(static_cast<TokenKind>(token.type));
    const Occurrence* here = word && type ? snapshot.index.at(path, token.begin) : nullptr;
    if (here && here->place.begin <= token.begin && here->place.end >= token.end) {
      const Symbol& symbol = snapshot.index[here->symbol];
      type = typeOf(symbol.kind);
      modifiers = modifiersOf(symbol, here->isDefinition);
    }
    if (type) add(span, *type, modifiers, tokens);
  }
  addComments({file, end, static_cast<uint32_t>(file->text().size())}, tokens);
  return tokens;
}

}  // namespace aqua::lsp
