#include "tools/lsp/features/rename.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/syntax/tokens.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

bool isUpper(std::string_view name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; }

bool hasLower(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Why `name` cannot be written; empty: it can.
std::string badName(std::string_view name) {
  const bool letter = !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
  if (!letter || !std::all_of(name.begin(), name.end(), syntax::isNameCharacter))
    return fmt::format("`{}` is no name: letters, digits and `_`, a letter first", name);
  return {};
}

/// The files between which a name given by `as` is handed on: those that reach each other by imports.
std::set<std::string_view> filesAround(const Snapshot& snapshot, std::string_view path,
                                       const std::set<std::string_view>& candidates) {
  std::map<std::string_view, std::set<std::string_view>> imports;
  for (const syntax::SyntaxTreePtr& tree : snapshot.program->trees)
    for (const Occurrence& each : snapshot.index.in(tree->source->path()))
      if (Span target = snapshot.index[each.symbol].definition; target && each.place.text().starts_with('"'))
        imports[tree->source->path()].insert(target.file->path());
  auto reached = [&](std::string_view from) {
    std::set<std::string_view> seen{from};
    std::vector<std::string_view> open{from};
    while (!open.empty()) {
      std::string_view next = open.back();
      open.pop_back();
      for (std::string_view to : imports[next])
        if (seen.insert(to).second) open.push_back(to);
    }
    return seen;
  };
  std::map<std::string_view, std::set<std::string_view>> reach;
  for (std::string_view each : candidates) reach[each] = reached(each);
  std::set<std::string_view> group{path};
  for (bool grown = true; grown;) {
    grown = false;
    for (std::string_view each : candidates)
      for (std::string_view member : std::set(group))
        if (reach[each].contains(member) || reach[member].contains(each)) grown |= group.insert(each).second;
  }
  return group;
}

/// All places that change with the one of `here`.
std::vector<Span> placesToRename(const Snapshot& snapshot, const Occurrence& here) {
  const std::string_view name = here.place.text();
  std::vector<Span> places;
  std::set<std::string_view> files;
  for (uint32_t number : snapshot.index.of(here.symbol))
    if (Span place = snapshot.index.occurrence(number).place; place.text() == name) {
      places.push_back(place);
      files.insert(place.file->path());
    }
  if (name == snapshot.index[here.symbol].name) return places;
  const std::set<std::string_view> group = filesAround(snapshot, here.place.file->path(), files);
  std::erase_if(places, [&](Span place) { return !group.contains(place.file->path()); });
  return places;
}

}  // namespace

std::variant<Span, Refusal> renamable(const Snapshot& snapshot, std::string_view path, uint32_t offset) {
  const Occurrence* here = snapshot.index.at(path, offset);
  if (!here) return Refusal{};
  const Symbol& symbol = snapshot.index[here->symbol];
  const std::string_view name = here->place.text();
  if (name.starts_with('"')) return Refusal{"the name of a file is changed by renaming the file"};
  if (!symbol.definition) return Refusal{fmt::format("`{}` belongs to the language", name)};
  if (name.find('.') != std::string_view::npos)
    return Refusal{fmt::format("`{}` is a path; its parts are renamed where they are defined", name)};
  const std::vector<Span> places = placesToRename(snapshot, *here);
  for (Span place : places)
    if (isForeign(place.file->path()))
      return Refusal{fmt::format("`{}` is defined in `{}`, which belongs to a library", name, place.file->path())};
  return here->place;
}

std::variant<Edits, Refusal> rename(const Snapshot& snapshot, std::string_view path, uint32_t offset,
                                    std::string_view to) {
  auto able = renamable(snapshot, path, offset);
  if (auto* refusal = std::get_if<Refusal>(&able)) {
    if (refusal->reason.empty()) refusal->reason = "there is no name here";
    return *refusal;
  }
  if (std::string reason = badName(to); !reason.empty()) return Refusal{reason};
  const Occurrence& here = *snapshot.index.at(path, offset);
  Edits edits;
  for (Span place : placesToRename(snapshot, here)) {
    std::span<const Occurrence> meanings = snapshot.index.meanings(*snapshot.index.at(place.file->path(), place.begin));
    std::string text(to);
    // `D(name)` is short for `D(name = name)`.
    if (meanings.size() > 1) {
      const bool field = snapshot.index[here.symbol].kind == SymbolKind::Field;
      text = field ? fmt::format("{} = {}", to, place.text()) : fmt::format("{} = {}", place.text(), to);
    }
    edits.push_back({place, std::move(text)});
  }
  return edits;
}

bool isLanguageWord(std::string_view name) {
  return syntax::isKeyword(syntax::tokenOfText(name)) || name == "true" || name == "false";
}

bool needsProof(const Snapshot& snapshot, const Symbol& symbol, std::string_view from, std::string_view to) {
  if (isUpper(from) != isUpper(to) || hasLower(from) != hasLower(to) || isLanguageWord(to)) return true;
  const bool shared = symbol.kind == SymbolKind::Function || symbol.kind == SymbolKind::Service ||
                      symbol.kind == SymbolKind::Field || symbol.kind == SymbolKind::Method;
  for (SymbolId id = 0; id < snapshot.index.size(); ++id) {
    const Symbol& other = snapshot.index[id];
    // A function of the same name elsewhere may be hidden now, and be seen then; types fit each other by the names of
    // their fields.
    if (shared && other.kind == symbol.kind && other.name == from && other.definition != symbol.definition) return true;
    if (other.name == to) return true;
    for (uint32_t number : snapshot.index.of(id))
      if (snapshot.index.occurrence(number).place.text() == to) return true;
  }
  return false;
}

namespace {

/// Where each name is and what it means, in a form that survives edits.
using Meaning = std::pair<std::string, uint32_t>;  // path and place of the definition
using Meanings = std::map<std::pair<std::string, uint32_t>, std::vector<Meaning>>;

/// `moved` gives places after the edits.
template <class Moved> Meanings meaningsOf(const Snapshot& snapshot, Moved moved) {
  Meanings meanings;
  for (const syntax::SyntaxTreePtr& tree : snapshot.program->trees)
    for (const Occurrence& each : snapshot.index.in(tree->source->path())) {
      Span definition = snapshot.index[each.symbol].definition;
      Meaning meaning{definition ? definition.file->path() : std::string(snapshot.index[each.symbol].name),
                      definition ? moved(definition) : 0};
      meanings[{each.place.file->path(), moved(each.place)}].push_back(std::move(meaning));
    }
  return meanings;
}

using EditsByFile = std::map<std::string, std::vector<const TextEdit*>>;  // in the order of their places

EditsByFile editsByFile(const Edits& edits) {
  EditsByFile byFile;
  for (const TextEdit& edit : edits) byFile[edit.span.file->path()].push_back(&edit);
  for (auto& [path, list] : byFile)
    std::sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->span.begin < b->span.begin; });
  return byFile;
}

/// The text of a file after its edits.
std::string edited(const std::vector<const TextEdit*>& edits) {
  std::string text(edits.front()->span.file->text());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    text.replace((*edit)->span.begin, (*edit)->span.end - (*edit)->span.begin, (*edit)->text);
  return text;
}

}  // namespace

std::string disproof(const Workspace& workspace, const Document& document, const std::vector<std::string>& paths,
                     const Snapshot& before, const Edits& edits) {
  const EditsByFile byFile = editsByFile(edits);
  modules::OverlayFileSystem changed(&workspace.files());
  for (const auto& [path, list] : byFile) changed.set(path, edited(list));
  auto moved = [&](Span place) {
    int64_t by = 0;
    auto list = byFile.find(place.file->path());
    if (list == byFile.end()) return place.begin;
    for (const TextEdit* edit : list->second)
      if (edit->span.end <= place.begin)
        by += static_cast<int64_t>(edit->text.size()) - (edit->span.end - edit->span.begin);
    return static_cast<uint32_t>(place.begin + by);
  };
  const std::unique_ptr<driver::Session> now = workspace.sessionOver(changed, document);
  const sema::AnalyzedRoots after = now->analyze(paths);
  std::multiset<diagnostics::Code> known;
  for (const diagnostics::Diagnostic& each : before.issues.items()) known.insert(each.code);
  for (const diagnostics::Diagnostic& each : after.issues.items())
    if (auto old = known.find(each.code); old != known.end()) known.erase(old);
    else if (each.severity == diagnostics::Severity::Error) return each.message();
  const Snapshot then(after.program);
  if (after.program->exports.size() != before.program->exports.size()) return "other functions would be exported";
  const Meanings expected = meaningsOf(before, moved), found = meaningsOf(then, [](Span place) { return place.begin; });
  for (const auto& [place, meaning] : expected)
    if (auto other = found.find(place); other == found.end() || other->second != meaning) {
      // Where a short form is written out, the field and the variable part.
      auto kept = [&](const Meaning& each) { return std::find(meaning.begin(), meaning.end(), each) != meaning.end(); };
      if (meaning.size() > 1 && other != found.end() && std::all_of(other->second.begin(), other->second.end(), kept))
        continue;
      return fmt::format("a name in `{}` would mean something else", place.first);
    }
  return {};
}

}  // namespace aqua::lsp
