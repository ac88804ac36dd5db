// The three forms of source text; they differ in what of a declaration they show.
#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/base/printable.h"
#include "compiler/bindings/bindings.h"
#include "compiler/bindings/definitions.h"

namespace aqua::bindings {

namespace {

/// Words that cannot be the name of a function in a module, in JavaScript or for the checker of TypeScript.
constexpr auto kReserved = std::to_array<std::string_view>(
    {"arguments",  "await",     "break",  "case",     "catch",      "class",   "const",      "continue",  "debugger",
     "default",    "delete",    "do",     "else",     "enum",       "eval",    "export",     "exports",   "extends",
     "false",      "finally",   "for",    "function", "globalThis", "if",      "implements", "import",    "in",
     "instanceof", "interface", "let",    "new",      "null",       "package", "private",    "protected", "public",
     "require",    "return",    "static", "super",    "switch",     "this",    "throw",      "true",      "try",
     "typeof",     "undefined", "var",    "void",     "while",      "with",    "yield"});

static_assert(std::is_sorted(kReserved.begin(), kReserved.end()));

bool isReserved(std::string_view name) { return std::binary_search(kReserved.begin(), kReserved.end(), name); }

std::string capitalized(std::string_view name) {
  std::string result(name);
  result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  return result;
}

/// Text inside of a template literal.
std::string inTemplate(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\r') {  // would become a line feed
      result += "\\r";
      continue;
    }
    if (c == '`' || c == '\\' || text.substr(i, 2) == "${") result += '\\';
    result += c;
  }
  return result;
}

/// Comment lines above a definition as a documentation comment, `indent` before each line.
std::string documentation(std::string_view doc, std::string_view indent = "") {
  std::string text;
  while (!doc.empty()) {
    size_t end = std::min(doc.find('\n'), doc.size());
    std::string_view line = doc.substr(0, end);
    doc.remove_prefix(std::min(end + 1, doc.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t-"), line.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    std::string safe(line);
    for (size_t at = safe.find("*/"); at != std::string::npos; at = safe.find("*/")) safe.insert(at + 1, " ");
    text += safe.empty() ? fmt::format("{} *\n", indent) : fmt::format("{} * {}\n", indent, safe);
  }
  return text.empty() ? text : fmt::format("{0}/**\n{1}{0} */\n", indent, text);
}

/// Names of a module: what is exported keeps its name, what is made up gives way.
class Names {
 public:
  explicit Names(const Module& module) {
    for (const Function& function : module.functions) taken_.insert(std::string(function.exported->name));
    taken_.insert("Promise");  // of the language; a type of that name would hide it
  }
  std::string fresh(std::string wanted) {
    while (!taken_.insert(wanted).second) wanted += '_';
    return wanted;
  }

 private:
  std::set<std::string> taken_;
};

struct FunctionNames {
  std::string local, script, params, result;
};
struct ServiceNames {
  std::string registers, definition;
};
struct AllNames {
  std::vector<FunctionNames> functions;
  std::vector<ServiceNames> services;
  std::vector<const ir::Type*> named;            // data that the others mention, in order of appearance
  std::map<const ir::Type*, std::string> types;  // and its names; only looked up
};

AllNames chooseNames(const Module& module) {
  Names names(module);
  AllNames all;
  for (const ir::Export* service : module.services)
    all.services.push_back(
        {names.fresh("register" + std::string(service->name)), names.fresh(std::string(service->name) + "Def")});
  for (const Function& function : module.functions) {
    std::string name(function.exported->name), upper = capitalized(name);
    all.functions.push_back({isReserved(name) ? names.fresh(name + "$") : name, names.fresh(name + "_script"),
                             names.fresh(upper + "Params"), names.fresh(upper + "Result")});
  }
  auto mention = [&](auto& self, const ir::Type& type) -> void {
    if (type.isNamed()) {
      auto [found, isNew] = all.types.try_emplace(&type);
      if (!isNew) return;
      found->second = names.fresh(std::string(type.name));
      all.named.push_back(&type);
    }
    if (type.element) self(self, *type.element);
    for (const ir::TypeField& field : type.fields) self(self, *field.type);
    for (const ir::Type* result : type.results) self(self, *result);
  };
  for (const ir::Export* service : module.services)
    for (const ir::TypeField& method : service->service->type->fields) mention(mention, *method.type);
  for (const Function& function : module.functions) mention(mention, *function.exported->function->type);
  return all;
}

/// Documentation of services, their methods, data and its fields, by the place of their names.
class Docs {
 public:
  explicit Docs(const Module& module) {
    if (!module.program) return;
    for (const ir::Use& use : module.program->uses)
      if (use.doc && use.use == use.definition) docs_.emplace(std::pair(use.use.file, use.use.begin), use.doc.text());
  }
  std::string_view of(const diagnostics::Span& name) const {
    auto found = docs_.find(std::pair(name.file, name.begin));
    return found == docs_.end() ? std::string_view{} : found->second;
  }

 private:
  std::map<std::pair<const diagnostics::SourceFile*, uint32_t>, std::string_view> docs_;  // only looked up
};

/// Types as TypeScript writes them.
class Types {
 public:
  explicit Types(const AllNames& names) : names_(names) {}

  std::string text(const ir::Type& type) const;
  std::string results(std::span<const ir::Type* const> results) const;
  std::string arrow(const ir::Type& arrow) const;

 private:
  std::string element(const ir::Type& type) const;

  const AllNames& names_;
};

std::string Types::results(std::span<const ir::Type* const> results) const {
  if (results.empty()) return "void";
  if (results.size() == 1) return text(*results.front());
  std::string items;
  for (const ir::Type* result : results) items += (items.empty() ? "" : ", ") + text(*result);
  return fmt::format("[{}]", items);
}

std::string Types::arrow(const ir::Type& arrow) const {
  std::string params, result = results(arrow.results);
  std::set<std::string, std::less<>> taken{"callParams"};
  for (const ir::TypeField& param : arrow.fields) taken.emplace(param.name);
  for (size_t i = 0; i < arrow.fields.size(); ++i) {
    std::string name(arrow.fields[i].name);
    if (name.empty() || isReserved(name) || name == "callParams") {
      name = fmt::format("arg{}", i);
      while (!taken.insert(name).second) name += '_';
    }
    params += fmt::format("{}: {}, ", name, text(*arrow.fields[i].type));
  }
  return fmt::format("({}callParams: ParticleContext$$) => {} | Promise<{}>", params, result, result);
}

/// In parentheses where the operator `[]` binds tighter.
std::string Types::element(const ir::Type& type) const {
  bool compound = type.kind == ir::TypeKind::Option || type.kind == ir::TypeKind::Arrow;
  return compound ? fmt::format("({})", text(type)) : text(type);
}

std::string Types::text(const ir::Type& type) const {
  switch (type.kind) {
  case ir::TypeKind::Error:
  case ir::TypeKind::Top:
  case ir::TypeKind::StreamMap: return "unknown";
  case ir::TypeKind::Bottom: return "never";
  case ir::TypeKind::Nothing: return "void";
  case ir::TypeKind::Scalar:
    if (type.scalar == syntax::Scalar::Bool) return "boolean";
    return type.scalar == syntax::Scalar::String ? "string" : "number";
  case ir::TypeKind::Literal:
    if (type.literal == ir::LiteralType::Bool) return "boolean";
    return type.literal == ir::LiteralType::String ? "string" : "number";
  case ir::TypeKind::Array:
  case ir::TypeKind::Stream: return element(*type.element) + "[]";
  case ir::TypeKind::Option: return fmt::format("{} | null", element(*type.element));
  case ir::TypeKind::Data:
  case ir::TypeKind::Ability:
  case ir::TypeKind::Service: return names_.types.at(&type);
  case ir::TypeKind::Arrow: return arrow(type);
  }
  return {};
}

/// `indent` 0: one line.
template <class Write> std::string definition(Write write, unsigned indent) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  llvm::json::OStream out(stream, indent);
  write(out);
  stream.flush();
  return text;
}

std::string header(const Module& module) {
  return fmt::format("{}{} from {}, do not edit.\n", kSourceMark, module.version, base::printable(module.source));
}

/// Only what is used, as below.
std::string typeImports(const Module& module, std::string_view text) {
  std::string names = module.functions.empty() && module.services.empty() ? "" : "IFluenceClient as IFluenceClient$$";
  if (text.find("ParticleContext$$") != std::string_view::npos) names += ", ParticleContext as ParticleContext$$";
  return names.empty() ? names : fmt::format("import type {{ {} }} from '@fluencelabs/js-client';\n", names);
}

/// Only what is used: unused imports are errors under some settings.
std::string runtimeImports(const Module& module) {
  std::string text;
  if (!module.functions.empty()) text += "    v5_callFunction as callFunction$$,\n";
  if (!module.services.empty()) text += "    v5_registerService as registerService$$,\n";
  return text.empty() ? text : fmt::format("import {{\n{}}} from '@fluencelabs/js-client';\n", text);
}

std::string paramsText(const ir::Export& exported, const Types& types) {
  std::set<std::string_view> taken{"peer", "config"};
  for (const ir::TypeField& field : exported.function->type->fields) taken.insert(field.name);
  std::string labels;
  for (const ir::TypeField& field : exported.function->type->fields) {
    std::string label(field.name);
    if (isReserved(label) || label == "peer" || label == "config") do
        label += '_';
      while (taken.contains(label));
    labels += fmt::format("{}: {}, ", label, types.text(*field.type));
  }
  return fmt::format("[{0}config?: {{ ttl?: number }}] | [peer: IFluenceClient$$, {0}config?: {{ ttl?: number }}]",
                     labels);
}

std::string functionTypes(const ir::Export& exported, const FunctionNames& names, const Types& types) {
  return fmt::format("export type {} = {};\n\nexport type {} = Promise<{}>;\n\n", names.params,
                     paramsText(exported, types), names.result, types.results(exported.function->type->results));
}

std::string reservedExport(const ir::Export& exported, const FunctionNames& names) {
  return names.local == exported.name ? std::string()
                                      : fmt::format("export {{ {} as {} }};\n\n", names.local, exported.name);
}

/// Data with its fields.
std::string dataTypes(const AllNames& names, const Types& types, const Docs& docs) {
  std::string text;
  for (const ir::Type* type : names.named) {
    text += fmt::format("\n{}export interface {} {{\n", documentation(docs.of(type->span)), names.types.at(type));
    for (const ir::TypeField* field : sortedFields(*type))
      text += documentation(docs.of(field->span), "    ") +
              fmt::format("    {}: {};\n", field->name, types.text(*field->type));
    text += "}\n";
  }
  return text;
}

std::string serviceTypes(const ir::Export& exported, const ServiceNames& names, const Types& types, const Docs& docs) {
  std::string text =
      fmt::format("{}export interface {} {{\n", documentation(docs.of(exported.service->span)), names.definition);
  for (const ir::TypeField& method : exported.service->type->fields)
    text += documentation(docs.of(method.span), "    ") +
            fmt::format("    {}: {};\n", method.name, types.arrow(*method.type));
  text += "}\n\n";
  bool hasId = defaultId(*exported.service) != nullptr;
  for (std::string_view peer : {"", "peer: IFluenceClient$$, "}) {
    if (hasId)
      text += fmt::format("export function {}({}service: {}): void;\n", names.registers, peer, names.definition);
    text += fmt::format("export function {}({}serviceId: string, service: {}): void;\n", names.registers, peer,
                        names.definition);
  }
  return text;
}

std::string_view docOf(const ir::Export& exported) { return exported.function->doc.text(); }

enum class Form : uint8_t { TypeScript, JavaScript };

std::string code(const Module& module, Form form) {
  bool typed = form == Form::TypeScript;
  // The client's types know neither the types here nor members like `constructor`.
  std::string_view cast = typed ? " as never" : "";
  AllNames names = chooseNames(module);
  Types types(names);
  Docs docs(module);
  std::string text = module.services.empty() && module.functions.empty() ? "\nexport {};\n" : "";
  if (typed) text += dataTypes(names, types, docs);
  for (size_t i = 0; i < module.services.size(); ++i) {
    const ir::Export& exported = *module.services[i];
    const ServiceNames& n = names.services[i];
    std::string json = definition([&](auto& out) { writeService(out, *exported.service); }, 0);
    text += '\n';
    if (typed) text += serviceTypes(exported, n, types, docs);
    text += fmt::format("export function {}(...args{}) {{\n    registerService$$(args{}, {}{});\n}}\n", n.registers,
                        typed ? ": unknown[]" : "", cast, json, cast);
  }
  for (size_t i = 0; i < module.functions.size(); ++i) {
    const Function& function = module.functions[i];
    const ir::Export& exported = *function.exported;
    const FunctionNames& n = names.functions[i];
    std::string json = definition([&](auto& out) { writeFunction(out, exported); }, 0);
    text += fmt::format("\nexport const {} = `{}`;\n\n", n.script, inTemplate(function.air));
    if (typed) text += functionTypes(exported, n, types);
    text += documentation(docOf(exported));
    std::string_view visible = n.local == exported.name ? "export " : "";
    if (typed)
      text += fmt::format(
          "{}function {}(...args: {}): {} {{\n    return callFunction$$(args{}, {}{}, {}) as Promise<never>;\n}}\n",
          visible, n.local, n.params, n.result, cast, json, cast, n.script);
    else
      text += fmt::format("{}function {}(...args) {{\n    return callFunction$$(args, {}, {});\n}}\n", visible, n.local,
                          json, n.script);
    text += reservedExport(exported, n);
  }
  return header(module) + (typed ? typeImports(module, text) : std::string()) + runtimeImports(module) + text;
}

constexpr size_t kMaxTypeParts = 200'000;

/// Counts the parts of a type written out in full, up to the limit.
void count(const ir::Type& type, size_t& parts) {
  if (++parts > kMaxTypeParts) return;
  if (type.element) count(*type.element, parts);
  for (const ir::TypeField& field : type.fields) count(*field.type, parts);
  for (const ir::Type* result : type.results) count(*result, parts);
}

}  // namespace

bool fits(const Module& module, diagnostics::DiagnosticList& issues) {
  bool good = true;
  auto check = [&](const ir::Export& exported, const ir::Type& type) {
    size_t parts = 0;
    count(type, parts);
    if (parts <= kMaxTypeParts) return;
    issues.report(diagnostics::Code::BindingTypeSize, exported.span).arg("name", exported.name);
    good = false;
  };
  for (const Function& function : module.functions) check(*function.exported, *function.exported->function->type);
  for (const ir::Export* service : module.services) check(*service, *service->service->type);
  return good;
}

std::string typeScript(const Module& module) { return code(module, Form::TypeScript); }
std::string javaScript(const Module& module) { return code(module, Form::JavaScript); }

std::string declarations(const Module& module) {
  AllNames names = chooseNames(module);
  Types types(names);
  Docs docs(module);
  std::string text =
      (module.services.empty() && module.functions.empty() ? "\nexport {};\n" : "") + dataTypes(names, types, docs);
  for (size_t i = 0; i < module.services.size(); ++i)
    text += "\n" + serviceTypes(*module.services[i], names.services[i], types, docs);
  for (size_t i = 0; i < module.functions.size(); ++i) {
    const ir::Export& exported = *module.functions[i].exported;
    const FunctionNames& n = names.functions[i];
    text += fmt::format("\nexport declare const {}: string;\n\n{}{}", n.script, functionTypes(exported, n, types),
                        documentation(docOf(exported)));
    text += fmt::format("{}declare function {}(...args: {}): {};\n", n.local == exported.name ? "export " : "", n.local,
                        n.params, n.result);
    text += reservedExport(exported, n);
  }
  return header(module) + typeImports(module, text) + text;
}

std::string json(const Module& module) {
  return definition(
             [&](llvm::json::OStream& out) {
               auto key = [](std::string_view s) { return llvm::StringRef(s.data(), s.size()); };
               out.object([&] {
                 out.attribute("format", "aqua/definitions/1");
                 out.attribute("source", key(module.source));
                 out.attributeObject("functions", [&] {
                   for (const Function& function : module.functions) {
                     out.attributeObject(key(function.exported->name), [&] {
                       out.attributeBegin("funcDef");
                       writeFunction(out, *function.exported);
                       out.attributeEnd();
                       out.attribute("script", key(function.air));
                     });
                   }
                 });
                 out.attributeObject("services", [&] {
                   for (const ir::Export* service : module.services) {
                     out.attributeBegin(key(service->name));
                     writeService(out, *service->service);
                     out.attributeEnd();
                   }
                 });
               });
             },
             4) +
         "\n";
}

}  // namespace aqua::bindings
