// Differences by lines, and fixes applied to texts.
#include <catch2/catch.hpp>

#include <random>

#include "compiler/format/apply_fixes.h"
#include "compiler/format/line_diff.h"

using namespace aqua;
using format::Change;
using format::diffLines;
using format::splitLines;
using format::unifiedDiff;

namespace {

/// Replays the changes on the first text.
std::string patched(std::string_view before, std::string_view after) {
  auto oldLines = splitLines(before), newLines = splitLines(after);
  std::string out;
  uint32_t at = 0;
  for (const Change& change : diffLines(oldLines, newLines)) {
    for (; at < change.oldBegin; ++at) out += oldLines[at];
    for (uint32_t line = change.newBegin; line < change.newEnd; ++line) out += newLines[line];
    at = change.oldEnd;
  }
  for (; at < oldLines.size(); ++at) out += oldLines[at];
  return out;
}

}  // namespace

TEST_CASE("a difference names the lines that changed") {
  CHECK(unifiedDiff("a", "same\n", "same\n").empty());
  CHECK(unifiedDiff("a.aqua", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a.aqua\n+++ a.aqua\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unifiedDiff("a", "", "x\n") == "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n");
  CHECK(unifiedDiff("a", "x\n", "") == "--- a\n+++ a\n@@ -1 +0,0 @@\n-x\n");
  CHECK(unifiedDiff("a", "x", "x\n") == "--- a\n+++ a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST_CASE("changes that are far apart are hunks of their own") {
  std::string before, after;
  for (int i = 0; i < 40; ++i) {
    std::string line = std::to_string(i) + "\n";
    before += line;
    after += i == 5 || i == 30 ? "x\n" : line;
  }
  std::string diff = unifiedDiff("a", before, after);
  CHECK(diff.find("@@ -3,7 +3,7 @@") != std::string::npos);
  CHECK(diff.find("@@ -28,7 +28,7 @@") != std::string::npos);
}

TEST_CASE("replaying a difference gives the second text") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string before, after;
    for (int i = 0; i < 30; ++i) {
      std::string line = std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
      if (random() % 3 != 0) before += line;
      if (random() % 3 != 0) after += line;
    }
    REQUIRE(patched(before, after) == after);
  }
}

TEST_CASE("texts with thousands of different lines give one change") {
  std::string before, after;
  for (int i = 0; i < 5000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  CHECK(diffLines(splitLines(before), splitLines(after)).size() == 1);
  CHECK(patched(before, after) == after);
}

TEST_CASE("certain fixes are applied, and never two at one place") {
  using namespace diagnostics;
  SourceFile file("a.aqua", "one two three");
  auto all = format::certainFix;
  auto at = [&](uint32_t begin, uint32_t end) { return Span{&file, begin, end}; };
  DiagnosticList list;
  list.report(Code::InternalError, at(0, 3)).fix("", {{at(0, 3), "1"}});
  list.report(Code::InternalError, at(4, 7)).fix("", {{at(4, 7), "2"}}, Applicability::Likely);
  list.report(Code::InternalError, at(0, 7)).fix("", {{at(2, 5), "overlaps"}});
  list.report(Code::InternalError, at(8, 13)).fix("", {{at(8, 13), "3"}, {at(13, 13), "!"}});
  list.report(Code::InternalError, at(8, 13)).fix("", {{at(9, 10), "within"}});
  list.report(Code::FileNotFound, at(4, 4)).fix("", {{at(5, 5), "-"}});

  auto applied = format::applyFixes("a.aqua", file.text(), list, all);
  CHECK(applied.text == "1 t-wo 3!");
  CHECK(applied.count == 3);
  applied = format::applyFixes("a.aqua", file.text(), list, [](const Diagnostic& d) {
    return d.code == Code::FileNotFound ? format::certainFix(d) : nullptr;
  });
  CHECK(applied.text == "one t-wo three");
  applied = format::applyFixes("a.aqua", file.text(), list, [](const Diagnostic& d) { return &d.fixes.front(); });
  CHECK(applied.text == "1 2 3!");  // the likely one as well
  CHECK(format::applyFixes("b.aqua", file.text(), list, all).count == 0);
}
