#include "tools/cli/session.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "compiler/base/printable.h"

#include "tools/cli/version.h"

namespace aqua::cli {

namespace {

using diagnostics::Diagnostic;
using diagnostics::DiagnosticList;
using diagnostics::Severity;

struct Presentable {
  DiagnosticList shown;
  size_t hiddenErrors = 0, hiddenOthers = 0;
};
/// Without repetitions (a faulty file may be imported by several roots), and with at most `limit` errors and as many
/// warnings and notes.
Presentable presentable(const DiagnosticList& list, size_t limit) {
  std::set<std::tuple<std::string, uint32_t, uint32_t, uint16_t, std::string>> seen;
  Presentable result;
  for (const Diagnostic& d : list.items()) {
    std::string path = d.primary ? d.primary.file->path() : std::string();
    bool fresh =
        seen.emplace(path, d.primary.begin, d.primary.end, diagnostics::info(d.code).number, d.message()).second;
    if (!fresh) continue;
    const bool error = d.severity == Severity::Error;
    const size_t errors = result.shown.errorCount();
    const size_t count = error ? errors : result.shown.items().size() - errors;
    if (limit == 0 || count < limit) result.shown.add(d);
    else ++(error ? result.hiddenErrors : result.hiddenOthers);
  }
  return result;
}

}  // namespace

Session::Session(const Environment& environment, const Arguments& arguments, Settings settings)
    : environment_(environment),
      arguments_(arguments),
      settings_(std::move(settings)),
      begin_(std::chrono::steady_clock::now()) {}

void Session::openProject() {
  const modules::FileSystem& files = *environment_.files;
  project::Found found = manifestOf(arguments_, files);
  compiler_ = std::make_unique<driver::Session>(files, settings_.compile, found.manifest);
  reportSearch(found.issues);
}

void Session::reportSearch(const DiagnosticList& list) const {
  waiting_.append(list);
  // A document for machines holds everything.
  if (settings_.format == diagnostics::Format::Text && !waiting_.empty()) report({}, false);
}

std::optional<std::string> Session::read(const std::string& path, DiagnosticList& issues) const {
  modules::ReadResult read = environment_.files->read(path);
  if (!read.text) issues.report(diagnostics::Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
  return std::move(read.text);
}

bool Session::write(const std::string& path, std::string_view text, base::Worth worth, DiagnosticList& issues) const {
  auto written = environment_.outputs->write(path, text, worth);
  if (!written) issues.report(diagnostics::Code::FileNotWritten, {}).arg("path", path).arg("reason", written.error());
  return static_cast<bool>(written);
}

void Session::result(std::string_view text) const { *environment_.out << text; }
void Session::result(const values::Value& value) const {
  result(base::printableJson(values::prettyText(value)) + "\n");
}

void Session::say(std::string_view line) const {
  if (!settings_.quiet) *environment_.err << base::shortened(base::printable(line)) << '\n';
}

void Session::tell(std::string_view line) const {
  if (settings_.verbose) say(line);
}

void Session::complain(std::string_view message, std::string_view hint) const {
  const diagnostics::Palette& paint = settings_.errColors;
  *environment_.err << paint.severity(Severity::Error, "error")
                    << paint.strong(fmt::format(": {}", base::shortened(base::printable(message)))) << '\n';
  if (!hint.empty()) *environment_.err << ' ' << paint.good("help:") << ' ' << base::printable(hint) << '\n';
}

ExitCode Session::usage(const UsageError& error) const {
  complain(error.message, error.hint);
  return ExitCode::UsageFault;
}

void Session::report(const DiagnosticList& list, bool resultsOnStdout) const {
  DiagnosticList all = std::exchange(waiting_, {});
  all.append(list);
  const Presentable some = presentable(all, settings_.errorLimit);
  diagnostics::WriteOptions options;
  options.format = settings_.format;
  options.text.palette = settings_.errColors;
  options.text.width = environment_.width;
  options.toolVersion = kVersion;
  bool toErr = settings_.format == diagnostics::Format::Text || resultsOnStdout;
  // A reader of documents waits for one, also when there is nothing to say.
  (toErr ? *environment_.err : *environment_.out) << diagnostics::write(some.shown, options);
  std::string hidden = some.hiddenErrors > 0 ? plural(some.hiddenErrors, "more error") : "";
  if (some.hiddenOthers > 0) hidden += (hidden.empty() ? "" : ", ") + plural(some.hiddenOthers, "more warning");
  if (!hidden.empty()) say(fmt::format("not shown: {}; see --error-limit", hidden));
}

std::string Session::counts(const DiagnosticList& list) const {
  const DiagnosticList all = presentable(list, 0).shown;
  auto warnings = std::count_if(all.items().begin(), all.items().end(),
                                [](const Diagnostic& d) { return d.severity == Severity::Warning; });
  return fmt::format("{}, {}", plural(all.errorCount(), "error"), plural(static_cast<size_t>(warnings), "warning"));
}

std::string Session::elapsed() const {
  std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin_;
  return time.count() < 10 ? fmt::format("{:.1f} ms", time.count()) : fmt::format("{:.0f} ms", time.count());
}

run::ProcessOptions processOptions(const Session& session) {
  const auto& variables = session.environment().variables;
  auto path = variables.find("PATH");
  run::ProcessOptions options;
  options.path = path == variables.end() ? "/usr/local/bin:/usr/bin:/bin" : path->second;
  return options;
}

namespace {
ExitCode codeFor(diagnostics::Code code) {
  using diagnostics::Code;
  bool file = code == Code::FileNotFound || code == Code::FileNotWritten || code == Code::FileNotGenerated ||
              code == Code::ListenFailed || code == Code::DataFolder || code == Code::NoConnection ||
              code == Code::ConnectionLost || code == Code::WasmEngine || code == Code::WasmConfigFile ||
              code == Code::WasmToolchain;
  return code == Code::InternalError ? ExitCode::Internal : file ? ExitCode::FileFault : ExitCode::ProgramFault;
}
}  // namespace

ExitCode exitCodeOf(const DiagnosticList& list) {
  ExitCode code = ExitCode::Done;
  for (const Diagnostic& d : list.items()) {
    if (d.severity != Severity::Error) continue;
    code = worst(code, codeFor(d.code));
  }
  return code;
}

}  // namespace aqua::cli
