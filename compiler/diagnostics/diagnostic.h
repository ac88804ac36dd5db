// Diagnostics as data: a code from the catalogue, its arguments, places, help and fixes. Text is made by the
// writers, so that the terminal, JSON, SARIF and an editor show the same thing.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/diagnostics/arguments.h"
#include "compiler/diagnostics/source.h"

namespace aqua::diagnostics {

enum class Severity : uint8_t { Error, Warning, Note };

enum class Code : uint16_t {
#define AQUA_DIAGNOSTIC(id, number, severity, name, message, label) id,
#include "compiler/diagnostics/catalogue.def"
#undef AQUA_DIAGNOSTIC
};

struct CodeInfo {
  uint16_t number;  // printed as AQ and four digits, never reused
  Severity severity;
  std::string_view name;     // kebab-case
  std::string_view message;  // `{key}` stands for an argument
  std::string_view label;    // text under the primary span, may be empty, same placeholders
};
const CodeInfo& info(Code code);
/// "AQ2003"
std::string codeText(Code code);
/// All codes in the order of the catalogue.
const std::vector<Code>& allCodes();

struct Label {
  Span span;
  std::string text;
};

/// Certain: what is meant cannot be anything else. Likely: somebody should look at it. Placeholder: the replacement
/// has words in it that somebody has to fill in.
enum class Applicability : uint8_t { Certain, Likely, Placeholder };
struct Edit {
  Span span;
  std::string replacement;
};
struct Fix {
  std::string title;
  std::vector<Edit> edits;
  Applicability applicability = Applicability::Certain;
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::Error;
  Span primary;
  std::vector<std::pair<std::string, std::string>> args;
  std::vector<Label> labels;  // secondary places
  std::vector<std::string> notes;
  std::vector<std::string> help;
  std::vector<Fix> fixes;

  std::string message() const;  // template with its arguments filled in
  std::string primaryLabel() const;
};

/// Adds to a diagnostic that was just reported. Long texts lose their middle; arguments are kept whole, and are
/// shortened in the message: `list.report(Code::X, span).arg("name", n).label(other, "here")`.
class Reported {
 public:
  explicit Reported(Diagnostic& diagnostic) : diagnostic_(&diagnostic) {}
  Reported& arg(ArgKey key, std::string_view value);
  Reported& arg(ArgKey key, uint64_t value) { return arg(key, std::to_string(value)); }
  Reported& label(Span span, std::string_view text);
  Reported& note(std::string_view text);
  Reported& help(std::string_view text);
  Reported& fix(std::string_view title, std::vector<Edit> edits, Applicability applicability = Applicability::Certain);

 private:
  Diagnostic* diagnostic_;
};

/// Collects diagnostics of one compilation. Order of reporting is kept; `sort` gives reading order.
class DiagnosticList {
 public:
  Reported report(Code code, Span primary);
  bool hasErrors() const { return errors_ > 0; }
  size_t errorCount() const { return errors_; }
  bool empty() const { return items_.empty(); }
  const std::deque<Diagnostic>& items() const { return items_; }
  void append(const DiagnosticList& other);
  void add(const Diagnostic& diagnostic);
  /// By file path, then position; stable.
  void sort();

 private:
  std::deque<Diagnostic> items_;  // a deque keeps references from `report` valid
  size_t errors_ = 0;
};

}  // namespace aqua::diagnostics
