// Versions of interfaces and of SDKs: semantic versions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace aqua::marine {

struct Version {
  std::array<uint64_t, 3> numbers{};
  std::string prerelease;  // compared as texts; empty is later than any

  bool operator<(const Version& other) const;
};
/// Text: why it is none, in the words of the official reader.
base::Result<Version> readVersion(std::string_view text);
inline bool isVersion(std::string_view text) { return static_cast<bool>(readVersion(text)); }

}  // namespace aqua::marine
