// A connection between two peers, from the bytes of a socket to particles: WebSocket (or the bare socket), multistream,
// Noise, yamux, and on its streams particles, pings and the answer to "who are you". A state machine: no socket, no
// clock, no chance.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/wire/multistream.h"
#include "runtime/wire/noise.h"
#include "runtime/wire/particle.h"
#include "runtime/wire/websocket.h"
#include "runtime/wire/yamux.h"

namespace aqua::wire {

struct Limits {
  size_t particle = size_t{16} << 20;  // bytes of one
  size_t unread = size_t{32} << 20;    // bytes of particles that are not complete
  size_t unsent = size_t{32} << 20;    // bytes that the other side does not take
};

class Connection {
 public:
  using Keys = Noise::Keys;

  /// Somebody connected. Whether it speaks WebSocket, its first byte says.
  static Connection listen(const Keys& keys, const Limits& limits = {});
  /// We did. `webSocketHost`: for the request; absent: the bare socket. `seed`: for masks. `expected`: the id that the
  /// other side has to have; empty: any.
  static Connection dial(const Keys& keys, std::optional<std::string> webSocketHost, uint64_t seed,
                         std::string expected, const Limits& limits = {});

  /// What came from the socket. False: the connection is over, `failure` says why; empty: the other side said so.
  bool feed(View bytes);
  /// What is to be written to the socket; whoever writes takes it away.
  Bytes& out() { return out_; }
  const std::string& failure() const { return failure_; }

  /// Both sides know each other, and particles may be sent.
  bool isOpen() const { return yamux_.has_value(); }
  /// Of the other side; empty before it is open.
  const std::string& peer() const { return noise_.peer(); }
  /// False: too much waits already, the particle is lost.
  bool send(const Particle& particle);
  /// Says goodbye.
  void close();

  /// Particles that came; whoever looks takes them away.
  std::vector<Particle>& particles() { return particles_; }
  /// What was wrong with streams that were ended for it, and no more than that.
  std::vector<std::string>& troubles() { return troubles_; }
  /// Bytes that the other side did not take.
  size_t unsent() const;

 private:
  enum class Stage : uint8_t { Unknown, Secure, Secret, Multiplex, Streams, Over };
  struct Stream {
    Agreement agreement;
    Inbox inbox;
    Bytes frame;  // to be sent, once it is agreed
    bool finished = false;
  };

  Connection(Noise::Side side, const Keys& keys, const Limits& limits);

  bool fail(std::string reason);
  bool lower(View bytes);
  bool secure();
  bool secret();
  bool multiplex(View plain);
  bool streams(View bytes);
  void handle(Yamux::Event& event);
  void advance(uint32_t id);
  void agreed(uint32_t id, Stream& stream);
  std::optional<std::string> readFrames(Stream& stream);
  void endStream(uint32_t id, std::string trouble);
  Bytes introduction() const;
  void pump();

  Noise::Side side_;
  const crypto::KeyPair& identity_;
  Limits limits_;
  Stage stage_ = Stage::Unknown;
  std::optional<WebSocket> socket_;
  Agreement agreement_;  // on noise, then on yamux
  Noise noise_;
  std::optional<Yamux> yamux_;
  Inbox sealed_, plain_;
  std::map<uint32_t, Stream> streams_;
  std::string expected_, failure_;
  std::vector<Particle> particles_;
  std::vector<std::string> troubles_;
  Bytes out_;
};

}  // namespace aqua::wire
