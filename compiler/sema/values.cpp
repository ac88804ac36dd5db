// Values: names, literals, collections, construction, fields, elements, paths through modules.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/ir/fold.h"
#include "compiler/sema/checker.h"
#include "compiler/syntax/foreign.h"

namespace aqua::sema {

using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;
using ir::ValueKind;
using syntax::NodeKind;

namespace {

constexpr size_t kMaxFloat = 11;  // characters, in AIR

ir::LiteralType literalType(syntax::LiteralKind kind) {
  switch (kind) {
  case syntax::LiteralKind::Unsigned: return ir::LiteralType::Unsigned;
  case syntax::LiteralKind::Signed: return ir::LiteralType::Signed;
  case syntax::LiteralKind::Float: return ir::LiteralType::Float;
  case syntax::LiteralKind::Bool: return ir::LiteralType::Bool;
  case syntax::LiteralKind::String:
  case syntax::LiteralKind::InitPeerId: return ir::LiteralType::String;
  }
  return ir::LiteralType::String;
}

std::string_view memberWord(const Type& type) {
  if (type.kind == TypeKind::Service) return "function";
  return type.kind == TypeKind::Ability ? "member" : "field";
}

Span spanOf(const std::vector<syntax::Ident>& parts, size_t count) {
  return diagnostics::join(parts[0].span, parts[count - 1].span);
}

}  // namespace

std::vector<Candidate> candidatesOf(const Names& names) {
  std::vector<Candidate> candidates;
  for (const auto& item : names.values.items()) {
    const ValueEntry& entry = item.value;
    candidates.push_back({item.name, true, entry.function ? SymbolKind::Function : SymbolKind::Constant,
                          entry.function ? entry.function->type : entry.constant->type, entry.span});
  }
  for (const auto& item : names.types.items())
    candidates.push_back({item.name, true, item.value.service ? SymbolKind::Service : item.value.kind, item.value.type,
                          item.value.span});
  return candidates;
}

std::vector<Candidate> membersOf(const Type& type) {
  std::vector<Candidate> candidates;
  for (const ir::TypeField& each : type.isNamed() ? type.fields : std::span<const ir::TypeField>{})
    candidates.push_back({each.name, true, each.type->kind == TypeKind::Arrow ? SymbolKind::Method : SymbolKind::Field,
                          each.type, each.span});
  if (type.isCollection()) candidates.push_back({"length", true, SymbolKind::Field});
  return candidates;
}

const ir::Value* literalValue(Session& session, const syntax::Literal& literal) {
  ir::Program& program = session.program;
  auto refuse = [&](Code code) {
    session.issues.report(code, literal.span)
        .arg("value", literal.text)
        .help("a value that is passed as an argument may have any length");
    return program.arena.make<ir::ErrorValue>(ir::Value{ValueKind::Error, program.types.error(), literal.span});
  };
  switch (literal.literal) {
  case syntax::LiteralKind::InitPeerId:
    return program.arena.make<ir::SpecialValue>(
        ir::Value{ValueKind::Special, program.types.scalar(ir::Scalar::String), literal.span}, ir::Special::InitPeerId);
  case syntax::LiteralKind::Unsigned:
  case syntax::LiteralKind::Signed:
    if (!base::parse<int64_t>(base::withoutPlus(literal.text))) return refuse(Code::LiteralTooLarge);
    break;
  case syntax::LiteralKind::Float:
    if (literal.text.size() > kMaxFloat) return refuse(Code::FloatTooLong);
    break;
  case syntax::LiteralKind::Bool:
  case syntax::LiteralKind::String: break;
  }
  const Type* type = program.types.literal(literalType(literal.literal));
  return program.arena.make<ir::LiteralValue>(ir::Value{ValueKind::Literal, type, literal.span}, literal.literal,
                                              literal.text);
}

const ir::Value* Checker::value(const syntax::Value* node, const Type* hint) {
  return syntax::visit(*node, syntax::Overloaded{
                                  [&](const syntax::Literal& each) { return literal(each); },
                                  [&](const syntax::Name& each) { return name(each.name, hint); },
                                  [&](const syntax::CollectionValue& each) { return collection(each, hint); },
                                  [&](const syntax::Construct& each) { return construct(each); },
                                  [&](const syntax::Call& each) { return call(&each); },
                                  [&](const syntax::MethodCall& each) { return call(&each); },
                                  [&](const syntax::Not& each) { return negate(each); },
                                  [&](const syntax::Binary& each) { return binary(each); },
                                  [&](const syntax::Paren& each) { return value(each.inner, hint); },
                                  [&](const syntax::Field& each) { return field(each); },
                                  [&](const syntax::Index& each) { return index(each); },
                                  [&](const syntax::Bang& each) { return bang(each); },
                                  [&](const syntax::Copy& each) { return copy(each); },
                                  [&](const syntax::ErrorValue& each) { return error(each.span); },  // reported
                              });
}

// ---- literals and names -------------------------------------------------------------------------------------

const ir::Value* Checker::literal(const syntax::Literal& literal) { return literalValue(session_, literal); }

const ir::Value* Checker::name(const syntax::Ident& name, const Type* hint) {
  if (const ir::Value* found = known(name.text, name.span)) return found;
  if (const ModuleEntry* module = module_.scope.modules.find(name.text)) {
    markUsed(module->slot);
    report(Code::ModuleAsValue, name.span)
        .arg("name", name.text)
        .help(fmt::format("what it declares is reached by `{}.name`", name.text));
    return error(name.span);
  }
  return scopes_.unknown(Code::UnknownName, name, hint, false);
}

const ir::Value* Checker::known(std::string_view name, Span span) {
  if (Local* found = scopes_.local(name)) return local(*found, span);
  if (ValueEntry* entry = scopes_.value(name))
    return entry->function ? functionUse(*entry, span) : constantUse(name, *entry, span);
  if (const TypeEntry* entry = scopes_.type(name); entry && entry->service) return serviceUse(name, *entry, span);
  return nullptr;
}

const ir::Value* Checker::local(Local& local, Span span) {
  ++local.uses;
  use(span, local.variable->span, local.kind, local.variable->type);
  if (local.variable->type->kind == TypeKind::Error) return error(span);
  return node<ir::LocalValue>(ValueKind::Local, local.variable->type, span, local.variable);
}

const ir::Value* Checker::constantUse(std::string_view, const ValueEntry& entry, Span span) {
  markUsed(entry.slot);
  use(span, entry.span, SymbolKind::Constant, entry.constant->type);
  if (auto plain = ir::asLiteral(entry.constant))
    return node<ir::LiteralValue>(ValueKind::Literal, plain->type, span, plain->literal, plain->text);
  if (auto special = ir::asSpecial(entry.constant))
    return node<ir::SpecialValue>(ValueKind::Special, special->type, span, special->special);
  if (ir::asNil(entry.constant)) return node<ir::NilValue>(ValueKind::Nil, entry.constant->type, span);
  return error(span);
}

const ir::Value* Checker::functionUse(const ValueEntry& entry, Span span) {
  markUsed(entry.slot);
  file_.called.insert(entry.function);
  use(span, entry.span, SymbolKind::Function, entry.function->type);
  return node<ir::FunctionValue>(ValueKind::Function, entry.function->type, span, entry.function);
}

const ir::Value* Checker::serviceUse(std::string_view name, const TypeEntry& entry, Span span) {
  markUsed(entry.slot);
  use(span, entry.span, SymbolKind::Service, entry.type);
  if (entry.type->kind == TypeKind::Error) return error(span);
  if (const ir::Variable* bound = scopes_.bound(entry.service))
    return bound->type->kind == TypeKind::Error ? error(span)
                                                : node<ir::LocalValue>(ValueKind::Local, entry.type, span, bound);
  if (entry.service->defaultId) return node<ir::ServiceValue>(ValueKind::Service, entry.type, span, entry.service);
  report(Code::ServiceIdMissing, span)
      .arg("name", name)
      .label(entry.span, "declared without an id")
      .help(fmt::format("`{} \"id\"` in a line above sets it for the rest of the block", name));
  return error(span);
}

// ---- collections and objects --------------------------------------------------------------------------------

const ir::Value* Checker::requireData(const ir::Value* value) {
  if (value->type->isData()) return value;
  if (value->type->isStream()) return freeze(value);
  if (value->type->kind == TypeKind::Nothing) report(Code::NoResult, value->span);
  else report(Code::ElementKind, value->span).arg("kind", kindName(*value->type));
  return error(value->span);
}

const ir::Value* Checker::collection(const syntax::CollectionValue& collection, const Type* hint) {
  TypeKind kind = TypeKind::Array;
  if (collection.collection == syntax::Collection::Option) kind = TypeKind::Option;
  if (collection.collection == syntax::Collection::Stream) kind = TypeKind::Stream;
  if (collection.elements.empty()) {
    if (kind != TypeKind::Stream)
      return node<ir::NilValue>(ValueKind::Nil, types_.option(types_.bottom()), collection.span);
    const Type* element = hint && hint->isStream() ? hint->element : types_.bottom();
    return node<ir::CollectionValue>(ValueKind::Collection, types_.stream(element), collection.span,
                                     std::span<const ir::Value* const>{});
  }
  const Type* expected = nullptr;  // of an element
  if (hint && hint->isCollection()) expected = hint->element;
  if (hint && hint->kind == TypeKind::Top) expected = hint;
  std::vector<const ir::Value*> elements;
  elements.reserve(collection.elements.size());
  bool allFit = expected != nullptr;
  bool failed = false;
  for (const syntax::Value* each : collection.elements) {
    const ir::Value* element = requireData(value(each, expected));
    failed = failed || isError(element);
    allFit = allFit && relations_.fits(element->type, expected);
    elements.push_back(element);
  }
  if (failed) return error(collection.span);
  for (const ir::Value*& element : elements)
    if (allFit) element = coerce(element, expected);
  const Type* type = allFit ? expected : elementType(elements, expected);
  if (!type) return error(collection.span);
  return node<ir::CollectionValue>(ValueKind::Collection, types_.collection(kind, type), collection.span,
                                   std::span<const ir::Value* const>(arena_.copy(elements)));
}

/// Without an expected type that all of them fit: the type of an element that all others fit if they are literals,
/// else what they have in common, which may be too narrow. Null: they do not fit what is expected, which is reported.
const Type* Checker::elementType(std::span<const ir::Value* const> elements, const Type* expected) {
  const Type* type = elements[0]->type;
  const ir::Value* odd = nullptr;
  for (const ir::Value* element : elements) {
    const Type* own = element->type;
    const bool literals = own->kind == TypeKind::Literal || type->kind == TypeKind::Literal;
    if (own == type || (literals && relations_.fits(own, type))) continue;
    if (literals && relations_.fits(type, own)) {
      type = own;
      continue;
    }
    const Type* both = relations_.common(type, own);
    if (both->kind == TypeKind::Top && type->kind != TypeKind::Top && own->kind != TypeKind::Top) {
      type = both;  // and nothing that follows makes it narrower
      odd = element;
      break;
    }
    if (!relations_.fits(own, both) || !relations_.fits(type, both) || both->kind == TypeKind::Top) odd = element;
    type = both;
  }
  if (expected && !relations_.fits(type, expected)) {
    for (const ir::Value* element : elements)
      if (!check(element, {expected, {}, {}})) break;
    return nullptr;
  }
  if (odd)
    report(Code::MixedElements, odd->span)
        .arg("left", ir::print(*elements[0]->type))
        .arg("right", ir::print(*odd->type))
        .arg("type", ir::print(*type))
        .label(elements[0]->span, quoted(*elements[0]->type));
  return type;
}

void Checker::inits(std::span<const syntax::NamedArg> args, const Type& type, bool copying, Span nameSpan,
                    std::vector<ir::FieldInit>& result) {
  // Without names where the parser has reported it; then nothing is said about missing fields.
  bool unreadable = args.empty() || session_.open.contains(&type);
  std::unordered_map<std::string_view, Span> given;
  std::vector<const syntax::NamedArg*> unexpected;
  for (const syntax::NamedArg& arg : args) {
    const ir::TypeField* field = type.field(arg.name.text);
    const ir::Value* init = field ? expect(arg.value, {field->type, field->span, "declared here"}) : value(arg.value);
    if (arg.name.text.empty()) {
      unreadable = true;
    } else if (auto [first, added] = given.emplace(arg.name.text, arg.name.span); !added) {
      report(Code::FieldTwice, arg.name.span).arg("name", arg.name.text).label(first->second, "first value");
    } else if (field) {
      // The short form names a variable and, with this second use, a field at once.
      use(arg.name.span, field->span, SymbolKind::Field, field->type);
      result.push_back({field->name, init});
    } else {
      unexpected.push_back(&arg);
    }
  }
  for (const syntax::NamedArg* arg : unexpected)
    if (!session_.open.contains(&type)) unexpectedArgument(*arg, type, copying, given);
  if (copying || unreadable) return;
  std::string missing;
  for (const ir::TypeField& field : type.fields)
    if (!given.contains(field.name))
      missing += fmt::format("{}`{}: {}`", missing.empty() ? "" : ", ", field.name, ir::print(*field.type));
  if (!missing.empty())
    report(Code::MissingField, nameSpan)
        .arg("type", ir::print(type))
        .arg("fields", missing)
        .label(type.span, "declared here");
}

void Checker::unexpectedArgument(const syntax::NamedArg& arg, const Type& type, bool copying,
                                 std::unordered_map<std::string_view, Span>& given) {
  std::vector<Candidate> candidates = membersOf(type);
  for (Candidate& each : candidates) each.fits = !given.contains(each.name);
  if (session_.asks(arg.name.text)) session_.answer(Probe::Place::Field, candidates, nullptr, &type);
  std::string_view best = closest(arg.name.text, candidates);
  // A misspelled name is one error: the field that was meant is not missing besides.
  const bool misspelled = !copying && !best.empty() && given.emplace(best, arg.name.span).second;
  Reported reported = copying || misspelled ? report(Code::UnknownMember, arg.name.span).arg("what", "field")
                                            : report(Code::UnexpectedArgument, arg.name.span);
  reported.arg("type", ir::print(type)).arg("name", arg.name.text);
  if (best.empty()) return;
  reported.help(fmt::format("did you mean `{}`?", best));
  if (!arg.shorthand)
    reported.fix(fmt::format("replace by `{}`", best), {{arg.name.span, std::string(best)}},
                 diagnostics::Applicability::Likely);
}

const ir::Value* Checker::construct(const syntax::Construct& construct) {
  const TypeEntry* entry = findType(construct.type);
  const Type* type = entry ? entry->type : types_.error();
  if (type->kind != TypeKind::Data && type->kind != TypeKind::Ability) {
    for (const syntax::NamedArg& arg : construct.args) value(arg.value);
    if (type->kind != TypeKind::Error)
      report(Code::NotConstructible, construct.type.span)
          .arg("type", construct.type.text())
          .arg("kind", type->isData() ? quoted(*type) : std::string(kindName(*type)))
          .label(entry->span, "declared here");
    return error(construct.span);
  }
  std::vector<ir::FieldInit> fields;
  inits(construct.args, *type, false, construct.type.span, fields);
  return node<ir::ObjectValue>(ValueKind::Object, type, construct.span,
                               std::span<const ir::FieldInit>(arena_.copy(fields)));
}

const ir::Value* Checker::copy(const syntax::Copy& copy) {
  const ir::Value* base = value(copy.base);
  if (base->type->kind != TypeKind::Data) {
    for (const syntax::NamedArg& arg : copy.args) value(arg.value);
    if (!isError(base)) report(Code::CopyNotData, copy.copySpan).arg("type", ir::print(*base->type));
    return error(copy.span);
  }
  std::vector<ir::FieldInit> fields;
  inits(copy.args, *base->type, true, copy.copySpan, fields);
  return node<ir::CopyValue>(ValueKind::Copy, base->type, copy.span, base,
                             std::span<const ir::FieldInit>(arena_.copy(fields)));
}

// ---- fields and elements ------------------------------------------------------------------------------------

const ir::Value* Checker::field(const syntax::Field& field) {
  if (const ir::Value* found = pathValue(&field)) return found;
  return fieldOf(value(field.base), field.name, field.span);
}

const ir::Value* Checker::fieldOf(const ir::Value* base, const syntax::Ident& name, Span span) {
  if (isError(base) || name.text.empty()) return error(span);
  const Type& type = *base->type;
  if (type.isCollection() && name.text == "length") {
    return node<ir::LengthValue>(ValueKind::Length, types_.scalar(ir::Scalar::U32), span, freeze(base));
  }
  if (type.isNamed()) {
    if (const ir::TypeField* found = type.field(name.text)) {
      use(name.span, found->span, found->type->kind == TypeKind::Arrow ? SymbolKind::Method : SymbolKind::Field,
          found->type);
      if (found->type->kind == TypeKind::Error) return error(span);
      if (type.kind == TypeKind::Service && !callable(*found, name)) return error(span);
      return node<ir::FieldValue>(ValueKind::Field, found->type, span, base, found->name);
    }
  }
  if (type.kind == TypeKind::Nothing) {
    report(Code::NoResult, base->span);
    return error(span);
  }
  if (session_.asks(name.text)) session_.answer(Probe::Place::Member, membersOf(type), nullptr, &type);
  if (session_.open.contains(&type)) return error(span);
  Reported reported = report(Code::UnknownMember, name.span);
  reported.arg("type", ir::print(type)).arg("what", memberWord(type)).arg("name", name.text);
  const std::vector<Candidate> candidates = membersOf(type);
  if (type.isCollection() && syntax::explainForeign(reported, name.span, syntax::ForeignPlace::Field))
    return error(span);
  if (suggest(reported, name.span, name.text, candidates)) return error(span);
  if (type.isCollection() && type.element->isNamed() && type.element->field(name.text)) {
    reported.help(
        fmt::format("the elements have it: `!` takes the first one, as in `{}!.{}`", base->span.text(), name.text));
  } else if (!candidates.empty()) {
    std::string names;
    constexpr size_t kMaxListed = 8;
    for (size_t i = 0; i < candidates.size() && i < kMaxListed; ++i)
      names += fmt::format("{}`{}`", i == 0 ? "" : ", ", candidates[i].name);
    reported.note(fmt::format("there {} {}{}", candidates.size() == 1 ? "is" : "are", names,
                              candidates.size() > kMaxListed ? ", and more" : ""));
  }
  return error(span);
}

/// A function of a service sends its arguments and gets its result from outside.
bool Checker::callable(const ir::TypeField& function, const syntax::Ident& name) {
  for (const ir::TypeField& param : function.type->fields) {
    if (param.type->isData() || param.type->isStream() || param.type->kind == TypeKind::Arrow) continue;
    report(Code::ServiceFunctionType, name.span)
        .arg("name", name.text)
        .arg("verb", "takes")
        .arg("kind", kindName(*param.type))
        .label(param.span, quoted(*param.type));
    return false;
  }
  for (const Type* result : function.type->results) {
    if (result->isData() || result->isStream()) continue;
    report(Code::ServiceFunctionType, name.span)
        .arg("name", name.text)
        .arg("verb", "returns")
        .arg("kind", kindName(*result))
        .label(function.span, "declared here");
    return false;
  }
  return true;
}

const ir::Value* Checker::index(const syntax::Index& index) {
  const ir::Value* base = value(index.base);
  const ir::Value* at = value(index.index);
  if (!isError(at) && !ir::isInteger(*at->type)) {
    if (at->type->kind == TypeKind::Nothing) report(Code::NoResult, at->span);
    else report(Code::IndexType, at->span).arg("found", ir::print(*at->type));
    at = error(at->span);
  }
  if (std::optional<int64_t> known = isError(at) ? std::nullopt : ir::foldInteger(at); known && *known < 0)
    report(Code::NegativeIndex, at->span).arg("value", std::to_string(*known));
  return element(base, at, index.span, false, index.index->span);
}

const ir::Value* Checker::bang(const syntax::Bang& bang) {
  const ir::Value* base = value(bang.base);
  std::string_view number = bang.number.empty() ? "0" : bang.number;
  Span mark{bang.span.file, bang.base->span.end, bang.span.end};
  syntax::Literal written{};
  written.kind = NodeKind::Literal;
  written.span = mark;
  written.literal = syntax::LiteralKind::Unsigned;
  written.text = number;
  return element(base, literal(written), bang.span, bang.number.empty(), mark);
}

const ir::Value* Checker::element(const ir::Value* base, const ir::Value* index, Span span, bool bang, Span where) {
  if (isError(base) || isError(index)) return error(span);
  const Type& type = *base->type;
  if (type.kind == TypeKind::Option && !bang) {
    report(Code::OptionIndex, where)
        .label(base->span, quoted(type))
        .help(fmt::format("`{}!` is the value", base->span.text()));
    return error(span);
  }
  if (!type.isCollection()) {
    if (type.kind == TypeKind::Nothing) report(Code::NoResult, base->span);
    else report(Code::NotACollection, where).arg("type", ir::print(type)).label(base->span, quoted(type));
    return error(span);
  }
  if (Local* read = type.isStream() ? scopes_.localOf(base) : nullptr) {
    ++read->reads;
    if (!read->waits) read->waits = span;
  }
  return node<ir::IndexValue>(ValueKind::Index, type.element, span, base, index);
}

// ---- paths through modules ----------------------------------------------------------------------------------

bool Checker::pathOf(const syntax::Value* node, std::vector<syntax::Ident>& parts) const {
  for (; node->kind == NodeKind::Field; node = syntax::as<syntax::Field>(node)->base)
    parts.push_back(syntax::as<syntax::Field>(node)->name);
  auto first = syntax::as<syntax::Name>(node);
  if (!first) return false;
  parts.push_back(first->name);
  std::reverse(parts.begin(), parts.end());
  return true;
}

std::optional<Checker::Path> Checker::modulePath(const std::vector<syntax::Ident>& parts, size_t limit) {
  for (size_t count = std::min(limit, module_.scope.modules.longestPath()); count > 0; --count) {
    Span span = spanOf(parts, count);
    const ModuleEntry* entry = module_.scope.modules.find(span.text());
    if (!entry) continue;
    markUsed(entry->slot);
    use(span, entry->span, SymbolKind::Module, nullptr);
    return Path{entry->names, span.text(), count, entry->incomplete};
  }
  return std::nullopt;
}

const ir::Value* Checker::moduleMember(const Path& path, const syntax::Ident& member, Span span, bool function) {
  if (const ValueEntry* entry = path.names->values.find(member.text)) {
    ValueEntry foreign = *entry;
    foreign.slot = kNotImported;
    return foreign.function ? functionUse(foreign, span) : constantUse(member.text, foreign, span);
  }
  if (const TypeEntry* entry = path.names->types.find(member.text); entry && entry->service) {
    TypeEntry foreign = *entry;
    foreign.slot = kNotImported;
    return serviceUse(span.text(), foreign, span);
  }
  if (auto builtin = session_.builtins.find(member.text); builtin != session_.builtins.end())
    return constantUse(member.text, builtin->second, span);
  if (session_.asks(member.text)) session_.answer(Probe::Place::Module, candidatesOf(*path.names), nullptr, nullptr);
  if (!path.incomplete && !member.text.empty()) {
    Reported reported = report(Code::UnknownInModule, member.span);
    reported.arg("module", path.module).arg("what", function ? "function" : "value").arg("name", member.text);
    std::vector<Candidate> candidates;
    for (const auto& item : path.names->values.items())
      candidates.push_back({item.name, !function || item.value.function});
    for (const auto& item : path.names->types.items())
      if (item.value.service) candidates.push_back({item.name});
    suggest(reported, member.span, member.text, candidates);
  }
  return error(span);
}

/// `Lib.Sub.NAME.field`: the longest prefix that is a name or a module, then fields. Null when it does not start with
/// a name.
const ir::Value* Checker::pathValue(const syntax::Value* node) {
  std::vector<syntax::Ident> parts;
  if (!pathOf(node, parts)) return nullptr;
  const ir::Value* base = nullptr;
  size_t used = 0;
  // Names that are paths themselves: ability parameters like `{Lib.A}`, imports renamed to a path.
  for (used = std::min(parts.size(), scopes_.longestPath()); used > 1 && !base; --used)
    if (Span span = spanOf(parts, used); (base = known(span.text(), span))) break;
  if (!base) {
    if (std::optional<Path> path = modulePath(parts, parts.size() - 1)) {
      used = path->parts + 1;
      base = moduleMember(*path, parts[path->parts], spanOf(parts, used), false);
    } else {
      used = 1;
      base = name(parts[0], nullptr);
    }
  }
  for (; used < parts.size(); ++used) base = fieldOf(base, parts[used], spanOf(parts, used + 1));
  return base;
}

}  // namespace aqua::sema
