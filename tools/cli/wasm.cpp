// `aqua wasm`: compute modules themselves.
#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/crypto/keys.h"
#include "runtime/values/value.h"
#include "runtime/wasm/module.h"
#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using values::Value;

/// Null: that was reported.
std::shared_ptr<const wasm::Module> readModule(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues) {
  std::optional<std::string> content = session.read(path, issues);
  if (!content) return nullptr;
  auto module = wasm::Module::read(wasm::Bytes(content->begin(), content->end()));
  if (module) return *module;
  issues.report(Code::WasmInvalid, {}).arg("path", path).arg("reason", wasm::badText(module.error()));
  return nullptr;
}

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

std::string infoText(const std::string& path, const wasm::Contents& module) {
  std::string text = fmt::format("{}: {}, SHA-256 {}\n", base::printable(path), plural(module.bytes.size(), "byte"),
                                 hexOf(crypto::sha256(module.bytes)));
  auto line = [&](std::string_view what, std::string_view rest) {
    text += fmt::format("  {}  {}\n", base::printable(what), base::printable(rest));
  };
  text += "imports\n";
  for (const wasm::Import& each : module.imports)
    line(fmt::format("{}.{}", each.module, each.name), typeText(module, each.kind, each.index));
  text += "exports\n";
  for (const wasm::Export& each : module.exports) line(each.name, typeText(module, each.kind, each.index));
  text += "custom sections\n";
  for (const wasm::CustomSection& each : module.customs) line(each.name, plural(each.bytes.size(), "byte"));
  return text;
}

Value infoJson(const std::string& path, const wasm::Contents& module) {
  values::Array imports, exports, customs;
  auto item = [&](std::string_view name, wasm::Kind kind, uint32_t index) {
    return std::vector<std::pair<std::string, Value>>{{"name", Value::string(name)},
                                                      {"kind", Value::string(wasm::kindName(kind))},
                                                      {"type", Value::string(typeText(module, kind, index))}};
  };
  for (const wasm::Import& each : module.imports) {
    auto members = item(each.name, each.kind, each.index);
    members.emplace_back("module", Value::string(each.module));
    imports.push_back(Value::object(std::move(members)));
  }
  for (const wasm::Export& each : module.exports)
    exports.push_back(Value::object(item(each.name, each.kind, each.index)));
  for (const wasm::CustomSection& each : module.customs)
    customs.push_back(
        Value::object({{"name", Value::string(each.name)}, {"bytes", Value::unsignedInteger(each.bytes.size())}}));
  return Value::object({{"format", Value::string("aqua/wasm-info/1")},
                        {"file", Value::string(path)},
                        {"bytes", Value::unsignedInteger(module.bytes.size())},
                        {"sha256", Value::string(hexOf(crypto::sha256(module.bytes)))},
                        {"imports", Value::array(std::move(imports))},
                        {"exports", Value::array(std::move(exports))},
                        {"custom_sections", Value::array(std::move(customs))}});
}

bool wantsJson(const Session& session) { return session.settings().format != diagnostics::Format::Text; }

}  // namespace

ExitCode runWasmInfo(const Session& session) {
  const std::string& path = session.arguments().positionals.front();
  diagnostics::DiagnosticList issues;
  std::shared_ptr<const wasm::Module> module = readModule(session, path, issues);
  if (!module) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  if (wantsJson(session))
    session.result(base::printableJson(values::prettyText(infoJson(path, module->contents()))) + "\n");
  else session.result(infoText(path, module->contents()));
  return ExitCode::Done;
}

}  // namespace aqua::cli
