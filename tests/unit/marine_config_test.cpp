// Files of services.
#include <catch2/catch.hpp>

#include "compiler/diagnostics/writers.h"
#include "runtime/marine/config.h"

using namespace aqua;

namespace {

struct Read {
  diagnostics::SourceFile file;
  diagnostics::DiagnosticList issues;
  std::optional<marine::ServiceFile> service;

  explicit Read(std::string text) : file("conf/Config.toml", std::move(text)) {
    service = marine::readServiceFile(file, issues);
  }
  /// The only message.
  std::string message() const { return issues.items().size() == 1 ? issues.items().front().message() : "not one"; }
  std::string_view place() const { return issues.items().front().primary.text(); }
};

}  // namespace

TEST_CASE("a service's file says everything about its modules") {
  Read read(R"(
modules_dir = "artifacts/"
service_working_dir = "./work"
total_memory_limit = "10 MiB"
[[module]]
name = "store"
logging_mask = -1
mem_pages_count = 1
[module.mounted_binaries]
curl = "bin/curl"
ls = "/bin/ls"
http = "builtin:http"
[module.wasi]
preopened_files = ["tmp"]
envs = { TIMEOUT = "1s" }
mapped_dirs = { sites = "./sites", "/tmp" = "/abs/tmp" }
[[module]]
name = "facade"
file_name = "other.wasm"
load_from = "./else"
logger_enabled = false
[[module]]
name = "third"
load_from = "/x/y.wasm"
[default]
logger_enabled = true
)");
  CHECK(read.issues.empty());
  REQUIRE(read.service);
  const auto& modules = read.service->modules;
  REQUIRE(modules.size() == 3);
  CHECK(read.service->memory == 10u << 20);
  CHECK(modules[0].path == "conf/artifacts/store.wasm");
  CHECK(modules[0].config.loggingMask == -1);
  CHECK(modules[0].config.logger);
  CHECK(modules[0].config.binaries ==
        std::map<std::string, std::string>{{"curl", "conf/bin/curl"}, {"ls", "/bin/ls"}, {"http", "builtin:http"}});
  CHECK(modules[0].config.environment == std::map<std::string, std::string>{{"TIMEOUT", "1s"}});
  CHECK(modules[0].config.directories ==
        std::map<std::string, std::string>{{"/tmp", "/abs/tmp"}, {"sites", "work/sites"}});
  CHECK(modules[1].path == "conf/else/other.wasm");
  CHECK_FALSE(modules[1].config.logger);
  CHECK(modules[2].path == "/x/y.wasm");
}

TEST_CASE("what is wrong with a service's file is told at its place") {
  CHECK(Read("").message() == "config should contain at least one module");
  CHECK(Read("module = []").message() == "config should contain at least one module");
  CHECK(Read("[[module]]\nname = \"x\"").message() ==
        "InvalidConfig: \"modules_dir\" field is not defined, but it is required to load module \"x\"");
  CHECK(Read("modules_dir = \".\"\n[[module]]").message() == "a module has no `name`");
  CHECK(Read("modules_dir = \".\"\n[[module]]\nname = \"a\"\n[[module]]\nname = \"a\"").message() ==
        "module with name a is specified in config (dir: None), but not found in provided modules: []");
  CHECK(Read("modules_dir = \".\"\ntotal_memory_limit = \"much\"\n[[module]]\nname = \"a\"").message() ==
        "found `much`, expected bytes, a size such as `10 MiB`, or `Infinity`");
  Read mask("modules_dir = \".\"\n[[module]]\nname = \"a\"\nlogging_mask = 2147483648");
  CHECK(mask.message() == "found `2147483648`, expected an integer of 32 bits");
  CHECK(mask.place() == "2147483648");
  CHECK(Read("modules_dir = \".\"\n[[module]]\nname = 5").message() == "`name` is an integer, expected a text");
  CHECK(Read("modules_dir = \".\"\n[module]\nname = \"a\"").message().find("expected a list of tables") !=
        std::string::npos);
  CHECK(Read("modules_dir = [").issues.hasErrors());
}

TEST_CASE("keys that Marine has not are passed over, and told") {
  Read read("modules_dir = \".\"\n[[module]]\nname = \"a\"\nloger_enabled = true\n[module.wasi]\ndirs = {}");
  REQUIRE(read.service);
  REQUIRE(read.issues.items().size() == 2);
  CHECK_FALSE(read.issues.hasErrors());
  const diagnostics::Diagnostic& first = read.issues.items().front();
  CHECK(first.message() == "unknown key `loger_enabled` in a module, which Marine passes over");
  CHECK(first.primary.text() == "loger_enabled");
  CHECK(first.help.at(0) == "did you mean `logger_enabled`?");
}

TEST_CASE("sizes of memory are those of Marine") {
  CHECK(marine::parseMemory("10 MiB") == 10u << 20);
  CHECK(marine::parseMemory("10MB") == 10'000'000u);
  CHECK(marine::parseMemory("1.5kB") == 1500u);
  CHECK(marine::parseMemory("64KiB") == 65536u);
  CHECK(marine::parseMemory("100") == 100u);
  for (const char* each : {"Infinity", "infinity", "1TB", "4GiB"})
    CHECK(marine::parseMemory(each) == uint64_t{4} << 30);
  for (const char* each : {"", "MiB", "1 Mib", "-1", "1.2.3MB", "1MiB "}) CHECK_FALSE(marine::parseMemory(each));
}

TEST_CASE("modules that cannot be read are told by their path") {
  Read read("modules_dir = \".\"\n[[module]]\nname = \"a\"\n[[module]]\nname = \"b\"");
  REQUIRE(read.service);
  auto load = [](const std::string& path) -> base::Result<std::string> {
    if (path == "conf/a.wasm") return std::string("no module");
    return base::Failure{"No such file or directory (os error 2)"};
  };
  CHECK_FALSE(marine::loadModules(*read.service, load, read.issues));
  REQUIRE(read.issues.items().size() == 2);
  CHECK(read.issues.items()[0].message() ==
        "`conf/a.wasm` is no valid WebAssembly module: byte 0: magic header not detected");
  CHECK(read.issues.items()[1].message() ==
        "IOError: failed to load conf/b.wasm: No such file or directory (os error 2)");
}
