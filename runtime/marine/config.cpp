#include "runtime/marine/config.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/words.h"
#include "compiler/tables/reader.h"

namespace aqua::marine {

namespace {

using diagnostics::Code;
using diagnostics::Span;
using tables::Reader;

enum class Table : uint8_t { Top, Module, Wasi };
enum class Use : uint8_t { Read, Retired };
struct KeyRow {
  Table table;
  std::string_view key;
  Use use;
};
constexpr KeyRow kKeys[] = {
#define AQUA_MARINE_KEY(table, key, use) {Table::table, key, Use::use},
#include "runtime/marine/config_keys.def"
};

std::string joined(const std::string& folder, const std::string& path) {
  return (std::filesystem::path(folder) / path).lexically_normal().string();
}

class ServiceReader {
 public:
  ServiceReader(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues)
      : toml_(file, issues), folder_(std::filesystem::path(file.path()).parent_path().string()) {}

  ServiceFile read(const toml::table& top) {
    checkKeys(top, Table::Top, "the service");
    modulesDir_ = toml_.text(top, "modules_dir");
    hasModulesDir_ = top.contains("modules_dir");
    workingDir_ = toml_.text(top, "service_working_dir").value_or("");
    out_.memory = memory(top);
    if (const toml::table* table = toml_.table(top, "default")) module(*table, false);
    const toml::array* modules = toml_.array(top, "module");
    for (size_t i = 0; modules && i < modules->size(); ++i)
      if (const toml::table* table = toml_.asTable((*modules)[i], "module")) module(*table, true);
    if (!top.contains("module") || (modules && modules->empty()))
      fail(toml_.spanOf(top), "config should contain at least one module");
    return std::move(out_);
  }

 private:
  void fail(Span place, std::string_view reason) {
    toml_.issues().report(Code::WasmConfig, place).arg("reason", reason);
  }

  /// The official runtime passes over what it does not know.
  void checkKeys(const toml::table& table, Table kind, std::string_view where) {
    std::vector<std::string_view> known, read;
    for (const KeyRow& row : kKeys) {
      if (row.table != kind) continue;
      known.push_back(row.key);
      if (row.use == Use::Read) read.push_back(row.key);
    }
    for (const auto& member : toml_.members(table)) {
      const std::string_view key = member.first->str();
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      auto reported = toml_.issues().report(Code::WasmConfigKey, toml_.spanOf(member.first->source()));
      reported.arg("key", key).arg("where", where);
      if (std::string meant(base::nearest(key, read)); !meant.empty()) reported.help("did you mean `" + meant + "`?");
    }
  }

  std::optional<uint64_t> memory(const toml::table& top) {
    const toml::node* node = top.get("total_memory_limit");
    if (!node) return std::nullopt;
    constexpr std::string_view kExpected = "bytes, a size such as `10 MiB`, or `Infinity`";
    if (node->is_integer()) return toml_.number(top, "total_memory_limit");
    const auto* text = node->as_string();
    if (!text) {
      toml_.wrongType(*node, "total_memory_limit", kExpected);
      return std::nullopt;
    }
    std::optional<uint64_t> size = parseMemory(text->get());
    if (!size) toml_.badValue(*node, text->get(), std::string(kExpected));
    return size;
  }

  /// `listed`: it is one of the service's; what is said about all others means nothing, as on production peers.
  void module(const toml::table& table, bool listed) {
    checkKeys(table, Table::Module, listed ? "a module" : "`default`");
    ServiceFile::Module out;
    out.place = toml_.spanOf(table);
    ModuleConfig& config = out.config;
    config.name = toml_.text(table, "name").value_or("");
    if (listed && !table.contains("name")) toml_.missing(table, "a module", "name");
    config.logger = toml_.truth(table, "logger_enabled").value_or(true);
    config.loggingMask = mask(table);
    for (auto& [name, path] : texts(table, "mounted_binaries"))
      config.binaries[name] = path.starts_with("builtin:") ? path : joined(folder_, path);
    if (const toml::table* wasi = toml_.table(table, "wasi")) {
      checkKeys(*wasi, Table::Wasi, "`wasi`");
      config.environment = texts(*wasi, "envs");
      for (auto& [name, path] : texts(*wasi, "mapped_dirs")) config.directories[name] = joined(workingDir_, path);
    }
    std::optional<std::string> fileName = toml_.text(table, "file_name"), from = toml_.text(table, "load_from");
    if (!listed || config.name.empty()) return;
    if (std::any_of(out_.modules.begin(), out_.modules.end(),
                    [&](const auto& other) { return other.config.name == config.name; }))
      fail(toml_.spanOf(*table.get("name")),
           fmt::format("module with name {} is specified in config (dir: None), but not found in provided modules: []",
                       config.name));
    out.path = pathOf(out, fileName.value_or(config.name + ".wasm"), from);
    out_.modules.push_back(std::move(out));
  }

  std::string pathOf(const ServiceFile::Module& module, const std::string& fileName,
                     const std::optional<std::string>& from) {
    if (from) return joined(folder_, from->ends_with(".wasm") ? *from : joined(*from, fileName));
    if (modulesDir_) return joined(folder_, joined(*modulesDir_, fileName));
    if (!hasModulesDir_)
      fail(module.place,
           fmt::format("InvalidConfig: \"modules_dir\" field is not defined, but it is required to load module \"{}\"",
                       module.config.name));
    return {};
  }

  int32_t mask(const toml::table& table) {
    const toml::node* node = table.get("logging_mask");
    if (!node) return INT32_MAX;
    const auto* number = node->as_integer();
    if (!number) toml_.wrongType(*node, "logging_mask", "an integer of 32 bits");
    else if (number->get() != static_cast<int32_t>(number->get()))
      toml_.badValue(*node, std::to_string(number->get()), "an integer of 32 bits");
    else return static_cast<int32_t>(number->get());
    return INT32_MAX;
  }

  std::map<std::string, std::string> texts(const toml::table& table, std::string_view key) {
    std::map<std::string, std::string> out;
    const toml::table* inner = toml_.table(table, key);
    if (!inner) return out;
    for (const auto& [name, node] : toml_.members(*inner))
      if (auto text = toml_.asText(*node, name->str())) out[std::string(name->str())] = *text;
    return out;
  }

  Reader toml_;
  std::string folder_, workingDir_;
  std::optional<std::string> modulesDir_;
  bool hasModulesDir_ = false;  // whatever it is
  ServiceFile out_;
};

}  // namespace

std::optional<ServiceFile> readServiceFile(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues) {
  size_t before = issues.errorCount();
  auto top = tables::parse(file, issues);
  if (!top) return std::nullopt;
  ServiceFile out = ServiceReader(file, issues).read(*top);
  return issues.errorCount() == before ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<ServiceConfig> loadModules(const ServiceFile& file, const ReadFile& read,
                                         diagnostics::DiagnosticList& issues) {
  ServiceConfig out;
  size_t before = issues.errorCount();
  for (const ServiceFile::Module& each : file.modules) {
    auto bytes = read(each.path);
    if (!bytes) {
      issues.report(Code::WasmConfigFile, each.place)
          .arg("reason", fmt::format("IOError: failed to load {}: {}", each.path, bytes.error()));
      continue;
    }
    auto module = wasm::Module::read(wasm::Bytes(bytes->begin(), bytes->end()));
    if (!module) {
      issues.report(Code::WasmInvalid, each.place).arg("path", each.path).arg("reason", wasm::badText(module.error()));
      continue;
    }
    out.modules.push_back(each.config);
    out.modules.back().code = *std::move(module);
  }
  if (file.memory) out.limits.memory = *file.memory;
  return issues.errorCount() == before ? std::optional(std::move(out)) : std::nullopt;
}

ServiceConfig singleModule(std::string name, std::shared_ptr<const wasm::Module> code) {
  ServiceConfig config;
  config.modules.push_back({std::move(name), std::move(code)});
  return config;
}

std::optional<uint64_t> parseMemory(std::string_view text) {
  constexpr uint64_t kMost = uint64_t{4} << 30;  // of a memory of 32 bits
  if (text == "Infinity" || text == "infinity") return kMost;
  static constexpr std::pair<std::string_view, uint64_t> kUnits[] = {{"", 1},
                                                                     {"B", 1},
                                                                     {"kB", 1000},
                                                                     {"KB", 1000},
                                                                     {"KiB", 1 << 10},
                                                                     {"MB", 1'000'000},
                                                                     {"MiB", 1 << 20},
                                                                     {"GB", 1'000'000'000},
                                                                     {"GiB", 1 << 30},
                                                                     {"TB", 1'000'000'000'000},
                                                                     {"TiB", uint64_t{1} << 40}};
  size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
  size_t unit = std::min(text.find_first_not_of(' ', digits), text.size());
  auto number = base::parse<double>(text.substr(0, digits));
  auto found = std::find_if(std::begin(kUnits), std::end(kUnits),
                            [&](const auto& each) { return each.first == text.substr(unit); });
  if (!number || found == std::end(kUnits)) return std::nullopt;
  double bytes = *number * static_cast<double>(found->second);
  return bytes >= static_cast<double>(kMost) ? kMost : static_cast<uint64_t>(bytes);
}

}  // namespace aqua::marine
