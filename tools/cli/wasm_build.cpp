// `aqua wasm build` and `aqua wasm set`: modules from C and C++, and modules with other sections.
#include <fmt/format.h>

#include "runtime/marine/encode.h"
#include "runtime/marine/module.h"
#include "runtime/marine/text_reader.h"
#include "runtime/marine/versions.h"
#include "tools/cli/wasm_verbs.h"
#include "tools/kit/check.h"
#include "tools/kit/compile.h"
#include "tools/kit/process.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

/// `tiles` of `src/tiles.aqua`
std::string stemOf(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

bool isProgramName(const std::string& name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") ==
                              std::string::npos;
}

/// What of the command line is wrong, before anything is read.
std::optional<UsageError> wrongWords(const Session& session) {
  if (!session.arguments().has(OptionId::WasmInterface))
    return UsageError{"no interface, expected `aqua wasm build FILE... -i INTERFACE.aqua`",
                      "an interface is an Aqua file with a service: the functions of the module"};
  for (const std::string& file : session.arguments().positionals)
    if (!kit::languageOf(file))
      return UsageError{
          fmt::format("`{}` is no source, expected a file that ends with `.c`, `.cpp`, `.cc` or `.cxx`", file), ""};
  for (const std::string& name : session.arguments().of(OptionId::WasmProgram))
    if (!isProgramName(name)) return UsageError{fmt::format("`--program {}`, expected a name", name), ""};
  return std::nullopt;
}

/// Keeps everything alive that the issues of a build point into.
struct Build {
  sema::Analyzed analyzed;
  kit::Declaration declaration;
  kit::Language language = kit::Language::C;
  std::string stem;
  kit::Glue glue;
  kit::Compilation compiled;
  DiagnosticList issues;
};

/// False: that was reported.
bool readInterface(const Session& session, Build& build) {
  std::string path = session.arguments().last(OptionId::WasmInterface);
  if (!session.read(path, build.issues)) return false;
  build.analyzed = session.compiler().analyze(path);
  for (const diagnostics::Diagnostic& each : build.analyzed.issues.items())
    if (each.severity == diagnostics::Severity::Error) build.issues.add(each);
  if (build.issues.hasErrors()) return false;
  const syntax::SyntaxTree& root = *build.analyzed.program->trees.back();  // behind what it imports
  build.declaration = kit::declarationOf(*build.analyzed.program, *root.source, build.issues);
  if (build.issues.hasErrors()) return false;
  for (const std::string& file : session.arguments().positionals)
    if (kit::languageOf(file) == kit::Language::Cpp) build.language = kit::Language::Cpp;
  build.stem = stemOf(path);
  build.glue =
      kit::glueOf(build.declaration, build.language, build.stem, session.arguments().of(OptionId::WasmProgram));
  return true;
}

/// What is there and does not begin like this is somebody's work, and stays. True: that was reported.
bool isForeign(const Session& session, const std::string& path, std::string_view beginning, DiagnosticList& issues) {
  modules::ReadResult old = session.environment().files->read(path);
  if (!old.text || old.text->empty() || old.text->starts_with(beginning)) return false;
  issues.report(Code::FileNotGenerated, {}).arg("path", path).help("choose another place, or rename the file");
  return true;
}

/// False: that was reported.
bool writeModule(const Session& session, const std::string& path, const wasm::Bytes& bytes, DiagnosticList& issues) {
  constexpr std::string_view kMagic("\0asm", 4);
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return !isForeign(session, path, kMagic, issues) && session.write(path, text, base::Worth::Generated, issues);
}

std::vector<kit::GlueFile> allGlue(const kit::Glue& glue) {
  std::vector<kit::GlueFile> all = glue.sources;
  all.push_back(glue.header);
  for (const kit::SupportFile& each : kit::supportFiles())
    all.push_back({std::string(each.name), std::string(each.text)});
  return all;
}

/// False: that was reported.
bool writeGlue(base::OutputFiles& outputs, const std::string& folder, Build& build) {
  for (const kit::GlueFile& each : allGlue(build.glue)) {
    std::string path = fmt::format("{}/{}", folder, each.name);
    auto done = outputs.write(path, each.text, base::Worth::Generated);
    if (done) continue;
    build.issues.report(Code::FileNotWritten, {}).arg("path", path).arg("reason", done.error());
    return false;
  }
  return true;
}

/// False: that was reported.
bool keepGlue(const Session& session, const std::string& folder, Build& build) {
  for (const kit::GlueFile& each : allGlue(build.glue))
    if (isForeign(session, fmt::format("{}/{}", folder, each.name), each.text.substr(0, each.text.find('\n')),
                  build.issues))
      return false;
  return writeGlue(*session.environment().outputs, folder, build);
}

/// Nothing: that was reported.
std::optional<wasm::Bytes> compileIn(const Session& session, const std::string& folder, Build& build) {
  const auto& variables = session.environment().variables;
  auto path = variables.find("PATH");
  kit::Job job;
  job.path = path == variables.end() ? "" : path->second;
  bool cpp = build.language == kit::Language::Cpp;
  auto toolchain = kit::findToolchain(job.path, cpp);
  if (!toolchain) {
    build.issues.report(Code::WasmToolchain, {})
        .arg("reason", fmt::format("{} {} missing", fmt::join(toolchain.error(), ", "),
                                   toolchain.error().size() == 1 ? "is" : "are"))
        .help(fmt::format("`apt-get install --no-install-recommends {}` on Debian", fmt::join(toolchain.error(), " ")));
    return std::nullopt;
  }
  job.toolchain = *std::move(toolchain);
  session.tell(fmt::format("compiling with {}", job.toolchain.clang));
  base::DiskOutputFiles disk;  // where the compiler reads
  if (!writeGlue(disk, folder, build)) return std::nullopt;
  job.folder = folder;
  job.files = session.arguments().positionals;
  job.language = build.language;
  job.glue = &build.glue;
  job.declaration = &build.declaration;
  build.compiled = kit::compile(job, *session.environment().files);
  build.issues.append(build.compiled.issues);
  return std::move(build.compiled.module);
}

ExitCode finish(const Session& session, const DiagnosticList& issues) {
  session.report(issues, false);
  return exitCodeOf(issues);
}

/// Everything but the verdict.
void runBuild(const Session& session, Build& build) {
  if (!readInterface(session, build)) return;
  if (session.arguments().has(OptionId::WasmHeader)) return session.result(build.glue.header.text);
  for (const std::string& file : session.arguments().positionals) (void)session.read(file, build.issues);
  if (build.issues.hasErrors()) return;
  if (session.arguments().has(OptionId::WasmKeep) &&
      !keepGlue(session, session.arguments().last(OptionId::WasmKeep), build))
    return;
  auto folder = kit::Folder::make();
  if (!folder) {
    build.issues.report(Code::WasmBuild, {}).arg("reason", "no temporary folder: " + folder.error());
    return;
  }
  std::optional<wasm::Bytes> module = compileIn(session, folder->path(), build);
  if (!module) return;
  auto whole = kit::finished(*std::move(module), build.declaration, build.stem);
  if (!whole) {
    build.issues.report(Code::WasmBuild, {}).arg("reason", whole.error());
    return;
  }
  std::string out = session.arguments().last(OptionId::WasmOutput);
  if (out.empty()) out = build.stem + ".wasm";
  if (writeModule(session, out, *whole, build.issues))
    session.say(fmt::format("wrote {}: {}, {}", out, plural(build.declaration.own.functions.size(), "function"),
                            plural(whole->size(), "byte")));
}

}  // namespace

ExitCode runWasmBuild(const Session& session) {
  if (std::optional<UsageError> error = wrongWords(session)) return session.usage(*error);
  Build build;
  runBuild(session, build);
  return finish(session, build.issues);
}

ExitCode runWasmSet(const Session& session) {
  const Arguments& arguments = session.arguments();
  if (!arguments.has(OptionId::WasmInterface) && !arguments.has(OptionId::WasmSdk))
    return session.usage({"nothing to set, expected `--interface FILE` or `--sdk VERSION`", ""});
  if (!arguments.has(OptionId::WasmOutput)) return session.usage({"no output, expected `-o OUT`", ""});
  std::optional<std::string> sdk;
  if (arguments.has(OptionId::WasmSdk)) {
    sdk = arguments.last(OptionId::WasmSdk);
    if (!marine::isVersion(*sdk)) return session.usage({fmt::format("`--sdk {}`, expected a version", *sdk), ""});
  }
  DiagnosticList issues;
  diagnostics::SourceFilePtr source;
  std::shared_ptr<const wasm::Module> module = readModule(session, arguments.positionals.front(), issues);
  std::optional<marine::Interface> interface;
  if (arguments.has(OptionId::WasmInterface)) {
    std::string path = arguments.last(OptionId::WasmInterface);
    std::optional<std::string> text = session.read(path, issues);
    source = std::make_shared<diagnostics::SourceFile>(path, text.value_or(""));
    if (text) {
      auto read = marine::parseInterfaceText(*text);
      auto at = read ? 0 : static_cast<uint32_t>(read.error().offset);
      if (!read) issues.report(Code::WasmInterfaceText, {source.get(), at, at}).arg("reason", read.error().text);
      interface = std::move(read).optional();
    }
  }
  if (issues.hasErrors()) return finish(session, issues);
  auto bytes = marine::withMarine(*module, interface, sdk);
  std::string out = arguments.last(OptionId::WasmOutput);
  if (!bytes) issues.report(Code::WasmBuild, {}).arg("reason", bytes.error());
  else if (writeModule(session, out, *bytes, issues))
    session.say(fmt::format("wrote {}: {}", out, plural(bytes->size(), "byte")));
  return finish(session, issues);
}

}  // namespace aqua::cli
