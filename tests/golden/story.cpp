#include "tests/golden/story.h"

#include <algorithm>

#include "compiler/format/line_diff.h"
#include "tests/run_aqua.h"
#include "tools/cli/version.h"

namespace aqua::golden {

namespace {

constexpr std::string_view kMark = "=== ";
constexpr std::string_view kExpect = "expect ";
constexpr std::string_view kFrom = " from ";
constexpr std::string_view kNoLineEnd = "<no line end>\n";

/// `=== NAME ===` -> NAME
std::optional<std::string_view> sectionName(std::string_view line) {
  bool marked = line.size() > 2 * kMark.size() && line.starts_with(kMark) && line.ends_with(" ===");
  if (!marked) return std::nullopt;
  return line.substr(kMark.size(), line.size() - 2 * kMark.size());
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// Real durations end a line: ` in 3.1 ms`.
void hideDurations(std::string& text, std::string_view before) {
  constexpr std::string_view kAfter = " ms\n";
  for (size_t at = 0; (at = text.find(before, at)) != std::string::npos; ++at) {
    size_t begin = at + before.size(), end = begin;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
    if (end > begin && text.compare(end, kAfter.size(), kAfter) == 0) text.replace(begin, end + 3 - begin, "<time>");
  }
}

/// Numbers between `before` and `after`: real durations in reports for machines.
void hideNumbers(std::string& text, std::string_view before, std::string_view after) {
  for (size_t at = 0; (at = text.find(before, at)) != std::string::npos; ++at) {
    size_t begin = at + before.size(), end = begin;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
    if (end > begin && text.compare(end, after.size(), after) == 0) text.replace(begin, end - begin, "<time>");
  }
}

/// The only things that may differ from run to run; escape characters are made visible.
std::string normalize(std::string text) {
  for (std::string_view before : {" in ", "elapsed time: "}) hideDurations(text, before);
  hideNumbers(text, " time=\"", "\"");
  hideNumbers(text, "\"duration\":", ",");
  for (std::string_view before : {"aqua ", "\"version\": \"", "\"version\":\"", "\"aqua\" value=\""}) {
    std::string from = std::string(before) + std::string(cli::kVersion);
    replaceAll(text, from, std::string(before) + "<version>");
  }
  replaceAll(text, "\x1b", "␛");
  if (!text.empty() && text.back() != '\n') text += "\n" + std::string(kNoLineEnd);
  return text;
}

/// The files of a story, all of them the user's but those that `=== foreign ===` names.
class StoryFiles : public modules::OverlayFileSystem {
 public:
  StoryFiles(const FileSystem* below, const Section* foreign) : OverlayFileSystem(below), foreign_(foreign) {}
  std::optional<uint32_t> owner(const std::string& path) const override {
    if (!foreign_) return std::nullopt;
    for (std::string_view line : format::splitLines(foreign_->text))
      if (line == path + "\n") return kUser + 1;
    return kUser;
  }
  std::optional<uint32_t> user() const override { return kUser; }

 private:
  static constexpr uint32_t kUser = 1000;
  const Section* foreign_;
};

/// What the story says about its files: `=== NAME ===` with the text, or `=== NAME from SHARED ===`.
base::Result<base::Done> addFiles(const Story& story, const modules::FileSystem& disk, StoryFiles& files) {
  for (const Section& section : story.sections) {
    if (section.name == "args" || section.name == "stdin" || section.name == "disk" || section.name == "foreign" ||
        section.name.starts_with(kExpect))
      continue;
    const size_t from = section.name.find(kFrom);
    if (from == std::string::npos) {
      files.set(section.name, section.text);
      continue;
    }
    modules::ReadResult shared = disk.read(section.name.substr(from + kFrom.size()));
    if (!shared.text) return base::Failure{"`" + section.name + "`: " + shared.reason};
    files.set(section.name.substr(0, from), *shared.text);
  }
  return base::Done();
}

}  // namespace

const Section* Story::find(std::string_view name) const {
  auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
  return found == sections.end() ? nullptr : &*found;
}

Story parseStory(std::string_view text) {
  Story story;
  for (std::string_view line : format::splitLines(text)) {
    std::string_view bare = line;
    while (!bare.empty() && (bare.back() == '\n' || bare.back() == '\r')) bare.remove_suffix(1);
    if (auto name = sectionName(bare)) story.sections.push_back({std::string(*name), ""});
    else (story.sections.empty() ? story.intro : story.sections.back().text) += line;
  }
  return story;
}

std::string printStory(const Story& story) {
  std::string text = story.intro;
  for (const Section& section : story.sections) text += "=== " + section.name + " ===\n" + section.text;
  return text;
}

std::vector<std::string> splitCommand(std::string_view line) {
  std::vector<std::string> words;
  bool inWord = false;
  char quote = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
      inWord = false;
      continue;
    }
    if (!inWord) words.emplace_back();
    inWord = true;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else if (c == '\\' && quote == '"' && i + 1 < line.size()) {
      words.back() += line[++i];
    } else {
      words.back() += c;
    }
  }
  return words;
}

using Command = std::pair<std::string_view, std::vector<std::string>>;  // its line, and the words of it

std::vector<Command> commandsOf(std::string_view args) {
  std::vector<Command> commands;
  for (std::string_view line : format::splitLines(args))
    if (auto words = splitCommand(line); !words.empty()) commands.emplace_back(line, std::move(words));
  return commands;
}

base::Result<Outcome> runStory(const Story& story) {
  const Section* args = story.find("args");
  if (!args) return base::Failure{"no `=== args ===`"};
  modules::DiskFileSystem disk;
  StoryFiles files(story.find("disk") ? &disk : nullptr, story.find("foreign"));
  if (auto added = addFiles(story, disk, files); !added) return base::Failure{added.error()};
  MemoryOutputs outputs(files);
  const Section* input = story.find("stdin");

  std::vector<Command> commands = commandsOf(args->text);
  std::string out, err, exits;
  bool failed = false;
  for (auto& [line, words] : commands) {
    // `CI=1 aqua ...`: variables come before it.
    auto aqua = std::find_if(words.begin(), words.end(),
                             [](const std::string& word) { return word.find('=') == std::string::npos; });
    if (aqua == words.end() || *aqua != "aqua") return base::Failure{"command lines begin with `aqua`"};
    words.erase(aqua);
    Ran ran = runAqua(words, input ? input->text : "", files, outputs);
    ran.out = normalize(ran.out);
    ran.err = normalize(ran.err);
    failed = failed || ran.code != 0;
    exits += std::to_string(ran.code) + "\n";
    for (auto [all, text] : {std::pair(&out, &ran.out), std::pair(&err, &ran.err)}) {
      if (commands.size() > 1 && !text->empty())
        all->append("$ ").append(line).append(line.ends_with('\n') ? "" : "\n");
      all->append(*text);
    }
  }

  Outcome outcome;
  auto add = [&](std::string name, std::string text) {
    if (!text.empty()) outcome.push_back({std::move(name), std::move(text)});
  };
  add("expect stdout", out);
  add("expect stderr", err);
  if (failed) add("expect exit", exits);
  for (const auto& [path, text] : outputs.written) add("expect file " + path, normalize(text));
  return outcome;
}

Story withOutcome(Story story, const Outcome& outcome) {
  std::erase_if(story.sections, [](const Section& s) { return s.name.starts_with(kExpect); });
  if (!story.sections.empty() && !outcome.empty()) {
    std::string& last = story.sections.back().text;
    if (!last.empty() && last.back() != '\n') last += '\n';
  }
  story.sections.insert(story.sections.end(), outcome.begin(), outcome.end());
  return story;
}

}  // namespace aqua::golden
