// Pages for man(1), out of verbs.def and options.def.
#pragma once

#include <string>
#include <string_view>

#include "tools/cli/arguments.h"

namespace aqua::cli {

/// The page of a verb, `aqua-run(1)`.
std::string manPage(Verb verb, std::string_view version);
/// That of the command.
std::string manPage(std::string_view version);

}  // namespace aqua::cli
