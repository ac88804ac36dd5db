#include "runtime/vm/prepared.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "compiler/air/print.h"

namespace aqua::vm {

namespace {

bool isStream(air::OperandKind kind) { return kind == air::OperandKind::Stream || kind == air::OperandKind::StreamMap; }

}  // namespace

/// Walks the script in textual order with a stack of its own. A use of a stream belongs to the innermost `new` of that
/// stream around it (4.4); others get slots of their own at the end, when their number is known.
class Prepared::Builder {
 public:
  explicit Builder(Prepared& out) : out_(out) {}

  void build(const air::Instr& root) {
    struct Open {
      const air::Instr* instr;
      Node* node;
      std::array<air::Instr*, 2> parts;
      size_t next = 0;
    };
    std::vector<Open> stack;
    auto push = [&](const air::Instr& instr) {
      Node* node = enter(instr);
      stack.push_back({&instr, node, air::children(instr)});
      return node;
    };
    out_.root_ = push(root);
    while (!stack.empty()) {
      Open& top = stack.back();
      if (top.next == top.parts.size()) {
        if (top.instr->kind == air::Kind::New) leaveNew(static_cast<const air::New&>(*top.instr));
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
    finishStreams();
    findNamesOfLeaves();
  }

 private:
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

  Node* enter(const air::Instr& instr) {
    constexpr size_t kPiece = 64;
    if (nodes_ % kPiece == 0) out_.nodes_.push_back(std::make_unique<Node[]>(kPiece));
    Node& node = out_.nodes_.back()[nodes_++ % kPiece];
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
        operand(node.target, air::variable(air::OperandKind::Scalar, fold.iterator));
        break;
      }
      case air::Kind::Next:
        operand(node.target, air::variable(air::OperandKind::Scalar, static_cast<const air::Next&>(instr).iterator));
        break;
      case air::Kind::New: {
        const auto& scope = static_cast<const air::New&>(instr);
        if (isStream(scope.variable.kind)) {
          node.target.kind = scope.variable.kind;
          node.target.name = scope.variable.text;
          node.target.slot = out_.streams_;
          restricted_[scope.variable.text].push_back(out_.streams_++);
          scoped_.push_back(&node.target);
        } else {
          operand(node.target, scope.variable);
        }
        break;
      }
      case air::Kind::Fail: {
        const auto& fail = static_cast<const air::Fail&>(instr);
        if (!fail.literal) operand(node.a, fail.operand);
        break;
      }
      case air::Kind::Par: hasPar_ = true; break;
      case air::Kind::Seq:
      case air::Kind::Xor:
      case air::Kind::Null:
      case air::Kind::Never: break;
    }
    return &node;
  }

  std::span<PreparedOperand> arguments(size_t count) {
    constexpr size_t kPiece = 256;
    if (count > free_) {
      free_ = std::max(count, kPiece);
      next_ = out_.arguments_.emplace_back(std::make_unique<PreparedOperand[]>(free_)).get();
    }
    free_ -= count;
    return {std::exchange(next_, next_ + count), count};
  }

  void leaveNew(const air::New& scope) {
    if (isStream(scope.variable.kind)) restricted_[scope.variable.text].pop_back();
  }

  uint32_t variable(std::string_view name) {
    auto [found, added] = variables_.emplace(name, out_.variables_);
    if (added) ++out_.variables_;
    return found->second;
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
        to.slot = variable(from.text);
        break;
      case air::OperandKind::Stream:
      case air::OperandKind::StreamMap: {
        to.name = from.text;
        auto found = restricted_.find(from.text);
        if (found != restricted_.end() && !found->second.empty()) {
          to.slot = found->second.back();
          scoped_.push_back(&to);
        } else {
          auto [global, added] = globals_.emplace(from.text, out_.globalStreams_);
          if (added) ++out_.globalStreams_;
          to.slot = global->second;
        }
        break;
      }
    }
    if (from.lens) to.lens = lens(*from.lens);
  }

  const PreparedLens* lens(const air::Lens& from) {
    PreparedLens& to = out_.lenses_.emplace_back();
    to.length = from.length;
    to.text = air::printLens(from);
    for (const air::Accessor& accessor : from.accessors) {
      LensStep& step = to.steps.emplace_back();
      step.kind = accessor.kind;
      step.index = accessor.index;
      step.name = accessor.name;
      if (accessor.kind == air::Accessor::Kind::Scalar) step.slot = variable(accessor.name);
    }
    if (from.accessors.size() > 2) {
      air::Lens rest;
      rest.accessors = from.accessors.subspan(2);
      to.afterSecond = air::printLens(rest).substr(2);
    }
    return &to;
  }

  void findNamesOfLeaves() {
    out_.onlyInLeaf_.resize(out_.variables_);
    if (!hasPar_) return;
    constexpr uint32_t kNobody = 0, kSeveral = UINT32_MAX;
    std::vector<uint32_t> users(out_.variables_, kNobody);  // the leaf that uses a variable, or kSeveral
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
    std::vector<std::pair<const Node*, uint32_t>> stack{{out_.root_, kNobody}};
    while (!stack.empty()) {
      auto [node, leaf] = stack.back();
      stack.pop_back();
      for (const PreparedOperand* operand : {&node->a, &node->b, &node->c, &node->target}) useOperand(*operand, leaf);
      for (const PreparedOperand& operand : node->args) useOperand(operand, leaf);
      for (const Node* part : {node->left, node->right})
        if (part) stack.emplace_back(part, node->kind == air::Kind::Par && part->leaf ? ++leaves : leaf);
    }
    for (size_t i = 0; i < users.size(); ++i) out_.onlyInLeaf_[i] = users[i] != kSeveral;
  }

  const Value& text(std::string_view text) {
    auto [found, added] = texts_.try_emplace(text);
    if (added) found->second = Value::string(text);
    return found->second;
  }

  void finishStreams() {
    for (PreparedOperand* use : scoped_) use->slot += out_.globalStreams_;
    out_.streams_ += out_.globalStreams_;
  }

  Prepared& out_;
  PreparedOperand* next_ = nullptr;  // of the last piece of arguments
  size_t free_ = 0;
  size_t nodes_ = 0;
  bool hasPar_ = false;
  std::unordered_map<std::string_view, Value> texts_;
  std::unordered_map<std::string_view, uint32_t> variables_;
  std::unordered_map<std::string_view, uint32_t> globals_;
  std::unordered_map<std::string_view, std::vector<uint32_t>> restricted_;
  std::vector<PreparedOperand*> scoped_;
};

Prepared::Prepared(const air::Script& script) { Builder(*this).build(*script.root); }

}  // namespace aqua::vm
