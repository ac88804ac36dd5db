// Sockets of TCP that never make anybody wait.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "compiler/base/result.h"
#include "runtime/wire/bytes.h"
#include "runtime/wire/multiaddr.h"

namespace aqua::live {

class Socket {
 public:
  Socket() = default;
  explicit Socket(int fd) : fd_(fd) {}
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Socket();

  /// Waits for others. `address`: of IPv4 or IPv6; port 0: any. Text: why it cannot.
  static base::Result<Socket> listen(const std::string& address, uint16_t port);
  /// The connection comes about later: `connected` says whether it did. Text: why it cannot.
  static base::Result<Socket> dial(const wire::Multiaddr& to);

  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  uint16_t port() const;
  /// Once something may be written. Text: why there is no connection.
  base::Result<base::Done> connected() const;
  /// Whoever waits to be taken; nothing: nobody does, or there is no room.
  std::optional<Socket> accept() const;

  enum class Said : uint8_t { Something, Nothing, End };  // Nothing: now
  /// Adds what is there to `in`, at most `most` bytes.
  Said read(wire::Bytes& in, size_t most) const;
  /// How many of them were taken; nothing: the connection is broken.
  std::optional<size_t> write(wire::View bytes) const;

 private:
  int fd_ = -1;
};

/// Is it an address of this machine that no other machine reaches?
bool isLoopback(const std::string& address);

}  // namespace aqua::live
