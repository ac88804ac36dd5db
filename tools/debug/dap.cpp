#include "tools/debug/dap.h"

#include <algorithm>

#include <fmt/format.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/diagnostics/writers.h"

namespace aqua::debug {

Wanted describedBy(const Launch& launch) {
  Wanted wanted;
  wanted.program = launch.program;
  wanted.call = launch.call;
  wanted.variant = launch.variant;
  wanted.schedule = launch.schedule;
  wanted.world.scenario = launch.scenario;
  wanted.world.data = launch.data;
  wanted.world.peers = launch.peers;
  wanted.world.services = launch.services;
  wanted.world.callbacks = launch.callbacks;
  wanted.world.seed = launch.seed;
  wanted.test = launch.call.empty();
  return wanted;
}

namespace {

using base::Failure;
using messages::array;
using messages::boolean;
using messages::integer;
using messages::object;
using messages::string;

enum class State : uint8_t { Nothing, Program, Place };

std::optional<State> stateOf(std::string_view command) {
#define AQUA_DAP(Id, name, state) \
  if (command == name) return State::state;
#include "tools/debug/dap_requests.def"
  return std::nullopt;
}

json::Object capabilities() {
  json::Array filters;
  for (size_t i = 0; i < kTroubles; ++i) {
    const auto trouble = static_cast<Trouble>(i);
    const bool byDefault = trouble == Trouble::Uncaught || trouble == Trouble::Stuck;
    filters.push_back(json::Object{
        {"filter", std::string(wordOf(trouble))}, {"label", std::string(labelOf(trouble))}, {"default", byDefault}});
  }
  json::Object body{{"exceptionBreakpointFilters", std::move(filters)}};
  for (const char* name :
       {"supportsConfigurationDoneRequest", "supportsFunctionBreakpoints", "supportsConditionalBreakpoints",
        "supportsHitConditionalBreakpoints", "supportsEvaluateForHovers", "supportsStepBack", "supportsRestartRequest",
        "supportsExceptionInfoRequest", "supportsLogPoints", "supportsTerminateRequest", "supportsDataBreakpoints",
        "supportsBreakpointLocationsRequest", "supportsLoadedSourcesRequest"})
    body[name] = true;
  return body;
}

std::vector<std::string> strings(const json::Object* from, std::string_view key) {
  std::vector<std::string> all;
  if (const json::Array* items = array(from, key))
    for (const json::Value& item : *items)
      if (auto text = item.getAsString()) all.push_back(text->str());
  return all;
}

bool isNamed(const Breakpoint& one) {
  return one.kind == Breakpoint::Kind::Function || one.kind == Breakpoint::Kind::Service ||
         one.kind == Breakpoint::Kind::Arrival;
}

std::string_view wordOf(Stop::Reason reason) {
  switch (reason) {
  case Stop::Reason::Entry: return "entry";
  case Stop::Reason::Step: return "step";
  case Stop::Reason::Breakpoint: return "breakpoint";
  case Stop::Reason::Trouble: return "exception";
  case Stop::Reason::Pause: return "pause";
  case Stop::Reason::End: return "end";
  }
  return {};
}

}  // namespace

// --------------------------------------------------------------------------------------------------------- messages

void Dap::malformed(std::string_view problem) {
  send_(json::Object{{"seq", ++sequence_},
                     {"type", "response"},
                     {"request_seq", 0},
                     {"success", false},
                     {"command", ""},
                     {"message", json::fixUTF8(llvm::StringRef(problem.data(), problem.size()))}});
}

void Dap::handle(const json::Value& message) {
  const json::Object* fields = message.getAsObject();
  auto type = string(fields, "type"), command = string(fields, "command");
  auto number = integer(fields, "seq");
  if (type && *type == "response") return;  // nothing is ever asked
  if (!type || *type != "request" || !command || !number) return malformed("this is no request");
  Answer answer = answerTo(*command, object(fields, "arguments"));
  json::Object response{{"seq", ++sequence_},
                        {"type", "response"},
                        {"request_seq", *number},
                        {"success", static_cast<bool>(answer)},
                        {"command", json::fixUTF8(*command)}};
  if (answer) response["body"] = std::move(*answer);
  else response["message"] = json::fixUTF8(answer.error());
  send_(std::move(response));
  if (After after = std::exchange(after_, {})) after();
}

Dap::Answer Dap::answerTo(std::string_view command, Params params) {
  auto state = stateOf(command);
  if (!state) return Failure{fmt::format("there is no request `{}`", command)};
  if (command != "initialize" && !initialized_) return Failure{std::string("`initialize` comes first")};
  if (*state != State::Nothing && !debugger_) return Failure{std::string("nothing was launched")};
  if (*state == State::Place && !started_)
    return Failure{std::string("the run has not begun: `configurationDone` is missing")};
#define AQUA_DAP(Id, name, state) \
  if (command == name) return on##Id(params);
#include "tools/debug/dap_requests.def"
  return Failure{std::string("there is no such request")};
}

void Dap::event(std::string_view name, json::Object body) {
  send_(json::Object{{"seq", ++sequence_}, {"type", "event"}, {"event", std::string(name)}, {"body", std::move(body)}});
}

void Dap::output(std::string_view category, std::string text) {
  event("output", json::Object{{"category", std::string(category)}, {"output", json::fixUTF8(text + "\n")}});
}

std::string Dap::withNames(std::string_view text) const {
  return json::fixUTF8(target_->image().book().withNames(text));
}

// ------------------------------------------------------------------------------------------------ begin and end

Dap::Answer Dap::onInitialize(Params params) {
  if (initialized_) return Failure{std::string("it was initialized before")};
  if (string(params, "pathFormat").value_or("path") != "path")
    return Failure{std::string("files are named by `path` here, not by another `pathFormat`")};
  linesFrom1_ = boolean(params, "linesStartAt1").value_or(true);
  columnsFrom1_ = boolean(params, "columnsStartAt1").value_or(true);
  initialized_ = true;
  return json::Value(capabilities());
}

base::Result<Launch> Dap::launchOf(Params params) const {
  Launch launch;
  for (auto [key, into] : {std::pair{"program", &launch.program},
                           {"call", &launch.call},
                           {"scenario", &launch.scenario},
                           {"variant", &launch.variant},
                           {"schedule", &launch.schedule},
                           {"recording", &launch.recording}}) {
    const json::Value* given = params ? params->get(key) : nullptr;
    if (given && !given->getAsString()) return Failure{fmt::format("`{}` is no text", key)};
    *into = string(params, key).value_or("");
  }
  launch.peers = strings(params, "peers");
  launch.services = strings(params, "services");
  launch.callbacks = strings(params, "callbacks");
  if (const json::Object* data = object(params, "data")) {
    std::string text;
    llvm::raw_string_ostream(text) << json::Value(json::Object(*data));
    launch.data.push_back(std::move(text));
  }
  if (auto file = string(params, "data")) launch.data.push_back(std::move(*file));
  if (auto seed = integer(params, "seed"); seed && *seed >= 0) launch.seed = static_cast<uint64_t>(*seed);
  launch.stopOnEntry = boolean(params, "stopOnEntry").value_or(false);
  if (launch.program.empty() && launch.scenario.empty() && launch.recording.empty())
    return Failure{std::string("`launch` needs a `program`, a `scenario` or a `recording`")};
  return launch;
}

std::string Dap::refusal(const Target& target) const {
  if (target.refused()) return target.refused()->message;
  std::string text = diagnostics::writeText(target.issues());
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

Dap::Answer Dap::onLaunch(Params params) {
  if (debugger_) return Failure{std::string("something was launched before")};
  auto launch = launchOf(params);
  if (!launch) return Failure{launch.error()};
  launch_ = std::move(*launch);
  auto wanted = options_.wantedOf(launch_);
  if (!wanted) return Failure{wanted.error()};
  auto target = std::make_unique<Target>(*options_.files, std::move(*wanted));
  if (!target->open()) return Failure{refusal(*target)};
  target_ = std::move(target);
  debugger_ = std::make_unique<Debugger>(*target_, options_.outside(target_->world()));
  debugger_->paused = options_.paused;
  debugger_->tell = [this](const std::string& text) { output("console", withNames(text)); };
  after_ = [this] {
    if (!target_->issues().empty()) output("console", refusal(*target_));
    event("initialized", json::Object{});
  };
  return json::Value(nullptr);
}

Dap::Answer Dap::onConfigurationDone(Params params) {
  if (started_) return Failure{std::string("the run has begun already")};
  started_ = true;
  return onRestart(params);
}

Dap::Answer Dap::onRestart(Params) {
  return go([this] {
    Stop stop = debugger_->start();
    // Breakpoints at the very first statement count as well.
    return launch_.stopOnEntry ? stop : debugger_->runFromHere();
  });
}

Dap::Answer Dap::onTerminate(Params) {
  after_ = [this] { event("terminated", json::Object{}); };
  return json::Value(nullptr);
}

Dap::Answer Dap::onDisconnect(Params) {
  ended_ = true;
  return json::Value(nullptr);
}

// -------------------------------------------------------------------------------------------------------------- going

void Dap::forget() {
  frames_.clear();
  handles_.clear();
  scopes_.clear();
  trouble_.clear();
}

Dap::Answer Dap::go(std::function<Stop()> how, json::Object body) {
  after_ = [this, how = std::move(how)] {
    forget();
    stopped(how());
  };
  return json::Value(std::move(body));
}

void Dap::stopped(const Stop& stop) {
  uint32_t peer = target_->image().calls().front().initiator;
  if (!debugger_->isAtEnd()) {
    const uint32_t where = debugger_->timeline()[debugger_->place()].peer;
    if (where != kNobody) peer = where;
  }
  json::Object body{{"reason", std::string(wordOf(stop.reason))}, {"threadId", peer + 1}, {"allThreadsStopped", true}};
  if (stop.reason == Stop::Reason::Breakpoint) {
    json::Array ids;
    for (uint32_t id : stop.breakpoints) ids.push_back(id);
    body["hitBreakpointIds"] = std::move(ids);
  }
  if (stop.reason == Stop::Reason::End) body["description"] = "the run has ended";
  if (stop.reason == Stop::Reason::Trouble) trouble_ = stop.text;
  if (!stop.text.empty()) body["text"] = withNames(stop.text);
  if (stop.reason == Stop::Reason::End) output("stdout", withNames(stop.text));
  event("stopped", std::move(body));
}

Dap::Answer Dap::onContinue(Params) {
  if (debugger_->isAtEnd()) {
    after_ = [this] {
      event("terminated", json::Object{});
      event("exited", json::Object{{"exitCode", 0}});
    };
    return json::Value(json::Object{{"allThreadsContinued", true}});
  }
  return go([this] { return debugger_->run(Way::Forwards); }, json::Object{{"allThreadsContinued", true}});
}

Dap::Answer Dap::onReverseContinue(Params) {
  return go([this] { return debugger_->run(Way::Backwards); });
}

Dap::Answer Dap::onNext(Params) {
  return go([this] { return debugger_->step(Step::Over); });
}

Dap::Answer Dap::onStepIn(Params) {
  return go([this] { return debugger_->step(Step::In); });
}

Dap::Answer Dap::onStepOut(Params) {
  return go([this] { return debugger_->step(Step::Out); });
}

Dap::Answer Dap::onStepBack(Params) {
  return go([this] { return debugger_->step(Step::Back); });
}

/// The run has come to a stop before this is read.
Dap::Answer Dap::onPause(Params) { return json::Value(nullptr); }

// -------------------------------------------------------------------------------------------------------- breakpoints

json::Value Dap::placedJson(const Breakpoint& breakpoint, uint32_t id, const Placed& placed) const {
  json::Object one{{"id", id}, {"verified", placed.found}};
  if (breakpoint.kind == Breakpoint::Kind::Line) one["line"] = lineOut(placed.line);
  if (!placed.message.empty()) one["message"] = json::fixUTF8(placed.message);
  return one;
}

json::Array Dap::replace(const std::function<bool(const Breakpoint&)>& which, std::vector<Breakpoint> breakpoints) {
  debugger_->removeAll(which);
  json::Array placed;
  for (Breakpoint& one : breakpoints) {
    Placed place;
    const uint32_t id = debugger_->add(one, place);
    placed.push_back(placedJson(one, id, place));
  }
  return placed;
}

namespace {

void readConditions(const json::Object& given, Breakpoint& breakpoint) {
  breakpoint.condition = string(&given, "condition").value_or("");
  breakpoint.hits = string(&given, "hitCondition").value_or("");
  breakpoint.log = string(&given, "logMessage").value_or("");
}

/// Nothing: `key` is no list of objects.
std::optional<std::vector<const json::Object*>> objects(const json::Object* params, std::string_view key) {
  const json::Array* items = array(params, key);
  if (!items) return std::nullopt;
  std::vector<const json::Object*> all;
  for (const json::Value& item : *items) {
    if (!item.getAsObject()) return std::nullopt;
    all.push_back(item.getAsObject());
  }
  return all;
}

Failure<std::string> missing(std::string_view what) { return {fmt::format("`{}` is missing", what)}; }

}  // namespace

Dap::Answer Dap::onSetBreakpoints(Params params) {
  const json::Object* source = object(params, "source");
  if (!source) return missing("source");
  const std::string path = pathOf(source);
  if (path.empty()) return Failure{std::string("`source` names no file")};
  auto given = objects(params, "breakpoints");
  std::vector<Breakpoint> breakpoints;
  for (const json::Object* one : given.value_or(std::vector<const json::Object*>())) {
    Breakpoint breakpoint;
    const int64_t line = integer(one, "line").value_or(-1) + (linesFrom1_ ? 0 : 1);
    if (line < 1 || line > UINT32_MAX) return Failure{std::string("a breakpoint without a line")};
    breakpoint.line = static_cast<uint32_t>(line);
    breakpoint.file = path;
    readConditions(*one, breakpoint);
    breakpoints.push_back(std::move(breakpoint));
  }
  auto inFile = [&](const Breakpoint& one) { return one.kind == Breakpoint::Kind::Line && one.file == path; };
  return json::Value(json::Object{{"breakpoints", replace(inFile, std::move(breakpoints))}});
}

Dap::Answer Dap::onSetFunctionBreakpoints(Params params) {
  auto given = objects(params, "breakpoints");
  if (!given) return missing("breakpoints");
  std::vector<Breakpoint> breakpoints;
  for (const json::Object* one : *given) {
    breakpoints.push_back(namedBreakpoint(string(one, "name").value_or("")));
    readConditions(*one, breakpoints.back());
  }
  return json::Value(json::Object{{"breakpoints", replace(isNamed, std::move(breakpoints))}});
}

Dap::Answer Dap::onSetDataBreakpoints(Params params) {
  auto given = objects(params, "breakpoints");
  if (!given) return missing("breakpoints");
  std::vector<Breakpoint> breakpoints;
  for (const json::Object* one : *given) {
    Breakpoint breakpoint;
    breakpoint.kind = Breakpoint::Kind::Change;
    breakpoint.name = string(one, "dataId").value_or("");
    readConditions(*one, breakpoint);
    breakpoints.push_back(std::move(breakpoint));
  }
  auto isChange = [](const Breakpoint& one) { return one.kind == Breakpoint::Kind::Change; };
  return json::Value(json::Object{{"breakpoints", replace(isChange, std::move(breakpoints))}});
}

Dap::Answer Dap::onDataBreakpointInfo(Params params) {
  const std::string name = string(params, "name").value_or("");
  if (debugger_->hasVariable(name))
    return json::Value(json::Object{{"dataId", name},
                                    {"description", fmt::format("`{}` gets a value", name)},
                                    {"accessTypes", json::Array{"write"}}});
  return json::Value(json::Object{{"dataId", nullptr}, {"description", fmt::format("`{}` never changes", name)}});
}

Dap::Answer Dap::onSetExceptionBreakpoints(Params params) {
  std::set<Trouble> troubles;
  for (const std::string& filter : strings(params, "filters")) {
    auto trouble = troubleNamed(filter);
    if (!trouble) return Failure{fmt::format("there is no filter `{}`", filter)};
    troubles.insert(*trouble);
  }
  debugger_->setTroubles(std::move(troubles));
  return json::Value(nullptr);
}

Dap::Answer Dap::onExceptionInfo(Params) {
  if (trouble_.empty()) return Failure{std::string("nothing went wrong here")};
  return json::Value(
      json::Object{{"exceptionId", "aqua"}, {"description", withNames(trouble_)}, {"breakMode", "always"}});
}

}  // namespace aqua::debug
