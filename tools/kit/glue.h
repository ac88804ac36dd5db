// The C or C++ between the functions of an author and the border of the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/kit/declaration.h"

namespace aqua::kit {

enum class Language : uint8_t { C, Cpp };

struct GlueFile {
  std::string name, text;
};
struct Glue {
  GlueFile header;
  std::vector<GlueFile> sources;
};
/// `stem`: `tiles` of `tiles.aqua`. `programs`: those of peers that the module may run.
Glue glueOf(const Declaration& declaration, Language language, std::string_view stem,
            const std::vector<std::string>& programs);

/// How a program calls the function: `Tiles::render`, in C `Tiles_render`.
std::string calledName(const Service& service, const Function& function, Language language);
/// What an author has to write: `Tiles::Tile Tiles::render(uint32_t x)`
std::string signatureText(const Declaration& declaration, const Function& function, Language language);

/// Headers and sources that every module has.
struct SupportFile {
  std::string_view name, text;
};
std::vector<SupportFile> supportFiles();

}  // namespace aqua::kit
