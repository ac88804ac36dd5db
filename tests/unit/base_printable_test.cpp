#include <catch2/catch.hpp>

#include "compiler/base/printable.h"

using namespace aqua::base;

TEST_CASE("what is unprintable is escaped, and nothing else") {
  CHECK(printable("plain `text` \\ \"quotes\" äöü 語 🙂") == "plain `text` \\ \"quotes\" äöü 語 🙂");
  CHECK(printable("a\nb\tc\rd") == "a\\nb\\tc\\rd");
  CHECK(printable(std::string_view("\0\x1b[31m\x7f", 7)) == "\\u{0}\\u{1b}[31m\\u{7f}");
  CHECK(printable("\u0085\u009b") == "\\u{85}\\u{9b}");
  CHECK(printable("\u202e\u2066\u200f\u061c") == "\\u{202e}\\u{2066}\\u{200f}\\u{61c}");
  CHECK(printable("\u2028\u2029\u200b\ufeff\U000e0041") == "\\u{2028}\\u{2029}\\u{200b}\\u{feff}\\u{e0041}");
  CHECK(printable("\xff\xc3(\xed\xa0\x80\xf0\x9f") == "\\xff\\xc3(\\xed\\xa0\\x80\\xf0\\x9f");
}

TEST_CASE("line ends and tabs stay in texts of several lines") {
  CHECK(printableLines("a\tb\r\nc\rd\n\x1b") == "a\tb\r\nc\\rd\n\\u{1b}");
}

TEST_CASE("JSON keeps its meaning") {
  CHECK(printableJson("{\n \"a\u202e\": \"\x7f\U000e0041 ä\"}") == "{\n \"a\\u202e\": \"\\u007f\\udb40\\udc41 ä\"}");
}

TEST_CASE("long texts lose their middle, whole characters only") {
  CHECK(shortened("short", 5) == "short");
  CHECK(shortened("äääääääää", 8) == "ääääää…(1 more)…ää");
  CHECK(shortened("0123456789", 8) == "012345…(2 more)…89");
  CHECK(shortened("\xff\xff\xff\xff\xff\xff\xff\xff\xff", 8).size() > 0);
}
