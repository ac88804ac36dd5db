#include "tools/lsp/features/where.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

/// What a statement changes for what is inside of it.
void enter(const syntax::Statement& whole, Where& where) {
  const syntax::Statement& statement = syntax::withoutPrefixes(whole);
  auto run = [&](const syntax::Value* peer, std::span<const syntax::Value* const> via) {
    where.cause = &statement;
    where.peer = peer;
    where.via = via;
    where.inClosure = false;
  };
  if (const auto* on = syntax::as<syntax::On>(&statement)) run(on->peer, on->via);
  if (const auto* spread = syntax::as<syntax::Parseq>(&statement)) run(spread->peer, spread->via);
  if (const auto* closure = syntax::as<syntax::Closure>(&statement); closure && closure->detached) {
    run(nullptr, {});
    where.inClosure = true;
  }
}

bool isInside(const syntax::Statement& statement, uint32_t offset) {
  syntax::Block block = syntax::blockOf(statement);
  return !block.empty() && offset >= block.front()->span.begin && offset <= block.back()->span.end;
}

}  // namespace

bool isExported(const Snapshot& snapshot, const syntax::Func& function) {
  return std::any_of(snapshot.program->exports.begin(), snapshot.program->exports.end(), [&](const ir::Export& each) {
    return each.function && each.function->span.file == function.name.span.file &&
           each.function->span.begin == function.name.span.begin;
  });
}

Where whereAt(const Snapshot& snapshot, const syntax::SyntaxTree& tree, uint32_t offset) {
  Where where;
  const syntax::Func* function = functionAt(tree, offset);
  if (!function || function->body.empty() || offset < function->body.front()->span.begin) return where;
  where.function = function;
  where.exported = isExported(snapshot, *function);
  for (const syntax::Statement* statement : statementsAt(function->body, offset))
    if (isInside(*statement, offset)) enter(*statement, where);
  return where;
}

std::string sentence(const Where& where) {
  if (!where.function) return {};
  if (where.peer) {
    std::string text = fmt::format("Runs on `{}`", where.peer->span.text());
    for (size_t i = 0; i < where.via.size(); ++i)
      text += fmt::format("{}`{}`", i == 0 ? ", reached via " : ", ", where.via[i]->span.text());
    return text + ".";
  }
  if (where.inClosure) return "Runs where the closure is called.";
  return where.exported ? "Runs on the initiator."
                        : fmt::format("Runs where `{}` is called.", where.function->name.text);
}

}  // namespace aqua::lsp
