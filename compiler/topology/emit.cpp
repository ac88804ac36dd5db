// A placed plan as AIR. The table of steps is walked twice: forwards to see who needs a name, backwards to build, so
// that the children of a step are there before the step.
#include <algorithm>
#include <map>
#include <tuple>

#include "compiler/base/numbers.h"
#include "compiler/topology/names.h"
#include "compiler/topology/topology.h"
#include "compiler/topology/tree.h"

namespace aqua::topology {

using namespace plan;

namespace {

air::OperandKind operandKind(NameKind kind) {
  switch (kind) {
  case NameKind::Scalar: return air::OperandKind::Scalar;
  case NameKind::Stream: return air::OperandKind::Stream;
  case NameKind::StreamMap: return air::OperandKind::StreamMap;
  case NameKind::Canon: return air::OperandKind::Canon;
  case NameKind::MapCanon: return air::OperandKind::CanonMap;
  }
  return air::OperandKind::Scalar;
}

bool isOne(const Value& value) { return value.kind == ValueKind::Integer && value.text == "1"; }

class Emitter {
 public:
  Emitter(const Function& placed, const Options& options)
      : small_(options.profile == Profile::Small),
        placed_(placed),
        tree_(*placed.root),
        names_(options.profile, placed) {
    emitted_.script = std::make_unique<air::Script>();
    emitted_.origins.emplace_back();
  }

  Emitted emit() && {
    collectNames();
    std::vector<air::Instr*> built(tree_.size());
    for (uint32_t i = tree_.size(); i-- > 0;) {
      std::vector<air::Instr*> children;
      for (uint32_t child = i + 1; child < tree_[i].end; child = tree_[child].end) children.push_back(built[child]);
      built[i] = build(i, children);
    }
    emitted_.script->root = built[0];
    for (const Name& name : placed_.names())
      if (name.kind == NameKind::Stream || name.kind == NameKind::StreamMap)
        if (std::string_view written = names_[name.id]; !written.empty())
          emitted_.streams.push_back({std::string(written), std::string(name.hint)});
    for (const plan::Binding& one : placed_.bindings)
      if (!one.value->name || isWritten(*one.value))
        emitted_.bindings.push_back({one.name, one.span, one.entry, kept(*one.value)});
    if (hops_ > 0) emitted_.hopStream = names_[hopStream_];
    return std::move(emitted_);
  }

 private:
  // ---- names ------------------------------------------------------------------------------------------------------
  void useValue(const Value* value) {
    if (!value) return;
    if (value->name) names_.use(value->name->id, value->length || !value->accessors.empty());
    for (const Accessor& accessor : value->accessors)
      if (accessor.variable) names_.use(accessor.variable->id);
  }

  void collectNames() {
    own_.resize(tree_.size(), kNone);
    uint32_t waits = 0, gates = 0, walks = 0;
    std::vector<uint32_t> loops;  // nodes of the fors that are open
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const Step& step = *tree_[i].step;
      while (!loops.empty() && tree_[loops.back()].end <= i) loops.pop_back();
      if (auto* wait = as<Wait>(&step)) {
        useValue(wait->count);
        ++waits;
        gates += !(small_ && isOne(*wait->count));
      } else {
        eachValue(step, [&](const Value* value) { useValue(value); });
        if (auto* canon = as<Canon>(&step)) names_.use(canon->from->id);
      }
      if (auto* wait = as<Wait>(&step)) names_.use(wait->stream->id), useValue(wait->peer);
      if (const Name* name = exportOf(step)) names_.use(name->id);
      if (auto* restrict = as<Restrict>(&step)) names_.use(restrict->name->id);
      if (auto* loop = as<For>(&step)) {
        names_.use(loop->item->id);
        loops.push_back(i);
      }
      if (auto* next = as<Next>(&step)) {
        names_.use(next->item->id);
        for (size_t l = loops.size(); l-- > 0;)
          if (to<For>(tree_[loops[l]].step).item == next->item) {
            if (tree_.parentKind(i) == OpKind::Par) parallel_.push_back(loops[l]);
            break;
          }
      }
      if (auto* hop = as<Hop>(&step)) {
        ++hops_;
        walks += hop->peer->collection;
      }
    }
    std::sort(parallel_.begin(), parallel_.end());

    if (hops_ > 0) hopStream_ = names_.add(NameKind::Stream, "-hop-", small_ ? hops_ : 2 * hops_);
    if (hops_ > 0 && !small_) hopCanon_ = names_.add(NameKind::Canon, "-hopc-", 2 * hops_);
    if (walks > 0) walkItem_ = names_.add(NameKind::Scalar, "-via-peer-", 3 * walks);
    if (waits > 0) gateItem_ = names_.add(NameKind::Scalar, "fold_var", waits + 2 * gates);
    if (gates > 0) {
      gateCopy_ = names_.add(NameKind::Stream, "test", 4 * gates);
      gateCanon_ = names_.add(NameKind::Canon, "iter_canon", 2 * gates, true);
    }
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const Step& step = *tree_[i].step;
      auto* wait = as<Wait>(&step);
      if (wait && !(wait->to && wait->to->kind == NameKind::Canon))
        own_[i] = names_.add(NameKind::Canon, "result_canon", wait->to ? 2 : 1);
      if (step.kind == OpKind::Hop && small_) own_[i] = names_.add(NameKind::Canon, "hop", 1);
    }
    names_.choose();
  }

  template <class Use> static void eachValue(const Step& step, Use use) {
    if (auto* match = as<Match>(&step)) {
      use(match->left);
      use(match->right);
    } else if (auto* loop = as<For>(&step)) {
      use(loop->iterable);
    } else if (auto* call = as<Call>(&step)) {
      use(call->peer);
      use(call->service);
      for (const Value* arg : call->args) use(arg);
    } else if (auto* canon = as<Canon>(&step)) {
      use(canon->peer);
    } else if (auto* ap = as<Ap>(&step)) {
      use(ap->value);
    } else if (auto* insert = as<Insert>(&step)) {
      use(insert->key);
      use(insert->value);
    } else if (auto* fail = as<Fail>(&step)) {
      use(fail->value);
    } else if (auto* hop = as<Hop>(&step)) {
      use(hop->peer);
    }
  }

  // ---- operands -----------------------------------------------------------------------------------------------------
  air::Script& script() { return *emitted_.script; }

  air::Operand name(const Name* name) { return air::variable(operandKind(name->kind), names_[name->id]); }
  air::Operand own(uint32_t id, NameKind kind, bool length = false) {
    static constexpr air::Lens kLength{true, {}};
    return air::variable(operandKind(kind), names_[id], length ? &kLength : nullptr);
  }

  const air::Lens* lens(const Value& value) {
    if (!value.length && value.accessors.empty()) return nullptr;
    std::vector<air::Accessor> accessors;
    for (const Accessor& accessor : value.accessors) {
      switch (accessor.kind) {
      case Accessor::Kind::Field: accessors.push_back({air::Accessor::Kind::Field, 0, accessor.field}); break;
      case Accessor::Kind::Index: accessors.push_back({air::Accessor::Kind::Index, accessor.index, {}}); break;
      case Accessor::Kind::Variable:
        accessors.push_back({air::Accessor::Kind::Scalar, 0, names_[accessor.variable->id]});
        break;
      }
    }
    return script().arena.make<air::Lens>(air::Lens{value.length, script().arena.copy(accessors)});
  }

  air::Operand operand(const Value& value) {
    switch (value.kind) {
    case ValueKind::String: return air::string(value.text);
    case ValueKind::Integer:  // lowering has refused what does not fit
      return air::integer(base::parse<int64_t>(base::withoutPlus(value.text)).value_or(0));
    case ValueKind::Float: return air::floating(value.text);
    case ValueKind::Bool: return air::boolean(value.text == "true");
    case ValueKind::EmptyArray: return air::constant(air::OperandKind::EmptyArray);
    case ValueKind::InitPeer: return air::constant(air::OperandKind::InitPeerId);
    case ValueKind::Ttl: return air::constant(air::OperandKind::Ttl);
    case ValueKind::Timestamp: return air::constant(air::OperandKind::Timestamp);
    case ValueKind::LastError: {
      air::Operand error = air::constant(air::OperandKind::Error);
      error.lens = lens(value);
      return error;
    }
    case ValueKind::Name: return air::variable(operandKind(value.name->kind), names_[value.name->id], lens(value));
    }
    return {};
  }

  /// The peer of a step; what was never placed runs on the initiator.
  air::Operand peer(const Value* value) {
    return value ? operand(*value) : air::constant(air::OperandKind::InitPeerId);
  }

  /// An operand whose names live as long as the script.
  air::Operand kept(const Value& value) {
    air::Operand result = operand(value);
    base::Arena& arena = script().arena;
    result.text = arena.text(result.text);
    if (!result.lens || result.lens->length) return result;
    std::vector<air::Accessor> accessors(result.lens->accessors.begin(), result.lens->accessors.end());
    for (air::Accessor& accessor : accessors) accessor.name = arena.text(accessor.name);
    result.lens = arena.make<air::Lens>(air::Lens{false, arena.copy(accessors)});
    return result;
  }

  /// The script has all names that are in it.
  bool isWritten(const Value& value) const {
    return !names_[value.name->id].empty() &&
           std::all_of(value.accessors.begin(), value.accessors.end(), [&](const Accessor& accessor) {
             return !accessor.variable || !names_[accessor.variable->id].empty();
           });
  }

  air::OriginId origin(const Origin& span) {
    if (!span) return 0;
    auto [found, isNew] = originIds_.try_emplace({span.file, span.begin, span.end, span.entry}, 0);
    if (isNew) {
      found->second = static_cast<air::OriginId>(emitted_.origins.size());
      emitted_.origins.push_back(span);
    }
    return found->second;
  }

  // ---- instructions -------------------------------------------------------------------------------------------------
  /// Balanced, so that long sequences do not nest deeply, or as the official compiler does it, from the left.
  air::Instr* combine(air::Kind kind, std::span<air::Instr* const> parts) {
    if (parts.size() == 1) return parts[0];
    size_t half = small_ && kind != air::Kind::Xor ? (parts.size() + 1) / 2 : parts.size() - 1;
    if (half == parts.size() - 1) {
      air::Instr* left = parts[0];
      for (air::Instr* right : parts.subspan(1)) left = script().binary(kind, left, right);
      return left;
    }
    air::Instr* left = combine(kind, parts.first(half));
    return script().binary(kind, left, combine(kind, parts.subspan(half)));
  }
  air::Instr* seq(std::initializer_list<air::Instr*> parts) {
    return combine(air::Kind::Seq, std::span<air::Instr* const>(parts.begin(), parts.size()));
  }

  air::Instr* group(air::Kind kind, std::vector<air::Instr*>& parts, air::OriginId from) {
    if (parts.empty()) return script().null();
    if (parts.size() == 1 && kind != air::Kind::Seq) parts.push_back(script().null());
    air::Instr* instr = combine(kind, parts);
    if (parts.size() > 1) instr->origin = from;
    return instr;
  }

  air::Instr* build(uint32_t i, std::vector<air::Instr*>& children) {
    const Step& step = *tree_[i].step;
    air::OriginId from = origin(step.span);
    switch (step.kind) {
    case OpKind::On:
    case OpKind::Apply:
    case OpKind::Seq: return group(air::Kind::Seq, children, from);
    case OpKind::Par:
    case OpKind::Detach: return group(air::Kind::Par, children, from);
    case OpKind::Xor: return group(air::Kind::Xor, children, from);
    case OpKind::Restrict: return script().newScope(name(to<Restrict>(&step).name), children[0], from);
    case OpKind::Match: {
      auto* match = as<Match>(&step);
      return script().match(match->negated ? air::Kind::Mismatch : air::Kind::Match, operand(*match->left),
                            operand(*match->right), children[0], from);
    }
    case OpKind::For: {
      auto* loop = as<For>(&step);
      return script().fold(operand(*loop->iterable), names_[loop->item->id], children[0], last(i), from);
    }
    case OpKind::Next: return script().next(names_[to<Next>(&step).item->id], from);
    case OpKind::Call: {
      auto* call = as<Call>(&step);
      std::vector<air::Operand> args;
      for (const Value* arg : call->args) args.push_back(operand(*arg));
      air::Operand output;
      if (call->output) output = name(call->output);
      return script().call(peer(call->peer), operand(*call->service), air::string(call->function), args,
                           call->output ? &output : nullptr, from);
    }
    case OpKind::Canon: {
      auto* canon = as<Canon>(&step);
      return script().canon(peer(canon->peer), name(canon->from), name(canon->to), from);
    }
    case OpKind::Wait: return wait(i, from);
    case OpKind::Ap: return script().ap(operand(*to<Ap>(&step).value), name(to<Ap>(&step).to), from);
    case OpKind::Insert: {
      auto* insert = as<Insert>(&step);
      return script().apMap(operand(*insert->key), operand(*insert->value), name(insert->map), from);
    }
    case OpKind::Fail: return script().fail(operand(*to<Fail>(&step).value), from);
    case OpKind::Capture:
    case OpKind::Null: return script().null(from);
    case OpKind::Never: return script().never(from);
    case OpKind::Hop: return hop(i, from);
    }
    return nullptr;
  }

  /// The instruction at the end of a fold can be left out when the end of the items means the same to the peer
  /// (EXECUTION.md 5.1): `next` directly in a `par` counts as not complete, elsewhere it changes nothing. Folds
  /// of streams are different.
  air::Instr* last(uint32_t i) {
    auto* loop = as<For>(tree_[i].step);
    bool never = loop->last == Last::Never;
    bool live = loop->iterable->name &&
                (loop->iterable->name->kind == NameKind::Stream || loop->iterable->name->kind == NameKind::StreamMap);
    bool parallel = std::binary_search(parallel_.begin(), parallel_.end(), i);
    if (small_ && !live && never == parallel) return nullptr;
    return never ? script().never() : script().null();
  }

  /// Passing through a peer: a canon of a stream that nobody writes (RULES.md 3.1).
  air::Instr* hop(uint32_t i, air::OriginId from) {
    auto* hop = as<Hop>(tree_[i].step);
    auto pass = [&](air::Operand through) -> air::Instr* {
      if (small_)
        return script().canon(through, own(hopStream_, NameKind::Stream), own(own_[i], NameKind::Canon), from);
      air::Instr* canon =
          script().canon(through, own(hopStream_, NameKind::Stream), own(hopCanon_, NameKind::Canon), from);
      return script().newScope(own(hopStream_, NameKind::Stream),
                               script().newScope(own(hopCanon_, NameKind::Canon), canon, from), from);
    };
    if (!hop->peer->collection) return pass(operand(*hop->peer));
    air::Instr* through = pass(own(walkItem_, NameKind::Scalar));
    air::Instr* next = script().next(names_[walkItem_], from);
    air::Instr* body = hop->backwards ? seq({next, through}) : seq({through, next});
    return script().fold(operand(*hop->peer), names_[walkItem_], body, small_ ? nullptr : script().null(), from);
  }

  /// The gate (RULES.md 2.10). The copy of the stream sees the elements one by one, so that its canon on the peer
  /// counts them. For one element any iteration will do: a fold without `next` is complete as soon as there is one.
  air::Instr* wait(uint32_t i, air::OriginId from) {
    auto* wait = as<Wait>(tree_[i].step);
    air::Operand stream = name(wait->stream), at = peer(wait->peer);
    bool canonOut = wait->to && wait->to->kind == NameKind::Canon;
    air::Operand result = canonOut ? name(wait->to) : own(own_[i], NameKind::Canon);

    if (small_ && isOne(*wait->count)) {
      air::Instr* loop = script().fold(stream, names_[gateItem_], script().null(from), nullptr, from);
      air::Instr* all = script().canon(at, stream, result, from);
      if (!wait->to || canonOut) return seq({loop, all});
      return seq({loop, all, script().ap(result, name(wait->to), from)});
    }
    air::Operand copy = own(gateCopy_, NameKind::Stream);
    air::Instr* enough = script().match(air::Kind::Match, own(gateCanon_, NameKind::Canon, true), operand(*wait->count),
                                        script().null(from), from);
    air::Instr* body = seq({script().ap(own(gateItem_, NameKind::Scalar), copy, from),
                            script().canon(at, copy, own(gateCanon_, NameKind::Canon), from),
                            script().binary(air::Kind::Xor, enough, script().next(names_[gateItem_], from), from)});
    std::vector<air::Instr*> parts = {script().fold(stream, names_[gateItem_], body, script().never(from), from)};
    if (wait->to || !small_) parts.push_back(script().canon(at, copy, result, from));
    if (wait->to && !canonOut) parts.push_back(script().ap(result, name(wait->to), from));
    return script().newScope(copy, combine(air::Kind::Seq, parts), from);
  }

  bool small_;
  const Function& placed_;
  Tree tree_;
  Names names_;
  Emitted emitted_;
  std::vector<uint32_t> own_;       // name that belongs to a hop or wait, by node
  std::vector<uint32_t> parallel_;  // fors whose `next` is directly in a par; ascending
  uint32_t hops_ = 0;
  uint32_t hopStream_ = kNone, hopCanon_ = kNone, walkItem_ = kNone;
  uint32_t gateItem_ = kNone, gateCopy_ = kNone, gateCanon_ = kNone;
  std::map<std::tuple<const diagnostics::SourceFile*, uint32_t, uint32_t, uint32_t>, air::OriginId> originIds_;
};

}  // namespace

Emitted emit(const Function& placed, const Options& options) { return Emitter(placed, options).emit(); }

}  // namespace aqua::topology
