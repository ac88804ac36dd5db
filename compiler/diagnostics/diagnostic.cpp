#include "compiler/diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "compiler/base/printable.h"

namespace aqua::diagnostics {

namespace {

constexpr Severity error = Severity::Error;
constexpr Severity warning = Severity::Warning;
constexpr Severity note = Severity::Note;

constexpr CodeInfo kCatalogue[] = {
#define AQUA_DIAGNOSTIC(id, number, severity, name, message, label) CodeInfo{number, severity, name, message, label},
#include "compiler/diagnostics/catalogue.def"
#undef AQUA_DIAGNOSTIC
};

std::string fill(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& args) {
  std::string out;
  while (!pattern.empty()) {
    size_t open = pattern.find('{');
    size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(pattern.substr(0, open));
    std::string_view key = pattern.substr(open + 1, close - open - 1);
    auto found = std::find_if(args.begin(), args.end(), [&](const auto& a) { return a.first == key; });
    AQUA_ASSERT(found != args.end(), "whoever reports gives all arguments of the message and the label");
    if (found != args.end()) out.append(base::shortened(found->second));
    pattern.remove_prefix(close + 1);
  }
  out.append(pattern);
  return out;
}

[[maybe_unused]] bool hasPlaceholder(Code code, std::string_view key) {
  bool found = false;
  for (std::string_view text : {info(code).message, info(code).label})
    forPlaceholders(text, [&](std::string_view each) { found = found || each == key; });
  return found;
}

}  // namespace

const CodeInfo& info(Code code) { return kCatalogue[static_cast<size_t>(code)]; }

std::string codeText(Code code) { return fmt::format("AQ{:04}", info(code).number); }

const std::vector<Code>& allCodes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> all;
    for (size_t i = 0; i < std::size(kCatalogue); ++i) all.push_back(static_cast<Code>(i));
    return all;
  }();
  return codes;
}

std::string Diagnostic::message() const { return fill(info(code).message, args); }
std::string Diagnostic::primaryLabel() const { return fill(info(code).label, args); }

Reported& Reported::arg(ArgKey key, std::string_view value) {
  AQUA_ASSERT(hasPlaceholder(diagnostic_->code, key.text()), "the message or label has a place for each argument");
  diagnostic_->args.emplace_back(key.text(), value);
  return *this;
}
Reported& Reported::label(Span span, std::string_view text) {
  diagnostic_->labels.push_back({span, base::shortened(text)});
  return *this;
}
Reported& Reported::note(std::string_view text) {
  diagnostic_->notes.push_back(base::shortened(text));
  return *this;
}
Reported& Reported::help(std::string_view text) {
  diagnostic_->help.push_back(base::shortened(text));
  return *this;
}
Reported& Reported::fix(std::string_view title, std::vector<Edit> edits, Applicability applicability) {
  diagnostic_->fixes.push_back({base::shortened(title), std::move(edits), applicability});
  return *this;
}

Reported DiagnosticList::report(Code code, Span primary) {
  Diagnostic& added = items_.emplace_back();
  added.code = code;
  added.severity = info(code).severity;
  added.primary = primary;
  if (added.severity == Severity::Error) ++errors_;
  return Reported(added);
}

void DiagnosticList::add(const Diagnostic& diagnostic) {
  items_.push_back(diagnostic);
  if (diagnostic.severity == Severity::Error) ++errors_;
}

void DiagnosticList::append(const DiagnosticList& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
  errors_ += other.errors_;
}

void DiagnosticList::sort() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    const std::string empty;
    const std::string& pathA = a.primary.file ? a.primary.file->path() : empty;
    const std::string& pathB = b.primary.file ? b.primary.file->path() : empty;
    return std::tie(pathA, a.primary.begin) < std::tie(pathB, b.primary.begin);
  });
}

}  // namespace aqua::diagnostics
