#include "tests/unit/syntax_testing.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::syntax::testing {

namespace {

constexpr std::string_view kOperators[] = {
#define AQUA_OPERATOR(kind, text, precedence) text,
#include "compiler/syntax/operators.def"
#undef AQUA_OPERATOR
};
constexpr std::string_view kScalars[] = {
#define AQUA_SCALAR(kind, text) text,
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
};
constexpr std::string_view kSigils[] = {"[]", "?", "*", "%"};

template <class Range, class Print>
std::string list(const Range& range, Print print, std::string_view separator = " ") {
  std::string text;
  bool first = true;
  for (const auto& element : range) {
    if (!first) text += separator;
    first = false;
    text += print(element);
  }
  return text;
}

/// Prints, and on the way visits every node with its parent for the check of spans.
class Printer {
 public:
  std::string errors;

  std::string type(const Type* node) {
    Visit inside(*this, node);
    return visit(*node, Overloaded{
                            [&](const TopType&) -> std::string { return "⊤"; },
                            [&](const BottomType&) -> std::string { return "⊥"; },
                            [&](const ErrorType&) -> std::string { return "<error>"; },
                            [&](const ScalarType& each) -> std::string {
                              return std::string(kScalars[static_cast<size_t>(each.scalar)]);
                            },
                            [&](const NamedType& each) -> std::string { return std::string(each.name.text()); },
                            [&](const CollectionType& each) -> std::string {
                              const auto* made = &each;
                              return std::string(kSigils[static_cast<size_t>(made->collection)]) + type(made->element);
                            },
                            [&](const ArrowType& each) -> std::string { return "(" + arrow(&each) + ")"; },
                        });
  }
  std::string arrow(const ArrowType* node) {
    std::string text;
    if (!node->abilities.empty())
      text = "{" + list(node->abilities, [&](const NamedType* one) { return type(one); }) + "}";
    text += "[" +
            list(node->params,
                 [&](const Param& param) {
                   return (param.name.text.empty() ? "" : std::string(param.name.text) + ":") + type(param.type);
                 }) +
            "]";
    return text + "->[" + list(node->results, [&](const Type* one) { return type(one); }) + "]";
  }

  std::string values(std::span<const Value* const> nodes) {
    return list(nodes, [&](const Value* one) { return value(one); });
  }
  std::string named(std::span<const NamedArg> args) {
    return list(args, [&](const NamedArg& arg) { return std::string(arg.name.text) + "=" + value(arg.value); });
  }
  std::string braces(std::span<const Value* const> nodes) { return nodes.empty() ? "" : "{" + values(nodes) + "}"; }

  std::string value(const Value* node) {
    Visit inside(*this, node);
    return visit(*node, [&](const auto& each) { return text(each); });
  }
  std::string text(const Literal& each) {
    const auto* literal = &each;
    return literal->literal == LiteralKind::String ? "'" + std::string(literal->text) + "'"
                                                   : std::string(literal->text);
  }
  std::string text(const Name& each) { return std::string(each.name.text); }
  std::string text(const CollectionValue& each) {
    const auto* made = &each;
    std::string_view sigil =
        made->collection == Collection::Array ? "" : kSigils[static_cast<size_t>(made->collection)];
    return fmt::format("{}[{}]", sigil, values(made->elements));
  }
  std::string text(const Construct& each) { return fmt::format("(new {} {})", each.type.text(), named(each.args)); }
  std::string text(const Call& each) {
    const auto* call = &each;
    return fmt::format("({}{}({}))", call->function.text, braces(call->abilities), values(call->args));
  }
  std::string text(const Not& each) { return "(! " + value(each.operand) + ")"; }
  std::string text(const Binary& each) {
    const auto* binary = &each;
    return fmt::format("({} {} {})", kOperators[static_cast<size_t>(binary->op)], value(binary->left),
                       value(binary->right));
  }
  std::string text(const Paren& each) { return "(paren " + value(each.inner) + ")"; }
  std::string text(const Field& each) { return fmt::format("(. {} {})", value(each.base), each.name.text); }
  std::string text(const MethodCall& each) {
    const auto* call = &each;
    return fmt::format("(. {} {}{}({}))", value(call->base), call->name.text, braces(call->abilities),
                       values(call->args));
  }
  std::string text(const Index& each) {
    std::string base = value(each.base);
    return fmt::format("(at {} {})", base, value(each.index));
  }
  std::string text(const Bang& each) {
    return fmt::format("(bang {}{}{})", value(each.base), each.number.empty() ? "" : " ", each.number);
  }
  std::string text(const Copy& each) {
    std::string base = value(each.base);
    return fmt::format("(copy {} {})", base, named(each.args));
  }
  std::string text(const ErrorValue&) { return "<error>"; }

  std::string block(Block body) {
    return "{" + list(body, [&](const Statement* one) { return statement(one); }) + "}";
  }
  static std::string via(const std::string& text) { return text.empty() ? "" : " via " + text; }

  std::string statement(const Statement* node) {
    Visit inside(*this, node);
    return visit(*node, [&](const auto& each) { return text(each); });
  }
  std::string text(const Return& each) { return "(<- " + values(each.values) + ")"; }
  std::string text(const ServiceId& each) { return fmt::format("(id {} {})", each.service.text(), value(each.id)); }
  std::string text(const Push& each) {
    const auto* push = &each;
    std::string first = value(push->value);
    return fmt::format("(<<- {} {}{})", push->stream.text, first, push->second ? ", " + value(push->second) : "");
  }
  std::string text(const For& each) {
    const auto* loop = &each;
    constexpr std::string_view modes[] = {"seq", "par", "try", "rec"};
    std::string iterable = value(loop->iterable);
    return fmt::format("(for {}{} {} {} {})", loop->item.text,
                       loop->second.text.empty() ? "" : "," + std::string(loop->second.text), iterable,
                       modes[static_cast<size_t>(loop->mode)], block(loop->body));
  }
  std::string text(const Parseq& each) {
    const auto* loop = &each;
    std::string head = fmt::format("(parseq {}{} ", loop->item.text,
                                   loop->second.text.empty() ? "" : "," + std::string(loop->second.text));
    head += value(loop->iterable) + " on " + value(loop->peer);
    head += via(values(loop->via));
    return head + " " + block(loop->body) + ")";
  }
  std::string text(const On& each) {
    std::string head = "(on " + value(each.peer);
    head += via(values(each.via));
    return head + " " + block(each.body) + ")";
  }
  std::string text(const If& each) {
    std::string condition = value(each.condition);
    return fmt::format("(if {} {})", condition, block(each.body));
  }
  std::string text(const Else& each) { return "(else " + block(each.body) + ")"; }
  std::string text(const Try& each) { return "(try " + block(each.body) + ")"; }
  std::string text(const Catch& each) { return fmt::format("(catch {} {})", each.name.text, block(each.body)); }
  std::string text(const Otherwise& each) { return "(otherwise " + block(each.body) + ")"; }
  std::string text(const Par& each) { return "(par " + statement(each.inner) + ")"; }
  std::string text(const Co& each) { return "(co " + statement(each.inner) + ")"; }
  std::string text(const Join& each) { return "(join " + values(each.values) + ")"; }
  std::string text(const StreamDecl& each) { return fmt::format("({}: {})", each.name.text, type(each.type)); }
  std::string text(const Closure& each) {
    const auto* closure = &each;
    std::string head = type(closure->type);
    return fmt::format("(closure {}{} {} {})", closure->name.text, closure->detached ? " func" : "", head,
                       block(closure->body));
  }
  std::string text(const Assign& each) { return fmt::format("(= {} {})", each.name.text, value(each.value)); }
  std::string text(const CallStatement& each) {
    const auto* call = &each;
    std::string names = list(call->results, [](const Ident& one) { return std::string(one.text); });
    return call->results.empty() ? "(call " + value(call->value) + ")"
                                 : fmt::format("(<- [{}] {})", names, value(call->value));
  }
  std::string text(const ErrorStatement& each) {
    std::string inner = each.body.empty() ? "" : " " + block(each.body);
    return "(error" + inner + ")";
  }

  std::string rename(const Rename& one) {
    return std::string(one.name.text()) + (one.as.parts.empty() ? "" : " as " + std::string(one.as.text()));
  }
  std::string header(const HeaderItem* node) {
    Visit inside(*this, node);
    if (const auto* module = as<ModuleDecl>(node)) {
      std::string declares = list(module->declares, [](const QualifiedName& name) { return std::string(name.text()); });
      if (module->declaresAll) declares = "*";
      return fmt::format("({} {}{}{})", module->deprecated ? "module" : "aqua", module->name.text(),
                         declares.empty() ? "" : " declares ", declares);
    }
    if (const auto* exported = as<Export>(node))
      return "(export " +
             list(
                 exported->names, [&](const Rename& one) { return rename(one); }, ", ") +
             ")";
    const auto* import = as<Import>(node);
    return fmt::format("({} {}'{}'{}{})", import->use ? "use" : "import",
                       import->list ? list(
                                          import->names, [&](const Rename& one) { return rename(one); }, ", ") +
                                          " from "
                                    : "",
                       import->path, import->as.parts.empty() ? "" : " as ", import->as.text());
  }
  std::string members(std::span<const Member> list_) {
    return list(list_, [&](const Member& member) {
      std::string doc = member.doc.begin == member.doc.end ? "" : fmt::format("<{}> ", member.doc.text());
      return fmt::format("({}{} {})", doc, member.name.text, type(member.type));
    });
  }
  std::string item(const Item* node) {
    Visit inside(*this, node);
    std::string doc = node->doc.begin == node->doc.end ? "" : fmt::format("<{}> ", node->doc.text());
    return visit(*node, Overloaded{
                            [&](const Const& each) -> std::string {
                              return fmt::format("({}const {} {} {})", doc, each.name.text,
                                                 each.overridable ? "?=" : "=", value(each.value));
                            },
                            [&](const Alias& each) -> std::string {
                              return fmt::format("({}alias {} {})", doc, each.name.text, type(each.type));
                            },
                            [&](const Data& each) -> std::string {
                              return fmt::format("({}data {} {})", doc, each.name.text, members(each.members));
                            },
                            [&](const Ability& each) -> std::string {
                              return fmt::format("({}ability {} {})", doc, each.name.text, members(each.members));
                            },
                            [&](const Service& each) -> std::string {
                              const auto* service = &each;
                              std::string id = service->id ? " " + value(service->id) : "";
                              return fmt::format("({}service {}{} {})", doc, service->name.text, id,
                                                 members(service->members));
                            },
                            [&](const Func& each) -> std::string {
                              const auto* func = &each;
                              std::string head = type(func->type);
                              return fmt::format("({}func {} {} {})", doc, func->name.text, head, block(func->body));
                            },
                            [&](const ErrorItem&) -> std::string { return "(error)"; },
                        });
  }
  std::string file(const File* node) {
    parent_ = node->span;
    std::string text = list(node->headers, [&](const HeaderItem* one) { return header(one); });
    std::string items = list(node->items, [&](const Item* one) { return item(one); });
    return text + (text.empty() || items.empty() ? "" : " ") + items;
  }

 private:
  class Visit {
   public:
    Visit(Printer& printer, const Node* node) : printer_(printer), outer_(printer.parent_) {
      if (node->span.begin < outer_.begin || node->span.end > outer_.end || node->span.begin > node->span.end)
        printer_.errors += fmt::format("`{}` is not inside `{}`; ", node->span.text(), outer_.text());
      std::string_view text = node->span.text();
      if (!text.empty() && (std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos ||
                            std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos))
        printer_.errors += fmt::format("`{}` has white space at its ends; ", text);
      printer_.parent_ = node->span;
    }
    ~Visit() { printer_.parent_ = outer_; }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

   private:
    Printer& printer_;
    Span outer_;
  };
  Span parent_{nullptr, 0, 0xffffffff};
};

std::string indented(const std::string& lines) {
  std::string text;
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = std::min(lines.find('\n', begin), lines.size());
    text += "  " + lines.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return text;
}

std::string describe(const diagnostics::DiagnosticList& list_, uint32_t lineOffset = 0) {
  return list(
      list_.items(),
      [&](const diagnostics::Diagnostic& one) {
        diagnostics::LineColumn at =
            one.primary ? one.primary.file->lineColumn(one.primary.begin) : diagnostics::LineColumn{};
        return fmt::format("{}:{} {}", at.line - lineOffset, at.column, diagnostics::info(one.code).name);
      },
      "; ");
}

}  // namespace

SourceFilePtr file(std::string text) { return std::make_shared<diagnostics::SourceFile>("test.aqua", std::move(text)); }

std::string tree(const std::string& text) {
  Parsed parsed = parse(file(text));
  return Printer().file(parsed.tree->root) + (parsed.issues.empty() ? "" : " !! " + describe(parsed.issues));
}
std::string body(const std::string& lines) {
  std::string text = tree("func f():\n" + indented(lines));
  constexpr std::string_view before = "(func f ([]->[]) {";
  if (!text.starts_with(before)) return text;
  size_t end = text.find("})", text.find(" !! ") == std::string::npos ? text.size() - 2 : text.rfind("}) !! "));
  return text.substr(before.size(), end - before.size()) + text.substr(end + 2);
}
std::string value(const std::string& text) {
  ParsedCall parsed = parseValue(file(text));
  return parsed.value ? Printer().value(parsed.value) : "!! " + describe(parsed.issues);
}
std::string print(const Value& value) { return Printer().value(&value); }
std::string type(const std::string& text) {
  std::string printed = tree("alias A: " + text);
  constexpr std::string_view before = "(alias A ";
  size_t end = printed.find(" !! ");
  std::string tail = end == std::string::npos ? "" : printed.substr(end);
  printed = printed.substr(0, end);
  return printed.starts_with(before) ? printed.substr(before.size(), printed.size() - before.size() - 1) + tail
                                     : printed + tail;
}
std::string issues(const std::string& text) { return describe(parse(file(text)).issues); }
std::string bodyIssues(const std::string& lines) {
  return describe(parse(file("aqua M\n\nfunc f():\n" + indented(lines))).issues, 3);
}
std::string spanErrors(const SyntaxTree& tree) {
  Printer printer;
  printer.file(tree.root);
  return printer.errors;
}

}  // namespace aqua::syntax::testing
