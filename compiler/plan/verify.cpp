#include "compiler/plan/verify.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/assert.h"

namespace aqua::plan {

namespace {

std::string_view wordOf(OpKind kind) {
  switch (kind) {
#define AQUA_PLAN_OP(kind_, word, struct_) \
  case OpKind::kind_:                      \
    return word;
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
  }
  return "";
}

class Verifier {
 public:
  Verifier(const Function& function, Stage stage)
      : function_(function), stage_(stage), seen_(function.stepCount()), set_(function.nameCount()) {}

  std::string run() && {
    if (!function_.root) return "there is no root";
    // In textual order; a null pointer ends the loop around it.
    std::vector<const Step*> open = {function_.root};
    findWrites();
    while (!open.empty() && broken_.empty()) {
      const Step* step = open.back();
      open.pop_back();
      if (!step) {
        loops_.pop_back();
        continue;
      }
      enter(*step);
      if (!broken_.empty()) break;
      if (auto* loop = as<For>(step)) {
        loops_.push_back(loop->item);
        open.push_back(nullptr);
      }
      const size_t first = open.size();
      forEachChild(*step, [&](const Step* child) { open.push_back(child); });
      std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
    }
    return std::move(broken_);
  }

 private:
  template <class Visit> static void forEachChild(const Step& step, Visit visit) {
    if (auto* group = as<Group>(&step))
      for (const Step* child : group->children) visit(child);
    if (auto* on = as<On>(&step)) visit(on->body);
    if (auto* restrict = as<Restrict>(&step)) visit(restrict->body);
    if (auto* match = as<Match>(&step)) visit(match->body);
    if (auto* loop = as<For>(&step)) visit(loop->body);
    if (auto* apply = as<Apply>(&step)) visit(apply->body);
  }
  static const Name* writtenBy(const Step& step) {
    if (auto* call = as<Call>(&step)) return call->output;
    if (auto* canon = as<Canon>(&step)) return canon->to;
    if (auto* wait = as<Wait>(&step)) return wait->to;
    if (auto* ap = as<Ap>(&step)) return ap->to;
    if (auto* insert = as<Insert>(&step)) return insert->map;
    if (auto* loop = as<For>(&step)) return loop->item;
    return nullptr;
  }
  /// Names that no step writes come from outside, as in tests.
  void findWrites() {
    written_.resize(function_.nameCount());
    std::vector<uint8_t> visited(function_.stepCount());
    std::vector<const Step*> open = {function_.root};
    while (!open.empty()) {
      const Step* step = open.back();
      open.pop_back();
      if (!step || step->id >= visited.size() || visited[step->id]++ != 0) continue;
      if (const Name* name = writtenBy(*step); name && name->id < written_.size()) written_[name->id] = 1;
      forEachChild(*step, [&](const Step* child) { open.push_back(child); });
    }
  }

  void enter(const Step& step) {
    step_ = &step;
    rule(step.id < seen_.size() && seen_[step.id]++ == 0, "it stands in two places, or belongs to another plan");
    bool whole = true;
    forEachChild(step, [&](const Step* child) { whole = whole && child; });
    if (!rule(whole, "a step inside of it is missing")) return;
    visit(step, [&](const auto& it) { check(it); });
    if (const Name* name = writtenBy(step); name && broken_.empty()) {
      rule(owns(name), "what it writes is no name of this plan");
      if (broken_.empty()) set_[name->id] = 1;
    }
  }

  // ---- each kind --------------------------------------------------------------------------------------------------
  void check(const Group& group) {
    if (group.kind == OpKind::Seq) {
      rule(group.children.size() > 1, "a `seq` has at least two steps");
      for (const Step* child : group.children)
        rule(child->kind != OpKind::Seq && child->kind != OpKind::Null, "a `seq` has no `seq` and no `null` in it");
    } else {
      rule(group.kind == OpKind::Detach ? group.children.size() == 1 : !group.children.empty(),
           "a `detach` has one branch, a `par` and an `xor` at least one");
    }
  }
  void check(const On& on) {
    unplaced();
    reads(on.peer);
    for (const Value* via : on.via) reads(via);
  }
  void check(const Restrict& restrict) {
    if (!rule(owns(restrict.name), "its name is none of this plan")) return;
    const bool scalar = restrict.name->kind == NameKind::Scalar;
    rule(scalar || isStream(restrict.name), "it is for streams, maps and scalars");
    rule(!scalar || stage_ != Stage::Unscoped, "no scope of a scalar is left behind `drop-scopes`");
  }
  void check(const Match& match) {
    reads(match.left);
    reads(match.right);
  }
  void check(const For& loop) {
    reads(loop.iterable);
    rule(loop.item && loop.item->item, "its item is one");
    for (const Name* outer : loops_) rule(outer != loop.item, "its item belongs to the loop around it");
  }
  void check(const Next& next) {
    bool inside = false;
    for (const Name* item : loops_) inside = inside || item == next.item;
    rule(inside, "it is in no loop over its item");
  }
  void check(const Capture&) { unplaced(); }
  void check(const Apply& apply) {
    unplaced();
    rule(apply.captured && apply.captured->id < seen_.size() && seen_[apply.captured->id] != 0,
         "its closure is captured before");
  }
  void check(const Call& call) {
    placed(call.peer);
    reads(call.service);
    for (const Value* arg : call.args) reads(arg);
    rule(!call.output || call.output->kind == NameKind::Scalar || call.output->kind == NameKind::Stream,
         "a result is a scalar or goes into a stream");
  }
  void check(const Canon& canon) {
    placed(canon.peer);
    rule(owns(canon.from) && isStream(canon.from), "it freezes a stream or a map");
    rule(canon.to && !isStream(canon.to), "it makes a canon or a scalar");
  }
  void check(const Wait& wait) {
    placed(wait.peer);
    reads(wait.count);
    rule(owns(wait.stream) && wait.stream->kind == NameKind::Stream, "it waits for elements of a stream");
    rule(!wait.to || !isStream(wait.to), "it makes a canon or a scalar");
  }
  void check(const Ap& ap) {
    reads(ap.value);
    rule(ap.to && (ap.to->kind == NameKind::Scalar || ap.to->kind == NameKind::Stream), "it sets a scalar or a stream");
  }
  void check(const Insert& insert) {
    reads(insert.key);
    reads(insert.value);
    rule(insert.map && insert.map->kind == NameKind::StreamMap, "it adds to a map");
  }
  void check(const Fail& fail) { reads(fail.value); }
  void check(const Plain&) {}
  void check(const Hop& hop) {
    rule(stage_ != Stage::Unplaced, "no step has a peer before placement");
    reads(hop.peer);
  }

  // ---- rules ------------------------------------------------------------------------------------------------------
  static bool isStream(const Name* name) { return name->kind == NameKind::Stream || name->kind == NameKind::StreamMap; }
  bool owns(const Name* name) const {
    return name && name->id < function_.nameCount() && &function_.names()[name->id] == name;
  }
  bool rule(bool holds, std::string_view text) {
    if (!holds && broken_.empty()) broken_ = fmt::format("step {}, `{}`: {}", step_->id, wordOf(step_->kind), text);
    return holds;
  }
  void unplaced() { rule(stage_ == Stage::Unplaced, "placement leaves none of these"); }
  void placed(const Value* peer) {
    rule((peer != nullptr) == (stage_ != Stage::Unplaced),
         peer ? "no step has a peer before placement" : "it has no peer after placement");
    if (peer) reads(peer);
  }
  void reads(const Value* value) {
    if (!rule(value != nullptr, "an operand is missing")) return;
    rule(value->isName() == (value->name != nullptr), "an operand is a name, or has none");
    if (value->name) reads(value->name);
    for (const Accessor& accessor : value->accessors) {
      if (accessor.kind == Accessor::Kind::Variable) reads(accessor.variable);
      else rule(!accessor.variable, "only a computed index has a variable");
    }
  }
  void reads(const Name* name) {
    if (!rule(owns(name), "an operand is no name of this plan")) return;
    // Everything is around the call that asks for the relay.
    rule(isStream(name) || name == function_.relay || set_[name->id] != 0 || written_[name->id] == 0,
         "it reads a name that is set only later");
  }

  const Function& function_;
  const Stage stage_;
  const Step* step_ = nullptr;
  std::string broken_;
  std::vector<uint8_t> seen_;           // by step
  std::vector<uint8_t> written_, set_;  // by name: somewhere; before the step that is looked at
  std::vector<const Name*> loops_;      // items of the loops around the step
};

}  // namespace

std::string verify(const Function& function, Stage stage) { return Verifier(function, stage).run(); }

void passed(std::string_view pass, [[maybe_unused]] Stage stage, const Function& function, const Observer& observer) {
#ifndef NDEBUG
  if (std::string broken = verify(function, stage); !broken.empty())
    base::assertionFailed(broken.c_str(), fmt::format("after pass {} of {}", pass, function.name).c_str(), __FILE__,
                          __LINE__);
#endif
  if (observer) observer(pass, function);
}

std::span<const std::string_view> passNames() {
  static constexpr std::string_view kNames[] = {
#define AQUA_PASS(word, stage) word,
#define AQUA_REWRITE(function, word, stage, times) word,
#include "compiler/plan/passes.def"
#undef AQUA_REWRITE
#undef AQUA_PASS
  };
  return kNames;
}

}  // namespace aqua::plan
