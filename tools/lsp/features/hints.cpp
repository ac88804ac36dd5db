#include "tools/lsp/features/hints.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "tools/lsp/features/places.h"
#include "tools/lsp/features/where.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

uint32_t endOfLine(const diagnostics::SourceFile& file, uint32_t offset) {
  size_t end = std::min(file.text().find_first_of("\r\n", offset), file.text().size());
  size_t comment = file.text().substr(0, end).find("--", offset);
  if (comment != std::string_view::npos) end = comment;
  while (end > offset && (file.text()[end - 1] == ' ' || file.text()[end - 1] == '\t')) --end;
  return static_cast<uint32_t>(end);
}

/// Names that get their type from a value.
void addTypes(const Snapshot& snapshot, std::string_view path, std::vector<Hint>& hints) {
  for (const Occurrence& each : snapshot.index.in(path)) {
    const Symbol& symbol = snapshot.index[each.symbol];
    if (!each.isDefinition || !symbol.type || symbol.type->kind == ir::TypeKind::Error ||
        symbol.type->kind == ir::TypeKind::Literal)
      continue;
    std::string_view rest = each.place.file->text().substr(each.place.end);
    const bool written = rest.starts_with(":");
    if (symbol.kind != SymbolKind::Variable && symbol.kind != SymbolKind::Stream) continue;
    if (!written)
      hints.push_back({Hint::Kind::Type, each.place.file, each.place.end, ": " + ir::print(*symbol.type), {}});
  }
}

bool callsService(const Snapshot& snapshot, std::string_view path, const syntax::Statement& statement) {
  bool calls = false;
  forEachValue(statement, [&](const syntax::Value& value) {
    const auto* call = syntax::as<syntax::MethodCall>(&value);
    const Occurrence* here = call ? snapshot.index.at(path, call->name.span.begin) : nullptr;
    calls = calls || (here && snapshot.index[here->symbol].kind == SymbolKind::Method);
  });
  return calls;
}

/// The peer of each call of a service, at the end of its line.
void addPeers(const Snapshot& snapshot, const syntax::SyntaxTree& tree, std::vector<Hint>& hints) {
  const std::string& path = tree.source->path();
  forEachBlock(tree, [&](syntax::Block block) {
    for (const syntax::Statement* statement : block) {
      if (!syntax::blockOf(*statement).empty() || !callsService(snapshot, path, *statement)) continue;
      const Where where = whereAt(snapshot, tree, statement->span.begin);
      std::string_view peer = where.peer                           ? where.peer->span.text()
                              : where.exported && !where.inClosure ? "the initiator"
                                                                   : "";
      if (!peer.empty())
        hints.push_back({Hint::Kind::Peer, tree.source.get(), endOfLine(*tree.source, statement->span.end),
                         fmt::format(" @ {}", peer), sentence(where)});
    }
  });
}

/// Relays that the particle passes for a statement, at the end of its first line.
void addHops(const std::vector<HiddenHop>& hops, const diagnostics::SourceFile& file, std::vector<Hint>& hints) {
  std::map<uint32_t, std::pair<std::vector<std::string>, std::string>> lines;
  for (const HiddenHop& hop : hops) {
    if (hop.cause.file->path() != file.path()) continue;
    auto& [peers, reasons] = lines[endOfLine(file, hop.cause.begin)];
    if (std::find(peers.begin(), peers.end(), hop.peer) == peers.end()) peers.push_back(hop.peer);
    reasons += fmt::format("`{}` passes `{}` {}.\n", hop.function, hop.peer, reasonOf(hop.reason));
  }
  for (const auto& [offset, line] : lines)
    hints.push_back({Hint::Kind::Hop, &file, offset, fmt::format(" ↷ {}", fmt::join(line.first, ", ")), line.second});
}

}  // namespace

std::vector<Hint> hints(const Snapshot& snapshot, const std::vector<HiddenHop>& hops, Span range) {
  std::vector<Hint> found;
  const syntax::SyntaxTree* tree = snapshot.index.tree(range.file->path());
  if (!tree) return found;
  addTypes(snapshot, range.file->path(), found);
  addPeers(snapshot, *tree, found);
  addHops(hops, *tree->source, found);
  std::erase_if(found, [&](const Hint& hint) { return hint.offset < range.begin || hint.offset > range.end; });
  std::stable_sort(found.begin(), found.end(), [](const Hint& a, const Hint& b) { return a.offset < b.offset; });
  return found;
}

}  // namespace aqua::lsp
