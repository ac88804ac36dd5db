#include <set>

#include <fmt/format.h>

#include "tools/kit/glue_languages.h"
#include "tools/kit/names.h"

namespace aqua::kit {

namespace {

using ir::Type;
using ir::TypeKind;
using marine::Kind;

/// Types of C: structs for data, and for each list one with its elements and their number.
class C {
 public:
  explicit C(const Declaration& all) : all_(all) {}

  /// A part of names: `u32`, `string`, `Point`, `u32_array`.
  std::string id(const Type& type) const {
    if (type.kind == TypeKind::Data) return std::string(type.name);
    if (type.kind == TypeKind::Scalar) return std::string(marine::kindInfo(kindOf(type)).aqua);
    return id(*type.element) + "_array";
  }
  std::string typeName(const Type& type) const {
    const Type* root = &type;
    while (root->isCollection()) root = root->element;
    if (root->kind == TypeKind::Data) return id(type);
    if (type.kind == TypeKind::Scalar && kindOf(type) != Kind::String) return scalarName(kindOf(type));
    return "marine_" + id(type);
  }
  std::string resultName(const Function& function) const {
    return function.type->results.empty() ? "void" : typeName(*function.type->results.front());
  }
  std::string parameters(const Function& function) const {
    std::string out;
    for (size_t i = 0; i < function.type->fields.size(); ++i)
      out += fmt::format("{}{} {}", i ? ", " : "", typeName(*function.type->fields[i].type),
                         safeName(parameterName(function, i)));
    return out.empty() ? "void" : out;
  }
  std::string declared(const Service& service, const Function& function) const {
    return fmt::format("{} {}({})", resultName(function), calledName(service, function, Language::C),
                       parameters(function));
  }

  std::string header() {
    std::string out = "#include \"marine.h\"\n\n";
    forEachType([&](const Type& type) { out += typeText(type); });
    out += "\n// To be written by the author of the module.\n";
    for (const Function& each : all_.own.functions) out += declared(all_.own, each) + ";\n";
    for (const Service& service : all_.imports) {
      out += fmt::format("\n// Functions of another module.\n");
      for (const Function& each : service.functions) out += declared(service, each) + ";\n";
    }
    return out;
  }

  std::string source() {
    std::string out =
        "static uint32_t load_word(const char **at) {\n  uint32_t word = marine_word(*at);\n  *at += sizeof word;\n"
        "  return word;\n}\nstatic void store_word(char **at, uint32_t word) {\n  memcpy(*at, &word, sizeof word);\n"
        "  *at += sizeof word;\n}\n";
    forEachType([&](const Type& type) { out += helpers(type); });
    for (const Function& each : all_.own.functions) out += exported(each);
    for (const Service& service : all_.imports)
      for (const Function& each : service.functions) out += imported(service, each);
    return out;
  }

 private:
  /// All types that functions mention, each once, behind those that it needs.
  template <class Each> void forEachType(Each&& each) {
    done_.clear();
    auto ofFunction = [&](const Function& function) {
      for (const ir::TypeField& field : function.type->fields) visit(*field.type, each);
      for (const Type* result : function.type->results) visit(*result, each);
    };
    for (const Function& function : all_.own.functions) ofFunction(function);
    for (const Service& service : all_.imports)
      for (const Function& function : service.functions) ofFunction(function);
  }
  template <class Each> void visit(const Type& type, Each& each) {
    if (!done_.insert(id(type)).second) return;
    if (type.isCollection()) visit(*type.element, each);
    for (const ir::TypeField& field : type.fields) visit(*field.type, each);
    each(type);
  }

  std::string typeText(const Type& type) const {
    if (type.kind == TypeKind::Scalar || id(type) == "u8_array" || id(type) == "string_array") return {};
    if (type.isCollection())
      return fmt::format("typedef struct {{\n  {} *items;\n  uint32_t count;\n}} {};\n", typeName(*type.element),
                         typeName(type));
    std::string out = "typedef struct {\n";
    for (const ir::TypeField& field : type.fields)
      out += fmt::format("  {} {};\n", typeName(*field.type), safeName(field.name));
    return out + fmt::format("}} {};\n", typeName(type));
  }
  static uint32_t sizeOf(const Type& type) { return marine::kindInfo(kindOf(type)).bytes; }

  /// `load` and `store` for elements and fields. What lies in memory has as well `make`, from where it lies, and
  /// `keep`, which copies it to where the peer reads it.
  std::string helpers(const Type& type) const {
    if (type.kind == TypeKind::Data) return recordHelpers(type);
    if (type.isCollection()) return listHelpers(type);
    std::string name = id(type), c = typeName(type);
    if (kindOf(type) == Kind::String)
      return "static marine_string make_string(uint32_t data, uint32_t size) {\n  return "
             "marine_string_of(marine_at(data), size);\n}\nstatic uint32_t keep_string(marine_string value) {\n"
             "  return value.size ? marine_address(memcpy(marine_result(value.size), value.data, value.size)) : 0;\n"
             "}\n" +
             sliceHelpers(type, "size");
    return fmt::format(
        "static {1} load_{0}(const char **at) {{\n  {1} value;\n  memcpy(&value, *at, sizeof value);\n"
        "  *at += sizeof value;\n  return value;\n}}\nstatic void store_{0}(char **at, {1} value) {{\n"
        "  memcpy(*at, &value, sizeof value);\n  *at += sizeof value;\n}}\n",
        name, c);
  }
  std::string sliceHelpers(const Type& type, std::string_view size) const {
    return fmt::format(
        "static {1} load_{0}(const char **at) {{\n  uint32_t data = load_word(at), {2} = load_word(at);\n"
        "  return make_{0}(data, {2});\n}}\nstatic void store_{0}(char **at, {1} value) {{\n"
        "  store_word(at, keep_{0}(value));\n  store_word(at, value.{2});\n}}\n",
        id(type), typeName(type), size);
  }
  std::string listHelpers(const Type& type) const {
    const Type& element = *type.element;
    std::string name = id(type), c = typeName(type), of = id(element), make, keep;
    if (marine::inMemory(kindOf(element))) {
      make = fmt::format(
          "  {} out = {{marine_alloc((size_t)count * sizeof *out.items), count}};\n"
          "  const char *at = marine_at(data);\n"
          "  for (uint32_t i = 0; i < count; ++i) out.items[i] = load_{}(&at);\n",
          c, of);
      keep = fmt::format("  for (uint32_t i = 0; i < value.count; ++i) store_{}(&at, value.items[i]);\n", of);
    } else {
      make = fmt::format("  {} out = {{({} *)marine_at(data), count}};\n", c, typeName(element));
      keep = "  memcpy(at, value.items, (size_t)value.count * sizeof *value.items);\n";
    }
    return fmt::format(
               "static {1} make_{0}(uint32_t data, uint32_t count) {{\n{2}  return out;\n}}\n"
               "static uint32_t keep_{0}({1} value) {{\n  if (!value.count) return 0;\n"
               "  char *block = marine_result((size_t)value.count * {3}), *at = block;\n{4}"
               "  return marine_address(block);\n}}\n",
               name, c, make, sizeOf(element), keep) +
           sliceHelpers(type, "count");
  }
  std::string recordHelpers(const Type& type) const {
    std::string loads, stores;
    uint32_t bytes = 0;
    for (const ir::TypeField& field : type.fields) {
      loads += fmt::format("  out.{} = load_{}(&at);\n", safeName(field.name), id(*field.type));
      stores += fmt::format("  store_{}(&at, value.{});\n", id(*field.type), safeName(field.name));
      bytes += sizeOf(*field.type);
    }
    return fmt::format(
        "static {0} make_{0}(uint32_t body) {{\n  const char *at = marine_at(body);\n  {0} out;\n{1}"
        "  return out;\n}}\nstatic uint32_t keep_{0}({0} value) {{\n"
        "  char *body = marine_result({3}), *at = body;\n{2}  return marine_address(body);\n}}\n"
        "static {0} load_{0}(const char **at) {{ return make_{0}(load_word(at)); }}\n"
        "static void store_{0}(char **at, {0} value) {{ store_word(at, keep_{0}(value)); }}\n",
        id(type), loads, stores, bytes);
  }

  std::string exported(const Function& function) const {
    std::string args;
    for (size_t i = 0; i < function.type->fields.size(); ++i) {
      const Type& type = *function.type->fields[i].type;
      Kind kind = kindOf(type);
      args += i ? ", " : "";
      if (kind == Kind::Record) args += fmt::format("make_{}((uint32_t)a{})", id(type), i);
      else if (marine::inMemory(kind)) args += fmt::format("make_{0}((uint32_t)a{1}, (uint32_t)n{1})", id(type), i);
      else args += fmt::format("({})a{}", typeName(type), i);
    }
    std::string call = fmt::format("{}({})", calledName(all_.own, function, Language::C), args), after;
    if (!function.type->results.empty()) {
      const Type& type = *function.type->results.front();
      Kind kind = kindOf(type);
      call = fmt::format("{} result = {}", typeName(type), call);
      if (!marine::inMemory(kind)) after = fmt::format("  return ({})result;\n", coreResult(function));
      else call += fmt::format(";\n  set_result_ptr(keep_{}(result))", id(type));
      if (marine::inMemory(kind) && kind != Kind::Record)
        call += fmt::format(";\n  set_result_size(result.{})", kind == Kind::String ? "size" : "count");
    }
    std::string core = coreParameters(function);
    return fmt::format(
        "__attribute__((export_name(\"{0}\"))) {1} marine_export_{0}({2}) {{\n  {3};\n"
        "  marine_end_call();\n{4}}}\n",
        function.name, coreResult(function), core.empty() ? "void" : core, call, after);
  }

  std::string imported(const Service& service, const Function& function) const {
    std::string raw = fmt::format("marine_import_{}_{}", service.name, function.name), args;
    for (size_t i = 0; i < function.type->fields.size(); ++i) {
      const Type& type = *function.type->fields[i].type;
      Kind kind = kindOf(type);
      std::string name = safeName(parameterName(function, i));
      args += i ? ", " : "";
      if (marine::inMemory(kind)) args += fmt::format("(int32_t)keep_{}({})", id(type), name);
      else args += fmt::format("({}){}", coreName(marine::coreKinds(kind).front()), name);
      if (marine::inMemory(kind) && kind != Kind::Record)
        args += fmt::format(", (int32_t){}.{}", name, kind == Kind::String ? "size" : "count");
    }
    std::string call = fmt::format("{}({})", raw, args);
    if (!function.type->results.empty()) {
      const Type& type = *function.type->results.front();
      Kind kind = kindOf(type);
      if (kind == Kind::Record) call += fmt::format(";\n  return make_{}(get_result_ptr())", id(type));
      else if (marine::inMemory(kind))
        call += fmt::format(";\n  return make_{}(get_result_ptr(), get_result_size())", id(type));
      else call = fmt::format("return ({}){}", typeName(type), call);
    }
    std::string core = coreParameters(function);
    return fmt::format("__attribute__((import_module({}), import_name(\"{}\"))) {} {}({});\n{} {{\n  {};\n}}\n",
                       literal(service.module), function.name, coreResult(function), raw, core.empty() ? "void" : core,
                       declared(service, function), call);
  }

  const Declaration& all_;
  std::set<std::string> done_;
};

}  // namespace

std::string cHeader(const Declaration& declaration) { return C(declaration).header(); }
std::string cSource(const Declaration& declaration) { return C(declaration).source(); }
std::string cSignature(const Declaration& declaration, const Function& function) {
  return C(declaration).declared(declaration.own, function);
}

}  // namespace aqua::kit
