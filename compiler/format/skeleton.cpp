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
  void later(const Value* value) {
    if (value) values_.push_back(value);
  }
  void later(const Type* type) { types_.push_back(type); }
  template <class Nodes> void laterAll(const Nodes& nodes) {
    for (const auto* node : nodes) later(node);
  }

  void addLine(const Node& node, uint32_t level, LineKind kind, bool opensBlock) {
    result_.lines.push_back({node.span.begin, level, kind, opensBlock});
  }

  void addItem(const Item& item) {
    bool block = visit(item, [](const auto& each) {
      return requires { each.members; }
      || requires { each.body; };
    });
    addLine(item, 0, block ? LineKind::BlockItem : LineKind::Plain, block);
    visit(item, Overloaded{
                    [&](const Const& constant) {
                      for (uint32_t at = constant.name.span.end;
                           constant.overridable && at < constant.value->span.begin; ++at)
                        if (text_[at] == '=') glue(at);  // `?=`
                      later(constant.value);
                    },
                    [&](const Alias& alias) { later(alias.type); },
                    [&](const Data& data) { addMembers(data.members); },
                    [&](const Service& service) {
                      if (service.id) glue(service.name.span.end);
                      later(service.id);
                      addMembers(service.members);
                    },
                    [&](const Ability& ability) { addMembers(ability.members); },
                    [&](const Func& func) {
                      glue(func.name.span.end);
                      later(func.type);
                      addBlock(func.body);
                    },
                    [&](const ErrorItem&) {},
                });
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
      addStatement(statement);
      Block inner = blockOf(statement);
      addLine(statement, level, LineKind::Inner, !inner.empty());
      if (!inner.empty()) open.push_back({inner, level + 1});
    }
  }

  /// Notes what stands on the statement's line.
  void addStatement(const Statement& statement) {
    visit(withoutPrefixes(statement), Overloaded{
                                          [&](const Return& returned) { laterAll(returned.values); },
                                          [&](const ServiceId& service) { later(service.id); },
                                          [&](const Push& push) { later(push.value), later(push.second); },
                                          [&](const For& loop) { later(loop.iterable); },
                                          [&](const Parseq& spread) {
                                            later(spread.iterable);
                                            later(spread.peer);
                                            laterAll(spread.via);
                                          },
                                          [&](const On& on) { later(on.peer), laterAll(on.via); },
                                          [&](const If& branch) { later(branch.condition); },
                                          [&](const Else&) {},
                                          [&](const Try&) {},
                                          [&](const Catch&) {},
                                          [&](const Otherwise&) {},
                                          [&](const Par&) {},  // see withoutPrefixes
                                          [&](const Co&) {},
                                          [&](const Join& joined) { laterAll(joined.values); },
                                          [&](const StreamDecl& stream) { later(stream.type); },
                                          [&](const Closure& closure) { later(closure.type); },
                                          [&](const Assign& assign) { later(assign.value); },
                                          [&](const CallStatement& call) { later(call.value); },
                                          [&](const ErrorStatement&) {},
                                      });
  }

  void finishNodes() {
    while (!values_.empty()) {
      const Value* value = values_.back();
      values_.pop_back();
      visit(*value, [&](const auto& each) { add(each); });
    }
    while (!types_.empty()) {
      const Type* type = types_.back();
      types_.pop_back();
      visit(*type, [&](const auto& each) { add(each); });
    }
  }

  void namedArgs(std::span<const NamedArg> args) {
    for (const NamedArg& arg : args) later(arg.value);
  }

  void add(const TopType&) {}
  void add(const BottomType&) {}
  void add(const ScalarType&) {}
  void add(const NamedType&) {}
  void add(const CollectionType& collection) {
    glue(collection.element->span.begin);
    later(collection.element);
  }
  void add(const ArrowType& arrow) {
    for (const Param& param : arrow.params) later(param.type);
    laterAll(arrow.results);
  }
  void add(const ErrorType&) {}

  void add(const Literal& literal) {
    if (literal.literal != LiteralKind::String)  // `-1`, in whatever tokens it comes
      for (uint32_t at = literal.span.begin + 1; at < literal.span.end; ++at) glue(at);
  }
  void add(const Name&) {}
  void add(const CollectionValue& collection) {
    glue(collection.span.begin + 1);  // `?[`
    laterAll(collection.elements);
  }
  void add(const Construct& construct) {
    glue(construct.type.span.end);
    namedArgs(construct.args);
  }
  void add(const Call& call) {
    glue(call.function.span.end);
    laterAll(call.abilities);
    laterAll(call.args);
  }
  void add(const Not& negation) {
    glue(negation.span.begin + 1);
    later(negation.operand);
  }
  void add(const Binary& binary) {
    result_.operators[binary.opSpan.begin] = true;
    later(binary.left);
    later(binary.right);
  }
  void add(const Paren& paren) { later(paren.inner); }
  void add(const Field& field) { later(field.base); }
  void add(const MethodCall& method) {
    glue(method.name.span.end);
    later(method.base);
    laterAll(method.abilities);
    laterAll(method.args);
  }
  void add(const Index& index) {
    glue(index.base->span.end);
    later(index.base);
    later(index.index);
  }
  void add(const Bang& bang) {
    glue(bang.base->span.end);
    if (!bang.number.empty()) glue(bang.span.end - static_cast<uint32_t>(bang.number.size()));
    later(bang.base);
  }
  void add(const Copy& copy) {
    glue(copy.copySpan.end);
    later(copy.base);
    namedArgs(copy.args);
  }
  void add(const ErrorValue&) {}

  std::string_view text_;
  Skeleton result_;
  std::vector<const Value*> values_;  // not yet looked at
  std::vector<const Type*> types_;
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
