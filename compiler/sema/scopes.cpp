// Names that are visible now: definition, lookup, end of a scope, and what is said about names that are not there.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/sema/checker.h"
#include "compiler/syntax/foreign.h"

namespace aqua::sema {

using ir::SymbolKind;
using ir::TypeKind;
using ir::Variable;

namespace {

SymbolKind symbolOf(Variable::Kind kind, const ir::Type& type) {
  switch (kind) {
  case Variable::Kind::Param: return SymbolKind::Parameter;
  case Variable::Kind::Let:
  case Variable::Kind::CallResult:
  case Variable::Kind::Item:
  case Variable::Kind::Catch: return type.isStream() ? SymbolKind::Stream : SymbolKind::Variable;
  case Variable::Kind::Stream: return SymbolKind::Stream;
  case Variable::Kind::Closure: return SymbolKind::Closure;
  case Variable::Kind::Service: return SymbolKind::Service;
  }
  return SymbolKind::Variable;
}

}  // namespace

Local* Checker::findLocal(std::string_view name) {
  auto found = locals_.find(name);
  return found == locals_.end() ? nullptr : found->second;
}

const TypeEntry* Checker::visibleType(std::string_view name) { return module_.scope.types.find(name); }

ValueEntry* Checker::visibleValue(std::string_view name) {
  if (ValueEntry* found = module_.scope.values.find(name)) return found;
  auto builtin = session_.builtins.find(name);
  return builtin == session_.builtins.end() ? nullptr : &builtin->second;
}

const Variable* Checker::variable(std::string_view name, Variable::Kind kind, const ir::Type* type, Span span) {
  return arena_.make<Variable>(Variable{kind, name, type, span});
}

bool Checker::isNew(const syntax::Ident& name) {
  if (name.text == "true" || name.text == "false") {
    report(Code::ReservedName, name.span).arg("name", name.text).help("choose another name");
    return false;
  }
  Span first;
  std::string_view what;
  if (Local* local = findLocal(name.text)) {
    first = local->variable->span;
    what = "first defined here";
  } else if (ValueEntry* value = visibleValue(name.text); value && !value->undeclared) {
    first = value->span;
    what = value->function ? "a function of this name" : "a constant of this name";
  } else {
    return true;
  }
  Reported reported = report(Code::AlreadyDefined, name.span);
  reported.arg("name", name.text);
  if (first) {
    reported.label(first, std::string(what));
  } else {
    reported.note(fmt::format("`{}` is a constant of the language", name.text));
  }
  reported.help("names cannot be hidden or changed; choose another one");
  return false;
}

/// Of a type name as the name of a value; a service of this name cannot be called any more.
void Checker::hides(const syntax::Ident& name) {
  const TypeEntry* type = visibleType(name.text);
  if (!type || !type->service || !root_) return;
  report(Code::HidesService, name.span).arg("name", name.text).label(type->span, "the service");
}

const Variable* Checker::define(const syntax::Ident& name, Variable::Kind kind, const ir::Type* type) {
  // After a mistake the name is known to be something, but not what.
  if (name.text.empty()) return variable(name.text, kind, types_.error(), name.span);
  if (!isNew(name)) type = types_.error();
  hides(name);
  const Variable* made = variable(name.text, kind, type, name.span);
  add(made, kind == Variable::Kind::Let || kind == Variable::Kind::Closure);
  return made;
}

void Checker::add(const Variable* variable, bool assigned) {
  Local* local = arena_.make<Local>();
  local->variable = variable;
  local->kind = symbolOf(variable->kind, *variable->type);
  local->assigned = assigned;
  use(variable->span, variable->span, local->kind, variable->type);
  if (Local*& slot = locals_[variable->name]; slot) {
    // Defined twice, which was reported: what it is now is unknown, but it ends with the first one's scope.
    const Variable* unknownNow = this->variable(variable->name, variable->kind, types_.error(), variable->span);
    slot->variable = unknownNow;
  } else {
    slot = local;
    visible_.push_back(local);
    longestLocal_ =
        std::max(longestLocal_, 1 + static_cast<size_t>(std::count(variable->name.begin(), variable->name.end(), '.')));
  }
}

void Checker::bind(const ir::Service* service, const Variable* variable) {
  const Variable*& slot = bindings_[service];
  undoBindings_.emplace_back(service, slot);
  slot = variable;
}

void Checker::leave(size_t locals, size_t bindings) {
  for (; visible_.size() > locals; visible_.pop_back()) {
    lintLocal(*visible_.back());
    locals_.erase(visible_.back()->variable->name);
  }
  for (; undoBindings_.size() > bindings; undoBindings_.pop_back())
    bindings_[undoBindings_.back().first] = undoBindings_.back().second;
}

void Checker::lintLocal(const Local& local) {
  const Variable& v = *local.variable;
  if (v.type->kind == TypeKind::Error) return;
  const bool named = local.assigned || v.kind == Variable::Kind::Stream;
  if (named && local.uses == 0 && root_ && !module_.file->broken)
    report(Code::UnusedVariable, v.span).arg("name", v.name);
  bool grows = local.pushed || local.uses != local.reads;
  if (v.kind == Variable::Kind::Stream && local.waits && !grows && !module_.file->broken)
    report(Code::StreamNeverWritten, local.waits).arg("name", v.name).label(v.span, "declared here");
}

void Checker::use(Span at, Span definition, SymbolKind kind, const ir::Type* type, Span doc) {
  if (at) program_.uses.push_back({at, definition, kind, type, doc});
}

const ir::Value* Checker::unknown(Code code, const syntax::Ident& name, const ir::Type* hint, bool function) {
  const ir::Value* result = error(name.span);
  if (name.text.empty() || namesMissing_ || unknownTypes_.contains(name.text)) return result;
  if (std::find(defining_.begin(), defining_.end(), name.text) != defining_.end()) {
    report(Code::SelfReference, name.span).arg("name", name.text).help("there is no recursion in Aqua");
    return result;
  }
  if (auto below = itemNames_.find(name.text); below != itemNames_.end() && below->second.begin > name.span.begin) {
    report(Code::DefinedBelow, name.span)
        .arg("name", name.text)
        .label(below->second, "defined here")
        .help("move the definition up");
    return result;
  }
  Reported reported = report(code, name.span);
  reported.arg("name", name.text);
  if (module_.scope.modules.find(name.text)) reported.note(fmt::format("`{}` is a module", name.text));
  if (const TypeEntry* type = visibleType(name.text)) {
    reported.label(type->span, "a type, not a value");
    if (type->type->kind == TypeKind::Service)
      reported.help(fmt::format("an alias of a service is a type only; use `{}`", ir::print(*type->type)));
    else if (type->type->kind == TypeKind::Data || type->type->kind == TypeKind::Ability)
      reported.help(fmt::format("`{}(field = value)` builds a value of this type", name.text));
    return result;
  }
  using syntax::ForeignPlace;
  if (syntax::explainForeign(reported, name.span, function ? ForeignPlace::Function : ForeignPlace::Value))
    return result;
  if (++session_.suggestions <= kMaxSuggestions) suggestValue(reported, name, hint, function);
  return result;
}

void Checker::suggestValue(Reported& reported, const syntax::Ident& name, const ir::Type* hint, bool function) {
  std::vector<Candidate> candidates;
  auto offer = [&](std::string_view candidate, const ir::Type* type) {
    bool fits = function ? type->kind == TypeKind::Arrow : !hint || relations_.fits(type, hint);
    candidates.push_back({candidate, fits});
  };
  for (auto it = visible_.rbegin(); it != visible_.rend(); ++it) offer((*it)->variable->name, (*it)->variable->type);
  for (const auto& item : module_.scope.values.items())
    offer(item.name, item.value.function ? item.value.function->type : item.value.constant->type);
  for (const auto& item : module_.scope.types.items())
    if (item.value.service) offer(item.name, item.value.type);
  for (std::string_view builtin : session_.builtinNames) offer(builtin, session_.builtins.at(builtin).constant->type);
  suggest(reported, name.span, name.text, candidates);
}

}  // namespace aqua::sema
