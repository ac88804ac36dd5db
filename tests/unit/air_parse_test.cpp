#include <catch2/catch.hpp>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "compiler/air/validate.h"

using namespace aqua;

namespace {

air::Parsed parse(std::string text) {
  return air::parse(std::make_shared<diagnostics::SourceFile>("script.air", std::move(text)));
}

/// "ok", or the diagnostics as `begin-end message`, one a line.
std::string check(std::string text) {
  auto source = std::make_shared<diagnostics::SourceFile>("script.air", std::move(text));
  air::Parsed parsed = air::parse(source);
  if (parsed.issues.empty()) return parsed.script ? "ok" : "no script and no reason";
  if (parsed.script) return "a script in spite of errors";
  std::string result;
  for (const auto& issue : parsed.issues.items()) {
    if (!result.empty()) result += '\n';
    result += std::to_string(issue.primary.begin) + "-" + std::to_string(issue.primary.end) + " " + issue.message();
  }
  return result;
}

bool accepts(std::string text) { return parse(std::move(text)).script != nullptr; }

/// Is `word` fine as an argument, given that `x`, `#ca`, `#c` and `#%ma` are known?
bool acceptsWord(std::string_view word) {
  return accepts(
      "(seq (seq (seq (ap 1 x) (canon \"p\" $s #ca)) (seq (canon \"p\" $s #c) (canon \"p\" %m #%ma))) (match " +
      std::string(word) + " 1 (null)))");
}

}  // namespace

TEST_CASE("words that are values") {
  for (auto word : {"+5",
                    "007",
                    "-0",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "1.",
                    "+1.5",
                    "-0.0",
                    "123456789.1",
                    "true",
                    "\"\"",
                    "\"a\nb\\\"",
                    "[]",
                    "[ ]",
                    "%init_peer_id%",
                    "%timestamp%",
                    "%ttl%",
                    ":error:",
                    ":error:.length",
                    ":error:.$.a!.b",
                    "%last_error%.$.zzz",
                    "%last_error%.length",
                    "x",
                    "x.length",
                    "x.$.a",
                    "x.$[0]",
                    "x.$[0][1]",
                    "x.$.[00]",
                    "x.$.[4294967295]",
                    "x.$.[x]",
                    "x.$.a!",
                    "x.$.[0]!",
                    "x.$.-",
                    "x.$.length.length",
                    "x.$.é",
                    "#ca.length",
                    "#ca.$.[0]",
                    "#%ma.$.k",
                    "#c",
                    "#%ma"}) {
    INFO(word);
    CHECK(acceptsWord(word));
  }
  for (auto word : {"9223372036854775808",
                    "-",
                    "+",
                    ".5",
                    "-.5",
                    "1..",
                    "1.e5",
                    "5.length",
                    "1234567890.1",
                    "-123456789.1",
                    "٣",
                    "1٣",
                    "1.٣",
                    "TRUE",
                    "call",
                    "match",
                    "x.",
                    "x.y",
                    "x.$",
                    "x.$x",
                    "x.length!",
                    "x.length.a",
                    "x.$..a",
                    "x.$.a.",
                    "x.$.a[0]b",
                    "x.$.0a",
                    "x.$.[4294967296]",
                    "x.$.[1a]",
                    "x.$.[]",
                    "x.$.[x",
                    "x.$.[\"k\"]",
                    "x.$.a!.b",
                    "x.$.(a)",
                    "#c.length",
                    "#$.x",
                    "$s.length",
                    "$stream.$.a",
                    "%map.$.a",
                    "#",
                    "$",
                    "%",
                    "#$",
                    "#%",
                    "##x",
                    "x;y",
                    "x\"y\"",
                    "x(",
                    ":error:x",
                    ":x",
                    "$s",
                    "%m",
                    "y",
                    "x.$.[y]",
                    "\"",
                    "[1]",
                    "(",
                    "[x]"}) {
    INFO(word);
    CHECK_FALSE(acceptsWord(word));
  }
}

TEST_CASE("names are letters and digits of all scripts, and oddities") {
  for (auto name :
       {"тест", "1x", "--5", "-x-", "+x", "1e5", "TRUE", "_", "#é", "$ß", "a%x", "1%x", "%%x", "$%x", "#$x"}) {
    INFO(name);
    CHECK(accepts("(new " + std::string(name) + " (null))"));
  }
  for (auto name : {"ab%x", "é%x", "a%", "++x", "x!", "x@", "a$x", "\u0363", "1.5"}) {
    INFO(name);
    CHECK_FALSE(accepts("(new " + std::string(name) + " (null))"));
  }
  air::Parsed parsed = parse("(new a%x (null))");
  CHECK(static_cast<const air::New&>(*parsed.script->root).variable.kind == air::OperandKind::CanonMap);
}

TEST_CASE("white space, comments and brackets") {
  CHECK(check("; first\n(seq ; in ( between\n (null)\u00a0(null)\u2003);last") == "ok");
  CHECK(check("(seq (ap \";\" x)(null))") == "ok");
  CHECK(check("(call \"p\"(\"s\"\"f\")[[]1 []]x)") == "ok");
  CHECK(check("(seq(null)(null))") == "4-5 `(` in a name, expected letters, digits, `_` or `-`");
}

TEST_CASE("operands by place") {
  auto known = [](std::string instr) {
    return accepts("(seq (seq (ap 1 x) (seq (canon \"p\" $s #ca) (canon \"p\" %m #%ma))) " + instr + ")");
  };
  CHECK(known("(call x.$.p (#ca.$.[0] #%ma.$.k) [#%ma :error:] $out)"));
  CHECK_FALSE(known("(call \"p\" (%init_peer_id% \"f\") [])"));
  CHECK_FALSE(known("(call #ca (\"s\" \"f\") [])"));
  CHECK_FALSE(known("(call \"p\" (\"s\" \"f\") [] #ca)"));
  CHECK_FALSE(known("(call \"p\" (\"s\" \"f\") [] x.$.a)"));
  CHECK(known("(canon \"p\" %m x)"));
  CHECK_FALSE(known("(canon \"p\" $s x)"));
  CHECK_FALSE(known("(canon \"p\" $s #%c)"));
  CHECK_FALSE(known("(canon \"p\" %m #c)"));
  CHECK_FALSE(known("(canon \"p\" #ca #cb)"));
  CHECK(known("(ap #ca y)"));
  CHECK(known("(ap #%ma.$.k y)"));
  CHECK_FALSE(known("(ap #%ma y)"));
  CHECK_FALSE(known("(ap 1 %m)"));
  CHECK(known("(ap (1 x) %m)"));
  CHECK(known("(ap (#ca.length x) %m)"));
  CHECK_FALSE(known("(ap (1.5 x) %m)"));
  CHECK_FALSE(known("(ap (#ca x) %m)"));
  CHECK_FALSE(known("(ap (1 x) $s)"));
  CHECK(known("(fold #%ma.$.k i (null))"));
  CHECK_FALSE(known("(fold #ca.length i (null))"));
  CHECK_FALSE(known("(fold \"x\" i (null))"));
  CHECK_FALSE(known("(fold x $i (null))"));
  CHECK_FALSE(known("(fold x i (null) (null) (null))"));
  CHECK(known("(fail x.$.e)"));
  CHECK(known("(fail -1 \"m\")"));
  CHECK_FALSE(known("(fail :error:.$.message)"));
  CHECK_FALSE(known("(fail \"m\")"));
  CHECK_FALSE(known("(fail 1)"));
  CHECK_FALSE(known("(new x.$.a (null))"));
  CHECK_FALSE(known("(embed x)"));
}

TEST_CASE("syntax messages") {
  CHECK(check("") == "0-0 the script is empty, expected an instruction");
  CHECK(check("x") == "0-1 found `x`, expected an instruction in parentheses");
  CHECK(check("(null) (null)") == "7-8 found `(` after the end of the script, which is one instruction");
  CHECK(check("(seq (null)") == "11-11 found the end of the script, expected another instruction in parentheses");
  CHECK(check("(seq (null) (null) (null))") == "19-20 found `(`, expected `)`");
  CHECK(check("(ap 1 call)") == "6-10 found `call`, the name of an instruction, expected a scalar or a stream");
  CHECK(check("(embed x)") == "1-6 found `embed`, expected the name of an instruction");
  CHECK(check("(ap \"x y)") == "4-5 the string has no closing quote");
  CHECK(check("(null\xff)") == "5-6 the script is not UTF-8 from here on");
  CHECK(check("(ap #c.length x)") == "4-13 `#c` has a lens, expected a name of two letters or more before it");
}

TEST_CASE("characters that one cannot see are named by number") {
  auto message = [](std::string number) {
    return "`U+" + number + "` in a name, expected letters, digits, `_` or `-`";
  };
  CHECK(check(std::string("(seq (null)\0(null))", 19)).starts_with("11-12 " + message("0000")));
  CHECK(check("\xEF\xBB\xBF(null)") == "0-3 " + message("FEFF"));
  CHECK(check("(ap 1 a\xE2\x80\x8B)") == "7-10 " + message("200B"));
}

TEST_CASE("one error costs one instruction") {
  CHECK(check("(seq (ap 1) (par (nul) (ap 5x. y)))") ==
        "10-11 found `)`, expected a scalar or a stream\n"
        "18-21 found `nul`, expected the name of an instruction\n"
        "29-30 a lens that cannot be read: expected `.length`, or `.$` with accessors");
  std::string many = "(null)";
  for (int i = 0; i < 3000; ++i) many = "(seq (x) " + many + ")";
  air::Parsed parsed = parse(many);
  CHECK(parsed.issues.errorCount() == 101);
  CHECK(parsed.issues.items().back().code == diagnostics::Code::AirTooManyErrors);
  CHECK(parsed.issues.items().back().message() == "more than 100 errors, the rest of the script was not read");
}

TEST_CASE("a script that is no UTF-8 is refused with the place") {
  air::Parsed parsed = parse("(null) \xFF");
  CHECK_FALSE(parsed.script);
  REQUIRE(parsed.issues.errorCount() == 1);
  CHECK(parsed.issues.items().front().code == diagnostics::Code::AirNotUtf8);
  CHECK(parsed.issues.items().front().primary.begin == 7);
}

TEST_CASE("variables are defined before they are used, in reading order") {
  CHECK(check("(seq (ap x y) (ap 1 x))") == "5-13 `x` is used before any instruction that defines it");
  CHECK(accepts("(seq (xor (null) (ap 1 x)) (call x (\"s\" \"f\") [x]))"));
  CHECK(accepts("(par (call \"p\" (\"s\" \"f\") [] x) (ap x y))"));
  CHECK_FALSE(accepts("(par (call \"p\" (\"s\" \"f\") [x]) (ap 1 x))"));
  CHECK_FALSE(accepts("(call \"p\" (\"s\" \"f\") [x] x)"));
  CHECK_FALSE(accepts("(fold $s i (null))"));
  CHECK(accepts("(new $s (fold $s i (next i)))"));
  CHECK(accepts("(new x (ap x y))"));
  CHECK_FALSE(accepts("(match x 1 (null))"));
  CHECK_FALSE(accepts("(ap (k 1) %m)"));
  SECTION("places that are not looked at") {
    CHECK(accepts("(ap (1 x.$.[y]) %m)"));
    CHECK(accepts("(canon x $s #c)"));
    CHECK(accepts("(fail x.$.[y])"));
    CHECK(accepts("(ap :error:.$.[y] x)"));
  }
  SECTION("only the first use without a definition counts") {
    CHECK(accepts("(match i 1 (fold [] i (call \"p\" (\"s\" \"f\") [i])))"));
    CHECK_FALSE(accepts("(match i 1 (fold [] i (null)))"));
  }
}

TEST_CASE("iterators") {
  CHECK(check("(next i)") == "0-8 `next i` outside of every `fold` with that iterator");
  CHECK(accepts("(seq (fold [] i (next i)) (next i))"));
  CHECK_FALSE(accepts("(seq (next i) (fold [] i (next i)))"));
  CHECK(check("(fold [] i (seq (next i) (next i)))") == "25-33 a second `next i` in one `fold`, expected one at most");
  CHECK(check("(fold [] i (fold [] i (next i)))") == "11-31 the iterator `i` is in use by a `fold` around this one");
  CHECK(accepts("(seq (fold [] i (next i)) (fold [] i (next i)))"));
  CHECK(check("(fold [] i (new i (null)))") == "11-25 `new` for the iterator `i`, expected a variable");
  CHECK(check("(fail 0 \"m\")") == "0-12 `fail` with the code 0, expected another number: 0 means success");
}

TEST_CASE("depth is no limit when parsing") {
  for (std::string opening : {"(seq (null) ", "(new x ", "(fold [] i"}) {
    std::string text, close;
    constexpr int kDepth = 100000;
    for (int i = 0; i < kDepth; ++i) {
      text += opening;
      if (opening.starts_with("(fold")) text += std::to_string(i) + " ";
      close += ')';
    }
    text += "(null)" + close;
    air::Parsed parsed = parse(text);
    REQUIRE(parsed.script);
    CHECK(air::printCompact(*parsed.script->root) == text);
    CHECK_FALSE(parse(text.substr(0, text.size() - 1)).script);
  }
}

TEST_CASE("printed scripts read back") {
  std::string text =
      "(xor (fold #%ma i (seq (match :error:.$.code +07 (ap (i \"\") %m)) (fail %last_error%)) (null)) "
      "(call %init_peer_id% (\"s\" \"f\") [1.50 -0 true [] #$c.$[0].[k]] $o))";
  air::Parsed first = parse("(seq (canon \"p\" %m #%ma) (seq (seq (canon \"p\" $s #$c) (ap 1 k)) " + text + "))");
  REQUIRE(first.script);
  std::string compact = air::printCompact(*first.script->root);
  CHECK(compact.find("[1.50 0 true [] #$c.$.[0].[k]] $o") != std::string::npos);
  CHECK(air::printCompact(*parse(air::printPretty(*first.script->root)).script->root) == compact);
}

TEST_CASE("scripts built by programs are checked like read ones") {
  air::Script script;
  auto scalar = [](std::string_view name) { return air::variable(air::OperandKind::Scalar, name); };
  air::Instr* define = script.ap(air::integer(1), scalar("x"));
  air::Instr* use = script.ap(scalar("x"), scalar("y"));
  diagnostics::DiagnosticList issues;
  script.root = script.binary(air::Kind::Seq, define, use);
  air::validate(script, nullptr, issues);
  CHECK(issues.empty());
  script.root = script.binary(air::Kind::Seq, use, define);
  air::validate(script, nullptr, issues);
  REQUIRE(issues.errorCount() == 1);
  CHECK(issues.items().front().code == diagnostics::Code::AirUndefinedVariable);
}

TEST_CASE("long and deep scripts are read") {
  std::string text = "(null)";
  std::string calls;
  for (int i = 0; i < 10000; ++i)
    calls += "(seq (call %init_peer_id% (\"service\" \"function\") [\"literal\" 42] v" + std::to_string(i % 100) + ") ";
  text = calls + text + std::string(10000, ')');
  CHECK(accepts(text));
}
