// Folds that are open (EXECUTION.md 5.8, 5.9).
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "runtime/vm/memory.h"
#include "runtime/vm/prepared.h"

namespace aqua::vm {

/// Belongs to one object, which may be copied.
template <class T> struct Own : std::unique_ptr<T> {
  using std::unique_ptr<T>::unique_ptr;
  Own(std::unique_ptr<T>&& other) : std::unique_ptr<T>(std::move(other)) {}
  Own(const Own& other) : std::unique_ptr<T>(other ? std::make_unique<T>(*other) : nullptr) {}
  Own(Own&&) noexcept = default;
  Own& operator=(Own&&) noexcept = default;
};

/// An iteration over one collection, or over one generation of a stream.
struct FoldState {
  const Node* node = nullptr;
  Iterable iterable;
  bool overStream = false;
  size_t track = 0;         // Stream: of the merger
  bool reachedEnd = false;  // Stream
};

/// A fold over a stream, generation by generation.
struct StreamFold {
  const Node* node = nullptr;
  Stream* stream = nullptr;
  Stream::Cursor cursor;
  Stream::Slices slices;
  size_t next = 0;
  bool complete = false;
  size_t track = 0;
  bool bodyComplete = false;  // asleep: what the last instruction of its body said
};

}  // namespace aqua::vm
