#include "tools/test/ground.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/test/case.h"

namespace aqua::test {

namespace {

/// A case with all that it needs.
class OwnGround : public explore::Ground {
 public:
  OwnGround(const modules::FileSystem& files, const std::string& path, const std::string& variant,
            const SuiteOptions& options)
      : opened_(files, path, options) {
    bool good = opened_.compile();
    std::vector<sim::Scenario> scenarios = opened_.scenarios();
    auto found = std::find_if(scenarios.begin(), scenarios.end(),
                              [&](const sim::Scenario& one) { return one.variant == variant; });
    AQUA_ASSERT(good && found != scenarios.end(), "the case was in order when the search began");
    prepared_ = std::make_unique<Prepared>(opened_.worldOf(*found), opened_.compiled(), opened_.program(), nullptr);
    diagnostics::DiagnosticList issues;
    good = prepared_->prepare(options, issues);
    AQUA_ASSERT(good, "the case was ready when the search began");
    ground_ = std::make_unique<PreparedGround>(*prepared_, files);
  }
  const sim::Scenario& scenario() const override { return ground_->scenario(); }
  std::span<const sim::Invocation> invocations() const override { return ground_->invocations(); }
  sim::Evidence evidence(const explore::Ended& ended) const override { return ground_->evidence(ended); }

 private:
  Opened opened_;
  std::unique_ptr<Prepared> prepared_;
  std::unique_ptr<PreparedGround> ground_;
};

}  // namespace

explore::MakeGround groundOf(const modules::FileSystem& files, const std::string& path, const std::string& variant,
                             const SuiteOptions& options) {
  return [&] { return std::make_unique<OwnGround>(files, path, variant, options); };
}

std::vector<CheckResult> ordersOf(const Prepared& prepared, const modules::FileSystem& files) {
  const sim::Scenario& scenario = prepared.world().scenario;
  // A tape knows one order.
  if (!run::isRepeatable(scenario, effects::Mode::Deny))
    return {{CheckResult::Kind::Fail,
             "orders",
             "services that the simulation answers",
             sim::isHermetic(scenario) ? "modules reach outside of it (`effects`)" : "a process serves (`exec`)",
             placeOf(prepared.world().places.of("explore")),
             0,
             {},
             {}}};
  explore::Options options = explore::optionsOf(scenario);
  options.strategy = sim::Exploration::Strategy::Dfs;
  explore::Report report = explore::explore([&] { return std::make_unique<PreparedGround>(prepared, files); }, options);
  std::vector<CheckResult> results;
  for (const explore::Violation& one : report.violations)
    results.push_back(
        {CheckResult::Kind::Fail,
         fmt::format("orders: {}", one.check),
         one.expected,
         fmt::format("{}, in {} of {} endings{}; schedule: {}", one.actual, one.count, report.endings,
                     one.sentence.empty() ? "" : "; " + one.sentence, sim::textOf(one.schedule, scenario)),
         {one.file, one.line, 1},
         0});
  bool wanted = report.exhausted || !scenario.explore.mustExhaust;
  results.push_back({wanted ? CheckResult::Kind::Pass : CheckResult::Kind::Fail,
                     "orders",
                     scenario.explore.mustExhaust ? "exhausted" : "every order within `states`",
                     explore::conclusion(report, options),
                     placeOf(prepared.world().places.of("explore")),
                     0,
                     {},
                     {}});
  return results;
}

}  // namespace aqua::test
