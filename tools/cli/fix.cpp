// `aqua fix`: apply the fixes that are certain.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/format/apply_fixes.h"
#include "compiler/format/line_diff.h"
#include "tools/cli/session.h"
#include "tools/explain/explain.h"

namespace aqua::cli {

namespace {

/// A fix may uncover the next mistake. More rounds than this mean that fixes undo each other.
constexpr int kMaxRounds = 20;

/// Files that are imported from several roots report the same mistake several times; one place is fixed once.
std::vector<std::string> withoutRepetitions(const std::vector<std::string>& paths) {
  std::vector<std::string> fresh;
  for (const std::string& path : paths) {
    std::string normal = modules::normalizePath(path);
    if (std::find(fresh.begin(), fresh.end(), normal) == fresh.end()) fresh.push_back(normal);
  }
  return fresh;
}

}  // namespace

ExitCode runFix(const Session& session) {
  std::vector<std::string> paths = withoutRepetitions(session.arguments().positionals);
  if (paths.empty()) return session.usage({"no file, expected `aqua fix FILE...`", ""});
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
  for (const std::string& path : touched) {
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
