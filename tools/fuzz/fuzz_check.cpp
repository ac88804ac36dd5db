// Any bytes as a file of a small project: parse, check with imports, every form of the diagnostics, layout. What is
// laid out has the same tokens, is a fixed point, and means the same to the checker.
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/writers.h"
#include "compiler/driver/driver.h"
#include "compiler/format/apply_fixes.h"
#include "compiler/format/format.h"
#include "compiler/sema/analyze.h"
#include "compiler/syntax/parse.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

constexpr const char* kPath = "fuzz.aqua";
/// What inputs can import besides themselves and the standard library.
constexpr const char* kNeighbour = R"(aqua Lib declares *
export greet, Point
use "fuzz.aqua" as Back
const LIMIT = 3
data Point:
  x: u8
  label: ?string
service Store("store"):
  get(key: string) -> []Point
ability Visitor:
  seen: bool
  visit(p: Point) -> string, u8
-- Says hello.
func greet(name: string, back: string -> string) -> string:
  on HOST_PEER_ID:
    points <- Store.get(name)
  said <- back(points[0].label!)
  <- said
)";

struct World {
  World() : library(driver::withLibrary(disk)) { library.set("lib.aqua", kNeighbour); }
  modules::OverlayFileSystem disk, library;
};

sema::Analyzed analyze(const std::string& text) {
  static const World world;
  static modules::ParseCache trees;  // of the library; inputs would only fill it
  modules::OverlayFileSystem files(&world.library);
  files.set(kPath, text);
  trees.forget(kPath);
  sema::Options options;
  options.fallbackDirs = {std::string(driver::kLibraryRoot)};
  options.cache = &trees;
  sema::Analyzed analyzed = sema::analyze(files, kPath, options);
  trees.forget(kPath);
  return analyzed;
}

void demandPlaces(const diagnostics::DiagnosticList& issues) {
  auto inside = [](const diagnostics::Span& span) {
    return !span || (span.begin <= span.end && span.end <= span.file->text().size());
  };
  for (const diagnostics::Diagnostic& issue : issues.items()) {
    demand(inside(issue.primary));
    for (const diagnostics::Label& label : issue.labels) demand(inside(label.span));
    for (const diagnostics::Fix& fix : issue.fixes)
      for (const diagnostics::Edit& edit : fix.edits) demand(inside(edit.span));
  }
}

/// What a change of the layout must not change.
std::vector<std::pair<diagnostics::Code, std::string>> said(const diagnostics::DiagnosticList& issues) {
  std::vector<std::pair<diagnostics::Code, std::string>> messages;
  for (const diagnostics::Diagnostic& issue : issues.items()) messages.emplace_back(issue.code, issue.message());
  return messages;
}

void checkLayout(const diagnostics::SourceFilePtr& source, const sema::Analyzed& before) {
  format::Formatted formatted = format::formatSource(source);
  for (const diagnostics::Diagnostic& issue : formatted.issues.items())
    demand(issue.code != diagnostics::Code::InternalError);
  demand(formatted.text.has_value() == !formatted.issues.hasErrors());
  if (!formatted.text || *formatted.text == source->text()) return;
  auto after = std::make_shared<const diagnostics::SourceFile>(kPath, *formatted.text);
  syntax::Parsed was = syntax::parse(source), is = syntax::parse(after);
  demand(!is.issues.hasErrors() && was.tree->tokens.size() == is.tree->tokens.size());
  for (size_t i = 0; i < is.tree->tokens.size(); ++i) {
    const syntax::Token &x = was.tree->tokens[i], &y = is.tree->tokens[i];
    demand(x.type == y.type &&
           source->text().substr(x.begin, x.end - x.begin) == after->text().substr(y.begin, y.end - y.begin));
  }
  demand(format::format(*is.tree) == *formatted.text);
  sema::Analyzed again = analyze(*formatted.text);
  demand(said(before.issues) == said(again.issues));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  sema::Analyzed analyzed = analyze(text);
  demand(analyzed.program != nullptr);
  demandPlaces(analyzed.issues);
  diagnostics::writeText(analyzed.issues);
  diagnostics::writeGnu(analyzed.issues);
  diagnostics::writeSarif(analyzed.issues, "0");
  format::applyFixes(kPath, text, analyzed.issues, format::certainFix);
  checkLayout(std::make_shared<const diagnostics::SourceFile>(kPath, text), analyzed);
  return 0;
}
