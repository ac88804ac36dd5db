// A relay and a client that says what it likes, over a real socket: what is not in order has no effect and costs a
// line.
#include <catch2/catch.hpp>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

// ---------------------------------------------------------------------------------------------------------- what is
// kept

namespace {

/// A folder of its own, which is gone afterwards.
struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / fmt::format("aqua-keep-{}", getpid())) {}
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

values::Value line(uint64_t number) { return values::Value::object({{"t", values::Value::unsignedInteger(number)}}); }

std::string journalOf(const Folder& folder) {
  std::ifstream file(folder.path / "journal", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void write(const Folder& folder, const std::string& text) {
  std::ofstream(folder.path / "journal", std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a folder keeps whole lines, whatever is cut off, and refuses what somebody changed") {
  Folder folder;
  const Keep::Owner owner{"1", "world", 5};
  {
    auto keep = Keep::open(folder.path, owner);
    REQUIRE(keep);
    CHECK((*keep)->take().empty());
    for (uint64_t i = 0; i < 4; ++i) (*keep)->add(line(i));
    CHECK((*keep)->failure().empty());
    auto second = Keep::open(folder.path, owner);
    REQUIRE_FALSE(second);
    CHECK(second.error() == "another process uses it");
  }
  const std::string good = journalOf(folder);
  const size_t first = good.find('\n') + 1;
  for (size_t size = good.size(); size >= first; --size) {
    write(folder, good.substr(0, size));
    auto keep = Keep::open(folder.path, {"1", "world", 9});
    REQUIRE(keep);
    CHECK((*keep)->start() == 5);
    const auto whole =
        static_cast<size_t>(std::count(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    CHECK((*keep)->take().size() == whole - 1);
    (*keep)->add(line(9));
    CHECK(journalOf(folder).starts_with(good.substr(0, good.rfind('\n', size - 1) + 1)));
  }
  for (size_t at = 0; at < good.size(); ++at) {
    if (at + 1 == good.size()) continue;  // without its end the last line was never written
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    write(folder, bad);
    auto keep = Keep::open(folder.path, owner);
    CHECK_FALSE(keep);
    CHECK(journalOf(folder) == bad);
  }
  write(folder, good);
  CHECK_FALSE(Keep::open(folder.path, {"2", "world", 5}));
  CHECK_FALSE(Keep::open(folder.path, {"1", "other", 5}));
  auto keep = Keep::open(folder.path, owner);
  REQUIRE(keep);
  (*keep)->beginAnew();
  CHECK(journalOf(folder) == good.substr(0, first));
}

TEST_CASE("what a relay heard leads another one to the same, also from its folder") {
  Folder folder;
  sim::Scenario scenario = sim::plainScenario();
  scenario.start = timeNow();
  const sim::ScenarioImage image(scenario, std::span<const sim::Invocation>());
  const uint32_t port = relayOf(image);
  std::vector<values::Value> lines;
  std::vector<std::string> events;
  auto open = [&](Keep* keep) {
    Course::Setup setup;
    setup.port = port;
    setup.here = std::vector<bool>(image.peers());
    setup.here[port] = true;
    setup.send = [](const sim::Letter&) { return sim::Loss::Dial; };
    setup.sink = [&](const sim::Event& event) { events.push_back(sim::eventText(event, scenario, image.book())); };
    setup.note = [&](const values::Value& one) { lines.push_back(one); };
    setup.keep = keep;
    return std::make_unique<Course>(image, std::move(setup));
  };
  auto keep = Keep::open(folder.path, {"1", "world", scenario.start});
  REQUIRE(keep);
  auto course = open(keep->get());
  wire::Particle particle;
  particle.id = "p";
  particle.initPeerId = stranger().peerId();
  particle.timestamp = scenario.start;
  particle.ttl = 5000;
  particle.script = fmt::format(R"((seq (call "{}" ("op" "identity") ["x"] x) (call "{}" ("a" "b") [x])))",
                                image.key(port).peerId(), stranger().peerId());
  auto signature = stranger().sign(wire::signedBytes(particle));
  particle.signature.assign(signature.begin(), signature.end());
  REQUIRE(course->arrive(1000, sim::kNobody, particle));
  CHECK(course->turn(2000).empty());
  CHECK(course->turn(3000).empty());
  CHECK(course->alive() == 1);
  const std::vector<values::Value> first = std::exchange(lines, {});
  const std::vector<std::string> happened = std::exchange(events, {});
  REQUIRE(first.size() >= 3);
  CHECK(std::any_of(happened.begin(), happened.end(),
                    [](const std::string& one) { return one.find("lost") != one.npos; }));

  auto again = open(nullptr);
  REQUIRE(again->again(first));
  CHECK(lines == first);
  CHECK(events == happened);
  CHECK(again->alive() == 1);

  course.reset();
  keep->reset();
  keep = Keep::open(folder.path, {"1", "world", 0});
  REQUIRE(keep);
  CHECK((*keep)->start() == scenario.start);
  const std::vector<values::Value> kept = (*keep)->take();
  CHECK(kept == first);
  const size_t size = (*keep)->size();
  auto restarted = open(keep->get());
  REQUIRE(restarted->again(kept));
  CHECK((*keep)->size() == size);  // nothing is kept twice
  CHECK(restarted->knows(particle.signature));
  CHECK_FALSE(restarted->forgetDead(10'000'000).empty());
  CHECK(restarted->alive() == 0);
  CHECK((*keep)->size() > size);

  for (size_t i = 0; i < first.size(); ++i) {  // lines that do not fit are told, or make another course
    std::vector<values::Value> damaged = first;
    damaged[i] =
        values::Value::object({{"kind", values::Value::string("came")}, {"t", values::Value::unsignedInteger(1)}});
    CHECK_FALSE(open(nullptr)->again(damaged));
  }
}
