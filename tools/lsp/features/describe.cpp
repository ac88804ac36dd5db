#include "tools/lsp/features/describe.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;

std::string member(std::string_view name, const Type& type) {
  if (type.kind == TypeKind::Arrow) return fmt::format("{}{}", name, signature(type));
  return fmt::format("{}: {}", name, ir::print(type));
}

/// `data D:` with one line for each field.
std::string declaration(std::string_view word, std::string_view name, const Type& type) {
  std::string text = fmt::format("{} {}", word, name);
  if (!type.fields.empty()) text += ":";
  for (const ir::TypeField& field : type.fields) text += "\n  " + member(field.name, *field.type);
  return text;
}

std::string_view wordOf(const Type& type) {
  if (type.kind == TypeKind::Service) return "service";
  return type.kind == TypeKind::Ability ? "ability" : "data";
}

/// The line on which a constant gets its value.
std::string_view lineOf(const Span& span) { return span.file->line(span.file->lineColumn(span.begin).line); }

}  // namespace

std::string parameterText(const ir::TypeField& parameter) {
  std::string type = ir::print(*parameter.type);
  return parameter.name.empty() ? type : fmt::format("{}: {}", parameter.name, type);
}

std::string resultsText(const Type& arrow) {
  std::string text;
  for (const Type* result : arrow.results) text += (text.empty() ? " -> " : ", ") + ir::print(*result);
  return text;
}

std::string signature(const Type& arrow) {
  std::string text = "(";
  for (size_t i = 0; i < arrow.fields.size(); ++i) text += (i == 0 ? "" : ", ") + parameterText(arrow.fields[i]);
  return text + ")" + resultsText(arrow);
}

std::string describe(const Symbol& symbol, std::string_view name) {
  switch (symbol.kind) {
  case SymbolKind::Function:
    return symbol.type->kind == TypeKind::Arrow ? fmt::format("func {}{}", name, signature(*symbol.type))
                                                : member(name, *symbol.type);
  case SymbolKind::Closure:
  case SymbolKind::Method:
  case SymbolKind::Parameter:
  case SymbolKind::Variable:
  case SymbolKind::Stream:
  case SymbolKind::Field: return member(name, *symbol.type);
  case SymbolKind::Constant:
    return symbol.definition ? std::string(lineOf(symbol.definition)) : member(name, *symbol.type);
  case SymbolKind::Service: return declaration("service", name, *symbol.type);
  case SymbolKind::Data:
  case SymbolKind::Ability: return declaration(wordOf(*symbol.type), name, *symbol.type);
  case SymbolKind::Alias: return fmt::format("alias {}: {}", name, ir::print(*symbol.type));
  case SymbolKind::Module: return fmt::format("module {}", name);
  }
  return {};
}

std::string documentation(const Symbol& symbol) {
  std::string_view comment = symbol.doc.text();
  std::string text;
  while (!comment.empty()) {
    size_t end = std::min(comment.find('\n'), comment.size());
    std::string_view line = comment.substr(0, end);
    comment.remove_prefix(std::min(end + 1, comment.size()));
    size_t mark = line.find("--");
    if (mark == std::string_view::npos) continue;
    line.remove_prefix(mark);
    while (line.starts_with('-')) line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    text.append(line).append("\n");
  }
  return text;
}

}  // namespace aqua::lsp
