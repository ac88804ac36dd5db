// Each row of foreign.def: it is reported where it stands and says what Aqua has, what it offers is Aqua, and its words
// stay legal names.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/foreign.h"
#include "compiler/syntax/parse.h"
#include "tests/unit/sema_check.h"

using namespace aqua;
using diagnostics::Code;
using diagnostics::Diagnostic;
using syntax::ForeignFix;

namespace {

const std::string kHead = "aqua M declares *\n";
const std::string kService =
    "service S(\"s\"):\n  say(s: string)\n  text() -> string\n  list() -> []string\n  option() -> ?string\n\n";
const std::string kFunction = "func main(a: string, b: bool, n: u32, l: []string, o: ?string) -> string:\n";

struct Row {
  std::string program;
  size_t at;  // where the report begins
  std::string say;
  ForeignFix fix;
  std::vector<Code> codes;  // one of them
};

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> all(1);
  for (const char c : words) {
    if (c == ' ') all.emplace_back();
    else all.back() += c;
  }
  return all;
}
std::string item(const std::string& text) { return kHead + "\n" + text + "\n"; }
std::string statement(const std::string& text) {
  std::string lines = "  ";
  for (const char c : text) lines += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return kHead + kService + kFunction + lines + "\n" + (text.starts_with("return") ? "" : "  <- a\n");
}
size_t placeOf(const std::string& program, const std::string& line, std::string_view found) {
  return program.find(found, program.rfind(line.substr(0, line.find('\n'))));
}

void addLine(std::vector<Row>& rows, std::string_view place, std::string_view words, ForeignFix fix,
             std::string_view say, std::string_view example) {
  for (const std::string& word : split(words)) {
    const std::string text = word + std::string(example);
    const std::string program = place == "Item" ? item(text) : statement(text);
    rows.push_back({program, placeOf(program, text, word), std::string(say), fix, {Code::ForeignForm}});
  }
}

std::string nameExample(std::string_view place, const std::string& word, std::string_view say) {
  const bool option = say.find("option!") != std::string_view::npos;
  if (place == "Value") return statement("x = " + word);
  if (place == "Function") return statement("x <- " + word + "(a)");
  if (place == "Field") return statement((option ? "x = o." : "x = l.") + word);
  if (place == "Type") return item("func g(p: " + word + "):\n  S.text()");
  return item("func g(p: " + word + "<string>):\n  S.text()");
}
void addNames(std::vector<Row>& rows, std::string_view place, std::string_view words, ForeignFix fix,
              std::string_view say) {
  const bool wrapper = place == "Wrapper";
  std::vector<Code> codes{Code::UnknownName, Code::UnknownFunction, Code::UnknownMember, Code::UnknownType,
                          Code::TypeUnknownLower};
  if (wrapper) codes = {Code::ForeignForm};
  for (const std::string& word : split(words)) {
    std::string program = nameExample(place, word, say);
    const size_t line = program.rfind((place == "Type" ? "p: " : "") + word + (place == "Function" ? "(" : ""));
    const size_t at = line + (place == "Type" ? 3 : 0);
    rows.push_back({program, at, std::string(say), fix, codes});
    if (!wrapper) continue;
    program.replace(program.find('<'), 1, "[").replace(program.find(">)"), 1, "]");
    rows.push_back({program, at, std::string(say), fix, codes});
  }
}

void addSign(std::vector<Row>& rows, std::string_view sign, std::string_view say) {
  const std::string line = "x = b " + std::string(sign) + " b";
  const std::string program = statement(line);
  rows.push_back({program, placeOf(program, line, sign), std::string(say), ForeignFix::None, {Code::ForeignForm}});
}

void addForm(std::vector<Row>& rows, std::string_view before, std::string_view at, ForeignFix fix, std::string_view say,
             const std::string& example) {
  if (example.empty()) return;  // of a call, which is no program: a story of `aqua run`
  static const std::set<std::string> kItems = {"func", "data", "service", "alias", "const", "import", "use", "export"};
  const std::string word = example.substr(0, example.find(' '));
  const std::string program = word == "aqua"          ? example + "\n\n" + kService
                              : kItems.contains(word) ? item(example)
                                                      : statement(example);
  std::string found = std::string(before) + std::string(at);
  found.resize(found.find_last_not_of(' ') + 1);
  rows.push_back({program, placeOf(program, example, found), std::string(say), fix, {Code::ForeignForm}});
}

std::vector<Row> allRows() {
  std::vector<Row> rows;
#define AQUA_FOREIGN_LINE(place, words, fix, instead, say, example) \
  addLine(rows, #place, words, ForeignFix::fix, say, example);
#define AQUA_FOREIGN_NAME(place, words, fix, instead, say) addNames(rows, #place, words, ForeignFix::fix, say);
#define AQUA_FOREIGN_SIGN(character, say) addSign(rows, character, say);
#define AQUA_FOREIGN_FORM(rule, before, at, fix, instead, say, example) \
  addForm(rows, before, at, ForeignFix::fix, say, example);
#include "compiler/syntax/foreign.def"
  return rows;
}

bool says(const Diagnostic& issue, const std::string& text) {
  return issue.message().find(text) != std::string::npos ||
         std::find(issue.help.begin(), issue.help.end(), text) != issue.help.end();
}
size_t syntaxErrors(const std::string& program) {
  return syntax::parse(std::make_shared<diagnostics::SourceFile>("main.aqua", program)).issues.errorCount();
}
/// The program with the only fix of the issue.
std::string fixed(const std::string& program, const Diagnostic& issue) {
  std::vector<diagnostics::Edit> edits = issue.fixes.at(0).edits;
  std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.span.begin > b.span.begin; });
  std::string text = program;
  for (const diagnostics::Edit& edit : edits)
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
  return text;
}

/// One error of syntax at most, at its place; what it offers, when it does, leaves none.
void checkRow(const Row& row) {
  INFO(row.program);
  const sema::Analyzed analyzed = test::analyze(row.program);
  const Diagnostic* found = nullptr;
  std::string all;
  for (const Diagnostic& issue : analyzed.issues.items()) {
    all += issue.message() + "\n";
    const bool coded = std::find(row.codes.begin(), row.codes.end(), issue.code) != row.codes.end();
    if (coded && says(issue, row.say)) found = &issue;
  }
  INFO(all);
  CHECK(found);
  if (!found) return;
  CHECK(found->primary.begin == row.at);
  CHECK(syntaxErrors(row.program) <= 1);
  CHECK(found->fixes.size() == (row.fix == ForeignFix::None ? 0 : 1));
  if (found->fixes.empty()) return;
  const bool likely = found->fixes[0].applicability == diagnostics::Applicability::Likely;
  CHECK(likely == (row.fix == ForeignFix::Likely));
  const std::string mended = fixed(row.program, *found);
  INFO(mended);
  CHECK(syntaxErrors(mended) == 0);
}

/// All words of the table, once.
std::set<std::string> allWords() {
  std::set<std::string> words;
  auto add = [&](std::string_view text) {
    for (const std::string& word : split(text))
      if (!word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") ==
                               std::string::npos)
        words.insert(word);
  };
#define AQUA_FOREIGN_LINE(place, words, fix, instead, say, example) add(words);
#define AQUA_FOREIGN_NAME(place, words, fix, instead, say) add(words);
#define AQUA_FOREIGN_FORM(rule, before, at, fix, instead, say, example) add(before), add(at);
#include "compiler/syntax/foreign.def"
  return words;
}

std::string errorsOf(const std::string& program) {
  std::string errors;
  const sema::Analyzed analyzed = test::analyze(program);
  for (const Diagnostic& issue : analyzed.issues.items())
    if (issue.severity == diagnostics::Severity::Error) errors += issue.message() + "\n";
  return errors;
}
/// `%` stands for the word.
std::string with(std::string_view text, const std::string& word) {
  std::string out;
  for (const char c : text) out += c == '%' ? word : std::string(1, c);
  return out;
}

}  // namespace

TEST_CASE("each row of foreign.def is reported at its place, and what it offers can be read") {
  const std::vector<Row> rows = allRows();
  for (const Row& row : rows) checkRow(row);
  CHECK(rows.size() > 200);
}

TEST_CASE("the words of foreign.def stay legal names") {
  constexpr std::string_view kLower[] = {
      "func %(p: string) -> string:\n  <- p\n\n"
      "func calls(a: string) -> string:\n  %(a)\n  x <- %(a)\n  g = %\n  y <- g(x)\n  <- y\n",
      "data D:\n  %: string\n\nservice S(\"s\"):\n  %(%: string) -> string\n\nability A:\n  %(p: string) -> string\n  "
      "own: D\n\n"
      "func g(p: string) -> string:\n  <- p\n\n"
      "func members(d: D) -> string, D:\n  S.%(d.%)\n  a = A(% = g, own = d)\n  x <- a.%(d.%)\n  b = D(% = x)\n  <- "
      "d.%, b\n",
      "func variable() -> string:\n  % = \"a\"\n  other = %\n  <- other\n",
      "func stream(%: string) -> string:\n  <- %\n\nfunc g() -> []string:\n  %: *string\n  % <<- \"a\"\n  % <- "
      "stream(\"b\")\n  <- %\n",
      "service S(\"s\"):\n  s(p: string) -> string\n\nfunc result() -> string:\n  % <- S.s(\"a\")\n  S.s(%)\n  <- %\n",
      "func lists(%: []string) -> string, u32:\n  <- %[0], %.length\n",
      "service S(\"s\"):\n  s(p: string) -> string\n\n"
      "func loops(l: []string):\n  for % <- l:\n    S.s(%)\n  for % <- l par:\n    S.s(%)\n  parseq % <- l on %:\n    "
      "S.s(%)\n"
      "  try:\n    S.s(\"a\")\n  catch %:\n    S.s(%.message)\n  on l[0]:\n    S.s(\"b\")\n",
      "func nested() -> string:\n  % = (p: string) -> string:\n    <- p\n  a <- %(\"a\")\n  <- a\n",
      "service S(\"s\"):\n  s()\n\nfunc conditions(%: bool, a: bool) -> bool:\n  other = a && % || !%\n  if %:\n    "
      "S.s()\n"
      "  if a == %:\n    S.s()\n  if !%:\n    S.s()\n  <- other\n"};
  constexpr std::string_view kUpper[] = {
      "data %:\n  a: string\n\nservice S(\"s\"):\n  f(a: %) -> []%\n\nfunc f(a: %, b: ?%) -> %:\n  c = %(a = a.a)\n  "
      "<- c\n",
      "alias %: string\n\nfunc f(a: %) -> []%:\n  b: *%\n  b <<- a\n  <- b\n",
      "service %(\"s\"):\n  f()\n\nfunc f():\n  %.f()\n",
      "ability %:\n  f: -> string\n\nfunc f{%}() -> string:\n  a <- %.f()\n  <- a\n",
      "use \"m.aqua\" as %\n\nfunc g():\n  %.f()\n=== m.aqua\naqua N declares *\n\nfunc f():\n  a = 1\n"};
  size_t lower = 0, upper = 0;
  for (const std::string& word : allWords()) {
    INFO(word);
    if (word[0] >= 'a') {
      ++lower;
      // With a space behind them these two are statements.
      const std::string spaced = "func %(p: string):\n  x = p\n\nfunc calls(a: string):\n  % (a)\n";
      if (word != "par" && word != "co") CHECK(errorsOf(with(spaced, word)) == "");
      for (const std::string_view program : kLower) CHECK(errorsOf(with(program, word)) == "");
      continue;
    }
    ++upper;
    for (const std::string_view program : kUpper) CHECK(errorsOf(with(program, word)) == "");
    if (std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a'; }))
      CHECK(errorsOf(with("const % = 1\n\nfunc f() -> u32:\n  <- %\n", word)) == "");
  }
  CHECK(lower > 120);
  CHECK(upper > 20);
}
