#include "tools/run/job.h"

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/base/words.h"
#include "runtime/record/recording.h"
#include "tools/run/agreement.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;

void unknownFunction(const driver::Compiled& compiled, const std::string& file, const std::string& name, Span span,
                     DiagnosticList& issues) {
  std::vector<std::string_view> exported;
  for (const ir::Export& one : compiled.program->exports)
    if (one.function) exported.push_back(one.name);
  diagnostics::Reported reported = issues.report(Code::CallUnknownFunction, span);
  reported.arg("file", file).arg("name", name);
  if (std::string_view near = base::nearest(name, exported); !near.empty())
    reported.help(fmt::format("did you mean `{}`?", near));
  else if (exported.empty()) reported.help(fmt::format("`export {}` below the header exports it", name));
  else reported.help(fmt::format("it exports `{}`", fmt::join(exported, "`, `")));
}

/// Puts ids in the place of `${peer.NAME}`, which only texts can hold; what comes behind them moves in the map as well.
bool fillPeers(std::string& text, std::vector<driver::SourceMapEntry>& map, const sim::PeerBook& book,
               DiagnosticList& issues) {
  constexpr std::string_view kOpen = "${peer.";
  auto entry = map.begin();
  Span span;
  std::string filled;
  size_t from = 0;
  auto moveTo = [&](size_t end) {  // of what was copied up to there
    for (; entry != map.end() && entry->offset < end; ++entry) {
      span = entry->span;
      entry->offset = static_cast<uint32_t>(entry->offset - from + filled.size());
    }
    filled.append(text, from, end - from);
    from = end;
  };
  for (size_t begin = 0; (begin = text.find(kOpen, from)) != std::string::npos;) {
    moveTo(begin);
    size_t end = text.find_first_of("}\"", begin);
    std::string name = text.substr(begin + kOpen.size(), end - begin - kOpen.size());
    std::string_view id = text[end] == '}' ? book.idOf(name) : std::string_view();
    if (id.empty()) {
      issues.report(Code::ScenarioUnknownPeer, span).arg("name", name);
      return false;
    }
    filled += id;
    from = end + 1;
  }
  moveTo(text.size());
  text = std::move(filled);
  return true;
}

/// The AIR of an exported function, for spells; nothing, and reported at `path`, when there is none.
std::optional<std::string> scriptOf(const driver::Compiled& compiled, const std::string& file, const World& world,
                                    const sim::PeerBook& book, const std::string& name, const std::string& path,
                                    DiagnosticList& issues) {
  const driver::CompiledFunction* function = compiled.find(name);
  if (!function) {
    unknownFunction(compiled, file, name, world.places.of(path), issues);
    return std::nullopt;
  }
  std::vector<driver::SourceMapEntry> map;
  std::string text = function->airCompact(&map);
  if (world.namesPeers && !fillPeers(text, map, book, issues)) return std::nullopt;
  return text;
}

/// Puts the AIR of functions among the arguments of the call; false when there is no such function.
bool addScripts(const driver::Compiled& compiled, const std::string& file, const World& world, size_t index,
                const sim::PeerBook& book, Value& args, DiagnosticList& issues) {
  const sim::Call& call = world.scenario.calls[index];
  if (call.scripts.empty()) return true;
  std::string path = fmt::format("call[{}]", index);
  if (!args.isObject()) {
    issues.report(Code::TomlBadValue, world.places.of(path + ".args"))
        .arg("value", args.text())
        .arg("expected", "a table, beside `scripts`");
    return false;
  }
  values::Object members = args.asObject();
  for (const auto& [parameter, name] : call.scripts) {
    auto text = scriptOf(compiled, file, world, book, name, fmt::format("{}.scripts.{}", path, parameter), issues);
    if (!text) return false;
    members.emplace_back(parameter, Value::string(*text));
  }
  args = Value::object(std::move(members));
  return true;
}

}  // namespace

bool prepareSpells(const driver::Compiled& compiled, const std::string& file, World& world, const sim::PeerBook& book,
                   DiagnosticList& issues) {
  for (size_t i = 0; i < world.scenario.spells.size(); ++i) {
    sim::SpellSetup& spell = world.scenario.spells[i];
    if (spell.function.empty()) continue;
    auto text = scriptOf(compiled, file, world, book, spell.function, fmt::format("spell[{}].func", i), issues);
    if (!text) return false;
    spell.script = *std::move(text);
  }
  return true;
}

std::optional<Job> prepareJob(const driver::Compiled& compiled, const std::string& file, const std::string& name,
                              const CallText* call, World& world, size_t index, const sim::PeerBook& book,
                              std::optional<sim::Micros> ttl, DiagnosticList& issues) {
  const driver::CompiledFunction* function = compiled.find(name);
  if (!function) {
    unknownFunction(compiled, file, name, call ? call->parsed.value->span : Span{}, issues);
    return std::nullopt;
  }
  const sim::Call* described = index < world.scenario.calls.size() ? &world.scenario.calls[index] : nullptr;
  Value given = described ? described->args.value_or(Value::object({})) : Value::object({});
  if (described && !addScripts(compiled, file, world, index, book, given, issues)) return std::nullopt;
  CallContext context{world.data ? &*world.data : nullptr, &book};
  sim::Invocation invocation;
  if (call) invocation.args = argumentsOf(*call, *function, context, issues);
  else invocation.args = argumentsOf(given, *function, context, issues);
  describeCallbacks(world, index, *function, invocation, issues);
  if (issues.hasErrors()) return std::nullopt;
  invocation.answers = !function->results.empty();
  invocation.ttl = ttl;
  invocation.function = name;

  // The simulator runs what a peer would get: text. Its places lead back to the source.
  std::vector<driver::SourceMapEntry> map;
  std::string written = function->airCompact(&map);
  if (world.namesPeers && !fillPeers(written, map, book, issues)) return std::nullopt;
  auto text = std::make_shared<diagnostics::SourceFile>(name + ".air", std::move(written));
  air::Parsed air = air::parse(text);
  invocation.script = std::shared_ptr<const air::Script>(std::move(air.script));
  sim::Micros life = ttl ? *ttl : described ? described->ttl.value_or(sim::kDefaultTtl) : sim::kDefaultTtl;
  Places places(*invocation.script, std::move(map));
  return Job{name, std::move(invocation), std::move(places), life, sim::hashOf(text->text())};
}

}  // namespace aqua::run
