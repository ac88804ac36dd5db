// Functions in JavaScript: what they give, what they cannot have, and how they end.
#include <catch2/catch.hpp>

#include "runtime/wasm/script.h"

using namespace aqua;

namespace {

std::string refusal(const std::string& source) {
  auto script = wasm::makeScript(source, "s.js", 1);
  return script ? "" : script.error();
}

/// The result of `f` as JSON, or the error behind an exclamation mark.
std::string result(const std::string& body, uint64_t now = 0, uint64_t seed = 1) {
  auto script = wasm::makeScript("service({ f([a, b], tetraplets) { " + body + " } });", "s.js", seed);
  REQUIRE(script);
  CHECK((*script)->functions() == std::vector<std::string>{"f"});
  wasm::Script::Answer answer = (*script)->call("f", R"(["a", {"b": 1}])", "[[1],[]]", now);
  CHECK(answer.log == "[]");
  return (answer.good ? "" : "! ") + answer.text;
}

}  // namespace

TEST_CASE("a script keeps its state and tells what it logs") {
  auto script = wasm::makeScript("let n = 0; service({ f() { console.info('n', ++n, [n]); return n; } });", "s.js", 1);
  REQUIRE(script);
  CHECK((*script)->call("f", "[]", "[]", 0).text == "1");
  wasm::Script::Answer second = (*script)->call("f", "[]", "[]", 0);
  CHECK(second.text == "2");
  CHECK(second.log == R"([["info","n 2 [2]"]])");
  CHECK((*script)->call("g", "[]", "[]", 0).text == "s.js has no function `g`");
  CHECK((*script)->call("toString", "[]", "[]", 0).text == "s.js has no function `toString`");
}

TEST_CASE("arguments and results are JSON") {
  CHECK(result("return [b, a];") == R"([{"b":1},"a"])");
  CHECK(result("return tetraplets;") == "[[1],[]]");
  CHECK(result("") == "null");
  CHECK(result("return { u: undefined, x: [undefined] };") == R"({"x":[null]})");
  CHECK(result("return 'a\\nb\\u2028\\ud800';") == "\"a\\nb\u2028\\ud800\"");
  CHECK(result("return 1 / 0;") == "! TypeError: the result is Infinity, which JSON has not");
  CHECK(result("return { x: Symbol('s') };") == "! TypeError: `x` of the result is a symbol, which JSON has not");
  CHECK(result("throw new Error('two\\nlines');") == "! Error: two\nlines");
  CHECK(result("null.x").starts_with("! TypeError: null is not an object"));
  CHECK(result("null.x").ends_with("(s.js:1)"));
}

TEST_CASE("nothing in a script depends on the day or the machine") {
  CHECK(result("return [Date.now(), new Date().getTime(), new Date(2024, 0, 1).getTime()];", 5) ==
        "[5,5,1704067200000]");
  CHECK(result("return new Date() instanceof Date && typeof Date() === 'string';") == "true");
  CHECK(result("return Math.random();") == result("return Math.random();"));
  CHECK(result("return Math.random();") != result("return Math.random();", 0, 2));
  CHECK(result("return Math.random() < 1 && Math.random() >= 0;") == "true");
  CHECK(result("return (1234.5).toLocaleString('de') + 'b'.localeCompare('a', 'sv');") == R"("1234.51")");
  for (const char* name :
       {"Promise", "setTimeout", "queueMicrotask", "eval", "Function", "WebAssembly", "Intl", "WeakRef",
        "FinalizationRegistry", "Atomics", "SharedArrayBuffer", "performance", "require", "fetch"})
    CHECK(result(std::string("return typeof ") + name + ";") == R"("undefined")");
  CHECK(result("return (() => {}).constructor === undefined;") == "true");
}

TEST_CASE("what is no service is refused") {
  CHECK(refusal("let x = 1;") == "it does not call `service({ ... })`, which registers functions");
  CHECK(refusal("service(1);").starts_with("TypeError: `service` takes an object of functions"));
  CHECK(refusal("service({}); service({});").starts_with("TypeError: `service` was called before"));
  CHECK(refusal("service({ 'a-b'() {} });").starts_with("TypeError: `a-b` is no name of a function"));
  CHECK(refusal("service({ f: 1 });").starts_with("TypeError: `f` is no function"));
  CHECK(refusal("\n\nservice({ f( });").ends_with("in line 3"));
  CHECK(refusal("service({ async f() {} });") ==
        "it has the word `async`: functions of a service give their results at once");
  CHECK(refusal("import('x')") == "it has the word `import`: functions of a service give their results at once");
  CHECK(refusal("const asyncs = 1, $import = 2; service({ f() {} });").empty());
  CHECK(refusal(std::string("a\0b", 3)) == "byte 1 is zero");
  CHECK(refusal("'\xff'") == "byte 1 is no UTF-8");
}

TEST_CASE("a script that does not end is ended, and can be called again") {
  auto script = wasm::makeScript("service({ spin() { for (;;); }, f() { return 1; } });", "s.js", 1);
  REQUIRE(script);
  wasm::Script::Answer answer = (*script)->call("spin", "[]", "[]", 0);
  CHECK(answer.text == "s.js did not end within 1 s; such a run does not come out the same each time");
  CHECK((*script)->call("f", "[]", "[]", 0).text == "1");
  CHECK(refusal("for (;;);").find("did not end within 1 s") != std::string::npos);
}

TEST_CASE("a script that calls itself for ever fails") {
  CHECK(result("return (function f() { return f() + 1; })();").starts_with("! RangeError: Maximum call stack size"));
}
