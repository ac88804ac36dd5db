// The engine of the debugger: forwards, backwards, and what stops it.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tools/debug/debugger.h"

using namespace aqua;
using namespace aqua::debug;

namespace {

constexpr std::string_view kProgram =
    "aqua Main\n"                               // 1
    "\n"                                        // 2
    "export f\n"                                // 3
    "\n"                                        // 4
    "service Echo(\"echo\"):\n"                 // 5
    "  id(n: u32) -> u32\n"                     // 6
    "\n"                                        // 7
    "func ask(peer: string, n: u32) -> u32:\n"  // 8
    "  on peer via HOST_PEER_ID:\n"             // 9
    "    got <- Echo.id(n)\n"                   // 10
    "  <- got\n"                                // 11
    "\n"                                        // 12
    "func f(peers: []string) -> []u32, u32:\n"  // 13
    "  all: *u32\n"                             // 14
    "  for peer <- peers:\n"                    // 15
    "    n <- ask(peer, 7)\n"                   // 16
    "    all <<- n + 1\n"                       // 17
    "  last <- Echo.id(3)\n"                    // 18
    "  <- all, last\n";                         // 19
constexpr std::string_view kWorld =
    "scenario = 1\nprogram = \"main.aqua\"\n"
    "[peers.relay]\nkind = \"relay\"\n"
    "[peers.client]\nkind = \"client\"\nrelay = \"relay\"\n"
    "[peers.ann]\n[peers.bob]\n"
    "[[service]]\nid = \"echo\"\nbehaviour = \"echo\"\n"
    "[[call]]\nfunc = \"f\"\nargs = { peers = [\"${peer.ann}\", \"${peer.bob}\", \"${peer.ann}\"] }\n";

/// A debugger over files in memory.
struct Bench {
  modules::OverlayFileSystem files;
  std::unique_ptr<Target> target;
  std::unique_ptr<Debugger> debugger;

  explicit Bench(std::string schedule = {}) {
    files.set("main.aqua", std::string(kProgram));
    files.set("world.toml", std::string(kWorld));
    Wanted wanted;
    wanted.world.scenario = "world.toml";
    wanted.schedule = std::move(schedule);
    target = std::make_unique<Target>(files, std::move(wanted));
    const bool open = target->open();
    for (const auto& issue : target->issues().items()) INFO(issue.message());
    REQUIRE(open);
    debugger = std::make_unique<Debugger>(*target, nullptr);
  }

  /// Where it is, and all that has a value there.
  std::string here() {
    if (debugger->isAtEnd()) return "end: " + debugger->endText();
    const size_t place = debugger->place();
    const Spot& spot = debugger->spots()[place];
    std::string text =
        fmt::format("{} {}:{}", place, debugger->target().image().name(debugger->timeline()[place].peer), spot.line);
    const Scope scope = debugger->scopeOf(place);
    const std::vector<Frame> frames = debugger->spots().framesOf(place);
    for (size_t i = 0; i < frames.size(); ++i) {
      text += " " + frames[i].function + "(";
      for (const Variable& one : scope.variablesOf(i)) {
        text += fmt::format("{}={} ", one.name, target->image().book().withNames(one.value.text()));
        for (const auto& generation : one.generations) text += Value::array(generation).text();
      }
      text += ")";
    }
    return text;
  }

  uint32_t add(std::string_view where, std::string condition = {}, std::string hits = {}) {
    Breakpoint breakpoint = namedBreakpoint(std::string(where));
    if (!where.empty() && where[0] >= '0' && where[0] <= '9') {
      breakpoint.kind = Breakpoint::Kind::Line;
      breakpoint.file = "main.aqua";
      breakpoint.line = static_cast<uint32_t>(std::stoul(std::string(where)));
    }
    breakpoint.condition = std::move(condition);
    breakpoint.hits = std::move(hits);
    return debugger->add(std::move(breakpoint), placed);
  }

  /// Lines and peers at which it stops, from the beginning.
  std::string stops(Way way = Way::Forwards) {
    if (way == Way::Forwards) debugger->start();
    std::string text;
    for (Stop stop = debugger->run(way); stop.reason != Stop::Reason::End && stop.reason != Stop::Reason::Entry;
         stop = debugger->run(way)) {
      const Moment& moment = debugger->timeline()[debugger->place()];
      text += fmt::format("{}:{} ", target->image().name(moment.peer), debugger->spots()[debugger->place()].line);
    }
    return text;
  }

  Placed placed;
};

}  // namespace

TEST_CASE("backwards every statement is what it was forwards, and so it is the second time") {
  for (const char* schedule : {"", "seed 3", "crash bob#2 at stored"}) {
    INFO(schedule);
    Bench bench(schedule);
    Debugger& debugger = *bench.debugger;
    debugger.start();
    std::vector<std::string> way{bench.here()};
    while (debugger.step(Step::In).reason != Stop::Reason::End) way.push_back(bench.here());
    const std::string end = bench.here();
    REQUIRE(way.size() > 4);
    for (size_t i = way.size(); i-- > 0;) {
      CHECK(debugger.step(Step::Back).reason == (Stop::Reason::Step));
      CHECK(bench.here() == way[i]);
    }
    CHECK(debugger.step(Step::Back).reason == Stop::Reason::Entry);
    CHECK(bench.here() == way[0]);
    for (size_t i = 1; i < way.size(); ++i) {
      debugger.step(Step::In);
      CHECK(bench.here() == way[i]);
    }
    CHECK(debugger.run(Way::Forwards).reason == Stop::Reason::End);
    CHECK(bench.here() == end);
    CHECK(debugger.run(Way::Backwards).reason == Stop::Reason::Entry);
    CHECK(bench.here() == way[0]);
  }
}

TEST_CASE("what is looked at from another copy of the world is the same") {
  Bench first, second;
  while (first.debugger->step(Step::In).reason != Stop::Reason::End) {
  }
  const Timeline& timeline = first.debugger->timeline();
  second.debugger->start();
  while (second.debugger->step(Step::In).reason != Stop::Reason::End) {
    const size_t place = second.debugger->place();
    const View now = second.debugger->timeline().viewOf(place);
    const View later = first.debugger->timeline().viewOf(place);
    REQUIRE(now.variables.size() == later.variables.size());
    for (size_t i = 0; i < now.variables.size(); ++i) CHECK(now.variables[i].value == later.variables[i].value);
    CHECK(second.debugger->timeline()[place].begun == timeline[place].begun);
  }
}

TEST_CASE("variables, arguments and streams have the values of Aqua") {
  Bench bench;
  bench.add("17", "n == 7 && all.length == 1");
  CHECK(bench.placed.found);
  bench.debugger->start();
  REQUIRE(bench.debugger->run(Way::Forwards).reason == Stop::Reason::Breakpoint);
  const Scope scope = bench.debugger->scopeOf(bench.debugger->place());
  std::map<std::string, std::string> values;
  for (const Variable& one : scope.variablesOf(0)) values[one.name] = one.value.text();
  CHECK(values["n"] == "7");
  CHECK(values["all"] == "[8]");
  CHECK(bench.target->image().book().withNames(values["peer"]) == "\"bob\"");
  CHECK(bench.target->image().book().withNames(values["peers"]) == R"(["ann","bob","ann"])");
  CHECK(values.count("last") == 0);
  CHECK(evaluate("all[0] + n", scope.lookup(0))->text() == "15");
  CHECK(evaluate("peers[1] == bob", scope.lookup(0))->text() == "true");
}

TEST_CASE("breakpoints stop at lines, functions, services, arrivals and changes, with conditions and counts") {
  auto stops = [](std::string_view where, std::string condition = {}, std::string hits = {}) {
    Bench bench;
    bench.add(where, std::move(condition), std::move(hits));
    const std::string forwards = bench.stops();
    std::string backwards = bench.stops(Way::Backwards);
    return std::pair(forwards, backwards);
  };
  CHECK(stops("10").first == "ann:10 bob:10 ann:10 ");
  CHECK(stops("10").second == "ann:10 bob:10 ann:10 ");
  CHECK(stops("10", "peer == bob").first == "bob:10 ");
  CHECK(stops("10", "", "2").first == "bob:10 ");
  CHECK(stops("10", "", "2").second == "bob:10 ");
  CHECK(stops("10", "", ">= 2").first == "bob:10 ann:10 ");
  CHECK(stops("10", "", "% 3").first == "ann:10 ");
  CHECK(stops("echo.id").first == "ann:10 bob:10 ann:10 client:18 ");
  CHECK(stops("Echo.id").first == "ann:10 bob:10 ann:10 client:18 ");
  CHECK(stops("@bob").first == "bob:0 ");
  CHECK(stops("ask").first == "ann:10 bob:10 ann:10 ");
  Bench bench;
  Breakpoint watch;
  watch.kind = Breakpoint::Kind::Change;
  watch.name = "all";
  bench.debugger->add(watch, bench.placed);
  const std::string pushes = bench.stops();
  CHECK(std::count(pushes.begin(), pushes.end(), ':') == 3);
}

TEST_CASE("what cannot be found is said") {
  Bench bench;
  bench.add("900");
  CHECK(bench.placed.message == "nothing is executed from line 900 on");
  bench.add("nobody");
  CHECK(bench.placed.message == "the run enters no function `nobody`");
  bench.add("@nobody");
  CHECK(bench.placed.message == "no peer is called `nobody`");
  bench.add("10", "", "often");
  CHECK_FALSE(bench.placed.found);
  bench.debugger->removeAll([](const Breakpoint&) { return true; });
  bench.add("10", "nobody == 1");
  bench.debugger->start();
  const Stop stop = bench.debugger->run(Way::Forwards);
  CHECK(stop.reason == Stop::Reason::Breakpoint);
  CHECK(stop.text == "the condition `nobody == 1`: `nobody` has no value here");
}

TEST_CASE("steps go over functions and hops, into them, and out of an `on`") {
  Bench bench;
  Debugger& debugger = *bench.debugger;
  auto line = [&] {
    return fmt::format("{}:{}", bench.target->image().name(debugger.timeline()[debugger.place()].peer),
                       debugger.spots()[debugger.place()].line);
  };
  bench.add("10");
  debugger.start();
  debugger.run(Way::Forwards);
  CHECK(line() == "ann:10");
  bench.debugger->removeAll([](const Breakpoint&) { return true; });
  debugger.step(Step::Out);
  CHECK(line() != "ann:10");
  CHECK(debugger.spots().framesOf(debugger.place()).size() == 1);
  const std::string outside = line();
  debugger.step(Step::Back);
  CHECK(line() == "ann:10");
  CHECK(debugger.spots().framesOf(debugger.place()).size() == 2);
  CHECK(debugger.spots().framesOf(debugger.place()).back().function == "f");
  debugger.step(Step::In);
  CHECK(line() == outside);
}

TEST_CASE("troubles stop a run that goes wrong") {
  Bench bench("crash bob#2 at stored");
  bench.debugger->setTroubles({Trouble::Stuck});
  bench.debugger->start();
  const Stop stop = bench.debugger->run(Way::Forwards);
  CHECK(stop.reason == Stop::Reason::Trouble);
  CHECK(bench.debugger->run(Way::Forwards).reason == Stop::Reason::End);
}

TEST_CASE("expressions have the values of Aqua, or say why not") {
  const Lookup lookup = [](std::string_view name) -> std::optional<Value> {
    if (name == "x") return Value::integer(5);
    if (name == "list") return Value::array({Value::integer(1), Value::string("two")});
    if (name == "d") return Value::object({{"a", Value::integer(3)}});
    return std::nullopt;
  };
  struct Row {
    std::string_view expression, value;
  };
  for (const Row& row : {Row{"x + 2 * 3", "11"},
                         {"(x + 2) * 3", "21"},
                         {"2 ** 10", "1024"},
                         {"x / 2", "2"},
                         {"x % 2", "1"},
                         {"x > 4 && x <= 5", "true"},
                         {"x < 4 || !(x == 5)", "false"},
                         {"d.a - 4", "-1"},
                         {"list[1]", "\"two\""},
                         {"list!", "1"},
                         {"list.length", "2"},
                         {"[x, 1]", "[5,1]"},
                         {"1.5 + 1", "2.5"},
                         {"x != 5", "false"},
                         {"nil", "[]"},
                         {"\"a\" == \"a\"", "true"}}) {
    INFO(row.expression);
    auto value = evaluate(row.expression, lookup);
    REQUIRE(value);
    CHECK(value->text() == row.value);
  }
  for (std::string_view wrong : {"", "1 +", "y", "list[2]", "list[9999999999999999999]", "d.b", "x.a", "x / 0", "!x",
                                 "x && true", "\"a\" + 1", "f()", "d.f()", "true > 1", "x ** -1"}) {
    INFO(wrong);
    CHECK_FALSE(evaluate(wrong, lookup));
  }
  CHECK(filledIn("x is {x}, list {list[1]}, {y", lookup) == "x is 5, list two, {y");
  CHECK(filledIn("{y}", lookup) == "<`y` has no value here>");
}
