// The peers of a scenario as live peers: a relay to which others connect, or a peer behind somebody else's relay.
#pragma once

#include <functional>

#include "runtime/live/loop.h"

namespace aqua::live {

/// The peer that has the connections: the relay of the first client, else the first relay, else the first node.
/// kNobody: there are only clients.
uint32_t relayOf(const sim::ScenarioImage& image);
/// Time of this machine, for the start of a scenario: milliseconds since 1970.
uint64_t timeNow();

class Relay {
 public:
  struct Options {
    std::string address = "127.0.0.1";
    uint16_t port = 0;  // 0: any
    std::shared_ptr<sim::Outside> outside;
    sim::EventSink onEvent;                               // gets every event; may be empty
    std::function<void(const values::Value& line)> note;  // as that of Course::Setup
    Keep* keep = nullptr;                                 // outlives the relay; null: nothing is kept
    Bounds bounds;
  };
  /// Why nobody can connect.
  struct Refused {
    bool kept = false;  // what was kept is wrong
    std::string reason;
  };
  /// All peers but the clients. `image`, whose scenario begins now, outlives it.
  static base::Result<std::unique_ptr<Relay>, Refused> open(const sim::ScenarioImage& image, const Options& options,
                                                            Talk talk);
  /// One peer, and its workers, behind the relay at `address`. It dials, and dials again when the connection ends.
  static std::unique_ptr<Relay> join(const sim::ScenarioImage& image, uint32_t peer, const wire::Multiaddr& address,
                                     const Options& options, Talk talk);

  /// The same from what such peers had noted: nobody connects. `joined`: the peer of `join`, else kNobody. Text: what
  /// is wrong with the lines.
  static base::Result<sim::RunResult> again(const sim::ScenarioImage& image, uint32_t joined, const Options& options,
                                            std::span<const values::Value> lines);

  /// Says goodbye to everybody.
  ~Relay();

  /// Where clients find it: its own address, or that of the relay.
  const wire::Multiaddr& address() const { return address_; }
  /// Is the peer in this process?
  bool isHere(uint32_t peer) const { return here_[peer]; }
  /// Until it is over, which is asked several times a second.
  void run(const std::function<bool()>& isOver);
  /// What happened so far. There is no call, and it ends when somebody says so.
  sim::RunResult result() { return resultOf(loop_.world()); }

 private:
  Relay(const sim::ScenarioImage& image, uint32_t port, std::vector<bool> here, const Options& options, Talk talk);
  static sim::RunResult resultOf(const sim::World& world);
  void dialAgain();

  std::vector<bool> here_;
  wire::Multiaddr address_;
  bool joins_ = false;
  Talk talk_;
  Loop loop_;
  std::chrono::steady_clock::time_point next_;  // when it dials again
  std::chrono::milliseconds pause_{0};          // before that
};

}  // namespace aqua::live
