#include "compiler/diagram/labels.h"

#include <fmt/format.h>

namespace aqua::diagram {

using namespace plan;

namespace {

constexpr size_t kLongValue = 40, kLongText = 24;

bool isWord(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The name that the source gives to what stands at `span`: `x` of `x <- f()` and `x = a + b`; empty when there is none
/// or there are several.
std::string_view assignedName(Span span) {
  if (!span) return {};
  const std::string_view text = span.file->text();
  size_t at = span.begin;
  auto skip = [&] {
    while (at > 0 && text[at - 1] == ' ') --at;
  };
  skip();
  if (at >= 2 && text.substr(at - 2, 2) == "<-") at -= 2;
  else if (at >= 2 && text[at - 1] == '=' && text[at - 2] == ' ') at -= 1;
  else return {};
  skip();
  const size_t end = at;
  while (at > 0 && isWord(text[at - 1])) --at;
  const std::string_view name = text.substr(at, end - at);
  skip();
  const bool alone =
      at == 0 || text[at - 1] == '\n' || text[at - 1] == ':' || (at >= 3 && text.substr(at - 3, 3) == "par");
  return alone ? name : std::string_view();
}

/// An operator of the source.
bool isExpression(const Call& call) {
  const bool operation =
      call.service->kind == ValueKind::String && (call.service->text == "cmp" || call.service->text == "math");
  return operation && call.span && call.span.text().find('(') == std::string_view::npos;
}

}  // namespace

std::string oneLine(std::string_view text, size_t most) {
  std::string line;
  for (char c : text) {
    if (line.size() >= most) break;
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    if (c == ' ' && (line.empty() || line.back() == ' ')) continue;
    line += c;
  }
  if (line.size() < most) return line;
  while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80) line.pop_back();
  line.pop_back();
  return line + "…";
}

Labels::Labels(const Function& function) : info_(function.nameCount()) {
  std::vector<const Step*> open;
  if (function.root) open.push_back(function.root);
  if (function.relay) info_[function.relay->id].text = "relay";
  while (!open.empty()) {
    const Step& step = *open.back();
    open.pop_back();
    look(step);
    visit(step, [&](const auto& each) {
      using T = std::decay_t<decltype(each)>;
      if constexpr (std::is_same_v<T, Group>) open.insert(open.end(), each.children.rbegin(), each.children.rend());
      else if constexpr (requires { each.body; }) open.push_back(each.body);
    });
  }
  for (Info& info : info_)
    if (info.sets != 1) info.alias = nullptr;
}

void Labels::look(const Step& step) {
  if (const auto* ap = as<Ap>(&step)) {
    if (ap->to->kind != NameKind::Scalar) return;
    Info& info = info_[ap->to->id];
    ++info.sets;
    info.alias = ap->value;
  } else if (const auto* call = as<Call>(&step)) {
    if (!call->output || call->output->kind != NameKind::Scalar) return;
    Info& info = info_[call->output->id];
    ++info.sets;
    info.setBy = call;
  } else if (const auto* canon = as<Canon>(&step)) {
    if (canon->to->kind == NameKind::Scalar) info_[canon->from->id].object = true;
  } else if (const auto* loop = as<For>(&step)) {
    info_[loop->item->id].iterable = loop->iterable;
  }
}

const Value& Labels::resolved(const Value& value) const {
  const Value* at = &value;
  // An alias is set before it is read, so there is no circle.
  while (at->isName() && at->accessors.empty() && !at->length && info_[at->name->id].alias) {
    const Value* next = info_[at->name->id].alias;
    if (at->collection != next->collection) break;
    at = next;
  }
  return *at;
}

std::string Labels::nameText(const Name* name, const Info& info) {
  if (const auto* call = as<Call>(info.setBy)) {
    if (std::string_view given = assignedName(call->span); !given.empty()) return std::string(given);
    if (name->hint.starts_with("ret") && call->span) return oneLine(call->span.text(), kLongValue);
    if (isExpression(*call)) return fmt::format("({})", oneLine(call->span.text(), kLongValue));
  }
  return name->hint.empty() ? "_" : oneLine(name->hint, kLongValue);
}

std::string Labels::of(const Name* name) {
  Info& info = info_[name->id];
  if (!info.text.empty()) return info.text;
  // A stream and what is frozen of it have one name.
  const bool frozen = name->kind == NameKind::Canon || name->kind == NameKind::MapCanon;
  std::string text = nameText(name, info);
  if (!frozen && name->kind == NameKind::Scalar && !name->hint.empty()) {
    const uint32_t before = taken_[text]++;
    if (before > 0 && name->item) text += fmt::format(" ({})", before + 1);
  }
  return info.text = text;
}

std::string Labels::of(const Value& value) {
  const Value& at = resolved(value);
  std::string text;
  switch (at.kind) {
  case ValueKind::String: text = fmt::format("\"{}\"", oneLine(at.text, kLongText)); break;
  case ValueKind::Integer:
  case ValueKind::Float:
  case ValueKind::Bool: text = at.text; break;
  case ValueKind::EmptyArray: text = "[]"; break;
  case ValueKind::InitPeer: text = "client"; break;
  case ValueKind::Ttl: text = "ttl"; break;
  case ValueKind::Timestamp: text = "timestamp"; break;
  case ValueKind::LastError: text = "error"; break;
  case ValueKind::Name: text = info_[at.name->id].alias ? of(*info_[at.name->id].alias) : of(at.name); break;
  }
  if (at.length) text += ".length";
  for (const Accessor& accessor : at.accessors) {
    switch (accessor.kind) {
    case Accessor::Kind::Field: text.append(".").append(accessor.field); break;
    case Accessor::Kind::Index: text += fmt::format("[{}]", accessor.index); break;
    case Accessor::Kind::Variable: {
      const Value index{.kind = ValueKind::Name, .name = accessor.variable};
      text += fmt::format("[{}]", of(index));
      break;
    }
    }
  }
  return text;
}

std::string Labels::of(const Call& call) {
  std::string text;
  if (call.output && call.output->kind != NameKind::Scalar) text = of(call.output) + " <- ";
  else if (call.output)
    if (std::string_view given = assignedName(call.span); !given.empty()) text = fmt::format("{} <- ", given);
  const Value& service = resolved(*call.service);
  const bool literal = service.kind == ValueKind::String;
  if (isExpression(call)) return text + oneLine(call.span.text(), kLongValue);
  if (literal && service.text == "callbackSrv") text += call.function;
  else text += fmt::format("{}.{}", literal ? oneLine(service.text, kLongValue) : of(service), call.function);
  text += '(';
  for (size_t i = 0; i < call.args.size(); ++i) text += (i > 0 ? ", " : "") + of(*call.args[i]);
  return text + ')';
}

std::string Labels::of(const Match& match, bool holds) {
  const bool equal = match.negated != holds;
  const Value& right = resolved(*match.right);
  if (right.kind == ValueKind::Bool)
    return (right.text == "true") == equal ? of(*match.left) : "not " + of(*match.left);
  return fmt::format("{} {} {}", of(*match.left), equal ? "==" : "!=", of(*match.right));
}

std::string Labels::newsOf(const Call& call) {
  return !call.output || (isExpression(call) && assignedName(call.span).empty()) ? std::string() : of(call.output);
}

std::string Labels::loopOf(const Value& value) {
  const Value& at = resolved(value);
  if (!at.isName() || !info_[at.name->id].iterable) return {};
  return "each of " + of(*info_[at.name->id].iterable);
}

}  // namespace aqua::diagram
