// A service as the verbs of `aqua wasm` make it: what is in the file, and what the options say.
#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "tools/cli/wasm_verbs.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;

/// As the official runtime says it.
std::string systemText(const std::string& reason) {
  if (reason == "no such file") return "No such file or directory (os error 2)";
  if (reason == "permission denied") return "Permission denied (os error 13)";
  return reason == "is a directory" ? "Is a directory (os error 21)" : reason;
}

/// NAME=VALUE of an option. Nothing: it is something else.
std::optional<std::pair<std::string, std::string>> assignmentOf(const std::string& text) {
  size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos) return std::nullopt;
  return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

/// GUEST=HOST or GUEST=HOST:ro
struct Window {
  std::string guest, host;
  bool readOnly = false;
};
std::optional<Window> windowOf(const std::string& text) {
  constexpr std::string_view kReadOnly = ":ro";
  auto parts = assignmentOf(text);
  if (!parts || parts->second.empty()) return std::nullopt;
  Window window{parts->first, parts->second, parts->second.ends_with(kReadOnly)};
  if (window.readOnly) window.host.resize(window.host.size() - kReadOnly.size());
  return window;
}

/// What the command line allows. Its forms were checked.
effects::AllowList allowedBy(const Arguments& arguments) {
  effects::AllowList allowed;
  allowed.http = arguments.of(OptionId::WasmHttp);
  for (const std::string& each : arguments.of(OptionId::WasmBin))
    if (auto program = assignmentOf(each)) allowed.programs[program->first].path = program->second;
  allowed.place = [](std::string_view kind) {
    return kind == "http" ? "--http of the command" : "--bin of the command";
  };
  return allowed;
}

std::optional<UsageError> checkEffects(const Arguments& arguments) {
  for (const std::string& each : arguments.of(OptionId::WasmBin)) {
    auto program = assignmentOf(each);
    bool isPath = program && (program->second.starts_with('/') || program->second == effects::kBuiltinHttp);
    if (!isPath)
      return UsageError{
          fmt::format("`--bin {}`, expected NAME=PATH with an absolute path, or NAME={}", each, effects::kBuiltinHttp),
          ""};
  }
  if (arguments.has(OptionId::FromTape) && !arguments.has(OptionId::Tape))
    return UsageError{"`--replay` without `--tape FILE`", ""};
  return std::nullopt;
}

std::optional<UsageError> applyLimits(const Arguments& arguments, marine::Limits& limits) {
  if (arguments.has(OptionId::WasmFuel)) {
    const std::string& text = arguments.of(OptionId::WasmFuel).back();
    auto number = base::parse<uint64_t>(text);
    if (!number || *number > static_cast<uint64_t>(INT64_MAX))
      return UsageError{fmt::format("`--fuel {}`, expected a number", text), ""};
    limits.fuel = static_cast<int64_t>(*number);
  }
  if (arguments.has(OptionId::WasmMemory)) {
    const std::string& text = arguments.of(OptionId::WasmMemory).back();
    auto size = marine::parseMemory(text);
    if (!size) return UsageError{fmt::format("`--memory {}`, expected a size such as `64MiB`", text), ""};
    limits.memory = *size;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ServiceInput> readServiceInput(const Session& session, const std::string& path,
                                             diagnostics::DiagnosticList& issues) {
  if (!path.ends_with(".toml")) {
    std::shared_ptr<const wasm::Module> module = readModule(session, path, issues);
    if (!module) return std::nullopt;
    return ServiceInput{marine::singleModule(moduleName(path), std::move(module)), nullptr};
  }
  std::optional<std::string> text = session.read(path, issues);
  if (!text) return std::nullopt;
  auto file = std::make_shared<const diagnostics::SourceFile>(path, *std::move(text));
  auto described = marine::readServiceFile(*file, issues);
  auto read = [&](const std::string& name) -> base::Result<std::string> {
    modules::ReadResult content = session.environment().files->read(name);
    if (content.text) return *std::move(content.text);
    return base::Failure{systemText(content.reason)};
  };
  auto config = described ? marine::loadModules(*described, read, issues) : std::nullopt;
  return ServiceInput{config.value_or(marine::ServiceConfig()), std::move(file)};
}

std::optional<UsageError> applySettings(const Session& session, marine::ServiceConfig& config) {
  const Arguments& arguments = session.arguments();
  for (const std::string& each : arguments.of(OptionId::WasmEnv)) {
    auto variable = assignmentOf(each);
    if (!variable) return UsageError{fmt::format("`--env {}`, expected NAME=VALUE", each), ""};
    for (marine::ModuleConfig& module : config.modules) module.environment[variable->first] = variable->second;
  }
  for (const std::string& each : arguments.of(OptionId::WasmDir)) {
    auto window = windowOf(each);
    if (!window) return UsageError{fmt::format("`--dir {}`, expected GUEST=HOST or GUEST=HOST:ro", each), ""};
    for (marine::ModuleConfig& module : config.modules) module.directories[window->guest] = window->host;
  }
  if (std::optional<UsageError> error = checkEffects(arguments)) return error;
  marine::mountPrograms(config, allowedBy(arguments));
  return applyLimits(arguments, config.limits);
}

bool ServiceWorld::open(const Session& session, const marine::ServiceConfig& config,
                        diagnostics::DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  for (const std::string& each : arguments.of(OptionId::WasmDir)) {
    std::optional<Window> window = windowOf(each);
    auto done = space_.addWindow(window->host, window->host, window->readOnly);
    if (!done) issues.report(Code::FileNotFound, {}).arg("path", window->host).arg("reason", done.error());
  }
  effects::Mode mode = effects::Mode::Live;
  effects::Tape tape;
  if (arguments.has(OptionId::Tape)) {
    bool replays = arguments.has(OptionId::FromTape);
    mode = replays ? effects::Mode::Replay : effects::Mode::Record;
    auto text = replays ? session.read(arguments.of(OptionId::Tape).back(), issues) : std::nullopt;
    auto read = text ? effects::Tape::read(*text) : effects::Tape();
    if (read) tape = *std::move(read);
    else
      issues.report(Code::EffectTape, {})
          .arg("reason", fmt::format("`{}`: {}", arguments.of(OptionId::Tape).back(), read.error()));
  }
  hub_ = std::make_unique<effects::Hub>(mode, allowedBy(arguments), std::move(tape));
  if (!config.modules.empty()) asker_.service = config.modules.back().name;
  return !issues.hasErrors();
}

void ServiceWorld::close(const Session& session, diagnostics::DiagnosticList& issues) {
  if (!hub_) return;
  if (hub_->failure()) issues.report(Code::EffectTape, {}).arg("reason", *hub_->failure());
  if (hub_->mode() == effects::Mode::Record)
    session.write(session.arguments().of(OptionId::Tape).back(), hub_->tape().write(), base::Worth::Generated, issues);
}

marine::World ServiceWorld::world() {
  marine::World world;
  world.files = &space_;
  marine::connect(world, *hub_, asker_);
  return world;
}

void tellOutcome(const Session& session, const std::string& function, const marine::Service::Outcome& outcome) {
  if (session.arguments().has(OptionId::WasmLog)) {
    for (const marine::LogLine& line : outcome.log)
      session.say(fmt::format("[{}] {}: {}", line.level, line.module, line.text));
    for (const marine::Printed& each : outcome.printed) session.say(fmt::format("printed: {}", each.text));
  }
  if (session.arguments().has(OptionId::WasmStats)) session.say(fmt::format("{}: {} fuel", function, outcome.fuel));
}

}  // namespace aqua::cli
