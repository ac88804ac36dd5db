#pragma once

#include <string_view>

namespace aqua::cli {

/// "0.1.0"; set by the build from the version of the project.
inline constexpr std::string_view kVersion = AQUA_VERSION;

}  // namespace aqua::cli
