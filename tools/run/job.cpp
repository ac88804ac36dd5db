#include "tools/run/job.h"

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/base/words.h"
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

}  // namespace

std::optional<Job> prepareJob(const driver::Compiled& compiled, const std::string& file, const std::string& name,
                              const CallText* call, World& world, size_t index, const sim::PeerBook& book,
                              std::optional<sim::Micros> ttl, DiagnosticList& issues) {
  const driver::CompiledFunction* function = compiled.find(name);
  if (!function) {
    unknownFunction(compiled, file, name, call ? call->parsed.value->span : Span{}, issues);
    return std::nullopt;
  }
  const sim::Call* described = index < world.scenario.calls.size() ? &world.scenario.calls[index] : nullptr;
  CallContext context{world.data ? &*world.data : nullptr, &book};
  sim::Invocation invocation;
  if (call) invocation.args = argumentsOf(*call, *function, context, issues);
  else invocation.args = argumentsOf(described->args.value_or(Value::object({})), *function, context, issues);
  describeCallbacks(world, index, *function, invocation, issues);
  if (issues.hasErrors()) return std::nullopt;
  invocation.answers = !function->results.empty();
  invocation.ttl = ttl;

  // The simulator runs what a peer would get: text. Its places lead back to the source.
  std::vector<driver::SourceMapEntry> map;
  auto text = std::make_shared<diagnostics::SourceFile>(name + ".air", function->airCompact(&map));
  air::Parsed air = air::parse(text);
  invocation.script = std::shared_ptr<const air::Script>(std::move(air.script));
  sim::Micros life = ttl ? *ttl : described ? described->ttl.value_or(sim::kDefaultTtl) : sim::kDefaultTtl;
  Places places(*invocation.script, std::move(map));
  return Job{name, std::move(invocation), std::move(places), life};
}

}  // namespace aqua::run
