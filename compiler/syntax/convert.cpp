// Header, items and statements: concrete tree to nodes.
#include <algorithm>

#include "compiler/base/utf8.h"
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
    ignored = {.code = code};
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
  bool defined = false;  // something that surely is no broken line of the header
  for (const ConcreteChild& child : root.children) {
    if (!child.node) continue;
    const Concrete& top = *child.node;
    const Concrete* inner = top.children.empty() ? nullptr : top.children[0].node;
    if (!top.broken && inner &&
        (inner->rule == Rule::ModuleDecl || inner->rule == Rule::ImportDecl || inner->rule == Rule::ExportDecl)) {
      if (defined) report(Code::HeaderLate, spanOf(inner->first), inner->first).arg("word", textOf(inner->first));
      headers.push_back(header(*inner));
    } else if (!top.broken && inner && inner->rule == Rule::StrayBlock) {
      block(*inner, true);  // the body of a function whose first line is broken: only its errors are of interest
    } else {
      items.push_back(item(top));
      defined = defined || items.back()->kind != NodeKind::ErrorItem;
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
  if (node.rule == Rule::ModuleDecl) {
    ModuleDecl* made = make<ModuleDecl>(spanOf(node));
    made->deprecated = kindOf(node.first) == Kind::Module;
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
  return import(node);
}

/// What a string holds. Its quotes may be typographic; one that was never closed has only the first.
std::string_view Converter::textInQuotes(uint32_t token) const {
  std::string_view text = textOf(token);
  const bool open = text[0] == '"' && (text.size() == 1 || text.back() != '"');
  text.remove_prefix(base::sequenceLength(text));
  if (open) return text;
  while ((static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  text.remove_suffix(1);
  return text;
}

const HeaderItem* Converter::import(const Concrete& node) {
  Import* made = make<Import>(spanOf(node));
  made->use = kindOf(node.first) == Kind::Use;
  if (const Concrete* list = childRule(node, Rule::Renames)) {
    made->list = true;
    made->names = renames(*list);
  }
  uint32_t path = childToken(node, Kind::Text);
  if (path != npos) {
    made->pathSpan = spanOf(path);
    made->path = textInQuotes(path);
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
  Item* made = top.broken || !node ? make<ErrorItem>(span) : wholeItem(*node, span);
  made->doc = docOf(span);
  return made;
}

Item* Converter::wholeItem(const Concrete& node, Span span) {
  const Concrete* word = childRule(node, Rule::Word);
  auto upper = [&](std::string_view what) { return word ? upperName(*word, what) : Ident{{}, emptyAt(node)}; };
  switch (node.rule) {
  case Rule::Constant: {
    Const* made = make<Const>(span);
    made->name = word ? ident(word->first) : Ident{{}, emptyAt(node)};
    constant(node, made);
    return made;
  }
  case Rule::Alias: {
    Alias* made = make<Alias>(span);
    made->name = upper("a type");
    const Concrete* written = childRule(node, Rule::Type);
    made->type = written ? type(*written, TypePlace::Alias) : errorType(emptyAt(node));
    return made;
  }
  case Rule::Data: {
    Data* made = make<Data>(span);
    made->name = upper("a data type");
    made->members = members(node);
    return made;
  }
  case Rule::Service: {
    Service* made = make<Service>(span);
    made->name = upper("a service");
    if (uint32_t paren = childToken(node, Kind::LeftParen); paren != npos)
      refuseSpace(paren, "after the name of a service");
    if (const Concrete* id = childRule(node, Rule::Expr)) made->id = value(*id);
    made->members = members(node);
    return made;
  }
  case Rule::Ability: {
    Ability* made = make<Ability>(span);
    made->name = upper("an ability");
    made->members = members(node);
    return made;
  }
  case Rule::Function: return function(node, span);
#define AQUA_ITEM_RULE(kind, phrase)
#define AQUA_RULE(kind, phrase) case Rule::kind:
#include "compiler/syntax/rules.def"
    break;  // a stray line, which was reported
  }
  return make<ErrorItem>(span);
}

Item* Converter::function(const Concrete& node, Span span) {
  Func* made = make<Func>(span);
  const Concrete* word = childRule(node, Rule::Word);
  made->name = word ? lowerName(*word, "a function") : Ident{{}, emptyAt(node)};
  const Concrete* head = childRule(node, Rule::Signature);
  made->type = head ? signature(*head, TypePlace::Param) : make<ArrowType>(emptyAt(node));
  if (const Concrete* body = childRule(node, Rule::Body)) made->body = block(*body, true);
  return made;
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
  if (traitOf(made->value->kind) == NodeTrait::Constant) return;
  report(Code::ConstantLiteral, made->value->span, expr->first).arg("found", phraseOf(made->value->kind));
}

std::span<const Member> Converter::members(const Concrete& item) {
  const Concrete* lines = childRule(item, Rule::Members);
  if (!lines) return {};
  std::vector<Member> list;
  for (const ConcreteChild& child : lines->children) {
    if (!child.node || child.node->rule != Rule::Member || child.node->broken) continue;
    const Concrete& line = *child.node;
    const Concrete* word = childRule(line, Rule::Word);
    if (!word) continue;  // what cannot be a member was reported
    Member member{};
    member.name = lowerName(*word, childRule(line, Rule::Signature) ? "a service or ability function" : "a field");
    member.span = spanOf(line);
    member.doc = docOf(member.span);
    member.type = memberType(line, item.rule, member.name);
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

const Value* Converter::firstValue(const Concrete& node) {
  const Concrete* expr = childRule(node, Rule::Expr);
  return expr ? value(*expr) : make<ErrorValue>(emptyAt(node));
}
Block Converter::bodyOf(const Concrete& node) {
  const Concrete* body = childRule(node, Rule::Body);
  return body ? block(*body, false) : Block{};
}

const Statement* Converter::returnLine(const Concrete& node, Span span) {
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

const Statement* Converter::loop(const Concrete& node, Span span) {
  For* made = make<For>(span);
  forHead(node, made->item, made->second);
  made->iterable = firstValue(node);
  made->mode = childToken(node, Kind::Par) != npos   ? ForMode::Par
               : childToken(node, Kind::Try) != npos ? ForMode::Try
               : childToken(node, Kind::Rec) != npos ? ForMode::Rec
                                                     : ForMode::Seq;
  made->body = bodyOf(node);
  return made;
}

const Statement* Converter::parseq(const Concrete& node, Span span) {
  Parseq* made = make<Parseq>(span);
  forHead(node, made->item, made->second);
  made->iterable = firstValue(node);
  const Concrete* peer = nullptr;
  bool on = false;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) on = on || kindOf(child.token) == Kind::On;
    else if (on && !peer && child.node->rule == Rule::Expr) peer = child.node;
  }
  made->peer = peer ? value(*peer) : make<ErrorValue>(emptyAt(node));
  made->via = viaValues(node);
  made->body = bodyOf(node);
  return made;
}

const Statement* Converter::on(const Concrete& node, Span span) {
  On* made = make<On>(span);
  made->peer = firstValue(node);
  made->via = viaValues(node);
  made->body = bodyOf(node);
  return made;
}

template <class T> const Statement* Converter::plainBlock(const Concrete& node, Span span) {
  T* made = make<T>(span);
  made->body = bodyOf(node);
  return made;
}

const Statement* Converter::statement(const Concrete& outer) {
  Span span = spanOf(outer);
  const Concrete* found = outer.children.empty() ? nullptr : outer.children[0].node;
  if (outer.broken || !found) return errorStatement(span);
  const Concrete& node = *found;
  switch (node.rule) {
  case Rule::ReturnLine: return returnLine(node, span);
  case Rule::ForBlock: return loop(node, span);
  case Rule::ParseqBlock: return parseq(node, span);
  case Rule::OnBlock: return on(node, span);
  case Rule::IfBlock: {
    If* made = make<If>(span);
    made->condition = firstValue(node);
    made->body = bodyOf(node);
    return made;
  }
  case Rule::ElseBlock: return plainBlock<Else>(node, span);
  case Rule::TryBlock: return plainBlock<Try>(node, span);
  case Rule::OtherwiseBlock: return plainBlock<Otherwise>(node, span);
  case Rule::CatchBlock: {
    Catch* made = make<Catch>(span);
    const Concrete* word = childRule(node, Rule::Word);
    made->name = word ? lowerName(*word, "a variable of `catch`") : Ident{{}, emptyAt(node)};
    made->body = bodyOf(node);
    return made;
  }
  case Rule::Prefixed: return prefixed(node);
  case Rule::JoinLine: return join(node);
  case Rule::SimpleLine: return simpleLine(node);
#define AQUA_STATEMENT_RULE(kind, phrase)
#define AQUA_RULE(kind, phrase) case Rule::kind:
#include "compiler/syntax/rules.def"
    break;  // a stray line, which was reported
  }
  return errorStatement(span);
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
  if (traitOf(inner->kind) != NodeTrait::Prefixed)
    report(Code::PrefixMisplaced, spanOf(node.first), node.first)
        .arg("prefix", par ? "par" : "co")
        .arg("found", phraseOf(inner->kind));
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

const Statement* Converter::refuseTarget(Code code, const Concrete& place, uint32_t sign, Span line) {
  bool boolean =
      place.children.size() == 1 && !place.children[0].node && kindOf(place.children[0].token) == Kind::Boolean;
  if (boolean)
    report(Code::NameBoolean, spanOf(place), place.first).arg("name", spanOf(place).text()).arg("what", "a variable");
  else report(code, spanOf(place), place.first).arg("found", textOf(sign));
  return errorStatement(line);
}

const Statement* Converter::simpleLine(const Concrete& node) {
  Span span = spanOf(node);
  if (node.children.size() < 2 || !node.children[0].node || node.children[1].node) return errorStatement(span);
  const Concrete& left = *node.children[0].node;
  const Kind sign = kindOf(node.children[1].token);
  if (sign == Kind::Push) return pushLine(node, span);
  if (sign == Kind::Colon) return declareLine(node, span);
  if (sign == Kind::Assign) return assignLine(node, span);
  if (sign == Kind::Comma || sign == Kind::LeftArrow) return resultsLine(node, span);
  if (sign == Kind::Beside) return serviceIdLine(node, span);
  if (sign != Kind::Newline) return errorStatement(span);
  if (const Statement* bound = bracketedId(left)) return bound;
  CallStatement* made = make<CallStatement>(span);
  made->value = value(left);
  return made;
}

const Statement* Converter::pushLine(const Concrete& node, Span span) {
  const uint32_t sign = node.children[1].token;
  const uint32_t name = plainName(*node.children[0].node);
  if (name == npos) return refuseTarget(Code::PushTarget, *node.children[0].node, sign, span);
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

const Statement* Converter::declareLine(const Concrete& node, Span span) {
  const uint32_t name = plainName(*node.children[0].node);
  if (name == npos) return refuseTarget(Code::DeclareTarget, *node.children[0].node, node.children[1].token, span);
  StreamDecl* made = make<StreamDecl>(span);
  made->name = lowerName(name, "a stream");
  const Concrete* written = childRule(node, Rule::Type);
  made->type = written ? type(*written, TypePlace::Stream) : errorType(emptyAt(node));
  return made;
}

/// The first expression behind the sign; null: none.
const Concrete* Converter::rightOf(const Concrete& node) {
  for (size_t i = 2; i < node.children.size(); ++i)
    if (node.children[i].node && node.children[i].node->rule == Rule::Expr) return node.children[i].node;
  return nullptr;
}

const Statement* Converter::assignLine(const Concrete& node, Span span) {
  const uint32_t sign = node.children[1].token;
  const uint32_t name = plainName(*node.children[0].node);
  if (name == npos) return refuseTarget(Code::AssignTarget, *node.children[0].node, sign, span);
  if (const Concrete* head = childRule(node, Rule::Signature)) {
    Closure* made = make<Closure>(span);
    made->name = lowerName(name, "a function");
    requireSpace(sign, "after the name of the function");
    made->detached = childToken(node, Kind::Func) != npos;
    made->type = signature(*head, TypePlace::Param);
    if (const Concrete* body = childRule(node, Rule::Body)) made->body = block(*body, true);
    return made;
  }
  const Concrete* right = rightOf(node);
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

const Statement* Converter::resultsLine(const Concrete& node, Span span) {
  const uint32_t arrow = childToken(node, Kind::LeftArrow);
  if (arrow == npos) return errorStatement(span);
  CallStatement* made = make<CallStatement>(span);
  std::vector<Ident> results;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) continue;
    if (child.node->first > arrow) {
      made->value = value(*child.node);
      break;
    }
    const uint32_t result = plainName(*child.node);
    if (result == npos) return refuseTarget(Code::AssignTarget, *child.node, arrow, span);
    results.push_back(ident(result));
  }
  if (!made->value) made->value = make<ErrorValue>(emptyAt(node));
  made->results = arena_.copy(results);
  return made;
}

/// `S "id"`.
const Statement* Converter::serviceIdLine(const Concrete& node, Span span) {
  const Concrete* right = rightOf(node);
  std::vector<Ident> parts;
  bool path = pathOf(*node.children[0].node, parts) && parts.back().text[0] >= 'A' && parts.back().text[0] <= 'Z';
  if (!path || !right) {
    const uint32_t at = right ? right->first : node.children[1].token;
    report(Code::ServiceIdTarget, spanOf(at), at).arg("found", describeToken(source_, tokens_[at]));
    return errorStatement(span);
  }
  ServiceId* made = make<ServiceId>(span);
  made->service = {arena_.copy(parts), diagnostics::join(parts.front().span, parts.back().span)};
  made->id = value(*right);
  return made;
}

}  // namespace aqua::syntax
