// A recording in the forms that other tools show. Pure functions; the same recording gives the same text.
#pragma once

#include <string>

#include "runtime/record/recording.h"

namespace aqua::sim {

/// JSON that ui.perfetto.dev and chrome://tracing open: a track for each peer, runs of interpreters as slices, messages
/// that led to a run as arrows between them, calls of services as pairs (they overlap), and how many messages are under
/// way. Runs take no virtual time, so what happens at one instant is a nanosecond apart.
std::string perfettoJson(const Recording& recording);

/// Lines `host {clock} event` for ShiViz, which reads them with kShivizPattern. Names of peers get `_` for what is no
/// letter, digit, `-` or `.`.
std::string shivizLog(const Recording& recording);
inline constexpr std::string_view kShivizPattern = R"((?<host>\S+) (?<clock>\{.*?\}) (?<event>.*))";

/// A `sequenceDiagram`: messages, and what was asked and answered as notes. At most 300 messages and 45,000 characters,
/// since Mermaid shows only an error beyond 50,000; then a note says how much is left out.
std::string mermaidDiagram(const Recording& recording);

}  // namespace aqua::sim
