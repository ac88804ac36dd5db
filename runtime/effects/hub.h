// What leaves the process, and what comes back: one door for all of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "runtime/effects/tape.h"

namespace aqua::effects {

/// Replay: what the tape has, and nothing else.
enum class Mode : uint8_t { Deny, Live, Record, Replay };

/// As a program's path: requests over HTTP, without a process.
inline constexpr std::string_view kBuiltinHttp = "builtin:http";

/// What a program may be, under the name of the function that modules call.
struct Program {
  std::string path;                      // absolute, or `builtin:http`
  std::optional<values::Value> answers;  // a list that stands for the program; see answerOf
  std::string answersFile;               // what messages call it
};
struct AllowList {
  std::vector<std::string> http;  // `https://host/path/`, or with a method before it
  std::map<std::string, Program, std::less<>> programs;
  std::set<std::string> environment;
  bool realClock = false;
  /// Where somebody would write it down: `effects.http of the scenario`
  std::function<std::string(std::string_view kind)> place = [](std::string_view kind) {
    return "effects." + std::string(kind) + " of the scenario";
  };
};

/// Who asks.
struct Asker {
  std::string peer, service;  // names; a command has no peers
  uint64_t effects = 0;       // so many so far
};

/// Belongs to one run, and to its thread.
class Hub {
 public:
  Hub(Mode mode, AllowList allowed, Tape tape = {});
  const AllowList& allowed() const { return allowed_; }
  Mode mode() const { return mode_; }

  /// Does it, or what stands for it. `kind`: http, program, env, clock. `what`: all of the request, without secrets.
  /// `shown`: the request in messages. `live` does it, or says why it may not be.
  Reply perform(Asker& asker, std::string_view kind, const values::Value& what, std::string_view shown,
                const std::function<Reply()>& live);

  /// Why the replay is none, the first reason: no result of it counts. Nothing: all is well.
  const std::optional<std::string>& failure() const { return failure_; }
  const Tape& tape() const { return tape_; }

 private:
  Reply replay(const Effect& effect, std::string_view shown);

  Mode mode_;
  AllowList allowed_;
  Tape tape_;
  std::optional<std::string> failure_;
};

/// `effect http https://x.org/ is not allowed; effects.http of the scenario would allow it`
std::string deniedText(const AllowList& allowed, std::string_view kind, std::string_view what);

}  // namespace aqua::effects
