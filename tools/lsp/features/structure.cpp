#include "tools/lsp/features/structure.h"

#include <algorithm>

#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;

uint32_t lineOf(const diagnostics::SourceFile& file, uint32_t offset) { return file.lineColumn(offset).line; }

bool isLong(Span span) { return lineOf(*span.file, span.begin) < lineOf(*span.file, span.end); }

/// Lines of comments below each other.
void addComments(const syntax::SyntaxTree& tree, std::vector<Fold>& folds) {
  const diagnostics::SourceFile& file = *tree.source;
  uint32_t first = 0;
  for (uint32_t number = 1; number <= file.lineCount() + 1; ++number) {
    std::string_view line = file.line(number);
    size_t begin = line.find_first_not_of(" \t");
    const bool comment = begin != std::string_view::npos && line.substr(begin).starts_with("--");
    if (comment && first == 0) first = number;
    if (comment) continue;
    if (first != 0 && number - first > 1) {
      const uint32_t end = file.lineStart(number - 1) + static_cast<uint32_t>(file.line(number - 1).size());
      folds.push_back({{&file, file.lineStart(first), end}, FoldKind::Comment});
    }
    first = 0;
  }
}

void addImports(const syntax::SyntaxTree& tree, std::vector<Fold>& folds) {
  Span all;
  for (const syntax::HeaderItem* item : tree.root->headers)
    if (syntax::as<syntax::Import>(item)) all = all ? diagnostics::join(all, item->span) : item->span;
  if (all && isLong(all)) folds.push_back({all, FoldKind::Imports});
}

}  // namespace

std::vector<Fold> folds(const syntax::SyntaxTree& tree) {
  std::vector<Fold> found;
  addImports(tree, found);
  for (const syntax::Item* item : tree.root->items)
    if (isLong(item->span)) found.push_back({item->span, FoldKind::Block});
  forEachBlock(tree, [&](syntax::Block block) {
    for (const syntax::Statement* statement : block)
      if (!syntax::blockOf(*statement).empty() && isLong(statement->span))
        found.push_back({statement->span, FoldKind::Block});
  });
  addComments(tree, found);
  return found;
}

std::vector<Span> selections(const syntax::SyntaxTree& tree, uint32_t offset) {
  const diagnostics::SourceFile* file = tree.source.get();
  std::vector<Span> around;
  auto add = [&](Span span) {
    if (span.file == file && span.begin <= offset && offset <= span.end) around.push_back(span);
  };
  for (const syntax::Token& token : tree.tokens) add({file, token.begin, token.end});
  for (const syntax::HeaderItem* item : tree.root->headers) add(item->span);
  for (const syntax::Item* item : tree.root->items) add(item->span);
  if (const syntax::Func* function = functionAt(tree, offset)) {
    auto addBlock = [&](syntax::Block block) {
      if (!block.empty()) add(diagnostics::join(block.front()->span, block.back()->span));
    };
    addBlock(function->body);
    for (const syntax::Statement* statement : statementsAt(function->body, offset)) {
      add(statement->span);
      addBlock(syntax::blockOf(*statement));
      forEachValue(*statement, [&](const syntax::Value& value) { add(value.span); });
    }
  }
  add({file, 0, static_cast<uint32_t>(file->text().size())});
  std::sort(around.begin(), around.end(), [](Span a, Span b) { return a.end - a.begin < b.end - b.begin; });
  around.erase(std::unique(around.begin(), around.end()), around.end());
  // Each is inside of the next one; of two words side by side the first is left out.
  std::vector<Span> nested;
  for (Span each : around)
    if (nested.empty() || (each.begin <= nested.back().begin && each.end >= nested.back().end)) nested.push_back(each);
  return nested;
}

}  // namespace aqua::lsp
