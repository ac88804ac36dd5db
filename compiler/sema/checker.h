// Checks the items of one file: types, values, bodies of functions. Its parts are in items.cpp, types.cpp, values.cpp,
// operators.cpp, calls.cpp, statements.cpp and mismatch.cpp; they call each other, since values stand in statements and
// closures in values.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/sema/scopes.h"

namespace aqua::sema {

/// What a value is needed for: its type, and where that is written.
struct Expected {
  const ir::Type* type = nullptr;
  Span declared;                                // may be null
  std::string_view label = "expected by this";  // what stands there
};

class Checker {
 public:
  explicit Checker(File& file);

  /// Defines and checks all items of the file, in order.
  void items();

 private:
  struct Returns;
  struct BlockState;

  // items.cpp
  void item(const syntax::Item& item);
  void constant(const syntax::Const& node);
  const ir::Value* constantValue(const syntax::Value& node);
  void alias(const syntax::Alias& node);
  void data(const syntax::Data& node);
  void service(const syntax::Service& node);
  void ability(const syntax::Ability& node);
  void func(const syntax::Func& node);
  ir::Function* function(const syntax::Ident& name, const syntax::ArrowType& type, syntax::Block body, Span doc);
  bool defineType(const syntax::Ident& name, const TypeEntry& entry, Span doc);
  bool defineValue(const syntax::Ident& name, const ValueEntry& entry, Span doc);
  /// Members whose name is new, with what `resolve` makes of their types.
  template <class Resolve>
  std::vector<ir::TypeField> members(std::string_view type, std::span<const syntax::Member> members, Resolve resolve);
  const ir::Type* named(ir::TypeKind kind, const syntax::Ident& name, const std::vector<ir::TypeField>& fields,
                        Span item);
  const ir::Type* serviceFunction(const syntax::Member& member);

  // types.cpp
  const ir::Type* resolve(const syntax::Type* type);
  const ir::Type* resolveArrow(const syntax::ArrowType& type);
  const ir::Type* resolveCollection(const syntax::CollectionType& type);
  const ir::Type* resolveNamed(const syntax::QualifiedName& name);
  const TypeEntry* findType(const syntax::QualifiedName& name);  // reports; null: not found
  const ir::Type* bounded(const ir::Type* type, Span span);

  // values.cpp
  const ir::Value* value(const syntax::Value* node, const ir::Type* hint = nullptr);
  const ir::Value* expect(const syntax::Value* node, const Expected& expected);
  const ir::Value* literal(const syntax::Literal& node);
  const ir::Value* name(const syntax::Ident& name, const ir::Type* hint);
  const ir::Value* known(std::string_view name, Span span);  // null: not visible
  const ir::Value* local(Local& local, Span span);
  const ir::Value* constantUse(std::string_view name, const ValueEntry& entry, Span span);
  const ir::Value* functionUse(const ValueEntry& entry, Span span);
  const ir::Value* serviceUse(std::string_view name, const TypeEntry& entry, Span span);
  const ir::Value* collection(const syntax::CollectionValue& node, const ir::Type* hint);
  const ir::Type* elementType(std::span<const ir::Value* const> elements, const ir::Type* expected);
  const ir::Value* construct(const syntax::Construct& node);
  const ir::Value* copy(const syntax::Copy& node);
  void inits(std::span<const syntax::NamedArg> args, const ir::Type& type, bool copying, Span nameSpan,
             std::vector<ir::FieldInit>& result);
  void unexpectedArgument(const syntax::NamedArg& arg, const ir::Type& type, bool copying,
                          std::unordered_map<std::string_view, Span>& given);
  const ir::Value* field(const syntax::Field& node);
  const ir::Value* fieldOf(const ir::Value* base, const syntax::Ident& name, Span span);
  bool callable(const ir::TypeField& function, const syntax::Ident& name);
  const ir::Value* index(const syntax::Index& node);
  const ir::Value* bang(const syntax::Bang& node);
  const ir::Value* element(const ir::Value* base, const ir::Value* index, Span span, bool bang, Span where);
  const ir::Value* requireData(const ir::Value* value);  // no arrow, ability, service, map, nothing

  // Paths through modules: `Lib.Sub.S.f`.
  struct Path {
    const Names* names = nullptr;  // module that the last part is looked up in
    std::string_view module;       // its name as written
    size_t parts = 0;              // parts that name the module
    bool incomplete = false;       // of a file that could not be read completely
  };
  bool pathOf(const syntax::Value* node, std::vector<syntax::Ident>& parts) const;
  std::optional<Path> modulePath(const std::vector<syntax::Ident>& parts, size_t limit);
  const ir::Value* pathValue(const syntax::Value* node);  // null: not a path
  const ir::Value* moduleMember(const Path& path, const syntax::Ident& member, Span span, bool function);

  // operators.cpp
  const ir::Value* negate(const syntax::Not& node);
  const ir::Value* binary(const syntax::Binary& node);
  template <class Fits>
  const ir::Value* operation(const syntax::Binary& node, const ir::Type* result, std::string_view expected, Fits fits);
  bool operandsFit(const syntax::Binary& node, const ir::Value* left, const ir::Value* right, bool leftFits,
                   bool rightFits, std::string_view expected);
  const ir::Value* equality(const syntax::Binary& node);
  const ir::Value* arithmetic(const syntax::Binary& node);
  const ir::Value* combine(const syntax::Binary& node, const ir::Type* type, const ir::Value* left,
                           const ir::Value* right, bool floating = false);

  // calls.cpp
  const ir::Value* call(const syntax::Value* node);  // Call or MethodCall
  const ir::Value* invoke(const ir::Value* callee, const syntax::Ident& name,
                          std::span<const syntax::Value* const> first, std::span<const syntax::Value* const> second,
                          Span span);
  void wrongArgumentCount(const ir::Value* callee, const syntax::Ident& name, size_t given, Span at);
  const ir::Value* mapCall(const ir::Value* map, const syntax::MethodCall& node);
  void checkLoosely(std::span<const syntax::Value* const> first, std::span<const syntax::Value* const> second);
  void notePushedParameters(const ir::Value* callee, std::span<const ir::Value* const> args, std::string_view name);

  // statements.cpp
  ir::Block block(syntax::Block statements, Returns* returns);
  void statement(const syntax::Statement& node, BlockState& state);
  void unreadable(const syntax::ErrorStatement& node, BlockState& state);
  void returnValues(const syntax::Return& node, Returns* returns);
  void serviceId(const syntax::ServiceId& node, BlockState& state);
  void push(const syntax::Push& node, BlockState& state);
  void pushToMap(const syntax::Push& node, const ir::Variable& map, BlockState& state);
  void loop(const syntax::For& node, BlockState& state);
  void parseq(const syntax::Parseq& node, BlockState& state);
  void on(const syntax::On& node, BlockState& state);
  void join(const syntax::Join& node, BlockState& state);
  void declareStream(const syntax::StreamDecl& node, BlockState& state);
  void closure(const syntax::Closure& node, BlockState& state);
  void assign(const syntax::Assign& node, BlockState& state);
  void callStatement(const syntax::CallStatement& node, BlockState& state);
  void notACall(const syntax::CallStatement& node, const ir::Type& found);
  void checkResultCount(std::span<const syntax::Ident> names, const syntax::Ident& callee, size_t results);
  std::vector<ir::Target> callTargets(std::span<const syntax::Ident> names, std::span<const ir::Type* const> results);
  void par(const syntax::Par& node, BlockState& state);
  void detach(const syntax::Co& node, BlockState& state);
  void branch(const syntax::If& node, BlockState& state);
  void branchElse(const syntax::Else& node, BlockState& state);
  void attempt(const syntax::Try& node, BlockState& state);
  void handler(const syntax::Node& node, const syntax::Ident* name, syntax::Block body, BlockState& state);
  std::vector<const ir::Value*> viaOf(std::span<const syntax::Value* const> via);
  struct Items {
    const ir::Variable* item = nullptr;
    const ir::Variable* second = nullptr;
  };
  const ir::Value* iterable(const syntax::Value* node, bool live, const ir::Type*& element, const ir::Type*& key);
  Items loopItems(const syntax::Ident& item, const syntax::Ident& second, const ir::Type* element, const ir::Type* key,
                  const ir::Value* iterated);
  const ir::Type* pairType(const ir::Type* element);  // what a stream map is made of
  const ir::Value* pushed(const syntax::Value* node, const ir::Variable& stream);
  void checkPushed(Span at, const ir::Type* found, const ir::Type* element, Span declared);
  bool isStreamLocal(std::string_view name);  // stream or stream map
  bool isMapLocal(std::string_view name);
  static Span wordOf(const syntax::Node& node);

  // mismatch.cpp
  bool check(const ir::Value* value, const Expected& expected);
  const ir::Value* coerce(const ir::Value* value, const ir::Type* type);
  const ir::Value* fitted(const ir::Value* value, const Expected& expected);  // check, then coerce or an error value
  const ir::Value* freeze(const ir::Value* value);
  void explain(Reported& reported, const ir::Value* value, const ir::Type* found, const ir::Type* expected);
  bool offerConversion(Reported& reported, const ir::Value* value, const ir::Type* found, const ir::Type* expected);
  void explainFields(Reported& reported, const ir::Type& found, const ir::Type& expected);
  void explainArrow(Reported& reported, const ir::Type& found, const ir::Type& expected);
  void checkRange(const ir::Value* value, const ir::Type* type);

  // helpers
  template <class T, class... Args> const T* node(ir::ValueKind kind, const ir::Type* type, Span span, Args... args) {
    return arena_.make<T>(ir::Value{kind, type, span}, args...);
  }
  template <class T, class... Args> T* op(ir::OpKind kind, Span span, Args... args) {
    return arena_.make<T>(ir::Op{kind, span}, args...);
  }
  const ir::Value* error(Span span) { return file_.error(span); }
  Reported report(Code code, Span span) { return file_.report(code, span); }
  void use(Span at, Span definition, ir::SymbolKind kind, const ir::Type* type, Span doc = {}) {
    file_.use(at, definition, kind, type, doc);
  }
  void markUsed(uint32_t slot) { file_.markUsed(slot); }
  static bool isError(const ir::Value* value) { return value->type->kind == ir::TypeKind::Error; }

  File& file_;
  Session& session_;
  Module& module_;
  ir::Program& program_;
  ir::TypePool& types_;
  base::Arena& arena_;
  ir::Relations& relations_;
  Scopes scopes_;
};

/// The results of the function around; null inside nested blocks.
struct Checker::Returns {
  std::string_view function;
  const ir::Type* type = nullptr;  // arrow
  std::span<const syntax::Type* const> written;
  Span first;  // the `<-` line
  bool seen = false;
  std::vector<const ir::Value*> values;
};

/// A block under construction, and what its last statement can be joined with.
struct Checker::BlockState {
  enum class Last : uint8_t {
    None,    // the block is empty so far
    Silent,  // something that needs no AIR and cannot fail
    Op       // the last op
  };
  std::vector<const ir::Op*> ops;
  Returns* returns = nullptr;
  Last last = Last::None;
  ir::IfOp* openIf = nullptr;    // the last op, as long as `else` may follow
  ir::TryOp* openTry = nullptr;  // the last op, as long as handlers may follow
  ir::ParOp* openPar = nullptr;
  std::vector<ir::Block> branches;    // of openPar
  std::vector<ir::Handler> handlers;  // of openTry
  bool warnedAfterReturn = false;

  explicit BlockState(base::Arena& memory) : arena(memory) {}
  base::Arena& arena;

  /// The last op is complete: nothing can join it any more.
  void close() {
    if (openPar) openPar->branches = arena.copy(branches);
    if (openTry) openTry->handlers = arena.copy(handlers);
    branches.clear();
    handlers.clear();
    openIf = nullptr;
    openTry = nullptr;
    openPar = nullptr;
  }
  void add(const ir::Op* op) {
    close();
    ops.push_back(op);
    last = Last::Op;
  }
  void addSilent(const ir::Op* op) {
    close();
    if (op) ops.push_back(op);
    last = Last::Silent;
  }
  /// Takes the last op away, to make it a part of another one.
  const ir::Op* take() {
    close();
    const ir::Op* op = ops.back();
    ops.pop_back();
    return op;
  }
};

}  // namespace aqua::sema
