// Text inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace aqua::base {

/// As people see it (printable.h), and nothing in it is markup: for elements and quoted attributes.
std::string markup(std::string_view text);

}  // namespace aqua::base
