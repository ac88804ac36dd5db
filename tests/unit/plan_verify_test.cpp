// Each rule of plan::verify has a plan that breaks it.
#include <catch2/catch.hpp>

#include "compiler/plan/verify.h"
#include "tests/unit/plans.h"

using namespace aqua;
using namespace aqua::plan;

namespace {

/// A plan of one broken step, and names for it.
struct Broken {
  Function f;
  const Name* scalar = f.newName(NameKind::Scalar, "x");
  const Name* stream = f.newName(NameKind::Stream, "s");
  const Name* map = f.newName(NameKind::StreamMap, "m");
  const Name* canon = f.newName(NameKind::Canon, "c");
  const Name* item = f.newName(NameKind::Scalar, "i", true);
  const Value* one = f.value({.kind = ValueKind::Integer, .text = "1"});
  const Value* peer = f.string("p");

  template <class T, class... Args> const T* make(OpKind kind, Args... args) { return f.make<T>(kind, {}, args...); }
  const Step* group(OpKind kind, std::vector<const Step*> children) {
    return make<Group>(kind, Steps(f.arena.copy(children)));
  }
  const Ap* ap(const Value* value, const Name* to) { return make<Ap>(OpKind::Ap, value, to); }
  const Call* call(const Value* at, const Value* service, const Name* output) {
    return make<Call>(OpKind::Call, at, service, std::string_view("f"), std::span<const Value* const>(), output);
  }
  /// What is wrong with `root` at this stage, without the step.
  std::string operator()(const Step* root, Stage stage = Stage::Placed) {
    f.root = root;
    const std::string broken = verify(f, stage);
    const size_t colon = broken.find(": ");
    return colon == std::string::npos ? broken : broken.substr(colon + 2);
  }
};

}  // namespace

TEST_CASE("a plan that is whole passes, at the stage that it is at and at no other") {
  auto unplaced =
      readPlan("plan f relay r\non %init_peer_id% via r\n  seq\n    call \"s\" \"f\" [] -> x\n    ap x -> y\n");
  CHECK(verify(*unplaced, Stage::Unplaced) == "");
  CHECK(verify(*unplaced, Stage::Placed) == "step 4, `on`: placement leaves none of these");
  auto placed = readPlan("plan f\nrestrict x\n  seq\n    hop p way\n    call \"s\" \"f\" [] -> x at q\n");
  CHECK(verify(*placed, Stage::Placed) == "");
  CHECK(verify(*placed, Stage::Unscoped).find("no scope of a scalar is left") != std::string::npos);
  CHECK(verify(*placed, Stage::Unplaced).find("no step has a peer before placement") != std::string::npos);
}

TEST_CASE("steps: whole, in one place, of this plan") {
  Broken b;
  CHECK(b(nullptr) == "there is no root");
  const Step* once = b.ap(b.one, b.scalar);
  CHECK(b(b.group(OpKind::Par, {once, once})) == "it stands in two places, or belongs to another plan");
  Function other;
  for (int i = 0; i < 20; ++i) other.null();
  CHECK(b(other.null()) == "it stands in two places, or belongs to another plan");
  CHECK(b(b.make<Restrict>(OpKind::Restrict, b.stream, nullptr)) == "a step inside of it is missing");
  CHECK(b(b.group(OpKind::Seq, {b.ap(b.one, b.scalar)})) == "a `seq` has at least two steps");
  CHECK(b(b.group(OpKind::Seq, {b.ap(b.one, b.scalar), b.f.null()})) == "a `seq` has no `seq` and no `null` in it");
  CHECK(b(b.group(OpKind::Detach, {b.f.null(), b.f.null()})) ==
        "a `detach` has one branch, a `par` and an `xor` at least one");
  CHECK(b(b.group(OpKind::Xor, {})) == "a `detach` has one branch, a `par` and an `xor` at least one");
}

TEST_CASE("peers: none before placement, one each after it") {
  Broken b;
  CHECK(b(b.call(nullptr, b.peer, nullptr)) == "it has no peer after placement");
  CHECK(b(b.call(b.peer, b.peer, nullptr), Stage::Unplaced) == "no step has a peer before placement");
  CHECK(b(b.make<Canon>(OpKind::Canon, nullptr, b.stream, b.canon)) == "it has no peer after placement");
  CHECK(b(b.make<Wait>(OpKind::Wait, nullptr, b.stream, b.one, b.canon)) == "it has no peer after placement");
  CHECK(b(b.make<Hop>(OpKind::Hop, b.peer, HopReason::Way, false), Stage::Unplaced) ==
        "no step has a peer before placement");
  const Capture* capture = b.make<Capture>(OpKind::Capture);
  CHECK(b(capture) == "placement leaves none of these");
  CHECK(b(b.make<Apply>(OpKind::Apply, capture, b.f.null())) == "placement leaves none of these");
  CHECK(b(b.make<Apply>(OpKind::Apply, capture, b.f.null()), Stage::Unplaced) == "its closure is captured before");
  CHECK(b(b.make<Restrict>(OpKind::Restrict, b.scalar, b.f.null()), Stage::Unscoped) ==
        "no scope of a scalar is left behind `drop-scopes`");
}

TEST_CASE("loops: an item of their own, and `next` inside") {
  Broken b;
  auto loop = [&](const Name* name, const Step* body) {
    return b.make<For>(OpKind::For, name, b.one, Last::Null, body);
  };
  CHECK(b(b.make<Next>(OpKind::Next, b.item)) == "it is in no loop over its item");
  CHECK(b(b.group(OpKind::Par, {loop(b.item, b.f.null()), b.make<Next>(OpKind::Next, b.item)})) ==
        "it is in no loop over its item");
  CHECK(b(loop(b.scalar, b.f.null())) == "its item is one");
  CHECK(b(loop(b.item, loop(b.item, b.f.null()))) == "its item belongs to the loop around it");
}

TEST_CASE("names: of this plan, of the right kind, set before they are read") {
  Broken b;
  Function other;
  const Name* foreign = other.newName(NameKind::Scalar, "x");
  CHECK(b(b.ap(b.f.use(foreign), b.scalar)) == "an operand is no name of this plan");
  CHECK(b(b.ap(b.one, foreign)) == "what it writes is no name of this plan");
  CHECK(b(b.make<Restrict>(OpKind::Restrict, foreign, b.f.null())) == "its name is none of this plan");
  CHECK(b(b.make<Restrict>(OpKind::Restrict, b.canon, b.f.null())) == "it is for streams, maps and scalars");
  CHECK(b(b.group(OpKind::Par, {b.ap(b.f.use(b.scalar), b.stream), b.ap(b.one, b.scalar)})) ==
        "it reads a name that is set only later");
  CHECK(b(b.ap(nullptr, b.scalar)) == "an operand is missing");
  CHECK(b(b.ap(b.f.value({.kind = ValueKind::Name}), b.scalar)) == "an operand is a name, or has none");
  const Accessor field{.kind = Accessor::Kind::Field, .field = "a", .variable = b.scalar};
  CHECK(b(b.ap(b.f.value({.kind = ValueKind::Name, .name = b.scalar, .accessors = {&field, 1}}), b.stream)) ==
        "only a computed index has a variable");
  CHECK(b(b.call(b.peer, b.peer, b.canon)) == "a result is a scalar or goes into a stream");
  CHECK(b(b.make<Canon>(OpKind::Canon, b.peer, b.scalar, b.canon)) == "it freezes a stream or a map");
  CHECK(b(b.make<Canon>(OpKind::Canon, b.peer, b.stream, b.map)) == "it makes a canon or a scalar");
  CHECK(b(b.make<Wait>(OpKind::Wait, b.peer, b.map, b.one, b.canon)) == "it waits for elements of a stream");
  CHECK(b(b.make<Wait>(OpKind::Wait, b.peer, b.stream, b.one, b.map)) == "it makes a canon or a scalar");
  CHECK(b(b.ap(b.one, b.canon)) == "it sets a scalar or a stream");
  CHECK(b(b.make<Insert>(OpKind::Insert, b.one, b.one, b.stream)) == "it adds to a map");
}

TEST_CASE("whoever watches hears of each pass") {
  auto function = readPlan("plan f\nnull\n");
  std::vector<std::string> heard;
  passed("place", Stage::Placed, *function, [&](std::string_view pass, const Function&) { heard.emplace_back(pass); });
  CHECK(heard == std::vector<std::string>{"place"});
  CHECK(passNames().front() == "lower");
}
