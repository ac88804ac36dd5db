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
    for (size_t i = 0; i < scenario_.calls.size(); ++i)
      if (const auto& expect = scenario_.calls[i].expect)
        deviations(expect->survives, fmt::format("call[{}].expect.survives", i));
    deviations(scenario_.explore.faults, "explore.faults");
  }

 private:
  void report(std::string_view path, std::string_view key, std::string_view where) {
    issues_.report(Code::TomlLater, places_.of(path)).arg("key", key).arg("where", where);
  }

  void deviations(const std::vector<Deviation>& list, const std::string& path) {
    for (const Deviation& one : list)
      // It begins by itself, not with what reaches the peer.
      if (one.kind == Deviation::Kind::Become && one.role == Role::Flooder) report(path, "become:flooder", "a search");
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
