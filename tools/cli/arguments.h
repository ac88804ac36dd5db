// The command line as data. Which verbs and options there are stands in verbs.def and options.def; what their
// values mean is decided by settings.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/words.h"

namespace aqua::cli {

enum class Verb : uint8_t {
#define AQUA_VERB(id, name, arguments, summary, examples) id,
#include "tools/cli/verbs.def"
#undef AQUA_VERB
};
struct VerbInfo {
  Verb verb;
  std::string_view name, arguments, summary, examples;
};
std::span<const VerbInfo> allVerbs();
const VerbInfo& info(Verb verb);

enum class OptionId : uint8_t {
#define AQUA_OPTION(id, shortName, longName, value, verbs, text) id,
#include "tools/cli/options.def"
#undef AQUA_OPTION
};
inline constexpr size_t kOptionCount = 0
#define AQUA_OPTION(id, shortName, longName, value, verbs, text) +1
#include "tools/cli/options.def"
#undef AQUA_OPTION
    ;

constexpr uint32_t on(Verb verb) { return 1U << static_cast<uint32_t>(verb); }
inline constexpr uint32_t kEverywhere = ~0U;

struct OptionInfo {
  OptionId id;
  std::string_view shortName, longName, value;
  uint32_t verbs;
  std::string_view text;
  bool isSwitch() const { return value.empty(); }
  bool everywhere() const { return verbs == kEverywhere; }
  bool belongsTo(Verb verb) const { return (verbs & on(verb)) != 0; }
};
std::span<const OptionInfo> allOptions();

struct Arguments {
  std::optional<Verb> verb;
  std::vector<std::string> positionals;
  std::array<std::vector<std::string>, kOptionCount> values;  // switches: one empty entry for each use

  const std::vector<std::string>& of(OptionId id) const { return values[static_cast<size_t>(id)]; }
  bool has(OptionId id) const { return !of(id).empty(); }
};

/// What is wrong with a command line, and what might have been meant.
struct UsageError {
  std::string message;
  std::string hint;  // may be empty
};

struct ParsedArguments {
  Arguments arguments;
  std::optional<UsageError> error;
};
/// `args` without the program's name.
ParsedArguments parseArguments(const std::vector<std::string>& args);

/// Help on one verb, or on the whole command.
std::string helpText(std::optional<Verb> verb);

using base::nearest;

}  // namespace aqua::cli
