#include "compiler/format/apply_fixes.h"

#include <algorithm>
#include <map>
#include <vector>

namespace aqua::format {

using diagnostics::Diagnostic;
using diagnostics::Edit;
using diagnostics::Fix;

const Fix* certainFix(const Diagnostic& diagnostic) {
  auto fix = std::find_if(diagnostic.fixes.begin(), diagnostic.fixes.end(),
                          [](const Fix& f) { return f.applicability == diagnostics::Applicability::Certain; });
  return fix == diagnostic.fixes.end() ? nullptr : &*fix;
}

AppliedFixes applyFixes(std::string_view path, std::string_view text, const diagnostics::DiagnosticList& issues,
                        const ChooseFix& choose) {
  std::map<uint32_t, const Edit*> chosen;  // by begin; disjoint, and not even touching
  auto free = [&](const Edit& edit) {
    auto after = chosen.lower_bound(edit.span.begin);
    if (after != chosen.end() && after->first <= edit.span.end) return false;
    return after == chosen.begin() || std::prev(after)->second->span.end < edit.span.begin;
  };
  auto inText = [&](const Edit& edit) {
    return edit.span && edit.span.file->path() == path && edit.span.begin <= edit.span.end &&
           edit.span.end <= text.size();
  };

  AppliedFixes applied;
  for (const Diagnostic& diagnostic : issues.items()) {
    const Fix* fix = choose(diagnostic);
    if (!fix || fix->edits.empty()) continue;
    bool all = std::all_of(fix->edits.begin(), fix->edits.end(), [&](const Edit& e) { return inText(e) && free(e); });
    if (!all) continue;
    for (const Edit& edit : fix->edits) chosen.emplace(edit.span.begin, &edit);
    ++applied.count;
  }

  uint32_t at = 0;
  for (const auto& [begin, edit] : chosen) {
    applied.text.append(text.substr(at, begin - at)).append(edit->replacement);
    at = edit->span.end;
  }
  applied.text.append(text.substr(at));
  return applied;
}

}  // namespace aqua::format
