// The body of a function in place of a call of it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "tools/lsp/features/edit_text.h"
#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;

struct InlinedCall {
  const syntax::CallStatement* statement = nullptr;
  const syntax::Call* call = nullptr;
  const syntax::Func* caller = nullptr;
  const syntax::Func* function = nullptr;  // that is called
};

const Occurrence* at(const Selection& selection, Span place) {
  return selection.snapshot.index.at(selection.path(), place.begin);
}

InlinedCall callAtSelection(const Selection& selection) {
  InlinedCall found;
  found.caller = functionAt(selection.tree, selection.span.begin);
  if (!found.caller) return found;
  const auto path = statementsAt(found.caller->body, selection.span.begin);
  const auto* statement = path.empty() ? nullptr : syntax::as<syntax::CallStatement>(path.back());
  found.call = statement ? syntax::as<syntax::Call>(statement->value) : nullptr;
  const Occurrence* here = found.call ? at(selection, found.call->function.span) : nullptr;
  if (!here) return found;
  const Symbol& symbol = selection.snapshot.index[here->symbol];
  for (const syntax::Item* item : selection.tree.root->items)
    if (const auto* each = syntax::as<syntax::Func>(item); each && each->name.span == symbol.definition)
      found.function = each;
  if (found.function && found.function != found.caller) found.statement = statement;
  return found;
}

/// Only the last statement returns, and nothing gives a service an id.
bool isPlain(const syntax::Func& function) {
  bool plain = !function.body.empty();
  forEachBlock(function.body, [&](syntax::Block block) {
    for (const syntax::Statement* each : block)
      if (syntax::as<syntax::ServiceId>(each) || (syntax::as<syntax::Return>(each) && each != function.body.back()))
        plain = false;
  });
  return plain;
}

/// Names of the function by symbol, with what they become: arguments that are names, themselves otherwise. Nothing: a
/// name of the function means something else where it would come to stand.
using Names = std::map<SymbolId, std::string_view>;
std::optional<Names> namesOf(const Selection& selection, const InlinedCall& inlined) {
  Names names;
  std::vector<std::string_view> own;
  for (const Occurrence& each : selection.snapshot.index.in(selection.path())) {
    const bool inside =
        each.place.begin >= inlined.function->span.begin && each.place.end <= inlined.function->span.end;
    if (!inside || !each.isDefinition || selection.snapshot.index[each.symbol].kind == SymbolKind::Function) continue;
    names.emplace(each.symbol, each.place.text());
  }
  const auto& parameters = inlined.function->type->params;
  if (parameters.size() != inlined.call->args.size()) return std::nullopt;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const auto* argument = syntax::as<syntax::Name>(inlined.call->args[i]);
    const Occurrence* parameter = at(selection, parameters[i].name.span);
    if (!argument || !parameter) return std::nullopt;
    names[parameter->symbol] = argument->name.text;
  }
  for (const auto& [symbol, name] : names) {
    const Symbol& each = selection.snapshot.index[symbol];
    if (each.kind == SymbolKind::Parameter && each.definition.begin < inlined.function->body.front()->span.begin)
      continue;
    for (const Occurrence& other : selection.snapshot.index.in(selection.path()))
      if (other.place.begin >= inlined.caller->span.begin && other.place.end <= inlined.caller->span.end &&
          other.place.text() == name)
        return std::nullopt;
  }
  return names;
}

/// A part of the function with the names of the call.
std::string renamed(const Selection& selection, const Names& names, Span part) {
  std::string text;
  uint32_t from = part.begin;
  for (const Occurrence& each : selection.snapshot.index.in(selection.path())) {
    if (each.place.begin < from || each.place.end > part.end) continue;
    auto name = names.find(each.symbol);
    if (name == names.end()) continue;
    text.append(Span{part.file, from, each.place.begin}.text()).append(name->second);
    from = each.place.end;
  }
  return text.append(Span{part.file, from, part.end}.text());
}

/// `name = value`, or a push where the name is a stream that was there before.
std::string resultLine(const Selection& selection, const syntax::Ident& name, const std::string& value) {
  const Occurrence* here = at(selection, name.span);
  return fmt::format("{} {} {}", name.text, here && here->isDefinition ? "=" : "<<-", value);
}

bool isStream(const Selection& selection, const syntax::Value& value) {
  const auto* name = syntax::as<syntax::Name>(&value);
  const Occurrence* here = name ? at(selection, name->span) : nullptr;
  return here && selection.snapshot.index[here->symbol].kind == SymbolKind::Stream;
}

}  // namespace

void addInlineFunction(const Selection& selection, std::vector<Action>& found) {
  const InlinedCall inlined = callAtSelection(selection);
  if (!inlined.statement || !inlined.call->abilities.empty() || !isPlain(*inlined.function)) return;
  syntax::Block body = inlined.function->body;
  const auto* result = syntax::as<syntax::Return>(body.back());
  if (result) body = body.first(body.size() - 1);
  const auto& wanted = inlined.statement->results;
  if (wanted.size() > (result ? result->values.size() : 0)) return;
  const auto names = namesOf(selection, inlined);
  if (!names) return;
  const syntax::Statement* const statement = inlined.statement;
  const size_t indent = indentOf({&statement, 1});
  std::string text;
  if (!body.empty()) text = indented(renamed(selection, *names, linesOf(body)), indentOf(body), indent).substr(indent);
  for (size_t i = 0; i < wanted.size(); ++i) {
    // The result is what a stream has then, and the stream may go on.
    if (isStream(selection, *result->values[i])) return;
    if (!text.empty()) text += "\n" + std::string(indent, ' ');
    text += resultLine(selection, wanted[i], renamed(selection, *names, result->values[i]->span));
  }
  if (text.empty()) return;
  found.push_back({fmt::format("Inline `{}`", inlined.function->name.text),
                   "refactor.inline",
                   {{inlined.statement->span, std::move(text)}}});
}

}  // namespace aqua::lsp
