// `aqua explain`: what a code means, with a wrong and a right program.
#include <fmt/format.h>

#include "tools/cli/session.h"
#include "tools/explain/explain.h"

namespace aqua::cli {

namespace {

std::string listOfCodes() {
  std::string text;
  for (diagnostics::Code code : diagnostics::allCodes())
    text += fmt::format("{}  {:<8}{}\n", diagnostics::codeText(code),
                        diagnostics::severityName(diagnostics::info(code).severity), diagnostics::info(code).name);
  return text;
}

}  // namespace

ExitCode runExplain(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  if (words.empty()) {
    session.result(listOfCodes());
    return ExitCode::Done;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    auto code = explain::codeFromWord(words[i]);
    if (!code) {
      std::vector<std::string_view> names;
      for (diagnostics::Code each : diagnostics::allCodes()) names.push_back(diagnostics::info(each).name);
      std::string_view near = nearest(words[i], names);
      return session.usage({fmt::format("`{}` is neither a code nor the name of one", words[i]),
                            near.empty() ? "`aqua explain` lists all" : fmt::format("did you mean `{}`?", near)});
    }
    session.result(fmt::format("{}{}", i == 0 ? "" : "\n", explain::page(*code, session.settings().outColors)));
  }
  return ExitCode::Done;
}

}  // namespace aqua::cli
