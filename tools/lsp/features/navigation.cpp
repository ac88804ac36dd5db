#include "tools/lsp/features/navigation.h"

#include <algorithm>

#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

/// The named types that a value of `type` is made of.
void addNamed(const ir::Type* type, std::vector<Span>& places) {
  while (type && !type->isNamed() && type->element) type = type->element;
  if (!type) return;
  if (type->isNamed() && type->span && std::find(places.begin(), places.end(), type->span) == places.end())
    places.push_back(type->span);
  if (type->kind == ir::TypeKind::Arrow)
    for (const ir::Type* result : type->results) addNamed(result, places);
}

/// What follows the place on its line, without blanks.
std::string_view following(Span place) {
  std::string_view rest = place.file->text().substr(place.end);
  rest = rest.substr(0, rest.find('\n'));
  size_t begin = rest.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : rest.substr(begin);
}

bool beginsLine(Span place) {
  std::string_view before = place.file->text().substr(0, place.begin);
  size_t last = before.find_last_not_of(" \t");
  return last == std::string_view::npos || before[last] == '\n';
}

bool makesValue(Span place, SymbolKind kind) {
  std::string_view rest = following(place);
  switch (kind) {
  case SymbolKind::Data:
  case SymbolKind::Ability: return rest.starts_with('(');
  case SymbolKind::Service:
    return beginsLine(place) && !rest.empty() && !rest.starts_with('.') && !rest.starts_with('(') &&
           !rest.starts_with(':');
  case SymbolKind::Function:
  case SymbolKind::Closure:
  case SymbolKind::Parameter:
  case SymbolKind::Variable:
  case SymbolKind::Stream:
  case SymbolKind::Constant:
  case SymbolKind::Alias:
  case SymbolKind::Field:
  case SymbolKind::Method:
  case SymbolKind::Module: return false;
  }
  return false;
}

/// `s <<- x` and `s <- f()` make a stream grow.
bool grows(Span place) { return following(place).starts_with("<-") || following(place).starts_with("<<-"); }

/// Statements that belong together, when `offset` is on the keyword of one.
std::vector<Highlight> keywordFamily(const syntax::SyntaxTree& tree, uint32_t offset) {
  std::vector<Highlight> family;
  forEachBlock(tree, [&](syntax::Block block) {
    for (size_t i = 0; i < block.size(); ++i) {
      const syntax::Statement& statement = syntax::withoutPrefixes(*block[i]);
      const bool begins = syntax::as<syntax::If>(&statement) || syntax::as<syntax::Try>(&statement);
      std::vector<Span> words{firstWordOf(statement)};
      if (begins)
        for (size_t next = i + 1; next < block.size(); ++next) {
          const syntax::Statement& other = *block[next];
          if (syntax::traitOf(other.kind) != syntax::NodeTrait::Continues) break;
          words.push_back(firstWordOf(other));
        }
      if (const auto* on = syntax::as<syntax::On>(&statement); on && !on->body.empty())
        words.push_back(firstWordOf(*on->body.back()));
      const bool here = std::any_of(words.begin(), words.end(),
                                    [&](Span word) { return offset >= word.begin && offset <= word.end; });
      if (here && words.size() > 1 && family.empty())
        for (Span word : words) family.push_back({word, false});
    }
  });
  return family;
}

}  // namespace

std::vector<Span> definitions(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  std::vector<Span> places;
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return places;
  for (const Occurrence& each : snapshot.index.meanings(*here))
    if (Span definition = snapshot.index[each.symbol].definition) places.push_back(definition);
  return places;
}

std::vector<Span> typeDefinitions(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  std::vector<Span> places;
  if (const Occurrence* here = snapshot.index.at(path, offset)) addNamed(snapshot.index[here->symbol].type, places);
  return places;
}

std::vector<Span> implementations(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  std::vector<Span> places;
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return places;
  const SymbolKind kind = snapshot.index[here->symbol].kind;
  for (uint32_t number : snapshot.index.of(here->symbol))
    if (Span place = snapshot.index.occurrence(number).place; makesValue(place, kind)) places.push_back(place);
  return places;
}

std::vector<Span> references(const Snapshot& snapshot, std::string_view path, uint32_t offset, bool withDefinition) {
  std::vector<Span> places;
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return places;
  for (const Occurrence& meaning : snapshot.index.meanings(*here))
    for (uint32_t number : snapshot.index.of(meaning.symbol))
      if (const Occurrence& each = snapshot.index.occurrence(number); withDefinition || !each.isDefinition)
        places.push_back(each.place);
  return places;
}

std::vector<Highlight> highlights(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  std::vector<Highlight> found;
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) {
    const syntax::SyntaxTree* tree = snapshot.index.tree(path);
    return tree ? keywordFamily(*tree, offset) : found;
  }
  for (const Occurrence& meaning : snapshot.index.meanings(*here)) {
    const bool stream = snapshot.index[meaning.symbol].kind == SymbolKind::Stream;
    for (uint32_t number : snapshot.index.of(meaning.symbol))
      if (const Occurrence& each = snapshot.index.occurrence(number); each.place.file->path() == path)
        found.push_back({each.place, each.isDefinition || (stream && grows(each.place))});
  }
  return found;
}

const syntax::Import* importAt(const syntax::SyntaxTree& tree, uint32_t offset) {
  for (const syntax::HeaderItem* item : tree.root->headers)
    if (const auto* import = syntax::as<syntax::Import>(item))
      if (import->pathSpan && offset >= import->pathSpan.begin && offset <= import->pathSpan.end) return import;
  return nullptr;
}

}  // namespace aqua::lsp
