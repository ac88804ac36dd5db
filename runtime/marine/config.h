// A service as a file of TOML describes it: its modules, and what each of them is given.
#pragma once

#include <functional>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/marine/service.h"

namespace aqua::marine {

/// Paths are joined with the folder that they are relative to, and not looked at.
struct ServiceFile {
  struct Module {
    ModuleConfig config;  // without code
    std::string path;
    diagnostics::Span place;
  };
  std::vector<Module> modules;     // one at least
  std::optional<uint64_t> memory;  // bytes; the file may say nothing about it
};

/// Nothing: that was reported. What the official runtime does not know either is a warning.
std::optional<ServiceFile> readServiceFile(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues);

/// The content of a file. Text: why it cannot be read.
using ReadFile = std::function<base::Result<std::string>(const std::string& path)>;
/// Reads the modules and adds their code. Nothing: that was reported.
std::optional<ServiceConfig> loadModules(const ServiceFile& file, const ReadFile& read,
                                         diagnostics::DiagnosticList& issues);

/// A service of one module.
ServiceConfig singleModule(std::string name, std::shared_ptr<const wasm::Module> code);

/// `10 MiB`, `1.5kB`, `100`: bytes. Of more than a module can have at all: that.
std::optional<uint64_t> parseMemory(std::string_view text);

}  // namespace aqua::marine
