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
  void spaced(const Name* target) {
    out_ += ' ';
    name(target);
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
    if (step->kind == OpKind::Seq) children(to<Group>(step).children, depth);
    else open_.push_back({step, depth + 1});
  }

  void line(const Step& step, uint32_t depth) {
    switch (step.kind) {
#define AQUA_PLAN_OP(kind, text, struct_) \
  case OpKind::kind:                      \
    out_ += text;                         \
    break;
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
    }
    visit(step, [&](const auto& each) { rest(each, depth); });
  }

  // What follows the word on the line, and the lines inside.
  void rest(const Group& group, uint32_t depth) { children(group.children, depth); }
  void rest(const On& on, uint32_t depth) {
    spaced(*on.peer);
    for (const Value* via : on.via) {
      out_ += " via";
      spaced(*via);
    }
    if (on.returnToRelay) out_ += " returning";
    body(on.body, depth);
  }
  void rest(const Restrict& restrict, uint32_t depth) {
    spaced(restrict.name);
    body(restrict.body, depth);
  }
  void rest(const Match& match, uint32_t depth) {
    if (match.negated) word("not");
    spaced(*match.left);
    spaced(*match.right);
    body(match.body, depth);
  }
  void rest(const For& loop, uint32_t depth) {
    spaced(loop.item);
    out_ += " in";
    spaced(*loop.iterable);
    if (loop.last == Last::Never) word("never");
    body(loop.body, depth);
  }
  void rest(const Next& next, uint32_t) { spaced(next.item); }
  void rest(const Capture& capture, uint32_t) { word(std::to_string(captureNumber(&capture))); }
  void rest(const Apply& apply, uint32_t depth) {
    word(std::to_string(captureNumber(apply.captured)));
    body(apply.body, depth);
  }
  void rest(const Call& call, uint32_t) {
    spaced(*call.service);
    out_.append(" \"").append(call.function).append("\" [");
    for (size_t i = 0; i < call.args.size(); ++i) {
      if (i > 0) out_ += ' ';
      value(*call.args[i]);
    }
    out_ += ']';
    into(call.output);
    at(call.peer);
  }
  void rest(const Canon& canon, uint32_t) {
    spaced(canon.from);
    into(canon.to);
    at(canon.peer);
  }
  void rest(const Wait& wait, uint32_t) {
    spaced(wait.stream);
    spaced(*wait.count);
    into(wait.to);
    at(wait.peer);
  }
  void rest(const Ap& ap, uint32_t) {
    spaced(*ap.value);
    into(ap.to);
  }
  void rest(const Insert& insert, uint32_t) {
    spaced(*insert.key);
    spaced(*insert.value);
    into(insert.map);
  }
  void rest(const Fail& fail, uint32_t) { spaced(*fail.value); }
  void rest(const Plain&, uint32_t) {}
  void rest(const Hop& hop, uint32_t) {
    spaced(*hop.peer);
    word(reasonWord(hop.reason));
    if (hop.backwards) word("backwards");
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
