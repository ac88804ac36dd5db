// Completion over whole programs: every word that names something or belongs to the language is taken away, and what is
// proposed in its place is looked at.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "compiler/syntax/tokens.h"
#include "tests/unit/lsp_programs.h"
#include "tools/lsp/features/completion.h"
#include "tools/lsp/uri.h"

using namespace aqua;
using namespace aqua::lsp;

namespace {

/// Words that are no new names: those of the language, and uses of what is defined elsewhere.
std::vector<syntax::Token> wordsOf(const Snapshot& snapshot, const std::string& path) {
  std::vector<syntax::Token> words;
  for (const syntax::Token& token : snapshot.index.tree(path)->tokens) {
    const auto kind = static_cast<syntax::TokenKind>(token.type);
    const Occurrence* here = snapshot.index.at(path, token.begin);
    const bool name = here && here->place.begin == token.begin && !here->isDefinition &&
                      here->place.text() == snapshot.index[here->symbol].name;
    if (name || syntax::isKeyword(kind)) words.push_back(token);
  }
  return words;
}

struct Score {
  size_t asked = 0, found = 0;
  std::vector<std::string> missed;
};

void score(const std::string& path, Score& score) {
  modules::DiskFileSystem disk;
  Workspace workspace(disk);
  std::string text = *disk.read(path).text;
  Document& document = workspace.open(uriOfPath(path), "aqua", 1, text);
  const Snapshot snapshot = workspace.snapshot(document);
  for (const syntax::Token& token : wordsOf(snapshot, path)) {
    const std::string word = text.substr(token.begin, token.end - token.begin);
    document.text = text.substr(0, token.begin) + text.substr(token.end);
    workspace.changed(document);
    const std::vector<Proposal> proposals = complete(workspace, document, token.begin);
    auto same = [&](const Proposal& each) { return each.label == word; };
    auto end = proposals.begin() + static_cast<ptrdiff_t>(std::min<size_t>(10, proposals.size()));
    ++score.asked;
    if (std::find_if(proposals.begin(), end, same) != end) {
      ++score.found;
      continue;
    }
    auto place = snapshot.index.tree(path)->source->lineColumn(token.begin);
    auto at = std::find_if(proposals.begin(), proposals.end(), same);
    score.missed.push_back(fmt::format("{}:{}:{} {} ({} of {})", path, place.line, place.column, word,
                                       at - proposals.begin() + 1, proposals.size()));
  }
}

}  // namespace

TEST_CASE("a word that is taken away from an example is among the first ten proposals, nine times of ten") {
  Score all;
  for (const std::string& path : programsIn({"examples", "stdlib"})) score(path, all);
  const double share = static_cast<double>(all.found) / static_cast<double>(all.asked);
  std::cout << fmt::format("completion: {} of {} words, {:.1f} %\n", all.found, all.asked, 100 * share);
  if (std::getenv("AQUA_VERBOSE"))
    for (const std::string& line : all.missed) std::cout << line << "\n";
  CHECK(all.asked > 1000);
  CHECK(share >= 0.9);
}
