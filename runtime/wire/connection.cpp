#include "runtime/wire/connection.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace aqua::wire {

namespace {

constexpr std::string_view kNoise = "/noise", kYamux = "/yamux/1.0.0", kPingProtocol = "/ipfs/ping/1.0.0",
                           kIdentify = "/ipfs/id/1.0.0";
constexpr size_t kPingSize = 32;

std::vector<std::string> spoken() {
  return {std::string(kParticleProtocol), std::string(kPingProtocol), std::string(kIdentify)};
}

void move(Bytes& from, Bytes& to) {
  append(to, from);
  from.clear();
}

}  // namespace

Connection::Connection(Noise::Side side, const Keys& keys, const Limits& limits)
    : side_(side), identity_(keys.identity), limits_(limits), noise_(side, keys) {}

Connection Connection::listen(const Keys& keys, const Limits& limits) {
  Connection connection(Noise::Side::Listens, keys, limits);
  connection.agreement_ = Agreement::listen({std::string(kNoise)});
  return connection;
}

Connection Connection::dial(const Keys& keys, std::optional<std::string> webSocketHost, uint64_t seed,
                            std::string expected, const Limits& limits) {
  Connection connection(Noise::Side::Dials, keys, limits);
  connection.expected_ = std::move(expected);
  connection.agreement_ = Agreement::dial(std::string(kNoise));
  connection.stage_ = Stage::Secure;
  if (webSocketHost) connection.socket_.emplace(*webSocketHost, seed);
  connection.pump();
  return connection;
}

bool Connection::fail(std::string reason) {
  stage_ = Stage::Over;
  failure_ = std::move(reason);
  return false;
}

bool Connection::feed(View bytes) {
  if (stage_ == Stage::Over) return false;
  bool goesOn = lower(bytes);
  pump();
  if (!goesOn) stage_ = Stage::Over;
  return goesOn;
}

/// From the socket to what is above WebSocket.
bool Connection::lower(View bytes) {
  if (bytes.empty()) return true;
  if (stage_ == Stage::Unknown) {
    stage_ = Stage::Secure;
    if (bytes[0] == 'G') socket_.emplace();  // `GET`; multistream begins with the length of its greeting
  }
  if (!socket_) {
    sealed_.add(bytes);
  } else {
    Bytes in;
    bool goesOn = socket_->feed(bytes, in);
    sealed_.add(in);
    if (!goesOn) return fail(socket_->failure());
  }
  return stage_ == Stage::Secure ? secure() : secret();
}

bool Connection::secure() {
  switch (agreement_.feed(sealed_)) {
  case Agreement::State::Open: return true;
  case Agreement::State::Failed: return fail(agreement_.failure());
  case Agreement::State::Agreed: break;
  }
  pump();
  stage_ = Stage::Secret;
  return secret();
}

bool Connection::secret() {
  Bytes plain;
  if (!noise_.feed(sealed_, plain)) return fail(noise_.failure());
  if (stage_ == Stage::Secret && noise_.isOpen()) {
    if (!expected_.empty() && noise_.peer() != expected_)
      return fail(fmt::format("the peer there is {}, not {}", noise_.peer(), expected_));
    pump();
    agreement_ =
        side_ == Noise::Side::Dials ? Agreement::dial(std::string(kYamux)) : Agreement::listen({std::string(kYamux)});
    stage_ = Stage::Multiplex;
  }
  if (stage_ == Stage::Multiplex) return multiplex(plain);
  return stage_ == Stage::Streams ? streams(plain) : true;
}

bool Connection::multiplex(View plain) {
  plain_.add(plain);
  switch (agreement_.feed(plain_)) {
  case Agreement::State::Open: return true;
  case Agreement::State::Failed: return fail(agreement_.failure());
  case Agreement::State::Agreed: break;
  }
  pump();
  yamux_.emplace(side_ == Noise::Side::Dials ? Yamux::Side::Dials : Yamux::Side::Listens);
  stage_ = Stage::Streams;
  return streams(plain_.take(plain_.size()));
}

bool Connection::streams(View bytes) {
  std::vector<Yamux::Event> events;
  bool goesOn = yamux_->feed(bytes, events);
  for (Yamux::Event& event : events) handle(event);
  return goesOn ? true : fail(yamux_->failure());
}

void Connection::handle(Yamux::Event& event) {
  switch (event.kind) {
  case Yamux::Event::Kind::Opened:
    streams_.emplace(event.stream, Stream{Agreement::listen(spoken()), {}, {}, false});
    return;
  case Yamux::Event::Kind::Reset:
    if (auto own = streams_.find(event.stream); own != streams_.end() && !own->second.frame.empty())
      troubles_.emplace_back("the other side refused a particle");
    streams_.erase(event.stream);
    return;
  case Yamux::Event::Kind::Data:
  case Yamux::Event::Kind::Finished: break;
  }
  auto found = streams_.find(event.stream);
  if (found == streams_.end()) return;
  found->second.inbox.add(event.bytes);
  found->second.finished |= event.kind == Yamux::Event::Kind::Finished;
  advance(event.stream);
}

void Connection::endStream(uint32_t id, std::string trouble) {
  yamux_->reset(id);
  streams_.erase(id);
  troubles_.push_back(std::move(trouble));
}

void Connection::advance(uint32_t id) {
  Stream& stream = streams_.at(id);
  if (stream.agreement.state() == Agreement::State::Open) {
    stream.agreement.feed(stream.inbox);
    yamux_->write(id, stream.agreement.out());
    stream.agreement.out().clear();
  }
  switch (stream.agreement.state()) {
  case Agreement::State::Failed: return endStream(id, stream.agreement.failure());
  case Agreement::State::Agreed: return agreed(id, stream);
  case Agreement::State::Open: break;
  }
  if (stream.finished) endStream(id, "a stream ended before both sides agreed on its protocol");
}

void Connection::agreed(uint32_t id, Stream& stream) {
  const std::string& protocol = stream.agreement.protocol();
  if (!stream.frame.empty()) {  // ours, which nobody answers
    yamux_->write(id, stream.frame);
    yamux_->finish(id);
    streams_.erase(id);
    return;
  }
  if (protocol == kIdentify) {
    yamux_->write(id, introduction());
    yamux_->finish(id);
    streams_.erase(id);
    return;
  }
  if (protocol == kPingProtocol) {
    while (stream.inbox.size() >= kPingSize) yamux_->write(id, stream.inbox.take(kPingSize));
  } else if (auto trouble = readFrames(stream)) {
    return endStream(id, *std::move(trouble));
  }
  if (!stream.finished) return;
  if (protocol == kParticleProtocol && !stream.inbox.empty()) troubles_.emplace_back("a particle that ends too early");
  yamux_->finish(id);
  streams_.erase(id);
}

/// Why the stream ends before its time, if it does.
std::optional<std::string> Connection::readFrames(Stream& stream) {
  for (;;) {
    Varint length = readVarint(stream.inbox.view());
    if (length.state == Varint::State::Bad) return "a particle of impossible length";
    if (length.state == Varint::State::More) return std::nullopt;
    if (length.number > limits_.particle)
      return fmt::format("a particle of {} bytes; {} are allowed", length.number, limits_.particle);
    auto size = static_cast<size_t>(length.number);
    if (stream.inbox.size() < length.size + size) break;
    stream.inbox.use(length.size);
    auto particle = readParticle(stream.inbox.view().first(size));
    stream.inbox.use(size);
    if (!particle) return particle.error();
    particles_.push_back(*std::move(particle));
  }
  size_t unread = 0;
  for (const auto& [id, one] : streams_) unread += one.inbox.size();
  if (unread <= limits_.unread) return std::nullopt;
  return fmt::format("more than {} bytes of particles that are not complete", limits_.unread);
}

Bytes Connection::introduction() const {
  enum : uint32_t { kPublicKey = 1, kProtocol = 3, kProtocolVersion = 5, kAgentVersion = 6 };
  constexpr uint8_t kEd25519[] = {0x08, 0x01, 0x12, 0x20};
  Bytes key(std::begin(kEd25519), std::end(kEd25519)), message, sized;
  append(key, identity_.publicKey());
  appendField(message, kPublicKey, key);
  for (const std::string& protocol : spoken()) appendField(message, kProtocol, viewOf(protocol));
  appendField(message, kProtocolVersion, viewOf(kParticleProtocol));
  appendField(message, kAgentVersion, viewOf("aqua"));
  appendVarint(sized, message.size());
  append(sized, message);
  return sized;
}

bool Connection::send(const Particle& particle) {
  if (!yamux_ || stage_ == Stage::Over) return false;
  Bytes frame = frameOf(particle);
  if (unsent() + frame.size() > limits_.unsent) return false;
  uint32_t id = yamux_->open();
  Stream stream{Agreement::dial(std::string(kParticleProtocol)), {}, std::move(frame), false};
  yamux_->write(id, stream.agreement.out());
  stream.agreement.out().clear();
  streams_.emplace(id, std::move(stream));
  pump();
  return true;
}

size_t Connection::unsent() const {
  size_t bytes = out_.size() + (yamux_ ? yamux_->waiting() : 0);
  for (const auto& [id, stream] : streams_) bytes += stream.frame.size();
  return bytes;
}

void Connection::close() {
  if (socket_) socket_->close();
  pump();
  stage_ = Stage::Over;
}

/// Down from yamux to the socket.
void Connection::pump() {
  if (socket_ && !socket_->isOpen()) return move(socket_->out(), out_);
  Bytes down;
  switch (stage_) {
  case Stage::Unknown:
  case Stage::Secure: move(agreement_.out(), down); break;
  case Stage::Secret: move(noise_.out(), down); break;
  case Stage::Multiplex:
    noise_.send(agreement_.out());
    agreement_.out().clear();
    move(noise_.out(), down);
    break;
  case Stage::Streams:
    noise_.send(yamux_->out());
    yamux_->out().clear();
    move(noise_.out(), down);
    break;
  case Stage::Over: break;
  }
  if (!socket_) return append(out_, down);
  socket_->send(down);
  move(socket_->out(), out_);
}

}  // namespace aqua::wire
