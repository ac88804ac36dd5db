#include <catch2/catch.hpp>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"

using namespace aqua::air;

namespace {

Operand scalar(std::string_view name, const Lens* lens = nullptr) { return variable(OperandKind::Scalar, name, lens); }
Operand stream(std::string_view name) { return variable(OperandKind::Stream, name); }

}  // namespace

TEST_CASE("instructions as error objects show them") {
  Script script;
  Accessor path[] = {{.kind = Accessor::Kind::Index, .index = 0},
                     {.kind = Accessor::Kind::Field, .name = "f"},
                     {.kind = Accessor::Kind::Scalar, .name = "k"}};
  Lens lens{.accessors = path};
  Lens length{.length = true};
  Operand args[] = {integer(1), boolean(true), scalar("x", &lens), constant(OperandKind::EmptyArray)};
  Operand out = stream("$r");
  Operand peer = constant(OperandKind::InitPeerId);
  CHECK(printInstruction(*script.call(peer, string("s"), string("f"), args, &out)) ==
        "call %init_peer_id% (\"s\" \"f\") [1 true x.$.[0].f.[k] []] $r");
  CHECK(printInstruction(*script.call(peer, string("s"), string("f"), {}, nullptr)) ==
        "call %init_peer_id% (\"s\" \"f\") [] ");
  CHECK(printInstruction(*script.canon(scalar("p"), stream("$s"), variable(OperandKind::Canon, "#c"))) ==
        "canon p $s #c");
  CHECK(printInstruction(*script.ap(scalar("x", &length), stream("$s"))) == "ap x.length $s");
  CHECK(printInstruction(*script.apMap(string("k"), integer(-2), variable(OperandKind::StreamMap, "%m"))) ==
        "ap (\"k\" -2) %m");
  CHECK(printInstruction(*script.failLiteral(7, "no")) == "fail 7 \"no\"");
  CHECK(printInstruction(*script.fail(constant(OperandKind::Error))) == "fail :error:");
  CHECK(printInstruction(*script.fail(constant(OperandKind::LastError))) == "fail %last_error%");
  Instr* body = script.next("i");
  CHECK(printInstruction(*script.fold(stream("$s"), "i", body, nullptr)) == "fold $s i");
  CHECK(printInstruction(*body) == "next i");
  CHECK(printInstruction(*script.newScope(stream("$s"), body)) == "new $s");
  CHECK(printInstruction(*script.match(Kind::Mismatch, floating("1.50"), floating("-0.0"), body)) == "mismatch 1.5 -0");
  CHECK(printInstruction(*script.binary(Kind::Xor, body, body)) == "xor");
  CHECK(printOperand(floating("+1.")) == "1");
  CHECK(printOperand(floating("0.000000001")) == "0.000000001");
  CHECK(printLens(length) == ".length");
}

TEST_CASE("scripts on one line and on many") {
  Script script;
  Operand x = scalar("x");
  Instr* call = script.call(constant(OperandKind::InitPeerId), string("s"), string("f"), {}, &x, 3);
  Instr* last = script.never();
  Instr* fold = script.fold(scalar("x"), "i", script.next("i", 4), last);
  Instr* canon =
      script.newScope(stream("$s"), script.canon(scalar("x"), stream("$s"), variable(OperandKind::Canon, "#s")), 5);
  Instr* root = script.binary(Kind::Seq, script.binary(Kind::Par, call, fold), canon, 1);
  std::vector<PrintedOrigin> origins;
  std::string text = printCompact(*root, &origins);
  CHECK(text ==
        "(seq (par (call %init_peer_id% (\"s\" \"f\") [] x) (fold x i (next i) (never))) (new $s (canon x $s #s)))");
  REQUIRE(origins.size() == 4);
  CHECK(origins[0].offset == 0);
  CHECK(text.substr(origins[1].offset, 5) == "(call");
  CHECK(origins[1].origin == 3);
  CHECK(text.substr(origins[2].offset, 8) == "(next i)");
  CHECK(text.substr(origins[3].offset, 7) == "(new $s");
  CHECK(printPretty(*root) ==
        "(seq\n"
        " (par\n"
        "  (call %init_peer_id% (\"s\" \"f\") [] x)\n"
        "  (fold x i\n"
        "   (next i)\n"
        "   (never)\n"
        "  )\n"
        " )\n"
        " (new $s\n"
        "  (canon x $s  #s)\n"
        " )\n"
        ")\n");
}

TEST_CASE("the shortest text has only spaces that readers need, and reads as the same script") {
  Script script;
  Accessor index[] = {{.kind = Accessor::Kind::Index, .index = 0}};
  Lens lens{.accessors = index};
  Operand x = scalar("x"), out = stream("$s");
  Operand args[] = {string("a"), string("b"), scalar("x", &lens), integer(1), constant(OperandKind::EmptyArray), x};
  Instr* call = script.call(string("p"), string("s"), string("f"), args, &out, 7);
  Instr* map = script.apMap(string("k"), x, variable(OperandKind::StreamMap, "%m"));
  Instr* match = script.match(Kind::Match, scalar("x", &lens), string("y"), script.null());
  Instr* other = script.match(Kind::Mismatch, x, x, script.fail(x));
  Instr* walk = script.fold(x, "i", script.next("i"), script.never());
  Instr* scope =
      script.newScope(stream("$s"), script.canon(scalar("x", &lens), out, variable(OperandKind::Canon, "#s")));
  Instr* root = script.binary(Kind::Seq, script.binary(Kind::Seq, script.ap(integer(1), x), call),
                              script.binary(Kind::Par, script.binary(Kind::Xor, map, match),
                                            script.binary(Kind::Seq, other, script.binary(Kind::Seq, walk, scope))));
  std::vector<PrintedOrigin> origins;
  std::string text = printDense(*root, &origins);
  CHECK(text ==
        "(seq (seq (ap 1 x)(call \"p\"(\"s\"\"f\")[\"a\"\"b\"x.$.[0] 1 [] x]$s))(par (xor (ap (\"k\"x)%m)"
        "(match x.$.[0] \"y\"(null)))(seq (mismatch x x (fail x))(seq (fold x i (next i)(never))"
        "(new $s (canon x.$.[0] $s #s))))))");
  REQUIRE(origins.size() == 1);
  CHECK(text.substr(origins[0].offset, 5) == "(call");
  Parsed parsed = parse(std::make_shared<aqua::diagnostics::SourceFile>("dense.air", text));
  REQUIRE(parsed.script);
  CHECK(printCompact(*parsed.script->root) == printCompact(*root));
}

TEST_CASE("a float in a script stays as it is written") {
  Script script;
  CHECK(printCompact(*script.ap(floating("1.0"), scalar("x"))) == "(ap 1.0 x)");
}

TEST_CASE("builders copy what they are given") {
  Script script;
  Instr* ap = nullptr;
  {
    std::string name = "a-name-too-long-for-a-small-string", field = "a-field-too-long-for-a-small-string";
    Accessor path[] = {{.kind = Accessor::Kind::Field, .name = field}};
    Lens lens{.accessors = path};
    ap = script.ap(scalar(name, &lens), scalar("y"));
    name.assign(name.size(), '#');
    field.assign(field.size(), '#');
    path[0].kind = Accessor::Kind::Index;
  }
  CHECK(printCompact(*ap) == "(ap a-name-too-long-for-a-small-string.$.a-field-too-long-for-a-small-string y)");
}

TEST_CASE("depth is no limit when printing") {
  Script script;
  Instr* root = script.null();
  for (int i = 0; i < 100000; ++i) root = script.binary(Kind::Seq, root, script.null());
  CHECK(printCompact(*root).size() == 6 + 100000 * 13);
}

TEST_CASE("a script that is deep is laid out in a text that grows with the script") {
  Script script;
  Instr* root = script.null();
  for (int i = 0; i < 100000; ++i) root = script.binary(Kind::Seq, root, script.null());
  std::string text = printPretty(*root);
  CHECK(text.size() < 300000 * 250);
  CHECK(text.size() == printCommented(*root, "", {}).size());
}

TEST_CASE("comments keep their places when a script is laid out") {
  auto laidOut = [](const std::string& text) {
    Parsed parsed = parse(std::make_shared<aqua::diagnostics::SourceFile>("a.air", text));
    REQUIRE(parsed.script);
    return printCommented(*parsed.script->root, text, parsed.comments);
  };
  std::string once = laidOut(
      "; first\n(seq ; both\n(null);; one\n\n  ;; two\n(call \"p\" ; who\n (\"s;\" \"f\") [] ; last\n)\n; end\n) ; "
      "behind\n;; after");
  CHECK(once ==
        "; first\n(seq ; both\n (null) ;; one\n ;; two\n (call \"p\" (\"s;\" \"f\") []) ; who\n ; last\n ; end\n) ; "
        "behind\n;; after\n");
  CHECK(laidOut(once) == once);
  CHECK(laidOut("(null)") == "(null)\n");
}
