#include "runtime/marine/aqua_text.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

namespace aqua::marine {

namespace {

using base::Failure;
using base::Result;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isNamePart(char c) { return isUpper(c) || isLower(c) || (c >= '0' && c <= '9') || c == '_'; }
bool isName(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isNamePart); }

std::string pascalCase(std::string_view text) {
  std::string out;
  bool first = true;
  for (char c : text) {
    if (!isNamePart(c) || c == '_') {
      first = true;
      continue;
    }
    out.push_back(first ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
    first = false;
  }
  return out;
}

/// Callers pass arguments by position, so their names may change.
std::string argumentName(std::string name, size_t index) {
  if (!isName(name) || name.find_first_not_of('_') == std::string::npos) return fmt::format("arg{}", index);
  name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  return isLower(name[0]) ? name : fmt::format("arg{}", index);
}

/// The type in Aqua; records by their names.
std::string aquaType(const InterfaceType& type, const Interface& interface) {
  if (type.kind == Kind::Array) return "[]" + aquaType(*type.element, interface);
  if (type.kind != Kind::Record) return std::string(kindInfo(type.kind).aqua);
  const RecordType* record = interface.record(type.record);
  return record ? record->name : fmt::format("record {}", type.record);
}

std::string functionText(const MarineModule& module, const PublicFunction& function, bool forAqua) {
  const FunctionType& type = module.type(function);
  std::string args;
  for (size_t i = 0; i < type.args.size(); ++i) {
    const std::string& name = type.args[i].name;
    args += fmt::format("{}{}: {}", i ? ", " : "", forAqua ? argumentName(name, i) : name,
                        aquaType(type.args[i].type, module.interface));
  }
  if (type.results.empty()) return fmt::format("{}({})", function.name, args);
  return fmt::format("{}({}) -> {}", function.name, args, aquaType(type.results.front(), module.interface));
}

/// The records that functions need, each behind those that it needs itself.
class Records {
 public:
  explicit Records(const Interface& interface) : interface_(interface) {}

  void add(const InterfaceType& type) {
    if (type.kind == Kind::Array) return add(*type.element);
    if (type.kind != Kind::Record || !problem_.empty() || done_.contains(type.record)) return;
    const RecordType* record = interface_.record(type.record);
    if (!record) return fail(fmt::format("there is no record {}", type.record));
    constexpr size_t kDeepest = 1024;
    if (open_.size() >= kDeepest) return fail(fmt::format("records within records, more than {} deep", kDeepest));
    if (!open_.insert(type.record).second) return fail(fmt::format("the record `{}` contains itself", record->name));
    for (const Field& field : record->fields) add(field.type);
    open_.erase(type.record);
    done_.insert(type.record);
    write(*record);
  }
  const std::string& text() const { return text_; }
  const std::string& problem() const { return problem_; }
  const std::set<std::string>& names() const { return names_; }

 private:
  void fail(std::string text) {
    if (problem_.empty()) problem_ = std::move(text);
  }
  void write(const RecordType& record) {
    if (!isName(record.name) || !isUpper(record.name[0]))
      return fail(fmt::format("Aqua cannot have a record called `{}`", record.name));
    if (!names_.insert(record.name).second) return fail(fmt::format("there are two records called `{}`", record.name));
    text_ += fmt::format("data {}:\n", record.name);
    for (const Field& field : record.fields) {
      if (!isName(field.name) || !isLower(field.name[0]))
        return fail(fmt::format("Aqua cannot have a field called `{}`", field.name));
      text_ += fmt::format("  {}: {}\n", field.name, aquaType(field.type, interface_));
    }
    text_ += "\n";
  }

  const Interface& interface_;
  std::set<uint32_t> open_, done_;
  std::set<std::string> names_;
  std::string text_, problem_;
};

}  // namespace

std::string functionText(const MarineModule& module, const PublicFunction& function) {
  return functionText(module, function, false);
}

std::map<std::string, std::string> recordTexts(const Interface& interface) {
  std::map<std::string, std::string> out;
  for (size_t i = 0; i < interface.types.size(); ++i) {
    const RecordType* record = interface.record(i);
    if (!record) continue;
    std::string& text = out[record->name] = fmt::format("data {}:\n", record->name);
    for (const Field& each : record->fields)
      text += fmt::format("  {}: {}\n", each.name, aquaType(each.type, interface));
  }
  return out;
}

Result<std::string> aquaText(const MarineModule& module, std::string_view name, std::string_view id) {
  std::vector<const PublicFunction*> functions;
  for (const PublicFunction& each : module.functions) functions.push_back(&each);
  std::sort(functions.begin(), functions.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  Records records(module.interface);
  std::string lines;
  for (const PublicFunction* each : functions) {
    if (!isName(each->name) || !isLower(each->name[0]))
      return Failure{fmt::format("Aqua cannot have a function called `{}`", each->name)};
    const FunctionType& type = module.type(*each);
    for (const Field& arg : type.args) records.add(arg.type);
    for (const InterfaceType& result : type.results) records.add(result);
    lines += fmt::format("  {}\n", functionText(module, *each, true));
  }
  if (!records.problem().empty()) return Failure{records.problem()};
  if (functions.empty()) return Failure{std::string("the module has no functions")};
  std::string service = pascalCase(name);
  if (service.empty() || !isUpper(service[0])) service = "Service" + service;
  if (records.names().contains(service)) service += "Service";
  std::string head =
      id.empty() ? fmt::format("service {}:\n", service) : fmt::format("service {}(\"{}\"):\n", service, id);
  return fmt::format("aqua {} declares *\n\n{}{}{}", service, records.text(), head, lines);
}

// ------------------------------------------------------------------------------------------------- the official text

namespace {

std::string functionTypeText(const FunctionType& type) {
  std::string text = "(func ";
  for (const Field& each : type.args) text += fmt::format("\n  (param ${}: {}) ", each.name, typeText(each.type));
  for (const InterfaceType& each : type.results) text += fmt::format("\n  (result {})", typeText(each));
  return text + ")";
}
std::string recordTypeText(const RecordType& type) {
  std::string text = fmt::format("(record ${} (", type.name);
  for (const Field& each : type.fields) text += fmt::format("\n field ${}: {}", each.name, typeText(each.type));
  return text + "\n))";
}

}  // namespace

std::string interfaceText(const Interface& interface) {
  std::string text = fmt::format("(@interface it_version \"{}\")\n", interface.version);
  text += "\n;; Types\n";
  for (size_t i = 0; i < interface.types.size(); ++i) {
    const FunctionType* function = interface.function(i);
    std::string type = function ? functionTypeText(*function) : recordTypeText(*interface.record(i));
    text += fmt::format("(@interface type {})   ;; {}\n", type, i);
  }
  text += "\n;; Imports\n";
  for (const ImportDef& each : interface.imports)
    text += fmt::format("(@interface import \"{}\" \"{}\" (func (type {})))\n", each.module, each.name, each.type);
  text += "\n;; Adapters\n";
  for (const Adapter& each : interface.adapters) {
    text += fmt::format("(@interface func (type {})", each.type);
    for (const Instruction& instruction : each.program) text += "\n  " + instructionText(instruction);
    text += ")\n";
  }
  text += "\n;; Exports\n";
  for (const ExportDef& each : interface.exports)
    text += fmt::format("(@interface export \"{}\" (func {}))\n", each.name, each.type);
  text += "\n;; Implementations\n";
  for (const Implementation& each : interface.implementations)
    text += fmt::format("(@interface implement (func {}) (func {}))\n", each.core, each.adapter);
  return text;
}

values::Value interfaceValue(const MarineModule& module) {
  using values::Value;
  const Interface& interface = module.interface;
  auto pairs = [&](const std::vector<Field>& fields) {
    values::Array out;
    for (const Field& one : fields)
      out.push_back(Value::array({Value::string(one.name), Value::string(aquaType(one.type, interface))}));
    return Value::array(std::move(out));
  };
  values::Array functions, records;
  for (const PublicFunction& function : module.functions) {
    values::Array results;
    for (const InterfaceType& type : module.type(function).results)
      results.push_back(Value::string(aquaType(type, interface)));
    functions.push_back(Value::object({{"name", Value::string(function.name)},
                                       {"arguments", pairs(module.type(function).args)},
                                       {"output_types", Value::array(std::move(results))}}));
  }
  for (size_t id = 0; id < interface.types.size(); ++id)
    if (const RecordType* record = interface.record(id))
      records.push_back(Value::object({{"id", Value::unsignedInteger(id)},
                                       {"name", Value::string(record->name)},
                                       {"fields", pairs(record->fields)}}));
  return Value::object({{"function_signatures", Value::array(std::move(functions))},
                        {"record_types", Value::array(std::move(records))}});
}

}  // namespace aqua::marine
