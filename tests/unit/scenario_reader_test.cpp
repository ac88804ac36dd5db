// Scenario files: what they say, and what is wrong with them, at which place.
#include <catch2/catch.hpp>

#include <string>

#include "runtime/scenario/placeholders.h"
#include "runtime/scenario/problems.h"
#include "runtime/scenario/scenario.h"
#include "tests/unit/scenario_text.h"

using namespace aqua;
using diagnostics::Code;
using sim::Behaviour;
using values::Value;

namespace {

// The diagnostics as lines `line:column code message [help]`.
std::string problems(const std::string& text) {
  ScenarioText result(text);
  std::string out;
  for (const auto& issue : result.parsed.issues.items()) {
    REQUIRE(issue.primary.file == result.file.get());
    auto place = result.file->lineColumn(issue.primary.begin);
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + diagnostics::codeText(issue.code) +
           " " + issue.message();
    for (const std::string& help : issue.help) out += " [" + help + "]";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("durations") {
  CHECK(sim::parseDuration("250us") == 250);
  CHECK(sim::parseDuration("20ms") == 20'000);
  CHECK(sim::parseDuration("1.5s") == 1'500'000);
  CHECK(sim::parseDuration("2m") == 120'000'000);
  CHECK(sim::parseDuration("0.5h") == 1'800'000'000);
  CHECK(sim::parseDuration("0ms") == 0);
  for (const char* bad : {"", "5", "ms", "-5ms", "5 ms", "1.s", ".5s", "0.5us", "1.0000001s", "99999999999999999999s",
                          "20000h", "5ms..7ms", "5sec"})
    CHECK_FALSE(sim::parseDuration(bad));
  auto range = sim::parseRange("5ms..1.5s");
  REQUIRE(range);
  CHECK(range->least == 5000);
  CHECK(range->most == 1'500'000);
  CHECK(sim::parseRange("7ms")->most == 7000);
  for (const char* bad : {"7ms..5ms", "5ms..", "..5ms", "5..7ms"}) CHECK_FALSE(sim::parseRange(bad));
  auto work = sim::parseWork("5ms..1.5s + fuel/1000us");
  REQUIRE(work);
  CHECK(work->time == *sim::parseRange("5ms..1.5s"));
  CHECK(work->pace == sim::Pace{1000, 1});
  CHECK(work->pace.of(999) == 0);
  CHECK(work->pace.of(2500) == 2);
  CHECK(sim::parseWork("fuel/3ms")->pace.of(10) == 3000);
  CHECK(sim::parseWork("fuel/1h")->pace.of(UINT64_MAX) == sim::Micros{10'000} * 3600 * sim::kSecond);
  CHECK(sim::parseWork("7ms")->time.most == 7000);
  for (const char* bad :
       {"", "fuel", "fuel/", "fuel/us", "fuel/0us", "fuel/1", "fuel/1us + 5ms", "5ms +fuel/1us", "+ fuel/1us",
        " + fuel/1us", "5ms + fuel/01us", "5ms + 5ms", "fuel/1us + fuel/1us", "fuel/99999999999999999999us"})
    CHECK_FALSE(sim::parseWork(bad));
  for (uint64_t micros : {0ULL, 1ULL, 999ULL, 1000ULL, 1500ULL, 20'000ULL, 1'000'000ULL, 1'500'000ULL, 60'000'000ULL,
                          90'000'000ULL, 90'500'000ULL, 7'200'000'000ULL, 123'456'789ULL})
    CHECK(sim::parseDuration(sim::durationText(micros)) == micros);
  CHECK(sim::durationText(0) == "0ms");
  CHECK(sim::durationText(1500) == "1.5ms");
  CHECK(sim::durationText(90'500'000) == "90.5s");
  CHECK(sim::durationText(120'000'000) == "2m");
}

TEST_CASE("placeholders in replies") {
  Value args = (*values::parseJson(R"([{"name":"Ada","tags":["x",7]},5,"text"])"));
  sim::ReplyContext context{args.asArray(), "SELF", 3};
  auto fill = [&](std::string_view text) { return sim::fillReply(Value::string(text), context).text(); };
  CHECK(fill("hello ${arg.2}, number ${n} of ${self}") == R"("hello text, number 3 of SELF")");
  CHECK(fill("${arg.1}") == "5");
  CHECK(fill("<${arg.1}>") == R"("<5>")");
  CHECK(fill("${arg.0.tags.1}") == "7");
  CHECK(fill("${arg.0.tags}") == R"(["x",7])");
  CHECK(fill("tags: ${arg.0.tags}") == R"("tags: [\"x\",7]")");
  CHECK(fill("${arg.9}") == "null");
  CHECK(fill("${arg.0.nothing.at.all}") == "null");
  CHECK(fill("$$ $ $${n} 5$") == R"("$ $ ${n} 5$")");
  CHECK(fill("${n") == R"("${n")");
  CHECK(sim::fillReply((*values::parseJson(R"({"a":["${n}"],"${self}":1})")), context).text() ==
        R"({"SELF":1,"a":[3]})");
}

TEST_CASE("peer ids follow from names") {
  sim::Scenario scenario = sim::plainScenario();
  sim::PeerBook book(scenario);
  std::string id(book.idOf("relay"));
  CHECK(id == crypto::KeyPair::fromText("aqua-scenario/1/relay").peerId());
  CHECK(book.nameOf(id) == "relay");
  CHECK(book.idOf("nobody").empty());
  CHECK(book.withNames("via " + id + ", 12D3KooW") == "via relay, 12D3KooW");
  CHECK(book.fill("<${peer.relay}> $$") == "<" + id + "> $");
  CHECK(book.fill("${peer.relay}$$${n}", nullptr, true) == id + "$$${n}");
  std::string unknown;
  CHECK(book.fill("${peer.bob}", &unknown) == "${peer.bob}");
  CHECK(unknown == "peer.bob");
}

TEST_CASE("a whole scenario") {
  ScenarioText result(R"(scenario = 1
name = "greeting"
program = "hello.aqua"
seed = 42
start = 2025-01-02T03:04:05.678+01:00
schedule = "random"
[limits]
time = "30s"
steps = 500
hops = 70
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.bob]
[peers.alice]
[[service]]
id = "hello"
on = ["alice", "bob"]
[service.function.hello]
returns = "hi ${arg.0}, this is ${self}"
takes = "3ms..9ms"
[service.function.log]
replies = [{ returns = true }, { error = { code = 7, message = "disk full" }, takes = "1s" }, { silent = true }]
[service.function.lookup]
cases = [{ args = ["k1"], returns = { json = '{"v": null}' } }, { args = ["_"], error = { message = "no" } }]
[[service]]
id = "${peer.bob}"
behaviour = "first_arg"
[network]
latency = "5ms..20ms"
topology = "star:relay"
transfer = "encoded"
[[network.link]]
between = ["relay", "bob"]
latency = "300ms"
[[call]]
id = "main"
func = "greet"
from = "client"
ttl = "10s"
args = { to = "${peer.alice}", n = [1, 2.5, true], when = "$$5" }
)");
  REQUIRE(result.parsed.issues.empty());
  const sim::Scenario& s = result.parsed.scenario;
  CHECK(s.name == "greeting");
  CHECK(s.program == "hello.aqua");
  CHECK(s.seed == 42);
  CHECK(s.start == 1'735'783'445'678);
  CHECK(s.schedule == sim::DueOrder::Random);
  CHECK(s.limits.time == 30 * sim::kSecond);
  CHECK(s.limits.steps == 500);
  CHECK(s.limits.hops == 70);
  REQUIRE(s.peers.size() == 4);
  CHECK(s.peers[0].name == "client");
  CHECK(s.peers[0].kind == sim::PeerKind::Client);
  CHECK(s.peers[0].relay == "relay");
  CHECK(s.peers[1].kind == sim::PeerKind::Relay);
  CHECK(s.peers[2].name == "bob");  // the order of the file
  REQUIRE(s.services.size() == 2);
  CHECK(s.services[0].on == std::vector<std::string>{"alice", "bob"});
  REQUIRE(s.services[0].functions.size() == 3);
  const Behaviour& hello = s.services[0].functions[0].second;
  CHECK(hello.kind == Behaviour::Kind::Returns);
  CHECK(hello.takes->least == 3000);
  CHECK(hello.takes->most == 9000);
  const Behaviour& log = s.services[0].functions[1].second;
  REQUIRE(log.kind == Behaviour::Kind::Replies);
  REQUIRE(log.replies.size() == 3);
  CHECK(log.replies[1].code == 7);
  CHECK(log.replies[1].message == "disk full");
  CHECK(log.replies[1].takes->most == sim::kSecond);
  CHECK(log.replies[2].kind == Behaviour::Kind::Silent);
  const Behaviour& lookup = s.services[0].functions[2].second;
  REQUIRE(lookup.cases.size() == 2);
  CHECK(lookup.cases[0].behaviour.value.text() == R"({"v":null})");
  CHECK(lookup.cases[1].behaviour.code == 1);
  CHECK(s.services[1].functions[0].first == "*");
  CHECK(s.services[1].functions[0].second.kind == Behaviour::Kind::FirstArg);
  CHECK(s.network.topology == sim::Topology::Star);
  CHECK(s.network.transfer == sim::Transfer::Encoded);
  CHECK(s.network.center == "relay");
  REQUIRE(s.network.links.size() == 1);
  CHECK(s.network.links[0].quality.latency->least == 300'000);
  REQUIRE(s.call());
  CHECK(s.call()->function == "greet");
  CHECK(s.call()->ttl == 10 * sim::kSecond);
  sim::PeerBook book(s);
  CHECK(s.call()->args->find("to")->asString() == book.idOf("alice"));
  CHECK(s.call()->args->find("n")->text() == "[1,2.5,true]");
  CHECK(s.call()->args->find("when")->asString() == "$5");
}

TEST_CASE("an empty scenario is a client and its relay") {
  ScenarioText result("scenario = 1\n");
  REQUIRE(result.parsed.issues.empty());
  REQUIRE(result.parsed.scenario.peers.size() == 2);
  CHECK(result.parsed.scenario.peers[0].kind == sim::PeerKind::Client);
  CHECK(sim::validate(result.parsed.scenario));
}

TEST_CASE("what is wrong with a scenario") {
  struct Row {
    const char *text, *expected;
  };
  const Row rows[] = {
      {"", "1:1 AQ7008 a scenario begins with `scenario = 1`, the version of the format\n"},
      {"scenario = 2\n", "1:12 AQ7008 a scenario begins with `scenario = 1`, the version of the format\n"},
      {"seed = 1\nscenario = 1\n", "2:12 AQ7008 a scenario begins with `scenario = 1`, the version of the format\n"},
      {"scenario = 1\nsead = 5\n", "2:1 AQ7002 unknown key `sead` in a scenario [did you mean `seed`?]\n"},
      {"scenario = 1\nzzz = 5\n", "2:1 AQ7002 unknown key `zzz` in a scenario\n"},
      {"scenario = 1\nseed = \"x\"\n", "2:8 AQ7003 `seed` is a text, expected a whole number from 0\n"},
      {"scenario = 1\n[service.s]\n",
       "2:1 AQ7003 `service` is a table, expected a list of tables: `[[` and `]]` around their names\n"},
      {"scenario = 1\nseed = -1\n", "2:8 AQ7004 found `-1`, expected a whole number from 0\n"},
      {"scenario = 1\nstart = 2024-01-01\n",
       "2:9 AQ7003 `start` is a date, expected a date with time and zone such as `2024-01-01T00:00:00Z`\n"},
      {"scenario = 1\nschedule = \"fito\"\n",
       "2:12 AQ7004 found `fito`, expected `fifo`, `random` or `pct` [did you mean `fifo`?]\n"},
      {"scenario = 1\n[limits]\ntime = 30\n",
       "3:8 AQ7003 `time` is an integer, expected a duration such as `20ms` or `1.5s`\n"},
      {"scenario = 1\n[peers.a]\nkind = \"worker\"\n", "2:1 AQ7006 a worker has no `host`\n"},
      {"scenario = 1\n[peers.a]\nrelay = \"bo\"\n[peers.bob]\n",
       "3:9 AQ7005 no peer is called `bo` [did you mean `bob`?]\n"},
      {"scenario = 1\n[peers.a]\nrelay = \"a\"\n", "3:9 AQ7011 peer `a` is the peer itself and cannot be a relay\n"},
      {"scenario = 1\n[peers.a]\nrelay = \"b\"\n[peers.b]\nkind = \"client\"\n",
       "3:9 AQ7011 peer `b` is a client and cannot be a relay\n"},
      {"scenario = 1\n[peers.a]\nkey = \"0\"\n",
       "3:7 AQ7004 found `0`, expected the base58 text of a secret Ed25519 key, 32 or 64 bytes\n"},
      {"scenario = 1\npeers = {}\n", ""},
      {"scenario = 1\n[[service]]\n", "2:1 AQ7006 a service has no `id`\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\non = [\"äö\", \"relau\"]\n",
       "4:7 AQ7005 no peer is called `äö`\n4:13 AQ7005 no peer is called `relau` [did you mean `relay`?]\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\ntakes = \"5ms\"\n",
       "4:1 AQ7006 a function has no `returns`, `error`, `silent`, `replies`, `cases`, `behaviour` or `one_of`\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreturns = 1\nsilent = true\n",
       "6:10 AQ7009 `returns` and `silent` exclude each other\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreturns = { json = '[1' }\n",
       "5:20 AQ7013 this is not JSON: EOF while parsing a list at line 1 column 2\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreturns = [1, inf]\n",
       "5:15 AQ7004 found `inf`, expected a number that JSON has\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreturns = \"${arg.x}\"\n",
       "5:11 AQ7010 found `${arg.x}`, expected `${peer.NAME}`, `${arg.N}`, `${self}` or `${n}` [`$$` is a dollar]\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nerror = { code = 0, message = \"${peer.x}\" }\n",
       "5:18 AQ7004 found `0`, expected a whole number of 32 bits other than 0\n5:31 AQ7005 no peer is called `x`\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreplies = [{ returs = 1 }]\n",
       "5:12 AQ7006 a reply has no `returns`, `error`, `silent`, `behaviour` or `one_of`\n5:14 AQ7002 unknown key "
       "`returs` in a "
       "reply [did you mean `returns`?]\n"},
      {"scenario = 1\n[[service]]\nid = \"s\"\n[service.function.f]\nreplies = []\n",
       "5:11 AQ7004 found `[]`, expected a list that is not empty\n"},
      {"scenario = 1\n[network]\ndrop = 0.5\nlatency = \"fast\"\ntopology = \"ring\"\n",
       "4:11 AQ7004 found `fast`, expected a duration such as "
       "`20ms`, or a range such as `5ms..20ms`\n5:12 AQ7004 found `ring`, expected `full`, `explicit` or "
       "`star:PEER`\n"},
      {"scenario = 1\n[[network.link]]\nbetween = [\"relay\", \"relay\"]\n",
       "3:11 AQ7004 found `relay`, expected two different peers\n"},
      {"scenario = 1\n[[network.link]]\nlatency = \"5ms\"\n", "2:1 AQ7006 a link has no `between` or `from`\n"},
      {"scenario = 1\n[[call]]\nfrom = \"x\"\nargs = { a = \"${self}\" }\n[[call]]\n",
       "3:8 AQ7005 no peer is called `x`\n4:8 AQ7010 found `${self}`, expected `${peer.NAME}` [`$$` is a dollar]\n5:1 "
       "AQ7020 there is already a call `main`\n"},
      {"scenario = 1\nname = \"open\nseed = 1\n", "2:13 AQ7001 this is not TOML: *"},
      {"scenario = 1\n\u00e9 = 1\n", "2:1 AQ7001 this is not TOML: *"},
      {"scenario = 1\n[ \u00e9 ]\n", "2:3 AQ7001 this is not TOML: *"},
      {"scenario = 1\n[=]\n", "2:2 AQ7001 this is not TOML: *"},
      {"scenario = 1\na. = 1\n", "2:4 AQ7001 this is not TOML: *"},
      {"scenario = 1\nname = \"\xff\"\n", "2:9 AQ7001 this is not TOML: the bytes are not UTF-8\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    std::string expected = row.expected, seen = problems(row.text);
    if (expected.ends_with('*')) {
      expected.pop_back();
      seen = seen.substr(0, expected.size());
    }
    CHECK(seen == expected);
  }
}

TEST_CASE("deeply nested scenarios are refused") {
  std::string dots = "a";
  for (int i = 0; i < 200'000; ++i) dots += ".a";
  CHECK(problems("scenario = 1\n" + dots + " = 1\n") == "2:1 AQ7001 this is not TOML: a key has more than 100 parts\n");
  std::string brackets = "scenario = 1\nx = " + std::string(100'000, '[');
  CHECK(problems(brackets).find("AQ7001") != std::string::npos);
  // Prose with many full stops is no key.
  std::string prose = "scenario = 1\nname = \"";
  for (int i = 0; i < 300; ++i) prose += "One two. ";
  CHECK(problems(prose + "\"\n").empty());
}

TEST_CASE("a client and its relay are there unless they are described") {
  auto peers = [](std::string_view text) {
    std::string names;
    for (const sim::Peer& peer : ScenarioText("scenario = 1\n" + std::string(text)).parsed.scenario.peers)
      names += peer.name + (peer.relay.empty() ? " " : "(" + peer.relay + ") ");
    return names;
  };
  CHECK(peers("") == "client(relay) relay ");
  CHECK(peers("peers = {}") == "client(relay) relay ");
  CHECK(peers("[peers.bob]") == "client(relay) relay bob ");
  CHECK(peers("[peers.hub]\nkind = \"relay\"") == "client(hub) hub ");
  CHECK(peers("[peers.relay]") == "client(relay) relay ");
  CHECK(peers("[peers.client]") == "client ");
  CHECK(peers("[peers.me]\nkind = \"client\"") == "me ");
}

TEST_CASE("scenarios made by hand are checked as well") {
  CHECK(sim::validate(sim::Scenario()).error() == "the scenario has no peer");
  CHECK(sim::problemsOf(sim::Scenario())[0].code == diagnostics::Code::ScenarioNoPeer);
  sim::Scenario scenario = sim::plainScenario();
  scenario.services.push_back({"s", {"rela"}, {{"f", Behaviour::of(Behaviour::Kind::Echo)}}});
  CHECK(sim::validate(scenario).error() == "no peer is called `rela`; did you mean `relay`?");
  scenario.services[0].on = {"relay"};
  CHECK(sim::validate(scenario));
  scenario.peers.push_back({"relay"});
  CHECK(sim::validate(scenario).error() == "peers `relay` and `relay` have the same name");
}
