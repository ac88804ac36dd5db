// `aqua complete`: scripts that complete its words in a shell, and pages for man(1), out of verbs.def and
// options.def.
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "tools/cli/man.h"
#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  for (size_t at = out.find(what); at != out.npos; at = out.find(what, at + by.size()))
    out.replace(at, what.size(), by);
  return out;
}

/// What may follow the verb; without one, what may stand before any.
std::vector<const OptionInfo*> optionsAfter(const VerbInfo* verb) {
  std::vector<const OptionInfo*> all;
  for (const OptionInfo& option : allOptions()) {
    if (verb ? !option.belongsTo(verb->verb) : !option.isGeneral()) continue;
    auto same = [&](const OptionInfo* other) { return other->longName == option.longName; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(&option);
  }
  return all;
}

std::string namesOf(const std::vector<const OptionInfo*>& options) {
  std::string names;
  for (const OptionInfo* option : options)
    for (std::string_view name : {option->shortName, option->longName})
      if (!name.empty()) names += fmt::format("{}{}", names.empty() ? "" : " ", name);
  return names;
}

std::string groupNames(std::string_view between) {
  std::string names;
  for (const GroupInfo& group : allGroups()) names += fmt::format("{}{}", names.empty() ? "" : between, group.name);
  return names;
}

/// The first words after `aqua`, or after a group; with what `show` makes of each.
template <class Show> std::string wordsAfter(std::string_view group, const Show& show) {
  std::string words;
  auto add = [&](std::string_view name, std::string_view summary) {
    words += fmt::format("{}{}", words.empty() ? "" : " ", show(name, summary));
  };
  for (const VerbInfo& verb : allVerbs())
    if (group.empty() ? verb.lastWord() == verb.name : verb.isIn(group)) add(verb.lastWord(), verb.summary);
  for (const GroupInfo& each : allGroups())
    if (group.empty()) add(each.name, each.summary);
  return words;
}
std::string wordOnly(std::string_view name, std::string_view) { return std::string(name); }

/// Options after which a word is no verb.
std::string valued() {
  std::vector<const OptionInfo*> options;
  for (const OptionInfo& option : allOptions())
    if (!option.isSwitch() && option.isGeneral()) options.push_back(&option);
  return replaced(namesOf(options), " ", "|");
}

/// Lines that bash and zsh have in common: `verb` becomes what stands in `words`, from `first` to before `last`.
std::string findVerb(std::string_view first, std::string_view last) {
  return fmt::format(
      "  local verb= skip= i\n"
      "  for ((i = {0}; i < {1}; i++)); do\n"
      "    if [[ -n $skip ]]; then skip=; continue; fi\n"
      "    case \"${{words[i]}}\" in\n"
      "    {2}) skip=1 ;;\n"
      "    -*) ;;\n"
      "    *) case \"$verb\" in\n"
      "      '') verb=${{words[i]}} ;;\n"
      "      {3}) verb=\"$verb ${{words[i]}}\" ;;\n"
      "      esac ;;\n"
      "    esac\n"
      "  done\n",
      first, last, valued(), groupNames("|"));
}

std::string forBash() {
  std::string text =
      "# Completion of `aqua` in bash; made by `aqua complete bash`.\n_aqua() {\n"
      "  local words=(\"${COMP_WORDS[@]}\") word=${COMP_WORDS[COMP_CWORD]} options= next=\n" +
      findVerb("1", "COMP_CWORD") + "  case \"$verb\" in\n";
  text += fmt::format("  '') next='{}' options='{}' ;;\n", wordsAfter("", wordOnly), namesOf(optionsAfter(nullptr)));
  for (const GroupInfo& group : allGroups())
    text += fmt::format("  {}) next='{}' ;;\n", group.name, wordsAfter(group.name, wordOnly));
  for (const VerbInfo& verb : allVerbs())
    text += fmt::format("  '{}') options='{}' ;;\n", verb.name, namesOf(optionsAfter(&verb)));
  return text +
         "  esac\n"
         "  [[ $word == -* ]] && next=$options\n"
         "  COMPREPLY=($(compgen -W \"$next\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _aqua aqua\n";
}

/// As a word of zsh and fish.
std::string shellQuoted(std::string_view text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

std::string describedForZsh(std::string_view name, std::string_view summary) {
  return shellQuoted(fmt::format("{}:{}", name, replaced(summary, ":", "\\:")));
}

std::string forZsh() {
  std::string text =
      "#compdef aqua\n# Completion of `aqua` in zsh; made by `aqua complete zsh`.\n_aqua() {\n"
      "  local -a next options\n" +
      findVerb("2", "CURRENT") + "  case \"$verb\" in\n";
  auto options = [](const VerbInfo* verb) {
    std::string all;
    for (const OptionInfo* option : optionsAfter(verb))
      for (std::string_view name : {option->shortName, option->longName})
        if (!name.empty()) all += (all.empty() ? "" : " ") + describedForZsh(name, option->text);
    return all;
  };
  text += fmt::format("  '') next=({}) options=({}) ;;\n", wordsAfter("", describedForZsh), options(nullptr));
  for (const GroupInfo& group : allGroups())
    text += fmt::format("  {}) next=({}) ;;\n", group.name, wordsAfter(group.name, describedForZsh));
  for (const VerbInfo& verb : allVerbs()) text += fmt::format("  '{}') options=({}) ;;\n", verb.name, options(&verb));
  return text +
         "  esac\n"
         "  if [[ ${words[CURRENT]} == -* ]]; then _describe -o option options\n"
         "  elif (( ${#next} )); then _describe verb next\n"
         "  else _files; fi\n"
         "}\n"
         "if [[ $funcstack[1] == _aqua ]]; then _aqua \"$@\"; else compdef _aqua aqua; fi\n";
}

/// Where a row of fish applies: after this verb, or where one is expected.
std::string fishAfter(std::string_view verb) {
  return fmt::format("complete -c aqua -n {} ", shellQuoted(fmt::format("test (__aqua_verb) = \"{}\"", verb)));
}
std::string fishText(std::string_view text) { return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'"; }

std::string fishOptions(const VerbInfo* verb) {
  std::string text;
  for (const OptionInfo* option : optionsAfter(verb)) {
    text += fishAfter(verb ? verb->name : "") + fmt::format("-l {} ", option->longName.substr(2));
    if (!option->shortName.empty()) text += fmt::format("-s {} ", option->shortName.substr(1));
    text += fmt::format("{}-d {}\n", option->isSwitch() ? "" : "-r ", fishText(option->text));
  }
  return text;
}

std::string forFish() {
  std::string text = fmt::format(
      "# Completion of `aqua` in fish; made by `aqua complete fish`.\n"
      "function __aqua_verb\n"
      "  set -l verb ''\n"
      "  set -l skip ''\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    if test -n \"$skip\"\n      set skip ''\n      continue\n    end\n"
      "    switch $word\n"
      "      case {}\n        set skip 1\n"
      "      case '-*'\n"
      "      case '*'\n"
      "        if test -z \"$verb\"\n          set verb $word\n"
      "        else if contains -- $verb {}\n          set verb \"$verb $word\"\n        end\n"
      "    end\n"
      "  end\n"
      "  echo \"$verb\"\n"
      "end\n",
      replaced(valued(), "|", " "), groupNames(" "));
  auto words = [&](std::string_view group) {
    wordsAfter(group, [&](std::string_view name, std::string_view summary) {
      text += fishAfter(group) + fmt::format("-f -a {} -d {}\n", name, fishText(summary));
      return std::string();
    });
  };
  words("");
  text += fishOptions(nullptr);
  for (const GroupInfo& group : allGroups()) words(group.name);
  for (const VerbInfo& verb : allVerbs()) text += fishOptions(&verb);
  return text;
}

}  // namespace

ExitCode runComplete(const Session& session) {
  const std::string& shell = session.arguments().positionals.front();
  std::string text;
  if (shell == "bash") text = forBash();
  else if (shell == "zsh") text = forZsh();
  else if (shell == "fish") text = forFish();
  else return session.usage({fmt::format("unknown shell `{}`", shell), "bash, zsh and fish are known"});
  session.result(text);
  return ExitCode::Done;
}

// -------------------------------------------------------------------------------------------------------------- man

namespace {

/// Text in the language of man pages, on lines of its own.
std::string roff(std::string_view text) {
  std::string out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
  for (char first : {'.', '\''})
    if (out.starts_with(first)) out = "\\&" + out;
  return replaced(out, "`", "");
}

std::string titleOf(std::string_view name, std::string_view summary, std::string_view version) {
  std::string upper(name);
  for (char& c : upper) c = static_cast<char>(c == ' ' ? '-' : std::toupper(static_cast<unsigned char>(c)));
  return fmt::format(".TH {} 1 \"\" \"aqua {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", upper, version,
                     roff(replaced(name, " ", "-")), roff(summary));
}

std::string optionsForMan(const std::vector<const OptionInfo*>& options) {
  std::string text = ".SH OPTIONS\n";
  for (const OptionInfo* option : options) {
    text += ".TP\n";
    if (!option->shortName.empty()) text += fmt::format("\\fB{}\\fR, ", roff(option->shortName));
    text += fmt::format("\\fB{}\\fR", roff(option->longName));
    if (!option->isSwitch()) text += fmt::format(" \\fI{}\\fR", roff(option->value));
    text += '\n' + roff(option->text) + '\n';
  }
  return text;
}

}  // namespace

std::string manPage(Verb which, std::string_view version) {
  const VerbInfo& verb = info(which);
  std::string text = titleOf(fmt::format("aqua {}", verb.name), verb.summary, version);
  text += fmt::format(".SH SYNOPSIS\n\\fBaqua {}\\fR [OPTIONS] {}\n", roff(verb.name), roff(verb.arguments));
  text += optionsForMan(optionsAfter(&verb)) + ".SH EXAMPLES\n.nf\n";
  for (std::string_view rest = verb.examples; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
    text += replaced(roff(rest.substr(0, rest.find('\n'))), "\n", "") + '\n';
  return text + ".fi\n.SH SEE ALSO\n.BR aqua (1)\n";
}

std::string manPage(std::string_view version) {
  std::string text = titleOf("aqua", "compile Aqua workflows, and run them on simulated or live peers", version);
  text += ".SH SYNOPSIS\n\\fBaqua\\fR \\fIVERB\\fR [OPTIONS] ARGUMENTS\n.SH VERBS\n";
  for (const VerbInfo& verb : allVerbs())
    text += fmt::format(".TP\n\\fBaqua {}\\fR {}\n{}\n", roff(verb.name), roff(verb.arguments), roff(verb.summary));
  text += optionsForMan(optionsAfter(nullptr)) + ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : exitMeanings()) text += fmt::format(".TP\n{}\n{}\n", code, roff(meaning));
  return text + ".SH SEE ALSO\naqua help \\fIVERB\\fR, and a page for each verb, such as\n.BR aqua\\-run (1)\n";
}

}  // namespace aqua::cli
