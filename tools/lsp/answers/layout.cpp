// Formatting: a file, a part of it, the line that is begun.
#include "compiler/format/format.h"

#include <algorithm>
#include "compiler/format/line_diff.h"
#include "tools/lsp/answers/answers.h"

namespace aqua::lsp {

namespace {

/// Changes of lines that have something in `within`; null: all. Nothing where the text has errors, which are shown.
std::optional<json::Array> layoutEdits(Context& context, const diagnostics::SourceFilePtr& source,
                                       const diagnostics::Span* within) {
  format::Formatted formatted = format::formatSource(source);
  if (!formatted.text) return std::nullopt;
  auto before = format::splitLines(source->text()), after = format::splitLines(*formatted.text);
  std::vector<uint32_t> starts{0};
  for (std::string_view line : before) starts.push_back(starts.back() + static_cast<uint32_t>(line.size()));
  json::Array edits;
  for (const format::Change& change : format::diffLines(before, after)) {
    const diagnostics::Span span{source.get(), starts[change.oldBegin], starts[change.oldEnd]};
    if (within && (span.end < within->begin || span.begin > within->end)) continue;
    std::string text;
    for (uint32_t line = change.newBegin; line < change.newEnd; ++line) text += after[line];
    edits.push_back(context.editOf({span, std::move(text)}));
  }
  return edits;
}

diagnostics::SourceFilePtr sourceOf(const Document& document) {
  return std::make_shared<const diagnostics::SourceFile>(document.path, document.text);
}

}  // namespace

Answer formatting(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  diagnostics::SourceFilePtr source = sourceOf(*document);
  if (auto edits = layoutEdits(context, source, nullptr)) answer.result = std::move(*edits);
  context.forgetPositions();
  return answer;
}

Answer rangeFormatting(Context& context, Params params) {
  Answer answer;
  Document* document = context.programOf(params, answer);
  if (!document) return answer;
  diagnostics::SourceFilePtr source = sourceOf(*document);
  auto range = context.spanOf(object(params, "range"), *source);
  if (!range) return fail(ErrorCode::InvalidParams, "no `range`");
  if (auto edits = layoutEdits(context, source, &*range)) answer.result = std::move(*edits);
  context.forgetPositions();
  return answer;
}

/// After the end of a line: the next one begins in the block that a `:` opens, or where the last one did.
Answer onTypeFormatting(Context& context, Params params) {
  Answer answer;
  auto place = context.placeOf(params, answer);
  if (!place) return answer;
  const std::string text = place->document->text;
  const size_t begin = place->offset == 0 ? 0 : text.rfind('\n', place->offset - 1) + 1;
  const size_t content = std::min(text.find_first_not_of(" \t", begin), text.size());
  if (begin == 0) return answer;
  size_t last = text.find_last_not_of(" \t\r\n", begin - 1);
  if (last == std::string::npos) return answer;
  const size_t lastBegin = text.rfind('\n', last) + 1;
  size_t indent = text.find_first_not_of(" \t", lastBegin) - lastBegin;
  if (text[last] == ':') indent += 2;
  diagnostics::SourceFilePtr source = sourceOf(*place->document);
  json::Array edits;
  if (content - begin != indent)
    edits.push_back(context.editOf(
        {{source.get(), static_cast<uint32_t>(begin), static_cast<uint32_t>(content)}, std::string(indent, ' ')}));
  context.forgetPositions();
  answer.result = std::move(edits);
  return answer;
}

}  // namespace aqua::lsp
