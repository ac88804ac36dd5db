#include "compiler/driver/driver.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "compiler/modules/graph.h"
#include "compiler/plan/print.h"

namespace aqua::driver {

namespace {

using diagnostics::Code;

CompiledFunction describe(const ir::Export& exported) {
  CompiledFunction described;
  described.name = exported.name;
  described.exported = &exported;
  const ir::Type& type = *exported.function->type;
  for (const ir::TypeField& field : type.fields) {
    Parameter param{std::string(field.name), ir::print(*field.type), field.type};
    param.callback = field.type->kind == ir::TypeKind::Arrow;
    param.callbackAnswers = param.callback && !field.type->results.empty();
    described.params.push_back(std::move(param));
  }
  for (const ir::Type* result : type.results) described.results.push_back(ir::print(*result));
  return described;
}

/// `options`, and what the manifest says where they say nothing.
Options merged(Options options, const project::Project& project) {
  auto nameOf = [](std::string_view constant) { return constant.substr(0, constant.find(' ')); };
  std::vector<std::string> constants = options.constants;
  for (const std::string& constant : project.constants) {
    auto same = [&](const std::string& other) { return nameOf(other) == nameOf(constant); };
    if (std::none_of(options.constants.begin(), options.constants.end(), same)) constants.push_back(constant);
  }
  options.constants = std::move(constants);
  options.importDirs.insert(options.importDirs.end(), project.importDirs.begin(), project.importDirs.end());
  options.importPrefixes.insert(options.importPrefixes.end(), project.importPrefixes.begin(),
                                project.importPrefixes.end());
  diagnostics::LintLevels lints = project.lints;
  lints.append(options.lints);
  options.lints = std::move(lints);
  return options;
}

/// Lowers the functions of one root file as long as their plans together stay within kMaxBuildSteps.
class Build {
 public:
  lower::Lowered lower(const ir::Program& program, const ir::Export& exported, lower::Options options) {
    options.maxSteps = std::min(lower::kMaxSteps, left_);
    lower::Lowered lowered = lower::lower(program, *exported.function, exported.name, options);
    if (lowered.plan) left_ -= std::min<uint32_t>(left_, static_cast<uint32_t>(lowered.plan->stepCount()));
    for (const diagnostics::Diagnostic& issue : lowered.issues.items()) full_ |= issue.code == Code::BuildTooLarge;
    return lowered;
  }
  /// That was said; further functions say nothing new.
  bool full() const { return full_; }

 private:
  uint32_t left_ = kMaxBuildSteps;
  bool full_ = false;
};

/// Output that its own reader refuses is a bug of the compiler, and must not leave it.
void verify(const CompiledFunction& function, diagnostics::Span exportSpan, diagnostics::DiagnosticList& issues) {
  auto source = std::make_shared<diagnostics::SourceFile>(function.name + ".air", function.airCompact());
  air::Parsed parsed = air::parse(source);
  if (!parsed.issues.hasErrors()) return;
  auto first = std::find_if(parsed.issues.items().begin(), parsed.issues.items().end(),
                            [](const auto& d) { return d.severity == diagnostics::Severity::Error; });
  issues.report(Code::InternalError, exportSpan)
      .arg("detail", fmt::format("the AIR of `{}` does not read back: {}", function.name, first->message()));
}

}  // namespace

modules::OverlayFileSystem withLibrary(const modules::FileSystem& files) {
  modules::OverlayFileSystem overlay(&files);
  for (const LibraryFile& file : libraryFiles())
    for (std::string_view package : kLibraryPackages)
      overlay.set(fmt::format("{}/{}/{}", kLibraryRoot, package, file.path), std::string(file.text));
  return overlay;
}

Session::Session(const modules::FileSystem& files, Options options, const std::optional<std::string>& manifest)
    : files_(withLibrary(files)), manifestPath_(manifest.value_or("")), options_(std::move(options)) {
  if (manifest) {
    manifest_ = project::read(files_, *manifest);
    options_ = merged(std::move(options_), manifest_->project);
  }
  options_.fallbackDirs = {std::string(kLibraryRoot)};
  options_.cache = &cache_;
}

Options Session::optionsOf(const project::Build& build) const {
  Options options = options_;
  options.noRelay |= build.noRelay || build.script;
  options.noXor |= build.noXor;
  options.tracing |= build.tracing;
  if (build.official) options.profile = topology::Profile::Official;
  return options;
}

bool Session::isCurrent() const {
  if (!manifest_) return true;
  modules::ReadResult now = files_.read(manifestPath_);
  const diagnostics::SourceFilePtr& was = manifest_->project.file;
  return now.text.has_value() == (was != nullptr) && (!was || *now.text == was->text());
}

Compiled Session::compile(const std::string& path, std::optional<std::string_view> only) {
  return compile(path, options_, only);
}

Compiled Session::compile(const std::string& path, const Options& options, std::optional<std::string_view> only) {
  Compiled compiled;
  if (modules::ReadResult root = files_.read(path); !root.text) {
    compiled.issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", root.reason);
    return compiled;
  }

  sema::Analyzed analyzed = sema::analyze(files_, path, options);
  compiled.program = analyzed.program;
  compiled.issues.append(analyzed.issues);

  if (!analyzed.issues.hasErrors()) {
    Build build;
    for (const ir::Export& exported : compiled.program->exports) {
      if (exported.service) compiled.services.emplace_back(exported.name);
      if (!exported.function || (only && exported.name != *only) || build.full()) continue;
      lower::Lowered lowered = build.lower(*compiled.program, exported, options);
      compiled.issues.append(lowered.issues);
      if (!lowered.plan) continue;
      CompiledFunction function = describe(exported);
      plan::passed("lower", plan::Stage::Unplaced, *lowered.plan, options.afterPass);
      if (options.keepPlans) function.plan = plan::print(*lowered.plan);
      topology::place(*lowered.plan, options);
      if (options.keepPlans) function.placed = plan::print(*lowered.plan);
      topology::Emitted emitted = topology::emit(*lowered.plan, options);
      function.script = std::move(emitted.script);
      function.origins = std::move(emitted.origins);
      function.streams = std::move(emitted.streams);
      function.hopStream = std::move(emitted.hopStream);
      function.entries = lowered.plan->entries;
      function.bindings = std::move(emitted.bindings);
      if (options.keepPlans) function.placedPlan = std::move(lowered.plan);
      verify(function, exported.span, compiled.issues);
      compiled.functions.push_back(std::move(function));
    }
  }
  compiled.issues.sort();
  return compiled;
}

Checked Session::check(const std::vector<std::string>& paths) {
  Checked checked;
  std::vector<std::string> readable;
  std::vector<size_t> places;  // of the readable ones in `roots`
  for (const std::string& path : paths) {
    checked.roots.push_back({path, true, 0, 0});
    if (modules::ReadResult root = files_.read(path); root.text) {
      places.push_back(checked.roots.size() - 1);
      readable.push_back(path);
    } else {
      checked.issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", root.reason);
      checked.roots.back().ok = false;
    }
  }
  if (readable.empty()) return checked;

  sema::AnalyzedRoots analyzed = sema::analyze(files_, readable, options_);
  checked.program = analyzed.program;
  checked.issues.append(analyzed.issues);
  for (size_t i = 0; i < places.size(); ++i) checked.roots[places[i]].ok = !analyzed.failed[i];
  std::vector<Build> builds(checked.roots.size());
  for (const ir::Export& exported : checked.program->exports) {
    Build& build = builds[places[exported.root]];
    CheckedRoot& root = checked.roots[places[exported.root]];
    (exported.function ? root.functions : root.services) += 1;
    if (!exported.function || analyzed.failed[exported.root] || build.full()) continue;
    lower::Lowered lowered = build.lower(*checked.program, exported, options_);
    checked.issues.append(lowered.issues);
    root.ok = root.ok && !lowered.issues.hasErrors();
  }
  checked.issues.sort();
  return checked;
}

sema::Analyzed Session::analyze(const std::string& path) { return sema::analyze(files_, path, options_); }

sema::AnalyzedRoots Session::analyze(const std::vector<std::string>& paths) {
  return sema::analyze(files_, paths, options_);
}

sema::Analyzed Session::analyze(const std::string& path, sema::Probe& probe) {
  Options options = options_;
  options.probe = &probe;
  return sema::analyze(files_, path, options);
}

diagnostics::DiagnosticList Session::checkInlined(const ir::Program& program, const ir::Export& exported) const {
  if (!exported.function) return {};
  return lower::lower(program, *exported.function, exported.name, options_).issues;
}

syntax::SyntaxTreePtr Session::tree(const std::string& path) {
  return cache_.parse(path, files_.read(path).text.value_or(""), options_.limits).tree;
}

std::optional<std::string> Session::importedFile(const std::string& importingFile, std::string_view import) const {
  for (const std::string& candidate :
       modules::importCandidates(importingFile, import, options_, files_.workingFolder()))
    if (files_.isFile(candidate)) return candidate;
  return std::nullopt;
}

Compiled compile(const modules::FileSystem& files, const std::string& path, const Options& options,
                 std::optional<std::string_view> only) {
  return Session(files, options).compile(path, only);
}

const CompiledFunction* Compiled::find(std::string_view name) const {
  auto found = std::find_if(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
  return found == functions.end() ? nullptr : &*found;
}

std::string CompiledFunction::signature() const {
  std::string text = name + "(";
  for (size_t i = 0; i < params.size(); ++i)
    text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", params[i].name, params[i].type);
  text += ")";
  for (size_t i = 0; i < results.size(); ++i) text += (i == 0 ? " -> " : ", ") + results[i];
  return text;
}

namespace {

template <class Print>
std::string withOrigins(const CompiledFunction& function, std::vector<SourceMapEntry>* sourceMap, Print print) {
  if (!sourceMap) return print(*function.script->root, nullptr);
  std::vector<air::PrintedOrigin> printed;
  std::string text = print(*function.script->root, &printed);
  for (const air::PrintedOrigin& entry : printed)
    if (entry.origin < function.origins.size() && function.origins[entry.origin])
      sourceMap->push_back({entry.offset, function.origins[entry.origin], function.origins[entry.origin].entry});
  return text;
}

}  // namespace

std::string CompiledFunction::airCompact(std::vector<SourceMapEntry>* sourceMap) const {
  return withOrigins(*this, sourceMap, air::printDense);
}

std::string CompiledFunction::airPretty(std::vector<SourceMapEntry>* sourceMap) const {
  return withOrigins(*this, sourceMap, air::printPretty);
}

}  // namespace aqua::driver
