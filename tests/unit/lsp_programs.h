// The Aqua programs of the repository, for tests that go through all of them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace aqua::lsp {

/// Absolute paths, in order.
inline std::vector<std::string> programsIn(const std::vector<const char*>& folders) {
  std::vector<std::string> paths;
  for (const char* folder : folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".aqua") paths.push_back(std::filesystem::absolute(entry.path()).string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace aqua::lsp
