// Somebody types a program of 500 lines, character by character; the server keeps up, and knows what is there.
#include <catch2/catch.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "tests/unit/lsp_client.h"

using namespace aqua;
using namespace aqua::lsp;

namespace {

const std::string kUri = "file:///p/long.aqua";

std::string program(int functions) {
  std::string text =
      "aqua Long declares *\n\nimport Op from \"@fluencelabs/aqua-lib/builtin.aqua\"\n\nservice S(\"s\"):\n  get(key: "
      "string) -> string\n\n";
  for (int i = 0; i < functions; ++i)
    text += fmt::format(
        "-- Number {0}, with \xE2\x8A\xA4 and \xF0\x9F\x98\x80.\nfunc f{0}(peer: string, keys: []string) -> []string:\n"
        "  found: *string\n  for key <- keys par:\n    on peer via HOST_PEER_ID:\n      value <- S.get(key)\n"
        "      if value != \"{0}\":\n        found <<- value\n  join found[keys.length - 1]\n  <- found\n\n",
        i);
  return text;
}

/// How a text grows: the position of its end, in UTF-16 units.
void moveBehind(Position& end, std::string_view character) {
  if (character == "\n") {
    ++end.line;
    end.character = 0;
  } else {
    end.character += character.size() == 4 ? 2 : 1;
  }
}

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> all;
  for (size_t at = 0; at < text.size();) {
    auto lead = static_cast<unsigned char>(text[at]);
    size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    all.emplace_back(text.substr(at, size));
    at += size;
  }
  return all;
}

}  // namespace

TEST_CASE("typing a program character by character") {
  std::string text = program(45);
  Client client;
  client.open(kUri, "");
  Position end;
  size_t typed = 0;
  for (const std::string& character : characters(text)) {
    client.change(kUri, json::Array{Client::edit(end.line, end.character, end.line, end.character, character)});
    moveBehind(end, character);
    // A check after every character would take minutes in a debug build; every 97th hits all kinds of places.
    if (++typed % 97 == 0) client.settle();
  }
  CHECK(end.line > 500);
  CHECK(client.settle()[kUri].empty());

  Client fresh;  // what was typed is what was meant
  fresh.open(kUri, text);
  CHECK(fresh.settle()[kUri].empty());
  json::Object document{{"textDocument", json::Object{{"uri", kUri}}}};
  CHECK(textOf(client.request("textDocument/documentSymbol", json::Object(document))["result"]) ==
        textOf(fresh.request("textDocument/documentSymbol", json::Object(document))["result"]));
}

TEST_CASE("every keystroke of one function in a long file") {
  std::string text = program(45);
  Client client;
  client.open(kUri, text);
  client.settle();
  Position end{static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n')), 0};
  for (const std::string& character : characters("func last(xs: []u8) -> u8:\n  y = xs[0] + 1\n  <- y\n")) {
    client.change(kUri, json::Array{Client::edit(end.line, end.character, end.line, end.character, character)});
    moveBehind(end, character);
    client.settle();
  }
  client.change(kUri, json::Array{});
  CHECK(client.settle()[kUri].empty());  // nothing is wrong at the end
  // Back again, from the end.
  uint32_t last = end.line - 1;
  client.change(kUri, json::Array{Client::edit(last - 2, 0, end.line, 0, "")});
  client.settle();
  json::Object symbols =
      client.request("textDocument/documentSymbol", json::Object{{"textDocument", json::Object{{"uri", kUri}}}});
  CHECK(textOf(*symbols.get("result")).find("\"last\"") == std::string::npos);
}
