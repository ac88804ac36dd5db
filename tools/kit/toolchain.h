// The compiler for WebAssembly on this machine: clang with its linker and libraries.
#pragma once

#include <string>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::kit {

struct Toolchain {
  std::string clang;  // path of the C compiler
};
/// `path`: where programs are looked for, folders with colons. Error: the Debian packages that are missing.
base::Result<Toolchain, std::vector<std::string>> findToolchain(const std::string& path, bool cpp);

}  // namespace aqua::kit
