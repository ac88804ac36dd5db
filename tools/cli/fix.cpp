// `aqua fix`: make the corrections that are certain, and on demand those that are likely.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "compiler/format/apply_fixes.h"
#include "compiler/format/line_diff.h"
#include "tools/cli/check.h"
#include "tools/cli/inputs.h"
#include "tools/explain/explain.h"

namespace aqua::cli {

namespace {

using diagnostics::Diagnostic;
using diagnostics::Fix;

/// A fix may uncover the next error. More rounds than this mean that fixes undo each other.
constexpr int kMaxRounds = 20;

/// Where `--at` points; 0: any column, an empty file: any file.
struct Place {
  std::string file;
  uint64_t line = 0, column = 0;

  bool holds(const Diagnostic& d) const {
    if (!d.primary || (!file.empty() && d.primary.file->path() != file)) return false;
    diagnostics::LineColumn at = d.primary.file->lineColumn(d.primary.begin);
    return at.line == line && (column == 0 || at.column == column);
  }
};

std::optional<Place> readPlace(std::string_view text) {
  std::vector<uint64_t> numbers;  // from the last
  while (numbers.size() < 2 && !text.empty()) {
    size_t colon = text.rfind(':');
    auto number = base::parse<uint64_t>(colon == std::string_view::npos ? text : text.substr(colon + 1));
    if (!number || *number == 0) break;
    numbers.push_back(*number);
    text = text.substr(0, colon == std::string_view::npos ? 0 : colon);
  }
  if (numbers.empty()) return std::nullopt;
  Place place{text.empty() ? std::string() : modules::normalizePath(text), numbers.back(), 0};
  if (numbers.size() == 2) place.column = numbers.front();
  return place;
}

std::string placeText(const Diagnostic& d) {
  if (!d.primary) return "somewhere";
  diagnostics::LineColumn at = d.primary.file->lineColumn(d.primary.begin);
  return fmt::format("{}:{}:{}", d.primary.file->path(), at.line, at.column);
}

/// What is to be corrected.
struct FixOptions {
  std::vector<diagnostics::Code> codes;  // empty: all
  std::vector<Place> places;             // empty: all
  bool likely = false;

  bool holds(const Diagnostic& d) const {
    bool code = codes.empty() || std::find(codes.begin(), codes.end(), d.code) != codes.end();
    return code && (places.empty() || std::any_of(places.begin(), places.end(), [&](auto& p) { return p.holds(d); }));
  }
};

std::optional<UsageError> readFixOptions(const Session& session, FixOptions& wanted) {
  const Arguments& arguments = session.arguments();
  wanted.likely = arguments.has(OptionId::Likely);
  for (const std::string& word : arguments.of(OptionId::Code)) {
    auto code = explain::codeFromWord(word);
    if (!code) return UsageError{fmt::format("`--code {}` is no code", word), "`aqua explain` lists all"};
    wanted.codes.push_back(*code);
  }
  for (const std::string& word : arguments.of(OptionId::At)) {
    auto place = readPlace(word);
    if (!place) return UsageError{fmt::format("`--at {}`, expected LINE, LINE:COLUMN or FILE:LINE:COLUMN", word), ""};
    wanted.places.push_back(std::move(*place));
  }
  return std::nullopt;
}

class Fixer {
 public:
  Fixer(const Session& session, std::vector<std::string> paths, const FixOptions& wanted)
      : session_(session),
        paths_(std::move(paths)),
        wanted_(wanted),
        files_(session.environment().files),
        compiler_(files_, session.compiler().options()) {
    for (std::string& path : paths_) path = modules::normalizePath(path);  // as diagnostics name files
    check();
  }

  void run() {
    if (!wanted_.places.empty()) return onceThere();
    certain();
    while (wanted_.likely && nextLikely()) certain();
  }

  /// Writes, or shows, what has changed.
  ExitCode finish(bool dry);

 private:
  void check() { checked_ = checkInputs(session_, compiler_, files_, paths_); }

  size_t apply(const format::ChooseFix& choose) {
    size_t count = 0;
    for (const std::string& path : paths_) {
      modules::ReadResult now = files_.read(path);
      if (!now.text) continue;
      format::AppliedFixes applied = format::applyFixes(path, *now.text, checked_.issues, choose);
      if (applied.count == 0 || seen_.contains({path, applied.text})) continue;
      seen_.insert({path, *now.text});
      files_.set(path, applied.text);
      count += applied.count;
      if (std::find(touched_.begin(), touched_.end(), path) == touched_.end()) touched_.push_back(path);
    }
    if (count > 0) check();
    fixed_ += count;
    return count;
  }

  void certain() {
    auto choose = [&](const Diagnostic& d) { return wanted_.holds(d) ? format::certainFix(d) : nullptr; };
    for (int round = 0; round < kMaxRounds && apply(choose) > 0;) ++round;
  }

  /// The only likely one; several contradict each other, and choosing is not for us.
  const Fix* likelyFix(const Diagnostic& d) {
    const Fix* found = nullptr;
    for (const Fix& fix : d.fixes) {
      if (fix.applicability != diagnostics::Applicability::Likely) continue;
      if (found) {
        std::string line = fmt::format("left {}: several corrections are likely", placeText(d));
        if (told_.insert(line).second) session_.say(line);
        return nullptr;
      }
      found = &fix;
    }
    return found;
  }

  /// Makes the first likely correction that was not tried before; false: there is none.
  bool nextLikely() {
    for (const Diagnostic& d : checked_.issues.items()) {
      const Fix* fix = wanted_.holds(d) && !format::certainFix(d) ? likelyFix(d) : nullptr;
      if (!fix) continue;
      std::string line = fmt::format("likely, {}: {}", placeText(d), fix->title);
      if (!told_.insert(line + d.message()).second) continue;
      if (apply([&](const Diagnostic& other) { return &other == &d ? fix : nullptr; }) == 0) continue;
      session_.say(line);
      return true;  // what the issues were is gone
    }
    return false;
  }

  /// `--at`: places are those of the text as it is, so everything is corrected at once.
  void onceThere() {
    size_t found = 0;
    std::vector<std::string> lines;
    size_t count = apply([&](const Diagnostic& d) -> const Fix* {
      if (!wanted_.holds(d)) return nullptr;
      const Fix* fix = format::certainFix(d);
      if (!fix && wanted_.likely) fix = likelyFix(d);
      if (!fix) return nullptr;
      ++found;
      lines.push_back(fmt::format("{}: {}", placeText(d), fix->title));
      return fix;
    });
    for (const std::string& line : lines) session_.tell(line);
    if (count < found)
      session_.say(fmt::format("{} of {} corrections touch the same place: the first was made", found - count, found));
    if (found == 0) session_.say("nothing to correct there");
  }

  const Session& session_;
  std::vector<std::string> paths_;
  const FixOptions& wanted_;
  modules::OverlayFileSystem files_;
  driver::Session compiler_;
  CheckedInputs checked_;
  std::vector<std::string> touched_;
  std::set<std::pair<std::string, std::string>> seen_;  // path and text before a correction: never back to one
  std::set<std::string> told_;
  size_t fixed_ = 0;
};

ExitCode Fixer::finish(bool dry) {
  std::string input(kStandardInput);
  if (!dry && std::find(paths_.begin(), paths_.end(), input) != paths_.end())
    session_.result(files_.read(input).text.value_or(""));
  for (const std::string& path : touched_) {
    if (path == input && !dry) continue;
    std::string text = *files_.read(path).text;
    if (dry) {
      std::string before = session_.environment().files->read(path).text.value_or("");
      session_.result(base::printableLines(format::unifiedDiff(base::printable(path), before, text)));
      continue;
    }
    if (session_.write(path, text, base::Worth::Source, checked_.issues)) session_.tell(fmt::format("fixed {}", path));
  }
  session_.report(checked_.issues, true);
  session_.say(fmt::format("{} {} in {}, left: {}, in {}", dry ? "would fix" : "fixed", plural(fixed_, "error"),
                           plural(touched_.size(), "file"), session_.counts(checked_.issues), session_.elapsed()));
  return exitCodeOf(checked_.issues);
}

}  // namespace

ExitCode runFix(const Session& session) {
  FixOptions wanted;
  if (auto error = readFixOptions(session, wanted)) return session.usage(*error);
  Inputs inputs = inputsOf(session, {".aqua"}, false);
  if (inputs.error) return session.usage(*inputs.error);
  if (!inputs.issues.empty()) session.report(inputs.issues, true);
  Fixer fixer(session, inputs.paths(), wanted);
  fixer.run();
  return worst(exitCodeOf(inputs.issues), fixer.finish(session.arguments().has(OptionId::Dry)));
}

}  // namespace aqua::cli
