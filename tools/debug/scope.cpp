#include "tools/debug/scope.h"

#include <algorithm>

namespace aqua::debug {

namespace {

const Value* seen(const View& view, std::string_view name) {
  auto found =
      std::find_if(view.variables.begin(), view.variables.end(), [&](const Seen& one) { return one.name == name; });
  return found == view.variables.end() ? nullptr : &found->value;
}

const SeenStream* seenStream(const View& view, std::string_view name) {
  auto found =
      std::find_if(view.streams.begin(), view.streams.end(), [&](const SeenStream& one) { return one.name == name; });
  return found == view.streams.end() ? nullptr : &*found;
}

/// What a lens takes out of a value; nothing: it is not there.
std::optional<Value> taken(Value value, std::span<const air::Accessor> accessors, const View& view) {
  for (const air::Accessor& accessor : accessors) {
    std::optional<uint64_t> index;
    std::string_view field = accessor.name;
    if (accessor.kind == air::Accessor::Kind::Index) index = accessor.index;
    if (accessor.kind == air::Accessor::Kind::Scalar) {
      const Value* which = seen(view, accessor.name);
      if (!which) return std::nullopt;
      if (which->isString()) field = which->asString();
      else index = which->asUint64();
    }
    if (index) {
      if (!value.isArray() || *index >= value.asArray().size()) return std::nullopt;
      value = Value(value.asArray()[*index]);
    } else {
      const Value* member = value.find(field);
      if (!member) return std::nullopt;
      value = Value(*member);
    }
  }
  return value;
}

std::optional<Value> taken(const Value& value, const air::Lens& lens, const View& view) {
  if (!lens.length) return taken(value, lens.accessors, view);
  if (!value.isArray()) return std::nullopt;
  return Value::unsignedInteger(value.asArray().size());
}

/// A map has lists of values by key, and its length is that of all of them; a key that nobody gave has none.
std::optional<Value> takenOfMap(const Value& map, const air::Lens& lens, const View& view) {
  if (lens.length) {
    uint64_t pairs = 0;
    for (const auto& [key, list] : map.asObject()) pairs += list.isArray() ? list.asArray().size() : 1;
    return Value::unsignedInteger(pairs);
  }
  const std::span<const air::Accessor> accessors(lens.accessors);
  const air::Accessor& first = accessors.front();
  std::string key(first.name);
  if (first.kind == air::Accessor::Kind::Index) key = std::to_string(first.index);
  if (first.kind == air::Accessor::Kind::Scalar) {
    const Value* which = seen(view, first.name);
    if (!which) return std::nullopt;
    key = which->isString() ? std::string(which->asString()) : which->text();
  }
  const Value* list = map.find(key);
  return list ? taken(*list, accessors.subspan(1), view) : Value::array({});
}

}  // namespace

std::optional<Value> Scope::valueOf(const air::Operand& operand) const {
  std::optional<Value> value;
  switch (operand.kind) {
  case air::OperandKind::InitPeerId:
    value = Value::string(target_.image().key(target_.image().calls()[timeline_[moment_].call].initiator).peerId());
    break;
  case air::OperandKind::String: return Value::string(operand.text);
  case air::OperandKind::Int: return Value::integer(operand.integer);
  case air::OperandKind::Float: return Value::number(operand.number);
  case air::OperandKind::Bool: return Value::boolean(operand.boolean);
  case air::OperandKind::EmptyArray: return Value::array({});
  case air::OperandKind::LastError:
  case air::OperandKind::Error: value = view_.error; break;
  case air::OperandKind::Scalar:
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap:
    if (const Value* known = seen(view_, operand.text)) value = *known;
    break;
  case air::OperandKind::Timestamp:
  case air::OperandKind::Ttl:
  case air::OperandKind::Stream:
  case air::OperandKind::StreamMap: break;
  }
  if (value && operand.lens && operand.kind == air::OperandKind::CanonMap)
    return takenOfMap(*value, *operand.lens, view_);
  if (value && operand.lens) return taken(*value, *operand.lens, view_);
  return value;
}

std::optional<Variable> Scope::variableOf(const topology::Binding& binding) const {
  Variable variable;
  variable.name = binding.name;
  if (air::isVariable(binding.value.kind)) variable.script = binding.value.text;
  if (air::isStream(binding.value.kind)) {
    const SeenStream* stream = seenStream(view_, binding.value.text);
    if (!stream) return std::nullopt;
    variable.kind = Variable::Kind::Stream;
    variable.generations = stream->generations;
    values::Array all;
    for (const auto& generation : stream->generations) all.insert(all.end(), generation.begin(), generation.end());
    variable.value = Value::array(std::move(all));
    return variable;
  }
  auto value = valueOf(binding.value);
  if (!value) return std::nullopt;
  variable.value = std::move(*value);
  const syntax::SyntaxTree* tree = spots_.treeOf(binding.span.file);
  const syntax::Func* function = tree ? Spots::functionAt(*tree, binding.span.begin) : nullptr;
  if (function && !function->body.empty() && binding.span.begin < function->body.front()->span.begin)
    variable.kind = Variable::Kind::Argument;
  return variable;
}

bool Scope::isVisible(const topology::Binding& binding, const Frame& frame) const {
  if (binding.span.file != frame.span.file) return false;
  if (binding.entry == frame.entry) return true;
  // A closure sees what is around it.
  const syntax::SyntaxTree* tree = spots_.treeOf(frame.span.file);
  const syntax::Func* function = tree ? Spots::functionAt(*tree, frame.span.begin) : nullptr;
  if (!function || function != Spots::functionAt(*tree, binding.span.begin)) return false;
  const std::vector<plan::Entry>& entries = target_.functionOf(timeline_[moment_].call).entries;
  for (uint32_t entry = frame.entry; entry != 0; entry = entries[entry].outer)
    if (entries[entry].outer == binding.entry) return true;
  return false;
}

std::vector<Variable> Scope::variablesOf(size_t number) const {
  std::vector<Variable> variables;
  const std::vector<Frame> frames = spots_.framesOf(moment_);
  if (number >= frames.size()) return variables;
  for (const topology::Binding& binding : target_.functionOf(timeline_[moment_].call).bindings) {
    if (!isVisible(binding, frames[number])) continue;
    auto variable = variableOf(binding);
    if (!variable) continue;
    // Of the rounds of a loop, and of shadowed names, the last counts.
    auto same = std::find_if(variables.begin(), variables.end(),
                             [&](const Variable& one) { return one.name == variable->name; });
    if (same != variables.end()) *same = std::move(*variable);
    else variables.push_back(std::move(*variable));
  }
  return variables;
}

std::optional<Variable> Scope::variableOf(std::string_view name, size_t number) const {
  const std::vector<Frame> frames = spots_.framesOf(moment_);
  if (number >= frames.size()) return std::nullopt;
  const auto& bindings = target_.functionOf(timeline_[moment_].call).bindings;
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding)
    if (binding->name == name && isVisible(*binding, frames[number]))
      if (auto variable = variableOf(*binding)) return variable;
  return std::nullopt;
}

std::optional<Value> Scope::find(std::string_view name, size_t frame) const {
  const Moment& moment = timeline_[moment_];
  if (auto variable = variableOf(name, frame)) return std::move(variable->value);
  if (moment.call == kNobody) return std::nullopt;
  const sim::PreparedCall& call = target_.image().calls()[moment.call];
  if (name == "INIT_PEER_ID") return Value::string(target_.image().key(call.initiator).peerId());
  if (name == "HOST_PEER_ID") {
    const std::string& relay = target_.image().peer(call.initiator).relay;
    const std::string_view id =
        target_.image().book().idOf(relay.empty() ? target_.image().name(call.initiator) : relay);
    return Value::string(id);
  }
  if (const std::string_view id = target_.image().book().idOf(name); !id.empty()) return Value::string(id);
  return std::nullopt;
}

}  // namespace aqua::debug
