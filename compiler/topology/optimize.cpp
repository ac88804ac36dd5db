#include "compiler/topology/optimize.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace aqua::topology {

using namespace plan;

uint32_t Pass::hopPeer(uint32_t node) const {
  auto* hop = as<Hop>(tree[node].step);
  return hop && !hop->peer->collection ? ids(*hop->peer) : kNone;
}

bool Pass::rethrows(uint32_t node) const {
  auto* fail = as<Fail>(tree[node].step);
  return fail && fail->value->kind == ValueKind::LastError && fail->value->accessors.empty();
}

bool Pass::guards(uint32_t node) const {
  if (tree.kind(node) != OpKind::Xor) return false;
  uint32_t child = tree[node + 1].end;
  if (child == tree[node].end) return false;
  for (; child < tree[node].end; child = tree[child].end)
    if (!flow.fails[child]) return false;
  return true;
}

namespace {

/// The peer that a branch needs first, from wherever it begins; kNone when that cannot be said.
uint32_t firstStop(const Pass& pass, uint32_t node) {
  for (uint32_t i = node; i < pass.tree[node].end; ++i) {
    const Step& step = *pass.tree[i].step;
    if (const Value* peer = Flow::peerOf(step)) return pass.ids(*peer);
    bool harmless =
        !Flow::canFail(step) && (step.kind == OpKind::Seq || step.kind == OpKind::Restrict || step.kind == OpKind::Ap ||
                                 step.kind == OpKind::Insert || step.kind == OpKind::Xor || step.kind == OpKind::Null);
    if (!harmless) return kNone;
  }
  return kNone;
}

/// Hops directly before a node in its sequence, in order.
std::vector<uint32_t> hopsDirectlyBefore(const Pass& pass, uint32_t node) {
  std::vector<uint32_t> hops;
  if (node == 0 || pass.tree.parentKind(node) != OpKind::Seq) return hops;
  for (uint32_t i = pass.tree[node].parent + 1; i != node; i = pass.tree[i].end) {
    if (pass.hopPeer(i) != kNone) hops.push_back(i);
    else hops.clear();
  }
  return hops;
}

}  // namespace

/// C: when all errors happen on the other side of the relay, the wrapper's handler can go home by the relay itself, and
/// the ways home of single `on`s end before it. Not when something can fail on the initiator: its report would make a
/// detour.
void shareErrorWay(Pass& pass) {
  const Tree& tree = pass.tree;
  if (!pass.function.relay || tree.kind(0) != OpKind::Xor || tree[1].end == tree[0].end) return;
  uint32_t report = tree[1].end;
  if (tree[report].end != tree[0].end || firstStop(pass, report) != pass.init()) return;
  uint32_t relay = pass.ids({.kind = ValueKind::Name, .name = pass.function.relay});

  bool useful = false;
  for (uint32_t i = 1; i < report; ++i) {
    const Step& step = *tree[i].step;
    if (pass.flow.handler[i] != report || !Flow::canFail(step)) continue;
    if (pass.rethrows(i) && !pass.flow.swallowed[i]) {
      std::vector<uint32_t> hops = hopsDirectlyBefore(pass, i);
      bool home = !hops.empty() && pass.hopPeer(hops.back()) == pass.init();
      if (home && hops.size() > 1 && pass.hopPeer(hops[hops.size() - 2]) == relay) {
        useful = true;
        continue;
      }
    }
    const Value* peer = Flow::peerOf(step);
    uint32_t where = peer && peer->accessors.empty() ? pass.ids(*peer) : pass.flow.before[i];
    if (where == kNone || where == pass.init()) return;
  }
  if (useful)
    pass.edits.insertBefore(report, pass.function.make<Hop>(OpKind::Hop, Span{}, pass.function.use(pass.function.relay),
                                                            HopReason::ErrorWay, false));
}

/// R2: the handler that gets a rethrown error moves the particle to where it runs, so a way to it ends where its own
/// begins. In a par the error may stay unhandled, and then the hop is what tells the others of it.
void shortenErrorWays(Pass& pass) {
  for (uint32_t i = 1; i < pass.tree.size(); ++i) {
    if (!pass.rethrows(i) || pass.flow.handler[i] == kNone || pass.flow.swallowed[i]) continue;
    uint32_t entry = firstStop(pass, pass.flow.handler[i]);
    if (entry == kNone) continue;
    bool past = false;
    for (uint32_t hop : hopsDirectlyBefore(pass, i)) {
      past = past || pass.hopPeer(hop) == entry;
      if (past) pass.edits.drop(hop);
    }
  }
}

/// R1: an error that is only raised again could have passed by itself: `fail :error:` keeps code, message, instruction
/// and peer.
void dropRethrows(Pass& pass) {
  for (uint32_t i = 1; i < pass.tree.size(); ++i)
    if (pass.rethrows(i) && pass.tree.parentKind(i) == OpKind::Xor && i != pass.tree[i].parent + 1) pass.edits.drop(i);
}

/// F: nothing is reached behind an error.
void dropUnreached(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i) {
    if (pass.tree.kind(i) != OpKind::Seq) continue;
    bool reached = true;
    for (uint32_t child = i + 1; child < pass.tree[i].end; child = pass.tree[child].end) {
      if (!reached) pass.edits.drop(child);
      reached = reached && !pass.flow.fails[child];
    }
  }
}

/// An error in a par whose other branch cannot fail, or in a fold of a stream, is seen by nobody. Its way home matters
/// only if it brings news of the steps before it.
void dropUnseenErrors(Pass& pass) {
  const Tree& tree = pass.tree;
  std::vector<uint32_t> lastUse(pass.function.nameCount()), firstUse(pass.function.nameCount(), kNone);
  std::vector<uint32_t> risks(tree.size() + 1);  // steps that can fail, counted from the left
  for (uint32_t i = 0; i < tree.size(); ++i) {
    forEachUse(*tree[i].step, [&](const Name* name) {
      lastUse[name->id] = i;
      firstUse[name->id] = std::min(firstUse[name->id], i);
    });
    risks[i + 1] = risks[i] + Flow::canFail(*tree[i].step);
  }
  auto keepsErrors = [&](uint32_t child) {
    uint32_t parent = tree[child].parent;
    auto* loop = as<For>(tree[parent].step);
    if (loop) return loop->iterable->name && loop->iterable->name->kind == NameKind::Stream;
    if (tree.kind(parent) == OpKind::Detach) return true;
    if (tree.kind(parent) != OpKind::Par) return false;
    for (uint32_t other = parent + 1; other < tree[parent].end; other = tree[other].end)
      if (other != child && risks[tree[other].end] == risks[other]) return true;
    return false;
  };
  // Whether the error of a node comes to an end before a handler, from the outside in.
  std::vector<uint8_t> unseen(tree.size());
  for (uint32_t i = 1; i < tree.size(); ++i) {
    uint32_t parent = tree[i].parent;
    bool caught = tree.kind(parent) == OpKind::Xor && tree[i].end < tree[parent].end;
    unseen[i] = !caught && (unseen[parent] || keepsErrors(i));
  }
  for (uint32_t i = 1; i < tree.size(); ++i) {
    if (!pass.guards(i) || !unseen[i]) continue;
    uint32_t body = i + 1, handler = tree[body].end;
    if (tree[handler].end != tree[i].end || !pass.rethrows(tree[handler].end - 1)) continue;
    bool onlyHops = true;
    for (uint32_t h = handler; h + 1 < tree[handler].end; ++h)
      onlyHops = onlyHops && (tree.kind(h) == OpKind::Hop || tree.kind(h) == OpKind::Seq);
    uint32_t first = kNone, risk = body;
    for (uint32_t s = body; s < tree[body].end; ++s) {
      if (Flow::canFail(*tree[s].step)) risk = s;
      const Name* name = exportOf(*tree[s].step);
      if (name && firstUse[name->id] != kNone && (firstUse[name->id] < body || lastUse[name->id] >= tree[body].end))
        first = std::min(first, s);
    }
    if (onlyHops && first >= risk) pass.edits.drop(handler);
  }
}

/// B: steps that stand next to each other and whose errors go the same way can share the handler.
void mergeGuards(Pass& pass) {
  const Tree& tree = pass.tree;
  auto sameHandler = [&](uint32_t a, uint32_t b) {
    uint32_t left = tree[a + 1].end, right = tree[b + 1].end;
    if (tree[a].end - left != tree[b].end - right) return false;
    for (uint32_t k = 0; left + k < tree[a].end; ++k) {
      const Step& x = *tree[left + k].step;
      const Step& y = *tree[right + k].step;
      bool hops = pass.hopPeer(left + k) != kNone && pass.hopPeer(left + k) == pass.hopPeer(right + k);
      bool both = hops || (x.kind == OpKind::Seq && y.kind == OpKind::Seq) ||
                  (pass.rethrows(left + k) && pass.rethrows(right + k));
      if (!both) return false;
    }
    return true;
  };
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.kind(i) != OpKind::Seq) continue;
    std::vector<uint32_t> run;
    auto finish = [&] {
      if (run.size() > 1) {
        std::vector<const Step*> body;
        for (uint32_t node = run.front(), next = 0; node < tree[run.back()].end; node = tree[node].end) {
          bool guard = node == run[next];
          next += guard;
          body.push_back(guard ? tree[node + 1].step : tree[node].step);
          if (node != run.back()) pass.edits.drop(node);
        }
        std::vector<const Step*> both = {pass.function.group(OpKind::Seq, tree[i].step->span, body),
                                         tree[tree[run.back() + 1].end].step};
        pass.edits.replace(run.back(), pass.function.group(OpKind::Xor, tree[run.back()].step->span, both));
      }
      run.clear();
    };
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) {
      bool plain = tree[child].end == child + 1 && !Flow::canFail(*tree[child].step) &&
                   (tree.kind(child) == OpKind::Ap || pass.hopPeer(child) != kNone);
      bool two = pass.guards(child) && tree[tree[child + 1].end].end == tree[child].end;
      if (two && !run.empty() && sameHandler(run.back(), child)) {
        run.push_back(child);
      } else if (two) {
        finish();
        run.push_back(child);
      } else if (!plain) {
        finish();
      }
    }
    finish();
  }
}

/// A hop only matters to what executes after it.
void dropLastReturns(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i)
    if (pass.tree.kind(i) == OpKind::Hop && !pass.flow.more[i]) pass.edits.drop(i);
}

/// When all branches of a par pass the same peer first, the particle may as well go there before it is divided: no
/// branch does anything before that.
void hoistHops(Pass& pass) {
  const Tree& tree = pass.tree;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.kind(i) != OpKind::Par || tree[i + 1].end == tree[i].end) continue;
    std::vector<uint32_t> hops;
    for (uint32_t child = i + 1; child < tree[i].end; child = tree[child].end) {
      uint32_t first = child;
      while (tree.kind(first) == OpKind::Seq || pass.guards(first)) ++first;
      auto* hop = as<Hop>(tree[first].step);
      bool plain = hop && pass.hopPeer(first) != kNone && hop->peer->accessors.empty() && hop->reason == HopReason::Way;
      if (!plain || (!hops.empty() && pass.hopPeer(first) != pass.hopPeer(hops.front()))) {
        hops.clear();
        break;
      }
      hops.push_back(first);
    }
    if (hops.empty()) continue;
    pass.edits.insertBefore(i, tree[hops.front()].step);
    for (uint32_t hop : hops) pass.edits.drop(hop);
  }
}

/// R11, B: between two steps that execute, the particle need not pass a peer twice. All ways that remain were there
/// before. What may fail in between keeps its place, because the way home for its error begins there; and so does a
/// ping, which tells the results of a branch.
void straightenWays(Pass& pass) {
  const Tree& tree = pass.tree;
  struct Way {
    uint32_t from;
    std::vector<uint32_t> hops;
  };
  Way way{pass.flow.before[0], {}};
  auto end = [&](uint32_t to, uint32_t next) {
    std::vector<uint32_t> ids;
    size_t offset = way.from != kNone;
    if (offset) ids.push_back(way.from);
    for (uint32_t hop : way.hops) ids.push_back(pass.hopPeer(hop));
    if (to != kNone) ids.push_back(to);
    std::vector<uint8_t> kept(ids.size());
    for (size_t k : withoutDetours(ids)) kept[k] = 1;
    for (size_t h = 0; h < way.hops.size(); ++h)
      if (!kept[h + offset] || ids[h + offset] == to) pass.edits.drop(way.hops[h]);
    way = {next, {}};
  };
  auto stay = [&] {  // the particle is where the last hop led
    end(kNone, way.hops.empty() ? way.from : pass.hopPeer(way.hops.back()));
  };

  std::vector<uint32_t> open;
  std::vector<Way> guarded;  // ways that go on after the error branches of an xor
  auto leave = [&](uint32_t i) {
    OpKind kind = tree.kind(i);
    uint32_t parent = tree[i].parent;
    if (isParLike(kind) || kind == OpKind::For || (kind == OpKind::Xor && !pass.guards(i)))
      way = {pass.flow.after[i], {}};
    if (parent == kNone) return;
    bool first = i == parent + 1;
    if (isParLike(tree.kind(parent)) || tree.kind(parent) == OpKind::For) {
      stay();
    } else if (tree.kind(parent) == OpKind::Xor) {
      if (pass.guards(parent) && first) {
        guarded.push_back(std::move(way));
        way = {kNone, {}};
      } else {
        stay();
      }
      if (pass.guards(parent) && tree[i].end == tree[parent].end) {
        way = std::move(guarded.back());
        guarded.pop_back();
      }
    }
  };
  for (uint32_t i = 0; i < tree.size(); ++i) {
    for (; !open.empty() && tree[open.back()].end <= i; open.pop_back()) leave(open.back());
    open.push_back(i);
    uint32_t parent = tree[i].parent;
    const Step& step = *tree[i].step;
    if (parent != kNone && (isParLike(tree.kind(parent)) || tree.kind(parent) == OpKind::For ||
                            (tree.kind(parent) == OpKind::Xor && i != parent + 1)))
      way = {pass.flow.before[i], {}};
    if (isParLike(step.kind) || step.kind == OpKind::For) stay();

    if (auto* hop = as<Hop>(&step)) {
      if (hop->peer->collection) {
        stay();
        way.from = kNone;
      } else if (hop->reason == HopReason::Ping) {
        stay();
        way.from = pass.hopPeer(i);
      } else if (!hop->peer->accessors.empty()) {
        stay();
        way.hops.push_back(i);
      } else {
        way.hops.push_back(i);
      }
    } else if (const Value* peer = Flow::peerOf(step)) {
      if (!peer->accessors.empty()) stay();
      end(pass.ids(*peer), pass.ids(*peer));
    } else if (Flow::canFail(step) || step.kind == OpKind::Next) {
      stay();
    }
  }
  for (; !open.empty(); open.pop_back()) leave(open.back());
  stay();
}

/// A scalar has one definition on every way through a script, or is defined anew in each iteration of a fold, which has
/// a scope of its own. So `new` changes nothing.
void dropScopes(Pass& pass) {
  for (uint32_t i = 0; i < pass.tree.size(); ++i)
    if (auto* restrict = as<Restrict>(pass.tree[i].step); restrict&& restrict->name->kind == NameKind::Scalar)
      pass.edits.unwrap(i);
}

/// The initiator as a peer, and services: operands that come often are written once and then named. An `ap` of a
/// constant runs everywhere, at once, and leaves no trace in the data.
void nameConstants(Pass& pass) {
  const Tree& tree = pass.tree;
  struct Constant {
    const Value* value;
    size_t length;
    std::vector<uint32_t> users;
  };
  std::vector<Constant> constants;  // in order of appearance
  std::unordered_map<std::string_view, size_t> places;
  auto count = [&](const Value* value, uint32_t node) {
    bool init = value && value->kind == ValueKind::InitPeer;
    if (!init && (!value || value->kind != ValueKind::String)) return;
    std::string_view key = init ? std::string_view("\"") : value->text;  // no string has a quote inside
    auto [found, isNew] = places.try_emplace(key, constants.size());
    if (isNew) constants.push_back({value, init ? std::string_view("%init_peer_id%").size() : key.size() + 2, {}});
    constants[found->second].users.push_back(node);
  };
  for (uint32_t i = 0; i < tree.size(); ++i) {
    const Value* peer = Flow::peerOf(*tree[i].step);
    if (peer && peer->kind == ValueKind::InitPeer) count(peer, i);
    if (auto* call = as<Call>(tree[i].step)) count(call->service, i);
  }

  uint32_t first = 0;
  while (tree[first].end > first + 1 && (tree.kind(first) == OpKind::Xor || tree.kind(first) == OpKind::Seq)) ++first;
  std::map<uint32_t, std::pair<const Value*, const Value*>> changed;  // node -> peer, service
  for (const Constant& constant : constants) {
    constexpr size_t kDefinition = 13;  // `(seq (ap X n)...)` without X
    constexpr size_t kWorthwhile = 20;  // two instructions more are to save something
    if (constant.users.size() * (constant.length - 2) < constant.length + kDefinition + kWorthwhile) continue;
    bool init = constant.value->kind == ValueKind::InitPeer;
    const Name* name = pass.function.newName(NameKind::Scalar, init ? "init" : constant.value->text);
    pass.edits.insertBefore(first, pass.function.make<Ap>(OpKind::Ap, Span{}, constant.value, name));
    for (uint32_t user : constant.users) (init ? changed[user].first : changed[user].second) = pass.function.use(name);
  }
  for (const auto& [node, values] : changed) {
    const Step& step = *tree[node].step;
    auto [peer, service] = values;
    if (auto* call = as<Call>(&step))
      pass.edits.replace(
          node, pass.function.make<Call>(step.kind, step.span, peer ? peer : call->peer,
                                         service ? service : call->service, call->function, call->args, call->output));
    if (auto* canon = as<Canon>(&step))
      pass.edits.replace(node, pass.function.make<Canon>(step.kind, step.span, peer, canon->from, canon->to));
    if (auto* wait = as<Wait>(&step))
      pass.edits.replace(node,
                         pass.function.make<Wait>(step.kind, step.span, peer, wait->stream, wait->count, wait->to));
    if (auto* hop = as<Hop>(&step))
      pass.edits.replace(node, pass.function.make<Hop>(step.kind, step.span, peer, hop->reason, hop->backwards));
  }
}

void optimize(Function& function, const Step& unplaced, const Observer& observer) {
  struct Rewrite {
    std::string_view word;
    void (*apply)(Pass&);
    int times;
    Stage stage;
  };
  constexpr Rewrite kRewrites[] = {
#define AQUA_PASS(word, stage)
#define AQUA_REWRITE(function, word, stage, times) {word, function, times, Stage::stage},
#include "compiler/plan/passes.def"
#undef AQUA_REWRITE
#undef AQUA_PASS
  };
  PeerIds ids;
  Map map(function, Tree(unplaced));
  for (const Rewrite& rewrite : kRewrites) {
    for (int i = 0; i < rewrite.times; ++i) {
      Pass pass(function, ids, map);
      rewrite.apply(pass);
      if (!pass.edits.changed()) break;
      function.root = pass.edits.apply(function);
    }
    passed(rewrite.word, rewrite.stage, function, observer);
  }
}

}  // namespace aqua::topology
