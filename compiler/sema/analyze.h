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
#include "compiler/sema/probe.h"

namespace aqua::sema {

struct Options : modules::LoadOptions {
  std::vector<std::string> constants;  // `NAME = literal` or `NAME ?= literal`, defined before every file
  bool noRelay = false;                // the initiator is reached directly: HOST_PEER_ID becomes INIT_PEER_ID
  diagnostics::LintLevels lints;       // what is said about suspicious programs
  Probe* probe = nullptr;              // not owned; is answered where its name is met first
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
