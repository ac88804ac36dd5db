#include "compiler/sema/scopes.h"

#include <algorithm>

#include <fmt/format.h>

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

Local* Scopes::local(std::string_view name) {
  auto found = locals_.find(name);
  return found == locals_.end() ? nullptr : found->second;
}

Local* Scopes::localOf(const ir::Value* value) {
  auto read = ir::asLocal(value);
  Local* known = read ? local(read->variable->name) : nullptr;
  return known && known->variable == read->variable ? known : nullptr;
}

const TypeEntry* Scopes::type(std::string_view name) { return module_.scope.types.find(name); }

ValueEntry* Scopes::value(std::string_view name) {
  if (ValueEntry* found = module_.scope.values.find(name)) return found;
  auto builtin = session_.builtins.find(name);
  return builtin == session_.builtins.end() ? nullptr : &builtin->second;
}

const Variable* Scopes::bound(const ir::Service* service) const {
  auto found = bindings_.find(service);
  return found == bindings_.end() ? nullptr : found->second;
}

size_t Scopes::longestPath() const {
  return std::max({longestLocal_, module_.scope.values.longestPath(), module_.scope.types.longestPath()});
}

const Variable* Scopes::variable(std::string_view name, Variable::Kind kind, const ir::Type* type, Span span) {
  return arena_.make<Variable>(Variable{kind, name, type, span});
}

bool Scopes::isNew(const syntax::Ident& name) {
  if (name.text == "true" || name.text == "false") {
    report(Code::ReservedName, name.span).arg("name", name.text).help("choose another name");
    return false;
  }
  Span first;
  std::string_view what;
  if (Local* local = this->local(name.text)) {
    first = local->variable->span;
    what = "first defined here";
  } else if (ValueEntry* value = this->value(name.text); value && !value->undeclared) {
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
void Scopes::hides(const syntax::Ident& name) {
  const TypeEntry* type = this->type(name.text);
  if (!type || !type->service || !file_.root) return;
  report(Code::HidesService, name.span).arg("name", name.text).label(type->span, "the service");
}

const Variable* Scopes::define(const syntax::Ident& name, Variable::Kind kind, const ir::Type* type) {
  // After an error the name is known to be something, but not what.
  if (name.text.empty()) return variable(name.text, kind, types_.error(), name.span);
  if (!isNew(name)) type = types_.error();
  hides(name);
  const Variable* made = variable(name.text, kind, type, name.span);
  add(made, kind == Variable::Kind::Let || kind == Variable::Kind::Closure);
  return made;
}

void Scopes::add(const Variable* variable, bool assigned) {
  Local* local = arena_.make<Local>();
  local->variable = variable;
  local->kind = symbolOf(variable->kind, *variable->type);
  local->assigned = assigned;
  file_.use(variable->span, variable->span, local->kind, variable->type);
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

void Scopes::bind(const ir::Service* service, const Variable* variable) {
  const Variable*& slot = bindings_[service];
  undoBindings_.emplace_back(service, slot);
  slot = variable;
}

void Scopes::leave(size_t locals, size_t bindings) {
  for (; visible_.size() > locals; visible_.pop_back()) {
    lintLocal(*visible_.back());
    locals_.erase(visible_.back()->variable->name);
  }
  for (; undoBindings_.size() > bindings; undoBindings_.pop_back())
    bindings_[undoBindings_.back().first] = undoBindings_.back().second;
}

void Scopes::lintLocal(const Local& local) {
  const Variable& v = *local.variable;
  if (v.type->kind == TypeKind::Error) return;
  const bool named = local.assigned || v.kind == Variable::Kind::Stream;
  if (named && local.uses == 0 && file_.root && !module_.file->broken)
    report(Code::UnusedVariable, v.span).arg("name", v.name);
  bool grows = local.pushed || local.uses != local.reads;
  if (v.kind == Variable::Kind::Stream && local.waits && !grows && !module_.file->broken)
    report(Code::StreamNeverWritten, local.waits).arg("name", v.name).label(v.span, "declared here");
}

bool Scopes::isTooEarly(const syntax::Ident& name, std::string_view help) {
  if (std::find(defining_.begin(), defining_.end(), name.text) != defining_.end()) {
    report(Code::SelfReference, name.span).arg("name", name.text).help(std::string(help));
    return true;
  }
  auto below = itemNames_.find(name.text);
  if (below == itemNames_.end() || below->second.begin <= name.span.begin) return false;
  report(Code::DefinedBelow, name.span)
      .arg("name", name.text)
      .label(below->second, "defined here")
      .help("move the definition up");
  return true;
}

const ir::Value* Scopes::unknown(Code code, const syntax::Ident& name, const ir::Type* hint, bool function) {
  const ir::Value* result = file_.error(name.span);
  if (isProbe(name, function ? Probe::Place::Function : Probe::Place::Value, hint)) return result;
  if (name.text.empty() || file_.namesMissing || unknownTypes_.contains(name.text)) return result;
  if (isTooEarly(name, "there is no recursion in Aqua")) return result;
  Reported reported = report(code, name.span);
  reported.arg("name", name.text);
  if (module_.scope.modules.find(name.text)) reported.note(fmt::format("`{}` is a module", name.text));
  if (const TypeEntry* type = this->type(name.text)) {
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
  if (++session_.suggestions <= kMaxSuggestions) suggest(reported, name.span, name.text, values(hint, function));
  return result;
}

std::vector<Candidate> Scopes::values(const ir::Type* hint, bool function) const {
  std::vector<Candidate> candidates;
  auto offer = [&](std::string_view name, const ir::Type* type, SymbolKind kind, Span definition) {
    bool fits = function ? type->kind == TypeKind::Arrow : !hint || session_.relations.fits(type, hint);
    candidates.push_back({name, fits, kind, type, definition});
  };
  for (auto it = visible_.rbegin(); it != visible_.rend(); ++it)
    offer((*it)->variable->name, (*it)->variable->type, (*it)->kind, (*it)->variable->span);
  for (const auto& item : module_.scope.values.items()) {
    const ValueEntry& entry = item.value;
    if (entry.function) offer(item.name, entry.function->type, SymbolKind::Function, entry.span);
    else offer(item.name, entry.constant->type, SymbolKind::Constant, entry.span);
  }
  for (const auto& item : module_.scope.types.items())
    if (item.value.service) offer(item.name, item.value.type, SymbolKind::Service, item.value.span);
  for (std::string_view builtin : session_.builtinNames)
    offer(builtin, session_.builtins.at(builtin).constant->type, SymbolKind::Constant, {});
  return candidates;
}

std::vector<Candidate> Scopes::types() const {
  std::vector<Candidate> candidates;
  for (size_t i = 0; i <= static_cast<size_t>(ir::Scalar::String); ++i)
    candidates.push_back({ir::scalarName(static_cast<ir::Scalar>(i)), true, SymbolKind::Alias});
  for (const auto& item : module_.scope.types.items())
    candidates.push_back({item.name, true, item.value.kind, item.value.type, item.value.span});
  return candidates;
}

bool Scopes::isProbe(const syntax::Ident& name, Probe::Place place, const ir::Type* hint) {
  if (!session_.asks(name.text)) return false;
  std::vector<Candidate> candidates;
  if (place == Probe::Place::Type) candidates = types();
  else candidates = values(hint, place == Probe::Place::Function);
  auto modules = [&] {
    for (const auto& item : module_.scope.modules.items())
      candidates.push_back({item.name, true, SymbolKind::Module, nullptr, item.value.span});
  };
  switch (place) {
  case Probe::Place::Stream:
    std::erase_if(candidates, [](const Candidate& each) {
      return !each.type->isStream() && each.type->kind != TypeKind::StreamMap;
    });
    break;
  case Probe::Place::Value:
  case Probe::Place::Function:
    for (const auto& item : module_.scope.types.items())
      if (item.value.type->kind == TypeKind::Data || item.value.type->kind == TypeKind::Ability)
        candidates.push_back({item.name, !hint || session_.relations.fits(item.value.type, hint), item.value.kind,
                              item.value.type, item.value.span});
    modules();
    break;
  case Probe::Place::Type: modules(); break;
  case Probe::Place::Nowhere:
  case Probe::Place::Member:
  case Probe::Place::Module:
  case Probe::Place::Field:
  case Probe::Place::Import:
  case Probe::Place::Export: break;
  }
  session_.answer(place, std::move(candidates), hint, nullptr);
  return true;
}

void Scopes::unknownType(const syntax::Ident& name) {
  if (isProbe(name, Probe::Place::Type)) return;
  if (file_.namesMissing || name.text.empty()) return;
  if (isTooEarly(name, "types cannot contain themselves")) return;
  unknownTypes_.insert(name.text);
  Reported reported = report(Code::UnknownType, name.span);
  reported.arg("name", name.text);
  if (syntax::explainForeign(reported, name.span, syntax::ForeignPlace::Type)) return;
  if (++session_.suggestions > kMaxSuggestions) return;
  suggest(reported, name.span, name.text, types());
}

}  // namespace aqua::sema
