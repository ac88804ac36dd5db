// Diagnostics as text for people and as data for machines. Pure functions over the list; they keep its order and
// add no information, so that every form says the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::diagnostics {

enum class Format : uint8_t {
#define AQUA_FORMAT(id, name) id,
#include "compiler/diagnostics/formats.def"
#undef AQUA_FORMAT
};
std::string_view formatName(Format format);
std::optional<Format> formatFromName(std::string_view name);

/// Colours of the terminal by meaning; each function returns the text itself when colours are off.
class Palette {
 public:
  Palette() = default;
  explicit Palette(bool colored) : colored_(colored) {}
  bool colored() const { return colored_; }
  std::string severity(Severity severity, std::string_view text) const;
  std::string strong(std::string_view text) const { return wrap("1", text); }
  std::string frame(std::string_view text) const { return wrap("34", text); }
  std::string good(std::string_view text) const { return wrap("32", text); }
  std::string faint(std::string_view text) const { return wrap("2", text); }
  std::string peer(std::string_view text) const { return wrap("36", text); }

 private:
  std::string wrap(std::string_view sgr, std::string_view text) const;
  bool colored_ = false;
};

struct TextOptions {
  Palette palette;
  uint32_t width = 100;  // display columns; source lines that are longer are cut around their marks
};

/// One block per diagnostic: message, source lines with marks under them, notes, help, fixes.
std::string writeText(const DiagnosticList& list, const TextOptions& options = {});
/// One document: `{"format": "aqua/diagnostics/1", "diagnostics": [...]}`, ends with a line end.
std::string writeJson(const DiagnosticList& list);
/// One `aqua/diagnostic/1` document a line.
std::string writeJsonl(const DiagnosticList& list);
/// SARIF 2.1.0 with the rules that occur.
std::string writeSarif(const DiagnosticList& list, std::string_view toolVersion);
/// Workflow commands `::error file=...::message`.
std::string writeGithub(const DiagnosticList& list);
/// `file:line:column: error: message [AQ2003]`.
std::string writeGnu(const DiagnosticList& list);

struct WriteOptions {
  Format format = Format::Text;
  TextOptions text;
  std::string_view toolVersion;
};
std::string write(const DiagnosticList& list, const WriteOptions& options);

/// "error", "warning", "note"
std::string_view severityName(Severity severity);
/// The part of the product that a code belongs to: "syntax", "names", "types", ...
std::string_view stageName(Code code);

}  // namespace aqua::diagnostics
