// SHA-1 (RFC 3174), which WebSocket asks for. It protects nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace aqua::wire {

std::array<uint8_t, 20> sha1(std::string text);

}  // namespace aqua::wire
