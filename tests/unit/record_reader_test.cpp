// Recordings: what is written is read again, and what is broken is refused at its place.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "runtime/record/reader.h"
#include "runtime/record/writer.h"

using namespace aqua;
using sim::EventKind;
using values::Value;

namespace {

sim::Header header() {
  sim::Header header;
  header.version = "1.0";
  header.command = {"run", "a.aqua", "f()"};
  header.program = "a.aqua";
  header.seed = 7;
  header.sources = {{"a.aqua", sim::hashOf("text")}};
  header.scripts = {{"main", "f", sim::hashOf("(null)"), {{10, 0, 3, 5, 3, 9}, {20, 0, 4, 1, 4, 2}}}};
  header.peers = {{"zoe", "12D3zoe", "client", "js"}, {"a>b", "12D3ab", "node", "node"}};
  header.rules = {{"s.toml:3:1"}, {}, {"s.toml:9:2"}};
  header.limits = {{"steps", 10}};
  return header;
}

sim::Event event(EventKind kind, uint64_t id, uint32_t peer) {
  sim::Event event;
  event.kind = kind;
  event.id = id;
  event.because = id - 1;
  event.at = 5 * id;
  event.peer = peer;
  return event;
}

/// One event of each kind, every member that the kind has set.
std::vector<sim::Event> everything() {
  std::vector<sim::Event> events;
  for (unsigned i = 0; i < sim::kWords<EventKind>; ++i) {
    sim::Event& one = events.emplace_back(event(static_cast<EventKind>(i), i + 1, i % 2));
    one.other = 1 - i % 2;
    one.particle = 0;
    one.call = 0;
    one.message = {one.peer, one.other, 3, i % 2};
    one.request = 4;
    one.code = i % 2 == 0 ? 0 : 17;
    one.service = "voter";
    one.function = "choose";
    one.args = {Value::string(std::string(1000, 'x')), Value::integer(-3)};
    one.tetraplets = {{{"12D3ab", "s", "f", ".$.a"}, {"foreign", "", "", ""}}, {}};
    one.values = {Value::boolean(true), Value()};
    one.text = "\"" + std::string(300, 'y') + "\"";
    one.place = 12;
    one.outcome = sim::Ending::Stuck;
    one.loss = sim::Loss::Partition;
    one.late = -5;
    one.timestamp = 1704067200000;
    one.ttl = 120;
    one.deed = sim::Deed::Heal;
    one.rule = 0;
    one.takes = 9;
    one.results = {1, 2};
    one.requests = {4};
    one.next = {"zoe", "12D3nobody"};
    one.data = {1, UINT64_MAX};
    one.arrived = {5, 6};
    one.complete = true;
  }
  return events;
}

std::string written(const sim::Recording& recording) {
  sim::RecordingWriter writer(recording.header);
  for (const sim::Event& one : recording.events) writer.add(one);
  for (const sim::RecordedWait& wait : recording.waits) writer.add(wait);
  for (const sim::RecordedCheck& check : recording.checks) writer.add(check);
  if (recording.outcome) writer.finish(*recording.outcome);
  return writer.take();
}

sim::Recording whole() {
  sim::Recording recording;
  recording.header = header();
  recording.events = everything();
  recording.waits = {{1, 0, "stream", "votes", 12, 2, 3, 4, "message_lost", "a sentence", 5}};
  recording.checks = {{"times", "fail", "5", "6", "s.toml:4:1", 3}};
  recording.outcome = {"f", "stuck", 40, {{"hops", 2}}, {}, std::nullopt, "", 0, {Value::string("failed")}, ""};
  return recording;
}

struct Read {
  explicit Read(std::string text) : file("x.aqrec", std::move(text)), recording(sim::readRecording(file, issues)) {}

  std::string reason() const { return issues.items().empty() ? "" : issues.items().front().message(); }
  uint32_t line() const { return file.lineColumn(issues.items().front().primary.begin).line; }

  diagnostics::SourceFile file;
  diagnostics::DiagnosticList issues;
  std::optional<sim::Recording> recording;
};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("what is written is read the same, whatever the kind") {
  std::string text = written(whole());
  Read read(text);
  REQUIRE(read.reason() == "");
  REQUIRE(read.recording);
  CHECK(read.recording->intact);
  CHECK(written(*read.recording) == text);
  const sim::Event& called = *std::find_if(read.recording->events.begin(), read.recording->events.end(),
                                           [](const auto& one) { return one.kind == EventKind::ServiceCalled; });
  CHECK(called.args == everything()[called.id - 1].args);
  CHECK(called.tetraplets[0][0].peer == "a>b");  // names of peers that are known
  CHECK(read.recording->keyOf(read.recording->events[3]).starts_with("a>b>zoe#3"));
}

TEST_CASE("a long value is written once, and referred to") {
  std::string text = written(whole());
  std::string_view longValue = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
  size_t first = text.find(longValue);
  REQUIRE(first != std::string::npos);
  CHECK(text.find(longValue, text.find('\n', first)) == std::string::npos);
  CHECK(text.find("\"value_ref\":") != std::string::npos);
}

TEST_CASE("places lead to Aqua and to the scenario") {
  Read read(written(whole()));
  for (const sim::Event& one : read.recording->events) {
    if (one.kind != EventKind::ServiceReturned) continue;
    auto place = read.recording->placeOf(one);
    REQUIRE(place);
    CHECK(place->path == "a.aqua");
    CHECK(place->line == 3);
    CHECK(read.recording->ruleOf(one) == "s.toml:9:2");
  }
  CHECK(!read.recording->placeOf(0, 9));
  CHECK(!read.recording->placeOf(1, 12));
}

TEST_CASE("kinds and members that are not known are passed over") {
  std::string text = written(whole());
  text = replaced(text, "{\"because\":1,", "{\"a new member\":[1],\"because\":1,");
  text = replaced(text, "\"kind\":\"step_started\"", "\"kind\":\"from_the_future\"");
  Read read(text);
  REQUIRE(read.reason() == "");
  CHECK(read.recording->unknown == 1);
  CHECK(!read.recording->intact);  // it was changed after it was written
  CHECK(read.recording->events.size() == everything().size() - 1);
}

TEST_CASE("what is broken is refused at its line") {
  std::string text = written(whole());
  auto line = [&](std::string_view what) {
    return static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<long>(text.find(what)), '\n')) + 1;
  };
  struct Case {
    std::string_view what, with, reason;
  };
  for (const Case& one : {
           Case{"aqua/recording/2", "aqua/recording/3", "does not know `aqua/recording/3`"},
           Case{"aqua/recording/2", "other", "does not say the format"},
           Case{"\"seed\":7", "\"seed\":-7", "`seed` is not a number that fits"},
           Case{"\"number\":0", "\"number\":1", "the numbers of `peers`"},
           Case{"[20,0,", "[20,1,", "not among `sources`"},
           Case{"[20,0,", "[2,0,", "not in order"},
           Case{"\"kind\":\"call_ended\"", "\"kind\":7", "`kind` is not a text"},
           Case{"\"n\":2,", "\"n\":4,", "`n` is 4, expected 2"},
           Case{"\"because\":2,", "\"because\":200,", "not above"},
           Case{"\"outcome\":\"stuck\",\"p", "\"outcome\":\"odd\",\"p", "`outcome` is not a word of the format"},
           Case{"\"reason\":\"partition\"", "\"reason\":5", "`reason` is not a word"},
           Case{"\"reason\":\"partition\",", "", "`reason` is missing"},
           Case{"\"key\":\"zoe>a>b#3\"", "\"key\":\"zoe>bob#3\"", "`key` is not the key of a message"},
           Case{"\"code\":17,", "\"code\":1.5,", "`code` is not a number"},
           Case{"{\"because\":1,", "{\"because\":1,,", "a line is no JSON"},
           Case{"\"value_ref\":\"", "\"value_ref\":\"0", "`args` is not a list of values"},
       }) {
    INFO(one.with);
    Read read(replaced(text, one.what, one.with));
    REQUIRE(!read.recording);
    CHECK(read.issues.items().size() == 1);
    CHECK(read.reason().find(one.reason) != std::string::npos);
    CHECK(read.reason() != "");
    CHECK(read.line() == line(one.what));
  }
  CHECK(!Read("").recording);
  CHECK(!Read("\n").recording);
  CHECK(!Read(text + "{\"kind\":\"note\"}\n").recording);
  std::string cut = text.substr(0, text.rfind("{\"answers\""));
  REQUIRE(Read(cut).recording);
  CHECK(!Read(cut).recording->outcome);
}

TEST_CASE("version 1 is read, with causes that follow from order and messages") {
  Read read(R"({"format":"aqua/recording/1","peers":{"client":"12C","relay":"12R"},"seed":1,"version":"0.1"}
{"kind":"call_started","n":1,"peer":"client","t":0}
{"args":["a"],"at":41,"function":"g","id":1,"kind":"service_called","n":2,"peer":"client","service":"s","t":0}
{"kind":"particle_sent","message":1,"n":3,"peer":"client","t":0,"to":"relay"}
{"code":0,"kind":"step_ended","n":4,"peer":"client","t":0}
{"from":"client","kind":"particle_received","message":1,"n":5,"peer":"relay","t":5000}
{"failures":[],"function":"greet","kind":"outcome","n":6,"outcome":"value","stats":{"hops":2},"t":10000,"values":["hi"]}
)");
  REQUIRE(read.reason() == "");
  const std::vector<sim::Event>& events = read.recording->events;
  REQUIRE(events.size() == 5);
  CHECK(events[1].args == std::vector<Value>{Value::string("a")});
  CHECK(events[3].because == 3);
  CHECK(events[4].because == 3);
  CHECK(read.recording->keyOf(events[4]) == "client>relay#1");
  CHECK(read.recording->outcome->values == std::vector<Value>{Value::string("hi")});
}
