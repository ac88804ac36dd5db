#include "tools/debug/terminal.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "compiler/base/words.h"
#include "runtime/scenario/format.h"
#include "tools/run/ending.h"

namespace aqua::debug {

namespace {

struct CommandInfo {
  std::string_view name, brief, arguments, help;
};
constexpr CommandInfo kCommands[] = {
#define AQUA_COMMAND(Id, name, brief, arguments, help) {name, brief, arguments, help},
#include "tools/debug/commands.def"
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// The first word, which is taken off.
std::string_view word(std::string_view& text) {
  text = trimmed(text);
  const size_t end = std::min(text.find(' '), text.size());
  const std::string_view first = text.substr(0, end);
  text = trimmed(text.substr(end));
  return first;
}

std::string placeText(Span span) {
  return span ? fmt::format("{}:{}", span.file->path(), span.file->lineColumn(span.begin).line) : std::string();
}

std::string_view lineText(Span span) {
  return span ? trimmed(span.file->line(static_cast<uint32_t>(span.file->lineColumn(span.begin).line)))
              : std::string_view();
}

std::string textOf(const Breakpoint& breakpoint) {
  std::string text;
  switch (breakpoint.kind) {
  case Breakpoint::Kind::Line: text = fmt::format("{}:{}", breakpoint.file, breakpoint.line); break;
  case Breakpoint::Kind::Function:
  case Breakpoint::Kind::Service: text = breakpoint.name; break;
  case Breakpoint::Kind::Arrival: text = "@" + breakpoint.name; break;
  case Breakpoint::Kind::Change: text = "watch " + breakpoint.name; break;
  }
  if (!breakpoint.condition.empty()) text += " if " + breakpoint.condition;
  if (!breakpoint.hits.empty()) text += " hits " + breakpoint.hits;
  if (!breakpoint.log.empty()) text += " tells " + breakpoint.log;
  return text;
}

}  // namespace

Terminal::Terminal(Debugger& debugger, std::ostream& out, bool echo) : debugger_(debugger), out_(out), echo_(echo) {
  debugger_.tell = [this](const std::string& text) { say(debugger_.target().image().book().withNames(text)); };
}

void Terminal::say(std::string_view line) { out_ << base::printable(line) << "\n"; }

void Terminal::serve(std::istream& in) {
  show(debugger_.start());
  for (std::string line;;) {
    out_ << "> " << std::flush;
    if (!std::getline(in, line)) break;
    if (echo_) say(line);
    if (!obey(line)) return;
  }
  out_ << "\n";
}

std::optional<Terminal::Command> Terminal::commandOf(std::string_view name) {
  std::vector<std::string_view> names;
  for (size_t i = 0; i < std::size(kCommands); ++i) {
    if (name == kCommands[i].name || name == kCommands[i].brief) return static_cast<Command>(i);
    names.push_back(kCommands[i].name);
  }
  const std::string_view near = base::nearest(name, names);
  say(near.empty() ? fmt::format("no command is called `{}`; `help` shows them", name)
                   : fmt::format("no command is called `{}`; did you mean `{}`?", name, near));
  return std::nullopt;
}

bool Terminal::obey(std::string_view line) {
  const std::string_view name = word(line);
  if (name.empty() || name.starts_with('#')) return true;
  const std::optional<Command> command = commandOf(name);
  if (!command) return true;
  switch (*command) {
  case Command::Break: doBreak(line); break;
  case Command::Log: doLog(line); break;
  case Command::Watch: doWatch(line); break;
  case Command::Catch: doCatch(line); break;
  case Command::Delete: doDelete(line); break;
  case Command::Breakpoints: doBreakpoints(); break;
  case Command::Run:
    debugger_.start();
    show(debugger_.runFromHere());
    break;
  case Command::Continue: show(debugger_.run(Way::Forwards)); break;
  case Command::Step: show(debugger_.step(Step::In)); break;
  case Command::Next: show(debugger_.step(Step::Over)); break;
  case Command::Out: show(debugger_.step(Step::Out)); break;
  case Command::Back: show(debugger_.step(Step::Back)); break;
  case Command::ReverseContinue: show(debugger_.run(Way::Backwards)); break;
  case Command::Print: doPrint(line); break;
  case Command::Locals: doLocals(); break;
  case Command::Streams: doStreams(); break;
  case Command::Where: doWhere(); break;
  case Command::Peers: doPeers(); break;
  case Command::List: doList(); break;
  case Command::Help: doHelp(); break;
  case Command::Quit: return false;
  }
  return true;
}

// ------------------------------------------------------------------------------------------------------------ stops

std::string Terminal::momentText(size_t moment) const {
  const Spot& spot = debugger_.spots()[moment];
  const Moment& what = debugger_.timeline()[moment];
  if (!spot.span) return debugger_.textOf(moment);
  return fmt::format("{} at {}: {}", debugger_.target().image().name(what.peer), placeText(spot.span),
                     lineText(spot.span));
}

void Terminal::show(const Stop& stop) {
  if (debugger_.isAtEnd()) return say(fmt::format("the end: {}", stop.text.empty() ? debugger_.endText() : stop.text));
  std::string reason;
  switch (stop.reason) {
  case Stop::Reason::Entry: reason = "the beginning: "; break;
  case Stop::Reason::Breakpoint: reason = fmt::format("breakpoint {}: ", fmt::join(stop.breakpoints, ", ")); break;
  case Stop::Reason::Pause: reason = "paused: "; break;
  case Stop::Reason::Trouble:
  case Stop::Reason::Step:
  case Stop::Reason::End: break;
  }
  if (stop.reason == Stop::Reason::Breakpoint && !stop.text.empty()) say(stop.text);
  if (stop.reason == Stop::Reason::Trouble) {
    say(stop.text);
    if (!debugger_.spots()[debugger_.place()].span) return;
  }
  say(reason + momentText(debugger_.place()));
}

bool Terminal::isSomewhere() {
  if (!debugger_.isAtEnd()) return true;
  say(fmt::format("the end: {}; `back` goes back", debugger_.endText()));
  return false;
}

// ------------------------------------------------------------------------------------------------------ breakpoints

std::optional<Breakpoint> Terminal::placeOf(std::string_view where) {
  const size_t colon = where.rfind(':');
  const std::string_view digits = colon == where.npos ? where : where.substr(colon + 1);
  if (auto line = base::parse<uint32_t>(digits)) {
    Breakpoint breakpoint;
    breakpoint.line = *line;
    breakpoint.file = colon == where.npos ? debugger_.target().program() : std::string(where.substr(0, colon));
    for (const syntax::SyntaxTreePtr& tree : debugger_.target().compiled().program->trees) {
      const std::string& path = tree->source->path();
      if (path.ends_with("/" + breakpoint.file)) breakpoint.file = path;
    }
    return breakpoint;
  }
  if (where.empty()) {
    say("where? [FILE:]LINE, a function, service.function, or @peer");
    return std::nullopt;
  }
  return namedBreakpoint(std::string(where));
}

void Terminal::add(Breakpoint breakpoint) {
  Placed placed;
  const uint32_t id = debugger_.add(std::move(breakpoint), placed);
  if (!placed.found) {
    debugger_.remove(id);
    return say(placed.message);
  }
  for (const Breakpoint& one : debugger_.breakpoints())
    if (one.id == id) say(fmt::format("breakpoint {}: {}", id, textOf(one)));
}

void Terminal::doBreak(std::string_view rest) {
  auto breakpoint = placeOf(word(rest));
  if (!breakpoint) return;
  if (const size_t hits = rest.rfind("hits "); hits != rest.npos) {
    breakpoint->hits = trimmed(rest.substr(hits + 5));
    rest = trimmed(rest.substr(0, hits));
  }
  if (rest.starts_with("if ")) breakpoint->condition = trimmed(rest.substr(3));
  else if (!rest.empty()) return say(fmt::format("found `{}`, expected `if CONDITION` or `hits N`", rest));
  add(std::move(*breakpoint));
}

void Terminal::doLog(std::string_view rest) {
  auto breakpoint = placeOf(word(rest));
  if (!breakpoint) return;
  if (rest.empty()) return say("no text, for example log 12 {x}");
  breakpoint->log = rest;
  add(std::move(*breakpoint));
}

void Terminal::doWatch(std::string_view rest) {
  Breakpoint breakpoint;
  breakpoint.kind = Breakpoint::Kind::Change;
  breakpoint.name = word(rest);
  add(std::move(breakpoint));
}

void Terminal::doCatch(std::string_view rest) {
  std::set<Trouble> troubles;
  for (std::string_view name = word(rest); !name.empty(); name = word(rest)) {
    auto trouble = troubleNamed(name);
    if (!trouble) return say(fmt::format("found `{}`, expected error, uncaught, lost, refused or stuck", name));
    troubles.insert(*trouble);
  }
  std::vector<std::string_view> words;
  for (Trouble trouble : troubles) words.push_back(wordOf(trouble));
  say(words.empty() ? "stops at nothing that goes wrong" : fmt::format("stops at: {}", fmt::join(words, ", ")));
  debugger_.setTroubles(std::move(troubles));
}

void Terminal::doDelete(std::string_view rest) {
  const std::string_view number = word(rest);
  if (number.empty()) return debugger_.removeAll([](const Breakpoint&) { return true; });
  auto id = base::parse<uint32_t>(number);
  if (!id || !debugger_.remove(*id)) say(fmt::format("there is no breakpoint {}", number));
}

void Terminal::doBreakpoints() {
  for (const Breakpoint& one : debugger_.breakpoints()) say(fmt::format("{}: {}", one.id, textOf(one)));
}

// ----------------------------------------------------------------------------------------------------------- values

void Terminal::doPrint(std::string_view rest) {
  if (!isSomewhere()) return;
  const Scope scope = debugger_.scopeOf(debugger_.place());
  auto value = evaluate(rest, scope.lookup(0));
  say(value ? debugger_.target().image().book().withNames(value->text()) : value.error());
}

void Terminal::doLocals() {
  if (!isSomewhere()) return;
  const Scope scope = debugger_.scopeOf(debugger_.place());
  for (const Variable& one : scope.variablesOf(0))
    say(fmt::format("{}{} = {}", one.kind == Variable::Kind::Stream ? "*" : "", one.name,
                    debugger_.target().image().book().withNames(base::shortened(one.value.text()))));
}

void Terminal::doStreams() {
  if (!isSomewhere()) return;
  const Scope scope = debugger_.scopeOf(debugger_.place());
  for (const Variable& one : scope.variablesOf(0)) {
    if (one.kind != Variable::Kind::Stream) continue;
    say(fmt::format("*{}: {}, {}", one.name, base::plural(one.value.asArray().size(), "value"),
                    base::plural(one.generations.size(), "generation")));
    for (size_t i = 0; i < one.generations.size(); ++i)
      say(fmt::format("  {}: {}", i,
                      debugger_.target().image().book().withNames(Value::array(one.generations[i]).text())));
  }
}

void Terminal::doWhere() {
  if (!isSomewhere()) return;
  const size_t place = debugger_.place();
  const Moment& moment = debugger_.timeline()[place];
  const sim::ScenarioImage& image = debugger_.target().image();
  say(fmt::format("{}: {}", moment.peer == kNobody ? std::string("the network") : image.name(moment.peer),
                  debugger_.textOf(place)));
  for (const Frame& frame : debugger_.spots().framesOf(place))
    say(fmt::format("  in {} at {}: {}", frame.function, placeText(frame.span), lineText(frame.span)));
  if (moment.instr) say(fmt::format("  AIR: {}", image.book().withNames(air::printInstruction(*moment.instr))));
  if (moment.call != kNobody)
    say(fmt::format("  particle {} of {}, life time {}", moment.particle, debugger_.target().job(moment.call).name,
                    sim::durationText(debugger_.target().job(moment.call).ttl)));
  say(fmt::format("  time {}", sim::durationText(debugger_.timeline().worldAt(place).now())));
}

void Terminal::doPeers() {
  const sim::World world = debugger_.timeline().worldAt(debugger_.place());
  const sim::ScenarioImage& image = debugger_.target().image();
  const sim::RunResult now = world.result(sim::Rest::Interrupted);
  for (uint32_t peer = 0; peer < image.peers(); ++peer) {
    const auto last = debugger_.lastOf(peer);
    std::string text = !world.isUp(peer) ? "down" : last ? momentText(*last) : "has done nothing yet";
    say(fmt::format("{}{}: {}", last && *last == debugger_.place() ? "* " : "  ", image.name(peer), text));
  }
  auto tell = [&](const sim::Outcome& outcome) {
    for (const sim::Wait& wait : outcome.waits)
      say(image.book().withNames("  " + run::waitText(wait, {&debugger_.target().job(outcome.call).places, nullptr})));
  };
  tell(now);
  for (const sim::Outcome& other : now.others) tell(other);
}

void Terminal::doList() {
  if (!isSomewhere()) return;
  const Spot& spot = debugger_.spots()[debugger_.place()];
  if (!spot.span) return say(debugger_.textOf(debugger_.place()));
  constexpr uint32_t kAround = 4;
  const uint32_t last = std::min(spot.line + kAround, spot.span.file->lineCount());
  for (uint32_t line = spot.line > kAround ? spot.line - kAround : 1; line <= last; ++line)
    say(fmt::format("{}{:>4}  {}", line == spot.line ? ">" : " ", line, spot.span.file->line(line)));
}

void Terminal::doHelp() {
  for (const CommandInfo& one : kCommands) {
    const std::string brief = one.brief.empty() ? std::string() : fmt::format(", {}", one.brief);
    say(fmt::format("{:<40} {}", fmt::format("{}{} {}", one.name, brief, one.arguments), one.help));
  }
}

}  // namespace aqua::debug
