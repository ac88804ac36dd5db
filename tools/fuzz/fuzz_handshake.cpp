// Any bytes from a stranger at each stage of a connection: instead of the first bytes, after Noise was agreed, and, as
// a peer that everybody knows, inside of Noise. The connection ends or goes on, and says why.
#include <cstdlib>

#include "runtime/wire/connection.h"

namespace {

using namespace aqua;
using namespace aqua::wire;

void demand(bool holds) {
  if (!holds) std::abort();
}

crypto::Key keyOf(uint8_t number) {
  crypto::Key key{};
  key.fill(number);
  return key;
}

const crypto::KeyPair& identity() {
  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("fuzz");
  return kKey;
}

Connection listener() { return Connection::listen({identity(), keyOf(1), keyOf(2)}); }

void look(Connection& connection, bool goesOn) {
  if (!goesOn) demand(!connection.isOpen() || !connection.failure().empty());
  for (const std::string& trouble : connection.troubles()) demand(!trouble.empty());
  Limits limits;
  for (const Particle& particle : connection.particles()) demand(particle.data.size() <= limits.particle);
  constexpr size_t kSlack = 1 << 20;
  demand(connection.unsent() <= limits.unsent + kSlack);
}

Bytes agreedOnNoise() {
  Bytes bytes = Agreement::dial("/noise").out();
  return bytes;
}

/// A dialer that knows the protocol up to yamux, and then says `bytes`.
void inside(View bytes) {
  Connection right = listener();
  Noise noise(Noise::Side::Dials, {identity(), keyOf(3), keyOf(4)});
  demand(right.feed(agreedOnNoise()) && right.feed(noise.out()));
  noise.out().clear();
  Inbox inbox;
  inbox.add(right.out());
  Agreement agreement = Agreement::dial("/noise");
  agreement.feed(inbox);
  Bytes plain;
  demand(noise.feed(inbox, plain) && noise.isOpen());
  noise.send(Agreement::dial("/yamux/1.0.0").out());
  demand(right.feed(noise.out()) && right.isOpen());
  noise.out().clear();
  noise.send(bytes);
  look(right, right.feed(noise.out()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  View bytes(data, size);
  Connection first = listener();
  look(first, first.feed(bytes));
  Connection second = listener();
  demand(second.feed(agreedOnNoise()));
  look(second, second.feed(bytes));
  for (bool webSocket : {true, false}) {
    Connection dialer = Connection::dial({identity(), keyOf(5), keyOf(6)},
                                         webSocket ? std::optional<std::string>("x") : std::nullopt, 1, "");
    look(dialer, dialer.feed(bytes));
  }
  inside(bytes);
  return 0;
}
