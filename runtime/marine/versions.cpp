#include "runtime/marine/versions.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::marine {

bool Version::operator<(const Version& other) const {
  if (numbers != other.numbers) return numbers < other.numbers;
  if (prerelease.empty() || other.prerelease.empty()) return !prerelease.empty() && other.prerelease.empty();
  return prerelease < other.prerelease;
}

base::Result<Version> readVersion(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kNames{"major", "minor", "patch"};
  Version version;
  size_t at = 0;
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (i > 0) {
      if (at == text.size())
        return base::Failure{fmt::format("unexpected end of input while parsing {} version number", kNames[i - 1])};
      if (text[at] != '.')
        return base::Failure{fmt::format("unexpected character '{}' after {} version number", text[at], kNames[i - 1])};
      ++at;
    }
    size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    if (end == at && text.empty()) return base::Failure{"empty string, expected a semver version"};
    if (end == at && at == text.size())
      return base::Failure{fmt::format("unexpected end of input while parsing {} version number", kNames[i])};
    if (end == at)
      return base::Failure{
          fmt::format("unexpected character '{}' while parsing {} version number", text[at], kNames[i])};
    auto number = base::parse<uint64_t>(text.substr(at, end - at));
    if (!number) return base::Failure{fmt::format("value of {} version number exceeds u64::MAX", kNames[i])};
    version.numbers[i] = *number;
    at = end;
  }
  if (at == text.size()) return version;
  if (text[at] != '-' && text[at] != '+')
    return base::Failure{fmt::format("unexpected character '{}' after patch version number", text[at])};
  if (text[at] == '-') version.prerelease = std::string(text.substr(at + 1, text.find('+', at) - at - 1));
  return version;
}

}  // namespace aqua::marine
