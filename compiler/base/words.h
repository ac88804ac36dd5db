// Small matters of what people read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace aqua::base {

/// "1 file", "2 files"
std::string plural(size_t count, std::string_view noun);

/// The candidate that is likely meant by `word`; empty when none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace aqua::base
