#include "runtime/live/socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace aqua::live {

namespace {

/// An address of either kind, as system calls want it.
struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

std::optional<Address> addressOf(const std::string& text, uint16_t port) {
  Address address;
  auto* four = reinterpret_cast<sockaddr_in*>(&address.storage);
  if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    address.size = sizeof *four;
    return address;
  }
  auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
  if (inet_pton(AF_INET6, text.c_str(), &six->sin6_addr) != 1) return std::nullopt;
  six->sin6_family = AF_INET6;
  six->sin6_port = htons(port);
  address.size = sizeof *six;
  return address;
}

std::string reason() { return std::strerror(errno); }

Socket opened(int family) {
  Socket socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int on = 1;
  if (socket) setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

}  // namespace

Socket::~Socket() {
  if (fd_ >= 0) close(fd_);
}

base::Result<Socket> Socket::listen(const std::string& text, uint16_t port) {
  auto address = addressOf(text, port);
  if (!address) return base::Failure{std::string("it is no address of IPv4 or IPv6")};
  Socket socket = opened(address->storage.ss_family);
  if (!socket) return base::Failure{reason()};
  const int on = 1;
  setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(socket.fd(), address->get(), address->size) != 0 || ::listen(socket.fd(), SOMAXCONN) != 0)
    return base::Failure{reason()};
  return socket;
}

base::Result<Socket> Socket::dial(const wire::Multiaddr& to) {
  auto address = addressOf(to.host == "localhost" ? "127.0.0.1" : to.host, to.port);
  if (!address) return base::Failure{fmt::format("`{}` is a name, and names are not looked up here", to.host)};
  Socket socket = opened(address->storage.ss_family);
  if (!socket) return base::Failure{reason()};
  if (connect(socket.fd(), address->get(), address->size) != 0 && errno != EINPROGRESS) return base::Failure{reason()};
  return socket;
}

uint16_t Socket::port() const {
  Address address;
  address.size = sizeof address.storage;
  if (getsockname(fd_, address.get(), &address.size) != 0) return 0;
  const bool six = address.storage.ss_family == AF_INET6;
  return ntohs(six ? reinterpret_cast<sockaddr_in6*>(&address.storage)->sin6_port
                   : reinterpret_cast<sockaddr_in*>(&address.storage)->sin_port);
}

base::Result<base::Done> Socket::connected() const {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error == 0) return base::Done();
  return base::Failure{std::string(std::strerror(error))};
}

std::optional<Socket> Socket::accept() const {
  Socket other(accept4(fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!other) return std::nullopt;
  const int on = 1;
  setsockopt(other.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return other;
}

Socket::Said Socket::read(wire::Bytes& in, size_t most) const {
  const size_t before = in.size();
  in.resize(before + most);
  ssize_t count = recv(fd_, in.data() + before, most, 0);
  in.resize(before + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  if (count > 0) return Said::Something;
  return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ? Said::Nothing : Said::End;
}

std::optional<size_t> Socket::write(wire::View bytes) const {
  ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (count >= 0) return static_cast<size_t>(count);
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? std::optional<size_t>(0) : std::nullopt;
}

bool isLoopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

}  // namespace aqua::live
