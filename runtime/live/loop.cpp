#include "runtime/live/loop.h"

#include <poll.h>

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/words.h"

namespace aqua::live {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;

constexpr size_t kRead = size_t{64} << 10;          // bytes at a time
constexpr size_t kOutbox = size_t{1} << 20;         // bytes of which a link that does not take them hears nothing new
constexpr size_t kRemembered = 4096;                // peers that left, scripts
constexpr Micros kSweep = 100 * sim::kMillisecond;  // between looks at what is over
constexpr size_t kJsClient = size_t{4} << 20;       // bytes of a particle that it takes

Micros unixNow() {
  return static_cast<Micros>(duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
}

}  // namespace

Loop::Loop(const sim::ScenarioImage& image, Setup setup, Talk talk)
    : image_(image),
      setup_(std::move(setup)),
      diary_(image, std::move(talk)),
      begin_(std::chrono::steady_clock::now()),
      offset_(unixNow() - std::min(unixNow(), image.scenario().start * sim::kMillisecond)),
      fixed_(crypto::randomKey()),
      course_(image, course()) {}

Course::Setup Loop::course() {
  Course::Setup course;
  course.port = setup_.port;
  course.here = setup_.here;
  course.outside = setup_.outside;
  course.send = [this](const sim::Letter& letter) { return send(letter); };
  course.note = setup_.note;
  course.keep = setup_.keep;
  course.sink = [this](const sim::Event& event) {
    if (!again_)
      diary_.tell(event, course_.world(), event.kind == sim::EventKind::ParticleLost ? because_ : std::string());
    because_.clear();
    if (setup_.onEvent) setup_.onEvent(event);
  };
  return course;
}

Loop::~Loop() = default;

Micros Loop::now() const {
  auto passed = duration_cast<microseconds>(std::chrono::steady_clock::now() - begin_).count();
  return offset_ + static_cast<Micros>(passed);
}

wire::Connection::Keys Loop::keys() const { return {image_.key(setup_.port), fixed_, crypto::randomKey()}; }

base::Result<base::Done> Loop::again() {
  const std::vector<values::Value> lines = setup_.keep->take();
  again_ = true;
  auto heard = course_.again(lines);
  again_ = false;
  if (!lines.empty() && heard)
    diary_.say(
        fmt::format("kept: {}, {}", base::plural(lines.size(), "line"), base::plural(course_.alive(), "particle")));
  return heard;
}

base::Result<uint16_t> Loop::listen(const std::string& address, uint16_t port) {
  auto socket = Socket::listen(address, port);
  if (!socket) return base::Failure{socket.error()};
  listener_ = *std::move(socket);
  return listener_.port();
}

base::Result<base::Done> Loop::dial(const wire::Multiaddr& to) {
  auto socket = Socket::dial(to);
  if (!socket) return base::Failure{socket.error()};
  std::optional<std::string> host;
  if (to.webSocket)
    host = fmt::format("{}:{}", to.kind == wire::Multiaddr::Host::Ip6 ? "[" + to.host + "]" : to.host, to.port);
  const uint64_t seed = wire::readBig(wire::View(crypto::randomKey()).first(sizeof(uint64_t)));
  auto connection = wire::Connection::dial(keys(), std::move(host), seed, to.peer, setup_.bounds.wire);
  add(*std::move(socket), std::move(connection)).dialing = true;
  return base::Done();
}

// ------------------------------------------------------------------------------------------------------------- turns

void Loop::turn(Micros most) {
  happen(now());
  wait(most);
  happen(now());
  if (now() >= swept_ + kSweep) sweep();
}

void Loop::happen(Micros until) {
  for (const vm::Exceeded& exceeded : course_.turn(until))
    diary_.complain(fmt::format("out of budget: a step wanted {}", vm::limitText(exceeded)));
}

int Loop::patience(Micros most) const {
  if (auto due = course_.world().due()) most = std::min(most, *due > now() ? *due - now() : 0);
  if (!all_.empty() || course_.alive() > 0) most = std::min(most, kSweep);
  return static_cast<int>((most + sim::kMillisecond - 1) / sim::kMillisecond);
}

void Loop::wait(Micros most) {
  for (const auto& link : all_)
    if (!link->dialing) write(*link);
  std::erase_if(all_, [](const auto& link) { return link->over; });
  std::vector<pollfd> polled;
  polled.reserve(all_.size() + 1);
  const std::vector<std::shared_ptr<Link>> links = all_;
  for (const auto& link : links) {
    bool writes = link->written < link->outbox.size() || link->dialing;
    bool reads = !link->dialing && link->outbox.size() - link->written < kOutbox && link->tokens >= 0;
    polled.push_back({link->socket.fd(), static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)), 0});
  }
  if (listener_ && all_.size() < setup_.bounds.connections) polled.push_back({listener_.fd(), POLLIN, 0});
  if (poll(polled.data(), polled.size(), patience(most)) <= 0) return;
  for (size_t i = 0; i < links.size(); ++i) {
    Link& link = *links[i];
    const short came = polled[i].revents;
    if (came != 0 && std::exchange(link.dialing, false))
      if (auto connected = link.socket.connected(); !connected) {
        finish(link, connected.error());
        continue;
      }
    if ((came & POLLOUT) != 0) write(link);
    if ((came & (POLLIN | POLLHUP | POLLERR)) != 0) readFrom(links[i]);
  }
  if (polled.size() > links.size() && polled.back().revents != 0) acceptAll();
}

Loop::Link& Loop::add(Socket socket, wire::Connection connection) {
  Link link{std::move(socket), std::move(connection)};
  link.since = link.counted = now();
  link.tokens = setup_.bounds.rate;
  return *all_.emplace_back(std::make_shared<Link>(std::move(link)));
}

void Loop::acceptAll() {
  while (all_.size() < setup_.bounds.connections) {
    auto socket = listener_.accept();
    if (!socket) return;
    auto connection = wire::Connection::listen(keys(), setup_.bounds.wire);
    add(*std::move(socket), std::move(connection));
  }
}

// ------------------------------------------------------------------------------------------------------------- links

void Loop::readFrom(const std::shared_ptr<Link>& link) {
  if (link->over) return;
  wire::Bytes in;
  Socket::Said said = link->socket.read(in, kRead);
  if (said == Socket::Said::Nothing) return;
  bool goesOn = said == Socket::Said::Something && link->connection.feed(in);
  if (link->connection.isOpen() && !link->open) welcome(link);
  for (const std::string& trouble : std::exchange(link->connection.troubles(), {}))
    diary_.complain(fmt::format("{}: {}", diary_.nameOf(link->connection.peer()), trouble));
  for (wire::Particle& particle : std::exchange(link->connection.particles(), {})) take(link, std::move(particle));
  if (goesOn) return;
  push(*link);  // what it is told at last
  finish(*link, link->connection.failure());
}

void Loop::welcome(const std::shared_ptr<Link>& link) {
  link->open = true;
  const std::string& id = link->connection.peer();
  links_[id] = link;
  left_.erase(id);
  diary_.say(fmt::format("{} connected", diary_.nameOf(id)));
}

void Loop::write(Link& link) {
  if (!link.over && !push(link)) finish(link, "the connection broke");
}

/// Writes what the socket takes. False: the connection is broken.
bool Loop::push(Link& link) {
  for (;;) {
    if (link.written == link.outbox.size()) {
      link.outbox.clear();
      link.written = 0;
      if (link.connection.out().empty()) return true;
      link.outbox.swap(link.connection.out());
    }
    auto taken = link.socket.write(wire::View(link.outbox).subspan(link.written));
    if (!taken) return false;
    if (*taken == 0) return true;
    link.written += *taken;
  }
}

void Loop::finish(Link& link, std::string why) {
  if (std::exchange(link.over, true)) return;
  const std::string& id = link.connection.peer();
  ended_ = why.empty() ? "the other side ended it" : why;
  if (!link.open) {
    diary_.complain(fmt::format("a connection ended before it was open: {}", ended_));
    return;
  }
  diary_.say(fmt::format("{} gone{}{}", diary_.nameOf(id), why.empty() ? "" : ": ", why));
  auto found = links_.find(id);
  if (found == links_.end() || found->second.get() != &link) return;
  links_.erase(found);
  if (left_.size() < kRemembered) left_.insert(id);
}

bool Loop::isFlushed() const {
  return std::all_of(all_.begin(), all_.end(), [](const auto& link) {
    return link->over || (link->written == link->outbox.size() && link->connection.unsent() == 0);
  });
}

void Loop::close() {
  listener_ = Socket();
  for (const auto& link : all_) {
    if (link->over) continue;
    link->connection.close();
    write(*link);
  }
  links_.clear();
  all_.clear();
}

void Loop::sweep() {
  const Micros time = swept_ = now();
  for (const auto& link : all_) {
    const double passed = static_cast<double>(time - link->counted) / static_cast<double>(sim::kSecond);
    link->counted = time;
    link->tokens = std::min(setup_.bounds.rate, link->tokens + passed * setup_.bounds.rate);
    if (!link->open && time > link->since + setup_.bounds.handshake) finish(*link, "no handshake in time");
  }
  forgetDead(time);
  course_.tidy();
}

// --------------------------------------------------------------------------------------------------------- particles

/// Empty: it is in order, as far as can be seen without its script.
std::string_view Loop::whyRefused(const Link& link, const wire::Particle& particle) const {
  if (!wire::isSigned(particle)) return "its initiator did not sign it";
  if (course_.knows(particle.signature)) return {};
  if (course_.alive() >= setup_.bounds.particles) return "too many particles are alive";
  if (link.alive >= setup_.bounds.ofOne) return "too many particles of this connection are alive";
  return {};
}

void Loop::take(const std::shared_ptr<Link>& link, wire::Particle particle) {
  link->tokens -= 1;
  const std::string id = particle.id, &from = link->connection.peer();
  auto refuse = [&](std::string_view why) {
    diary_.complain(fmt::format("refused: {}  from {}: {}", Diary::shortId(id), diary_.nameOf(from), why));
  };
  if (std::string_view why = whyRefused(*link, particle); !why.empty()) return refuse(why);
  const bool known = course_.knows(particle.signature);
  auto number = course_.arrive(now(), image_.find(from), std::move(particle));
  if (!number) return refuse(number.error());
  if (known) return;
  came_[*number] = link;
  ++link->alive;
}

void Loop::forgetDead(Micros time) {
  const std::vector<bool> dead = course_.forgetDead(time);
  if (dead.empty()) return;
  std::erase_if(came_, [&](const auto& one) {
    if (one.first >= dead.size() || !dead[one.first]) return false;
    if (auto link = one.second.lock()) --link->alive;
    return true;
  });
  diary_.forget(dead);
}

std::string Loop::whyNot(const std::string& id) const {
  if (left_.contains(id)) return "it was connected and left";
  uint32_t known = image_.find(id);
  if (known != sim::kNobody) return fmt::format("{} is not connected and never was", image_.name(known));
  return "not connected, and never was";
}

sim::Loss Loop::send(const sim::Letter& letter) {
  if (image_.wires().home(letter.from) != setup_.port) {
    because_ = fmt::format("{} has no connections of its own; only {} has", image_.name(letter.from),
                           image_.name(setup_.port));
    return sim::Loss::Unreachable;
  }
  auto found = links_.find(letter.to);
  if (found == links_.end()) {
    because_ = whyNot(letter.to);
    return sim::Loss::Dial;
  }
  wire::Particle particle{letter.id, letter.initiator, letter.timestamp, letter.ttl, letter.script, {}, letter.data};
  particle.signature.assign(letter.signature.begin(), letter.signature.end());
  if (particle.data.size() > kJsClient)
    diary_.complain(fmt::format("a particle of {} bytes for {}: js-client takes {}", particle.data.size(),
                                diary_.nameOf(letter.to), kJsClient));
  if (!found->second->connection.send(particle)) {
    because_ = "it does not take what waits for it already";
    return sim::Loss::QueueFull;
  }
  return sim::Loss::None;
}

}  // namespace aqua::live
