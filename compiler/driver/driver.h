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
#include "compiler/driver/source_map.h"
#include "compiler/ir/ir.h"
#include "compiler/lower/lower.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/parse_cache.h"
#include "compiler/project/project.h"
#include "compiler/sema/analyze.h"
#include "compiler/topology/topology.h"

namespace aqua::driver {

/// Every option once, declared in the room that reads it.
struct Options : sema::Options, lower::Options, topology::Options {
  bool keepPlans = false;  // keep the plans of each function
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
  std::vector<plan::Origin> origins;  // air::OriginId -> place in the source; index 0 is "none"
  std::vector<topology::StreamName> streams;
  std::string hopStream;                             // of the script: a canon of it is a hop; empty: there is none
  std::vector<plan::Entry> entries;                  // into functions whose bodies are in the script; the first is none
  std::vector<topology::Binding> bindings;           // with Options::bindings
  std::string plan, placed;                          // with Options::keepPlans: after lowering, and after topology
  std::shared_ptr<const plan::Function> placedPlan;  // the same as `placed`; its texts are those of the program

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

/// Steps of all plans of one root file together; counted while they are made. A step and what comes of it take some
/// 160 bytes.
inline constexpr uint32_t kMaxBuildSteps = 1'000'000;

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

/// Everything that an answer depends on besides the question: files, the manifest that governs them, options, and what
/// was parsed before. A project has one. Nothing here throws; nothing is for several threads at once. Answers outlive
/// the session.
class Session {
 public:
  /// `files` has to outlive the session; the standard library is there without being among them, after all other import
  /// roots. `manifest` is the path of an `aqua.toml`. `options` are stronger: import folders of the manifest come after
  /// theirs, its constants and levels of lints give way to theirs.
  explicit Session(const modules::FileSystem& files, Options options = {},
                   const std::optional<std::string>& manifest = std::nullopt);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Options& options() const { return options_; }
  /// Options for one build of the manifest.
  Options optionsOf(const project::Build& build) const;
  /// What could be read of the manifest; null: there is none.
  const project::Project* project() const { return manifest_ ? &manifest_->project : nullptr; }
  /// What is wrong with the manifest; points into `project()->file`.
  diagnostics::DiagnosticList manifestIssues() const {
    return manifest_ ? manifest_->issues : diagnostics::DiagnosticList();
  }
  /// The text of the manifest is the one that was read.
  bool isCurrent() const;

  /// Compiles one root file. Every exported function, or only the one called `only`.
  Compiled compile(const std::string& path, std::optional<std::string_view> only = std::nullopt);
  /// With `options`, which are those of this session, changed.
  Compiled compile(const std::string& path, const Options& options,
                   std::optional<std::string_view> only = std::nullopt);

  /// What is wrong in some root files, without their AIR: like `compile` of each of them, but files that several of
  /// them need are read and checked once, and what is wrong in them is said once.
  Checked check(const std::vector<std::string>& paths);

  // In steps, for editors.

  /// What is wrong in one root file, without what only inlining finds.
  sema::Analyzed analyze(const std::string& path);
  /// The same in several root files at once.
  sema::AnalyzedRoots analyze(const std::vector<std::string>& paths);
  /// `path` while a name in it is asked about (sema/probe.h).
  sema::Analyzed analyze(const std::string& path, sema::Probe& probe);
  /// What only inlining finds in one exported function of a program without errors.
  diagnostics::DiagnosticList checkInlined(const ir::Program& program, const ir::Export& exported) const;
  syntax::SyntaxTreePtr tree(const std::string& path);
  /// The file that an import means; none when there is none.
  std::optional<std::string> importedFile(const std::string& importingFile, std::string_view import) const;

 private:
  modules::OverlayFileSystem files_;  // with the standard library
  modules::ParseCache cache_;
  std::string manifestPath_;
  std::optional<project::Read> manifest_;
  Options options_;
};

/// Compiles one root file that belongs to no project.
Compiled compile(const modules::FileSystem& files, const std::string& path, const Options& options,
                 std::optional<std::string_view> only = std::nullopt);

/// Files of the standard library in the binary: path below the import root, text.
struct LibraryFile {
  std::string_view path;
  std::string_view text;
};
std::vector<LibraryFile> libraryFiles();
/// The import root under which sessions show them.
inline constexpr std::string_view kLibraryRoot = "<stdlib>";
/// The names of packages under which its files are found there.
inline constexpr std::array<std::string_view, 2> kLibraryPackages = {"aqua", "@fluencelabs/aqua-lib"};
/// `files`, and above it the standard library; `files` has to outlive the result.
modules::OverlayFileSystem withLibrary(const modules::FileSystem& files);

}  // namespace aqua::driver
