#include "tools/run/engines.h"

#include <map>

#include "runtime/sim/interpreter.h"
#include "runtime/wasm/engine.h"

namespace aqua::run {

using diagnostics::Code;

namespace {

/// Null: that was reported.
std::shared_ptr<const sim::Interpreter> readEngine(const modules::FileSystem& files, const std::string& path,
                                                   diagnostics::Span place, diagnostics::DiagnosticList& issues) {
  modules::ReadResult read = files.read(path);
  if (!read.text) {
    issues.report(Code::FileNotFound, place).arg("path", path).arg("reason", read.reason);
    return nullptr;
  }
  if (auto engine = wasm::threadEngine(); !engine) {
    issues.report(Code::WasmEngine, place).arg("reason", engine.error());
    return nullptr;
  }
  auto made = sim::guestInterpreter({reinterpret_cast<const uint8_t*>(read.text->data()), read.text->size()}, "avm");
  if (made) return *std::move(made);
  issues.report(Code::WasmNoInterpreter, place).arg("path", path).arg("reason", made.error());
  return nullptr;
}

}  // namespace

void readEngines(const modules::FileSystem& files, sim::Scenario& scenario, const sim::ScenarioPlaces& places,
                 diagnostics::DiagnosticList& issues) {
  std::map<std::string, std::shared_ptr<const sim::Interpreter>> known;  // by path
  for (sim::Peer& peer : scenario.peers) {
    if (peer.avm.empty()) continue;
    auto [found, fresh] = known.emplace(peer.avm, nullptr);
    if (fresh) found->second = readEngine(files, peer.avm, places.of("peers." + peer.name + ".engine.avm"), issues);
    peer.interpreter = found->second;
  }
}

}  // namespace aqua::run
