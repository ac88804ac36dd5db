// Reading plans as `print` writes them: indentation makes the tree, so the open steps are a stack.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "compiler/base/numbers.h"
#include "compiler/plan/print.h"

namespace aqua::plan {

namespace {

using diagnostics::Code;

constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-~";

/// Reading stops at the first error, which `failed_` remembers.
class Reader {
 public:
  explicit Reader(const diagnostics::SourceFilePtr& source)
      : source_(*source), text_(source->text()), function_(std::make_unique<Function>()) {}

  Read read() && {
    header();
    while (!failed_ && pos_ < text_.size()) line();
    while (!failed_ && !open_.empty()) close();
    if (!failed_ && !function_->root) fail("the end of the text", "a step");
    if (failed_) function_.reset();
    return {std::move(function_), std::move(issues_)};
  }

 private:
  /// A step that may still get children. `build` makes it from its body.
  struct Open {
    OpKind kind;
    Span span;
    uint32_t indent;
    const Value* left = nullptr;   // On: peer; Match: left; For: iterable
    const Value* right = nullptr;  // Match: right
    std::vector<const Value*> via;
    const Name* name = nullptr;  // Restrict, For
    const Capture* captured = nullptr;
    bool flag = false;  // On: returns to relay; Match: negated; For: never
    std::vector<const Step*> children;
  };

  // ---- text -------------------------------------------------------------------------------------------------
  bool at(std::string_view what) const { return text_.substr(pos_).starts_with(what); }
  bool atLineEnd() const { return pos_ >= text_.size() || text_[pos_] == '\n'; }
  void blanks() {
    while (pos_ < text_.size() && text_[pos_] == ' ') ++pos_;
  }
  std::string_view span(std::string_view characters) {
    size_t end = std::min(text_.find_first_not_of(characters, pos_), text_.size());
    std::string_view taken = text_.substr(pos_, end - pos_);
    pos_ = end;
    return taken;
  }
  /// Takes a word if it is the next one.
  bool word(std::string_view expected) {
    blanks();
    if (!at(expected)) return false;
    size_t end = pos_ + expected.size();
    if (end < text_.size() && kNameCharacters.find(text_[end]) != std::string_view::npos) return false;
    pos_ = end;
    return true;
  }
  bool need(std::string_view expected) {
    blanks();
    if (!at(expected)) return error(fmt::format("`{}`", expected));
    pos_ += expected.size();
    return true;
  }
  bool error(std::string_view expected) {
    size_t end = std::min(text_.find_first_of(" \n", pos_), text_.size());
    if (atLineEnd()) return fail("the end of the line", expected);
    return fail(fmt::format("`{}`", text_.substr(pos_, std::max<size_t>(end - pos_, 1))), expected);
  }
  bool fail(std::string_view found, std::string_view expected) {
    if (failed_) return false;
    failed_ = true;
    auto begin = static_cast<uint32_t>(std::min(pos_, text_.size()));
    issues_.report(Code::PlanSyntax, {&source_, begin, begin}).arg("found", found).arg("expected", expected);
    return false;
  }
  std::optional<uint32_t> number() {
    blanks();
    std::string_view rest = text_.substr(pos_);
    std::optional<uint32_t> result = base::takeNumber<uint32_t>(rest);
    if (!result) error("a number");
    pos_ = text_.size() - rest.size();
    return result;
  }

  // ---- names and values -----------------------------------------------------------------------------------------
  const Name* name(bool item = false) {
    blanks();
    size_t begin = pos_;
    NameKind kind = NameKind::Scalar;
    if (at("#%")) kind = NameKind::MapCanon, pos_ += 2;
    else if (at("#")) kind = NameKind::Canon, ++pos_;
    else if (at("$")) kind = NameKind::Stream, ++pos_;
    else if (at("%")) kind = NameKind::StreamMap, ++pos_;
    std::string_view base = span(kNameCharacters);
    if (base.empty()) {
      error("a name");
      return nullptr;
    }
    const Name*& known = names_[text_.substr(begin, pos_ - begin)];
    if (!known) known = function_->newName(kind, base.substr(0, base.find('~')), item);
    return known;
  }

  const Value* value() {
    blanks();
    Value v;
    if (word("each")) {
      v.collection = true;
      blanks();
    }
    if (at("\"")) {
      size_t close = text_.find('"', pos_ + 1);
      if (close == std::string_view::npos) {
        error("a closed string");
        return nullptr;
      }
      v.kind = ValueKind::String;
      v.text = text_.substr(pos_ + 1, close - pos_ - 1);
      pos_ = close + 1;
    } else if (at("[]")) {
      pos_ += 2;
    } else if (at("%init_peer_id%")) {
      v.kind = ValueKind::InitPeer;
      pos_ += 14;
    } else if (at("%ttl%")) {
      v.kind = ValueKind::Ttl;
      pos_ += 5;
    } else if (at("%timestamp%")) {
      v.kind = ValueKind::Timestamp;
      pos_ += 11;
    } else if (at(":error:")) {
      v.kind = ValueKind::LastError;
      pos_ += 7;
    } else if (bool yes = word("true"); yes || word("false")) {
      v.kind = ValueKind::Bool;
      v.text = yes ? "true" : "false";
    } else if (startsNumber()) {
      v.text = span("-0123456789.");
      v.kind = v.text.find('.') == std::string_view::npos ? ValueKind::Integer : ValueKind::Float;
    } else {
      v.kind = ValueKind::Name;
      v.name = name();
      if (!v.name) return nullptr;
    }
    if (at(".length")) {
      v.length = true;
      pos_ += 7;
    }
    if (at(".$.") && !accessors(v)) return nullptr;
    v.text = function_->arena.text(v.text);
    return function_->value(v);
  }

  bool startsNumber() const {
    size_t first = pos_ + (at("-") ? 1 : 0);
    return first < text_.size() && text_[first] >= '0' && text_[first] <= '9';
  }

  bool accessors(Value& v) {
    std::vector<Accessor> list;
    pos_ += 2;
    while (at(".")) {
      ++pos_;
      Accessor accessor;
      if (at("[")) {
        ++pos_;
        if (startsNumber()) {
          accessor.kind = Accessor::Kind::Index;
          accessor.index = number().value_or(0);
        } else {
          accessor.kind = Accessor::Kind::Variable;
          accessor.variable = name();
        }
        if (failed_ || !need("]")) return false;
      } else {
        accessor.field = function_->arena.text(span(kNameCharacters));
        if (accessor.field.empty()) return error("a field or `[`");
      }
      list.push_back(accessor);
    }
    v.accessors = function_->arena.copy(list);
    return true;
  }

  // ---- steps ----------------------------------------------------------------------------------------------------
  void header() {
    if (!need("plan ")) return;
    size_t end = std::min(text_.find_first_of(" \n", pos_), text_.size());
    function_->name = function_->arena.text(text_.substr(pos_, end - pos_));
    pos_ = end;
    if (word("relay")) function_->relay = name();
    endLine();
  }

  void endLine() {
    if (failed_) return;
    blanks();
    if (!atLineEnd()) {
      error("the end of the line");
      return;
    }
    if (pos_ < text_.size()) ++pos_;
  }

  void line() {
    size_t begin = pos_;
    blanks();
    if (atLineEnd()) return endLine();
    auto indent = static_cast<uint32_t>(pos_ - begin);
    while (!open_.empty() && open_.back().indent >= indent) close();
    if (open_.empty() && function_->root) {
      error("the end of the text");
      return;
    }
    Span where{&source_, static_cast<uint32_t>(pos_), static_cast<uint32_t>(pos_)};
    step(where, indent);
    endLine();
  }

  void add(const Step* step) {
    if (failed_) return;
    if (open_.empty()) function_->root = step;
    else open_.back().children.push_back(step);
  }

  void step(Span where, uint32_t indent) {
    std::optional<OpKind> kind;
#define AQUA_PLAN_OP(id, text, struct_) \
  if (!kind && word(text)) kind = OpKind::id;
#include "compiler/plan/ops.def"
#undef AQUA_PLAN_OP
    if (!kind) {
      error("a step");
      return;
    }
    switch (*kind) {
    case OpKind::Seq:
    case OpKind::Par:
    case OpKind::Detach:
    case OpKind::Xor:
    case OpKind::On:
    case OpKind::Restrict:
    case OpKind::Match:
    case OpKind::For:
    case OpKind::Apply: return open(*kind, where, indent);
    case OpKind::Next: return add(function_->make<Next>(*kind, where, name()));
    case OpKind::Capture:
      if (auto n = number()) {
        auto* capture = function_->make<Capture>(*kind, where);
        captures_[*n] = capture;
        add(capture);
      }
      return;
    case OpKind::Call: return call(where);
    case OpKind::Canon: {
      const Name* from = name();
      const Name* to = into();
      if (!to) error("`-> name`");
      return add(function_->make<Canon>(*kind, where, peer(), from, to));
    }
    case OpKind::Wait: {
      const Name* stream = name();
      const Value* count = value();
      const Name* to = into();
      return add(function_->make<Wait>(*kind, where, peer(), stream, count, to));
    }
    case OpKind::Ap: {
      const Value* from = value();
      const Name* to = into();
      if (!to) error("`-> name`");
      return add(function_->make<Ap>(*kind, where, from, to));
    }
    case OpKind::Insert: {
      const Value* key = value();
      const Value* item = value();
      const Name* to = into();
      if (!to) error("`-> name`");
      return add(function_->make<Insert>(*kind, where, key, item, to));
    }
    case OpKind::Fail: return add(function_->make<Fail>(*kind, where, value()));
    case OpKind::Null:
    case OpKind::Never: return add(function_->make<Plain>(*kind, where));
    case OpKind::Hop: return hop(where);
    }
  }

  const Name* into() {
    blanks();
    if (!at("->")) return nullptr;
    pos_ += 2;
    return name();
  }
  const Value* peer() { return word("at") ? value() : nullptr; }

  void call(Span where) {
    const Value* service = value();
    const Value* function = value();
    if (failed_) return;
    if (function->kind != ValueKind::String) {
      error("a quoted name before this");
      return;
    }
    if (!need("[")) return;
    std::vector<const Value*> args;
    for (blanks(); !failed_ && !at("]"); blanks()) args.push_back(value());
    if (!need("]")) return;
    const Name* output = into();
    add(function_->make<Call>(OpKind::Call, where, peer(), service, function->text,
                              std::span<const Value* const>(function_->arena.copy(args)), output));
  }

  void hop(Span where) {
    const Value* to = value();
    if (failed_) return;
    HopReason reason = HopReason::Way;
    if (word("return")) reason = HopReason::Return;
    else if (word("ping")) reason = HopReason::Ping;
    else if (word("error-way")) reason = HopReason::ErrorWay;
    else if (!word("way")) {
      error("`way`, `return`, `ping` or `error-way`");
      return;
    }
    bool backwards = word("backwards");
    add(function_->make<Hop>(OpKind::Hop, where, to, reason, backwards));
  }

  void open(OpKind kind, Span where, uint32_t indent) {
    Open step{.kind = kind, .span = where, .indent = indent, .via = {}, .children = {}};
    if (kind == OpKind::On) {
      step.left = value();
      while (!failed_ && word("via")) step.via.push_back(value());
      step.flag = word("returning");
    } else if (kind == OpKind::Restrict) {
      step.name = name();
    } else if (kind == OpKind::Match) {
      step.flag = word("not");
      step.left = value();
      step.right = value();
    } else if (kind == OpKind::For) {
      step.name = name(true);
      if (!word("in")) error("`in`");
      step.left = value();
      step.flag = word("never");
    } else if (kind == OpKind::Apply) {
      if (auto n = number()) {
        auto found = captures_.find(*n);
        if (found == captures_.end()) {
          fail(fmt::format("`{}`", *n), "the number of a capture above");
          return;
        }
        step.captured = found->second;
      }
    }
    open_.push_back(std::move(step));
  }

  void close() {
    Open step = std::move(open_.back());
    open_.pop_back();
    bool group =
        step.kind == OpKind::Seq || step.kind == OpKind::Par || step.kind == OpKind::Xor || step.kind == OpKind::Detach;
    add(group ? function_->group(step.kind, step.span, step.children) : withBody(step));
  }

  const Step* withBody(const Open& step) {
    const Step* body = function_->group(OpKind::Seq, step.span, step.children);
    switch (step.kind) {
    case OpKind::On:
      return function_->make<On>(step.kind, step.span, step.left,
                                 std::span<const Value* const>(function_->arena.copy(step.via)), step.flag, body);
    case OpKind::Restrict: return function_->make<Restrict>(step.kind, step.span, step.name, body);
    case OpKind::Match: return function_->make<Match>(step.kind, step.span, step.flag, step.left, step.right, body);
    case OpKind::For:
      return function_->make<For>(step.kind, step.span, step.name, step.left, step.flag ? Last::Never : Last::Null,
                                  body);
    case OpKind::Apply: return function_->make<Apply>(step.kind, step.span, step.captured, body);
    case OpKind::Seq:
    case OpKind::Par:
    case OpKind::Detach:
    case OpKind::Xor:
    case OpKind::Next:
    case OpKind::Capture:
    case OpKind::Call:
    case OpKind::Canon:
    case OpKind::Wait:
    case OpKind::Ap:
    case OpKind::Insert:
    case OpKind::Fail:
    case OpKind::Null:
    case OpKind::Never:
    case OpKind::Hop: break;
    }
    AQUA_ASSERT(false, "only these are opened with one body");
    return body;
  }

  const diagnostics::SourceFile& source_;
  std::string_view text_;
  size_t pos_ = 0;
  std::unique_ptr<Function> function_;
  std::vector<Open> open_;
  std::unordered_map<std::string_view, const Name*> names_;
  std::unordered_map<uint32_t, const Capture*> captures_;
  diagnostics::DiagnosticList issues_;
  bool failed_ = false;
};

}  // namespace

Read read(const diagnostics::SourceFilePtr& source) { return Reader(source).read(); }

}  // namespace aqua::plan
