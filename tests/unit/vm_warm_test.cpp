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
#include "runtime/vm/warm.h"

namespace aqua::vm {
namespace {

/// Scripts of everything that a memory could get wrong: names from outside and inside of branches, streams, canons,
/// conditions, caught errors, folds of both kinds, pars inside of each other.
class ScriptMaker {
 public:
  explicit ScriptMaker(uint64_t seed) : random_(seed) {}

  std::string make() {
    std::string body = block(4);
    return fmt::format("(seq (seq (call %init_peer_id% (\"s\" \"list\") [] list) (ap %init_peer_id% me)) {})", body);
  }

 private:
  size_t upTo(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }
  template <class List> auto& pick(List& list) { return list[upTo(list.size())]; }

  std::string peer() {
    static const std::vector<std::string> fixed = {"%init_peer_id%", "me", "\"{a}\"", "\"{b}\"", "\"{c}\""};
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
  std::string newScalar() {
    // Mostly new names: a second value for one name is an error outside of folds.
    return fmt::format("x{}", upTo(8) == 0 ? upTo(counter_ + 1) : counter_++);
  }

  std::string one() {
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
  std::string function() {
    static const std::vector<std::string> names = {"number", "number", "text", "fail", "late"};
    return pick(names);
  }

  std::string block(size_t depth) {
    if (depth == 0) return one();
    switch (upTo(11)) {
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
    default: return fmt::format("(new {} {})", stream(), block(depth - 1));
    }
  }
  std::string fold(const std::string& over, size_t depth) {
    std::string name = fmt::format("i{}", counter_++);
    auto scalars = scalars_, canons = canons_;
    iterators_.push_back(name);
    bool par = upTo(4) != 0;
    std::string body = block(depth - 1);
    iterators_.pop_back();
    scalars_ = scalars, canons_ = canons;
    return fmt::format("(fold {} {} ({} {} (next {})){})", over, name, par ? "par" : "seq", body, name,
                       over[0] == '$' && upTo(2) == 0 ? " (never)" : "");
  }

  std::mt19937_64 random_;
  size_t counter_ = 0;
  std::vector<std::string> scalars_, canons_, iterators_;
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

class World {
 public:
  World(const air::Script& script, uint64_t seed) : script_(prepare(script)), random_(seed) {
    for (const char* name : {"a", "b", "c"}) peers_.push_back({crypto::KeyPair::fromText(name), nullptr, {}});
    pending_.push_back({});
  }

  /// Branches that were not executed again.
  uint64_t run() {
    for (size_t steps = 0; steps < 60 && !pending_.empty(); ++steps) {
      size_t which = upTo(pending_.size());
      Message message = pending_[which];
      // Now and then a message comes twice.
      if (upTo(8) != 0 || !message.results.empty())
        pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(which));
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
    Outcome cold = vm::run(*script_, peer.data, message.data, params, message.results);
    Outcome outcome = vm::run(*script_, peer.data, message.data, params, message.results, {}, &peer.warm);
    CHECK(outcome.code == cold.code);
    CHECK(outcome.message == cold.message);
    CHECK(outcome.nextPeers == cold.nextPeers);
    CHECK(texts(outcome.requests) == texts(cold.requests));
    CHECK(outcome.complete == cold.complete);
    CHECK((outcome.data != nullptr) == (cold.data != nullptr));
    if (outcome.data && cold.data && encode(*outcome.data) != encode(*cold.data))
      CHECK(humanReadable(*outcome.data).text() == humanReadable(*cold.data).text());
    if (outcome.code != 0) return;
    saved_ += peer.warm.memory().saved;
    peer.data = outcome.data;
    for (const std::string& id : outcome.nextPeers)
      for (size_t i = 0; i < peers_.size(); ++i)
        if (peers_[i].key.peerId() == id) pending_.push_back({i, outcome.data, {}});
    for (const CallRequest& request : outcome.requests) answer(message.to, request);
  }

  void answer(size_t peer, const CallRequest& request) {
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
      return;  // never
    } else {
      result.result = "null";
    }
    pending_.push_back({peer, nullptr, {{request.id, result}}});
  }

  std::shared_ptr<const Prepared> script_;
  std::mt19937_64 random_;
  std::vector<Peer> peers_;
  std::deque<Message> pending_;
  uint64_t saved_ = 0;
};

std::string withPeers(std::string script) {
  for (const char* name : {"a", "b", "c"}) {
    std::string mark = fmt::format("{{{}}}", name);
    for (size_t at; (at = script.find(mark)) != std::string::npos;)
      script.replace(at, mark.size(), crypto::KeyPair::fromText(name).peerId());
  }
  return script;
}

}  // namespace

TEST_CASE("a warm run says what a cold one says") {
  constexpr uint64_t kScripts = 1500;
  uint64_t saved = 0, shortRuns = 0, scripts = 0;
  for (uint64_t seed = 0; seed < kScripts; ++seed) {
    std::string script = withPeers(ScriptMaker(seed).make());
    auto parsed = air::parse(std::make_shared<diagnostics::SourceFile>("script.air", script));
    INFO("seed " << seed << ": " << script);
    if (!parsed.script) continue;
    ++scripts;
    for (uint64_t schedule = 0; schedule < 2; ++schedule) {
      World world(*parsed.script, seed * 2 + schedule);
      saved += world.run();
      shortRuns += world.shortRuns();
    }
  }
  CHECK(scripts > 300);
  CHECK(saved > 1000);
  CHECK(shortRuns > 1000);
}

}  // namespace aqua::vm
