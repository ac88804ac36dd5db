// What names of a script stand for, the values of operands, and what lenses take out of them (EXECUTION.md 4.6, 4.7).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "runtime/vm/errors.h"
#include "runtime/vm/failure.h"
#include "runtime/vm/folds.h"
#include "runtime/vm/memory.h"
#include "runtime/vm/prepared.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {

struct Run;

/// An operand's value and what is needed to tell where it came from.
struct Resolved {
  Value value;
  Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();
  std::string_view lens;  // to be added to the origin
  Provenance provenance;
  ItemRef item = ItemRef();                     // this very value; null pointer: it was taken out of another
  Ref<const Canon> canon = Ref<const Canon>();  // a whole canon or canon map: an origin for every item

  Ref<const TetrapletRecord> fullOrigin() const;  // with the lens
  std::vector<Tetraplet> origins() const;
  ItemRef asItem() const;  // rebuilt (4.2)
};

enum class Got : uint8_t {
  Value,
  Undefined,  // `Names::undefined` is the name
  Failed,     // `Names::refusal` says why
};

class Names {
 public:
  Names(size_t slots, const std::string& initPeer)
      : variables(slots),
        iterators(slots),
        initPeer_(Value::string(initPeer)),
        literal_(new TetrapletRecord(Tetraplet{initPeer, "", "", ""})) {}

  Got resolve(Run& run, const PreparedOperand& operand, Resolved& out);
  /// Without its origin.
  Got valueOf(Run& run, const PreparedOperand& operand, Value& out);
  /// A part of a call's or canon's triplet: a text.
  Got peerOrName(Run& run, const PreparedOperand& operand, Value& out);
  std::string_view undefined;
  Failure refusal{Code::Lens, Text()};

  /// What a name stands for now. Empty: it must not be read.
  std::optional<LeafRun::Binding> meaning(uint32_t slot) const;
  void write(Run& run, uint32_t slot, ItemRef item, Ref<const Canon> canon);
  /// Origin of literals.
  const Ref<const TetrapletRecord>& literal() const { return literal_; }

  Variables variables;
  std::vector<FoldState*> iterators;  // by slot of the variable; null pointer: none is live
  Errors errors;

 private:
  void noteRead(Run& run, uint32_t slot) const;
  Got resolveVariable(Run& run, uint32_t slot, std::string_view name, Resolved& out);
  Got resolveError(Run& run, const ErrorObject& error, const PreparedLens* lens, Resolved& out);
  Got resolveCanon(Run& run, const PreparedOperand& operand, Resolved& out);
  Got applyScalarLens(Run& run, const PreparedLens& lens, size_t from, Value& value);
  Got applyCanonLens(Run& run, const PreparedLens& lens, const Canon& canon, Resolved& out);
  Got applyMapLens(Run& run, const PreparedLens& lens, const Canon& canon, Resolved& out);
  Got canonIndex(Run& run, const LensStep& step, size_t size, uint32_t& index);
  Got indexOf(Run& run, const Value& number, uint32_t& index);
  template <class... Parts> Got refuse(Code code, const Parts&... parts) {
    refusal = failure(code, parts...);
    return Got::Failed;
  }

  Value initPeer_;
  Ref<const TetrapletRecord> literal_;
};

}  // namespace aqua::vm
