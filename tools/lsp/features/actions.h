// Changes that somebody may want at a place: one function each, in a table.
#pragma once

#include <string>
#include <vector>

#include "tools/lsp/context.h"

namespace aqua::lsp {

struct Action {
  std::string title, kind;  // the kind as the protocol calls it
  std::vector<TextEdit> edits;
  std::string newPath = {}, newText = {};  // a file that is made; empty: none
};

/// Where an action is asked for: a file and the selection in it.
struct Selection {
  const Snapshot& snapshot;
  const Check& check;
  const syntax::SyntaxTree& tree;
  diagnostics::Span span;
  const std::string& path() const { return tree.source->path(); }
};
std::vector<Action> actions(const Selection& selection);

/// Lines of the selection: whole statements of one block; empty: it is none. With the block that they are in.
struct SelectedStatements {
  syntax::Block statements, after;
  const syntax::Func* function = nullptr;
};
SelectedStatements selectedStatements(const Selection& selection);

// The rows of the table, by file.
void addFixAll(const Selection&, std::vector<Action>&);  // header_actions.cpp
void addOrganizeImports(const Selection&, std::vector<Action>&);
void addExport(const Selection&, std::vector<Action>&);
void addImportToUse(const Selection&, std::vector<Action>&);
void addUseToImport(const Selection&, std::vector<Action>&);
void addWrapOn(const Selection&, std::vector<Action>&);  // block_actions.cpp
void addWrapTry(const Selection&, std::vector<Action>&);
void addExtractFunction(const Selection&, std::vector<Action>&);
void addMissingFields(const Selection&, std::vector<Action>&);
void addInlineFunction(const Selection&, std::vector<Action>&);  // inline_action.cpp
void addCollect(const Selection&, std::vector<Action>&);         // collect_action.cpp
void addScenarioStub(const Selection&, std::vector<Action>&);    // stub_action.cpp

}  // namespace aqua::lsp
