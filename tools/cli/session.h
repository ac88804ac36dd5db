// One use of the command: its surroundings, its settings, and the way it speaks.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tools/cli/settings.h"
#include "tools/run/processes.h"

namespace aqua::cli {

class Session {
 public:
  Session(const Environment& environment, const Arguments& arguments, Settings settings);

  const Environment& environment() const { return environment_; }
  const Arguments& arguments() const { return arguments_; }
  const Settings& settings() const { return settings_; }
  /// Whether machines read the results.
  bool forMachines() const { return settings_.format != diagnostics::Format::Text; }

  /// Opens the project whose files are named by the command line. Once, before `compiler`.
  void openProject();
  driver::Session& compiler() const { return *compiler_; }
  /// Null: none was opened, or no manifest governs what is named.
  const project::Project* project() const { return compiler_ ? compiler_->project() : nullptr; }

  /// The text of a file. Nothing: that was reported.
  std::optional<std::string> read(const std::string& path, diagnostics::DiagnosticList& issues) const;
  /// False: that was reported.
  bool write(const std::string& path, std::string_view text, base::Worth worth,
             diagnostics::DiagnosticList& issues) const;

  /// The result, to stdout, as it is.
  void result(std::string_view text) const;
  /// As JSON over several lines, with what is unprintable escaped.
  void result(const values::Value& value) const;
  /// One line of talk, to stderr, with what is unprintable escaped; not with `--quiet`.
  void say(std::string_view line) const;
  /// Only with `--verbose`.
  void tell(std::string_view line) const;
  /// `error: message`, to stderr.
  void complain(std::string_view message, std::string_view hint = {}) const;
  ExitCode usage(const UsageError& error) const;

  /// What the search for the manifest has to say: at once, or for machines with the next `report`.
  void reportSearch(const diagnostics::DiagnosticList& list) const;
  /// What no `report` has taken along, to stderr.
  void reportRest() const {
    if (!waiting_.empty()) report({}, true);
  }
  /// Writes diagnostics in the form that was asked for. Machine forms go to stdout, unless the results do.
  void report(const diagnostics::DiagnosticList& list, bool resultsOnStdout) const;

  /// `2 errors, 1 warning`
  std::string counts(const diagnostics::DiagnosticList& list) const;
  /// Real time since the start: `31 ms`
  std::string elapsed() const;

 private:
  const Environment& environment_;
  const Arguments& arguments_;
  Settings settings_;
  std::unique_ptr<driver::Session> compiler_;
  mutable diagnostics::DiagnosticList waiting_;  // for the next `report`
  std::chrono::steady_clock::time_point begin_;
};

/// How processes of `exec` run here.
run::ProcessOptions processOptions(const Session& session);
using base::plural;
/// What a list of diagnostics means for the exit code.
ExitCode exitCodeOf(const diagnostics::DiagnosticList& list);

// What the verbs do, one function for each row of verbs.def.
#define AQUA_VERB(id, ...) ExitCode run##id(const Session& session);
#include "tools/cli/verbs.def"

}  // namespace aqua::cli
