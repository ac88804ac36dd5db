// What lowering knows while it inlines: what each name stands for, which streams and errors are in reach, and the code
// written so far (RULES.md 2.1). Everything lives until the plan of one function is done.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include <llvm/ADT/DenseMap.h>

#include "compiler/ir/ir.h"
#include "compiler/plan/plan.h"

namespace aqua::lower {

using diagnostics::Span;

struct Arrow;
struct Record;
struct ServiceInstance;
struct ErrorScope;

/// What a name or an expression stands for.
struct Bound {
  enum class Kind : uint8_t { Nothing, Missing, Data, Stream, Arrow, Record, Service, Error };
  Kind kind = Kind::Nothing;
  union {
    const plan::Value* value = nullptr;  // Data: literal, or a name with accessors
    const plan::Name* stream;            // Stream: stream or stream map, by reference
    const Arrow* arrow;
    const Record* record;  // an ability
    const ServiceInstance* service;
    ErrorScope* error;  // the error that a handler caught
  };

  static Bound missing() {
    Bound b;
    b.kind = Kind::Missing;
    return b;
  }  // a result that never comes
  static Bound of(const plan::Value* v) {
    Bound b;
    b.kind = Kind::Data;
    b.value = v;
    return b;
  }
  static Bound of(const plan::Name* s) {
    Bound b;
    b.kind = Kind::Stream;
    b.stream = s;
    return b;
  }
  static Bound of(const Arrow* a) {
    Bound b;
    b.kind = Kind::Arrow;
    b.arrow = a;
    return b;
  }
  static Bound of(const Record* r) {
    Bound b;
    b.kind = Kind::Record;
    b.record = r;
    return b;
  }
  static Bound of(const ServiceInstance* s) {
    Bound b;
    b.kind = Kind::Service;
    b.service = s;
    return b;
  }
  static Bound of(ErrorScope* e) {
    Bound b;
    b.kind = Kind::Error;
    b.error = e;
    return b;
  }
};

/// Names of one entry into a function. A closure's frame hangs below the frame that it was defined in, so entering a
/// function copies nothing; names are resolved already, and each is bound once per entry.
struct Frame {
  llvm::SmallDenseMap<const ir::Variable*, Bound, 8> names;
  Frame* outer = nullptr;
  bool captured = false;  // a closure refers to it: it has to stay
};

/// Where code runs: one number per `on` that is entered. Equal numbers: the same frames, from the innermost to the
/// root.
using Place = uint32_t;

struct Arrow {
  enum class Kind : uint8_t { Function, Method, Callback };
  Kind kind;
  std::string_view name;           // Method, Callback: what AIR calls; Function: for messages
  const ir::Type* type = nullptr;  // Method, Callback
  const ir::Function* function = nullptr;
  Frame* frame = nullptr;                   // of a closure: where it was defined
  const plan::Capture* captured = nullptr;  // of a closure without `func`: its body runs there
  Place place = 0;                          // of `captured`
  const plan::Value* serviceId = nullptr;   // Method
  std::string_view service;                 // Method: for tracing
};

struct RecordField {
  std::string_view name;
  Bound value;
};
struct Record {
  std::span<const RecordField> fields;
};

struct ServiceInstance {
  std::string_view name;
  const ir::Type* type;
  const plan::Value* id;
};

/// Streams that were declared inside one scope subtree (RULES.md 2.10).
struct StreamScope {
  std::vector<const plan::Name*> streams;
};

/// The error that a handler (or the function, then it is "no error") looks at. `:error:` itself is right only until
/// the next `xor` in the handler that catches something; after that a copy made at the start of the handler is used.
struct ErrorScope {
  const plan::Name* saved = nullptr;
  bool disturbed = false;
  bool closed = false;
};

}  // namespace aqua::lower
