// Every built-in service of nodes and clients against a table: arguments, answer.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "tests/unit/node_services.h"

using namespace aqua;
using sim::Host;
using values::Value;

namespace {

struct Row {
  Host host;
  std::string_view service, function, args;
  int32_t code;
  std::string_view expected;  // JSON; for a failure the text, or its beginning when it ends in "..."
};

constexpr Host N = Host::Node, C = Host::Client;

/// Of both hosts.
const Row kAssertions[] = {
    {N, "aqua-assert", "eq_str", R"(["a","a"])", 0, "null"},
    {N, "aqua-assert", "eq_str", R"(["a","b"])", 1, R"(assertion eq_str failed: expected "b", happened "a")"},
    {N, "aqua-assert", "eq_str", R"(["a"])", 1, "assertion eq_str failed: expected 2 argument(s), happened 1 of them"},
    {N, "aqua-assert", "eq_u64", "[1,1]", 0, "null"},
    {N, "aqua-assert", "eq_u64", "[1,2]", 1, "assertion eq_u64 failed: expected 2, happened 1"},
    {N, "aqua-assert", "eq_bool", "[true,true]", 0, "null"},
    {N, "aqua-assert", "eq_bool", "[true,false]", 1, "assertion eq_bool failed: expected false, happened true"},
    {N, "aqua-assert", "eq_json", R"([{"a":1,"b":2},{"b":2,"a":1}])", 0, "null"},
    {N, "aqua-assert", "eq_json", "[[1],[2]]", 1, "assertion eq_json failed: expected [2], happened [1]"},
    {N, "aqua-assert", "near", "[1.5,1,0.5]", 0, "null"},
    {N, "aqua-assert", "near", "[2,1,0.5]", 1, "assertion near failed: expected 1, give or take 0.5, happened 2"},
    {N, "aqua-assert", "near", R"(["a",1,1])", 1, R"(assertion near failed: expected 1, give or take 1, happened "a")"},
    {N, "aqua-assert", "len", "[[1,2],2]", 0, "null"},
    {N, "aqua-assert", "len", "[[1,2],3]", 1, "assertion len failed: expected 3 elements, happened 2 in [1,2]"},
    {N, "aqua-assert", "len", "[1,1]", 1, "assertion len failed: expected 1 elements, happened 1"},
    {N, "aqua-assert", "ok", "[true]", 0, "null"},
    {N, "aqua-assert", "ok", "[false]", 1, "assertion ok failed: expected true, happened false"},
    {N, "aqua-assert", "fail", R"(["no"])", 1,
     "assertion fail failed: expected that the test never comes here, happened no"},
};

// Built-ins that depend on peers, time or keys are tested one by one below.
const Row kRows[] = {
    {N, "op", "noop", "[1]", 0, R"("")"},
    {C, "op", "noop", "[1]", 0, "{}"},
    {N, "op", "array", "[1,\"a\",[]]", 0, R"([1,"a",[]])"},
    {C, "op", "array", "[]", 0, "[]"},
    {N, "op", "array_length", "[[1,2]]", 0, "2"},
    {N, "op", "array_length", "[1]", 1, "op array_length's argument must be an array"},
    {N, "op", "array_length", "[]", 1, "op array_length accepts exactly 1 argument: 0 found"},
    {C, "op", "array_length", "[[1,2]]", 0, "2"},
    {C, "op", "array_length", "[{}]", 1,
     R"(("op" "array_length") Argument 0 expected to be of type array, Got object)"},
    {N, "op", "identity", "[]", 0, R"("")"},
    {N, "op", "identity", "[null]", 0, "null"},
    {N, "op", "identity", "[1,2]", 1, "identity accepts up to 1 arguments, received 2 arguments"},
    {C, "op", "identity", "[]", 0, "{}"},
    {C, "op", "identity", "[1,2]", 1, R"(("op" "identity") Expected 1 argument(s). Got 2)"},
    {N, "op", "concat", "[[1],[2,[3]]]", 0, "[1,2,[3]]"},
    {N, "op", "concat", "[[1],2]", 1, "all arguments of 'concat' must be arrays: argument #1 is not"},
    {C, "op", "concat", "[[1,[2]],[]]", 0, "[1,[2]]"},
    {C, "op", "concat", "[1]", 1, R"(("op" "concat") Argument 0 expected to be of type array, Got number)"},
    {N, "op", "string_to_b58", "[\"test\"]", 0, R"("3yZe7d")"},
    {N, "op", "string_to_b58", "[]", 1,
     "Error: Field 'string' is missing from args to call_service\nMissingField(\"string\")"},
    {N, "op", "string_to_b58", "[5]", 1, "Error: Error deserializing field 'string': expected String, got 5..."},
    {C, "op", "string_to_b58", "[\"test\"]", 0, R"("3yZe7d")"},
    {N, "op", "string_from_b58", "[\"3yZe7d\"]", 0, R"("test")"},
    {N, "op", "string_from_b58", "[\"0OIl\"]", 1, "decode base58 failed: 0OIl"},
    {N, "op", "string_from_b58", "[\"5Q\"]", 1, "decode from bytes to UTF8 failed: 5Q"},
    {C, "op", "string_from_b58", "[\"3yZe7d\"]", 0, R"("test")"},
    {C, "op", "string_from_b58", "[\"5Q\"]", 0, "\"\xEF\xBF\xBD\""},
    {C, "op", "string_from_b58", "[\"0OIl\"]", 1,
     R"(Service call failed. fnName="string_from_b58" serviceId="op" error: Non-base58 character)"},
    {N, "op", "bytes_to_b58", "[[116,101,115,116]]", 0, R"("3yZe7d")"},
    {N, "op", "bytes_to_b58", "[[300]]", 1, "Error: Error deserializing field 'bytes': expected Vec<u8>, got [300]..."},
    {C, "op", "bytes_to_b58", "[[300,-1]]", 0, R"("4Rc")"},
    {N, "op", "bytes_from_b58", "[\"3yZe7d\"]", 0, "[116,101,115,116]"},
    {C, "op", "bytes_from_b58", "[\"3yZe7d\"]", 0, "[116,101,115,116]"},
    {N, "op", "sha256_string", "[\"test\"]", 0, R"("QmZ5NmGeStdit7tV6gdak1F8FyZhPsfA843YS9f2ywKH6w")"},
    {N, "op", "sha256_string", "[\"test\",[true]]", 0, R"("Bjj4AWTNrjQVHqgWbP2XaxXz4DYH1WZMyERHxsad7b2w")"},
    {N, "op", "sha256_string", "[\"\",true,[true]]", 0,
     "[227,176,196,66,152,252,28,20,154,251,244,200,153,111,185,36,39,174,65,228,100,155,147,76,164,149,153,27,120,82,"
     "184,85]"},
    {N, "op", "sha256_string", "[\"a\",[true,false]]", 1,
     "Error: Option's array must contain at most 1 element, 'digest_only' was of 2 elements..."},
    {C, "op", "sha256_string", "[\"test\"]", 0, R"("QmZ5NmGeStdit7tV6gdak1F8FyZhPsfA843YS9f2ywKH6w")"},
    {C, "op", "sha256_string", "[\"test\",true]", 1, R"(("op" "sha256_string") Expected 1 argument(s). Got 2)"},
    {N, "op", "concat_strings", "[\"a\",\"b\"]", 0, R"("ab")"},
    {N, "op", "concat_strings", "[\"a\",1]", 1,
     "all arguments of 'concat_strings' must be strings: argument #1 is not"},
    {C, "op", "concat_strings", "[]", 0, R"("")"},
    {N, "debug", "stringify", "[\"a\"]", 0, R"("\"a\"")"},
    {N, "debug", "stringify", "[1,\"b\"]", 0, R"("[1,\"b\"]")"},
    {N, "debug", "stringify", "[]", 0, R"("\"<empty argument list>\"")"},
    {C, "debug", "stringify", "[]", 0, R"("\"<empty argument list>\"")"},
    {C, "debug", "stringify", "[1,\"b\"]", 0, R"("[\n    1,\n    \"b\"\n]")"},
    {C, "debug", "stringify", "[{\"a\":{\"b\":1.0},\"c\":[]}]", 0,
     R"("{\n    \"a\": {\n        \"b\": 1\n    },\n    \"c\": []\n}")"},
    {N, "math", "add", "[2,3]", 0, "5"},
    {N, "math", "add", "[9223372036854775807,1]", 1, "i64 add overflow"},
    {N, "math", "add", "[1.0,1]", 1, "Error: Error deserializing field 'x': expected i64, got 1.0..."},
    {N, "math", "add", "[1]", 1, "expected 2 arguments, got 1"},
    {C, "math", "add", "[9007199254740992,1]", 0, "9007199254740992"},
    {C, "math", "add", "[\"1\",2]", 1, R"(("math" "add") Argument 0 expected to be of type number, Got string)"},
    {N, "math", "sub", "[2,3]", 0, "-1"},
    {N, "math", "sub", "[0,-9223372036854775808]", 1, "i64 neg overflow"},
    {N, "math", "sub", "[-9223372036854775808,1]", 1, "i64 add overflow"},
    {C, "math", "sub", "[2,3]", 0, "-1"},
    {N, "math", "mul", "[4611686018427387904,2]", 1, "i64 mul overflow"},
    {N, "math", "mul", "[-4,5]", 0, "-20"},
    {C, "math", "mul", "[1e200,1e200]", 0, "null"},
    {N, "math", "fmul", "[10,0.66]", 0, "6"},
    {N, "math", "fmul", "[1e300,1]", 0, "9223372036854775807"},
    {C, "math", "fmul", "[10,0.66]", 0, "6"},
    {N, "math", "div", "[-10,3]", 0, "-3"},
    {N, "math", "div", "[1,0]", 1, "i64 div overflow"},
    {C, "math", "div", "[-10,3]", 0, "-4"},
    {C, "math", "div", "[1,0]", 0, "null"},
    {N, "math", "rem", "[-10,3]", 0, "-1"},
    {N, "math", "rem", "[1,0]", 1, "i64 rem overflow"},
    {C, "math", "rem", "[-10,3]", 0, "-1"},
    {N, "math", "pow", "[2,62]", 0, "4611686018427387904"},
    {N, "math", "pow", "[2,63]", 1, "i64 pow overflow"},
    {N, "math", "pow", "[-2,63]", 0, "-9223372036854775808"},
    {N, "math", "pow", "[-1,4294967295]", 0, "-1"},
    {N, "math", "pow", "[2,-1]", 1, "Error: Error deserializing field 'y': expected u32, got -1..."},
    {C, "math", "pow", "[2,-1]", 0, "0.5"},
    {N, "math", "log", "[10,1000]", 0, "3"},
    {N, "math", "log", "[1,5]", 1, "i64 log overflow"},
    {C, "math", "log", "[10,1000]", 0, "2.9999999999999996"},
    {N, "cmp", "gt", "[2,1]", 0, "true"},
    {C, "cmp", "gt", "[2,2]", 0, "false"},
    {N, "cmp", "gte", "[2,2]", 0, "true"},
    {C, "cmp", "gte", "[1,2]", 0, "false"},
    {N, "cmp", "lt", "[2,2]", 0, "false"},
    {C, "cmp", "lt", "[1,2]", 0, "true"},
    {N, "cmp", "lte", "[3,2]", 0, "false"},
    {C, "cmp", "lte", "[2,2.0]", 0, "true"},
    {N, "cmp", "cmp", "[1,2]", 0, "-1"},
    {N, "cmp", "cmp", "[2,2]", 0, "0"},
    {C, "cmp", "cmp", "[3,2]", 0, "1"},
    {N, "array", "sum", "[[1,2,3]]", 0, "6"},
    {N, "array", "sum", "[[9223372036854775807,1]]", 1, "i64 add overflow"},
    {N, "array", "sum", "[[\"a\"]]", 1, "Error: Error deserializing field 'x': expected Vec<i64>, got [\"a\"]..."},
    {C, "array", "sum", "[[]]", 0, "0"},
    {C, "array", "sum", "[[1,2.5]]", 0, "3.5"},
    {N, "array", "dedup", "[[\"a\",\"b\",\"a\"]]", 0, R"(["a","b"])"},
    {N, "array", "dedup", "[[1]]", 1, "Error: Error deserializing field 'x': expected Vec<String>, got [1]..."},
    {C, "array", "dedup", "[[\"a\",{\"a\":1},\"a\",{\"a\":1}]]", 0, R"(["a",{"a":1},{"a":1}])"},
    {N, "array", "intersect", "[[\"a\",\"b\",\"c\",\"c\"],[\"c\",\"b\"]]", 0, R"(["b","c"])"},
    {C, "array", "intersect", "[[\"a\",\"b\",\"c\",\"c\"],[\"c\",\"b\"]]", 0, R"(["b","c","c"])"},
    {N, "array", "diff", "[[\"a\",\"a\",\"b\"],[\"b\"]]", 0, R"(["a"])"},
    {C, "array", "diff", "[[\"a\",\"a\",\"b\"],[\"b\"]]", 0, R"(["a","a"])"},
    {N, "array", "sdiff", "[[\"a\",\"b\"],[\"b\",\"c\"]]", 0, R"(["a","c"])"},
    {C, "array", "sdiff", "[[\"a\",\"b\"],[\"b\",\"c\"]]", 0, R"(["a","c"])"},
    {N, "array", "slice", "[[1,2,3],1,2]", 0, "[2]"},
    {N, "array", "slice", "[[],7,3]", 0, "[]"},
    {N, "array", "slice", "[[1],1,0]", 1, "slice indexes out of bounds. start index: 1, end index: 0, array length: 1"},
    {N, "array", "slice", "[[1],-1,0]", 1, "second argument (start index) must be an unsigned integer, was -1"},
    {N, "array", "length", "[[1]]", 0, "1"},
    {N, "json", "obj", "[\"b\",1,\"a\",2,\"b\",3]", 0, R"({"a":2,"b":3})"},
    {N, "json", "obj", "[\"b\"]", 1, "Expected odd number of arguments, got even. No value for key '\"b\"'"},
    {N, "json", "obj", "[1,2]", 1,
     "All keys must be of type string. Key of the following pair is of invalid type: (1, 2)"},
    {C, "json", "obj", "[\"a\",1,\"b\"]", 1, R"(("json" "obj") Expected even number of argument(s). Got 3)"},
    {C, "json", "obj", "[1,2]", 1, R"(("json" "obj") Expected string, received number)"},
    {C, "json", "obj", "[\"a\",1]", 0, R"({"a":1})"},
    {N, "json", "put", "[{\"a\":1},\"a\",2]", 0, R"({"a":2})"},
    {N, "json", "put", "[{}]", 1, "Error: Field 'key' is missing from args to call_service..."},
    {C, "json", "put", "[{\"a\":1},\"b\",[]]", 0, R"({"a":1,"b":[]})"},
    {N, "json", "puts", "[{\"a\":1}]", 0, R"({"a":1})"},
    {C, "json", "puts", "[{}]", 1, R"(("json" "puts") Expected more than 3 argument(s). Got 1)"},
    {C, "json", "puts", "[{},\"a\",1,\"b\"]", 1, R"(("json" "puts") Argument count must be odd.)"},
    {C, "json", "puts", "[{},\"a\",1]", 0, R"({"a":1})"},
    {N, "json", "parse", "[\"[1]\"]", 0, "[1]"},
    {N, "json", "parse", "[\"nope\"]", 1, "Error: error parsing json nope..."},
    {C, "json", "parse", "[\"{}\"]", 0, "{}"},
    {C, "json", "parse", "[\"nope\"]", 1, R"(("json" "parse") Unexpected token 'o', "nope" is not valid JSON)"},
    {C, "json", "parse", "[\"[1] 2\"]", 1,
     R"(("json" "parse") Unexpected non-whitespace character after JSON at position 4)"},
    {C, "json", "parse", "[\"\"]", 1, R"(("json" "parse") Unexpected end of JSON input)"},
    {N, "json", "stringify", "[[1,\"a\"]]", 0, R"("[1,\"a\"]")"},
    {C, "json", "stringify", "[[1]]", 1, R"(("json" "stringify") Argument 0 expected to be of type object, Got array)"},
    {C, "json", "stringify", "[{\"a\":1.0}]", 0, R"("{\"a\":1}")"},
    {N, "json", "obj_pairs", "[[[\"a\",1]]]", 0, R"({"a":1})"},
    {N, "json", "obj_pairs", "[[[\"a\"]]]", 1, "Error: Error deserializing field 'x'..."},
    {N, "json", "puts_pairs", "[{\"a\":1},[[\"b\",2]]]", 0, R"({"a":1,"b":2})"},
    {N, "json", "puts_pairs", "[1,[]]", 1, "expected json object, got 1"},
    {N, "run-console", "print", "[1]", 0, R"("")"},
    {C, "run-console", "print", "[1]", 0, "{}"},
    {C, "tracingSrv", "tracingEvent", "[\"a\",\"b\"]", 0, "null"},
    {N, "peer", "identify", "[]", 0,
     R"({"air_version":"0.62.0","allowed_binaries":[],"external_addresses":[],"node_version":"0.28.0","spell_version":"0.7.7","vm_info":null})"},
    {C, "peer", "identify", "[]", 0,
     R"({"air_version":"js-0.24.2","external_addresses":[],"node_version":"js-0.23.0"})"},
    {N, "peer", "timeout", "[\"20\",[]]", 0, R"("")"},
    {N, "peer", "timeout", "[]", 1, "Error: Field 'duration_ms' is missing from args to call_service..."},
    {C, "peer", "timeout", "[20,\"late\"]", 0, R"("late")"},
    {C, "peer", "timeout", "[20]", 1, R"(("peer" "timeout") Expected 2 argument(s). Got 1)"},
    // The check value of the definition: "a" to "d" by distance to "target".
    {N, "kad", "merge", "[\"zxLp9tXm\",[\"2g\",\"2h\"],[\"2i\",\"2j\",\"2g\"]]", 0, R"(["2h","2i","2j","2g"])"},
    {N, "kad", "merge", "[\"zxLp9tXm\",[\"2g\",\"2h\"],[\"2i\",\"2j\"],[2]]", 0, R"(["2h","2i"])"},
    {N, "kad", "merge", "[\"0\",[],[]]", 1, "Error: decode base58 failed..."},
};

// Functions that clients know and refuse.
constexpr std::string_view kMissing[][2] = {{"peer", "is_connected"},
                                            {"peer", "connect"},
                                            {"peer", "get_contact"},
                                            {"kad", "neighborhood"},
                                            {"kad", "merge"},
                                            {"srv", "list"},
                                            {"srv", "create"},
                                            {"srv", "get_interface"},
                                            {"srv", "resolve_alias"},
                                            {"srv", "add_alias"},
                                            {"srv", "remove"},
                                            {"dist", "add_module_from_vault"},
                                            {"dist", "add_module"},
                                            {"dist", "add_blueprint"},
                                            {"dist", "make_module_config"},
                                            {"dist", "load_module_config"},
                                            {"dist", "default_module_config"},
                                            {"dist", "make_blueprint"},
                                            {"dist", "load_blueprint"},
                                            {"dist", "list_modules"},
                                            {"dist", "get_module_interface"},
                                            {"dist", "list_blueprints"},
                                            {"script", "add"},
                                            {"script", "remove"},
                                            {"script", "list"}};

// Tested one by one.
constexpr std::string_view kSpecial[][2] = {
    {"peer", "timestamp_ms"}, {"peer", "timestamp_sec"},  {"peer", "is_connected"}, {"peer", "connect"},
    {"peer", "get_contact"},  {"kad", "neighborhood"},    {"sig", "sign"},          {"sig", "verify"},
    {"sig", "get_peer_id"},   {"kad", "neigh_with_addrs"}};

class World {
 public:
  World() : scenario_(makeScenario()), book_(scenario_) {
    for (size_t i = 1; i < scenario_.peers.size(); ++i) nodes_.push_back(book_.keys()[i].peerId());
    initiator_ = self().peerId();
  }

  const crypto::KeyPair& self() const { return book_.keys()[2]; }
  const sim::PeerBook& book() const { return book_; }
  const std::vector<std::string_view>& nodes() const { return nodes_; }
  void startedBy(std::string_view name) { initiator_ = book_.idOf(name); }
  void madeBy(data::Tetraplet origin) { tetraplets_ = {{std::move(origin)}}; }

  sim::Answer call(Host host, std::string_view service, std::string_view function, std::string_view args,
                   values::Budget* budget = nullptr) const {
    Value list = *values::parseJson(args);
    sim::CallSite site{service, function, list.asArray(), tetraplets_};
    site.self = &self();
    site.initiator = initiator_;
    site.now = 1'704'067'201'500;
    site.book = &book_;
    site.nodes = nodes_;
    site.budget = budget;
    testing::Premises premises(self().peerId());
    if (host == Host::Node) site.premises = &premises;
    for (const sim::BuiltinInfo& builtin : sim::allBuiltins())
      if (builtin.host == host && builtin.service == service && builtin.function == function) return builtin.run(site);
    return sim::notFound(host, site);
  }

 private:
  static sim::Scenario makeScenario() {
    sim::Scenario scenario = sim::plainScenario();
    for (const char* name : {"ann", "bob", "cleo"}) scenario.peers.push_back({name});
    return scenario;
  }
  sim::Scenario scenario_;
  sim::PeerBook book_;
  std::vector<std::string_view> nodes_;
  std::vector<std::vector<data::Tetraplet>> tetraplets_;
  std::string initiator_;
};

void check(const Row& row, const sim::Answer& answer) {
  INFO((row.host == N ? "node " : "client ") << row.service << "." << row.function << row.args);
  CHECK(answer.code == row.code);
  if (row.code == 0) {
    CHECK(answer.value.text() == row.expected);
    return;
  }
  REQUIRE(answer.value.isString());
  std::string_view expected = row.expected, seen = answer.value.asString();
  if (expected.ends_with("...")) {
    expected.remove_suffix(3);
    seen = seen.substr(0, expected.size());
  }
  CHECK(seen == expected);
}

}  // namespace

TEST_CASE("built-in services answer as specified") {
  World world;
  for (const Row& row : kRows) check(row, world.call(row.host, row.service, row.function, row.args));
  for (const Row& row : kAssertions)
    for (Host host : {N, C}) check(row, world.call(host, row.service, row.function, row.args));
  for (const auto& [service, function] : kMissing) {
    std::string s(service), f(function);
    std::string expected =
        "(\"" + s + "\" \"" + f + "\") The JS implementation of Peer does not support \"" + s + "." + f + "\"";
    check({C, service, function, "[1]", 1, expected}, world.call(C, service, function, "[1]"));
  }
}

TEST_CASE("every built-in has a test") {
  std::set<std::pair<std::string_view, std::string_view>> tested[2];
  for (const Row& row : kRows) tested[static_cast<size_t>(row.host)].emplace(row.service, row.function);
  for (const auto& [service, function] : kMissing) tested[1].emplace(service, function);
  for (auto& host : tested) {
    for (const auto& [service, function] : kSpecial) host.emplace(service, function);
    for (const Row& row : kAssertions) host.emplace(row.service, row.function);
  }
  for (const auto& [service, function] : testing::nodeServicesTested()) tested[0].emplace(service, function);
  for (const sim::BuiltinInfo& builtin : sim::allBuiltins()) {
    INFO(builtin.service << "." << builtin.function);
    CHECK(tested[static_cast<size_t>(builtin.host)].count({builtin.service, builtin.function}) == 1);
  }
}

TEST_CASE("unknown services are refused in the words of the host") {
  World world;
  CHECK(world.call(N, "x", "f", "[]").value.asString() == "Service with id 'x' not found (function f)");
  CHECK(world.call(C, "x", "f", "[1]").value.asString() ==
        "No service found for service call: serviceId='x', fnName='f' args='[\n    1\n]'");
  CHECK(world.call(C, "array", "slice", "[[],0,0]").code == 1);
}

TEST_CASE("time and peers") {
  World world;
  for (Host host : {N, C}) {
    CHECK(world.call(host, "peer", "timestamp_ms", "[]").value.text() == "1704067201500");
    CHECK(world.call(host, "peer", "timestamp_sec", "[]").value.text() == "1704067201");
    CHECK(world.call(host, "sig", "get_peer_id", "[]").value.asString() == world.self().peerId());
  }
  CHECK(world.call(N, "peer", "timeout", "[250,\"x\"]").takes == 250 * sim::kMillisecond);
  CHECK(world.call(C, "peer", "timeout", "[1.5,\"x\"]").takes == 1500);

  std::string bob(world.book().idOf("bob")), stranger = crypto::KeyPair::fromText("stranger").peerId();
  CHECK(world.call(N, "peer", "is_connected", "[\"" + bob + "\"]").value.asBool());
  CHECK_FALSE(world.call(N, "peer", "connect", "[\"" + stranger + "\"]").value.asBool());
  CHECK(world.call(N, "peer", "is_connected", "[\"notapeer\"]").code == 1);
  CHECK(world.call(N, "peer", "connect", "[\"notapeer\"]").value.asString().starts_with("Error: "));
  world.startedBy("bob");
  CHECK(world.call(N, "peer", "connect", "[\"" + bob + "\"]").value.asString() ==
        "This function is only available to the host or worker spells");
  CHECK(world.call(N, "peer", "get_contact", "[\"" + bob + "\"]").value.find("peer_id")->asString() == bob);
  CHECK(world.call(N, "peer", "get_contact", "[\"" + stranger + "\"]").value.text() == "\"\"");
}

TEST_CASE("the neighbourhood of a key: the other nodes, nearest first") {
  World world;
  std::string bob(world.book().idOf("bob"));
  sim::Answer all = world.call(N, "kad", "neighborhood", "[\"" + bob + "\"]");
  REQUIRE(all.code == 0);
  REQUIRE(all.value.asArray().size() == 3);  // without the client and the peer that answers
  // An id is a hash already; else the node says that it hashed it, and measures from there.
  CHECK(world.call(N, "kad", "neighborhood", "[\"" + bob + "\",true]").value.asArray()[0].asString() == bob);
  CHECK(world.call(N, "kad", "neighborhood", "[\"2g\",true]").value.asString() == "Error: Invalid multihash 2g");
  CHECK(world.call(N, "kad", "neighborhood", "[\"2g\",7]").code == 1);
  CHECK(world.call(N, "kad", "neighborhood", "[\"" + std::string(120, 'z') + "\"]").code == 1);
  sim::Answer contacts = world.call(N, "kad", "neigh_with_addrs", "[\"" + bob + "\",true,1]");
  CHECK(contacts.value.text() == R"([{"addresses":[],"peer_id":")" + bob + R"("}])");
  CHECK(world.call(N, "kad", "neigh_with_addrs", "[\"0\"]").code == 1);
  for (const Value& id : all.value.asArray()) CHECK(id.asString() != world.self().peerId());
  CHECK(world.call(N, "kad", "neighborhood", "[\"" + bob + "\",[],[1]]").value.asArray().size() == 1);
  CHECK(world.call(N, "kad", "neighborhood", "[\"0\"]").code == 1);
  CHECK(world.call(N, "kad", "neighborhood", "[]").code == 1);
}

TEST_CASE("signing is guarded") {
  World world;
  const std::string self = world.self().peerId();
  const char* data = "[[1,2,3]]";
  CHECK(world.call(C, "sig", "sign", data).value.text() ==
        R"({"error":["Security guard validation failed"],"signature":[],"success":false})");
  CHECK(world.call(N, "sig", "sign", data).code == 1);
  world.madeBy({self, "registry", "get_record_bytes", ""});
  for (Host host : {N, C}) {
    sim::Answer signedData = world.call(host, "sig", "sign", data);
    REQUIRE(signedData.code == 0);
    REQUIRE(signedData.value.find("success")->asBool());
    std::string signature = signedData.value.find("signature")->asArray()[0].text();
    CHECK(world.call(host, "sig", "verify", "[" + signature + ",[1,2,3]]").value.asBool());
    CHECK_FALSE(world.call(host, "sig", "verify", "[" + signature + ",[1,2,4]]").value.asBool());
  }
  world.startedBy("bob");
  CHECK_FALSE(world.call(C, "sig", "sign", data).value.find("success")->asBool());
  CHECK(world.call(N, "sig", "sign", data).code == 1);
}

TEST_CASE("numbers as browsers print them") {
  auto text = [](double d) { return sim::browserNumber(d).text(); };
  CHECK(text(0.0) == "0");
  CHECK(text(-0.0) == "0");
  CHECK(text(5.0) == "5");
  CHECK(text(-1.5) == "-1.5");
  CHECK(text(0.1) == "0.1");
  CHECK(text(9223372036854775808.0) == "9223372036854776000");
  CHECK(text(0.00001) == "0.00001");
  CHECK(sim::browserJson(Value::number(1e21), 0) == "1e+21");
  CHECK(sim::browserJson(Value::number(123456789012345680000.0), 0) == "123456789012345680000");
  CHECK(sim::browserJson(Value::number(1.5e-7), 0) == "1.5e-7");
  CHECK(sim::browserJson(Value::number(2.5), 0) == "2.5");
}

TEST_CASE("base58 is paid for before the work, which grows with the square of the length") {
  World world;
  auto paid = [&](Host host, std::string_view function, size_t size) {
    values::Budget budget;
    world.call(host, "op", function, "[\"" + std::string(size, 'z') + "\"]", &budget);
    return values::BudgetLimits().instructions - budget.take(UINT64_MAX);
  };
  for (Host host : {N, C})
    for (const char* function : {"string_to_b58", "string_from_b58", "bytes_from_b58"}) {
      INFO(function);
      CHECK(paid(host, function, 6000) == 100 * paid(host, function, 600));
      CHECK_THROWS_AS(paid(host, function, 300'000), values::OverBudget);
    }
}
