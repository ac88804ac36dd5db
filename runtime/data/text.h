// Handles whose reference counts are not atomic, and shared text. All data of one particle belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <llvm/ADT/IntrusiveRefCntPtr.h>

#include "runtime/values/blocks.h"

namespace aqua::data {

template <class T> using Ref = llvm::IntrusiveRefCntPtr<T>;
template <class T> struct RefCounted : llvm::RefCountedBase<T>, values::InBlocks {};

/// Immutable shared text. Copies of one handle compare in one step; the hash is computed once.
class Text {
 public:
  Text() = default;  // ""
  explicit Text(std::string_view text) : Text(text, hashOf(text)) {}
  /// `hash` is hashOf(text).
  Text(std::string_view text, uint64_t hash);
  std::string_view view() const { return rep_ ? rep_->view() : std::string_view(); }
  std::string str() const { return std::string(view()); }
  uint64_t hash() const { return rep_ ? rep_->hash : 0; }
  static uint64_t hashOf(std::string_view text);
  bool empty() const { return !rep_; }
  bool same(const Text& other) const { return rep_ == other.rep_; }
  bool operator==(const Text& other) const {
    return rep_ == other.rep_ ||
           (rep_ && other.rep_ && rep_->hash == other.rep_->hash && rep_->view() == other.rep_->view());
  }
  bool operator==(std::string_view other) const { return view() == other; }

 private:
  /// The characters follow the structure in the same block.
  struct Rep : llvm::RefCountedBase<Rep> {
    Rep(size_t n, uint64_t h) : size(n), hash(h) {}
    static void operator delete(Rep* rep, std::destroying_delete_t) {
      size_t bytes = sizeof(Rep) + rep->size;
      rep->~Rep();
      values::Blocks::give(rep, bytes);
    }
    char* data() { return reinterpret_cast<char*>(this + 1); }
    std::string_view view() const { return {reinterpret_cast<const char*>(this + 1), size}; }
    size_t size;
    uint64_t hash;
  };
  Ref<Rep> rep_;  // null only for ""
};

/// Content id in its text form, `bagaaihra...`.
using Cid = Text;

}  // namespace aqua::data
