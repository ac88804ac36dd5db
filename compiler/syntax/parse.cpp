#include "compiler/syntax/parse.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/antlr_bridge.h"
#include "compiler/syntax/converter.h"
#include "compiler/syntax/layout.h"

namespace aqua::syntax {

namespace {

using diagnostics::DiagnosticList;
using diagnostics::SourceFile;

/// False when the text cannot be read at all.
bool checkText(const SourceFile& source, const Limits& limits, DiagnosticList& issues) {
  std::string_view text = source.text();
  if (text.size() > limits.maxBytes) {
    issues.report(Code::TextTooLong, {&source, 0, 0}).arg("size", text.size()).arg("limit", limits.maxBytes);
    return false;
  }
  if (size_t bad = base::firstInvalidUtf8(text); bad != std::string_view::npos) {
    auto at = static_cast<uint32_t>(bad);
    issues.report(Code::NotUtf8, {&source, at, at + 1})
        .arg("byte", fmt::format("{:02X}", static_cast<unsigned char>(text[bad])));
    return false;
  }
  if (size_t zero = text.find('\0'); zero != std::string_view::npos) {
    auto at = static_cast<uint32_t>(zero);
    issues.report(Code::NulByte, {&source, at, at + 1});
    return false;
  }
  return true;
}

/// Nothing when there are too many.
std::optional<std::vector<RawToken>> tokensOf(const SourceFile& source, const Limits& limits, DiagnosticList& issues) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  uint32_t begin = source.text().starts_with(kByteOrderMark) ? 3 : 0;
  std::vector<RawToken> tokens = readTokens(source.text(), begin, limits.maxTokens);
  if (tokens.size() <= limits.maxTokens) return tokens;
  issues.report(Code::TooManyTokens, {&source, tokens.back().begin, tokens.back().end}).arg("limit", limits.maxTokens);
  return std::nullopt;
}

/// Drops what is behind the first place that is nested too deep, and closes what is open there.
void cutDeepEnd(const SourceFile& source, const Limits& limits, LaidOut& laid, DiagnosticList& issues) {
  const LaidToken* deep = firstTooDeep(laid.tokens, limits.maxDepth);
  if (!deep) return;
  issues.report(Code::NestingTooDeep, {&source, deep->begin, deep->end}).arg("limit", limits.maxDepth);
  // The item in which it happens goes as a whole.
  size_t depth = 0, keep = 0;
  for (const LaidToken& token : laid.tokens) {
    if (&token == deep) break;
    if (token.kind == TokenKind::Indent) ++depth;
    if (token.kind == TokenKind::Dedent) --depth;
    size_t after = static_cast<size_t>(&token - laid.tokens.data()) + 1;
    bool ends = token.kind == TokenKind::Dedent || token.kind == TokenKind::Newline;
    if (depth == 0 && ends && laid.tokens[after].kind != TokenKind::Indent) keep = after;
  }
  LaidToken end = laid.tokens.back();
  laid.tokens.resize(keep);
  laid.tokens.push_back(end);
}

void keepTokens(const LaidOut& laid, std::vector<Token>& tokens) {
  tokens.reserve(laid.tokens.size() + laid.dropped.size());
  for (const LaidToken& token : laid.tokens)
    if (token.end > token.begin) tokens.push_back({static_cast<uint16_t>(token.kind), token.begin, token.end});
  if (laid.dropped.empty()) return;
  for (const RawToken& token : laid.dropped)
    tokens.push_back({static_cast<uint16_t>(token.kind), token.begin, token.end});
  std::stable_sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.begin < b.begin; });
}

void reportStrays(const SourceFile& source, LaidOut& laid, const Concrete& node, DiagnosticList& issues) {
  if (node.rule == Rule::StrayTop || node.rule == Rule::StrayMember || node.rule == Rule::StrayStatement) {
    if (issues.errorCount() <= kMaxErrors) reportStray(source, laid, node.rule, node.first, issues);
    return;
  }
  if (node.rule == Rule::Expr || node.rule == Rule::Signature || node.rule == Rule::Type) return;
  for (const ConcreteChild& child : node.children)
    if (child.node) reportStrays(source, laid, *child.node, issues);
}

/// The first errors in reading order, and that there are more.
void limitErrors(DiagnosticList& issues) {
  issues.sort();
  if (issues.errorCount() <= kMaxErrors) return;
  DiagnosticList first;
  for (const diagnostics::Diagnostic& issue : issues.items()) {
    if (first.errorCount() == kMaxErrors) {
      first.report(Code::TooManyErrors, issue.primary).arg("limit", kMaxErrors);
      break;
    }
    if (issue.code != Code::TooManyErrors) first.add(issue);
  }
  issues = std::move(first);
}

File* emptyFile(SyntaxTree& tree) {
  File* file = tree.arena.make<File>();
  file->kind = NodeKind::File;
  file->span = {tree.source.get(), 0, static_cast<uint32_t>(tree.source->text().size())};
  return file;
}

}  // namespace

Parsed parse(const SourceFilePtr& source, const Limits& limits) {
  Parsed parsed;
  auto tree = std::make_shared<SyntaxTree>();
  parsed.tree = tree;
  tree->source = source;
  tree->root = emptyFile(*tree);
  if (!checkText(*source, limits, parsed.issues)) return parsed;

  auto raw = tokensOf(*source, limits, parsed.issues);
  if (!raw) return parsed;
  LaidOut laid = layOut(*source, std::move(*raw), LayoutMode::File, parsed.issues);
  keepTokens(laid, tree->tokens);
  cutDeepEnd(*source, limits, laid, parsed.issues);
  base::Arena concrete;
  Recognized recognized = recognize(laid.tokens, Rule::File, concrete);
  reportSyntaxErrors(*source, laid, recognized.errors, parsed.issues);
  reportStrays(*source, laid, *recognized.root, parsed.issues);
  Converter converter(*source, laid, tree->arena, parsed.issues);
  tree->root = converter.file(*recognized.root);
  AQUA_ASSERT(!converter.gaveUp() || parsed.issues.hasErrors(), "every Error node stands for something reported");
  limitErrors(parsed.issues);
  return parsed;
}

ParsedCall parseValue(const SourceFilePtr& source, const Limits& limits) {
  ParsedCall parsed;
  auto tree = std::make_shared<SyntaxTree>();
  parsed.tree = tree;
  tree->source = source;
  tree->root = emptyFile(*tree);
  if (!checkText(*source, limits, parsed.issues)) return parsed;

  auto raw = tokensOf(*source, limits, parsed.issues);
  if (!raw) return parsed;
  LaidOut laid = layOut(*source, std::move(*raw), LayoutMode::Value, parsed.issues);
  keepTokens(laid, tree->tokens);
  if (firstTooDeep(laid.tokens, limits.maxDepth)) {
    cutDeepEnd(*source, limits, laid, parsed.issues);
    return parsed;
  }
  base::Arena concrete;
  Recognized recognized = recognize(laid.tokens, Rule::SingleValue, concrete);
  reportSyntaxErrors(*source, laid, recognized.errors, parsed.issues);
  if (parsed.issues.hasErrors() || recognized.root->children.empty() || !recognized.root->children[0].node)
    return parsed;
  Converter converter(*source, laid, tree->arena, parsed.issues);
  const Value* value = converter.value(*recognized.root->children[0].node);
  AQUA_ASSERT(!converter.gaveUp() || parsed.issues.hasErrors(), "every Error node stands for something reported");
  if (!parsed.issues.hasErrors()) parsed.value = value;
  return parsed;
}

}  // namespace aqua::syntax
