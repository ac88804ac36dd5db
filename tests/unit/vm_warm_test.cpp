// A peer that remembers its last run gives, step by step and byte by byte, what one without memory gives: random
// scripts over three peers, in random orders of delivery, with answers that fail, come late or not at all.
#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <random>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "runtime/data/codec/codec.h"
#include "runtime/data/codec/human.h"
#include "runtime/vm/observer.h"
#include "runtime/vm/newcomers.h"

namespace aqua::vm {
namespace {

/// Scripts of everything that a memory could get wrong: names from outside and inside of branches, streams, canons,
/// conditions, caught errors, folds of both kinds, pars inside of each other.
class ScriptMaker {
 public:
  /// Loops: one thing after the other, mostly on one peer, many folds inside of each other and few pars.
  /// Crowd: a branch for each of many peers, who answer into a stream, and a fold that waits until enough are in it.
  enum class Shape : uint8_t { Branches, Loops, Crowd };
  ScriptMaker(uint64_t seed, Shape shape) : shape_(shape), random_(seed) {}

  std::string make() {
    std::string body = shape_ == Shape::Crowd ? crowd() : block(shape_ == Shape::Loops ? 5 : 4);
    return fmt::format("(seq (seq (call %init_peer_id% (\"s\" \"list\") [] list) (ap %init_peer_id% me)) {})", body);
  }

 private:
  std::string crowd() {
    iterators_.push_back("p");
    std::string first = upTo(2) == 0 ? "(null)" : upTo(3) == 0 ? one() : canonOfMe();
    std::string into = upTo(6) == 0 ? "" : upTo(8) == 0 ? " x99" : " $s0";
    std::string asked = fmt::format("(call p (\"s\" \"{}\") [{}]{})", function(), upTo(2) == 0 ? "" : value(), into);
    std::string last = upTo(4) == 0 ? block(1) : canonOfMe();
    std::string branch = fmt::format("(seq (seq {} {}) {})", first, asked, last);
    iterators_.pop_back();
    std::string ask = fmt::format("(par (fold list p (par {} (next p))) {})", branch, upTo(3) == 0 ? one() : "(null)");
    std::string join = upTo(6) == 0 ? fold("$s0", 2) : joined();
    std::string all = fmt::format("(seq {} (seq {} {}))", ask, join, block(2));
    return upTo(3) == 0 ? all : fmt::format("(new $s0 {})", all);
  }
  std::string canonOfMe() { return fmt::format("(canon me $s1 #c{})", counter_++); }
  std::string joined() {
    std::string more = upTo(3) != 0 ? "(null)" : upTo(2) == 0 ? "(call me (\"s\" \"number\") [j])" : one();
    return fmt::format(
        "(new $t (fold $s0 j (seq (seq (ap j $t) (canon me $t #tt)) "
        "(xor (match #tt.length {} (null)) (seq {} (next j)))){}))",
        1 + upTo(7), more, upTo(4) == 0 ? "" : " (never)");
  }

  size_t upTo(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }
  template <class List> auto& pick(List& list) { return list[upTo(list.size())]; }

  std::string peer() {
    static const std::vector<std::string> fixed = {"%init_peer_id%", "me", "\"{a}\"", "\"{b}\"", "\"{c}\""};
    if (shape_ == Shape::Loops && upTo(12) != 0) return fixed[upTo(2)];
    if (!iterators_.empty() && upTo(3) == 0) return pick(iterators_);
    return pick(fixed);
  }
  std::string value() {
    if (!scalars_.empty() && upTo(2) == 0) return pick(scalars_);
    if (!canons_.empty() && upTo(3) == 0) return pick(canons_) + (upTo(2) == 0 ? ".length" : "");
    if (!iterators_.empty() && upTo(2) == 0) return pick(iterators_);
    static const std::vector<std::string> fixed = {"\"text\"", "7", "me", "list", ":error:", "%timestamp%"};
    return pick(fixed);
  }
  std::string stream() { return fmt::format("$s{}", upTo(2)); }
  std::string map() { return fmt::format("%m{}", upTo(2)); }
  std::string newScalar() {
    // Mostly new names: a second value for one name is an error outside of folds.
    return fmt::format("x{}", upTo(8) == 0 ? upTo(counter_ + 1) : counter_++);
  }

  std::string one() {
    if (shape_ == Shape::Loops && upTo(8) == 0) return oneMore();
    switch (upTo(9)) {
    case 0:
    case 1:
    case 2: {
      std::string call = fmt::format("(call {} (\"s\" \"{}\") [{}]", peer(), function(), upTo(3) == 0 ? "" : value());
      switch (upTo(3)) {
      case 0: return call + ")";
      case 1: return call + " " + stream() + ")";
      }
      std::string name = newScalar();
      call += " " + name + ")";
      scalars_.push_back(name);
      return call;
    }
    case 3: return fmt::format("(ap {} {})", value(), stream());
    case 4: {
      std::string name = newScalar();
      std::string ap = fmt::format("(ap {} {})", value(), name);
      scalars_.push_back(name);
      return ap;
    }
    case 5:
    case 6: {
      std::string name = fmt::format("#c{}", counter_++);
      std::string canon = fmt::format("(canon {} {} {})", peer(), stream(), name);
      canons_.push_back(name);
      return canon;
    }
    case 7: return fmt::format("(match {} {} (null))", value(), value());
    default: return upTo(4) == 0 ? "(never)" : "(null)";
    }
  }
  /// What leaves cannot have inside, and errors of all kinds.
  std::string oneMore() {
    switch (upTo(6)) {
    case 0: return fmt::format("(ap ({} {}) {})", value(), value(), map());
    case 1: {
      std::string name = fmt::format("#%k{}", counter_++);
      return fmt::format("(canon {} {} {})", peer(), map(), name);
    }
    case 2: return "(fail :error:)";
    case 3: return "(fail 7 \"meant\")";
    case 4: return fmt::format("(ap {}.$.nothing {})", value(), stream());
    default: return fmt::format("(call {} (\"s\" \"number\") [%last_error% :error:])", peer());
    }
  }
  std::string function() {
    static const std::vector<std::string> names = {"number", "number", "text", "fail", "late"};
    if (shape_ == Shape::Loops && upTo(10) != 0) return names[upTo(4)];
    return pick(names);
  }

  std::string block(size_t depth) {
    if (depth == 0) return one();
    static const std::vector<size_t> loops = {0, 0, 0, 0, 3, 6, 6, 7, 7, 7, 9, 10, 11};
    switch (shape_ == Shape::Loops ? pick(loops) : upTo(11)) {
    case 0:
    case 1:
    case 2: {
      std::string left = block(depth - 1);
      return fmt::format("(seq {} {})", left, block(depth - 1));
    }
    case 3:
    case 4:
    case 5: {
      std::string left = block(depth - 1);
      return fmt::format("(par {} {})", left, block(depth - 1));
    }
    case 6: {
      std::string left = block(depth - 1);
      return fmt::format("(xor {} {})", left, block(depth - 1));
    }
    case 7:
    case 8: return fold("list", depth);
    case 9: return fold(stream(), depth);
    case 11: {
      std::string name = fmt::format("#f{}", counter_++);
      std::string canon = fmt::format("(canon me {} {})", stream(), name);
      return fmt::format("(seq {} {})", canon, fold(name, depth));
    }
    default: return fmt::format("(new {} {})", stream(), block(depth - 1));
    }
  }
  std::string fold(const std::string& over, size_t depth) {
    std::string name = fmt::format("i{}", counter_++);
    auto scalars = scalars_, canons = canons_;
    iterators_.push_back(name);
    bool par = shape_ == Shape::Branches ? upTo(4) != 0 : upTo(8) == 0;
    std::string body = block(depth - 1);
    iterators_.pop_back();
    scalars_ = scalars, canons_ = canons;
    return fmt::format("(fold {} {} ({} {} (next {})){})", over, name, par ? "par" : "seq", body, name,
                       over[0] == '$' && upTo(2) == 0 ? " (never)" : "");
  }

  Shape shape_;
  std::mt19937_64 random_;
  size_t counter_ = 0;
  std::vector<std::string> scalars_, canons_, iterators_;
};

/// Instructions end in reverse order of their beginnings.
class Brackets : public Observer {
 public:
  void begins(const air::Instr& instr) override { open_.push_back(&instr); }
  void ends(const air::Instr& instr, End) override {
    fits_ = fits_ && !open_.empty() && open_.back() == &instr;
    if (fits_) open_.pop_back();
  }
  bool fit() const { return fits_ && open_.empty(); }

 private:
  std::vector<const air::Instr*> open_;
  bool fits_ = true;
};

struct Peer {
  crypto::KeyPair key;
  DataPtr data;
  Warm warm;
};

struct Message {
  size_t to = 0;
  DataPtr data;
  std::map<uint32_t, CallResult> results;
};

std::string text(const CallRequest& request) {
  std::string out = fmt::format("{} {}.{}", request.id, request.service, request.function);
  for (const Value& argument : request.args) out += " " + argument.text();
  for (const auto& of : request.tetraplets)
    for (const Tetraplet& t : of) out += fmt::format(" {}/{}/{}/{}", t.peer, t.service, t.function, t.lens);
  return out;
}

std::vector<std::string> texts(const std::vector<CallRequest>& requests) {
  std::vector<std::string> out;
  for (const CallRequest& request : requests) out.push_back(text(request));
  return out;
}

/// States, one a line, and all else in one.
std::string lines(const Data& data) {
  std::string out;
  eachState(data.trace, [&](const State& state) { out += humanReadable(state).text() + "\n"; });
  return out + humanReadable(data).text();
}

class World {
 public:
  World(const air::Script& script, uint64_t seed, size_t peers) : script_(prepare(script)), random_(seed) {
    for (size_t i = 0; i < peers; ++i)
      peers_.push_back({crypto::KeyPair::fromText(std::string(1, static_cast<char>('a' + i))), nullptr, {}});
    pending_.push_back({});
  }

  /// Branches that were not executed again.
  uint64_t run(size_t most) {
    for (size_t steps = 0; steps < most && !pending_.empty(); ++steps) {
      size_t which = upTo(pending_.size());
      Message message = pending_[which];
      // Now and then a message comes twice.
      if (upTo(8) != 0 || !message.results.empty())
        pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(which));
      if (!message.results.empty() && upTo(40) == 0) message.results[1000] = {0, "null"};  // of nobody's call
      step(message);
    }
    return saved_;
  }
  /// Runs of which only some branches were executed, without a look at the others.
  uint64_t shortRuns() const {
    uint64_t sum = 0;
    for (const Peer& peer : peers_) sum += peer.warm.shortRuns();
    return sum;
  }
  /// Newcomers that did not execute the script as a whole.
  uint64_t spared() const { return spared_; }
  /// Answers that executed some branches of theirs.
  uint64_t newcomersAnswered() const { return newcomersAnswered_; }
  /// Runs that went on where the last one stopped.
  uint64_t wokenRuns() const {
    uint64_t sum = 0;
    for (const Peer& peer : peers_) sum += peer.warm.wokenRuns();
    return sum;
  }

 private:
  size_t upTo(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }

  void step(const Message& message) {
    Peer& peer = peers_[message.to];
    Params params;
    params.initPeerId = peers_[0].key.peerId();
    params.currentPeerId = peer.key.peerId();
    params.timestamp = 1;
    params.ttl = 1000;
    params.particleId = "pid";
    params.key = &peer.key;
    Brackets brackets;
    Outcome cold = vm::run(*script_, peer.data, message.data, params, message.results, {.observer = &brackets});
    CHECK(brackets.fit());
    Outcome outcome =
        vm::run(*script_, peer.data, message.data, params, message.results, {.newcomersShare = true}, &peer.warm);
    checkSame(outcome, cold);
    if (message.data && ++arrived_ % 4 == 0) newcomers(message.data, params);
    if (outcome.code != 0) return;
    saved_ += peer.warm.memory().saved;
    peer.data = outcome.data;
    for (const std::string& id : outcome.nextPeers)
      for (size_t i = 0; i < peers_.size(); ++i)
        if (peers_[i].key.peerId() == id) pending_.push_back({i, outcome.data, {}});
    for (const CallRequest& request : outcome.requests) answer(message.to, request);
  }

  /// Peers that know nothing yet, more than once, so that all of them share the run of nobody.
  void newcomers(const DataPtr& data, Params params) {
    for (size_t turn = 0; turn < 2 * peers_.size(); ++turn) {
      params.key = &peers_[turn % peers_.size()].key;
      params.currentPeerId = params.key->peerId();
      Outcome alone = vm::run(*script_, nullptr, data, params, {});
      Warm warm;
      Outcome outcome =
          vm::run(*script_, nullptr, data, params, {}, {.remember = false, .newcomersShare = true}, &warm);
      checkSame(outcome, alone);
      answers(std::move(outcome), params, warm);
    }
    if (const auto& memo = data->known.memo) spared_ += static_cast<const Newcomers&>(*memo).spared;
  }

  /// What a newcomer does with the first answers that it gets.
  void answers(Outcome outcome, const Params& params, Warm& warm) {
    constexpr size_t kMost = 4;
    std::vector<CallRequest> open = outcome.requests;
    for (size_t i = 0; i < kMost && i < open.size() && outcome.code == 0; ++i) {
      std::optional<CallResult> result = resultOf(open[i]);
      if (!result) continue;
      DataPtr data = outcome.data;
      bool remember = upTo(2) == 0;
      Outcome cold = vm::run(*script_, data, nullptr, params, {{open[i].id, *result}});
      outcome = vm::run(*script_, data, nullptr, params, {{open[i].id, *result}}, {.remember = remember}, &warm);
      checkSame(outcome, cold);
      open.insert(open.end(), outcome.requests.begin(), outcome.requests.end());
    }
    newcomersAnswered_ += warm.shortRuns();
  }

  static void checkSame(const Outcome& outcome, const Outcome& cold) {
    CHECK(outcome.code == cold.code);
    CHECK(outcome.message == cold.message);
    CHECK(outcome.nextPeers == cold.nextPeers);
    CHECK(texts(outcome.requests) == texts(cold.requests));
    CHECK(outcome.complete == cold.complete);
    CHECK((outcome.data != nullptr) == (cold.data != nullptr));
    if (outcome.data && cold.data && encode(*outcome.data) != encode(*cold.data))
      CHECK(lines(*outcome.data) == lines(*cold.data));
  }

  void answer(size_t peer, const CallRequest& request) {
    std::optional<CallResult> result = resultOf(request);
    if (result) pending_.push_back({peer, nullptr, {{request.id, *result}}});
  }
  /// Empty: never.
  std::optional<CallResult> resultOf(const CallRequest& request) {
    CallResult result;
    if (request.function == "list") {
      std::string ids;
      for (const Peer& one : peers_) ids += fmt::format("{}\"{}\"", ids.empty() ? "" : ",", one.key.peerId());
      result.result = "[" + ids + "]";
    } else if (request.function == "number") {
      result.result = std::to_string(upTo(3));
    } else if (request.function == "text") {
      result.result = "\"text\"";
    } else if (request.function == "fail") {
      result.code = static_cast<int32_t>(upTo(2));
      result.result = "\"failed\"";
    } else if (upTo(2) == 0) {
      return std::nullopt;
    } else {
      result.result = "null";
    }
    return result;
  }

  std::shared_ptr<const Prepared> script_;
  std::mt19937_64 random_;
  std::vector<Peer> peers_;
  std::deque<Message> pending_;
  uint64_t saved_ = 0, spared_ = 0, arrived_ = 0, newcomersAnswered_ = 0;
};

std::string withPeers(std::string script) {
  for (const char* name : {"a", "b", "c"}) {
    std::string mark = fmt::format("{{{}}}", name);
    for (size_t at; (at = script.find(mark)) != std::string::npos;)
      script.replace(at, mark.size(), crypto::KeyPair::fromText(name).peerId());
  }
  return script;
}

/// What random scripts come to too seldom: what is left behind shows only after the run that goes on.
const std::vector<std::string> kChosen = {
    // Two folds over a stream leave two empty generations; the third does not see what it adds itself.
    R"((new $s (seq (seq (ap 1 $s) (seq (fold $s i (seq (null) (next i)) (null)) (fold $s j (seq (null) (next j)) (null))))
       (seq (call me ("s" "number") []) (seq (seq (ap 2 $s) (fold $s k (seq (xor (match k 2 (ap 3 $s)) (null)) (next k)) (null)))
         (seq (call me ("s" "number") []) (seq (canon me $s #c) (call me ("s" "text") [#c]))))))))",
    // The same with a stream that lives to the end, and one fold.
    R"((seq (seq (ap 1 $s) (fold $s i (seq (ap i $t) (next i)) (null))) (seq (call me ("s" "number") [] $s)
       (seq (fold $s k (seq (xor (match k 1 (ap 3 $s)) (null)) (next k)) (null)) (call me ("s" "number") [] $t)))))",
    // An error that a fold over a stream drops, fresh and found in the data.
    R"((seq (seq (ap 1 $s) (fold $s i (seq (call me ("s" "fail") []) (next i)) (null))) (seq (call me ("s" "number") [])
       (call me ("s" "number") []))))",
    // A global stream that comes to life inside of a `new` of its name, before a call and behind it.
    R"((fold list i (seq (xor (match i me (null)) (ap i $s))
       (new $s (seq (ap "inside" $s) (seq (call me ("s" "number") [] $s) (next i)))))))",
    R"((fold list i (seq (call me ("s" "text") []) (seq (xor (match i me (null)) (ap i $s))
       (new $s (seq (ap "inside" $s) (seq (call me ("s" "number") [] $s) (next i))))))))",
    // Values of several runs in streams of each turn and around them, canons of them, an error in each turn.
    R"((seq (fold list i (seq (new $s (seq (fold list j (seq (seq (xor (call me ("s" "fail") [j] $s) (ap :error: $t))
         (seq (ap j $s) (call me ("s" "number") [%last_error%] x))) (seq (ap x $s) (next j))))
         (seq (canon me $s #c) (fold #c k (seq (call me ("s" "text") [k] $t) (next k)))))) (next i)))
       (seq (canon me $t #tt) (call me ("s" "text") [#tt #tt.length]))))",
    // A branch whose result comes while the script waits further on, and a loop that goes through another peer.
    R"((seq (par (call me ("s" "number") [] early) (call me ("s" "text") [] $s)) (fold list i (seq
       (seq (call me ("s" "number") [i] x) (seq (call "{b}" ("s" "text") [x] y) (call me ("s" "number") [y] $s)))
       (seq (call me ("s" "number") []) (next i))))))",
    // A variable of `new`, a map, and an error that reaches the end.
    R"((seq (fold list i (seq (new x (seq (call me ("s" "number") [] x) (seq (ap (x i) %m) (call me ("s" "text") [x]))))
       (next i))) (seq (canon me %m #%k) (seq (call me ("s" "text") [#%k]) (seq (call me ("s" "text") [x]) (fail 5 "end"))))))",
};

struct Counts {
  uint64_t scripts = 0, saved = 0, shortRuns = 0, wokenRuns = 0, spared = 0, newcomersAnswered = 0;
};

/// Plays a script in some orders.
void compare(const std::string& script, uint64_t seed, uint64_t orders, size_t steps, Counts& counts,
             size_t peers = 3) {
  auto parsed = air::parse(std::make_shared<diagnostics::SourceFile>("script.air", script));
  INFO("seed " << seed << ": " << script);
  if (!parsed.script) return;
  ++counts.scripts;
  for (uint64_t order = 0; order < orders; ++order) {
    World world(*parsed.script, seed * orders + order, peers);
    counts.saved += world.run(steps);
    counts.shortRuns += world.shortRuns();
    counts.wokenRuns += world.wokenRuns();
    counts.spared += world.spared();
    counts.newcomersAnswered += world.newcomersAnswered();
  }
}

Counts compare(ScriptMaker::Shape shape, uint64_t scripts, size_t steps, uint64_t from = 0) {
  Counts counts;
  for (uint64_t seed = from; seed < from + scripts; ++seed) {
    const size_t peers = shape == ScriptMaker::Shape::Crowd ? 8 : 3;
    compare(withPeers(ScriptMaker(seed, shape).make()), seed, 2, steps, counts, peers);
  }
  return counts;
}

}  // namespace

TEST_CASE("a warm run says what a cold one says: branches") {
  Counts counts = compare(ScriptMaker::Shape::Branches, 1500, 60);
  CHECK(counts.scripts > 300);
  CHECK(counts.saved > 1000);
  CHECK(counts.shortRuns > 1000);
  CHECK(counts.spared > 300);
  CHECK(counts.newcomersAnswered > 100);
}

TEST_CASE("a warm run says what a cold one says: loops") {
  Counts counts = compare(ScriptMaker::Shape::Loops, 1000, 100);
  CHECK(counts.scripts > 300);
  CHECK(counts.wokenRuns > 1000);
}

TEST_CASE("a warm run says what a cold one says: crowds") {
  Counts counts = compare(ScriptMaker::Shape::Crowd, 400, 120);
  CHECK(counts.scripts > 300);
  CHECK(counts.shortRuns > 500);
  CHECK(counts.wokenRuns > 100);
}

// Not with the others: CTest `unit.vm_warm_long`.
TEST_CASE("a warm run says what a cold one says: at length", "[.]") {
  CHECK(compare(ScriptMaker::Shape::Crowd, 20'000, 200, 10'000).scripts > 10'000);
  CHECK(compare(ScriptMaker::Shape::Branches, 60'000, 100, 10'000).scripts > 10'000);
  CHECK(compare(ScriptMaker::Shape::Loops, 30'000, 150, 10'000).scripts > 10'000);
}

TEST_CASE("a warm run says what a cold one says: chosen scripts") {
  constexpr std::string_view kBegin =
      "(seq (seq (call %init_peer_id% (\"s\" \"list\") [] list) (ap %init_peer_id% me)) ";
  for (const std::string& script : kChosen) {
    Counts counts;
    compare(withPeers(std::string(kBegin) + script + ")"), 1, 20, 200, counts);
    INFO(script);
    CHECK(counts.scripts == 1);
    CHECK(counts.wokenRuns > 20);
  }
}

}  // namespace aqua::vm
