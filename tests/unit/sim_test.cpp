// Runs of hand-written scripts on simulated peers.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "compiler/air/parse.h"
#include "runtime/sim/sim.h"

using namespace aqua;
using sim::Behaviour;
using sim::Ending;
using values::Value;

namespace {

/// A scenario, a script in which `{NAME}` is the id of a peer, and what came of running it.
class Run {
 public:
  Run() : scenario(sim::plainScenario()) { scenario.network.transfer = sim::Transfer::Encoded; }

  Run& peer(std::string name, std::string relay = "") {
    auto kind = relay.empty() ? sim::PeerKind::Node : sim::PeerKind::Client;
    scenario.peers.push_back({std::move(name), kind, std::move(relay), std::nullopt});
    return *this;
  }
  Run& service(std::string id, std::string function, Behaviour behaviour, std::vector<std::string> on = {}) {
    scenario.services.push_back({std::move(id), std::move(on), {{std::move(function), std::move(behaviour)}}});
    return *this;
  }
  Run& arg(std::string name, Value value) {
    invocation.args.emplace_back(std::move(name), std::move(value));
    return *this;
  }

  const sim::RunResult& operator()(std::string_view script) {
    sim::PeerBook book(scenario);
    std::string text;
    for (size_t i = 0; i < script.size(); ++i) {
      size_t end = script[i] == '{' ? script.find('}', i) : std::string_view::npos;
      std::string_view id = end == std::string_view::npos ? "" : book.idOf(script.substr(i + 1, end - i - 1));
      if (id.empty()) {
        text += script[i];
      } else {
        text.append("\"").append(id).append("\"");
        i = end;
      }
    }
    source = std::make_shared<diagnostics::SourceFile>("script.air", text);
    air::Parsed parsed = air::parse(source);
    for (const auto& issue : parsed.issues.items()) FAIL_CHECK(issue.message());
    REQUIRE(parsed.script);
    invocation.script = std::move(parsed.script);
    REQUIRE(sim::validate(scenario));
    options.recordCalls = true;
    if (withEvents)
      options.onEvent = [&, book](const sim::Event& event) { events += sim::eventText(event, scenario, book) + "\n"; };
    result = sim::simulate(scenario, invocation, options);
    return result;
  }

  // Text of the script at which something waits.
  std::string at(const sim::Wait& wait) const {
    return std::string(source->text().substr(wait.what.place.begin, wait.what.place.end - wait.what.place.begin));
  }
  std::string callsText() const {
    std::multiset<std::string> lines;
    for (const auto& call : result.calls) {
      if (call.service == "getDataSrv" || call.service == "callbackSrv") continue;
      std::string line = call.peer + ": " + call.service + "." + call.function + "(";
      for (const Value& value : call.args) line += value.text() + ";";
      lines.insert(line + ") = " + call.result);
    }
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
  }

  sim::Scenario scenario;
  sim::Invocation invocation;
  sim::SimOptions options;
  sim::RunResult result;
  diagnostics::SourceFilePtr source;
  std::string events;
  bool withEvents = false;
};

sim::Link linkOf(std::string from, std::string to, std::optional<sim::Range> latency = std::nullopt) {
  sim::Link result;
  result.from = {std::move(from)};
  result.to = {std::move(to)};
  result.quality.latency = std::move(latency);
  return result;
}

constexpr std::string_view kHello = R"((xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
   (call %init_peer_id% ("getDataSrv" "name") [] name))
  (seq
   (call -relay- ("op" "noop") [])
   (seq
    (call {alice} ("greeter" "greet") [name] text)
    (seq
     (call -relay- ("op" "noop") [])
     (call %init_peer_id% ("callbackSrv" "response") [text])))))
 (seq
  (call -relay- ("op" "noop") [])
  (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])))
)";

Run hello() {
  Run run;
  run.peer("alice").arg("name", Value::string("Ada"));
  run.service("greeter", "greet", Behaviour::returns(Value::string("hello, ${arg.0}, from ${self}")), {"alice"});
  return run;
}

}  // namespace

TEST_CASE("a call on a peer behind the relay") {
  Run run = hello();
  const auto& result = run(kHello);
  REQUIRE(result.ending == Ending::Value);
  REQUIRE(result.values.size() == 1);
  CHECK(result.values[0].asString() == "hello, Ada, from " + std::string(sim::PeerBook(run.scenario).idOf("alice")));
  CHECK(result.rest == sim::Rest::Quiet);
  CHECK(result.stats.hops == 4);
  CHECK(result.stats.peers == 3);
  CHECK(result.stats.lost == 0);
  CHECK(result.stats.time == 20 * sim::kMillisecond);
  CHECK(run.callsText() == "alice: greeter.greet(\"Ada\";) = \"hello, Ada, from " +
                               std::string(sim::PeerBook(run.scenario).idOf("alice")) +
                               "\"\nrelay: op.noop() = \"\"\nrelay: op.noop() = \"\"\n");
}

TEST_CASE("an error of a service reaches the caller") {
  Run run = hello();
  run.scenario.services[0].functions[0].second = Behaviour::error(7, "disk is ${arg.0}");
  const auto& result = run(kHello);
  REQUIRE(result.ending == Ending::Error);
  CHECK(result.error.find("error_code")->text() == "10000");
  CHECK(result.error.find("message")->asString() ==
        "Local service error, ret_code is 7, error message is '\"disk is Ada\"'");
  CHECK(sim::PeerBook(run.scenario).nameOf(result.error.find("peer_id")->asString()) == "alice");
}

TEST_CASE("an unknown service is an error in the words of the peer") {
  Run run = hello();
  run.scenario.services.clear();
  CHECK(run(kHello).error.find("message")->asString() ==
        "Local service error, ret_code is 1, error message is '\"Service with id 'greeter' not found (function "
        "greet)\"'");
}

TEST_CASE("without a handler, an error of the interpreter ends the call") {
  Run run;
  run.service("s", "f", Behaviour::error(1, "no"));
  const auto& result = run("(call %init_peer_id% (\"s\" \"f\") [])");
  REQUIRE(result.ending == Ending::Error);
  CHECK(result.error.find("error_code")->text() == "10000");
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].peer == "client");
  CHECK(result.failures[0].code == 10000);
}

TEST_CASE("what a peer waits for again and again is one wait with a count") {
  Run run;
  run.peer("far").peer("other", "far").service("s", "list", Behaviour::returns(*values::parseJson("[1,2,3,4,5]")));
  const auto& result =
      run("(seq (call %init_peer_id% (\"s\" \"list\") [] list) (fold list i (par (call {other} "
          "(\"op\" \"noop\") [i]) (next i))))");
  CHECK(result.ending == Ending::Stuck);
  REQUIRE(result.waits.size() == 1);
  CHECK(result.waits[0].cause == sim::Cause::PeerUnreachable);
  CHECK(result.waits[0].times == 5);
}

TEST_CASE("clients are reached through their relay only") {
  Run run;
  run.peer("far").peer("other", "far").arg("x", Value::integer(1));
  const auto& direct =
      run("(seq (call {other} (\"op\" \"noop\") []) (call %init_peer_id% (\"callbackSrv\" "
          "\"response\") []))");
  CHECK(direct.ending == Ending::Stuck);
  CHECK(direct.stats.lost == 1);
  REQUIRE(direct.waits.size() == 1);
  CHECK(direct.waits[0].cause == sim::Cause::PeerUnreachable);
  CHECK(direct.waits[0].peer == "client");
  CHECK(direct.waits[0].via == "client");
  CHECK(direct.waits[0].what.detail == "other");
  CHECK(run.at(direct.waits[0]).starts_with("(call "));
  const auto& relayed = run(R"((seq (call {relay} ("op" "noop") []) (seq (call {far} ("op" "noop") [])
    (seq (call {other} ("op" "noop") [] x) (seq (call {far} ("op" "noop") []) (seq (call {relay} ("op" "noop") [])
    (call %init_peer_id% ("callbackSrv" "response") [x])))))))");
  REQUIRE(relayed.ending == Ending::Value);
  CHECK(relayed.values[0].text() == "{}");  // a client's noop
  CHECK(relayed.stats.hops == 6);
}

TEST_CASE("a message to a peer that does not exist is lost") {
  Run run;
  const auto& result = run(R"((seq (call {relay} ("op" "noop") [])
    (seq (call "12D3KooWNowhere" ("op" "noop") []) (call %init_peer_id% ("callbackSrv" "response") []))))");
  CHECK(result.ending == Ending::Stuck);
  REQUIRE(result.waits.size() == 1);
  CHECK(result.waits[0].cause == sim::Cause::PeerUnknown);
  CHECK(result.waits[0].peer == "relay");
  CHECK(result.waits[0].what.detail == "12D3KooWNowhere");
}

namespace {

// Asks every peer in `peers` at once, and answers when `{N}` of them have.
std::string fanOut(size_t count) {
  std::string n = std::to_string(count);
  return R"((xor (seq (seq (seq
    (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
    (call %init_peer_id% ("getDataSrv" "peers") [] peers))
   (new $got
    (seq
     (par
      (fold peers p
       (par
        (seq (call -relay- ("op" "noop") [])
         (xor
          (seq (call p ("s" "f") [p] $got)
           (seq (call -relay- ("op" "noop") []) (call %init_peer_id% ("op" "noop") [])))
          (null)))
        (next p)))
      (null))
     (seq
      (new $test
       (seq
        (fold $got g
         (seq
          (seq
           (ap g $test)
           (canon %init_peer_id% $test #test))
          (xor
           (match #test.length )" +
         n + R"( (null))
           (next g)))
         (never))
        (canon %init_peer_id% $test #joined)))
      (seq
       (canon %init_peer_id% $got #all)
       (call %init_peer_id% ("callbackSrv" "response") [#all]))))))
   (null))
  (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])))";
}

Run voters(size_t count) {
  Run run;
  values::Array ids;
  for (size_t i = 0; i < count; ++i) {
    run.peer("v" + std::to_string(i));
    ids.push_back(Value::string(crypto::KeyPair::fromText("aqua-scenario/1/v" + std::to_string(i)).peerId()));
  }
  run.arg("peers", Value::array(std::move(ids)));
  run.service("s", "f", Behaviour::returns(Value::string("${arg.0}")));
  return run;
}

std::set<std::string> texts(const Value& list) {
  std::set<std::string> result;
  for (const Value& item : list.asArray()) result.insert(item.text());
  return result;
}

}  // namespace

TEST_CASE("fan-out and join") {
  Run run = voters(5);
  const auto& result = run(fanOut(5));
  REQUIRE(result.ending == Ending::Value);
  REQUIRE(result.values.size() == 1);
  CHECK(texts(result.values[0]) == texts(run.invocation.args[0].second));
  CHECK(result.answers.size() == 1);
}

TEST_CASE("what travels as bytes does the same as what is shared") {
  std::string events[2];
  for (auto transfer : {sim::Transfer::Shared, sim::Transfer::Encoded}) {
    Run run = voters(7);
    run.withEvents = true;
    run.scenario.network.transfer = transfer;
    run.scenario.network.quality.latency = *sim::parseRange("5ms..50ms");
    REQUIRE(run(fanOut(7)).ending == Ending::Value);
    events[transfer == sim::Transfer::Encoded] = run.events;
  }
  CHECK(events[0] == events[1]);
}

TEST_CASE("the same seed gives the same run, other seeds other orders and the same result") {
  std::set<std::string> orders;
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    std::string first;
    for (int again = 0; again < 2; ++again) {
      Run run = voters(5);
      run.withEvents = true;
      run.scenario.seed = seed;
      run.scenario.network.quality.latency = *sim::parseRange("5ms..50ms");
      run.scenario.schedule = sim::DueOrder::Random;
      const auto& result = run(fanOut(5));
      REQUIRE(result.ending == Ending::Value);
      CHECK(texts(result.values[0]) == texts(run.invocation.args[0].second));
      if (again == 0) first = run.events;
      CHECK(run.events == first);
    }
    orders.insert(first);
  }
  CHECK(orders.size() == 4);
}

TEST_CASE("one answer at a time or all at once: the same result") {
  for (bool single : {false, true}) {
    Run run = voters(4);
    run.options.singleResults = single;
    const auto& result = run(fanOut(4));
    REQUIRE(result.ending == Ending::Value);
    CHECK(texts(result.values[0]) == texts(run.invocation.args[0].second));
  }
}

TEST_CASE("a join that cannot be satisfied ends, and says who waits for what") {
  Run run = voters(3);
  run.scenario.services[0].functions[0].second = Behaviour::of(Behaviour::Kind::Echo);
  run.scenario.services.insert(run.scenario.services.begin(),
                               {"s", {"v1"}, {{"f", Behaviour::of(Behaviour::Kind::Silent)}}});
  const auto& result = run(fanOut(3));
  REQUIRE(result.ending == Ending::Stuck);
  CHECK(result.rest == sim::Rest::Quiet);
  auto silent = std::find_if(result.waits.begin(), result.waits.end(),
                             [](const sim::Wait& wait) { return wait.cause == sim::Cause::ServiceSilent; });
  REQUIRE(silent != result.waits.end());
  CHECK(silent->peer == "v1");
  CHECK(silent->service + "." + silent->function == "s.f");
  CHECK(run.at(*silent) == "(call p (\"s\" \"f\") [p] $got)");
  auto join = std::find_if(result.waits.begin(), result.waits.end(), [](const sim::Wait& wait) {
    return wait.what.what == vm::Waiting::For::Stream && wait.peer == "client";
  });
  REQUIRE(join != result.waits.end());
  CHECK(join->what.detail == "$got");
  CHECK(join->what.have == 2);
  CHECK(run.at(*join).starts_with("(fold $got g"));
  CHECK(result.waits.front().cause == sim::Cause::ServiceSilent);  // causes first
}

TEST_CASE("timers pass virtual time, and lose races") {
  Run fast;
  fast.peer("alice").service("s", "f", Behaviour::returns(Value::string("fast")));
  // The script goes on with whatever came first.
  CHECK(fast(R"((seq (par (seq (call {relay} ("op" "noop") []) (seq (call {alice} ("s" "f") [] x)
    (seq (call {relay} ("op" "noop") []) (call %init_peer_id% ("op" "noop") []))))
    (call %init_peer_id% ("peer" "timeout") [200 "late"] y))
    (call %init_peer_id% ("callbackSrv" "response") ["done"])))")
            .values[0]
            .asString() == "done");
  CHECK(fast.result.stats.time == 200 * sim::kMillisecond);  // the timer ends all the same
  Run slow;
  const auto& result = slow(
      "(seq (call %init_peer_id% (\"peer\" \"timeout\") [250 \"x\"] a) (call %init_peer_id% "
      "(\"callbackSrv\" \"response\") [a]))");
  REQUIRE(result.ending == Ending::Value);
  CHECK(result.values[0].asString() == "x");
  CHECK(result.stats.time == 250 * sim::kMillisecond);
}

TEST_CASE("particles expire") {
  Run run;
  run.invocation.ttl = 100 * sim::kMillisecond;
  const auto& result =
      run("(seq (call %init_peer_id% (\"peer\" \"timeout\") [250 \"x\"] a) (call %init_peer_id% "
          "(\"callbackSrv\" \"response\") [a]))");
  CHECK(result.ending == Ending::Expired);
  CHECK(result.at == 100 * sim::kMillisecond);
  CHECK(result.values.empty());
  REQUIRE_FALSE(result.waits.empty());
  CHECK(result.waits[0].cause == sim::Cause::ServiceSlow);
  CHECK(result.waits[0].service + "." + result.waits[0].function == "peer.timeout");
}

TEST_CASE("limits end a run that would go on for ever") {
  const std::string_view endless = R"((new $s (seq (call %init_peer_id% ("op" "array") [] $s)
    (fold $s x (seq (call %init_peer_id% ("op" "identity") [x] $s) (next x)) (never)))))";
  Run steps;
  steps.scenario.limits.steps = 50;
  const auto& result = steps(endless);
  CHECK(result.ending == Ending::Budget);
  CHECK(result.rest == sim::Rest::StepLimit);
  CHECK(sim::limitKey(result) == "steps");
  CHECK(result.stats.steps == 50);
  Run time;
  time.scenario.limits.time = 20 * sim::kMillisecond;
  time.service("s", "f", Behaviour::of(Behaviour::Kind::Unit));
  time.scenario.services[0].functions[0].second.takes = *sim::parseRange("30ms");
  CHECK(time("(call %init_peer_id% (\"s\" \"f\") [])").rest == sim::Rest::TimeLimit);
  Run hops;
  hops.scenario.limits.hops = 0;
  CHECK(
      hops("(seq (call {relay} (\"op\" \"noop\") []) (call %init_peer_id% (\"callbackSrv\" \"response\") []))").rest ==
      sim::Rest::HopLimit);
}

TEST_CASE("functions without results end when their script does, anywhere") {
  Run run;
  run.invocation.answers = false;
  run.peer("alice").service("s", "f", Behaviour::of(Behaviour::Kind::Unit));
  const auto& done = run("(seq (call {relay} (\"op\" \"noop\") []) (call {alice} (\"s\" \"f\") []))");
  CHECK(done.ending == Ending::Value);
  CHECK(done.values.empty());
  run.scenario.services[0].functions[0].second = Behaviour::of(Behaviour::Kind::Silent);
  const auto& silent = run("(seq (call {relay} (\"op\" \"noop\") []) (call {alice} (\"s\" \"f\") []))");
  CHECK(silent.ending == Ending::Stuck);
  REQUIRE(silent.waits.size() == 1);
  CHECK(silent.waits[0].cause == sim::Cause::ServiceSilent);
  const auto& beside = run("(par (call {relay} (\"op\" \"noop\") []) (call {alice} (\"s\" \"f\") []))");
  CHECK(beside.ending == Ending::Value);
}

TEST_CASE("a failing interpreter elsewhere is told") {
  Run run;
  run.service("s", "f", Behaviour::error(3, "no"), {"relay"});
  const auto& result =
      run("(seq (call {relay} (\"s\" \"f\") []) (call %init_peer_id% (\"callbackSrv\" \"response\") []))");
  CHECK(result.ending == Ending::Stuck);
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].peer == "relay");
  REQUIRE(result.waits.size() == 1);
  CHECK(result.waits[0].cause == sim::Cause::PeerFailed);
  CHECK(result.waits[0].what.detail == "relay");
}

TEST_CASE("callbacks, several results and no result") {
  Run run;
  run.invocation.callbacks = {{"show", false, std::nullopt}, {"ask", true, Behaviour::returns(Value::integer(5))}};
  const auto& result = run(R"((seq (call %init_peer_id% ("callbackSrv" "show") ["x"] a)
    (seq (call %init_peer_id% ("callbackSrv" "ask") [] b) (seq
    (call %init_peer_id% ("callbackSrv" "response") [a b])
    (call %init_peer_id% ("callbackSrv" "response") [])))))");
  REQUIRE(result.ending == Ending::Value);
  REQUIRE(result.values.size() == 2);
  CHECK(result.values[0].isNull());
  CHECK(result.values[1].text() == "5");
  REQUIRE(result.answers.size() == 2);
  CHECK(result.answers[1].empty());
  CHECK(run("(call %init_peer_id% (\"callbackSrv\" \"unknown\") [])").ending == Ending::Error);
}

TEST_CASE("the first outcome counts, and the run goes on") {
  Run run;
  const auto& result = run(R"((seq (call %init_peer_id% ("callbackSrv" "response") [1])
    (seq (call %init_peer_id% ("errorHandlingSrv" "error") ["e"])
    (call %init_peer_id% ("run-console" "print") ["after" 2]))))");
  CHECK(result.ending == Ending::Value);
  CHECK(result.errors.size() == 1);
  REQUIRE(result.printed.size() == 1);
  CHECK(result.printed[0].peer == "client");
  CHECK(Value::array(result.printed[0].args).text() == R"(["after",2])");
  run.options.stopWhenAnswered = true;
  const auto& stopped = run(R"((seq (call %init_peer_id% ("callbackSrv" "response") [1])
    (call %init_peer_id% ("run-console" "print") ["after" 2])))");
  CHECK(stopped.rest == sim::Rest::Answered);
  CHECK(stopped.printed.empty());
}

TEST_CASE("described services") {
  Run run;
  auto call = [&](const std::string& args) {
    return run("(seq (call {relay} (\"s\" \"f\") [" + args + "] x) (seq (call {relay} (\"s\" \"f\") [" + args +
               "] y) (call %init_peer_id% (\"callbackSrv\" \"response\") [x y])))");
  };
  auto text = [](const sim::RunResult& result) { return Value::array(result.values).text(); };
  Behaviour replies = Behaviour::of(Behaviour::Kind::Replies);
  replies.replies = {Behaviour::returns(Value::string("first")), Behaviour::returns(Value::string("${n}"))};
  run.service("s", "f", replies);
  CHECK(text(call("")) == R"(["first",2])");

  Behaviour& behaviour = run.scenario.services[0].functions[0].second;
  behaviour = Behaviour::of(Behaviour::Kind::Echo);
  CHECK(text(call("")) == "[null,null]");
  CHECK(text(call("5")) == "[5,5]");
  CHECK(text(call("5 \"a\"")) == R"([[5,"a"],[5,"a"]])");
  behaviour = Behaviour::of(Behaviour::Kind::FirstArg);
  CHECK(text(call("5 \"a\"")) == "[5,5]");
  behaviour = Behaviour::of(Behaviour::Kind::Unit);
  CHECK(text(call("")) == R"(["",""])");
  behaviour = Behaviour::of(Behaviour::Kind::Tetraplets);
  Value tetraplets = call("5").values[0];
  REQUIRE(tetraplets.isArray());
  CHECK(tetraplets.asArray()[0].asArray()[0].find("peer_pk")->asString() == sim::PeerBook(run.scenario).idOf("client"));

  behaviour = Behaviour::of(Behaviour::Kind::Cases);
  std::string problem;
  behaviour.cases.push_back(
      {std::vector<sim::Matcher>{sim::Matcher(Value::string("k"))}, Behaviour::returns(Value::integer(1))});
  behaviour.cases.push_back(
      {std::vector<sim::Matcher>{*sim::Matcher::read(Value::string("_"), problem), sim::Matcher(Value::integer(2))},
       Behaviour::returns(Value::string("${arg.0}"))});
  CHECK(text(call("\"k\"")) == "[1,1]");
  CHECK(text(call("true 2")) == "[true,true]");
  CHECK(call("\"other\"").failures[0].message.find(R"(no case for [\"other\"])") != std::string::npos);
  behaviour.cases.push_back({std::nullopt, Behaviour::returns(Value::string("rest"))});
  CHECK(text(call("\"other\"")) == R"(["rest","rest"])");

  // What is said about a peer counts before what is said about all of them, and described functions before built-ins.
  run.scenario.services.push_back({"s", {"relay"}, {{"f", Behaviour::returns(Value::string("own"))}}});
  CHECK(text(call("")) == R"(["own","own"])");
  run.scenario.services.push_back({"op", {}, {{"noop", Behaviour::returns(Value::string("mine"))}}});
  CHECK(run("(seq (call {relay} (\"op\" \"noop\") [] x) (call %init_peer_id% (\"callbackSrv\" \"response\") [x]))")
            .values[0]
            .asString() == "mine");
  run.scenario.services.push_back({"op", {}, {{"*", Behaviour::returns(Value::string("rest"))}}});
  const auto& rest = run(R"((seq (call {relay} ("op" "identity") [1] x) (seq (call {relay} ("op" "nothing") [] y)
    (call %init_peer_id% ("callbackSrv" "response") [x y]))))");
  CHECK(text(rest) == R"([1,"rest"])");
}

TEST_CASE("latency of links, processing time") {
  Run run;
  run.peer("alice").service("s", "f", Behaviour::of(Behaviour::Kind::Unit));
  run.scenario.services[0].functions[0].second.takes = *sim::parseRange("7ms");
  run.scenario.network.quality.latency = *sim::parseRange("1ms");
  run.scenario.network.links.push_back(linkOf("alice", "relay", sim::parseRange("100ms")));
  const auto& result = run(R"((seq (call {relay} ("op" "noop") []) (seq (call {alice} ("s" "f") [])
    (seq (call {relay} ("op" "noop") []) (call %init_peer_id% ("callbackSrv" "response") [])))))");
  REQUIRE(result.ending == Ending::Value);
  CHECK(result.stats.time == (1 + 100 + 7 + 100 + 1) * sim::kMillisecond);
}

TEST_CASE("topologies") {
  const std::string_view script = R"((seq (call {relay} ("op" "noop") []) (seq (call {a} ("op" "noop") [])
    (seq (call {b} ("op" "noop") []) (seq (call {relay} ("op" "noop") [])
    (call %init_peer_id% ("callbackSrv" "response") []))))))";
  Run run;
  run.peer("a").peer("b");
  CHECK(run(script).ending == Ending::Value);
  run.scenario.network.topology = sim::Topology::Star;
  run.scenario.network.center = "relay";
  CHECK(run(script).ending == Ending::Stuck);
  CHECK(run.result.waits[0].via == "a");
  run.scenario.network.topology = sim::Topology::Explicit;
  run.scenario.network.links = {linkOf("relay", "a"), linkOf("b", "a")};
  CHECK(run(script).ending == Ending::Stuck);
  CHECK(run.result.waits[0].via == "b");
  run.scenario.network.links.push_back(linkOf("b", "relay"));
  CHECK(run(script).ending == Ending::Value);
}

TEST_CASE("events tell the run in order") {
  Run run = hello();
  run.withEvents = true;
  run.scenario.services[0].functions[0].second = Behaviour::returns(Value::string("hi"));
  run(kHello);
  CHECK(run.events ==
        "     0ms  client: begins\n"
        "     0ms  client: makes particle 9dfbfb63-764c-4fa2-9bfc-a48467c78545\n"
        "     0ms  client: interpreter starts\n"
        "     0ms  client: interpreter ran\n"
        "     0ms  client: getDataSrv.-relay-()\n"
        "     0ms  client: getDataSrv.-relay- = \"relay\"\n"
        "     0ms  client: interpreter starts\n"
        "     0ms  client: interpreter ran\n"
        "     0ms  client: getDataSrv.name()\n"
        "     0ms  client: getDataSrv.name = \"Ada\"\n"
        "     0ms  client: interpreter starts\n"
        "     0ms  client: interpreter ran\n"
        "     0ms  client -> relay  message 1 sent\n"
        "     5ms  client -> relay  message 1 received\n"
        "     5ms  relay: interpreter starts\n"
        "     5ms  relay: interpreter ran\n"
        "     5ms  relay: op.noop()\n"
        "     5ms  relay: op.noop = \"\"\n"
        "     5ms  relay: interpreter starts\n"
        "     5ms  relay: interpreter ran\n"
        "     5ms  relay -> alice  message 1 sent\n"
        "    10ms  relay -> alice  message 1 received\n"
        "    10ms  alice: interpreter starts\n"
        "    10ms  alice: interpreter ran\n"
        "    10ms  alice: greeter.greet(\"Ada\")\n"
        "    10ms  alice: greeter.greet = \"hi\"\n"
        "    10ms  alice: interpreter starts\n"
        "    10ms  alice: interpreter ran\n"
        "    10ms  alice -> relay  message 1 sent\n"
        "    15ms  alice -> relay  message 1 received\n"
        "    15ms  relay: interpreter starts\n"
        "    15ms  relay: interpreter ran\n"
        "    15ms  relay: op.noop()\n"
        "    15ms  relay: op.noop = \"\"\n"
        "    15ms  relay: interpreter starts\n"
        "    15ms  relay: interpreter ran\n"
        "    15ms  relay -> client  message 1 sent\n"
        "    20ms  relay -> client  message 1 received\n"
        "    20ms  client: interpreter starts\n"
        "    20ms  client: interpreter ran\n"
        "    20ms  client: callbackSrv.response(\"hi\")\n"
        "    20ms  client: ends with value\n"
        "    20ms  client: callbackSrv.response = {}\n"
        "    20ms  client: interpreter starts\n"
        "    20ms  client: interpreter ran\n");
}
