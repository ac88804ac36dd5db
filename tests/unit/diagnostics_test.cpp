// The writers over hand-made diagnostics: layout of marks, odd source texts, and the machine forms read back.
#include <catch2/catch.hpp>

#include <set>

#include <llvm/Support/JSON.h>

#include "compiler/base/utf8.h"
#include "compiler/diagnostics/writers.h"

using namespace aqua::diagnostics;

namespace {

/// A list that reports about one text; places are given by the text they cover.
struct Fixture {
  explicit Fixture(std::string text) : file("dir/a.aqua", std::move(text)) {}
  Span at(std::string_view what, size_t nth = 0) const {
    size_t from = file.text().find(what);
    while (nth-- > 0) from = file.text().find(what, from + 1);
    return {&file, static_cast<uint32_t>(from), static_cast<uint32_t>(from + what.size())};
  }
  Reported report(Span span) { return list.report(Code::InternalError, span).arg("detail", "odd `x`"); }
  std::string text(uint32_t width = 100) const { return writeText(list, {Palette(), width}); }

  SourceFile file;
  DiagnosticList list;
};

}  // namespace

TEST_CASE("a mark stands under its text") {
  Fixture f("one\ntwo x three\n");
  f.report(f.at("x")).help("do that").note("first\nsecond");
  CHECK(f.text() ==
        "error[AQ9999]: internal error: odd `x`\n"
        "  ┌─ dir/a.aqua:2:5\n"
        "  │\n"
        "2 │ two x three\n"
        "  │     ^\n"
        "  │\n"
        " note: first\\nsecond\n"
        " help: do that\n"
        "\n");
}

TEST_CASE("several labels of a line hang below it, right to left") {
  Fixture f("a <- f(b)\n");
  f.report(f.at("f")).label(f.at("a"), "left").label(f.at("b"), "right");
  CHECK(f.text() ==
        "error[AQ9999]: internal error: odd `x`\n"
        "  ┌─ dir/a.aqua:1:6\n"
        "  │\n"
        "1 │ a <- f(b)\n"
        "  │ -    ^ - right\n"
        "  │ │\n"
        "  │ left\n"
        "  │\n"
        "\n");
}

TEST_CASE("lines between labels are shown when they are one, left out when they are more") {
  Fixture near("a\nb\nc\n");
  near.report(near.at("c")).label(near.at("a"), "here");
  CHECK(near.text().find("1 │ a\n  │ - here\n2 │ b\n3 │ c\n  │ ^\n") != std::string::npos);
  Fixture far("a\nb\nc\nd\n");
  far.report(far.at("d")).label(far.at("a"), "here");
  CHECK(far.text().find("1 │ a\n  │ - here\n  ·\n4 │ d\n  │ ^\n") != std::string::npos);
}

TEST_CASE("a label in another file gets a frame of its own") {
  Fixture f("x\n");
  SourceFile other("b.aqua", "\n\ny\n");
  f.report(f.at("x")).label({&other, 2, 3}, "declared here");
  CHECK(f.text().find("  ┌─ b.aqua:3:1\n  │\n3 │ y\n  │ - declared here\n") != std::string::npos);
}

TEST_CASE("tabs, wide and unprintable characters keep marks in place") {
  Fixture tabs("\tab\tx\n");
  tabs.report(tabs.at("x"));
  CHECK(tabs.text().find("1 │     ab  x\n  │         ^\n") != std::string::npos);
  Fixture wide("日本 x\n");
  wide.report(wide.at("x"));
  CHECK(wide.text().find("1 │ 日本 x\n  │      ^\n") != std::string::npos);
  CHECK(wide.text().find("a.aqua:1:4") != std::string::npos);
  Fixture broken("\xff\x01 x\n");
  broken.report(broken.at("x"));
  CHECK(broken.text().find("1 │ \xEF\xBF\xBD\xEF\xBF\xBD x\n  │    ^\n") != std::string::npos);
}

TEST_CASE("long lines are cut around the mark") {
  // Of a line that is longer than 4,096 bytes only a part is looked at, which may begin inside of a character.
  const std::string letter = GENERATE("a", "ä");
  const int length = GENERATE(300, 4095, 30'000);
  std::string half;
  for (int i = 0; i < length; ++i) half += letter;
  Fixture f(half + "x" + half);
  f.report(f.at("x"));
  std::string text = f.text(60);
  size_t begin = text.find("1 │ ");
  std::string shown = text.substr(begin, text.find('\n', begin) - begin);
  CHECK(aqua::base::countCodePoints(shown) < 70);
  CHECK(shown.find("…") != std::string::npos);
  size_t markLine = text.find("  │ ", begin + 5);
  std::string marks = text.substr(markLine, text.find('\n', markLine) - markLine);
  CHECK(aqua::base::countCodePoints(shown.substr(0, shown.find('x'))) ==
        aqua::base::countCodePoints(marks.substr(0, marks.find('^'))));
}

TEST_CASE("places at the end of the text and over several lines") {
  Fixture end("abc");
  end.report({&end.file, 3, 3});
  CHECK(end.text().find("1 │ abc\n  │    ^\n") != std::string::npos);
  Fixture lines("abc\ndef\n");
  lines.report({&lines.file, 1, 6});
  CHECK(lines.text().find("1 │ abc\n  │  ^^ (up to line 2)\n") != std::string::npos);
  Fixture empty("");
  empty.report({&empty.file, 0, 0});
  CHECK(empty.text().find("dir/a.aqua:1:1") != std::string::npos);
}

TEST_CASE("a fix shows the line as it would be") {
  Fixture f("st <- x\n");
  f.report(f.at("<-")).fix("push with `<<-`", {{f.at("<-"), "<<-"}});
  CHECK(f.text().find(" fix: push with `<<-`\n1 │ st <<- x\n") != std::string::npos);
}

TEST_CASE("colours appear only when asked for") {
  Fixture f("x\n");
  f.report(f.at("x"));
  CHECK(f.text().find('\x1b') == std::string::npos);
  CHECK(writeText(f.list, {Palette(true), 100}).find("\x1b[1;31m^") != std::string::npos);
}

TEST_CASE("machine forms are well-formed and name the place") {
  Fixture f("bad \xff x, 100%\n");
  f.report(f.at("x")).label(f.at("bad"), "la\"bel").help("h: 1,2").fix("t", {{f.at("x"), "y"}});
  f.list.report(Code::FileNotFound, {}).arg("path", "p").arg("reason", "r");

  auto document = llvm::json::parse(writeJson(f.list));
  REQUIRE(bool(document));
  const llvm::json::Object& root = *document->getAsObject();
  CHECK(root.getString("format")->str() == "aqua/diagnostics/1");
  const llvm::json::Object& first = *(*root.getArray("diagnostics"))[0].getAsObject();
  CHECK(first.getString("code")->str() == "AQ9999");
  CHECK(first.getString("stage")->str() == "run");
  CHECK(*first.getObject("primary")->getObject("start")->getInteger("column") == 7);
  CHECK(*first.getObject("primary")->getInteger("start_byte") == 6);
  CHECK((*root.getArray("diagnostics"))[1].getAsObject()->get("primary")->getAsNull());
  CHECK(writeJson(f.list).rfind("{\n  \"format\"", 0) == 0);

  std::string lines = writeJsonl(f.list);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);

  auto sarif = llvm::json::parse(writeSarif(f.list, "1.2"));
  REQUIRE(bool(sarif));
  const llvm::json::Object& run = *(*sarif->getAsObject()->getArray("runs"))[0].getAsObject();
  const llvm::json::Array& rules = *run.getObject("tool")->getObject("driver")->getArray("rules");
  const llvm::json::Object& result = *(*run.getArray("results"))[0].getAsObject();
  CHECK(rules[static_cast<size_t>(*result.getInteger("ruleIndex"))].getAsObject()->getString("id")->str() ==
        result.getString("ruleId")->str());

  CHECK(writeGithub(f.list) ==
        "::error file=dir/a.aqua,line=1,col=7,endLine=1,endColumn=8,title=AQ9999::internal "
        "error: odd `x`%0Ahelp: h: 1,2\n"
        "::error title=AQ9001::cannot read `p`: r\n");
  CHECK(writeGnu(f.list) ==
        "dir/a.aqua:1:7: error: internal error: odd `x` [AQ9999]\n"
        "dir/a.aqua:1:1: note: la\"bel\n"
        "aqua: error: cannot read `p`: r [AQ9001]\n");
}

TEST_CASE("the catalogue keeps its rules") {
  std::set<uint16_t> numbers;
  std::set<std::string_view> names;
  for (Code code : allCodes()) {
    const CodeInfo& row = info(code);
    INFO(codeText(code) << " " << row.name);
    CHECK(numbers.insert(row.number).second);
    CHECK(names.insert(row.name).second);
    REQUIRE(!row.message.empty());
    CHECK(!(row.message.front() >= 'A' && row.message.front() <= 'Z'));
    CHECK(row.message.back() != '.');
    for (std::string_view word : {"illegal", "invalid", "not allowed"})
      CHECK(row.message.find(word) == std::string_view::npos);
    for (char c : row.name) CHECK(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'));
  }
}
