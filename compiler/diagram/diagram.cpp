// From a placed plan to rows. The walk knows where the particle can be: at one peer, at several (behind branches), or,
// where nothing goes on, nowhere. It also knows from where errors come to a handler, and on which way.
#include "compiler/diagram/diagram.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "compiler/diagram/labels.h"

namespace aqua::diagram {

using namespace plan;

namespace {

/// Peers on one of which the particle is, in order; none: nobody knows, or (`ends`) nothing goes on.
struct Where {
  std::vector<uint32_t> peers;
  bool ends = false;
  bool operator==(const Where&) const = default;

  void add(uint32_t peer) {
    auto at = std::lower_bound(peers.begin(), peers.end(), peer);
    if (at == peers.end() || *at != peer) peers.insert(at, peer);
  }
  void add(const Where& other) {
    if (other.ends) return;
    if (ends) *this = {};
    for (uint32_t peer : other.peers) add(peer);
  }
};
const Where kNowhere{{}, true};

/// The peers that an error passes, from where it was raised.
using Way = std::vector<uint32_t>;
constexpr size_t kMaxWays = 8;

const Step* unscoped(const Step* step) {
  while (const auto* restrict = as<Restrict>(step)) step = restrict->body;
  return step;
}
Steps childrenOf(const Step* const& step) {
  if (step->kind == OpKind::Seq) return to<Group>(step).children;
  return {&step, 1};
}
/// `hop ... error-way`, any number, and `fail :error:`: the error goes on.
bool isRethrow(const Step* step) {
  Steps steps = childrenOf(step);
  const auto* fail = steps.empty() ? nullptr : as<Fail>(steps.back());
  if (!fail || fail->value->kind != ValueKind::LastError || !fail->value->accessors.empty()) return false;
  return std::all_of(steps.begin(), steps.end() - 1, [](const Step* each) { return as<Hop>(each) != nullptr; });
}
/// The match with which a branch begins.
const Match* firstMatch(const Step* step) {
  step = unscoped(step);
  if (step->kind == OpKind::Seq && !to<Group>(step).children.empty()) step = to<Group>(step).children.front();
  return as<Match>(step);
}
bool isNothing(const Step* step) {
  return step->kind == OpKind::Null || (step->kind == OpKind::Seq && to<Group>(step).children.empty());
}
/// `xor (match ... null) other`: `other` runs where the match does not hold.
const Match* guardOf(const Step* step) {
  if (step->kind != OpKind::Xor || to<Group>(step).children.size() != 2) return nullptr;
  const auto* match = as<Match>(to<Group>(step).children.front());
  return match && isNothing(match->body) ? match : nullptr;
}
bool sameOperands(const Match& a, const Match& b) { return same(*a.left, *b.left) && same(*a.right, *b.right); }

class Maker {
 public:
  explicit Maker(const Function& function) : function_(function), labels_(function) { diagram_.name = function.name; }

  Diagram make() && {
    const uint32_t client = participant({.kind = ValueKind::InitPeer});
    at_.add(client);
    if (function_.root) root(*function_.root, client);
    std::string head = fmt::format("{}({})", function_.name, fmt::join(arguments_, ", "));
    diagram_.rows.insert(diagram_.rows.begin(), {.kind = RowKind::Note, .to = client, .text = std::move(head)});
    return std::move(diagram_);
  }

 private:
  // ---- rows

  void row(Row row) {
    const bool frame = row.kind == RowKind::Begin || row.kind == RowKind::Section || row.kind == RowKind::End;
    if (diagram_.rows.size() >= kMaxRows && !frame) ++diagram_.leftOut;
    else diagram_.rows.push_back(std::move(row));
  }
  void note(std::string text) {
    if (at_.peers.size() == 1) row({.kind = RowKind::Note, .to = at_.peers.front(), .text = std::move(text)});
    else row({.kind = RowKind::Note, .text = std::move(text)});
  }
  void notShown(std::string text) { row({.kind = RowKind::NotShown, .text = std::move(text)}); }
  void begin(Block block, std::string text) { row({.kind = RowKind::Begin, .text = std::move(text), .block = block}); }
  void section(Block block, std::string text) {
    row({.kind = RowKind::Section, .text = std::move(text), .block = block});
  }
  /// Frames around nothing are no rows.
  void end(Block block, size_t begun) {
    auto frame = [](const Row& each) { return each.kind == RowKind::Begin || each.kind == RowKind::Section; };
    auto from = diagram_.rows.begin() + static_cast<ptrdiff_t>(begun);
    if (std::all_of(from, diagram_.rows.end(), frame)) diagram_.rows.erase(from, diagram_.rows.end());
    else row({.kind = RowKind::End, .block = block});
  }

  // ---- peers

  uint32_t participant(const Value& value) {
    const Value& peer = labels_.resolved(value);
    std::string name = labels_.of(peer);
    if (peer.collection) name = "each of " + name;
    for (uint32_t i = 0; i < diagram_.participants.size(); ++i)
      if (diagram_.participants[i].name == name) return i;
    diagram_.participants.push_back({std::move(name), labels_.loopOf(peer)});
    return static_cast<uint32_t>(diagram_.participants.size() - 1);
  }

  /// The particle goes on at `peer`, from wherever it is.
  void move(uint32_t peer, Move kind) {
    const std::string label = labelOf(kind);
    for (uint32_t from : at_.peers)
      if (from != peer) row({.kind = RowKind::Move, .from = from, .to = peer, .text = label, .move = kind});
    arrive(peer);
  }
  void arrive(uint32_t peer) {
    if (at_.peers.empty()) row({.kind = RowKind::Note, .to = peer, .text = "goes on here"});
    at_ = {{peer}, false};
  }
  std::string labelOf(Move kind) {
    switch (kind) {
    case Move::Way: news_.clear(); return "on its way";
    case Move::Error: return "error";
    case Move::Return:
    case Move::Ping: return news_.empty() ? "back" : oneLine(fmt::format("{}", fmt::join(news_, ", ")), 60);
    }
    return {};
  }
  void learn(const std::string& what) {
    if (std::find(news_.begin(), news_.end(), what) == news_.end()) news_.push_back(what);
  }

  // ---- errors

  void raise() {
    for (uint32_t peer : at_.peers) raise(Way{peer});
  }
  void raise(Way way) {
    if (!raised_ || raised_->size() >= kMaxWays) return;
    if (std::find(raised_->begin(), raised_->end(), way) == raised_->end()) raised_->push_back(std::move(way));
  }
  /// Walks `step`; returns the errors that leave it.
  std::vector<Way> errorsOf(const Step& step) {
    std::vector<Way> own;
    std::vector<Way>* outer = std::exchange(raised_, &own);
    walk(step);
    raised_ = outer;
    return own;
  }
  /// The handler of `errors` begins: where they end.
  void catchErrors(const std::vector<Way>& errors) {
    at_ = kNowhere;
    std::vector<std::pair<uint32_t, uint32_t>> drawn;
    for (const Way& way : errors) {
      for (size_t i = 1; i < way.size(); ++i) {
        std::pair arrow(way[i - 1], way[i]);
        if (arrow.first == arrow.second || std::find(drawn.begin(), drawn.end(), arrow) != drawn.end()) continue;
        drawn.push_back(arrow);
        row({.kind = RowKind::Move, .from = arrow.first, .to = arrow.second, .text = "error", .move = Move::Error});
      }
      at_.add(Where{{way.back()}, false});
    }
    news_.clear();
  }

  // ---- steps

  /// The wrapper is no block: it is around everything.
  void root(const Step& step, uint32_t client) {
    const auto* guarded = as<Group>(unscoped(&step));
    const bool wrapped =
        guarded && guarded->kind == OpKind::Xor && guarded->children.size() == 2 && reportsErrors(guarded->children[1]);
    if (!wrapped) return walk(step);
    walk(*guarded->children[0]);
    std::string text = "an error that nobody catches ends here";
    for (const Step* each : childrenOf(guarded->children[1]))
      if (const auto* hop = as<Hop>(each)) text += ", through " + diagram_.participants[participant(*hop->peer)].name;
    row({.kind = RowKind::Note, .to = client, .text = std::move(text)});
  }
  bool reportsErrors(const Step* step) const {
    Steps steps = childrenOf(step);
    const auto* call = steps.empty() ? nullptr : as<Call>(steps.back());
    return call && labels_.resolved(*call->service).text == "errorHandlingSrv";
  }

  void walk(const Step& step) {
    if (at_.ends) return;
    if (depth_ >= kMaxDepth) {
      notShown(fmt::format("what is more than {} levels deep", kMaxDepth));
      at_ = {};
      return;
    }
    ++depth_;
    visit(*unscoped(&step), [&](const auto& each) { rest(each); });
    --depth_;
  }

  void rest(const Group& group) {
    if (group.kind == OpKind::Seq) sequence(group.children);
    else if (group.kind == OpKind::Par) parallel(group.children);
    else if (group.kind == OpKind::Detach) detached(*group.children.front());
    else choice(group);
  }

  void sequence(Steps steps) {
    for (size_t i = 0; i < steps.size() && !at_.ends; ++i) {
      const Match* guard = guardOf(steps[i]);
      const Match* other = guard && i + 1 < steps.size() ? guardOf(steps[i + 1]) : nullptr;
      const bool both = other && other->negated != guard->negated && sameOperands(*guard, *other);
      if (guard)
        condition(*guard, *to<Group>(steps[i]).children[1], both ? to<Group>(steps[i + 1]).children[1] : nullptr);
      else walk(*steps[i]);
      if (both) ++i;
      if (as<Next>(steps[i]) && i + 1 < steps.size())
        notShown("what stands behind `next`: it runs after the rounds that follow, the last one first");
    }
  }

  /// `body` where `guard` does not hold, `otherwise`, if any, where it does.
  void condition(const Match& guard, const Step& body, const Step* otherwise) {
    const Where start = at_;
    const size_t begun = diagram_.rows.size();
    begin(Block::Alt, "if " + labels_.of(guard, false));
    walk(body);
    Where ends = std::exchange(at_, start);
    if (otherwise) {
      section(Block::Alt, "else");
      walk(*otherwise);
    }
    end(Block::Alt, begun);
    at_.add(ends);
  }

  void parallel(Steps branches) {
    const Where start = at_;
    Where ends = kNowhere;
    std::vector<std::string> news;
    const size_t begun = diagram_.rows.size();
    for (size_t i = 0; i < branches.size(); ++i) {
      if (i == 0) begin(Block::Par, "at the same time");
      else section(Block::Par, "");
      at_ = start;
      news_.clear();
      walk(*branches[i]);
      news.insert(news.end(), news_.begin(), news_.end());
      ends.add(at_);
    }
    end(Block::Par, begun);
    at_ = ends;
    news_ = std::move(news);
  }

  void detached(const Step& body) {
    const Where start = at_;
    if (const auto* loop = as<For>(unscoped(&body))) {
      each(*loop, true);
    } else {
      const size_t begun = diagram_.rows.size();
      begin(Block::Free, "nobody waits for this");
      walk(body);
      end(Block::Free, begun);
    }
    at_ = start;  // who ends in there goes on as well, and finds that this has happened
  }

  void choice(const Group& group) {
    if (group.children.size() == 2 && isRethrow(group.children[1]))
      return passOn(*group.children[0], *group.children[1]);
    if (const Match* guard = guardOf(&group)) return condition(*guard, *group.children[1], nullptr);
    const Match* match = firstMatch(group.children[0]);
    const Where start = at_;
    Where ends = kNowhere;
    const Block block = match ? Block::Alt : Block::Try;
    const size_t begun = diagram_.rows.size();
    begin(block, match ? "if " + labels_.of(*match, true) : "try");
    std::vector<Way> errors = errorsOf(*group.children[0]);
    // An error of the match alone leads from where it is to the other branch.
    const bool onlyMatch = match && std::all_of(errors.begin(), errors.end(), [&](const Way& way) {
                             return way.size() == 1 && start.peers == Where{way, false}.peers;
                           });
    ends.add(at_);
    for (size_t i = 1; i < group.children.size(); ++i) {
      const Step& other = *group.children[i];
      section(block, !match ? "on an error" : onlyMatch ? "else" : "else, or on an error");
      if (onlyMatch && i == 1) at_ = start;
      else catchErrors(errors);
      if (isNothing(&other) && !match) note("nothing; the error is forgotten");
      errors = i + 1 < group.children.size() ? errorsOf(other) : (walk(other), std::vector<Way>());
      ends.add(at_);
    }
    end(block, begun);
    at_ = ends;
  }

  /// Errors of `body` take the way of `handler`, and leave.
  void passOn(const Step& body, const Step& handler) {
    for (Way way : errorsOf(body)) {
      for (const Step* step : childrenOf(&handler))
        if (const auto* hop = as<Hop>(step)) way.push_back(participant(*hop->peer));
      raise(std::move(way));
    }
  }

  void rest(const Match& match) {
    raise();
    walk(*match.body);
  }

  void rest(const For& loop) { each(loop, false); }
  void each(const For& loop, bool detached) {
    const Where start = at_;
    const Where outer = std::exchange(rounds_, kNowhere);
    const Step* body = unscoped(loop.body);
    const bool atOnce = body->kind == OpKind::Par;
    const bool untilOne = body->kind == OpKind::Xor && as<Next>(unscoped(to<Group>(body).children.back()));
    const Block block = detached ? Block::Free : atOnce ? Block::Par : Block::Loop;
    std::string label = fmt::format("each {} of {}", labels_.of(loop.item), labels_.of(*loop.iterable));
    if (loop.iterable->isName() && loop.iterable->name->kind == NameKind::Stream) label += ", as it grows";
    if (atOnce) label += ", all at once";
    if (untilOne) label += ", until one succeeds";
    if (detached) label += "; nobody waits for them";
    const size_t begun = diagram_.rows.size();
    begin(block, std::move(label));
    raise();
    if (atOnce) branchesOfRound(to<Group>(body).children);
    else if (untilOne) alternativesOfRound(to<Group>(body).children);
    else walk(*body);
    const bool returns =
        std::includes(rounds_.peers.begin(), rounds_.peers.end(), start.peers.begin(), start.peers.end());
    if (!atOnce && !untilOne && !rounds_.ends && !returns) {
      at_ = rounds_;
      note("the next round begins here");
    }
    end(block, begun);
    at_.add(rounds_);
    if (loop.last == Last::Null) at_.add(start);
    rounds_ = outer;
  }
  /// The branches of a round beside the one that begins the next round.
  void branchesOfRound(Steps branches) {
    std::vector<const Step*> shown;
    for (const Step* branch : branches)
      if (!as<Next>(unscoped(branch))) shown.push_back(branch);
    if (shown.size() == 1) walk(*shown.front());
    else parallel(shown);
  }
  /// The last alternative is the next round.
  void alternativesOfRound(Steps alternatives) {
    if (alternatives.size() > 2) notShown("more than one handler within a round");
    const size_t begun = diagram_.rows.size();
    begin(Block::Try, "try");
    const std::vector<Way> errors = errorsOf(*alternatives.front());
    const Where ends = at_;
    section(Block::Try, "on an error");
    catchErrors(errors);
    rounds_.add(at_);
    if (!at_.ends) note("the next round");
    end(Block::Try, begun);
    at_ = ends;
  }

  void rest(const Next&) { rounds_.add(at_); }

  void rest(const Call& call) {
    const uint32_t peer = participant(*call.peer);
    const std::string_view service = labels_.resolved(*call.service).text;
    const bool client = labels_.resolved(*call.peer).kind == ValueKind::InitPeer;
    if (client && service == "getDataSrv") return argument(call);
    if (client && service == "callbackSrv" && call.function == "response") return response(call, peer);
    std::string text = labels_.of(call);
    if (at_.peers.size() == 1 && at_.peers.front() != peer) {
      news_.clear();
      row({.kind = RowKind::Call, .from = at_.peers.front(), .to = peer, .text = std::move(text)});
      at_ = {{peer}, false};
    } else {
      if (at_.peers.size() != 1) move(peer, Move::Way);
      row({.kind = RowKind::Call, .from = peer, .to = peer, .text = std::move(text)});
    }
    if (std::string news = labels_.newsOf(call); !news.empty()) learn(news);
    raise();
  }
  void argument(const Call& call) {
    if (call.function != "-relay-") arguments_.emplace_back(call.function);
  }
  void response(const Call& call, uint32_t peer) {
    if (at_.peers != std::vector{peer}) move(peer, Move::Return);
    std::string text;
    for (const Value* value : call.args) text += (text.empty() ? "" : ", ") + labels_.of(*value);
    note(text.empty() ? "done" : "result: " + text);
  }

  void rest(const Canon& canon) {
    const uint32_t peer = participant(*canon.peer);
    if (at_.peers != std::vector{peer}) move(peer, news_.empty() ? Move::Way : Move::Return);
    if (!labels_.isObject(canon.from)) note(fmt::format("{} as it is now", labels_.of(canon.from)));
  }
  void rest(const Wait& wait) {
    const uint32_t peer = participant(*wait.peer);
    if (at_.peers != std::vector{peer}) move(peer, news_.empty() ? Move::Way : Move::Return);
    const std::string count = labels_.of(*wait.count);
    note(fmt::format("wait until {} has {} value{}", labels_.of(wait.stream), count, count == "1" ? "" : "s"));
    learn(labels_.of(wait.stream));
  }
  void rest(const Ap& ap) {
    if (ap.value->isName() && !ap.value->accessors.empty()) raise();
    if (ap.to->kind == NameKind::Scalar) return;
    const std::string to = labels_.of(ap.to);
    note(fmt::format("{} <<- {}", to, labels_.of(*ap.value)));
    learn(to);
  }
  void rest(const Insert& insert) {
    if (labels_.isObject(insert.map)) return;
    note(fmt::format("{} <<- {}, {}", labels_.of(insert.map), labels_.of(*insert.key), labels_.of(*insert.value)));
    learn(labels_.of(insert.map));
  }
  void rest(const Fail& fail) {
    const bool again = fail.value->kind == ValueKind::LastError && fail.value->accessors.empty();
    note(again ? "the error goes on" : "fail " + labels_.of(*fail.value));
    raise();
    at_ = kNowhere;
  }
  void rest(const Plain& plain) {
    if (plain.kind == OpKind::Never) at_ = kNowhere;
  }
  void rest(const Hop& hop) {
    const uint32_t peer = participant(*hop.peer);
    if (hop.peer->collection && at_.peers != std::vector{peer} && hop.backwards) return move(peer, Move::Return);
    switch (hop.reason) {
    case HopReason::Way: return move(peer, Move::Way);
    case HopReason::Return: return move(peer, Move::Return);
    case HopReason::Ping: return move(peer, Move::Ping);
    case HopReason::ErrorWay: return move(peer, Move::Error);
    }
  }

  // What no placed plan has; an unplaced one does.
  void rest(const On&) { notShown("`on`, as the plan is not placed"); }
  void rest(const Apply&) { notShown("a closure, as the plan is not placed"); }
  void rest(const Capture&) {}
  void rest(const Restrict& restrict) { walk(*restrict.body); }

  const Function& function_;
  Labels labels_;
  Diagram diagram_;
  Where at_;
  Where rounds_ = kNowhere;             // where rounds of the innermost loop end
  std::vector<Way>* raised_ = nullptr;  // errors that leave the innermost xor
  std::vector<std::string> news_;       // what was learnt since the particle set out
  std::vector<std::string> arguments_;
  size_t depth_ = 0;
};

}  // namespace

Diagram make(const Function& placed) { return Maker(placed).make(); }

}  // namespace aqua::diagram
