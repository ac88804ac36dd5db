// multistream-select 1.0: two sides agree on what a stream speaks.
#pragma once

#include <string>
#include <vector>

#include "runtime/wire/bytes.h"

namespace aqua::wire {

/// One agreement, until it is there or fails. Bytes behind it stay in the inbox of whoever feeds it.
class Agreement {
 public:
  enum class State : uint8_t { Open, Agreed, Failed };

  /// The listening side: takes one of these, says `na` to others.
  static Agreement listen(std::vector<std::string> known);
  /// The dialing side: proposes one thing.
  static Agreement dial(std::string wanted);

  /// Uses what belongs to it.
  State feed(Inbox& inbox);
  State state() const { return state_; }
  /// What both speak from now on.
  const std::string& protocol() const { return protocol_; }
  const std::string& failure() const { return failure_; }
  /// For the other side.
  Bytes& out() { return out_; }

 private:
  State fail(std::string reason);
  void message(std::string_view text);
  void hear(std::string_view text);

  bool dials_ = false, greeted_ = false;
  State state_ = State::Open;
  std::vector<std::string> known_;
  std::string protocol_, failure_;
  unsigned refused_ = 0;
  Bytes out_;
};

}  // namespace aqua::wire
