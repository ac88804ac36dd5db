// WebSocket (RFC 6455) as a stream of bytes: borders of messages mean nothing, and no message is ever kept whole.
#pragma once

#include <array>
#include <string>

#include "runtime/wire/bytes.h"

namespace aqua::wire {

class WebSocket {
 public:
  /// Waits for the request of a client.
  WebSocket() = default;
  /// Asks a server. `seed`: for the key and the masks, which protect proxies and nobody else.
  WebSocket(const std::string& host, uint64_t seed);

  /// What came from the socket; its content is added to `in`. False: the connection ends, with or without `failure`.
  bool feed(View bytes, Bytes& in);
  /// For the other side.
  void send(View bytes);
  /// Says goodbye.
  void close();
  /// What is to be written to the socket; whoever writes takes it away.
  Bytes& out() { return out_; }
  bool isOpen() const { return state_ == State::Open; }
  /// Empty: the other side said goodbye.
  const std::string& failure() const { return failure_; }

 private:
  enum class State : uint8_t { Handshake, Open, Closed };

  bool fail(std::string reason);
  bool shakeHands();
  bool answer(std::string_view request);
  bool checkAnswer(std::string_view answer);
  /// The beginning of the next frame. False: it is not there yet, or wrong.
  bool beginFrame();
  bool control(View payload);
  void frame(uint8_t opcode, View payload);
  uint32_t draw();

  bool client_ = false;
  State state_ = State::Handshake;
  std::string key_, failure_;
  uint64_t seed_ = 0;
  Inbox inbox_;
  Bytes out_;
  uint8_t opcode_ = 0, begin_ = 0;  // of the frame; first opcode of a message that is not over, or 0
  bool inFrame_ = false;
  uint64_t left_ = 0;  // bytes of the frame
  std::array<uint8_t, 4> mask_{};
  size_t masked_ = 0;
};

}  // namespace aqua::wire
