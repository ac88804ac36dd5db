// `aqua diagram`: who does what on which peer, from source alone.
#include "compiler/diagram/diagram.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

using Writer = std::string (*)(const diagram::Diagram&);

Writer writerOf(std::string_view format) {
  if (format == "text") return diagram::text;
  if (format == "mermaid") return diagram::mermaid;
  if (format == "svg") return diagram::svg;
  return nullptr;
}

/// The function that is meant; an error when that is not clear.
std::optional<UsageError> choose(const driver::Compiled& compiled, const std::vector<std::string>& words,
                                 std::string& name) {
  std::vector<std::string_view> names;
  for (const ir::Export& exported : compiled.program->exports)
    if (exported.function) names.push_back(exported.name);
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  if (words.size() < 2) {
    if (names.empty()) return UsageError{fmt::format("{} exports no function", words[0]), ""};
    if (names.size() > 1)
      return UsageError{fmt::format("{} exports {}, expected one of them after the file", words[0], list), ""};
    name = names.front();
    return std::nullopt;
  }
  name = words[1];
  if (std::find(names.begin(), names.end(), name) != names.end()) return std::nullopt;
  const std::string_view meant = nearest(name, names);
  return UsageError{fmt::format("{} exports no function `{}`", words[0], name),
                    !meant.empty()  ? fmt::format("did you mean `{}`?", meant)
                    : names.empty() ? ""
                                    : fmt::format("it exports {}", list)};
}

}  // namespace

ExitCode runDiagram(const Session& session) {
  const Arguments& arguments = session.arguments();
  const std::string format = arguments.last(OptionId::DiagramFormat, "text");
  const Writer write = writerOf(format);
  if (!write) return session.usage({fmt::format("`--format {}`, expected text, mermaid or svg", format), ""});
  driver::Options options = session.compiler().options();
  options.keepPlans = true;
  const driver::Compiled compiled = session.compiler().compile(arguments.positionals.front(), options);
  session.report(compiled.issues, true);
  if (!compiled.ok()) return exitCodeOf(compiled.issues);
  std::string name;
  if (auto wrong = choose(compiled, arguments.positionals, name)) return session.usage(*wrong);
  const driver::CompiledFunction* function = compiled.find(name);
  if (function) session.result(write(diagram::make(*function->placedPlan)));
  return exitCodeOf(compiled.issues);
}

}  // namespace aqua::cli
