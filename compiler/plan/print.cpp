// Writing plans. The walk keeps its own stack: inlining can make plans thousands of levels deep.
#include "compiler/plan/print.h"

#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace aqua::plan {

namespace {

std::string_view sigil(NameKind kind) {
  switch (kind) {
  case NameKind::Scalar: return "";
  case NameKind::Stream: return "$";
  case NameKind::StreamMap: return "%";
  case NameKind::Canon: return "#";
  case NameKind::MapCanon: return "#%";
  }
  return "";
}

std::string_view reasonWord(HopReason reason) {
  switch (reason) {
  case HopReason::Way: return "way";
  case HopReason::Return: return "return";
  case HopReason::Ping: return "ping";
  case HopReason::ErrorWay: return "error-way";
  }
  return "";
}

class Printer {
 public:
  explicit Printer(const Function& function) : function_(function), names_(function.nameCount()) {}

  std::string print() && {
    out_ = fmt::format("plan {}", function_.name);
    if (function_.relay) {
      out_ += " relay ";
      name(function_.relay);
    }
    out_ += '\n';
    if (function_.root) open_.push_back({function_.root, 0});
    while (!open_.empty()) {
      auto [step, depth] = open_.back();
      open_.pop_back();
      out_.append(size_t{depth} * 2, ' ');
      line(*step, depth);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  struct Open {
    const Step* step;
    uint32_t depth;
  };

  void name(const Name* name) {
    std::string& text = names_[name->id];
    if (text.empty()) {
      text = sigil(name->kind);
      size_t start = text.size();
      for (char c : name->hint)
        text += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ? c : '_';
      char first = start < text.size() ? text[start] : '0';
      if (first == '-' && start + 1 < text.size()) first = text[start + 1];
      if ((first >= '0' && first <= '9') || text == "true" || text == "false") text.insert(start, "_");
      uint32_t before = taken_[text]++;
      if (before > 0) text += fmt::format("~{}", before);
    }
    out_ += text;
  }

  void value(const Value& value) {
    if (value.collection) out_ += "each ";
    switch (value.kind) {
    case ValueKind::String: out_.append("\"").append(value.text).append("\""); break;
    case ValueKind::Integer:
    case ValueKind::Float:
    case ValueKind::Bool: out_ += value.text; break;
    case ValueKind::EmptyArray: out_ += "[]"; break;
    case ValueKind::InitPeer: out_ += "%init_peer_id%"; break;
    case ValueKind::Ttl: out_ += "%ttl%"; break;
    case ValueKind::Timestamp: out_ += "%timestamp%"; break;
    case ValueKind::LastError: out_ += ":error:"; break;
    case ValueKind::Name: name(value.name); break;
    }
    if (value.length) out_ += ".length";
    if (value.accessors.empty()) return;
    out_ += ".$";
    for (const Accessor& accessor : value.accessors) {
      switch (accessor.kind) {
      case Accessor::Kind::Field: out_.append(".").append(accessor.field); break;
      case Accessor::Kind::Index: out_ += fmt::format(".[{}]", accessor.index); break;
      case Accessor::Kind::Variable:
        out_ += ".[";
        name(accessor.variable);
        out_ += ']';
        break;
      }
    }
  }

  void word(std::string_view text) { out_.append(" ").append(text); }
  void spaced(const Value& v) {
    out_ += ' ';
    value(v);
  }
  void into(const Name* target) {
    if (!target) return;
    out_ += " -> ";
    name(target);
  }
  void at(const Value* peer) {
    if (!peer) return;
    out_ += " at";
    spaced(*peer);
  }

  void children(Steps steps, uint32_t depth) {
    for (size_t i = steps.size(); i-- > 0;) open_.push_back({steps[i], depth + 1});
  }
  /// A seq that is the body of something is implied by its lines.
  void body(const Step* step, uint32_t depth) {
    if (step->kind == OpKind::Seq) children(as<Group>(step)->children, depth);
    else open_.push_back({step, depth + 1});
  }

  void line(const Step& step, uint32_t depth) {
    switch (step.kind) {
#define AQUA_PLAN_OP(kind, text) \
  case OpKind::kind:             \
    out_ += text;                \
    break;
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
    }
    if (auto* group = as<Group>(&step)) return children(group->children, depth);
    if (auto* on = as<On>(&step)) {
      spaced(*on->peer);
      for (const Value* via : on->via) {
        out_ += " via";
        spaced(*via);
      }
      if (on->returnToRelay) out_ += " returning";
      return body(on->body, depth);
    }
    if (auto* restrict = as<Restrict>(&step)) {
      out_ += ' ';
      name(restrict->name);
      return body(restrict->body, depth);
    }
    if (auto* match = as<Match>(&step)) {
      if (match->negated) word("not");
      spaced(*match->left);
      spaced(*match->right);
      return body(match->body, depth);
    }
    if (auto* loop = as<For>(&step)) {
      out_ += ' ';
      name(loop->item);
      out_ += " in";
      spaced(*loop->iterable);
      if (loop->last == Last::Never) word("never");
      return body(loop->body, depth);
    }
    if (auto* next = as<Next>(&step)) {
      out_ += ' ';
      return name(next->item);
    }
    if (as<Capture>(&step)) {
      word(std::to_string(captureNumber(&step)));
      return;
    }
    if (auto* apply = as<Apply>(&step)) {
      word(std::to_string(captureNumber(apply->captured)));
      return body(apply->body, depth);
    }
    if (auto* call = as<Call>(&step)) {
      spaced(*call->service);
      out_.append(" \"").append(call->function).append("\" [");
      for (size_t i = 0; i < call->args.size(); ++i) {
        if (i > 0) out_ += ' ';
        value(*call->args[i]);
      }
      out_ += ']';
      into(call->output);
      return at(call->peer);
    }
    if (auto* canon = as<Canon>(&step)) {
      out_ += ' ';
      name(canon->from);
      into(canon->to);
      return at(canon->peer);
    }
    if (auto* wait = as<Wait>(&step)) {
      out_ += ' ';
      name(wait->stream);
      spaced(*wait->count);
      into(wait->to);
      return at(wait->peer);
    }
    if (auto* ap = as<Ap>(&step)) {
      spaced(*ap->value);
      return into(ap->to);
    }
    if (auto* insert = as<Insert>(&step)) {
      spaced(*insert->key);
      spaced(*insert->value);
      return into(insert->map);
    }
    if (auto* fail = as<Fail>(&step)) return spaced(*fail->value);
    if (auto* hop = as<Hop>(&step)) {
      spaced(*hop->peer);
      word(reasonWord(hop->reason));
      if (hop->backwards) word("backwards");
    }
  }

  uint32_t captureNumber(const Step* capture) {
    return captures_.try_emplace(capture, static_cast<uint32_t>(captures_.size())).first->second;
  }

  const Function& function_;
  std::string out_;
  std::vector<Open> open_;
  std::vector<std::string> names_;                   // by Name::id; empty until it is printed
  std::unordered_map<std::string, uint32_t> taken_;  // how many names have this text
  std::unordered_map<const Step*, uint32_t> captures_;
};

}  // namespace

std::string print(const Function& function) { return Printer(function).print(); }

}  // namespace aqua::plan
