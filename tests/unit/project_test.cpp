// `aqua.toml`: where it is found, what it says, and what is wrong with it, at which place.
#include <catch2/catch.hpp>

#include <map>

#include "compiler/project/project.h"

using namespace aqua;

namespace {

/// Texts in memory, seen from a folder of their own.
class At : public modules::OverlayFileSystem {
 public:
  explicit At(std::string folder) : folder_(std::move(folder)) {}
  std::string workingFolder() const override { return folder_; }

 private:
  std::string folder_;
};

/// Files of several users.
class Owned : public At {
 public:
  static constexpr uint32_t kUser = 1000;
  using At::At;
  std::optional<uint32_t> owner(const std::string& path) const override {
    auto found = owners.find(path);
    return found == owners.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<uint32_t> user() const override { return kUser; }
  std::map<std::string, uint32_t> owners;
};

project::Read read(const std::string& text, const std::string& path = "aqua.toml") {
  modules::OverlayFileSystem files;
  files.set(path, text);
  return project::read(files, path);
}

// The diagnostics as lines `line:column code message [help]`.
std::string issues(const std::string& text) {
  project::Read result = read(text);
  std::string out;
  for (const auto& issue : result.issues.items()) {
    auto at = issue.primary.file->lineColumn(issue.primary.begin);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostics::codeText(issue.code) + " " +
           issue.message();
    for (const std::string& help : issue.help) out += " [" + help + "]";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the manifest is found upwards, to the working folder and above") {
  At files("/home/ada/shop/src");
  CHECK(project::findManifest(files, "deep/main.aqua").manifest == std::nullopt);
  files.set("../../aqua.toml", "");
  CHECK(project::findManifest(files, "deep/main.aqua").manifest == "../../aqua.toml");
  CHECK(project::findManifest(files, "").manifest == "../../aqua.toml");
  CHECK(project::findManifest(files, "../other/main.aqua").manifest == "../../aqua.toml");
  files.set("aqua.toml", "");
  CHECK(project::findManifest(files, "deep/er/main.aqua").manifest == "aqua.toml");
  CHECK(project::findManifest(files, "main.aqua").manifest == "aqua.toml");
  files.set("deep/aqua.toml", "");
  CHECK(project::findManifest(files, "deep/er/main.aqua").manifest == "deep/aqua.toml");
  CHECK(project::findManifest(files, "/elsewhere/main.aqua").manifest == std::nullopt);
  files.set("/aqua.toml", "");
  CHECK(project::findManifest(files, "/elsewhere/main.aqua").manifest == "/aqua.toml");
}

TEST_CASE("a folder with .git is the last one") {
  At files("/home/ada/shop");
  files.set("../aqua.toml", "");
  files.set(".git", "gitdir: elsewhere");
  CHECK(project::findManifest(files, "src/main.aqua").manifest == std::nullopt);
  CHECK(project::findManifest(files, "../main.aqua").manifest == "../aqua.toml");
}

TEST_CASE(
    "a manifest counts when it belongs to the user, to root or to the owner of the folder where the search begins") {
  Owned files("/home/ada/shop");
  files.set("aqua.toml", "");
  files.set("/aqua.toml", "");
  auto found = [&](uint32_t manifest, uint32_t start) {
    files.owners = {{"aqua.toml", manifest}, {"src/", start}};
    return project::findManifest(files, "src/main.aqua");
  };
  constexpr uint32_t kRoot = 0, kAda = Owned::kUser, kBob = 1001, kEve = 1002;
  for (auto [manifest, start] : {std::pair(kAda, kAda), {kAda, kBob}, {kRoot, kAda}, {kBob, kBob}}) {
    INFO(manifest << " " << start);
    CHECK(found(manifest, start).manifest == "aqua.toml");
    CHECK(found(manifest, start).issues.empty());
  }
  for (auto [manifest, start] : {std::pair(kEve, kAda), {kEve, kBob}, {kEve, kRoot}}) {
    INFO(manifest << " " << start);
    project::Found foreign = found(manifest, start);
    CHECK(foreign.manifest == std::nullopt);  // nor the one further up
    REQUIRE(foreign.issues.items().size() == 1);
    CHECK(foreign.issues.items().front().code == diagnostics::Code::ManifestForeign);
    CHECK(foreign.issues.items().front().severity == diagnostics::Severity::Note);
  }
  files.owners = {{"aqua.toml", kEve}};  // a folder that is not there has no owner
  CHECK(project::findManifest(files, "src/main.aqua").manifest == std::nullopt);
}

TEST_CASE("a text in memory over a file has the owner of the file") {
  Owned disk("/home/ada");
  disk.owners = {{"aqua.toml", 1002}};
  modules::OverlayFileSystem editor(&disk);
  editor.set("aqua.toml", "");
  CHECK(project::findManifest(editor, "main.aqua").manifest == std::nullopt);
  editor.set("new/aqua.toml", "");
  CHECK(project::findManifest(editor, "new/main.aqua").manifest == "new/aqua.toml");
}

TEST_CASE("texts in memory have no folder above") {
  modules::OverlayFileSystem files;
  CHECK(project::findManifest(files, "src/main.aqua").manifest == std::nullopt);
  files.set("aqua.toml", "");
  CHECK(project::findManifest(files, "src/main.aqua").manifest == "aqua.toml");
}

TEST_CASE("everything that a manifest can say") {
  project::Read result = read(R"(
[project]
name = "shop"
version = "1.2.3"
[imports]
paths = ["vendor", "../shared", "/lib"]
[const]
WAIT = 1500
RATE = 0.5
NAME = "a \\b"
ON = true
[[build]]
name = "web"
input = "src/main.aqua"
output = "../web/generated"
target = ["ts", "json", "ts"]
pretty = true
profile = "official"
[[build]]
input = ["a.aqua", "b.aqua"]
output = "/out"
no-relay = true
no-xor = true
tracing = true
source-map = true
[lints]
unused-variable = "allow"
unused-import = "deny"
)",
                              "shop/aqua.toml");
  REQUIRE(result.issues.empty());
  const project::Project& shop = result.project;
  CHECK(shop.name == "shop");
  CHECK(shop.version == "1.2.3");
  CHECK(shop.folder == "shop/");
  CHECK(shop.importDirs == std::vector<std::string>{"shop/vendor", "shared", "/lib"});
  CHECK(shop.constants == std::vector<std::string>{"WAIT = 1500", "RATE = 0.5", R"(NAME = "a \b")", "ON = true"});
  REQUIRE(shop.builds.size() == 2);
  CHECK(shop.builds[0].inputs == std::vector<std::string>{"shop/src/main.aqua"});
  CHECK(shop.builds[0].output == "web/generated");
  CHECK(shop.builds[0].targets == std::vector{project::Target::Ts, project::Target::Json});
  CHECK(shop.builds[0].pretty);
  CHECK(shop.builds[0].official);
  CHECK_FALSE(shop.builds[0].sourceMap);
  CHECK(shop.builds[1].inputs == std::vector<std::string>{"shop/a.aqua", "shop/b.aqua"});
  CHECK(shop.builds[1].output == "/out");
  CHECK(shop.builds[1].targets == std::vector{project::Target::Air});
  CHECK((shop.builds[1].noRelay && shop.builds[1].noXor && shop.builds[1].tracing && shop.builds[1].sourceMap));
  CHECK(shop.lints.of(*diagnostics::lintFromWord("unused-variable")) == diagnostics::LintLevel::Allow);
  CHECK(shop.lints.of(*diagnostics::lintFromWord("unused-import")) == diagnostics::LintLevel::Deny);
}

TEST_CASE("errors have places and suggestions") {
  CHECK(issues("[projekt]\n") == "1:2 AQ7002 unknown key `projekt` in `aqua.toml` [did you mean `project`?]\n");
  CHECK(issues("[imports]\npath = []\n") == "2:1 AQ7002 unknown key `path` in `imports` [did you mean `paths`?]\n");
  CHECK(issues("[imports]\npaths = [\"a\", 1]\n") == "2:15 AQ7003 `paths` is an integer, expected a text\n");
  CHECK(issues("[build]\ninput = \"a\"\n") ==
        "1:1 AQ7003 `build` is a table, expected a list of tables, `[[build]]`\n");
  CHECK(issues("[[build]]\n") == "1:1 AQ7006 `build` has no `input`\n1:1 AQ7006 `build` has no `output`\n");
  CHECK(issues("[[build]]\ninput = []\noutput = \"o\"\n") == "2:9 AQ7004 found `[]`, expected at least one file\n");
  CHECK(issues("[[build]]\ninput = \"a\"\noutput = \"o\"\ntarget = [\"tss\"]\n") ==
        "4:11 AQ7004 found `tss`, expected `air`, `ts`, `js` or `json` [did you mean `ts`?]\n");
  CHECK(issues("[[build]]\ninput = \"a\"\noutput = \"o\"\npretty = 1\n") ==
        "4:10 AQ7003 `pretty` is an integer, expected `true` or `false`\n");
  CHECK(issues("[lints]\nx = \"den\"\n") ==
        "2:5 AQ7004 found `den`, expected `allow`, `warn` or `deny` [did you mean `deny`?]\n");
  CHECK(issues("[lints]\nunused-variabel = \"deny\"\n") ==
        "2:1 AQ7002 unknown key `unused-variabel` in `lints` [did you mean `unused-variable`?]\n");
  CHECK(issues("[const]\nX = [1]\n") == "2:5 AQ7003 `X` is a list, expected a text, a number or a truth value\n");
  CHECK(issues("[const]\nX = 'a\"b'\n") == "2:5 AQ7004 found `a\"b`, expected a text without `\"`\n");
  CHECK(issues("[dependencies]\n") == "1:2 AQ7007 `dependencies` in `aqua.toml` is not supported yet\n");
  CHECK(issues("[lints\n").starts_with("1:7 AQ7001 this is not TOML: "));
}
