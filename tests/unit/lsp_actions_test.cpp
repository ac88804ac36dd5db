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

/// Whatever somebody may select: each statement, two that follow each other, names of functions and services, paths of
/// imports.
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
  for (const syntax::Item* item : tree.root->items)
    if (const auto* service = syntax::as<syntax::Service>(item)) spans.push_back(service->name.span);
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
  size_t stubs = 0;
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
        if (!seen.insert(changed + action.newText).second) continue;
        if (!action.newPath.empty()) {
          INFO(path << ": " << action.title << "\n" << action.newText);
          CHECK(!sim::parseScenario(std::make_shared<const diagnostics::SourceFile>(action.newPath, action.newText))
                     .issues.hasErrors());
          ++stubs;
          continue;
        }
        INFO(path << ": " << action.title << "\n" << changed);
        CHECK(errorsOf(workspace, document, changed) == 0);
        ++done[action.kind];
      }
  }
  CHECK(done["refactor.extract"] > 50);
  CHECK(done["refactor.rewrite"] > 50);
  CHECK(done["refactor.inline"] >= 5);
  CHECK(stubs > 20);
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

namespace {

/// The text after the action that begins with this title, asked for at `place`; empty: it is not offered.
std::string after(const std::string& text, std::string_view place, std::string_view title) {
  modules::OverlayFileSystem none;
  Workspace workspace(none);
  Document& document = workspace.open("file:///m.aqua", "aqua", 1, text);
  workspace.snapshot(document);
  const std::shared_ptr<const Snapshot> snapshot = document.snapshot;
  const std::shared_ptr<const Check> check = document.check;
  const syntax::SyntaxTree& tree = *snapshot->index.tree(document.path);
  const auto begin = static_cast<uint32_t>(text.find(place));
  for (const Action& action : actions({*snapshot, *check, tree, {tree.source.get(), begin, begin}})) {
    if (!action.title.starts_with(title)) continue;
    if (!action.newPath.empty()) return action.newPath + "\n" + action.newText;
    std::string changed = applied(text, action.edits);
    CHECK(errorsOf(workspace, document, changed) == 0);
    return changed;
  }
  return {};
}

const std::string kLoop =
    "aqua M declares *\n\nexport all\n\nservice S(\"s\"):\n  get(n: u32) -> string\n  tell(n: u32)\n\nfunc all(peers: "
    "[]string) -> "
    "[]string:\n"
    "  for peer <- peers par:\n    on peer:\n      text <- S.get(1)\n  <- []\n";

}  // namespace

TEST_CASE("values of all rounds of a loop are collected, and waited for") {
  const std::string changed = after(kLoop, "for peer", "Collect");
  CHECK(changed.find("  collected: *string\n  for peer <- peers par:\n    on peer:\n      text <- S.get(1)\n"
                     "      collected <<- text\n  join collected[peers.length - 1]\n") != std::string::npos);
  std::string other = kLoop;
  other.replace(other.find(" par:"), 4, "");
  CHECK(after(other, "for peer", "Collect").empty());  // one round after the other
  CHECK(after(kLoop, "on peer", "Collect").empty());
}

TEST_CASE("a call becomes the body of its function") {
  const std::string text =
      "aqua M declares *\n\nservice S(\"s\"):\n  get(n: u32) -> string\n\nfunc ask(peer: string, n: u32) -> string:\n"
      "  on peer:\n    answer <- S.get(n)\n  <- answer\n\nfunc f(p: string, n: u32) -> string:\n  if n == 1:\n"
      "    x <- ask(p, n)\n    S.get(n)\n  <- p\n\nfunc g(answer: string, n: u32) -> string:\n  y <- ask(answer, n)\n  "
      "<- y\n";
  const std::string changed = after(text, "x <- ask", "Inline `ask`");
  CHECK(changed.find("  if n == 1:\n    on p:\n      answer <- S.get(n)\n    x = answer\n    S.get(n)\n") !=
        std::string::npos);
  CHECK(after(text, "y <- ask", "Inline").empty());  // `answer` would mean something else
}

TEST_CASE("a service gets a scenario with an answer for each function") {
  CHECK(
      after(kLoop, "S(", "Scenario") ==
      "/m.s.scenario.toml\nscenario = 1\nprogram = \"m.aqua\"\n\n[[service]]\nid = \"s\"\n\n[service.function.get]\n"
      "returns = \"\"\n\n[service.function.tell]\nreturns = \"\"\n\n[[call]]\nfunc = \"all\"\nargs = { peers = [] }\n");
}
