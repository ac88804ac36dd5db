#include "tools/debug/dap_loop.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <ostream>
#include <thread>

#include "tools/messages/incoming.h"

namespace aqua::debug {

namespace {

using messages::Incoming;

std::string commandOf(const Incoming& incoming) {
  return incoming ? messages::string(incoming->getAsObject(), "command").value_or("") : std::string();
}

/// Filled by a thread of its own.
class Inbox {
 public:
  explicit Inbox(std::streambuf& in) : reader_([this, &in] { read(in); }) {}
  ~Inbox() { reader_.join(); }

  /// Waits for one; nothing: the input has ended.
  std::optional<Incoming> take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Incoming first = std::move(waiting_.front());
    waiting_.pop_front();
    return first;
  }

  /// Somebody wants the run to come to a stop.
  bool interrupts() {
    std::lock_guard lock(mutex_);
    return ended_ || std::any_of(waiting_.begin(), waiting_.end(), [](const Incoming& one) {
             const std::string command = commandOf(one);
             return command == "pause" || command == "terminate" || command == "disconnect";
           });
  }

  bool broken() {
    std::lock_guard lock(mutex_);
    return broken_;
  }

 private:
  void read(std::streambuf& in) {
    messages::FrameReader frames(in);
    for (bool last = false; !last;) {
      auto incoming = messages::next(frames);
      last = !incoming || commandOf(*incoming) == "disconnect";
      std::lock_guard lock(mutex_);
      if (incoming) waiting_.push_back(std::move(*incoming));
      ended_ = last;
      broken_ = frames.broken();
      arrived_.notify_one();
    }
  }

  std::mutex mutex_;  // for all that follows but the thread
  std::condition_variable arrived_;
  std::deque<Incoming> waiting_;
  bool ended_ = false, broken_ = false;
  std::thread reader_;  // last: it uses the others
};

}  // namespace

bool serveDap(std::streambuf& in, std::ostream& out, DapOptions options) {
  Inbox inbox(in);
  options.paused = [&] { return inbox.interrupts(); };
  Dap dap(std::move(options), [&](const json::Value& message) { messages::write(out, message); });
  while (!dap.ended()) {
    std::optional<Incoming> incoming = inbox.take();
    if (!incoming) break;
    if (*incoming) dap.handle(**incoming);
    else dap.malformed(incoming->error());
  }
  return !inbox.broken();
}

}  // namespace aqua::debug
