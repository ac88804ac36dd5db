// Checks programs in memory. A program is the text of `main.aqua`; further files follow after lines `=== name`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/analyze.h"

namespace aqua::test {

/// Analysis of a program; its first file starts with `aqua M declares *` unless it has a header.
sema::Analyzed analyze(std::string_view program, sema::Options options = {});
/// "3:7 unknown-name, 4:1 unused-import", in reading order; other files than `main.aqua` with their names before.
std::string issues(std::string_view program, sema::Options options = {});
/// The typed program as text.
std::string typed(std::string_view program, sema::Options options = {});
/// The message, labels, notes and help of the first issue, one a line.
std::string firstIssue(std::string_view program);

struct Case {
  const char* program;
  const char* issues;
};
/// CHECKs every case.
void check(const std::vector<Case>& cases);

}  // namespace aqua::test
