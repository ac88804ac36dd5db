// Files of particles (PEERS.md 3.2). Modules of the peer see the same ones.
#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/builtins/arguments.h"
#include "runtime/builtins/impl.h"
#include "runtime/builtins/rights.h"

namespace aqua::sim::builtin {

namespace {

/// The folder of this particle on this node, with `/` at its end.
std::string vaultOf(const CallSite& call) {
  return fmt::format("/tmp/vault/{}-{}/", call.premises->particle(), call.premises->token());
}

}  // namespace

std::optional<std::string> fileAt(const CallSite& call, std::string_view path) {
  std::string folder = vaultOf(call);
  if (path.starts_with(folder)) path.remove_prefix(folder.size());
  if (path.empty() || path.starts_with('/')) return std::nullopt;
  return call.premises->readFile(path);
}

Answer noFile(std::string_view path) { return failure(fmt::format("Error reading vault file `{}`", path)); }

Answer vaultPut(const CallSite& call) {
  return withText(call, "data", [&](std::string_view data) {
    std::string name = call.premises->newId();
    if (call.premises->writeFile(name, data)) return text(vaultOf(call) + name);
    return failure(fmt::format("Write vault failed for filename {}", name));
  });
}

Answer vaultCat(const CallSite& call) {
  return withText(call, "path", [&](std::string_view path) {
    auto file = fileAt(call, path);
    return file && base::firstInvalidUtf8(*file) == std::string::npos ? text(*file) : noFile(path);
  });
}

}  // namespace aqua::sim::builtin
