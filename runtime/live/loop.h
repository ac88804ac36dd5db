// The one loop of everything that is live: a world of the simulator in the time of this machine, whose peers elsewhere
// are behind sockets.
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/live/course.h"
#include "runtime/live/diary.h"
#include "runtime/live/socket.h"
#include "runtime/wire/connection.h"

namespace aqua::live {

/// What strangers may use of this process.
struct Bounds {
  wire::Limits wire;
  size_t connections = 4096;
  Micros handshake = 10 * sim::kSecond;  // until then a connection has to be open
  size_t particles = 100'000;            // alive at a time
  size_t ofOne = 20'000;                 // of them, that came over one connection
  double rate = 10'000;                  // particles a second over one connection; who is faster waits
};

class Loop {
 public:
  struct Setup {
    uint32_t port = 0;       // the peer that has the connections
    std::vector<bool> here;  // by peer: is it in this process?
    std::shared_ptr<sim::Outside> outside;
    sim::EventSink onEvent;                               // gets every event; may be empty
    std::function<void(const values::Value& line)> note;  // as that of Course::Setup
    Keep* keep = nullptr;
    Bounds bounds;
  };
  /// The start of the image's scenario is the time at which its world began. `image` outlives the loop.
  Loop(const sim::ScenarioImage& image, Setup setup, Talk talk);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// First, with Setup::keep: comes to where it was. Text: which line is wrong.
  base::Result<base::Done> again();
  /// Others may connect from now on; the port that it got. Text: why they cannot.
  base::Result<uint16_t> listen(const std::string& address, uint16_t port);
  /// Text: why it cannot even begin.
  base::Result<base::Done> dial(const wire::Multiaddr& to);
  /// Peers elsewhere whose connections are open.
  bool isConnectedTo(std::string_view id) const { return links_.contains(std::string(id)); }
  /// There are connections, open or on the way to that.
  bool isTrying() const {
    return std::any_of(all_.begin(), all_.end(), [](const auto& link) { return !link->over; });
  }
  /// Why the last connection ended.
  const std::string& ended() const { return ended_; }

  /// Lets happen what is due, and what comes within so much time.
  void turn(Micros most);
  /// Only listens and talks: nothing happens in the world.
  void wait(Micros most);
  /// Nothing waits to be written.
  bool isFlushed() const;
  /// Says goodbye to everybody.
  void close();

  sim::World& world() { return course_.world(); }
  /// Calls of functions without results have done what can be seen here.
  void letGo() { course_.letGo(now()); }

 private:
  /// A socket and what it speaks.
  struct Link {
    Socket socket;
    wire::Connection connection;
    wire::Bytes outbox;
    size_t written = 0;  // of it
    Micros since = 0;
    bool dialing = false, open = false, over = false;
    double tokens = 0;   // particles that it may send now
    Micros counted = 0;  // when they were counted
    size_t alive = 0;    // particles that came over it
  };
  sim::Loss send(const sim::Letter& letter);
  std::string whyNot(const std::string& id) const;

  Course::Setup course();
  Micros now() const;
  wire::Connection::Keys keys() const;
  void happen(Micros until);
  int patience(Micros most) const;
  Link& add(Socket socket, wire::Connection connection);
  void acceptAll();
  void readFrom(const std::shared_ptr<Link>& link);
  void welcome(const std::shared_ptr<Link>& link);
  void take(const std::shared_ptr<Link>& link, wire::Particle particle);
  std::string_view whyRefused(const Link& link, const wire::Particle& particle) const;
  void write(Link& link);
  static bool push(Link& link);
  void finish(Link& link, std::string why);
  void sweep();
  void forgetDead(Micros time);

  const sim::ScenarioImage& image_;
  Setup setup_;
  Diary diary_;
  std::chrono::steady_clock::time_point begin_;
  Micros offset_ = 0;
  crypto::Key fixed_;
  Course course_;
  Socket listener_;
  std::vector<std::shared_ptr<Link>> all_;
  std::map<std::string, std::shared_ptr<Link>, std::less<>> links_;  // open ones, by peer: the last of each
  std::set<std::string, std::less<>> left_;                          // peers that were here
  std::unordered_map<uint32_t, std::weak_ptr<Link>> came_;           // particles that live, over which connection
  bool again_ = false;
  Micros swept_ = 0;
  std::string ended_;
  std::string because_;  // why the next message that is lost is lost
};

}  // namespace aqua::live
