// Plans as text, and files of examples: what the tests of the rooms share that work on plans.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "compiler/plan/print.h"

namespace aqua {

inline std::unique_ptr<plan::Function> readPlan(const std::string& text) {
  static std::vector<diagnostics::SourceFilePtr> kept;
  kept.push_back(std::make_shared<diagnostics::SourceFile>("test.plan", text));
  plan::Read read = plan::read(kept.back());
  if (!read.function) FAIL(read.issues.items().front().message() << " in\n" << text);
  return std::move(read.function);
}

inline std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t end; (end = text.find(separator, begin)) != std::string::npos; begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

/// Examples of rewrites, separated by `====`: `# NAME: why`, a plan, `---- after`, the plan afterwards. Each of the
/// names has one that applies, and one that does not because it would not be safe. `rewritten(name, plan)` is checked.
template <class Rewritten>
void checkRewrites(const std::string& path, const std::vector<std::string>& names, Rewritten rewritten) {
  std::ifstream file(path);
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  std::map<std::string, std::pair<int, int>> seen;  // applied, not applied
  for (const std::string& name : names) seen[name];
  for (const std::string& example : split(text.str(), "====\n")) {
    std::vector<std::string> parts = split(example, "---- after\n");
    std::string name = example.substr(2, example.find(':') - 2);
    REQUIRE(parts.size() == 2);
    INFO(parts[0]);
    REQUIRE(seen.count(name) == 1);
    std::string before = parts[0].substr(parts[0].find("plan "));
    ++(before == parts[1] ? seen[name].second : seen[name].first);
    CHECK(rewritten(name, before) == parts[1]);
  }
  for (const auto& [name, counts] : seen) {
    INFO(name << " applies in " << counts.first << " examples, and not in " << counts.second);
    CHECK((counts.first > 0 && counts.second > 0));
  }
}

}  // namespace aqua
