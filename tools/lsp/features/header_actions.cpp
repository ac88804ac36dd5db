// Changes of headers: fixes all over the file, imports, exports.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/format/apply_fixes.h"
#include "tools/lsp/features/actions.h"
#include "tools/lsp/features/navigation.h"
#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

bool overlap(Span a, Span b) { return a.begin <= b.end && b.begin <= a.end; }

/// The lines of a header item, with the line end.
Span linesOf(Span span) {
  std::string_view text = span.file->text();
  size_t end = text.find('\n', span.end);
  return {span.file, span.begin, static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1)};
}

/// The file that the import reads, from the index.
std::string fileOf(const Selection& selection, const syntax::Import& import) {
  const Occurrence* here = selection.snapshot.index.at(selection.path(), import.pathSpan.begin);
  Span definition = here ? selection.snapshot.index[here->symbol].definition : Span();
  return definition ? definition.file->path() : std::string();
}

/// Names of this file by the file that defines them, without the lines of the header.
std::map<std::string, std::vector<Span>> usesByFile(const Selection& selection) {
  uint32_t header = 0;
  for (const syntax::HeaderItem* item : selection.tree.root->headers) header = std::max(header, item->span.end);
  std::map<std::string, std::vector<Span>> places;
  for (const Occurrence& each : selection.snapshot.index.in(selection.path())) {
    const Symbol& symbol = selection.snapshot.index[each.symbol];
    const bool member =
        symbol.kind == SymbolKind::Field || symbol.kind == SymbolKind::Method || symbol.kind == SymbolKind::Module;
    if (each.place.begin >= header && !member && symbol.definition)
      places[symbol.definition.file->path()].push_back(each.place);
  }
  return places;
}

/// A name comes from a file that no line of the header names, so an imported file passes it on. `use` would not.
bool needsWhatIsPassedOn(const Selection& selection, const std::map<std::string, std::vector<Span>>& uses) {
  std::set<std::string> named{selection.path()};
  for (const syntax::HeaderItem* item : selection.tree.root->headers)
    if (const auto* import = syntax::as<syntax::Import>(item)) named.insert(fileOf(selection, *import));
  return std::any_of(uses.begin(), uses.end(), [&](const auto& use) { return !named.contains(use.first); });
}

}  // namespace

void addFixAll(const Selection& selection, std::vector<Action>& found) {
  Action action{"Apply all certain fixes", "source.fixAll", {}};
  std::vector<Span> taken;
  for (const diagnostics::Diagnostic& each : selection.check.issues.items()) {
    const diagnostics::Fix* fix = format::certainFix(each);
    auto free = [&](const diagnostics::Edit& edit) {
      return edit.span && edit.span.file->path() == selection.path() &&
             std::none_of(taken.begin(), taken.end(), [&](Span other) { return overlap(other, edit.span); });
    };
    if (!fix || !std::all_of(fix->edits.begin(), fix->edits.end(), free)) continue;
    for (const diagnostics::Edit& edit : fix->edits) {
      taken.push_back(edit.span);
      action.edits.push_back({edit.span, edit.replacement});
    }
  }
  if (!action.edits.empty()) found.push_back(std::move(action));
}

/// Lines of imports below each other, in the order of their paths. Two names that are imported twice would change their
/// meaning with the order, so then nothing is offered.
void addOrganizeImports(const Selection& selection, std::vector<Action>& found) {
  std::vector<Span> lines;
  std::vector<std::pair<std::string, std::string>> sorted;  // by path, then text
  for (const syntax::HeaderItem* item : selection.tree.root->headers) {
    const auto* import = syntax::as<syntax::Import>(item);
    if (!import) continue;
    Span line = linesOf(import->span);
    if (!lines.empty() && lines.back().end != line.begin) return;  // comments and other lines stay where they are
    lines.push_back(line);
    std::string text(line.text());
    if (!text.ends_with('\n')) text += '\n';
    sorted.emplace_back(std::string(import->path), std::move(text));
  }
  for (const diagnostics::Diagnostic& each : selection.check.issues.items())
    if (each.code == diagnostics::Code::ImportReplaced) return;
  std::stable_sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string text;
  for (const auto& [path, line] : sorted) text += line;
  if (lines.size() < 2 || diagnostics::join(lines.front(), lines.back()).text() == text) return;
  found.push_back({"Sort imports", "source.organizeImports", {{diagnostics::join(lines.front(), lines.back()), text}}});
}

void addExport(const Selection& selection, std::vector<Action>& found) {
  const syntax::Func* function = functionAt(selection.tree, selection.span.begin);
  if (!function || !overlap(function->name.span, selection.span) || function->name.text.empty()) return;
  const syntax::Export* last = nullptr;
  for (const syntax::HeaderItem* item : selection.tree.root->headers)
    if (const auto* exported = syntax::as<syntax::Export>(item)) {
      last = exported;
      for (const syntax::Rename& rename : exported->names)
        if (rename.name.text() == function->name.text) return;
    }
  Action action{fmt::format("Export `{}`", function->name.text), "refactor.rewrite", {}};
  const auto& headers = selection.tree.root->headers;
  if (last) {
    Span end = last->span;
    action.edits.push_back({{end.file, end.end, end.end}, fmt::format(", {}", function->name.text)});
  } else if (!headers.empty()) {
    Span end = headers.back()->span;
    action.edits.push_back({{end.file, end.end, end.end}, fmt::format("\n\nexport {}", function->name.text)});
  } else {
    return;  // a file without a header exports all that it can
  }
  found.push_back(std::move(action));
}

void addImportToUse(const Selection& selection, std::vector<Action>& found) {
  const syntax::Import* import = importAt(selection.tree, selection.span.begin);
  if (!import || import->use || import->list) return;
  const std::string file = fileOf(selection, *import);
  const syntax::SyntaxTree* other = selection.snapshot.index.tree(file);
  const auto* header =
      other && !other->root->headers.empty() ? syntax::as<syntax::ModuleDecl>(other->root->headers.front()) : nullptr;
  if (!header || header->name.parts.size() != 1) return;
  auto uses = usesByFile(selection);
  if (needsWhatIsPassedOn(selection, uses)) return;
  const std::string name(header->name.text());
  Action action{fmt::format("Use as `{}`", name), "refactor.rewrite", {}};
  const uint32_t word = import->span.begin;
  action.edits.push_back({{import->span.file, word, word + 6}, "use"});
  for (Span place : uses[file]) action.edits.push_back({{place.file, place.begin, place.begin}, name + "."});
  found.push_back(std::move(action));
}

void addUseToImport(const Selection& selection, std::vector<Action>& found) {
  const syntax::Import* import = importAt(selection.tree, selection.span.begin);
  if (!import || !import->use || import->list) return;
  Action action{"Import all names", "refactor.rewrite", {}};
  const Span whole = import->span;
  action.edits.push_back(
      {{whole.file, whole.begin, import->pathSpan.end}, fmt::format("import {}", import->pathSpan.text())});
  if (import->pathSpan.end < whole.end) action.edits.push_back({{whole.file, import->pathSpan.end, whole.end}, ""});
  auto uses = usesByFile(selection);
  for (Span place : uses[fileOf(selection, *import)]) {
    std::string_view before = place.file->text().substr(0, place.begin);
    if (!before.ends_with('.')) return;  // a name that comes by another line
    size_t begin = before.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") + 1;
    action.edits.push_back({{place.file, static_cast<uint32_t>(begin), place.begin}, ""});
  }
  found.push_back(std::move(action));
}

}  // namespace aqua::lsp
