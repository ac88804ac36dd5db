// Arena: owns everything that lives as long as one tree or one program. Trivially destructible nodes only.
#pragma once

#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <llvm/Support/Allocator.h>

namespace aqua::base {

class Arena {
 public:
  /// A new T; its destructor never runs, so T must not own heap memory.
  template <class T, class... Args> T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "arena nodes are never destroyed");
    return new (alloc_.Allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }
  /// A copy of the elements that lives as long as the arena.
  template <class T> std::span<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* data = static_cast<T*>(alloc_.Allocate(items.size_bytes(), alignof(T)));
    std::memcpy(static_cast<void*>(data), items.data(), items.size_bytes());
    return {data, items.size()};
  }
  template <class T> std::span<T> copy(const std::vector<T>& items) { return copy(std::span<const T>(items)); }
  /// A copy of the text that lives as long as the arena.
  std::string_view text(std::string_view s) {
    std::span<char> copied = copy(std::span<const char>(s.data(), s.size()));
    return {copied.data(), copied.size()};
  }
  size_t bytes() const { return alloc_.getTotalMemory(); }

 private:
  llvm::BumpPtrAllocator alloc_;
};

}  // namespace aqua::base
