#include "tools/lsp/index.h"

#include <functional>
#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace aqua::lsp {

namespace {

using diagnostics::SourceFile;
using diagnostics::Span;
using ir::SymbolKind;

/// The last part of a path. Modules have paths for names.
Span lastPart(Span span, SymbolKind kind) {
  std::string_view text = span.text();
  if (kind == SymbolKind::Module || text.starts_with('"')) return span;
  if (size_t dot = text.rfind('.'); dot != std::string_view::npos) span.begin += static_cast<uint32_t>(dot + 1);
  return span;
}

struct Place {
  const SourceFile* file;
  uint32_t begin;
  bool operator==(const Place&) const = default;
};
struct PlaceHash {
  size_t operator()(const Place& place) const {
    return std::hash<const void*>()(place.file) * 31 + std::hash<uint32_t>()(place.begin);
  }
};
Place placeOf(Span span) { return {span.file, span.begin}; }

/// Gives what is defined at one place one number.
class Symbols {
 public:
  Symbols(const ir::Program& program, std::vector<Symbol>& symbols) : symbols_(symbols) {
    std::unordered_map<Place, Span, PlaceHash> abilities;  // parameters that have the name of their type, `{A}`
    for (const ir::Use& use : program.uses)
      if (use.kind == SymbolKind::Parameter && use.use == use.definition)
        abilities.emplace(placeOf(lastPart(use.use, use.kind)), Span());
    for (const ir::Use& use : program.uses) {
      const Place place = placeOf(lastPart(use.use, use.kind));
      if (use.kind == SymbolKind::Module && use.use.text().starts_with('"')) same_.emplace(place, use.definition);
      if (use.kind != SymbolKind::Parameter && abilities.contains(place)) same_.emplace(place, use.definition);
    }
  }

  SymbolId of(const ir::Use& use) {
    Span definition = lastPart(use.definition, use.kind);
    // A used module is that of the file; a parameter `{A}` is the ability.
    if (auto found = same_.find(placeOf(definition)); definition && found != same_.end())
      definition = lastPart(found->second, use.kind);
    if (!definition) return builtIn(use);
    auto [known, fresh] = byPlace_.try_emplace(placeOf(definition), static_cast<SymbolId>(symbols_.size()));
    if (fresh) symbols_.push_back({definition.text(), use.kind, use.type, definition, use.doc});
    Symbol& symbol = symbols_[known->second];
    const Span place = lastPart(use.use, use.kind);
    if (use.kind == SymbolKind::Module) name(symbol, place);
    if (place == definition) symbol = {definition.text(), use.kind, use.type, definition, use.doc};
    return known->second;
  }

 private:
  /// A module is defined by its whole first line; its name is in it.
  static void name(Symbol& symbol, Span place) {
    const bool inside = place.file == symbol.definition.file && place.begin >= symbol.definition.begin &&
                        place.end <= symbol.definition.end;
    if (!inside) return;
    symbol.definition = place;
    symbol.name = place.text();
  }

  SymbolId builtIn(const ir::Use& use) {
    auto [known, fresh] = builtIns_.try_emplace(use.use.text(), static_cast<SymbolId>(symbols_.size()));
    if (fresh) symbols_.push_back({use.use.text(), use.kind, use.type, {}, {}});
    return known->second;
  }

  std::vector<Symbol>& symbols_;
  std::unordered_map<Place, SymbolId, PlaceHash> byPlace_;
  std::unordered_map<Place, Span, PlaceHash> same_;  // places that mean what is defined elsewhere
  std::unordered_map<std::string_view, SymbolId> builtIns_;
};

}  // namespace

Index::Index(const ir::Program& program) {
  Symbols symbols(program, symbols_);
  occurrences_.reserve(program.uses.size());
  std::unordered_map<const SourceFile*, uint32_t> order;
  for (const syntax::SyntaxTreePtr& tree : program.trees)
    order.emplace(tree->source.get(), static_cast<uint32_t>(order.size()));
  for (const ir::Use& use : program.uses) {
    const SymbolId symbol = symbols.of(use);
    occurrences_.push_back({lastPart(use.use, use.kind), symbol, false});
  }
  auto key = [&](const Occurrence& each) { return std::tuple(order.at(each.place.file), each.place.begin); };
  std::stable_sort(occurrences_.begin(), occurrences_.end(),
                   [&](const Occurrence& a, const Occurrence& b) { return key(a) < key(b); });
  auto same = [](const Occurrence& a, const Occurrence& b) { return a.place == b.place && a.symbol == b.symbol; };
  occurrences_.erase(std::unique(occurrences_.begin(), occurrences_.end(), same), occurrences_.end());

  for (const syntax::SyntaxTreePtr& tree : program.trees) files_[tree->source->path()].tree = tree.get();
  firstOfSymbol_.assign(symbols_.size() + 1, 0);
  for (uint32_t i = 0; i < occurrences_.size(); ++i) {
    Occurrence& each = occurrences_[i];
    each.isDefinition = each.place == symbols_[each.symbol].definition;
    File& file = files_[each.place.file->path()];
    if (i == 0 || occurrences_[i - 1].place.file != each.place.file) file.begin = i;
    file.end = i + 1;
    ++firstOfSymbol_[each.symbol + 1];
  }
  for (size_t i = 1; i < firstOfSymbol_.size(); ++i) firstOfSymbol_[i] += firstOfSymbol_[i - 1];
  bySymbol_.resize(occurrences_.size());
  std::vector<uint32_t> next(firstOfSymbol_);
  for (uint32_t i = 0; i < occurrences_.size(); ++i) bySymbol_[next[occurrences_[i].symbol]++] = i;
}

std::span<const Occurrence> Index::in(std::string_view path) const {
  auto file = files_.find(path);
  if (file == files_.end()) return {};
  return std::span(occurrences_).subspan(file->second.begin, file->second.end - file->second.begin);
}

std::span<const uint32_t> Index::of(SymbolId symbol) const {
  return std::span(bySymbol_).subspan(firstOfSymbol_[symbol], firstOfSymbol_[symbol + 1] - firstOfSymbol_[symbol]);
}

const Occurrence* Index::at(std::string_view path, uint32_t offset) const {
  std::span<const Occurrence> all = in(path);
  auto after = std::upper_bound(all.begin(), all.end(), offset,
                                [](uint32_t at, const Occurrence& each) { return at < each.place.begin; });
  if (after == all.begin()) return nullptr;
  const Span place = std::prev(after)->place;
  auto first = std::lower_bound(all.begin(), all.end(), place.begin,
                                [](const Occurrence& each, uint32_t at) { return each.place.begin < at; });
  if (offset > place.end) return nullptr;
  // The name that begins just behind another one, `a<-b` apart: the one that begins wins.
  return &*first;
}

std::span<const Occurrence> Index::meanings(const Occurrence& occurrence) const {
  const Occurrence* end = &occurrence + 1;
  const Occurrence* last = occurrences_.data() + occurrences_.size();
  while (end != last && end->place == occurrence.place) ++end;
  return {&occurrence, end};
}

const syntax::SyntaxTree* Index::tree(std::string_view path) const {
  auto file = files_.find(path);
  return file == files_.end() ? nullptr : file->second.tree;
}

}  // namespace aqua::lsp
