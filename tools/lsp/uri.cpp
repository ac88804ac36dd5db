#include "tools/lsp/uri.h"

#include "compiler/base/uri.h"
#include "compiler/modules/file_system.h"

namespace aqua::lsp {

namespace {

constexpr std::string_view kFile = "file://";

}  // namespace

std::string pathOfUri(std::string_view uri) {
  if (!uri.starts_with(kFile)) return modules::normalizePath(uri);
  std::string_view rest = uri.substr(kFile.size());
  size_t slash = rest.find('/');  // what stands before it is the host
  return modules::normalizePath(base::uriUnescaped(slash == std::string_view::npos ? rest : rest.substr(slash)));
}

std::string uriOfPath(std::string_view path) {
  if (!path.starts_with('/')) return std::string(path);
  return std::string(kFile).append(base::uriEscaped(path));
}

}  // namespace aqua::lsp
