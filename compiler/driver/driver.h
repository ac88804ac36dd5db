// One call per question that a user asks of the compiler.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/lints.h"
#include "compiler/driver/source_map.h"
#include "compiler/ir/ir.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/graph.h"
#include "compiler/topology/topology.h"

namespace aqua::driver {

struct Options {
  std::vector<std::string> importDirs;  // searched after the importing file's folder, in order
  std::vector<modules::ImportPrefix> importPrefixes;
  diagnostics::LintLevels lints;       // what is said about suspicious programs
  std::vector<std::string> constants;  // `NAME = literal` or `NAME ?= literal`
  bool noRelay = false;                // the initiator is reached directly
  bool noXor = false;                  // no error propagation
  bool noEmptyResponse = true;         // functions without results send no response
  bool tracing = false;                // tell `tracingSrv` of every call
  topology::Profile profile = topology::Profile::Small;
  bool keepPlans = false;  // keep the texts of the plans of each function
};

struct Parameter {
  std::string name;
  std::string type;                    // as a program would write it
  const ir::Type* declared = nullptr;  // of the program
  bool callback = false;               // of function type: calls go to `callbackSrv.NAME` on the initiator
  bool callbackAnswers = false;        // the callback has results
};

struct CompiledFunction {
  std::string name;                      // as exported
  const ir::Export* exported = nullptr;  // of the program
  std::vector<Parameter> params;
  std::vector<std::string> results;  // types
  std::unique_ptr<air::Script> script;
  std::vector<diagnostics::Span> origins;  // air::OriginId -> place in the source; index 0 is "none"
  std::string plan, placed;                // with Options::keepPlans: after lowering, and after topology

  /// `name(a: string) -> u32`
  std::string signature() const;
  /// The shortest text, one line; and where each instruction comes from.
  std::string airCompact(std::vector<SourceMapEntry>* sourceMap = nullptr) const;
  /// Indented, for people.
  std::string airPretty(std::vector<SourceMapEntry>* sourceMap = nullptr) const;
};

/// Holds everything that its diagnostics and spans point into.
struct Compiled {
  std::shared_ptr<const ir::Program> program;  // null when the root file cannot be read
  std::vector<CompiledFunction> functions;     // exported ones that could be lowered, in the order of `export`
  std::vector<std::string> services;           // exported services
  diagnostics::DiagnosticList issues;          // in reading order

  Compiled() = default;
  Compiled(Compiled&&) = default;
  Compiled& operator=(Compiled&&) = default;
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  bool ok() const { return !issues.hasErrors(); }
  const CompiledFunction* find(std::string_view name) const;
};

/// Compiles one root file. Every exported function, or only the one called `only`. The standard library is there
/// without being on disk, after all other import roots. Never throws.
Compiled compile(const modules::FileSystem& files, const std::string& path, const Options& options,
                 std::optional<std::string_view> only = std::nullopt);

/// What is wrong in some root files, without their AIR: like `compile` of each of them, but files that several of them
/// need are read and checked once, and what is wrong in them is said once. Never throws.
struct CheckedRoot {
  std::string path;
  bool ok = true;
  size_t functions = 0, services = 0;  // exported
};
struct Checked {
  std::shared_ptr<const ir::Program> program;  // `issues` point into it
  std::vector<CheckedRoot> roots;              // as they were asked for
  diagnostics::DiagnosticList issues;          // in reading order
};
Checked check(const modules::FileSystem& files, const std::vector<std::string>& paths, const Options& options);

/// Files of the standard library in the binary: path below the import root, text.
struct LibraryFile {
  std::string_view path;
  std::string_view text;
};
std::vector<LibraryFile> libraryFiles();
/// The import root under which `compile` shows them.
inline constexpr std::string_view kLibraryRoot = "<stdlib>";
/// The names of packages under which its files are found there.
inline constexpr std::array<std::string_view, 2> kLibraryPackages = {"aqua", "@fluencelabs/aqua-lib"};
/// `files`, and above it the standard library; `files` has to outlive the result.
modules::OverlayFileSystem withLibrary(const modules::FileSystem& files);

}  // namespace aqua::driver
