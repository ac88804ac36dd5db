// `aqua air stats` and `aqua air diff`: scripts as numbers, and side by side.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/printable.h"
#include "compiler/format/line_diff.h"
#include "runtime/values/value.h"
#include "tools/cli/air_verbs.h"

namespace aqua::cli {

namespace {

using diagnostics::SourceFilePtr;
using values::Value;
using Counts = std::map<std::string, uint64_t, std::less<>>;

struct Script {
  std::string path;
  SourceFilePtr source;
  std::unique_ptr<air::Script> air;
};

/// Everything that was wrong has been reported when this is empty.
std::vector<Script> readScripts(const Session& session, ExitCode& code) {
  diagnostics::DiagnosticList issues;
  std::vector<Script> scripts;
  for (const std::string& path : session.arguments().positionals) {
    Script script{path, readScript(session, path, issues), nullptr};
    if (!script.source) continue;
    air::Parsed parsed = air::parse(script.source);
    issues.append(parsed.issues);
    script.air = std::move(parsed.script);
    scripts.push_back(std::move(script));
  }
  code = exitCodeOf(issues);
  if (!issues.hasErrors()) return scripts;
  issues.sort();
  session.report(issues, true);
  return {};
}

struct Stats {
  size_t bytes = 0, compact = 0;  // as it is; with as few blanks as possible
  uint64_t instructions = 0, depth = 0;
  Counts kinds, services, peers;
  std::set<std::string, std::less<>> scalars, streams, maps, canons;
};

void variable(Stats& stats, const air::Operand& operand) {
  switch (operand.kind) {
  case air::OperandKind::Scalar: stats.scalars.emplace(operand.text); break;
  case air::OperandKind::Stream: stats.streams.emplace(operand.text); break;
  case air::OperandKind::StreamMap: stats.maps.emplace(operand.text); break;
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: stats.canons.emplace(operand.text); break;
  case air::OperandKind::InitPeerId:
  case air::OperandKind::Timestamp:
  case air::OperandKind::Ttl:
  case air::OperandKind::LastError:
  case air::OperandKind::Error:
  case air::OperandKind::String:
  case air::OperandKind::Int:
  case air::OperandKind::Float:
  case air::OperandKind::Bool:
  case air::OperandKind::EmptyArray: break;
  }
}

/// A text without its quotes, anything else as it is written.
std::string plain(const air::Operand& operand) {
  return operand.kind == air::OperandKind::String ? std::string(operand.text) : air::printOperand(operand);
}

void count(Stats& stats, const air::Instr& instr) {
  ++stats.instructions;
  ++stats.kinds[std::string(air::keyword(instr.kind))];
  switch (instr.kind) {
  case air::Kind::Call: {
    const auto& call = static_cast<const air::Call&>(instr);
    ++stats.peers[plain(call.peer)];
    ++stats.services[fmt::format("{}.{}", plain(call.service), plain(call.function))];
    if (call.output) variable(stats, *call.output);
    break;
  }
  case air::Kind::Canon: {
    const auto& canon = static_cast<const air::Canon&>(instr);
    ++stats.peers[plain(canon.peer)];
    variable(stats, canon.stream);
    variable(stats, canon.target);
    break;
  }
  case air::Kind::Ap: variable(stats, static_cast<const air::Ap&>(instr).target); break;
  case air::Kind::ApMap: variable(stats, static_cast<const air::ApMap&>(instr).target); break;
  case air::Kind::New: variable(stats, static_cast<const air::New&>(instr).variable); break;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Xor:
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Fold:
  case air::Kind::Next:
  case air::Kind::Fail:
  case air::Kind::Null:
  case air::Kind::Never: break;
  }
}

Stats statsOf(const Script& script) {
  Stats stats;
  stats.bytes = script.source->text().size();
  stats.compact = air::printCompact(*script.air->root).size();
  std::vector<std::pair<const air::Instr*, uint64_t>> open{{script.air->root, 1}};
  while (!open.empty()) {
    auto [instr, depth] = open.back();
    open.pop_back();
    stats.depth = std::max(stats.depth, depth);
    count(stats, *instr);
    for (const air::Instr* child : air::children(*instr))
      if (child) open.emplace_back(child, depth + 1);
  }
  return stats;
}

/// Most frequent first.
std::vector<std::pair<std::string, uint64_t>> ranked(const Counts& counts) {
  std::vector<std::pair<std::string, uint64_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

constexpr size_t kLongestName = 100;

std::string statsText(const Script& script, const Stats& stats) {
  std::string text =
      fmt::format("{}: {}, {} without layout, {}, depth {}\n", base::printable(script.path),
                  plural(stats.bytes, "byte"), stats.compact, plural(stats.instructions, "instruction"), stats.depth);
  auto table = [&](std::string_view title, const Counts& counts) {
    if (counts.empty()) return;
    text += fmt::format("  {}\n", title);
    for (const auto& [name, number] : ranked(counts))
      text += fmt::format("  {:>6}  {}\n", number, base::shortened(base::printable(name), kLongestName));
  };
  table("instructions", stats.kinds);
  table("peers", stats.peers);
  table("services", stats.services);
  text += fmt::format("  variables\n  {:>6}  scalars\n  {:>6}  streams\n  {:>6}  maps\n  {:>6}  canons\n",
                      stats.scalars.size(), stats.streams.size(), stats.maps.size(), stats.canons.size());
  return text;
}

Value countsJson(const Counts& counts) {
  std::vector<std::pair<std::string, Value>> members;
  for (const auto& [name, number] : counts) members.emplace_back(name, Value::unsignedInteger(number));
  return Value::object(std::move(members));
}

Value statsJson(const Script& script, const Stats& stats) {
  return Value::object({{"file", Value::string(script.path)},
                        {"bytes", Value::unsignedInteger(stats.bytes)},
                        {"compact_bytes", Value::unsignedInteger(stats.compact)},
                        {"instruction_count", Value::unsignedInteger(stats.instructions)},
                        {"depth", Value::unsignedInteger(stats.depth)},
                        {"instructions", countsJson(stats.kinds)},
                        {"peers", countsJson(stats.peers)},
                        {"services", countsJson(stats.services)},
                        {"variables", countsJson({{"scalars", stats.scalars.size()},
                                                  {"streams", stats.streams.size()},
                                                  {"maps", stats.maps.size()},
                                                  {"canons", stats.canons.size()}})}});
}

}  // namespace

ExitCode runAirStats(const Session& session) {
  ExitCode code = ExitCode::Done;
  std::vector<Script> scripts = readScripts(session, code);
  if (scripts.empty()) return code;
  values::Array items;
  for (const Script& script : scripts) {
    Stats stats = statsOf(script);
    if (session.forMachines()) items.push_back(statsJson(script, stats));
    else session.result(statsText(script, stats));
  }
  if (session.forMachines())
    session.result(
        Value::object({{"format", Value::string("aqua/air-stats/1")}, {"scripts", Value::array(std::move(items))}}));
  return code;
}

ExitCode runAirDiff(const Session& session) {
  ExitCode code = ExitCode::Done;
  std::vector<Script> scripts = readScripts(session, code);
  if (scripts.empty()) return code;
  // Layout and comments make no difference.
  std::string before = air::printPretty(*scripts[0].air->root), after = air::printPretty(*scripts[1].air->root);
  std::string changes = format::unifiedDiff("", before, after);
  bool equal = changes.empty();
  if (!equal) {  // its first lines name the files
    constexpr std::string_view kNames = "--- \n+++ \n";
    changes = fmt::format("--- {}\n+++ {}\n{}", base::printable(scripts[0].path), base::printable(scripts[1].path),
                          base::printableLines(changes).substr(kNames.size()));
  }
  if (session.forMachines())
    session.result(Value::object({{"format", Value::string("aqua/air-diff/1")},
                                  {"equal", Value::boolean(equal)},
                                  {"changes", Value::string(changes)}}));
  else session.result(changes);
  if (equal) session.say("the same instructions");
  return equal ? ExitCode::Done : ExitCode::ProgramFault;
}

}  // namespace aqua::cli
