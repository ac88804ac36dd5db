// Executes modules. One engine for each thread; nothing here crosses threads but modules.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/wasm/meter.h"

namespace aqua::wasm {

/// One value: i32 without sign in the lower half, floats as their bits.
using Slot = uint64_t;

/// What a call may still use. It travels into the guest and back, through calls of the host as well.
struct Budget {
  int64_t fuel = 0;      // instructions; below zero: used up
  int32_t depth = 0;     // slots of the call stack; below zero: used up
  uint32_t pages = 0;    // by which memories and tables may grow, of 64 KiB
  uint32_t refused = 0;  // how often something could not grow
};

struct Trap {
  enum class Kind : uint8_t {
    Unreachable,
    DivideByZero,
    IntegerOverflow,
    BadConversion,
    Memory,
    Table,
    NullElement,
    IndirectType,
    Fuel,
    Depth,
    Host,    // a function of the host ended the call; `text` says why
    Link,    // it was not instantiated: an import is missing or of another type
    Engine,  // the engine failed; the same call may end differently elsewhere
  };
  Kind kind = Kind::Host;
  std::string text;  // of Host, Link and Engine
};
/// `integer divide by zero`
std::string trapText(const Trap& trap);

class Instance;

/// A function that guests import. It may call, read and write the instance that calls it. A trap ends the guest's call.
using HostFunction =
    std::function<std::optional<Trap>(Instance& guest, std::span<const Slot> args, std::span<Slot> results, Budget&)>;

struct Link {
  std::string module, name;
  std::vector<Type> params, results;
  HostFunction run;
};

/// Belongs to the thread and the engine that made it, and dies before them.
class Instance {
 public:
  virtual ~Instance() = default;
  /// Calls what the module exports under this index of Contents::exports, a function. `args` and `results` have the
  /// numbers of its type. What was used is taken from `budget`, also when the call traps.
  virtual std::optional<Trap> call(uint32_t exported, std::span<const Slot> args, std::span<Slot> results,
                                   Budget& budget) = 0;
  virtual uint64_t memorySize() = 0;  // in bytes
  /// False: out of bounds; nothing was read or written.
  virtual bool read(uint64_t at, std::span<uint8_t> into) = 0;
  virtual bool write(uint64_t at, std::span<const uint8_t> from) = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;
  /// `jsc 2.50.6`
  virtual std::string name() const = 0;
  /// Links by names, and runs the module's start function.
  virtual base::Result<std::unique_ptr<Instance>, Trap> instantiate(const std::shared_ptr<const Metered>& module,
                                                                    std::span<const Link> links, Budget& budget) = 0;
};

/// For engines: takes what a module uses before any of its code runs. A trap: it is not allowed so much.
std::optional<Trap> payStart(const Metered& module, Budget& budget);

/// The engine of this thread; the first use in a process loads JavaScriptCore. Text: why there is none.
base::Result<Engine*> threadEngine();

}  // namespace aqua::wasm
