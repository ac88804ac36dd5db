// `aqua run`: one function, compiled and executed on simulated peers.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "runtime/sim/sim.h"
#include "tools/cli/call.h"
#include "tools/cli/recording.h"
#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;
using diagnostics::SourceFilePtr;
using diagnostics::Span;

/// Everything that the command line says about a run, and what it points into.
struct World {
  std::vector<SourceFilePtr> sources;
  sim::Scenario scenario;
  Value data;
  bool hasData = false;
};

/// An option whose value cannot be understood ends the command.
struct Refused {
  UsageError error;
};

std::optional<Value> readData(const Session& session, std::string_view text, DiagnosticList& issues) {
  std::string content(text);
  if (text.starts_with('@')) {
    std::string path(text.substr(1));
    modules::ReadResult read = session.environment().files->read(path);
    if (!read.text) {
      issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
      return std::nullopt;
    }
    content = std::move(*read.text);
  }
  values::JsonError error;
  auto value = values::parseJson(content, &error);
  if (!value) throw Refused{{fmt::format("`--data` is no JSON: {}", error.message()), ""}};
  if (!value->isObject())
    throw Refused{{"`--data` is no JSON object, expected values by name", "for example --data '{\"name\": \"Ada\"}'"}};
  return value;
}

sim::Behaviour readReply(std::string_view option, std::string_view reply) {
  using sim::Behaviour;
  if (reply == "echo") return Behaviour::of(Behaviour::Kind::FirstArg);
  if (reply == "silent") return Behaviour::of(Behaviour::Kind::Silent);
  if (reply.starts_with("error:")) {
    std::string_view rest = reply.substr(6);
    if (size_t colon = rest.find(':'); colon != std::string_view::npos)
      if (auto code = readNumber(rest.substr(0, colon)); code && *code > 0 && *code <= INT32_MAX)
        return Behaviour::error(static_cast<int32_t>(*code), std::string(rest.substr(colon + 1)));
    return Behaviour::error(1, std::string(rest));
  }
  values::JsonError error;
  if (auto value = values::parseJson(reply, &error)) return Behaviour::returns(std::move(*value));
  throw Refused{{fmt::format("`--service {}`: `{}` is no reply: {}", option, reply, error.message()),
                 "expected JSON (texts in double quotes), echo, error:TEXT, error:CODE:TEXT or silent"}};
}

/// `ID.FUNCTION=REPLY` or `ID.FUNCTION@PEER=REPLY`.
sim::Service readService(std::string_view option) {
  size_t equals = option.find('=');
  std::string_view name = option.substr(0, equals);
  size_t at = name.rfind('@');
  std::string_view path = name.substr(0, at);
  size_t dot = path.rfind('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 || dot + 1 == path.size())
    throw Refused{
        {fmt::format("`--service {}`, expected ID.FUNCTION=REPLY", option), "for example --service 'bank.move=true'"}};
  sim::Service service;
  service.id = path.substr(0, dot);
  if (at != std::string_view::npos) service.on.emplace_back(name.substr(at + 1));
  service.functions.emplace_back(path.substr(dot + 1), readReply(option, option.substr(equals + 1)));
  return service;
}

void addPeers(const Session& session, sim::Scenario& scenario) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(OptionId::Relay)) {
    const std::string& name = arguments.of(OptionId::Relay).back();
    if (!scenario.find(name)) {
      // The relay of a world that nobody described is renamed; a described world has its own peers.
      auto relay = std::find_if(scenario.peers.begin(), scenario.peers.end(),
                                [](const sim::Peer& peer) { return peer.kind == sim::PeerKind::Relay; });
      if (relay == scenario.peers.end() || arguments.has(OptionId::Scenario))
        throw Refused{{fmt::format("`--relay {}`: the scenario has no such peer", name), ""}};
      for (sim::Peer& peer : scenario.peers)
        if (peer.relay == relay->name) peer.relay = name;
      relay->name = name;
    } else {
      for (sim::Peer& peer : scenario.peers)
        if (peer.kind == sim::PeerKind::Client) peer.relay = name;
    }
  }
  if (arguments.has(OptionId::NoRelay))
    for (sim::Peer& peer : scenario.peers)
      if (peer.kind == sim::PeerKind::Client) peer.relay.clear();
  for (const std::string& name : arguments.of(OptionId::Peer)) {
    sim::Peer peer;
    peer.name = name;
    scenario.peers.push_back(std::move(peer));
  }
}

/// False when something was reported.
bool readWorld(const Session& session, World& world, DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  world.scenario = sim::plainScenario();
  if (arguments.has(OptionId::Scenario)) {
    const std::string& path = arguments.of(OptionId::Scenario).back();
    modules::ReadResult read = session.environment().files->read(path);
    if (!read.text) {
      issues.report(Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
      return false;
    }
    world.sources.push_back(std::make_shared<SourceFile>(path, std::move(*read.text)));
    sim::ScenarioParsed parsed = sim::parseScenario(world.sources.back());
    issues.append(parsed.issues);
    if (parsed.issues.hasErrors()) return false;
    world.scenario = std::move(parsed.scenario);
  }
  addPeers(session, world.scenario);
  std::vector<sim::Service> services;
  for (const std::string& option : arguments.of(OptionId::Service)) services.push_back(readService(option));
  // What the command line says comes before what the scenario says.
  world.scenario.services.insert(world.scenario.services.begin(), services.begin(), services.end());
  if (arguments.has(OptionId::Seed)) {
    const std::string& text = arguments.of(OptionId::Seed).back();
    auto seed = readNumber(text);
    if (!seed) throw Refused{{fmt::format("`--seed {}`, expected a number", text), ""}};
    world.scenario.seed = *seed;
  }
  if (std::string wrong = sim::whatIsWrong(world.scenario); !wrong.empty()) throw Refused{{wrong, ""}};
  for (const std::string& text : arguments.of(OptionId::Data)) {
    auto data = readData(session, text, issues);
    if (!data) return false;
    if (world.hasData) {
      std::vector<std::pair<std::string, Value>> both(world.data.asObject());
      both.insert(both.end(), data->asObject().begin(), data->asObject().end());
      data = Value::object(std::move(both));
    }
    world.data = std::move(*data);
    world.hasData = true;
  }
  return true;
}

std::optional<sim::Micros> readTtl(const Arguments& arguments) {
  if (!arguments.has(OptionId::Ttl)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Ttl).back();
  auto ttl = sim::parseDuration(text);
  if (!ttl || *ttl == 0)
    throw Refused{{fmt::format("`--ttl {}`, expected a duration such as `500ms` or `10s`", text), ""}};
  return ttl;
}

/// From places in the AIR text back to Aqua.
class Places {
 public:
  Places(const air::Script& script, std::vector<driver::SourceMapEntry> map) : script_(script), map_(std::move(map)) {}

  Span of(air::Place place) const {
    auto after = std::upper_bound(map_.begin(), map_.end(), place.begin,
                                  [](uint32_t at, const driver::SourceMapEntry& entry) { return at < entry.offset; });
    return after == map_.begin() ? Span{} : std::prev(after)->span;
  }

  /// The first instruction that is written like this, as errors quote it.
  Span ofInstruction(std::string_view text) const {
    std::vector<const air::Instr*> rest{script_.root};
    while (!rest.empty()) {
      const air::Instr* instr = rest.back();
      rest.pop_back();
      if (air::printInstruction(*instr) == text) return of(instr->place);
      auto parts = air::children(*instr);
      for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        if (*part) rest.push_back(*part);
    }
    return {};
  }

 private:
  const air::Script& script_;
  std::vector<driver::SourceMapEntry> map_;
};

std::string waitText(const sim::Wait& wait) {
  using For = vm::Waiting::For;
  std::string text;
  switch (wait.what.what) {
  case For::Peer: text = fmt::format("{} waits for {}", wait.peer, wait.what.detail); break;
  case For::Result:
    text = wait.service.empty()
               ? fmt::format("{} waits for the answer of a service", wait.peer)
               : fmt::format("{} waits for the answer of {}.{}", wait.peer, wait.service, wait.function);
    break;
  case For::Variable: text = fmt::format("{} waits for this value", wait.peer); break;
  case For::Stream:
    text = fmt::format("{} waits for more values in this stream, which has {}", wait.peer, wait.what.have);
    break;
  case For::Never: text = fmt::format("{} waits for something that never comes", wait.peer); break;
  }
  switch (wait.cause) {
  case sim::Cause::None: break;
  case sim::Cause::PeerUnknown: text += ", and there is no such peer"; break;
  case sim::Cause::PeerUnreachable: text += fmt::format(", which cannot be reached from {}", wait.via); break;
  case sim::Cause::PeerFailed: text += ", whose interpreter failed"; break;
  case sim::Cause::ServiceSilent: text += ", which never comes"; break;
  case sim::Cause::ServiceSlow: text += ", which would come later"; break;
  }
  return text;
}

std::string_view limitName(const sim::RunResult& run) {
  if (run.limit == "steps") return "too many interpreter runs (`limits.steps`)";
  if (run.limit == "hops") return "too many messages (`limits.hops`)";
  return "too much virtual time (`limits.time`)";
}

/// What a run that gave no result ended with, as a diagnostic in the user's source.
void reportEnding(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, sim::Micros ttl,
                  DiagnosticList& issues) {
  auto waiting = [&](Code code, std::string_view key, std::string_view value) {
    Span primary = run.waits.empty() ? Span{} : places.of(run.waits.front().what.place);
    std::string first = run.waits.empty() ? std::string() : book.withNames(waitText(run.waits.front()));
    diagnostics::Reported reported = issues.report(code, primary);
    reported.arg("wait", primary ? first : std::string());
    if (!key.empty()) reported.arg(key, value);
    if (!primary && !first.empty()) reported.note(first);
    for (size_t i = 1; i < run.waits.size(); ++i) {
      std::string text = book.withNames(waitText(run.waits[i]));
      Span place = places.of(run.waits[i].what.place);
      place&& place != primary ? reported.label(place, text) : reported.note(text);
    }
    for (const sim::Failure& failure : run.failures)
      reported.note(fmt::format("the interpreter of {} failed with {}: {}", failure.peer, failure.code,
                                book.withNames(failure.message)));
  };
  switch (run.ending) {
  case sim::Ending::Value: return;
  case sim::Ending::Stuck: return waiting(Code::WorkflowStuck, "", "");
  case sim::Ending::Expired: return waiting(Code::WorkflowExpired, "ttl", sim::durationText(ttl));
  case sim::Ending::Budget: return waiting(Code::WorkflowBudget, "limit", limitName(run));
  case sim::Ending::Error: break;
  }
  auto text = [&](std::string_view key) {
    const Value* member = run.error.find(key);
    return member && member->isString() ? book.withNames(member->asString()) : std::string();
  };
  const Value* instruction = run.error.find("instruction");
  Span span = instruction && instruction->isString() ? places.ofInstruction(instruction->asString()) : Span{};
  std::string message = text("message");
  diagnostics::Reported reported = issues.report(Code::WorkflowError, span)
                                       .arg("message", message.empty() ? book.withNames(run.error.text()) : message);
  if (const Value* code = run.error.find("error_code")) reported.note(fmt::format("error code {}", code->text()));
  if (std::string peer = text("peer_id"); !peer.empty()) reported.note(fmt::format("on {}", peer));
}

std::string valuesText(const std::vector<Value>& values) {
  if (values.empty()) return {};
  if (values.size() == 1) return values.front().text() + "\n";
  return Value::array(values).text() + "\n";
}

ExitCode exitCodeOf(sim::Ending ending) {
  switch (ending) {
  case sim::Ending::Value: return ExitCode::Done;
  case sim::Ending::Error: return ExitCode::WorkflowError;
  case sim::Ending::Stuck:
  case sim::Ending::Expired:
  case sim::Ending::Budget: return ExitCode::WorkflowStuck;
  }
  return ExitCode::Internal;
}

/// Lines of the timeline that tell a person something: where the particle goes, what is asked and answered.
bool isTold(const sim::Event& event) {
  switch (event.kind) {
  case sim::EventKind::Step: return event.code != 0;
  case sim::EventKind::Sent: return false;  // its arrival is told
  case sim::EventKind::Requested:
  case sim::EventKind::Answered: return event.service != "getDataSrv" && event.service != "callbackSrv";
  case sim::EventKind::Called:
  case sim::EventKind::Received:
  case sim::EventKind::Lost:
  case sim::EventKind::Printed:
  case sim::EventKind::Ended: return true;
  }
  return true;
}

void unknownFunction(const driver::Compiled& compiled, const std::string& file, const std::string& name, Span span,
                     DiagnosticList& issues) {
  std::vector<std::string_view> exported;
  for (const ir::Export& one : compiled.program->exports)
    if (one.function) exported.push_back(one.name);
  diagnostics::Reported reported = issues.report(Code::CallUnknownFunction, span);
  reported.arg("file", file).arg("name", name);
  if (std::string_view near = nearest(name, exported); !near.empty())
    reported.help(fmt::format("did you mean `{}`?", near));
  else if (exported.empty()) reported.help(fmt::format("`export {}` below the header exports it", name));
  else reported.help(fmt::format("it exports `{}`", fmt::join(exported, "`, `")));
}

ExitCode runFunction(const Session& session) {
  const Arguments& arguments = session.arguments();
  const std::vector<std::string>& words = arguments.positionals;
  if (words.empty() || words.size() > 2)
    return session.usage({fmt::format("{}, expected a file and a call", plural(words.size(), "argument")),
                          "for example aqua run hello.aqua 'greet(\"Ada\")'"});
  const std::string& path = words.front();

  DiagnosticList issues;
  World world;
  auto refuse = [&] {
    session.report(issues, true);
    ExitCode code = cli::exitCodeOf(issues);
    // Scenario and call belong to the command line.
    return code == ExitCode::ProgramFault ? ExitCode::UsageFault : code;
  };
  if (!readWorld(session, world, issues)) return refuse();
  std::optional<sim::Micros> ttl = readTtl(arguments);
  sim::PeerBook book(world.scenario);
  CallContext context{world.hasData ? &world.data : nullptr, &book};

  std::optional<CallText> text;
  std::string name;
  if (words.size() == 2) {
    text = readCallText(words[1], issues);
    name = text->function;
  } else if (world.scenario.call && !world.scenario.call->function.empty()) {
    name = world.scenario.call->function;
  } else {
    return session.usage(
        {"no call, expected for example 'greet(\"Ada\")'", "a scenario may have a `[[call]]` as well"});
  }
  if (issues.hasErrors()) return refuse();

  driver::Compiled compiled = driver::compile(*session.environment().files, path, session.settings().compile, name);
  if (!compiled.ok() || !compiled.issues.empty()) session.report(compiled.issues, true);
  if (!compiled.ok()) return cli::exitCodeOf(compiled.issues);
  const driver::CompiledFunction* function = compiled.find(name);
  if (!function) {
    unknownFunction(compiled, path, name, text ? text->parsed.value->span : Span{}, issues);
    return refuse();
  }

  sim::Invocation invocation;
  if (text) invocation.args = argumentsOf(*text, *function, context, issues);
  else invocation.args = argumentsOf(world.scenario.call->args.value_or(Value::object({})), *function, context, issues);
  if (issues.hasErrors()) return refuse();
  for (const driver::Parameter& param : function->params)
    if (param.callback) invocation.callbacks.push_back({param.name, param.callbackAnswers, std::nullopt});
  invocation.answers = !function->results.empty();
  invocation.ttl = ttl;

  // The simulator runs what a peer would get: text. Its places lead back to the source.
  std::vector<driver::SourceMapEntry> map;
  auto airText = std::make_shared<SourceFile>(name + ".air", function->airCompact(&map));
  air::Parsed air = air::parse(airText);
  invocation.script = std::shared_ptr<const air::Script>(std::move(air.script));
  Places places(*invocation.script, std::move(map));

  Recording recording(world.scenario, book);
  bool records = arguments.has(OptionId::Record);
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    if (records) recording.add(event);
    if (session.settings().verbose ? isTold(event) : event.kind == sim::EventKind::Printed)
      session.say(sim::eventText(event, world.scenario, book));
  };
  sim::RunResult run = sim::simulate(world.scenario, invocation, options);

  DiagnosticList ending;
  sim::Micros life = ttl                   ? *ttl
                     : world.scenario.call ? world.scenario.call->ttl.value_or(sim::kDefaultTtl)
                                           : sim::kDefaultTtl;
  reportEnding(run, book, places, life, ending);
  if (!ending.empty()) session.report(ending, true);
  if (run.ending == sim::Ending::Value) session.result(valuesText(run.values));
  session.say(fmt::format("ran {} on {}: {}, {}, {} virtual, seed {}, in {}", name, plural(run.stats.peers, "peer"),
                          plural(run.stats.hops, "hop"), plural(run.stats.calls, "service call"),
                          sim::durationText(run.stats.time), world.scenario.seed, session.elapsed()));
  if (records) {
    const std::string& file = arguments.of(OptionId::Record).back();
    std::string lines = recording.finish(name, run);
    if (std::string reason = session.environment().outputs->write(file, lines); !reason.empty()) {
      session.complain(fmt::format("cannot write `{}`: {}", file, reason));
      return worst(ExitCode::FileFault, exitCodeOf(run.ending));
    }
  }
  return exitCodeOf(run.ending);
}

}  // namespace

ExitCode runRun(const Session& session) {
  try {
    return runFunction(session);
  } catch (const Refused& refused) {
    return session.usage(refused.error);
  }
}

}  // namespace aqua::cli
