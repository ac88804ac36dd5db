// Code actions.
#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

Answer codeAction(Context& context, Params params) {
  auto where = range(object(params, "range"));
  if (!where) return fail(ErrorCode::InvalidParams, "no `range`");
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  Positions positions(document->text);
  uint32_t begin = positions.offset(where->start, context.editor.encoding),
           end = positions.offset(where->end, context.editor.encoding);
  json::Array actions;
  for (const diagnostics::Diagnostic& diagnostic : context.checked(*document).issues.items()) {
    bool here = diagnostic.primary && diagnostic.primary.file->path() == document->path &&
                diagnostic.primary.begin <= end && diagnostic.primary.end >= begin;
    if (!here) continue;
    for (const diagnostics::Fix& fix : diagnostic.fixes) {
      std::vector<TextEdit> edits;
      for (const diagnostics::Edit& each : fix.edits) edits.push_back({each.span, each.replacement});
      auto edit = context.workspaceEdit(edits);
      if (!edit) continue;
      actions.push_back(json::Object{{"title", json::fixUTF8(fix.title)},
                                     {"kind", "quickfix"},
                                     {"isPreferred", fix.applicability == diagnostics::Applicability::Certain},
                                     {"diagnostics", json::Array{context.diagnosticOf(diagnostic, document->path)}},
                                     {"edit", std::move(*edit)}});
    }
  }
  answer.result = std::move(actions);
  return answer;
}

}  // namespace aqua::lsp
