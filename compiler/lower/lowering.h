// The walk over the typed program that writes a plan. One object per exported function; the files ops.cpp, calls.cpp,
// values.cpp, collections.cpp, operators.cpp and conditions.cpp are its parts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lower/lower.h"
#include "compiler/lower/frames.h"
#include "compiler/lower/writer.h"

namespace aqua::lower {

using diagnostics::Code;

/// Nesting of blocks, values and inlined calls together; keeps this walk and all passes after it off the stack's end.
inline constexpr uint32_t kMaxNesting = 1000;
/// Statements and values visited for one plan.
inline constexpr uint32_t kMaxWork = 4'000'000;

class Lowering {
 public:
  Lowering(plan::Function& plan, diagnostics::DiagnosticList& issues, const Options& options)
      : plan_(plan), issues_(issues), options_(options), out_(plan) {}

  /// Builds plan.root: the function inside its wrapper (RULES.md 4).
  void function(const ir::Function& function, bool withRelay);

 private:
  // ---- wrapper.cpp
  struct Argument {
    const plan::Name* name;  // of the fetched value
    std::string_view key;    // the parameter's name
    Span span;
  };
  Bound parameter(const ir::Variable& variable, std::vector<Argument>& arguments);

  // ---- ops.cpp
  void statements(ir::Block block);
  void statement(const ir::Op* op);
  void call(const ir::CallOp& op);
  void push(const plan::Name* stream, Bound value, Span span);
  void insert(const plan::Name* map, Bound key, Bound value, Span span);
  struct Route {
    const plan::Value* peer;
    Values via;
  };
  Route route(const ir::Value* peer, std::span<const ir::Value* const> via);
  void on(const ir::OnOp& op);
  void par(const ir::ParOp& op);
  void tryChain(const ir::TryOp& op);
  void loop(const ir::ForOp& op);
  void parseq(const ir::ParseqOp& op);
  void join(const ir::JoinOp& op);
  void closure(const ir::ClosureOp& op);
  void bindService(const ir::BindServiceOp& op);
  const plan::Name* loopItem(const ir::Variable* item, const ir::Variable* second, Span span);
  const plan::Value* iterable(const ir::Value* value, bool live);
  const plan::Value* list(const plan::Value* value, Span span);

  // ---- calls.cpp
  std::vector<Bound> callValue(const ir::CallValue& call);
  std::vector<Bound> callArrow(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callFunction(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callMethod(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callBack(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> traced(const Arrow& arrow, std::span<const Bound> args, Span span);
  std::vector<Bound> callUntraced(const Arrow& arrow, std::span<const Bound> args, Span span);
  void traceEvent(std::string_view arrowName, const plan::Value* event, Span span);
  const plan::Name* resultName(const ir::Type* type, std::string_view hint);
  Bound resultOf(const plan::Name* output);
  /// `onError`: an error of the body goes home before it goes on.
  void onPeer(const plan::Value* peer, Values via, bool returnToRelay, bool onError, const plan::Step* body, Span span);
  /// `onError`: as for `onPeer`, where it has to go there.
  void atInit(const plan::Step* body, bool onError, Span span);
  Values viaHome();

  // ---- values.cpp
  Bound eval(const ir::Value* value);
  /// Evaluates several at once: code that calls services runs in parallel.
  std::vector<Bound> evalAll(std::span<const ir::Value* const> values);
  /// The value as data: a stream is frozen here.
  const plan::Value* data(Bound bound, Span span);
  const plan::Value* evalData(const ir::Value* value) { return data(eval(value), value->span); }
  const plan::Value* missing(std::string_view name, Span span);
  Bound local(const ir::LocalValue& value);
  Bound special(const ir::SpecialValue& value);
  Bound literal(const ir::LiteralValue& value);
  Bound field(const ir::FieldValue& value);
  Bound index(const ir::IndexValue& value);
  Bound length(const ir::LengthValue& value);
  Bound method(const ServiceInstance& service, std::string_view name, Span span);
  /// Waits for the element (the gate, RULES.md 2.10). A null index is 0.
  const plan::Value* element(const plan::Name* stream, const ir::Value* index, Span span);
  plan::Accessor indexAccessor(const plan::Value* index, Span span);

  // ---- collections.cpp
  Bound collection(const ir::CollectionValue& value);
  Bound object(const ir::ObjectValue& value);
  Bound copy(const ir::CopyValue& value);
  std::vector<RecordField> fieldValues(std::span<const ir::FieldInit> fields);
  Bound record(std::span<const RecordField> fields, std::string_view hint, Span span);
  Bound ability(std::vector<RecordField>& fields, Span span);
  Bound mapCall(const ir::MapCallValue& value);

  // ---- operators.cpp
  Bound binary(const ir::BinaryValue& value);
  Bound additive(const ir::BinaryValue& value);
  const plan::Value* plus(const plan::Value* total, int64_t literal, Span span);
  const plan::Value* addUp(std::span<const ir::Value* const> terms, Span span);
  struct Counted {
    const plan::Value* index;
    const plan::Value* count;
  };
  Counted counted(const ir::Value* index, Span span);
  Bound arithmetic(const ir::BinaryValue& value);
  Bound comparison(const ir::BinaryValue& value);

  // ---- conditions.cpp
  Bound equality(const ir::BinaryValue& value);
  Bound logic(const ir::BinaryValue& value);
  Bound negation(const ir::NotValue& value);
  void condition(const ir::IfOp& op);
  std::optional<bool> knownBool(const plan::Value* value) const;

  /// In the frame where the walk is.
  void bind(const ir::Variable* variable, Bound bound);

  // ---- limits (lowering.cpp)
  /// False (and reported once) when the program is too deep or too large to go on.
  bool enter(Span span);
  void leave() { --nesting_; }
  void internal(Span span, std::string_view what);

  plan::Function& plan_;
  diagnostics::DiagnosticList& issues_;
  const Options& options_;
  Writer out_;
  Frames frames_;

  Place place_ = 0;  // 0 is the root
  Place places_ = 1;
  uint32_t nesting_ = 0, work_ = 0;
  bool stopped_ = false;
};

}  // namespace aqua::lower
