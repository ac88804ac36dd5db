#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "compiler/plan/print.h"
#include "compiler/topology/topology.h"
#include "tests/unit/plans.h"

using namespace aqua;
using topology::Options;
using topology::Profile;

namespace {

std::string placed(const std::string& text, Options options) {
  std::unique_ptr<plan::Function> function = readPlan(text);
  topology::place(*function, options);
  return plan::print(*function);
}

}  // namespace

// The worked examples of RULES.md 3.6 to 3.9: plan and placed plan, with the Aqua above them.
TEST_CASE("worked examples are placed as the official compiler places them") {
  std::ifstream file("tests/unit/topology_examples.txt");
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::string> examples = split(text.str(), "\n====\n");
  REQUIRE(examples.size() == 65);
  for (const std::string& example : examples) {
    std::vector<std::string> parts = split(example, "---- placed\n");
    REQUIRE(parts.size() == 2);
    size_t planStart = parts[0].find("plan ");
    INFO(parts[0].substr(0, planStart));
    CHECK(placed(parts[0].substr(planStart), {.profile = Profile::Official}) == parts[1]);
  }
}

TEST_CASE("deep plans are placed without recursion") {
  std::string text = "plan f relay r\non %init_peer_id% via r\n";
  for (int i = 1; i < 3000; ++i)
    text += std::string(static_cast<size_t>(i) * 2, ' ') + (i % 2 ? "xor\n" : "on p via v\n");
  text += std::string(6000, ' ') + "call \"s\" \"f\" []\n";
  CHECK_FALSE(placed(text, {.profile = Profile::Official}).empty());
  std::unique_ptr<plan::Function> function = readPlan(text);
  topology::place(*function);
  CHECK(topology::emit(*function).script->root != nullptr);
}

TEST_CASE("placing a long plan takes linear time") {
  std::string text = "plan f relay r\non %init_peer_id% via r\n";
  for (int i = 0; i < 20000; ++i) {
    std::string x = "x" + std::to_string(i + 1);
    text += "  par\n    on p" + std::to_string(i % 7) + "\n      call \"s\" \"f\" [x" + std::to_string(i / 2) +
            "] -> " + x + "\n    null\n";
  }
  CHECK_FALSE(placed(text, {.profile = Profile::Official}).empty());
}
