#include "compiler/base/words.h"

#include <fmt/format.h>
#include <llvm/ADT/StringRef.h>

namespace aqua::base {

std::string plural(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  unsigned bestDistance = static_cast<unsigned>(word.size() / 3 + 1) + 1;
  for (std::string_view candidate : candidates) {
    unsigned distance = llvm::StringRef(word.data(), word.size()).edit_distance({candidate.data(), candidate.size()});
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

}  // namespace aqua::base
