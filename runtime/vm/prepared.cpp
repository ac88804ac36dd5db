#include "runtime/vm/prepared.h"

#include <algorithm>
#include <atomic>
#include <array>
#include <deque>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "compiler/air/print.h"

namespace aqua::vm {

using air::isStream;

namespace {

/// The operand of an instruction that may be a stream; null pointer: it has none.
const air::Operand* streamOf(const air::Instr& instr) {
  switch (instr.kind) {
  case air::Kind::Call: return static_cast<const air::Call&>(instr).output;
  case air::Kind::Canon: return &static_cast<const air::Canon&>(instr).stream;
  case air::Kind::Ap: return &static_cast<const air::Ap&>(instr).target;
  case air::Kind::ApMap: return &static_cast<const air::ApMap&>(instr).target;
  case air::Kind::Fold: return &static_cast<const air::Fold&>(instr).iterable;
  case air::Kind::New: return &static_cast<const air::New&>(instr).variable;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Xor:
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Next:
  case air::Kind::Fail:
  case air::Kind::Null:
  case air::Kind::Never: break;
  }
  return nullptr;
}

}  // namespace

/// Makes nodes and owns what they refer to. The slot of a variable is the number of its name, and so is that of a
/// stream; but a use of a stream inside of a `new` of it belongs to the innermost one (4.4), which has a slot of its
/// own.
class Prepared::Builder {
 public:
  explicit Builder(const air::Script& script) : names_(static_cast<uint32_t>(script.names.size())) {
    if (script.streamScopes > 0) findScopes(*script.root);
  }

  /// Walks the script in textual order with a stack of its own.
  const Node* whole(const air::Instr& root) {
    struct Open {
      Node* node;
      std::array<air::Instr*, 2> parts;
      size_t next = 0;
    };
    std::vector<Open> stack;
    auto push = [&](const air::Instr& instr) {
      Node* node = enter(instr);
      stack.push_back({node, air::children(instr)});
      return node;
    };
    const Node* first = push(root);
    while (!stack.empty()) {
      Open& top = stack.back();
      if (top.next == top.parts.size()) {
        top.node->leaf = isLeaf(*top.node);
        stack.pop_back();
        continue;
      }
      size_t which = top.next++;
      if (!top.parts[which]) continue;
      Node* parent = top.node;
      const Node* child = push(*top.parts[which]);
      (which == 0 ? parent->left : parent->right) = child;
    }
    return first;
  }

  Node* enter(const air::Instr& instr) {
    if (freeNodes_ == 0) {
      freeNodes_ = nodePiece_;
      nodePiece_ = std::min(nodePiece_ * 2, kLargestPiece);
      nextNode_ = nodes_.emplace_back(freeNodes_).data();
    }
    --freeNodes_;
    Node& node = *nextNode_++;
    node.kind = instr.kind;
    node.source = &instr;
    switch (instr.kind) {
    case air::Kind::Call: {
      const auto& call = static_cast<const air::Call&>(instr);
      operand(node.a, call.peer);
      operand(node.b, call.service);
      operand(node.c, call.function);
      std::span<PreparedOperand> args = arguments(call.args.size());
      for (size_t i = 0; i < args.size(); ++i) operand(args[i], call.args[i]);
      node.args = args;
      node.hasTarget = call.output != nullptr;
      if (call.output) operand(node.target, *call.output);
      break;
    }
    case air::Kind::Canon: {
      const auto& canon = static_cast<const air::Canon&>(instr);
      operand(node.a, canon.peer);
      operand(node.b, canon.stream);
      operand(node.target, canon.target);
      break;
    }
    case air::Kind::Ap: {
      const auto& ap = static_cast<const air::Ap&>(instr);
      operand(node.a, ap.value);
      operand(node.target, ap.target);
      break;
    }
    case air::Kind::ApMap: {
      const auto& ap = static_cast<const air::ApMap&>(instr);
      operand(node.a, ap.key);
      operand(node.b, ap.value);
      operand(node.target, ap.target);
      break;
    }
    case air::Kind::Match:
    case air::Kind::Mismatch: {
      const auto& match = static_cast<const air::Match&>(instr);
      operand(node.a, match.left);
      operand(node.b, match.right);
      break;
    }
    case air::Kind::Fold: {
      const auto& fold = static_cast<const air::Fold&>(instr);
      operand(node.a, fold.iterable);
      iterator(node.target, fold);
      break;
    }
    case air::Kind::Next: iterator(node.target, static_cast<const air::Next&>(instr)); break;
    case air::Kind::New: operand(node.target, static_cast<const air::New&>(instr).variable); break;
    case air::Kind::Fail: {
      const auto& fail = static_cast<const air::Fail&>(instr);
      if (!fail.literal) operand(node.a, fail.operand);
      break;
    }
    case air::Kind::Par:
    case air::Kind::Seq:
    case air::Kind::Xor:
    case air::Kind::Null:
    case air::Kind::Never: break;
    }
    return &node;
  }

  /// Of each variable whether it is used in one leaf below a `par` only.
  std::vector<bool> namesOfLeaves(const Node* root) const {
    constexpr uint32_t kNobody = 0, kSeveral = UINT32_MAX;
    std::vector<uint32_t> users(names_, kNobody);  // the leaf that uses a variable, or kSeveral
    uint32_t leaves = 0;
    auto use = [&](uint32_t slot, uint32_t leaf) {
      bool alone = leaf != kNobody && (users[slot] == kNobody || users[slot] == leaf);
      users[slot] = alone ? leaf : kSeveral;
    };
    auto useOperand = [&](const PreparedOperand& operand, uint32_t leaf) {
      if (operand.kind == air::OperandKind::Scalar || operand.kind == air::OperandKind::Canon ||
          operand.kind == air::OperandKind::CanonMap)
        use(operand.slot, leaf);
      if (operand.lens)
        for (const LensStep& step : operand.lens->steps)
          if (step.kind == air::Accessor::Kind::Scalar) use(step.slot, leaf);
    };
    std::vector<std::pair<const Node*, uint32_t>> stack{{root, kNobody}};
    while (!stack.empty()) {
      auto [node, leaf] = stack.back();
      stack.pop_back();
      for (const PreparedOperand* operand : {&node->a, &node->b, &node->c, &node->target}) useOperand(*operand, leaf);
      for (const PreparedOperand& operand : node->args) useOperand(operand, leaf);
      for (const Node* part : {node->left, node->right})
        if (part) stack.emplace_back(part, node->kind == air::Kind::Par && part->leaf ? ++leaves : leaf);
    }
    std::vector<bool> only(users.size());
    for (size_t i = 0; i < users.size(); ++i) only[i] = users[i] != kSeveral;
    return only;
  }

  uint32_t streams() const { return names_ + static_cast<uint32_t>(around_.size()); }
  uint32_t around(uint32_t slot) const { return around_[slot - names_]; }

 private:
  static constexpr size_t kSmallestPiece = 8, kLargestPiece = 256;

  static bool readsLastError(const PreparedOperand& operand) { return operand.kind == air::OperandKind::LastError; }

  /// Parts have been looked at before. `ap` into a map is left out, as it may leave a gap in the trace.
  static bool isLeaf(const Node& node) {
    switch (node.kind) {
    case air::Kind::Par:
    case air::Kind::Fold:
    case air::Kind::Next:
    case air::Kind::ApMap: return false;
    case air::Kind::New:
      if (!isStream(node.target.kind)) return false;
      break;
    case air::Kind::Call:
    case air::Kind::Canon:
    case air::Kind::Ap:
    case air::Kind::Match:
    case air::Kind::Mismatch:
    case air::Kind::Fail:
    case air::Kind::Seq:
    case air::Kind::Xor:
    case air::Kind::Null:
    case air::Kind::Never: break;
    }
    if ((node.left && !node.left->leaf) || (node.right && !node.right->leaf)) return false;
    return !readsLastError(node.a) && !readsLastError(node.b) && !readsLastError(node.c) &&
           std::none_of(node.args.begin(), node.args.end(), readsLastError);
  }

  void findScopes(const air::Instr& root) {
    struct Visit {
      const air::Instr* instr;
      bool leaves = false;
      uint32_t around = 0;  // leaves: slot of the stream outside of this `new`
    };
    std::vector<uint32_t> innermost(names_);  // slot by name
    std::iota(innermost.begin(), innermost.end(), 0U);
    std::vector<Visit> stack{{&root}};
    while (!stack.empty()) {
      auto [instr, leaves, around] = stack.back();
      stack.pop_back();
      const air::Operand* stream = streamOf(*instr);
      if (stream && !isStream(stream->kind)) stream = nullptr;
      if (leaves) {
        innermost[stream->name] = around;
        continue;
      }
      if (stream && instr->kind == air::Kind::New) {
        stack.push_back({instr, true, innermost[stream->name]});
        around_.push_back(innermost[stream->name]);
        innermost[stream->name] = streams() - 1;
      }
      if (stream && innermost[stream->name] != stream->name) scoped_.emplace(stream, innermost[stream->name]);
      auto [first, second] = air::children(*instr);
      if (second) stack.push_back({second});
      if (first) stack.push_back({first});
    }
  }

  std::span<PreparedOperand> arguments(size_t count) {
    if (count > freeArguments_) {
      freeArguments_ = std::max(count, argumentPiece_);
      argumentPiece_ = std::min(argumentPiece_ * 2, kLargestPiece);
      nextArgument_ = arguments_.emplace_back(freeArguments_).data();
    }
    freeArguments_ -= count;
    return {std::exchange(nextArgument_, nextArgument_ + count), count};
  }

  template <class Instruction> static void iterator(PreparedOperand& to, const Instruction& from) {
    to.kind = air::OperandKind::Scalar;
    to.name = from.iterator;
    to.slot = from.iteratorName;
  }

  void operand(PreparedOperand& to, const air::Operand& from) {
    to.kind = from.kind;
    switch (from.kind) {
    case air::OperandKind::InitPeerId:
    case air::OperandKind::Timestamp:
    case air::OperandKind::Ttl:
    case air::OperandKind::LastError:
    case air::OperandKind::Error: break;
    case air::OperandKind::String: to.literal = text(from.text); break;
    case air::OperandKind::Int: to.literal = Value::integer(from.integer); break;
    case air::OperandKind::Float: to.literal = Value::number(from.number); break;
    case air::OperandKind::Bool: to.literal = Value::boolean(from.boolean); break;
    case air::OperandKind::EmptyArray: to.literal = Value::array({}); break;
    case air::OperandKind::Scalar:
    case air::OperandKind::Canon:
    case air::OperandKind::CanonMap:
      to.name = from.text;
      to.slot = from.name;
      break;
    case air::OperandKind::Stream:
    case air::OperandKind::StreamMap: {
      to.name = from.text;
      auto scoped = scoped_.find(&from);
      to.slot = scoped == scoped_.end() ? from.name : scoped->second;
      break;
    }
    }
    if (from.lens) to.lens = lens(*from.lens);
  }

  const PreparedLens* lens(const air::Lens& from) {
    PreparedLens& to = lenses_.emplace_back();
    to.length = from.length;
    to.text = air::printLens(from);
    for (const air::Accessor& accessor : from.accessors) {
      LensStep& step = to.steps.emplace_back();
      step.kind = accessor.kind;
      step.index = accessor.index;
      step.name = accessor.name;
      step.slot = accessor.variable;
    }
    if (from.accessors.size() > 2) {
      air::Lens rest;
      rest.accessors = from.accessors.subspan(2);
      to.afterSecond = air::printLens(rest).substr(2);
    }
    return &to;
  }

  const Value& text(std::string_view text) {
    auto [found, added] = texts_.try_emplace(text);
    if (added) found->second = Value::string(text);
    return found->second;
  }

  std::vector<std::vector<Node>> nodes_;                 // in pieces
  std::vector<std::vector<PreparedOperand>> arguments_;  // in pieces
  std::deque<PreparedLens> lenses_;
  Node* nextNode_ = nullptr;  // of the last piece
  PreparedOperand* nextArgument_ = nullptr;
  size_t freeNodes_ = 0, freeArguments_ = 0;
  size_t nodePiece_ = kSmallestPiece, argumentPiece_ = kSmallestPiece;
  std::unordered_map<std::string_view, Value> texts_;
  uint32_t names_;
  std::vector<uint32_t> around_;                              // by number of a `new`: slot of the stream outside
  std::unordered_map<const air::Operand*, uint32_t> scoped_;  // slots of uses inside of a `new`
};

namespace {

uint64_t nextNumber() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

}  // namespace

Prepared::Prepared(const air::Script& script, Extent extent)
    : builder_(std::make_unique<Builder>(script)),
      number_(nextNumber()),
      variables_(static_cast<uint32_t>(script.names.size())),
      streams_(builder_->streams()) {
  switch (extent) {
  case Extent::Whole:
    root_ = builder_->whole(*script.root);
    onlyInLeaf_ = builder_->namesOfLeaves(root_);
    break;
  case Extent::Executed: root_ = builder_->enter(*script.root); break;
  }
}

Prepared::~Prepared() = default;

uint32_t Prepared::around(uint32_t slot) const { return builder_->around(slot); }

const Node* Prepared::part(const Node& node, size_t which) const {
  const air::Instr* instr = air::children(*node.source)[which];
  return instr ? (which == 0 ? node.left : node.right) = builder_->enter(*instr) : nullptr;
}

}  // namespace aqua::vm
