// What a client shows of a run that stands somewhere.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "runtime/scenario/format.h"
#include "tools/debug/dap.h"

namespace aqua::debug {

namespace {

using base::Failure;
using messages::integer;
using messages::object;
using messages::string;

bool isCompound(const Value& value) {
  return (value.isArray() && !value.asArray().empty()) || (value.isObject() && !value.asObject().empty());
}

}  // namespace

// -------------------------------------------------------------------------------------------------------- sources

json::Object Dap::sourceOf(const diagnostics::SourceFile& file) const {
  const std::string& path = file.path();
  const std::string name = path.substr(path.rfind('/') + 1);
  if (!path.starts_with('<')) {
    const std::string folder = options_.files->workingFolder();
    const std::string whole =
        path.starts_with('/') || folder.empty() ? path : modules::normalizePath(folder + "/" + path);
    return json::Object{{"name", json::fixUTF8(name)}, {"path", json::fixUTF8(whole)}};
  }
  const auto& trees = target_->compiled().program->trees;
  auto found = std::find_if(trees.begin(), trees.end(), [&](const auto& tree) { return tree->source.get() == &file; });
  return json::Object{{"name", json::fixUTF8(name)}, {"sourceReference", found - trees.begin() + 1}};
}

std::string Dap::pathOf(const json::Object* source) const {
  const auto& trees = target_->compiled().program->trees;
  const int64_t reference = integer(source, "sourceReference").value_or(0);
  if (reference > 0 && static_cast<size_t>(reference) <= trees.size())
    return trees[static_cast<size_t>(reference) - 1]->source->path();
  const std::string path = string(source, "path").value_or("");
  if (path.empty()) return path;
  const std::string own = normalPath(path, options_.files->workingFolder());
  for (const auto& tree : trees)
    if (normalPath(tree->source->path(), options_.files->workingFolder()) == own) return tree->source->path();
  return own;
}

Dap::Answer Dap::onLoadedSources(Params) {
  json::Array sources;
  for (const auto& tree : target_->compiled().program->trees) sources.push_back(sourceOf(*tree->source));
  return json::Value(json::Object{{"sources", std::move(sources)}});
}

Dap::Answer Dap::onSource(Params params) {
  const auto& trees = target_->compiled().program->trees;
  int64_t reference = integer(params, "sourceReference").value_or(0);
  if (reference == 0) reference = integer(object(params, "source"), "sourceReference").value_or(0);
  if (reference < 1 || static_cast<size_t>(reference) > trees.size())
    return Failure{std::string("there is no such source")};
  const std::string_view text = trees[static_cast<size_t>(reference) - 1]->source->text();
  return json::Value(json::Object{{"content", json::fixUTF8(llvm::StringRef(text.data(), text.size()))}});
}

Dap::Answer Dap::onBreakpointLocations(Params params) {
  const std::string path = pathOf(object(params, "source"));
  const int64_t first = integer(params, "line").value_or(0), last = integer(params, "endLine").value_or(first);
  json::Array found;
  for (uint32_t line : debugger_->spots().linesOf(path))
    if (lineOut(line) >= first && lineOut(line) <= last) found.push_back(json::Object{{"line", lineOut(line)}});
  return json::Value(json::Object{{"breakpoints", std::move(found)}});
}

// ---------------------------------------------------------------------------------------------------------- threads

Dap::Answer Dap::onThreads(Params) {
  json::Array threads;
  for (uint32_t peer = 0; peer < target_->image().peers(); ++peer)
    threads.push_back(json::Object{{"id", peer + 1}, {"name", json::fixUTF8(target_->image().name(peer))}});
  return json::Value(json::Object{{"threads", std::move(threads)}});
}

Dap::Answer Dap::onStackTrace(Params params) {
  const int64_t thread = integer(params, "threadId").value_or(0);
  if (thread < 1 || thread > target_->image().peers()) return Failure{std::string("there is no such thread")};
  json::Array stack;
  const auto moment = debugger_->lastOf(static_cast<uint32_t>(thread - 1));
  if (!moment) return json::Value(json::Object{{"stackFrames", std::move(stack)}, {"totalFrames", 0}});
  std::vector<Frame> frames = debugger_->spots().framesOf(*moment);
  if (frames.empty()) frames.push_back({debugger_->textOf(*moment), {}, 0});
  for (size_t i = 0; i < frames.size(); ++i) {
    frames_.push_back({*moment, i});
    json::Object frame{{"id", frames_.size()}, {"name", withNames(frames[i].function)}, {"line", 0}, {"column", 0}};
    if (const Span span = frames[i].span) {
      const auto at = span.file->lineColumn(span.begin), end = span.file->lineColumn(span.end);
      frame["source"] = sourceOf(*span.file);
      frame["line"] = lineOut(static_cast<uint32_t>(at.line));
      frame["column"] = columnOut(static_cast<uint32_t>(at.column));
      frame["endLine"] = lineOut(static_cast<uint32_t>(end.line));
      frame["endColumn"] = columnOut(static_cast<uint32_t>(end.column));
    }
    stack.push_back(std::move(frame));
  }
  const auto total = static_cast<int64_t>(frames.size());
  return json::Value(json::Object{{"stackFrames", std::move(stack)}, {"totalFrames", total}});
}

// ----------------------------------------------------------------------------------------------------------- values

const Scope& Dap::scopeAt(size_t moment) {
  std::unique_ptr<Scope>& scope = scopes_[moment];
  if (!scope) scope = std::make_unique<Scope>(debugger_->scopeOf(moment));
  return *scope;
}

int64_t Dap::handle(Handle handle) {
  handles_.push_back(std::move(handle));
  return static_cast<int64_t>(handles_.size());
}

base::Result<Dap::Shown> Dap::frameOf(Params params) const {
  const int64_t id = integer(params, "frameId").value_or(0);
  if (id < 1 || static_cast<size_t>(id) > frames_.size()) return Failure{std::string("there is no such frame")};
  return frames_[static_cast<size_t>(id) - 1];
}

Dap::Answer Dap::onScopes(Params params) {
  const auto shown = frameOf(params);
  if (!shown) return Failure{shown.error()};
  json::Array scopes;
  using Kind = Handle::Kind;
  for (auto [name, kind, hint] : {std::tuple{"Arguments", Kind::Arguments, "arguments"},
                                  {"Variables", Kind::Locals, "locals"},
                                  {"Streams", Kind::Streams, "streams"},
                                  {"Particle and clock", Kind::Particle, "registers"}})
    scopes.push_back(json::Object{{"name", name},
                                  {"presentationHint", hint},
                                  {"variablesReference", handle({kind, shown->moment, shown->frame, {}, {}})},
                                  {"expensive", false}});
  return json::Value(json::Object{{"scopes", std::move(scopes)}});
}

/// 0: it has no parts.
int64_t Dap::membersOf(const Value& value) {
  return isCompound(value) ? handle({Handle::Kind::Members, 0, 0, value, {}}) : 0;
}

json::Object Dap::variable(std::string name, const Value& value) {
  return json::Object{
      {"name", json::fixUTF8(name)}, {"value", withNames(value.text())}, {"variablesReference", membersOf(value)}};
}

json::Array Dap::ofKind(const Handle& from, Variable::Kind kind) {
  json::Array all;
  for (Variable& one : scopeAt(from.moment).variablesOf(from.frame)) {
    if (one.kind != kind) continue;
    if (kind != Variable::Kind::Stream) {
      all.push_back(variable(one.name, one.value));
      continue;
    }
    const std::string text = one.value.text();
    const int64_t reference = handle({Handle::Kind::Generations, 0, 0, {}, std::move(one.generations)});
    all.push_back(json::Object{{"name", one.name}, {"value", withNames(text)}, {"variablesReference", reference}});
  }
  return all;
}

json::Array Dap::particleOf(size_t index) {
  const Moment& moment = debugger_->timeline()[index];
  json::Array all;
  auto add = [&](std::string_view name, std::string text) {
    all.push_back(json::Object{{"name", std::string(name)}, {"value", withNames(text)}, {"variablesReference", 0}});
  };
  add("happens", debugger_->textOf(index));
  if (moment.instr) add("instruction", air::printInstruction(*moment.instr));
  if (moment.call != kNobody) {
    const sim::PreparedCall& call = target_->image().calls()[moment.call];
    add("particle", std::to_string(moment.particle));
    add("call", target_->job(moment.call).name);
    add("initiator", target_->image().name(call.initiator));
    add("ttl", sim::durationText(call.ttl));
  }
  add("time", sim::durationText(debugger_->timeline().worldAt(index).now()));
  add("moment", std::to_string(index));
  return all;
}

json::Array Dap::variablesOf(const Handle& from) {
  json::Array all;
  switch (from.kind) {
  case Handle::Kind::Arguments: return ofKind(from, Variable::Kind::Argument);
  case Handle::Kind::Locals: return ofKind(from, Variable::Kind::Local);
  case Handle::Kind::Streams: return ofKind(from, Variable::Kind::Stream);
  case Handle::Kind::Particle: return particleOf(from.moment);
  case Handle::Kind::Members:
    if (from.value.isObject())
      for (const auto& [name, value] : from.value.asObject()) all.push_back(variable(name, value));
    else
      for (size_t i = 0; i < from.value.asArray().size(); ++i)
        all.push_back(variable(fmt::format("[{}]", i), from.value.asArray()[i]));
    break;
  case Handle::Kind::Generations:
    for (size_t i = 0; i < from.generations.size(); ++i)
      all.push_back(variable(fmt::format("generation {}", i), Value::array(from.generations[i])));
    break;
  }
  return all;
}

Dap::Answer Dap::onVariables(Params params) {
  const int64_t reference = integer(params, "variablesReference").value_or(0);
  if (reference < 1 || static_cast<size_t>(reference) > handles_.size())
    return Failure{std::string("there are no such variables")};
  const Handle from = handles_[static_cast<size_t>(reference) - 1];  // more of them are going to be made
  json::Array all = variablesOf(from);
  const auto start = static_cast<size_t>(std::max<int64_t>(0, integer(params, "start").value_or(0)));
  const auto count = static_cast<size_t>(std::max<int64_t>(0, integer(params, "count").value_or(0)));
  if (start == 0 && count == 0) return json::Value(json::Object{{"variables", std::move(all)}});
  json::Array some;
  for (size_t i = start; i < all.size() && (count == 0 || i < start + count); ++i) some.push_back(std::move(all[i]));
  return json::Value(json::Object{{"variables", std::move(some)}});
}

Dap::Answer Dap::onEvaluate(Params params) {
  auto expression = string(params, "expression");
  if (!expression) return Failure{std::string("`expression` is missing")};
  Shown shown{debugger_->place(), 0};
  if (integer(params, "frameId")) {
    const auto frame = frameOf(params);
    if (!frame) return Failure{frame.error()};
    shown = *frame;
  }
  if (shown.moment >= debugger_->timeline().size()) return Failure{std::string("the run has ended")};
  auto value = evaluate(*expression, scopeAt(shown.moment).lookup(shown.frame));
  if (!value) return Failure{value.error()};
  return json::Value(json::Object{{"result", withNames(value->text())}, {"variablesReference", membersOf(*value)}});
}

}  // namespace aqua::debug
