#include "tools/lsp/features/calls.h"

#include <algorithm>

#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

bool isCallable(SymbolKind kind) {
  return kind == SymbolKind::Function || kind == SymbolKind::Closure || kind == SymbolKind::Method;
}

Callable callableOf(const Snapshot& snapshot, SymbolId symbol) {
  const Span name = snapshot.index[symbol].definition;
  const syntax::SyntaxTree* tree = snapshot.index.tree(name.file->path());
  const syntax::Func* function = tree ? functionAt(*tree, name.begin) : nullptr;
  const bool own = function && function->name.span.begin == name.begin;
  return {symbol, own ? function->span : name};
}

void add(std::vector<CallSite>& sites, const Callable& callable, Span place) {
  auto known = std::find_if(sites.begin(), sites.end(),
                            [&](const CallSite& each) { return each.callable.symbol == callable.symbol; });
  if (known == sites.end()) sites.push_back({callable, {place}});
  else known->places.push_back(place);
}

}  // namespace

std::optional<Callable> callableAt(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here || !isCallable(snapshot.index[here->symbol].kind) || !snapshot.index[here->symbol].definition)
    return std::nullopt;
  return callableOf(snapshot, here->symbol);
}

std::vector<CallSite> callers(const Snapshot& snapshot, SymbolId symbol) {
  std::vector<CallSite> sites;
  for (uint32_t number : snapshot.index.of(symbol)) {
    const Occurrence& each = snapshot.index.occurrence(number);
    const std::string& path = each.place.file->path();
    const syntax::SyntaxTree* tree = snapshot.index.tree(path);
    const syntax::Func* function = tree && !each.isDefinition ? functionAt(*tree, each.place.begin) : nullptr;
    const Occurrence* name = function ? snapshot.index.at(path, function->name.span.begin) : nullptr;
    if (name) add(sites, {name->symbol, function->span}, each.place);
  }
  return sites;
}

std::vector<CallSite> callees(const Snapshot& snapshot, SymbolId symbol) {
  std::vector<CallSite> sites;
  const Callable callable = callableOf(snapshot, symbol);
  for (const Occurrence& each : snapshot.index.in(callable.whole.file->path())) {
    const Symbol& used = snapshot.index[each.symbol];
    const bool inside = each.place.begin >= callable.whole.begin && each.place.end <= callable.whole.end;
    if (inside && !each.isDefinition && isCallable(used.kind) && used.definition)
      add(sites, callableOf(snapshot, each.symbol), each.place);
  }
  return sites;
}

}  // namespace aqua::lsp
