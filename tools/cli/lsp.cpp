// `aqua lsp`: the language server on standard input and output.
#include "tools/lsp/loop.h"

#include <cstdlib>
#include <istream>
#include <string>

#include <fmt/format.h>

#include "tools/cli/session.h"
#include "tools/cli/version.h"
#include "tools/explain/explain.h"

namespace aqua::cli {

namespace {

/// Where files are laid out for editors, one folder a version; empty: there is no place for them.
std::string folderOf(std::string_view what) {
  auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value && *value == '/' ? value : "");
  };
  std::string cache = variable("XDG_CACHE_HOME"), home = variable("HOME");
  if (cache.empty() && !home.empty()) cache = home + "/.cache";
  return cache.empty() ? cache : fmt::format("{}/aqua/{}-{}", cache, what, kVersion);
}

/// Writes what `aqua explain` shows of a code, and returns the path; empty: that cannot be.
std::string pageOnDisk(const Environment& environment, diagnostics::Code code) {
  const std::string folder = folderOf("explain");
  if (folder.empty()) return folder;
  const std::string path = fmt::format("{}/{}.txt", folder, diagnostics::codeText(code));
  const std::string text = explain::page(code, diagnostics::Palette());
  if (environment.files->read(path).text != text)
    static_cast<void>(environment.outputs->write(path, text, base::Worth::Generated));
  return environment.files->isFile(path) ? path : std::string();
}

/// Writes the library as soon as one of its files is asked for; its files import each other.
class LibraryOnDisk {
 public:
  explicit LibraryOnDisk(const Environment& environment) : environment_(environment), folder_(folderOf("stdlib")) {}

  std::string show(std::string_view path) {
    if (!written_) writeAll();
    written_ = true;
    std::string shown = fmt::format("{}/{}", folder_, path);
    return environment_.files->isFile(shown) ? shown : std::string();
  }

 private:
  void writeAll() const {
    if (folder_.empty()) return;
    for (const driver::LibraryFile& file : driver::libraryFiles())
      for (std::string_view package : driver::kLibraryPackages) {
        std::string path = fmt::format("{}/{}/{}", folder_, package, file.path);
        if (environment_.files->read(path).text != file.text)  // what cannot be written is not shown
          static_cast<void>(environment_.outputs->write(path, file.text, base::Worth::Generated));
      }
  }

  const Environment& environment_;
  std::string folder_;
  bool written_ = false;
};

}  // namespace

ExitCode runLsp(const Session& session) {
  lsp::ServerOptions options;
  options.version = kVersion;
  options.settings.options = session.settings().compile;
  if (session.arguments().has(OptionId::Manifest))
    options.settings.manifest = session.arguments().of(OptionId::Manifest).back();
  const Environment& environment = session.environment();
  LibraryOnDisk library(environment);
  options.showPage = [&](diagnostics::Code diagnosed) { return pageOnDisk(environment, diagnosed); };
  options.showLibraryFile = [&](std::string_view path) { return library.show(path); };
  std::optional<int> code =
      lsp::serve(*environment.in->rdbuf(), *environment.out, *environment.files, std::move(options));
  if (!code) {
    diagnostics::DiagnosticList issues;
    issues.report(diagnostics::Code::FileNotFound, {}).arg("path", "<stdin>").arg("reason", "it broke off");
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  return *code == 0 ? ExitCode::Done : ExitCode::ProgramFault;
}

}  // namespace aqua::cli
