// `aqua wasm repl`: a service by hand. Commands and answers are those of Marine's own tool.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/marine/aqua_text.h"
#include "tools/cli/wasm_verbs.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using values::Value;

/// `1.1 MB`
std::string sizeText(uint64_t bytes) {
  constexpr uint64_t kThousand = 1000;
  if (bytes < kThousand) return fmt::format("{} B", bytes);
  double size = static_cast<double>(bytes);
  size_t unit = 0;
  constexpr std::string_view kUnits[] = {"B", "KB", "MB", "GB"};
  while (size >= kThousand && unit + 1 < std::size(kUnits)) {
    size /= kThousand;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

/// Takes a word off the front.
std::string takeWord(std::string_view& text) {
  constexpr std::string_view kBlanks = " \t\r";
  size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
  std::string word(text.substr(begin, end - begin));
  text.remove_prefix(end);
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return word;
}

/// Takes what looks like one JSON value off the front: to its last bracket or quote, or to the next blank.
std::string_view takeJson(std::string_view& text) {
  size_t depth = 0, at = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (quoted && c == '\\') {
      ++at;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    bool closes = c == ']' || c == '}' || c == '"';
    if (depth == 0 && closes) {
      ++at;
      break;
    }
    if (depth == 0 && c == ' ') break;
  }
  at = std::min(at, text.size());
  std::string_view json = text.substr(0, at);
  text.remove_prefix(at);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
  return json;
}

class Repl {
 public:
  Repl(const Session& session, wasm::Engine& engine) : session_(session), engine_(engine) {}

  /// A new service; empty `config`: without modules. Not Done: what it needs cannot be read, which was reported.
  ExitCode begin(const std::string& config) {
    diagnostics::DiagnosticList issues;
    std::optional<ServiceInput> input;
    if (!config.empty()) input = readServiceInput(session_, config, issues);
    service_.reset();
    world_ = std::make_unique<ServiceWorld>();
    marine::ServiceConfig wanted = input ? input->config : marine::ServiceConfig();
    world_->open(session_, wanted, issues);
    if (!issues.empty()) session_.report(issues, true);
    applySettings(session_, wanted);
    service_ = marine::Service::empty(wanted.limits, world_->world());
    if (issues.hasErrors()) return exitCodeOf(issues);
    for (const marine::ModuleConfig& each : wanted.modules)
      if (auto done = service_->load(each, engine_); !done) {
        print(fmt::format("service creation failed with: {}", done.error()));
        break;
      }
    return ExitCode::Done;
  }

  /// False: it was the last line.
  bool line(std::string_view text) {
    std::string word = takeWord(text);
    if (word.empty()) return true;
    if (word == "q" || word == "quit") return false;
    for (const Command& each : kCommands)
      if (word == each.name || word == each.shortName) {
        (this->*each.run)(text);
        return true;
      }
    print(fmt::format("unknown command `{}`, `help` lists all", word));
    return true;
  }

 private:
  struct Command {
    std::string_view name, shortName, arguments, text;
    void (Repl::*run)(std::string_view);
  };
  static const Command kCommands[9];

  void print(std::string_view text) { session_.result(base::printableLines(text) + "\n"); }

  /// What `action` gives, and how long it took.
  template <class Action> auto timed(Action action) {
    auto begin = std::chrono::steady_clock::now();
    auto result = action();
    std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    elapsed_ = fmt::format("{:.1f} ms", time.count());
    return result;
  }

  void renew(std::string_view rest) {
    std::string config = takeWord(rest);
    ExitCode code = timed([&] { return begin(config); });
    if (code == ExitCode::Done) print(fmt::format("app service was created\nelapsed time: {}", elapsed_));
  }

  void load(std::string_view rest) {
    std::string name = takeWord(rest), path = takeWord(rest);
    if (path.empty()) return print("usage: load <name> <path>");
    diagnostics::DiagnosticList issues;
    std::shared_ptr<const wasm::Module> module = readModule(session_, path, issues);
    if (!module) return print(fmt::format("loading failed with: {}", issues.items().front().message()));
    marine::ServiceConfig config = marine::singleModule(name, module);
    config.modules.front().loggingMask = 0;
    applySettings(session_, config);
    auto done = timed([&] { return service_->load(config.modules.front(), engine_); });
    print(done ? fmt::format("module successfully loaded into App service\nelapsed time: {}", elapsed_)
               : fmt::format("loading failed with: {}", done.error()));
    tell({});
  }

  void unload(std::string_view rest) {
    std::string name = takeWord(rest);
    if (name.empty()) return print("usage: unload <name>");
    bool done = timed([&] { return service_->unload(name); });
    print(done ? fmt::format("module successfully unloaded from App service\nelapsed time: {}", elapsed_)
               : fmt::format("unloading failed with: module with name \"{}\" is missing", name));
  }

  void call(std::string_view rest) {
    std::string module = takeWord(rest), function = takeWord(rest);
    if (function.empty()) return print("usage: call <module> <function> [-nr] <json args> [json call params]");
    bool quiet = rest == "-nr" || rest.starts_with("-nr ");
    if (quiet) takeWord(rest);
    auto args = values::parseJson(rest.empty() ? "[]" : takeJson(rest));
    if (!args) return print(fmt::format("invalid args: {}", args.error().message()));
    marine::CallParameters parameters;
    if (!rest.empty()) {
      auto json = values::parseJson(takeJson(rest));
      if (!json) return print(fmt::format("invalid call parameters: {}", json.error().message()));
      auto read = marine::callParametersOf(*json);
      if (!read) return print(fmt::format("invalid call parameters: {}", read.error()));
      parameters = *std::move(read);
    }
    if (!rest.empty()) return print("trailing characters after call parameters are not supported");
    auto outcome = timed([&] { return service_->call(module, function, *args, parameters); });
    tell(outcome);
    if (!outcome.good) return print(fmt::format("call failed with: {}", outcome.error));
    if (quiet) return print(fmt::format("call succeeded, elapsed time: {}", elapsed_));
    print(fmt::format("result: {}\n elapsed time: {}", values::prettyText(outcome.value), elapsed_));
  }

  void tell(const marine::Service::Outcome& outcome) {
    auto show = [&](const std::vector<marine::LogLine>& log, const std::vector<marine::Printed>& printed) {
      for (const marine::LogLine& each : log) print(fmt::format("[{}] {}: {}", each.level, each.module, each.text));
      for (const marine::Printed& each : printed) print(each.text);
    };
    show(service_->takeLog(), service_->takePrinted());
    show(outcome.log, outcome.printed);
  }

  /// All modules in the order of their names.
  std::vector<const marine::LoadedModule*> sorted() const {
    std::vector<const marine::LoadedModule*> all;
    for (const auto& each : service_->modules()) all.push_back(each.get());
    std::sort(all.begin(), all.end(),
              [](const auto* a, const auto* b) { return a->host.config.name < b->host.config.name; });
    return all;
  }

  void interface(std::string_view) {
    std::map<std::string, std::string> records;
    std::string functions;
    for (const marine::LoadedModule* each : sorted()) {
      records.merge(marine::recordTexts(each->module.interface));
      functions += each->host.config.name + ":\n";
      for (const marine::PublicFunction& function : each->module.functions)
        functions += fmt::format("  func {}\n", marine::functionText(each->module, function));
    }
    std::string text = "Loaded modules interface:\nexported data types (combined from all modules):\n";
    for (const auto& [name, record] : records) text += record + "\n";
    if (records.empty()) text += "<no exported data types>\n\n";
    text += "exported functions:\n" + (functions.empty() ? "<no exported functions>\n" : functions);
    text.pop_back();
    print(text);
  }

  void stats(std::string_view) {
    std::string text = "Loaded modules heap sizes:\n";
    for (const auto& each : service_->modules())
      text += fmt::format("{} - {}\n", each->host.config.name, sizeText(each->instance->memorySize()));
    print(text + fmt::format("Allocation rejects - {}", service_->refusedGrowths()));
  }

  const marine::LoadedModule* moduleOf(std::string_view rest, std::string_view command) {
    std::string name = takeWord(rest);
    for (const auto& each : service_->modules())
      if (each->host.config.name == name) return each.get();
    print(name.empty() ? fmt::format("usage: {} <name>", command)
                       : fmt::format("module with name \"{}\" is missing", name));
    return nullptr;
  }

  void envs(std::string_view rest) {
    const marine::LoadedModule* module = moduleOf(rest, "envs");
    if (!module) return;
    std::string text = "Environment variables:";
    for (const auto& [name, value] : module->host.config.environment) text += fmt::format("\n{}={}", name, value);
    print(text);
  }

  void fs(std::string_view rest) {
    const marine::LoadedModule* module = moduleOf(rest, "fs");
    if (!module) return;
    std::string text = "Mapped directories:";
    for (const auto& [name, path] : module->host.config.directories) {
      text += fmt::format("\n{} = {}", name, path);
      auto place = world_->files().folder(path);
      auto entries = place ? place->volume->list(place->node) : files::Failure{place.error()};
      if (!entries) continue;
      for (const files::Entry& each : *entries)
        text += fmt::format("\n  {}{}", each.name, each.kind == files::Kind::Folder ? "/" : "");
    }
    print(text);
  }

  void help(std::string_view) {
    std::string text = "Commands:\n";
    for (const Command& each : kCommands)
      text += fmt::format("{:<54}{}\n", fmt::format("{}/{} {}", each.name, each.shortName, each.arguments), each.text);
    print(text + "quit/q");
  }

  const Session& session_;
  wasm::Engine& engine_;
  std::unique_ptr<ServiceWorld> world_;
  std::unique_ptr<marine::Service> service_;
  std::string elapsed_;
};

const Repl::Command Repl::kCommands[9] = {
    {"new", "n", "[config]", "create a new service (current will be removed)", &Repl::renew},
    {"load", "l", "<name> <path>", "load a new Wasm module", &Repl::load},
    {"unload", "u", "<name>", "unload a Wasm module", &Repl::unload},
    {"call", "c", "<module> <func> [-nr] <args> [params]", "call a function of a module", &Repl::call},
    {"interface", "i", "", "print the interface of all modules", &Repl::interface},
    {"stats", "s", "", "print memory sizes of all modules", &Repl::stats},
    {"envs", "e", "<name>", "print environment variables of a module", &Repl::envs},
    {"fs", "f", "<name>", "print mapped directories of a module", &Repl::fs},
    {"help", "h", "", "print this text", &Repl::help},
};

}  // namespace

ExitCode runWasmRepl(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  marine::ServiceConfig unused;
  if (std::optional<UsageError> error = applySettings(session, unused)) return session.usage(*error);
  diagnostics::DiagnosticList issues;
  auto engine = wasm::threadEngine();
  if (!engine) {
    issues.report(Code::WasmEngine, {}).arg("reason", engine.error());
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  const Environment& environment = session.environment();
  Repl repl(session, **engine);
  if (ExitCode code = repl.begin(words.empty() ? "" : words.front()); code != ExitCode::Done) return code;
  bool asks = environment.outIsTerminal;
  for (std::string line;;) {
    if (asks) *environment.out << "> " << std::flush;
    if (!std::getline(*environment.in, line) || !repl.line(line)) break;
  }
  return ExitCode::Done;
}

}  // namespace aqua::cli
