// Any bytes as what the machines of runtime/wire read: nothing is kept beyond its limits, and what is read is written
// and read again without a loss.
#include <cstdlib>
#include <string>

#include "runtime/wire/multiaddr.h"
#include "runtime/wire/multistream.h"
#include "runtime/wire/particle.h"
#include "runtime/wire/websocket.h"
#include "runtime/wire/yamux.h"

namespace {

using namespace aqua;
using namespace aqua::wire;

void demand(bool holds) {
  if (!holds) std::abort();
}

void asParticle(View bytes) {
  auto particle = readParticle(bytes);
  if (!particle) return demand(!particle.error().empty());
  isSigned(*particle);
  Bytes frame = frameOf(*particle);
  auto again = readParticle(View(frame).subspan(readVarint(frame).size));
  demand(again && *again == *particle);
}

void asAddress(View bytes) {
  auto address = readMultiaddr(textOf(bytes));
  if (!address) return demand(!address.error().empty());
  auto again = readMultiaddr(address->text());
  demand(again && again->text() == address->text());
}

/// The same whether it comes at once or byte by byte.
void asWebSocket(View bytes) {
  auto open = [](WebSocket& server) {
    Bytes in;
    demand(server.feed(WebSocket("x", 1).out(), in));
  };
  WebSocket one, other;
  open(one), open(other);
  Bytes in, pieces;
  bool goesOn = one.feed(bytes, in), last = true;
  for (size_t i = 0; i < bytes.size() && last; ++i) last = other.feed(bytes.subspan(i, 1), pieces);
  demand(in == pieces && goesOn == last && one.failure() == other.failure());
  WebSocket fresh;
  fresh.feed(bytes, in);
}

void asYamux(View bytes) {
  Yamux one(Yamux::Side::Listens), other(Yamux::Side::Listens);
  std::vector<Yamux::Event> events, pieces;
  bool goesOn = one.feed(bytes, events), last = true;
  for (size_t i = 0; i < bytes.size() && last; ++i) last = other.feed(bytes.subspan(i, 1), pieces);
  demand(goesOn == last && one.failure() == other.failure() && one.streams() == other.streams());
  constexpr size_t kMost = 1024;
  demand(one.streams() <= kMost);
}

void asAgreement(View bytes) {
  for (Agreement agreement : {Agreement::listen({"/noise"}), Agreement::dial("/noise")}) {
    Inbox inbox;
    inbox.add(bytes);
    if (agreement.feed(inbox) == Agreement::State::Failed) demand(!agreement.failure().empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  View bytes(data, size);
  asParticle(bytes);
  asAddress(bytes);
  asWebSocket(bytes);
  asYamux(bytes);
  asAgreement(bytes);
  readFields(bytes);
  return 0;
}
