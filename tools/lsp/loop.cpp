#include "tools/lsp/loop.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <streambuf>
#include <thread>
#include <unordered_map>

#include "tools/messages/incoming.h"

namespace aqua::lsp {

namespace {

/// What came in: a message, or why it is none.
struct Incoming {
  base::Result<json::Value> message;
  std::string request{};   // its id as JSON; empty: no request
  bool cancelled = false;  // while it waited
};

std::string_view methodOf(const json::Value& message) {
  const json::Object* fields = message.getAsObject();
  auto method = fields ? fields->getString("method") : std::nullopt;
  return method ? std::string_view(*method) : std::string_view();
}

/// The id of a request, or of one that is to be cancelled, as JSON.
std::string idText(const json::Object* fields) {
  const json::Value* id = fields ? fields->get("id") : nullptr;
  std::string text;
  if (id) llvm::raw_string_ostream(text) << *id;
  return text;
}

/// Filled by a thread that reads ahead, so that requests are cancelled while they wait, and so that many keystrokes in
/// a row are checked once.
class Inbox {
 public:
  explicit Inbox(std::streambuf& in) : reader_([this, &in] { read(in); }) {}
  ~Inbox() { reader_.join(); }

  /// `wait`: until there is one. Nothing: the input has ended, or there is none now.
  std::optional<Incoming> take(bool wait) {
    std::unique_lock lock(mutex_);
    if (wait) arrived_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Incoming first = std::move(waiting_.front());
    waiting_.pop_front();
    requests_.erase(first.request);
    running_ = first.request;
    runningCancelled_ = false;
    return first;
  }

  /// The request that was taken last was cancelled since.
  bool cancelled() {
    std::lock_guard lock(mutex_);
    return runningCancelled_;
  }

  bool ended() {
    std::lock_guard lock(mutex_);
    return ended_ && waiting_.empty();
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
      last = !incoming || (*incoming && methodOf(**incoming) == "exit");
      std::lock_guard lock(mutex_);
      if (incoming) arrive({std::move(*incoming)});
      ended_ = last;
      broken_ = frames.broken();
      arrived_.notify_one();
    }
  }

  void arrive(Incoming incoming) {
    std::string_view method = incoming.message ? methodOf(*incoming.message) : std::string_view();
    const json::Object* fields = incoming.message ? incoming.message->getAsObject() : nullptr;
    if (method == "$/cancelRequest") {
      const std::string id = idText(fields->getObject("params"));
      if (auto found = requests_.find(id); found != requests_.end()) found->second->cancelled = true;
      else if (!id.empty() && id == running_) runningCancelled_ = true;
      return;
    }
    if (!method.empty()) incoming.request = idText(fields);
    waiting_.push_back(std::move(incoming));
    if (!waiting_.back().request.empty()) requests_.try_emplace(waiting_.back().request, &waiting_.back());
  }

  std::mutex mutex_;  // for all that follows but the thread
  std::condition_variable arrived_;
  std::deque<Incoming> waiting_;                         // whose elements stay where they are
  std::unordered_map<std::string, Incoming*> requests_;  // those of `waiting_` by id
  std::string running_;                                  // id of the request that is being answered
  bool runningCancelled_ = false;
  bool ended_ = false, broken_ = false;
  std::thread reader_;  // last: it uses the others
};

json::Value cancelled(const json::Value& id) {
  return json::Object{{"jsonrpc", "2.0"},
                      {"id", id},
                      {"error", json::Object{{"code", static_cast<int>(ErrorCode::RequestCancelled)},
                                             {"message", "cancelled by the client"}}}};
}

}  // namespace

std::optional<int> serve(std::streambuf& in, std::ostream& out, const modules::FileSystem& disk,
                         ServerOptions options) {
  auto send = [&](const json::Value& message) { messages::write(out, message); };
  Inbox inbox(in);
  options.cancelled = [&] { return inbox.cancelled(); };
  Server server(disk, std::move(options), send);
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
      server.malformed(incoming->message.error());
      continue;
    }
    if (incoming->cancelled) send(cancelled(*incoming->message->getAsObject()->get("id")));
    else server.handle(*incoming->message);
  }
  if (inbox.broken()) return std::nullopt;
  return server.exitCode();
}

}  // namespace aqua::lsp
