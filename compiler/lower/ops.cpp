// Statements (RULES.md 1.1, 2.16 to 2.18).
#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::NameKind;
using plan::OpKind;
using plan::Step;

void Lowering::statements(ir::Block list) {
  for (const ir::Op* op : list) statement(op);
}

void Lowering::statement(const ir::Op* op) {
  if (!enter(op->span)) return;
  switch (op->kind) {
  case ir::OpKind::Call: call(*static_cast<const ir::CallOp*>(op)); break;
  case ir::OpKind::Let: {
    const auto& let = *static_cast<const ir::LetOp*>(op);
    bind(let.variable, out_.settled(eval(let.value), op->span));
    break;
  }
  case ir::OpKind::DeclareStream: {
    const ir::Variable* variable = static_cast<const ir::DeclareStreamOp*>(op)->variable;
    const NameKind kind = variable->type->kind == ir::TypeKind::StreamMap ? NameKind::StreamMap : NameKind::Stream;
    bind(variable, Bound::of(out_.freshStream(kind, variable->name)));
    break;
  }
  case ir::OpKind::Push: {
    const auto& pushed = *static_cast<const ir::PushOp*>(op);
    const Bound* target = frames_.find(pushed.stream);
    if (!target || target->kind != Bound::Kind::Stream) {
      internal(op->span, "a push into something that is not a stream");
      break;
    }
    const plan::Name* stream = target->stream;
    const Bound value = eval(pushed.value);
    if (pushed.mapValue) insert(stream, value, eval(pushed.mapValue), op->span);
    else push(stream, value, op->span);
    break;
  }
  case ir::OpKind::Join: join(*static_cast<const ir::JoinOp*>(op)); break;
  case ir::OpKind::On: on(*static_cast<const ir::OnOp*>(op)); break;
  case ir::OpKind::Par: par(*static_cast<const ir::ParOp*>(op)); break;
  case ir::OpKind::Detach: {
    const Step* body = out_.block(op->span, [&] { statements(static_cast<const ir::DetachOp*>(op)->body); });
    if (!Writer::empty(body)) out_.emit(plan_.group(OpKind::Detach, op->span, plan::Steps(&body, 1)));
    break;
  }
  case ir::OpKind::If: condition(*static_cast<const ir::IfOp*>(op)); break;
  case ir::OpKind::Try: tryChain(*static_cast<const ir::TryOp*>(op)); break;
  case ir::OpKind::For: loop(*static_cast<const ir::ForOp*>(op)); break;
  case ir::OpKind::Parseq: parseq(*static_cast<const ir::ParseqOp*>(op)); break;
  case ir::OpKind::BindService: bindService(*static_cast<const ir::BindServiceOp*>(op)); break;
  case ir::OpKind::Closure: closure(*static_cast<const ir::ClosureOp*>(op)); break;
  }
  leave();
}

void Lowering::call(const ir::CallOp& op) {
  const std::vector<Bound> results = callValue(*op.call);
  size_t next = 0;
  for (const ir::Target& target : op.targets) {
    const bool pair = target.push && target.variable->type->kind == ir::TypeKind::StreamMap;
    if (stopped_) return;
    if (next + (pair ? 2 : 1) > results.size()) return internal(op.span, "a call with fewer results than targets");
    if (target.push)
      for (size_t i = next; i < next + (pair ? 2 : 1); ++i)
        if (results[i].kind == Bound::Kind::Missing) missing(target.variable->name, target.variable->span);
    if (!target.push) {
      bind(target.variable, results[next++]);
      continue;
    }
    const Bound* stream = frames_.find(target.variable);
    if (!stream || stream->kind != Bound::Kind::Stream)
      return internal(op.span, "a result for something that is not a stream");
    if (pair) {
      insert(stream->stream, results[next], results[next + 1], op.span);
      next += 2;
      continue;
    }
    const Bound& result = results[next++];
    if (result.kind == Bound::Kind::Stream && result.stream == stream->stream) continue;  // it is in there already
    push(stream->stream, result, op.span);
  }
}

void Lowering::push(const plan::Name* stream, Bound value, Span span) {
  const plan::Value* pushed = data(value, span);
  out_.emit(out_.ap(pushed, stream, span));
}

void Lowering::insert(const plan::Name* map, Bound key, Bound value, Span span) {
  // A key that fails or is not one of these would spoil what the peer remembers of the step (EXECUTION.md 5.4).
  const plan::Value* keyData = out_.followed(data(key, span), span);
  const bool plain = keyData->kind == plan::ValueKind::String || keyData->kind == plan::ValueKind::Integer ||
                     (keyData->isName() && keyData->name->kind == NameKind::Scalar);
  if (!plain) keyData = out_.use(out_.into(keyData, "key", span));
  const plan::Value* valueData = data(value, span);
  out_.emit(plan_.make<plan::Insert>(OpKind::Insert, span, keyData, valueData, map));
}

Lowering::Route Lowering::route(const ir::Value* peer, std::span<const ir::Value* const> via) {
  std::vector<const ir::Value*> peers = {peer};
  peers.insert(peers.end(), via.begin(), via.end());
  const std::vector<Bound> bounds = evalAll(peers);
  // Peers are named by every hop, and an accessor that fails in a hop would spoil what the peer remembers of it.
  std::vector<const plan::Value*> hops;
  for (size_t i = 1; i < peers.size(); ++i) {
    const plan::Value* given = data(bounds[i], peers[i]->span);
    const bool collection = peers[i]->type->isCollection();
    if (collection && !given->isName()) continue;  // nobody
    plan::Value hop = *(collection ? list(given, peers[i]->span) : out_.followed(given, peers[i]->span));
    hop.collection = collection;
    hops.push_back(plan_.value(hop));
  }
  return {out_.followed(data(bounds[0], peer->span), peer->span), Values(plan_.arena.copy(hops))};
}

void Lowering::on(const ir::OnOp& op) {
  const Route to = route(op.peer, op.via);
  const Place before = std::exchange(place_, places_++);
  const Step* body = out_.block(op.span, [&] { statements(op.body); });
  place_ = before;
  onPeer(to.peer, to.via, false, true, body, op.span);
}

void Lowering::par(const ir::ParOp& op) {
  std::vector<const Step*> branches;
  for (const ir::Block& branch : op.branches)
    if (const Step* step = out_.block(op.span, [&] { statements(branch); }); !Writer::empty(step))
      branches.push_back(step);
  if (!branches.empty()) out_.emit(plan_.group(OpKind::Par, op.span, branches));
}

void Lowering::tryChain(const ir::TryOp& op) {
  auto body = [&] { statements(op.body); };
  // Names of an `otherwise` without `try` belong to the block around it, and so do its streams.
  const Step* tried = op.open ? out_.block(op.span, body) : out_.scoped(op.span, body);
  if (Writer::empty(tried)) return;  // nothing can fail
  std::vector<const Step*> branches = {tried};
  for (const ir::Handler& given : op.handlers)
    branches.push_back(out_.handler(op.span, [&](ErrorScope* scope) {
      if (given.error) bind(given.error, Bound::of(scope));
      statements(given.body);
    }));
  if (op.handlers.empty()) branches.push_back(plan_.null(op.span));
  out_.emit(plan_.group(OpKind::Xor, op.span, branches));
  out_.disturb();
}

const plan::Value* Lowering::iterable(const ir::Value* value, bool live) {
  const Bound bound = eval(value);
  if (live && bound.kind == Bound::Kind::Stream) return out_.use(bound.stream);
  return list(data(bound, value->span), value->span);
}

/// As a fold takes it. What is not a name then is empty: there are no other literals of a collection type.
const plan::Value* Lowering::list(const plan::Value* value, Span span) {
  const bool path = value->isName() && value->name->kind == NameKind::Canon && !value->accessors.empty();
  return path || value->kind == plan::ValueKind::LastError ? out_.use(out_.into(value, "list", span)) : value;
}

const plan::Name* Lowering::loopItem(const ir::Variable* item, const ir::Variable* second, Span span) {
  const plan::Name* name = plan_.newName(NameKind::Scalar, second ? "pair" : item->name, true);
  if (!second) {
    bind(item, Bound::of(out_.use(name)));
  } else {
    bind(item, Bound::of(out_.access(out_.use(name), {.field = "key"}, span)));
    bind(second, Bound::of(out_.access(out_.use(name), {.field = "value"}, span)));
  }
  return name;
}

void Lowering::loop(const ir::ForOp& op) {
  const plan::Value* over = iterable(op.iterable, op.mode == syntax::ForMode::Rec);
  if (!over->isName()) return;  // nothing to go over
  const plan::Name* item = loopItem(op.item, op.second, op.span);
  const Step* next = plan_.make<plan::Next>(OpKind::Next, op.span, item);
  out_.disturb();  // by an earlier round of the loop
  bool idle = false;
  const Step* body = out_.scoped(op.span, [&] {
    if (op.mode == syntax::ForMode::Seq) {
      statements(op.body);
      out_.emit(next);
      return;
    }
    const bool tries = op.mode == syntax::ForMode::Try;
    auto write = [&] { statements(op.body); };
    const Step* round = tries ? out_.scoped(op.span, write) : out_.block(op.span, write);
    idle = Writer::empty(round);
    const Step* both[] = {round, next};
    out_.emit(plan_.group(tries ? OpKind::Xor : OpKind::Par, op.span, both));
  });
  if (idle) return;
  const bool together = op.mode == syntax::ForMode::Par || op.mode == syntax::ForMode::Rec;
  const Step* fold =
      plan_.make<plan::For>(OpKind::For, op.span, item, over, together ? plan::Last::Never : plan::Last::Null, body);
  out_.emit(together ? plan_.group(OpKind::Detach, op.span, plan::Steps(&fold, 1)) : fold);
}

void Lowering::parseq(const ir::ParseqOp& op) {
  const plan::Value* over = iterable(op.iterable, false);
  if (!over->isName()) return;
  const plan::Name* item = loopItem(op.item, op.second, op.span);
  const Step* next = plan_.make<plan::Next>(OpKind::Next, op.span, item);
  out_.disturb();
  const Step* body = out_.scoped(op.span, [&] {
    const Step* round = out_.block(op.span, [&] {
      const Route to = route(op.peer, op.via);
      const Place before = std::exchange(place_, places_++);
      const Step* inner = out_.block(op.span, [&] { statements(op.body); });
      place_ = before;
      onPeer(to.peer, to.via, true, true, inner, op.span);
    });
    const Step* both[] = {round, next};
    out_.emit(plan_.group(OpKind::Par, op.span, both));
  });
  out_.emit(plan_.make<plan::For>(OpKind::For, op.span, item, over, plan::Last::Never, body));
}

/// Waits for elements of streams. Several are waited for in parallel, which the first to come ends, as in the official
/// compiler; where the values are used they are waited for again.
void Lowering::join(const ir::JoinOp& op) {
  std::vector<const Step*> waits;
  for (const ir::Value* value : op.values)
    if (const Step* step = out_.block(value->span, [&] { eval(value); }); !Writer::empty(step)) waits.push_back(step);
  if (waits.size() == 1) out_.emit(waits.front());
  if (waits.size() > 1) out_.emit(plan_.group(OpKind::Par, op.span, waits));
}

void Lowering::closure(const ir::ClosureOp& op) {
  auto* arrow = plan_.arena.make<Arrow>(Arrow{
      .kind = Arrow::Kind::Function, .name = op.function->name, .function = op.function, .frame = frames_.capture()});
  if (!op.function->detached) {
    arrow->captured = plan_.make<plan::Capture>(OpKind::Capture, op.span);
    arrow->place = place_;
    out_.emit(arrow->captured);
  }
  bind(op.variable, Bound::of(arrow));
}

void Lowering::bindService(const ir::BindServiceOp& op) {
  const plan::Value* id = data(out_.settled(eval(op.id), op.span), op.span);
  const bool plain = id->kind == plan::ValueKind::String || id->isName();
  if (!plain) id = out_.use(out_.into(id, "id", op.span));  // AIR takes no other kind there
  bind(op.variable,
       Bound::of(plan_.arena.make<ServiceInstance>(ServiceInstance{op.service->name, op.service->type, id})));
}

}  // namespace aqua::lower
