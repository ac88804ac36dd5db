// Formatting.
#include "compiler/format/format.h"
#include "compiler/format/line_diff.h"
#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

Answer formatting(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  auto source = std::make_shared<const diagnostics::SourceFile>(document->path, document->text);
  format::Formatted formatted = format::formatSource(source);
  context.forgetPositions();
  if (!formatted.text) return answer;  // the errors are shown already
  auto before = format::splitLines(source->text()), after = format::splitLines(*formatted.text);
  std::vector<uint32_t> starts{0};
  for (std::string_view line : before) starts.push_back(starts.back() + static_cast<uint32_t>(line.size()));
  json::Array edits;
  for (const format::Change& change : format::diffLines(before, after)) {
    std::string text;
    for (uint32_t line = change.newBegin; line < change.newEnd; ++line) text += after[line];
    edits.push_back(
        json::Object{{"range", context.rangeOf({source.get(), starts[change.oldBegin], starts[change.oldEnd]})},
                     {"newText", json::fixUTF8(text)}});
  }
  answer.result = std::move(edits);
  return answer;
}

}  // namespace aqua::lsp
