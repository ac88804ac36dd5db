#include "runtime/values/budget.h"

#include <array>
#include <utility>

#include "compiler/base/numbers.h"

namespace aqua::values {

namespace {

constexpr std::array<std::pair<std::string_view, unsigned>, 3> kUnits = {{{"GiB", 30}, {"MiB", 20}, {"KiB", 10}}};

}  // namespace

std::optional<uint64_t> parseSize(std::string_view text) {
  std::optional<uint64_t> number = base::takeNumber<uint64_t>(text);
  if (!number || *number == 0) return {};
  if (text.empty() || text == "B") return number;
  for (auto [name, shift] : kUnits)
    if (text == name) return *number > (UINT64_MAX >> shift) ? std::nullopt : std::optional(*number << shift);
  return {};
}

std::string sizeText(uint64_t bytes) {
  for (auto [name, shift] : kUnits)
    if (bytes > 0 && bytes % (uint64_t{1} << shift) == 0) return std::to_string(bytes >> shift).append(name);
  return std::to_string(bytes) + "B";
}

}  // namespace aqua::values
