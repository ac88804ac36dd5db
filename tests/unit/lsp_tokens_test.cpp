// Colours agree with the lexer in all Aqua files of the repository: every word, number, string, operator and comment
// has one, nothing has two, and what the lexer knows by itself is what it says.
#include <catch2/catch.hpp>

#include <map>

#include "compiler/syntax/tokens.h"
#include "tests/unit/lsp_programs.h"
#include "tools/lsp/features/tokens.h"
#include "tools/lsp/uri.h"
#include "tools/lsp/workspace.h"

using namespace aqua;
using namespace aqua::lsp;
using syntax::TokenClass;
using syntax::TokenKind;

namespace {

bool agrees(TokenKind kind, TokenType type) {
  const bool name = type <= TokenType::Method;
  switch (syntax::tokenClass(kind)) {
  case TokenClass::HeaderWord:
  case TokenClass::ItemWord:
  case TokenClass::BlockItemWord:
  case TokenClass::BlockWord:
  case TokenClass::PrefixWord:
  case TokenClass::InnerWord: return type == TokenType::Keyword;
  case TokenClass::Name: return name;
  case TokenClass::Literal:
    if (kind == TokenKind::Text) return type == TokenType::String;
    return type == (syntax::isNumber(kind) ? TokenType::Number : TokenType::Keyword);
  case TokenClass::BinaryOperator:
  case TokenClass::Operator: return type == TokenType::Operator;
  case TokenClass::Punctuation:
  case TokenClass::Layout:
  case TokenClass::Error: return false;
  }
  return false;
}

bool isColoured(TokenKind kind) {
  const TokenClass token = syntax::tokenClass(kind);
  return token != TokenClass::Punctuation && token != TokenClass::Layout && token != TokenClass::Error;
}

}  // namespace

TEST_CASE("colours agree with the lexer in all files") {
  modules::DiskFileSystem disk;
  size_t count = 0;
  for (const std::string& path : programsIn({"examples", "stdlib", "tests", "tools", "compiler"})) {
    INFO(path);
    Workspace workspace(disk);
    Document& document = workspace.open(uriOfPath(path), "aqua", 1, *disk.read(path).text);
    const Snapshot& snapshot = workspace.snapshot(document);
    const syntax::SyntaxTree& tree = *snapshot.index.tree(path);
    std::map<uint32_t, ColouredToken> byPlace;
    uint32_t end = 0;
    for (const ColouredToken& each : colours(snapshot, path)) {
      REQUIRE(each.span.begin >= end);
      REQUIRE(each.span.end > each.span.begin);
      end = each.span.end;
      byPlace.emplace(each.span.begin, each);
    }
    for (const syntax::Token& token : tree.tokens) {
      const auto kind = static_cast<TokenKind>(token.type);
      auto found = byPlace.find(token.begin);
      INFO(token.begin << " " << document.text.substr(token.begin, token.end - token.begin));
      REQUIRE((found != byPlace.end()) == isColoured(kind));
      if (found == byPlace.end()) continue;
      CHECK(agrees(kind, found->second.type));
      byPlace.erase(found);
      ++count;
    }
    // What is left are comments, and further lines of texts.
    for (const auto& [begin, each] : byPlace)
      CHECK((each.type == TokenType::Comment ? each.span.text().starts_with("--") : each.type == TokenType::String));
  }
  CHECK(count > 10000);
}
