// The only file that knows CLI11.
#include "tools/cli/arguments.h"

#include <algorithm>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace aqua::cli {

namespace {

constexpr std::array kVerbs = {
#define AQUA_VERB(id, name, arguments, summary, examples) VerbInfo{Verb::id, name, arguments, summary, examples},
#include "tools/cli/verbs.def"
#undef AQUA_VERB
};

constexpr std::array kOptions = {
#define AQUA_OPTION(id, shortName, longName, value, verbs, text) \
  OptionInfo{OptionId::id, shortName, longName, value, verbs, text},
#include "tools/cli/options.def"
#undef AQUA_OPTION
};

/// One CLI11 app with the options of one verb (or those that stand before the verb), and what it collects.
struct Level {
  CLI::App* app = nullptr;
  std::array<std::vector<std::string>, kOptionCount> values;
  std::array<CLI::Option*, kOptionCount> options{};
  std::vector<std::string> positionals;

  void prepare(std::optional<Verb> verb) {
    app->set_help_flag();
    app->allow_extras();
    for (const OptionInfo& option : kOptions) {
      if (verb ? !option.belongsTo(*verb) : !option.everywhere()) continue;
      size_t i = static_cast<size_t>(option.id);
      std::string names(option.longName);
      if (!option.shortName.empty()) names = fmt::format("{},{}", option.shortName, names);
      if (option.isSwitch()) options[i] = app->add_flag(names);
      else options[i] = app->add_option(names, values[i])->allow_extra_args(false)->take_all();
    }
    app->add_option("ARGUMENTS", positionals);
  }

  void addTo(Arguments& out) const {
    for (const OptionInfo& option : kOptions) {
      size_t i = static_cast<size_t>(option.id);
      if (!options[i]) continue;
      std::vector<std::string>& target = out.values[i];
      if (option.isSwitch()) target.insert(target.end(), options[i]->count(), std::string());
      else target.insert(target.end(), values[i].begin(), values[i].end());
    }
    out.positionals.insert(out.positionals.end(), positionals.begin(), positionals.end());
  }
};

std::string_view nameOnly(std::string_view option) { return option.substr(0, option.find('=')); }

UsageError unknownOption(std::string_view word, std::optional<Verb> verb) {
  UsageError error{fmt::format("unknown option `{}`", nameOnly(word)), ""};
  std::vector<std::string_view> here;
  for (const OptionInfo& option : kOptions) {
    bool usable = verb ? option.belongsTo(*verb) : option.everywhere();
    bool same = nameOnly(word) == option.longName || nameOnly(word) == option.shortName;
    if (usable && same) {
      error.message =
          fmt::format("option `{}` stands before the verb `{}`, expected after it", nameOnly(word), info(*verb).name);
      return error;
    }
    if (usable) here.push_back(option.longName);
    if (usable || !same) continue;
    for (const VerbInfo& other : kVerbs)
      if (option.belongsTo(other.verb)) {
        error.hint = verb ? fmt::format("`{}` is an option of `aqua {}`", nameOnly(word), other.name)
                          : fmt::format("write it after the verb: `aqua {} {} ...`", other.name, word);
        return error;
      }
  }
  if (std::string_view meant = nearest(nameOnly(word), here); !meant.empty())
    error.hint = fmt::format("did you mean `{}`?", meant);
  return error;
}

UsageError unknownVerb(std::string_view word) {
  std::vector<std::string_view> names;
  for (const VerbInfo& verb : kVerbs) names.push_back(verb.name);
  UsageError error{fmt::format("unknown verb `{}`", word), ""};
  if (std::string_view meant = nearest(word, names); !meant.empty())
    error.hint = fmt::format("did you mean `aqua {}`?", meant);
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

}  // namespace

std::span<const VerbInfo> allVerbs() { return kVerbs; }
const VerbInfo& info(Verb verb) { return kVerbs[static_cast<size_t>(verb)]; }
std::span<const OptionInfo> allOptions() { return kOptions; }

ParsedArguments parseArguments(const std::vector<std::string>& args) {
  CLI::App app;
  app.require_subcommand(0, 1);
  Level root{&app};
  root.prepare(std::nullopt);
  std::array<Level, kVerbs.size()> levels;
  for (const VerbInfo& verb : kVerbs) {
    Level& level = levels[static_cast<size_t>(verb.verb)];
    level.app = app.add_subcommand(std::string(verb.name));
    level.prepare(verb.verb);
  }

  ParsedArguments parsed;
  auto separator = std::find(args.begin(), args.end(), "--");  // what follows are no options
  try {
    app.parse(std::vector<std::string>(std::make_reverse_iterator(separator), args.rend()));
  } catch (const CLI::ParseError& error) {
    parsed.error = missingValue(args, error);
    return parsed;
  }

  Arguments& out = parsed.arguments;
  root.addTo(out);
  for (const VerbInfo& verb : kVerbs)
    if (levels[static_cast<size_t>(verb.verb)].app->parsed()) out.verb = verb.verb;
  std::vector<std::string> beforeVerb;
  beforeVerb.swap(out.positionals);
  if (out.verb) levels[static_cast<size_t>(*out.verb)].addTo(out);
  std::vector<std::string>& words = out.verb ? out.positionals : beforeVerb;
  if (separator != args.end()) words.insert(words.end(), separator + 1, args.end());
  for (const std::string& word : app.remaining(true))
    if (word.size() > 1 && word[0] == '-') {
      parsed.error = unknownOption(word, out.verb);
      return parsed;
    }
  if (beforeVerb.empty()) return parsed;
  if (out.verb) {
    parsed.error = {fmt::format("`{}` stands before the verb `{}`", beforeVerb.front(), info(*out.verb).name), ""};
  } else if (!isAquaFile(beforeVerb.front())) {
    parsed.error = unknownVerb(beforeVerb.front());
  } else {
    out.verb = Verb::Check;
    out.positionals = std::move(beforeVerb);
  }
  return parsed;
}

std::string helpText(std::optional<Verb> verb) {
  std::string text;
  if (verb) {
    text = fmt::format("usage: aqua {} [OPTIONS] {}\n\n{}\n", info(*verb).name, info(*verb).arguments,
                       info(*verb).summary);
  } else {
    text =
        "aqua: compile Aqua workflows, and run them on simulated peers\n\n"
        "usage: aqua VERB [OPTIONS] ARGUMENTS\n"
        "       aqua FILE.aqua...            the same as `aqua check`\n\nverbs\n";
    for (const VerbInfo& row : kVerbs) text += fmt::format("  {:<8} {}\n", row.name, row.summary);
  }
  auto options = [&](std::string_view title, bool everywhere) {
    std::string rows;
    for (const OptionInfo& option : kOptions) {
      if (option.everywhere() != everywhere || (verb && !option.belongsTo(*verb))) continue;
      std::string left = fmt::format("{:>2}{} {} {}", option.shortName, option.shortName.empty() ? " " : ",",
                                     option.longName, option.value);
      std::string right(option.text);
      for (size_t at = 0; (at = right.find('\n', at)) != std::string::npos; at += 31)
        right.replace(at, 1, "\n" + std::string(30, ' '));
      rows +=
          left.size() < 28 ? fmt::format("  {:<28}{}\n", left, right) : fmt::format("  {}\n{:30}{}\n", left, "", right);
    }
    if (!rows.empty()) text += fmt::format("\n{}\n{}", title, rows);
  };
  if (verb) options("options", false);
  options(verb ? "options of every verb" : "options of every verb, before or after it", true);

  text += "\nexamples\n";
  for (const VerbInfo& row : kVerbs) {
    if (verb && row.verb != *verb) continue;
    std::string_view rest = row.examples;
    while (!rest.empty()) {
      size_t end = rest.find('\n');
      text += fmt::format("  {}\n", rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
  }
  if (!verb) {
    text +=
        "\nexit codes\n"
        "  0   done\n"
        "  1   the program or its data is at fault\n"
        "  2   the command line or the scenario is at fault\n"
        "  3   a file cannot be read or written\n"
        "  4   the workflow ended with an error\n"
        "  5   the workflow did not end\n"
        "  70  a mistake of aqua\n";
  }
  return text;
}

}  // namespace aqua::cli
