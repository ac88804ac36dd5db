#include "runtime/live/relay.h"

#include <algorithm>
#include <chrono>

namespace aqua::live {

namespace {

constexpr Micros kPatience = 100 * sim::kMillisecond;

std::vector<bool> hosted(const sim::ScenarioImage& image) {
  std::vector<bool> here(image.peers());
  for (uint32_t i = 0; i < image.peers(); ++i) here[i] = image.peer(i).kind != sim::PeerKind::Client;
  return here;
}

/// A peer and its workers.
std::vector<bool> livingIn(const sim::ScenarioImage& image, uint32_t peer) {
  std::vector<bool> here(image.peers());
  for (uint32_t i = 0; i < image.peers(); ++i) here[i] = image.wires().home(i) == peer;
  return here;
}

}  // namespace

uint32_t relayOf(const sim::ScenarioImage& image) {
  uint32_t node = sim::kNobody;
  for (uint32_t i = 0; i < image.peers(); ++i) {
    const sim::Peer& peer = image.peer(i);
    if (peer.kind == sim::PeerKind::Client && image.wires().relay(i) != sim::kNobody) return image.wires().relay(i);
    if (peer.kind == sim::PeerKind::Client || peer.kind == sim::PeerKind::Worker) continue;
    bool better =
        node == sim::kNobody || (peer.kind == sim::PeerKind::Relay && image.peer(node).kind != sim::PeerKind::Relay);
    if (better) node = i;
  }
  return node;
}

uint64_t timeNow() {
  using namespace std::chrono;
  return static_cast<uint64_t>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

Relay::Relay(const sim::ScenarioImage& image, uint32_t port, std::vector<bool> here, const Options& options, Talk talk)
    : here_(std::move(here)),
      talk_(talk),
      loop_(image, {port, here_, options.outside, options.onEvent, options.note, options.keep, options.bounds}, talk) {}

base::Result<std::unique_ptr<Relay>, Relay::Refused> Relay::open(const sim::ScenarioImage& image,
                                                                 const Options& options, Talk talk) {
  std::unique_ptr<Relay> relay(new Relay(image, relayOf(image), hosted(image), options, std::move(talk)));
  if (options.keep)
    if (auto heard = relay->loop_.again(); !heard) return base::Failure{Refused{true, heard.error()}};
  auto port = relay->loop_.listen(options.address, options.port);
  if (!port) return base::Failure{Refused{false, port.error()}};
  const bool six = options.address.find(':') != std::string::npos;
  relay->address_ = {six ? wire::Multiaddr::Host::Ip6 : wire::Multiaddr::Host::Ip4, options.address, *port, true,
                     image.key(relayOf(image)).peerId()};
  return relay;
}

std::unique_ptr<Relay> Relay::join(const sim::ScenarioImage& image, uint32_t peer, const wire::Multiaddr& address,
                                   const Options& options, Talk talk) {
  std::unique_ptr<Relay> relay(new Relay(image, peer, livingIn(image, peer), options, std::move(talk)));
  relay->address_ = address;
  relay->joins_ = true;
  return relay;
}

sim::RunResult Relay::resultOf(const sim::World& world) {
  sim::RunResult result = world.result(sim::Rest::Interrupted);
  result.ending = sim::Ending::Interrupted;
  return result;
}

base::Result<sim::RunResult> Relay::again(const sim::ScenarioImage& image, uint32_t joined, const Options& options,
                                          std::span<const values::Value> lines) {
  const bool joins = joined != sim::kNobody;
  Course course(image, {joins ? joined : relayOf(image),
                        joins ? livingIn(image, joined) : hosted(image),
                        options.outside,
                        {},
                        options.onEvent,
                        options.note});
  if (auto heard = course.again(lines); !heard) return base::Failure{heard.error()};
  return resultOf(course.world());
}

Relay::~Relay() { loop_.close(); }

void Relay::dialAgain() {
  using namespace std::chrono;
  constexpr milliseconds kFirst{500}, kLongest{30'000};
  if (loop_.isConnectedTo(address_.peer)) pause_ = milliseconds(0);
  if (loop_.isTrying() || steady_clock::now() < next_) return;
  if (auto dialed = loop_.dial(address_); !dialed) talk_("no connection: " + dialed.error(), true);
  pause_ = std::clamp(pause_ * 2, kFirst, kLongest);
  next_ = steady_clock::now() + pause_;
}

void Relay::run(const std::function<bool()>& isOver) {
  while (!isOver()) {
    if (joins_) dialAgain();
    loop_.turn(kPatience);
  }
}

}  // namespace aqua::live
