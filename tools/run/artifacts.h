// Modules and scripts that a scenario names (`wasm`, `js`).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/modules/file_system.h"
#include "runtime/record/recording.h"
#include "runtime/scenario/scenario.h"

namespace aqua::run {

/// Reads each file once.
class ArtifactReader {
 public:
  ArtifactReader(const modules::FileSystem& files, diagnostics::DiagnosticList& issues)
      : files_(files), issues_(issues) {}

  /// Gives every service of the scenario its artifact, every call its files, every spell the script in its file;
  /// reports files that are not there or no modules, at `places`.
  void read(sim::Scenario& scenario, const sim::ScenarioPlaces& places);
  /// Paths and hashes of what was read.
  const std::vector<sim::RecordedFile>& files() const { return read_; }
  /// Files that issues point into.
  const std::vector<diagnostics::SourceFilePtr>& sources() const { return sources_; }

 private:
  using Files = std::pair<std::string, std::string>;  // path; that of a module in place of the last one there

  void spellScript(sim::SpellSetup& spell, const std::string& path, const sim::ScenarioPlaces& places);
  void callFiles(sim::Call& call, const std::string& path, const sim::ScenarioPlaces& places);
  std::optional<std::string> textOf(const std::string& path, diagnostics::Span span);
  std::shared_ptr<const sim::Artifact> open(const Files& files, bool script, diagnostics::Span span);
  // False: that was reported.
  bool module(sim::Artifact& artifact, const std::string& bytes, diagnostics::Span span);
  bool configuration(sim::Artifact& artifact, std::string text, const std::string& facade);

  const modules::FileSystem& files_;
  diagnostics::DiagnosticList& issues_;
  std::map<Files, std::shared_ptr<const sim::Artifact>> known_;  // null: cannot be used, which was reported
  std::vector<sim::RecordedFile> read_;
  std::vector<diagnostics::SourceFilePtr> sources_;
};

/// Reports what of a scenario this process cannot compute: no engine, or a script that fails before its first call.
void tryArtifacts(const sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                  diagnostics::DiagnosticList& issues);

}  // namespace aqua::run
