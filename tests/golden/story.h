// A story: some files, some command lines, and what they have to give. One readable text file (see README.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::golden {

struct Section {
  std::string name;  // what stands between the `===`
  std::string text;  // lines below it, each with its line end
};

struct Story {
  std::string intro;  // comment lines before the first section
  std::vector<Section> sections;

  const Section* find(std::string_view name) const;
};

Story parseStory(std::string_view text);
std::string printStory(const Story& story);

/// What the command lines of a story gave, as the texts of its `expect` sections, in the order in which they are
/// written; sections without content are absent.
using Outcome = std::vector<Section>;

/// Runs all command lines in this process, or says why the story cannot be run.
base::Result<Outcome> runStory(const Story& story);

/// The story with its `expect` sections replaced.
Story withOutcome(Story story, const Outcome& outcome);

/// Splits like a shell: blanks separate, '...' and "..." keep text together, a backslash escapes within "...".
std::vector<std::string> splitCommand(std::string_view line);

}  // namespace aqua::golden
