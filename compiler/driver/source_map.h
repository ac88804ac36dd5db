// Source maps of compiled scripts, in the form that debuggers and editors read: ECMA-426, also called version 3.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "compiler/diagnostics/source.h"

namespace aqua::driver {

/// From a place in the AIR text to the Aqua that it comes from; ascending offsets.
struct SourceMapEntry {
  uint32_t offset = 0;
  diagnostics::Span span;
  uint32_t entry = 0;  // into the function that has it (CompiledFunction::entries)
};

/// The map of the file called `file` with the text `text`; offsets of `entries` count from its begin. `folder` is where
/// map and file are: sources are named relative to it where that is possible. Lines count from 0, columns in UTF-16
/// units, as the form demands. Ends with a line end.
std::string sourceMap(std::string_view file, std::string_view text, std::span<const SourceMapEntry> entries,
                      std::string_view folder, std::string_view workingFolder);

}  // namespace aqua::driver
