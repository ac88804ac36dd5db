// Definitions, references, highlights, renaming.
#include "tools/lsp/features/navigation.h"

#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/rename.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

namespace {

using diagnostics::Span;

/// The file that an import at the place names; null: there is no import.
std::optional<json::Value> importedFile(Context& context, const Context::Place& place) {
  syntax::SyntaxTreePtr parsed = context.tree(*place.document);
  const syntax::Import* import = importAt(*parsed, place.offset);
  if (!import) return std::nullopt;
  auto file = context.workspace.importedFile(*place.document, import->path);
  std::string shown = file ? context.shownPath(*file) : std::string();
  if (!shown.starts_with('/')) return json::Value(nullptr);
  return json::Object{{"uri", context.uriOf(shown)},
                      {"range", json::Object{{"start", toJson({})}, {"end", toJson({})}}}};
}

/// One location alone, several as a list.
json::Value oneOrMore(json::Array locations) {
  if (locations.empty()) return nullptr;
  return locations.size() == 1 ? std::move(locations.front()) : json::Value(std::move(locations));
}

using Find = std::vector<Span> (*)(const Snapshot&, std::string_view, uint32_t);
Answer locations(Context& context, Params params, Find find) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Snapshot& snapshot = context.snapshot(*place->document);
  answer.result = oneOrMore(context.locationsOf(find(snapshot, place->document->path, place->offset)));
  return answer;
}

}  // namespace

Answer definition(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  if (auto file = importedFile(context, *place)) {
    answer.result = std::move(*file);
    return answer;
  }
  return locations(context, params, definitions);
}

Answer declaration(Context& context, Params params) { return definition(context, params); }
Answer typeDefinition(Context& context, Params params) { return locations(context, params, typeDefinitions); }

Answer implementation(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  std::shared_ptr<const Snapshot> project = context.project(*place->document);
  answer.result = context.locationsOf(implementations(*project, place->document->path, place->offset));
  return answer;
}

Answer references(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const json::Object* asked = object(params, "context");
  const bool withDefinition = asked && asked->getBoolean("includeDeclaration").value_or(false);
  std::shared_ptr<const Snapshot> project = context.project(*place->document);
  std::vector<Span> places = references(*project, place->document->path, place->offset, withDefinition);
  std::erase_if(places, [](Span each) { return each.file->path().starts_with(driver::kLibraryRoot); });
  answer.result = context.locationsOf(places);
  return answer;
}

Answer documentHighlight(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const Snapshot& snapshot = context.snapshot(*place->document);
  json::Array list;
  for (const Highlight& each : highlights(snapshot, place->document->path, place->offset))
    list.push_back(json::Object{{"range", context.rangeOf(each.span)}, {"kind", each.writes ? 3 : 2}});
  answer.result = std::move(list);
  return answer;
}

Answer prepareRename(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  std::shared_ptr<const Snapshot> project = context.project(*place->document);
  auto able = renamable(*project, place->document->path, place->offset);
  if (const auto* refusal = std::get_if<Refusal>(&able))
    return refusal->reason.empty() ? answer : fail(ErrorCode::RequestFailed, refusal->reason);
  const Span name = std::get<Span>(able);
  answer.result = json::Object{{"range", context.rangeOf(name)}, {"placeholder", json::fixUTF8(name.text())}};
  return answer;
}

Answer renameEverywhere(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  auto name = string(params, "newName");
  if (!name) return fail(ErrorCode::InvalidParams, "no `newName`");
  const Document document = *place->document;
  std::shared_ptr<const Snapshot> project = context.project(document);
  auto renamed = rename(*project, document.path, place->offset, *name);
  if (const auto* refusal = std::get_if<Refusal>(&renamed)) return fail(ErrorCode::RequestFailed, refusal->reason);
  const Edits& edits = std::get<Edits>(renamed);
  const Occurrence& here = *project->index.at(document.path, place->offset);
  const std::string_view from = here.place.text();
  if (from != *name && needsProof(*project, project->index[here.symbol], from, *name))
    if (std::string reason =
            disproof(context.workspace, document, context.workspace.filesOf(document), *project, edits);
        !reason.empty())
      return fail(ErrorCode::RequestFailed,
                  isLanguageWord(*name) ? "`" + *name + "` is a word of the language" : "cannot be renamed: " + reason);
  auto edit = context.workspaceEdit(edits);
  if (!edit) return fail(ErrorCode::RequestFailed, "the name is also used where nothing can be changed");
  answer.result = std::move(*edit);
  return answer;
}

}  // namespace aqua::lsp
