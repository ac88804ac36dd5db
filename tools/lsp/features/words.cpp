#include "tools/lsp/features/words.h"

#include <algorithm>

#include "compiler/syntax/tokens.h"

namespace aqua::lsp {

namespace {

using sema::Probe;

enum class Rest : uint8_t { Anything, Colon, Value, Arrow, Name, Names, Assigned, Typed, Opened, Signature };

struct Word {
  std::string_view text;
  WordPlace place;
  Rest rest;
  std::string_view snippet;
};
constexpr Word kWords[] = {
#define COMPLETION_WORD(text, place, rest, snippet) {text, WordPlace::place, Rest::rest, snippet},
#include "tools/lsp/features/completions.def"
#undef COMPLETION_WORD
};

std::string_view trimmed(std::string_view text) {
  size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}
std::string_view firstWord(std::string_view text) {
  return text.substr(
      0, static_cast<size_t>(std::find_if_not(text.begin(), text.end(), syntax::isNameCharacter) - text.begin()));
}
bool endsValue(std::string_view text) {
  return !text.empty() && (syntax::isNameCharacter(text.back()) ||
                           std::string_view(")]}\"!").find(text.back()) != std::string_view::npos);
}

bool fits(Rest expected, std::string_view rest) {
  const bool block = rest.ends_with(':');
  const size_t arrow = rest.find("<-");
  switch (expected) {
  case Rest::Anything: return firstWord(rest) == "on" || firstWord(rest) == "for" || firstWord(rest) == "join";
  case Rest::Colon: return rest == ":";
  case Rest::Value: return block && rest.size() > 1 && arrow == std::string_view::npos;
  case Rest::Arrow: return block && arrow != std::string_view::npos;
  case Rest::Name: return !block && !firstWord(rest).empty();
  case Rest::Names:
    return !block && (!firstWord(rest).empty() || rest.starts_with('"')) && arrow == std::string_view::npos;
  case Rest::Assigned: return rest.find('=') != std::string_view::npos;
  case Rest::Typed: return rest.find(": ") != std::string_view::npos && rest.find('(') == std::string_view::npos;
  case Rest::Opened: return block && !firstWord(rest).empty();
  case Rest::Signature: return block && rest.find('(') != std::string_view::npos;
  }
  return false;
}

/// Where the cursor stands in its line, and in its block.
WordPlace placeOf(const Cursor& cursor, const Asked& asked) {
  const size_t lineBegin = cursor.text.substr(0, cursor.begin).rfind('\n') + 1;
  const std::string_view before = cursor.text.substr(lineBegin, cursor.begin - lineBegin);
  const std::string_view line = trimmed(before);
  if (before.empty()) return WordPlace::Top;
  if (line.find("--") != std::string_view::npos || line.ends_with('.')) return WordPlace::None;
  if (line.empty() || line == "par" || line == "co") return WordPlace::Statement;
  const std::string_view first = firstWord(line);
  const bool value = endsValue(line) && before.back() == ' ' && line != first;
  const bool arrow = line.find("<-") != std::string_view::npos && !line.ends_with("<-");
  const bool quoted = line.find('"') != std::string_view::npos;
  if (!value) {
    if (line.ends_with('=') && !line.ends_with("==") && before.starts_with(' ')) return WordPlace::AfterAssign;
    const Probe::Place place = asked.probe.place;
    return place == Probe::Place::Value ? WordPlace::Value : WordPlace::None;
  }
  if (first == "aqua") return WordPlace::AfterModule;
  if (first == "export") return WordPlace::AfterName;
  if (first == "import" || first == "use") return quoted ? WordPlace::AfterName : WordPlace::AfterNames;
  if (first == "on") return WordPlace::AfterPeer;
  if (first == "for" && arrow) return WordPlace::AfterIterable;
  if (first == "parseq" && arrow)
    return line.find(" on ") == std::string_view::npos ? WordPlace::AfterItems : WordPlace::AfterPeer;
  return WordPlace::None;
}

int scoreOf(const Word& word, std::string_view rest) {
  if (rest.empty()) return 100;
  return fits(word.rest, rest) ? -600 : word.rest == Rest::Anything ? 300 : 800;
}

/// `true` and `false`, the words that are values.
int truthScore(const ir::Type* expected) {
  const bool other = expected && !(expected->kind == ir::TypeKind::Scalar && expected->scalar == ir::Scalar::Bool);
  return other ? 1500 : expected ? -50 : 500;
}

}  // namespace

void addWords(const Cursor& cursor, const Asked& asked, std::vector<std::pair<int, Proposal>>& ranked) {
  const WordPlace place = placeOf(cursor, asked);
  std::string_view rest = cursor.text.substr(cursor.end);
  rest = trimmed(rest.substr(0, rest.find_first_of("\r\n")));
  const bool after = place != WordPlace::Top && place != WordPlace::Statement && place != WordPlace::Value;
  for (const Word& word : kWords) {
    // Names of an import may be followed by more of them, or by where they are from.
    const bool also = place == WordPlace::AfterNames && word.place == WordPlace::AfterName;
    if (word.place != place && !also) continue;
    Proposal proposal{.label = std::string(word.text), .insert = std::string(word.text), .kind = ProposalKind::Word};
    if (rest.empty() && !word.snippet.empty()) {
      proposal.insert += word.snippet;
      proposal.snippet = true;
    }
    const int score = after ? -900 : place == WordPlace::Value ? truthScore(asked.probe.expected) : scoreOf(word, rest);
    ranked.emplace_back(score, std::move(proposal));
  }
}

}  // namespace aqua::lsp
