#include "tools/run/places.h"

#include <algorithm>

#include "compiler/air/print.h"

namespace aqua::run {

using diagnostics::Span;

Span Places::of(air::Place place) const { return at(place).span; }

driver::SourceMapEntry Places::at(air::Place place) const {
  auto after = std::upper_bound(map_.begin(), map_.end(), place.begin,
                                [](uint32_t at, const driver::SourceMapEntry& entry) { return at < entry.offset; });
  return after == map_.begin() ? driver::SourceMapEntry{} : *std::prev(after);
}

Span Places::ofInstruction(std::string_view text) const {
  for (const air::Instr* instr : air::instructionsOf(*script_->root))
    if (air::printInstruction(*instr) == text) return of(instr->place);
  return {};
}

}  // namespace aqua::run
