#include "runtime/wire/multiaddr.h"

#include <vector>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "runtime/crypto/keys.h"

namespace aqua::wire {

namespace {

struct HostWord {
  std::string_view word;
  Multiaddr::Host kind;
};
constexpr HostWord kHostWords[] = {{"ip4", Multiaddr::Host::Ip4},
                                   {"ip6", Multiaddr::Host::Ip6},
                                   {"dns", Multiaddr::Host::Dns},
                                   {"dns4", Multiaddr::Host::Dns4},
                                   {"dns6", Multiaddr::Host::Dns6}};

std::vector<std::string_view> partsOf(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    text.remove_prefix(1);  // the slash
    size_t end = text.find('/');
    parts.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
  }
  return parts;
}

}  // namespace

std::string Multiaddr::text() const {
  std::string text;
  for (const HostWord& word : kHostWords)
    if (word.kind == kind) text = fmt::format("/{}/{}/tcp/{}", word.word, host, port);
  if (webSocket) text += "/ws";
  return peer.empty() ? text : text + "/p2p/" + peer;
}

base::Result<Multiaddr> readMultiaddr(std::string_view text) {
  if (!text.starts_with('/')) return base::Failure{"it begins with a slash, as in /ip4/127.0.0.1/tcp/9990/ws/p2p/ID"};
  std::vector<std::string_view> parts = partsOf(text);
  Multiaddr address;
  const HostWord* known = nullptr;
  for (const HostWord& word : kHostWords)
    if (word.word == parts[0]) known = &word;
  if (!known)
    return base::Failure{
        fmt::format("`{}` is no kind of host: ip4, ip6, dns, dns4 or dns6", base::printable(parts[0]))};
  address.kind = known->kind;
  if (parts.size() < 2 || parts[1].empty()) return base::Failure{"the host is missing"};
  address.host = parts[1];
  if (parts.size() < 4 || parts[2] != "tcp") return base::Failure{"`/tcp/PORT` is missing behind the host"};
  std::string_view port = parts[3];
  auto number = base::parse<uint16_t>(port);
  if (!number || *number == 0) return base::Failure{fmt::format("`{}` is no port", base::printable(port))};
  address.port = *number;
  size_t at = 4;
  address.webSocket = at < parts.size() && parts[at] == "ws";
  if (address.webSocket) ++at;
  if (at < parts.size() && (parts[at] == "wss" || parts[at] == "tls"))
    return base::Failure{"TLS (`wss`) is not spoken here; a proxy in front of the peer may speak it"};
  if (at < parts.size() && parts[at] == "p2p") {
    if (at + 1 == parts.size() || !crypto::publicKeyOf(parts[at + 1]))
      return base::Failure{"what follows `/p2p/` is no peer id of an Ed25519 key"};
    address.peer = parts[at + 1];
    at += 2;
  }
  if (at != parts.size()) return base::Failure{fmt::format("`/{}` is not understood", base::printable(parts[at]))};
  return address;
}

}  // namespace aqua::wire
