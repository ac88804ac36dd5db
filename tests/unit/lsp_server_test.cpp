// The language server, message by message.
#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <sstream>

#include <fmt/format.h>

#include "tests/unit/lsp_client.h"
#include "tools/lsp/loop.h"
#include "tools/messages/framing.h"

using namespace aqua;
using namespace aqua::lsp;
using namespace aqua::messages;

namespace {

const std::string kMain = "file:///p/main.aqua";
const std::string kLib = "file:///p/lib.aqua";

const std::string kLibText =
    "aqua Lib declares *\n\n-- A thing.\n-- It has a name.\ndata Thing:\n  name: string\n\n"
    "-- Makes a thing.\nfunc make(name: string) -> Thing:\n  <- Thing(name = name)\n";
const std::string kMainText =
    "aqua Main\n\nimport \"lib.aqua\"\n\nexport f\n\nfunc f(n: string) -> string:\n  t <- make(n)\n  <- t.name\n";

std::string errorOf(const json::Object& answer) {
  const json::Object* error = answer.getObject("error");
  return error ? std::to_string(*error->getInteger("code")) : "none";
}

std::string hoverText(Client& client, const std::string& uri, int64_t line, int64_t character) {
  json::Object answer = client.request("textDocument/hover", Client::at(uri, line, character));
  const json::Object* result = answer.getObject("result");
  return result ? result->getObject("contents")->getString("value")->str() : "";
}

std::string definitionText(Client& client, const std::string& uri, int64_t line, int64_t character) {
  json::Object answer = client.request("textDocument/definition", Client::at(uri, line, character));
  const json::Object* result = answer.getObject("result");
  return result ? result->getString("uri")->str() + " " + Client::rangeText(*result->getObject("range")) : "";
}

}  // namespace

TEST_CASE("initialize tells what there is, in the units that the client knows") {
  struct Row {
    std::string offered;
    std::string chosen;
  };
  for (const Row& row : {Row{"[]", "utf-16"}, Row{R"(["utf-16", "utf-8"])", "utf-8"}, Row{R"(["utf-32"])", "utf-32"},
                         Row{R"(["utf-7", 3])", "utf-16"}, Row{"7", "utf-16"}}) {
    INFO(row.offered);
    Client client(false);
    json::Object general{{"positionEncodings", *aqua::messages::parse(row.offered)}};
    json::Object answer =
        client.request("initialize", json::Object{{"capabilities", json::Object{{"general", std::move(general)}}}});
    const json::Object* capabilities = answer.getObject("result")->getObject("capabilities");
    CHECK(capabilities->getString("positionEncoding")->str() == row.chosen);
    CHECK(*capabilities->getObject("textDocumentSync")->getInteger("change") == 2);
    CHECK(*capabilities->getBoolean("hoverProvider"));
  }
}

TEST_CASE("a life has an order") {
  Client client(false);
  CHECK(errorOf(client.request("textDocument/hover", json::Object())) == "-32002");
  client.open(kMain, "nonsense");
  CHECK(client.settle().empty());  // before `initialize` nothing is taken
  CHECK(errorOf(client.request("initialize", json::Object())) == "none");
  CHECK(errorOf(client.request("initialize", json::Object())) == "-32600");
  CHECK(errorOf(client.request("shutdown", nullptr)) == "none");
  CHECK(errorOf(client.request("textDocument/hover", json::Object())) == "-32600");
  client.notify("exit", nullptr);
  CHECK(client.server.exited());
  CHECK(client.server.exitCode() == 0);

  Client rude;
  rude.notify("exit", nullptr);
  CHECK(rude.server.exitCode() == 1);
}

TEST_CASE("messages that make no sense are answered by errors") {
  Client client;
  struct Row {
    std::string message, code;
  };
  for (const Row& row :
       {Row{"{", "-32700"}, Row{"[]", "-32600"}, Row{"7", "-32600"}, Row{"{}", "-32600"}, Row{R"({"id": 1})", "-32600"},
        Row{R"({"id": 1, "method": 5})", "-32600"}, Row{R"({"id": {}, "method": "shutdown"})", "-32600"},
        Row{R"({"id": 1, "method": "no/such"})", "-32601"},
        Row{R"({"id": 1, "method": "textDocument/didOpen"})", "-32601"},
        Row{R"({"id": 1, "method": "textDocument/hover"})", "-32602"},
        Row{R"({"id": 1, "method": "textDocument/hover", "params": []})", "-32602"},
        Row{R"({"id": 1, "method": "textDocument/hover", "params": {"textDocument": {"uri": "file:///x"}}})", "-32602"},
        Row{R"({"id": 1, "method": "textDocument/formatting", "params": {"textDocument": {"uri": 1}}})", "-32602"}}) {
    INFO(row.message);
    client.got.clear();
    client.send(row.message);
    REQUIRE(client.got.size() == 1);
    CHECK(errorOf(*client.got[0].getAsObject()) == row.code);
  }
  client.got.clear();
  client.send(R"({"id": 1, "result": null})");  // an answer to nothing
  client.send(R"({"method": "$/unknown"})");
  client.send(R"({"method": "unknown"})");
  CHECK(client.got.empty());
}

TEST_CASE("notifications with wrong parameters change nothing") {
  Client client;
  client.open(kMain, kMainText);
  client.open(kLib, kLibText);
  client.settle();
  for (const char* change :
       {R"({"range": {"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"})",
        R"({"range": {"start": {"line": 1, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"})",
        R"({"range": 3, "text": "x"})", R"({"text": 3})", "7"}) {
    client.got.clear();
    client.send(std::string(R"({"method": "textDocument/didChange", "params": {"textDocument": {"uri": ")") + kMain +
                R"("}, "contentChanges": [)" + change + "]}}");
    REQUIRE(client.got.size() == 1);
    CHECK(textOf(client.got[0]).find("window/logMessage") != std::string::npos);
    CHECK(client.settle().empty());
  }
}

TEST_CASE("what is checked is what the editor shows") {
  Client client;
  client.disk.set("/p/lib.aqua", "aqua Lib declares *\n");
  client.open(kMain, kMainText);
  auto published = client.settle();
  CHECK(published[kMain].size() >= 1);  // on the disk there is no `make`
  client.open(kLib, kLibText);
  published = client.settle();
  CHECK(published[kMain].empty());
  CHECK(published[kLib].empty());

  client.change(kLib, json::Array{Client::edit(8, 5, 8, 9, "built")});  // unsaved, in the other file
  published = client.settle();
  auto atCall = [](const std::string& shown) { return shown.starts_with("7:7-7:11 "); };
  CHECK(std::count_if(published[kMain].begin(), published[kMain].end(), atCall) == 1);
  client.change(kLib, json::Array{Client::edit(8, 5, 8, 10, "make")});
  CHECK(client.settle()[kMain].empty());

  client.notify("textDocument/didClose", json::Object{{"textDocument", json::Object{{"uri", kLib}}}});
  CHECK(client.settle()[kMain].size() >= 1);
}

TEST_CASE("errors of imported files are shown there, once, and go away") {
  Client client;
  client.disk.set("/p/lib.aqua", "aqua Lib declares *\n\nfunc make(n: string) -> string:\n  <- nothing\n");
  std::string text =
      "aqua Main\n\nimport \"lib.aqua\"\n\nexport f\n\nfunc f(n: string) -> string:\n  t <- make(n)\n  <- t\n";
  client.open(kMain, text);
  client.open("file:///p/other.aqua", text);
  auto published = client.settle();
  CHECK(published[kLib].size() == 1);
  client.disk.set("/p/lib.aqua", "aqua Lib declares *\n\nfunc make(n: string) -> string:\n  <- n\n");
  client.notify("workspace/didChangeWatchedFiles", json::Object{{"changes", json::Array()}});
  published = client.settle();
  REQUIRE(published.contains(kLib));
  CHECK(published[kLib].empty());
}

TEST_CASE("changes are applied in order, each to what the one before it left") {
  Client client;
  client.open(kMain, "");
  client.change(kMain, json::Array{Client::edit(0, 0, 0, 0, "aqua M\n"),
                                   Client::edit(1, 0, 1, 0, "const A = \"\xF0\x9F\x98\x80\" + x\n"),
                                   Client::edit(1, 14, 1, 18, ""), Client::edit(9, 9, 9, 9, "-- end")});
  json::Object symbols =
      client.request("textDocument/documentSymbol", json::Object{{"textDocument", json::Object{{"uri", kMain}}}});
  CHECK(
      textOf(*symbols.get("result")) ==
      R"([{"kind":14,"location":{"range":{"end":{"character":7,"line":1},"start":{"character":6,"line":1}},"uri":"file:///p/main.aqua"},"name":"A"}])");
  CHECK(client.settle()[kMain].empty());
  client.change(kMain, json::Array{json::Object{{"text", "aqua M\n\nfunc"}}});
  CHECK(client.settle()[kMain].size() == 1);
}

TEST_CASE("hover has the declaration and its comment") {
  Client client;
  client.open(kLib, kLibText);
  client.open(kMain, kMainText);
  CHECK(hoverText(client, kMain, 7, 8) == "```aqua\nfunc make(name: string) -> Thing\n```\n\nMakes a thing.\n");
  CHECK(hoverText(client, kMain, 7, 11) ==
        "```aqua\nfunc make(name: string) -> Thing\n```\n\nMakes a thing.\n");  // just behind
  CHECK(hoverText(client, kMain, 7, 2) == "```aqua\nt: Thing\n```\n");
  CHECK(hoverText(client, kMain, 8, 7) == "```aqua\nname: string\n```\n");
  CHECK(hoverText(client, kMain, 6, 8) == "```aqua\nn: string\n```\n");
  CHECK(hoverText(client, kLib, 8, 28) == "```aqua\ndata Thing:\n  name: string\n```\n\nA thing.\nIt has a name.\n");
  CHECK(hoverText(client, kMain, 1, 0).empty());
}

TEST_CASE("definitions are found in the file and in imported ones") {
  Client client;
  client.open(kLib, kLibText);
  client.open(kMain, kMainText);
  CHECK(definitionText(client, kMain, 7, 8) == kLib + " 8:5-8:9");
  CHECK(definitionText(client, kMain, 8, 5) == kMain + " 7:2-7:3");
  CHECK(definitionText(client, kMain, 8, 8) == kLib + " 5:2-5:6");
  CHECK(definitionText(client, kMain, 7, 12) == kMain + " 6:7-6:8");
  CHECK(definitionText(client, kMain, 4, 7) == kMain + " 6:5-6:6");
  CHECK(definitionText(client, kMain, 2, 10) == kLib + " 0:0-0:0");
  CHECK(definitionText(client, kMain, 1, 0).empty());
}

TEST_CASE("references are those of all open files") {
  Client client;
  client.open(kLib, kLibText);
  client.open(kMain, kMainText);
  json::Object params = Client::at(kMain, 7, 8);
  params["context"] = json::Object{{"includeDeclaration", true}};
  json::Object answer = client.request("textDocument/references", std::move(params));
  std::vector<std::string> places;
  for (const json::Value& each : *answer.getArray("result"))
    places.push_back(each.getAsObject()->getString("uri")->str() + " " +
                     Client::rangeText(*each.getAsObject()->getObject("range")));
  std::sort(places.begin(), places.end());
  CHECK(places == std::vector<std::string>{kLib + " 8:5-8:9", kMain + " 7:7-7:11"});
}

TEST_CASE("the outline has items and their members") {
  Client client(false);
  json::Object symbol{{"hierarchicalDocumentSymbolSupport", true}};
  client.request("initialize",
                 json::Object{{"capabilities",
                               json::Object{{"textDocument", json::Object{{"documentSymbol", std::move(symbol)}}}}}});
  client.open(kLib, kLibText);
  json::Object answer =
      client.request("textDocument/documentSymbol", json::Object{{"textDocument", json::Object{{"uri", kLib}}}});
  const json::Array& symbols = *answer.getArray("result");
  REQUIRE(symbols.size() == 2);
  const json::Object& data = *symbols[0].getAsObject();
  CHECK(data.getString("name")->str() == "Thing");
  CHECK(Client::rangeText(*data.getObject("selectionRange")) == "4:5-4:10");
  REQUIRE(data.getArray("children"));
  CHECK(data.getArray("children")->front().getAsObject()->getString("detail")->str() == "string");
  CHECK(symbols[1].getAsObject()->getString("detail")->str() == "(name: string) -> Thing");
}

TEST_CASE("formatting changes the lines that need it") {
  Client client;
  client.open(kMain, "aqua M\n\nfunc f():\n  x=1\n  y = 2\n");
  auto format = [&] {
    json::Object answer =
        client.request("textDocument/formatting",
                       json::Object{{"textDocument", json::Object{{"uri", kMain}}}, {"options", json::Object()}});
    return textOf(*answer.get("result"));
  };
  CHECK(format() ==
        R"([{"newText":"  x = 1\n","range":{"end":{"character":0,"line":4},"start":{"character":0,"line":3}}}])");
  client.change(kMain, json::Array{json::Object{{"text", "aqua M\n\nfunc f(:\n  x=1\n"}}});
  CHECK(format() == "null");
}

TEST_CASE("fixes are offered where the error is") {
  Client client;
  client.open(kMain, "aqua M\n\nexport f\n\nfunc f():\n  s: *string\n  x = s\n  else:\n    y = 1\n");
  json::Object range{{"start", json::Object{{"line", 0}, {"character", 0}}},
                     {"end", json::Object{{"line", 9}, {"character", 0}}}};
  json::Object answer =
      client.request("textDocument/codeAction",
                     json::Object{{"textDocument", json::Object{{"uri", kMain}}}, {"range", std::move(range)}});
  REQUIRE(answer.getArray("result"));
  for (const json::Value& action : *answer.getArray("result")) {
    CHECK(action.getAsObject()->getString("kind")->str() == "quickfix");
    CHECK(!action.getAsObject()->getObject("edit")->getObject("changes")->empty());
  }
}

TEST_CASE("documents without a file are checked, too") {
  Client client;
  client.open("untitled:Untitled-1", "aqua M\n\nfunc f(:\n");
  CHECK(client.settle()["untitled:Untitled-1"].size() >= 1);
}

TEST_CASE("the standard library is there") {
  Client client;
  client.open(kMain,
              "aqua M\n\nimport \"@fluencelabs/aqua-lib/builtin.aqua\"\n\nexport f\n\nfunc f() -> string:\n  x <- "
              "Op.concat_strings(\"a\", \"b\")\n  <- x\n");
  CHECK(client.settle()[kMain].empty());
  CHECK(hoverText(client, kMain, 7, 12).find("concat_strings(") != std::string::npos);
}

namespace {

/// A session as bytes: the answers to some messages.
std::string session(const std::vector<std::string>& messages, int& code) {
  std::ostringstream request, out;
  for (const std::string& message : messages) writeFrame(request, message);
  std::istringstream in(request.str());
  modules::OverlayFileSystem disk;
  code = serve(*in.rdbuf(), out, disk, {}).value();
  return out.str();
}

}  // namespace

TEST_CASE("a session over streams, with a cancelled request") {
  int code = 0;
  std::string out = session({R"({"jsonrpc":"2.0","id":"a","method":"initialize","params":{"capabilities":{}}})",
                             "{broken", R"({"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{}})",
                             R"({"jsonrpc":"2.0","id":3,"method":"shutdown"})", R"({"jsonrpc":"2.0","method":"exit"})"},
                            code);
  CHECK(code == 0);
  CHECK(out.find(R"("id":"a")") != std::string::npos);
  CHECK(out.find("-32700") != std::string::npos);
  CHECK(out.find("-32602") != std::string::npos);

  session({R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})"}, code);
  CHECK(code == 1);  // the stream ended without `exit`
}

namespace {

/// Processor seconds that it takes to answer `count` requests whose cancellations stand at the end of the input.
double timeOfCancelled(int count) {
  std::vector<std::string> messages;
  for (int id = 0; id < count; ++id)
    messages.push_back(fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"no/such"}})", id));
  for (int id = 0; id < count; ++id)
    messages.push_back(fmt::format(R"({{"jsonrpc":"2.0","method":"$/cancelRequest","params":{{"id":{}}}}})", id));
  int code = 0;
  std::clock_t begin = std::clock();
  std::string out = session(messages, code);
  double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::istringstream answers(out);
  FrameReader frames(*answers.rdbuf());
  std::string body;
  std::vector<int> answered(static_cast<size_t>(count));
  while (frames.next(body) == Frame::Message) {
    json::Object answer = *aqua::messages::parse(body)->getAsObject();
    answered[static_cast<size_t>(*answer.getInteger("id"))] += 1;
    CHECK((errorOf(answer) == "-32601" || errorOf(answer) == "-32800"));
  }
  CHECK(answered == std::vector<int>(static_cast<size_t>(count), 1));
  return seconds;
}

}  // namespace

TEST_CASE("a request that waits is found by its id, however many wait") {
  double few = timeOfCancelled(2000),
         many = timeOfCancelled(16000);  // eight times as many, not sixty-four times the work
  CHECK(many < 24 * few + 0.1);
}

TEST_CASE("only requests that wait are cancelled, and identifiers are used again") {
  int code = 0;
  std::string cancel = R"({"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}})";
  std::string out =
      session({cancel, R"({"jsonrpc":"2.0","method":"$/cancelRequest"})",
               R"({"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":{}}})",
               R"({"jsonrpc":"2.0","id":1,"method":"no/such"})", R"({"jsonrpc":"2.0","id":"1","method":"no/such"})",
               R"({"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"2"}})"},
              code);
  CHECK(out.find("-32800") == std::string::npos);
  CHECK(out.find(R"("id":1)") != std::string::npos);
  CHECK(out.find(R"("id":"1")") != std::string::npos);
}

TEST_CASE("hover of a service call tells the peer") {
  Client client;
  client.open(
      kMain,
      "aqua M\nexport f\nservice S(\"s\"):\n  get(x: string)\nfunc g(p: string, r: string):\n  S.get(p)\n"
      "  for i <- [p] par:\n    on p via r:\n      if p == r:\n        S.get(r)\nfunc f(p: string):\n  S.get(p)\n"
      "  c = func (x: string):\n    S.get(x)\n  c(p)\n  g(p, p)\n");
  CHECK(hoverText(client, kMain, 5, 5) == "```aqua\nget(x: string)\n```\n\nRuns where `g` is called.\n");
  CHECK(hoverText(client, kMain, 9, 11) == "```aqua\nget(x: string)\n```\n\nRuns on `p`, reached via `r`.\n");
  CHECK(hoverText(client, kMain, 11, 5) == "```aqua\nget(x: string)\n```\n\nRuns on the initiator.\n");
  CHECK(hoverText(client, kMain, 13, 7) == "```aqua\nget(x: string)\n```\n\nRuns where the closure is called.\n");
  CHECK(hoverText(client, kMain, 3, 3) == "```aqua\nget(x: string)\n```\n");
}

TEST_CASE("definitions in the standard library are shown as files") {
  Client client;
  client.open(kMain, "aqua M\nimport \"@fluencelabs/aqua-lib/builtin.aqua\"\nexport f\nfunc f():\n  Op.noop()\n");
  CHECK(definitionText(client, kMain, 4, 6).starts_with("file:///cache/%40fluencelabs/aqua-lib/builtin.aqua "));
  CHECK(definitionText(client, kMain, 1, 12) == "file:///cache/%40fluencelabs/aqua-lib/builtin.aqua 0:0-0:0");
}

TEST_CASE("what only inlining finds is shown when there is nothing else to do") {
  std::string text = "aqua M\nexport top\nservice S(\"s\"):\n  act(x: u32)\nfunc f0(x: u32):\n  S.act(x)\n";
  for (int i = 1; i <= 20; ++i) text += fmt::format("func f{}(x: u32):\n  f{}(x)\n  f{}(x)\n", i, i - 1, i - 1);
  text += "func top(x: u32):\n  f20(x)\n";
  Client client;
  client.open(kMain, text);
  CHECK(client.server.idle());
  REQUIRE(client.got.size() == 1);
  CHECK(textOf(client.got.back()).find("AQ5") == std::string::npos);
  auto published = client.settle();
  REQUIRE(published[kMain].size() == 1);
  CHECK(published[kMain].front().ends_with(" AQ5002"));
}

TEST_CASE("every text on the way to a program is checked and laid out, typed forwards and taken away from its middle") {
  std::string text =
      "aqua M declares *\nimport greet as g from \"lib.aqua\"\nexport f\nconst LIMIT = 3\ndata D:\n  a: u8\n  b: "
      "?[]string\n"
      "service S(\"s\"):\n  get(k: string) -> D, u8\nability A:\n  go(x: i32) -> bool\n-- Does.\n"
      "func f{A}(p: string, c: string -> u8) -> []u8:\n  all: *u8\n  for k <- [p, \"é\"] par:\n    on p via "
      "HOST_PEER_ID:\n"
      "      try:\n        d, n <- S.get(k)\n        all <<- n + d.a * LIMIT\n      catch e:\n        all <<- "
      "c(e.message)\n"
      "  h = (x: u8) -> u8:\n    <- x\n  if A.go(-1) && all[0] == 2:\n    all <- h(1)\n  join all[1], all[{ 2 }]\n  <- "
      "all\n";
  Client client;
  client.open(kMain, "");
  json::Object layout{{"textDocument", json::Object{{"uri", kMain}}},
                      {"options", json::Object{{"tabSize", 2}, {"insertSpaces", true}}}};
  auto type = [&](const std::string& now) {
    client.change(kMain, json::Array{json::Object{{"text", now}}});
    client.settle();
    CHECK(errorOf(client.request("textDocument/formatting", json::Object(layout))) == "none");
    CHECK(errorOf(client.request("textDocument/documentSymbol", json::Object(layout))) == "none");
  };
  for (size_t end = 0; end <= text.size(); ++end)
    if (end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) type(text.substr(0, end));
  for (size_t begin = text.size() / 2, end = begin; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) type(text.substr(0, begin) + text.substr(end));
}
