#include "compiler/bindings/definitions.h"

#include <algorithm>

namespace aqua::bindings {

namespace {

using llvm::json::OStream;

llvm::StringRef ref(std::string_view text) { return {text.data(), text.size()}; }

std::string_view scalarName(syntax::Scalar scalar) {
  switch (scalar) {
#define AQUA_SCALAR(kind, text) \
  case syntax::Scalar::kind:    \
    return text;
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
  }
  return {};
}

/// A literal's type is only seen where a program leaves it open; the widest of its kind describes it.
std::string_view literalName(ir::LiteralType literal) {
  switch (literal) {
  case ir::LiteralType::Unsigned: return "u64";
  case ir::LiteralType::Signed: return "i64";
  case ir::LiteralType::Float: return "f64";
  case ir::LiteralType::Bool: return "bool";
  case ir::LiteralType::String: return "string";
  }
  return {};
}

void writeType(OStream& out, const ir::Type& type);

void writeTag(OStream& out, std::string_view tag) { out.attribute("tag", ref(tag)); }

void writeScalar(OStream& out, std::string_view name) {
  out.object([&] {
    out.attribute("name", ref(name));
    writeTag(out, "scalar");
  });
}

void writeElement(OStream& out, const ir::Type& type, std::string_view tag) {
  out.object([&] {
    out.attributeBegin("type");
    writeType(out, *type.element);
    out.attributeEnd();
    writeTag(out, tag);
  });
}

void writeFields(OStream& out, std::span<const ir::TypeField> fields) {
  out.attributeObject("fields", [&] {
    for (const ir::TypeField& field : fields) {
      out.attributeBegin(ref(field.name));
      writeType(out, *field.type);
      out.attributeEnd();
    }
  });
}

void writeItems(OStream& out, std::span<const ir::Type* const> items) {
  out.object([&] {
    if (items.empty()) return writeTag(out, "nil");
    out.attributeArray("items", [&] {
      for (const ir::Type* item : items) writeType(out, *item);
    });
    writeTag(out, "unlabeledProduct");
  });
}

/// `labelled`: parameters have names, and stay an (empty) labelled product when there are none.
void writeArrow(OStream& out, const ir::Type& arrow, bool labelled, bool nilWhenEmpty) {
  out.object([&] {
    out.attributeBegin("domain");
    if (labelled && !(nilWhenEmpty && arrow.fields.empty())) {
      out.object([&] {
        writeFields(out, arrow.fields);
        writeTag(out, "labeledProduct");
      });
    } else {
      std::vector<const ir::Type*> params;
      for (const ir::TypeField& field : arrow.fields) params.push_back(field.type);
      writeItems(out, params);
    }
    out.attributeEnd();
    out.attributeBegin("codomain");
    writeItems(out, arrow.results);
    out.attributeEnd();
    writeTag(out, "arrow");
  });
}

void writeStruct(OStream& out, const ir::Type& type) {
  out.object([&] {
    out.attribute("name", ref(type.name));
    out.attributeObject("fields", [&] {
      for (const ir::TypeField* field : sortedFields(type)) {
        out.attributeBegin(ref(field->name));
        writeType(out, *field->type);
        out.attributeEnd();
      }
    });
    writeTag(out, "struct");
  });
}

void writeType(OStream& out, const ir::Type& type) {
  switch (type.kind) {
  case ir::TypeKind::Error:
  case ir::TypeKind::Top: return out.object([&] { writeTag(out, "topType"); });
  case ir::TypeKind::Bottom: return out.object([&] { writeTag(out, "bottomType"); });
  case ir::TypeKind::Nothing: return out.object([&] { writeTag(out, "nil"); });
  case ir::TypeKind::Scalar: return writeScalar(out, scalarName(type.scalar));
  case ir::TypeKind::Literal: return writeScalar(out, literalName(type.literal));
  case ir::TypeKind::Array:
  case ir::TypeKind::Stream: return writeElement(out, type, "array");
  case ir::TypeKind::Option: return writeElement(out, type, "option");
  case ir::TypeKind::StreamMap:
    // Pairs, as a map is when it becomes data.
    return out.object([&] { writeTag(out, "topType"); });
  case ir::TypeKind::Data:
  case ir::TypeKind::Ability:
  case ir::TypeKind::Service: return writeStruct(out, type);
  case ir::TypeKind::Arrow: return writeArrow(out, type, false, true);
  }
}

}  // namespace

std::vector<const ir::TypeField*> sortedFields(const ir::Type& type) {
  std::vector<const ir::TypeField*> fields;
  for (const ir::TypeField& field : type.fields) fields.push_back(&field);
  std::sort(fields.begin(), fields.end(), [](auto* a, auto* b) { return a->name < b->name; });
  return fields;
}

const std::string_view* defaultId(const ir::Service& service) {
  const ir::LiteralValue* literal = ir::asLiteral(service.defaultId);
  return literal ? &literal->text : nullptr;
}

void writeFunction(OStream& out, const ir::Export& exported) {
  out.object([&] {
    out.attribute("functionName", ref(exported.name));
    out.attributeBegin("arrow");
    writeArrow(out, *exported.function->type, true, false);
    out.attributeEnd();
    // Names that every script uses; the client knows them, too.
    out.attributeObject("names", [&] {
      out.attribute("relay", "-relay-");
      out.attribute("getDataSrv", "getDataSrv");
      out.attribute("callbackSrv", "callbackSrv");
      out.attribute("responseSrv", "callbackSrv");
      out.attribute("responseFnName", "response");
      out.attribute("errorHandlingSrv", "errorHandlingSrv");
      out.attribute("errorFnName", "error");
    });
  });
}

void writeService(OStream& out, const ir::Service& service) {
  out.object([&] {
    if (const std::string_view* id = defaultId(service)) out.attribute("defaultServiceId", ref(*id));
    out.attributeObject("functions", [&] {
      out.attributeObject("fields", [&] {
        for (const ir::TypeField& method : service.type->fields) {
          out.attributeBegin(ref(method.name));
          writeArrow(out, *method.type, true, true);
          out.attributeEnd();
        }
      });
      writeTag(out, "labeledProduct");
    });
  });
}

}  // namespace aqua::bindings
