// Both sides of a connection against each other: any pieces, any damage.
#include <catch2/catch.hpp>

#include <algorithm>

#include "runtime/wire/connection.h"

using namespace aqua;
using namespace aqua::wire;

namespace {

crypto::Key keyOf(uint8_t number) {
  crypto::Key key{};
  key.fill(number);
  return key;
}

const crypto::KeyPair& client() {
  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("client");
  return kKey;
}
const crypto::KeyPair& relay() {
  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("relay");
  return kKey;
}

struct Pair {
  explicit Pair(bool webSocket = true, std::string expected = relay().peerId())
      : left(Connection::dial({client(), keyOf(1), keyOf(2)},
                              webSocket ? std::optional<std::string>("x") : std::nullopt, 5, std::move(expected))),
        right(Connection::listen({relay(), keyOf(3), keyOf(4)})) {}

  /// Everything that is to be written comes, in pieces. False: one side is over.
  bool talk(size_t piece) {
    while (!left.out().empty() || !right.out().empty())
      if (!carry(left, right, piece, toRight) || !carry(right, left, piece, toLeft)) return false;
    return true;
  }

  bool carry(Connection& from, Connection& to, size_t piece, Bytes& all) {
    Bytes bytes = std::move(from.out());
    from.out().clear();
    append(all, bytes);
    for (size_t at = 0; at < bytes.size(); at += piece)
      if (!to.feed(View(bytes).subspan(at, std::min(piece, bytes.size() - at)))) return false;
    return true;
  }

  Connection left, right;
  Bytes toRight, toLeft;
};

Particle particle(std::string script, size_t data) {
  Particle particle;
  particle.id = "p";
  particle.initPeerId = client().peerId();
  particle.timestamp = 1;
  particle.ttl = 7000;
  particle.script = std::move(script);
  auto signature = client().sign(signedBytes(particle));
  particle.signature.assign(signature.begin(), signature.end());
  particle.data.assign(data, 7);
  return particle;
}

}  // namespace

TEST_CASE("two peers know each other and exchange particles, whatever the pieces") {
  for (bool webSocket : {true, false})
    for (size_t piece : {1, 2, 3, 5, 7, 11, 13, 64, 1000, 100'000}) {
      Pair pair(webSocket);
      REQUIRE(pair.talk(piece));
      REQUIRE(pair.left.isOpen());
      REQUIRE(pair.right.isOpen());
      CHECK(pair.left.peer() == relay().peerId());
      CHECK(pair.right.peer() == client().peerId());
      Particle there = particle("there", 10), back = particle("back", 200);
      for (int i = 0; i < 3; ++i) {
        REQUIRE(pair.left.send(there));
        REQUIRE(pair.right.send(back));
      }
      REQUIRE(pair.talk(piece));
      CHECK(pair.right.particles() == std::vector<Particle>(3, there));
      CHECK(pair.left.particles() == std::vector<Particle>(3, back));
      CHECK(pair.left.unsent() == 0);
      CHECK(pair.left.troubles().empty());
      CHECK(pair.right.troubles().empty());
    }
}

TEST_CASE("the same conversation splits at any byte") {
  Pair whole;
  REQUIRE(whole.talk(SIZE_MAX / 2));
  const size_t size = whole.toRight.size();
  for (size_t split = 1; split < size; ++split) {
    Pair pair;
    bool goesOn = true;
    size_t carried = 0;
    while (goesOn && (!pair.left.out().empty() || !pair.right.out().empty())) {
      Bytes bytes = std::move(pair.left.out());
      pair.left.out().clear();
      size_t here = split > carried ? std::min(split - carried, bytes.size()) : 0;
      goesOn = pair.right.feed(View(bytes).first(here)) && pair.right.feed(View(bytes).subspan(here)) &&
               pair.carry(pair.right, pair.left, SIZE_MAX / 2, pair.toLeft);
      carried += bytes.size();
    }
    CHECK(goesOn);
    CHECK(pair.right.isOpen());
    CHECK(pair.left.isOpen());
  }
}

TEST_CASE("two megabytes arrive, and what nobody reads is bounded") {
  Pair pair;
  REQUIRE(pair.talk(4096));
  Particle large = particle("large", 2'000'000);
  REQUIRE(pair.right.send(large));
  REQUIRE(pair.talk(4096));
  REQUIRE(pair.left.particles().size() == 1);
  CHECK(pair.left.particles()[0] == large);

  size_t sent = 0;
  while (pair.right.send(large)) REQUIRE(++sent < 100);
  CHECK(sent == 16);
  CHECK(pair.right.unsent() <= Limits().unsent);
  REQUIRE(pair.talk(100'000));  // it reads again
  CHECK(pair.left.particles().size() == 1 + sent);
  CHECK(pair.right.send(large));
}

TEST_CASE("a particle that is too large ends its stream alone") {
  Pair pair;
  REQUIRE(pair.talk(4096));
  Limits limits;
  limits.unsent = size_t{1} << 30;
  Connection left = Connection::dial({client(), keyOf(1), keyOf(2)}, std::nullopt, 5, "", limits);
  Connection right = Connection::listen({relay(), keyOf(3), keyOf(4)});
  auto talk = [&] {
    Bytes all;
    while (!left.out().empty() || !right.out().empty())
      if (!pair.carry(left, right, 4096, all) || !pair.carry(right, left, 4096, all)) return false;
    return true;
  };
  REQUIRE(talk());
  REQUIRE(left.send(particle("too large", 17 << 20)));
  REQUIRE(talk());
  CHECK(right.particles().empty());
  REQUIRE(right.troubles().size() == 1);
  CHECK(right.troubles()[0].find("are allowed") != std::string::npos);
  REQUIRE(left.send(particle("small", 1)));
  REQUIRE(talk());
  CHECK(right.particles().size() == 1);
}

TEST_CASE("the dialer wants the peer of the address") {
  Pair pair(true, client().peerId());
  CHECK_FALSE(pair.talk(4096));
  CHECK(pair.left.failure() == "the peer there is " + relay().peerId() + ", not " + client().peerId());
}

TEST_CASE("a damaged byte never opens a connection of somebody else") {
  Pair whole;
  REQUIRE(whole.talk(SIZE_MAX / 2));
  for (size_t damaged = 0; damaged < whole.toRight.size(); ++damaged) {
    Pair pair;
    bool goesOn = true;
    size_t carried = 0;
    for (int round = 0; goesOn && round < 20; ++round) {
      Bytes bytes = std::move(pair.left.out());
      pair.left.out().clear();
      if (damaged >= carried && damaged < carried + bytes.size()) bytes[damaged - carried] ^= 0x20;
      carried += bytes.size();
      goesOn = pair.right.feed(bytes) && pair.carry(pair.right, pair.left, SIZE_MAX / 2, pair.toLeft);
    }
    if (pair.right.isOpen()) CHECK(pair.right.peer() == client().peerId());
    if (!goesOn) CHECK_FALSE((pair.right.failure().empty() && pair.left.failure().empty()));
  }
}

TEST_CASE("garbage ends the connection") {
  auto reason = [](std::string_view bytes) {
    Connection right = Connection::listen({relay(), keyOf(3), keyOf(4)});
    CHECK_FALSE(right.feed(viewOf(bytes)));
    CHECK_FALSE(right.feed(viewOf("x")));
    return right.failure();
  };
  CHECK(reason("SSH-2.0-OpenSSH\r\n") == "another protocol than multistream");
  CHECK(reason("GET /index.html HTTP/1.1\r\nHost: x\r\n\r\n") == "not a request for a WebSocket");
  CHECK(reason(std::string_view("\x16\x03\x01\x02\x00", 5)) == "another protocol than multistream");  // TLS
  CHECK(reason("\x13/multistream/1.0.0\n\x07/noise\n" + std::string("\x00\x02xx", 4)) == "no first message of Noise");
  CHECK(reason("\x13/multistream/1.0.0\n\x07/noise\n" + std::string("\x00\x20", 2) + std::string(32, '\0')) ==
        "a key that everybody knows");
}
