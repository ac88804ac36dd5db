// What `run` and `serve` have in common with the world outside: addresses and key files.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "runtime/record/recording.h"
#include "runtime/scenario/scenario.h"
#include "runtime/wire/multiaddr.h"
#include "tools/cli/session.h"
#include "tools/cli/world_words.h"

namespace aqua::cli {

/// The address of a relay, with its id, as `option` says it.
OrUsage<wire::Multiaddr> readRelay(std::string_view option, const std::string& text);

/// The seed in a key file. Nothing: that was reported.
std::optional<std::array<uint8_t, 32>> readKey(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues);

/// The relay of `--network`, if it is given; then the caller of `scenario` and its relay become what `--key` and the
/// address say, and its world begins now.
OrUsage<std::optional<wire::Multiaddr>> readNetwork(const Session& session, sim::Scenario& scenario,
                                                    diagnostics::DiagnosticList& issues);

/// When the world of live peers began: now, or as the recording says that is run again.
uint64_t startOf(const Environment& environment);
/// The recording is one of live peers: answers of processes are in it.
void describeLive(const sim::Scenario& scenario, sim::Header& header);

}  // namespace aqua::cli
