#include "compiler/diagnostics/lints.h"

#include <algorithm>
#include <array>

namespace aqua::diagnostics {

namespace {

struct Lint {
  Code code;
  LintLevel level;
};
constexpr std::array kLints = {
#define AQUA_LINT(id, number, level, name, message, label) Lint{Code::id, LintLevel::level},
#include "compiler/diagnostics/codes_lint.def"
};

const Lint* find(Code code) {
  auto found = std::find_if(kLints.begin(), kLints.end(), [&](const Lint& lint) { return lint.code == code; });
  return found == kLints.end() ? nullptr : &*found;
}

}  // namespace

bool isLint(Code code) { return find(code) != nullptr; }

LintLevel defaultLevel(Code lint) {
  const Lint* found = find(lint);
  return found ? found->level : LintLevel::Warn;
}

std::optional<Code> lintFromWord(std::string_view word) {
  for (const Lint& lint : kLints) {
    std::string text = codeText(lint.code);
    if (word == info(lint.code).name || word == text || word == std::string_view(text).substr(2)) return lint.code;
  }
  return std::nullopt;
}

std::vector<std::string_view> lintWords() {
  std::vector<std::string_view> words{"all"};
  for (const Lint& lint : kLints) words.push_back(info(lint.code).name);
  return words;
}

bool LintLevels::set(std::string_view word, LintLevel level) {
  if (word == "all") {
    setAll(level);
    return true;
  }
  auto lint = lintFromWord(word);
  if (lint) set(*lint, level);
  return lint.has_value();
}

void LintLevels::append(const LintLevels& stronger) {
  // A level of all lints that is set later wins over single ones set before.
  if (stronger.all_) {
    single_.clear();
    all_ = stronger.all_;
  }
  single_.insert(single_.end(), stronger.single_.begin(), stronger.single_.end());
}

LintLevel LintLevels::of(Code lint) const {
  auto said = std::find_if(single_.rbegin(), single_.rend(), [&](const auto& each) { return each.first == lint; });
  if (said != single_.rend()) return said->second;
  LintLevel level = defaultLevel(lint);
  if (!all_ || (*all_ == LintLevel::Deny && level == LintLevel::Allow)) return level;
  return *all_;
}

DiagnosticList LintLevels::apply(const DiagnosticList& list) const {
  DiagnosticList result;
  for (const Diagnostic& each : list.items()) {
    if (!isLint(each.code)) {
      result.add(each);
      continue;
    }
    LintLevel level = of(each.code);
    if (level == LintLevel::Allow) continue;
    Diagnostic leveled = each;
    leveled.severity = level == LintLevel::Deny ? Severity::Error : Severity::Warning;
    result.add(leveled);
  }
  return result;
}

}  // namespace aqua::diagnostics
