// Services of several modules: facade.c imports from toy.c. tools.c runs programs of the host.
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/marine/service.h"

using namespace aqua;

namespace {

marine::ModuleConfig module(const std::string& file, const std::string& name) {
  std::ifstream in("tests/wasm/modules/" + file + ".wasm", std::ios::binary);
  auto read = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(read);
  return {name, *read};
}

marine::ModuleConfig facade() { return module("facade", "facade"); }
marine::ModuleConfig tools() {
  marine::ModuleConfig config = module("tools", "tools");
  config.binaries = {{"tool", "/bin/tool"}, {"old_tool", "/bin/old"}};
  return config;
}

base::Result<std::unique_ptr<marine::Service>> load(std::vector<marine::ModuleConfig> modules, marine::World world = {},
                                                    marine::Limits limits = {}) {
  auto engine = wasm::threadEngine();
  REQUIRE(engine);
  return marine::Service::create({std::move(modules), limits}, std::move(world), **engine);
}

/// The result as JSON, or the error behind an exclamation mark.
std::string text(const marine::Service::Outcome& outcome) {
  return outcome.good ? outcome.value.text() : "! " + outcome.error;
}
std::string call(marine::Service& service, std::string_view function, std::string_view args = "[]") {
  auto json = values::parseJson(args);
  REQUIRE(json);
  return text(service.call(function, *json, {}));
}

}  // namespace

TEST_CASE("modules call those that were loaded before them") {
  auto service = load({module("toy", "toy"), facade()});
  REQUIRE(service);
  CHECK(call(**service, "twice", R"(["Ann"])") == R"("hello, hello, Ann")");
  CHECK(call(**service, "fwd_u32", "[7]") == "7");
  CHECK(call(**service, "fwd_f64", "[1.5]") == "1.5");
  CHECK(call(**service, "fwd_s64", "[-9007199254740993]") == "-9007199254740993");
  CHECK(call(**service, "fwd_mirrors", R"([[[5,-7,"L",["a",""]]]])") ==
        R"([{"label":"L","tags":["a",""],"x":-5,"y":7}])");
  CHECK(call(**service, "hello", R"(["x"])") == "! function with name `hello` is missing");
  auto args = values::parseJson(R"(["x"])");
  CHECK(text((*service)->call("toy", "hello", *args, {})) == R"("hello, x")");
  CHECK(text((*service)->call("nomod", "hello", *args, {})) == R"(! module with name "nomod" is missing)");
}

TEST_CASE("an import with a text releases what the caller had, one with a number does not") {
  auto service = load({module("toy", "toy"), facade()});
  REQUIRE(service);
  call(**service, "fwd_u32", "[1]");
  CHECK(call(**service, "released_times") == "0");
  call(**service, "twice", R"(["x"])");  // before each of two calls, and after its own result
  CHECK(call(**service, "released_times") == "3");
}

TEST_CASE("what fails in another module is told by the whole way to it") {
  marine::Limits limits;
  limits.fuel = 1'000'000;
  auto service = load({module("toy", "toy"), facade()}, {}, limits);
  REQUIRE(service);
  CHECK(call(**service, "fwd_u32", "[3000000000]").find("`i32.from_u32` failed to cast `U32` to `I32`") !=
        std::string::npos);
  CHECK(call(**service, "fwd_trap") ==
        "! engine error: Execution error: `call-core 10` failed while calling the local or import function `fwd_trap`: "
        "Trap occurred: interpreter got error `call-core 16` failed while calling the local or import function `trap`: "
        "Execution error: `call-core 31` failed while calling the local or import function `trap`: Trap occurred: "
        "unreachable");
  std::string spun = call(**service, "fwd_spin");
  CHECK(spun.find("function `spin`: Trap occurred: out of fuel (limit 1000000)") != std::string::npos);
  CHECK(call(**service, "twice", R"(["x"])") == R"("hello, hello, x")");
}

TEST_CASE("modules that lack what they import are refused") {
  CHECK(load({facade()}).error() == "engine error: module with name 'toy' isn't loaded into Marine");
  CHECK(load({module("toy", "renamed"), facade()}).error() ==
        "engine error: module with name 'toy' isn't loaded into Marine");
  CHECK(load({facade(), module("toy", "toy")}).error() ==
        "engine error: module with name 'toy' isn't loaded into Marine");
  CHECK(load({module("greeting", "toy"), facade()}).error() ==
        "engine error: module with name 'facade' doesn't have function with name hello");
  CHECK(load({module("toy", "toy"), module("greeting", "toy")}).error() ==
        "engine error: module with name 'toy' already loaded into Marine, please specify another name");
  marine::ModuleConfig mute = module("greeting", "greeting");
  mute.logger = false;
  CHECK(load({mute}).error().find("module=\"__marine_host_api_v3\" function=\"log_utf8_string\" error: ") !=
        std::string::npos);
  CHECK(load({}).error() == "config should contain at least one module");
}

TEST_CASE("modules share the memory of the service") {
  marine::Limits limits;
  limits.memory = 3 << 16;  // each of the two begins with two pages
  CHECK(load({module("toy", "toy"), facade()}, {}, limits).error() ==
        "engine error: Wasm backend error: module 'facade' needs 2 pages of memory at the start, 1 are allowed");
}

TEST_CASE("mounted programs are the host's, and give bytes") {
  marine::World world;
  std::string last;
  world.program = [&](const marine::ProgramCall& asked) {
    last = asked.module + " " + asked.name + " " + asked.program;
    for (const std::string& each : asked.arguments) last += " <" + each + ">";
    return marine::ProgramResult{3, "", std::string("\xff\n", 2), "no"};
  };
  auto service = load({tools()}, world);
  REQUIRE(service);
  CHECK(call(**service, "run", R"([["-V","a b",""]])") ==
        R"({"error":"","ret_code":3,"stderr":[110,111],"stdout":[255,10]})");
  CHECK(last == "tools tool /bin/tool <-V> <a b> <>");
  call(**service, "run_old", "[[]]");
  CHECK(last == "tools old_tool /bin/old");
  CHECK(call(**service, "run_wrong").find(R"("ret_code":100002)") != std::string::npos);
  auto alone = load({tools()});
  CHECK(call(**alone, "run", "[[]]").find(R"("ret_code":100001)") != std::string::npos);
}

TEST_CASE("a service that is called by what it does is busy") {
  marine::World world;
  marine::Service* itself = nullptr;
  std::string inner;
  world.program = [&](const marine::ProgramCall&) {
    inner = itself->call("run_old", *values::parseJson("[[]]"), {}).error;
    return marine::ProgramResult{};
  };
  auto service = load({tools()}, world);
  REQUIRE(service);
  itself = service->get();
  CHECK(call(**service, "run", "[[]]").find(R"("ret_code":0)") != std::string::npos);
  CHECK(inner == "service is busy");
}
