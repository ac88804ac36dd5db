// Runs a file of native tests: `*.test.aqua`.
#pragma once

#include "tools/test/suite.h"

namespace aqua::test {

std::vector<CaseId> nativeCases(const modules::FileSystem& files, const std::string& path);
std::vector<CaseResult> runNative(const modules::FileSystem& files, const std::string& path,
                                  const SuiteOptions& options);

}  // namespace aqua::test
