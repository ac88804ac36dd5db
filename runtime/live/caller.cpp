#include "runtime/live/caller.h"

#include <chrono>

namespace aqua::live {

namespace {

constexpr Micros kTurn = 20 * sim::kMillisecond;

/// Only who makes the call.
std::vector<bool> hereOf(const sim::ScenarioImage& image) {
  std::vector<bool> here(image.peers());
  here[image.calls()[0].initiator] = true;
  return here;
}

class Caller {
 public:
  Caller(const sim::ScenarioImage& image, const CallOptions& options)
      : image_(image), options_(options), loop_(image, setupOf(image, options), [](std::string_view, bool) {}) {}

  base::Result<sim::RunResult, Broken> operator()() {
    if (auto dialed = loop_.dial(options_.relay); !dialed) return base::Failure{Broken{false, dialed.error()}};
    if (auto connected = connect(); !connected) return base::Failure{Broken{false, connected.error()}};
    sim::Rest why = sim::Rest::Answered;
    while (!loop_.world().settled()) {
      if (isInterrupted()) {
        why = sim::Rest::Interrupted;
        break;
      }
      if (!loop_.isConnectedTo(options_.relay.peer)) return base::Failure{Broken{true, loop_.ended()}};
      loop_.turn(kTurn);
      if (isForgetful() && !loop_.world().due() && loop_.isFlushed()) loop_.letGo();
    }
    while (!loop_.isFlushed() && loop_.isConnectedTo(options_.relay.peer) && !isInterrupted()) loop_.turn(kTurn);
    sim::RunResult result = loop_.world().finish(why, options_.onEvent);
    loop_.close();
    return result;
  }

 private:
  static Loop::Setup setupOf(const sim::ScenarioImage& image, const CallOptions& options) {
    Loop::Setup setup;
    setup.port = image.calls()[0].initiator;
    setup.here = hereOf(image);
    setup.outside = options.outside;
    setup.onEvent = options.onEvent;
    setup.note = options.note;
    return setup;
  }

  bool isInterrupted() const { return options_.interrupt && options_.interrupt->load(std::memory_order_relaxed) != 0; }
  /// Nobody waits for results of the function, so there is none that could come.
  bool isForgetful() const { return !image_.calls()[0].invocation->answers; }

  base::Result<base::Done> connect() {
    using namespace std::chrono;
    const auto end = steady_clock::now() + microseconds(options_.patience);
    while (!loop_.isConnectedTo(options_.relay.peer)) {
      if (!loop_.ended().empty()) return base::Failure{loop_.ended()};
      if (steady_clock::now() >= end) return base::Failure{std::string("nobody answered")};
      if (isInterrupted()) return base::Failure{std::string("interrupted")};
      loop_.wait(kTurn);
    }
    return base::Done();
  }

  const sim::ScenarioImage& image_;
  const CallOptions& options_;
  Loop loop_;
};

}  // namespace

base::Result<sim::RunResult, Broken> callOver(const sim::ScenarioImage& image, const CallOptions& options) {
  return Caller(image, options)();
}

base::Result<sim::RunResult> callAgain(const sim::ScenarioImage& image, const CallOptions& options,
                                       std::span<const values::Value> lines) {
  Course course(image, {image.calls()[0].initiator, hereOf(image), options.outside, {}, options.onEvent, options.note});
  if (auto heard = course.again(lines); !heard) return base::Failure{heard.error()};
  return course.world().finish(sim::Rest::Answered, options.onEvent);
}

}  // namespace aqua::live
