// Checks by textual position. Positions are numbers of instructions in reading order, which order exactly as byte
// offsets do and exist for built scripts as well. The checks see an instruction when it is complete: inner before
// outer, left before right. Of the uses of a name that find no definition at that time, only the first counts.
#include "compiler/air/validate.h"

#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace aqua::air {

namespace {

using diagnostics::Code;

constexpr uint32_t kNowhere = std::numeric_limits<uint32_t>::max();

/// What is known of a name so far.
struct Name {
  uint32_t defined = kNowhere;  // position of the left-most definition
  const Instr* definition = nullptr;
  uint32_t suspect = kNowhere;  // position of the first use without a definition
  const Instr* suspectUse = nullptr;
  bool isSuspect = false;

  std::vector<size_t> openFolds;  // of this iterator, outermost first: indices of stack frames
  bool nextSeen = false;
};

/// What the check for code after `next` has to know of a complete instruction: the iterator whose `next` ends it.
using Ending = std::optional<std::string_view>;

class Validator {
 public:
  Validator(const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues) : file_(file), issues_(issues) {}

  void run(const Instr& root) {
    enter(root);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      while (top.nextPart < top.parts.size() && !top.parts[top.nextPart]) ++top.nextPart;
      if (top.nextPart < top.parts.size()) {
        enter(*top.parts[top.nextPart++]);
        continue;
      }
      leave(top);
      Frame done = top;
      stack_.pop_back();
      if (!stack_.empty()) stack_.back().endings[stack_.back().nextPart - 1] = done.ending;
    }
    reportUndefined();
  }

 private:
  struct Frame {
    const Instr* instr;
    uint32_t position;
    std::array<Instr*, 2> parts;
    size_t nextPart = 0;
    const Instr* next = nullptr;       // Fold: its `next`
    const Instr* afterNext = nullptr;  // Fold: what follows that
    std::array<Ending, 2> endings;     // of the parts
    Ending ending;
  };

  diagnostics::Reported report(Code code, const Instr& instr) { return issues_.report(code, span(instr)); }
  diagnostics::Span span(const Instr& instr) const { return {file_, instr.place.begin, instr.place.end}; }

  Name& name(std::string_view text) { return names_[text]; }

  void enter(const Instr& instr) {
    if (instr.kind == Kind::Fold) {
      Name& iterator = name(static_cast<const Fold&>(instr).iterator);
      if (!iterator.openFolds.empty())
        report(Code::AirIteratorReused, instr)
            .arg("name", static_cast<const Fold&>(instr).iterator)
            .label(span(*stack_[iterator.openFolds.back()].instr), "inside this `fold` of the same iterator");
      iterator.openFolds.push_back(stack_.size());
    }
    stack_.push_back({&instr, count_++, children(instr)});
  }

  void leave(Frame& frame) {
    const Instr& instr = *frame.instr;
    switch (instr.kind) {
      case Kind::Call: {
        const auto& call = static_cast<const Call&>(instr);
        for (const Operand* operand : {&call.peer, &call.service, &call.function}) use(*operand, frame);
        for (const Operand& arg : call.args) use(arg, frame);
        if (call.output) define(call.output->text, frame);
        break;
      }
      case Kind::Canon: define(static_cast<const Canon&>(instr).target.text, frame); break;
      case Kind::Ap:
        use(static_cast<const Ap&>(instr).value, frame);
        define(static_cast<const Ap&>(instr).target.text, frame);
        break;
      case Kind::ApMap:
        use(static_cast<const ApMap&>(instr).key, frame);
        define(static_cast<const ApMap&>(instr).target.text, frame);
        break;
      case Kind::Match:
      case Kind::Mismatch:
        use(static_cast<const Match&>(instr).left, frame);
        use(static_cast<const Match&>(instr).right, frame);
        frame.ending = frame.endings[0];
        break;
      case Kind::Fold: leaveFold(frame, static_cast<const Fold&>(instr)); break;
      case Kind::Next: leaveNext(frame, static_cast<const Next&>(instr)); break;
      case Kind::New: leaveNew(frame, static_cast<const New&>(instr)); break;
      case Kind::Fail: {
        const auto& fail = static_cast<const Fail&>(instr);
        if (fail.literal && fail.code == 0) report(Code::AirFailZero, instr);
        break;
      }
      case Kind::Seq:
      case Kind::Par: leavePair(frame, static_cast<const Binary&>(instr)); break;
      case Kind::Xor: leaveXor(frame); break;
      case Kind::Null:
      case Kind::Never: break;
    }
  }

  // --- variables

  void use(const Operand& operand, const Frame& frame) {
    switch (operand.kind) {
      case OperandKind::Scalar:
      case OperandKind::Stream:
      case OperandKind::StreamMap:
      case OperandKind::Canon:
      case OperandKind::CanonMap: break;
      case OperandKind::InitPeerId:
      case OperandKind::Timestamp:
      case OperandKind::Ttl:
      case OperandKind::LastError:
      case OperandKind::Error:
      case OperandKind::String:
      case OperandKind::Int:
      case OperandKind::Float:
      case OperandKind::Bool:
      case OperandKind::EmptyArray: return;
    }
    use(operand.text, frame);
    if (!operand.lens) return;
    for (const Accessor& accessor : operand.lens->accessors)
      if (accessor.kind == Accessor::Kind::Scalar) use(accessor.name, frame);
  }

  void use(std::string_view text, const Frame& frame) {
    Name& used = name(text);
    if (used.defined < frame.position || used.isSuspect) return;
    used.isSuspect = true;
    used.suspect = frame.position;
    used.suspectUse = frame.instr;
    suspects_.push_back(text);
  }

  void define(std::string_view text, const Frame& frame) {
    Name& defined = name(text);
    if (frame.position >= defined.defined) return;
    defined.defined = frame.position;
    defined.definition = frame.instr;
  }

  void reportUndefined() {
    for (std::string_view text : suspects_) {
      const Name& used = name(text);
      if (used.defined < used.suspect) continue;
      diagnostics::Reported reported = report(Code::AirUndefinedVariable, *used.suspectUse).arg("name", text);
      if (used.definition && used.definition != used.suspectUse)
        reported.label(span(*used.definition), "defined only here");
    }
  }

  // --- iterators

  void leaveNext(Frame& frame, const Next& next) {
    Name& iterator = name(next.iterator);
    bool first = !iterator.nextSeen;
    iterator.nextSeen = true;
    frame.ending = next.iterator;
    if (iterator.openFolds.empty()) {
      if (first) report(Code::AirUndefinedIterator, next).arg("name", next.iterator);
      return;
    }
    Frame& fold = stack_[iterator.openFolds.back()];
    if (fold.next)
      report(Code::AirSecondNext, next).arg("name", next.iterator).label(span(*fold.next), "the first one");
    else
      fold.next = &next;
  }

  void leaveNew(Frame& frame, const New& scope) {
    const Name& iterator = name(scope.variable.text);
    if (!iterator.openFolds.empty())
      report(Code::AirNewOnIterator, scope)
          .arg("name", scope.variable.text)
          .label(span(*stack_[iterator.openFolds.back()].instr), "the iterator belongs to this `fold`");
    define(scope.variable.text, frame);
    frame.ending = frame.endings[0];
  }

  void leaveFold(Frame& frame, const Fold& fold) {
    use(fold.iterable, frame);
    define(fold.iterator, frame);
    name(fold.iterator).openFolds.pop_back();
    bool isStream = fold.iterable.kind == OperandKind::Stream || fold.iterable.kind == OperandKind::StreamMap;
    if (!isStream) return;
    if (frame.afterNext)
      report(Code::AirCodeAfterNext, *frame.afterNext).arg("name", fold.iterator);
    if (frame.endings[0] != fold.iterator) frame.ending = frame.endings[0];
  }

  void leavePair(Frame& frame, const Binary& pair) {
    const auto& [left, right] = frame.endings;
    frame.ending = right ? right : left;
    if (!left || left == right || checkIsOff_) return;
    Name& iterator = name(*left);
    if (iterator.openFolds.empty()) return;
    Frame& fold = stack_[iterator.openFolds.back()];
    if (!fold.afterNext) fold.afterNext = pair.right;
  }

  void leaveXor(Frame& frame) {
    const auto& [left, right] = frame.endings;
    if (left && right) checkIsOff_ = true;
    frame.ending = left ? left : right;
  }

  const diagnostics::SourceFile* file_;
  diagnostics::DiagnosticList& issues_;
  std::unordered_map<std::string_view, Name> names_;  // never iterated
  std::vector<std::string_view> suspects_;            // names with a suspect use, in order
  std::vector<Frame> stack_;
  uint32_t count_ = 0;
  bool checkIsOff_ = false;
};

}  // namespace

void validate(const Instr& root, const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues) {
  Validator(file, issues).run(root);
}

}  // namespace aqua::air
