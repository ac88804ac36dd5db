// Executes modules. One engine for each thread; nothing here crosses threads but modules.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// A call of a function together with all that moves its bytes: memory is allocated for arguments that are bytes, the
/// function is called, its result is asked for and read, and what it made is released. Functions are indices among the
/// exports; those that move bytes need be there only where there are any.
struct FlatCall {
  enum class Arg : uint8_t { Number, Text, Blob };  // an empty blob needs no memory, an empty text does
  enum class Result : uint8_t { None, Number, Text, Blob };
  std::vector<Arg> args;
  Result result = Result::None;
  uint32_t function = 0, allocate = 0, pointer = 0, size = 0, release = 0;

  // Its steps by number: two for each argument, to allocate and to write; then these.
  enum class Step : uint8_t { Function, Pointer, Size, Read, Release };
  uint32_t step(Step which) const { return static_cast<uint32_t>(2 * args.size()) + static_cast<uint32_t>(which); }
};
struct FlatArg {
  Slot number = 0;
  std::string_view bytes;
};
struct FlatOutcome {
  enum class Ending : uint8_t {
    Done,
    Unread,   // all but reading and releasing: the result is long, or no ASCII; `at` and `size` say where it is
    Outside,  // what `step` would write or read is not in the memory: `size` bytes at `at`
    Trapped,  // `step` did, and `trap` says why
  };
  Ending ending = Ending::Done;
  uint32_t step = 0, at = 0, size = 0;
  std::optional<Trap> trap;
  Slot number = 0;
  std::string bytes;
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
  /// The same as by call, read and write, and faster. False: the engine cannot do it at once, and nothing was done.
  /// `call` outlives the instance.
  virtual bool flat(const FlatCall& call, std::span<const FlatArg> args, FlatOutcome& outcome, Budget& budget);
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

/// How many instances there will be at once. Few: their memories grow where they are. Many: they are made quickly, and
/// each growth copies the memory. Results are the same.
enum class Instances : uint8_t { Few, Many };

/// The engine of this thread; the first use in a process loads JavaScriptCore, and then `expected` counts. Text: why
/// there is none.
base::Result<Engine*> threadEngine(Instances expected = Instances::Few);

}  // namespace aqua::wasm
