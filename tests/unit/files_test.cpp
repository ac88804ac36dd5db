// Files in memory and on the disk: both have to behave the same, and nobody gets out.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "runtime/files/space.h"

using namespace aqua;
using files::Error;
using files::Kind;
using files::Node;

namespace {

/// A folder of the disk that goes away with the test.
struct TemporaryFolder {
  std::filesystem::path path;
  TemporaryFolder() {
    std::string text = (std::filesystem::temp_directory_path() / "aqua-files-XXXXXX").string();
    path = ::mkdtemp(text.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

/// What was found, as text: `file`, `folder`, `link`, `new NAME`, or the error.
std::string found(files::Volume& volume, std::string_view path, bool follow = true) {
  uint64_t steps = 0;
  auto found = files::resolve(volume, volume.root(), path, follow, steps);
  if (!found) return std::string(files::errorText(found.error()));
  if (!found->node) return "new " + found->name;
  auto stat = volume.stat(*found->node);
  if (!stat) return std::string(files::errorText(stat.error()));
  return stat->kind == Kind::File ? "file" : stat->kind == Kind::Folder ? "folder" : "link";
}

std::string contentOf(files::Volume& volume, Node file) {
  REQUIRE(volume.open(file));
  std::string text(100, '\0');
  auto size = volume.read(file, 0, text);
  volume.close(file);
  REQUIRE(size);
  return text.substr(0, *size);
}

/// `sub/a.txt` with five letters and a zero.
void checkContents(files::Volume& volume) {
  Node root = volume.root();
  auto folder = volume.makeFolder(root, "sub");
  REQUIRE(folder);
  auto file = volume.makeFile(*folder, "a.txt");
  REQUIRE(file);
  CHECK(volume.makeFile(*folder, "a.txt").error() == Error::Exists);
  CHECK(volume.makeFolder(*file, "x").error() == Error::NotFolder);
  REQUIRE(volume.open(*file));
  CHECK(volume.write(*file, 0, "hello"));
  CHECK(volume.write(*file, 7, "!"));
  CHECK(volume.stat(*file)->size == 8);
  CHECK(volume.resize(*file, 6));
  volume.close(*file);
  CHECK(contentOf(volume, *file) == std::string("hello\0", 6));
}

/// And links to it and elsewhere.
void checkPaths(files::Volume& volume) {
  Node root = volume.root(), folder = *volume.child(root, "sub");
  CHECK(volume.makeLink(root, "to-a", "sub/a.txt"));
  CHECK(volume.makeLink(root, "out", "../secret"));
  CHECK(volume.makeLink(root, "absolute", "/etc/passwd"));
  CHECK(volume.makeLink(root, "loop", "loop"));
  CHECK(volume.makeLink(folder, "up", ".."));
  CHECK(found(volume, "sub/a.txt") == "file");
  CHECK(found(volume, "./sub/../sub//a.txt") == "file");
  CHECK(found(volume, "to-a") == "file");
  CHECK(found(volume, "to-a", false) == "link");
  CHECK(found(volume, "sub/up/sub/a.txt") == "file");
  CHECK(found(volume, "sub") == "folder");
  CHECK(found(volume, "sub/.") == "folder");
  CHECK(found(volume, "sub/new") == "new new");
  CHECK(found(volume, "nosub/new") == "there is no such file or folder");
  CHECK(found(volume, "sub/a.txt/") == "it is no folder");
  CHECK(found(volume, "sub/a.txt/b") == "it is no folder");
  for (const char* each : {"..", "sub/../..", "out", "absolute", "/sub", "sub/up/.."})
    CHECK(found(volume, each) == "it is outside of the folder");
  CHECK(found(volume, "loop") == "links lead to links without end");
  CHECK(found(volume, "") == "there is no such file or folder");
  CHECK(found(volume, std::string("a\0b", 3)) == "the name is no text");
  CHECK(found(volume, "\xff") == "the name is no text");
  CHECK(found(volume, std::string(300, 'a')) == "the name is too long");
  CHECK(found(volume, std::string(5000, '/')) == "the name is too long");
}

void checkNames(files::Volume& volume) {
  Node root = volume.root(), folder = *volume.child(root, "sub"), file = *volume.child(folder, "a.txt");
  CHECK(volume.addName(root, "b.txt", file));
  CHECK(volume.stat(file)->links == 2);
  CHECK_FALSE(volume.addName(root, "folder", folder));
  CHECK(volume.removeFile(root, "sub").error() != Error::NotFound);
  CHECK(volume.removeFolder(root, "sub").error() == Error::NotEmpty);
  CHECK(volume.removeFolder(root, "b.txt").error() == Error::NotFolder);
  CHECK(volume.removeFile(root, "b.txt"));
  CHECK(volume.rename(root, "sub", folder, "inner").error() == Error::Invalid);
  auto other = volume.makeFolder(root, "other");
  CHECK(volume.rename(folder, "a.txt", *other, "moved"));
  CHECK(found(volume, "other/moved") == "file");
  CHECK(found(volume, "sub/a.txt") == "new a.txt");
  CHECK(contentOf(volume, *volume.child(*other, "moved")) == std::string("hello\0", 6));
}

void checkRemoval(files::Volume& volume) {
  Node root = volume.root(), folder = *volume.child(root, "sub"), other = *volume.child(root, "other");
  Node open = *volume.child(other, "moved");
  REQUIRE(volume.open(open));
  CHECK(volume.removeFile(other, "moved"));
  CHECK(volume.write(open, 0, "J"));  // it has no name any more, and is there until it is closed
  char first = 0;
  CHECK(*volume.read(open, 0, {&first, 1}) == 1);
  CHECK(first == 'J');
  volume.close(open);
  CHECK(volume.removeFolder(root, "other"));
  CHECK(volume.setTimes(folder, 5'000'000'000, std::nullopt));
  CHECK(volume.stat(folder)->read == 5'000'000'000);
  std::string names;
  auto entries = volume.list(root);
  REQUIRE(entries);
  for (const files::Entry& each : *entries) names += each.name + " ";
  CHECK(names == "absolute loop out sub to-a ");
}

/// The same for every volume.
void checkVolume(files::Volume& volume) {
  checkContents(volume);
  checkPaths(volume);
  checkNames(volume);
  checkRemoval(volume);
}

}  // namespace

TEST_CASE("files in memory") {
  files::Tree tree;
  checkVolume(tree);
}

TEST_CASE("files on the disk") {
  TemporaryFolder temporary;
  std::ofstream(temporary.path / "secret") << "secret";
  auto disk = files::Disk::make((temporary.path / "window").string(), false);
  REQUIRE(disk);
  checkVolume(**disk);
  CHECK(std::filesystem::exists(temporary.path / "window" / "sub"));
}

TEST_CASE("a window that may be read only changes nothing") {
  TemporaryFolder temporary;
  std::ofstream(temporary.path / "a") << "text";
  auto disk = files::Disk::make(temporary.path.string(), true);
  REQUIRE(disk);
  Node root = (*disk)->root(), file = *(*disk)->child(root, "a");
  CHECK(contentOf(**disk, file) == "text");
  REQUIRE((*disk)->open(file));
  CHECK((*disk)->write(file, 0, "x").error() == Error::ReadOnly);
  CHECK((*disk)->resize(file, 0).error() == Error::ReadOnly);
  CHECK((*disk)->makeFile(root, "b").error() == Error::ReadOnly);
  CHECK((*disk)->removeFile(root, "a").error() == Error::ReadOnly);
  CHECK((*disk)->rename(root, "a", root, "b").error() == Error::ReadOnly);
  CHECK((*disk)->setTimes(file, 1, 1).error() == Error::ReadOnly);
  CHECK_FALSE(files::Disk::make((temporary.path / "missing").string(), true));
}

TEST_CASE("a link that another program puts into the way leads nowhere") {
  TemporaryFolder temporary;
  std::filesystem::create_directories(temporary.path / "window" / "sub");
  std::filesystem::create_directories(temporary.path / "outside");
  std::ofstream(temporary.path / "outside" / "a") << "secret";
  auto disk = files::Disk::make((temporary.path / "window").string(), false);
  REQUIRE(disk);
  Node sub = *(*disk)->child((*disk)->root(), "sub");
  std::filesystem::remove(temporary.path / "window" / "sub");
  std::filesystem::create_symlink(temporary.path / "outside", temporary.path / "window" / "sub");
  CHECK((*disk)->child(sub, "a").error() == Error::NotFolder);
  CHECK((*disk)->list(sub).error() == Error::NotFolder);
  CHECK_FALSE((*disk)->makeFile(sub, "b"));
  CHECK(found(**disk, "sub/a") == "it is outside of the folder");
}

TEST_CASE("a copy of a tree is what it was") {
  files::Tree tree;
  REQUIRE(tree.put("/a/b", "one"));
  files::Tree before = tree;
  REQUIRE(tree.put("/a/b", "two, longer"));
  REQUIRE(tree.put("/a/c", "new"));
  CHECK(*before.get("/a/b") == "one");
  CHECK(before.get("/a/c").error() == Error::NotFound);
  CHECK(*tree.get("/a/b") == "two, longer");
  tree.removeAll("/a");
  CHECK(tree.get("/a/b").error() == Error::NotFound);
  CHECK(tree.used() == 0);
  CHECK(*before.get("/a/b") == "one");
}

TEST_CASE("a tree holds no more than it may") {
  files::Tree tree(4096);
  auto file = tree.makeFile(tree.root(), "a");
  REQUIRE(file);
  CHECK(tree.write(*file, 0, std::string(3000, 'x')));
  CHECK(tree.write(*file, 3000, std::string(3000, 'x')).error() == Error::NoSpace);
  CHECK(tree.write(*file, UINT64_MAX, "x").error() == Error::NoSpace);
  CHECK(tree.resize(*file, UINT64_MAX).error() == Error::NoSpace);
  CHECK(tree.stat(*file)->size == 3000);
  int made = 0;
  while (tree.makeFolder(tree.root(), std::to_string(made))) ++made;
  CHECK(made == 3);
  CHECK(tree.removeFile(tree.root(), "a"));
  CHECK(tree.makeFolder(tree.root(), "more"));
}

TEST_CASE("a space has windows under their paths, and memory elsewhere") {
  TemporaryFolder temporary;
  files::Space space;
  REQUIRE(space.addWindow("work/sites", temporary.path.string(), false));
  auto window = space.folder("work/sites"), memory = space.folder("/storage/x"), above = space.folder("../x");
  REQUIRE(window);
  REQUIRE(memory);
  REQUIRE(above);
  CHECK(window->shown == std::filesystem::canonical(temporary.path).string());
  CHECK(memory->shown == "/storage/x");
  CHECK(memory->volume == &space.tree());
  CHECK(above->node != memory->node);
  CHECK(space.folder("/storage/x")->node == memory->node);
}
