#include "tools/cli/settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::cli {

namespace {

bool isSet(const Environment& environment, const std::string& name) {
  auto found = environment.variables.find(name);
  return found != environment.variables.end() && !found->second.empty();
}

/// An option beats NO_COLOR, that beats FORCE_COLOR, and without all three the terminal decides.
bool wantsColor(std::string_view when, bool terminal, const Environment& environment) {
  if (when == "always") return true;
  if (when == "never" || isSet(environment, "NO_COLOR")) return false;
  if (isSet(environment, "FORCE_COLOR") && environment.variables.at("FORCE_COLOR") != "0") return true;
  return terminal;
}

std::string unknownValue(std::string_view option, std::string_view value, std::string_view expected) {
  return fmt::format("`{} {}`, expected {}", option, value, expected);
}

std::string_view trimmed(std::string_view text) {
  size_t begin = text.find_first_not_of(' ');
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// The weakest first: what is set later wins.
std::optional<UsageError> readLints(const Arguments& arguments, diagnostics::LintLevels& lints) {
  using diagnostics::LintLevel;
  constexpr std::array kOptions = {std::pair(OptionId::Allow, LintLevel::Allow),
                                   std::pair(OptionId::Warn, LintLevel::Warn),
                                   std::pair(OptionId::Deny, LintLevel::Deny)};
  for (const auto& [option, level] : kOptions) {
    for (const std::string& word : arguments.of(option)) {
      if (lints.set(word, level)) continue;
      std::vector<std::string_view> names = diagnostics::lintWords();
      std::string_view meant = nearest(word, names);
      return UsageError{
          fmt::format("no lint is called `{}`", word),
          meant.empty() ? "codes from AQ4000 are lints, see `aqua explain`" : fmt::format("did you mean `{}`?", meant)};
    }
  }
  return std::nullopt;
}

}  // namespace

ReadSettings readSettings(const Arguments& arguments, const Environment& environment) {
  ReadSettings read;
  Settings& settings = read.settings;
  for (const std::string& text : arguments.of(OptionId::Import)) {
    size_t sign = text.find('=');
    if (sign == std::string::npos || sign == 0) settings.compile.importDirs.push_back(text.substr(sign == 0 ? 1 : 0));
    else settings.compile.importPrefixes.push_back({text.substr(0, sign), text.substr(sign + 1)});
  }
  settings.compile.constants = arguments.of(OptionId::Const);
  settings.compile.noRelay = arguments.has(OptionId::NoRelay);
  settings.compile.tracing = arguments.has(OptionId::Tracing);
  settings.compile.noXor = arguments.has(OptionId::NoXor);
  settings.quiet = arguments.has(OptionId::Quiet);
  settings.verbose = arguments.has(OptionId::Verbose);

  if (arguments.has(OptionId::Format)) {
    const std::string& name = arguments.of(OptionId::Format).back();
    if (auto format = diagnostics::formatFromName(name)) {
      settings.format = *format;
    } else {
      read.error = {unknownValue("--format", name, "text, json, jsonl, sarif, github or gnu"), ""};
      return read;
    }
  }
  if (arguments.has(OptionId::Profile)) {
    const std::string& name = arguments.of(OptionId::Profile).back();
    const bool builds = arguments.verb == Verb::Build;
    if (name != "small" && name != "official" && (name != "script" || !builds)) {
      read.error = {unknownValue("--profile", name, builds ? "small, official or script" : "small or official"), ""};
      return read;
    }
    if (name == "official") settings.compile.profile = topology::Profile::Official;
    if (name == "script") settings.compile.noRelay = true;
  }
  std::string when = arguments.last(OptionId::Color, "auto");
  if (when != "auto" && when != "always" && when != "never") {
    read.error = {unknownValue("--color", when, "auto, always or never"), ""};
    return read;
  }
  settings.outColors = diagnostics::Palette(wantsColor(when, environment.outIsTerminal, environment));
  settings.errColors = diagnostics::Palette(wantsColor(when, environment.errIsTerminal, environment));

  if (arguments.has(OptionId::ErrorLimit)) {
    const std::string& text = arguments.of(OptionId::ErrorLimit).back();
    auto limit = base::parse<uint64_t>(text);
    if (!limit) {
      read.error = {unknownValue("--error-limit", text, "a number"), ""};
      return read;
    }
    settings.errorLimit = static_cast<size_t>(*limit);
  }
  if (read.error = readLints(arguments, settings.compile.lints); read.error) return read;
  for (std::string& constant : settings.compile.constants) {
    size_t sign = constant.find('=');
    if (sign == std::string::npos || sign == 0) {
      read.error = {unknownValue("--const", constant, "`NAME=VALUE`"), ""};
      return read;
    }
    bool isDefault = constant[sign - 1] == '?';
    constant = fmt::format("{} {} {}", trimmed(std::string_view(constant).substr(0, sign - (isDefault ? 1 : 0))),
                           isDefault ? "?=" : "=", trimmed(std::string_view(constant).substr(sign + 1)));
  }
  return read;
}

project::Found manifestOf(const Arguments& arguments, const modules::FileSystem& files) {
  if (arguments.has(OptionId::Manifest)) return {arguments.of(OptionId::Manifest).back(), {}};
  if (arguments.positionals.empty()) return project::findManifest(files, "");
  for (const std::string& word : arguments.positionals) {
    if ((arguments.verb == Verb::Check || arguments.verb == Verb::Fix) && word.ends_with(".toml")) continue;
    bool folder = !files.isFile(word) && files.list(word).reason.empty();
    return project::findManifest(files, folder ? word + "/" : word);
  }
  return {};
}

std::optional<UsageError> readLimits(const Arguments& arguments, values::BudgetLimits& limits) {
  if (arguments.has(OptionId::MaxMemory)) {
    const std::string& text = arguments.of(OptionId::MaxMemory).back();
    auto size = values::parseSize(text);
    if (!size)
      return UsageError{fmt::format("`--max-memory {}`, expected a size such as `512MiB` or `2GiB`", text), ""};
    limits.memory = *size;
  }
  if (arguments.has(OptionId::MaxInstructions)) {
    const std::string& text = arguments.of(OptionId::MaxInstructions).back();
    auto number = base::parse<uint64_t>(text);
    if (!number) return UsageError{fmt::format("`--max-instructions {}`, expected a number", text), ""};
    limits.instructions = *number;
  }
  return std::nullopt;
}

}  // namespace aqua::cli
