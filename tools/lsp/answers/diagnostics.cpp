// Diagnostics that the editor asks for, of a document and of projects.
#include <fmt/format.h>

#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

namespace {

/// FNV-1a: the same text has the same identifier in every process.
std::string identifier(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("{:x}", hash);
}

/// What is known about one file; `unchanged` when the editor has it already. `own`: the issues are of its check, so
/// those without a place belong to it, too.
json::Object report(Context& context, const diagnostics::DiagnosticList& issues, const std::string& path, bool own,
                    const std::optional<std::string>& previous) {
  json::Array items;
  for (const diagnostics::Diagnostic& each : issues.items())
    if (each.primary ? each.primary.file->path() == path : own) items.push_back(context.diagnosticOf(each, path));
  std::string text;
  llvm::raw_string_ostream(text) << json::Value(json::Array(items));
  std::string id = identifier(text);
  if (previous == id) return json::Object{{"kind", "unchanged"}, {"resultId", std::move(id)}};
  return json::Object{{"kind", "full"}, {"resultId", std::move(id)}, {"items", std::move(items)}};
}

}  // namespace

Answer documentDiagnostic(Context& context, Params params) {
  Answer answer;
  Document* document = context.documentOf(params, answer);
  if (!document) return answer;
  const Check& check = context.checked(*document);
  answer.result = report(context, check.issues, document->path, true, string(params, "previousResultId"));
  return answer;
}

Answer workspaceDiagnostic(Context& context, Params params) {
  std::map<std::string, std::string, std::less<>> previous;  // by URI
  if (const json::Array* ids = array(params, "previousResultIds"))
    for (const json::Value& each : *ids)
      if (auto uri = string(each.getAsObject(), "uri"))
        previous[*uri] = string(each.getAsObject(), "value").value_or("");
  json::Array items;
  context.progress(params, json::Object{{"kind", "begin"}, {"title", "Checking the project"}, {"cancellable", true}});
  const std::vector<std::shared_ptr<const Snapshot>> projects = context.projects();
  for (const std::shared_ptr<const Snapshot>& project : projects)
    for (const syntax::SyntaxTreePtr& tree : project->program->trees) {
      if (context.cancelled()) break;
      const std::string& path = tree->source->path();
      if (isForeign(path) || !path.starts_with('/')) continue;
      const Document* open = context.workspace.find(path);
      std::string uri = context.uriOf(path);
      auto known = previous.find(uri);
      json::Object item = report(context, project->issues, path, false,
                                 known == previous.end() ? std::nullopt : std::optional(known->second));
      item["uri"] = std::move(uri);
      item["version"] = open ? json::Value(open->version) : json::Value(nullptr);
      items.push_back(std::move(item));
    }
  context.progress(params, json::Object{{"kind", "end"}});
  if (context.cancelled()) return fail(ErrorCode::RequestCancelled, "cancelled by the client");
  Answer answer;
  answer.result = json::Object{{"items", std::move(items)}};
  return answer;
}

}  // namespace aqua::lsp
