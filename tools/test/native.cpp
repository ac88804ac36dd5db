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
    DiagnosticList issues;
    std::optional<run::World> world = this->world(test, issues);
    std::vector<diagnostics::SourceFilePtr> sources = sources_;
    auto failed = [&] {
      CaseResult result = broken(test, std::move(issues));
      result.sources = std::move(sources);
      return result;
    };
    if (!world) return failed();
    Prepared prepared(std::move(*world), compiled_, path_, coverage_.get());
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

  /// What a test runs in.
  std::optional<run::World> world(const NativeTest& test, DiagnosticList& issues) {
    run::WorldOptions options;
    options.replays = true;
    sources_.clear();
    if (test.scenario) {
      std::string folder = path_.substr(0, path_.find_last_of('/') + 1);
      const std::string& named = test.scenario->text;
      options.scenario = modules::normalizePath(named.starts_with('/') ? named : folder + named);
      if (!files_.isFile(options.scenario)) {
        issues.report(Code::FileNotFound, test.scenario->span)
            .arg("path", options.scenario)
            .arg("reason", "no such file");
        return std::nullopt;
      }
    }
    run::ReadWorld read = run::readWorld(files_, options);
    sources_ = read.world.sources;
    issues.append(read.issues);
    if (issues.hasErrors()) return std::nullopt;
    auto scenario = scenarioOf(test, read.world.scenario, issues);
    if (!scenario) return std::nullopt;
    read.world.scenario = std::move(*scenario);
    read.world.variants.clear();
    read.world.callbacks.clear();
    read.world.namesPeers = true;
    return std::move(read.world);
  }

  /// Of a scenario a test takes what `extends` would take.
  static std::optional<sim::Scenario> scenarioOf(const NativeTest& test, sim::Scenario& from, DiagnosticList& issues) {
    sim::Scenario scenario;
    scenario.seed = from.seed;
    scenario.start = from.start;
    scenario.peers = std::move(from.peers);
    scenario.services = std::move(from.services);
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

  const modules::FileSystem& files_;
  const std::string& path_;
  const SuiteOptions& options_;
  driver::Session session_;
  driver::Compiled compiled_;
  std::unique_ptr<ProgramCoverage> coverage_;  // null: nobody wants it
  syntax::SyntaxTreePtr tree_;
  std::vector<diagnostics::SourceFilePtr> sources_;  // of the world that was read last
};

}  // namespace

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
