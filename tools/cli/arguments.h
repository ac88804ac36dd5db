// The command line as data. Which verbs and options there are stands in verbs.def and options.def; what their
// values mean is decided by settings.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/words.h"

namespace aqua::cli {

enum class Verb : uint8_t {
#define AQUA_VERB(id, ...) id,
#include "tools/cli/verbs.def"
};
enum class VerbGroup : uint8_t {
#define AQUA_VERB_GROUP(id, ...) id,
#include "tools/cli/verbs.def"
};
inline constexpr size_t kAny = SIZE_MAX;
struct VerbInfo {
  Verb verb;
  std::string_view name, arguments;
  size_t fewest, most;  // words after the verb
  std::string_view summary, examples;
  /// `fmt` of `air fmt`
  std::string_view lastWord() const { return name.substr(name.find(' ') + 1); }
  bool isIn(std::string_view group) const { return name.size() > lastWord().size() && name.starts_with(group); }
};
struct GroupInfo {
  VerbGroup group;
  std::string_view name, summary;
};
std::span<const VerbInfo> allVerbs();
std::span<const GroupInfo> allGroups();
const VerbInfo& info(Verb verb);
const GroupInfo& info(VerbGroup group);

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

/// Sets of verbs, for options.def.
using Verbs = uint64_t;
constexpr Verbs on(Verb verb) { return Verbs{1} << static_cast<uint32_t>(verb); }
inline constexpr Verbs kGeneral = Verbs{1} << 63;  // not a verb: the option may stand beside any
inline constexpr Verbs kEvery = kGeneral - 1;
inline constexpr Verbs kProgram = on(Verb::Check) + on(Verb::Build) + on(Verb::Run) + on(Verb::Test) +
                                  on(Verb::Explore) + on(Verb::Fix) + on(Verb::Diagram) + on(Verb::WasmBuild) +
                                  on(Verb::Doctor) + on(Verb::Serve);
inline constexpr Verbs kCompiling = kProgram + on(Verb::Lsp) + on(Verb::Debug) + on(Verb::Dap);
inline constexpr Verbs kTelling = kProgram + on(Verb::Fmt) + on(Verb::New);
inline constexpr Verbs kReporting = kEvery - on(Verb::Explain) - on(Verb::Lsp) - on(Verb::Dap) - on(Verb::Help);

struct OptionInfo {
  OptionId id;
  std::string_view shortName, longName, value;
  Verbs verbs;
  std::string_view text;
  bool isSwitch() const { return value.empty(); }
  bool isGeneral() const { return (verbs & kGeneral) != 0; }
  /// It means something to the verb.
  bool belongsTo(Verb verb) const { return (verbs & on(verb)) != 0; }
};
std::span<const OptionInfo> allOptions();

struct Arguments {
  std::optional<Verb> verb;
  std::optional<VerbGroup> group;  // the verb's, or alone: `aqua air --help`
  std::vector<std::string> positionals;
  std::array<std::vector<std::string>, kOptionCount> values;  // switches: one empty entry for each use

  const std::vector<std::string>& of(OptionId id) const { return values[static_cast<size_t>(id)]; }
  bool has(OptionId id) const { return !of(id).empty(); }
  /// The value of the option, of its last use; `otherwise` where it was not given.
  std::string last(OptionId id, std::string_view otherwise = {}) const {
    return has(id) ? of(id).back() : std::string(otherwise);
  }
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

/// The words that do the same again, without those that say only what becomes of the results: verb, words, options.
/// Absolute paths become relative to the working folder.
std::vector<std::string> recordedWords(const Arguments& arguments, std::string_view workingFolder);

/// What exit codes mean, as the help text says it.
std::span<const std::pair<int, std::string_view>> exitMeanings();

/// Help on the whole command, on a group, on one verb. No line has more than 80 columns.
std::string helpText();
std::string helpText(VerbGroup group);
std::string helpText(Verb verb);

using base::nearest;

}  // namespace aqua::cli
