// The whole format: every key is read, every wrong one is named, at its place.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "runtime/scenario/format.h"
#include "runtime/scenario/scenario.h"

using namespace aqua;
using sim::Behaviour;
using sim::Check;
using sim::TableKind;
using values::Value;

namespace {

diagnostics::SourceFilePtr fileOf(std::string text, std::string path = "s.toml") {
  return std::make_shared<const diagnostics::SourceFile>(std::move(path), std::move(text));
}

sim::ScenarioParsed parsed(std::string text, std::string base = {}) {
  return sim::parseScenario(fileOf(std::move(text)), [&](const std::string& path, std::string& reason) {
    if (path != "base.toml") {
      reason = "no such file";
      return diagnostics::SourceFilePtr();
    }
    return fileOf(base, path);
  });
}

// Lines `file:line:column code message [help]`; the file where it is not s.toml.
std::string issues(const std::string& text, const std::string& base = {}) {
  sim::ScenarioParsed result = parsed("scenario = 1\n" + text, base);
  std::string out;
  for (const auto& issue : result.issues.items()) {
    auto place = issue.primary.file->lineColumn(issue.primary.begin);
    if (issue.primary.file->path() != "s.toml") out += issue.primary.file->path() + ":";
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + diagnostics::codeText(issue.code) +
           " " + issue.message();
    for (const std::string& help : issue.help) out += " [" + help + "]";
    out += "\n";
  }
  return out;
}

std::string textOf(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

sim::ScenarioParsed complete() {
  return parsed(textOf("tests/formats/scenarios/complete.toml"), textOf("tests/formats/scenarios/base.toml"));
}

// How to get to a table of a kind: what stands before and after a key. Other tables only lend their keys.
struct Way {
  TableKind kind;
  const char *begin, *end;
};
constexpr Way kWays[] = {
    {TableKind::Top, "", ""},
    {TableKind::Limits, "limits = {", "}"},
    {TableKind::Peer, "peers.a = {", "}"},
    {TableKind::Engine, "peers.a.engine = {", "}"},
    {TableKind::Service, "service = [{", "}]"},
    {TableKind::Function, "service = [{ function.f = {", "} }]"},
    {TableKind::Reply, "service = [{ function.f.replies = [{", "}] }]"},
    {TableKind::Case, "service = [{ function.f.cases = [{", "}] }]"},
    {TableKind::Error, "service = [{ function.f.error = {", "} }]"},
    {TableKind::Network, "network = {", "}"},
    {TableKind::Link, "network.link = [{", "}]"},
    {TableKind::Event, "event = [{", "}]"},
    {TableKind::Spell, "spell = [{", "}]"},
    {TableKind::Effects, "effects = {", "}"},
    {TableKind::Trigger, "call = [{ after = {", "} }]"},
    {TableKind::Call, "call = [{", "}]"},
    {TableKind::CallExpect, "call = [{ expect = {", "} }]"},
    {TableKind::Wait, "call = [{ expect.waits = [{", "}] }]"},
    {TableKind::CallError, "call = [{ expect.error = {", "} }]"},
    {TableKind::ErrorPattern, "expect = [{ service.error = {", "} }]"},
    {TableKind::Pattern, "expect = [{ never = {", "} }]"},
    {TableKind::Atom, "property = [{ always = {", "} }]"},
    {TableKind::Expect, "expect = [{", "}]"},
    {TableKind::Property, "property = [{", "}]"},
    {TableKind::ServicePattern, "expect = [{ service = {", "} }]"},
    {TableKind::MessagePattern, "expect = [{ message = {", "} }]"},
    {TableKind::HopsPattern, "expect = [{ hops = {", "} }]"},
    {TableKind::StepPattern, "expect = [{ step = {", "} }]"},
    {TableKind::LogPattern, "expect = [{ log = {", "} }]"},
    {TableKind::FaultPattern, "expect = [{ fault = {", "} }]"},
    {TableKind::CallPattern, "expect = [{ call = {", "} }]"},
    {TableKind::ValueOf, "expect = [{ value = {", "} }]"},
    {TableKind::Visited, "expect = [{ visited = {", "} }]"},
    {TableKind::Conserved, "expect = [{ conserved = {", "} }]"},
    {TableKind::Within, "expect = [{ within = {", "} }]"},
    {TableKind::Variant, "variant = [{", "}]"},
    {TableKind::Explore, "explore = {", "}"},
#define DEED(Id, word, undo) {TableKind::Event##Id, "event = [{ do = \"" word "\", ", "}]"},
#include "runtime/scenario/deeds.def"
#undef DEED
};

// One letter too few, one too many, one wrong.
std::vector<std::string> misspellings(std::string_view key) {
  std::vector<std::string> result;
  for (size_t i = 0; i < key.size(); ++i) {
    std::string less(key), more(key), other(key);
    result.push_back(less.erase(i, 1));
    result.push_back(more.insert(i, 1, key[i]));
    other[i] = 'q';
    result.push_back(other);
  }
  return result;
}

size_t distance(std::string_view a, std::string_view b) {  // is it one letter?
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > 1) return 2;
  size_t i = 0;
  while (i < b.size() && a[i] == b[i]) ++i;
  return a.substr(i + 1) == b.substr(std::min(i + (a.size() == b.size() ? 1 : 0), b.size())) ? 1 : 2;
}

}  // namespace

TEST_CASE("every key misspelled by one letter is named") {
  size_t tried = 0;
  constexpr size_t kOnlyLend = 5;  // None, Behaviour, Quality, Subject, Checked
  CHECK(std::size(kWays) + kOnlyLend == sim::allTables().size());
  for (const Way& way : kWays) {
    std::string begin = way.begin, end = way.end;
    auto keys = sim::keysOf(way.kind);
    for (const sim::KeyInfo* key : keys) {
      if (key->key.state == tables::KeyState::Refused) continue;
      for (const std::string& wrong : misspellings(key->key.name)) {
        auto near = [&](const sim::KeyInfo* other) {
          return other->key.state == tables::KeyState::Now && distance(other->key.name, wrong) == 1;
        };
        bool isKey = std::any_of(keys.begin(), keys.end(), [&](auto* other) { return other->key.name == wrong; });
        if (isKey || wrong.empty()) continue;
        INFO(begin << wrong << " = 1" << end);
        std::string seen = issues(begin + wrong + " = 1" + end + "\n");
        std::string place = "2:" + std::to_string(begin.size() + 1) + " AQ7002 unknown key `" + wrong + "` in ";
        size_t at = seen.find(place);
        REQUIRE(at != std::string::npos);
        std::string line = seen.substr(at, seen.find('\n', at) - at);
        ++tried;
        if (wrong.size() == 1) continue;  // one letter is like nothing
        // Where several are equally near, the first of them is as good.
        auto suggested = std::find_if(keys.begin(), keys.end(), [&](auto* other) {
          return line.ends_with("[did you mean `" + std::string(other->key.name) + "`?]");
        });
        REQUIRE(suggested != keys.end());
        if (std::count_if(keys.begin(), keys.end(), near) == 1) CHECK((*suggested)->key.name == key->key.name);
        else CHECK(near(*suggested));
      }
    }
  }
  CHECK(tried > 5000);
}

TEST_CASE("every key refuses a value of another kind, at its place") {
  size_t tried = 0;
  for (const Way& way : kWays)
    for (const sim::KeyInfo* key : sim::keysOf(way.kind)) {
      std::string name(key->key.name), begin = way.begin + name + " = ";
      // No key but this one is a moment.
      if (key->key.state == tables::KeyState::Refused || name == "start" || name == "scenario") continue;
      if (name == "do") {  // in place of the one that leads there
        if (std::string_view(way.end) != "}]") continue;
        begin = "event = [{ do = ";
      }
      INFO(begin);
      std::string seen = issues(begin + "1979-05-27T07:32:00Z" + way.end + "\n");
      INFO(seen);
      std::string place = "2:" + std::to_string(begin.size() + 1) + " AQ7003 `";
      bool any = seen.find(place + "value` is a date with time, expected something that JSON has") != std::string::npos;
      CHECK((any || seen.find(place + name + "` is a ") != std::string::npos));
      ++tried;
    }
  CHECK(tried > 300);
}

TEST_CASE("the complete scenario is read: world") {
  sim::ScenarioParsed result = complete();
  REQUIRE(result.issues.empty());
  const sim::Scenario& s = result.scenario;
  CHECK(s.name == "everything");
  CHECK(s.seed == 42);
  CHECK(s.schedule == sim::DueOrder::Pct);
  CHECK(s.tags == std::vector<std::string>{"slow", "nightly"});
  CHECK(s.imports == std::vector<std::string>{"lib", "../vendor"});
  REQUIRE(s.constants.size() == 4);
  CHECK(s.constants[0].first == "NUMBER");
  CHECK(s.constants[2].second.asString() == "a");
  // Of the base: relay and ann; bob is replaced; limits one by one.
  std::string names;
  for (const sim::Peer& peer : s.peers) names += peer.name + " ";
  CHECK(names == "relay ann client bob cleo dan room ");
  CHECK(s.limits.steps == 500);
  CHECK(s.limits.hops == 700);
  CHECK(s.limits.events == 1000);
  CHECK(s.limits.run.memory == 512u << 20);
  const sim::Peer& bob = *s.find("bob");
  CHECK(bob.skew == -2'000'000);
  CHECK(bob.drift == -50);
  CHECK(bob.slow == 3);
  CHECK(bob.stepTime == sim::Range{1000, 2000, {}});
  CHECK(bob.queue == 16);
  CHECK_FALSE(bob.disk());
  CHECK_FALSE(bob.verifies);
  CHECK(s.find("client")->flavour() == sim::Flavour::Js);
  CHECK_FALSE(s.find("client")->queue);
  CHECK_FALSE(s.find("ann")->queue);
  CHECK_FALSE(s.find("cleo")->queue);
  CHECK(s.find("dan")->kind == sim::PeerKind::Worker);
  CHECK(s.find("dan")->host == "bob");
  CHECK(s.find("dan")->deal == "12ab");
  CHECK_FALSE(s.find("dan")->vacant);
  CHECK(s.find("room")->vacant);
  CHECK(s.find("cleo")->manager == "client");
  REQUIRE(s.services.size() == 7);
  CHECK(s.services[0].id == "other");  // of the base; its `voter` is replaced
  CHECK(s.services[1].id == "voter");
  CHECK(s.services[1].optional);
  REQUIRE(s.services[3].functions.size() == 1);
  CHECK(s.services[3].functions[0].second.command == std::vector<std::string>{"node", "stub.mjs"});
  const auto& functions = s.services[1].functions;
  const Behaviour& choose = functions[0].second;
  REQUIRE(choose.cases.size() == 5);
  CHECK(choose.once);
  CHECK(choose.cases[0].args->at(2).matches(Value::integer(5)));
  CHECK_FALSE(choose.cases[0].args->at(2).matches(Value::integer(-5)));
  CHECK_FALSE(choose.cases[2].args);
  CHECK(choose.cases[4].behaviour.choices.size() == 2);
  CHECK(choose.takes == sim::Range{1000, 2'000'000, {{50, 20'000}, {90, 60'000}, {99, 400'000}}});
  CHECK(functions[1].second.replies[0].times == 3);
  CHECK(functions[2].second.kind == Behaviour::Kind::OneOf);
  CHECK(functions[2].second.choices.size() == 2);
  const sim::Network& network = s.network;
  CHECK(network.quality.latency == sim::Range{10'000, 1'000'000, {{50, 20'000}}});
  CHECK(network.quality.drop == sim::Chance{1u << 30});  // over the one of the base
  CHECK(network.quality.corrupt == sim::Chance{uint64_t{1} << 32});
  CHECK(network.quality.reorder == false);
  CHECK(network.quality.bandwidth == 125'000);
  CHECK(network.topology == sim::Topology::Star);  // of the base
  REQUIRE(network.links.size() == 2);
  CHECK(network.links[0].both);
  CHECK(network.links[1].from == std::vector<std::string>{"ann", "bob"});
  CHECK(network.links[1].to == std::vector<std::string>{"*"});
  CHECK_FALSE(network.links[1].both);
  CHECK(network.links[1].optional);
  CHECK(s.explore.strategy == sim::Exploration::Strategy::Dfs);
  CHECK(s.explore.faults.size() == 4);
  CHECK(s.explore.faults[1].most == 2);
  CHECK(s.explore.faults[3].role == sim::Role::Liar);
  CHECK(s.explore.timing == sim::Exploration::Timing::Corners);
  CHECK(s.explore.inTest == sim::Exploration::InTest::Orders);
  CHECK(s.explore.mustExhaust);
}

TEST_CASE("the complete scenario is read: events and calls") {
  sim::ScenarioParsed result = complete();
  const sim::Scenario& s = result.scenario;
  std::set<sim::Deed> deeds;
  for (const sim::PlannedEvent& event : s.events) deeds.insert(event.deed);
  CHECK(deeds.size() == sim::wordsOf(sim::WordSet::Deed).size());
  CHECK(s.events[0].name == "the crash");
  CHECK(s.events[0].at == 400'000);
  CHECK(s.events[0].point == sim::CrashPoint::Stored);
  const sim::PlannedEvent& restart = s.events[1];
  REQUIRE(restart.after);
  CHECK(restart.after->sees == sim::Trigger::Sees::ParticleLost);
  CHECK(restart.after->from == "ann");
  CHECK(restart.after->function == "choose");
  CHECK(restart.after->count == 2);
  CHECK(restart.after->then == 2'000'000);
  CHECK(restart.peers == std::vector<std::string>{"bob", "ann"});
  CHECK_FALSE(restart.keepData);
  CHECK(restart.times == 4);
  CHECK(restart.optional);
  const sim::PlannedEvent& partition = s.events[3];
  CHECK(partition.groups.size() == 2);
  CHECK(partition.mode == sim::CutMode::Slow);
  CHECK(partition.by == 4);
  CHECK(partition.until == 900'000);
  CHECK(s.events[4].every == 1'000'000);
  CHECK(s.events[4].at == 1'000'000);
  CHECK(s.events[4].times == 2);
  CHECK(s.events[5].times == UINT64_MAX);
  CHECK(s.events[5].direction == sim::Direction::In);
  CHECK(s.events[6].times == 1);
  auto find = [&](sim::Deed deed) {
    return *std::find_if(s.events.begin(), s.events.end(), [&](const auto& event) { return event.deed == deed; });
  };
  CHECK(find(sim::Deed::SetLink).link->quality.latency == sim::Range{3000, 3000, {}});
  CHECK(find(sim::Deed::DropNext).to == std::vector<std::string>{"bob", "cleo"});
  CHECK(find(sim::Deed::DropNext).count == 2);
  CHECK(find(sim::Deed::DelayNext).by == 3'000'000);
  CHECK(find(sim::Deed::CorruptNext).part == sim::CorruptPart::Tetraplet);
  CHECK(find(sim::Deed::Stale).message == "bob>ann#2");
  CHECK(find(sim::Deed::Stale).after->sees == sim::Trigger::Sees::StepEnded);  // another word for it
  CHECK(find(sim::Deed::Tamper).path == "answers[0].text");
  CHECK(find(sim::Deed::Tamper).with.find("text")->asString() == sim::PeerBook(s).idOf("ann"));
  CHECK(find(sim::Deed::ClockSkew).by == -500'000);
  CHECK(find(sim::Deed::Block).with.asArray().size() == 1);
  CHECK(find(sim::Deed::SetService).service->functions.size() == 1);
  CHECK(find(sim::Deed::Become).role == sim::Role::Flooder);
  CHECK(find(sim::Deed::Become).rate == 7);
  REQUIRE(s.calls.size() == 4);
  CHECK(s.calls[0].at == 5000);
  CHECK(s.calls[0].args->find("question")->asString() == "$5?");
  CHECK(s.calls[0].callbacks.size() == 2);
  CHECK(s.calls[0].scripts == std::vector<std::pair<std::string, std::string>>{{"script", "vote"}});
  CHECK(s.calls[0].expect->outcome == sim::Ending::Value);
  CHECK(s.calls[0].expect->unordered);
  CHECK(s.calls[0].expect->survives.size() == 6);
  CHECK(s.calls[1].after->sees == sim::Trigger::Sees::CallEnded);
  CHECK(s.calls[1].expect->error->code == 10000);
  CHECK(s.calls[1].expect->error->message->matches(Value::string("axb")));
  CHECK(s.calls[2].expect->waits[0].service == "voter");
  CHECK(s.calls[2].expect->waits[0].line == 18);
  CHECK(s.calls[3].onDemand);
  CHECK_FALSE(s.calls[0].onDemand);
}

TEST_CASE("the complete scenario is read: checks") {
  sim::ScenarioParsed result = complete();
  const sim::Scenario& s = result.scenario;
  size_t kinds[12] = {};
  for (const Check& check : s.expectations) {
    CHECK(check.place.text() == "[[expect]]");
    ++kinds[static_cast<size_t>(check.kind)];
  }
  for (size_t count : kinds) CHECK(count > 0);
  const Check& chooses = s.expectations[0];
  CHECK(chooses.name == "ann chooses");
  CHECK(chooses.pattern.service == "voter");
  CHECK(chooses.pattern.args->size() == 1);
  CHECK(chooses.count.least == 1);
  CHECK(chooses.count.most == 1);
  CHECK(s.expectations[1].pattern.service == sim::PeerBook(s).idOf("bob"));
  CHECK(s.expectations[1].pattern.error->code == 7);
  CHECK(s.expectations[1].optional);
  CHECK(s.expectations[2].pattern.error);
  CHECK(s.expectations[2].count.most == 0);
  CHECK(s.expectations[3].pattern.state == sim::Pattern::MessageState::Lost);
  CHECK(s.expectations[3].by == 3'000'000);
  const Check& hops = s.expectations[4];
  CHECK(hops.pattern.kind == sim::Pattern::Kind::Message);
  CHECK(hops.pattern.state == sim::Pattern::MessageState::Received);
  CHECK(hops.count.least == 1);
  CHECK(hops.count.most == 9);
  CHECK(hops.within->from.call == "main");
  auto value = std::find_if(s.expectations.begin(), s.expectations.end(),
                            [](const Check& check) { return check.kind == Check::Kind::Value; });
  CHECK(value->value.of.name == "main");
  CHECK(value->value.at.text() == "[*].choice");
  CHECK(value->value.every->matches(Value::string("no")));
  CHECK(value->value.length == 3);
  CHECK((value + 1)->value.of.kind == sim::ValueSource::Kind::Errors);
  CHECK((value + 3)->value.of.peer == "ann");
  CHECK((value + 3)->value.atLeast->asDouble() == 1.5);
  CHECK((value + 5)->value.at.text() == "[*].peer");  // `satisfies`
  CHECK((value + 5)->value.every->matches(Value::string(sim::PeerBook(s).idOf("ann"))));
  REQUIRE(s.properties.size() == 4);
  CHECK(s.properties[0].mode == sim::Property::Mode::Always);
  CHECK(s.properties[0].check.name == "at most one answer");
  CHECK(s.properties[1].check.kind == Check::Kind::Converged);
  CHECK(s.properties[2].check.count.least == 2);
  CHECK(s.properties[3].mode == sim::Property::Mode::Sometimes);
}

TEST_CASE("variants are scenarios of their own") {
  sim::ScenarioParsed result = complete();
  std::vector<sim::Scenario> variants = sim::variantsOf(result);
  REQUIRE(variants.size() == 2);
  const sim::Scenario& four = variants[0];
  CHECK(four.variant == "four votes cannot come together");
  CHECK(four.name == "everything");
  CHECK(four.seed == 5);
  CHECK(four.calls[0].function == "vote4");
  CHECK(four.calls[0].ttl == 3'000'000);
  CHECK(four.calls[0].args->find("question")->asString() == "four?");
  CHECK(four.calls[0].args->find("need")->text() == "4");
  CHECK(four.calls[0].args->find("peers")->asArray().size() == 2);  // merged by name
  CHECK(four.calls[0].expect->outcome == sim::Ending::Stuck);
  CHECK_FALSE(four.calls[0].expect->returns);
  CHECK(four.network.topology == sim::Topology::Explicit);
  CHECK_FALSE(four.network.quality.drop);
  CHECK(four.events.size() == 1);
  CHECK(four.services.size() == result.scenario.services.size());
  CHECK(variants[1].seed == 42);
  CHECK(variants[1].events.size() == result.scenario.events.size());
  sim::ScenarioParsed noCall = parsed("scenario = 1\n[[variant]]\nname = \"a\"\nfunc = \"f\"\n");
  CHECK(sim::variantsOf(noCall)[0].calls[0].function == "f");
}

TEST_CASE("paths of an extended scenario begin in its own folder") {
  auto other = [](const std::string&, std::string&) {
    return fileOf(
        "scenario = 1\n[peers.ann]\nengine = { avm = \"avm.wasm\" }\n[[service]]\nid = \"s\"\nwasm = \"s.wasm\"\n",
        "worlds/base.toml");
  };
  const std::string own = "scenario = 1\nextends = \"../worlds/base.toml\"\n[[service]]\nid = \"t\"\njs = \"t.js\"\n";
  const sim::Scenario scenario = sim::parseScenario(fileOf(own, "tests/a.toml"), other).scenario;
  REQUIRE(scenario.services.size() == 2);
  CHECK(scenario.services[0].functions[0].second.folder == "worlds/");
  CHECK(scenario.services[1].functions[0].second.folder == "tests/");
  REQUIRE(scenario.find("ann"));
  CHECK(scenario.find("ann")->avm == "worlds/avm.wasm");
}

TEST_CASE("a scenario extends another one") {
  std::string base = "scenario = 1\n[peers.ann]\n[[service]]\nid = \"s\"\non = [\"an\"]\n[[call]]\nfunc = \"f\"\n";
  CHECK(issues("extends = \"base.toml\"\n", base) ==
        "base.toml:5:7 AQ7005 no peer is called `an` [did you mean `ann`?]\n");
  CHECK(issues("extends = \"base.toml\"\n[[service]]\nid = \"s\"\non = [\"ann\"]\n", base).empty());
  CHECK(issues("extends = \"base.toml\"\n[[service]]\nid = \"t\"\non = [\"anna\"]\n[peers.an]\n", base) ==
        "5:7 AQ7005 no peer is called `anna` [did you mean `ann`?]\n");
  CHECK(parsed("scenario = 1\nextends = \"base.toml\"\n[peers.an]\n", base).scenario.calls.empty());
  CHECK(issues("extends = \"none.toml\"\n") == "2:11 AQ9001 cannot read `none.toml`: no such file\n");
  CHECK(issues("extends = \"base.toml\"\n", "scenario = 1\nextends = \"x\"\n") ==
        "2:11 AQ7004 found `base.toml`, expected a scenario that does not extend another one itself\n");
  CHECK(issues("extends = \"base.toml\"\n", "scenario = 1\nseed = -1\nsead = 1\n").find("base.toml:2:8 AQ7004") == 0);
  CHECK(issues("extends = \"base.toml\"\n", "=").find("base.toml:1:1 AQ7001") == 0);
  CHECK(issues("extends = \"base.toml\"\n", "").find("base.toml:1:1 AQ7008") == 0);
  // Without a way to other files.
  CHECK(sim::parseScenario(fileOf("scenario = 1\nextends = \"base.toml\"\n")).issues.hasErrors());
  // Links and the centre of a star are found in the file that has them.
  CHECK(issues("extends = \"base.toml\"\n[[network.link]]\nbetween = [\"client\", \"b\"]\n",
               "scenario = 1\n[network]\ntopology = \"star:x\"\n[[network.link]]\nbetween = [\"client\", \"a\"]\n") ==
        "base.toml:3:12 AQ7005 no peer is called `x`\nbase.toml:5:22 AQ7005 no peer is called `a`\n4:22 AQ7005 no peer "
        "is "
        "called `b`\n");
}

TEST_CASE("each error of the format, at its place") {
  struct Row {
    const char *text, *expected;
  };
  const Row rows[] = {
      // 7003, 7004: forms
      {"seed = 1.5\n", "2:8 AQ7003 `seed` is a number, expected a whole number from 0\n"},
      {"tags = \"a\"\n", "2:8 AQ7003 `tags` is a text, expected a list\n"},
      {"tags = [1]\n", "2:9 AQ7003 `tags` is an integer, expected a text\n"},
      {"const = { A = [1] }\n", "2:15 AQ7003 `A` is a list, expected a text, a number or a truth value\n"},
      {"const = { A = 'a\"b' }\n", "2:15 AQ7004 found `a\"b`, expected a text, a number or a truth value\n"},
      {"[peers.a]\nclock_skew = \"-2\"\n", "3:14 AQ7004 found `-2`, expected a duration such as `20ms` or `-1.5s`\n"},
      {"[peers.a]\nclock_drift = 500001\n",
       "3:15 AQ7004 found `500001`, expected millionths, from -500000 to 500000\n"},
      {"[peers.a]\nslow = 0\n", "3:8 AQ7004 found `0`, expected a whole number from 1 to 4294967295\n"},
      {"[peers.a]\nqueue = 4294967296\n",
       "3:9 AQ7004 found `4294967296`, expected a whole number from 0 to 4294967295\n"},
      {"[network]\ndrop = 1.5\n", "3:8 AQ7004 found `1.5`, expected a probability from 0 to 1\n"},
      {"[network]\ndrop = nan\n", "3:8 AQ7004 found `nan`, expected a probability from 0 to 1\n"},
      {"[network]\nlatency = { p50 = \"2ms\" }\n", "3:11 AQ7006 quantiles has no `p100`\n"},
      {"[network]\nlatency = { p5x = \"2ms\", p100 = \"3ms\" }\n",
       "3:13 AQ7002 unknown key `p5x` in quantiles [did you mean `p5`?]\n"},
      {"[network]\nlatency = { p50 = \"2\", p100 = \"3ms\" }\n",
       "3:19 AQ7004 found `2`, expected a duration such as `20ms` or `1.5s`\n"},
      {"[network]\nlatency = { p50 = \"4ms\", p100 = \"3ms\" }\n",
       "3:11 AQ7004 found `{ p50 = \"4ms\", p100 = \"3ms\" }`, expected quantiles that do not fall\n"},
      {"[network]\nlatency = \"9ms..5ms\"\n",
       "3:11 AQ7004 found `9ms..5ms`, expected a duration such as `20ms`, or a range such as `5ms..20ms`\n"},
      {"[explore]\nfaults = [\"drop\"]\n",
       "3:11 AQ7004 found `drop`, expected `drop:N`, `duplicate:N`, `crash:N`, `delay`, `reply` or "
       "`become:ROLE@PEER`\n"},
      {"[explore]\nfaults = [\"become:x@relay\"]\n",
       "3:11 AQ7004 found `become:x@relay`, expected `drop:N`, `duplicate:N`, `crash:N`, `delay`, `reply` or "
       "`become:ROLE@PEER`\n"},
      {"[[expect]]\norder = [\"a.b\"]\n", "3:10 AQ7004 found `a.b`, expected `PEER:SERVICE.FUNCTION`\n"},
      {"[[expect]]\nvalue = { of = \"call\" }\nequals = 1\n",
       "3:16 AQ7004 found `call`, expected `call:ID`, `call:ID.errors`, `callback:NAME`, `stream:PEER:NAME` or "
       "`stats`\n"},
      {"[[expect]]\nvalue = { of = \"stats\" }\nequals = [{ a = { matches = \"[\" } }]\n",
       "4:17 AQ7004 found `{ matches = \"[\" }`, expected a regular expression: brackets ([ ]) not balanced\n"},
      {"[[expect]]\nservice = {}\ntimes = -1\n", "4:9 AQ7004 found `-1`, expected a whole number from 0\n"},
      {"[[expect]]\nservice = {}\nat_least = 1.5\n", "4:12 AQ7004 found `1.5`, expected a whole number from 0\n"},
      {"[[expect]]\nno_warnings = false\n", "3:15 AQ7004 found `false`, expected `true`\n"},
      {"[[expect]]\nsignatures = \"none\"\n", "3:14 AQ7004 found `none`, expected `valid`\n"},
      {"[[expect]]\nevery = 1\nsatisfies = { field = \"a\", type = \"u8\" }\n",
       "3:9 AQ7004 found `1`, expected `returned`, beside `satisfies`\n"},
      {"[[call]]\nargs = 5\n", "3:8 AQ7003 `args` is an integer, expected a table of values by parameter, or a list\n"},
      {"[[call]]\nexpect = { unordered = true, returns = 1 }\n",
       "3:40 AQ7004 found `1`, expected a list, beside `unordered`\n"},
      {"[[event]]\nat = \"2s\"\nuntil = \"1s\"\ndo = \"pause_peer\"\npeer = \"relay\"\n",
       "4:9 AQ7004 found `1s`, expected an instant after `at`\n"},
      // 7002: operands of another word
      {"[[event]]\nat = \"1s\"\ndo = \"heal\"\nrole = \"liar\"\n[[event]]\nat = \"1s\"\ndo = \"partition\"\ngroups = "
       "[[\"relay\"]]\n",
       "5:1 AQ7002 unknown key `role` in an event with `do = \"heal\"`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"krash\"\npeer = \"relay\"\n", "*4:6 AQ7004 found `krash`, expected `crash`, "},
      // 7005: names of peers, everywhere
      {"[peers.w]\nkind = \"worker\"\nhost = \"other\"\n", "4:8 AQ7005 no peer is called `other`\n"},
      {"[[network.link]]\nfrom = \"*\"\nto = [\"relay\", \"x\"]\n", "4:16 AQ7005 no peer is called `x`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"partition\"\ngroups = [[\"relay\"], [\"x\"]]\n",
       "5:23 AQ7005 no peer is called `x`\n"},
      {"[[event]]\nafter = { sees = \"fault\", peer = \"x\" }\ndo = \"crash\"\npeer = \"y\"\n",
       "3:34 AQ7005 no peer is called `x`\n5:8 AQ7005 no peer is called `y`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"stale\"\npeer = \"relay\"\nmessage = \"x>relay#1\"\n",
       "6:11 AQ7005 no peer is called `x`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"tamper\"\nfrom = \"*\"\nto = \"*\"\nwith = \"${peer.x}\"\n",
       "7:8 AQ7005 no peer is called `x`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"become\"\npeer = \"relay\"\nrole = \"liar\"\ntarget = \"x\"\n",
       "7:10 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nnever = { hops = { from = \"x\" } }\n", "3:27 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nservice = { peer = \"x\", args = [\"${peer.y}\"] }\n",
       "3:20 AQ7005 no peer is called `x`\n3:33 AQ7005 no peer is called `y`\n"},
      {"[[expect]]\norder = [\"x:a.b\"]\n", "3:10 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nvisited = { only = [\"relay\", \"x\"] }\n", "3:30 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nconverged = [\"x\"]\n", "3:14 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nvalue = { of = \"stream:x:s\" }\nlength = 1\n", "3:16 AQ7005 no peer is called `x`\n"},
      {"[[expect]]\nstep = {}\nwithin = { from = { log = { peer = \"x\" } }, by = \"1s\" }\n",
       "4:36 AQ7005 no peer is called `x`\n"},
      {"[[property]]\nsometimes = { step = { peer = \"x\" } }\n", "3:31 AQ7005 no peer is called `x`\n"},
      {"[[call]]\nexpect = { waits = [{ peer = \"x\" }] }\n", "3:30 AQ7005 no peer is called `x`\n"},
      {"[[call]]\nexpect = { error = { peer = \"x\" } }\n", "3:29 AQ7005 no peer is called `x`\n"},
      {"[explore]\nfaults = [\"become:liar@x\"]\n", "3:11 AQ7005 no peer is called `x`\n"},
      {"[[variant]]\nname = \"v\"\nnetwork = { topology = \"star:x\" }\n", "4:24 AQ7005 no peer is called `x`\n"},
      {"[[variant]]\nname = \"v\"\nargs = [\"${peer.x}\"]\n", "4:8 AQ7005 no peer is called `x`\n"},
      // names of calls
      {"[[call]]\n[[expect]]\nvalue = { of = \"call:mian\" }\nequals = 1\n",
       "4:16 AQ7004 found `mian`, expected the id of a call [did you mean `main`?]\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"call\"\ncall = \"x\"\n", "5:8 AQ7004 found `x`, expected the id of a call\n"},
      // 7006
      {"[[event]]\ndo = \"crash\"\npeer = \"relay\"\n",
       "2:1 AQ7006 an event with `do = \"crash\"` has no `at`, `after` or `every`\n"},
      {"[[event]]\nat = \"1s\"\n", "2:1 AQ7006 an event has no `do`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"crash\"\n",
       "2:1 AQ7006 an event with `do = \"crash\"` has no `peer` or `peers`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"drop_next\"\nfrom = \"*\"\n",
       "2:1 AQ7006 an event with `do = \"drop_next\"` has no `to`\n"},
      {"[[event]]\nafter = { peer = \"relay\" }\ndo = \"crash\"\npeer = \"relay\"\n",
       "3:9 AQ7006 a trigger has no `sees`\n"},
      {"[peers.w]\nkind = \"worker\"\n", "2:1 AQ7006 a worker has no `host`\n"},
      {"[[expect]]\nname = \"x\"\n",
       "2:1 AQ7006 `expect` has no `service`, `message`, `hops`, `step`, `log`, `fault`, `call`, `value`, `satisfies`, "
       "`count`, `order`, `visited`, `converged`, `no_warnings`, `max_hops`, `max_particles`, `max_virtual_time`, "
       "`conserved`, `recording`, `signatures` or `never`\n"},
      {"[[expect]]\nvalue = { of = \"stats\" }\n",
       "2:1 AQ7006 `expect` has no `every`, `some`, `equals`, `unordered`, `length`, `at_least` or `at_most`\n"},
      {"[[expect]]\nmax_hops = 5\nequals = 1\n", "2:1 AQ7006 `expect` has no `value`\n"},
      {"[[property]]\nname = \"x\"\n", "2:1 AQ7006 a property has no `always`, `never`, `eventually` or `sometimes`\n"},
      {"[[variant]]\nseed = 1\n", "2:1 AQ7006 a variant has no `name`\n"},
      {"[[network.link]]\nfrom = \"*\"\n", "2:1 AQ7006 a link has no `to`\n"},
      // 7007
      {"[[service]]\nid = \"s\"\nwasm = {}\n", "4:8 AQ7006 `wasm` has no `module` or `config`\n"},
      // 7009
      {"[[event]]\nat = \"1s\"\nevery = \"1s\"\ndo = \"crash\"\npeer = \"relay\"\n",
       "4:9 AQ7009 `at` and `every` exclude each other\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"crash\"\npeer = \"relay\"\npeers = \"*\"\n",
       "6:9 AQ7009 `peer` and `peers` exclude each other\n"},
      {"[[event]]\nat = \"1s\"\nuntil = \"2s\"\ndo = \"crash\"\npeer = \"relay\"\n",
       "4:9 AQ7009 `do = \"crash\"` and `until` exclude each other [it is over at once]\n"},
      {"[[call]]\nat = \"1s\"\nafter = { sees = \"fault\" }\n", "4:9 AQ7009 `at` and `after` exclude each other\n"},
      {"[[call]]\nexpect = { outcome = \"stuck\", returns = 1 }\n",
       "3:41 AQ7009 `outcome = \"stuck\"` and `returns` exclude each other\n"},
      {"[[network.link]]\nbetween = [\"relay\", \"client\"]\nto = \"relay\"\n",
       "4:6 AQ7009 `between` and `to` exclude each other\n"},
      {"[[service]]\nid = \"s\"\nexec = [\"a\"]\nbehaviour = \"echo\"\n",
       "5:13 AQ7009 `exec` and `behaviour` exclude each other\n"},
      {"[[expect]]\nstep = {}\nlog = {}\n", "4:7 AQ7009 `step` and `log` exclude each other\n"},
      {"[[expect]]\nstep = {}\nnever = { log = {} }\n", "4:9 AQ7009 `step` and `never` exclude each other\n"},
      {"[[expect]]\nstep = {}\ntimes = 1\nat_most = 2\n", "5:11 AQ7009 `times` and `at_most` exclude each other\n"},
      {"[[property]]\nalways = { converged = [\"relay\"] }\n",
       "3:24 AQ7009 `always` and `converged` exclude each other [no check looks at several peers at the same instant; "
       "`eventually` looks at the end]\n"},
      {"[[property]]\nnever = { conserved = { sum = \"[*]\", equals = 1 } }\n",
       "3:23 AQ7009 `never` and `conserved` exclude each other [no check looks at several peers at the same instant; "
       "`eventually` looks at the end]\n"},
      {"[[expect]]\nconverged = [\"relay\"]\nby = \"1s\"\n",
       "2:1 AQ7006 `expect` has no `service`, `message`, `hops`, `step`, `log`, `fault`, `call`, `count`, `order` or "
       "`never`\n"},
      // 7011, 7013
      {"[peers.a]\nrelay = \"w\"\n[peers.w]\nkind = \"worker\"\nhost = \"a\"\n",
       "3:9 AQ7011 peer `w` is a worker and cannot be a relay\n"},
      {"[peers.w]\nkind = \"worker\"\nhost = \"client\"\n", "4:8 AQ7004 found `client`, expected a node or a relay\n"},
      {"[peers.w]\nhost = \"relay\"\n", "3:8 AQ7004 found `relay`, expected no host: only workers have one\n"},
      {"[peers.a]\nkind = \"client\"\nmanager = \"a\"\n",
       "4:11 AQ7004 found `a`, expected no manager: only nodes have one\n"},
      {"[peers.a]\ndeal = \"d\"\n", "3:8 AQ7004 found `d`, expected no deal: only workers have one\n"},
      {"[peers.a]\nvacant = true\n", "3:10 AQ7004 found `true`, expected `false`: only rooms for workers are vacant\n"},
      {"[peers.a]\nmanager = \"b\"\n", "3:11 AQ7005 no peer is called `b`\n"},
      {"[peers.w]\nkind = \"worker\"\nhost = \"relay\"\nvacant = true\ndeal = \"d\"\n",
       "6:8 AQ7004 found `d`, expected no deal: whoever makes the worker says it\n"},
      {"[[call]]\nargs = { a = { json = \"[\" } }\n",
       "3:23 AQ7013 this is not JSON: EOF while parsing a list at line 1 column 1\n"},
      // 7020
      {"[[call]]\nid = \"a\"\n[[call]]\nid = \"a\"\n", "5:6 AQ7020 there is already a call `a`\n"},
      {"[[call]]\n[[call]]\n", "3:1 AQ7020 there is already a call `main`\n"},
      {"[[property]]\nname = \"a\"\nalways = { step = {} }\n[[property]]\nname = \"a\"\nalways = { step = {} }\n",
       "6:8 AQ7020 there is already a property `a`\n"},
      {"[[variant]]\nname = \"a\"\n[[variant]]\nname = \"a\"\n", "5:8 AQ7020 there is already a variant `a`\n"},
      {"[[event]]\nname = \"a\"\nat = \"1s\"\ndo = \"crash\"\npeer = \"relay\"\n[[event]]\nname = \"a\"\nat = "
       "\"1s\"\ndo = "
       "\"restart\"\npeer = \"relay\"\n",
       "8:8 AQ7020 there is already an event `a`\n"},
      // 7022
      {"[[event]]\nat = \"1s\"\ndo = \"heal\"\n",
       "4:6 AQ7022 `heal` can never apply: there is no `partition` and no `isolate`\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"restart\"\npeer = \"relay\"\n",
       "4:6 AQ7022 `restart` can never apply: nothing crashes this peer\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"restart\"\npeer = \"relay\"\n[explore]\nfaults = [\"crash:1\"]\n", ""},
      {"[[event]]\nat = \"1s\"\ndo = \"resume_peer\"\npeer = \"relay\"\n",
       "4:6 AQ7022 `resume_peer` can never apply: nothing pauses this peer\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"crash\"\npeer = \"relay\"\n[[event]]\nat = \"2s\"\ndo = \"crash\"\npeer = "
       "\"relay\"\n",
       "8:6 AQ7022 `crash` can never apply: the peer has crashed before, and nothing restarts it\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"deactivate\"\npeer = \"relay\"\n",
       "4:6 AQ7022 `deactivate` can never apply: `relay` is no worker\n"},
      {"[[variant]]\nname = \"v\"\nevent = [{ at = \"1s\", do = \"heal\" }]\n",
       "4:28 AQ7022 `heal` can never apply: there is no `partition` and no `isolate`\n"},
      // 7023
      {"[[expect]]\nvalue = { of = \"stats\", at = \"a..b\" }\nequals = 1\n",
       "3:30 AQ7023 `a..b` is no path: no name at character 3\n"},
      {"[[event]]\nat = \"1s\"\ndo = \"tamper\"\nfrom = \"*\"\nto = \"*\"\nvalue = \"$.a\"\nwith = 1\n",
       "7:9 AQ7023 `$.a` is no path: no name at character 1\n"},
      {"[[property]]\neventually = { conserved = { sum = \"[\", equals = 1 } }\n",
       "3:36 AQ7023 `[` is no path: `[` without `]` at character 1\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    std::string expected = row.expected, seen = issues(row.text);
    if (expected.starts_with('*')) seen = "*" + seen.substr(0, expected.size() - 1);
    CHECK(seen == expected);
  }
}
