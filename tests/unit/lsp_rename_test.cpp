// Renaming over whole programs: every name gets another one and its old one again. In between the AIR is the same up to
// the name; in the end the bytes are.
#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "tests/unit/lsp_programs.h"
#include "tools/lsp/features/rename.h"
#include "tools/lsp/uri.h"

using namespace aqua;
using namespace aqua::lsp;
using diagnostics::Span;

namespace {

using Texts = std::map<std::string, std::string>;

/// The files of `texts` after the edits.
Texts edited(Texts texts, const Edits& edits) {
  std::vector<const TextEdit*> sorted;
  for (const TextEdit& edit : edits) sorted.push_back(&edit);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->span.begin > b->span.begin; });
  for (const TextEdit* edit : sorted)
    texts[edit->span.file->path()].replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
  return texts;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// A program with some files in memory, over others.
struct Program {
  Program(const std::string& path, const modules::FileSystem& below, const Texts& changed)
      : root(path), files(&below), session(files) {
    for (const auto& [name, text] : changed) files.set(name, text);
  }
  std::string air() {
    const driver::Compiled compiled = session.compile(root);
    std::string text = compiled.ok() ? "" : "errors\n";
    for (const diagnostics::Diagnostic& each : compiled.issues.items())
      if (each.severity == diagnostics::Severity::Error) text += each.message() + "\n";
    for (const driver::CompiledFunction& function : compiled.functions)
      text += function.name + "\n" + function.airCompact() + "\n";
    return text;
  }
  Snapshot snapshot() { return Snapshot(session.analyze(root).program); }

  std::string root;
  modules::OverlayFileSystem files;
  driver::Session session;
};

constexpr std::string_view kMark = "ZQ9";

/// Names of the file that can be renamed, each once: by what it means and how it is written.
std::vector<Span> namesOf(const Snapshot& snapshot, const std::string& path) {
  std::set<std::pair<SymbolId, std::string_view>> seen;
  std::vector<Span> names;
  for (const Occurrence& each : snapshot.index.in(path))
    if (seen.emplace(each.symbol, each.place.text()).second &&
        std::holds_alternative<Span>(renamable(snapshot, path, each.place.begin)))
      names.push_back(each.place);
  return names;
}

struct Counted {
  size_t names = 0, same = 0, refused = 0;
};

void roundTrip(const std::string& path, const modules::FileSystem& files, Counted& counted) {
  Program before(path, files, {});
  const Snapshot snapshot = before.snapshot();
  const std::string air = before.air();
  if (air.starts_with("errors")) return;
  Texts texts;
  for (const syntax::SyntaxTreePtr& tree : snapshot.program->trees)
    texts[tree->source->path()] = std::string(tree->source->text());
  Workspace workspace(files);
  const Document document = workspace.open(uriOfPath(path), "aqua", 1, texts[path]);
  for (Span name : namesOf(snapshot, path)) {
    const std::string from(name.text()), to = from + std::string(kMark);
    INFO(path << ":" << name.file->lineColumn(name.begin).line << " " << from);
    auto there = rename(snapshot, path, name.begin, to);
    REQUIRE(std::holds_alternative<Edits>(there));
    const Symbol& symbol = snapshot.index[snapshot.index.at(path, name.begin)->symbol];
    if (needsProof(snapshot, symbol, from, to) &&
        !disproof(workspace, document, {path}, snapshot, std::get<Edits>(there)).empty()) {
      ++counted.refused;
      continue;
    }
    const Texts changed = edited(texts, std::get<Edits>(there));
    Program after(path, files, changed);
    ++counted.names;
    const std::string now = replaced(after.air(), kMark, "");
    CHECK(now == air);
    counted.same += now == air ? 1 : 0;

    const Snapshot then = after.snapshot();
    uint32_t at = static_cast<uint32_t>(changed.at(path).find(to));
    REQUIRE(at != static_cast<uint32_t>(std::string::npos));
    auto back = rename(then, path, at, from);
    REQUIRE(std::holds_alternative<Edits>(back));
    Texts again = edited(changed, std::get<Edits>(back));
    // The short form `D(name)` is written out on the way.
    CHECK(replaced(again.at(path), from + " = " + from, from) == replaced(texts.at(path), from + " = " + from, from));
  }
}

/// The programs of the conformance tests, each with its files; main.aqua is the root.
std::vector<Texts> conformancePrograms() {
  std::ifstream in("tests/conformance/programs.txt");
  std::vector<Texts> programs;
  std::string line, *text = nullptr;
  while (std::getline(in, line)) {
    if (line.starts_with("=== ")) {
      programs.emplace_back();
      text = nullptr;
    } else if (line.starts_with("--- ")) {
      text = &programs.back()["/c/" + line.substr(4, line.find(' ', 4) - 4)];
    } else if (text) {
      *text += line + "\n";
    }
  }
  return programs;
}

}  // namespace

TEST_CASE("a name that is renamed and renamed back leaves the AIR and the bytes") {
  Counted counted;
  modules::DiskFileSystem disk;
  for (const std::string& path : programsIn({"examples", "stdlib"})) roundTrip(path, disk, counted);
  for (const Texts& program : conformancePrograms()) {
    modules::OverlayFileSystem files;
    for (const auto& [path, text] : program) files.set(path, text);
    roundTrip("/c/main.aqua", files, counted);
  }
  std::cout << fmt::format("rename: {} of {} names, {} refused\n", counted.same, counted.names, counted.refused);
  CHECK(counted.names > 1000);
  CHECK(counted.refused < 20);
}
