#include "tools/lsp/uri.h"

#include "compiler/base/uri.h"
#include "compiler/modules/file_system.h"

namespace aqua::lsp {

namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    bool coded = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
    if (!coded) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
    i += 2;
  }
  return out;
}

constexpr std::string_view kFile = "file://";

}  // namespace

std::string pathOfUri(std::string_view uri) {
  if (!uri.starts_with(kFile)) return modules::normalizePath(uri);
  std::string_view rest = uri.substr(kFile.size());
  size_t slash = rest.find('/');  // what stands before it is the host
  return modules::normalizePath(decode(slash == std::string_view::npos ? rest : rest.substr(slash)));
}

std::string uriOfPath(std::string_view path) {
  if (!path.starts_with('/')) return std::string(path);
  return std::string(kFile).append(base::uriEscaped(path));
}

}  // namespace aqua::lsp
