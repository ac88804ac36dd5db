// A scenario file that was read, and its program compiled: what its cases share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/driver.h"
#include "tools/run/world.h"
#include "tools/test/program_coverage.h"
#include "tools/test/suite.h"

namespace aqua::test {

/// The name of a scenario; without one, that of its file.
std::string nameOf(const sim::Scenario& scenario, const std::string& path);

class Opened {
 public:
  /// Reads the file. `files` and `options` outlive it.
  Opened(const modules::FileSystem& files, const std::string& path, const SuiteOptions& options);
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  /// Compiles the program. False: the file or the program is wrong, and `takeIssues` say how.
  bool compile();
  diagnostics::DiagnosticList takeIssues();

  const run::ReadWorld& read() const { return read_; }
  const std::string& name() const { return name_; }
  const std::string& program() const { return program_; }  // path
  const driver::Compiled& compiled() const { return compiled_; }
  ProgramCoverage* coverage() const { return coverage_.get(); }  // null: nobody wants it
  /// The scenario itself, then its variants.
  std::vector<sim::Scenario> scenarios() const;
  /// The world of one of them.
  run::World worldOf(const sim::Scenario& scenario) const;

 private:
  bool isTest();

  const modules::FileSystem& files_;
  const SuiteOptions& options_;
  run::ReadWorld read_;
  std::string name_, program_;
  std::optional<driver::Session> session_;
  driver::Compiled compiled_;
  std::unique_ptr<ProgramCoverage> coverage_;
};

}  // namespace aqua::test
