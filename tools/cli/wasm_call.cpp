// `aqua wasm call`: functions of a compute module, in this process.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "tools/cli/wasm_verbs.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using values::Value;

struct Call {
  std::string module, function;  // without a module: of the last one
  Value args;
  marine::CallParameters parameters;
};

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

std::string jsonLine(const Value& value) { return base::printableJson(value.text()) + "\n"; }

/// Text: what is wrong with the line.
base::Result<Call> callOf(std::string_view line, const marine::CallParameters& parameters) {
  auto json = values::parseJson(line);
  if (!json) return base::Failure{json.error().message()};
  const Value* function = json->find("function");
  if (!function || !function->isString()) return base::Failure{"a call has a text `function`"};
  const Value *args = json->find("args"), *own = json->find("params"), *module = json->find("module");
  if (module && !module->isString()) return base::Failure{"`module` is not a text"};
  Call call{module ? std::string(module->asString()) : std::string(), std::string(function->asString()),
            args ? *args : Value::array({}), parameters};
  if (!own) return call;
  auto read = marine::callParametersOf(*own);
  if (!read) return base::Failure{fmt::format("`params`: {}", read.error())};
  call.parameters = *std::move(read);
  return call;
}

marine::Service::Outcome callIn(marine::Service& service, const std::string& module, std::string_view function,
                                const Value& args, const marine::CallParameters& parameters) {
  return module.empty() ? service.call(function, args, parameters) : service.call(module, function, args, parameters);
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
    if (call->module.empty()) call->module = session.arguments().last(OptionId::WasmModule);
    marine::Service::Outcome outcome = callIn(service, call->module, call->function, call->args, call->parameters);
    tellOutcome(session, call->function, outcome);
    session.result(jsonLine(outcome.good ? Value::object({{"result", outcome.value}})
                                         : Value::object({{"error", Value::string(outcome.error)}})));
  }
}

/// Panics of Rust are told there.
std::string lastOf(const marine::Printed& printed) {
  constexpr size_t kMost = 2048;
  std::string_view text = printed.text;
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (text.size() > kMost) text.remove_prefix(text.size() - kMost);
  return fmt::format("`{}` printed: {}", printed.module, text);
}

/// False: that was reported.
bool callOne(const Session& session, marine::Service& service, const marine::CallParameters& parameters,
             diagnostics::DiagnosticList& issues) {
  auto fails = [&](const std::string& reason, const std::vector<marine::Printed>& printed) {
    auto reported = issues.report(Code::WasmCallFailed, {}).arg("reason", reason);
    for (const marine::Printed& each : printed) reported.note(lastOf(each));
    return false;
  };
  const std::vector<std::string>& words = session.arguments().positionals;
  auto args = values::parseJson(words.size() > 2 ? words[2] : "[]");
  if (!args) return fails(args.error().message(), {});
  marine::Service::Outcome outcome =
      callIn(service, session.arguments().last(OptionId::WasmModule), words[1], *args, parameters);
  tellOutcome(session, words[1], outcome);
  if (!outcome.good) return fails(outcome.error, outcome.printed);
  session.result(jsonLine(outcome.value));
  return true;
}

/// A module that is refused is a call that fails; what is wrong with the file of a service is the command line.
ExitCode exitCodeOfCall(const diagnostics::DiagnosticList& issues) {
  ExitCode code = exitCodeOf(issues);
  if (code != ExitCode::ProgramFault) return code;
  auto refused = [](const diagnostics::Diagnostic& issue) {
    return issue.code == Code::WasmInvalid || issue.code == Code::WasmCallFailed ||
           issue.severity != diagnostics::Severity::Error;
  };
  bool all = std::all_of(issues.items().begin(), issues.items().end(), refused);
  return all ? ExitCode::WorkflowError : ExitCode::UsageFault;
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
  marine::ServiceConfig unused;
  marine::CallParameters parameters;
  if (std::optional<UsageError> error = applySettings(session, unused)) return session.usage(*error);
  if (std::optional<UsageError> error = readParameters(session, parameters, issues)) return session.usage(*error);
  std::optional<std::string> calls;
  if (many) calls = session.read(session.arguments().of(OptionId::WasmCalls).back(), issues);
  std::optional<ServiceInput> input = readServiceInput(session, words[0], issues);
  auto engine = wasm::threadEngine();
  if (!issues.hasErrors() && !engine) issues.report(Code::WasmEngine, {}).arg("reason", engine.error());
  ServiceWorld world;
  if (!issues.hasErrors() && world.open(session, input->config, issues)) {
    applySettings(session, input->config);
    auto service = marine::Service::create(input->config, world.world(), **engine);
    if (!service) issues.report(Code::WasmCallFailed, {}).arg("reason", service.error());
    else if (many) callEach(session, **service, *calls, parameters);
    else callOne(session, **service, parameters, issues);
    world.close(session, issues);
  }
  if (!issues.empty()) session.report(issues, true);
  return exitCodeOfCall(issues);
}

}  // namespace aqua::cli
