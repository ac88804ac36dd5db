// Changes of statements: blocks around them, functions made of them, fields that are missing.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "tools/lsp/features/actions.h"
#include "tools/lsp/features/edit_text.h"
#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;

bool returns(syntax::Block statements) {
  return std::any_of(statements.begin(), statements.end(),
                     [](const syntax::Statement* each) { return syntax::as<syntax::Return>(each); });
}

/// Gives a service its id, for the statements after it in the same block.
bool bindsService(syntax::Block statements) {
  return std::any_of(statements.begin(), statements.end(),
                     [](const syntax::Statement* each) { return syntax::as<syntax::ServiceId>(each); });
}

/// What stays together: it returns, or the statements after it need the ids that it gives.
bool isBound(syntax::Block statements) { return returns(statements) || bindsService(statements); }

/// Some statement of the function before `offset` gives a service its id; a function of its own would not know it.
bool bindsBefore(const syntax::Func& function, uint32_t offset) {
  bool found = false;
  forEachBlock(function.body, [&](syntax::Block block) {
    auto end = std::find_if(block.begin(), block.end(),
                            [&](const syntax::Statement* each) { return each->span.begin >= offset; });
    found = found || bindsService(syntax::Block(block.begin(), end));
  });
  return found;
}

/// Something behind the statements reads the name.
bool isReadAfter(const Selection& selection, const SelectedStatements& selected, SymbolId symbol) {
  const Span all = linesOf(selected.statements);
  for (uint32_t number : selection.snapshot.index.of(symbol))
    if (const Occurrence& each = selection.snapshot.index.occurrence(number);
        each.place.file == all.file && each.place.begin > all.end)
      return true;
  return false;
}

bool isLocal(SymbolKind kind) {
  return kind == SymbolKind::Variable || kind == SymbolKind::Stream || kind == SymbolKind::Parameter ||
         kind == SymbolKind::Closure;
}

/// Names of the function that the statements read, and those that they define and that are read after them.
struct Flow {
  std::vector<SymbolId> in, out;
  bool possible = true;
};
Flow flowOf(const Selection& selection, const SelectedStatements& selected) {
  Flow flow;
  std::set<SymbolId> seen;
  const Span all = linesOf(selected.statements);
  for (const Occurrence& each : selection.snapshot.index.in(selection.path())) {
    if (each.place.begin < all.begin || each.place.end > all.end) continue;
    const Symbol& symbol = selection.snapshot.index[each.symbol];
    if (!isLocal(symbol.kind) || !seen.insert(each.symbol).second) continue;
    const bool inside = symbol.definition.begin >= all.begin && symbol.definition.end <= all.end;
    if (!inside) flow.in.push_back(each.symbol);
    else if (isReadAfter(selection, selected, each.symbol)) flow.out.push_back(each.symbol);
    // Streams that grow elsewhere, and functions, cannot be handed over and back.
    flow.possible = flow.possible && symbol.type && isWritable(selection, symbol.type) &&
                    symbol.kind != SymbolKind::Closure && !(inside && symbol.kind == SymbolKind::Stream);
  }
  return flow;
}

/// Belongs to the statement before it.
bool continues(const syntax::Statement& statement) {
  return syntax::traitOf(statement.kind) == syntax::NodeTrait::Continues || syntax::as<syntax::Par>(&statement);
}

}  // namespace

SelectedStatements selectedStatements(const Selection& selection) {
  SelectedStatements selected;
  const syntax::Func* function = functionAt(selection.tree, selection.span.begin);
  if (!function || selection.span.begin == selection.span.end) return selected;
  forEachBlock(function->body, [&](syntax::Block block) {
    auto inside = [&](const syntax::Statement* each) {
      return each->span.begin >= selection.span.begin && each->span.end <= selection.span.end;
    };
    auto first = std::find_if(block.begin(), block.end(), inside);
    if (first == block.end() || !selected.statements.empty()) return;
    auto end = std::find_if_not(first, block.end(), inside);
    // The selection has nothing but these.
    if (end != block.end() && ((*end)->span.begin < selection.span.end || continues(**end))) return;
    if (continues(**first)) return;
    selected = {syntax::Block(first, end), syntax::Block(end, block.end()), function};
  });
  return selected;
}

void addWrapOn(const Selection& selection, std::vector<Action>& found) {
  const SelectedStatements selected = selectedStatements(selection);
  if (selected.statements.empty() || isBound(selected.statements)) return;
  const Span lines = linesOf(selected.statements);
  const std::string indent(indentOf(selected.statements), ' ');
  found.push_back(
      {"Run on another peer (`on … via`)",
       "refactor.rewrite",
       {{lines, fmt::format("{}on HOST_PEER_ID via HOST_PEER_ID:\n{}", indent, indented(lines.text(), 0, kIndent))}}});
}

/// A `try` ends the names that are defined in it, so nothing behind it may read them.
void addWrapTry(const Selection& selection, std::vector<Action>& found) {
  const SelectedStatements selected = selectedStatements(selection);
  if (selected.statements.empty() || isBound(selected.statements) || !flowOf(selection, selected).out.empty()) return;
  const Span lines = linesOf(selected.statements);
  const std::string indent(indentOf(selected.statements), ' ');
  found.push_back({"Catch what fails (`try … catch`)",
                   "refactor.rewrite",
                   {{lines, fmt::format("{0}try:\n{1}\n{0}catch {2}:\n{0}  {3} = {2}.message", indent,
                                        indented(lines.text(), 0, kIndent), freshName(selection, "error"),
                                        freshName(selection, "failure"))}}});
}

void addExtractFunction(const Selection& selection, std::vector<Action>& found) {
  const SelectedStatements selected = selectedStatements(selection);
  if (selected.statements.empty() || isBound(selected.statements)) return;
  if (bindsBefore(*selected.function, selected.statements.front()->span.begin)) return;
  const Flow flow = flowOf(selection, selected);
  if (!flow.possible) return;
  std::string params, arguments, results, types;
  for (SymbolId id : flow.in) {
    const Symbol& symbol = selection.snapshot.index[id];
    params += fmt::format("{}{}: {}", params.empty() ? "" : ", ", symbol.name, typeText(*symbol.type));
    arguments += fmt::format("{}{}", arguments.empty() ? "" : ", ", symbol.name);
  }
  for (SymbolId id : flow.out) {
    const Symbol& symbol = selection.snapshot.index[id];
    results += fmt::format("{}{}", results.empty() ? "" : ", ", symbol.name);
    types += fmt::format("{}{}", types.empty() ? " -> " : ", ", typeText(*symbol.type));
  }
  const Span lines = linesOf(selected.statements);
  const size_t indent = indentOf(selected.statements);
  std::string body = indented(lines.text(), indent, kIndent);
  if (!results.empty()) body += "\n  <- " + results;
  const Span before = selected.function->doc ? selected.function->doc : selected.function->span;
  const std::string name = freshName(selection, "extracted");
  const std::string call = (results.empty() ? "" : results + " <- ") + name + "(";
  found.push_back(
      {"Extract function",
       "refactor.extract",
       {{{before.file, before.begin, before.begin}, fmt::format("func {}({}){}:\n{}\n\n", name, params, types, body)},
        {lines, std::string(indent, ' ') + call + arguments + ")"}}});
}

void addMissingFields(const Selection& selection, std::vector<Action>& found) {
  const syntax::Func* function = functionAt(selection.tree, selection.span.begin);
  if (!function) return;
  for (const syntax::Statement* statement : statementsAt(function->body, selection.span.begin))
    forEachValue(*statement, [&](const syntax::Value& value) {
      const auto* made = syntax::as<syntax::Construct>(&value);
      if (!made || made->type.parts.empty() || selection.span.begin < made->span.begin ||
          selection.span.begin > made->span.end)
        return;
      const Occurrence* here = selection.snapshot.index.at(selection.path(), made->type.parts.back().span.begin);
      const Type* type = here ? selection.snapshot.index[here->symbol].type : nullptr;
      if (!type || !type->isNamed()) return;
      std::string missing;
      for (const ir::TypeField& field : type->fields) {
        auto given = [&](const syntax::NamedArg& arg) { return arg.name.text == field.name; };
        if (std::none_of(made->args.begin(), made->args.end(), given))
          missing += fmt::format("{}{} = {}", missing.empty() && made->args.empty() ? "" : ", ", field.name,
                                 emptyValue(*field.type));
      }
      const uint32_t end = made->span.end - 1;
      if (!missing.empty() && made->span.file->text()[end] == ')')
        found.push_back({"Add missing fields", "quickfix", {{{made->span.file, end, end}, missing}}});
    });
}

std::vector<Action> actions(const Selection& selection) {
  using Add = void (*)(const Selection&, std::vector<Action>&);
  static constexpr Add kActions[] = {addMissingFields, addExtractFunction, addInlineFunction,  addCollect,
                                     addScenarioStub,  addWrapOn,          addWrapTry,         addExport,
                                     addImportToUse,   addUseToImport,     addOrganizeImports, addFixAll};
  std::vector<Action> found;
  for (Add add : kActions) add(selection, found);
  return found;
}

}  // namespace aqua::lsp
