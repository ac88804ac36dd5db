// WASI as modules see it: wasi.c calls its functions. Numbers are errors of WASI.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "runtime/marine/service.h"

using namespace aqua;

namespace {

std::shared_ptr<const wasm::Module> code() {
  std::ifstream in("tests/wasm/modules/wasi.wasm", std::ios::binary);
  auto read = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(read);
  return *read;
}

struct Wasi {
  files::Space space;
  uint64_t now = 1000;
  std::unique_ptr<marine::Service> service;
  int64_t fuel = 0;

  explicit Wasi(std::map<std::string, std::string> directories = {{"/data", "/data"}},
                uint64_t most = files::Tree::kMostBytes)
      : space(most), directories_(std::move(directories)) {}
  void start(marine::Limits limits = {}) {
    marine::World world;
    world.nanoseconds = [this] { return now; };
    world.files = &space;
    marine::ModuleConfig module{"wasi", code()};
    module.directories = directories_;
    auto made = marine::Service::create({{module}, limits}, world, **wasm::threadEngine());
    REQUIRE(made);
    service = *std::move(made);
  }
  std::string operator()(std::string_view function, std::string_view args = "[]") {
    if (!service) start();
    auto json = values::parseJson(args);
    REQUIRE(json);
    marine::Service::Outcome outcome = service->call(function, *json, {});
    fuel = outcome.fuel;
    return outcome.good ? outcome.value.text() : "! " + outcome.error;
  }

 private:
  std::map<std::string, std::string> directories_;
};

constexpr const char *kMake = "0", *kRemove = "1", *kUnlink = "2";   // of `change`
constexpr const char *kRename = "0", *kLink = "1", *kSymlink = "2";  // of `change_two`
std::string one(std::string_view what, std::string_view path) {
  return "[" + std::string(what) + ",\"" + std::string(path) + "\"]";
}
std::string two(std::string_view what, std::string_view a, std::string_view b) {
  return "[" + std::string(what) + ",\"" + std::string(a) + "\",\"" + std::string(b) + "\"]";
}

void checkContents(Wasi& wasi) {
  CHECK(wasi("put", R"(["a.txt",[104,105,106]])") == "0");
  CHECK(wasi("get", R"(["a.txt"])") == "[104,105,106]");
  CHECK(wasi("append", R"(["a.txt",[33,34,35,36]])") == "0");
  CHECK(wasi("get", R"(["a.txt"])") == "[104,105,106,33,34,35,36]");
  CHECK(wasi("put", R"(["a.txt",[1]])") == "0");
  CHECK(wasi("get", R"(["a.txt"])") == "[1]");
  CHECK(wasi("put_new", R"(["a.txt",[1]])") == "20");
  CHECK(wasi("append", R"(["nofile",[1]])") == "44");
  CHECK(wasi("get_error", R"(["nofile"])") == "44");
}

void checkFolders(Wasi& wasi) {
  CHECK(wasi("change", one(kMake, "sub")) == "0");
  CHECK(wasi("change", one(kMake, "sub")) == "20");
  CHECK(wasi("change", one(kMake, "no/sub")) == "44");
  CHECK(wasi("put", R"(["sub/b",[2]])") == "0");
  CHECK(wasi("put", R"(["sub",[2]])") == "31");
  CHECK(wasi("put", R"(["sub/b/",[2]])") == "54");
  CHECK(wasi("put", R"(["a.txt/b",[2]])") == "54");
  CHECK(wasi("change", one(kRemove, "sub")) == "55");
  CHECK(wasi("change", one(kRemove, "a.txt")) == "54");
  CHECK(wasi("change", one(kUnlink, "sub")) != "0");
  CHECK(wasi("change", one(kUnlink, "nofile")) == "44");
  CHECK(wasi("change", one(kRemove, ".")) == "28");
  CHECK(wasi("change_two", two(kRename, "sub/b", "c")) == "0");
  CHECK(wasi("get", R"(["c"])") == "[2]");
  CHECK(wasi("change_two", two(kRename, "c", "sub/")) == "54");
  CHECK(wasi("change_two", two(kRename, "sub", "sub/in")) == "28");
}

void checkLinks(Wasi& wasi) {
  CHECK(wasi("change_two", two(kLink, "c", "d")) == "0");
  CHECK(wasi("change_two", two(kLink, "c", "d")) == "20");
  CHECK(wasi("change_two", two(kSymlink, "../c", "sub/l")) == "0");
  CHECK(wasi("link", R"(["sub/l"])") == R"("../c")");
  CHECK(wasi("get", R"(["sub/l"])") == "[2]");
  CHECK(wasi("change_two", two(kSymlink, "/etc", "e")) == "76");
  CHECK(wasi("change_two", two(kSymlink, "../..", "f")) == "0");
  for (const char* each : {"..", "sub/../..", "/a.txt", "f", "f/etc/passwd", "sub/l/../..", "../data/a.txt"})
    CHECK(wasi("get_error", "[\"" + std::string(each) + "\"]") != "0");
  CHECK(wasi("get_error", R"(["f/etc/passwd"])") == "76");
  CHECK(wasi("names", R"(["."])") == R"([".","..","a.txt","c","d","f","sub"])");
  CHECK(wasi("change", one(kUnlink, "d")) == "0");
}

void checkNumbers(Wasi& wasi) {
  CHECK(wasi("places", R"(["abcdef"])") == "[6,3,2,16,28,0,16,26]");
  CHECK(wasi("rights", R"(["c"])") == "[0,76,76,76,0,76]");
  CHECK(wasi("numbers", R"(["c"])") == "[4,5,4,0,8]");
  CHECK(wasi("open_many", R"(["c"])") == "[1020,33]");
  CHECK(wasi("get", R"(["c"])") == "[2]");
}

void checkFiles(Wasi& wasi) {
  checkContents(wasi);
  checkFolders(wasi);
  checkLinks(wasi);
  checkNumbers(wasi);
}

}  // namespace

TEST_CASE("files in memory by WASI") {
  Wasi wasi;
  checkFiles(wasi);
  CHECK(*wasi.space.tree().get("/data/a.txt") == "\1");
  wasi.now = 2000;
  wasi("put", R"(["t",[1,2]])");
  std::string stat = wasi("stat", R"(["t",true])");
  CHECK(stat.find(",4,1,2,2000,2000,2000]") != std::string::npos);
  CHECK(wasi("touch", R"(["t",5])") == "0");
  CHECK(wasi("stat", R"(["t",true])").find(",5000,7000,2000]") != std::string::npos);
  CHECK(wasi("touch", R"(["t",3])") == "28");
  CHECK(wasi("stat", R"(["f",false])").find(",7,1,5,") != std::string::npos);
}

TEST_CASE("files on the disk by WASI") {
  std::string folder = (std::filesystem::temp_directory_path() / "aqua-wasi-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()));
  {
    Wasi wasi;
    REQUIRE(wasi.space.addWindow("/data", folder, false));
    checkFiles(wasi);
    CHECK(std::filesystem::file_size(folder + "/a.txt") == 1);
  }
  {
    Wasi wasi;
    REQUIRE(wasi.space.addWindow("/data", folder, true));
    CHECK(wasi("get", R"(["a.txt"])") == "[1]");
    CHECK(wasi("rights", R"(["a.txt"])") == "[0,76,76,76,0,76]");
    CHECK(wasi("put", R"(["new",[1]])") == "69");
    CHECK(wasi("change", one(kUnlink, "a.txt")) == "69");
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("folders have the names of the configuration, and are variables") {
  Wasi wasi({{"sites", "/x/sites"}, {"/tmp/vault", "/v"}});
  CHECK(wasi("mounts") == R"(["/tmp/vault","sites"])");
  Wasi none(std::map<std::string, std::string>{});
  CHECK(none("mounts") == "[]");
  CHECK(none("get_error", R"(["a"])") == "8");
}

TEST_CASE("files outlive the service, and its module") {
  Wasi wasi;
  wasi("put", R"(["a",[7]])");
  wasi.service.reset();
  CHECK(wasi("get", R"(["a"])") == "[7]");
}

TEST_CASE("files take no more than they may") {
  Wasi wasi({{"/data", "/data"}}, 10'000);
  CHECK(wasi("resize", R"(["a",5000])") == "0");
  CHECK(wasi("resize", R"(["a",50000])") == "51");
  CHECK(wasi("resize", R"(["a",9223372036854775807])") == "51");
  CHECK(wasi("resize", R"(["a",0])") == "0");
  CHECK(wasi("resize", R"(["b",5000])") == "0");
}

TEST_CASE("what makes no sense is an error of WASI") {
  Wasi wasi;
  CHECK(wasi("odd") == "[21,21,8,8,70,52,54,21]");
}

TEST_CASE("clocks are the host's, those of processors are fuel") {
  Wasi wasi;
  wasi.now = 1'700'000'000'000'000'000;
  std::string first = wasi("clocks");
  CHECK(first.starts_with("[1700000000000000000,1700000000000000000,"));
  CHECK(first.ends_with(",28]"));
  auto clocks = values::parseJson(first);
  uint64_t before = *clocks->asArray()[2].asUint64(), after = *clocks->asArray()[4].asUint64();
  CHECK(after > before + 200);
  CHECK(after < before + 5'000);
  CHECK(*values::parseJson(wasi("clocks"))->asArray()[2].asUint64() > after);
}

TEST_CASE("whoever waits goes on at once") {
  Wasi wasi;
  CHECK(wasi("wait") == "[7,0,0,0,8,131072,1,0,0,2]");
}

TEST_CASE("work of the host is paid with fuel") {
  marine::Limits limits;
  limits.fuel = 10'000'000;
  Wasi wasi;
  wasi.start(limits);
  for (int i = 0; i < 200; ++i) wasi("put", "[\"f" + std::to_string(i) + "\",[1]]");
  CHECK(wasi("names_for_ever", R"(["."])").find("out of fuel") != std::string::npos);
  wasi("resize", R"(["big",16000000])");
  CHECK(wasi.fuel > 1'000'000);
}
