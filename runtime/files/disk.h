// A folder of the disk, and nothing else of it.
#pragma once

#include <map>
#include <memory>

#include "runtime/files/volume.h"

namespace aqua::files {

/// No part of a way to a file is followed when it is a link: `resolve` reads links, so none leads out. What other
/// programs change is seen at once. Nodes stay with their names, whatever stands under them.
class Disk : public Volume {
 public:
  /// The folder is made when it is missing, unless `readOnly`.
  static base::Result<std::unique_ptr<Disk>> make(const std::string& folder, bool readOnly);
  ~Disk() override;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  Node root() const override { return 1; }
  Result<Node> child(Node folder, std::string_view name) override;
  Result<Stat> stat(Node node) override;
  Result<std::vector<Entry>> list(Node folder) override;
  Result<std::string> target(Node link) override;
  Result<Node> makeFile(Node folder, std::string_view name) override;
  Result<Node> makeFolder(Node folder, std::string_view name) override;
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

  /// The absolute path of the folder.
  const std::string& path() const { return path_; }

 private:
  class Handle;
  struct Item {
    Node folder = 0;  // 0: it is gone
    std::string name;
    int file = -1;  // while it is open
    uint32_t opened = 0;
  };
  Disk(int root, std::string path, bool readOnly);
  Node nodeOf(Node folder, std::string_view name);
  Result<Handle> folderOf(Node node);
  Result<Handle> parentOf(Node node);
  Result<Handle> writable(Node folder);
  Result<Done> remove(Node folder, std::string_view name, int flags);

  std::string path_;
  bool readOnly_;
  int root_;
  std::vector<Item> items_;  // by node
  std::map<std::pair<Node, std::string>, Node> nodes_;
};

}  // namespace aqua::files
