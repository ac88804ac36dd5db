#include "compiler/sema/suggest.h"

#include <string>

#include <fmt/format.h>

#include "compiler/base/words.h"

namespace aqua::sema {

std::string_view closest(std::string_view name, const std::vector<Candidate>& candidates) {
  base::Nearest nearest(name);
  for (const Candidate& candidate : candidates) nearest.consider(candidate.name, candidate.fits);
  return nearest.best();
}

bool suggest(diagnostics::Reported& reported, diagnostics::Span at, std::string_view name,
             const std::vector<Candidate>& candidates) {
  std::string_view best = closest(name, candidates);
  if (best.empty()) return false;
  reported.help(fmt::format("did you mean `{}`?", best));
  reported.fix(fmt::format("replace by `{}`", best), {{at, std::string(best)}}, diagnostics::Applicability::Likely);
  return true;
}

}  // namespace aqua::sema
