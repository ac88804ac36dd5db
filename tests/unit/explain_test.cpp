// Topics of `aqua explain`: their wrong programs give exactly their code, their right ones give nothing.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/driver/driver.h"
#include "tools/explain/explain.h"

using namespace aqua;
using diagnostics::Code;

namespace {

std::set<std::string> namesOf(const diagnostics::DiagnosticList& issues) {
  std::set<std::string> names;
  for (const diagnostics::Diagnostic& issue : issues.items()) names.emplace(diagnostics::info(issue.code).name);
  return names;
}

/// `\xC3` stands for the byte of that number.
std::string withBytes(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    bool byte = text.substr(at).starts_with("\\x");
    out += byte ? static_cast<char>(std::stoi(std::string(text.substr(at + 2, 2)), nullptr, 16)) : text[at];
    at += byte ? 3 : 0;
  }
  return out;
}

/// The codes that the examples of one verdict give together, as one program with its files.
std::set<std::string> codesOf(const explain::Topic& topic, bool good) {
  modules::OverlayFileSystem files;
  std::string language;
  for (const explain::Example& example : topic.examples) {
    if (example.good != good) continue;
    std::string text(example.text);
    if (topic.setting("escapes") == "yes") text = withBytes(text);
    files.set(example.file.empty() ? "main.aqua" : std::string(example.file), text);
    if (example.file.empty()) language = example.language;
  }
  if (language == "air") {
    auto source = std::make_shared<const diagnostics::SourceFile>("main.air", *files.read("main.aqua").text);
    return namesOf(air::parse(source).issues);
  }
  driver::Options options;
  if (auto lint = diagnostics::lintFromWord(topic.setting("lint")))
    options.lints.set(*lint, diagnostics::LintLevel::Warn);
  if (!topic.setting("const").empty()) options.constants.emplace_back(topic.setting("const"));
  if (good && !topic.setting("good-const").empty()) options.constants = {std::string(topic.setting("good-const"))};
  return namesOf(driver::compile(files, "main.aqua", options).issues);
}

/// The topic's code, and the follow-ups that it admits.
std::set<std::string> expectedOf(const explain::Topic& topic) {
  std::set<std::string> names{std::string(topic.name)};
  if (!topic.setting("also").empty()) names.emplace(topic.setting("also"));
  return names;
}

/// Nothing that fits on a page provokes these, or no source text alone.
bool hasNoExample(const explain::Topic& topic) { return topic.setting("example") == "none"; }

}  // namespace

TEST_CASE("every topic reads, is short, and belongs to a code") {
  std::set<std::string_view> known;
  for (Code code : diagnostics::allCodes()) known.insert(diagnostics::info(code).name);
  for (std::string_view text : explain::topicFiles()) {
    auto read = explain::parseTopic(text);
    INFO(text.substr(0, 80));
    REQUIRE(read);
    const explain::Topic& topic = *read;
    INFO(topic.name);
    CHECK(known.contains(topic.name));
    CHECK(topic.body.size() < 2500);
    auto has = [&](bool good) {
      return std::any_of(topic.examples.begin(), topic.examples.end(),
                         [&](const auto& e) { return e.good == good && e.file.empty(); });
    };
    CHECK(has(true) == !hasNoExample(topic));
    CHECK(has(false) == !hasNoExample(topic));
  }
}

TEST_CASE("wrong programs give their code, right ones nothing") {
  for (const explain::Topic& topic : explain::allTopics()) {
    if (hasNoExample(topic)) continue;
    INFO(topic.name);
    CHECK(codesOf(topic, false) == expectedOf(topic));
    CHECK(codesOf(topic, true) == std::set<std::string>{});
  }
}

TEST_CASE("every code has a topic") {
  for (Code code : diagnostics::allCodes()) {
    INFO("tools/explain/topics/" << diagnostics::info(code).name << ".md is missing");
    CHECK(explain::topicOf(code) != nullptr);
  }
}

TEST_CASE("codes are found by number and by name") {
  Code code = diagnostics::allCodes().front();
  std::string number = diagnostics::codeText(code);
  CHECK(explain::codeFromWord(number) == code);
  CHECK(explain::codeFromWord("aq" + number.substr(2)) == code);
  CHECK(explain::codeFromWord(number.substr(2)) == code);
  CHECK(explain::codeFromWord(diagnostics::info(code).name) == code);
  CHECK(!explain::codeFromWord("AQ"));
  CHECK(!explain::codeFromWord(""));
  CHECK(!explain::codeFromWord("no-such-name"));
}

TEST_CASE("faults of a topic are named") {
  CHECK(explain::parseTopic("text").error() == "no front matter");
  CHECK(explain::parseTopic("---\n---\ntext").error() == "no name");
  CHECK(explain::parseTopic("---\nname: x\n---\n```aqua\nx\n```\n").error() == "````aqua`, expected `good` or `bad`");
  CHECK(explain::parseTopic("---\nname: x\n---\n```aqua bad\nx\n").error() == "a program without its end");
  CHECK(explain::parseTopic("---\nname\n---\n").error() == "`name`, expected `key: value`");
}

TEST_CASE("a page shows the programs indented, under what they are") {
  for (Code code : diagnostics::allCodes()) {
    std::string page = explain::page(code, diagnostics::Palette());
    INFO(page);
    CHECK(page.find(diagnostics::codeText(code)) != std::string::npos);
    CHECK(page.find("```") == std::string::npos);
    CHECK(page.ends_with("\n"));
  }
}
