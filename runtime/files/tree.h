// Files in memory.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "runtime/files/volume.h"

namespace aqua::files {

/// A value: a copy is what the files were when it was made, and shares what neither has changed since. Nothing of
/// it depends on the machine.
class Tree : public Volume {
 public:
  static constexpr uint64_t kMostBytes = 64u << 20;
  /// `most`: bytes of all that is in it, names and bookkeeping as well.
  explicit Tree(uint64_t most = kMostBytes);

  Node root() const override { return kRoot; }
  Result<Node> child(Node folder, std::string_view name) override;
  Result<Stat> stat(Node node) override;
  Result<std::vector<Entry>> list(Node folder) override;
  Result<std::string> target(Node link) override;
  Result<Node> makeFile(Node folder, std::string_view name) override { return make(folder, name, Kind::File, ""); }
  Result<Node> makeFolder(Node folder, std::string_view name) override { return make(folder, name, Kind::Folder, ""); }
  Result<Done> makeLink(Node folder, std::string_view name, std::string_view target) override;
  Result<Done> addName(Node folder, std::string_view name, Node file) override;
  Result<Done> removeFile(Node folder, std::string_view name) override;
  Result<Done> removeFolder(Node folder, std::string_view name) override;
  Result<Done> rename(Node from, std::string_view name, Node to, std::string_view newName) override;
  Result<Done> open(Node file) override;
  void close(Node file) override;
  Result<size_t> read(Node file, uint64_t at, std::span<char> into) override;
  Result<Done> write(Node file, uint64_t at, std::string_view bytes) override;
  Result<Done> resize(Node file, uint64_t size) override;
  Result<Done> setTimes(Node node, std::optional<uint64_t> read, std::optional<uint64_t> written) override;
  void setNow(uint64_t nanoseconds) override { now_ = nanoseconds; }

  uint64_t used() const { return used_; }

  // For whoever owns the tree; paths are absolute, `/a/b`, and go through no links.
  /// The folder, made with those above it where they are missing.
  Result<Node> folder(std::string_view path);
  Result<Done> put(std::string_view path, std::string_view content);
  Result<std::string> get(std::string_view path);
  /// With everything in it. It need not be there.
  void removeAll(std::string_view path);

 private:
  static constexpr Node kRoot = 1;
  static constexpr uint64_t kNodeBytes = 256;
  struct Item {
    Kind kind = Kind::File;
    std::shared_ptr<std::string> content;  // of files, and the target of links; shared with copies until it changes
    std::map<std::string, Node, std::less<>> entries = {};  // of folders
    Node parent = 0;                                        // of folders
    uint32_t names = 0, opened = 0;
    uint64_t read = 0, written = 0, changed = 0;
  };
  Result<Item*> item(Node node, std::optional<Kind> kind = std::nullopt);
  Result<Node> make(Node folder, std::string_view name, Kind kind, std::string_view content);
  Result<Done> remove(Node folder, std::string_view name, bool isFolder);
  void leave(Item& folder, std::string_view name);
  void forget(Node node);
  std::string& own(Item& file);
  Result<Done> take(uint64_t bytes);

  std::map<Node, Item> items_;
  Node next_ = kRoot;
  uint64_t most_, used_ = 0, now_ = 0;
};

}  // namespace aqua::files
