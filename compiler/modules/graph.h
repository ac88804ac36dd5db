// The module graph: root files and all files that they need, each read and parsed once. What the imported names
// mean is decided later. (LANGUAGE.md 4.6.)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/parse_cache.h"
#include "compiler/syntax/parse.h"
#include "compiler/syntax/tree.h"

namespace aqua::modules {

/// Imports that begin with `prefix` are looked for in `folder`, without it: with `@x/` in `lib`, `"@x/a"` is
/// `lib/a.aqua`.
struct ImportPrefix {
  std::string prefix;
  std::string folder;
};

/// Where `import "f"` is looked for: the folder of the importing file; the folders of the longest of `importPrefixes`
/// that it begins with, or when there is none `importDirs`, in order; `node_modules` folders
/// upwards from the importing file, `fallbackDirs` in order. The first regular file wins.
struct LoadOptions {
  std::vector<std::string> importDirs;
  std::vector<ImportPrefix> importPrefixes;
  std::vector<std::string> fallbackDirs;
  syntax::Limits limits;
  ParseCache* cache = nullptr;  // not owned; `load` takes trees from it when there is one
};

inline constexpr uint32_t kNoFile = 0xffffffff;

/// One `import` or `use` line of a file.
struct ImportLink {
  const syntax::Import* node = nullptr;
  uint32_t file = kNoFile;  // index in Graph::files; kNoFile: not found, not readable, or part of a cycle
};

struct ModuleFile {
  std::string path;                 // normalised; two imports of one file give one ModuleFile
  syntax::SyntaxTreePtr tree;       // never null
  std::vector<ImportLink> imports;  // all Import nodes of the header, in source order
  bool broken = false;              // has syntax errors
};

struct Graph {
  std::vector<ModuleFile> files;  // each after the files that it imports
  std::vector<uint32_t> roots;    // index in `files` of each root file, as they were asked for
  diagnostics::DiagnosticList issues;

  const ModuleFile& root() const { return files[roots.front()]; }
};

/// Never fails: a root that cannot be read gives an empty file and a diagnostic. Import cycles are reported once each
/// and cut at the import that closes them. Syntax errors are reported once per file, and every import of a broken
/// file stays linked to what could be read of it.
Graph load(const FileSystem& files, std::span<const std::string> rootPaths, const LoadOptions& options = {});
inline Graph load(const FileSystem& files, const std::string& rootPath, const LoadOptions& options = {}) {
  return load(files, std::span(&rootPath, 1), options);
}

/// The folder of a file and all folders above it, nearest first. A relative path is relative to `workingFolder`; when
/// that is empty, the search ends where paths start.
std::vector<std::string> foldersAbove(const std::string& path, std::string_view workingFolder);

/// The candidates for an import string in the order in which they are tried, normalised. A relative importing file is
/// relative to `workingFolder`; when that is empty, `node_modules` is looked for no higher than where paths start.
std::vector<std::string> importCandidates(const std::string& importingFile, std::string_view import,
                                          const LoadOptions& options, std::string_view workingFolder = {});

}  // namespace aqua::modules
