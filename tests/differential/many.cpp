// Executes many command lines of `aqua` in one process, so that what they share is loaded once.
//   aqua_many < LINES    LINES: lists of words in JSON, one a line; prints {"code", "err"} for each.
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "runtime/values/value.h"
#include "tests/run_aqua.h"

int main() {
  using aqua::values::Value;
  const aqua::modules::DiskFileSystem files;
  aqua::base::DiskOutputFiles outputs;
  for (std::string line; std::getline(std::cin, line);) {
    auto json = aqua::values::parseJson(line);
    if (!json || !json->isArray()) return std::cerr << "not a list of words: " << line << "\n", 2;
    std::vector<std::string> words;
    for (const Value& word : json->asArray()) words.emplace_back(word.asString());
    const aqua::Ran ran = aqua::runAqua(std::move(words), "", files, outputs);
    std::cout << fmt::format(R"({{"code":{},"err":{}}})", ran.code, Value::string(ran.err).text()) << std::endl;
  }
  return 0;
}
