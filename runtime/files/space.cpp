#include "runtime/files/space.h"

#include <algorithm>

namespace aqua::files {

namespace {

/// `..` leads nowhere in memory, so it is a name of its own there.
std::string inMemory(std::string_view path) {
  std::string out;
  for (size_t begin = 0; begin < path.size();) {
    size_t end = std::min(path.find('/', begin), path.size());
    std::string_view part = path.substr(begin, end - begin);
    out.append("/").append(part == ".." ? "above" : part);
    begin = end + 1;
  }
  return out;
}

}  // namespace

base::Result<Done> Space::addWindow(const std::string& path, const std::string& host, bool readOnly) {
  auto disk = Disk::make(host, readOnly);
  if (!disk) return base::Failure{disk.error()};
  windows_[path] = *std::move(disk);
  return Done{};
}

Result<Space::Place> Space::folder(const std::string& path) {
  if (auto window = windows_.find(path); window != windows_.end())
    return Place{window->second.get(), window->second->root(), window->second->path()};
  Result<Node> node = tree_.folder(inMemory(path));
  if (!node) return Failure{node.error()};
  return Place{&tree_, *node, path};
}

}  // namespace aqua::files
