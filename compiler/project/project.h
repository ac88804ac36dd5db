// `aqua.toml`: what a project builds, where its imports are, its constants and the levels of its lints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/lints.h"
#include "compiler/modules/file_system.h"
#include "compiler/modules/graph.h"

namespace aqua::project {

enum class Target : uint8_t { Air, Ts, Js, Json };
inline constexpr std::string_view kTargetNames[] = {"air", "ts", "js", "json"};
inline constexpr std::string_view kProfileNames[] = {"small", "official", "script"};

/// One `[[build]]`. Paths are relative to the working folder.
struct Build {
  std::string name;                                      // empty when there is none
  std::vector<std::string> inputs;                       // never empty
  std::string output;                                    // folder
  std::vector<Target> targets;                           // never empty, each once
  bool noRelay = false, noXor = false, tracing = false;  // as the options of `aqua build`
  bool official = false;   // profile: hops, forms and names as the official compiler has them
  bool script = false;     // profile: for spells, which have no relay
  bool pretty = false;     // AIR over several lines
  bool sourceMap = false;  // beside each AIR file
};

/// `[test]`. Paths are relative to the working folder.
struct Test {
  std::vector<std::string> scenarios;  // files and folders; empty: the whole project
  std::optional<uint64_t> seed;
  std::optional<uint64_t> jobs;         // 0: as many as there are processors
  std::optional<uint64_t> minCoverage;  // of lines, in percent
};

struct Project {
  diagnostics::SourceFilePtr file;  // the manifest; spans point into it
  std::string folder;               // of the manifest, relative to the working folder: "" or ends with '/'
  std::string name, version;
  std::vector<std::string> importDirs;                // in order
  std::vector<modules::ImportPrefix> importPrefixes;  // in order
  std::vector<std::string> constants;                 // `NAME = literal`
  std::vector<Build> builds;                          // in the order of the file
  diagnostics::LintLevels lints;
  Test test;
};

inline constexpr std::string_view kManifestName = "aqua.toml";

struct Found {
  std::optional<std::string> manifest;  // nothing: no project is around
  diagnostics::DiagnosticList issues;   // the note about a manifest that does not count
};
/// The first manifest on the way up from the folder of `path` (a file, existing or not; empty: the working folder).
/// A folder that holds `.git` is the last one. A manifest counts when it belongs to the user, to root or to the owner
/// of the folder where the way begins; the way also ends at one that does not count, since a manifest further up is not
/// meant for what is below another.
Found findManifest(const modules::FileSystem& files, std::string_view path);

/// A text is a manifest when its file is called so, or when all its tables belong to one.
bool isManifest(const diagnostics::SourceFile& file);

struct Read {
  Project project;  // what could be read; `project.file` is null when nothing could
  diagnostics::DiagnosticList issues;
};
Read read(const modules::FileSystem& files, const std::string& manifest);

}  // namespace aqua::project
