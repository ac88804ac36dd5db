// Statements, and which of them belong together (LANGUAGE.md 2.5).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "compiler/sema/checker.h"

namespace aqua::sema {

using ir::OpKind;
using ir::Type;
using ir::TypeKind;
using ir::Variable;
using syntax::NodeKind;

namespace {

const syntax::Value* withoutParens(const syntax::Value* node) {
  while (auto paren = syntax::as<syntax::Paren>(node)) node = paren->inner;
  return node;
}

}  // namespace

ir::Block Checker::block(syntax::Block statements, Returns* returns) {
  BlockState state(arena_);
  state.returns = returns;
  for (const syntax::Statement* each : statements) statement(*each, state);
  state.close();
  return arena_.copy(std::span<const ir::Op* const>(state.ops));
}

void Checker::statement(const syntax::Statement& node, BlockState& state) {
  if (state.returns && state.returns->seen && node.kind != NodeKind::Return && !state.warnedAfterReturn) {
    state.warnedAfterReturn = true;
    report(Code::AfterReturn, node.span).label(state.returns->first, "returned here");
  }
  syntax::visit(node, syntax::Overloaded{
                          [&](const syntax::Return& each) {
                            returnValues(each, state.returns);
                            state.addSilent(nullptr);
                          },
                          [&](const syntax::ServiceId& each) { serviceId(each, state); },
                          [&](const syntax::Push& each) { push(each, state); },
                          [&](const syntax::For& each) { loop(each, state); },
                          [&](const syntax::Parseq& each) { parseq(each, state); },
                          [&](const syntax::On& each) { on(each, state); },
                          [&](const syntax::If& each) { branch(each, state); },
                          [&](const syntax::Else& each) { branchElse(each, state); },
                          [&](const syntax::Try& each) { attempt(each, state); },
                          [&](const syntax::Catch& each) { handler(each, &each.name, each.body, state); },
                          [&](const syntax::Otherwise& each) { handler(each, nullptr, each.body, state); },
                          [&](const syntax::Par& each) { par(each, state); },
                          [&](const syntax::Co& each) { detach(each, state); },
                          [&](const syntax::Join& each) { join(each, state); },
                          [&](const syntax::StreamDecl& each) { declareStream(each, state); },
                          [&](const syntax::Closure& each) { closure(each, state); },
                          [&](const syntax::Assign& each) { assign(each, state); },
                          [&](const syntax::CallStatement& each) { callStatement(each, state); },
                          [&](const syntax::ErrorStatement& each) { unreadable(each, state); },
                      });
}

/// It was reported that this cannot be read; it may have defined names.
void Checker::unreadable(const syntax::ErrorStatement& node, BlockState& state) {
  file_.namesMissing = true;
  if (!node.body.empty()) {
    Scopes::Scope scope(scopes_);
    block(node.body, nullptr);
  }
  state.add(op<ir::DetachOp>(OpKind::Detach, node.span, ir::Block{}));
}

void Checker::returnValues(const syntax::Return& node, Returns* returns) {
  if (!returns) {  // in a nested block, which the parser has reported
    for (const syntax::Value* each : node.values) value(each);
    return;
  }
  if (returns->seen) {
    for (const syntax::Value* each : node.values) value(each);
    report(Code::ReturnTwice, node.span).label(returns->first, "first one");
    return;
  }
  returns->seen = true;
  returns->first = node.span;
  const auto& results = returns->type->results;
  for (size_t i = 0; i < node.values.size(); ++i) {
    if (i < results.size())
      returns->values.push_back(expect(node.values[i], {results[i], returns->written[i]->span, "the result type"}));
    else value(node.values[i]);
  }
  if (results.empty()) {
    report(Code::ReturnUnexpected, node.values.empty() ? node.span : node.values[0]->span)
        .arg("name", returns->function)
        .help(fmt::format("declare what it returns: `func {}(...) -> type:`", returns->function));
  } else if (node.values.size() < results.size()) {
    report(Code::TooFewResults, node.values.empty() ? node.span : node.values.back()->span)
        .arg("found", base::plural(node.values.size(), "result"))
        .arg("expected", results.size())
        .label(returns->written[node.values.size()]->span, "not returned");
  } else if (node.values.size() > results.size()) {
    report(Code::TooManyResults, node.values[results.size()]->span)
        .arg("found", base::plural(node.values.size(), "result"))
        .arg("expected", results.size())
        .label(returns->written.back()->span, "the last one");
  }
}

// ---- services, streams, names -------------------------------------------------------------------------------

void Checker::serviceId(const syntax::ServiceId& node, BlockState& state) {
  const TypeEntry* entry = findType(node.service);
  const ir::Value* id = expect(node.id, {types_.scalar(ir::Scalar::String), {}, ""});
  if (!entry) return state.addSilent(nullptr);
  if (!entry->service) {
    if (entry->type->kind != TypeKind::Error) {
      const bool ofService = entry->type->kind == TypeKind::Service;
      Reported reported = report(Code::NotAService, node.service.span);
      reported.arg("name", node.service.text())
          .arg("kind", ofService ? "another name for the type of a service" : kindName(*entry->type))
          .label(entry->span, "declared here");
      if (ofService) {
        reported.help(fmt::format("`{}` sets the id", ir::print(*entry->type)));
        // What was meant is clear; calls that follow say nothing new.
        for (const auto& item : module_.scope.types.items())
          if (item.value.service && item.value.type == entry->type)
            scopes_.bind(item.value.service,
                         scopes_.variable(item.name, Variable::Kind::Service, types_.error(), node.service.span));
      }
    }
    return state.addSilent(nullptr);
  }
  const Variable* bound =
      scopes_.variable(node.service.text(), Variable::Kind::Service, entry->type, node.service.span);
  scopes_.bind(entry->service, bound);
  state.addSilent(op<ir::BindServiceOp>(OpKind::BindService, node.span, bound, entry->service, id));
}

void Checker::declareStream(const syntax::StreamDecl& node, BlockState& state) {
  const Type* type = resolve(node.type);
  if (file_.old && type->kind == TypeKind::Option) {  // options could be declared and pushed to before 0.13
    report(Code::OldOption, node.type->span).arg("element", ir::print(*type->element));
    type = types_.stream(type->element);
  }
  if (type->kind != TypeKind::Error && !type->isStream() && type->kind != TypeKind::StreamMap) {
    Reported reported = report(Code::StreamType, node.type->span);
    reported.arg("type", ir::print(*type));
    reported.arg("element", type->isCollection() ? ir::print(*type->element) : ir::print(*type));
    reported.help("only streams are declared without a value");
    type = types_.error();
  }
  const Variable* stream = scopes_.define(node.name, Variable::Kind::Stream, type);
  state.addSilent(op<ir::DeclareStreamOp>(OpKind::DeclareStream, node.span, stream));
}

void Checker::push(const syntax::Push& node, BlockState& state) {
  Local* local = scopes_.local(node.stream.text);
  const Type* type = types_.error();
  if (local) {
    type = local->variable->type;
    ++local->uses;
    local->pushed = true;
    use(node.stream.span, local->variable->span, local->kind, type);
  } else if (const ir::Value* other = known(node.stream.text, node.stream.span)) {
    type = other->type;
  } else if (!scopes_.isProbe(node.stream, Probe::Place::Stream)) {
    scopes_.unknown(Code::UnknownName, node.stream, nullptr, false);
  }
  const bool isMap = type->kind == TypeKind::StreamMap;
  if (type->kind == TypeKind::Error || (!type->isStream() && !isMap)) {
    value(node.value);
    if (node.second) value(node.second);
    if (type->kind != TypeKind::Error) {
      Reported reported = report(Code::NotAStream, node.stream.span);
      reported.arg("name", node.stream.text).arg("type", ir::print(*type));
      if (local) reported.label(local->variable->span, "defined here");
      reported.help(fmt::format("`{}: *type` declares a stream", node.stream.text));
    }
    return state.addSilent(nullptr);
  }
  if (!local) return state.addSilent(nullptr);
  if (isMap) return pushToMap(node, *local->variable, state);
  const ir::Value* pushedValue = pushed(node.value, *local->variable);
  if (node.second) {
    value(node.second);
    report(Code::KeyUnexpected, node.second->span)
        .arg("name", node.stream.text)
        .label(local->variable->span, "a stream");
  }
  state.add(op<ir::PushOp>(OpKind::Push, node.span, local->variable, pushedValue, nullptr));
}

void Checker::pushToMap(const syntax::Push& node, const Variable& map, BlockState& state) {
  const ir::Value* first = nullptr;
  const ir::Value* second = nullptr;
  if (node.second) {
    first = expect(node.value, {types_.scalar(ir::Scalar::String), map.span, "keys are strings"});
    second = pushed(node.second, map);
  } else {
    first = value(node.value);
    report(Code::KeyMissing, node.stream.span).arg("name", node.stream.text).help("`map <<- key, value`");
  }
  state.add(op<ir::PushOp>(OpKind::Push, node.span, &map, first, second));
}

const ir::Value* Checker::pushed(const syntax::Value* node, const Variable& stream) {
  const Type* element = stream.type->element;
  const ir::Value* given = value(node, element);
  if (given->type->kind != TypeKind::Error && given->type->kind != TypeKind::Nothing && !given->type->isData() &&
      !given->type->isStream()) {
    report(Code::ElementKind, given->span).arg("kind", kindName(*given->type));
    return error(given->span);
  }
  session_.pushes.emplace(&stream, given->type->kind == TypeKind::Literal ? element : freeze(given)->type);
  return fitted(given, {element, stream.span, "the stream"});
}

void Checker::join(const syntax::Join& node, BlockState& state) {
  std::vector<const ir::Value*> values;
  for (const syntax::Value* each : node.values) values.push_back(requireData(value(each)));
  state.add(op<ir::JoinOp>(OpKind::Join, node.span, std::span<const ir::Value* const>(arena_.copy(values))));
}

void Checker::closure(const syntax::Closure& node, BlockState& state) {
  const bool missing = file_.namesMissing;
  scopes_.beginDefinition(node.name.text);
  ir::Function* made = function(node.name, *node.type, node.body, {});
  scopes_.endDefinition();
  file_.namesMissing = missing;
  made->closure = true;
  made->detached = node.detached;
  const Variable* variable = scopes_.define(node.name, Variable::Kind::Closure, made->type);
  state.addSilent(op<ir::ClosureOp>(OpKind::Closure, node.span, variable, made));
}

void Checker::assign(const syntax::Assign& node, BlockState& state) {
  const ir::Value* assigned = value(node.value);
  // An empty collection has no type of its own; the parser has reported it.
  if (auto empty = syntax::as<syntax::CollectionValue>(withoutParens(node.value)); empty && empty->elements.empty())
    assigned = error(node.value->span);
  if (assigned->type->kind == TypeKind::Nothing) {
    report(Code::NoResult, assigned->span);
    assigned = error(assigned->span);
  }
  const Variable* variable = scopes_.define(node.name, Variable::Kind::Let, assigned->type);
  state.add(op<ir::LetOp>(OpKind::Let, node.span, variable, assigned));
}

void Checker::callStatement(const syntax::CallStatement& node, BlockState& state) {
  const syntax::Value* form = withoutParens(node.value);
  const ir::Value* result = value(form);
  const ir::CallValue* call = ir::asCall(result);
  const bool isCall = form->kind == NodeKind::Call || form->kind == NodeKind::MethodCall;
  if (isCall && ir::asMapCall(result)) {
    report(Code::MapCallArrow, form->span)
        .arg("name", ir::asMapCall(result)->function)
        .help("`x = map.get(key)`, with `=` instead of `<-`");
  } else if (!isCall && !isError(result)) {
    notACall(node, *result->type);
  }
  if (!isCall || !call) {
    for (const syntax::Ident& name : node.results)
      if (!isStreamLocal(name.text)) scopes_.define(name, Variable::Kind::CallResult, types_.error());
    return state.addSilent(nullptr);
  }
  const auto& results = call->callee->type->results;
  const syntax::Ident& callee = form->kind == NodeKind::Call ? syntax::as<syntax::Call>(form)->function
                                                             : syntax::as<syntax::MethodCall>(form)->name;
  checkResultCount(node.results, callee, results.size());
  state.add(op<ir::CallOp>(OpKind::Call, node.span, call,
                           std::span<const ir::Target>(arena_.copy(callTargets(node.results, results)))));
}

void Checker::notACall(const syntax::CallStatement& node, const Type& found) {
  Reported reported = report(Code::NotACall, node.value->span);
  if (found.kind == TypeKind::Arrow)
    reported.help("parentheses call it")
        .fix("call it", {{node.value->span, std::string(node.value->span.text()) + "()"}},
             diagnostics::Applicability::Likely);
  else if (!node.results.empty()) reported.help("a value gets a name by `=`");
  else reported.help("a value alone does nothing; give it a name by `=`, or return it by `<-`");
}

void Checker::checkResultCount(std::span<const syntax::Ident> names, const syntax::Ident& callee, size_t results) {
  size_t needed = 0;
  for (const syntax::Ident& name : names) needed += isMapLocal(name.text) ? 2 : 1;
  if (needed > results) {
    report(Code::ResultCount, names[std::min(results, names.size() - 1)].span)
        .arg("name", callee.text)
        .arg("found", base::plural(needed, "name"))
        .arg("expected", results == 0 ? "none" : std::to_string(results));
  } else if (needed < results) {
    report(Code::UnusedResult, callee.span)
        .arg("name", callee.text)
        .arg("results", needed == 0             ? (results == 1 ? "result" : "results")
                        : results - needed == 1 ? std::string("last result")
                                                : fmt::format("last {} results", results - needed))
        .arg("verb", results - needed == 1 ? "is" : "are");
  }
}

/// New names, and streams that the results are pushed to; a stream map takes a key and a value.
std::vector<ir::Target> Checker::callTargets(std::span<const syntax::Ident> names,
                                             std::span<const Type* const> results) {
  std::vector<ir::Target> targets;
  size_t next = 0;
  for (const syntax::Ident& name : names) {
    Local* local = scopes_.local(name.text);
    const Type* type = next < results.size() ? results[next] : types_.error();
    scopes_.isProbe(name, Probe::Place::Stream);
    if (!isStreamLocal(name.text)) {
      targets.push_back({scopes_.define(name, Variable::Kind::CallResult, type), false});
      ++next;
      continue;
    }
    ++local->uses;
    local->pushed = true;
    use(name.span, local->variable->span, local->kind, local->variable->type);
    Span declared = local->variable->span;
    if (local->variable->type->kind == TypeKind::StreamMap) {
      const Type* key = type;
      type = next + 1 < results.size() ? results[next + 1] : types_.error();
      checkPushed(name.span, key, types_.scalar(ir::Scalar::String), declared);
      ++next;
    }
    checkPushed(name.span, type, local->variable->type->element, declared);
    session_.pushes.emplace(local->variable, type->isStream() ? types_.array(type->element) : type);
    targets.push_back({local->variable, true});
    ++next;
  }
  return targets;
}

bool Checker::isStreamLocal(std::string_view name) {
  Local* local = scopes_.local(name);
  return local && (local->variable->type->isStream() || local->variable->type->kind == TypeKind::StreamMap);
}

bool Checker::isMapLocal(std::string_view name) {
  Local* local = scopes_.local(name);
  return local && local->variable->type->kind == TypeKind::StreamMap;
}

void Checker::checkPushed(Span at, const Type* found, const Type* element, Span declared) {
  const bool data = found->isData() || found->isStream();
  if (data && relations_.fits(found, element)) return;
  if (!data) {
    report(Code::ElementKind, at).arg("kind", kindName(*found));
    return;
  }
  report(Code::TypeMismatch, at)
      .arg("found", ir::print(*found))
      .arg("expected", ir::print(*element))
      .label(declared, "the stream");
}

// ---- blocks -------------------------------------------------------------------------------------------------

std::vector<const ir::Value*> Checker::viaOf(std::span<const syntax::Value* const> via) {
  const Type* text = types_.scalar(ir::Scalar::String);
  std::vector<const ir::Value*> result;
  for (const syntax::Value* each : via) {
    const ir::Value* given = value(each, types_.array(text));
    if (isError(given)) continue;
    if (given->type->kind == TypeKind::Nothing) {
      report(Code::NoResult, given->span);
    } else if (relations_.fits(given->type, text) || relations_.fits(given->type, types_.array(text))) {
      result.push_back(freeze(given));
    } else {
      report(Code::ViaType, given->span).arg("found", ir::print(*given->type));
    }
  }
  return result;
}

void Checker::on(const syntax::On& node, BlockState& state) {
  const ir::Value* peer = expect(node.peer, {types_.scalar(ir::Scalar::String), {}, ""});
  std::vector<const ir::Value*> via = viaOf(node.via);
  Scopes::Scope scope(scopes_, false);
  ir::Block body = block(node.body, nullptr);
  state.add(op<ir::OnOp>(OpKind::On, node.span, peer, std::span<const ir::Value* const>(arena_.copy(via)), body));
}

const ir::Value* Checker::iterable(const syntax::Value* node, bool live, const Type*& element, const Type*& key) {
  const ir::Value* given = value(node);
  const Type& type = *given->type;
  element = types_.error();
  key = nullptr;
  if (isError(given)) return given;
  if (type.kind == TypeKind::StreamMap) {
    element = type.element;
    key = types_.scalar(ir::Scalar::String);
    if (live) return given;
    return this->node<ir::FreezeValue>(ir::ValueKind::Freeze, types_.array(pairType(element)), given->span, given);
  }
  if (!type.isCollection()) {
    if (type.kind == TypeKind::Nothing) report(Code::NoResult, given->span);
    else report(Code::NotIterable, given->span).arg("type", ir::print(type));
    return error(given->span);
  }
  element = type.element;
  if (!live) return freeze(given);
  if (Local* read = type.isStream() ? scopes_.localOf(given) : nullptr) ++read->reads;
  return given;
}

const Type* Checker::pairType(const Type* element) {
  const std::array<ir::TypeField, 2> fields = {ir::TypeField{"key", types_.scalar(ir::Scalar::String), {}},
                                               ir::TypeField{"value", element, {}}};
  return types_.named(TypeKind::Data, {}, fields, {});
}

Checker::Items Checker::loopItems(const syntax::Ident& item, const syntax::Ident& second, const Type* element,
                                  const Type* key, const ir::Value* iterated) {
  Items items;
  if (second.text.empty()) {
    items.item = scopes_.define(item, Variable::Kind::Item, key ? pairType(element) : element);
    return items;
  }
  if (!key && !isError(iterated)) {
    report(Code::SecondNameUnexpected, second.span).arg("type", ir::print(*iterated->type));
    key = element = types_.error();
  }
  items.item = scopes_.define(item, Variable::Kind::Item, key ? key : types_.error());
  items.second = scopes_.define(second, Variable::Kind::Item, element);
  return items;
}

void Checker::loop(const syntax::For& node, BlockState& state) {
  const Type *element = nullptr, *key = nullptr;
  const ir::Value* over = iterable(node.iterable, node.mode == syntax::ForMode::Rec, element, key);
  Scopes::Scope scope(scopes_);
  Items items = loopItems(node.item, node.second, element, key, over);
  ir::Block body = block(node.body, nullptr);
  state.add(op<ir::ForOp>(OpKind::For, node.span, node.mode, items.item, items.second, over, body));
}

void Checker::parseq(const syntax::Parseq& node, BlockState& state) {
  const Type *element = nullptr, *key = nullptr;
  const ir::Value* over = iterable(node.iterable, false, element, key);
  Scopes::Scope scope(scopes_);
  Items items = loopItems(node.item, node.second, element, key, over);
  const ir::Value* peer = expect(node.peer, {types_.scalar(ir::Scalar::String), {}, ""});
  std::vector<const ir::Value*> via = viaOf(node.via);
  ir::Block body = block(node.body, nullptr);
  state.add(op<ir::ParseqOp>(OpKind::Parseq, node.span, items.item, items.second, over, peer,
                             std::span<const ir::Value* const>(arena_.copy(via)), body));
}

void Checker::branch(const syntax::If& node, BlockState& state) {
  const ir::Value* condition = expect(node.condition, {types_.scalar(ir::Scalar::Bool), {}, ""});
  Scopes::Scope scope(scopes_);
  auto* made = op<ir::IfOp>(OpKind::If, node.span, condition, block(node.body, nullptr), ir::Block{}, false);
  state.add(made);
  state.openIf = made;
}

void Checker::branchElse(const syntax::Else& node, BlockState& state) {
  Scopes::Scope scope(scopes_);
  ir::Block body = block(node.body, nullptr);
  Span word = wordOf(node);
  if (!state.openIf) {
    report(Code::ElseAlone, word).help("`otherwise:` recovers from a failure of the statement before");
    return state.addSilent(nullptr);
  }
  if (state.openIf->hasElse) {
    report(Code::SecondElse, word).label(state.openIf->span, "this `if` has one already");
    return;
  }
  state.openIf->hasElse = true;
  state.openIf->otherwise = body;
  state.openIf->span = diagnostics::join(state.openIf->span, node.span);
}

void Checker::attempt(const syntax::Try& node, BlockState& state) {
  Scopes::Scope scope(scopes_);
  auto* made = op<ir::TryOp>(OpKind::Try, node.span, block(node.body, nullptr), std::span<const ir::Handler>{});
  state.add(made);
  state.openTry = made;
}

/// `catch` and, without a name, `otherwise`.
void Checker::handler(const syntax::Node& node, const syntax::Ident* name, syntax::Block body, BlockState& state) {
  ir::Handler handler{};
  {
    Scopes::Scope scope(scopes_);
    if (name) handler.error = scopes_.define(*name, Variable::Kind::Catch, types_.lastError());
    handler.body = block(body, nullptr);
  }
  if (state.openTry) {
    state.handlers.push_back(handler);
    state.openTry->span = diagnostics::join(state.openTry->span, node.span);
    return;
  }
  if (name) {
    report(Code::CatchAlone, wordOf(node)).help("`try:` begins a block whose failure is caught");
    return state.addSilent(nullptr);
  }
  switch (state.last) {
  case BlockState::Last::None: report(Code::OtherwiseAlone, wordOf(node)); return state.addSilent(nullptr);
  case BlockState::Last::Silent: report(Code::OtherwiseUnreachable, wordOf(node)); return;
  case BlockState::Last::Op: break;
  }
  const ir::Op* recovered = state.take();
  auto* made = op<ir::TryOp>(OpKind::Try, diagnostics::join(recovered->span, node.span),
                             ir::Block(arena_.copy(std::span<const ir::Op* const>(&recovered, 1))),
                             std::span<const ir::Handler>{}, true);
  state.add(made);
  state.openTry = made;
  state.handlers.push_back(handler);
}

void Checker::par(const syntax::Par& node, BlockState& state) {
  BlockState inner(arena_);
  statement(*node.inner, inner);
  inner.close();
  ir::Block added = arena_.copy(std::span<const ir::Op* const>(inner.ops));
  if (state.openPar) {
    state.branches.push_back(added);
    state.openPar->span = diagnostics::join(state.openPar->span, node.span);
    return;
  }
  std::vector<ir::Block> branches;
  Span span = node.span;
  if (state.last == BlockState::Last::None) {
    report(Code::ParAlone, wordOf(node)).help("`co` runs a statement beside all that follows");
  } else if (state.last == BlockState::Last::Op) {
    const ir::Op* first = state.take();
    span = diagnostics::join(first->span, node.span);
    branches.push_back(arena_.copy(std::span<const ir::Op* const>(&first, 1)));
  }
  branches.push_back(added);
  auto* made = op<ir::ParOp>(OpKind::Par, span, std::span<const ir::Block>{});
  state.add(made);
  state.openPar = made;
  state.branches = std::move(branches);
}

void Checker::detach(const syntax::Co& node, BlockState& state) {
  BlockState inner(arena_);
  statement(*node.inner, inner);
  inner.close();
  state.add(
      op<ir::DetachOp>(OpKind::Detach, node.span, ir::Block(arena_.copy(std::span<const ir::Op* const>(inner.ops)))));
}

/// The keyword that a statement starts with.
Span Checker::wordOf(const syntax::Node& node) {
  Span span = node.span;
  std::string_view text = span.text();
  span.end = span.begin + static_cast<uint32_t>(std::min(text.find_first_of(" \t:"), text.size()));
  return span;
}

}  // namespace aqua::sema
