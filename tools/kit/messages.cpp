#include "tools/kit/messages.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::kit {

using diagnostics::Code;
using diagnostics::Span;

void Messages::report(std::string_view reason) {
  out_.issues.report(Code::WasmBuild, {}).arg("reason", shortened(std::string(reason)));
}

std::string Messages::shortened(const std::string& text) const {
  std::string out = text, prefix = folder_ + "/";
  for (size_t at = 0; (at = out.find(prefix, at)) != std::string::npos;) out.erase(at, prefix.size());
  return out;
}

std::optional<Messages::Line> Messages::lineOf(const std::string& text) {
  for (const char* what : {"fatal error", "error", "warning", "note"}) {
    std::string mark = fmt::format(": {}: ", what);
    size_t at = text.find(mark);
    if (at == std::string::npos) continue;
    size_t second = text.rfind(':', at - 1);
    size_t first = second == std::string::npos || second == 0 ? second : text.rfind(':', second - 1);
    if (first == std::string::npos) continue;
    auto line = base::parse<uint32_t>(std::string_view(text).substr(first + 1, second - first - 1));
    auto column = base::parse<uint32_t>(std::string_view(text).substr(second + 1, at - second - 1));
    if (line && column) return Line{text.substr(0, first), what, text.substr(at + mark.size()), *line, *column};
  }
  return std::nullopt;
}

Span Messages::placeOf(const std::string& path, uint32_t line, uint32_t column) {
  if (path.starts_with(folder_ + "/") || path.starts_with("/usr/")) return {};
  auto known = std::find_if(out_.sources.begin(), out_.sources.end(),
                            [&](const diagnostics::SourceFilePtr& each) { return each->path() == path; });
  if (known == out_.sources.end()) {
    modules::ReadResult read = files_.read(path);
    if (!read.text) return {};
    out_.sources.push_back(std::make_shared<diagnostics::SourceFile>(path, *read.text));
    known = out_.sources.end() - 1;
  }
  const diagnostics::SourceFile& file = **known;
  uint32_t size = static_cast<uint32_t>(file.text().size());
  uint32_t begin = std::min(file.lineStart(line) + column - 1, size), end = begin;
  while (end < size && (std::isalnum(static_cast<unsigned char>(file.text()[end])) || file.text()[end] == '_')) ++end;
  return {&file, begin, std::max(end, std::min(begin + 1, size))};
}

void Messages::message(const Line& line) {
  Span place = placeOf(line.path, line.line, line.column);
  if (line.what == "note") {
    if (!last_) return;
    if (place) last_->label(place, line.text);
    else last_->note(shortened(fmt::format("{}:{}: {}", line.path, line.line, line.text)));
    return;
  }
  bool warning = line.what == "warning";
  last_ = out_.issues.report(warning ? Code::WasmSourceWarning : Code::WasmSource, place ? place : included_);
  last_->arg("reason", line.text);
  if (!place) last_->note(shortened(fmt::format("{}:{}", line.path, line.line)));
  included_ = {};
}

void Messages::ofCompiler(const std::string& output, bool failed) {
  size_t before = out_.issues.errorCount();
  std::istringstream lines(output);
  constexpr std::string_view kIncluded = "In file included from ";
  last_.reset();
  for (std::string text; std::getline(lines, text);) {
    if (text.starts_with(kIncluded)) {
      Line from = lineOf(text.substr(kIncluded.size()) + "1: note: ").value_or(Line());
      if (Span place = placeOf(from.path, from.line, 1)) included_ = place;
    } else if (std::optional<Line> line = lineOf(text)) {
      message(*line);
    }
  }
  if (failed && out_.issues.errorCount() == before) report(output);
}

void Messages::ofLinker(const std::string& output, const Declaration& declaration, Language language) {
  size_t before = out_.issues.errorCount();
  std::istringstream lines(output);
  constexpr std::string_view kUndefined = "undefined symbol: ", kError = "error: ";
  for (std::string text; std::getline(lines, text);) {
    size_t at = text.find(kError);
    if (at == std::string::npos || text.find("linker command failed") != std::string::npos) continue;
    size_t name = text.find(kUndefined);
    if (name != std::string::npos) undefined(text.substr(name + kUndefined.size()), declaration, language);
    else report(text.substr(at + kError.size()));
  }
  if (out_.issues.errorCount() == before) report(output);
}

void Messages::undefined(std::string name, const Declaration& declaration, Language language) {
  if (!undefined_.insert(name).second) return;
  std::string plain = name.substr(0, name.find('('));
  for (const Function& each : declaration.own.functions) {
    if (calledName(declaration.own, each, language) != plain) continue;
    out_.issues.report(Code::WasmNotWritten, each.span)
        .arg("name", each.name)
        .arg("expected", signatureText(declaration, each, language));
    return;
  }
  report(fmt::format("`{}` is used, and nobody defines it", name));
}

}  // namespace aqua::kit
