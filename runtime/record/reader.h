// Reads a recording, version 1 as well.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/record/recording.h"

namespace aqua::sim {

/// Nothing, and one error at its place in the file, when it is no recording or a line of it is broken. Lines of kinds
/// and members that are not known are passed over. `file` outlives `issues`.
std::optional<Recording> readRecording(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues);
/// The header alone, which is the first line.
std::optional<Recording> readRecordingHeader(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues);

}  // namespace aqua::sim
