#include "tools/lsp/loop.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <llvm/Support/raw_ostream.h>

#include "tools/lsp/framing.h"

namespace aqua::lsp {

namespace {

/// What came in: a message, or why it is none.
struct Incoming {
  std::optional<json::Value> message;
  std::string problem;
};

std::string_view methodOf(const json::Value& message) {
  const json::Object* fields = message.getAsObject();
  auto method = fields ? fields->getString("method") : std::nullopt;
  return method ? std::string_view(*method) : std::string_view();
}

const json::Value* idOf(const json::Value& message) {
  const json::Object* fields = message.getAsObject();
  return fields ? fields->get("id") : nullptr;
}

/// Filled by a thread that reads ahead, so that a cancelled request is not begun, and so that many keystrokes in a row
/// are checked once.
class Inbox {
 public:
  explicit Inbox(std::istream& in) : reader_([this, &in] { read(in); }) {}
  ~Inbox() { reader_.join(); }

  /// `wait`: until there is one. Nothing: the input has ended, or there is none now.
  std::optional<Incoming> take(bool wait) {
    std::unique_lock lock(mutex_);
    if (wait) arrived_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Incoming first = std::move(waiting_.front());
    waiting_.pop_front();
    return first;
  }

  bool ended() {
    std::lock_guard lock(mutex_);
    return ended_ && waiting_.empty();
  }

  /// A cancellation of this request waits further back.
  bool isCancelled(const json::Value& id) {
    std::lock_guard lock(mutex_);
    return std::any_of(waiting_.begin(), waiting_.end(), [&](const Incoming& incoming) {
      if (!incoming.message || methodOf(*incoming.message) != "$/cancelRequest") return false;
      const json::Value* cancelled = nullptr;
      if (const json::Object* params = incoming.message->getAsObject()->getObject("params"))
        cancelled = params->get("id");
      return cancelled && *cancelled == id;
    });
  }

 private:
  void read(std::istream& in) {
    FrameReader frames(in);
    std::string body;
    bool last = false;
    while (!last) {
      Incoming incoming;
      switch (frames.next(body)) {
      case Frame::Message: incoming.message = parseMessage(body, incoming.problem); break;
      case Frame::Malformed: incoming.problem = body; break;
      case Frame::End: last = true; break;
      }
      bool nothing = last;
      last = last || (incoming.message && methodOf(*incoming.message) == "exit");
      std::lock_guard lock(mutex_);
      if (!nothing) waiting_.push_back(std::move(incoming));
      ended_ = last;
      arrived_.notify_one();
    }
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Incoming> waiting_;
  bool ended_ = false;
  std::thread reader_;  // last: it uses the others
};

json::Value cancelled(const json::Value& id) {
  return json::Object{{"jsonrpc", "2.0"},
                      {"id", id},
                      {"error", json::Object{{"code", static_cast<int>(ErrorCode::RequestCancelled)},
                                             {"message", "cancelled by the client"}}}};
}

}  // namespace

int serve(std::istream& in, std::ostream& out, const modules::FileSystem& disk, ServerOptions options) {
  auto send = [&](const json::Value& message) {
    std::string body;
    llvm::raw_string_ostream(body) << message;
    writeFrame(out, body);
  };
  Server server(disk, std::move(options), send);
  Inbox inbox(in);
  bool work = false;  // documents wait for their check
  while (!server.exited()) {
    std::optional<Incoming> incoming = inbox.take(!work);
    if (!incoming) {
      if (!work && inbox.ended()) break;
      work = server.idle();
      continue;
    }
    work = true;
    if (!incoming->message) {
      server.malformed(incoming->problem);
      continue;
    }
    const json::Value* id = idOf(*incoming->message);
    if (id && !methodOf(*incoming->message).empty() && inbox.isCancelled(*id)) send(cancelled(*id));
    else server.handle(*incoming->message);
  }
  return server.exitCode();
}

}  // namespace aqua::lsp
