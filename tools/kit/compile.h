// From sources and glue to WebAssembly.
#pragma once

#include <optional>

#include "compiler/modules/file_system.h"
#include "runtime/wasm/module.h"
#include "tools/kit/glue.h"
#include "tools/kit/toolchain.h"

namespace aqua::kit {

/// Nothing: no source of C or C++ is called so.
std::optional<Language> languageOf(std::string_view file);

struct Job {
  Toolchain toolchain;
  std::string path;    // `PATH`
  std::string folder;  // has the glue and the support files; objects go there as well
  std::vector<std::string> files;
  Language language = Language::C;  // of the glue
  const Glue* glue = nullptr;
  const Declaration* declaration = nullptr;
};
/// What the compiler has to say, at its places. `issues` point into `sources`.
struct Compilation {
  std::optional<wasm::Bytes> module;  // nothing: there are errors
  diagnostics::DiagnosticList issues;
  std::vector<diagnostics::SourceFilePtr> sources;
};
Compilation compile(const Job& job, const modules::FileSystem& files);

}  // namespace aqua::kit
