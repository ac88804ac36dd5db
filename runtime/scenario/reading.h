// What all parts of the reader share. The file has been checked (shape.h): whatever is wrong there counts as absent
// here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scenario/paths.h"
#include "runtime/scenario/problems.h"
#include "runtime/scenario/scenario.h"
#include "runtime/scenario/toml_tree.h"
#include "runtime/scenario/toml_values.h"

namespace aqua::sim {

class Reading {
 public:
  Reading(const TomlTree& tree, Scenario& scenario) : tree_(&tree), scenario_(scenario) {}

  /// The file whose tables are read from now on: places, and paths, are those of the file that says them.
  void turnTo(const TomlTree& tree) { tree_ = &tree; }
  Scenario& scenario() { return scenario_; }
  std::vector<Problem>& problems() { return problems_; }
  diagnostics::Span spanOf(const toml::node& node) const { return tree_->spanOf(node); }
  std::string textOf(const toml::node& node) const { return std::string(spanOf(node).text()); }
  /// In the order of the file.
  std::vector<tables::Reader::Member> members(const toml::table& table) const { return tree_->members(table); }
  void report(Problem problem) { problems_.push_back(std::move(problem)); }
  /// What the scenario has at `path` is written at `there`.
  void lead(std::string path, std::string there) { ways_.emplace_back(std::move(path), std::move(there)); }
  const std::vector<std::pair<std::string, std::string>>& ways() const { return ways_; }

  // All peers have been read before these are called.
  /// A value whose `${peer.NAME}` are filled in; what is wrong with placeholders is reported.
  std::optional<Value> filled(const toml::table& table, std::string_view key, const std::string& path);
  std::string filledText(const toml::table& table, std::string_view key, const std::string& path);
  std::optional<Matcher> matcher(const toml::table& table, std::string_view key, const std::string& path);
  std::optional<Matcher> matcher(const toml::node& node, const std::string& path);
  std::optional<std::vector<Matcher>> matchers(const toml::table& table, std::string_view key, const std::string& path);

 private:
  std::optional<Value> fill(std::optional<Value> value, const std::string& path);

  const TomlTree* tree_;
  Scenario& scenario_;
  std::optional<PeerBook> book_;  // made when it is needed: it costs a key for each peer
  std::vector<Problem> problems_;
  std::vector<std::pair<std::string, std::string>> ways_;
};

/// Of the file that says it, with a slash behind it.
std::string folderOf(const Reading& reading, const toml::table& table);
/// Peers whose names are not among `skipped`.
void readPeers(Reading& reading, const toml::table& peers, const std::vector<std::string>& skipped);
SpellSetup readSpell(Reading& reading, const toml::table& table, const std::string& path);
Service readService(Reading& reading, const toml::table& table, const std::string& path);
/// Functions of a service, or callbacks.
std::vector<std::pair<std::string, Behaviour>> readFunctions(Reading& reading, const toml::table& functions,
                                                             const std::string& path);
/// What the table says; all else stays.
void readLimits(const toml::table& table, Limits& limits);
Effects readEffects(const Reading& reading, const toml::table& table);
void readNetwork(const toml::table& table, Network& network);
Link readLink(const toml::table& table);
std::vector<PlannedEvent> readEvents(Reading& reading, const toml::table& table, const std::string& path);
Trigger readTrigger(const toml::table& table);
std::vector<Call> readCalls(Reading& reading, const toml::table& top);
Expected readExpected(Reading& reading, const toml::table& table, const std::string& path);
std::optional<ErrorPattern> readErrorPattern(Reading& reading, const toml::table& table, const std::string& path);
std::vector<Check> readExpectations(Reading& reading, const toml::table& top);
std::vector<Property> readProperties(Reading& reading, const toml::table& top);
Exploration readExploration(const toml::table& table);
std::vector<Variant> readVariants(Reading& reading, const toml::table& top);

}  // namespace aqua::sim
