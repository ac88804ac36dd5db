#include <catch2/catch.hpp>

#include <algorithm>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "compiler/plan/print.h"
#include "compiler/topology/topology.h"

using namespace aqua;
using topology::Options;
using topology::Profile;

namespace {

struct Result {
  std::string air;
  topology::Emitted emitted;
};

Result emitted(const std::string& body, Options options = {.optimize = false}) {
  static std::vector<diagnostics::SourceFilePtr> kept;
  kept.push_back(std::make_shared<diagnostics::SourceFile>("test.plan", "plan f relay -relay-\n" + body));
  plan::Read read = plan::read(kept.back());
  if (!read.function) FAIL(read.issues.items().front().message() << " in\n" << body);
  topology::Emitted emitted = topology::emit(*read.function, options);
  std::string text = air::printCompact(*emitted.script->root);
  air::Parsed parsed = air::parse(std::make_shared<diagnostics::SourceFile>("out.air", text));
  for (const auto& issue : parsed.issues.items()) UNSCOPED_INFO(issue.message());
  INFO(text);
  CHECK_FALSE(parsed.issues.hasErrors());
  return {text, std::move(emitted)};
}
std::string airOf(const std::string& body, Options options = {.optimize = false}) { return emitted(body, options).air; }

const Options kOfficial = {.profile = Profile::Official};

}  // namespace

TEST_CASE("operands of every kind") {
  CHECK(airOf("call \"s\" \"f\" [\"a\" 1 -2 1.5 true [] %ttl% %timestamp% :error:.$.message] at %init_peer_id%\n") ==
        "(call %init_peer_id% (\"s\" \"f\") [\"a\" 1 -2 1.5 true [] %ttl% %timestamp% :error:.$.message])");
  CHECK(airOf("seq\n  ap 1 -> i\n  ap [] -> x\n  ap x.$.a.[0].[i] -> y\n  ap x.length -> z\n") ==
        "(seq (seq (ap 1 b) (ap [] a)) (seq (ap a.$.a.[0].[b] c) (ap a.length d)))");
  CHECK(airOf("seq\n  insert \"k\" 1 -> %m\n  canon %m -> #%c at \"p\"\n  canon %m -> o at \"p\"\n") ==
        "(seq (seq (ap (\"k\" 1) %a) (canon \"p\" %a #%a)) (canon \"p\" %a a))");
  CHECK(airOf("match not 1 2\n  fail :error:\n") == "(mismatch 1 2 (fail :error:))");
}

TEST_CASE("groups: balanced, or from the left as the official compiler has them") {
  std::string five = "seq\n  ap 1 -> a\n  ap 2 -> b\n  ap 3 -> c\n  ap 4 -> d\n  ap 5 -> e\n";
  CHECK(airOf(five) == "(seq (seq (seq (ap 1 a) (ap 2 b)) (ap 3 c)) (seq (ap 4 d) (ap 5 e)))");
  CHECK(airOf(five, kOfficial) == "(seq (seq (seq (seq (ap 1 a) (ap 2 b)) (ap 3 c)) (ap 4 d)) (ap 5 e))");
  CHECK(airOf("xor\n  never\n  null\n  never\n  null\n") == "(xor (xor (xor (never) (null)) (never)) (null))");
  CHECK(airOf("par\n  never\n") == "(par (never) (null))");
  CHECK(airOf("detach\n  never\n") == "(par (never) (null))");
}

TEST_CASE("names are short and never words of AIR; canons with a lens have two letters") {
  std::string body = "seq\n";
  for (int i = 0; i < 1000; ++i) body += "  ap 1 -> v" + std::to_string(i) + "\n";
  std::string text = airOf(body);
  CHECK(text.find("(ap 1 ap)") == std::string::npos);
  CHECK(text.find("(ap 1 aq)") != std::string::npos);
  CHECK(airOf("seq\n  canon $s -> #c at \"p\"\n  canon $s -> #d at \"p\"\n  ap #c.length -> n\n  ap #d -> m\n") ==
        "(seq (seq (canon \"p\" $a #aa) (canon \"p\" $a #a)) (seq (ap #aa.length a) (ap #a b)))");
  CHECK(airOf("seq\n  ap 1 -> once\n  ap 2 -> twice\n  ap twice -> x\n", kOfficial) ==
        "(seq (seq (ap 1 once) (ap 2 twice)) (ap twice x))");
}

TEST_CASE("a hop is a canon of a stream that nobody writes") {
  CHECK(airOf("seq\n  ap \"p\" -> p\n  hop p way\n  hop p return\n") ==
        "(seq (seq (ap \"p\" a) (canon a $a #a)) (canon a $a #b))");
  CHECK(airOf("hop %init_peer_id% ping\n", kOfficial) ==
        "(new $-hop- (new #-hopc- (canon %init_peer_id% $-hop- #-hopc-)))");
  CHECK(airOf("seq\n  ap [] -> rs\n  hop each rs way\n  hop each rs return backwards\n") ==
        "(seq (seq (ap [] b) (fold b a (seq (canon a $a #a) (next a)))) (fold b a (seq (next a) (canon a $a #b))))");
}

TEST_CASE("a wait is a gate") {
  CHECK(airOf("seq\n  ap 1 -> $s\n  wait $s 1 -> g at \"p\"\n") ==
        "(seq (ap 1 $a) (seq (seq (fold $a b (null)) (canon \"p\" $a #a)) (ap #a a)))");
  CHECK(airOf("seq\n  ap 1 -> $s\n  wait $s 1 -> #g at \"p\"\n  ap #g.$.[0] -> x\n") ==
        "(seq (seq (ap 1 $a) (seq (fold $a b (null)) (canon \"p\" $a #aa))) (ap #aa.$.[0] a))");
  CHECK(airOf("seq\n  ap 1 -> $s\n  wait $s 2 -> g at \"p\"\n") ==
        "(seq (ap 1 $b) (new $a (seq (seq (fold $b a (seq (seq (ap a $a) (canon \"p\" $a #aa)) "
        "(xor (match #aa.length 2 (null)) (next a))) (never)) (canon \"p\" $a #a)) (ap #a b))))");
  CHECK(airOf("seq\n  ap 1 -> $s\n  wait $s 2 at \"p\"\n") ==
        "(seq (ap 1 $b) (new $a (fold $b a (seq (seq (ap a $a) (canon \"p\" $a #aa)) "
        "(xor (match #aa.length 2 (null)) (next a))) (never))))");
}

TEST_CASE("the last instruction of a fold is left out where the end of the items means the same") {
  std::string next = "    call \"s\" \"f\" [] at \"p\"\n    next x\n";
  CHECK(airOf("seq\n  ap [] -> xs\n  for x in xs\n  " + next.substr(2)) ==
        "(seq (ap [] a) (fold a b (seq (call \"p\" (\"s\" \"f\") []) (next b))))");
  CHECK(airOf("seq\n  ap [] -> xs\n  for x in xs never\n    par\n      never\n      next x\n") ==
        "(seq (ap [] a) (fold a b (par (never) (next b))))");
  CHECK(airOf("seq\n  ap [] -> xs\n  for x in xs\n    par\n      never\n      next x\n") ==
        "(seq (ap [] a) (fold a b (par (never) (next b)) (null)))");
  CHECK(airOf("seq\n  ap 1 -> $s\n  for x in $s never\n    par\n      never\n      next x\n") ==
        "(seq (ap 1 $a) (fold $a a (par (never) (next a)) (never)))");
}

TEST_CASE("instructions know the place that they come from") {
  Result result = emitted("seq\n  ap 1 -> x\n  ap x -> $s\n  wait $s 2 at \"p\"\n");
  std::vector<air::PrintedOrigin> printed;
  std::string text = air::printCompact(*result.emitted.script->root, &printed);
  REQUIRE_FALSE(printed.empty());
  for (const air::PrintedOrigin& entry : printed) {
    REQUIRE(entry.origin < result.emitted.origins.size());
    CHECK(result.emitted.origins[entry.origin]);
  }
  CHECK_FALSE(result.emitted.origins[0]);
}

TEST_CASE("long and deep plans are written without deep recursion") {
  std::string body = "seq\n";
  for (int i = 0; i < 5000; ++i) body += "  ap " + std::to_string(i) + " -> $s\n";
  std::string text = airOf(body);
  size_t depth = 0, deepest = 0;
  for (char c : text) {
    if (c == '(') deepest = std::max(deepest, ++depth);
    if (c == ')') --depth;
  }
  CHECK(deepest < 20);
}
