#include "tools/cli/network.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/crypto/keys.h"
#include "runtime/live/relay.h"
#include "tools/run/surroundings.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;

/// The peer that makes the call.
sim::Peer* callerOf(sim::Scenario& scenario) {
  const std::string from = scenario.call() ? scenario.call()->from : std::string();
  for (sim::Peer& peer : scenario.peers)
    if (from.empty() ? peer.kind == sim::PeerKind::Client : peer.name == from) return &peer;
  return nullptr;
}

}  // namespace

OrUsage<wire::Multiaddr> readRelay(std::string_view option, const std::string& text) {
  auto address = wire::readMultiaddr(text);
  if (!address) return refuse(fmt::format("`{} {}`: {}", option, text, address.error()));
  if (address->peer.empty())
    return refuse(fmt::format("`{} {}` does not say who has to answer: `/p2p/ID` is missing", option, text));
  return *std::move(address);
}

std::optional<std::array<uint8_t, 32>> readKey(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues) {
  auto text = session.read(path, issues);
  if (!text) return std::nullopt;
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
  auto bytes = crypto::fromBase64(*text);
  std::array<uint8_t, 32> seed{};
  if (!bytes || bytes->size() != seed.size()) {
    const char* reason = bytes ? "it has another length than 32 bytes" : "it is not one line of base64";
    issues.report(Code::KeyForm, {}).arg("path", path).arg("reason", reason);
    return std::nullopt;
  }
  std::copy(bytes->begin(), bytes->end(), seed.begin());
  return seed;
}

OrUsage<std::optional<wire::Multiaddr>> readNetwork(const Session& session, sim::Scenario& scenario,
                                                    diagnostics::DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  if (!arguments.has(OptionId::Network)) {
    if (arguments.has(OptionId::KeyFile)) return refuse("`--key` belongs to a call with `--network`");
    return std::nullopt;
  }
  for (OptionId id : {OptionId::ScheduleText, OptionId::NoRelay})
    if (arguments.has(id))
      return refuse(fmt::format("`{}` does not go with `--network`", allOptions()[static_cast<size_t>(id)].longName));
  const std::string& text = arguments.of(OptionId::Network).back();
  auto address = readRelay("--network", text);
  if (!address) return base::Failure{address.error()};
  sim::Peer* caller = callerOf(scenario);
  if (!caller || caller->relay.empty())
    return refuse("only a client behind a relay calls over a network", "the scenario says who makes the call");
  for (sim::Peer& peer : scenario.peers)
    if (peer.name == caller->relay) peer.id = address->peer;
  if (arguments.has(OptionId::KeyFile)) caller->seed = readKey(session, arguments.of(OptionId::KeyFile).back(), issues);
  scenario.events.clear();  // whoever hosts the others has them
  scenario.start = startOf(session.environment());
  return *std::move(address);
}

void describeLive(const sim::Scenario& scenario, sim::Header& header) {
  header.start = scenario.start;
  header.hermetic = run::leavingKey(scenario.effects).empty() && !run::writesDisk(scenario.effects);
}

uint64_t startOf(const Environment& environment) {
  return environment.again ? environment.again->header.start : live::timeNow();
}

}  // namespace aqua::cli
