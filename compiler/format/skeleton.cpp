#include "compiler/format/skeleton.h"

#include <iterator>

namespace aqua::format {

namespace {

using namespace syntax;  // the whole file is about its nodes

/// Visits every node once. Nothing here depends on the order, so a list of what is left replaces recursion; only the
/// lines of blocks are taken in source order.
class Walk {
 public:
  explicit Walk(const SyntaxTree& tree) : text_(tree.source->text()) {
    result_.glued.resize(text_.size() + 1);
    result_.operators.resize(text_.size() + 1);
    for (const HeaderItem* item : tree.root->headers) addLine(*item, 0, LineKind::Header, false);
    for (const Item* item : tree.root->items) addItem(*item);
  }
  Skeleton take() { return std::move(result_); }

 private:
  void glue(uint32_t offset) { result_.glued[offset] = true; }
  void later(const Node* node) {
    if (node) left_.push_back(node);
  }
  template <class Nodes> void laterAll(const Nodes& nodes) {
    for (const auto* node : nodes) later(node);
  }

  void addLine(const Node& node, uint32_t level, LineKind kind, bool opensBlock) {
    result_.lines.push_back({node.span.begin, level, kind, opensBlock});
  }

  void addItem(const Item& item) {
    bool block = item.kind == NodeKind::Data || item.kind == NodeKind::Service || item.kind == NodeKind::Ability ||
                 item.kind == NodeKind::Func;
    addLine(item, 0, block ? LineKind::BlockItem : LineKind::Plain, block);
    if (const auto* constant = as<Const>(&item)) {
      for (uint32_t at = constant->name.span.end; constant->overridable && at < constant->value->span.begin; ++at)
        if (text_[at] == '=') glue(at);  // `?=`
      later(constant->value);
    } else if (const auto* alias = as<Alias>(&item)) {
      later(alias->type);
    } else if (const auto* data = as<Data>(&item)) {
      addMembers(data->members);
    } else if (const auto* service = as<Service>(&item)) {
      if (service->id) glue(service->name.span.end);
      later(service->id);
      addMembers(service->members);
    } else if (const auto* ability = as<Ability>(&item)) {
      addMembers(ability->members);
    } else if (const auto* func = as<Func>(&item)) {
      glue(func->name.span.end);
      later(func->type);
      addBlock(func->body);
    }
    finishNodes();
  }

  void addMembers(std::span<const Member> members) {
    for (const Member& member : members) {
      result_.lines.push_back({member.name.span.begin, 1, LineKind::Inner, false});
      uint32_t next = member.name.span.end;
      while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
      if (next < text_.size() && (text_[next] == '(' || text_[next] == '{')) glue(member.name.span.end);
      later(member.type);
    }
  }

  /// Lines of a body in source order, with blocks inside blocks.
  void addBlock(Block body) {
    struct Open {
      Block rest;
      uint32_t level;
    };
    std::vector<Open> open{{body, 1}};
    while (!open.empty()) {
      if (open.back().rest.empty()) {
        open.pop_back();
        continue;
      }
      const Statement& statement = *open.back().rest.front();
      open.back().rest = open.back().rest.subspan(1);
      uint32_t level = open.back().level;
      Block inner = addStatement(statement);
      addLine(statement, level, LineKind::Inner, !inner.empty());
      if (!inner.empty()) open.push_back({inner, level + 1});
    }
  }

  /// Notes what stands on the statement's line; the result is its block.
  Block addStatement(const Statement& whole) {
    const Statement* statement = &whole;
    if (const auto* par = as<Par>(statement)) statement = par->inner;
    if (const auto* co = as<Co>(statement)) statement = co->inner;
    if (const auto* returned = as<Return>(statement)) {
      laterAll(returned->values);
    } else if (const auto* service = as<ServiceId>(statement)) {
      later(service->id);
    } else if (const auto* push = as<Push>(statement)) {
      later(push->value);
      later(push->second);
    } else if (const auto* loop = as<For>(statement)) {
      later(loop->iterable);
      return loop->body;
    } else if (const auto* spread = as<Parseq>(statement)) {
      later(spread->iterable);
      later(spread->peer);
      laterAll(spread->via);
      return spread->body;
    } else if (const auto* on = as<On>(statement)) {
      later(on->peer);
      laterAll(on->via);
      return on->body;
    } else if (const auto* branch = as<If>(statement)) {
      later(branch->condition);
      return branch->body;
    } else if (const auto* other = as<Else>(statement)) {
      return other->body;
    } else if (const auto* attempt = as<Try>(statement)) {
      return attempt->body;
    } else if (const auto* handler = as<Catch>(statement)) {
      return handler->body;
    } else if (const auto* rescue = as<Otherwise>(statement)) {
      return rescue->body;
    } else if (const auto* joined = as<Join>(statement)) {
      laterAll(joined->values);
    } else if (const auto* stream = as<StreamDecl>(statement)) {
      later(stream->type);
    } else if (const auto* closure = as<Closure>(statement)) {
      later(closure->type);
      return closure->body;
    } else if (const auto* assign = as<Assign>(statement)) {
      later(assign->value);
    } else if (const auto* call = as<CallStatement>(statement)) {
      later(call->value);
    }
    return {};
  }

  void finishNodes() {
    while (!left_.empty()) {
      const Node* node = left_.back();
      left_.pop_back();
      visit(*node);
    }
  }

  void namedArgs(std::span<const NamedArg> args) {
    for (const NamedArg& arg : args) later(arg.value);
  }

  /// Types and values.
  void visit(const Node& node) {
    if (const auto* collectionType = as<CollectionType>(&node)) {
      glue(collectionType->element->span.begin);
      later(collectionType->element);
    } else if (const auto* arrow = as<ArrowType>(&node)) {
      for (const Param& param : arrow->params) later(param.type);
      laterAll(arrow->results);
    } else if (const auto* literal = as<Literal>(&node)) {
      if (literal->literal != LiteralKind::String)  // `-1`, in whatever tokens it comes
        for (uint32_t at = node.span.begin + 1; at < node.span.end; ++at) glue(at);
    } else if (const auto* collection = as<CollectionValue>(&node)) {
      glue(node.span.begin + 1);  // `?[`
      laterAll(collection->elements);
    } else if (const auto* construct = as<Construct>(&node)) {
      glue(construct->type.span.end);
      namedArgs(construct->args);
    } else if (const auto* call = as<Call>(&node)) {
      glue(call->function.span.end);
      laterAll(call->abilities);
      laterAll(call->args);
    } else if (const auto* negation = as<Not>(&node)) {
      glue(node.span.begin + 1);
      later(negation->operand);
    } else if (const auto* binary = as<Binary>(&node)) {
      result_.operators[binary->opSpan.begin] = true;
      later(binary->left);
      later(binary->right);
    } else if (const auto* paren = as<Paren>(&node)) {
      later(paren->inner);
    } else if (const auto* field = as<Field>(&node)) {
      later(field->base);
    } else if (const auto* method = as<MethodCall>(&node)) {
      glue(method->name.span.end);
      later(method->base);
      laterAll(method->abilities);
      laterAll(method->args);
    } else if (const auto* index = as<Index>(&node)) {
      glue(index->base->span.end);
      later(index->base);
      later(index->index);
    } else if (const auto* bang = as<Bang>(&node)) {
      glue(bang->base->span.end);
      if (!bang->number.empty()) glue(node.span.end - static_cast<uint32_t>(bang->number.size()));
      later(bang->base);
    } else if (const auto* copy = as<Copy>(&node)) {
      glue(copy->copySpan.end);
      later(copy->base);
      namedArgs(copy->args);
    }
  }

  std::string_view text_;
  Skeleton result_;
  std::vector<const Node*> left_;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

Skeleton skeleton(const SyntaxTree& tree) { return Walk(tree).take(); }

Gap readGap(std::string_view text, uint32_t begin, uint32_t end) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  uint32_t breaks = begin == 0 ? 1 : 0;  // since the last comment or token
  if (begin == 0 && text.starts_with(kMark)) begin += static_cast<uint32_t>(kMark.size());
  Gap gap;
  uint32_t lineBegin = begin;
  for (uint32_t at = begin; at < end;) {
    if (text[at] == '\n') {
      ++breaks;
      gap.lineBreak = true;
      lineBegin = ++at;
      if (at < end && text[at] == '\r') lineBegin = ++at;  // the second half of LF CR, or the first of CR LF
    } else if (text.substr(at).starts_with("--")) {
      uint32_t last = at;
      while (last < end && text[last] != '\n') ++last;
      Comment comment;
      comment.indent = text.substr(lineBegin, at - lineBegin);
      comment.offset = at;
      comment.ownLine = breaks > 0;
      comment.blankBefore = breaks > 1;
      uint32_t shown = last;
      while (shown > at && isBlank(text[shown - 1])) --shown;
      comment.text = text.substr(at, shown - at);
      gap.comments.push_back(comment);
      breaks = 0;
      at = last;
    } else {
      ++at;
    }
  }
  gap.blankBefore = breaks > 1;
  gap.indent = text.substr(lineBegin, end - lineBegin);
  return gap;
}

}  // namespace aqua::format
