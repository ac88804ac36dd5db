// Goes through a run: steps and stops, forwards and backwards.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tools/debug/breakpoints.h"

namespace aqua::debug {

enum class Step : uint8_t {
  In,    // the next statement, wherever it runs
  Over,  // the next one of this peer and function, whatever happens elsewhere in the meantime
  Out,   // the first one outside of the innermost `on`, or of the function
  Back,  // the statement before, wherever it ran
};
enum class Way : uint8_t { Forwards, Backwards };

struct Stop {
  enum class Reason : uint8_t { Entry, Step, Breakpoint, Trouble, Pause, End };
  Reason reason = Reason::Entry;
  std::vector<uint32_t> breakpoints;  // ids, for Breakpoint
  std::string text;                   // what went wrong, or why a breakpoint stops where it cannot tell
};

/// A breakpoint as it was set.
struct Placed {
  bool found = false;   // the program has such a place
  uint32_t line = 0;    // Line: the first one from there on at which something is executed
  std::string message;  // why not
};

/// A run, and a place in it. The place is a number of a moment; that of `timeline().size()` is the end.
class Debugger {
 public:
  /// `target` is open, and outlives this.
  Debugger(Target& target, std::shared_ptr<sim::Outside> outside);

  /// Asked while the run goes on; true: it is to pause. May be empty.
  std::function<bool()> paused;
  /// Gets what breakpoints tell in place of stopping; may be empty.
  std::function<void(const std::string&)> tell;

  /// To the first statement.
  Stop start();
  Stop step(Step how);
  Stop run(Way way);
  /// The same forwards, but what stops at the place itself counts.
  Stop runFromHere();

  /// Its id. Replaces nothing.
  uint32_t add(Breakpoint breakpoint, Placed& placed);
  bool remove(uint32_t id);
  void removeAll(const std::function<bool(const Breakpoint&)>& which);
  std::vector<Breakpoint> breakpoints() const;
  /// Some call has a variable or a stream of this name, so `Breakpoint::Kind::Change` can stop at it.
  bool hasVariable(std::string_view name) const;
  void setTroubles(std::set<Trouble> troubles) { troubles_ = std::move(troubles); }
  const std::set<Trouble>& troubles() const { return troubles_; }

  size_t place() const { return place_; }
  bool isAtEnd() const { return place_ >= timeline_->size() && timeline_->result(); }
  /// The last moment of a peer up to the place; nothing: it has had none.
  std::optional<size_t> lastOf(uint32_t peer) const;
  /// Of a moment that is known.
  Scope scopeOf(size_t moment) { return Scope(target_, *timeline_, spots_, moment); }
  /// What happens at a moment, in words.
  std::string textOf(size_t moment) const;
  /// What came of the run.
  std::string endText() const;

  Target& target() { return target_; }
  const Target& target() const { return target_; }
  Timeline& timeline() { return *timeline_; }
  const Timeline& timeline() const { return *timeline_; }
  const Spots& spots() const { return spots_; }

 private:
  struct Point {
    Breakpoint breakpoint;
    std::vector<size_t> hits;  // moments at which it and its condition hold, up to `seen`
    size_t seen = 0;
    std::string problem;  // of its condition, said once
  };
  using Wanted = std::function<bool(size_t moment)>;

  bool isWork(size_t moment) const;
  /// False: the run has no such moment.
  bool reach(size_t moment);
  bool matches(const Breakpoint& breakpoint, size_t moment) const;
  bool enters(const std::string& function, size_t moment) const;
  bool changes(const std::string& name, size_t moment) const;
  bool holdsAt(Point& point, size_t moment);
  bool hits(Point& point, size_t moment);
  /// What stops at a moment by itself.
  std::optional<Stop> stopAt(size_t moment, Way way);
  std::optional<std::string> troubleAt(size_t moment) const;
  Stop forwards(const Wanted& wanted);
  Stop backwards(const Wanted& wanted);
  Stop stopped(size_t moment, Stop stop);
  void place(Breakpoint& breakpoint, Placed& placed) const;
  void placeService(Breakpoint& breakpoint, Placed& placed) const;
  void placeLine(Breakpoint& breakpoint, Placed& placed) const;

  Target& target_;
  std::unique_ptr<Timeline> timeline_;
  Spots spots_;
  size_t place_ = 0;
  std::map<uint32_t, Point> points_;  // by id
  uint32_t lastId_ = 0;
  std::set<Trouble> troubles_;
};

/// A path as two may name the same file: from the working folder.
std::string normalPath(const std::string& path, const std::string& workingFolder);

}  // namespace aqua::debug
