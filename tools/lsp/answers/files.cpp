// Files that get other names: imports follow.
#include "tools/lsp/answers/answers.h"
#include "tools/lsp/features/imports.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

namespace {

/// Paths before and after, of files and of folders with what is in them.
using Moves = std::vector<std::pair<std::string, std::string>>;

std::string moved(const Moves& moves, const std::string& path) {
  for (const auto& [from, to] : moves) {
    if (path == from) return to;
    if (path.starts_with(from + "/")) return to + path.substr(from.size());
  }
  return path;
}

/// The path as the import writes it: with or without `.aqua`.
std::string written(std::string_view before, std::string name) {
  if (!before.ends_with(".aqua") && name.ends_with(".aqua")) name.resize(name.size() - 5);
  return name;
}

}  // namespace

Answer willRenameFiles(Context& context, Params params) {
  const json::Array* files = array(params, "files");
  if (!files) return fail(ErrorCode::InvalidParams, "no `files`");
  Moves moves;
  for (const json::Value& each : *files) {
    auto from = string(each.getAsObject(), "oldUri"), to = string(each.getAsObject(), "newUri");
    if (!from || !to) return fail(ErrorCode::InvalidParams, "a file has an `oldUri` and a `newUri`");
    moves.emplace_back(pathOfUri(*from), pathOfUri(*to));
  }
  std::vector<TextEdit> edits;
  std::vector<std::shared_ptr<const Snapshot>> projects = context.projects();
  for (const std::shared_ptr<const Snapshot>& project : projects)
    for (const syntax::SyntaxTreePtr& tree : project->program->trees) {
      const std::string& path = tree->source->path();
      if (isForeign(path)) continue;
      const Document document{.uri = uriOfPath(path), .path = path, .text = {}};
      const Document there{.uri = {}, .path = moved(moves, path), .text = {}};
      for (const syntax::HeaderItem* item : tree->root->headers) {
        const auto* import = syntax::as<syntax::Import>(item);
        auto file = import && import->pathSpan ? context.workspace.importedFile(document, import->path) : std::nullopt;
        if (!file || (moved(moves, *file) == *file && there.path == path) || isForeign(*file)) continue;
        std::string name = written(import->path, importName(context.workspace, there, moved(moves, *file)));
        if (name != import->path) edits.push_back({import->pathSpan, "\"" + name + "\""});
      }
    }
  Answer answer;
  if (edits.empty()) return answer;
  if (auto edit = context.workspaceEdit(edits)) answer.result = std::move(*edit);
  return answer;
}

}  // namespace aqua::lsp
