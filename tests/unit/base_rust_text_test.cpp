#include <catch2/catch.hpp>

#include "compiler/base/rust_text.h"

using aqua::base::rustDebug;

TEST_CASE("texts as Rust shows them") {  // each of these was asked of the official VM
  CHECK(rustDebug("") == R"("")");
  CHECK(rustDebug("a\n\r\t\"\\'é😀中") == R"("a\n\r\t\"\\'é😀中")");
  CHECK(rustDebug(std::string_view("\0", 1)) == R"("\0")");
  CHECK(rustDebug("\x01\x07\x08\x0b\x1b\x7f") == R"("\u{1}\u{7}\u{8}\u{b}\u{1b}\u{7f}")");
  CHECK(rustDebug("\u0080\u009f\u00a0\u00ad") == R"("\u{80}\u{9f}\u{a0}\u{ad}")");
  CHECK(rustDebug("a\u0300\u200b\u2028\u2029\ufeff") == R"("a\u{300}\u{200b}\u{2028}\u{2029}\u{feff}")");
  CHECK(rustDebug("\ue000\u3000\u061c\u202e\u200d\ufe0f") == R"("\u{e000}\u{3000}\u{61c}\u{202e}\u{200d}\u{fe0f}")");
  CHECK(rustDebug("\U000e0001\U0010ffff\U0001f1e6") == R"("\u{e0001}\u{10ffff}🇦")");
}
