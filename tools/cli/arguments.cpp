// The only file that knows CLI11.
#include "tools/cli/arguments.h"

#include <algorithm>
#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "compiler/modules/file_system.h"

namespace aqua::cli {

namespace {

constexpr std::array kVerbs = {
#define AQUA_VERB(id, name, arguments, fewest, most, summary, examples) \
  VerbInfo{Verb::id, name, arguments, fewest, most, summary, examples},
#include "tools/cli/verbs.def"
};

constexpr std::array kGroups = {
#define AQUA_VERB_GROUP(id, name, summary) GroupInfo{VerbGroup::id, name, summary},
#include "tools/cli/verbs.def"
};

constexpr std::array kOptions = {
#define AQUA_OPTION(id, shortName, longName, value, verbs, text) \
  OptionInfo{OptionId::id, shortName, longName, value, verbs, text},
#include "tools/cli/options.def"
#undef AQUA_OPTION
};

/// The verb that is meant when there is none; its options may stand before any verb that has them as well.
constexpr Verb kImplied = Verb::Check;

/// May the option stand after the verb? A general one gives way to one of the verb's own that is called the same.
bool fitsAfter(const OptionInfo& option, Verb verb) {
  if (!option.isGeneral()) return option.belongsTo(verb);
  return std::none_of(kOptions.begin(), kOptions.end(), [&](const OptionInfo& own) {
    return !own.isGeneral() && own.belongsTo(verb) && own.longName == option.longName;
  });
}

std::optional<VerbGroup> groupOf(const VerbInfo& verb) {
  for (const GroupInfo& group : kGroups)
    if (verb.isIn(group.name)) return group.group;
  return std::nullopt;
}

/// CLI11 would make several words of `[a, b]`. A mark before it keeps it whole.
constexpr char kWhole = '\x1f';
std::string marked(const std::string& word) { return word.starts_with('[') ? kWhole + word : word; }
std::string unmarked(const std::string& word) { return word.starts_with(kWhole) ? word.substr(1) : word; }

/// One CLI11 app with the options that may stand in one place of the command line, and what it collects.
struct Level {
  CLI::App* app = nullptr;
  std::array<std::vector<std::string>, kOptionCount> values;
  std::array<CLI::Option*, kOptionCount> options{};
  std::vector<std::string> positionals;

  void prepare(CLI::App* itsApp, Verb verb) {
    app = itsApp;
    app->set_help_flag();
    app->allow_extras();
    app->require_subcommand(0, 1);
    for (const OptionInfo& option : kOptions) {
      if (!fitsAfter(option, verb)) continue;
      size_t i = static_cast<size_t>(option.id);
      std::string names(option.longName);
      if (!option.shortName.empty()) names = fmt::format("{},{}", option.shortName, names);
      if (option.isSwitch()) options[i] = app->add_flag(names);
      else options[i] = app->add_option(names, values[i])->allow_extra_args(false)->take_all();
    }
    app->add_option("ARGUMENTS", positionals);
  }

  std::vector<std::string> words() const {
    std::vector<std::string> out;
    std::transform(positionals.begin(), positionals.end(), std::back_inserter(out), unmarked);
    return out;
  }

  void addTo(Arguments& out) const {
    for (const OptionInfo& option : kOptions) {
      size_t i = static_cast<size_t>(option.id);
      if (!options[i]) continue;
      std::vector<std::string>& target = out.values[i];
      if (option.isSwitch()) target.insert(target.end(), options[i]->count(), std::string());
      else std::transform(values[i].begin(), values[i].end(), std::back_inserter(target), unmarked);
    }
  }
};

/// Everything before, between and after the words of the verb.
struct Levels {
  CLI::App app;
  Level root;
  std::array<Level, kGroups.size()> groups;
  std::array<Level, kVerbs.size()> verbs;

  Levels() {
    root.prepare(&app, kImplied);
    for (const GroupInfo& group : kGroups)
      groups[static_cast<size_t>(group.group)].prepare(app.add_subcommand(std::string(group.name)), kImplied);
    for (const VerbInfo& verb : kVerbs) {
      std::optional<VerbGroup> group = groupOf(verb);
      CLI::App& above = group ? *groups[static_cast<size_t>(*group)].app : app;
      verbs[static_cast<size_t>(verb.verb)].prepare(above.add_subcommand(std::string(verb.lastWord())), verb.verb);
    }
  }
};

std::string_view nameOnly(std::string_view option) { return option.substr(0, option.find('=')); }

/// The verb to which the option of that name belongs; one of the same group if possible.
const VerbInfo* ownerOf(std::string_view name, std::optional<VerbGroup> group) {
  const VerbInfo* owner = nullptr;
  for (const OptionInfo& option : kOptions) {
    if (name != option.longName && name != option.shortName) continue;
    for (const VerbInfo& verb : kVerbs)
      if (option.belongsTo(verb.verb) && (!owner || (group && groupOf(*owner) != group && groupOf(verb) == group)))
        owner = &verb;
  }
  return owner;
}

/// An option that does not belong where it stands, or nowhere.
UsageError unknownOption(std::string_view word, const Arguments& arguments) {
  std::string_view name = nameOnly(word);
  UsageError error{fmt::format("unknown option `{}`", name), ""};
  std::vector<std::string_view> here;
  for (const OptionInfo& option : kOptions) {
    if (!fitsAfter(option, arguments.verb.value_or(kImplied))) continue;
    here.push_back(option.longName);
    if (arguments.verb && (name == option.longName || name == option.shortName))
      return {fmt::format("option `{}` stands before the verb `{}`, expected after it", name,
                          info(*arguments.verb).lastWord()),
              ""};
  }
  if (const VerbInfo* owner = ownerOf(name, arguments.group)) {
    error.hint = arguments.verb ? fmt::format("`{}` is an option of `aqua {}`", name, owner->name)
                                : fmt::format("write it after the verb: `aqua {} {} ...`", owner->name, word);
  } else if (std::string_view meant = nearest(name, here); !meant.empty()) {
    error.hint = fmt::format("did you mean `{}`?", meant);
  }
  return error;
}

/// A word where a verb is expected; below a group, or at the top.
UsageError unknownVerb(std::string_view word, std::optional<VerbGroup> group) {
  std::vector<std::string_view> names;
  std::string before = group ? std::string(info(*group).name) + " " : std::string();
  for (const VerbInfo& verb : kVerbs)
    if (groupOf(verb) == group) names.push_back(verb.lastWord());
  if (!group)
    for (const GroupInfo& each : kGroups) names.push_back(each.name);
  UsageError error{fmt::format("unknown verb `{}{}`", before, word), ""};
  std::string_view meant = nearest(word, names);
  if (std::find(names.begin(), names.end(), word) != names.end()) error.hint = "a verb stands before `--`";
  else if (!meant.empty()) error.hint = fmt::format("did you mean `aqua {}{}`?", before, meant);
  else if (group) error.hint = fmt::format("`aqua help {}` lists them", info(*group).name);
  return error;
}

/// CLI11 says `--seed: 1 required TEXT missing`; ours names the option and what it takes.
UsageError missingValue(const std::vector<std::string>& args, const CLI::ParseError& parseError) {
  for (const OptionInfo& option : kOptions) {
    bool last = !args.empty() && (args.back() == option.longName || args.back() == option.shortName);
    if (last && !option.isSwitch())
      return {fmt::format("option `{}` has no value, expected `{} {}`", args.back(), args.back(), option.value), ""};
  }
  return {parseError.what(), ""};
}

bool isAquaFile(std::string_view name) { return name.ends_with(".aqua"); }

std::optional<UsageError> countOfWords(const VerbInfo& verb, size_t count) {
  if (count >= verb.fewest && count <= verb.most) return std::nullopt;
  if (verb.most == 0) return UsageError{fmt::format("`aqua {}` has no arguments", verb.name), ""};
  bool files = verb.arguments.ends_with("FILE") || verb.arguments.ends_with("FILE...");
  std::string found = base::plural(count, files ? "file" : "argument");
  if (files && count == 0) found = "no file";
  return UsageError{fmt::format("{}, expected `aqua {} {}`", found, verb.name, verb.arguments), ""};
}

/// Which verb it is, and its words.
std::optional<UsageError> readWords(const Levels& levels, std::vector<std::string> rest, Arguments& out) {
  levels.root.addTo(out);
  std::vector<std::string> words = levels.root.words();
  for (const GroupInfo& group : kGroups) {
    const Level& level = levels.groups[static_cast<size_t>(group.group)];
    if (!level.app->parsed()) continue;
    out.group = group.group;
    level.addTo(out);
    if (words.empty()) words = level.words();
  }
  for (const VerbInfo& verb : kVerbs) {
    const Level& level = levels.verbs[static_cast<size_t>(verb.verb)];
    if (!level.app->parsed()) continue;
    out.verb = verb.verb;
    level.addTo(out);
    out.positionals = level.words();
  }
  for (const std::string& word : levels.app.remaining(true))
    if (word.size() > 1 && word[0] == '-') return unknownOption(word, out);
  if (out.verb && !words.empty())
    return UsageError{fmt::format("`{}` stands before the verb `{}`", words.front(), info(*out.verb).lastWord()), ""};
  if (!out.verb) words.insert(words.end(), rest.begin(), rest.end());
  if (out.verb) out.positionals.insert(out.positionals.end(), rest.begin(), rest.end());
  if (out.verb || words.empty()) return std::nullopt;
  if (out.group || !isAquaFile(words.front())) return unknownVerb(words.front(), out.group);
  out.verb = kImplied;
  out.positionals = std::move(words);
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------------- help

constexpr std::pair<int, std::string_view> kExitMeanings[] = {
    {0, "done"},
    {1, "the program or its data is at fault"},
    {2, "the command line or the scenario is at fault"},
    {3, "a file cannot be read or written"},
    {4, "the workflow ended with an error"},
    {5, "the workflow did not end"},
    {6, "the same run twice was not the same"},
    {70, "an error of aqua itself"},
    {130, "SIGINT ended the run, 143: SIGTERM did"},
};

constexpr size_t kColumns = 80, kOptionColumn = 30;

/// Rows of `left` and `right`, both beginning in their columns.
std::string row(std::string_view left, std::string_view right, size_t column) {
  std::string text = fmt::format("  {:<{}}", left, column - 2);
  size_t at = text.size();
  if (at > column) {
    text += '\n' + std::string(column, ' ');
    at = column;
  }
  while (!right.empty()) {
    size_t end = std::min(right.find(' '), right.size());
    if (at > column && at + 1 + end > kColumns) {
      text += '\n' + std::string(column, ' ');
      at = column;
    }
    if (at > column) {
      text += ' ';
      ++at;
    }
    text.append(right.substr(0, end));
    at += end;
    right.remove_prefix(std::min(end + 1, right.size()));
  }
  return text + '\n';
}

std::string optionRows(std::string_view title, const std::function<bool(const OptionInfo&)>& shown) {
  std::string rows;
  for (const OptionInfo& option : kOptions)
    if (shown(option))
      rows += row(fmt::format("{:>2}{} {} {}", option.shortName, option.shortName.empty() ? " " : ",", option.longName,
                              option.value),
                  option.text, kOptionColumn);
  return rows.empty() ? rows : fmt::format("\n{}\n{}", title, rows);
}

std::string exampleRows(const std::function<bool(const VerbInfo&)>& shown) {
  std::string text = "\nexamples\n";
  for (const VerbInfo& verb : kVerbs) {
    std::string_view rest = shown(verb) ? verb.examples : std::string_view();
    while (!rest.empty()) {
      size_t end = rest.find('\n');
      text += fmt::format("  {}\n", rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
  }
  return text;
}

}  // namespace

std::span<const std::pair<int, std::string_view>> exitMeanings() { return kExitMeanings; }
std::span<const VerbInfo> allVerbs() { return kVerbs; }
std::span<const GroupInfo> allGroups() { return kGroups; }
const VerbInfo& info(Verb verb) { return kVerbs[static_cast<size_t>(verb)]; }
const GroupInfo& info(VerbGroup group) { return kGroups[static_cast<size_t>(group)]; }
std::span<const OptionInfo> allOptions() { return kOptions; }

std::vector<std::string> recordedWords(const Arguments& arguments, std::string_view workingFolder) {
  constexpr OptionId kRun[] = {OptionId::Profile, OptionId::Scenario, OptionId::Data,      OptionId::Peer,
                               OptionId::Service, OptionId::Callback, OptionId::Seed,      OptionId::Ttl,
                               OptionId::Relay,   OptionId::NoRelay,  OptionId::MaxMemory, OptionId::MaxInstructions,
                               OptionId::Network, OptionId::KeyFile,  OptionId::Join};
  constexpr OptionId kBoth[] = {OptionId::ScheduleText, OptionId::Import, OptionId::Warn,    OptionId::Deny,
                                OptionId::Allow,        OptionId::Const,  OptionId::Manifest};
  // A path may stand behind `@` or `PREFIX=`.
  auto shown = [&](const std::string& word) {
    size_t slash = word.find('/');
    if (slash != 0 && !(slash == 1 && word[0] == '@') && !(slash != word.npos && word[slash - 1] == '=')) return word;
    return word.substr(0, slash) + modules::relativePath("", word.substr(slash), workingFolder);
  };
  std::vector<std::string> words{std::string(info(*arguments.verb).name)};
  auto add = [&](OptionId id) {
    const OptionInfo& option = allOptions()[static_cast<size_t>(id)];
    for (const std::string& value : arguments.of(id)) {
      words.emplace_back(option.longName);
      bool path = id == OptionId::Tape || option.value.find("FILE") != option.value.npos ||
                  option.value.find("DIR") != option.value.npos;
      if (!option.isSwitch()) words.push_back(path ? shown(value) : value);
    }
  };
  if (arguments.verb == Verb::Run || arguments.verb == Verb::Serve) {
    for (const std::string& word : arguments.positionals) words.push_back(word.starts_with('/') ? shown(word) : word);
    for (OptionId id : kRun) add(id);
    if (arguments.has(OptionId::FromTape))
      for (OptionId id : {OptionId::Tape, OptionId::FromTape}) add(id);
  }
  for (OptionId id : kBoth) add(id);
  return words;
}

ParsedArguments parseArguments(const std::vector<std::string>& args) {
  Levels levels;
  ParsedArguments parsed;
  auto separator = std::find(args.begin(), args.end(), "--");  // what follows are no options
  try {
    std::vector<std::string> words;  // the last one first
    std::transform(std::make_reverse_iterator(separator), args.rend(), std::back_inserter(words), marked);
    levels.app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    parsed.error = missingValue(args, error);
    return parsed;
  }
  Arguments& out = parsed.arguments;
  std::vector<std::string> rest(separator == args.end() ? separator : separator + 1, args.end());
  parsed.error = readWords(levels, std::move(rest), out);
  if (parsed.error || !out.verb) return parsed;
  if (auto group = groupOf(info(*out.verb))) out.group = group;
  for (const OptionInfo& option : kOptions)
    if (out.has(option.id) && !option.isGeneral() && !option.belongsTo(*out.verb)) {
      parsed.error = unknownOption(option.longName, out);
      return parsed;
    }
  if (!out.has(OptionId::Help)) parsed.error = countOfWords(info(*out.verb), out.positionals.size());
  return parsed;
}

std::string helpText() {
  constexpr size_t kNameColumn = 12;
  std::string text =
      "aqua: compile Aqua workflows, and run them on simulated peers\n\n"
      "usage: aqua VERB [OPTIONS] ARGUMENTS\n"
      "       aqua FILE.aqua...            the same as `aqua check`\n\nverbs\n";
  for (const VerbInfo& verb : kVerbs)
    if (!groupOf(verb)) text += row(verb.name, verb.summary, kNameColumn);
  for (const GroupInfo& group : kGroups) {
    std::string names;
    for (const VerbInfo& verb : kVerbs)
      if (verb.isIn(group.name)) names += fmt::format("{}{}", names.empty() ? "" : ", ", verb.lastWord());
    text += row(group.name, fmt::format("{}: {}", group.summary, names), kNameColumn);
  }
  text += optionRows("options of most verbs, before or after it",
                     [](const OptionInfo& option) { return option.isGeneral(); });
  text +=
      "\n`aqua help VERB` has more, and examples. `-` stands for standard input\n"
      "wherever a file is read.\n"
      "\nexit codes\n";
  for (const auto& [code, meaning] : kExitMeanings) text += fmt::format("  {:<3} {}\n", code, meaning);
  return text;
}

std::string helpText(VerbGroup group) {
  std::string_view name = info(group).name;
  std::string text = fmt::format("usage: aqua {} VERB [OPTIONS] ARGUMENTS\n\n{}\n\nverbs\n", name, info(group).summary);
  auto inside = [&](const VerbInfo& verb) { return verb.isIn(name); };
  for (const VerbInfo& verb : kVerbs)
    if (inside(verb)) text += row(fmt::format("{} {}", verb.name, verb.arguments), verb.summary, kOptionColumn);
  text += exampleRows(inside);
  return text + fmt::format("\n`aqua help {} VERB` has the options.\n", name);
}

std::string helpText(Verb verb) {
  std::string text = fmt::format("usage: aqua {} [OPTIONS]{}{}\n\n{}\n", info(verb).name,
                                 info(verb).arguments.empty() ? "" : " ", info(verb).arguments, info(verb).summary);
  text += optionRows("options", [&](const OptionInfo& o) { return o.belongsTo(verb) && !o.isGeneral(); });
  text += optionRows("options of most verbs",
                     [&](const OptionInfo& o) { return o.belongsTo(verb) && o.isGeneral() && fitsAfter(o, verb); });
  return text + exampleRows([&](const VerbInfo& each) { return each.verb == verb; });
}

}  // namespace aqua::cli
