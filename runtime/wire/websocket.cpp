#include "runtime/wire/websocket.h"

#include <algorithm>

#include <fmt/format.h>
#include <llvm/ADT/StringRef.h>

#include "runtime/crypto/keys.h"
#include "runtime/wire/sha1.h"

namespace aqua::wire {

namespace {

enum : uint8_t { kContinue = 0, kBinary = 2, kClose = 8, kPingFrame = 9, kPongFrame = 10 };
constexpr uint8_t kFinal = 0x80, kReserved = 0x70, kMasked = 0x80;
constexpr size_t kMostHead = 8192;

std::string acceptOf(const std::string& key) {
  return crypto::base64(sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
}

bool sameWord(llvm::StringRef a, llvm::StringRef b) { return a.equals_insensitive(b); }

/// The value of a field of HTTP; empty when there is none.
std::string_view fieldOf(std::string_view head, std::string_view name) {
  for (size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at)) {
    at += 2;
    std::string_view line = head.substr(at, head.find("\r\n", at) - at);
    size_t colon = line.find(':');
    if (colon == std::string_view::npos || !sameWord(line.substr(0, colon), name)) continue;
    line.remove_prefix(colon + 1);
    size_t first = line.find_first_not_of(" \t"), last = line.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : line.substr(first, last - first + 1);
  }
  return {};
}

}  // namespace

WebSocket::WebSocket(const std::string& host, uint64_t seed) : client_(true), seed_(seed) {
  Bytes key;
  for (size_t i = 0; i < 4; ++i) appendBig(key, draw(), sizeof(uint32_t));
  key_ = crypto::base64(key);
  std::string request = fmt::format(
      "GET / HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {}\r\n"
      "Sec-WebSocket-Version: 13\r\n\r\n",
      host, key_);
  append(out_, viewOf(request));
}

// splitmix64
uint32_t WebSocket::draw() {
  uint64_t z = seed_ += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return static_cast<uint32_t>((z ^ (z >> 31)) >> 32);
}

bool WebSocket::fail(std::string reason) {
  state_ = State::Closed;
  failure_ = std::move(reason);
  return false;
}

bool WebSocket::feed(View bytes, Bytes& in) {
  if (state_ == State::Closed) return false;
  inbox_.add(bytes);
  if (state_ == State::Handshake && !shakeHands()) return state_ != State::Closed;
  while (state_ == State::Open && (inFrame_ || beginFrame())) {
    bool isControl = opcode_ >= kClose;
    if (isControl && inbox_.size() < left_) return true;
    auto count = static_cast<size_t>(std::min<uint64_t>(left_, inbox_.size()));
    Bytes payload = inbox_.take(count);
    if (!client_)
      for (uint8_t& byte : payload) byte ^= mask_[masked_++ % mask_.size()];
    left_ -= count;
    inFrame_ = left_ > 0;
    if (isControl && !control(payload)) return false;
    if (!isControl) append(in, payload);
    if (inFrame_) return true;
  }
  return state_ != State::Closed;
}

bool WebSocket::shakeHands() {
  std::string_view all = textOf(inbox_.view());
  size_t end = all.find("\r\n\r\n");
  if (end == std::string_view::npos) return all.size() > kMostHead ? fail("no end of the HTTP header") : false;
  if (end > kMostHead) return fail("the HTTP header is too long");
  std::string head(all.substr(0, end + 2));
  inbox_.use(end + 4);
  if (!(client_ ? checkAnswer(head) : answer(head))) return false;
  state_ = State::Open;
  return true;
}

bool WebSocket::answer(std::string_view request) {
  constexpr size_t kKey = 16;
  std::string key(fieldOf(request, "Sec-WebSocket-Key"));
  auto decoded = crypto::fromBase64(key);
  bool good = request.starts_with("GET ") && sameWord(fieldOf(request, "Upgrade"), "websocket") &&
              fieldOf(request, "Sec-WebSocket-Version") == "13" && decoded && decoded->size() == kKey;
  if (!good) {
    constexpr std::string_view kText = "This port is a WebSocket for Fluence peers, such as js-client.\n";
    append(out_, viewOf(fmt::format("HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: close\r\n"
                                    "Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{}",
                                    kText.size(), kText)));
    return fail("not a request for a WebSocket");
  }
  append(out_, viewOf(fmt::format("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                  "Sec-WebSocket-Accept: {}\r\n\r\n",
                                  acceptOf(key))));
  return true;
}

bool WebSocket::checkAnswer(std::string_view answer) {
  if (!answer.starts_with("HTTP/1.1 101")) return fail("the server has no WebSocket here");
  if (fieldOf(answer, "Sec-WebSocket-Accept") != acceptOf(key_))
    return fail("the server answers another WebSocket key");
  return true;
}

bool WebSocket::beginFrame() {
  constexpr uint8_t kLength16 = 126, kLength64 = 127;
  constexpr size_t kHead = 2;
  View bytes = inbox_.view();
  if (bytes.size() < kHead) return false;
  uint8_t first = bytes[0], second = bytes[1], length = second & uint8_t{kMasked - 1};
  size_t more = length == kLength16 ? 2 : length == kLength64 ? 8 : 0, mask = client_ ? 0 : mask_.size();
  uint8_t opcode = first & 0x0F;
  bool final = (first & kFinal) != 0, isControl = opcode >= kClose;
  if ((first & kReserved) != 0) return fail("a WebSocket frame with reserved bits");
  if (((second & kMasked) != 0) == client_) return fail("a WebSocket frame with a wrong mask");
  if (isControl && (!final || more > 0 || opcode > kPongFrame)) return fail("a wrong WebSocket control frame");
  if (!isControl && opcode != kBinary && opcode != kContinue) return fail("a WebSocket message that is not binary");
  if (!isControl && (opcode == kContinue) != (begin_ != 0)) return fail("WebSocket fragments out of order");
  if (bytes.size() < kHead + more + mask) return false;
  left_ = more == 0 ? length : readBig(bytes.subspan(kHead, more));
  if (left_ > INT64_MAX) return fail("a WebSocket frame of impossible length");
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(kHead + more), mask, mask_.begin());
  inbox_.use(kHead + more + mask);
  if (!isControl) begin_ = final ? 0 : kBinary;
  opcode_ = opcode;
  masked_ = 0;
  return inFrame_ = true;
}

bool WebSocket::control(View payload) {
  if (opcode_ == kPingFrame) frame(kPongFrame, payload);
  if (opcode_ != kClose) return true;
  close();
  return false;
}

void WebSocket::frame(uint8_t opcode, View payload) {
  constexpr size_t kShort = 125, kLong = UINT16_MAX;
  const uint8_t mask = client_ ? kMasked : 0;
  out_.push_back(kFinal | opcode);
  size_t size = payload.size();
  out_.push_back(mask | static_cast<uint8_t>(size <= kShort ? size : size <= kLong ? kShort + 1 : kShort + 2));
  if (size > kShort) appendBig(out_, size, size <= kLong ? 2 : 8);
  if (!client_) return append(out_, payload);
  Bytes key;
  appendBig(key, draw(), sizeof(uint32_t));
  append(out_, key);
  for (size_t i = 0; i < size; ++i) out_.push_back(payload[i] ^ key[i % key.size()]);
}

void WebSocket::send(View bytes) {
  if (state_ == State::Open && !bytes.empty()) frame(kBinary, bytes);
}

void WebSocket::close() {
  if (state_ == State::Open) frame(kClose, {});
  state_ = State::Closed;
}

}  // namespace aqua::wire
