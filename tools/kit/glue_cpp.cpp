#include <fmt/format.h>

#include "tools/kit/glue_languages.h"
#include "tools/kit/names.h"

namespace aqua::kit {

namespace {

using ir::Type;
using ir::TypeKind;
using marine::Kind;

class Cpp {
 public:
  explicit Cpp(const Declaration& all) : all_(all) {}

  std::string typeName(const Type& type) const {
    if (type.kind == TypeKind::Data) return fmt::format("{}::{}", all_.own.name, type.name);
    if (type.kind == TypeKind::Option) return fmt::format("std::optional<{}>", typeName(*type.element));
    Kind kind = kindOf(type);
    if (kind == Kind::String) return "std::string";
    if (marine::inMemory(kind)) return fmt::format("std::vector<{}>", typeName(*type.element));
    return scalarName(kind);
  }
  std::string resultName(const Function& function) const {
    return function.type->results.empty() ? "void" : typeName(*function.type->results.front());
  }
  std::string parameters(const Function& function, bool byReference) const {
    std::string out;
    for (size_t i = 0; i < function.type->fields.size(); ++i) {
      const Type& type = *function.type->fields[i].type;
      bool reference = byReference && marine::inMemory(kindOf(type));
      out += fmt::format("{}{}{} {}{}", i ? ", " : "", reference ? "const " : "", typeName(type), reference ? "&" : "",
                         safeName(parameterName(function, i)));
    }
    return out;
  }

  std::string header() const {
    std::string out = fmt::format("#include \"marine.hpp\"\n\nnamespace {} {{\n\n", all_.own.name);
    for (const Type* record : all_.records) {
      out += fmt::format("struct {} {{\n", record->name);
      for (const ir::TypeField& field : record->fields)
        out += fmt::format("  {} {}{{}};\n", typeName(*field.type), safeName(field.name));
      out += "};\n\n";
    }
    out += "// To be written by the author of the module.\n";
    for (const Function& each : all_.own.functions) out += declared(each, false);
    out += fmt::format("\n}}  // namespace {}\n", all_.own.name);
    for (const Service& service : all_.imports) {
      out += fmt::format("\n// Functions of another module.\nnamespace {} {{\n", service.name);
      for (const Function& each : service.functions) out += declared(each, true);
      out += fmt::format("}}  // namespace {}\n", service.name);
    }
    return out;
  }

  std::string source() const {
    std::string out;
    for (const Type* record : all_.records) {
      out += fmt::format("template <> struct marine::Fields<{}> {{\n  static void each(auto &all, auto &&visit) {{\n",
                         typeName(*record));
      for (const ir::TypeField& field : record->fields)
        out += fmt::format("    visit(all.{});\n", safeName(field.name));
      out += "  }\n};\n";
    }
    out +=
        "namespace {\n// Ends the call behind everything else that it does.\nstruct Call {\n  ~Call() { "
        "marine_end_call(); }\n};\n}  // namespace\n";
    for (const Function& each : all_.own.functions) out += exported(each);
    for (const Service& service : all_.imports)
      for (const Function& each : service.functions) out += imported(service, each);
    return out;
  }

 private:
  std::string declared(const Function& function, bool byReference) const {
    return fmt::format("{} {}({});\n", resultName(function), safeName(function.name),
                       parameters(function, byReference));
  }

  /// The value of an argument, made of the core values `aN` and `nN`.
  std::string lifted(const Type& type, size_t i) const {
    Kind kind = kindOf(type);
    if (kind == Kind::Record) return fmt::format("marine::dataAt<{}>(a{})", typeName(type), i);
    if (marine::inMemory(kind))
      return fmt::format("marine::Wire<{0}>::of({{static_cast<uint32_t>(a{1}), static_cast<uint32_t>(n{1})}})",
                         typeName(type), i);
    return fmt::format("static_cast<{}>(a{})", typeName(type), i);
  }
  std::string exported(const Function& function) const {
    std::string args;
    for (size_t i = 0; i < function.type->fields.size(); ++i)
      args += fmt::format("{}{}", i ? ", " : "", lifted(*function.type->fields[i].type, i));
    std::string call = fmt::format("{}::{}({})", all_.own.name, safeName(function.name), args);
    if (!function.type->results.empty()) {
      Kind kind = kindOf(*function.type->results.front());
      call = marine::inMemory(kind) ? fmt::format("marine::give({})", call)
                                    : fmt::format("return static_cast<{}>({})", coreResult(function), call);
    }
    return fmt::format(
        "extern \"C\" __attribute__((export_name(\"{0}\"))) {1} marine_export_{0}({2}) {{\n  Call call;\n  {3};\n}}\n",
        function.name, coreResult(function), coreParameters(function), call);
  }

  std::string imported(const Service& service, const Function& function) const {
    std::string raw = fmt::format("marine_import_{}_{}", service.name, function.name), before, args;
    for (size_t i = 0; i < function.type->fields.size(); ++i) {
      const Type& type = *function.type->fields[i].type;
      std::string name = safeName(parameterName(function, i));
      Kind kind = kindOf(type);
      args += i ? ", " : "";
      if (kind == Kind::Record) {
        args += fmt::format("static_cast<int32_t>(marine::Wire<{}>::address({}))", typeName(type), name);
      } else if (marine::inMemory(kind)) {
        before +=
            fmt::format("  marine::Slice marine_slice{} = marine::Wire<{}>::slice({});\n", i, typeName(type), name);
        args += fmt::format("static_cast<int32_t>(marine_slice{0}.at), static_cast<int32_t>(marine_slice{0}.count)", i);
      } else {
        args += fmt::format("static_cast<{}>({})", coreName(marine::coreKinds(kind).front()), name);
      }
    }
    std::string call = fmt::format("{}({})", raw, args);
    if (!function.type->results.empty()) {
      const Type& type = *function.type->results.front();
      call = marine::inMemory(kindOf(type)) ? fmt::format("{};\n  return marine::taken<{}>()", call, typeName(type))
                                            : fmt::format("return static_cast<{}>({})", typeName(type), call);
    }
    return fmt::format(
        "extern \"C\" __attribute__((import_module({}), import_name(\"{}\"))) {} {}({});\n{} {}({}) {{\n{}  {};\n}}\n",
        literal(service.module), function.name, coreResult(function), raw, coreParameters(function),
        resultName(function), calledName(service, function, Language::Cpp), parameters(function, true), before, call);
  }

  const Declaration& all_;
};

}  // namespace

std::string cppHeader(const Declaration& declaration) { return Cpp(declaration).header(); }
std::string cppSource(const Declaration& declaration) { return Cpp(declaration).source(); }
std::string cppSignature(const Declaration& declaration, const Function& function) {
  Cpp cpp(declaration);
  return fmt::format("{} {}({})", cpp.resultName(function), calledName(declaration.own, function, Language::Cpp),
                     cpp.parameters(function, false));
}

}  // namespace aqua::kit
