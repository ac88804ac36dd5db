// Any bytes as a program: the whole way to AIR, twice. What comes out reads back, and the same text gives the same AIR;
// so does the text that is laid out anew.
#include <cstdlib>
#include <memory>
#include <string>

#include "compiler/air/parse.h"
#include "compiler/driver/driver.h"
#include "compiler/format/format.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

constexpr const char* kPath = "fuzz.aqua";

/// Nothing when the program has errors.
std::string compile(const std::string& text) {
  modules::OverlayFileSystem files;
  files.set(kPath, text);
  driver::Compiled compiled = driver::compile(files, kPath, {});
  for (const diagnostics::Diagnostic& issue : compiled.issues.items())
    demand(issue.code != diagnostics::Code::InternalError);
  if (!compiled.ok()) return {};
  std::string scripts;
  for (const driver::CompiledFunction& function : compiled.functions)
    scripts += function.signature() + "\n" + function.airCompact() + "\n";
  return scripts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  std::string scripts = compile(text);
  format::Formatted formatted = format::formatSource(std::make_shared<const diagnostics::SourceFile>(kPath, text));
  if (!scripts.empty()) demand(formatted.text && compile(*formatted.text) == scripts);
  return 0;
}
