// Semantic tokens: whole, as a change of what was told last, and of a part.
#include "tools/lsp/features/tokens.h"

#include <algorithm>

#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

namespace {

/// Five numbers a token: lines and characters from the one before, length, type, modifiers.
std::vector<uint32_t> encoded(Context& context, const std::vector<ColouredToken>& tokens) {
  std::vector<uint32_t> numbers;
  Position last;
  for (const ColouredToken& token : tokens) {
    const Position begin = context.at(*token.span.file, token.span.begin),
                   end = context.at(*token.span.file, token.span.end);
    numbers.push_back(begin.line - last.line);
    numbers.push_back(begin.line == last.line ? begin.character - last.character : begin.character);
    numbers.push_back(end.character - begin.character);
    numbers.push_back(static_cast<uint32_t>(token.type));
    numbers.push_back(token.modifiers);
    last = begin;
  }
  return numbers;
}

json::Array arrayOf(std::span<const uint32_t> numbers) {
  json::Array array;
  for (uint32_t number : numbers) array.push_back(static_cast<int64_t>(number));
  return array;
}

std::vector<uint32_t> tokensOf(Context& context, Document& document) {
  const Snapshot& snapshot = context.snapshot(document);
  return encoded(context, colours(snapshot, document.path));
}

}  // namespace

Answer semanticTokens(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Context::Told& told = context.tell(document->path, tokensOf(context, *document));
  answer.result = json::Object{{"resultId", told.id}, {"data", arrayOf(told.numbers)}};
  return answer;
}

Answer semanticTokensDelta(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Context::Told* last = context.told(document->path);
  if (!last || string(params, "previousResultId") != last->id) return semanticTokens(context, params);
  const std::vector<uint32_t> before = last->numbers, after = tokensOf(context, *document);
  size_t begin = 0, end = 0;
  const size_t most = std::min(before.size(), after.size());
  while (begin < most && before[begin] == after[begin]) ++begin;
  while (end < most - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;
  json::Array edits;
  if (before != after)
    edits.push_back(json::Object{{"start", static_cast<int64_t>(begin)},
                                 {"deleteCount", static_cast<int64_t>(before.size() - begin - end)},
                                 {"data", arrayOf(std::span(after).subspan(begin, after.size() - begin - end))}});
  answer.result = json::Object{{"resultId", context.tell(document->path, after).id}, {"edits", std::move(edits)}};
  return answer;
}

Answer semanticTokensRange(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Snapshot& snapshot = context.snapshot(*document);
  const syntax::SyntaxTree* tree = snapshot.index.tree(document->path);
  auto range = tree ? context.spanOf(object(params, "range"), *tree->source) : std::nullopt;
  if (!range) return fail(ErrorCode::InvalidParams, "no `range`");
  std::vector<ColouredToken> tokens = colours(snapshot, document->path);
  std::erase_if(
      tokens, [&](const ColouredToken& each) { return each.span.end < range->begin || each.span.begin > range->end; });
  answer.result = json::Object{{"data", arrayOf(encoded(context, tokens))}};
  return answer;
}

json::Object tokenLegend() {
  json::Array types;
  for (size_t i = 0; i <= static_cast<size_t>(kLastTokenType); ++i)
    types.push_back(llvm::StringRef(tokenTypeName(static_cast<TokenType>(i))).str());
  return json::Object{{"tokenTypes", std::move(types)},
                      {"tokenModifiers", json::Array{"declaration", "readonly", "defaultLibrary", "modification"}}};
}

}  // namespace aqua::lsp
