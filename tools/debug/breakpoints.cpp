#include "tools/debug/breakpoints.h"

#include "compiler/base/numbers.h"

namespace aqua::debug {

std::string_view wordOf(Trouble trouble) {
  static constexpr std::string_view kWords[] = {
#define AQUA_TROUBLE(Id, word, label) word,
#include "tools/debug/troubles.def"
  };
  return kWords[static_cast<size_t>(trouble)];
}

std::optional<Trouble> troubleNamed(std::string_view word) {
  for (size_t i = 0; i < kTroubles; ++i)
    if (wordOf(static_cast<Trouble>(i)) == word) return static_cast<Trouble>(i);
  return std::nullopt;
}

std::string_view labelOf(Trouble trouble) {
  static constexpr std::string_view kLabels[] = {
#define AQUA_TROUBLE(Id, word, label) label,
#include "tools/debug/troubles.def"
  };
  return kLabels[static_cast<size_t>(trouble)];
}

std::optional<bool> counts(std::string_view hits, uint64_t time) {
  if (hits.empty()) return true;
  size_t digits = hits.find_first_of("0123456789");
  if (digits == hits.npos) return std::nullopt;
  std::string_view sign = hits.substr(0, digits);
  while (!sign.empty() && sign.back() == ' ') sign.remove_suffix(1);
  auto number = base::parse<uint64_t>(hits.substr(digits));
  if (!number) return std::nullopt;
  if (sign.empty() || sign == "==" || sign == "=") return time == *number;
  if (sign == ">=") return time >= *number;
  if (sign == ">") return time > *number;
  if (sign == "<") return time < *number;
  if (sign == "<=") return time <= *number;
  if (sign == "%" && *number != 0) return time % *number == 0;
  return std::nullopt;
}

Breakpoint namedBreakpoint(std::string name) {
  Breakpoint breakpoint;
  breakpoint.kind = Breakpoint::Kind::Function;
  if (name.starts_with('@')) {
    breakpoint.kind = Breakpoint::Kind::Arrival;
    name.erase(0, 1);
  } else if (name.find('.') != std::string::npos) {
    breakpoint.kind = Breakpoint::Kind::Service;
  }
  breakpoint.name = std::move(name);
  return breakpoint;
}

}  // namespace aqua::debug
