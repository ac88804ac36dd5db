// A script made ready for execution: names are slots, literals are values, lenses have their printed form.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/data/data.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

struct LensStep {
  air::Accessor::Kind kind;
  uint32_t index = 0;     // Index
  std::string_view name;  // Field, Scalar
  uint32_t slot = 0;      // Scalar: of the variable
};

struct PreparedLens {
  bool length = false;
  std::vector<LensStep> steps;
  std::string text;         // `.$.a.[0]`, `.length`
  std::string afterSecond;  // `.b.[1]` of `.$.key.[0].b.[1]`
};

struct PreparedOperand {
  air::OperandKind kind = air::OperandKind::EmptyArray;
  Value literal;                       // String, Int, Float, Bool, EmptyArray
  std::string_view name;               // variables
  uint32_t slot = 0;                   // Scalar, Canon, CanonMap: of the variable; Stream, StreamMap: of the stream
  const PreparedLens* lens = nullptr;  // null pointer: none
};

/// One instruction; unused members are left out of what is said for each kind.
struct Node {
  air::Kind kind = air::Kind::Null;
  const air::Instr* source = nullptr;
  mutable const Node* left = nullptr;  // see Prepared; null pointer: not made yet, or there is none
  mutable const Node* right = nullptr;
  bool leaf = false;  // nothing inside opens windows of the trace: no Par, Fold, Next (see warm.h)
  PreparedOperand a;  // peer of Call, Canon; value of Ap; key of ApMap; left of Match; iterable of Fold; of Fail
  PreparedOperand b;  // service of Call; stream of Canon; value of ApMap; right of Match
  PreparedOperand c;  // function of Call
  std::span<const PreparedOperand> args;  // Call
  bool hasTarget = false;                 // Call
  PreparedOperand target;  // result of Call, Canon, Ap, ApMap; variable of New; iterator of Fold, Next (a scalar)
};

/// Refers to the script, which has to live as long. Belongs to one thread, as all values do.
class Prepared {
 public:
  /// Whoever runs a script once does not need what will not be executed. What a peer remembers of a run (warm.h)
  /// refers to nodes of a script that is prepared as a whole.
  enum class Extent : uint8_t { Whole, Executed };
  explicit Prepared(const air::Script& script, Extent extent = Extent::Whole);
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  const Node* root() const { return root_; }
  /// No other one of this process has or had it.
  uint64_t number() const { return number_; }
  /// First part of Seq, Par, Xor; body of Match, Mismatch, Fold, New.
  const Node* left(const Node& node) const { return node.left ? node.left : part(node, 0); }
  /// Second part of Seq, Par, Xor; last instruction of Fold, may be null.
  const Node* right(const Node& node) const { return node.right ? node.right : part(node, 1); }

  // Slots are below these numbers.
  uint32_t variables() const { return variables_; }
  uint32_t streams() const { return streams_; }
  /// Streams without a `new` around their use: their slots come first.
  uint32_t globalStreams() const { return variables_; }
  /// The stream of that name outside of the `new` that this slot belongs to, which is no global stream's.
  uint32_t around(uint32_t slot) const;
  /// The global stream of that name.
  uint32_t globalOf(uint32_t slot) const {
    while (slot >= globalStreams()) slot = around(slot);
    return slot;
  }
  /// Is a variable used in one leaf (`Node::leaf`) below a `par` only? Then nobody misses it when that is done. Of a
  /// script that is prepared as a whole.
  bool onlyInLeaf(uint32_t variable) const { return onlyInLeaf_[variable]; }

 private:
  class Builder;
  const Node* part(const Node& node, size_t which) const;

  std::unique_ptr<Builder> builder_;
  uint64_t number_;
  const Node* root_ = nullptr;
  uint32_t variables_ = 0;
  uint32_t streams_ = 0;
  std::vector<bool> onlyInLeaf_;
};

}  // namespace aqua::vm
