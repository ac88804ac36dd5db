// Types as written to types as meant.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/sema/checker.h"
#include "compiler/syntax/foreign.h"

namespace aqua::sema {

using ir::Type;
using ir::TypeKind;

const Type* Checker::bounded(const Type* type, Span span) {
  if (type->depth <= ir::kMaxTypeDepth) return type;
  report(Code::TypeTooDeep, span).arg("limit", ir::kMaxTypeDepth);
  return types_.error();
}

const Type* Checker::resolve(const syntax::Type* type) {
  return syntax::visit(
      *type, syntax::Overloaded{
                 [&](const syntax::TopType&) { return types_.top(); },
                 [&](const syntax::BottomType&) { return types_.bottom(); },
                 [&](const syntax::ScalarType& each) { return types_.scalar(each.scalar); },
                 [&](const syntax::NamedType& each) { return resolveNamed(each.name); },
                 [&](const syntax::ArrowType& each) { return bounded(resolveArrow(each), each.span); },
                 [&](const syntax::CollectionType& each) { return bounded(resolveCollection(each), each.span); },
                 [&](const syntax::ErrorType&) { return types_.error(); },
             });
}

const Type* Checker::resolveCollection(const syntax::CollectionType& type) {
  const Type* element = resolve(type.element);
  if (!element->isData()) {
    report(Code::ElementType, type.element->span)
        .arg("type", ir::print(*element))
        .note(fmt::format("`{}` is {}", ir::print(*element), kindName(*element)));
    return types_.error();
  }
  switch (type.collection) {
  case syntax::Collection::Array: return types_.array(element);
  case syntax::Collection::Option: return types_.option(element);
  case syntax::Collection::Stream: return types_.stream(element);
  case syntax::Collection::StreamMap: return types_.streamMap(element);
  }
  return types_.error();
}

const Type* Checker::resolveArrow(const syntax::ArrowType& type) {
  std::vector<ir::TypeField> params;
  std::vector<const Type*> results;
  params.reserve(type.abilities.size() + type.params.size());
  for (const syntax::NamedType* ability : type.abilities)
    params.push_back({ability->name.text(), resolveNamed(ability->name), ability->span});
  for (const syntax::Param& param : type.params)
    params.push_back(
        {param.name.text, resolve(param.type), param.name.text.empty() ? param.type->span : param.name.span});
  for (size_t i = 0; i < type.params.size(); ++i)
    if (const Span name = type.params[i].name.span; !type.params[i].name.text.empty())
      use(name, name, ir::SymbolKind::Parameter, params[type.abilities.size() + i].type);
  for (const syntax::Type* result : type.results) results.push_back(resolve(result));
  return types_.arrow(params, results);
}

const Type* Checker::resolveNamed(const syntax::QualifiedName& name) {
  const TypeEntry* entry = findType(name);
  return entry ? entry->type : types_.error();
}

const TypeEntry* Checker::findType(const syntax::QualifiedName& name) {
  if (name.parts.empty()) return nullptr;
  const syntax::Ident& last = name.parts.back();
  if (TypeEntry* entry = module_.scope.types.find(name.parts.size() == 1 ? last.text : name.text())) {
    markUsed(entry->slot);
    use(last.span, entry->span, entry->kind, entry->type);
    return entry;
  }
  if (name.parts.size() == 1) {
    scopes_.unknownType(last);
    return nullptr;
  }
  std::vector<syntax::Ident> parts(name.parts.begin(), name.parts.end());
  std::optional<Path> path = modulePath(parts, parts.size() - 1);
  if (!path) {
    if (!file_.namesMissing)
      report(Code::UnknownName, parts[0].span).arg("name", parts[0].text).help("a module is named by `use`");
    return nullptr;
  }
  if (path->parts + 1 == parts.size()) {
    if (const TypeEntry* entry = path->names->types.find(last.text)) {
      use(last.span, entry->span, entry->kind, entry->type);
      return entry;
    }
  }
  if (session_.asks(last.text)) session_.answer(Probe::Place::Type, candidatesOf(*path->names), nullptr, nullptr);
  if (!path->incomplete)
    report(Code::UnknownInModule, parts[path->parts].span)
        .arg("module", path->module)
        .arg("what", path->parts + 1 == parts.size() ? "type" : "module")
        .arg("name", parts[path->parts].text);
  return nullptr;
}

}  // namespace aqua::sema
