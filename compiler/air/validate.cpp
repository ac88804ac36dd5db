// Checks by textual position. Positions are numbers of instructions in reading order, which order exactly as byte
// offsets do and exist for built scripts as well. The checks see an instruction when it is complete: inner before
// outer, left before right. Of the uses of a name that find no definition at that time, only the first counts.
#include "compiler/air/validate.h"

#include <limits>
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
using Ending = NameId;
constexpr Ending kNoEnding = std::numeric_limits<NameId>::max();

class Validator {
 public:
  Validator(const Script& script, const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues)
      : script_(script), file_(file), issues_(issues), names_(script.names.size()) {}

  void run() {
    enter(*script_.root);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      while (top.nextPart < top.parts.size() && !top.parts[top.nextPart]) ++top.nextPart;
      if (top.nextPart < top.parts.size()) {
        enter(*top.parts[top.nextPart++]);
        continue;
      }
      leave(top);
      Ending ending = top.ending;
      stack_.pop_back();
      if (!stack_.empty()) stack_.back().endings[stack_.back().nextPart - 1] = ending;
    }
    reportUndefined();
  }

 private:
  struct Frame {
    const Instr* instr;
    std::array<Instr*, 2> parts;
    uint32_t position;
    uint32_t nextPart = 0;
    const Instr* next = nullptr;                             // Fold: its `next`
    const Instr* afterNext = nullptr;                        // Fold: what follows that
    std::array<Ending, 2> endings = {kNoEnding, kNoEnding};  // of the parts
    Ending ending = kNoEnding;
  };

  diagnostics::Reported report(Code code, const Instr& instr) { return issues_.report(code, span(instr)); }
  diagnostics::Span span(const Instr& instr) const { return {file_, instr.place.begin, instr.place.end}; }

  Name& name(NameId id) { return names_[id]; }

  void enter(const Instr& instr) {
    if (instr.kind == Kind::Fold) {
      Name& iterator = name(static_cast<const Fold&>(instr).iteratorName);
      if (!iterator.openFolds.empty())
        report(Code::AirIteratorReused, instr)
            .arg("name", static_cast<const Fold&>(instr).iterator)
            .label(span(*stack_[iterator.openFolds.back()].instr), "inside this `fold` of the same iterator");
      iterator.openFolds.push_back(stack_.size());
    }
    stack_.push_back({&instr, children(instr), count_++});
  }

  void leave(Frame& frame) {
    const Instr& instr = *frame.instr;
    switch (instr.kind) {
    case Kind::Call: {
      const auto& call = static_cast<const Call&>(instr);
      for (const Operand* operand : {&call.peer, &call.service, &call.function}) use(*operand, frame);
      for (const Operand& arg : call.args) use(arg, frame);
      if (call.output) define(call.output->name, frame);
      break;
    }
    case Kind::Canon: define(static_cast<const Canon&>(instr).target.name, frame); break;
    case Kind::Ap:
      use(static_cast<const Ap&>(instr).value, frame);
      define(static_cast<const Ap&>(instr).target.name, frame);
      break;
    case Kind::ApMap:
      use(static_cast<const ApMap&>(instr).key, frame);
      define(static_cast<const ApMap&>(instr).target.name, frame);
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
    if (!isVariable(operand.kind)) return;
    use(operand.name, frame);
    if (!operand.lens) return;
    for (const Accessor& accessor : operand.lens->accessors)
      if (accessor.kind == Accessor::Kind::Scalar) use(accessor.variable, frame);
  }

  void use(NameId id, const Frame& frame) {
    Name& used = name(id);
    if (used.defined < frame.position || used.isSuspect) return;
    used.isSuspect = true;
    used.suspect = frame.position;
    used.suspectUse = frame.instr;
    suspects_.push_back(id);
  }

  void define(NameId id, const Frame& frame) {
    Name& defined = name(id);
    if (frame.position >= defined.defined) return;
    defined.defined = frame.position;
    defined.definition = frame.instr;
  }

  void reportUndefined() {
    for (NameId id : suspects_) {
      const Name& used = name(id);
      if (used.defined < used.suspect) continue;
      diagnostics::Reported reported =
          report(Code::AirUndefinedVariable, *used.suspectUse).arg("name", script_.names.text(id));
      if (used.definition && used.definition != used.suspectUse)
        reported.label(span(*used.definition), "defined only here");
    }
  }

  // --- iterators

  void leaveNext(Frame& frame, const Next& next) {
    Name& iterator = name(next.iteratorName);
    bool first = !iterator.nextSeen;
    iterator.nextSeen = true;
    frame.ending = next.iteratorName;
    if (iterator.openFolds.empty()) {
      if (first) report(Code::AirUndefinedIterator, next).arg("name", next.iterator);
      return;
    }
    Frame& fold = stack_[iterator.openFolds.back()];
    if (fold.next)
      report(Code::AirSecondNext, next).arg("name", next.iterator).label(span(*fold.next), "the first one");
    else fold.next = &next;
  }

  void leaveNew(Frame& frame, const New& scope) {
    const Name& iterator = name(scope.variable.name);
    if (!iterator.openFolds.empty())
      report(Code::AirNewOnIterator, scope)
          .arg("name", scope.variable.text)
          .label(span(*stack_[iterator.openFolds.back()].instr), "the iterator belongs to this `fold`");
    define(scope.variable.name, frame);
    frame.ending = frame.endings[0];
  }

  void leaveFold(Frame& frame, const Fold& fold) {
    use(fold.iterable, frame);
    define(fold.iteratorName, frame);
    name(fold.iteratorName).openFolds.pop_back();
    if (!isStream(fold.iterable.kind)) return;
    if (frame.afterNext) report(Code::AirCodeAfterNext, *frame.afterNext).arg("name", fold.iterator);
    if (frame.endings[0] != fold.iteratorName) frame.ending = frame.endings[0];
  }

  void leavePair(Frame& frame, const Binary& pair) {
    const auto& [left, right] = frame.endings;
    frame.ending = right != kNoEnding ? right : left;
    if (left == kNoEnding || left == right || checkIsOff_) return;
    Name& iterator = name(left);
    if (iterator.openFolds.empty()) return;
    Frame& fold = stack_[iterator.openFolds.back()];
    if (!fold.afterNext) fold.afterNext = pair.right;
  }

  void leaveXor(Frame& frame) {
    const auto& [left, right] = frame.endings;
    if (left != kNoEnding && right != kNoEnding) checkIsOff_ = true;
    frame.ending = left != kNoEnding ? left : right;
  }

  const Script& script_;
  const diagnostics::SourceFile* file_;
  diagnostics::DiagnosticList& issues_;
  std::vector<Name> names_;
  std::vector<NameId> suspects_;  // names with a suspect use, in order
  std::vector<Frame> stack_;
  uint32_t count_ = 0;
  bool checkIsOff_ = false;
};

}  // namespace

void validate(const Script& script, const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues) {
  Validator(script, file, issues).run();
}

}  // namespace aqua::air
