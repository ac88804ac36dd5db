#include "tools/explain/explain.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace aqua::explain {

namespace {

using diagnostics::Code;

/// Takes the first line off `text`, without its line end.
std::string_view takeLine(std::string_view& text) {
  size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view takeWord(std::string_view& text) {
  text = trim(text);
  size_t end = std::min(text.find(' '), text.size());
  std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

constexpr std::string_view kFence = "```";

/// "error[AQ2003] unknown-name"
std::string heading(Code code, const diagnostics::Palette& palette) {
  const diagnostics::CodeInfo& info = diagnostics::info(code);
  std::string mark = fmt::format("{}[{}]", diagnostics::severityName(info.severity), diagnostics::codeText(code));
  return fmt::format("{} {}\n\n", palette.severity(info.severity, mark), palette.strong(info.name));
}

/// For people: fences become headings, programs are indented.
std::string readable(std::string_view body, const diagnostics::Palette& palette) {
  std::string out;
  bool inside = false;
  while (!body.empty()) {
    std::string_view line = takeLine(body);
    if (line.starts_with(kFence)) {
      inside = !inside;
      std::string_view words = line.substr(kFence.size());
      if (!inside || words.empty()) continue;
      takeWord(words);
      bool good = takeWord(words) == "good";
      std::string title = fmt::format("{}{}{}", good ? "right" : "wrong", words.empty() ? "" : ", ", words);
      out += good ? palette.good(title) : palette.severity(diagnostics::Severity::Error, title);
      out += '\n';
    } else if (inside) {
      out += line.empty() ? "\n" : fmt::format("  {}\n", line);
    } else {
      out += fmt::format("{}\n", line);
    }
  }
  return out;
}

}  // namespace

std::string_view Topic::setting(std::string_view key) const {
  auto found = std::find_if(settings.begin(), settings.end(), [&](const auto& entry) { return entry.first == key; });
  return found == settings.end() ? std::string_view() : found->second;
}

base::Result<Topic> parseTopic(std::string_view text) {
  using base::Failure;
  Topic topic;
  if (takeLine(text) != "---") return Failure{"no front matter"};
  for (std::string_view line; !text.empty() && (line = takeLine(text)) != "---";) {
    size_t colon = line.find(':');
    if (colon == std::string_view::npos) return Failure{fmt::format("`{}`, expected `key: value`", line)};
    std::string_view key = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
    if (key == "name") topic.name = value;
    else topic.settings.emplace_back(key, value);
  }
  if (topic.name.empty()) return Failure{"no name"};
  while (text.starts_with('\n')) text.remove_prefix(1);
  topic.body = text;

  while (!text.empty()) {
    std::string_view line = takeLine(text);
    if (!line.starts_with(kFence)) continue;
    Example example;
    std::string_view words = line.substr(kFence.size());
    example.language = takeWord(words);
    std::string_view verdict = takeWord(words);
    example.good = verdict == "good";
    example.file = words;
    size_t end = text.find("\n```");
    if (verdict != "good" && verdict != "bad") return Failure{fmt::format("`{}`, expected `good` or `bad`", line)};
    if (end == std::string_view::npos) return Failure{"a program without its end"};
    example.text = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    takeLine(text);
    topic.examples.push_back(example);
  }
  return topic;
}

const std::vector<Topic>& allTopics() {
  static const std::vector<Topic> topics = [] {
    std::vector<Topic> all;
    for (std::string_view text : topicFiles())
      if (auto topic = parseTopic(text)) all.push_back(std::move(*topic));  // a test looks at those that fail
    return all;
  }();
  return topics;
}

const Topic* topicOf(Code code) {
  const std::vector<Topic>& topics = allTopics();
  auto found = std::find_if(topics.begin(), topics.end(),
                            [&](const Topic& topic) { return topic.name == diagnostics::info(code).name; });
  return found == topics.end() ? nullptr : &*found;
}

std::optional<Code> codeFromWord(std::string_view word) {
  std::string lower;
  for (char c : word) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (Code code : diagnostics::allCodes()) {
    std::string number = diagnostics::codeText(code).substr(2);
    if (lower == diagnostics::info(code).name || lower == number || lower == "aq" + number) return code;
  }
  return std::nullopt;
}

std::string page(Code code, const diagnostics::Palette& palette) {
  std::string text = heading(code, palette);
  if (const Topic* topic = topicOf(code)) return text + readable(topic->body, palette);
  return text + fmt::format("{}\n", diagnostics::info(code).message);
}

}  // namespace aqua::explain
