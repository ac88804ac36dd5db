// The parts of the language server below the protocol: positions, frames, document identifiers.
#include <catch2/catch.hpp>

#include <sstream>

#include "tools/lsp/positions.h"
#include "tools/lsp/server.h"
#include "tools/lsp/uri.h"
#include "tools/messages/framing.h"

using namespace aqua::lsp;
using namespace aqua::messages;

TEST_CASE("positions count in the units that were agreed on") {
  std::string_view text = "a\xC3\xA9\xE2\x8A\xA4\xF0\x9F\x98\x80z\nb";  // a é ⊤ 😀 z
  Positions positions(text);
  struct Row {
    uint32_t offset, utf8, utf16, utf32;
  };
  for (Row row :
       {Row{0, 0, 0, 0}, Row{1, 1, 1, 1}, Row{3, 3, 2, 2}, Row{6, 6, 3, 3}, Row{10, 10, 5, 4}, Row{11, 11, 6, 5}}) {
    CHECK(positions.position(row.offset, Encoding::Utf8) == Position{0, row.utf8});
    CHECK(positions.position(row.offset, Encoding::Utf16) == Position{0, row.utf16});
    CHECK(positions.position(row.offset, Encoding::Utf32) == Position{0, row.utf32});
    CHECK(positions.offset({0, row.utf8}, Encoding::Utf8) == row.offset);
    CHECK(positions.offset({0, row.utf16}, Encoding::Utf16) == row.offset);
    CHECK(positions.offset({0, row.utf32}, Encoding::Utf32) == row.offset);
  }
  CHECK(positions.position(12, Encoding::Utf16) == Position{1, 0});
  CHECK(positions.offset({0, 4}, Encoding::Utf16) == 6);  // within 😀
  CHECK(positions.offset({0, 2}, Encoding::Utf8) == 1);   // within é
}

TEST_CASE("places beyond a line or the text are its end") {
  Positions positions("ab\ncd");
  CHECK(positions.offset({0, 99}, Encoding::Utf16) == 2);
  CHECK(positions.offset({1, 99}, Encoding::Utf16) == 5);
  CHECK(positions.offset({7, 0}, Encoding::Utf16) == 5);
  CHECK(positions.position(99, Encoding::Utf16) == Position{1, 2});
  Positions empty("");
  CHECK(empty.offset({0, 3}, Encoding::Utf16) == 0);
  CHECK(empty.position(0, Encoding::Utf16) == Position{0, 0});
}

TEST_CASE("all line ends of the protocol are known") {
  Positions positions("a\r\nb\rc\nd\n");
  CHECK(positions.offset({1, 0}, Encoding::Utf8) == 3);
  CHECK(positions.offset({2, 0}, Encoding::Utf8) == 5);
  CHECK(positions.offset({3, 0}, Encoding::Utf8) == 7);
  CHECK(positions.offset({4, 0}, Encoding::Utf8) == 9);
  CHECK(positions.offset({0, 9}, Encoding::Utf8) == 1);
}

TEST_CASE("bytes that are no UTF-8 count as one each") {
  Positions positions(
      "\xFF\xC3"
      "a");
  for (Encoding encoding : {Encoding::Utf8, Encoding::Utf16, Encoding::Utf32}) {
    CHECK(positions.offset({0, 2}, encoding) == 2);
    CHECK(positions.position(3, encoding) == Position{0, 3});
  }
}

TEST_CASE("frames are read one after the other") {
  std::istringstream in(
      "Content-Length: 2\r\n\r\n{}content-length:  3 \r\nContent-Type: x\r\n\r\nabcContent-Length: 0\r\n\r\n");
  FrameReader reader(*in.rdbuf());
  std::string body;
  CHECK(reader.next(body) == Frame::Message);
  CHECK(body == "{}");
  CHECK(reader.next(body) == Frame::Message);
  CHECK(body == "abc");
  CHECK(reader.next(body) == Frame::Message);
  CHECK(body.empty());
  CHECK(reader.next(body) == Frame::End);
}

TEST_CASE("broken frames are named, and reading goes on") {
  std::istringstream in(
      "Content-Type: x\r\n\r\nnonsense\r\n\r\nContent-Length: many\r\n\r\nContent-Length: -1\n\n"
      "Content-Length: 99999999999999999999\n\nContent-Length: 2\n\nok");
  FrameReader reader(*in.rdbuf());
  std::string body;
  for (const char* problem :
       {"no `Content-Length` in the header", "a header line without `:`", "`Content-Length` is no number",
        "`Content-Length` is no number", "`Content-Length` is no number"}) {
    CHECK(reader.next(body) == Frame::Malformed);
    CHECK(body == problem);
  }
  CHECK(reader.next(body) == Frame::Message);
  CHECK(body == "ok");
}

TEST_CASE("a stream that ends within a frame ends") {
  for (const char* text : {"", "Content-", "Content-Length: 5\r\n", "Content-Length: 5\r\n\r\nabc",
                           "Content-Length: 999999999999\r\n\r\nabc"}) {
    std::istringstream in(text);
    FrameReader reader(*in.rdbuf());
    std::string body;
    Frame frame = reader.next(body);
    if (frame == Frame::Malformed) frame = reader.next(body);
    CHECK(frame == Frame::End);
  }
}

TEST_CASE("frames are written with their length in bytes") {
  std::ostringstream out;
  writeFrame(out, "\xC3\xA9");
  CHECK(out.str() == "Content-Length: 2\r\n\r\n\xC3\xA9");
}

TEST_CASE("document identifiers and paths") {
  CHECK(pathOfUri("file:///a/b.aqua") == "/a/b.aqua");
  CHECK(pathOfUri("file:///a%20b/%C3%A9.aqua") == "/a b/\xC3\xA9.aqua");
  CHECK(pathOfUri("file://localhost/a.aqua") == "/a.aqua");
  CHECK(pathOfUri("file:///a/./c/../b.aqua") == "/a/b.aqua");
  CHECK(pathOfUri("file:///100%") == "/100%");
  CHECK(pathOfUri("untitled:Untitled-1") == "untitled:Untitled-1");
  CHECK(uriOfPath("/a b/\xC3\xA9.aqua") == "file:///a%20b/%C3%A9.aqua");
  CHECK(uriOfPath("untitled:Untitled-1") == "untitled:Untitled-1");
}

TEST_CASE("messages that are not JSON, or nested without end, are refused") {
  CHECK(aqua::messages::parse(R"({"a": [1, "[[[["]})"));
  for (std::string text : {std::string(), std::string("{"), std::string("{\"a\": }"), std::string("\xFF"),
                           std::string("{} {}"), std::string(1000000, '['), std::string(100000, '{')}) {
    auto message = aqua::messages::parse(text);
    REQUIRE(!message);
    CHECK(!message.error().empty());
  }
}
