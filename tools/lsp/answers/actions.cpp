// Code actions.
#include "tools/lsp/features/actions.h"

#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

namespace {

/// Whether the editor wants actions of this kind: it names kinds or the beginnings of kinds, or nothing.
bool isWanted(const json::Array* only, std::string_view kind) {
  if (!only) return true;
  for (const json::Value& each : *only)
    if (auto wanted = each.getAsString())
      if (std::string_view prefix(wanted->data(), wanted->size());
          prefix.empty() || kind == prefix || kind.starts_with(std::string(prefix) + "."))
        return true;
  return false;
}

void addFixes(Context& context, const Check& check, diagnostics::Span selection, json::Array& list) {
  const std::string& path = selection.file->path();
  for (const diagnostics::Diagnostic& diagnostic : check.issues.items()) {
    const bool here = diagnostic.primary && diagnostic.primary.file->path() == path &&
                      diagnostic.primary.begin <= selection.end && diagnostic.primary.end >= selection.begin;
    if (!here) continue;
    for (const diagnostics::Fix& fix : diagnostic.fixes) {
      std::vector<TextEdit> edits;
      for (const diagnostics::Edit& each : fix.edits) edits.push_back({each.span, each.replacement});
      auto edit = context.workspaceEdit(edits);
      if (!edit) continue;
      list.push_back(json::Object{{"title", json::fixUTF8(fix.title)},
                                  {"kind", "quickfix"},
                                  {"isPreferred", fix.applicability == diagnostics::Applicability::Certain},
                                  {"diagnostics", json::Array{context.diagnosticOf(diagnostic, path)}},
                                  {"edit", std::move(*edit)}});
    }
  }
}

json::Value newFile(Context& context, const std::string& path, const std::string& text) {
  const std::string uri = context.uriOf(path);
  const json::Value begin = toJson(Position{});
  json::Object edit{{"range", json::Object{{"start", begin}, {"end", begin}}}, {"newText", json::fixUTF8(text)}};
  json::Object about{{"uri", uri}, {"version", nullptr}};
  return json::Object{{"documentChanges", json::Array{json::Object{{"kind", "create"}, {"uri", uri}},
                                                      json::Object{{"textDocument", std::move(about)},
                                                                   {"edits", json::Array{std::move(edit)}}}}}};
}

}  // namespace

Answer codeAction(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Snapshot& snapshot = context.snapshot(*document);
  const Check& check = *document->check;
  const syntax::SyntaxTree* tree = snapshot.index.tree(document->path);
  auto selection = tree ? context.spanOf(object(params, "range"), *tree->source) : std::nullopt;
  if (!selection) return fail(ErrorCode::InvalidParams, "no `range`");
  const json::Array* only = array(object(params, "context"), "only");
  json::Array list;
  if (isWanted(only, "quickfix")) addFixes(context, check, *selection, list);
  for (const Action& action : actions({snapshot, check, *tree, *selection})) {
    // Changes of the whole file are offered to those who ask for them.
    if (!isWanted(only, action.kind) || (!only && action.kind.starts_with("source."))) continue;
    if (!action.newPath.empty() && (!context.editor.createsFiles || context.workspace.files().isFile(action.newPath)))
      continue;
    auto edit = action.newPath.empty() ? context.workspaceEdit(action.edits)
                                       : std::optional(newFile(context, action.newPath, action.newText));
    if (edit)
      list.push_back(
          json::Object{{"title", json::fixUTF8(action.title)}, {"kind", action.kind}, {"edit", std::move(*edit)}});
  }
  answer.result = std::move(list);
  return answer;
}

}  // namespace aqua::lsp
