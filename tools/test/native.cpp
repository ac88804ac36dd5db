#include "tools/test/native.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/syntax/parse.h"
#include "runtime/builtins/builtins.h"
#include "tools/test/annotations.h"
#include "tools/test/case.h"

namespace aqua::test {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

std::string nameOf(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// Does the script assert anything, other than that it never comes somewhere?
bool asserts(const air::Script& script) {
  std::vector<const air::Instr*> all = air::instructionsOf(*script.root);
  return std::any_of(all.begin(), all.end(), [](const air::Instr* instr) {
    if (instr->kind != air::Kind::Call) return false;
    const auto& call = *static_cast<const air::Call*>(instr);
    return call.service.text == sim::kAssertService && call.function.text != sim::kAssertNever;
  });
}

/// Of a scenario a test takes what `extends` would take.
std::optional<sim::Scenario> scenarioOf(const NativeTest& test, sim::Scenario& from, DiagnosticList& issues) {
  sim::Scenario scenario;
  scenario.seed = from.seed;
  scenario.start = from.start;
  scenario.peers = std::move(from.peers);
  scenario.services = std::move(from.services);
  scenario.spells = std::move(from.spells);
  scenario.network = std::move(from.network);
  scenario.limits = from.limits;
  scenario.effects = std::move(from.effects);
  for (const Word& peer : test.peers) {
    if (scenario.find(peer.text)) {
      issues.report(Code::ScenarioSameId, peer.span).arg("what", "a peer").arg("id", peer.text);
      return std::nullopt;
    }
    scenario.peers.emplace_back().name = peer.text;
  }
  sim::Call& call = scenario.calls.emplace_back();
  call.id = call.function = test.name;
  call.ttl = test.ttl;
  call.expect = test.expect;
  return scenario;
}

/// What a test of the file runs in. With errors only the sources of the world are good.
run::ReadWorld worldOf(const modules::FileSystem& files, const std::string& path, const NativeTest& test) {
  run::WorldOptions options;
  options.replays = true;
  if (test.scenario) {
    std::string folder = path.substr(0, path.find_last_of('/') + 1);
    const std::string& named = test.scenario->text;
    options.scenario = modules::normalizePath(named.starts_with('/') ? named : folder + named);
    if (!files.isFile(options.scenario)) {
      run::ReadWorld none;
      none.issues.report(Code::FileNotFound, test.scenario->span)
          .arg("path", options.scenario)
          .arg("reason", "no such file");
      return none;
    }
  }
  run::ReadWorld read = run::readWorld(files, options);
  if (read.issues.hasErrors()) return read;
  auto scenario = scenarioOf(test, read.world.scenario, read.issues);
  if (!scenario) return read;
  read.world.scenario = std::move(*scenario);
  read.world.variants.clear();
  read.world.callbacks.clear();
  read.world.namesPeers = true;
  return read;
}

class NativeSuite {
 public:
  NativeSuite(const modules::FileSystem& files, const std::string& path, const SuiteOptions& options)
      : files_(files), path_(path), options_(options), session_(files, options.compile, options.manifest) {}

  std::vector<CaseResult> operator()() {
    compiled_ = session_.compile(path_);
    if (!compiled_.ok()) return {broken({}, std::move(compiled_.issues))};
    tree_ = session_.tree(path_);
    DiagnosticList issues;
    std::vector<NativeTest> tests = nativeTests(*tree_, issues);
    if (issues.hasErrors()) return {broken({}, std::move(issues))};
    if (options_.coverage) coverage_ = std::make_unique<ProgramCoverage>(compiled_);
    std::vector<CaseResult> results;
    for (const NativeTest& test : tests)
      if (!options_.selects || options_.selects({path_, test.name, "", test.tags})) results.push_back(run(test));
    for (CaseResult& result : results) decide(result, options_);
    if (coverage_ && !results.empty()) results.front().coverage = std::make_shared<Coverage>(coverage_->result());
    return results;
  }

 private:
  CaseResult fresh(const NativeTest& test) const {
    CaseResult result;
    result.file = path_;
    result.name = test.name.empty() ? nameOf(path_) : test.name;
    result.tags = test.tags;
    result.place = test.span ? placeOf(test.span) : Place{path_, 1, 1};
    result.owner = std::make_shared<std::pair<syntax::SyntaxTreePtr, std::shared_ptr<const ir::Program>>>(
        tree_, compiled_.program);
    return result;
  }

  CaseResult broken(const NativeTest& test, DiagnosticList issues) const {
    CaseResult result = fresh(test);
    result.verdict = Verdict::Error;
    result.reason = "error";
    result.issues = std::move(issues);
    return result;
  }

  CaseResult run(const NativeTest& test) {
    run::ReadWorld read = worldOf(files_, path_, test);
    DiagnosticList& issues = read.issues;
    std::vector<diagnostics::SourceFilePtr> sources = read.world.sources;
    auto failed = [&] {
      CaseResult result = broken(test, std::move(issues));
      result.sources = std::move(sources);
      return result;
    };
    if (issues.hasErrors()) return failed();
    Prepared prepared(std::move(read.world), compiled_, path_, coverage_.get());
    if (!prepared.prepare(options_, issues)) return failed();
    CaseResult result = fresh(test);
    result.sources = std::move(sources);
    CaseRun run = runCase(prepared, std::move(result), options_, files_);
    if (asserts(prepared.job().places.script()) && run.asserted == 0)
      run.result.checks.push_back({CheckResult::Kind::Vacuous,
                                   "assertions",
                                   "one of them at least",
                                   "none was called",
                                   placeOf(test.span),
                                   0,
                                   diagnostics::codeText(Code::CheckVacuous),
                                   {}});
    return std::move(run.result);
  }

  const modules::FileSystem& files_;
  const std::string& path_;
  const SuiteOptions& options_;
  driver::Session session_;
  driver::Compiled compiled_;
  std::unique_ptr<ProgramCoverage> coverage_;  // null: nobody wants it
  syntax::SyntaxTreePtr tree_;
};

}  // namespace

run::ReadWorld nativeWorld(const modules::FileSystem& files, const std::string& path, const std::string& name) {
  run::ReadWorld read;
  modules::ReadResult text = files.read(path);
  if (!text.text) {
    read.issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", text.reason);
    return read;
  }
  auto source = std::make_shared<diagnostics::SourceFile>(path, std::move(*text.text));
  const syntax::SyntaxTreePtr tree = syntax::parse(source).tree;
  for (const NativeTest& test : nativeTests(*tree, read.issues))
    if (test.name == name) {
      read = worldOf(files, path, test);
      break;
    }
  read.world.sources.push_back(source);
  if (read.world.scenario.calls.empty())
    read.refused = run::Refusal{fmt::format("`{}` has no test `{}`", path, name), {}};
  return read;
}

std::vector<CaseId> nativeCases(const modules::FileSystem& files, const std::string& path) {
  modules::ReadResult read = files.read(path);
  std::vector<CaseId> cases;
  if (read.text) {
    DiagnosticList issues;
    auto source = std::make_shared<diagnostics::SourceFile>(path, std::move(*read.text));
    for (NativeTest& test : nativeTests(*syntax::parse(source).tree, issues))
      cases.push_back({path, test.name, "", std::move(test.tags)});
  }
  if (cases.empty()) cases.push_back({path, nameOf(path), "", {}});
  return cases;
}

std::vector<CaseResult> runNative(const modules::FileSystem& files, const std::string& path,
                                  const SuiteOptions& options) {
  return NativeSuite(files, path, options)();
}

}  // namespace aqua::test
