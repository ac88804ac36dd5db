// `aqua fix`: apply the fixes that are certain.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/format/apply_fixes.h"
#include "compiler/format/line_diff.h"
#include "tools/cli/inputs.h"
#include "tools/explain/explain.h"

namespace aqua::cli {

namespace {

/// A fix may uncover the next mistake. More rounds than this mean that fixes undo each other.
constexpr int kMaxRounds = 20;

/// As diagnostics name files.
std::vector<std::string> normalized(std::vector<std::string> paths) {
  for (std::string& path : paths) path = modules::normalizePath(path);
  return paths;
}

}  // namespace

ExitCode runFix(const Session& session) {
  Inputs inputs = inputsOf(session, {".aqua"}, false);
  if (inputs.error) return session.usage(*inputs.error);
  std::vector<std::string> paths = normalized(inputs.paths());
  std::vector<diagnostics::Code> codes;
  for (const std::string& word : session.arguments().of(OptionId::Code)) {
    auto code = explain::codeFromWord(word);
    if (!code) return session.usage({fmt::format("`--code {}` is no code", word), "`aqua explain` lists all"});
    codes.push_back(*code);
  }
  auto wanted = [&](const diagnostics::Diagnostic& d) {
    return codes.empty() || std::find(codes.begin(), codes.end(), d.code) != codes.end();
  };

  modules::OverlayFileSystem files(session.environment().files);
  driver::Checked checked = driver::check(files, paths, session.settings().compile);
  std::vector<std::string> touched;
  size_t fixed = 0;
  for (int round = 0, progress = 1; round < kMaxRounds && progress > 0; ++round) {
    progress = 0;
    for (const std::string& path : paths) {
      modules::ReadResult now = files.read(path);
      if (!now.text) continue;
      format::AppliedFixes applied = format::applyFixes(path, *now.text, checked.issues, wanted);
      if (applied.count == 0) continue;
      files.set(path, applied.text);
      fixed += applied.count;
      ++progress;
      if (std::find(touched.begin(), touched.end(), path) == touched.end()) touched.push_back(path);
    }
    if (progress > 0) checked = driver::check(files, paths, session.settings().compile);
  }

  bool dry = session.arguments().has(OptionId::Dry);
  ExitCode code = ExitCode::Done;
  bool filters = !dry && std::find(paths.begin(), paths.end(), kStandardInput) != paths.end();
  if (auto input = filters ? files.read(std::string(kStandardInput)).text : std::nullopt) session.result(*input);
  for (const std::string& path : touched) {
    if (path == kStandardInput && !dry) continue;
    std::string text = *files.read(path).text;
    if (dry) {
      session.result(format::unifiedDiff(path, *session.environment().files->read(path).text, text));
      continue;
    }
    std::string reason = session.environment().outputs->write(path, text);
    if (reason.empty()) {
      session.tell(fmt::format("fixed {}", path));
    } else {
      session.complain(fmt::format("cannot write `{}`: {}", path, reason));
      code = worst(code, ExitCode::FileFault);
    }
  }
  session.report(checked.issues, true);
  session.say(fmt::format("{} {} in {}, left: {}, in {}", dry ? "would fix" : "fixed", plural(fixed, "mistake"),
                          plural(touched.size(), "file"), session.counts(checked.issues), session.elapsed()));
  return worst(code, exitCodeOf(checked.issues));
}

}  // namespace aqua::cli
