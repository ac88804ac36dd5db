#include "tools/lsp/features/outline.h"

#include <optional>
#include <algorithm>

namespace aqua::lsp {

namespace {

using diagnostics::Span;

/// A type or signature as written, on one line.
std::string oneLine(std::string_view text) {
  std::string line;
  for (char c : text) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

OutlineEntry entry(const syntax::Ident& name, OutlineKind kind, Span whole, std::string_view detail) {
  Span covering{name.span.file, std::min(whole.begin, name.span.begin), std::max(whole.end, name.span.end)};
  return {name.text, oneLine(detail), kind, covering, name.span, {}};
}

void addMembers(OutlineEntry& parent, std::span<const syntax::Member> members) {
  for (const syntax::Member& each : members) {
    if (each.name.text.empty()) continue;
    OutlineKind kind = syntax::as<syntax::ArrowType>(each.type) ? OutlineKind::Method : OutlineKind::Field;
    parent.members.push_back(entry(each.name, kind, each.span, each.type->span.text()));
  }
}

/// Letters of `query` in order in `name`; the lower the better; nothing: they are not there.
std::optional<size_t> match(std::string_view name, std::string_view query) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  size_t at = 0, skipped = 0;
  for (char wanted : query) {
    while (at < name.size() && lower(name[at]) != lower(wanted)) {
      ++at;
      ++skipped;
    }
    if (at++ == name.size()) return std::nullopt;
  }
  return skipped;
}

}  // namespace

std::vector<OutlineEntry> outline(const syntax::SyntaxTree& tree) {
  using namespace syntax;
  std::vector<OutlineEntry> entries;
  for (const Item* item : tree.root->items) {
    auto add = [&](const Ident& name, OutlineKind kind, std::string_view detail = {}) {
      entries.push_back(entry(name, kind, item->span, detail));
    };
    visit(*item, Overloaded{
                     [&](const Const& each) { add(each.name, OutlineKind::Constant, each.value->span.text()); },
                     [&](const Alias& each) { add(each.name, OutlineKind::Alias, each.type->span.text()); },
                     [&](const Data& each) { add(each.name, OutlineKind::Data); },
                     [&](const Service& each) { add(each.name, OutlineKind::Service); },
                     [&](const Ability& each) { add(each.name, OutlineKind::Ability); },
                     [&](const Func& each) { add(each.name, OutlineKind::Function, each.type->span.text()); },
                     [&](const ErrorItem&) { add({}, OutlineKind::Constant); },
                 });
    visit(*item, [&](const auto& each) {
      if constexpr (requires { each.members; }) addMembers(entries.back(), each.members);
    });
    if (entries.back().name.empty()) entries.pop_back();  // lost in an error
  }
  return entries;
}

std::vector<FoundSymbol> findSymbols(const Snapshot& snapshot, std::string_view query, size_t limit) {
  std::vector<std::pair<size_t, FoundSymbol>> found;
  auto consider = [&](const OutlineEntry& entry, std::string_view container) {
    if (auto distance = match(entry.name, query))
      found.push_back({*distance, {entry.name, container, entry.kind, entry.nameSpan}});
  };
  for (const syntax::SyntaxTreePtr& tree : snapshot.program->trees)
    for (const OutlineEntry& entry : outline(*tree)) {
      consider(entry, {});
      for (const OutlineEntry& member : entry.members) consider(member, entry.name);
    }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FoundSymbol> best;
  for (auto& [distance, symbol] : found)
    if (best.size() < limit) best.push_back(symbol);
  return best;
}

}  // namespace aqua::lsp
