// Programs of this machine, and lists of answers that stand for them.
#pragma once

#include "runtime/effects/hub.h"

namespace aqua::effects {

/// What a program leaves, as modules get it.
struct ProgramResult {
  int32_t code = 0;
  std::string error, output, errorOutput;
};
// Codes of programs that did not end by themselves.
inline constexpr int32_t kEndedBySignal = 100'000, kNotStarted = 100'001;

struct ProgramLimits {
  uint64_t milliseconds = 10'000;
  size_t bytes = 16u << 20;  // of each output
};
/// Runs it without a shell, with closed input and these variables only, in a process group of its own, which is killed
/// when it takes too long. `path` is absolute.
ProgramResult runProgram(const std::string& path, const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& variables, const ProgramLimits& limits = {});

/// The first entry of a list that has these arguments, or none:
/// `[{"args": ["a"], "ret_code": 0, "stdout": "…", "stderr": "…"}]`. Text: none has.
base::Result<ProgramResult> answerOf(const values::Value& answers, const std::vector<std::string>& arguments);
/// Text: what is wrong with a list of answers.
base::Result<base::Done> checkAnswers(const values::Value& answers);

/// What a module gets that calls the function `name`: a program, a list of answers, or why neither. HTTP is elsewhere.
ProgramResult callProgram(Hub& hub, Asker& asker, const std::string& name, const std::vector<std::string>& arguments);

}  // namespace aqua::effects
