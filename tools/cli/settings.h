// What the options say, checked and typed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "compiler/project/project.h"
#include "tools/cli/arguments.h"
#include "tools/cli/cli.h"

namespace aqua::cli {

struct Settings {
  driver::Options compile;
  std::shared_ptr<const project::Project> project;  // null: no manifest governs what is named
  diagnostics::Format format = diagnostics::Format::Text;
  diagnostics::Palette outColors, errColors;
  size_t errorLimit = 100;  // 0: none
  bool quiet = false;
  bool verbose = false;
};

struct ReadSettings {
  Settings settings;
  std::optional<UsageError> error;
};
/// Options of every verb, and those of the compiler.
ReadSettings readSettings(const Arguments& arguments, const Environment& environment);

/// A manifest, and what is wrong with it, the names of its lints as well.
project::Read readManifest(const modules::FileSystem& files, const std::string& path);

/// Adds the project whose files are named by the command line, found upwards from the first of them or with
/// `--manifest`: its import folders come after those of options, its constants give way to those of options.
/// Returns what is wrong with the manifest; `settings.project` holds the text that it points into.
diagnostics::DiagnosticList addProject(Settings& settings, const Arguments& arguments, const Environment& environment);

/// A whole number without sign; empty for anything else.
std::optional<uint64_t> readNumber(std::string_view text);

}  // namespace aqua::cli
