// Every refactoring that is offered for a statement, a function or an import of the examples leaves a program without
// errors.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "tests/unit/lsp_programs.h"
#include "tools/lsp/features/actions.h"
#include "tools/lsp/features/places.h"
#include "tools/lsp/uri.h"

using namespace aqua;
using namespace aqua::lsp;
using diagnostics::Span;

namespace {

std::string applied(std::string text, std::vector<TextEdit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const TextEdit& a, const TextEdit& b) { return a.span.begin > b.span.begin; });
  for (const TextEdit& edit : edits) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
  return text;
}

/// Whatever somebody may select: each statement, two that follow each other, names of functions, paths of imports.
std::vector<Span> selectionsOf(const syntax::SyntaxTree& tree) {
  std::vector<Span> spans;
  forEachBlock(tree, [&](syntax::Block block) {
    for (size_t i = 0; i < block.size(); ++i) {
      spans.push_back(block[i]->span);
      if (i > 0) spans.push_back(diagnostics::join(block[i - 1]->span, block[i]->span));
    }
  });
  for (const syntax::Item* item : tree.root->items)
    if (const auto* function = syntax::as<syntax::Func>(item)) spans.push_back(function->name.span);
  for (const syntax::HeaderItem* item : tree.root->headers)
    if (const auto* import = syntax::as<syntax::Import>(item)) spans.push_back(import->pathSpan);
  return spans;
}

size_t errorsOf(Workspace& workspace, Document& document, const std::string& text) {
  document.text = text;
  workspace.changed(document);
  for (const diagnostics::Diagnostic& each : workspace.checked(document).issues.items())
    if (each.severity == diagnostics::Severity::Error) UNSCOPED_INFO(each.message());
  return workspace.checked(document).issues.errorCount();
}

}  // namespace

TEST_CASE("refactorings of the examples leave programs without errors") {
  modules::DiskFileSystem disk;
  std::map<std::string, size_t> done;
  for (const std::string& path : programsIn({"examples", "stdlib"})) {
    Workspace workspace(disk);
    const std::string text = *disk.read(path).text;
    Document& document = workspace.open(uriOfPath(path), "aqua", 1, text);
    workspace.snapshot(document);
    const std::shared_ptr<const Snapshot> snapshot = document.snapshot;
    const std::shared_ptr<const Check> check = document.check;
    const syntax::SyntaxTree& tree = *snapshot->index.tree(path);
    std::set<std::string> seen;
    for (Span selection : selectionsOf(tree))
      for (const Action& action : actions({*snapshot, *check, tree, selection})) {
        const std::string changed = applied(text, action.edits);
        if (!seen.insert(changed).second) continue;
        INFO(path << ": " << action.title << "\n" << changed);
        CHECK(errorsOf(workspace, document, changed) == 0);
        ++done[action.kind];
      }
  }
  CHECK(done["refactor.extract"] > 50);
  CHECK(done["refactor.rewrite"] > 50);
}

TEST_CASE("comments that begin further left than their block go into the function that is made of it") {
  modules::OverlayFileSystem none;
  Workspace workspace(none);
  const std::string begin = "aqua M declares *\n\nexport f\n\nfunc f(n: u32) -> u32:\n  if n == 1:\n    if n == 2:\n";
  const std::string lines = "      a = n + 1\n--\n  -- to the left\n      b = a + 1\n";
  Document& document = workspace.open("file:///m.aqua", "aqua", 1, begin + lines + "  <- n\n");
  const std::string text = document.text;
  workspace.snapshot(document);
  const std::shared_ptr<const Snapshot> snapshot = document.snapshot;
  const std::shared_ptr<const Check> check = document.check;
  const syntax::SyntaxTree& tree = *snapshot->index.tree(document.path);
  const auto from = static_cast<uint32_t>(begin.size()), to = static_cast<uint32_t>(begin.size() + lines.size() - 1);
  size_t extracted = 0;
  for (const Action& action : actions({*snapshot, *check, tree, {tree.source.get(), from, to}})) {
    const std::string changed = applied(text, action.edits);
    INFO(action.title << "\n" << changed);
    CHECK(errorsOf(workspace, document, changed) == 0);
    if (action.kind != "refactor.extract") continue;
    ++extracted;
    CHECK(changed.find("\n  a = n + 1\n  --\n  -- to the left\n  b = a + 1\n") != std::string::npos);
  }
  CHECK(extracted == 1);
}
