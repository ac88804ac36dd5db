// Functions written in JavaScript. Code of somebody who is trusted: it cannot touch anything, but nothing limits its
// memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::wasm {

/// A script with the state that it keeps between calls. It runs the same way each time: random numbers come from a
/// seed, the time is told, and what is asynchronous does not exist. Belongs to the thread that made it.
class Script {
 public:
  virtual ~Script() = default;

  struct Answer {
    bool good = false;
    std::string text;  // of a good one its JSON, else what went wrong
    std::string log;   // JSON: a list of `[level, text]`
  };
  /// `args` and `tetraplets` are JSON lists, `now` Unix milliseconds. A call that computes for kLongest ends with an
  /// error, which the same call need not do on another day.
  virtual Answer call(std::string_view function, const std::string& args, const std::string& tetraplets,
                      uint64_t now) = 0;
  /// What it registered, in its order.
  virtual const std::vector<std::string>& functions() const = 0;

  static constexpr double kLongest = 1.0;  // seconds of the processor
};

/// Runs `source`, which has to call `service({...})` once. `file` is its name in messages; `seed` that of its random
/// numbers. Text: why it cannot be used. Without an engine, that.
base::Result<std::unique_ptr<Script>> makeScript(const std::string& source, const std::string& file, uint64_t seed);

}  // namespace aqua::wasm
