// A scenario for a program, with answers of a service.
#include <fmt/format.h>

#include "tools/lsp/features/edit_text.h"
#include "tools/lsp/features/places.h"

namespace aqua::lsp {

namespace {

// Recursion: over fields of data, whose depth is bounded by that of types.
std::string tomlValue(const ir::Type& type) {
  if (type.kind == ir::TypeKind::Data) {
    std::string fields;
    for (const ir::TypeField& field : type.fields)
      fields += fmt::format("{} {} = {}", fields.empty() ? "" : ",", field.name, tomlValue(*field.type));
    return "{" + fields + " }";
  }
  if (type.isCollection()) return "[]";
  if (type.kind == ir::TypeKind::Scalar) return emptyValue(type);
  return "\"\"";
}

std::string stubOf(std::string_view program, std::string_view id, const ir::Type& service) {
  std::string text = fmt::format("scenario = 1\nprogram = \"{}\"\n\n[[service]]\nid = \"{}\"\n", program, id);
  for (const ir::TypeField& function : service.fields) {
    const auto& results = function.type->results;
    // What returns nothing has no value.
    const std::string answer =
        results.empty() ? "returns = \"\"" : fmt::format("returns = {}", tomlValue(*results.front()));
    text += fmt::format("\n[service.function.{}]\n{}\n", function.name, answer);
  }
  return text;
}

std::string callOf(const Selection& selection) {
  for (const ir::Export& each : selection.snapshot.program->exports) {
    if (!each.function) continue;
    std::string args;
    for (const ir::TypeField& parameter : each.function->type->fields)
      if (parameter.type->kind != ir::TypeKind::Arrow)
        args += fmt::format("{} {} = {}", args.empty() ? "" : ",", parameter.name, tomlValue(*parameter.type));
    return fmt::format("\n[[call]]\nfunc = \"{}\"\n{}", each.name, args.empty() ? "" : "args = {" + args + " }\n");
  }
  return {};
}

}  // namespace

void addScenarioStub(const Selection& selection, std::vector<Action>& found) {
  const syntax::Service* service = nullptr;
  for (const syntax::Item* item : selection.tree.root->items)
    if (const auto* each = syntax::as<syntax::Service>(item);
        each && each->span.begin <= selection.span.begin && selection.span.begin <= each->span.end)
      service = each;
  if (!service) return;
  for (const ir::Service* each : selection.snapshot.program->services) {
    const ir::LiteralValue* id = ir::asLiteral(each->defaultId);
    if (each->name != service->name.text || each->type->span.file != service->span.file || !id) continue;
    const std::string& path = selection.path();
    if (!path.ends_with(".aqua")) return;
    Action action{fmt::format("Scenario with answers of `{}`", each->name), "refactor.rewrite", {}};
    action.newPath = path.substr(0, path.size() - 5) + "." + std::string(id->text) + std::string(kScenarioEnding);
    action.newText = stubOf(path.substr(path.rfind('/') + 1), id->text, *each->type) + callOf(selection);
    found.push_back(std::move(action));
    return;
  }
}

}  // namespace aqua::lsp
