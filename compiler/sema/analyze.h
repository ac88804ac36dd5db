// From root files to a typed program.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/lints.h"
#include "compiler/ir/ir.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/graph.h"
#include "compiler/modules/parse_cache.h"

namespace aqua::sema {

struct Options {
  std::vector<std::string> importDirs;    // searched after the importing file's folder, in order
  std::vector<std::string> fallbackDirs;  // searched last, after `node_modules`: the standard library of the binary
  std::vector<std::string> constants;     // `NAME = literal` or `NAME ?= literal`, defined before every file
  bool noRelay = false;                   // HOST_PEER_ID becomes INIT_PEER_ID
  std::vector<modules::ImportPrefix> importPrefixes;  // see modules::LoadOptions
  diagnostics::LintLevels lints;
  modules::ParseCache* cache = nullptr;  // not owned; see modules::LoadOptions
};

struct Analyzed {
  std::shared_ptr<const ir::Program> program;  // never null; use it for lowering only when there are no errors
  diagnostics::DiagnosticList issues;
};

Analyzed analyze(const modules::FileSystem& files, const std::string& path, const Options& options);

/// Several root files at once: what they have in common is read and checked once, and said once.
struct AnalyzedRoots : Analyzed {
  std::vector<bool> failed;  // by root: it or something that it imports has errors
};
AnalyzedRoots analyze(const modules::FileSystem& files, std::span<const std::string> paths, const Options& options);

}  // namespace aqua::sema
