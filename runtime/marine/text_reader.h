// Interfaces from the text that `marine it` and `interfaceText` print.
#pragma once

#include "runtime/marine/interface.h"

namespace aqua::marine {

struct TextProblem {
  size_t offset = 0;
  std::string text;
};
base::Result<Interface, TextProblem> parseInterfaceText(std::string_view text);

}  // namespace aqua::marine
