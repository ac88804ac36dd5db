// Services that processes serve: what they are told, and every way in which they can fail.
#include <catch2/catch.hpp>

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tools/run/processes.h"

using namespace aqua;
using values::Value;

namespace {

const sim::PeerBook& book() {
  static const sim::Scenario scenario = sim::plainScenario();
  static const sim::PeerBook book(scenario);
  return book;
}

/// A process of the shell that runs `script`.
class Shell {
 public:
  explicit Shell(std::string script, std::chrono::milliseconds silence = std::chrono::seconds(10))
      : processes_({"/usr/bin:/bin", silence}) {
    behaviour_ = sim::Behaviour::of(sim::Behaviour::Kind::Process);
    behaviour_.command = {"sh", "-c", std::move(script)};
  }
  sim::Behaviour& behaviour() { return behaviour_; }

  sim::Answer ask(const std::string& function = "f", const std::string& peer = "bob") {
    std::vector<Value> args{Value::string("a\nb")};
    std::vector<std::vector<data::Tetraplet>> tetraplets{{{"bob", "ext", "g", ""}}};
    sim::CallSite call{"ext", function, args, tetraplets};
    call.self = &book().keys().front();
    call.now = 1'704'067'200'000;
    return processes_.ask(behaviour_, peer, call);
  }
  std::string failure(const std::string& function = "f") {
    sim::Answer answer = ask(function);
    CHECK(answer.code == 1);
    return answer.value.isString() ? std::string(answer.value.asString()) : answer.value.text();
  }

 private:
  run::Processes processes_;
  sim::Behaviour behaviour_;
};

/// Answers everything with the line that it was told.
const char* const kMirror =
    R"(n=0; while read -r line; do n=$((n+1)); printf '{"id":%s,"ret_code":0,"result":%s}\n' "$n" "$line"; done)";

bool ends(pid_t process) {
  for (int i = 0; i < 500; ++i) {
    if (::kill(process, 0) != 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE("a process is told everything, one line for each call") {
  Shell shell(kMirror);
  sim::Answer answer = shell.ask();
  CHECK(answer.code == 0);
  CHECK(answer.value.text() ==
        R"({"args":["a\nb"],"function":"f","id":1,"now":1704067200000,"peer":"bob","service":"ext",)"
        R"("tetraplets":[[{"function_name":"g","lens":"","peer_pk":"bob","service_id":"ext"}]]})");
  CHECK(shell.ask("g").value.find("id")->text() == "2");
  CHECK(shell.ask("g", "ann").value.find("id")->text() == "1");  // one of her own
}

TEST_CASE("errors and times of a process are those of its service") {
  Shell shell(R"(read x; echo '{"id":1,"ret_code":7,"result":"disk full","takes":"5ms"}')");
  sim::Answer answer = shell.ask();
  CHECK(answer.code == 7);
  CHECK(answer.value.asString() == "disk full");
  CHECK(answer.takes == 5 * sim::kMillisecond);
}

TEST_CASE("nothing of the environment but PATH, and the folder of the scenario") {
  Shell shell(R"sh(read x; set -- $(pwd) $(env | cut -d= -f1 | sort)
printf '{"id":1,"ret_code":0,"result":"%s"}\n' "$*"; read x)sh");
  shell.behaviour().folder = "/usr";
  CHECK(shell.ask().value.asString() == "/usr PATH PWD");  // PWD is the shell's own
}

TEST_CASE("a process that ends") {
  Shell shell("read x; echo first >&2; echo 'no more' >&2; exit 3");
  const std::string name = "process `sh -c read x; echo first >&2; echo 'no more' >&2; exit 3` of bob: ";
  std::string failure = name + "it ended with exit code 3; its last line of errors: no more";
  CHECK(shell.failure() == failure);
  CHECK(shell.failure("g") == failure);  // and stays away
  CHECK(Shell("kill -9 $$").failure().ends_with("it was ended by signal 9"));
  CHECK(Shell("exit 0").failure().ends_with("it ended with exit code 0"));
}

TEST_CASE("a process that cannot be started") {
  Shell shell("");
  shell.behaviour().command = {"./no-such-program"};
  CHECK(shell.failure() == "process `./no-such-program` of bob: it cannot be started: No such file or directory");
}

TEST_CASE("a process that speaks something else") {
  auto says = [](const std::string& line) { return Shell("read x; echo '" + line + "'; read x").failure(); };
  auto expects = [&](const std::string& line, const std::string& expected) {
    INFO(line);
    CHECK(says(line).ends_with(" of bob: it answered " + line + ", expected " + expected));
  };
  expects("ready", "a JSON object in one line");
  expects("[]", "a JSON object in one line");
  expects("{", "a JSON object in one line");
  expects(R"({"id":2,"ret_code":0,"result":1})", R"("id": 1)");
  expects(R"({"ret_code":0,"result":1})", R"("id": 1)");
  expects(R"({"id":1,"result":1})", R"("ret_code", a whole number)");
  expects(R"({"id":1,"ret_code":"0","result":1})", R"("ret_code", a whole number)");
  expects(R"({"id":1,"ret_code":3000000000,"result":1})", R"("ret_code", a whole number)");
  expects(R"({"id":1,"ret_code":0})", R"("result")");
  expects(R"({"id":1,"ret_code":0,"result":1,"takes":5})", R"("takes", a duration such as "5ms")");
  CHECK(
      Shell("head -c 20000000 /dev/zero; read x").failure().ends_with("it wrote more than 16 MiB without a line end"));
}

TEST_CASE("a process that says nothing, and one that does not listen") {
  auto begin = std::chrono::steady_clock::now();
  std::string failure = Shell("echo waiting >&2; sleep 100", std::chrono::milliseconds(200)).failure();
  CHECK(failure.ends_with("it said nothing for 200 ms; its last line of errors: waiting"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  CHECK(Shell("exec 0<&-; sleep 100", std::chrono::milliseconds(200)).failure().ends_with("nothing for 200 ms"));
  CHECK(Shell("exec 1>&-; sleep 100", std::chrono::milliseconds(200)).failure().ends_with("it closed its output"));
}

TEST_CASE("no process outlives its run, nor does what it started") {
  namespace fs = std::filesystem;
  fs::path file = fs::temp_directory_path() / ("aqua-processes-" + std::to_string(::getpid()));
  pid_t own = 0, child = 0;
  {
    Shell shell("sleep 1000 & echo $$ $! > " + file.string() + "; " + kMirror);
    CHECK(shell.ask().code == 0);
    std::ifstream(file) >> own >> child;
    REQUIRE(own > 1);
    REQUIRE(child > 1);
    CHECK(::kill(own, 0) == 0);
    CHECK(::kill(child, 0) == 0);
  }
  fs::remove(file);
  CHECK(::kill(own, 0) != 0);  // waited for: no zombie
  CHECK(ends(child));          // whoever adopts it waits for it
}
