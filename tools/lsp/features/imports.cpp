#include "tools/lsp/features/imports.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using sema::Probe;

const syntax::Ident* nameOf(const syntax::Item& item) {
  return syntax::visit(item, [](const auto& each) -> const syntax::Ident* {
    if constexpr (requires { each.name; }) return &each.name;
    else return nullptr;
  });
}

ir::SymbolKind kindOf(const syntax::Item& item) {
  using ir::SymbolKind;
  return syntax::visit(item, syntax::Overloaded{
                                 [](const syntax::Const&) { return SymbolKind::Constant; },
                                 [](const syntax::Alias&) { return SymbolKind::Alias; },
                                 [](const syntax::Data&) { return SymbolKind::Data; },
                                 [](const syntax::Service&) { return SymbolKind::Service; },
                                 [](const syntax::Ability&) { return SymbolKind::Ability; },
                                 [](const syntax::Func&) { return SymbolKind::Function; },
                                 [](const syntax::ErrorItem&) { return SymbolKind::Variable; },
                             });
}

/// Whether an item is something that the place of the cursor takes.
bool isWanted(ir::SymbolKind kind, Probe::Place place) {
  using ir::SymbolKind;
  switch (place) {
  case Probe::Place::Value:
  case Probe::Place::Function: return kind != SymbolKind::Alias;
  case Probe::Place::Type: return kind != SymbolKind::Function && kind != SymbolKind::Constant;
  case Probe::Place::Nowhere:
  case Probe::Place::Stream:
  case Probe::Place::Member:
  case Probe::Place::Module:
  case Probe::Place::Field:
  case Probe::Place::Import:
  case Probe::Place::Export: return false;
  }
  return false;
}

}  // namespace

std::string importName(Workspace& workspace, const Document& importing, const std::string& file) {
  if (file.starts_with(driver::kLibraryRoot)) return file.substr(driver::kLibraryRoot.size() + 1);
  for (const std::string& folder : workspace.importFolders(importing))
    if (file.starts_with(folder + "/")) return file.substr(folder.size() + 1);
  return modules::relativePath(modules::folderOf(importing.path), file, {});
}

std::vector<const syntax::Item*> declaredItems(const syntax::SyntaxTree& tree) {
  const syntax::ModuleDecl* decl = nullptr;
  for (const syntax::HeaderItem* item : tree.root->headers)
    if (!decl) decl = syntax::as<syntax::ModuleDecl>(item);
  std::set<std::string_view> names;
  if (decl)
    for (const syntax::QualifiedName& each : decl->declares) names.insert(each.text());
  std::vector<const syntax::Item*> items;
  for (const syntax::Item* item : tree.root->items) {
    const syntax::Ident* name = nameOf(*item);
    if (name && !name->text.empty() && (!decl || decl->declaresAll || names.contains(name->text)))
      items.push_back(item);
  }
  return items;
}

std::optional<TextEdit> importEdit(const syntax::SyntaxTree& tree, std::string_view name, std::string_view file) {
  Span last{tree.source.get(), 0, 0};
  const std::string_view bare = file.ends_with(".aqua") ? file.substr(0, file.size() - 5) : file;
  for (const syntax::HeaderItem* item : tree.root->headers) {
    const auto* import = syntax::as<syntax::Import>(item);
    if (!import && !syntax::as<syntax::ModuleDecl>(item)) continue;
    last = item->span;
    if (!import || import->use || (import->path != file && import->path != bare)) continue;
    if (!import->list) return std::nullopt;  // it brings all names
    if (import->names.empty()) continue;
    const syntax::Rename& end = import->names.back();
    const Span after = end.as.parts.empty() ? end.name.span : end.as.span;
    return TextEdit{{after.file, after.end, after.end}, fmt::format(", {}", name)};
  }
  std::string text = fmt::format("import {} from \"{}\"", name, file);
  const bool first = last.end == 0;
  const bool header = !tree.root->headers.empty() && syntax::as<syntax::ModuleDecl>(tree.root->headers.front()) &&
                      last == tree.root->headers.front()->span;
  return TextEdit{{tree.source.get(), last.end, last.end}, first ? text + "\n" : (header ? "\n\n" : "\n") + text};
}

std::vector<Proposal> importable(Workspace& workspace, const Document& document, const Cursor& cursor, uint32_t offset,
                                 const Asked& asked) {
  constexpr size_t kMaxProposals = 100;
  std::vector<Proposal> proposals;
  const std::string_view prefix = cursor.prefix(offset);
  if (prefix.empty() || !isWanted(ir::SymbolKind::Data, asked.probe.place)) return proposals;
  std::set<std::string_view> visible;
  for (const sema::Candidate& each : asked.probe.candidates) visible.insert(each.name);
  syntax::SyntaxTreePtr own = workspace.tree(document);
  auto offer = [&](const std::string& path, const syntax::SyntaxTree& tree) {
    if (path == document.path) return;
    const std::string file = importName(workspace, document, path);
    for (const syntax::Item* item : declaredItems(tree)) {
      const syntax::Ident& name = *nameOf(*item);
      if (!name.text.starts_with(prefix) || visible.contains(name.text) || proposals.size() >= kMaxProposals ||
          !isWanted(kindOf(*item), asked.probe.place))
        continue;
      std::optional<TextEdit> edit = importEdit(*own, name.text, file);
      if (!edit) continue;
      Proposal proposal{.label = std::string(name.text),
                        .insert = std::string(name.text),
                        .kind = ProposalKind::Import,
                        .symbol = kindOf(*item),
                        .source = file};
      proposal.more.push_back(std::move(*edit));
      proposals.push_back(std::move(proposal));
    }
  };
  for (const std::string& path : workspace.filesOf(document)) offer(path, *workspace.tree(document, path));
  for (const driver::LibraryFile& file : driver::libraryFiles()) {
    const std::string path = fmt::format("{}/{}/{}", driver::kLibraryRoot, driver::kLibraryPackages[0], file.path);
    offer(path, *workspace.tree(document, path));
  }
  return proposals;
}

std::optional<std::vector<Proposal>> completePath(Workspace& workspace, const Document& document, uint32_t offset) {
  const std::string_view text = document.text;
  const size_t lineBegin = text.substr(0, offset).rfind('\n') + 1;
  const std::string_view before = text.substr(lineBegin, offset - lineBegin);
  const bool header = before.starts_with("import ") || before.starts_with("use ");
  const size_t quote = before.find('"');
  if (!header || quote == std::string_view::npos || before.find('"', quote + 1) != std::string_view::npos)
    return std::nullopt;
  std::vector<Proposal> proposals;
  auto offer = [&](const std::string& name) {
    Proposal proposal{.label = name, .insert = name, .kind = ProposalKind::File};
    proposals.push_back(std::move(proposal));
  };
  for (const std::string& path : workspace.filesOf(document))
    if (path != document.path) offer(importName(workspace, document, path));
  std::stable_sort(proposals.begin(), proposals.end(), [](const Proposal& a, const Proposal& b) {
    auto far = [](const Proposal& each) { return std::count(each.label.begin(), each.label.end(), '/'); };
    return far(a) < far(b);
  });
  for (const driver::LibraryFile& file : driver::libraryFiles())
    for (std::string_view package : driver::kLibraryPackages) offer(fmt::format("{}/{}", package, file.path));
  return proposals;
}

}  // namespace aqua::lsp
