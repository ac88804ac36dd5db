// Addresses of peers: `/ip4/127.0.0.1/tcp/9990/ws/p2p/12D3KooW...`
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace aqua::wire {

struct Multiaddr {
  enum class Host : uint8_t { Ip4, Ip6, Dns, Dns4, Dns6 };
  Host kind = Host::Ip4;
  std::string host;
  uint16_t port = 0;
  bool webSocket = true;  // false: the same protocols on the bare socket
  std::string peer;       // id; empty: whoever answers

  std::string text() const;
};

/// Text: what is wrong with it.
base::Result<Multiaddr> readMultiaddr(std::string_view text);

}  // namespace aqua::wire
