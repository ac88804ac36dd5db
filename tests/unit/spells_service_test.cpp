// The service of a spell: every function, by whom, and what it says when that is not allowed.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "runtime/spells/spell.h"

using namespace aqua;
using spells::Caller;
using spells::Role;
using spells::Spell;
using values::Value;

namespace {

/// One spell, called by different peers.
class Service {
 public:
  Spell spell;
  Caller caller{Role::Spell, true, "me", "spell_1_0", 1000};

  std::string operator()(std::string_view function, std::string_view args = "[]") {
    tested().insert(std::string(function));
    Value list = *values::parseJson(args);
    auto answer = spells::call(spell, caller, function, list.asArray());
    return answer ? answer->text() : "error: " + answer.error();
  }
  Service& as(Role role) {
    caller.role = role;
    return *this;
  }
  static std::set<std::string>& tested() {
    static std::set<std::string> names;
    return names;
  }
};

const std::string kDone = R"({"error":"","success":true})";
std::string refused(const std::string& error) { return R"({"error":")" + error + R"(","success":false})"; }

void scalars() {
  Service call;
  CHECK(call("get_string", R"(["a"])") == R"({"absent":true,"error":"","success":true,"value":""})");
  CHECK(call("set_string", R"(["a",""])") == kDone);
  CHECK(call("get_string", R"(["a"])") == R"({"absent":false,"error":"","success":true,"value":""})");
  CHECK(call("get_u32", R"(["a"])") == R"({"absent":true,"error":"","success":true,"value":0})");
  CHECK(call("set_u32", R"(["a",7])") == kDone);  // the same slot
  CHECK(call("get_u32", R"(["a"])") == R"({"absent":false,"error":"","success":true,"value":7})");
  CHECK(call("get_string", R"(["a"])") == R"({"absent":true,"error":"","success":true,"value":""})");
  CHECK(call("exists", R"(["a"])") == R"({"error":"","success":true,"value":true})");
  CHECK(call("remove_key", R"(["a"])") == kDone);
  CHECK(call("remove_key", R"(["a"])") == kDone);
  CHECK(call("exists", R"(["a"])") == R"({"error":"","success":true,"value":false})");
  CHECK(call("set_json_fields", R"(["{\"c\":\"x\",\"n\":[1]}"])") == kDone);
  CHECK(*spells::stringOf(call.spell, "c") == "\"x\"");
  CHECK(*spells::stringOf(call.spell, "n") == "[1]");
  CHECK(call("set_json_fields", R"(["[]"])") == refused("passed string must represent a JSON object"));
}

void lists() {
  Service call;
  CHECK(call("list_get_strings", R"(["l"])") == R"({"error":"","success":true,"value":[]})");
  for (const char* item : {"a", "b", "a", "c"})
    CHECK(call("list_push_string", R"(["l",")" + std::string(item) + "\"]") == kDone);
  CHECK(call("set_string", R"(["l","beside"])") == kDone);
  CHECK(call("list_remove_string", R"(["l","a"])") == kDone);
  CHECK(call("list_get_strings", R"(["l"])") == R"({"error":"","success":true,"value":["b","c"]})");
  CHECK(call("list_pop_string", R"(["l"])") == R"({"absent":false,"error":"","success":true,"value":"c"})");
  CHECK(call("list_pop_string", R"(["l"])") == R"({"absent":false,"error":"","success":true,"value":"b"})");
  CHECK(call("list_pop_string", R"(["l"])") == R"({"absent":true,"error":"","success":true,"value":""})");
  CHECK(call("get_string", R"(["l"])") == R"({"absent":false,"error":"","success":true,"value":"beside"})");
}

void rights() {
  Service call;
  auto write = [&](Role role, const std::string& key) {
    return call.as(role)("set_string", "[\"" + key + "\",\"v\"]");
  };
  auto role = [](const std::string& key, const std::string& name) {
    return refused("writing to the `" + key + "` is forbidden for the callers with the role " + name);
  };
  for (const char* key : {"h_k", "w_k", "hw_k", "wh_k", "k", "h"}) CHECK(write(Role::Spell, key) == kDone);
  for (const char* key : {"h_k", "hw_k"}) CHECK(write(Role::Host, key) == kDone);
  for (const char* key : {"w_k", "wh_k", "k", "h"}) CHECK(write(Role::Host, key) == role(key, "Host"));
  for (const char* key : {"w_k", "hw_k"}) CHECK(write(Role::Worker, key) == kDone);
  for (const char* key : {"h_k", "wh_k", "k", "w"}) CHECK(write(Role::Worker, key) == role(key, "Worker"));
  for (const char* key : {"h_k", "w_k", "hw_k", "k"})
    CHECK(write(Role::Outside, key) ==
          refused("writing to the `" + std::string(key) + "` is forbidden for any outside caller"));
  // Each field by itself, in order: those before the refused one are written.
  call.as(Role::Host);
  CHECK(call("set_json_fields", R"(["{\"h_a\":1,\"x\":2,\"y\":3}"])") == role("x", "Host"));
  CHECK(spells::stringOf(call.spell, "h_a"));
  CHECK_FALSE(spells::stringOf(call.spell, "x"));
  CHECK(
      call("list_pop_string", R"(["l"])") ==
      R"({"absent":true,"error":"writing to the `l` is forbidden for the callers with the role Host","success":false,"value":""})");
  CHECK(call.as(Role::Outside)("get_string", R"(["k"])") ==
        R"({"absent":false,"error":"","success":true,"value":"v"})");  // everybody may read
}

void owners() {
  Service call;
  CHECK(call("get_script") == R"({"error":"","success":true,"value":""})");
  CHECK(call("set_script", R"(["null"])") == kDone);
  CHECK(call("get_script") == R"({"error":"","success":true,"value":"null"})");
  CHECK(call("script_cid") ==
        R"({"error":"","success":true,"v1_str":"bafkreiduenhjrl7hjgh3lwxr6nvmfv4kzqzzizhzkbydxdabtcjptavzbm"})");
  const std::string unset =
      R"({"config":{"blockchain":{"end_block":0,"start_block":0},"clock":{"end_sec":0,"period_sec":0,"start_sec":0},"connections":{"connect":false,"disconnect":false}},"error":"Trigger Config is not set. Use set_trigger_config to set it.","success":false})";
  CHECK(call("get_trigger_config") == unset);
  const std::string config =
      R"({"blockchain":{"end_block":0,"start_block":0},"clock":{"end_sec":0,"period_sec":5,"start_sec":1},"connections":{"connect":false,"disconnect":false}})";
  CHECK(call("set_trigger_config", "[" + config + "]") == kDone);
  CHECK(call("get_trigger_config") == R"({"config":)" + config + R"(,"error":"","success":true})");
  call.caller.owner = false;
  CHECK(call("set_script", R"(["x"])") == refused("Only owner of the service can set the script"));
  CHECK(call("set_trigger_config", "[" + config + "]") == refused("Only owner of the spell can set trigger config"));
}

void mailbox() {
  Service call;
  call.as(Role::Outside);
  for (int i = 0; i < 60; ++i) CHECK(call("push_mailbox", "[\"m" + std::to_string(i) + "\"]") == kDone);
  Value box = *values::parseJson(call("get_mailbox"));
  const values::Array& messages = box.find("messages")->asArray();
  REQUIRE(messages.size() == 50);
  CHECK(messages.front().text() == R"({"init_peer_id":"me","message":"m59","timestamp":1000})");
  CHECK(messages.back().find("message")->asString() == "m10");
  CHECK(
      call("pop_mailbox") ==
      R"({"absent":true,"error":"pop_mailbox can be called only by the associated spell script","message":[],"success":false})");
  call.as(Role::Spell);
  CHECK(
      call("pop_mailbox") ==
      R"({"absent":false,"error":"","message":[{"init_peer_id":"me","message":"m59","timestamp":1000}],"success":true})");
  call.spell.mailbox.clear();
  CHECK(call("pop_mailbox") == R"({"absent":true,"error":"","message":[],"success":true})");
}

void traces() {
  Service call;
  for (int i = 0; i < 501; ++i) call("store_log", "[\"l" + std::to_string(i) + "\"]");
  Value logs = *values::parseJson(call("get_logs"));
  REQUIRE(logs.find("logs")->asArray().size() == 500);
  CHECK(logs.find("logs")->asArray().front().text() == R"({"message":"l1","timestamp":1000})");
  const std::string error = R"({"error_code":1,"instruction":"fail","message":"no","peer_id":"p"})";
  CHECK(call("store_error", "[" + error + ",3,99]") == kDone);
  CHECK(call("get_errors", R"(["spell_1_0"])") == R"([{"error_idx":3,"last_error":)" + error + "}]");
  CHECK(call("get_errors", R"(["other"])") == "[]");
  CHECK(call("get_all_errors") == R"({"error":"","particle_errors":[{"errors":[{"error_idx":3,"last_error":)" + error +
                                      R"(}],"particle_id":"spell_1_0"}],"success":true})");
  call.as(Role::Host);
  CHECK(call("store_log", R"(["x"])") == refused("store_log can be called only by the associated spell script"));
  CHECK(call("store_error", "[" + error + ",3,99]") ==
        refused("store_error can be called only by the associated spell script"));
}

}  // namespace

TEST_CASE("every function of a spell") {
  SECTION("values by key") { scalars(); }
  SECTION("lists, independent of values of the same key") { lists(); }
  SECTION("who may write") { rights(); }
  SECTION("script and trigger are the owner's") { owners(); }
  SECTION("the mailbox keeps the newest 50") { mailbox(); }
  SECTION("logs and errors are the script's own") { traces(); }
}

TEST_CASE("arguments that do not fit are an error of the call") {
  Service call;
  CHECK(call("set_u32", R"(["k",-1])") ==
        "error: `set_u32` of a spell takes (key: string, value: u32), got [\"k\",-1]");
  CHECK(call("get_string") == "error: `get_string` of a spell takes (key: string), got []");
  CHECK(call("store_error", R"([{"error_code":1},0,0])").starts_with("error: `store_error`"));
  CHECK(call("set_trigger_config", "[{}]").starts_with("error: `set_trigger_config`"));
}

TEST_CASE("runs are counted from zero") {
  Spell spell;
  CHECK(spells::countRun(spell) == 0);
  CHECK(spells::countRun(spell) == 1);
  spell.scalars["hw_counter"] = std::string("nonsense");
  CHECK(spells::countRun(spell) == 0);
}

TEST_CASE("no function of the table is without a test") {
  for (auto part : {scalars, lists, rights, owners, mailbox, traces}) part();
  for (std::string_view name : {
#define SPELL_FUNCTION(name, handler, arguments) std::string_view(name),
#include "runtime/spells/functions.def"
#undef SPELL_FUNCTION
       }) {
    INFO(name);
    CHECK(Service::tested().contains(std::string(name)));
  }
}
