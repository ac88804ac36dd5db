// Runs the public test suite of WebAssembly, as `wast2json` converts it.
//
// usage: wasm_spec FOLDER SKIPS [run|meter] [-v] [-t TRACE]
//
// FOLDER has the converted files. SKIPS lists `FILE:LINE reason` for what is not as the suite demands; a row of it that
// is not needed is an error, so the list only shrinks. `run` executes it as it is, `meter`
// with guards; without either modules are read only. Exit code 77: there is no
// engine.
#include <cstring>

#include <fmt/format.h>

#include "tests/wasm/run.h"

namespace aqua::spec {

namespace {

void checkModule(Report& report, const Command& command, const Folder& folder) {
  std::string_view type = command.text("type");
  bool bad = type == "assert_invalid" || type == "assert_malformed";
  bool whole = type == "module" || type == "assert_unlinkable" || type == "assert_uninstantiable";
  if (!bad && !whole) return;
  if (command.text("module_type") == "text") return report.count("modules as text, which nobody here reads");
  auto module = wasm::Module::read(folder.read(command.text("filename")));
  if (whole)
    return report.verdict(command, "module", static_cast<bool>(module), module ? "" : wasm::badText(module.error()));
  report.verdict(command, type, !module, "accepted");
  // The words are not demanded; that they differ hardly ever shows that the reason is the right one.
  if (!module && module.error().text.find(command.text("text")) == std::string::npos) {
    report.count("refused in other words");
    report.note(command, fmt::format("`{}`, the suite says `{}`", wasm::badText(module.error()), command.text("text")));
  }
}

int run(const Folder& folder, Report& report, bool metered, const std::string& trace, bool verbose) {
  auto engine = wasm::threadEngine();
  if (!engine) {
    fmt::print("skipped: {}\n", engine.error());
    return 77;
  }
  for (const std::string& file : folder.suites()) {
    Runner runner(report, folder, **engine, metered, trace);
    for (const Command& command : folder.commands(file)) runner.run(command);
  }
  return report.finish(verbose);
}

}  // namespace

}  // namespace aqua::spec

int main(int argc, char** argv) {
  using namespace aqua::spec;
  if (argc < 3) return 2;
  Folder folder{argv[1]};
  Report report(argv[2]);
  std::string trace;
  bool verbose = false, runs = false, metered = false;
  for (int i = 3; i < argc; ++i) {
    verbose = verbose || std::strcmp(argv[i], "-v") == 0;
    if (std::strcmp(argv[i], "-t") == 0 && i + 1 < argc) trace = argv[++i];
    metered = metered || std::strcmp(argv[i], "meter") == 0;
    runs = runs || metered || std::strcmp(argv[i], "run") == 0;
  }
  if (runs) return run(folder, report, metered, trace, verbose);
  for (const std::string& file : folder.suites())
    for (const Command& command : folder.commands(file)) checkModule(report, command, folder);
  return report.finish(verbose);
}
