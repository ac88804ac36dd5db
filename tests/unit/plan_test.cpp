#include <catch2/catch.hpp>

#include "compiler/plan/plan.h"
#include "compiler/plan/print.h"

using namespace aqua;
using namespace aqua::plan;

namespace {

Read readText(std::string text) {
  static std::vector<diagnostics::SourceFilePtr> kept;
  kept.push_back(std::make_shared<diagnostics::SourceFile>("test.plan", std::move(text)));
  return read(kept.back());
}

std::string again(const std::string& text) {
  Read result = readText(text);
  if (!result.function) return result.issues.items().front().message();
  return print(*result.function);
}

const char* const kEverything = R"(plan f relay -relay-
on %init_peer_id% via -relay- via each rs via ps.$.[0].id.[i] returning
  call "getDataSrv" "-relay-" [] -> -relay-
  restrict $s
    match not a.$.error_code 10001
      xor
        seq
          ap :error:.$.message -> e
          fail :error:
        match #c.length -3
          null
    par
      detach
        call svc "fn" ["a b" 1 1.5 true [] %ttl% %timestamp% x.length] -> $s at p
      for x~1 in #c never
        par
          canon $s -> #c~1 at p
          next x~1
    capture 0
    apply 0
      insert "k" x -> %m
      canon %m -> #%mc
    wait $s 2 -> gate at p
    hop each rs error-way backwards
    hop p ping
    never
)";

}  // namespace

TEST_CASE("what is printed reads back as the same text") { CHECK(again(kEverything) == kEverything); }

TEST_CASE("names of equal hint are told apart, in order of appearance") {
  Function f;
  f.name = "f";
  const Name* unused = f.newName(NameKind::Scalar, "x");
  const Name* second = f.newName(NameKind::Scalar, "x");
  const Name* stream = f.newName(NameKind::Stream, "x");
  const Name* odd = f.newName(NameKind::Scalar, "2.y");
  std::vector<const Step*> steps = {f.make<Ap>(OpKind::Ap, {}, f.use(second), stream),
                                    f.make<Ap>(OpKind::Ap, {}, f.use(unused), odd)};
  f.root = f.group(OpKind::Seq, {}, steps);
  CHECK(print(f) == "plan f\nseq\n  ap x -> $x\n  ap x~1 -> _2_y\n");
}

TEST_CASE("seq is flat, has no nulls, and one child stands for itself") {
  Function f;
  const Step* null = f.null();
  const Step* never = f.make<Plain>(OpKind::Never, {});
  CHECK(f.group(OpKind::Seq, {}, std::vector<const Step*>{null, null})->kind == OpKind::Null);
  CHECK(f.group(OpKind::Seq, {}, std::vector<const Step*>{null, never}) == never);
  const Step* pair = f.group(OpKind::Seq, {}, std::vector<const Step*>{never, never});
  const Step* nested = f.group(OpKind::Seq, {}, std::vector<const Step*>{never, pair, null, pair});
  CHECK(as<Group>(nested)->children.size() == 5);
  CHECK(as<Group>(f.group(OpKind::Par, {}, std::vector<const Step*>{null}))->children.size() == 1);
}

TEST_CASE("values are the same when they mean the same") {
  Function f;
  const Name* x = f.newName(NameKind::Scalar, "x");
  const Name* y = f.newName(NameKind::Scalar, "x");
  std::vector<Accessor> path = {{.kind = Accessor::Kind::Field, .field = "a"}};
  std::vector<Accessor> copy = path;
  CHECK(same(*f.use(x), *f.use(x)));
  CHECK_FALSE(same(*f.use(x), *f.use(y)));
  CHECK(same({.kind = ValueKind::Name, .name = x, .accessors = path},
             {.kind = ValueKind::Name, .name = x, .accessors = copy}));
  CHECK_FALSE(same(*f.use(x), {.kind = ValueKind::Name, .name = x, .accessors = path}));
  CHECK_FALSE(same(*f.string("1"), {.kind = ValueKind::Integer, .text = "1"}));
}

TEST_CASE("errors in plans have a place") {
  CHECK(readText("seq\n").issues.items().front().code == diagnostics::Code::PlanSyntax);
  CHECK(again("seq\n") == "found `seq`, expected `plan `");
  CHECK(again("plan f\n") == "found the end of the text, expected a step");
  CHECK(again("plan f\nfoo\n") == "found `foo`, expected a step");
  CHECK(again("plan f\nnull\nnull\n") == "found `null`, expected the end of the text");
  CHECK(again("plan f\nap x\n") == "found the end of the line, expected `-> name`");
  CHECK(again("plan f\nfor x xs\n") == "found `xs`, expected `in`");
  CHECK(again("plan f\ncall \"s\" \"f\" [a\n") == "found the end of the line, expected a name");
  CHECK(again("plan f\napply 3\n") == "found `3`, expected the number of a capture above");
  CHECK(again("plan f\nfail \"x\n") == "found `\"x`, expected a closed string");
  CHECK(again("plan f\nhop p\n") == "found the end of the line, expected `way`, `return`, `ping` or `error-way`");
}

TEST_CASE("deep plans print and read") {
  std::string text = "plan f\n";
  for (int i = 0; i < 3000; ++i) text += std::string(static_cast<size_t>(i) * 2, ' ') + "on p\n";
  text += std::string(6000, ' ') + "null\n";
  CHECK(again(text) == text);
}
