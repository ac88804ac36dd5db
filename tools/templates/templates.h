// Projects to begin with. A template is a folder of tools/templates/files; its files are in the binary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aqua::templates {

struct ProjectFile {
  std::string path;  // in the project, `src/market.aqua`
  std::string text;
};

/// In the order of the alphabet.
std::vector<std::string_view> names();

/// The files of a project called `project`, in the order of their paths; none: no template is called `name`.
std::vector<ProjectFile> filesOf(std::string_view name, std::string_view project);

/// A project can be called so: letters, digits, `-`, `_` and `.`, no dot first. Such a name needs no quotes anywhere.
bool isProjectName(std::string_view name);

/// The embedded files (generated): `market/src/market.aqua`, in the order of their paths.
struct EmbeddedFile {
  std::string_view path, text;
};
std::vector<EmbeddedFile> embeddedFiles();

}  // namespace aqua::templates
