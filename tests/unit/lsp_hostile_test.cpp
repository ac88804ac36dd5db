// Requests that make no sense: every method, with parameters of every wrong kind, is answered once, by a result or an
// error.
#include <catch2/catch.hpp>

#include "tests/unit/lsp_answers.h"

using namespace aqua;
using namespace aqua::lsp;

namespace {

constexpr const char* kMethods[] = {
#define LSP_REQUEST(method, handler, capability) method,
#include "tools/lsp/methods.def"
#undef LSP_REQUEST
};

const char* const kParams[] = {
    "null",
    "{}",
    R"({"textDocument": 7, "position": []})",
    R"({"textDocument": {"uri": ""}})",
    R"({"textDocument": {"uri": "file:///gone.aqua"}, "position": {"line": 0, "character": 0}})",
    R"({"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}})",
    R"({"textDocument": {"uri": "file:///shop/src/main.aqua"}, "position": {"line": 4294967295, "character": 4294967295}})",
    R"({"textDocument": {"uri": "file:///shop/src/main.aqua"}, "position": {"line": 1e300, "character": -1}})",
    R"({"textDocument": {"uri": "file:///shop/src/main.aqua"}, "position": {"line": 99999, "character": 0},
        "range": {"start": {"line": 99999, "character": 7}, "end": {"line": 99999, "character": 8}}, "newName": "x",
        "positions": [{"line": 99999, "character": 1}], "query": "", "ch": "\n"})",
    R"({"textDocument": {"uri": "file:///shop/src/main.aqua"}, "position": {"line": 0, "character": 0},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 4294967295, "character": 0}}, "newName": "",
        "positions": [], "query": "\u0000", "context": 3})",
    R"({"textDocument": {"uri": "file:///shop/aqua.toml"}, "position": {"line": 0, "character": 0}, "newName": "x",
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "positions": [{}]})",
    R"({"item": {}, "data": {"uri": 3, "path": [], "offset": -1}, "files": [{}], "previousResultIds": [3]})",
    R"({"data": {"uri": "file:///shop/src/main.aqua", "path": "/x", "offset": 99999999, "name": "", "what": "references"},
        "item": {"uri": "file:///shop/src/main.aqua", "selectionRange": {"start": {"line": 99999, "character": 0}}},
        "files": [{"oldUri": "", "newUri": ""}]})",
};

/// The answer to one request, which is the only message that comes.
void checkAnswered(ProjectClient& client, const char* method, const char* params) {
  INFO(method << " " << params);
  client.got.clear();
  client.send(std::string(R"({"jsonrpc": "2.0", "id": 1, "method": ")") + method + R"(", "params": )" + params + "}");
  REQUIRE(client.got.size() == 1);
  const json::Object& answer = *client.got[0].getAsObject();
  CHECK((answer.get("result") != nullptr) != (answer.get("error") != nullptr));
}

}  // namespace

TEST_CASE("every method answers parameters that make no sense") {
  ProjectClient client{json::Object()};
  for (const char* method : kMethods)
    for (const char* params : kParams) checkAnswered(client, method, params);
}

TEST_CASE("every method answers about every place of a text that is cut off") {
  ProjectClient client{json::Object()};
  const std::string text = client.textOf("src/main.aqua"), uri = client.uriOf("src/main.aqua");
  client.open(uri, "");
  for (size_t end = 0; end < text.size(); end += 41) {
    client.change(uri, json::Array{json::Object{{"text", text.substr(0, end)}}});
    const std::string line = std::to_string(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(end), '\n'));
    const std::string place = R"({"line": )" + line + R"(, "character": 99})";
    const std::string params = R"({"textDocument": {"uri": ")" + uri + R"("}, "position": )" + place +
                               R"(, "range": {"start": {"line": 0, "character": 0}, "end": )" + place +
                               R"(}, "newName": "x", "positions": [)" + place + "]}";
    for (const char* method : kMethods)
      if (std::string_view(method).starts_with("textDocument/")) checkAnswered(client, method, params.c_str());
  }
}

TEST_CASE("files that vanish and manifests that break are errors, and what stands in them is forgotten") {
  ProjectClient client{json::Object()};
  const std::string uri = client.uriOf("src/main.aqua");
  client.open(uri, client.textOf("src/main.aqua"));
  CHECK(client.settle()[uri].empty());
  json::Object places = Client::at(client.uriOf("src/types.aqua"), 11, 6);
  places["context"] = json::Object{{"includeDeclaration", true}};
  CHECK(client.request("textDocument/references", json::Object(places)).getArray("result")->size() == 15);
  client.disk.erase("/shop/src/report.aqua");
  client.write("/shop/aqua.toml", "[imports\n");
  CHECK(client.settle()[uri].size() > 1);
  CHECK(client.request("textDocument/references", json::Object(places)).getArray("result")->size() < 15);
  client.disk.erase("/shop/src/types.aqua");
  client.notify("workspace/didChangeWatchedFiles", json::Object{{"changes", json::Array()}});
  CHECK(client.request("textDocument/references", json::Object(places)).getObject("error"));
}
