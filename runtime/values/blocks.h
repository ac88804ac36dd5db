// Memory of small shared objects. They come and go by the thousand in every step, and one list of free blocks for each
// size serves them in a fraction of the time that an allocator for all sizes and threads needs.
#pragma once

#include <array>
#include <cstddef>
#include <new>

// Sanitizers have to see each object.
#if defined(__SANITIZE_ADDRESS__)
#define AQUA_SEES_OBJECTS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AQUA_SEES_OBJECTS 1
#endif
#endif
#ifndef AQUA_SEES_OBJECTS
#define AQUA_SEES_OBJECTS 0
#endif

namespace aqua::values {

/// Blocks belong to the thread that takes or gives them, as all values do. What was given is kept for the next.
class Blocks {
 public:
  static void* take(size_t size) {
    size_t index = indexOf(size);
    if (index >= kSizes) return ::operator new(size);
    Block*& free = free_[index];
    if (!free) refill(index);
    Block* block = free;
    free = block->next;
    return block;
  }
  /// `size` as it was taken.
  static void give(void* block, size_t size) {
    size_t index = indexOf(size);
    if (index >= kSizes) return ::operator delete(block);
    free_[index] = new (block) Block{free_[index]};
  }

 private:
  struct Block {
    Block* next;
  };
  static constexpr size_t kStep = 16;
  static constexpr size_t kSizes = AQUA_SEES_OBJECTS ? 0 : 17;  // up to 256 bytes
  static size_t indexOf(size_t size) { return (size + kStep - 1) / kStep; }
  static void refill(size_t index);

  static inline constinit thread_local std::array<Block*, kSizes> free_{};
};

/// Base of classes whose objects live in blocks.
struct InBlocks {
  static void* operator new(size_t size) { return Blocks::take(size); }
  static void operator delete(void* block, size_t size) { Blocks::give(block, size); }
};

}  // namespace aqua::values
