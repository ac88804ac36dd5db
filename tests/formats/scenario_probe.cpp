// The reader of scenarios as a program: `schema` prints the JSON schema, `check` reads paths from standard input and
// prints, for each, one line with the codes of what is wrong.
#include <fstream>
#include <iostream>
#include <sstream>

#include "runtime/scenario/scenario.h"
#include "runtime/scenario/schema.h"

using namespace aqua;

namespace {

diagnostics::SourceFilePtr fileAt(const std::string& path, std::string& reason) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    reason = "cannot open it";
    return nullptr;
  }
  std::ostringstream text;
  text << stream.rdbuf();
  return std::make_shared<const diagnostics::SourceFile>(path, text.str());
}

std::string codesOf(const std::string& path) {
  std::string reason, folder = path.substr(0, path.rfind('/') + 1);
  auto parsed = sim::parseScenario(
      fileAt(path, reason), [&](const std::string& other, std::string& why) { return fileAt(folder + other, why); });
  std::string codes;
  for (const diagnostics::Diagnostic& issue : parsed.issues.items())
    codes += (codes.empty() ? "" : " ") + diagnostics::codeText(issue.code);
  return codes;
}

}  // namespace

int main(int count, char** words) {
  std::string verb = count == 2 ? words[1] : "";
  if (verb == "schema") std::cout << sim::scenarioSchema();
  else if (verb == "check")
    for (std::string path; std::getline(std::cin, path);) std::cout << codesOf(path) << "\n";
  else return 2;
  return 0;
}
