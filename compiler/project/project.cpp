#include "compiler/project/project.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/words.h"
#include "compiler/project/keys.h"

namespace aqua::project {

using diagnostics::Code;

namespace {

constexpr std::span<const std::string_view> kNoWords;
constexpr KeyInfo kKeys[] = {
#define PROJECT_KEY(table, key, state, form, words, text) \
  {TableKind::table, {key, tables::KeyState::state}, KeyForm::form, words, text},
#include "compiler/project/project_keys.def"
#undef PROJECT_KEY
};

/// "" for a file in the working folder, else with `/` at the end.
std::string folderOf(std::string_view path) {
  size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1));
}

constexpr uint32_t kRoot = 0;
constexpr const char* kForeignHelp =
    "if you trust it, name it with `--manifest`, which `build`, `check`, `fix` and `run` take";

/// Somebody else may have put a manifest above the user's files, for instance in a folder that all may write to. Nobody
/// is kept out where files belong to nobody.
bool counts(const modules::FileSystem& files, const std::string& manifest, const std::string& start) {
  std::optional<uint32_t> owner = files.owner(manifest);
  return !owner || owner == kRoot || owner == files.user() || owner == files.owner(start);
}

class ProjectReader {
 public:
  ProjectReader(Read& result) : toml_(*result.project.file, result.issues), project_(result.project) {}

  void read(const toml::table& top) {
    checkKeys(top, TableKind::Top, "`aqua.toml`");
    if (const auto* project = toml_.table(top, "project")) {
      checkKeys(*project, TableKind::Project, "`project`");
      project_.name = toml_.text(*project, "name").value_or("");
      project_.version = toml_.text(*project, "version").value_or("");
    }
    if (const auto* imports = toml_.table(top, "imports")) {
      checkKeys(*imports, TableKind::Imports, "`imports`");
      project_.importDirs = paths(*imports, "paths");
      if (const auto* map = toml_.table(*imports, "map"))
        for (const auto& [key, node] : toml_.members(*map)) prefix(std::string(key->str()), *node);
    }
    if (const auto* constants = toml_.table(top, "const"))
      for (const auto& [key, node] : toml_.members(*constants)) constant(key->str(), *node);
    builds(top);
    if (const auto* tests = toml_.table(top, "test")) test(*tests);
    if (const auto* lints = toml_.table(top, "lints"))
      for (const auto& [key, node] : toml_.members(*lints)) lint(*key, *node);
  }

 private:
  void checkKeys(const toml::table& table, TableKind kind, std::string_view where) {
    std::vector<tables::Key> keys;
    for (const KeyInfo& info : kKeys)
      if (info.table == kind) keys.push_back(info.key);
    toml_.checkKeys(table, keys, where);
  }

  std::string placed(const std::string& path) const { return path.starts_with('/') ? path : project_.folder + path; }

  std::vector<std::string> paths(const toml::table& table, std::string_view key) {
    std::vector<std::string> result;
    if (const auto* list = toml_.array(table, key))
      for (const toml::node& item : *list)
        if (auto path = toml_.asText(item, key)) result.push_back(modules::normalizePath(placed(*path)));
    return result;
  }

  /// `"@acme/" = "vendor/acme"`, or a list of folders.
  void prefix(const std::string& prefix, const toml::node& node) {
    auto add = [&](const toml::node& item) {
      if (auto path = toml_.asText(item, prefix))
        project_.importPrefixes.push_back({prefix, modules::normalizePath(placed(*path))});
    };
    if (const auto* list = node.as_array())
      for (const toml::node& item : *list) add(item);
    else add(node);
  }

  void constant(std::string_view name, const toml::node& node) {
    std::string literal;
    if (const auto* text = node.as_string()) {
      // Strings of Aqua have no escapes.
      if (text->get().find('"') != std::string::npos) return toml_.badValue(node, text->get(), "a text without `\"`");
      literal = fmt::format("\"{}\"", text->get());
    } else if (node.is_integer() || node.is_floating_point() || node.is_boolean()) {
      literal = toml_.spanOf(node).text();
    } else {
      return toml_.wrongType(node, name, "a text, a number or a truth value");
    }
    project_.constants.push_back(fmt::format("{} = {}", name, literal));
  }

  void lint(const toml::key& name, const toml::node& node) {
    auto level = toml_.asWord(node, name.str(), diagnostics::kLevelNames);
    if (!level || project_.lints.set(name.str(), static_cast<diagnostics::LintLevel>(*level))) return;
    auto reported = toml_.issues().report(Code::TomlUnknownKey, toml_.spanOf(name.source()));
    reported.arg("key", name.str()).arg("where", "`lints`");
    if (std::string_view meant = base::nearest(name.str(), diagnostics::lintWords()); !meant.empty())
      reported.help(fmt::format("did you mean `{}`?", meant));
  }

  void test(const toml::table& table) {
    checkKeys(table, TableKind::Test, "`test`");
    project_.test.scenarios = paths(table, "scenarios");
    auto number = [&](std::string_view key, uint64_t most) -> std::optional<uint64_t> {
      const toml::node* node = table.get(key);
      if (!node) return std::nullopt;
      auto value = node->value_exact<int64_t>();
      if (value && *value >= 0 && static_cast<uint64_t>(*value) <= most) return static_cast<uint64_t>(*value);
      if (value) toml_.badValue(*node, fmt::format("{}", *value), fmt::format("a number from 0 to {}", most));
      else toml_.wrongType(*node, key, "a whole number");
      return std::nullopt;
    };
    constexpr uint64_t kMostJobs = 256, kPercent = 100;
    project_.test.seed = number("seed", INT64_MAX);
    project_.test.jobs = number("jobs", kMostJobs);
    project_.test.minCoverage = number("min-coverage", kPercent);
  }

  void builds(const toml::table& top) {
    const toml::node* node = top.get("build");
    if (!node) return;
    const auto* list = node->as_array();
    if (!list) return toml_.wrongType(*node, "build", "a list of tables, `[[build]]`");
    for (const toml::node& item : *list)
      if (const auto* table = toml_.asTable(item, "build")) build(*table);
  }

  void build(const toml::table& table) {
    checkKeys(table, TableKind::Build, "`build`");
    Build build;
    build.name = toml_.text(table, "name").value_or("");
    if (const toml::node* input = table.get("input"); !input) toml_.missing(table, "`build`", "input");
    else if (const auto* text = input->as_string()) build.inputs.push_back(modules::normalizePath(placed(text->get())));
    else if (!input->is_array()) toml_.wrongType(*input, "input", "a text or a list of texts");
    else if (build.inputs = paths(table, "input"); input->as_array()->empty())
      toml_.badValue(*input, "[]", "at least one file");
    if (!table.contains("output")) toml_.missing(table, "`build`", "output");
    if (auto output = toml_.text(table, "output")) build.output = modules::normalizePath(placed(*output));
    targets(build, table);
    build.noRelay = toml_.truth(table, "no-relay").value_or(false);
    build.noXor = toml_.truth(table, "no-xor").value_or(false);
    build.tracing = toml_.truth(table, "tracing").value_or(false);
    const size_t profile = toml_.word(table, "profile", kProfileNames).value_or(0);
    build.official = profile == 1;
    build.script = profile == 2;
    auto other =
        std::find_if(build.targets.begin(), build.targets.end(), [](Target one) { return one != Target::Air; });
    if (build.script && other != build.targets.end())
      toml_.badValue(*table.get("target"), kTargetNames[static_cast<size_t>(*other)],
                     "`air` alone, with the profile `script`");
    build.pretty = toml_.truth(table, "pretty").value_or(false);
    build.sourceMap = toml_.truth(table, "source-map").value_or(false);
    project_.builds.push_back(std::move(build));
  }

  void targets(Build& build, const toml::table& table) {
    const toml::node* node = table.get("target");
    auto add = [&](const toml::node& item) {
      auto target = toml_.asWord(item, "target", kTargetNames);
      if (target && std::find(build.targets.begin(), build.targets.end(), Target(*target)) == build.targets.end())
        build.targets.push_back(static_cast<Target>(*target));
    };
    if (node && node->is_array())
      for (const toml::node& item : *node->as_array()) add(item);
    else if (node) add(*node);
    if (build.targets.empty()) build.targets.push_back(Target::Air);
  }

  tables::Reader toml_;
  Project& project_;
};

}  // namespace

std::span<const KeyInfo> allKeys() { return kKeys; }

Found findManifest(const modules::FileSystem& files, std::string_view path) {
  // The manifest of a folder, which ends with `/`, is the one inside.
  const std::string_view inside = path.ends_with('/') ? kManifestName : std::string_view();
  const std::string start = folderOf(modules::normalizePath(std::string(path).append(inside)));
  std::string folder = start;
  // Above a relative path is the working folder, and what is above that, as far as there is one.
  std::string working = folder.starts_with('/') ? std::string() : files.workingFolder();
  size_t steps = static_cast<size_t>(std::count(working.begin(), working.end(), '/'));
  for (;;) {
    std::string manifest = folder + std::string(kManifestName);
    if (files.isFile(manifest)) {
      Found found;
      if (counts(files, manifest, start)) found.manifest = std::move(manifest);
      else found.issues.report(Code::ManifestForeign, {}).arg("path", manifest).help(kForeignHelp);
      return found;
    }
    if (files.read(folder + ".git").exists || folder == "/") return {};
    bool outside = folder.empty() || folder.ends_with("../");
    if (outside) {
      if (working.empty() || steps-- == 0) return {};
      folder += "../";
    } else {
      folder = folderOf(std::string_view(folder).substr(0, folder.size() - 1));
    }
  }
}

bool isManifest(const diagnostics::SourceFile& file) {
  if (file.path().substr(file.path().rfind('/') + 1) == kManifestName) return true;
  diagnostics::DiagnosticList ignored;  // who reads the file in earnest reports them
  std::optional<toml::table> top = tables::parse(file, ignored);
  if (!top || top->empty()) return false;
  return std::all_of(top->begin(), top->end(), [](const auto& member) {
    return std::any_of(std::begin(kKeys), std::end(kKeys), [&](const KeyInfo& info) {
      return info.table == TableKind::Top && info.key.name == member.first.str();
    });
  });
}

Read read(const modules::FileSystem& files, const std::string& manifest) {
  Read result;
  modules::ReadResult text = files.read(manifest);
  if (!text.text) {
    result.issues.report(Code::FileNotFound, {}).arg("path", manifest).arg("reason", text.reason);
    return result;
  }
  result.project.file = std::make_shared<const diagnostics::SourceFile>(manifest, std::move(*text.text));
  result.project.folder = folderOf(manifest);
  if (auto top = tables::parse(*result.project.file, result.issues)) ProjectReader(result).read(*top);
  result.issues.sort();
  return result;
}

}  // namespace aqua::project
