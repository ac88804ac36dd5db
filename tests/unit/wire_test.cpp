// The machines of runtime/wire one by one: vectors, pieces of any size, and what breaks their rules.
#include <catch2/catch.hpp>

#include <algorithm>

#include "runtime/crypto/keys.h"
#include "runtime/wire/multiaddr.h"
#include "runtime/wire/multistream.h"
#include "runtime/wire/particle.h"
#include "runtime/wire/sha1.h"
#include "runtime/wire/websocket.h"
#include "runtime/wire/yamux.h"

using namespace aqua;
using namespace aqua::wire;

namespace {

std::string hex(View bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

crypto::KeyPair keyOfVectors() {
  auto seed = crypto::fromBase64("7h48PQ/f1rS9TxacmgODxbD42Il9B3KC117jvOPppPE=");
  std::array<uint8_t, 32> bytes{};
  std::copy(seed->begin(), seed->end(), bytes.begin());
  return crypto::KeyPair::fromSeed(bytes);
}

Particle particleOfVectors() {
  Particle particle;
  particle.id = "2883f959-e9e7-4843-8c37-205d393ca372";
  particle.initPeerId = keyOfVectors().peerId();
  particle.timestamp = 1696934545662;
  particle.ttl = 7000;
  particle.script = "abc";
  auto signature = keyOfVectors().sign(signedBytes(particle));
  particle.signature.assign(signature.begin(), signature.end());
  return particle;
}

/// The frame as js-client writes it: lists of numbers in place of byte strings.
Bytes frameOfJs(const Particle& particle) {
  Bytes frame = frameOf(particle);
  View content = View(frame).subspan(readVarint(frame).size);
  Bytes out;
  std::string_view all = textOf(content);
  size_t at = all.find("\xa9signature") + 10;
  append(out, content.first(at));
  append(out, Bytes{0xdc, 0x00, 0x40});
  for (uint8_t byte : particle.signature) {
    if (byte > 127) out.push_back(0xcc);
    out.push_back(byte);
  }
  size_t data = all.find(
      "\xa4"
      "data",
      at);
  append(out, content.subspan(data, 5));
  out.push_back(0x90);
  return out;
}

Bytes bytesOf(std::string_view text) {
  Bytes bytes;
  append(bytes, viewOf(text));
  return bytes;
}

}  // namespace

TEST_CASE("vectors of the particle protocol") {
  Particle particle = particleOfVectors();
  CHECK(particle.initPeerId == "12D3KooWANqfCDrV79MZdMnMqTvDdqSAPSxdgFY1L6DCq2DVGB4D");
  CHECK(crypto::base64(signedBytes(particle)) ==
        "Mjg4M2Y5NTktZTllNy00ODQzLThjMzctMjA1ZDM5M2NhMzcy/kguGYsBAABYGwAAYWJj");
  CHECK(crypto::base64(particle.signature) ==
        "KceXDnOfqe0dOnAxiDsyWBIvUq6WHoT0ge+VMHXOZsjZvCNH7/10oufdlYfcPomfv28On6E87ZhDcHGBZcb7Bw==");
  CHECK(isSigned(particle));
  Bytes frame = frameOf(particle);
  CHECK(frame.size() == 249);  // with its length
  CHECK(hex(View(frame).first(21)) == "f701810488a6616374696f6ea85061727469636c65");
}

TEST_CASE("a particle is read as it was written, in both forms of bytes") {
  Particle particle = particleOfVectors();
  Bytes js = frameOfJs(particle);
  CHECK(js.size() == 282);
  CHECK(hex(View(js).first(24)) == "810488a6616374696f6ea85061727469636c65a26964d924");
  CHECK(hex(View(js).last(6)) == "a46461746190");
  REQUIRE(readParticle(js));
  CHECK(*readParticle(js) == particle);
  particle.data = {0, 127, 128, 255};
  Bytes frame = frameOf(particle);
  View content = View(frame).subspan(readVarint(frame).size);
  REQUIRE(readParticle(content));
  CHECK(*readParticle(content) == particle);
  for (size_t size = 0; size < content.size(); ++size) CHECK_FALSE(readParticle(content.first(size)));
}

TEST_CASE("a changed particle is not signed") {
  const Particle good = particleOfVectors();
  auto changed = [&](auto&& change) {
    Particle particle = good;
    change(particle);
    return isSigned(particle);
  };
  CHECK_FALSE(changed([](Particle& p) { p.script = "abd"; }));
  CHECK_FALSE(changed([](Particle& p) { p.id[0] = '3'; }));
  CHECK_FALSE(changed([](Particle& p) { ++p.timestamp; }));
  CHECK_FALSE(changed([](Particle& p) { ++p.ttl; }));
  CHECK_FALSE(changed([](Particle& p) { p.signature.pop_back(); }));
  CHECK_FALSE(changed([](Particle& p) { p.initPeerId = crypto::KeyPair::fromText("other").peerId(); }));
  CHECK_FALSE(changed([](Particle& p) { p.initPeerId = "QmNobody"; }));
  CHECK(changed([](Particle& p) { p.data = {1}; }));  // which nobody signs
}

TEST_CASE("what is no particle") {
  auto reason = [](std::string_view bytes) {
    auto read = readParticle(viewOf(bytes));
    return read ? std::string("read") : read.error();
  };
  CHECK(reason("") == "a particle that is not written as MessagePack");
  CHECK(reason("\x80\x04{}") == "a particle that is not written as MessagePack");
  CHECK(reason("\x81\x04\x90") == "a particle that is no map");
  CHECK(reason("\x81\x04\x80") == "a particle with a part missing");
  CHECK(reason("\x81\x04\x81\x01\x01") == "a particle with a member without a name");
  CHECK(reason("\x81\x04\x81\xa2id\x01") == "the member id of a particle does not fit");
  CHECK(reason("\x81\x04\x82\xa2id\xa1x\xa2id\xa1y") == "a particle with two members id");
  CHECK(reason("\x81\x04\x81\xa6"
               "action\xa7Upgrade") == "the member action of a particle does not fit");
  CHECK(reason("\x81\x04\xdf\xff\xff\xff\xff") == "a particle with a member without a name");
}

TEST_CASE("SHA-1") {
  CHECK(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(sha1(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("numbers of seven bits a byte") {
  for (uint64_t number : {uint64_t{0}, uint64_t{127}, uint64_t{128}, uint64_t{300}, uint64_t{INT64_MAX}}) {
    Bytes bytes;
    appendVarint(bytes, number);
    Varint read = readVarint(bytes);
    CHECK(read.state == Varint::State::Good);
    CHECK(read.number == number);
    CHECK(read.size == bytes.size());
    bytes.pop_back();
    CHECK(readVarint(bytes).state == Varint::State::More);
  }
  CHECK(readVarint(Bytes(9, 0xFF)).state == Varint::State::Bad);
}

TEST_CASE("WebSocket accepts as the RFC says, whatever the pieces") {
  const std::string request =
      "GET / HTTP/1.1\r\nHost: x\r\nupgrade: WebSocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key:  dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const std::string frames(
      "\x82\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"  // `Hello`, masked, as in the RFC
      "\x02\x81\x01\x01\x01\x01\x20"                  // a fragment `!`
      "\x89\x81\x01\x01\x01\x01\x20"                  // a ping in between
      "\x80\x81\x02\x02\x02\x02\x23",                 // the last fragment, `!`
      32);
  const std::string all = request + frames;
  for (size_t piece = 1; piece <= all.size(); ++piece) {
    WebSocket socket;
    Bytes in;
    for (size_t at = 0; at < all.size(); at += piece)
      REQUIRE(socket.feed(viewOf(std::string_view(all).substr(at, piece)), in));
    CHECK(textOf(in) == "Hello!!");
    std::string_view out = textOf(socket.out());
    CHECK(out.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != std::string_view::npos);
    CHECK(out.ends_with("\r\n\r\n\x8a\x01!"));
  }
}

TEST_CASE("both sides of WebSocket understand each other") {
  for (size_t size : {1, 125, 126, 65535, 65536, 100'000}) {
    WebSocket client("x:1", 7), server;
    Bytes in, back;
    REQUIRE(server.feed(client.out(), in));
    REQUIRE(client.feed(server.out(), back));
    client.out().clear(), server.out().clear();
    Bytes content(size, 'x');
    client.send(content);
    server.send(content);
    REQUIRE(server.feed(client.out(), in));
    REQUIRE(client.feed(server.out(), back));
    CHECK(in == content);
    CHECK(back == content);
    client.close();
    client.out().erase(client.out().begin(), client.out().end() - 6);
    CHECK_FALSE(server.feed(client.out(), in));
    CHECK(server.failure().empty());
  }
}

TEST_CASE("what is no WebSocket") {
  auto reason = [](std::string bytes, bool open) {
    WebSocket socket, client("x", 1);
    Bytes in;
    if (open) socket.feed(client.out(), in);
    CHECK_FALSE(socket.feed(viewOf(bytes), in));
    return socket.failure();
  };
  CHECK(reason("GET / HTTP/1.1\r\n\r\n", false) == "not a request for a WebSocket");
  CHECK(reason("POST / HTTP/1.1\r\n\r\n", false) == "not a request for a WebSocket");
  CHECK(reason(std::string(9000, 'G'), false) == "no end of the HTTP header");
  CHECK(reason("\x82\x01x", true) == "a WebSocket frame with a wrong mask");
  CHECK(reason("\xc2\x81", true) == "a WebSocket frame with reserved bits");
  CHECK(reason("\x81\x81", true) == "a WebSocket message that is not binary");
  CHECK(reason("\x80\x81", true) == "WebSocket fragments out of order");
  CHECK(reason("\x89\xfe", true) == "a wrong WebSocket control frame");
  CHECK(reason("\x82\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01\x01\x01", true) ==
        "a WebSocket frame of impossible length");
}

TEST_CASE("multistream agrees, refuses, and gives up") {
  auto talk = [](Agreement& dialer, Agreement& listener) {
    Inbox left, right;
    for (int i = 0; i < 4; ++i) {
      right.add(dialer.out());
      left.add(listener.out());
      dialer.out().clear(), listener.out().clear();
      listener.feed(right);
      dialer.feed(left);
    }
  };
  Agreement dialer = Agreement::dial("/noise"), listener = Agreement::listen({"/tls", "/noise"});
  talk(dialer, listener);
  CHECK(dialer.state() == Agreement::State::Agreed);
  CHECK(listener.state() == Agreement::State::Agreed);
  CHECK(listener.protocol() == "/noise");
  Agreement other = Agreement::dial("/mplex/6.7.0"), deaf = Agreement::listen({"/yamux/1.0.0"});
  talk(other, deaf);
  CHECK(other.state() == Agreement::State::Failed);
  CHECK(other.failure() == "the other side does not speak /mplex/6.7.0");
  CHECK(deaf.state() == Agreement::State::Open);

  Agreement garbage = Agreement::listen({"/noise"});
  Inbox inbox;
  inbox.add(
      bytesOf("\x05"
              "abcd\n"));
  CHECK(garbage.feed(inbox) == Agreement::State::Failed);
  CHECK(garbage.failure() == "another protocol than multistream");
  Agreement large = Agreement::listen({"/noise"});
  inbox = Inbox();
  inbox.add(bytesOf("\x13/multistream/1.0.0\n\xff\xff\xff"));
  CHECK(large.feed(inbox) == Agreement::State::Failed);
}

TEST_CASE("yamux carries more than a window, and a stream that is not read stalls alone") {
  Yamux left(Yamux::Side::Dials), right(Yamux::Side::Listens);
  std::vector<Yamux::Event> events, others;
  uint32_t large = left.open(), small = left.open();
  CHECK(large == 1);
  CHECK(small == 3);
  left.write(large, Bytes(1'000'000, 'x'));
  left.write(small, bytesOf("hello"));
  left.finish(large);
  left.finish(small);
  CHECK(left.waiting() == 1'000'000 - 262144);
  size_t got = 0;
  std::string word;
  for (int i = 0; i < 10; ++i) {
    REQUIRE(right.feed(left.out(), events));
    left.out().clear();
    for (const Yamux::Event& event : events) {
      if (event.stream == large) got += event.bytes.size();
      if (event.stream == small) word += textOf(event.bytes);
      if (event.kind == Yamux::Event::Kind::Finished) right.finish(event.stream);
    }
    events.clear();
    REQUIRE(left.feed(right.out(), others));
    right.out().clear();
  }
  CHECK(got == 1'000'000);
  CHECK(word == "hello");
  CHECK(left.waiting() == 0);
  CHECK(left.streams() == 0);
  CHECK(right.streams() == 0);
}

TEST_CASE("rules of yamux") {
  auto frame = [](uint8_t type, uint8_t flags, uint8_t stream, uint32_t length) {
    Bytes bytes{0, type, 0, flags, 0, 0, 0, stream};
    appendBig(bytes, length, 4);
    return bytes;
  };
  auto reason = [](std::initializer_list<Bytes> frames) {
    Yamux yamux(Yamux::Side::Listens);
    std::vector<Yamux::Event> events;
    bool goesOn = true;
    for (const Bytes& bytes : frames) goesOn = yamux.feed(bytes, events);
    return goesOn ? std::string("goes on") : yamux.failure();
  };
  CHECK(reason({Bytes(12, 7)}) == "another version of yamux");
  CHECK(reason({frame(9, 0, 1, 0)}) == "a yamux frame of unknown type");
  CHECK(reason({frame(0, 1, 0, 0)}) == "a yamux frame of no stream");
  CHECK(reason({frame(0, 1, 2, 0)}) == "a yamux stream begins twice");
  CHECK(reason({frame(0, 1, 1, 0), frame(0, 1, 1, 0)}) == "a yamux stream begins twice");
  CHECK(reason({frame(0, 1, 1, 1U << 30)}) == "a yamux frame larger than any window");
  CHECK(reason({frame(1, 1, 1, 0), frame(0, 0, 1, 262144), Bytes(100'000), frame(0, 0, 1, 1)}) == "goes on");
  CHECK(reason({frame(0, 0, 77, 5), Bytes(5), frame(2, 1, 0, 9)}) == "goes on");  // of a stream that is gone
  CHECK(reason({frame(3, 0, 0, 0)}) == "the other side leaves");

  Yamux yamux(Yamux::Side::Listens);
  std::vector<Yamux::Event> events;
  REQUIRE(yamux.feed(frame(2, 1, 0, 77), events));
  CHECK(yamux.out() == frame(2, 2, 0, 77));
  yamux.out().clear();
  for (uint32_t id = 1; id < 4000; id += 2) {
    Bytes bytes{0, 1, 0, 1};
    appendBig(bytes, id, 4);
    appendBig(bytes, 0, 4);
    REQUIRE(yamux.feed(bytes, events));
  }
  CHECK(yamux.streams() == 1024);
}

TEST_CASE("addresses") {
  const std::string id = keyOfVectors().peerId();
  for (const std::string& text : {"/ip4/127.0.0.1/tcp/9990/ws/p2p/" + id, std::string("/dns4/relay.example/tcp/7777"),
                                  "/ip6/::1/tcp/1/ws/p2p/" + id}) {
    auto address = readMultiaddr(text);
    REQUIRE(address);
    CHECK(address->text() == text);
  }
  auto reason = [](std::string_view text) {
    auto address = readMultiaddr(text);
    return address ? std::string("read") : address.error();
  };
  CHECK(reason("") == "it begins with a slash, as in /ip4/127.0.0.1/tcp/9990/ws/p2p/ID");
  CHECK(reason("/").find("is no kind of host") != std::string::npos);
  CHECK(reason("/unix/x") == "`unix` is no kind of host: ip4, ip6, dns, dns4 or dns6");
  CHECK(reason("/ip4") == "the host is missing");
  CHECK(reason("/ip4/127.0.0.1") == "`/tcp/PORT` is missing behind the host");
  CHECK(reason("/ip4/127.0.0.1/udp/1") == "`/tcp/PORT` is missing behind the host");
  CHECK(reason("/ip4/127.0.0.1/tcp/70000") == "`70000` is no port");
  CHECK(reason("/ip4/127.0.0.1/tcp/0") == "`0` is no port");
  CHECK(reason("/ip4/1.2.3.4/tcp/1/wss").starts_with("TLS"));
  CHECK(reason("/ip4/1.2.3.4/tcp/1/ws/p2p/Qm") == "what follows `/p2p/` is no peer id of an Ed25519 key");
  CHECK(reason("/ip4/1.2.3.4/tcp/1/ws/p2p") == "what follows `/p2p/` is no peer id of an Ed25519 key");
  CHECK(reason("/ip4/1.2.3.4/tcp/1/ws/x") == "`/x` is not understood");
}
