#include "runtime/marine/module.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/marine/flat.h"
#include "runtime/marine/versions.h"

namespace aqua::marine {

namespace {

using base::Done;
using base::Failure;
using base::Result;

constexpr std::string_view kManifestSection = "__fluence_wasm_module_manifest";
constexpr std::string_view kLeastSdk = "0.6.0", kLeastInterface = "0.20.0";

std::vector<std::span<const uint8_t>> sectionsOf(const wasm::Module& code, std::string_view name) {
  std::vector<std::span<const uint8_t>> found;
  for (const wasm::CustomSection& each : code.contents().customs)
    if (each.name == name) found.push_back(each.bytes);
  return found;
}

std::string textOf(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

Result<std::string> checkedSdk(const wasm::Module& code, std::string_view name) {
  auto sections = sectionsOf(code, kSdkSection);
  if (sections.empty())
    return Failure{fmt::format(
        "the module doesn't contain section with '{}', probably it's compiled with an old sdk version", kSdkSection)};
  if (sections.size() > 1)
    return Failure{
        fmt::format("the module contains {} sections with name '{}' - it's corrupted", sections.size(), kSdkSection)};
  std::string text = textOf(sections.front());
  if (base::firstInvalidUtf8(text) != std::string::npos)
    return Failure{fmt::format("embedded to the Wasm file version isn't valid UTF8 string: '{}'", text)};
  auto version = readVersion(text);
  if (!version) return Failure{fmt::format("embedded to the Wasm file version is corrupted: '{}'", version.error())};
  if (*version < *readVersion(kLeastSdk))
    return Failure{fmt::format("module with name '{}' compiled with {} sdk version, but at least {} required", name,
                               text, kLeastSdk)};
  return text;
}

Result<Interface> checkedInterface(const wasm::Module& code, std::string_view name) {
  auto sections = sectionsOf(code, kInterfaceSection);
  if (sections.empty()) return Failure{std::string("the module doesn't contain IT section")};
  if (sections.size() > 1) return Failure{std::string("the module contains multiple IT sections that is unsupported")};
  auto interface = decodeInterface(sections.front());
  if (!interface)
    return Failure{
        fmt::format("IT section is corrupted: {}.\nProbably the module was compiled with an old version of marine cli, "
                    "please try to update and recompile.\nTo update marine run: cargo install marine --force",
                    interface.error())};
  if (*readVersion(interface->version) < *readVersion(kLeastInterface))
    return Failure{fmt::format("module with name '{}' compiled with {} IT version, but at least {} required", name,
                               interface->version, kLeastInterface)};
  return interface;
}

/// The last of the adapters for this type. Nothing: there is none.
std::optional<uint32_t> adapterOf(const Interface& interface, uint32_t type) {
  for (size_t i = interface.adapters.size(); i-- > 0;)
    if (interface.adapters[i].type == type) return static_cast<uint32_t>(i);
  return std::nullopt;
}

Result<std::vector<PublicFunction>> publicFunctions(const wasm::Module& code, const Interface& interface) {
  for (const ExportDef& each : interface.exports) {
    const wasm::Export* item = code.find(each.name);
    if (!item || item->kind != wasm::Kind::Function)
      return Failure{fmt::format("Wasm backend error: export not found: {}", each.name)};
  }
  std::vector<PublicFunction> functions;
  for (const ExportDef& exported : interface.exports)
    for (const Implementation& each : interface.implementations) {
      if (each.core != exported.type) continue;
      if (each.adapter >= interface.types.size())
        return Failure{fmt::format("Loaded module doesn't contain type with idx = {}", each.adapter)};
      if (!interface.function(each.adapter))
        return Failure{fmt::format("type with idx = {} isn't a function type", each.adapter)};
      std::optional<uint32_t> adapter = adapterOf(interface, each.adapter);
      if (!adapter)
        return Failure{fmt::format("Loaded module doesn't contain adapter with type idx = {}", each.adapter)};
      functions.push_back({exported.name, each.adapter, *adapter,
                           flatOf(*interface.function(each.adapter), interface.adapters[*adapter], interface, code)});
    }
  return functions;
}

/// Fields of a manifest: texts behind their lengths of eight bytes.
class ManifestReader {
 public:
  explicit ManifestReader(std::span<const uint8_t> rest) : rest_(rest) {}
  Result<std::string> field(std::string_view name) {
    constexpr size_t kPrefix = 8;
    if (rest_.size() < kPrefix)
      return Failure{fmt::format(
          "{} can't be read: embedded manifest doesn't contain enough bytes to read field size from prefix", name)};
    uint64_t size = 0;
    for (size_t i = kPrefix; i-- > 0;) size = size << 8 | rest_[i];
    rest_ = rest_.subspan(kPrefix);
    if (size > rest_.size())
      return Failure{fmt::format(
          "{} can't be read: embedded manifest doesn't contain enough bytes to read field of size {}", name, size)};
    std::string text = textOf(rest_.first(size));
    rest_ = rest_.subspan(size);
    if (base::firstInvalidUtf8(text) != std::string::npos)
      return Failure{fmt::format("{} is an invalid Utf8 string", name)};
    return text;
  }
  bool atEnd() const { return rest_.empty(); }

 private:
  std::span<const uint8_t> rest_;
};

Result<Manifest> manifestOf(std::span<const uint8_t> section) {
  ManifestReader in(section);
  Manifest out;
  const std::pair<std::string_view, std::string Manifest::*> kFields[] = {{"authors", &Manifest::authors},
                                                                          {"version", &Manifest::version},
                                                                          {"description", &Manifest::description},
                                                                          {"repository", &Manifest::repository},
                                                                          {"build time", &Manifest::buildTime}};
  for (const auto& [name, member] : kFields) {
    auto text = in.field(name);
    if (!text) return Failure{text.error()};
    out.*member = *std::move(text);
  }
  if (!in.atEnd()) return Failure{std::string("embedded manifest is corrupted: there are some trailing characters")};
  return out;
}

}  // namespace

const PublicFunction* MarineModule::find(std::string_view function) const {
  auto found =
      std::find_if(functions.begin(), functions.end(), [&](const auto& each) { return each.name == function; });
  return found == functions.end() ? nullptr : &*found;
}

Result<MarineModule> readMarine(std::shared_ptr<const wasm::Module> code, std::string_view name) {
  auto sdk = checkedSdk(*code, name);
  if (!sdk) return Failure{sdk.error()};
  auto interface = checkedInterface(*code, name);
  if (!interface) return Failure{interface.error()};
  auto functions = publicFunctions(*code, *interface);
  if (!functions) return Failure{functions.error()};
  return MarineModule{std::move(code), *std::move(sdk), *std::move(interface), *std::move(functions)};
}

std::optional<Result<Manifest>> readManifest(const wasm::Module& code) {
  auto sections = sectionsOf(code, kManifestSection);
  if (sections.empty()) return std::nullopt;
  return manifestOf(sections.front());
}

std::optional<std::string> sdkVersionOf(const wasm::Module& code) {
  auto sections = sectionsOf(code, kSdkSection);
  if (sections.empty()) return std::nullopt;
  return textOf(sections.front());
}

std::optional<Result<Interface>> interfaceOf(const wasm::Module& code) {
  auto sections = sectionsOf(code, kInterfaceSection);
  if (sections.empty()) return std::nullopt;
  return decodeInterface(sections.front());
}

}  // namespace aqua::marine
