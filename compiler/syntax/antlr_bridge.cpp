#include "compiler/syntax/antlr_bridge.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include <antlr4-runtime.h>

#include "compiler/base/utf8.h"
#include "compiler/syntax/generated/AquaLexer.h"
#include "compiler/syntax/generated/AquaParser.h"

namespace aqua::syntax {

namespace {

using generated::AquaLexer;
using generated::AquaParser;

#define AQUA_TOKEN(kind, grammarName, text, class_) \
  static_assert(static_cast<size_t>(TokenKind::kind) == static_cast<size_t>(AquaLexer::grammarName));
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
#define AQUA_RULE(kind, phrase) \
  static_assert(static_cast<size_t>(Rule::kind) == static_cast<size_t>(AquaParser::Rule##kind));
#include "compiler/syntax/rules.def"

/// UTF-8 text as code points, with byte offsets as positions: tokens come out with byte ranges.
class Utf8Stream final : public antlr4::CharStream {
 public:
  Utf8Stream(std::string_view text, size_t begin) : text_(text), at_(begin) {}

  void consume() override { at_ = after(at_); }
  size_t LA(ssize_t ahead) override {
    if (ahead == 0) return 0;
    size_t position = at_;
    if (ahead < 0) {
      for (; ahead < 0 && position > 0; ++ahead) {
        --position;
        while (position > 0 && (byte(position) & 0xC0) == 0x80) --position;
      }
      return ahead < 0 ? EOF : codePoint(position);
    }
    for (; ahead > 1 && position < text_.size(); --ahead) position = after(position);
    return position < text_.size() ? codePoint(position) : EOF;
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = index; }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& range) override {
    if (range.a < 0 || range.b < range.a) return {};
    return std::string(text_.substr(static_cast<size_t>(range.a), static_cast<size_t>(range.b - range.a + 1)));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  unsigned char byte(size_t i) const { return static_cast<unsigned char>(text_[i]); }
  size_t after(size_t i) const { return byte(i) < 0x80 ? i + 1 : i + base::sequenceLength(text_.substr(i)); }
  size_t codePoint(size_t i) const {
    if (byte(i) < 0x80) return byte(i);
    size_t length = base::sequenceLength(text_.substr(i));
    size_t code = length == 4 ? byte(i) & 0x07u : length == 3 ? byte(i) & 0x0Fu : byte(i) & 0x1Fu;
    for (size_t k = 1; k < length; ++k) code = code << 6 | (byte(i + k) & 0x3Fu);
    return code;
  }

  std::string_view text_;
  size_t at_;
};

/// A laid-out token as ANTLR wants to see it.
class BridgeToken final : public antlr4::Token {
 public:
  BridgeToken(const LaidToken& token, size_t index)
      : type_(token.kind == TokenKind::End ? EOF : static_cast<size_t>(token.kind)),
        begin_(token.begin),
        end_(token.end),
        index_(index) {}
  std::string getText() const override { return {}; }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return begin_; }
  size_t getStopIndex() const override { return end_ == 0 ? INVALID_INDEX : end_ - 1; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }

 private:
  size_t type_, begin_, end_, index_;
};

class BridgeStream final : public antlr4::TokenStream {
 public:
  explicit BridgeStream(const std::vector<LaidToken>& tokens) {
    tokens_.reserve(tokens.size());
    for (const LaidToken& token : tokens) tokens_.emplace_back(token, tokens_.size());
  }
  void consume() override {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  size_t LA(ssize_t ahead) override {
    antlr4::Token* token = LT(ahead);
    return token ? token->getType() : antlr4::Token::INVALID_TYPE;
  }
  antlr4::Token* LT(ssize_t ahead) override {
    if (ahead == 0) return nullptr;
    if (ahead < 0) return static_cast<size_t>(-ahead) > at_ ? nullptr : &tokens_[at_ - static_cast<size_t>(-ahead)];
    return &tokens_[std::min(at_ + static_cast<size_t>(ahead) - 1, tokens_.size() - 1)];
  }
  antlr4::Token* get(size_t index) const override { return const_cast<BridgeToken*>(&tokens_[index]); }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, tokens_.size() - 1); }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  std::vector<BridgeToken> tokens_;
  size_t at_ = 0;
};

TokenKind kindOf(size_t antlrType) {
  return antlrType == antlr4::Token::EOF ? TokenKind::End : static_cast<TokenKind>(antlrType);
}
Rule ruleOf(const antlr4::RuleContext& context) { return static_cast<Rule>(context.getRuleIndex()); }
bool recovers(Rule rule) { return rule == Rule::Statement || rule == Rule::Member || rule == Rule::TopLevel; }

/// Nothing is inserted or deleted: an error travels up to the statement, member or item around it, and that is given
/// up. The layout tokens say exactly where the next one starts.
class OneStatementStrategy final : public antlr4::DefaultErrorStrategy {
 public:
  explicit OneStatementStrategy(std::vector<SyntaxError>& errors) : errors_(errors) {}

  void sync(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw antlr4::InputMismatchException(parser); }
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override {
    if (inErrorRecoveryMode(parser)) return;
    beginErrorCondition(parser);
    SyntaxError found;
    found.token = static_cast<uint32_t>(error.getOffendingToken()->getTokenIndex());
    found.start = found.token;
    for (antlr4::RuleContext* context = error.getCtx(); context;
         context = static_cast<antlr4::RuleContext*>(context->parent)) {
      found.rules.push_back(ruleOf(*context));
      found.start = static_cast<uint32_t>(static_cast<antlr4::ParserRuleContext*>(context)->start->getTokenIndex());
      if (recovers(found.rules.back())) break;
    }
    for (ssize_t type : error.getExpectedTokens().toList()) found.expected.push_back(kindOf(static_cast<size_t>(type)));
    errors_.push_back(std::move(found));
  }
  void recover(antlr4::Parser* parser, std::exception_ptr error) override {
    antlr4::ParserRuleContext* context = parser->getContext();
    if (!recovers(ruleOf(*context))) std::rethrow_exception(error);
    antlr4::TokenStream& tokens = *parser->getTokenStream();
    if (errors_.size() > kMaxErrors) {
      tokens.seek(tokens.size() - 1);
      return;  // in error mode nothing more is reported
    }
    size_t at = std::max(tokens.index(), context->start->getTokenIndex());
    auto kind = [&] { return kindOf(tokens.get(at)->getType()); };
    while (kind() != TokenKind::Newline && kind() != TokenKind::End) ++at;
    if (kind() == TokenKind::Newline) ++at;
    // The body of a function or block is still read, as a block without a head; members are no statements.
    TokenKind start = kindOf(context->start->getType());
    if (kind() == TokenKind::Indent &&
        (start == TokenKind::Data || start == TokenKind::Service || start == TokenKind::Ability)) {
      size_t depth = 0;
      do {
        if (kind() == TokenKind::Indent) ++depth;
        if (kind() == TokenKind::Dedent) --depth;
        ++at;
      } while (depth > 0);
    }
    tokens.seek(at);
    endErrorCondition(parser);
  }

 private:
  std::vector<SyntaxError>& errors_;
};

class Copier {
 public:
  explicit Copier(base::Arena& arena) : arena_(arena) {}

  const Concrete* copy(const antlr4::ParserRuleContext& context) {
    std::vector<ConcreteChild> children;
    children.reserve(context.children.size());
    for (antlr4::tree::ParseTree* child : context.children) {
      if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
        children.push_back({nullptr, static_cast<uint32_t>(terminal->getSymbol()->getTokenIndex())});
      } else if (auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(child)) {
        children.push_back({copy(*rule), 0});
      }
    }
    uint32_t first = context.start ? static_cast<uint32_t>(context.start->getTokenIndex()) : 0;
    uint32_t last = context.stop ? static_cast<uint32_t>(context.stop->getTokenIndex()) : first;
    std::span<const ConcreteChild> copied = arena_.copy(std::span<const ConcreteChild>(children));
    return arena_.make<Concrete>(ruleOf(context), context.exception != nullptr, first, last, copied);
  }

 private:
  base::Arena& arena_;
};

antlr4::ParserRuleContext* run(AquaParser& parser, Rule start) {
  if (start == Rule::SingleValue) return parser.singleValue();
  return parser.file();
}

}  // namespace

std::vector<RawToken> readTokens(std::string_view text, uint32_t begin, size_t limit) {
  Utf8Stream stream(text, begin);
  AquaLexer lexer(&stream);
  lexer.removeErrorListeners();
  std::vector<RawToken> tokens;
  tokens.reserve(std::min(text.size() / 4 + 4, limit + 1));
  while (tokens.size() <= limit) {
    std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) return tokens;
    tokens.push_back({static_cast<TokenKind>(token->getType()), static_cast<uint32_t>(token->getStartIndex()),
                      static_cast<uint32_t>(token->getStopIndex() + 1)});
  }
  return tokens;
}

Recognized recognize(const std::vector<LaidToken>& tokens, Rule start, base::Arena& arena) {
  Recognized result;
  BridgeStream stream(tokens);
  AquaParser parser(&stream);
  parser.removeErrorListeners();
  auto* simulator = parser.getInterpreter<antlr4::atn::ParserATNSimulator>();
  antlr4::ParserRuleContext* root = nullptr;
  try {  // the cheap way, for text without errors
    simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
    parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
    root = run(parser, start);
  } catch (const antlr4::ParseCancellationException&) {
    parser.reset();
    simulator->setPredictionMode(antlr4::atn::PredictionMode::LL);
    parser.setErrorHandler(std::make_shared<OneStatementStrategy>(result.errors));
    try {
      root = run(parser, start);
    } catch (const antlr4::RecognitionException&) {  // a single value has no rule that recovers
    }
  }
  result.root =
      root ? Copier(arena).copy(*root) : arena.make<Concrete>(start, true, 0u, 0u, std::span<const ConcreteChild>());
  return result;
}

}  // namespace aqua::syntax
