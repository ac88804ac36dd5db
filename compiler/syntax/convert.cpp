// Header, items and statements: concrete tree to nodes.
#include <algorithm>

#include "compiler/syntax/converter.h"

namespace aqua::syntax {

namespace {

using Kind = TokenKind;

bool isLayout(Kind kind) {
  return kind == Kind::Newline || kind == Kind::Indent || kind == Kind::Dedent || kind == Kind::End ||
         kind == Kind::Beside;
}
bool isConstantName(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

// ---- tokens and places -------------------------------------------------------------------------------------------
Span Converter::spanOf(const Concrete& node) const {
  uint32_t last = node.last;
  while (last > node.first && isLayout(kindOf(last))) --last;
  if (last < node.first || isLayout(kindOf(last))) return emptyAt(node);
  return {&source_, tokens_[node.first].begin, tokens_[last].end};
}
Span Converter::emptyAt(const Concrete& node) const {
  uint32_t at = tokens_[std::min<size_t>(node.first, tokens_.size() - 1)].begin;
  return {&source_, at, at};
}

const Concrete* Converter::childRule(const Concrete& node, Rule rule) {
  for (const ConcreteChild& child : node.children)
    if (child.node && child.node->rule == rule) return child.node;
  return nullptr;
}
uint32_t Converter::childToken(const Concrete& node, TokenKind kind) const {
  for (const ConcreteChild& child : node.children)
    if (!child.node && kindOf(child.token) == kind) return child.token;
  return npos;
}

diagnostics::Reported Converter::report(Code code, Span place, uint32_t token) {
  static thread_local diagnostics::Diagnostic ignored;
  if (spoiled_[tokens_[token].line]) {
    ignored = {};
    return diagnostics::Reported(ignored);
  }
  return issues_.report(code, place);
}
void Converter::requireSpace(uint32_t token, std::string_view where) {
  if (gapBefore(token)) return;
  report(Code::SpaceMissing, spanOf(token), token)
      .arg("found", textOf(token))
      .arg("where", where)
      .fix("insert a space", {{{&source_, tokens_[token].begin, tokens_[token].begin}, " "}});
}
void Converter::refuseSpace(uint32_t token, std::string_view where) {
  if (!gapBefore(token)) return;
  Span gap{&source_, tokens_[token - 1].end, tokens_[token].begin};
  auto reported = report(Code::SpaceUnexpected, spanOf(token), token).arg("found", textOf(token)).arg("where", where);
  if (gap.text().find_first_not_of(" \t") == std::string_view::npos)
    reported.fix("remove the white space", {{gap, ""}});
}

Ident Converter::lowerName(const Concrete& word, std::string_view what) { return lowerName(word.first, what); }
Ident Converter::lowerName(uint32_t token, std::string_view what) {
  Ident name = ident(token);
  if (kindOf(token) == Kind::Upper) {
    std::string lower(name.text);
    lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    report(Code::NameLower, name.span, token)
        .arg("name", name.text)
        .arg("what", what)
        .help("`" + lower + "` is possible");
  }
  if (kindOf(token) == Kind::Boolean && what != "a field" && what != "a service or ability function")
    report(Code::NameBoolean, name.span, token).arg("name", name.text).arg("what", what);
  return name;
}
Ident Converter::upperName(const Concrete& word, std::string_view what) {
  Ident name = ident(word.first);
  if (kindOf(word.first) != Kind::Upper) {
    std::string upper(name.text);
    upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
    report(Code::NameUpper, name.span, word.first)
        .arg("name", name.text)
        .arg("what", what)
        .help("`" + upper + "` is possible");
  }
  return name;
}
QualifiedName Converter::qualified(const Concrete& node) {
  std::vector<Ident> parts;
  for (const ConcreteChild& child : node.children) {
    if (child.node) {
      if (!parts.empty()) refuseSpace(child.node->first, "around `.`");
      parts.push_back(ident(child.node->first));
    } else {
      refuseSpace(child.token, "around `.`");
    }
  }
  return {arena_.copy(parts), spanOf(node)};
}

/// The comment lines directly above.
Span Converter::docOf(Span item) const {
  std::string_view text = source_.text();
  size_t lineStart = text.find_last_of("\n\r", item.begin == 0 ? 0 : item.begin - 1);
  lineStart = lineStart == std::string_view::npos || item.begin == 0 ? 0 : lineStart + 1;
  Span doc{&source_, item.begin, item.begin};
  while (lineStart > 0) {
    size_t end = lineStart;  // of the line above, without its line end
    while (end > 0 && (text[end - 1] == '\r' || text[end - 1] == '\n')) {
      bool newline = text[--end] == '\n';
      if (newline && end > 0 && text[end - 1] != '\r') break;
    }
    size_t begin = end == 0 ? std::string_view::npos : text.find_last_of("\n\r", end - 1);
    begin = begin == std::string_view::npos ? 0 : begin + 1;
    size_t mark = begin;
    while (mark < end && (text[mark] == ' ' || text[mark] == '\t')) ++mark;
    if (end - mark < 2 || text.substr(mark, 2) != "--") break;
    if (doc.begin == doc.end) doc.end = static_cast<uint32_t>(end);
    doc.begin = static_cast<uint32_t>(mark);
    lineStart = begin;
  }
  return doc;
}

// ---- header ------------------------------------------------------------------------------------------------------
const File* Converter::file(const Concrete& root) {
  File* file = make<File>({&source_, 0, static_cast<uint32_t>(source_.text().size())});
  std::vector<const HeaderItem*> headers;
  std::vector<const Item*> items;
  for (const ConcreteChild& child : root.children) {
    if (!child.node) continue;
    const Concrete& top = *child.node;
    const Concrete* inner = top.children.empty() ? nullptr : top.children[0].node;
    if (!top.broken && inner &&
        (inner->rule == Rule::ModuleDecl || inner->rule == Rule::ImportDecl || inner->rule == Rule::ExportDecl)) {
      if (!items.empty())
        report(Code::HeaderLate, spanOf(inner->first), inner->first).arg("word", textOf(inner->first));
      headers.push_back(header(*inner));
    } else if (!top.broken && inner && inner->rule == Rule::StrayBlock) {
      block(*inner, true);  // the body of a function whose first line is broken: only its mistakes are of interest
    } else {
      items.push_back(item(top));
    }
  }
  file->headers = arena_.copy(headers);
  file->items = arena_.copy(items);
  return file;
}

std::span<const Rename> Converter::renames(const Concrete& node) {
  std::vector<Rename> list;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) continue;
    Rename rename{};
    bool second = false;
    for (const ConcreteChild& part : child.node->children) {
      if (!part.node) continue;
      (second ? rename.as : rename.name) = qualified(*part.node);
      second = true;
    }
    list.push_back(rename);
  }
  return arena_.copy(list);
}

const HeaderItem* Converter::header(const Concrete& node) {
  Kind first = kindOf(node.first);
  if (node.rule == Rule::ModuleDecl) {
    ModuleDecl* made = make<ModuleDecl>(spanOf(node));
    made->deprecated = first == Kind::Module;
    std::vector<QualifiedName> declares;
    bool name = true;
    for (const ConcreteChild& child : node.children) {
      if (!child.node) {
        if (kindOf(child.token) == Kind::Star) made->declaresAll = true;
        continue;
      }
      if (name) made->name = qualified(*child.node);
      else declares.push_back(qualified(*child.node));
      name = false;
    }
    made->declares = arena_.copy(declares);
    return made;
  }
  if (node.rule == Rule::ExportDecl) {
    Export* made = make<Export>(spanOf(node));
    if (const Concrete* list = childRule(node, Rule::Renames)) made->names = renames(*list);
    return made;
  }
  Import* made = make<Import>(spanOf(node));
  made->use = first == Kind::Use;
  if (const Concrete* list = childRule(node, Rule::Renames)) {
    made->list = true;
    made->names = renames(*list);
  }
  uint32_t path = childToken(node, Kind::Text);
  if (path != npos) {
    made->pathSpan = spanOf(path);
    std::string_view text = textOf(path);
    made->path = text.size() >= 2 && text.ends_with('"') ? text.substr(1, text.size() - 2) : text.substr(1);
  }
  if (const Concrete* as = childRule(node, Rule::QualifiedName)) {
    if (!made->use) report(Code::ImportAs, spanOf(*as), as->first);
    made->as = qualified(*as);
  }
  return made;
}

// ---- items -------------------------------------------------------------------------------------------------------
const Item* Converter::item(const Concrete& top) {
  Span span = spanOf(top);
  const Concrete* node = top.children.empty() ? nullptr : top.children[0].node;
  auto finish = [&](auto* made) {
    made->doc = docOf(span);
    return made;
  };
  if (top.broken || !node) return finish(make<ErrorItem>(span));
  const Concrete* word = childRule(*node, Rule::Word);
  Ident missing{{}, emptyAt(*node)};
  switch (node->rule) {
  case Rule::Constant: {
    Const* made = make<Const>(span);
    made->name = word ? ident(word->first) : missing;
    constant(*node, made);
    return finish(made);
  }
  case Rule::Alias: {
    Alias* made = make<Alias>(span);
    made->name = word ? upperName(*word, "a type") : missing;
    const Concrete* written = childRule(*node, Rule::Type);
    made->type = written ? type(*written, TypePlace::Alias) : errorType(emptyAt(*node));
    return finish(made);
  }
  case Rule::Data: {
    Data* made = make<Data>(span);
    made->name = word ? upperName(*word, "a data type") : missing;
    if (const Concrete* list = childRule(*node, Rule::Members)) made->members = members(*list, node->rule);
    return finish(made);
  }
  case Rule::Service: {
    Service* made = make<Service>(span);
    made->name = word ? upperName(*word, "a service") : missing;
    if (uint32_t paren = childToken(*node, Kind::LeftParen); paren != npos)
      refuseSpace(paren, "after the name of a service");
    if (const Concrete* id = childRule(*node, Rule::Expr)) made->id = value(*id);
    if (const Concrete* list = childRule(*node, Rule::Members)) made->members = members(*list, node->rule);
    return finish(made);
  }
  case Rule::Ability: {
    Ability* made = make<Ability>(span);
    made->name = word ? upperName(*word, "an ability") : missing;
    if (const Concrete* list = childRule(*node, Rule::Members)) made->members = members(*list, node->rule);
    return finish(made);
  }
  case Rule::Function: {
    Func* made = make<Func>(span);
    made->name = word ? lowerName(*word, "a function") : missing;
    const Concrete* head = childRule(*node, Rule::Signature);
    made->type = head ? signature(*head, TypePlace::Param) : make<ArrowType>(emptyAt(*node));
    if (const Concrete* body = childRule(*node, Rule::Body)) made->body = block(*body, true);
    return finish(made);
  }
  default: return finish(make<ErrorItem>(span));
  }
}

void Converter::constant(const Concrete& node, Const* made) {
  uint32_t sign = childToken(node, Kind::Assign);
  if (sign == npos) sign = childToken(node, Kind::Default);
  if (!isConstantName(made->name.text))
    report(Code::NameConstant, made->name.span, node.first).arg("name", made->name.text);
  if (sign != npos) {
    made->overridable = kindOf(sign) == Kind::Default;
    requireSpace(sign, "around it in a constant");
  }
  const Concrete* expr = childRule(node, Rule::Expr);
  if (!expr) {
    made->value = make<ErrorValue>(emptyAt(node));
    return;
  }
  if (sign != npos && gapBefore(sign)) requireSpace(expr->first, "after `=` in a constant");
  made->value = value(*expr);
  std::string_view found;
  switch (made->value->kind) {
  case NodeKind::Literal:
  case NodeKind::Name:
  case NodeKind::ErrorValue: return;
  case NodeKind::CollectionValue: found = "a collection"; break;
  case NodeKind::Call:
  case NodeKind::MethodCall: found = "the result of a call"; break;
  case NodeKind::Construct:
  case NodeKind::Copy: found = "a data or ability value"; break;
  case NodeKind::Field:
  case NodeKind::Index:
  case NodeKind::Bang: found = "a part of a value"; break;
  default: found = "an operation"; break;
  }
  report(Code::ConstantLiteral, made->value->span, expr->first).arg("found", found);
}

std::span<const Member> Converter::members(const Concrete& node, Rule owner) {
  std::vector<Member> list;
  for (const ConcreteChild& child : node.children) {
    if (!child.node || child.node->rule != Rule::Member || child.node->broken) continue;
    const Concrete& line = *child.node;
    const Concrete* word = childRule(line, Rule::Word);
    if (!word) continue;  // what cannot be a member was reported
    Member member{};
    member.name = lowerName(*word, childRule(line, Rule::Signature) ? "a service or ability function" : "a field");
    member.span = spanOf(line);
    member.doc = docOf(member.span);
    member.type = memberType(line, owner, member.name);
    list.push_back(member);
  }
  return arena_.copy(list);
}

const Type* Converter::memberType(const Concrete& line, Rule owner, Ident name) {
  if (const Concrete* head = childRule(line, Rule::Signature)) {
    if (owner == Rule::Data) {
      report(Code::FieldArrow, spanOf(*head), head->first).arg("what", "a data type");
      return errorType(spanOf(*head));
    }
    return signature(*head, TypePlace::MemberParam);
  }
  const Concrete* written = childRule(line, Rule::Type);
  if (!written) return errorType(emptyAt(line));
  if (owner == Rule::Data) return type(*written, TypePlace::DataField);
  const Type* made = type(*written, TypePlace::AbilityField);
  const ArrowType* arrow = as<ArrowType>(made);
  if (owner == Rule::Service && !arrow && made->kind != NodeKind::ErrorType)
    report(Code::ServiceField, made->span, written->first).arg("name", name.text);
  if (owner == Rule::Ability && arrow && (!arrow->params.empty() || !arrow->abilities.empty()))
    report(Code::AbilityArrow, arrow->span, written->first).arg("name", name.text);
  return made;
}

// ---- statements --------------------------------------------------------------------------------------------------
const Statement* Converter::errorStatement(Span span, Block body) {
  ErrorStatement* made = make<ErrorStatement>(span);
  made->body = body;
  return made;
}

/// `body`: of a function or closure, where values may be returned.
Block Converter::block(const Concrete& node, bool body) {
  bool outer = returnAllowed_;
  returnAllowed_ = body;
  std::vector<const Statement*> list;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) continue;
    const Concrete& one = *child.node;
    const Concrete* inner = one.children.empty() ? nullptr : one.children[0].node;
    if (!one.broken && inner && inner->rule == Rule::StrayBlock) {
      // The block of a statement whose first line is broken.
      bool allowed = returnAllowed_;
      Block lines = block(*inner, true);
      returnAllowed_ = allowed;
      Span span = spanOf(*inner);
      if (!list.empty() && list.back()->kind == NodeKind::ErrorStatement) {
        span = diagnostics::join(list.back()->span, span);
        list.pop_back();
      }
      list.push_back(errorStatement(span, lines));
      continue;
    }
    list.push_back(statement(one));
  }
  returnAllowed_ = outer;
  return arena_.copy(list);
}

void Converter::forHead(const Concrete& node, Ident& item, Ident& second) {
  bool first = true;
  for (const ConcreteChild& child : node.children) {
    if (!child.node || child.node->rule != Rule::Word) continue;
    (first ? item : second) = lowerName(*child.node, "a loop variable");
    first = false;
  }
}
/// The values after `via`; they are all expressions behind the first `via`.
std::span<const Value* const> Converter::viaValues(const Concrete& node) {
  std::vector<const Value*> list;
  bool via = false;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) via = via || kindOf(child.token) == Kind::Via;
    else if (via && child.node->rule == Rule::Expr) list.push_back(value(*child.node));
  }
  return arena_.copy(list);
}

const Statement* Converter::statement(const Concrete& outer) {
  Span span = spanOf(outer);
  const Concrete* found = outer.children.empty() ? nullptr : outer.children[0].node;
  if (outer.broken || !found) return errorStatement(span);
  const Concrete& node = *found;
  const Concrete* expr = childRule(node, Rule::Expr);
  const Concrete* inner = childRule(node, Rule::Body);
  auto valueOf = [&](const Concrete* one) { return one ? value(*one) : make<ErrorValue>(emptyAt(node)); };
  auto bodyOf = [&] { return inner ? block(*inner, false) : Block{}; };
  switch (node.rule) {
  case Rule::ReturnLine: {
    Return* made = make<Return>(span);
    std::vector<const Value*> values;
    for (const ConcreteChild& child : node.children)
      if (child.node) values.push_back(value(*child.node));
    if (node.children.size() > 1) requireSpace(node.first + 1, "after `<-`");
    if (!returnAllowed_)
      report(Code::ReturnInBlock, spanOf(node.first), node.first)
          .help("assign the value to a stream or variable here, and return that at the end of the function");
    made->values = arena_.copy(values);
    return made;
  }
  case Rule::ForBlock: {
    For* made = make<For>(span);
    forHead(node, made->item, made->second);
    made->iterable = valueOf(expr);
    made->mode = childToken(node, Kind::Par) != npos   ? ForMode::Par
                 : childToken(node, Kind::Try) != npos ? ForMode::Try
                 : childToken(node, Kind::Rec) != npos ? ForMode::Rec
                                                       : ForMode::Seq;
    made->body = bodyOf();
    return made;
  }
  case Rule::ParseqBlock: {
    Parseq* made = make<Parseq>(span);
    forHead(node, made->item, made->second);
    made->iterable = valueOf(expr);
    const Concrete* peer = nullptr;
    bool on = false;
    for (const ConcreteChild& child : node.children) {
      if (!child.node) on = on || kindOf(child.token) == Kind::On;
      else if (on && !peer && child.node->rule == Rule::Expr) peer = child.node;
    }
    made->peer = valueOf(peer);
    made->via = viaValues(node);
    made->body = bodyOf();
    return made;
  }
  case Rule::OnBlock: {
    On* made = make<On>(span);
    made->peer = valueOf(expr);
    made->via = viaValues(node);
    made->body = bodyOf();
    return made;
  }
  case Rule::IfBlock: {
    If* made = make<If>(span);
    made->condition = valueOf(expr);
    made->body = bodyOf();
    return made;
  }
  case Rule::ElseBlock: {
    Else* made = make<Else>(span);
    made->body = bodyOf();
    return made;
  }
  case Rule::TryBlock: {
    Try* made = make<Try>(span);
    made->body = bodyOf();
    return made;
  }
  case Rule::CatchBlock: {
    Catch* made = make<Catch>(span);
    const Concrete* word = childRule(node, Rule::Word);
    made->name = word ? lowerName(*word, "a variable of `catch`") : Ident{{}, emptyAt(node)};
    made->body = bodyOf();
    return made;
  }
  case Rule::OtherwiseBlock: {
    Otherwise* made = make<Otherwise>(span);
    made->body = bodyOf();
    return made;
  }
  case Rule::Prefixed: return prefixed(node);
  case Rule::JoinLine: return join(node);
  case Rule::SimpleLine: return simpleLine(node);
  default: return errorStatement(span);
  }
}

const Statement* Converter::join(const Concrete& node) {
  Join* made = make<Join>(spanOf(node));
  std::vector<const Value*> values;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) continue;
    values.push_back(value(*child.node));
    if (values.back()->kind == NodeKind::Binary)
      report(Code::JoinOperation, values.back()->span, child.node->first)
          .help("`join a[n + 1]` waits for one element of a stream");
  }
  made->values = arena_.copy(values);
  return made;
}

const Statement* Converter::prefixed(const Concrete& node) {
  bool par = kindOf(node.first) == Kind::Par;
  const Concrete* line = childRule(node, Rule::Statement);
  if (!line) return errorStatement(spanOf(node));
  const Statement* inner = statement(*line);
  std::string_view found;
  switch (inner->kind) {
  case NodeKind::On:
  case NodeKind::For:
  case NodeKind::Join:
  case NodeKind::CallStatement:
  case NodeKind::ErrorStatement: break;
  case NodeKind::Return: found = "returned values"; break;
  case NodeKind::ServiceId: found = "the id of a service"; break;
  case NodeKind::Push: found = "`<<-`"; break;
  case NodeKind::Parseq: found = "`parseq`"; break;
  case NodeKind::If: found = "`if`"; break;
  case NodeKind::Else: found = "`else`"; break;
  case NodeKind::Try: found = "`try`"; break;
  case NodeKind::Catch: found = "`catch`"; break;
  case NodeKind::Otherwise: found = "`otherwise`"; break;
  case NodeKind::Par: found = "`par`"; break;
  case NodeKind::Co: found = "`co`"; break;
  case NodeKind::StreamDecl: found = "the declaration of a stream"; break;
  case NodeKind::Closure: found = "the definition of a function"; break;
  case NodeKind::Assign: found = "an assignment"; break;
  default: break;
  }
  if (!found.empty())
    report(Code::PrefixMisplaced, spanOf(node.first), node.first).arg("prefix", par ? "par" : "co").arg("found", found);
  if (par) {
    Par* made = make<Par>(spanOf(node));
    made->inner = inner;
    return made;
  }
  Co* made = make<Co>(spanOf(node));
  made->inner = inner;
  return made;
}

uint32_t Converter::plainName(const Concrete& expr) const {
  if (expr.children.size() != 1 || expr.children[0].node) return npos;
  Kind kind = kindOf(expr.children[0].token);
  return kind == Kind::Lower || kind == Kind::Upper ? expr.children[0].token : npos;
}

/// `S ("id")`: with white space before the bracket it is no construction; null for anything else.
const Statement* Converter::bracketedId(const Concrete& expr) {
  if (expr.children.size() != 4 || !expr.children[0].node || expr.children[1].node || !expr.children[2].node)
    return nullptr;
  const Concrete& base = *expr.children[0].node;
  const Concrete& argument = *expr.children[2].node;
  const uint32_t bracket = expr.children[1].token;
  std::vector<Ident> parts;
  if (kindOf(bracket) != Kind::LeftParen || spanOf(base).end == spanOf(bracket).begin) return nullptr;
  if (argument.rule != Rule::Argument || argument.children.size() != 1 || !argument.children[0].node) return nullptr;
  if (!pathOf(base, parts) || parts.back().text[0] < 'A' || parts.back().text[0] > 'Z') return nullptr;
  ServiceId* made = make<ServiceId>(spanOf(expr));
  made->service = {arena_.copy(parts), spanOf(base)};
  made->id = value(*argument.children[0].node);
  return made;
}

const Statement* Converter::simpleLine(const Concrete& node) {
  Span span = spanOf(node);
  if (node.children.size() < 2 || !node.children[0].node || node.children[1].node) return errorStatement(span);
  const Concrete& left = *node.children[0].node;
  uint32_t sign = node.children[1].token;
  uint32_t name = plainName(left);
  const Concrete* right = nullptr;  // the first expression behind the sign
  for (size_t i = 2; i < node.children.size() && !right; ++i)
    if (node.children[i].node && node.children[i].node->rule == Rule::Expr) right = node.children[i].node;
  auto isBoolean = [&](const Concrete& expr) {
    return expr.children.size() == 1 && !expr.children[0].node && kindOf(expr.children[0].token) == Kind::Boolean;
  };
  auto refuse = [&](Code code, const Concrete& place) {
    if (isBoolean(place))
      report(Code::NameBoolean, spanOf(place), place.first).arg("name", spanOf(place).text()).arg("what", "a variable");
    else report(code, spanOf(place), place.first).arg("found", textOf(sign));
    return errorStatement(span);
  };
  switch (kindOf(sign)) {
  case Kind::Newline: {
    if (const Statement* bound = bracketedId(left)) return bound;
    CallStatement* made = make<CallStatement>(span);
    made->value = value(left);
    return made;
  }
  case Kind::Push: {
    if (name == npos) return refuse(Code::PushTarget, left);
    Push* made = make<Push>(span);
    made->stream = lowerName(name, "a stream");
    made->opSpan = spanOf(sign);
    std::vector<const Value*> values;
    for (size_t i = 2; i < node.children.size(); ++i)
      if (node.children[i].node) values.push_back(value(*node.children[i].node));
    made->value = values.empty() ? make<ErrorValue>(emptyAt(node)) : values[0];
    made->second = values.size() > 1 ? values[1] : nullptr;
    return made;
  }
  case Kind::Colon: {
    if (name == npos) return refuse(Code::DeclareTarget, left);
    StreamDecl* made = make<StreamDecl>(span);
    made->name = lowerName(name, "a stream");
    const Concrete* written = childRule(node, Rule::Type);
    made->type = written ? type(*written, TypePlace::Stream) : errorType(emptyAt(node));
    return made;
  }
  case Kind::Assign: {
    if (name == npos) return refuse(Code::AssignTarget, left);
    if (const Concrete* head = childRule(node, Rule::Signature)) {
      Closure* made = make<Closure>(span);
      made->name = lowerName(name, "a function");
      requireSpace(sign, "after the name of the function");
      made->detached = childToken(node, Kind::Func) != npos;
      made->type = signature(*head, TypePlace::Param);
      if (const Concrete* body = childRule(node, Rule::Body)) made->body = block(*body, true);
      return made;
    }
    Assign* made = make<Assign>(span);
    made->name = ident(name);
    made->value = right ? value(*right) : make<ErrorValue>(emptyAt(node));
    if (const CollectionValue* empty = as<CollectionValue>(made->value); empty && empty->elements.empty())
      report(Code::AssignEmpty, empty->span, right->first)
          .arg("name", made->name.text)
          .help("`nil` is an empty option or array; a stream is declared as `" + std::string(made->name.text) +
                ": *string`");
    return made;
  }
  case Kind::Comma:
  case Kind::LeftArrow: {
    uint32_t arrow = childToken(node, Kind::LeftArrow);
    if (arrow == npos) return errorStatement(span);
    CallStatement* made = make<CallStatement>(span);
    std::vector<Ident> results;
    for (const ConcreteChild& child : node.children) {
      if (!child.node) continue;
      if (child.node->first > arrow) {
        made->value = value(*child.node);
        break;
      }
      uint32_t result = plainName(*child.node);
      sign = arrow;
      if (result == npos) return refuse(Code::AssignTarget, *child.node);
      results.push_back(ident(result));
    }
    if (!made->value) made->value = make<ErrorValue>(emptyAt(node));
    made->results = arena_.copy(results);
    return made;
  }
  case Kind::Beside: {
    std::vector<Ident> parts;
    bool path = pathOf(left, parts) && parts.back().text[0] >= 'A' && parts.back().text[0] <= 'Z';
    if (!path || !right) {
      uint32_t at = right ? right->first : sign;
      report(Code::ServiceIdTarget, spanOf(at), at).arg("found", describeToken(source_, tokens_[at]));
      return errorStatement(span);
    }
    ServiceId* made = make<ServiceId>(span);
    made->service = {arena_.copy(parts), diagnostics::join(parts.front().span, parts.back().span)};
    made->id = value(*right);
    return made;
  }
  default: return errorStatement(span);
  }
}

}  // namespace aqua::syntax
