// Finding, reading and ordering files (LANGUAGE.md 4.6).
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "compiler/modules/graph.h"

using namespace aqua;
using namespace aqua::modules;

namespace {

/// `path[paths of its imports]` for each file in order, `-` for an import without a file.
std::string order(const Graph& graph) {
  std::string text;
  for (const ModuleFile& file : graph.files) {
    text += (text.empty() ? "" : " ") + file.path + "[";
    for (size_t i = 0; i < file.imports.size(); ++i)
      text += (i == 0 ? "" : " ") +
              (file.imports[i].file == kNoFile ? std::string("-") : graph.files[file.imports[i].file].path);
    text += "]";
  }
  return text;
}
std::string issues(const Graph& graph) {
  std::string text;
  for (const diagnostics::Diagnostic& one : graph.issues.items()) {
    if (!text.empty()) text += "; ";
    if (one.primary) {
      diagnostics::LineColumn at = one.primary.file->lineColumn(one.primary.begin);
      text += fmt::format("{}:{}:{} ", one.primary.file->path(), at.line, at.column);
    }
    text += diagnostics::info(one.code).name;
  }
  return text;
}

}  // namespace

TEST_CASE("paths become normal without touching the disk") {
  CHECK(normalizePath("a/./b//c/../d") == "a/b/d");
  CHECK(normalizePath("./a") == "a");
  CHECK(normalizePath("../../a/..") == "../..");
  CHECK(normalizePath("/../a/") == "/a");
  CHECK(normalizePath("") == ".");
  CHECK(normalizePath("a/..") == ".");
  CHECK(normalizePath("/") == "/");
}

TEST_CASE("where an import is looked for") {
  LoadOptions options;
  options.importDirs = {"lib", "/abs"};
  options.fallbackDirs = {"<stdlib>"};
  CHECK(importCandidates("src/deep/a.aqua", "x", options) ==
        std::vector<std::string>{"src/deep/x.aqua", "lib/x.aqua", "/abs/x.aqua", "src/deep/node_modules/x.aqua",
                                 "src/node_modules/x.aqua", "node_modules/x.aqua", "<stdlib>/x.aqua"});
  CHECK(
      importCandidates("a.aqua", "x.aqua", {}, "/home/me") ==
      std::vector<std::string>{"x.aqua", "node_modules/x.aqua", "../node_modules/x.aqua", "../../node_modules/x.aqua"});
  CHECK(importCandidates("/p/node_modules/@q/l/a.aqua", "@x/y", {}) ==
        std::vector<std::string>{"/p/node_modules/@q/l/@x/y.aqua", "/p/node_modules/@q/l/node_modules/@x/y.aqua",
                                 "/p/node_modules/@q/node_modules/@x/y.aqua", "/p/node_modules/@x/y.aqua",
                                 "/node_modules/@x/y.aqua"});
  CHECK(importCandidates("../up/a.aqua", "x", {}, "/h/m") ==
        std::vector<std::string>{"../up/x.aqua", "../up/node_modules/x.aqua", "../node_modules/x.aqua",
                                 "../../node_modules/x.aqua"});
  CHECK(importCandidates("src/a.aqua", "../b", options) == std::vector<std::string>{"b.aqua", "/b.aqua"});
  CHECK(importCandidates("src/a.aqua", "/x/y", options) == std::vector<std::string>{"/x/y.aqua"});
  CHECK(importCandidates("a.aqua", "lib.txt", {}).front() == "lib.txt.aqua");
}

TEST_CASE("files come after what they import, each once") {
  OverlayFileSystem files;
  files.set("main.aqua", "aqua M\nimport \"lib/a\"\nuse \"b.aqua\" as B\nimport \"./lib/../b\"\n");
  files.set("lib/a.aqua", "aqua A declares *\nimport \"../b.aqua\"\nimport \"c\"\n");
  files.set("lib/c.aqua", "aqua C\n");
  files.set("b.aqua", "aqua B\n");
  Graph graph = load(files, "./main.aqua");
  CHECK(order(graph) == "b.aqua[] lib/c.aqua[] lib/a.aqua[b.aqua lib/c.aqua] main.aqua[lib/a.aqua b.aqua b.aqua]");
  CHECK(graph.issues.empty());
  CHECK(graph.root().path == "main.aqua");
}

TEST_CASE("import folders, packages and the library, first one wins") {
  OverlayFileSystem files;
  files.set("src/main.aqua", "aqua M\nimport \"x\"\nimport \"@s/p/y\"\nimport \"aqua/builtin\"\n");
  files.set("lib/x.aqua", "aqua X\n");
  files.set("more/x.aqua", "aqua X2\n");
  files.set("node_modules/@s/p/y.aqua", "aqua Y\nimport \"z.aqua\"\n");
  files.set("node_modules/@s/p/z.aqua", "aqua Z\n");
  files.set("<stdlib>/aqua/builtin.aqua", "aqua Builtin\n");
  LoadOptions options;
  options.importDirs = {"lib", "more"};
  options.fallbackDirs = {"<stdlib>"};
  CHECK(order(load(files, "src/main.aqua", options)) ==
        "lib/x.aqua[] node_modules/@s/p/z.aqua[] node_modules/@s/p/y.aqua[node_modules/@s/p/z.aqua] "
        "<stdlib>/aqua/builtin.aqua[] "
        "src/main.aqua[lib/x.aqua node_modules/@s/p/y.aqua <stdlib>/aqua/builtin.aqua]");
}

TEST_CASE("what is missing or goes in circles is said at the import") {
  OverlayFileSystem files;
  files.set("main.aqua", "aqua M\nimport \"no\"\nimport \"a\"\nimport \"\"\n");
  files.set("a.aqua", "aqua A\nimport \"b\"\n");
  files.set("b.aqua", "aqua B\nimport \"a\"\nimport \"b\"\n");
  Graph graph = load(files, "main.aqua");
  CHECK(order(graph) == "b.aqua[- -] a.aqua[b.aqua] main.aqua[- a.aqua -]");
  CHECK(issues(graph) ==
        "main.aqua:2:8 import-not-found; b.aqua:2:8 import-cycle; b.aqua:3:8 import-cycle; main.aqua:4:8 import-empty");
  CHECK(graph.issues.items()[0].notes.at(0) == "looked for `no.aqua`, `node_modules/no.aqua`");
  CHECK(graph.issues.items()[1].message() == "files import each other: `a.aqua` imports `b.aqua` imports `a.aqua`");
  CHECK(graph.issues.items()[2].message() == "files import each other: `b.aqua` imports `b.aqua`");
}

TEST_CASE("a root that cannot be read is an empty file") {
  OverlayFileSystem files;
  Graph graph = load(files, "main.aqua");
  REQUIRE(graph.files.size() == 1);
  CHECK(graph.root().tree->root->items.empty());
  CHECK(issues(graph) == "root-not-read");
}

TEST_CASE("an import that is there and cannot be read is reported at the import") {
  struct Locked : OverlayFileSystem {
    bool isFile(const std::string& path) const override {
      return path == "locked.aqua" || OverlayFileSystem::isFile(path);
    }
  };
  Locked files;
  files.set("main.aqua", "aqua M\nimport \"locked\"\n");
  Graph graph = load(files, "main.aqua");
  CHECK(issues(graph) == "main.aqua:2:8 import-not-read");
}

TEST_CASE("broken files are reported once and stay linked") {
  OverlayFileSystem files;
  files.set("main.aqua", "aqua M\nimport \"a\"\nuse \"a\" as A\n");
  files.set("a.aqua", "aqua A\nx = 1\n");
  Graph graph = load(files, "main.aqua");
  CHECK(issues(graph) == "a.aqua:2:1 top-level-unexpected");
  CHECK(order(graph) == "a.aqua[] main.aqua[a.aqua a.aqua]");
  CHECK(graph.files[0].broken);
  CHECK_FALSE(graph.root().broken);
}

TEST_CASE("long chains of imports need no stack") {
  OverlayFileSystem files;
  for (int i = 0; i < 5000; ++i) files.set(fmt::format("f{}.aqua", i), fmt::format("aqua M\nimport \"f{}\"\n", i + 1));
  files.set("f5000.aqua", "aqua M\n");
  Graph graph = load(files, "f0.aqua");
  CHECK(graph.files.size() == 5001);
  CHECK(graph.issues.empty());
}

TEST_CASE("trees are taken from a cache until the text changes") {
  OverlayFileSystem files;
  files.set("main.aqua", "aqua M\n");
  ParseCache cache;
  LoadOptions options;
  options.cache = &cache;
  syntax::SyntaxTreePtr first = load(files, "main.aqua", options).root().tree;
  CHECK(load(files, "main.aqua", options).root().tree == first);
  files.set("main.aqua", "aqua N\n");
  CHECK(load(files, "main.aqua", options).root().tree != first);
}

TEST_CASE("the disk, and texts before it") {
  namespace fs = std::filesystem;
  fs::path folder = fs::temp_directory_path() / fmt::format("aqua-modules-test-{}", ::getpid());
  fs::create_directories(folder / "sub.aqua");
  std::ofstream(folder / "a.aqua") << "aqua A\n";
  DiskFileSystem disk;
  CHECK(disk.read((folder / "a.aqua").string()).text == "aqua A\n");
  CHECK(disk.read((folder / "none.aqua").string()).reason == "no such file");
  ReadResult directory = disk.read((folder / "sub.aqua").string());
  CHECK_FALSE(directory.text);
  CHECK(directory.exists);
  CHECK(directory.reason == "is a directory");
  CHECK(disk.isFile((folder / "a.aqua").string()));
  CHECK_FALSE(disk.isFile((folder / "sub.aqua").string()));

  OverlayFileSystem overlay(&disk);
  overlay.set((folder / "." / "a.aqua").string(), "aqua B\n");
  CHECK(overlay.read((folder / "a.aqua").string()).text == "aqua B\n");
  overlay.erase((folder / "a.aqua").string());
  CHECK(overlay.read((folder / "a.aqua").string()).text == "aqua A\n");
  CHECK(overlay.workingFolder() == fs::current_path().string());
  fs::remove_all(folder);
}
