// Places in the text of a script, and the Aqua that they come from.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/source_map.h"

namespace aqua::run {

class Places {
 public:
  /// `script` was read from the text that `map` belongs to, and outlives this.
  Places(const air::Script& script, std::vector<driver::SourceMapEntry> map) : script_(&script), map_(std::move(map)) {}

  /// Empty where nothing is known.
  diagnostics::Span of(air::Place place) const;
  /// The same, with the entry into a function that it belongs to.
  driver::SourceMapEntry at(air::Place place) const;
  const std::vector<driver::SourceMapEntry>& map() const { return map_; }
  const air::Script& script() const { return *script_; }
  /// The first instruction that is written like this, as errors quote it.
  diagnostics::Span ofInstruction(std::string_view text) const;

 private:
  const air::Script* script_;
  std::vector<driver::SourceMapEntry> map_;
};

}  // namespace aqua::run
