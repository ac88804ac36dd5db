// Items of a file: constants, aliases, data, services, abilities, functions.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "compiler/sema/checker.h"

namespace aqua::sema {

using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;
using syntax::NodeKind;

namespace {

/// Null: an item that could not be read.
const syntax::Ident* itemName(const syntax::Item& item) {
  return syntax::visit(item, [](const auto& each) -> const syntax::Ident* {
    if constexpr (requires { each.name; }) return &each.name;
    else return nullptr;
  });
}

}  // namespace

Checker::Checker(File& file)
    : file_(file),
      session_(file.session),
      module_(file.module),
      program_(session_.program),
      types_(program_.types),
      arena_(program_.arena),
      relations_(session_.relations),
      scopes_(file) {}

void Checker::items() {
  const syntax::File& file = *module_.file->tree->root;
  file_.namesMissing = module_.incomplete;
  for (const syntax::Item* item : file.items) {
    if (const syntax::Ident* name = itemName(*item)) scopes_.addItem(*name);
    else file_.namesMissing = module_.incomplete = true;  // an item that could not be read
  }
  for (const syntax::Item* each : file.items) {
    const syntax::Ident* name = itemName(*each);
    if (!name) continue;
    scopes_.beginDefinition(name->text);
    const bool missing = file_.namesMissing;
    item(*each);
    file_.namesMissing = missing;
    scopes_.endDefinition();
  }
}

void Checker::item(const syntax::Item& item) {
  syntax::visit(item,
                syntax::Overloaded{
                    [&](const syntax::Const& each) { constant(each); }, [&](const syntax::Alias& each) { alias(each); },
                    [&](const syntax::Data& each) { data(each); }, [&](const syntax::Service& each) { service(each); },
                    [&](const syntax::Ability& each) { ability(each); }, [&](const syntax::Func& each) { func(each); },
                    [&](const syntax::ErrorItem&) {},  // reported
                });
}

bool Checker::defineType(const syntax::Ident& name, const TypeEntry& entry, Span doc) {
  if (name.text.empty()) return false;
  if (const TypeEntry* first = module_.scope.types.find(name.text); first && !first->undeclared) {
    // Libraries from the time before headers repeat the short names of each other for the same types.
    const bool aliases = first->kind == SymbolKind::Alias && entry.kind == SymbolKind::Alias;
    if (aliases && first->slot != kNotImported && relations_.same(first->type, entry.type)) {
      use(name.span, first->span, entry.kind, entry.type);
      return true;
    }
    Reported reported = report(Code::AlreadyDefined, name.span);
    reported.arg("name", name.text).label(first->span, "first defined here");
    if (first->slot != kNotImported) reported.help("import the other one `as` another name");
    return false;
  }
  module_.scope.types.set(name.text, entry);
  use(name.span, name.span, entry.kind, entry.type, doc);
  return true;
}

bool Checker::defineValue(const syntax::Ident& name, const ValueEntry& entry, Span doc) {
  if (name.text.empty() || !scopes_.isNew(name)) return false;
  module_.scope.values.set(name.text, entry);
  use(name.span, name.span, entry.function ? SymbolKind::Function : SymbolKind::Constant,
      entry.function ? entry.function->type : entry.constant->type, doc);
  return true;
}

// ---- constants ----------------------------------------------------------------------------------------------

const ir::Value* Checker::constantValue(const syntax::Value& node) {
  if (auto plain = syntax::as<syntax::Literal>(&node)) return literal(*plain);
  if (auto reference = syntax::as<syntax::Name>(&node)) {
    if (ValueEntry* entry = scopes_.value(reference->name.text); entry && entry->constant)
      return constantUse(reference->name.text, *entry, reference->span);
    if (!scopes_.value(reference->name.text))
      return scopes_.unknown(Code::UnknownName, reference->name, nullptr, false);
    report(Code::ConstantLiteral, node.span).arg("found", "a function");
  }
  return error(node.span);  // not a form of constants, which the parser has reported
}

void Checker::constant(const syntax::Const& node) {
  const ir::Value* value = constantValue(*node.value);
  if (node.name.text.empty()) return;
  ValueEntry* first = scopes_.value(node.name.text);
  const bool keeps = first && first->constant && (!first->undeclared || node.overridable);
  if (keeps && node.overridable) {
    fitted(value, {first->constant->type, first->span, "the constant has this type"});
    markUsed(first->slot);
  }
  if (session_.given.contains(node.name.text) && keeps && first->slot == kNotImported && !first->span) {
    // The value from the command line wins over the one written here.
    ValueEntry entry = *first;
    entry.span = node.name.span;
    module_.scope.values.set(node.name.text, entry);
    return use(node.name.span, node.name.span, SymbolKind::Constant, entry.constant->type, node.doc);
  }
  if (keeps && node.overridable) return use(node.name.span, first->span, SymbolKind::Constant, first->constant->type);
  if (keeps) {
    Reported reported = report(Code::ConstantTwice, node.name.span);
    reported.arg("name", node.name.text);
    if (first->span) reported.label(first->span, "first value");
    else reported.note(fmt::format("`{}` is a constant of the language", node.name.text));
    reported.help(fmt::format("`const {} ?= ...` gives a value only if there is none", node.name.text));
    return;
  }
  ValueEntry entry;
  entry.constant = value;
  entry.span = node.name.span;
  if (defineValue(node.name, entry, node.doc)) scopes_.hides(node.name);
}

// ---- types --------------------------------------------------------------------------------------------------

void Checker::alias(const syntax::Alias& node) {
  defineType(node.name, {resolve(node.type), nullptr, SymbolKind::Alias, node.name.span}, node.doc);
}

template <class Resolve>
std::vector<ir::TypeField> Checker::members(std::string_view type, std::span<const syntax::Member> members,
                                            Resolve resolve) {
  std::vector<ir::TypeField> fields;
  std::unordered_map<std::string_view, Span> seen;
  for (const syntax::Member& member : members) {
    const Type* resolved = resolve(member);
    if (member.name.text.empty()) continue;
    if (auto [first, added] = seen.emplace(member.name.text, member.name.span); !added) {
      report(Code::MemberTwice, member.name.span)
          .arg("name", member.name.text)
          .arg("type", type)
          .label(first->second, "first declared here");
      continue;
    }
    fields.push_back({member.name.text, resolved, member.name.span});
    bool function = member.type->kind == NodeKind::ArrowType;
    use(member.name.span, member.name.span, function ? SymbolKind::Method : SymbolKind::Field, resolved, member.doc);
  }
  return fields;
}

const Type* Checker::named(TypeKind kind, const syntax::Ident& name, const std::vector<ir::TypeField>& fields,
                           Span item) {
  const Type* type = bounded(types_.named(kind, name.text, fields, name.span), name.span);
  auto inside = [&](Span at) { return at.file == item.file && at.begin >= item.begin && at.begin <= item.end; };
  if (std::any_of(session_.unreadable.begin(), session_.unreadable.end(), inside)) session_.open.insert(type);
  return type;
}

void Checker::data(const syntax::Data& node) {
  auto fields = members(node.name.text, node.members, [&](const syntax::Member& member) {
    const Type* type = resolve(member.type);
    if (type->isData()) return type;
    report(Code::FieldType, member.type->span)
        .arg("type", ir::print(*type))
        .note(fmt::format("`{}` is {}; an ability can hold it", ir::print(*type), kindName(*type)));
    return types_.error();
  });
  const Type* type = named(TypeKind::Data, node.name, fields, node.span);
  defineType(node.name, {type, nullptr, SymbolKind::Data, node.name.span}, node.doc);
}

const Type* Checker::serviceFunction(const syntax::Member& member) {
  const Type* type = resolve(member.type);
  if (type->kind == TypeKind::Error) return type;
  if (type->kind != TypeKind::Arrow) {
    report(Code::NotAFunction, member.type->span).arg("name", member.name.text).arg("type", ir::print(*type));
    return types_.error();
  }
  auto arrow = syntax::as<syntax::ArrowType>(member.type);
  if (type->results.size() > 1) {
    report(Code::ServiceResults, arrow ? arrow->results[1]->span : member.type->span)
        .arg("count", type->results.size())
        .help("return data with a field for each");
    return types_.error();
  }
  return type;
}

void Checker::service(const syntax::Service& node) {
  const ir::Value* id = nullptr;
  if (node.id) {
    id = expect(node.id, {types_.scalar(ir::Scalar::String), {}, ""});
  }
  auto fields =
      members(node.name.text, node.members, [&](const syntax::Member& member) { return serviceFunction(member); });
  const Type* type = named(TypeKind::Service, node.name, fields, node.span);
  const auto* service = arena_.make<ir::Service>(ir::Service{node.name.text, type, id, node.name.span});
  program_.services.push_back(service);
  defineType(node.name, {type, service, SymbolKind::Service, node.name.span}, node.doc);
}

void Checker::ability(const syntax::Ability& node) {
  auto fields =
      members(node.name.text, node.members, [&](const syntax::Member& member) { return resolve(member.type); });
  const Type* type = named(TypeKind::Ability, node.name, fields, node.span);
  defineType(node.name, {type, nullptr, SymbolKind::Ability, node.name.span}, node.doc);
}

// ---- functions ----------------------------------------------------------------------------------------------

void Checker::func(const syntax::Func& node) {
  ir::Function* made = function(node.name, *node.type, node.body, node.doc);
  program_.functions.push_back(made);
  ValueEntry entry;
  entry.function = made;
  entry.span = node.name.span;
  defineValue(node.name, entry, node.doc);
}

ir::Function* Checker::function(const syntax::Ident& name, const syntax::ArrowType& type, syntax::Block body,
                                Span doc) {
  auto* made = arena_.make<ir::Function>();
  made->name = name.text;
  made->span = name.span;
  made->doc = doc;
  made->type = bounded(resolveArrow(type), type.span);
  if (made->type->kind != TypeKind::Arrow) made->type = types_.arrow({}, {});

  Scopes::Scope scope(scopes_);
  std::vector<const ir::Variable*> params;
  std::vector<syntax::Ident> names;
  for (const syntax::NamedType* ability : type.abilities) names.push_back({ability->name.text(), ability->span});
  for (const syntax::Param& param : type.params) names.push_back(param.name);
  for (size_t i = 0; i < made->type->fields.size(); ++i)
    params.push_back(scopes_.define(names[i], ir::Variable::Kind::Param, made->type->fields[i].type));
  made->params = arena_.copy(params);

  Returns returns;
  returns.function = name.text;
  returns.type = made->type;
  returns.written = type.results;
  const bool missingBefore = file_.namesMissing;
  made->body = block(body, &returns);
  const bool broken = file_.namesMissing != missingBefore;
  if (!returns.seen && !made->type->results.empty() && !broken) {
    report(Code::ReturnMissing, type.results[0]->span)
        .arg("name", name.text)
        .help("`<- value` in the last line of the function returns a result");
  }
  made->results = arena_.copy(returns.values);
  return made;
}

}  // namespace aqua::sema
