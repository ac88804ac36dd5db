#include "runtime/scenario/placeholders.h"

#include "compiler/base/numbers.h"

namespace aqua::sim {

namespace {

// `field.0.name` inside a value; null where there is nothing.
Value partOf(Value value, std::string_view path) {
  while (!path.empty()) {
    size_t dot = path.find('.');
    std::string_view step = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (value.isArray()) {
      auto index = base::parse<uint32_t>(step);
      value = index && *index < value.asArray().size() ? Value(value.asArray()[*index]) : Value();
    } else {
      const Value* member = value.find(step);
      value = member ? Value(*member) : Value();
    }
  }
  return value;
}

std::optional<Value> meaning(const Placeholder& placeholder, const ReplyContext& context) {
  switch (placeholder.kind) {
  case PlaceholderKind::Arg:
    if (placeholder.index >= context.args.size()) return Value();
    return partOf(context.args[placeholder.index], placeholder.name);
  case PlaceholderKind::Self: return Value::string(context.self);
  case PlaceholderKind::Number: return Value::unsignedInteger(context.number);
  case PlaceholderKind::Peer:
  case PlaceholderKind::Unknown: break;
  }
  return std::nullopt;
}

}  // namespace

void eachPlaceholder(std::string_view text, const std::function<void(std::string_view, bool)>& plain,
                     const std::function<void(std::string_view, std::string_view)>& placeholder) {
  size_t begin = 0, at = 0;
  while ((at = text.find('$', at)) != std::string_view::npos) {
    char next = at + 1 < text.size() ? text[at + 1] : '\0';
    size_t end = next == '{' ? text.find('}', at) : std::string_view::npos;
    if (next == '$') {
      plain(text.substr(begin, at + 1 - begin), true);
      begin = at += 2;
    } else if (end != std::string_view::npos) {
      if (at > begin) plain(text.substr(begin, at - begin), false);
      placeholder(text.substr(at + 2, end - at - 2), text.substr(at, end + 1 - at));
      begin = at = end + 1;
    } else {
      ++at;
    }
  }
  if (begin < text.size()) plain(text.substr(begin), false);
}

Placeholder readPlaceholder(std::string_view inside) {
  Placeholder result;
  if (inside == "self") {
    result.kind = PlaceholderKind::Self;
  } else if (inside == "n") {
    result.kind = PlaceholderKind::Number;
  } else if (inside.starts_with("peer.")) {
    result.kind = PlaceholderKind::Peer;
    result.name = inside.substr(5);
  } else if (inside.starts_with("arg.")) {
    std::string_view rest = inside.substr(4);
    size_t dot = rest.find('.');
    if (auto index = base::parse<uint32_t>(rest.substr(0, dot))) {
      result.kind = PlaceholderKind::Arg;
      result.index = *index;
      if (dot != std::string_view::npos) result.name = rest.substr(dot + 1);
    }
  }
  return result;
}

bool hasPlaceholders(const Value& value) {
  // A dollar in the canonical text is one in a text or in a key.
  return value.text().find('$') != std::string::npos;
}

std::string fillReplyText(std::string_view text, const ReplyContext& context) {
  std::string out;
  eachPlaceholder(
      text, [&](std::string_view plain, bool) { out += plain; },
      [&](std::string_view inside, std::string_view whole) {
        auto value = meaning(readPlaceholder(inside), context);
        if (value && context.budget) context.budget->pass(2 * (out.size() + value->textSize()));
        if (!value) {
          out += whole;
        } else if (value->isString()) {
          out += value->asString();
        } else {
          value->appendText(out);
        }
      });
  return out;
}

// Recursion: as deep as the value in the scenario, which its reader bounds.
Value fillReply(const Value& value, const ReplyContext& context) {
  switch (value.kind()) {
  case values::ValueKind::Null:
  case values::ValueKind::Bool:
  case values::ValueKind::Unsigned:
  case values::ValueKind::Negative:
  case values::ValueKind::Float: return value;
  case values::ValueKind::String: {
    std::string_view text = value.asString();
    if (text.starts_with("${") && text.find('}') == text.size() - 1)
      if (auto whole = meaning(readPlaceholder(text.substr(2, text.size() - 3)), context)) return *whole;
    return Value::string(fillReplyText(text, context));
  }
  case values::ValueKind::Array: {
    values::Array items;
    items.reserve(value.asArray().size());
    for (const Value& item : value.asArray()) items.push_back(fillReply(item, context));
    return Value::array(std::move(items));
  }
  case values::ValueKind::Object: {
    values::Object members;
    for (const auto& [key, member] : value.asObject())
      members.emplace_back(fillReplyText(key, context), fillReply(member, context));
    return Value::object(std::move(members));
  }
  }
  return value;
}

}  // namespace aqua::sim
