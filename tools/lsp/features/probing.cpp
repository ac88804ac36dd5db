// Questions to the checker about a place in an unfinished text.
#include <algorithm>

#include "compiler/syntax/tokens.h"
#include "tools/lsp/features/completion.h"

namespace aqua::lsp {

namespace {

/// Brackets that are open at the end of a line, as what closes them.
std::string closers(std::string_view line) {
  std::string open;
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '-' && line.substr(i).starts_with("--")) break;
    if (c == '(') open += ')';
    if (c == '[') open += ']';
    if (c == '{') open += '}';
    if (!open.empty() && c == open.back()) open.pop_back();
  }
  std::reverse(open.begin(), open.end());
  return quoted ? "\"" + open : open;
}

}  // namespace

Cursor cursorAt(std::string_view text, uint32_t offset) {
  Cursor cursor{text, offset, offset};
  while (cursor.begin > 0 && syntax::isNameCharacter(text[cursor.begin - 1])) --cursor.begin;
  while (cursor.end < text.size() && syntax::isNameCharacter(text[cursor.end])) ++cursor.end;
  return cursor;
}

std::vector<std::string> probeTexts(const Cursor& cursor, std::string_view name) {
  const std::string_view text = cursor.text;
  size_t lineBegin = text.substr(0, cursor.begin).rfind('\n') + 1;
  size_t lineEnd = std::min(text.find_first_of("\r\n", cursor.end), text.size());
  const std::string line = std::string(text.substr(lineBegin, cursor.begin - lineBegin))
                               .append(name)
                               .append(text.substr(cursor.end, lineEnd - cursor.end));
  auto with = [&](std::string_view ending) {
    return std::string(text.substr(0, lineBegin)).append(line).append(ending).append(text.substr(lineEnd));
  };
  const std::string closed = closers(line);
  std::vector<std::string> texts{with("")};
  if (!closed.empty()) texts.push_back(with(closed));
  texts.push_back(with(closed + ":"));
  // What stands behind the cursor belongs to something else.
  const std::string before(text.substr(lineBegin, cursor.begin - lineBegin));
  texts.push_back(std::string(text.substr(0, lineBegin))
                      .append(before)
                      .append(name)
                      .append(closers(before))
                      .append(text.substr(lineEnd)));
  return texts;
}

Asked ask(Workspace& workspace, const Document& document, const Cursor& cursor) {
  Asked asked;
  for (std::string_view name : {"aquaAsksForThis", "AquaAsksForThis"})
    for (std::string& text : probeTexts(cursor, name)) {
      asked.probe = {};
      asked.probe.name = name;
      asked.begin = cursor.begin;
      asked.program = workspace.probe(document, std::move(text), asked.probe);
      if (asked.probe.place != sema::Probe::Place::Nowhere) return asked;
    }
  return asked;
}

}  // namespace aqua::lsp
