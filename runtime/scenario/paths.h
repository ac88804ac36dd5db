// Where something stands in a scenario: `peers.a.services[2]`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aqua::sim {

/// `path` and a key, or an index.
inline std::string under(const std::string& path, std::string_view key) { return path + "." + std::string(key); }
inline std::string under(const std::string& path, size_t index) { return path + "[" + std::to_string(index) + "]"; }

}  // namespace aqua::sim
