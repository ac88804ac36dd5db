// What an observer of the interpreter hears.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "runtime/data/codec/codec.h"
#include "runtime/vm/heat.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {
namespace {

/// One word for an event: `+seq`, `-seq done`, ...
class Notes : public Observer {
 public:
  void begins(const air::Instr& instr) override { add("+", instr, ""); }
  void ends(const air::Instr& instr, End how) override {
    switch (how) {
    case End::Done: return add("-", instr, " done");
    case End::Waits: return add("-", instr, " waits");
    case End::Failed: return add("-", instr, " failed");
    }
  }
  void merges(const air::Instr& instr, const State&, bool previous) override {
    add("", instr, previous ? " in previous" : " in current");
  }
  void asks(const air::Instr& instr, const CallRequest& request) override {
    add("", instr, fmt::format(" asks {}: {}", request.id, request.function));
  }
  void gets(const air::Instr& instr, uint32_t id, const CallResult& result) override {
    add("", instr, fmt::format(" gets {}: {} {}", id, result.code, result.result));
  }
  std::vector<std::string> take() { return std::exchange(notes_, {}); }

 private:
  void add(std::string_view sign, const air::Instr& instr, std::string_view what) {
    notes_.push_back(fmt::format("{}{}{}", sign, air::keyword(instr.kind), what));
  }
  std::vector<std::string> notes_;
};

using Lines = std::vector<std::string>;

class Run {
 public:
  explicit Run(std::string text)
      : script_(air::parse(std::make_shared<diagnostics::SourceFile>("script.air", std::move(text))).script),
        prepared_(prepare(*script_)),
        key_(crypto::KeyPair::fromText("peer")) {
    params_.initPeerId = params_.currentPeerId = key_.peerId();
    params_.particleId = "particle";
    params_.key = &key_;
  }
  Outcome operator()(std::map<uint32_t, CallResult> results, Observer* observer, DataPtr current = nullptr) {
    Outcome outcome = run(*prepared_, data_, current, params_, results, {.observer = observer}, &warm_);
    data_ = outcome.data;
    return outcome;
  }
  const air::Script& script() const { return *script_; }
  DataPtr data() const { return data_; }
  const Warm& warm() const { return warm_; }

 private:
  std::unique_ptr<air::Script> script_;
  std::shared_ptr<const Prepared> prepared_;
  crypto::KeyPair key_;
  Params params_;
  DataPtr data_;
  Warm warm_;
};

}  // namespace

TEST_CASE("an observer hears of instructions, of what they find in the data, and of calls") {
  Run run(R"((xor (seq (call %init_peer_id% ("s" "f") [] x) (match x 1 (ap x $s))) (null)))");
  Notes notes;
  run({}, &notes);
  CHECK(notes.take() == Lines{"+xor", "+seq", "+call", "call asks 1: f", "-call waits", "-seq waits", "-xor waits"});
  run({{1, {0, "2"}}}, &notes);
  CHECK(notes.take() == Lines{"+xor", "+seq", "+call", "call in previous", "call gets 1: 0 2", "-call done", "+match",
                              "-match failed", "-seq failed", "+null", "-null done", "-xor done"});
}

TEST_CASE("an observer hears how branches and turns of loops end") {
  Run run(
      R"((par (seq (call %init_peer_id% ("s" "list") [] list) (fold list i (seq (match i 2 (null)) (next i)))) (never)))");
  Notes notes;
  run({}, &notes);
  CHECK(notes.take() == Lines{"+par", "+seq", "+call", "call asks 1: list", "-call waits", "-seq waits", "+never",
                              "-never waits", "-par waits"});
  run({{1, {0, "[2,3]"}}}, &notes);
  CHECK(notes.take() == Lines{"+par",
                              "+seq",
                              "+call",
                              "call in previous",
                              "call gets 1: 0 [2,3]",
                              "-call done",
                              "+fold",
                              "+seq",
                              "+match",
                              "+null",
                              "-null done",
                              "-match done",
                              "+next",
                              "+seq",
                              "+match",
                              "-match failed",
                              "-seq failed",
                              "-next failed",
                              "-seq failed",
                              "-fold failed",
                              "-seq failed",
                              "+never",
                              "-never waits",
                              "-par waits"});
}

TEST_CASE("an observer hears the end of what an error closes that nothing catches") {
  Run run(R"((seq (ap 1 x) (xor (ap 2 x) (null))))");
  Notes notes;
  CHECK(run({}, &notes).code == 20007);
  CHECK(notes.take() == Lines{"+seq", "+ap", "-ap done", "+xor", "+ap", "-ap failed", "-xor failed", "-seq failed"});
}

TEST_CASE("an observed run executes everything, and comes to the same") {
  const std::string script =
      R"((seq (call %init_peer_id% ("s" "list") [] list) (fold list i (seq (call %init_peer_id% ("s" "f") [i] $s) (next i)))))";
  Run quiet(script), observed(script);
  Heat heat;
  Outcome a = quiet({}, nullptr), b = observed({}, &heat);
  CHECK(data::encode(*a.data) == data::encode(*b.data));
  a = quiet({{1, {0, "[5,6,7]"}}}, nullptr), b = observed({{1, {0, "[5,6,7]"}}}, &heat);
  for (uint32_t id = 2; id <= 4; ++id) {
    a = quiet({{id, {0, "0"}}}, nullptr), b = observed({{id, {0, "0"}}}, &heat);
    CHECK(data::encode(*a.data) == data::encode(*b.data));
  }
  CHECK(a.complete);
  CHECK(quiet.warm().wokenRuns() == 4);
  CHECK(observed.warm().wokenRuns() == 0);
  const air::Instr* fold = air::children(*observed.script().root)[1];
  const air::Instr* call = air::children(*air::children(*fold)[0])[0];
  Heat::Counts counts = heat.at(call->place);
  CHECK(counts.begun == 1 + 2 + 3 + 3);  // once for each turn that a run comes to
  CHECK(counts.done == 0 + 1 + 2 + 3);
  CHECK(counts.waiting == 3);
  CHECK(counts.failed == 0);
}

}  // namespace aqua::vm
