// Building scripts: every builder copies what it is given into the arena of the script.
#include "compiler/air/air.h"

#include "compiler/base/numbers.h"

namespace aqua::air {

namespace {

const Lens* copied(Script& script, const Lens& lens) {
  std::span<Accessor> accessors = script.arena.copy(lens.accessors);
  for (Accessor& accessor : accessors) {
    accessor.name = script.arena.text(accessor.name);
    if (accessor.kind == Accessor::Kind::Scalar) accessor.variable = script.names.of(accessor.name);
  }
  return script.arena.make<Lens>(Lens{lens.length, accessors});
}

Operand copied(Script& script, Operand operand) {
  operand.text = script.arena.text(operand.text);
  if (isVariable(operand.kind)) operand.name = script.names.of(operand.text);
  if (operand.lens) operand.lens = copied(script, *operand.lens);
  return operand;
}

template <class T> T* make(base::Arena& arena, Kind kind, OriginId origin) {
  T* instr = arena.make<T>();
  instr->kind = kind;
  instr->origin = origin;
  return instr;
}

}  // namespace

std::string_view keyword(Kind kind) {
  switch (kind) {
#define AIR_INSTRUCTION(id, text) \
  case Kind::id:                  \
    return text;
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
  }
  return {};
}

std::array<Instr*, 2> children(const Instr& instr) {
  switch (instr.kind) {
  case Kind::Seq:
  case Kind::Par:
  case Kind::Xor: {
    const auto& binary = static_cast<const Binary&>(instr);
    return {binary.left, binary.right};
  }
  case Kind::Match:
  case Kind::Mismatch: return {static_cast<const Match&>(instr).body, nullptr};
  case Kind::Fold: {
    const auto& fold = static_cast<const Fold&>(instr);
    return {fold.body, fold.last};
  }
  case Kind::New: return {static_cast<const New&>(instr).body, nullptr};
  case Kind::Call:
  case Kind::Canon:
  case Kind::Ap:
  case Kind::ApMap:
  case Kind::Next:
  case Kind::Fail:
  case Kind::Null:
  case Kind::Never: break;
  }
  return {};
}

std::vector<const Instr*> instructionsOf(const Instr& root) {
  std::vector<const Instr*> all, rest{&root};
  while (!rest.empty()) {
    const Instr* instr = rest.back();
    rest.pop_back();
    all.push_back(instr);
    auto parts = children(*instr);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
      if (*part) rest.push_back(*part);
  }
  return all;
}

Instr* Script::call(Operand peer, Operand service, Operand function, std::span<const Operand> args,
                    const Operand* output, OriginId origin) {
  auto* instr = make<Call>(arena, Kind::Call, origin);
  instr->peer = copied(*this, peer);
  instr->service = copied(*this, service);
  instr->function = copied(*this, function);
  std::span<Operand> owned = arena.copy(args);
  for (Operand& arg : owned) arg = copied(*this, arg);
  instr->args = owned;
  if (output) instr->output = arena.make<Operand>(copied(*this, *output));
  return instr;
}

Instr* Script::canon(Operand peer, Operand stream, Operand target, OriginId origin) {
  auto* instr = make<Canon>(arena, Kind::Canon, origin);
  instr->peer = copied(*this, peer);
  instr->stream = copied(*this, stream);
  instr->target = copied(*this, target);
  return instr;
}

Instr* Script::ap(Operand value, Operand target, OriginId origin) {
  auto* instr = make<Ap>(arena, Kind::Ap, origin);
  instr->value = copied(*this, value);
  instr->target = copied(*this, target);
  return instr;
}

Instr* Script::apMap(Operand key, Operand value, Operand target, OriginId origin) {
  auto* instr = make<ApMap>(arena, Kind::ApMap, origin);
  instr->key = copied(*this, key);
  instr->value = copied(*this, value);
  instr->target = copied(*this, target);
  return instr;
}

Instr* Script::binary(Kind kind, Instr* left, Instr* right, OriginId origin) {
  auto* instr = make<Binary>(arena, kind, origin);
  instr->left = left;
  instr->right = right;
  return instr;
}

Instr* Script::match(Kind kind, Operand left, Operand right, Instr* body, OriginId origin) {
  auto* instr = make<Match>(arena, kind, origin);
  instr->left = copied(*this, left);
  instr->right = copied(*this, right);
  instr->body = body;
  return instr;
}

Instr* Script::fold(Operand iterable, std::string_view iterator, Instr* body, Instr* last, OriginId origin) {
  auto* instr = make<Fold>(arena, Kind::Fold, origin);
  instr->iterable = copied(*this, iterable);
  instr->iterator = arena.text(iterator);
  instr->iteratorName = names.of(instr->iterator);
  instr->body = body;
  instr->last = last;
  return instr;
}

Instr* Script::next(std::string_view iterator, OriginId origin) {
  auto* instr = make<Next>(arena, Kind::Next, origin);
  instr->iterator = arena.text(iterator);
  instr->iteratorName = names.of(instr->iterator);
  return instr;
}

Instr* Script::newScope(Operand variable, Instr* body, OriginId origin) {
  auto* instr = make<New>(arena, Kind::New, origin);
  instr->variable = copied(*this, variable);
  streamScopes += isStream(variable.kind);
  instr->body = body;
  return instr;
}

Instr* Script::fail(Operand operand, OriginId origin) {
  auto* instr = make<Fail>(arena, Kind::Fail, origin);
  instr->operand = copied(*this, operand);
  return instr;
}

Instr* Script::failLiteral(int64_t code, std::string_view message, OriginId origin) {
  auto* instr = make<Fail>(arena, Kind::Fail, origin);
  instr->literal = true;
  instr->code = code;
  instr->message = arena.text(message);
  return instr;
}

Instr* Script::null(OriginId origin) { return make<Plain>(arena, Kind::Null, origin); }
Instr* Script::never(OriginId origin) { return make<Plain>(arena, Kind::Never, origin); }

Operand constant(OperandKind kind) { return {.kind = kind}; }
Operand string(std::string_view content) { return {.kind = OperandKind::String, .text = content}; }
Operand integer(int64_t value) { return {.kind = OperandKind::Int, .integer = value}; }
Operand boolean(bool value) { return {.kind = OperandKind::Bool, .boolean = value}; }

Operand floating(std::string_view written) {
  return {.kind = OperandKind::Float,
          .text = written,
          .number = base::parse<double>(base::withoutPlus(written)).value_or(0)};
}

Operand variable(OperandKind kind, std::string_view name, const Lens* lens) {
  return {.kind = kind, .text = name, .lens = lens};
}

}  // namespace aqua::air
