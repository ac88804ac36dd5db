#include "runtime/values/budget.h"

#include <array>
#include <charconv>
#include <utility>

namespace aqua::values {

namespace {

constexpr std::array<std::pair<std::string_view, unsigned>, 3> kUnits = {{{"GiB", 30}, {"MiB", 20}, {"KiB", 10}}};

}  // namespace

std::optional<uint64_t> parseSize(std::string_view text) {
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number == 0) return {};
  std::string_view unit = text.substr(static_cast<size_t>(end - text.data()));
  if (unit.empty() || unit == "B") return number;
  for (auto [name, shift] : kUnits)
    if (unit == name) return number > (UINT64_MAX >> shift) ? std::nullopt : std::optional(number << shift);
  return {};
}

std::string sizeText(uint64_t bytes) {
  for (auto [name, shift] : kUnits)
    if (bytes > 0 && bytes % (uint64_t{1} << shift) == 0) return std::to_string(bytes >> shift).append(name);
  return std::to_string(bytes) + "B";
}

}  // namespace aqua::values
