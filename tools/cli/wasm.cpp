// `aqua wasm`: compute modules themselves.
#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/syntax/parse.h"
#include "runtime/crypto/keys.h"
#include "runtime/marine/aqua_text.h"
#include "runtime/values/value.h"
#include "tools/cli/wasm_verbs.h"

namespace aqua::cli {

using diagnostics::Code;
using values::Value;

std::shared_ptr<const wasm::Module> readModule(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues) {
  std::optional<std::string> content = session.read(path, issues);
  if (!content) return nullptr;
  auto module = wasm::Module::read(wasm::Bytes(content->begin(), content->end()));
  if (module) return *module;
  issues.report(Code::WasmInvalid, {}).arg("path", path).arg("reason", wasm::badText(module.error()));
  return nullptr;
}

std::string moduleName(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  return name.ends_with(".wasm") ? name.substr(0, name.size() - std::string_view(".wasm").size()) : name;
}

namespace {

std::string hexOf(std::span<const uint8_t> bytes) {
  std::string text;
  for (uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string limitsText(const wasm::SizeLimits& size, std::string_view unit) {
  return fmt::format("{} at the start, {}", plural(size.least, unit),
                     size.most ? fmt::format("{} at most", *size.most) : "no maximum");
}

/// What an import or export is: `function (i32) -> i32`
std::string typeText(const wasm::Contents& module, wasm::Kind kind, uint32_t index) {
  switch (kind) {
  case wasm::Kind::Function:
    return fmt::format("function {}", wasm::signatureText(module.types[module.functions[index]]));
  case wasm::Kind::Table:
    return fmt::format("table of {}, {}", wasm::typeName(module.tables[index].element),
                       limitsText(module.tables[index].size, "element"));
  case wasm::Kind::Memory: return fmt::format("memory, {}", limitsText(module.memories[index], "page"));
  case wasm::Kind::Global:
    return fmt::format("{}global {}", module.globals[index].isMutable ? "mutable " : "",
                       wasm::typeName(module.globals[index].type));
  }
  return "";
}

/// Lines as the official tool prints them.
std::string marineText(const wasm::Module& module, const std::optional<marine::MarineModule>& service) {
  std::string text;
  auto interface = marine::interfaceOf(module);
  if (interface && *interface) text += fmt::format("it version:  {}\n", (**interface).version);
  auto sdk = marine::sdkVersionOf(module);
  text += sdk ? fmt::format("sdk version: {}\n", *sdk) : "module doesn't contain sdk version\n";
  auto manifest = marine::readManifest(module);
  if (!manifest) text += "module doesn't contain module manifest\n";
  else if (!*manifest) text += manifest->error() + "\n";
  else
    text += fmt::format("authors:     {}\nversion:     {}\ndescription: {}\nrepository:  {}\nbuild time:  {}\n",
                        (*manifest)->authors, (*manifest)->version, (*manifest)->description, (*manifest)->repository,
                        (*manifest)->buildTime);
  if (!service) return text;
  text += "functions:\n";
  for (const marine::PublicFunction& each : service->functions)
    text += fmt::format("  {}\n", marine::functionText(*service, each));
  return text;
}

std::string infoText(const std::string& path, const wasm::Module& module,
                     const std::optional<marine::MarineModule>& service) {
  const wasm::Contents& contents = module.contents();
  std::string text = fmt::format("file:        {}, {}, SHA-256 {}\n", path, plural(contents.bytes.size(), "byte"),
                                 hexOf(crypto::sha256(contents.bytes)));
  text += marineText(module, service);
  text += "imports:\n";
  for (const wasm::Import& each : contents.imports)
    text += fmt::format("  {}.{}  {}\n", each.module, each.name, typeText(contents, each.kind, each.index));
  text += "exports:\n";
  for (const wasm::Export& each : contents.exports)
    text += fmt::format("  {}  {}\n", each.name, typeText(contents, each.kind, each.index));
  text += "custom sections:\n";
  for (const wasm::CustomSection& each : contents.customs)
    text += fmt::format("  {}  {}\n", each.name, plural(each.bytes.size(), "byte"));
  return base::printableLines(text);
}

Value itemJson(std::string_view name, std::string_view type) {
  return Value::object({{"name", Value::string(name)}, {"type", Value::string(type)}});
}

Value infoJson(const std::string& path, const wasm::Module& module,
               const std::optional<marine::MarineModule>& service) {
  const wasm::Contents& contents = module.contents();
  values::Array imports, exports, customs, functions;
  for (const wasm::Import& each : contents.imports)
    imports.push_back(
        itemJson(fmt::format("{}.{}", each.module, each.name), typeText(contents, each.kind, each.index)));
  for (const wasm::Export& each : contents.exports)
    exports.push_back(itemJson(each.name, typeText(contents, each.kind, each.index)));
  for (const wasm::CustomSection& each : contents.customs)
    customs.push_back(
        Value::object({{"name", Value::string(each.name)}, {"bytes", Value::unsignedInteger(each.bytes.size())}}));
  if (service)
    for (const marine::PublicFunction& each : service->functions)
      functions.push_back(Value::string(marine::functionText(*service, each)));
  return Value::object({{"format", Value::string("aqua/wasm-info/1")},
                        {"file", Value::string(path)},
                        {"bytes", Value::unsignedInteger(contents.bytes.size())},
                        {"sha256", Value::string(hexOf(crypto::sha256(contents.bytes)))},
                        {"interface_version", service ? Value::string(service->interface.version) : Value()},
                        {"sdk_version", service ? Value::string(service->sdkVersion) : Value()},
                        {"functions", Value::array(std::move(functions))},
                        {"imports", Value::array(std::move(imports))},
                        {"exports", Value::array(std::move(exports))},
                        {"custom_sections", Value::array(std::move(customs))}});
}

/// Nothing: that was reported.
std::optional<marine::MarineModule> readService(const std::shared_ptr<const wasm::Module>& module,
                                                const std::string& path, const std::string& name,
                                                diagnostics::DiagnosticList& issues) {
  if (!module) return std::nullopt;
  auto service = marine::readMarine(module, name);
  if (!service) issues.report(Code::WasmNotMarine, {}).arg("path", path).arg("reason", service.error());
  return std::move(service).optional();
}

/// What is written has to be Aqua. Names may be words of the language where nobody thought of it.
bool isAqua(const std::string& text) {
  auto source = std::make_shared<diagnostics::SourceFile>("interface.aqua", text);
  return !syntax::parse(source).issues.hasErrors();
}

}  // namespace

ExitCode runWasmInfo(const Session& session) {
  const std::string& path = session.arguments().positionals.front();
  diagnostics::DiagnosticList issues;
  std::shared_ptr<const wasm::Module> module = readModule(session, path, issues);
  std::optional<marine::MarineModule> service = readService(module, path, moduleName(path), issues);
  if (module && session.forMachines()) session.result(infoJson(path, *module, service));
  else if (module) session.result(infoText(path, *module, service));
  session.report(issues, true);
  return exitCodeOf(issues);
}

ExitCode runWasmInterface(const Session& session) {
  const std::string& path = session.arguments().positionals.front();
  diagnostics::DiagnosticList issues;
  std::optional<ServiceInput> input = readServiceInput(session, path, issues);
  std::optional<marine::MarineModule> service;
  std::string name;
  if (input && !issues.hasErrors()) {  // of several modules the last one is what others see
    const marine::ModuleConfig& last = input->config.modules.back();
    name = last.name;
    service = readService(last.code, path, name, issues);
  }
  if (service && session.arguments().has(OptionId::WasmText)) {
    session.result(base::printableLines(marine::interfaceText(service->interface)));
  } else if (service) {
    auto text = marine::aquaText(*service, session.arguments().last(OptionId::WasmService, name),
                                 session.arguments().last(OptionId::WasmId));
    if (text && !isAqua(*text)) text = base::Failure{"what was written is no Aqua"};
    if (text) session.result(*text);
    else issues.report(Code::WasmNoAqua, {}).arg("path", path).arg("reason", text.error());
  }
  session.report(issues, true);
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
