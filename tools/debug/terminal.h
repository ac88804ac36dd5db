// The debugger in a terminal: a command a line.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "tools/debug/debugger.h"

namespace aqua::debug {

class Terminal {
 public:
  /// `echo`: whoever reads the output has not typed the commands.
  Terminal(Debugger& debugger, std::ostream& out, bool echo);
  /// Until `quit` or the end of `in`.
  void serve(std::istream& in);

 private:
  enum class Command : uint8_t {
#define AQUA_COMMAND(Id, name, brief, arguments, help) Id,
#include "tools/debug/commands.def"
  };
  /// Nothing: there is no such command, which was said.
  std::optional<Command> commandOf(std::string_view name);
  /// False: the end.
  bool obey(std::string_view line);
  void doBreak(std::string_view rest);
  void doLog(std::string_view rest);
  void doWatch(std::string_view rest);
  void doCatch(std::string_view rest);
  void doDelete(std::string_view rest);
  void doBreakpoints();
  void doPrint(std::string_view rest);
  void doLocals();
  void doStreams();
  void doWhere();
  void doPeers();
  void doList();
  void doHelp();
  void add(Breakpoint breakpoint);
  std::optional<Breakpoint> placeOf(std::string_view where);
  void show(const Stop& stop);
  std::string momentText(size_t moment) const;
  void say(std::string_view line);
  bool isSomewhere();

  Debugger& debugger_;
  std::ostream& out_;
  bool echo_;
};

}  // namespace aqua::debug
