// A call over a network of live peers: this process is the client.
#pragma once

#include <atomic>

#include "runtime/live/loop.h"

namespace aqua::live {

struct CallOptions {
  wire::Multiaddr relay;  // with the id of the peer
  std::shared_ptr<sim::Outside> outside;
  const std::atomic<int>* interrupt = nullptr;          // not 0: the call ends at once
  Micros patience = 10 * sim::kSecond;                  // until the connection has to be open
  sim::EventSink onEvent;                               // gets every event; may be empty
  std::function<void(const values::Value& line)> note;  // as that of Course::Setup
};

/// Why there was no outcome.
struct Broken {
  bool connected = false;  // there had been a connection
  std::string reason;
};

/// Makes the first call of the image, whose scenario begins now; only its initiator is in this process. Fails where
/// there is no connection, or it ended before the call had an outcome.
base::Result<sim::RunResult, Broken> callOver(const sim::ScenarioImage& image, const CallOptions& options);

/// The same from what such a call had noted: nobody is dialed. Text: what is wrong with the lines.
base::Result<sim::RunResult> callAgain(const sim::ScenarioImage& image, const CallOptions& options,
                                       std::span<const values::Value> lines);

}  // namespace aqua::live
