// What leaves the process: rules, tapes, programs, and requests as far as they get without a network.
#include <array>

#include <catch2/catch.hpp>

#include "runtime/effects/curl_command.h"
#include "runtime/effects/url.h"

using namespace aqua;
using effects::Mode;
using effects::ProgramResult;

namespace {

effects::Asker alice() { return {"alice", "fetcher"}; }

ProgramResult curl(effects::Hub& hub, const std::vector<std::string>& words, const files::Mounts& files = {}) {
  effects::Asker asker = alice();
  return effects::curlCommand(hub, asker, words, files);
}
effects::AllowList http(std::vector<std::string> rules) {
  effects::AllowList allowed;
  allowed.http = std::move(rules);
  return allowed;
}
effects::AllowList program(const std::string& name, const std::string& path) {
  effects::AllowList allowed;
  allowed.programs[name].path = path;
  return allowed;
}

bool allows(const std::string& rule, const std::string& url, const std::string& method = "GET") {
  auto parsed = effects::parseRule(rule);
  auto wanted = effects::parseUrl(url);
  REQUIRE(parsed);
  REQUIRE(wanted);
  return effects::fits(*parsed, method, *wanted);
}

bool isPrivate(std::initializer_list<int> bytes) {
  std::vector<uint8_t> all(bytes.begin(), bytes.end());
  return effects::isPrivateAddress(all);
}

}  // namespace

TEST_CASE("nothing is allowed unless somebody says so") {
  for (Mode mode : {Mode::Deny, Mode::Live, Mode::Record}) {
    effects::Hub hub(mode, {});
    ProgramResult denied = curl(hub, {"https://x.org/"});
    CHECK(denied.code == 100'001);
    CHECK(denied.error == "effect http https://x.org/ is not allowed; effects.http of the scenario would allow it");
    effects::Asker asker = alice();
    ProgramResult program = effects::callProgram(hub, asker, "ls", {"/"});
    CHECK(program.code == 100'001);
    CHECK(program.error == "effect program ls is not allowed; effects.programs of the scenario would allow it");
  }
}

TEST_CASE("rules allow what begins like them, after it was normalised") {
  const std::string kApi = "https://api.example.com/v1/";
  CHECK(allows(kApi, "https://api.example.com/v1/"));
  CHECK(allows(kApi, "https://API.example.com:443/v1/prices?x=1"));
  CHECK(allows(kApi, "https://api.example.com./v1/a"));
  CHECK(allows(kApi, "https://api.example.com/v1/a/../b"));
  for (const char* each :
       {"http://api.example.com/v1/", "https://api.example.com/v2/", "https://api.example.com/v1/../v2/",
        "https://api.example.com/v1/%2e%2e/v2/", "https://api.example.com/v1/%252e%252e/v2/",
        "https://api.example.com/v1/..%2fv2", "https://api.example.com/v1/..%5cv2", "https://api.example.com/v1",
        "https://api.example.com:444/v1/", "https://evil.com/v1/", "https://api.example.com.evil.com/v1/"})
    CHECK_FALSE(allows(kApi, each));
  CHECK(allows("https://a.org/v1", "https://a.org/v1"));
  CHECK(allows("https://a.org/v1", "https://a.org/v1/x"));
  CHECK_FALSE(allows("https://a.org/v1", "https://a.org/v10"));
  CHECK(allows("https://a.org", "https://a.org/anything"));
  CHECK(allows("GET http://127.0.0.1:8080/", "http://127.0.0.1:8080/x"));
  CHECK_FALSE(allows("GET http://127.0.0.1:8080/", "http://127.0.0.1:8080/x", "POST"));
  for (const char* each : {"file:///etc/passwd", "ftp://x.org/", "https://user:pw@x.org/", "gopher://x", "https://",
                           "https://x.org/a b", "https://x.org/\r\nHost: y", "nonsense://x.org"})
    CHECK_FALSE(effects::parseUrl(each));
}

TEST_CASE("addresses of this machine and its networks are private") {
  CHECK(isPrivate({127, 0, 0, 1}));
  CHECK(isPrivate({10, 1, 2, 3}));
  CHECK(isPrivate({172, 16, 0, 1}));
  CHECK(isPrivate({172, 31, 255, 255}));
  CHECK(isPrivate({192, 168, 1, 1}));
  CHECK(isPrivate({169, 254, 169, 254}));
  CHECK(isPrivate({100, 64, 0, 1}));
  CHECK(isPrivate({0, 0, 0, 0}));
  CHECK(isPrivate({224, 0, 0, 1}));
  CHECK(isPrivate({255, 255, 255, 255}));
  CHECK_FALSE(isPrivate({1, 1, 1, 1}));
  CHECK_FALSE(isPrivate({172, 32, 0, 1}));
  CHECK_FALSE(isPrivate({100, 128, 0, 1}));
  CHECK(isPrivate({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
  CHECK(isPrivate({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 10, 0, 0, 1}));
  CHECK(isPrivate({0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
  CHECK(isPrivate({0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
  CHECK(isPrivate({0x20, 0x02, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
  CHECK_FALSE(isPrivate({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 8, 8, 8, 8}));
  CHECK_FALSE(isPrivate({0x26, 0x06, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x11}));
  CHECK(effects::isLiteralHost("127.0.0.1"));
  CHECK(effects::isLiteralHost("[::1]"));
  CHECK(effects::isLiteralHost("localhost"));
  CHECK_FALSE(effects::isLiteralHost("localhost.evil.com"));
}

TEST_CASE("options that are not there are errors") {
  effects::Hub hub(Mode::Live, http({"https://x.org/"}));
  auto error = [&](std::vector<std::string> words) {
    ProgramResult result = curl(hub, words);
    CHECK(result.code == 100'001);
    return result.error;
  };
  CHECK(error({"-x", "proxy", "https://x.org/"}) == "option -x is not supported");
  CHECK(error({"-sxS", "https://x.org/"}) == "option -x is not supported");
  CHECK(error({"--proxy", "p", "https://x.org/"}) == "option --proxy is not supported");
  CHECK(error({"-X"}) == "option -X requires a value");
  CHECK(error({"-s"}) == "no URL specified");
  CHECK(error({"-m", "soon", "https://x.org/"}) == "soon is no number of seconds");
  CHECK(error({"-d", "@/etc/passwd", "https://x.org/"}) == "cannot read /etc/passwd: there is no such file or folder");
  CHECK(error({"-H", "A: b\r\nC: d", "https://x.org/"}) == "a header with a line break");
  ProgramResult bad = curl(hub, {"file:///etc/passwd"});
  CHECK(bad.code == 3);
  CHECK(bad.errorOutput == "curl: (3) `file:///etc/passwd` is neither http nor https\n");
  CHECK(curl(hub, {"-s", "file:///etc/passwd"}).errorOutput.empty());
}

TEST_CASE("a replay gives what was recorded, and nothing else") {
  effects::AllowList allowed = program("say", "/bin/echo");
  effects::Hub recording(Mode::Record, allowed);
  effects::Asker first = alice(), bob{"bob", "fetcher"};
  CHECK(effects::callProgram(recording, first, "say", {"a", "b c"}).output == "a b c\n");
  CHECK(effects::callProgram(recording, first, "ls", {}).code == 100'001);
  CHECK(effects::callProgram(recording, bob, "say", {"\xff"}).output == "\xff\n");
  std::string text = recording.tape().write();
  CHECK(text.find(R"("effect":1,"kind":"program","n":1,"peer":"alice")") != std::string::npos);
  auto tape = effects::Tape::read(text);
  REQUIRE(tape);
  CHECK(tape->write() == text);

  effects::Hub replay(Mode::Replay, {}, *tape);
  effects::Asker again = alice(), bobAgain{"bob", "fetcher"};
  CHECK(effects::callProgram(replay, bobAgain, "say", {"\xff"}).output == "\xff\n");
  CHECK(effects::callProgram(replay, again, "say", {"a", "b c"}).output == "a b c\n");
  CHECK(effects::callProgram(replay, again, "ls", {}).code == 100'001);
  CHECK_FALSE(replay.failure());
  const std::string kMissing =
      R"(the recording has no answer for program request 3 of service "fetcher" on alice: say ["more"])";
  CHECK(effects::callProgram(replay, again, "say", {"more"}).error == kMissing);
  CHECK(replay.failure() == kMissing);
  effects::Hub other(Mode::Replay, {}, *tape);
  effects::Asker anew = alice();
  effects::callProgram(other, anew, "say", {"else"});
  CHECK(other.failure());
}

TEST_CASE("damaged tapes are refused by their line") {
  auto error = [](std::string_view text) { return effects::Tape::read(text).error(); };
  const std::string kGood =
      R"({"effect":1,"kind":"program","n":1,"peer":"","real_ms":0,"reply":{"value":1},"request":{},"service":"s"})";
  CHECK(effects::Tape::read(kGood + "\n\n"));
  CHECK(error(kGood + "\nx").starts_with("line 2: "));
  CHECK(error("{}") == "line 1: no effect of version 1");
  CHECK(error(R"({"effect":1,"n":1})") == "line 1: `peer`, `service` and `kind` are texts");
  CHECK(error(kGood + "\n" + kGood) == R"(line 2: there is already an effect 1 of service "s")");
  CHECK(error(R"({"effect":1,"kind":"http","n":1,"peer":"","reply":{},"request":{},"service":"s"})") ==
        "line 1: `reply` has either a `value` or a text `error`");
}

TEST_CASE("secrets are not on the tape") {
  effects::Hub hub(Mode::Record, http({}));
  curl(hub, {"-u", "ann:hunter2", "-H", "Authorization: Bearer s3cret", "-H", "X: y", "https://x.org/"});
  std::string tape = hub.tape().write();
  CHECK(tape.find("hunter2") == std::string::npos);
  CHECK(tape.find("s3cret") == std::string::npos);
  CHECK(tape.find("sha256:") != std::string::npos);
  CHECK(tape.find("\"X: y\"") != std::string::npos);
}

TEST_CASE("programs are run without a shell, and not for ever") {
  auto run = [](const std::string& path, const std::vector<std::string>& words,
                const effects::ProgramLimits& limits = {}) {
    return effects::runProgram(path, words, {{"GREETING", "hi"}}, limits);
  };
  CHECK(run("/bin/echo", {"$GREETING", "; ls"}).output == "$GREETING ; ls\n");
  ProgramResult shell = run("/bin/sh", {"-c", "echo $GREETING$HOME; echo no >&2; cat; exit 3"});
  CHECK(shell.code == 3);
  CHECK(shell.output == "hi\n");
  CHECK(shell.errorOutput == "no\n");
  CHECK(run("/bin/sh", {"-c", "kill -9 $$"}).code == 100'000);
  ProgramResult missing = run("/nowhere/at/all", {});
  CHECK(missing.code == 100'001);
  CHECK(missing.error == "No such file or directory (os error 2)");
  ProgramResult slow = run("/bin/sh", {"-c", "echo begun; sleep 60 & sleep 60"}, {200, 1000});
  CHECK(slow.code == 100'000);
  CHECK(slow.error == "it took longer than 200 ms");
  CHECK(slow.output == "begun\n");
  CHECK(run("/bin/sh", {"-c", "exec >&- 2>&-; sleep 60"}, {200, 1000}).error == "it took longer than 200 ms");
  CHECK(run("/bin/sh", {"-c", "while :; do echo yyyyyyyyyyyy; done"}, {5000, 1000}).error ==
        "it wrote more than 1000 bytes");
  CHECK(run("/bin/echo", {std::string("a\0b", 3)}).code == 100'001);
}

TEST_CASE("a list of answers stands for a program") {
  auto answers = values::parseJson(R"([{"args": ["add", "f"], "stdout": "Qm1\n"},
                                       {"args": ["get"], "ret_code": 1, "stderr": "no", "error": ""}])");
  CHECK(effects::checkAnswers(*answers));
  effects::AllowList allowed;
  allowed.programs["ipfs"] = {"", *answers, "ipfs.json"};
  effects::Hub hub(Mode::Deny, allowed);
  effects::Asker asker = alice();
  CHECK(effects::callProgram(hub, asker, "ipfs", {"add", "f"}).output == "Qm1\n");
  CHECK(effects::callProgram(hub, asker, "ipfs", {"get"}).code == 1);
  CHECK(effects::callProgram(hub, asker, "ipfs", {"rm"}).error == R"(ipfs.json has no answer for ["rm"])");
  for (const char* each : {"{}", "[1]", R"([{"args": 1}])", R"([{"ret_code": "x"}])", R"([{"stdout": 1}])"})
    CHECK_FALSE(effects::checkAnswers(*values::parseJson(each)));
}
