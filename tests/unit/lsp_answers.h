// Answers of the server as short text, and a project in memory to ask about.
#pragma once

#include <string>
#include <string_view>

#include "tests/unit/lsp_client.h"

namespace aqua::lsp {

/// A file that other tests and benchmarks add to the project: it calls what the one before it has.
std::string chainFile(int number);

/// A client that has the project of lsp_project.txt, in /shop, and 34 files of a chain.
struct ProjectClient : Client {
  explicit ProjectClient(const json::Object& capabilities);
  std::string uriOf(std::string_view name) const { return "file:///shop/" + std::string(name); }
  std::string textOf(const std::string& name) const { return disk.read("/shop/" + name).text.value(); }
};

/// Objects line by line, places as `line:column-line:column`, URIs as paths in the project.
std::string shortened(const json::Value& answer);

}  // namespace aqua::lsp
