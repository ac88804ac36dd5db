// yamux 0: many streams over one connection, each with a window of its own, so that one that is not read stalls no
// other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/wire/bytes.h"

namespace aqua::wire {

class Yamux {
 public:
  enum class Side : uint8_t { Dials, Listens };
  struct Event {
    enum class Kind : uint8_t { Opened, Data, Finished, Reset };
    Kind kind = Kind::Data;
    uint32_t stream = 0;
    Bytes bytes;
  };

  explicit Yamux(Side side) : next_(side == Side::Dials ? 1 : 2), own_(next_) {}

  /// What came; what it means is added to `events`. False: it is no yamux, or the other side leaves.
  bool feed(View bytes, std::vector<Event>& events);
  uint32_t open();
  /// Waits until the other side has room for it.
  void write(uint32_t stream, View bytes);
  /// Nothing more is written to the stream. It ends when the other side says the same.
  void finish(uint32_t stream);
  void reset(uint32_t stream);
  /// That live.
  size_t streams() const { return streams_.size(); }
  /// Bytes that wait for room.
  size_t waiting() const { return waiting_; }
  Bytes& out() { return out_; }
  const std::string& failure() const { return failure_; }

 private:
  struct Stream {
    uint64_t room = kWindow;  // that the other side has
    uint64_t left = kWindow;  // that it may use
    uint64_t used = 0;        // of it, since it was told
    Bytes waiting;
    bool finishes = false, finished = false, otherFinished = false;  // finishes: when nothing waits
  };
  struct Head {
    uint8_t type = 0;
    uint16_t flags = 0;
    uint32_t stream = 0, length = 0;
  };
  static constexpr uint64_t kWindow = 262144;
  static constexpr size_t kMostStreams = 1024;  // of each side

  bool fail(std::string reason);
  void frame(const Head& head, View payload = {});
  bool begin(const Head& head, std::vector<Event>& events);
  bool accept(uint32_t stream, std::vector<Event>& events);
  void ending(const Head& head, std::vector<Event>& events);
  void payload(View bytes, std::vector<Event>& events);
  void flush(uint32_t id);
  void forget(uint32_t id);
  /// Ends the oldest of too many streams of one side: that it ends, was never said. Of ours only what is written.
  void makeRoom(bool own, std::vector<Event>* events);
  bool isOwn(uint32_t stream) const { return stream % 2 == own_ % 2; }

  uint32_t next_, own_;
  std::map<uint32_t, Stream> streams_;
  size_t waiting_ = 0;
  Inbox inbox_;
  Head head_;          // of the frame whose payload comes
  uint32_t rest_ = 0;  // of that payload
  uint32_t newest_ = 0;
  std::string failure_;
  Bytes out_;
};

}  // namespace aqua::wire
