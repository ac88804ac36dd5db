// Handles whose reference counts are not atomic, and shared text. All data of one particle belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <llvm/ADT/IntrusiveRefCntPtr.h>

namespace aqua::vm {

template <class T> using Ref = llvm::IntrusiveRefCntPtr<T>;
template <class T> using RefCounted = llvm::RefCountedBase<T>;

/// Immutable shared text. Copies of one handle compare in one step; the hash is computed once.
class Text {
 public:
  Text() = default;  // ""
  explicit Text(std::string_view text);
  std::string_view view() const { return rep_ ? std::string_view(rep_->text) : std::string_view(); }
  std::string str() const { return std::string(view()); }
  uint64_t hash() const { return rep_ ? rep_->hash : 0; }
  static uint64_t hashOf(std::string_view text);
  bool empty() const { return !rep_; }
  bool same(const Text& other) const { return rep_ == other.rep_; }
  bool operator==(const Text& other) const {
    return rep_ == other.rep_ || (rep_ && other.rep_ && rep_->hash == other.rep_->hash && rep_->text == other.rep_->text);
  }
  bool operator==(std::string_view other) const { return view() == other; }

 private:
  struct Rep : RefCounted<Rep> {
    std::string text;
    uint64_t hash = 0;
  };
  Ref<Rep> rep_;  // null only for ""
};

/// Content id in its text form, `bagaaihra...`.
using Cid = Text;

}  // namespace aqua::vm
