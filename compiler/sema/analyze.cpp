#include "compiler/sema/analyze.h"

#include <deque>
#include <initializer_list>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "compiler/modules/graph.h"
#include "compiler/sema/checker.h"
#include "compiler/sema/header.h"
#include "compiler/sema/lint.h"
#include "compiler/syntax/parse.h"

namespace aqua::sema {

namespace {

using ir::Special;
using ir::ValueKind;

void addBuiltins(Session& session, bool noRelay) {
  ir::TypePool& types = session.program.types;
  auto add = [&](std::string_view name, const ir::Value* value) {
    ValueEntry entry;
    entry.constant = value;
    session.builtins.emplace(name, entry);
    session.builtinNames.push_back(name);
  };
  auto special = [&](Special which, const ir::Type* type) {
    return session.program.arena.make<ir::SpecialValue>(ir::Value{ValueKind::Special, type, {}}, which);
  };
  const ir::Type* text = types.scalar(ir::Scalar::String);
  add("HOST_PEER_ID", special(noRelay ? Special::InitPeerId : Special::HostPeerId, text));
  add("INIT_PEER_ID", special(Special::InitPeerId, text));
  add("PARTICLE_TTL", special(Special::Ttl, types.scalar(ir::Scalar::U32)));
  add("PARTICLE_TIMESTAMP", special(Special::Timestamp, types.scalar(ir::Scalar::U64)));
  add("LAST_ERROR", special(Special::LastError, types.lastError()));
  add("nil", session.program.arena.make<ir::NilValue>(ir::Value{ValueKind::Nil, types.option(types.bottom()), {}}));
}

bool isConstantName(std::string_view name) {
  auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.empty() || !isUpper(name[0])) return false;
  for (char c : name)
    if (!isUpper(c) && !(c >= '0' && c <= '9') && c != '_') return false;
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// `NAME = literal` or `NAME ?= literal`; blanks around the sign are required.
bool addGiven(Session& session, const std::string& text) {
  size_t sign = text.find('=');
  if (sign == std::string::npos || sign == 0 || sign + 1 >= text.size()) return false;
  size_t end = text[sign - 1] == '?' ? sign - 1 : sign;
  auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
  if (end == 0 || !isBlank(text[end - 1]) || !isBlank(text[sign + 1])) return false;
  std::string_view name = trimmed(std::string_view(text).substr(0, end));
  if (!isConstantName(name)) return false;

  auto source = std::make_shared<diagnostics::SourceFile>("<constant>", std::string(trimmed(text.substr(sign + 1))));
  syntax::ParsedCall parsed = syntax::parseValue(source);
  auto literal = syntax::as<syntax::Literal>(parsed.value);
  if (!literal) return false;
  session.program.trees.push_back(parsed.tree);
  name = session.program.arena.text(name);
  ValueEntry entry;
  entry.constant = literalValue(session, *literal);
  session.given.insert_or_assign(name, entry.constant);
  if (session.builtins.insert_or_assign(name, entry).second) session.builtinNames.push_back(name);
  return true;
}

/// Installed packages are not the user's to change.
bool isInstalled(const diagnostics::SourceFile& file) {
  constexpr std::string_view kFolder = "node_modules/";
  std::string_view path = file.path();
  return path.starts_with(kFolder) || path.find("/node_modules/") != std::string_view::npos;
}

/// Leaves out what says nothing new: errors in a line that could not be read, and warnings about installed files.
void addUseful(const diagnostics::DiagnosticList& issues, const modules::Graph& graph,
               diagnostics::DiagnosticList& result) {
  std::set<std::pair<const diagnostics::SourceFile*, uint32_t>> unreadable;
  auto lineOf = [](Span at) { return std::pair(at.file, at.file->lineColumn(at.begin).line); };
  for (const diagnostics::Diagnostic& each : graph.issues.items()) {
    if (!each.primary || each.severity != diagnostics::Severity::Error) continue;
    auto line = lineOf(each.primary);
    unreadable.insert(line);
    // A line that is indented too far was meant to belong to the one before it, which then is something else.
    if (each.code == diagnostics::Code::IndentInconsistent && line.second > 1)
      unreadable.emplace(line.first, line.second - 1);
  }
  std::set<const diagnostics::SourceFile*> roots;
  for (uint32_t root : graph.roots) roots.insert(graph.files[root].tree->source.get());
  for (const diagnostics::Diagnostic& each : issues.items()) {
    if (!unreadable.empty() && each.primary && unreadable.contains(lineOf(each.primary))) continue;
    if (diagnostics::isLint(each.code) && each.primary && !roots.contains(each.primary.file) &&
        isInstalled(*each.primary.file))
      continue;
    result.add(each);
  }
}

std::vector<bool> failedRoots(const modules::Graph& graph,
                              std::initializer_list<const diagnostics::DiagnosticList*> lists) {
  std::set<const diagnostics::SourceFile*> faulty;  // null: something that belongs to no file
  for (const diagnostics::DiagnosticList* list : lists)
    for (const diagnostics::Diagnostic& each : list->items())
      if (each.severity == diagnostics::Severity::Error) faulty.insert(each.primary.file);
  std::vector<bool> failed;  // by file; imports come first
  for (const modules::ModuleFile& file : graph.files) {
    bool fails = faulty.contains(nullptr) || faulty.contains(file.tree->source.get());
    for (const modules::ImportLink& link : file.imports)
      fails = fails || (link.file != modules::kNoFile && failed[link.file]);
    failed.push_back(fails);
  }
  std::vector<bool> roots;
  for (uint32_t root : graph.roots) roots.push_back(failed[root]);
  return roots;
}

AnalyzedRoots check(const modules::Graph& graph, const Options& options) {
  AnalyzedRoots result;
  auto program = std::make_shared<ir::Program>();
  result.program = program;
  result.issues.append(graph.issues);

  diagnostics::DiagnosticList issues;
  Session session(*program, issues);
  for (const diagnostics::Diagnostic& each : graph.issues.items())
    if (each.primary && each.severity == diagnostics::Severity::Error) session.unreadable.push_back(each.primary);
  program->noRelay = options.noRelay;
  session.probe = options.probe;
  addBuiltins(session, options.noRelay);
  for (const std::string& constant : options.constants)
    if (!addGiven(session, constant)) issues.report(Code::ConstantDefinition, {}).arg("text", constant);

  std::vector<std::optional<uint32_t>> rootOf(graph.files.size());
  for (size_t root = graph.roots.size(); root-- > 0;) rootOf[graph.roots[root]] = static_cast<uint32_t>(root);

  std::deque<Module> modules;
  for (const modules::ModuleFile& file : graph.files) {
    program->trees.push_back(file.tree);
    Module& module = modules.emplace_back();
    module.file = &file;
    File checked(session, module, rootOf[modules.size() - 1]);
    Header header(checked);
    header.begin(modules);
    Checker(checked).items();
    header.finish();
  }
  // What is said about whole functions is true only where nothing is missing.
  std::unordered_set<const diagnostics::SourceFile*> sound;
  std::vector<bool> failed = failedRoots(graph, {&graph.issues, &issues});
  for (size_t root = 0; root < failed.size(); ++root)
    if (!failed[root]) sound.insert(graph.files[graph.roots[root]].tree->source.get());
  lint(*program, sound, options.noRelay, issues);
  addUseful(options.lints.apply(issues), graph, result.issues);
  result.failed = failedRoots(graph, {&result.issues});
  return result;
}

}  // namespace

Analyzed analyze(const modules::FileSystem& files, const std::string& path, const Options& options) {
  return check(modules::load(files, path, options), options);
}

AnalyzedRoots analyze(const modules::FileSystem& files, std::span<const std::string> paths, const Options& options) {
  return check(modules::load(files, paths, options), options);
}

}  // namespace aqua::sema
