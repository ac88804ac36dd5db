// Runs a file of native tests: `*.test.aqua`.
#pragma once

#include "tools/run/world.h"
#include "tools/test/suite.h"

namespace aqua::test {

/// What a test of the file runs in: one call, which is the test.
run::ReadWorld nativeWorld(const modules::FileSystem& files, const std::string& path, const std::string& name);
std::vector<CaseId> nativeCases(const modules::FileSystem& files, const std::string& path);
std::vector<CaseResult> runNative(const modules::FileSystem& files, const std::string& path,
                                  const SuiteOptions& options);

}  // namespace aqua::test
