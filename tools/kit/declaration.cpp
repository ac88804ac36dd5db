#include "tools/kit/declaration.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/marine/encode.h"

namespace aqua::kit {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;
using ir::Type;
using ir::TypeKind;

constexpr size_t kMostItems = 127, kMostName = 255;  // official tools read no more

/// Names that the exports of every module have.
bool isReserved(std::string_view name) {
  static constexpr std::string_view kNames[] = {"allocate",        "release_objects", "get_result_ptr",
                                                "get_result_size", "set_result_ptr",  "set_result_size",
                                                "memory"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

class Reader {
 public:
  Reader(const ir::Program& program, const diagnostics::SourceFile& file, DiagnosticList& issues)
      : program_(program), file_(file), issues_(issues) {}

  Declaration run() {
    std::vector<const ir::Service*> services;
    for (const ir::Service* each : program_.services)
      if (each->span.file == &file_) services.push_back(each);
    if (services.empty()) {
      report({&file_, 0, 0}, "there is no service, expected one with the functions of the module");
      return std::move(out_);
    }
    const ir::Service* own = services.front();
    for (const ir::Service* each : services)
      if (!each->defaultId) {
        own = each;
        break;
      }
    out_.own = service(*own, "");
    for (const ir::Service* each : services)
      if (each != own) imported(*each);
    checkOwn(own->span);
    return std::move(out_);
  }

 private:
  void report(Span at, std::string_view reason) { issues_.report(Code::WasmInterface, at).arg("reason", reason); }

  void imported(const ir::Service& each) {
    const auto* id = ir::asLiteral(each.defaultId);
    if (!id) return report(each.span, "a second service without an id; the id is the module that it is imported from");
    if (id->text == "host" || id->text.starts_with("__marine_host_api_v") || id->text.starts_with("wasi_"))
      return report(each.span, fmt::format("`{}` is the peer itself, expected the name of a module", id->text));
    checkName(each.span, id->text);
    out_.imports.push_back(service(each, id->text));
  }
  void checkOwn(Span span) {
    if (out_.own.functions.empty()) report(span, "the service has no functions");
    for (const Function& each : out_.own.functions)
      if (isReserved(each.name))
        report(each.span, fmt::format("every module exports something called `{}`, choose another name", each.name));
  }

  Service service(const ir::Service& from, std::string_view module) {
    Service out{from.name, module, {}};
    for (const ir::TypeField& each : from.type->fields) {
      Function function{each.name, each.type, each.span};
      checkName(each.span, each.name);
      checkCount(each.span, each.type->fields.size(), "parameters");
      for (const ir::TypeField& field : each.type->fields) type(*field.type, field.span ? field.span : each.span);
      for (const Type* result : each.type->results) type(*result, each.span);
      out.functions.push_back(function);
    }
    return out;
  }
  void checkName(Span at, std::string_view name) {
    if (name.size() > kMostName)
      report(at, fmt::format("a name has {} bytes, {} are the most", name.size(), kMostName));
  }
  void checkCount(Span at, size_t count, std::string_view what) {
    if (count > kMostItems) report(at, fmt::format("{} {}, {} are the most", count, what, kMostItems));
  }

  /// Sees to it that values of the type can cross, and collects data.
  void type(const Type& type, Span at, size_t depth = 0) {
    constexpr size_t kDeepest = 32;
    if (depth > kDeepest) return report(at, fmt::format("lists within lists, more than {} deep", kDeepest));
    switch (type.kind) {
    case TypeKind::Scalar:
    case TypeKind::Error: return;
    case TypeKind::Array:
    case TypeKind::Option: return this->type(*type.element, at, depth + 1);
    case TypeKind::Data: return data(type);
    case TypeKind::Top:
    case TypeKind::Bottom:
    case TypeKind::Literal:
    case TypeKind::Stream:
    case TypeKind::StreamMap:
    case TypeKind::Ability:
    case TypeKind::Service:
    case TypeKind::Arrow:
    case TypeKind::Nothing: issues_.report(Code::WasmInterfaceType, at).arg("type", ir::print(type)); return;
    }
  }
  void data(const Type& type) {
    if (std::find(out_.records.begin(), out_.records.end(), &type) != out_.records.end()) return;
    if (type.fields.empty()) return report(type.span, fmt::format("the data `{}` has no fields", type.name));
    checkName(type.span, type.name);
    checkCount(type.span, type.fields.size(), "fields");
    for (const ir::TypeField& field : type.fields) {
      checkName(field.span, field.name);
      this->type(*field.type, field.span);
    }
    if (!names_.insert(type.name).second)
      report(type.span, fmt::format("two data are called `{}`, and the module needs both", type.name));
    out_.records.push_back(&type);
  }

  const ir::Program& program_;
  const diagnostics::SourceFile& file_;
  DiagnosticList& issues_;
  Declaration out_;
  std::set<std::string_view> names_;
};

marine::Kind scalarKind(ir::Scalar scalar) {
  using marine::Kind;
  switch (scalar) {
  case ir::Scalar::U8: return Kind::U8;
  case ir::Scalar::U16: return Kind::U16;
  case ir::Scalar::U32: return Kind::U32;
  case ir::Scalar::U64: return Kind::U64;
  case ir::Scalar::I8: return Kind::S8;
  case ir::Scalar::I16: return Kind::S16;
  case ir::Scalar::I32: return Kind::S32;
  case ir::Scalar::I64: return Kind::S64;
  case ir::Scalar::F32: return Kind::F32;
  case ir::Scalar::F64: return Kind::F64;
  case ir::Scalar::Bool: return Kind::Boolean;
  case ir::Scalar::String: return Kind::String;
  }
  return Kind::I32;
}

marine::InterfaceType interfaceType(const Type& type, const Declaration& all) {
  marine::InterfaceType out{kindOf(type)};
  if (out.kind == marine::Kind::Array)
    out.element = std::make_shared<const marine::InterfaceType>(interfaceType(*type.element, all));
  if (out.kind == marine::Kind::Record)
    out.record = static_cast<uint32_t>(std::find(all.records.begin(), all.records.end(), &type) - all.records.begin());
  return out;
}

marine::Described::Function describe(const Function& function, const Declaration& all) {
  marine::Described::Function out;
  out.name = function.name;
  for (size_t i = 0; i < function.type->fields.size(); ++i)
    out.args.push_back({parameterName(function, i), interfaceType(*function.type->fields[i].type, all)});
  if (!function.type->results.empty()) out.result = interfaceType(*function.type->results.front(), all);
  return out;
}

/// What the section of the interface cannot say of a function: the program for its values is too long.
void checkLength(const Declaration& all, DiagnosticList& issues) {
  auto check = [&](const Function& each, bool own) {
    marine::Described alone;
    if (own) alone.functions.push_back(describe(each, all));
    else alone.imports.push_back({"", describe(each, all)});
    auto bytes = marine::encodeInterface(marine::interfaceOf(alone));
    if (!bytes) issues.report(Code::WasmInterface, each.span).arg("reason", bytes.error());
  };
  for (const Function& each : all.own.functions) check(each, true);
  for (const Service& service : all.imports)
    for (const Function& each : service.functions) check(each, false);
}

}  // namespace

Declaration declarationOf(const ir::Program& program, const diagnostics::SourceFile& file, DiagnosticList& issues) {
  Declaration out = Reader(program, file, issues).run();
  if (!issues.hasErrors()) checkLength(out, issues);
  return out;
}

marine::Described describe(const Declaration& declaration) {
  marine::Described out;
  for (const Type* record : declaration.records) {
    marine::RecordType type{std::string(record->name), {}};
    for (const ir::TypeField& field : record->fields)
      type.fields.push_back({std::string(field.name), interfaceType(*field.type, declaration)});
    out.records.push_back(std::move(type));
  }
  for (const Function& each : declaration.own.functions) out.functions.push_back(describe(each, declaration));
  for (const Service& service : declaration.imports)
    for (const Function& each : service.functions)
      out.imports.push_back({std::string(service.module), describe(each, declaration)});
  return out;
}

marine::Kind kindOf(const Type& type) {
  if (type.kind == TypeKind::Scalar) return scalarKind(type.scalar);
  if (type.kind == TypeKind::Data) return marine::Kind::Record;
  bool bytes = type.element->kind == TypeKind::Scalar && type.element->scalar == ir::Scalar::U8;
  return bytes ? marine::Kind::ByteArray : marine::Kind::Array;
}

std::string parameterName(const Function& function, size_t index) {
  std::string_view name = function.type->fields[index].name;
  return name.empty() ? fmt::format("arg{}", index) : std::string(name);
}

}  // namespace aqua::kit
