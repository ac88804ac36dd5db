#include "runtime/scenario/supported.h"

#include <fmt/format.h>

namespace aqua::sim {

namespace {

using diagnostics::Code;

class Support {
 public:
  Support(const Scenario& scenario, const ScenarioPlaces& places, diagnostics::DiagnosticList& issues)
      : scenario_(scenario), places_(places), issues_(issues) {}

  void check() {
    if (scenario_.schedule == DueOrder::Pct) report("schedule", "pct", "`schedule`");
    for (size_t i = 0; i < scenario_.calls.size(); ++i)
      if (const auto& expect = scenario_.calls[i].expect; expect && !expect->survives.empty())
        report(fmt::format("call[{}].expect.survives", i), "survives", "`expect`");
    for (size_t i = 0; i < scenario_.properties.size(); ++i) {
      std::string path = fmt::format("property[{}]", i);
      if (scenario_.properties[i].mode == Property::Mode::Eventually) report(path, "eventually", "a property");
    }
    if (scenario_.explore.inTest != Exploration::InTest::None) report("explore.in_test", "in_test", "`explore`");
    if (scenario_.explore.mustExhaust) report("explore.must_exhaust", "must_exhaust", "`explore`");
  }

 private:
  void report(std::string_view path, std::string_view key, std::string_view where) {
    issues_.report(Code::TomlLater, places_.of(path)).arg("key", key).arg("where", where);
  }

  const Scenario& scenario_;
  const ScenarioPlaces& places_;
  diagnostics::DiagnosticList& issues_;
};

}  // namespace

void reportUnsupported(const ScenarioParsed& parsed, diagnostics::DiagnosticList& issues) {
  Support(parsed.scenario, parsed.places, issues).check();
}

}  // namespace aqua::sim
