#include "tools/lsp/features/edit_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::lsp {

using diagnostics::Span;
using ir::Type;
using ir::TypeKind;

Span linesOf(syntax::Block statements) {
  Span span = diagnostics::join(statements.front()->span, statements.back()->span);
  span.begin = static_cast<uint32_t>(span.file->text().rfind('\n', span.begin) + 1);
  return span;
}

size_t indentOf(syntax::Block statements) { return statements.front()->span.begin - linesOf(statements).begin; }

std::string indented(std::string_view text, size_t from, size_t to) {
  std::string result;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (size_t content = line.find_first_not_of(" \t\r\n"); content != std::string_view::npos) {
      line.remove_prefix(std::min(from, content));
      result.append(to, ' ');
    }
    result += line;
  }
  return result;
}

bool isWritable(const Selection& selection, const Type* type) {
  while (type->element) type = type->element;
  if (type->kind == TypeKind::Arrow || type->kind == TypeKind::StreamMap) return false;
  if (!type->isNamed()) return type->kind == TypeKind::Scalar || type->kind == TypeKind::Literal;
  auto names = selection.snapshot.index.in(selection.path());
  return std::any_of(names.begin(), names.end(), [&](const Occurrence& each) {
    return selection.snapshot.index[each.symbol].definition == type->span && each.place.text() == type->name;
  });
}

namespace {

std::string_view scalarOf(ir::LiteralType literal) {
  switch (literal) {
  case ir::LiteralType::Unsigned: return "u32";
  case ir::LiteralType::Signed: return "i32";
  case ir::LiteralType::Float: return "f64";
  case ir::LiteralType::Bool: return "bool";
  case ir::LiteralType::String: return "string";
  }
  return "string";
}

}  // namespace

std::string typeText(const Type& type) {
  std::string text = ir::print(type);
  const Type* innermost = &type;
  while (innermost->element) innermost = innermost->element;
  if (innermost->kind != TypeKind::Literal) return text;
  text.resize(text.size() - ir::print(*innermost).size());
  return text.append(scalarOf(innermost->literal));
}

std::string freshName(const Selection& selection, std::string_view wanted) {
  std::string name(wanted);
  for (int number = 2; selection.tree.source->text().find(name) != std::string_view::npos; ++number)
    name = fmt::format("{}{}", wanted, number);
  return name;
}

std::string emptyValue(const Type& type) {
  switch (type.kind) {
  case TypeKind::Scalar:
    if (type.scalar == ir::Scalar::String) return "\"\"";
    if (type.scalar == ir::Scalar::Bool) return "false";
    return type.scalar == ir::Scalar::F32 || type.scalar == ir::Scalar::F64 ? "0.0" : "0";
  case TypeKind::Literal: return "0";
  case TypeKind::Array: return "[]";
  case TypeKind::Option: return "nil";
  case TypeKind::Stream: return "*[]";
  case TypeKind::Data:
  case TypeKind::Ability: {
    std::string fields;
    for (const ir::TypeField& field : type.fields)
      fields += fmt::format("{}{} = {}", fields.empty() ? "" : ", ", field.name, emptyValue(*field.type));
    return fmt::format("{}({})", ir::print(type), fields);
  }
  case TypeKind::Error:
  case TypeKind::Top:
  case TypeKind::Bottom:
  case TypeKind::StreamMap:
  case TypeKind::Service:
  case TypeKind::Arrow:
  case TypeKind::Nothing: return "nil";
  }
  return "nil";
}

}  // namespace aqua::lsp
