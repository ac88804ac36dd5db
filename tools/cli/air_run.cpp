// `aqua air run`: one step of a script on one peer, or a stream of them for other programs.
#include <algorithm>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/printable.h"
#include "runtime/data/codec/codec.h"
#include "runtime/vm/heat.h"
#include "tools/cli/air_engine.h"
#include "tools/cli/air_verbs.h"
#include "tools/cli/particle_file.h"

namespace aqua::cli {

namespace {

using crypto::Bytes;
using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;
using diagnostics::SourceFilePtr;
using values::Value;

ExitCode serve(const Session& session, values::BudgetLimits limits) {
  std::string line;
  std::ostream& out = *session.environment().out;
  while (std::getline(*session.environment().in, line)) {
    if (line.empty()) continue;
    std::string answer = answerRequest(line, limits);
    out << (answer += '\n') << std::flush;
    if (!out) return ExitCode::FileFault;
  }
  DiagnosticList issues;
  if (session.environment().in->bad())
    issues.report(Code::FileNotFound, {}).arg("path", "<stdin>").arg("reason", "it broke off");
  session.report(issues, true);
  return exitCodeOf(issues);
}

/// `${peer.NAME}` becomes the id of the peer that has that name.
std::string withPeerIds(std::string_view text, PeerNaming& names) {
  constexpr std::string_view kOpen = "${peer.";
  std::string out;
  for (;;) {
    size_t begin = text.find(kOpen);
    size_t end = begin == std::string_view::npos ? begin : text.find('}', begin);
    if (end == std::string_view::npos) return out.append(text);
    std::string name(text.substr(begin + kOpen.size(), end - begin - kOpen.size()));
    names.add(name);
    out.append(text.substr(0, begin)).append(PeerNaming::keyOf(name).peerId());
    text.remove_prefix(end + 1);
  }
}

struct Step {
  SourceFilePtr script;
  std::unique_ptr<air::Script> parsed;  // null pointer: it has errors
  Bytes previous, current;
  crypto::KeyPair key = crypto::KeyPair::fromText("");
  vm::Invocation invocation;
  PeerNaming names;
};

/// Members of `step` that views point into have to stay where they are.
std::optional<UsageError> readResults(const Session& session, Step& step, DiagnosticList& issues) {
  std::string text = session.arguments().last(OptionId::CallResults, "{}");
  if (text.starts_with('@')) {
    std::string path = text.substr(1);
    std::optional<std::string> content = session.read(path, issues);
    if (!content) return std::nullopt;
    text = std::move(*content);
  }
  auto json = values::parseJson(text);
  std::string problem;
  if (!json) {
    problem = json.error().message();
  } else if (auto results = readCallResults(*json)) {
    step.invocation.results = std::move(*results);
    return std::nullopt;
  } else {
    problem = results.error();
  }
  return UsageError{fmt::format("`--call-results`: {}", problem),
                    "for example --call-results '{\"1\": {\"result\": \"hello\"}}'"};
}

void readData(const Session& session, OptionId option, Bytes& into, DiagnosticList& issues) {
  if (!session.arguments().has(option)) return;
  if (auto bytes = readParticleBytes(session, session.arguments().of(option).back(), issues)) into = std::move(*bytes);
}

void readStep(const Session& session, const std::string& path, Step& step, DiagnosticList& issues) {
  SourceFilePtr source = readScript(session, path, issues);
  if (source) {
    step.script = std::make_shared<SourceFile>(source->path(), withPeerIds(source->text(), step.names));
    air::Parsed parsed = air::parse(step.script);
    issues.append(parsed.issues);
    step.parsed = std::move(parsed.script);
  }
  readData(session, OptionId::Previous, step.previous, issues);
  readData(session, OptionId::Current, step.current, issues);
  std::string peer = session.arguments().last(OptionId::StepPeer, "client");
  std::string init = session.arguments().last(OptionId::Init, peer);
  step.names.add(peer);
  step.names.add(init);
  step.key = PeerNaming::keyOf(peer);
  vm::Params& params = step.invocation.params;
  params.currentPeerId = step.key.peerId();
  params.initPeerId = PeerNaming::keyOf(init).peerId();
  params.timestamp = 0;
  params.ttl = 60'000;
  params.particleId = session.arguments().last(OptionId::StepParticle, "particle");
}

std::string describe(const vm::InvocationOutcome& outcome, const PeerNaming& names) {
  std::string text =
      outcome.code == 0 ? "code 0\n" : fmt::format("code {}: {}\n", outcome.code, base::printable(outcome.message));
  for (const vm::CallRequest& request : outcome.requests) {
    std::string arguments;
    for (const values::Value& argument : request.args)
      arguments += fmt::format("{}{}", arguments.empty() ? "" : ", ", argument.text());
    std::string call = fmt::format("{}.{}({})", request.service, request.function, arguments);
    text += fmt::format("call {}: {}\n", request.id, base::printable(call));
  }
  for (const std::string& peer : outcome.nextPeers)
    text += fmt::format("next peer: {}\n", base::printable(names(peer)));
  data::Decoded decoded = data::decode(outcome.data);
  if (!decoded.data) return text;
  text += fmt::format("data: {}\n", plural(outcome.data.size(), "byte"));
  constexpr size_t kLongestValue = 100;
  size_t index = 0;
  for (const std::string& line : data::traceLines(*decoded.data, names, kLongestValue))
    text += fmt::format("  {:>4}  {}\n", index++, line);
  return text;
}

/// visit(instruction, depth), as they are written.
template <class Visit> void eachInstruction(const air::Script& script, Visit visit) {
  std::vector<std::pair<const air::Instr*, size_t>> open{{script.root, 0}};
  while (!open.empty()) {
    auto [instr, depth] = open.back();
    open.pop_back();
    visit(*instr, depth);
    auto [first, second] = air::children(*instr);
    if (second) open.emplace_back(second, depth + 1);
    if (first) open.emplace_back(first, depth + 1);
  }
}

std::string heatText(const Step& step, const vm::Heat& heat) {
  constexpr size_t kDeepest = 40, kLongest = 100;
  std::string text = "   times   done  waits failed\n";
  auto number = [](uint64_t count) { return count == 0 ? "-" : std::to_string(count); };
  eachInstruction(*step.parsed, [&](const air::Instr& instr, size_t depth) {
    vm::Heat::Counts counts = heat.at(instr.place);
    std::string head = air::printInstruction(instr);
    head.erase(head.find_last_not_of(' ') + 1);
    head = base::shortened(base::printable(head), kLongest);
    text += fmt::format("{:>8} {:>6} {:>6} {:>6}  {:>{}}{}\n", number(counts.begun), number(counts.done),
                        number(counts.waiting), number(counts.failed), "", std::min(depth, kDeepest), head);
  });
  return text;
}

std::string heatJson(const Step& step, const vm::Heat& heat) {
  values::Array rows;
  auto number = [](uint64_t count) { return Value::unsignedInteger(count); };
  eachInstruction(*step.parsed, [&](const air::Instr& instr, size_t) {
    vm::Heat::Counts counts = heat.at(instr.place);
    diagnostics::LineColumn at = step.script->lineColumn(instr.place.begin);
    rows.push_back(Value::object({{"line", number(at.line)},
                                  {"column", number(at.column)},
                                  {"instruction", Value::string(air::keyword(instr.kind))},
                                  {"times", number(counts.begun)},
                                  {"done", number(counts.done)},
                                  {"waits", number(counts.waiting)},
                                  {"failed", number(counts.failed)}}));
  });
  return Value::array(std::move(rows)).text();
}

ExitCode endedWith(int64_t code) {
  if (code == 0) return ExitCode::Done;
  return code <= 10 ? ExitCode::ProgramFault : ExitCode::WorkflowError;
}

void reportBudget(const Session& session, const vm::Exceeded& exceeded, const SourceFile& script) {
  DiagnosticList over;
  air::Place place = exceeded.place;
  diagnostics::Span span = place.end > 0 ? diagnostics::Span{&script, place.begin, place.end} : diagnostics::Span();
  over.report(Code::WorkflowBudget, span).arg("limit", vm::limitText(exceeded)).arg("wait", "here");
  session.report(over, true);
}

/// Views into `step`.
void fillIn(Step& step, values::BudgetLimits limits) {
  step.invocation.air = step.script->text();
  step.invocation.previous = step.previous;
  step.invocation.current = step.current;
  step.invocation.secretKey = step.key.seed();
  step.invocation.budget = limits;
}

}  // namespace

ExitCode runAirRun(const Session& session) {
  const std::vector<std::string>& paths = session.arguments().positionals;
  values::BudgetLimits limits;
  if (auto wrong = readLimits(session.arguments(), limits)) return session.usage(*wrong);
  if (session.arguments().has(OptionId::Batch)) {
    if (!paths.empty()) return session.usage({"a file beside `--batch`, whose requests bring their scripts", ""});
    return serve(session, limits);
  }
  if (paths.empty())
    return session.usage({"no file, expected `aqua air run FILE`", "`--batch` reads requests instead"});
  Step step;
  DiagnosticList issues;
  readStep(session, paths.front(), step, issues);
  if (auto error = readResults(session, step, issues)) return session.usage(*error);
  if (issues.hasErrors()) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  fillIn(step, limits);
  vm::Heat heat;
  bool hot = session.arguments().has(OptionId::Heat);
  if (hot) step.invocation.observer = &heat;
  vm::InvocationOutcome outcome = vm::invoke(step.invocation);

  std::string path = session.arguments().last(OptionId::StepOutput);
  std::string_view data(reinterpret_cast<const char*>(outcome.data.data()), outcome.data.size());
  if (!path.empty() && !session.write(path, data, base::Worth::Source, issues)) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  bool json = session.forMachines();
  if (json)
    session.result(base::printableJson(answerOf(outcome, true, hot ? heatJson(step, heat) : std::string())) + "\n");
  else session.result(describe(outcome, step.names) + (hot ? heatText(step, heat) : std::string()));
  if (!outcome.exceeded) return endedWith(outcome.code);
  reportBudget(session, *outcome.exceeded, *step.script);
  return ExitCode::WorkflowStuck;
}

}  // namespace aqua::cli
