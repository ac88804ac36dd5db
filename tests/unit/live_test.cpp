// A relay and a client that says what it likes, over a real socket: what is not in order has no effect and costs a
// line.
#include <catch2/catch.hpp>

#include <poll.h>

#include <algorithm>

#include "runtime/data/codec/codec.h"
#include "runtime/live/relay.h"
#include "runtime/vm/invoke.h"

using namespace aqua;
using namespace aqua::live;

namespace {

const crypto::KeyPair& stranger() {
  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("stranger");
  return kKey;
}

/// Lines of what the relay says, and a client that is pumped while the relay runs.
class Table {
 public:
  explicit Table(Relay::Options options = {}) {
    scenario_ = sim::plainScenario();
    scenario_.start = timeNow();
    image_.emplace(scenario_, std::span<const sim::Invocation>());
    auto relay = Relay::open(*image_, options, [this](std::string_view line, bool) { lines.emplace_back(line); });
    REQUIRE(relay);
    relay_ = *std::move(relay);
    auto socket = Socket::dial(relay_->address());
    REQUIRE(socket);
    socket_ = *std::move(socket);
    client_.emplace(
        wire::Connection::dial({stranger(), crypto::randomKey(), crypto::randomKey()}, "x", 1, relay_->address().peer));
    REQUIRE(until([&] { return client_->isOpen(); }));
  }

  /// False: it took too long.
  bool until(const std::function<bool()>& holds, int seconds = 20) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    bool late = false;
    relay_->run([&] {
      pump();
      late = std::chrono::steady_clock::now() > end;
      return late || holds();
    });
    return !late;
  }
  void send(const wire::Particle& particle) { REQUIRE(client_->send(particle)); }
  bool said(std::string_view text) const {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(text) != std::string::npos; });
  }
  size_t answers() { return client_->particles().size(); }
  uint16_t port() const { return relay_->address().port; }
  const std::string& relay() const { return relay_->address().peer; }
  wire::Connection& client() { return *client_; }

  std::vector<std::string> lines;

 private:
  void pump() {
    wire::Bytes in;
    if (reads && socket_.read(in, 65536) == Socket::Said::Something) client_->feed(in);
    wire::Bytes& out = client_->out();
    auto count = socket_.write(out);
    if (count) out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(*count));
  }

 public:
  bool reads = true;

 private:
  sim::Scenario scenario_;
  std::optional<sim::ScenarioImage> image_;
  std::unique_ptr<Relay> relay_;
  Socket socket_;
  std::optional<wire::Connection> client_;
};

wire::Particle particleOf(std::string script) {
  static int number = 0;
  wire::Particle particle;
  particle.id = "p" + std::to_string(++number);
  particle.initPeerId = stranger().peerId();
  particle.timestamp = timeNow();
  particle.ttl = 20'000;
  particle.script = std::move(script);
  return particle;
}

wire::Particle sign(wire::Particle particle, const crypto::KeyPair& key = stranger()) {
  auto signature = key.sign(wire::signedBytes(particle));
  particle.signature.assign(signature.begin(), signature.end());
  return particle;
}

/// The relay puts a text together and sends it back.
std::string echo(const std::string& relay) {
  return "(seq (call \"" + relay +
         "\" (\"op\" \"identity\") [\"hi\"] x) (call %init_peer_id% (\"callbackSrv\" \"response\") [x]))";
}

}  // namespace

TEST_CASE("a particle that is not in order has no effect, and the next one has") {
  Table table;
  const std::string script = echo(table.relay());
  auto refused = [&](const wire::Particle& particle, std::string_view why) {
    table.lines.clear();
    table.send(particle);
    CHECK(table.until([&] { return table.said(why); }));
    for (const std::string& line : table.lines) UNSCOPED_INFO(line);
    CHECK(table.answers() == 0);
    CHECK(table.lines.size() == 1);
  };
  wire::Particle good = sign(particleOf(script)), other = good;
  other.script += " ";
  refused(other, "its initiator did not sign it");
  other = good;
  other.initPeerId = table.relay();
  refused(other, "its initiator did not sign it");
  refused(sign(particleOf(script), crypto::KeyPair::fromText("x")), "its initiator did not sign it");
  other = particleOf(script);
  other.timestamp -= 60'000;
  refused(sign(other), "its life time is over");
  other.timestamp = UINT64_MAX;
  refused(sign(other), "the member timestamp of a particle does not fit");
  refused(sign(particleOf("(call")), "its script cannot be parsed");
  other = particleOf(script);
  other.data = {1, 2, 3};
  refused(sign(other), "refused: ");

  table.send(good);
  CHECK(table.until([&] { return table.answers() == 1; }));
}

TEST_CASE("a particle that comes three times is executed once; the same id under another signature is another") {
  Table table;
  auto count = [&] {
    return std::count_if(table.lines.begin(), table.lines.end(),
                         [](const std::string& line) { return line.find("op.identity") != std::string::npos; });
  };
  wire::Particle one = sign(particleOf(echo(table.relay())));
  for (int i = 0; i < 3; ++i) table.send(one);
  CHECK(table.until([&] { return table.answers() >= 1; }));
  CHECK(count() == 1);
  wire::Particle again = one;
  again.timestamp += 1;
  table.send(sign(again));
  CHECK(table.until([&] { return count() == 2; }));
}

TEST_CASE("results come back with data that verifies") {
  Table table;
  wire::Particle particle = sign(particleOf(echo(table.relay())));
  table.send(particle);
  REQUIRE(table.until([&] { return table.answers() == 1; }));
  const wire::Particle& back = table.client().particles()[0];
  CHECK(back.script == particle.script);
  CHECK(wire::isSigned(back));
  CHECK_FALSE(vm::received(back.data, back.id).fault);
}

TEST_CASE("a message to a peer that is not there is lost with a reason") {
  Table table;
  const std::string nobody = crypto::KeyPair::fromText("nobody").peerId();
  table.send(sign(particleOf("(seq (call \"" + table.relay() + "\" (\"op\" \"noop\") []) (call \"" + nobody +
                             "\" (\"op\" \"noop\") []))")));
  CHECK(table.until([&] { return table.said("not connected, and never was"); }));
}

TEST_CASE("more particles than may be alive are refused until some are over") {
  Relay::Options options;
  options.bounds.ofOne = 3;
  Table table(options);
  for (int i = 0; i < 5; ++i) {
    wire::Particle particle = particleOf(echo(table.relay()));
    particle.ttl = 1500;
    table.send(sign(particle));
  }
  CHECK(table.until([&] { return table.answers() == 3; }));
  CHECK(table.said("too many particles of this connection are alive"));
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1800);
  table.until([&] { return std::chrono::steady_clock::now() > end; });
  table.send(sign(particleOf(echo(table.relay()))));
  CHECK(table.until([&] { return table.answers() == 4; }));
}

TEST_CASE("a client that does not read is told nothing new, and what waits for it is bounded") {
  Relay::Options options;
  options.bounds.wire.unsent = 300'000;
  Table table(options);
  const std::string later = "(seq (call \"" + table.relay() + "\" (\"peer\" \"timeout\") [1000 \"" +
                            std::string(100'000, 'x') +
                            "\"] x) (call %init_peer_id% (\"callbackSrv\" \"response\") [x]))";
  for (int i = 0; i < 5; ++i) table.send(sign(particleOf(later)));
  table.until([&] { return table.client().unsent() == 0; });
  table.reads = false;
  CHECK(table.until([&] { return table.said("it does not take what waits for it already"); }));
  table.reads = true;
  CHECK(table.until([&] { return table.answers() >= 1; }));
  const size_t before = table.answers();
  table.send(sign(particleOf(echo(table.relay()))));
  CHECK(table.until([&] { return table.answers() > before; }));
}

TEST_CASE("who says nothing is not waited for") {
  Relay::Options options;
  options.bounds.handshake = 3 * sim::kSecond;
  Table table(options);
  auto silent = Socket::dial([&] {
    wire::Multiaddr address;
    address.host = "127.0.0.1";
    address.port = table.port();
    return address;
  }());
  REQUIRE(silent);
  CHECK(table.until([&] { return table.said("no handshake in time"); }));
}
