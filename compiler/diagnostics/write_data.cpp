// The forms for machines: JSON, JSON Lines, SARIF, GitHub workflow commands, GNU lines.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/base/printable.h"
#include "compiler/base/uri.h"
#include "compiler/diagnostics/writers.h"

namespace aqua::diagnostics {

namespace {

using llvm::json::OStream;

/// JSON demands UTF-8; source texts may be anything.
std::string utf8(std::string_view text) {
  llvm::StringRef ref(text.data(), text.size());
  return llvm::json::isUTF8(ref) ? std::string(text) : llvm::json::fixUTF8(ref);
}

llvm::StringRef ref(std::string_view text) { return {text.data(), text.size()}; }

struct Range {
  LineColumn start, end;  // end is exclusive
};
Range rangeOf(Span span) { return {span.file->lineColumn(span.begin), span.file->lineColumn(span.end)}; }

void position(OStream& json, llvm::StringRef key, LineColumn at) {
  json.attributeObject(key, [&] {
    json.attribute("line", at.line);
    json.attribute("column", at.column);
  });
}

void place(OStream& json, Span span) {
  Range range = rangeOf(span);
  json.attribute("file", utf8(span.file->path()));
  position(json, "start", range.start);
  position(json, "end", range.end);
  json.attribute("start_byte", span.begin);
  json.attribute("end_byte", span.end);
}

std::string_view applicabilityName(Applicability applicability) {
  switch (applicability) {
  case Applicability::Certain: return "certain";
  case Applicability::Likely: return "likely";
  case Applicability::Placeholder: return "placeholder";
  }
  return {};
}

void lines(OStream& json, llvm::StringRef key, const std::vector<std::string>& texts) {
  json.attributeArray(key, [&] {
    for (const std::string& text : texts) json.value(utf8(text));
  });
}

void fixes(OStream& json, const Diagnostic& d) {
  json.attributeArray("fixes", [&] {
    for (const Fix& fix : d.fixes) {
      json.object([&] {
        json.attribute("title", utf8(fix.title));
        json.attribute("applicability", ref(applicabilityName(fix.applicability)));
        json.attributeArray("edits", [&] {
          for (const Edit& edit : fix.edits) {
            if (!edit.span) continue;
            json.object([&] {
              place(json, edit.span);
              json.attribute("replacement", utf8(edit.replacement));
            });
          }
        });
      });
    }
  });
}

void fields(OStream& json, const Diagnostic& d) {
  json.attribute("code", codeText(d.code));
  json.attribute("name", ref(info(d.code).name));
  json.attribute("severity", ref(severityName(d.severity)));
  json.attribute("stage", ref(stageName(d.code)));
  json.attribute("message", utf8(d.message()));
  if (d.primary) {
    json.attributeObject("primary", [&] {
      place(json, d.primary);
      if (std::string label = d.primaryLabel(); !label.empty()) json.attribute("text", utf8(label));
    });
  } else {
    json.attribute("primary", nullptr);
  }
  json.attributeArray("labels", [&] {
    for (const Label& label : d.labels) {
      if (!label.span) continue;
      json.object([&] {
        place(json, label.span);
        json.attribute("text", utf8(label.text));
      });
    }
  });
  lines(json, "notes", d.notes);
  lines(json, "help", d.help);
  fixes(json, d);
}

// ---- SARIF --------------------------------------------------------------------------------------------------

std::string_view sarifLevel(Severity severity) { return severityName(severity); }

void region(OStream& json, llvm::StringRef key, Span span) {
  Range range = rangeOf(span);
  json.attributeObject(key, [&] {
    json.attribute("startLine", range.start.line);
    json.attribute("startColumn", range.start.column);
    json.attribute("endLine", range.end.line);
    json.attribute("endColumn", range.end.column);
  });
}

void artifact(OStream& json, Span span) {
  json.attributeObject("artifactLocation", [&] { json.attribute("uri", base::uriEscaped(span.file->path())); });
}

void location(OStream& json, Span span, std::optional<std::string_view> text) {
  json.object([&] {
    json.attributeObject("physicalLocation", [&] {
      artifact(json, span);
      region(json, "region", span);
    });
    if (text) json.attributeObject("message", [&] { json.attribute("text", utf8(*text)); });
  });
}

void sarifFix(OStream& json, const Fix& fix) {
  json.object([&] {
    json.attributeObject("description", [&] { json.attribute("text", utf8(fix.title)); });
    json.attributeArray("artifactChanges", [&] {
      std::vector<const SourceFile*> files;
      for (const Edit& edit : fix.edits)
        if (edit.span && std::find(files.begin(), files.end(), edit.span.file) == files.end())
          files.push_back(edit.span.file);
      for (const SourceFile* file : files) {
        json.object([&] {
          json.attributeObject("artifactLocation", [&] { json.attribute("uri", base::uriEscaped(file->path())); });
          json.attributeArray("replacements", [&] {
            for (const Edit& edit : fix.edits) {
              if (edit.span.file != file) continue;
              json.object([&] {
                region(json, "deletedRegion", edit.span);
                json.attributeObject("insertedContent", [&] { json.attribute("text", utf8(edit.replacement)); });
              });
            }
          });
        });
      }
    });
  });
}

void sarifRule(OStream& json, Code code) {
  json.object([&] {
    json.attribute("id", codeText(code));
    json.attribute("name", ref(info(code).name));
    json.attributeObject("shortDescription", [&] { json.attribute("text", ref(info(code).message)); });
    json.attributeObject("defaultConfiguration",
                         [&] { json.attribute("level", ref(sarifLevel(info(code).severity))); });
  });
}

void sarifResult(OStream& json, const Diagnostic& d, size_t ruleIndex) {
  json.object([&] {
    json.attribute("ruleId", codeText(d.code));
    json.attribute("ruleIndex", static_cast<int64_t>(ruleIndex));
    json.attribute("level", ref(sarifLevel(d.severity)));
    std::string text = d.message();
    for (const std::string& note : d.notes) text += fmt::format("\nnote: {}", note);
    for (const std::string& help : d.help) text += fmt::format("\nhelp: {}", help);
    json.attributeObject("message", [&] { json.attribute("text", utf8(text)); });
    json.attributeArray("locations", [&] {
      if (d.primary) location(json, d.primary, std::nullopt);
    });
    bool related = std::any_of(d.labels.begin(), d.labels.end(), [](const Label& l) { return bool(l.span); });
    if (related)
      json.attributeArray("relatedLocations", [&] {
        for (const Label& label : d.labels)
          if (label.span) location(json, label.span, label.text);
      });
    if (!d.fixes.empty())
      json.attributeArray("fixes", [&] {
        for (const Fix& fix : d.fixes) sarifFix(json, fix);
      });
  });
}

// ---- GitHub -------------------------------------------------------------------------------------------------

std::string githubEscape(std::string_view text, bool property) {
  std::string out;
  for (char c : base::printable(text)) {
    bool escaped = c == '%' || (property && (c == ':' || c == ','));
    if (escaped) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out;
}

std::string_view githubCommand(Severity severity) {
  switch (severity) {
  case Severity::Error: return "error";
  case Severity::Warning: return "warning";
  case Severity::Note: return "notice";
  }
  return {};
}

}  // namespace

std::string writeJson(const DiagnosticList& list) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  OStream json(stream, 2);
  json.object([&] {
    json.attribute("format", "aqua/diagnostics/1");
    json.attributeArray("diagnostics", [&] {
      for (const Diagnostic& d : list.items()) json.object([&] { fields(json, d); });
    });
  });
  stream.flush();
  return base::printableJson(out) + "\n";
}

std::string writeJsonl(const DiagnosticList& list) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  for (const Diagnostic& d : list.items()) {
    OStream json(stream);
    json.object([&] {
      json.attribute("format", "aqua/diagnostic/1");
      fields(json, d);
    });
    stream << '\n';
  }
  stream.flush();
  return base::printableJson(out);
}

std::string writeSarif(const DiagnosticList& list, std::string_view toolVersion) {
  std::vector<Code> rules;
  for (const Diagnostic& d : list.items()) rules.push_back(d.code);
  auto number = [](Code code) { return info(code).number; };
  std::sort(rules.begin(), rules.end(), [&](Code a, Code b) { return number(a) < number(b); });
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());

  std::string out;
  llvm::raw_string_ostream stream(out);
  OStream json(stream, 2);
  json.object([&] {
    json.attribute("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.attribute("version", "2.1.0");
    json.attributeArray("runs", [&] {
      json.object([&] {
        json.attributeObject("tool", [&] {
          json.attributeObject("driver", [&] {
            json.attribute("name", "aqua");
            json.attribute("version", ref(toolVersion));
            json.attributeArray("rules", [&] {
              for (Code code : rules) sarifRule(json, code);
            });
          });
        });
        json.attribute("columnKind", "unicodeCodePoints");
        json.attributeArray("results", [&] {
          for (const Diagnostic& d : list.items()) {
            auto rule = std::find(rules.begin(), rules.end(), d.code);
            sarifResult(json, d, static_cast<size_t>(rule - rules.begin()));
          }
        });
      });
    });
  });
  stream.flush();
  return base::printableJson(out) + "\n";
}

std::string writeGithub(const DiagnosticList& list) {
  std::string out;
  for (const Diagnostic& d : list.items()) {
    out += fmt::format("::{} ", githubCommand(d.severity));
    if (d.primary) {
      Range range = rangeOf(d.primary);
      out += fmt::format("file={},line={},", githubEscape(d.primary.file->path(), true), range.start.line);
      // Columns are understood for ranges within one line only.
      if (range.start.line == range.end.line) out += fmt::format("col={},", range.start.column);
      out += fmt::format("endLine={},", range.end.line);
      if (range.start.line == range.end.line) out += fmt::format("endColumn={},", range.end.column);
    }
    out += fmt::format("title={}::{}", codeText(d.code), githubEscape(d.message(), false));
    for (const std::string& help : d.help) out += fmt::format("%0Ahelp: {}", githubEscape(help, false));
    out += '\n';
  }
  return out;
}

std::string writeGnu(const DiagnosticList& list) {
  std::string out;
  auto line = [&](Span span, std::string_view kind, std::string_view text) {
    if (span) {
      LineColumn at = span.file->lineColumn(span.begin);
      out += fmt::format("{}:{}:{}: ", base::printable(span.file->path()), at.line, at.column);
    } else {
      out += "aqua: ";
    }
    out += fmt::format("{}: {}\n", kind, base::printable(text));
  };
  for (const Diagnostic& d : list.items()) {
    line(d.primary, severityName(d.severity), fmt::format("{} [{}]", d.message(), codeText(d.code)));
    for (const Label& label : d.labels)
      if (label.span) line(label.span, "note", label.text);
  }
  return out;
}

std::string write(const DiagnosticList& list, const WriteOptions& options) {
  switch (options.format) {
  case Format::Text: return writeText(list, options.text);
  case Format::Json: return writeJson(list);
  case Format::Jsonl: return writeJsonl(list);
  case Format::Sarif: return writeSarif(list, options.toolVersion);
  case Format::Github: return writeGithub(list);
  case Format::Gnu: return writeGnu(list);
  }
  return {};
}

std::string_view severityName(Severity severity) {
  switch (severity) {
  case Severity::Error: return "error";
  case Severity::Warning: return "warning";
  case Severity::Note: return "note";
  }
  return {};
}

std::string_view stageName(Code code) {
  constexpr std::array<std::string_view, 10> kStages = {"syntax",   "names", "names",    "types", "lint",
                                                        "lowering", "air",   "scenario", "wasm",  "run"};
  uint16_t number = info(code).number;
  return number >= 2500 && number < 3000 ? "types" : kStages[number / 1000 % 10];
}

namespace {
constexpr std::array<std::string_view, 6> kFormatNames = {
#define AQUA_FORMAT(id, name) name,
#include "compiler/diagnostics/formats.def"
#undef AQUA_FORMAT
};
}  // namespace

std::string_view formatName(Format format) { return kFormatNames[static_cast<size_t>(format)]; }

std::optional<Format> formatFromName(std::string_view name) {
  auto found = std::find(kFormatNames.begin(), kFormatNames.end(), name);
  if (found == kFormatNames.end()) return std::nullopt;
  return static_cast<Format>(found - kFormatNames.begin());
}

}  // namespace aqua::diagnostics
