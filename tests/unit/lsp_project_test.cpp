// The language server among files: manifests, files that are not open, files that are no Aqua.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/unit/lsp_answers.h"

using namespace aqua;
using namespace aqua::lsp;

namespace {

const std::string kMainFile = "file:///p/src/main.aqua";
const std::string kManifest = "file:///p/aqua.toml";
const std::string kMakes = "aqua Lib declares *\n\n-- Makes a text.\nfunc make(n: string) -> string:\n  <- n\n";
const std::string kUses =
    "aqua Main\n\nimport \"lib.aqua\"\n\nexport f\n\nfunc f(n: string) -> string, u32:\n  t <- make(n)\n  <- t, WAIT\n";
const std::string kProject = "[imports]\npaths = [\"vendor\"]\n[const]\nWAIT = 5\n";

using Shown = std::vector<std::string>;

std::string resultOf(Client& client, std::string_view method, json::Object params) {
  return textOf(*client.request(method, std::move(params)).get("result"));
}

}  // namespace

TEST_CASE("the manifest of the project is obeyed, as it is now") {
  Client client;
  client.disk.set("/p/vendor/lib.aqua", kMakes);
  client.disk.set("/p/aqua.toml", kProject);
  client.open(kMainFile, kUses);
  CHECK(client.settle() == std::map<std::string, Shown>{{kMainFile, {}}});
  CHECK(resultOf(client, "textDocument/definition", Client::at(kMainFile, 7, 8)).find("/p/vendor/lib.aqua") !=
        std::string::npos);
  CHECK(resultOf(client, "textDocument/definition", Client::at(kMainFile, 2, 10)).find("/p/vendor/lib.aqua") !=
        std::string::npos);

  client.write("/p/aqua.toml", "[const]\nWAIT = 5\n");
  CHECK(client.settle()[kMainFile] == Shown{"2:7-2:17 AQ0801"});
  client.write("/p/aqua.toml", "[imports]\npaths = [\"vendor\"]\n");
  CHECK(client.settle()[kMainFile] == Shown{"8:8-8:12 AQ2001"});
  client.write("/p/aqua.toml", kProject + "[lints]\nnaming = \"warn\"\nunused-variable = \"deny\"\n");
  CHECK(client.settle()[kMainFile].empty());

  // Not saved yet, and obeyed all the same.
  client.open(kManifest, "[imports]\npaths = [\"vendor\"]\n", "toml");
  CHECK(client.settle()[kMainFile] == Shown{"8:8-8:12 AQ2001"});
  client.change(kManifest, json::Array{json::Object{{"text", kProject}}});
  CHECK(client.settle()[kMainFile].empty());
  client.disk.erase("/p/aqua.toml");
  client.close(kManifest);
  CHECK(client.settle()[kMainFile] == Shown{"2:7-2:17 AQ0801"});
}

TEST_CASE("levels of lints are those of the project") {
  Client client;
  client.disk.set("/p/aqua.toml", "[lints]\nunused-variable = \"deny\"\n");
  client.disk.set("/q/aqua.toml", "[lints]\nunused-variable = \"allow\"\n");
  std::string text = "aqua M\n\nexport f\n\nfunc f():\n  x = 1\n";
  for (const char* folder : {"p", "q", "r"}) client.open(fmt::format("file:///{}/m.aqua", folder), text);
  while (client.server.idle()) {
  }
  std::map<std::string, std::string> shown;
  for (const json::Value& message : client.got) {
    const json::Object& params = *message.getAsObject()->getObject("params");
    const json::Array& list = *params.getArray("diagnostics");
    shown[params.getString("uri")->str()] =
        list.empty() ? "" : std::to_string(*list.front().getAsObject()->getInteger("severity"));
  }
  CHECK(shown == std::map<std::string, std::string>{
                     {"file:///p/m.aqua", "1"}, {"file:///q/m.aqua", ""}, {"file:///r/m.aqua", "2"}});
}

TEST_CASE("every file has the nearest manifest above it") {
  Client client;
  client.disk.set("/p/aqua.toml", kProject);
  client.disk.set("/p/vendor/lib.aqua", kMakes);
  client.disk.set("/p/inner/aqua.toml", "[imports]\npaths = [\"deps\"]\n[const]\nWAIT = \"no number\"\n");
  client.disk.set("/p/inner/deps/lib.aqua", kMakes);
  const std::string inner = "file:///p/inner/src/main.aqua", alone = "file:///alone/main.aqua";
  client.open(kMainFile, kUses);
  client.open(inner, kUses);
  client.open(alone, kUses);
  auto published = client.settle();
  CHECK(published[kMainFile].empty());
  CHECK(published[inner] == Shown{"8:8-8:12 AQ2501"});
  CHECK(published[alone] == Shown{"2:7-2:17 AQ0801"});
  CHECK(resultOf(client, "textDocument/definition", Client::at(inner, 7, 8)).find("/p/inner/deps/lib.aqua") !=
        std::string::npos);
}

TEST_CASE("what is wrong with a manifest is shown there, open or not") {
  Client client;
  client.disk.set("/p/vendor/lib.aqua", kMakes);
  client.disk.set("/p/aqua.toml", "[import]\n" + kProject);
  client.open(kMainFile, kUses);
  client.open("file:///p/src/other.aqua", "aqua Other\n");
  auto published = client.settle();
  CHECK(published[kManifest] == Shown{"0:1-0:7 AQ7002"});
  CHECK(published[kMainFile].empty());  // the rest of the manifest was understood
  client.write("/p/aqua.toml", "[imports\n");
  CHECK(client.settle()[kManifest].size() == 1);
  client.write("/p/aqua.toml", kProject);
  published = client.settle();
  REQUIRE(published.contains(kManifest));
  CHECK(published[kManifest].empty());

  client.close(kMainFile);
  client.close("file:///p/src/other.aqua");
  client.settle();
  client.open(kManifest, "[lints]\nunused-variabel = \"deny\"\n", "toml");  // alone, and not as on the disk
  CHECK(client.settle()[kManifest] == Shown{"1:0-1:15 AQ7002"});
  client.close(kManifest);
  published = client.settle();
  REQUIRE(published.contains(kManifest));
  CHECK(published[kManifest].empty());
}

TEST_CASE("a manifest that is named beforehand governs all files") {
  ServerOptions options = Client::options();
  options.settings.manifest = "/conf/aqua.toml";
  Client client(true, options);
  client.disk.set("/conf/aqua.toml", "[const]\nWAIT = 7\n[imports]\npaths = [\"/p/vendor\"]\n");
  client.disk.set("/p/vendor/lib.aqua", kMakes);
  client.disk.set("/p/aqua.toml", "nonsense");
  client.open(kMainFile, kUses);
  CHECK(client.settle() == std::map<std::string, Shown>{{kMainFile, {}}});
}

TEST_CASE("settings of the editor are stronger than the manifest, and relative to the open folder") {
  Client client(false);
  client.disk.set("/p/aqua.toml", "[const]\nWAIT = \"no number\"\n");
  client.disk.set("/p/deps/lib.aqua", kMakes);
  json::Object settings{{"imports", json::Array{"deps"}}, {"constants", json::Array{"WAIT = 1"}}};
  client.request("initialize", json::Object{{"rootUri", "file:///p"}, {"initializationOptions", std::move(settings)}});
  client.open(kMainFile, kUses);
  CHECK(client.settle()[kMainFile].empty());
}

TEST_CASE("files that are no Aqua are not read as Aqua") {
  struct Row {
    std::string name, language;
    bool aqua;
  };
  for (const Row& row : {Row{"a.aqua", "aqua", true}, Row{"a.aqua", "plaintext", true}, Row{"a", "aqua", true},
                         Row{"a.toml", "aqua", false}, Row{"a.toml", "toml", false}, Row{"a.air", "air", false},
                         Row{"a.air", "aqua", false}, Row{"a.txt", "plaintext", false}, Row{"a", "", false}}) {
    INFO(row.name << " " << row.language);
    Client client;
    const std::string uri = "file:///p/" + row.name;
    client.open(uri, "(seq (null) (null)\n", row.language);
    CHECK(client.settle()[uri].empty() != row.aqua);
    json::Object whole{{"textDocument", json::Object{{"uri", uri}}}};
    if (row.aqua) continue;
    client.change(uri, json::Array{Client::edit(0, 0, 0, 0, "x")});
    CHECK(client.settle()[uri].empty());
    for (const char* method : {"textDocument/hover", "textDocument/definition", "textDocument/references"})
      CHECK(resultOf(client, method, Client::at(uri, 0, 1)) == "null");
    CHECK(resultOf(client, "textDocument/formatting", json::Object(whole)) == "null");
    CHECK(resultOf(client, "textDocument/documentSymbol", json::Object(whole)) == "null");
    client.close(uri);
    CHECK(client.settle()[uri].empty());
  }
}

TEST_CASE("files that are not open are answered from the disk") {
  Client client;
  const std::string lib = "file:///p/vendor/lib.aqua";
  client.disk.set("/p/aqua.toml", kProject);
  client.disk.set("/p/vendor/lib.aqua", kMakes);
  client.disk.set("/p/src/main.aqua", kUses);
  json::Object symbols{{"textDocument", json::Object{{"uri", lib}}}};
  CHECK(resultOf(client, "textDocument/documentSymbol", json::Object(symbols)).find("make") != std::string::npos);
  CHECK(resultOf(client, "textDocument/hover", Client::at(lib, 3, 6)).find("Makes a text.") != std::string::npos);
  CHECK(resultOf(client, "textDocument/definition", Client::at(kMainFile, 7, 8)).find(lib) != std::string::npos);
  json::Object places = Client::at(kMainFile, 7, 8);
  places["context"] = json::Object{{"includeDeclaration", true}};
  std::string references = resultOf(client, "textDocument/references", std::move(places));
  CHECK(references.find(lib) != std::string::npos);
  CHECK(references.find(kMainFile) != std::string::npos);
  CHECK(client.settle().empty());  // nothing is published for them

  client.disk.set("/p/vendor/lib.aqua", "aqua Lib declares *\n\nfunc other():\n  x = 1\n");  // nobody tells
  CHECK(resultOf(client, "textDocument/documentSymbol", json::Object(symbols)).find("other") != std::string::npos);
}

TEST_CASE("the editor is asked to watch files when it can") {
  auto begun = [](Client& client, bool dynamic) {
    json::Object watching{{"didChangeWatchedFiles", json::Object{{"dynamicRegistration", dynamic}}}};
    json::Object capabilities{{"workspace", std::move(watching)}};
    client.request("initialize", json::Object{{"capabilities", std::move(capabilities)}});
    client.notify("initialized", json::Object());
  };
  Client able(false), unable(false);
  begun(unable, false);
  CHECK(unable.got.empty());
  begun(able, true);
  REQUIRE(able.got.size() == 1);
  std::string text = textOf(able.got[0]);
  for (const char* part : {"client/registerCapability", "workspace/didChangeWatchedFiles", "**/*.aqua", "**/aqua.toml"})
    CHECK(text.find(part) != std::string::npos);
  able.got.clear();
  able.send(R"({"jsonrpc": "2.0", "id": "aqua-files", "result": null})");
  CHECK(able.got.empty());
  able.send(R"({"jsonrpc": "2.0", "id": "aqua-files", "error": {"code": 1, "message": "too many"}})");
  REQUIRE(able.got.size() == 1);
  CHECK(textOf(able.got[0]).find("too many") != std::string::npos);
}

TEST_CASE("who asks for diagnostics is told what has no place as well") {
  ServerOptions options = Client::options();
  options.settings.manifest = "/gone.toml";
  Client client(true, std::move(options));
  client.open("file:///p/main.aqua", "aqua M declares *\n");
  json::Object about{{"textDocument", json::Object{{"uri", "file:///p/main.aqua"}}}};
  const json::Object answer = client.request("textDocument/diagnostic", std::move(about));
  const json::Array& items = *answer.getObject("result")->getArray("items");
  REQUIRE(items.size() == 1);
  CHECK(items[0].getAsObject()->getString("code") == llvm::StringRef("AQ9001"));
}

TEST_CASE("reading many files ahead is told, once the editor has made room for it") {
  ProjectClient client(json::Object{{"window", json::Object{{"workDoneProgress", true}}}});
  client.open(client.uriOf("src/main.aqua"), client.textOf("src/main.aqua"));
  std::vector<std::string> kinds;
  auto take = [&] {
    for (const json::Value& message : client.got) {
      const json::Object& fields = *message.getAsObject();
      const std::string method = fields.getString("method").value_or("").str();
      if (method == "window/workDoneProgress/create") kinds.push_back("asked");
      if (method == "$/progress")
        kinds.push_back(fields.getObject("params")->getObject("value")->getString("kind")->str());
    }
    client.got.clear();
  };
  while (kinds.empty() && client.server.idle()) take();
  CHECK(kinds == std::vector<std::string>{"asked"});
  client.send(R"({"jsonrpc": "2.0", "id": "aqua-reading", "result": null})");
  while (client.server.idle()) take();
  take();
  REQUIRE(kinds.size() > 5);
  CHECK(kinds[1] == "begin");
  CHECK(kinds[2] == "report");
  CHECK(kinds.back() == "end");
}

TEST_CASE("codes lead to their pages where editors can follow") {
  for (bool links : {false, true}) {
    ServerOptions options = Client::options();
    options.showPage = [](diagnostics::Code code) { return "/pages/" + diagnostics::codeText(code) + ".txt"; };
    Client client(false, options);
    json::Object own{{"codeDescriptionSupport", links}};
    client.request(
        "initialize",
        json::Object{
            {"capabilities", json::Object{{"textDocument", json::Object{{"publishDiagnostics", std::move(own)}}}}}});
    client.open("file:///m.aqua", "aqua M declares *\n\nfunc f() -> string:\n  <- nobody\n");
    while (client.server.idle()) {
    }
    const std::string told = textOf(client.got.back());
    CHECK((told.find("file:///pages/AQ") != std::string::npos) == links);
    CHECK(told.find("AQ") != std::string::npos);
  }
}

TEST_CASE("a check of the project tells that it goes on, and stops when nobody wants it any more") {
  bool cancelled = false;
  ServerOptions options = Client::options();
  options.cancelled = [&] { return cancelled; };
  Client client(false, options);
  client.disk.set("/p/a.aqua", "aqua A declares *\n\nconst X = 1\n");
  client.request("initialize", json::Object{{"capabilities", json::Object()}, {"rootUri", "file:///p"}});
  for (bool now : {false, true}) {
    cancelled = now;
    client.got.clear();
    const json::Object answer = client.request(
        "workspace/diagnostic", json::Object{{"previousResultIds", json::Array()}, {"workDoneToken", "t"}});
    REQUIRE(client.got.size() == 2);
    CHECK(textOf(client.got[0]).find(R"("kind":"begin")") != std::string::npos);
    CHECK(textOf(client.got[1]).find(R"("kind":"end")") != std::string::npos);
    if (now) CHECK(answer.getObject("error")->getInteger("code") == -32800);
    else CHECK(answer.getObject("result")->getArray("items")->size() == 1);
  }
}
