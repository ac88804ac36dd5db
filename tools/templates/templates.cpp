#include "tools/templates/templates.h"

#include <algorithm>

namespace aqua::templates {

namespace {

constexpr std::string_view kPlaceOfName = "@NAME@";

std::string filled(std::string_view text, std::string_view project) {
  std::string result(text);
  for (size_t at = result.find(kPlaceOfName); at != std::string::npos;
       at = result.find(kPlaceOfName, at + project.size()))
    result.replace(at, kPlaceOfName.size(), project);
  return result;
}

std::string_view templateOf(std::string_view path) { return path.substr(0, path.find('/')); }

}  // namespace

std::vector<std::string_view> names() {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embeddedFiles())
    if (names.empty() || names.back() != templateOf(file.path)) names.push_back(templateOf(file.path));
  return names;
}

std::vector<ProjectFile> filesOf(std::string_view name, std::string_view project) {
  std::vector<ProjectFile> files;
  for (const EmbeddedFile& file : embeddedFiles())
    if (templateOf(file.path) == name)
      files.push_back({std::string(file.path.substr(name.size() + 1)), filled(file.text, project)});
  return files;
}

bool isProjectName(std::string_view name) {
  auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  return !name.empty() && name.front() != '.' && name.front() != '-' && std::all_of(name.begin(), name.end(), fits);
}

}  // namespace aqua::templates
