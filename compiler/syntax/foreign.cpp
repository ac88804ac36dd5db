#include "compiler/syntax/foreign.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace aqua::syntax {

namespace {

using diagnostics::Applicability;
using diagnostics::Reported;
using diagnostics::Span;

constexpr ForeignWord kWords[] = {
#define AQUA_FOREIGN_LINE(place, words, fix, instead, say, example) \
  {ForeignPlace::place, words, ForeignFix::fix, instead, say},
#define AQUA_FOREIGN_NAME(place, words, fix, instead, say) {ForeignPlace::place, words, ForeignFix::fix, instead, say},
#include "compiler/syntax/foreign.def"
};

struct ForeignSign {
  std::string_view character, say;
};
constexpr ForeignSign kSigns[] = {
#define AQUA_FOREIGN_SIGN(character, say) {character, say},
#include "compiler/syntax/foreign.def"
};

bool has(std::string_view words, std::string_view word) {
  for (size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

void offer(Reported& reported, Span at, ForeignFix fix, std::string_view instead) {
  const std::string_view text = at.file->text();
  auto blank = [&](uint32_t i) { return i < text.size() && (text[i] == ' ' || text[i] == '\t'); };
  switch (fix) {
  case ForeignFix::None: return;
  case ForeignFix::Drop:
    while (blank(at.end)) ++at.end;
    reported.fix("remove it", {{at, ""}});
    return;
  case ForeignFix::Likely:
  case ForeignFix::Certain:
    if (instead == "!")
      while (blank(at.end)) ++at.end;
    if (instead == ":")
      while (at.begin > 0 && blank(at.begin - 1)) --at.begin;
    reported.fix(fmt::format("write `{}`", instead), {{at, std::string(instead)}},
                 fix == ForeignFix::Certain ? Applicability::Certain : Applicability::Likely);
  }
}

}  // namespace

const ForeignWord* foreignWord(ForeignPlace place, std::string_view word) {
  const auto* found = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const ForeignWord& row) { return row.place == place && has(row.words, word); });
  return found == std::end(kWords) ? nullptr : found;
}

std::string_view foreignCharacter(std::string_view character) {
  for (const ForeignSign& row : kSigns)
    if (row.character == character) return row.say;
  return {};
}

Reported reportForeign(diagnostics::DiagnosticList& issues, Span at, std::string_view say, ForeignFix fix,
                       std::string_view instead) {
  Reported reported = issues.report(diagnostics::Code::ForeignForm, at);
  reported.arg("found", at.text()).arg("say", say);
  offer(reported, at, fix, instead);
  return reported;
}

bool explainForeign(Reported& reported, Span name, ForeignPlace place) {
  const ForeignWord* row = foreignWord(place, name.text());
  if (!row) return false;
  reported.help(std::string(row->say));
  offer(reported, name, row->fix, row->instead);
  return true;
}

}  // namespace aqua::syntax
