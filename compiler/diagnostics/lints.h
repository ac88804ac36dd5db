// Lints have levels: who compiles decides what is said, and what is an error.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::diagnostics {

enum class LintLevel : uint8_t { Allow, Warn, Deny };
/// How the levels are written, in the order of the levels.
inline constexpr std::string_view kLevelNames[] = {"allow", "warn", "deny"};

/// The code is one of codes_lint.def.
bool isLint(Code code);
/// The level that a lint has when nobody says anything.
LintLevel defaultLevel(Code lint);
/// A lint by number (`AQ4002`, `4002`) or name (`unused-variable`); nothing for other codes.
std::optional<Code> lintFromWord(std::string_view word);
/// The names of all lints, and `all`.
std::vector<std::string_view> lintWords();

/// Levels as set, later ones before earlier ones, and those of single lints before that of all.
class LintLevels {
 public:
  void set(Code lint, LintLevel level) { single_.emplace_back(lint, level); }
  /// Of all lints, also of those that are allowed by default; but `Deny` is for those that warn by default.
  void setAll(LintLevel level) { all_ = level; }
  /// As people write it: a lint by number or name, or `all`. False: there is no such lint.
  bool set(std::string_view word, LintLevel level);
  /// Adds what `stronger` says, which wins.
  void append(const LintLevels& stronger);
  LintLevel of(Code lint) const;
  /// What is left of a list, with severities after the levels. Other codes stay as they are.
  DiagnosticList apply(const DiagnosticList& list) const;

 private:
  std::vector<std::pair<Code, LintLevel>> single_;
  std::optional<LintLevel> all_;
};

}  // namespace aqua::diagnostics
