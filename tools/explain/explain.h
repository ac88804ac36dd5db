// Explanations of diagnostics. A topic is a Markdown file with a front matter, the text, and programs that do and do
// not provoke the code; see README.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/writers.h"

namespace aqua::explain {

/// A program of a topic.
struct Example {
  std::string_view language;  // `aqua`, `air`, `toml`
  bool good = false;
  std::string_view file;  // empty: the main file
  std::string_view text;
};

struct Topic {
  std::string_view name;                                                // of the code in the catalogue
  std::vector<std::pair<std::string_view, std::string_view>> settings;  // what else the front matter says
  std::string_view body;                                                // all that follows the front matter
  std::vector<Example> examples;

  std::string_view setting(std::string_view key) const;
};

/// All topics, by file name.
const std::vector<Topic>& allTopics();
/// Null: none is written.
const Topic* topicOf(diagnostics::Code code);

/// Reads one topic, or says what is wrong with it.
base::Result<Topic> parseTopic(std::string_view text);

/// `AQ2003`, `2003` or `unknown-name`, in any case.
std::optional<diagnostics::Code> codeFromWord(std::string_view word);

/// What `aqua explain` shows; without a topic the row of the catalogue.
std::string page(diagnostics::Code code, const diagnostics::Palette& palette);

/// The embedded files (generated).
std::vector<std::string_view> topicFiles();

}  // namespace aqua::explain
