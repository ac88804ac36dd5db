// Bytes as lines of JSON, each one message to a server.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tools/messages/fields.h"

namespace aqua::fuzz {

inline void demand(bool holds) {
  if (!holds) std::abort();
}

/// Until `ended`: `handle` gets what is JSON, `malformed` why something is not.
template <class Ended, class Malformed, class Handle>
void eachLine(const uint8_t* data, size_t size, Ended ended, Malformed malformed, Handle handle) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty() && !ended()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const auto message = messages::parse(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (message) handle(*message);
    else malformed(message.error());
  }
}

}  // namespace aqua::fuzz
