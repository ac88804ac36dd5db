// What `aqua debug` and `aqua dap` debug, from words and recordings.
#pragma once

#include "tools/cli/session.h"
#include "tools/cli/world_words.h"
#include "tools/debug/target.h"

namespace aqua::cli {

/// From words of `run` or `debug` that were read: a program, a scenario with a variant, a call, in any order.
OrUsage<debug::Wanted> wantedOf(const Arguments& arguments, const driver::Options& compile);
struct RecordedTarget {
  std::shared_ptr<const diagnostics::SourceFile> file;  // that issues point into; null: it could not be read
  std::optional<debug::Wanted> wanted;
};
/// What the recording at `path` is of; without `wanted`, `issues` say why.
RecordedTarget recordedTarget(const Session& session, const std::string& path, diagnostics::DiagnosticList& issues);
inline constexpr std::string_view kRecordingEnding = ".aqrec";

}  // namespace aqua::cli
