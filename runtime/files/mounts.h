// Folders under the names that a module has for them.
#pragma once

#include "runtime/files/space.h"

namespace aqua::files {

class Mounts {
 public:
  void add(std::string name, Space::Place place) { all_.emplace_back(std::move(name), std::move(place)); }
  const std::vector<std::pair<std::string, Space::Place>>& all() const { return all_; }

  /// The file of a path as the module writes it: below the longest name that fits, or below what such a folder is
  /// called outside. For those who work on behalf of the module.
  Result<std::string> read(std::string_view path) const;
  Result<Done> write(std::string_view path, std::string_view content) const;

 private:
  struct Target {
    Volume* volume = nullptr;
    Found found;
  };
  Result<Target> targetOf(std::string_view path) const;

  std::vector<std::pair<std::string, Space::Place>> all_;
};

}  // namespace aqua::files
