#include "compiler/sema/lint.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/words.h"
#include "compiler/ir/fold.h"

namespace aqua::sema {

namespace {

using diagnostics::Applicability;
using diagnostics::Code;
using diagnostics::Span;
using ir::OpKind;
using ir::ValueKind;
using ir::Variable;

/// The same value at any two places of one function, as far as its form tells.
bool same(const ir::Value* a, const ir::Value* b) {
  if (!a || !b || a->kind != b->kind) return false;
  switch (a->kind) {
  case ValueKind::Local: return ir::asLocal(a)->variable == ir::asLocal(b)->variable;
  case ValueKind::Special: return ir::asSpecial(a)->special == ir::asSpecial(b)->special;
  case ValueKind::Literal: return ir::asLiteral(a)->text == ir::asLiteral(b)->text;
  case ValueKind::Field:
    return ir::asField(a)->name == ir::asField(b)->name && same(ir::asField(a)->base, ir::asField(b)->base);
  case ValueKind::Index:
    return same(ir::asIndex(a)->base, ir::asIndex(b)->base) && same(ir::asIndex(a)->index, ir::asIndex(b)->index);
  case ValueKind::Nil:
  case ValueKind::Function:
  case ValueKind::Service:
  case ValueKind::Length:
  case ValueKind::MapCall:
  case ValueKind::Freeze:
  case ValueKind::Call:
  case ValueKind::Collection:
  case ValueKind::Object:
  case ValueKind::Copy:
  case ValueKind::Binary:
  case ValueKind::Not:
  case ValueKind::Error: return false;
  }
  return false;
}

bool isSpecial(const ir::Value* value, ir::Special which) {
  auto special = ir::asSpecial(value);
  return special && special->special == which;
}

/// The word that a statement begins with.
Span firstWord(Span span) {
  std::string_view text = span.text();
  span.end = span.begin + static_cast<uint32_t>(std::min(text.find_first_of(" \t:"), text.size()));
  return span;
}

/// Branches that other things do not wait for: of `par`, of `co`, turns of `for ... par`. Ids, outermost first.
using Regions = std::vector<uint32_t>;

/// What happens to one stream of a function, in the order of the text.
struct Stream {
  const Variable* variable = nullptr;
  uint32_t loops = 0;      // around its declaration
  uint64_t elements = 0;   // pushes, if each happens
  bool unbounded = false;  // a push may happen any number of times
  bool passed = false;     // to a function, a closure, or under another name: anything may happen
  bool read = false;
  bool waited = false;  // for an element
  std::vector<Regions> pushes;
  struct Wait {
    Span span;
    uint64_t index;
  };
  std::vector<Wait> waits;
  struct Whole {
    Span span;
    Regions regions;
    size_t pushes;  // so many before
  };
  std::vector<Whole> wholes;
};

/// An `on`, or the place of a `parseq`.
struct Place {
  const ir::Value* peer = nullptr;
  std::span<const ir::Value* const> via;
  const ir::Value* from = nullptr;  // the peer of the `on` around; null: unknown
};

class Linter {
 public:
  Linter(bool noRelay, diagnostics::DiagnosticList& issues) : noRelay_(noRelay), issues_(issues) {}

  void function(const ir::Function& function, bool exported) {
    block(function.body);
    for (const ir::Value* result : function.results) {
      // To the outside a stream goes as it is when the function ends.
      if (auto local = ir::asLocal(result); local && exported && find(local->variable))
        whole(*find(local->variable), result->span);
      else value(result);
    }
    for (const Stream& stream : streams_)
      if (stream.waited || stream.passed)
        for (const Regions& push : stream.pushes) awaited_.insert(push.begin(), push.end());
    for (const Stream& stream : streams_) judge(stream);
    for (const Place& place : places_) judge(place);
    streams_.clear();
    byVariable_.clear();
    places_.clear();
    awaited_.clear();
    detached_.clear();
    reported_.clear();
  }

 private:
  // ---- streams ----

  Stream* find(const Variable* variable) {
    auto found = byVariable_.find(variable);
    return found == byVariable_.end() ? nullptr : found->second;
  }

  Stream& track(const Variable* variable, uint64_t elements) {
    Stream& stream = streams_.emplace_back();
    stream.variable = variable;
    stream.loops = loops_;
    stream.elements = elements;
    byVariable_[variable] = &stream;
    return stream;
  }

  void pushed(const Variable* variable) {
    Stream* stream = find(variable);
    if (!stream) return;
    ++stream->elements;
    stream->unbounded = stream->unbounded || loops_ > stream->loops;
    stream->pushes.push_back(regions_);
  }

  void whole(Stream& stream, Span span) {
    stream.read = true;
    stream.wholes.push_back({span, regions_, stream.pushes.size()});
  }

  void waited(Stream& stream, const ir::Value* index, Span span) {
    stream.read = stream.waited = true;
    auto literal = ir::asLiteral(index);
    if (!literal || literal->literal != syntax::LiteralKind::Unsigned) return;
    if (auto number = base::parse<uint64_t>(literal->text)) stream.waits.push_back({span, *number});
  }

  void judge(const Stream& stream) {
    std::string_view name = stream.variable->name;
    if (stream.passed || stream.variable->type->kind == ir::TypeKind::Error) return;
    if (!stream.read && !stream.pushes.empty())
      issues_.report(Code::StreamNeverRead, stream.variable->span).arg("name", name);
    if (!stream.unbounded && stream.elements > 0)
      for (const Stream::Wait& wait : stream.waits)
        if (wait.index >= stream.elements)
          issues_.report(Code::JoinImpossible, wait.span)
              .arg("name", name)
              .arg("index", wait.index)
              .arg("count", base::plural(stream.elements, "value").append(stream.elements == 1 ? " is" : " are"))
              .label(stream.variable->span, "declared here")
              .note("elements are counted from 0");
    if (stream.waited) return;
    for (const Stream::Whole& read : stream.wholes) {
      auto running = [&](const Regions& push) {
        return std::any_of(push.begin(), push.end(), [&](uint32_t region) {
          return !awaited_.contains(region) &&
                 std::find(read.regions.begin(), read.regions.end(), region) == read.regions.end();
        });
      };
      if (!std::any_of(stream.pushes.begin(), stream.pushes.begin() + static_cast<ptrdiff_t>(read.pushes), running))
        continue;
      issues_.report(Code::ParResultUnjoined, read.span)
          .arg("name", name)
          .label(stream.variable->span, "declared here")
          .help(fmt::format("`join {}[n - 1]` before it waits for n elements", name));
      return;
    }
  }

  // ---- peers ----

  void enter(const ir::Value* peer, std::span<const ir::Value* const> via, ir::Block body) {
    value(peer);
    for (const ir::Value* each : via) value(each);
    const ir::Value* from = around_.empty() ? nullptr : around_.back();
    places_.push_back({peer, via, from});
    if (from && via.empty() && same(peer, from))
      issues_.report(Code::RedundantOn, peer->span).arg("peer", peer->span.text()).label(from->span, "here already");
    around_.push_back(peer);
    block(body);
    around_.pop_back();
  }

  void judge(const Place& place) {
    if (!place.via.empty() || !place.from || same(place.peer, place.from)) return;
    if (isSpecial(place.peer, ir::Special::InitPeerId)) {
      if (noRelay_ || isSpecial(place.from, ir::Special::HostPeerId)) return;
      issues_.report(Code::RelayMissing, place.peer->span)
          .arg("what", "the client")
          .arg("reason", fmt::format(" from `{}`", place.from->span.text()))
          .help("a client is reached through its relay: `on INIT_PEER_ID via HOST_PEER_ID:`")
          .fix("go through the relay",
               {{{place.peer->span.file, place.peer->span.end, place.peer->span.end}, " via HOST_PEER_ID"}},
               Applicability::Likely);
      return;
    }
    for (const Place& other : places_) {
      if (other.via.empty() || !same(other.peer, place.peer)) continue;
      if (std::any_of(other.via.begin(), other.via.end(), [&](const ir::Value* v) { return same(v, place.from); }))
        return;
      issues_.report(Code::RelayMissing, place.peer->span)
          .arg("what", fmt::format("`{}`", place.peer->span.text()))
          .arg("reason", ", which it has elsewhere")
          .label(other.peer->span, fmt::format("via `{}`", other.via.front()->span.text()));
      return;
    }
  }

  // ---- conditions and calculation ----

  void condition(const ir::Value* value) {
    std::string_view verdict;
    if (std::string_view text = value->span.text(); text == "true" || text == "false") verdict = text;
    if (auto binary = ir::asBinary(value);
        binary && same(binary->left, binary->right) && !ir::asLiteral(binary->left)) {
      using syntax::Operator;
      if (binary->op == Operator::Equal || binary->op == Operator::GreaterEqual || binary->op == Operator::LessEqual)
        verdict = "true";
      if (binary->op == Operator::NotEqual || binary->op == Operator::Greater || binary->op == Operator::Less)
        verdict = "false";
    }
    if (!verdict.empty()) issues_.report(Code::ConstantCondition, value->span).arg("value", verdict);
  }

  void division(const ir::BinaryValue& binary) {
    if (binary.op != syntax::Operator::Divide && binary.op != syntax::Operator::Remainder) return;
    if (ir::foldInteger(binary.right) == 0) issues_.report(Code::DivisionByZero, binary.right->span);
  }

  // ---- the walk ----

  void value(const ir::Value* value) {
    if (value) ir::visit(*value, [&](const auto& each) { add(each); });
  }
  void add(const ir::LiteralValue&) {}
  void add(const ir::SpecialValue&) {}
  void add(const ir::NilValue&) {}
  void add(const ir::FunctionValue&) {}
  void add(const ir::ServiceValue&) {}
  void add(const ir::ErrorValue&) {}
  void add(const ir::LocalValue& local) {
    if (Stream* stream = find(local.variable)) stream->passed = true;
    used(local.variable, local.span);
  }
  void add(const ir::FieldValue& field) { value(field.base); }
  void add(const ir::IndexValue& index) {
    value(index.index);
    const auto* local = ir::asLocal(index.base);
    if (!local) return value(index.base);
    used(local->variable, index.span);
    if (Stream* stream = find(local->variable)) waited(*stream, index.index, index.span);
  }
  void add(const ir::LengthValue& length) { value(length.base); }
  void add(const ir::MapCallValue& call) {
    value(call.map);
    values(call.args);
  }
  void add(const ir::FreezeValue& freeze) {
    const auto* local = ir::asLocal(freeze.stream);
    if (!local) return value(freeze.stream);
    if (Stream* stream = find(local->variable)) whole(*stream, freeze.span);
  }
  void add(const ir::CallValue& call) {
    value(call.callee);
    values(call.args);
  }
  void add(const ir::CollectionValue& collection) { values(collection.elements); }
  void add(const ir::ObjectValue& object) { inits(object.fields); }
  void add(const ir::CopyValue& copy) {
    value(copy.base);
    inits(copy.fields);
  }
  void add(const ir::BinaryValue& binary) {
    value(binary.left);
    value(binary.right);
    division(binary);
  }
  void add(const ir::NotValue& negation) { value(negation.operand); }
  void values(std::span<const ir::Value* const> all) {
    for (const ir::Value* each : all) value(each);
  }
  void inits(std::span<const ir::FieldInit> all) {
    for (const ir::FieldInit& each : all) value(each.value);
  }

  static constexpr const char* kHowToJoin =
      "what uses the value waits for it; `join stream[n - 1]` waits for n results that branches push";

  static bool waits(const ir::Value* index) {
    return index && index->kind != ValueKind::Literal && !nothingToWaitFor(index);
  }
  /// A variable or a part of one, but no element of a stream.
  static bool nothingToWaitFor(const ir::Value* value) {
    for (;; value = value->kind == ValueKind::Field ? ir::asField(value)->base : ir::asIndex(value)->base) {
      if (value->kind == ValueKind::Local) return true;
      if (value->kind == ValueKind::Index) {
        const ir::IndexValue& index = *ir::asIndex(value);
        if (index.base->type->isStream() || waits(index.index)) return false;
      } else if (value->kind != ValueKind::Field) {
        return false;
      }
    }
  }

  /// A result that `co` leaves behind, where the program waits for it.
  void used(const Variable* variable, Span span) {
    auto found = detached_.find(variable);
    if (found == detached_.end() || !reported_.insert(variable).second) return;
    if (std::find(regions_.begin(), regions_.end(), found->second) != regions_.end()) return;
    issues_.report(Code::DetachedResult, span)
        .arg("name", variable->name)
        .label(variable->span, "set here")
        .help("`par` instead of `co` lets what follows wait for the call");
  }

  template <class Body> void region(Body body) {
    regions_.push_back(++lastRegion_);
    body();
    regions_.pop_back();
  }
  template <class Body> void loop(Body body) {
    ++loops_;
    body();
    --loops_;
  }

  void block(ir::Block ops) {
    for (const ir::Op* each : ops) op(*each);
  }

  void op(const ir::Op& op) {
    ir::visit(op, [&](const auto& each) { add(each); });
  }
  void add(const ir::CallOp& call) {
    value(call.call);
    for (const ir::Target& target : call.targets) {
      if (target.push) pushed(target.variable);
      else if (detaching_ != 0) detached_.emplace(target.variable, detaching_);
    }
  }
  void add(const ir::LetOp& let) {
    value(let.value);
    if (auto list = ir::asCollection(let.value); list && let.variable->type->isStream())
      track(let.variable, list->elements.size());
  }
  void add(const ir::DeclareStreamOp& op) { track(op.variable, 0); }
  void add(const ir::PushOp& push) {
    value(push.value);
    value(push.mapValue);
    pushed(push.stream);
  }
  void add(const ir::JoinOp& op) {
    for (const ir::Value* each : op.values) {
      value(each);
      if (nothingToWaitFor(each)) issues_.report(Code::JoinIgnored, each->span).help(kHowToJoin);
    }
  }
  void add(const ir::OnOp& on) { enter(on.peer, on.via, on.body); }
  void add(const ir::ParOp& par) {
    for (ir::Block branch : par.branches)
      if (par.branches.size() == 1) block(branch);
      else region([&] { block(branch); });
  }
  void add(const ir::DetachOp& op) {
    region([&] {
      const uint32_t before = detaching_;
      detaching_ = regions_.back();
      awaited_.insert(detaching_);  // `co` says that nobody waits
      block(op.body);
      detaching_ = before;
    });
  }
  void add(const ir::IfOp& branch) {
    value(branch.condition);
    condition(branch.condition);
    block(branch.then);
    block(branch.otherwise);
  }
  void add(const ir::TryOp& attempt) {
    if (attempt.handlers.empty())
      issues_.report(Code::ErrorSwallowed, firstWord(attempt.span)).help("`catch e:` after it gets the error");
    block(attempt.body);
    for (const ir::Handler& handler : attempt.handlers) block(handler.body);
  }
  void add(const ir::ForOp& each) {
    if (auto local = ir::asLocal(each.iterable); local && find(local->variable)) {
      Stream& stream = *find(local->variable);
      stream.read = stream.waited = true;  // each element that ever comes has its turn
    } else {
      value(each.iterable);
    }
    if (each.mode == syntax::ForMode::Try)
      issues_.report(Code::ForTry, firstWord(each.span))
          .help("`for` with `try:` in its body goes on after a turn that fails");
    loop([&] {
      if (each.mode == syntax::ForMode::Par) region([&] { block(each.body); });
      else block(each.body);
    });
  }
  void add(const ir::ParseqOp& each) {
    value(each.iterable);
    loop([&] { enter(each.peer, each.via, each.body); });
  }
  void add(const ir::BindServiceOp& op) { value(op.id); }
  void add(const ir::ClosureOp& op) {
    const ir::Function& closure = *op.function;
    std::vector<const ir::Value*> around;
    around.swap(around_);  // it runs where it is called
    const uint32_t detaching = detaching_;
    detaching_ = 0;
    loop([&] {
      block(closure.body);
      for (const ir::Value* result : closure.results) value(result);
    });
    detaching_ = detaching;
    around.swap(around_);
  }

  const bool noRelay_;
  diagnostics::DiagnosticList& issues_;
  std::deque<Stream> streams_;
  std::unordered_map<const Variable*, Stream*> byVariable_;
  std::vector<Place> places_;
  std::vector<const ir::Value*> around_;  // peers of the `on` blocks around
  Regions regions_;
  uint32_t lastRegion_ = 0;
  std::unordered_set<uint32_t> awaited_;  // regions that something waits for, or need not
  uint32_t loops_ = 0;
  uint32_t detaching_ = 0;                                  // the region of the `co` around; 0: none
  std::unordered_map<const Variable*, uint32_t> detached_;  // set in the region of a `co`
  std::unordered_set<const Variable*> reported_;
};

}  // namespace

void lint(const ir::Program& program, const std::unordered_set<const diagnostics::SourceFile*>& files, bool noRelay,
          diagnostics::DiagnosticList& issues) {
  std::unordered_set<const ir::Function*> exported;
  for (const ir::Export& each : program.exports) exported.insert(each.function);
  Linter linter(noRelay, issues);
  for (const ir::Function* function : program.functions)
    if (files.contains(function->span.file)) linter.function(*function, exported.contains(function));
}

}  // namespace aqua::sema
