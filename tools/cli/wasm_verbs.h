// The verbs below `aqua wasm`.
#pragma once

#include <memory>
#include <string>

#include "runtime/marine/config.h"
#include "runtime/marine/outside.h"
#include "tools/cli/session.h"

namespace aqua::cli {

/// Null: that was reported.
std::shared_ptr<const wasm::Module> readModule(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues);
/// Modules are called as their files, without the ending.
std::string moduleName(const std::string& path);

/// What the command line calls a service: a module, or a file of TOML.
struct ServiceInput {
  marine::ServiceConfig config;
  diagnostics::SourceFilePtr file;  // of TOML; diagnostics point into it
};
/// Nothing: that was reported.
std::optional<ServiceInput> readServiceInput(const Session& session, const std::string& path,
                                             diagnostics::DiagnosticList& issues);
/// What options say about it: environment, folders, limits.
std::optional<UsageError> applySettings(const Session& session, marine::ServiceConfig& config);
/// What a service of this process sees of the world. Outlives it, and does not move.
class ServiceWorld {
 public:
  /// Opens the folders of the disk that options allow, and the tape. False: that was reported.
  bool open(const Session& session, const marine::ServiceConfig& config, diagnostics::DiagnosticList& issues);
  marine::World world();
  files::Space& files() { return space_; }
  /// Writes the tape; reports where a replay was none.
  void close(const Session& session, diagnostics::DiagnosticList& issues);

 private:
  std::unique_ptr<effects::Hub> hub_;
  effects::Asker asker_;
  files::Space space_;
};
/// Shows log lines, output and fuel where that is wanted.
void tellOutcome(const Session& session, const std::string& function, const marine::Service::Outcome& outcome);

}  // namespace aqua::cli
