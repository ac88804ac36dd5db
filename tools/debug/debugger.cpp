#include "tools/debug/debugger.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/printable.h"
#include "runtime/record/text.h"
#include "tools/run/ending.h"

namespace aqua::debug {

namespace {

bool canChange(const topology::Binding& one, std::string_view name) {
  return one.name == name && !one.value.lens && air::isVariable(one.value.kind);
}

std::optional<Trouble> troubleOf(const sim::Event& event) {
  switch (event.kind) {
  case sim::EventKind::ParticleLost:
  case sim::EventKind::ParticleExpired: return Trouble::Lost;
  case sim::EventKind::ParticleRefused: return Trouble::Refused;
  case sim::EventKind::CallEnded:
    if (event.outcome == sim::Ending::Error) return Trouble::Uncaught;
    if (event.outcome != sim::Ending::Value) return Trouble::Stuck;
    break;
  case sim::EventKind::CallStarted:
  case sim::EventKind::ParticleCreated:
  case sim::EventKind::ParticleSent:
  case sim::EventKind::ParticleReceived:
  case sim::EventKind::StepStarted:
  case sim::EventKind::StepEnded:
  case sim::EventKind::ServiceCalled:
  case sim::EventKind::ServiceReturned:
  case sim::EventKind::Fault:
  case sim::EventKind::Clock:
  case sim::EventKind::Log: break;
  }
  return std::nullopt;
}

/// The variable of the script that an instruction gives a value to; empty: none.
std::string_view changedBy(const Moment& moment) {
  if (!moment.instr || moment.failed || moment.kind == Moment::Kind::Passes) return {};
  const air::Instr& instr = *moment.instr;
  if (moment.kind == Moment::Kind::Returns) {
    const air::Operand* output = static_cast<const air::Call&>(instr).output;
    return output ? output->text : std::string_view();
  }
  if (instr.kind == air::Kind::Ap) return static_cast<const air::Ap&>(instr).target.text;
  if (instr.kind == air::Kind::ApMap) return static_cast<const air::ApMap&>(instr).target.text;
  if (instr.kind == air::Kind::Canon) return static_cast<const air::Canon&>(instr).target.text;
  return {};
}

}  // namespace

Debugger::Debugger(Target& target, std::shared_ptr<sim::Outside> outside)
    : target_(target), timeline_(target.begin(std::move(outside))), spots_(target, *timeline_) {}

// ------------------------------------------------------------------------------------------------------------ going

bool Debugger::reach(size_t moment) {
  while (moment >= timeline_->size()) {
    if (!timeline_->more()) return false;
    spots_.grow();
  }
  return true;
}

Stop Debugger::stopped(size_t moment, Stop stop) {
  place_ = moment;
  return stop;
}

Stop Debugger::forwards(const Wanted& wanted) {
  constexpr size_t kOften = 64;
  for (size_t moment = place_ + 1;; ++moment) {
    if (!reach(moment)) return stopped(timeline_->size(), {Stop::Reason::End, {}, endText()});
    if (auto stop = stopAt(moment, Way::Forwards)) return stopped(moment, std::move(*stop));
    if (wanted(moment)) return stopped(moment, {Stop::Reason::Step, {}, {}});
    if (moment % kOften == 0 && paused && paused()) return stopped(moment, {Stop::Reason::Pause, {}, {}});
  }
}

Stop Debugger::backwards(const Wanted& wanted) {
  for (size_t moment = std::min(place_, timeline_->size()); moment-- > 0;) {
    if (auto stop = stopAt(moment, Way::Backwards)) return stopped(moment, std::move(*stop));
    if (wanted(moment)) return stopped(moment, {Stop::Reason::Step, {}, {}});
  }
  return start();
}

Stop Debugger::start() {
  size_t moment = 0;
  while (reach(moment) && !spots_[moment].opens) ++moment;
  return stopped(std::min(moment, timeline_->size()), {Stop::Reason::Entry, {}, {}});
}

Stop Debugger::run(Way way) {
  auto nowhere = [](size_t) { return false; };
  return way == Way::Forwards ? forwards(nowhere) : backwards(nowhere);
}

Stop Debugger::runFromHere() {
  if (!isAtEnd())
    if (auto stop = stopAt(place_, Way::Forwards)) return *stop;
  return run(Way::Forwards);
}

Stop Debugger::step(Step how) {
  auto opens = [&](size_t moment) { return spots_[moment].opens; };
  if (how == Step::Back) return backwards(opens);
  if (how == Step::In || isAtEnd() || !spots_[place_].span) return forwards(opens);
  const size_t from = place_;
  const Moment here = (*timeline_)[from];
  auto same = [&](size_t moment) { return opens(moment) && (*timeline_)[moment].particle == here.particle; };
  if (how == Step::Out)
    return forwards([&](size_t moment) { return same(moment) && !spots_.isInsideBlockOf(moment, from); });
  const size_t depth = spots_.depthOf(from);
  return forwards([&](size_t moment) {
    return same(moment) && (*timeline_)[moment].peer == here.peer && spots_.depthOf(moment) <= depth;
  });
}

/// Something of Aqua that this peer does itself.
bool Debugger::isWork(size_t moment) const {
  return spots_[moment].span && (*timeline_)[moment].kind != Moment::Kind::Passes;
}

std::optional<size_t> Debugger::lastOf(uint32_t peer) const {
  for (size_t moment = std::min(place_ + 1, timeline_->size()); moment-- > 0;)
    if ((*timeline_)[moment].peer == peer && (moment == place_ || isWork(moment))) return moment;
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------ breakpoints

std::optional<std::string> Debugger::troubleAt(size_t moment) const {
  const Moment& what = (*timeline_)[moment];
  if (what.instr) {
    const bool wanted = what.failed && troubles_.contains(Trouble::Error);
    // An error that is only passed on was told where it came up.
    return wanted && spots_.isStatement(*what.instr, what.call) ? std::optional(textOf(moment)) : std::nullopt;
  }
  const auto trouble = troubleOf(timeline_->eventOf(what));
  return trouble && troubles_.contains(*trouble) ? std::optional(textOf(moment)) : std::nullopt;
}

std::optional<Stop> Debugger::stopAt(size_t moment, Way way) {
  Stop stop{Stop::Reason::Breakpoint, {}, {}};
  for (auto& [id, point] : points_) {
    if (!hits(point, moment)) continue;
    if (point.breakpoint.log.empty()) {
      stop.breakpoints.push_back(id);
      if (!point.problem.empty()) stop.text = std::exchange(point.problem, {});
    } else if (tell && way == Way::Forwards) {
      if (!point.problem.empty()) tell(std::exchange(point.problem, {}));
      tell(filledIn(point.breakpoint.log, scopeOf(moment).lookup(0)));
    }
  }
  if (!stop.breakpoints.empty()) return stop;
  if (auto trouble = troubleAt(moment)) return Stop{Stop::Reason::Trouble, {}, std::move(*trouble)};
  return std::nullopt;
}

bool Debugger::holdsAt(Point& point, size_t moment) {
  if (point.breakpoint.condition.empty()) return true;
  const Scope scope = scopeOf(moment);
  auto holds = debug::holds(point.breakpoint.condition, scope.lookup(0));
  if (holds) return *holds;
  point.problem = fmt::format("the condition `{}`: {}", point.breakpoint.condition, holds.error());
  return true;  // whoever set it wants to know
}

bool Debugger::hits(Point& point, size_t moment) {
  const std::string& which = point.breakpoint.hits;
  if (which.empty()) return matches(point.breakpoint, moment) && holdsAt(point, moment);
  for (; point.seen <= moment; ++point.seen)
    if (matches(point.breakpoint, point.seen) && holdsAt(point, point.seen)) point.hits.push_back(point.seen);
  auto found = std::lower_bound(point.hits.begin(), point.hits.end(), moment);
  if (found == point.hits.end() || *found != moment) return false;
  return counts(which, static_cast<uint64_t>(found - point.hits.begin()) + 1).value_or(true);
}

bool Debugger::matches(const Breakpoint& breakpoint, size_t moment) const {
  const Moment& what = (*timeline_)[moment];
  const Spot& spot = spots_[moment];
  switch (breakpoint.kind) {
  case Breakpoint::Kind::Line:
    return spot.opens && spot.line == breakpoint.line && spot.span.file->path() == breakpoint.file;
  case Breakpoint::Kind::Function: return enters(breakpoint.name, moment);
  case Breakpoint::Kind::Service: {
    const Request* request = what.kind == Moment::Kind::Executes ? timeline_->requestOf(what) : nullptr;
    return request && fmt::format("{}.{}", request->service, request->function) == breakpoint.name;
  }
  case Breakpoint::Kind::Arrival:
    return !what.instr && timeline_->eventOf(what).kind == sim::EventKind::ParticleReceived &&
           target_.image().name(what.peer) == breakpoint.name;
  case Breakpoint::Kind::Change: return changes(breakpoint.name, moment);
  }
  return false;
}

bool Debugger::enters(const std::string& function, size_t moment) const {
  const Spot& spot = spots_[moment];
  return spot.enters && target_.functionOf((*timeline_)[moment].call).entries[spot.entry].name == function;
}

bool Debugger::hasVariable(std::string_view name) const {
  for (uint32_t call = 0; call < target_.calls(); ++call)
    for (const topology::Binding& one : target_.functionOf(call).bindings)
      if (canChange(one, name)) return true;
  return false;
}

bool Debugger::changes(const std::string& name, size_t moment) const {
  const Moment& what = (*timeline_)[moment];
  const std::string_view changed = changedBy(what);
  if (changed.empty() || what.call == kNobody) return false;
  const std::vector<topology::Binding>& bindings = target_.functionOf(what.call).bindings;
  return std::any_of(bindings.begin(), bindings.end(),
                     [&](const topology::Binding& one) { return canChange(one, name) && one.value.text == changed; });
}

void Debugger::placeLine(Breakpoint& breakpoint, Placed& placed) const {
  const std::set<uint32_t> lines = spots_.linesOf(breakpoint.file);
  auto line = lines.lower_bound(breakpoint.line);
  placed.found = line != lines.end();
  placed.line = breakpoint.line = placed.found ? *line : breakpoint.line;
  if (placed.found) return;
  placed.message = lines.empty() ? fmt::format("the run executes nothing of {}", breakpoint.file)
                                 : fmt::format("nothing is executed from line {} on", breakpoint.line);
}

/// Which services are asked is known at run time only. The name that the program has for one stands for its id.
void Debugger::placeService(Breakpoint& breakpoint, Placed& placed) const {
  placed.found = true;
  const size_t dot = breakpoint.name.rfind('.');
  for (const ir::Service* service : target_.compiled().program->services) {
    const bool literal = service->defaultId && service->defaultId->kind == ir::ValueKind::Literal;
    if (!literal || service->name != std::string_view(breakpoint.name).substr(0, dot)) continue;
    const std::string_view id = static_cast<const ir::LiteralValue*>(service->defaultId)->text;
    breakpoint.name = fmt::format("{}{}", id, breakpoint.name.substr(dot));
    return;
  }
}

void Debugger::place(Breakpoint& breakpoint, Placed& placed) const {
  placed.found = false;
  switch (breakpoint.kind) {
  case Breakpoint::Kind::Line: return placeLine(breakpoint, placed);
  case Breakpoint::Kind::Function:
    for (uint32_t call = 0; call < target_.calls(); ++call)
      for (const plan::Entry& entry : target_.functionOf(call).entries)
        placed.found = placed.found || entry.name == breakpoint.name;
    if (!placed.found) placed.message = fmt::format("the run enters no function `{}`", breakpoint.name);
    return;
  case Breakpoint::Kind::Arrival:
    placed.found = !target_.image().book().idOf(breakpoint.name).empty();
    if (!placed.found) placed.message = fmt::format("no peer is called `{}`", breakpoint.name);
    return;
  case Breakpoint::Kind::Change:
    placed.found = hasVariable(breakpoint.name);
    if (!placed.found) placed.message = fmt::format("the run has no variable `{}`", breakpoint.name);
    return;
  case Breakpoint::Kind::Service: return placeService(breakpoint, placed);
  }
}

uint32_t Debugger::add(Breakpoint breakpoint, Placed& placed) {
  place(breakpoint, placed);
  if (!counts(breakpoint.hits, 1)) {
    placed.found = false;
    placed.message = fmt::format("`{}` counts no hits, expected for example `3`, `>= 3` or `% 3`", breakpoint.hits);
    breakpoint.hits.clear();
  }
  breakpoint.id = ++lastId_;
  points_[lastId_] = {std::move(breakpoint), {}, 0, {}};
  return lastId_;
}

bool Debugger::remove(uint32_t id) { return points_.erase(id) > 0; }

void Debugger::removeAll(const std::function<bool(const Breakpoint&)>& which) {
  std::erase_if(points_, [&](const auto& one) { return which(one.second.breakpoint); });
}

std::vector<Breakpoint> Debugger::breakpoints() const {
  std::vector<Breakpoint> all;
  for (const auto& [id, point] : points_) all.push_back(point.breakpoint);
  return all;
}

// ------------------------------------------------------------------------------------------------------------ words

std::string Debugger::textOf(size_t moment) const {
  const Moment& what = (*timeline_)[moment];
  const sim::ScenarioImage& image = target_.image();
  auto nameOf = [&](uint32_t peer) { return std::string_view(image.name(peer)); };
  if (!what.instr) return image.book().withNames(sim::eventText(timeline_->eventOf(what), nameOf));
  const Request* request = timeline_->requestOf(what);
  if (what.kind == Moment::Kind::Passes)
    return fmt::format("{} leaves {} to another peer", nameOf(what.peer),
                       image.book().withNames(air::printInstruction(*what.instr)));
  if (!request)
    return fmt::format("{} executes {}", nameOf(what.peer), image.book().withNames(air::printInstruction(*what.instr)));
  const std::string function = fmt::format("{}.{}", request->service, request->function);
  if (what.kind == Moment::Kind::Executes) return fmt::format("{} asks {}", nameOf(what.peer), function);
  constexpr size_t kShown = 200;
  const std::string answer = image.book().withNames(base::shortened(request->answer, kShown));
  return request->code == 0 ? fmt::format("{} gets {} from {}", nameOf(what.peer), answer, function)
                            : fmt::format("{} on {} fails: {}", function, nameOf(what.peer), answer);
}

std::string Debugger::endText() const {
  const std::optional<sim::RunResult>& result = timeline_->result();
  if (!result) return {};
  if (timeline_->full()) return fmt::format("the run has more than {} moments", Timeline::kMostMoments);
  std::string text;
  auto add = [&](const sim::Outcome& outcome) {
    if (!text.empty()) text += "; ";
    const std::string& function = target_.job(outcome.call).name;
    if (outcome.ending == sim::Ending::Value) {
      std::string values = run::valuesText(outcome.values);
      if (!values.empty() && values.back() == '\n') values.pop_back();
      text += values.empty() ? fmt::format("{} has ended", function) : fmt::format("{} gives {}", function, values);
    } else if (outcome.ending == sim::Ending::Error) {
      text += fmt::format("{} fails: {}", function, outcome.error.text());
    } else {
      text += fmt::format("{} ends {}", function, wordOf(outcome.ending));
      for (const sim::Wait& wait : outcome.waits)
        text += fmt::format("; {}", run::waitText(wait, {&target_.job(outcome.call).places, nullptr}));
    }
  };
  add(*result);
  for (const sim::Outcome& outcome : result->others) add(outcome);
  return target_.image().book().withNames(text);
}

std::string normalPath(const std::string& path, const std::string& workingFolder) {
  if (!path.starts_with('/')) return modules::normalizePath(path);
  return modules::normalizePath(modules::relativePath("", path, workingFolder));
}

}  // namespace aqua::debug
