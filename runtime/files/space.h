// All files that the services of one peer can have.
#pragma once

#include <map>
#include <memory>

#include "runtime/files/disk.h"
#include "runtime/files/tree.h"

namespace aqua::files {

/// A tree in memory, and windows on the disk under paths of their own.
class Space {
 public:
  explicit Space(uint64_t mostBytes = Tree::kMostBytes) : tree_(mostBytes) {}
  Tree& tree() { return tree_; }
  const Tree& tree() const { return tree_; }

  /// From now on `path` is the folder `host` of the disk. Text: why it cannot be.
  base::Result<Done> addWindow(const std::string& path, const std::string& host, bool readOnly);

  struct Place {
    Volume* volume = nullptr;
    Node node = 0;
    std::string shown;  // for programs outside: the path on the disk, else that in memory
  };
  /// The folder of this path: a window, or one in memory, which is made when it is missing.
  Result<Place> folder(const std::string& path);

 private:
  Tree tree_;
  std::map<std::string, std::unique_ptr<Disk>> windows_;
};

}  // namespace aqua::files
