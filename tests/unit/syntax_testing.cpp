#include "tests/unit/syntax_testing.h"

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
  std::string mistakes;

  std::string type(const Type* node) {
    Visit visit(*this, node);
    switch (node->kind) {
    case NodeKind::TopType: return "⊤";
    case NodeKind::BottomType: return "⊥";
    case NodeKind::ErrorType: return "<error>";
    case NodeKind::ScalarType: return std::string(kScalars[static_cast<size_t>(as<ScalarType>(node)->scalar)]);
    case NodeKind::NamedType: return std::string(as<NamedType>(node)->name.text());
    case NodeKind::CollectionType: {
      const auto* made = as<CollectionType>(node);
      return std::string(kSigils[static_cast<size_t>(made->collection)]) + type(made->element);
    }
    default: return "(" + arrow(as<ArrowType>(node)) + ")";
    }
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
    Visit visit(*this, node);
    switch (node->kind) {
    case NodeKind::Literal: {
      const auto* literal = as<Literal>(node);
      return literal->literal == LiteralKind::String ? "'" + std::string(literal->text) + "'"
                                                     : std::string(literal->text);
    }
    case NodeKind::Name: return std::string(as<Name>(node)->name.text);
    case NodeKind::CollectionValue: {
      const auto* made = as<CollectionValue>(node);
      std::string_view sigil =
          made->collection == Collection::Array ? "" : kSigils[static_cast<size_t>(made->collection)];
      return fmt::format("{}[{}]", sigil, values(made->elements));
    }
    case NodeKind::Construct:
      return fmt::format("(new {} {})", as<Construct>(node)->type.text(), named(as<Construct>(node)->args));
    case NodeKind::Call: {
      const auto* call = as<Call>(node);
      return fmt::format("({}{}({}))", call->function.text, braces(call->abilities), values(call->args));
    }
    case NodeKind::Not: return "(! " + value(as<Not>(node)->operand) + ")";
    case NodeKind::Binary: {
      const auto* binary = as<Binary>(node);
      return fmt::format("({} {} {})", kOperators[static_cast<size_t>(binary->op)], value(binary->left),
                         value(binary->right));
    }
    case NodeKind::Paren: return "(paren " + value(as<Paren>(node)->inner) + ")";
    case NodeKind::Field: return fmt::format("(. {} {})", value(as<Field>(node)->base), as<Field>(node)->name.text);
    case NodeKind::MethodCall: {
      const auto* call = as<MethodCall>(node);
      return fmt::format("(. {} {}{}({}))", value(call->base), call->name.text, braces(call->abilities),
                         values(call->args));
    }
    case NodeKind::Index: {
      std::string base = value(as<Index>(node)->base);
      return fmt::format("(at {} {})", base, value(as<Index>(node)->index));
    }
    case NodeKind::Bang:
      return fmt::format("(bang {}{}{})", value(as<Bang>(node)->base), as<Bang>(node)->number.empty() ? "" : " ",
                         as<Bang>(node)->number);
    case NodeKind::Copy: {
      std::string base = value(as<Copy>(node)->base);
      return fmt::format("(copy {} {})", base, named(as<Copy>(node)->args));
    }
    default: return "<error>";
    }
  }

  std::string block(Block body) {
    return "{" + list(body, [&](const Statement* one) { return statement(one); }) + "}";
  }
  static std::string via(const std::string& text) { return text.empty() ? "" : " via " + text; }

  std::string statement(const Statement* node) {
    Visit visit(*this, node);
    switch (node->kind) {
    case NodeKind::Return: return "(<- " + values(as<Return>(node)->values) + ")";
    case NodeKind::ServiceId:
      return fmt::format("(id {} {})", as<ServiceId>(node)->service.text(), value(as<ServiceId>(node)->id));
    case NodeKind::Push: {
      const auto* push = as<Push>(node);
      std::string first = value(push->value);
      return fmt::format("(<<- {} {}{})", push->stream.text, first, push->second ? ", " + value(push->second) : "");
    }
    case NodeKind::For: {
      const auto* loop = as<For>(node);
      constexpr std::string_view modes[] = {"seq", "par", "try", "rec"};
      std::string iterable = value(loop->iterable);
      return fmt::format("(for {}{} {} {} {})", loop->item.text,
                         loop->second.text.empty() ? "" : "," + std::string(loop->second.text), iterable,
                         modes[static_cast<size_t>(loop->mode)], block(loop->body));
    }
    case NodeKind::Parseq: {
      const auto* loop = as<Parseq>(node);
      std::string head = fmt::format("(parseq {}{} ", loop->item.text,
                                     loop->second.text.empty() ? "" : "," + std::string(loop->second.text));
      head += value(loop->iterable) + " on " + value(loop->peer);
      head += via(values(loop->via));
      return head + " " + block(loop->body) + ")";
    }
    case NodeKind::On: {
      std::string head = "(on " + value(as<On>(node)->peer);
      head += via(values(as<On>(node)->via));
      return head + " " + block(as<On>(node)->body) + ")";
    }
    case NodeKind::If: {
      std::string condition = value(as<If>(node)->condition);
      return fmt::format("(if {} {})", condition, block(as<If>(node)->body));
    }
    case NodeKind::Else: return "(else " + block(as<Else>(node)->body) + ")";
    case NodeKind::Try: return "(try " + block(as<Try>(node)->body) + ")";
    case NodeKind::Catch: return fmt::format("(catch {} {})", as<Catch>(node)->name.text, block(as<Catch>(node)->body));
    case NodeKind::Otherwise: return "(otherwise " + block(as<Otherwise>(node)->body) + ")";
    case NodeKind::Par: return "(par " + statement(as<Par>(node)->inner) + ")";
    case NodeKind::Co: return "(co " + statement(as<Co>(node)->inner) + ")";
    case NodeKind::Join: return "(join " + values(as<Join>(node)->values) + ")";
    case NodeKind::StreamDecl:
      return fmt::format("({}: {})", as<StreamDecl>(node)->name.text, type(as<StreamDecl>(node)->type));
    case NodeKind::Closure: {
      const auto* closure = as<Closure>(node);
      std::string head = type(closure->type);
      return fmt::format("(closure {}{} {} {})", closure->name.text, closure->detached ? " func" : "", head,
                         block(closure->body));
    }
    case NodeKind::Assign: return fmt::format("(= {} {})", as<Assign>(node)->name.text, value(as<Assign>(node)->value));
    case NodeKind::CallStatement: {
      const auto* call = as<CallStatement>(node);
      std::string names = list(call->results, [](const Ident& one) { return std::string(one.text); });
      return call->results.empty() ? "(call " + value(call->value) + ")"
                                   : fmt::format("(<- [{}] {})", names, value(call->value));
    }
    default: {
      std::string inner = as<ErrorStatement>(node)->body.empty() ? "" : " " + block(as<ErrorStatement>(node)->body);
      return "(error" + inner + ")";
    }
    }
  }

  std::string rename(const Rename& one) {
    return std::string(one.name.text()) + (one.as.parts.empty() ? "" : " as " + std::string(one.as.text()));
  }
  std::string header(const HeaderItem* node) {
    Visit visit(*this, node);
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
    Visit visit(*this, node);
    std::string doc = node->doc.begin == node->doc.end ? "" : fmt::format("<{}> ", node->doc.text());
    switch (node->kind) {
    case NodeKind::Const:
      return fmt::format("({}const {} {} {})", doc, as<Const>(node)->name.text,
                         as<Const>(node)->overridable ? "?=" : "=", value(as<Const>(node)->value));
    case NodeKind::Alias:
      return fmt::format("({}alias {} {})", doc, as<Alias>(node)->name.text, type(as<Alias>(node)->type));
    case NodeKind::Data:
      return fmt::format("({}data {} {})", doc, as<Data>(node)->name.text, members(as<Data>(node)->members));
    case NodeKind::Ability:
      return fmt::format("({}ability {} {})", doc, as<Ability>(node)->name.text, members(as<Ability>(node)->members));
    case NodeKind::Service: {
      const auto* service = as<Service>(node);
      std::string id = service->id ? " " + value(service->id) : "";
      return fmt::format("({}service {}{} {})", doc, service->name.text, id, members(service->members));
    }
    case NodeKind::Func: {
      const auto* func = as<Func>(node);
      std::string head = type(func->type);
      return fmt::format("({}func {} {} {})", doc, func->name.text, head, block(func->body));
    }
    default: return "(error)";
    }
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
        printer_.mistakes += fmt::format("`{}` is not inside `{}`; ", node->span.text(), outer_.text());
      std::string_view text = node->span.text();
      if (!text.empty() && (std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos ||
                            std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos))
        printer_.mistakes += fmt::format("`{}` has white space at its ends; ", text);
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
std::string spanMistakes(const SyntaxTree& tree) {
  Printer printer;
  printer.file(tree.root);
  return printer.mistakes;
}

}  // namespace aqua::syntax::testing
