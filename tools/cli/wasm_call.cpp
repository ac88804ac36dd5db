// `aqua wasm call`: functions of a compute module, in this process.
#include <sstream>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "runtime/marine/service.h"
#include "runtime/values/budget.h"
#include "tools/cli/wasm_verbs.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using values::Value;

struct Call {
  std::string function;
  Value args;
  marine::CallParameters parameters;
};

/// Deterministic: the same each time, and nothing to be kept secret.
std::function<uint64_t()> randomNumbers() {
  return [state = uint64_t{0}]() mutable {  // splitmix64
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  };
}

/// The value of an option, or of the file that it names. Nothing: that was reported.
std::optional<std::string> textOf(const Session& session, OptionId option, diagnostics::DiagnosticList& issues) {
  std::string text = session.arguments().of(option).back();
  return text.starts_with('@') ? session.read(text.substr(1), issues) : text;
}

std::optional<UsageError> readParameters(const Session& session, marine::CallParameters& into,
                                         diagnostics::DiagnosticList& issues) {
  if (!session.arguments().has(OptionId::WasmParams)) return std::nullopt;
  std::optional<std::string> text = textOf(session, OptionId::WasmParams, issues);
  if (!text) return std::nullopt;
  auto json = values::parseJson(*text);
  if (!json) return UsageError{fmt::format("`--params`: {}", json.error().message()), ""};
  auto parameters = marine::callParametersOf(*json);
  if (!parameters)
    return UsageError{fmt::format("`--params`: {}", parameters.error()),
                      "for example --params '{\"particle\": {\"id\": \"p1\"}}'"};
  into = *std::move(parameters);
  return std::nullopt;
}

std::optional<UsageError> readSettings(const Session& session, marine::ServiceConfig& config, marine::Limits& limits) {
  const Arguments& arguments = session.arguments();
  for (const std::string& each : arguments.of(OptionId::WasmEnv)) {
    size_t equals = each.find('=');
    if (equals == 0 || equals == std::string::npos)
      return UsageError{fmt::format("`--env {}`, expected NAME=VALUE", each), ""};
    config.environment[each.substr(0, equals)] = each.substr(equals + 1);
  }
  if (arguments.has(OptionId::WasmFuel)) {
    const std::string& text = arguments.of(OptionId::WasmFuel).back();
    auto number = base::parse<uint64_t>(text);
    if (!number || *number > static_cast<uint64_t>(INT64_MAX))
      return UsageError{fmt::format("`--fuel {}`, expected a number", text), ""};
    limits.fuel = static_cast<int64_t>(*number);
  }
  if (arguments.has(OptionId::WasmMemory)) {
    const std::string& text = arguments.of(OptionId::WasmMemory).back();
    auto size = values::parseSize(text);
    if (!size) return UsageError{fmt::format("`--memory {}`, expected a size such as `64MiB`", text), ""};
    constexpr uint64_t kMost = uint64_t{4} << 30;  // what a module can have at all
    limits.memory = std::min(*size, kMost);
  }
  return std::nullopt;
}

void tell(const Session& session, const std::string& function, const marine::Service::Outcome& outcome) {
  if (session.arguments().has(OptionId::WasmLog)) {
    for (const marine::LogLine& line : outcome.log)
      session.say(fmt::format("[{}] {}: {}", line.level, line.module, line.text));
    if (!outcome.output.empty()) session.say(fmt::format("printed: {}", outcome.output));
  }
  if (session.arguments().has(OptionId::WasmStats)) session.say(fmt::format("{}: {} fuel", function, outcome.fuel));
}

std::string jsonLine(const Value& value) { return base::printableJson(value.text()) + "\n"; }

/// Text: what is wrong with the line.
base::Result<Call> callOf(std::string_view line, const marine::CallParameters& parameters) {
  auto json = values::parseJson(line);
  if (!json) return base::Failure{json.error().message()};
  const Value* function = json->find("function");
  if (!function || !function->isString()) return base::Failure{"a call has a text `function`"};
  const Value *args = json->find("args"), *own = json->find("params");
  Call call{std::string(function->asString()), args ? *args : Value::array({}), parameters};
  if (!own) return call;
  auto read = marine::callParametersOf(*own);
  if (!read) return base::Failure{fmt::format("`params`: {}", read.error())};
  call.parameters = *std::move(read);
  return call;
}

/// One answer a line, also where the line itself is wrong.
void callEach(const Session& session, marine::Service& service, const std::string& text,
              const marine::CallParameters& parameters) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto call = callOf(line, parameters);
    if (!call) {
      session.result(jsonLine(Value::object({{"error", Value::string(call.error())}})));
      continue;
    }
    marine::Service::Outcome outcome = service.call(call->function, call->args, call->parameters);
    tell(session, call->function, outcome);
    session.result(jsonLine(outcome.good ? Value::object({{"result", outcome.value}})
                                         : Value::object({{"error", Value::string(outcome.error)}})));
  }
}

ExitCode failed(const Session& session, const std::string& reason) {
  diagnostics::DiagnosticList issues;
  issues.report(Code::WasmCallFailed, {}).arg("reason", reason);
  session.report(issues, true);
  return ExitCode::WorkflowError;
}

ExitCode callOne(const Session& session, marine::Service& service, const marine::CallParameters& parameters) {
  const std::vector<std::string>& words = session.arguments().positionals;
  auto args = values::parseJson(words.size() > 2 ? words[2] : "[]");
  if (!args) return failed(session, args.error().message());
  marine::Service::Outcome outcome = service.call(words[1], *args, parameters);
  tell(session, words[1], outcome);
  if (!outcome.good) return failed(session, outcome.error);
  session.result(jsonLine(outcome.value));
  return ExitCode::Done;
}

}  // namespace

ExitCode runWasmCall(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  bool many = session.arguments().has(OptionId::WasmCalls);
  if (many && words.size() > 1) return session.usage({"a function beside `--calls`, whose lines name theirs", ""});
  if (!many && words.size() < 2)
    return session.usage(
        {"no function, expected `aqua wasm call FILE FUNCTION 'JSON'`", "`aqua wasm info` lists those of a module"});
  diagnostics::DiagnosticList issues;
  marine::ServiceConfig config;
  marine::Limits limits;
  marine::CallParameters parameters;
  if (std::optional<UsageError> error = readSettings(session, config, limits)) return session.usage(*error);
  if (std::optional<UsageError> error = readParameters(session, parameters, issues)) return session.usage(*error);
  std::optional<std::string> calls;
  if (many) calls = session.read(session.arguments().of(OptionId::WasmCalls).back(), issues);
  config.name = moduleName(words[0]);
  config.module = readModule(session, words[0], issues);
  if (!issues.hasErrors()) {
    auto engine = wasm::threadEngine();
    if (engine) {
      marine::World world;
      world.random = randomNumbers();
      auto service = marine::Service::create(config, limits, std::move(world), **engine);
      if (!service) return failed(session, service.error());
      if (!many) return callOne(session, **service, parameters);
      callEach(session, **service, *calls, parameters);
      return ExitCode::Done;
    }
    issues.report(Code::WasmEngine, {}).arg("reason", engine.error());
  }
  session.report(issues, true);
  ExitCode code = exitCodeOf(issues);
  return code == ExitCode::ProgramFault ? ExitCode::WorkflowError : code;
}

}  // namespace aqua::cli
