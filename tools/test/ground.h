// Cases as ground for a search (runtime/explore).
#pragma once

#include <memory>
#include <string>

#include "runtime/explore/explore.h"
#include "tools/test/opened.h"
#include "tools/test/prepared.h"

namespace aqua::test {

/// A case that is ready; it and `files` outlive this.
class PreparedGround : public explore::Ground {
 public:
  PreparedGround(const Prepared& prepared, const modules::FileSystem& files) : prepared_(prepared), files_(files) {}
  const sim::Scenario& scenario() const override { return prepared_.world().scenario; }
  std::span<const sim::Invocation> invocations() const override { return prepared_.invocations(); }
  sim::Evidence evidence(const explore::Ended& ended) const override {
    sim::Evidence evidence = prepared_.evidence(ended.world, ended.run, ended.events);
    evidence.read = [this](const std::string& path) { return prepared_.textOf(path, files_); };
    return evidence;
  }

 private:
  const Prepared& prepared_;
  const modules::FileSystem& files_;
};

/// Makes the case, of a file that is in order, again in each thread: values belong to one thread. All arguments outlive
/// what is made.
explore::MakeGround groundOf(const modules::FileSystem& files, const std::string& path, const std::string& variant,
                             const SuiteOptions& options);

/// What a search in a test has found, as results of checks.
std::vector<CheckResult> ordersOf(const Prepared& prepared, const modules::FileSystem& files);

}  // namespace aqua::test
