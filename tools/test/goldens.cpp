#include "tools/test/goldens.h"

#include <algorithm>
#include <set>

namespace aqua::test {

bool GoldenUpdates::take(CaseResult& result) {
  auto failed = [](const CheckResult& check) { return check.kind != CheckResult::Kind::Pass; };
  // A result that is wrong in other ways as well is nothing to keep.
  bool others = std::any_of(result.checks.begin(), result.checks.end(), [&](const CheckResult& check) {
    return failed(check) && (!check.golden || check.golden->text.empty());
  });
  if (others || result.verdict != Verdict::Fail) return false;
  bool any = false;
  for (CheckResult& check : result.checks) {
    if (!failed(check)) continue;
    auto [found, added] = files_.emplace(check.golden->path, check.golden->text);
    if (found->second != check.golden->text) continue;
    check.kind = CheckResult::Kind::Pass;
    any = true;
  }
  return any;
}

std::vector<std::string> unusedGoldens(std::span<const std::string> files, std::span<const CaseResult> results) {
  std::set<std::string> used;
  for (const CaseResult& result : results)
    for (const CheckResult& check : result.checks)
      if (check.golden) used.insert(check.golden->path);
  std::vector<std::string> unused;
  std::copy_if(files.begin(), files.end(), std::back_inserter(unused),
               [&](const std::string& file) { return !used.contains(file); });
  return unused;
}

}  // namespace aqua::test
