// Inlay hints and code lenses.
#include "tools/lsp/features/hints.h"

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/tables.h"
#include "tools/lsp/features/where.h"

namespace aqua::lsp {

Answer inlayHint(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Snapshot& snapshot = context.snapshot(*document);
  const std::vector<HiddenHop>& hops = context.workspace.hops(*document);
  const syntax::SyntaxTree* tree = snapshot.index.tree(document->path);
  auto range = tree ? context.spanOf(object(params, "range"), *tree->source) : std::nullopt;
  if (!range) return fail(ErrorCode::InvalidParams, "no `range`");
  json::Array list;
  for (const Hint& hint : hints(snapshot, hops, *range)) {
    json::Object item{{"position", toJson(context.at(*hint.file, hint.offset))}, {"label", json::fixUTF8(hint.text)}};
    if (hint.kind == Hint::Kind::Type) item["kind"] = 1;
    if (!hint.tooltip.empty())
      item["tooltip"] = json::Object{{"kind", "markdown"}, {"value", json::fixUTF8(hint.tooltip)}};
    list.push_back(std::move(item));
  }
  answer.result = std::move(list);
  return answer;
}

namespace {

/// A lens that the editor resolves: only then it is counted.
json::Object lensOf(Context& context, const Document& document, const syntax::Ident& name, std::string_view what) {
  return json::Object{{"range", context.rangeOf(name.span)},
                      {"data", json::Object{{"uri", document.uri},
                                            {"offset", name.span.begin},
                                            {"name", json::fixUTF8(name.text)},
                                            {"what", llvm::StringRef(what).str()}}}};
}

json::Object command(std::string title, std::string_view name, json::Array arguments) {
  return json::Object{
      {"title", std::move(title)}, {"command", llvm::StringRef(name).str()}, {"arguments", std::move(arguments)}};
}

json::Object referencesCommand(Context& context, const Document& document, uint32_t offset) {
  std::shared_ptr<const Snapshot> project = context.project(document);
  const Occurrence* here = project->index.at(document.path, offset);
  std::vector<diagnostics::Span> places;
  if (here)
    for (uint32_t number : project->index.of(here->symbol))
      if (const Occurrence& each = project->index.occurrence(number); !each.isDefinition) places.push_back(each.place);
  const std::string title = base::plural(places.size(), "reference");
  json::Value position = here ? toJson(context.at(*here->place.file, offset)) : toJson(Position{});
  return command(title, "aqua.showReferences",
                 json::Array{document.uri, std::move(position), context.locationsOf(places)});
}

/// Tests the function: the scenarios that call it, or, of a file of tests, itself.
json::Object testCommand(Context& context, const Document& document, const std::string& name) {
  constexpr std::string_view kNativeEnding = ".test.aqua";
  if (document.path.ends_with(kNativeEnding))
    return command("Test", "aqua.test", json::Array{document.uri, document.path + "::" + name});
  json::Array about{document.uri};
  for (const std::string& path : scenariosThatCall(context.workspace, document, name)) about.push_back(path);
  const size_t count = about.size() - 1;
  std::string title = base::plural(count, "scenario");
  if (count > 0) title = fmt::format("Test ({})", title);
  return command(std::move(title), "aqua.test", std::move(about));
}

}  // namespace

Answer codeLens(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  const Snapshot& snapshot = context.snapshot(*document);
  const syntax::SyntaxTree* tree = snapshot.index.tree(document->path);
  json::Array list;
  for (const syntax::Item* item : tree->root->items) {
    if (const auto* service = syntax::as<syntax::Service>(item))
      list.push_back(lensOf(context, *document, service->name, "references"));
    const auto* function = syntax::as<syntax::Func>(item);
    if (!function || function->name.text.empty()) continue;
    list.push_back(lensOf(context, *document, function->name, "references"));
    if (!isExported(snapshot, *function)) continue;
    list.push_back(lensOf(context, *document, function->name, "hops"));
    list.push_back(lensOf(context, *document, function->name, "scenarios"));
    const json::Array about{document->uri, json::fixUTF8(function->name.text)};
    for (auto [title, name] :
         {std::pair("Run", "aqua.run"), {"Debug", "aqua.debug"}, {"Diagram", "aqua.diagram"}, {"AIR", "aqua.air"}})
      list.push_back(json::Object{{"range", context.rangeOf(function->name.span)},
                                  {"command", command(title, name, json::Array(about))}});
  }
  answer.result = std::move(list);
  return answer;
}

Answer codeLensResolve(Context& context, Params params) {
  const json::Object* data = object(params, "data");
  auto uri = string(data, "uri"), what = string(data, "what"), name = string(data, "name");
  auto offset = integer(data, "offset");
  if (!uri || !what || !name || !offset || *offset < 0) return fail(ErrorCode::InvalidParams, "no lens of this server");
  Answer answer;
  const json::Object about{{"textDocument", json::Object{{"uri", *uri}}}};
  Document* document = context.programOf(&about, answer);
  if (!document) return answer;
  json::Object lens(*params);
  const Document copy = *document;
  if (*what == "references") {
    lens["command"] = referencesCommand(context, copy, static_cast<uint32_t>(*offset));
  } else if (*what == "scenarios") {
    lens["command"] = testCommand(context, copy, *name);
  } else {
    context.snapshot(*document);
    size_t count = 0;
    for (const HiddenHop& hop : context.workspace.hops(*document)) count += hop.function == *name ? 1 : 0;
    lens["command"] = command(base::plural(count, "hop"), "aqua.diagram", json::Array{*uri, *name});
  }
  answer.result = std::move(lens);
  return answer;
}

}  // namespace aqua::lsp
