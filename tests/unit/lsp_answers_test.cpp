// Questions about a project of 40 files, with the answers in lsp_answers.txt: `? METHOD FILE LINE` with `^` before the
// place in the first line of that text, `+ {...}` for more parameters. AQUA_UPDATE=1 writes the answers that come now.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "tests/unit/lsp_answers.h"

using namespace aqua;
using namespace aqua::lsp;

namespace {

constexpr const char* kAnswers = "tests/unit/lsp_answers.txt";

struct Question {
  std::string line;  // as in the file
  std::string method, file, place, more;
};

Question parsed(const std::string& line) {
  Question question{line, {}, {}, {}, {}};
  std::istringstream words(line.substr(2));
  words >> question.method >> question.file;
  std::getline(words, question.place);
  if (size_t more = question.place.find(" + {"); more != std::string::npos) {
    question.more = question.place.substr(more + 3);
    question.place.resize(more);
  }
  if (question.place.starts_with(' ')) question.place.erase(0, 1);
  return question;
}

/// Where the `^` of `place` is in `text`.
json::Object positionOf(const std::string& text, std::string place) {
  size_t mark = place.find('^');
  REQUIRE(mark != std::string::npos);
  place.erase(mark, 1);
  size_t found = text.find(place);
  INFO(place);
  REQUIRE(found != std::string::npos);
  size_t at = found + mark, line = 0, begin = 0;
  for (size_t i = 0; i < at; ++i)
    if (text[i] == '\n') {
      ++line;
      begin = i + 1;
    }
  return json::Object{{"line", static_cast<int64_t>(line)}, {"character", static_cast<int64_t>(at - begin)}};
}

/// The first proposals: what each shows and what it puts in.
std::string proposals(const json::Array& items) {
  constexpr size_t kShown = 10;
  std::string text = items.empty() ? "none" : "";
  for (size_t i = 0; i < std::min(kShown, items.size()); ++i) {
    const json::Object& item = *items[i].getAsObject();
    text += fmt::format("{}{} ({}) {}", i == 0 ? "" : "\n", item.getString("label")->str(), *item.getInteger("kind"),
                        shortened(*item.getObject("textEdit")->get("newText")));
    if (const json::Value* more = item.get("additionalTextEdits")) text += " and " + shortened(*more);
  }
  return items.size() > kShown ? text + fmt::format("\nand {} more", items.size() - kShown) : text;
}

std::string ask(ProjectClient& client, const Question& question) {
  json::Object params;
  if (!question.more.empty()) params = *messages::parse(question.more)->getAsObject();
  if (question.file != "-") params["textDocument"] = json::Object{{"uri", client.uriOf(question.file)}};
  if (!question.place.empty()) {
    json::Object position = positionOf(client.textOf(question.file), question.place);
    params["range"] = json::Object{{"start", json::Object(position)}, {"end", json::Object(position)}};
    params["position"] = std::move(position);
  }
  json::Object answer = client.request(question.method, std::move(params));
  if (const json::Object* error = answer.getObject("error"))
    return fmt::format("error {}: {}", *error->getInteger("code"), error->getString("message")->str());
  const json::Object* result = answer.getObject("result");
  if (const json::Array* items = result ? result->getArray("items") : nullptr;
      items && question.method.ends_with("completion"))
    return proposals(*items);
  return shortened(*answer.get("result"));
}

json::Object capabilities() {
  return *messages::parse(R"({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
    "completion": {"completionItem": {"snippetSupport": true}}}})")
              ->getAsObject();
}

}  // namespace

TEST_CASE("questions about a project have these answers") {
  std::ifstream in(kAnswers);
  REQUIRE(in);
  std::string line, now, expected;
  ProjectClient client(capabilities());
  std::string answer;
  while (std::getline(in, line)) {
    expected += line + "\n";
    const bool kept = line.empty() || line.starts_with("#");
    if (!kept && !line.starts_with("? ")) continue;  // an old answer
    now += line + "\n";
    if (line.starts_with("? ")) now += ask(client, parsed(line)) + "\n";
  }
  if (std::getenv("AQUA_UPDATE")) std::ofstream(kAnswers) << now;
  CHECK(now == expected);
}
