#include "tools/lsp/features/completion.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "compiler/syntax/tokens.h"
#include "tools/lsp/features/describe.h"
#include "tools/lsp/features/imports.h"
#include "tools/lsp/features/places.h"
#include "tools/lsp/features/words.h"

namespace aqua::lsp {

namespace {

using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;
using sema::Candidate;
using sema::Probe;

/// What the text behind the cursor tells about the name that is missing.
struct Behind {
  std::string_view rest;            // of the line
  std::string_view member;          // `.member`
  std::optional<size_t> arguments;  // `(a, b)`

  explicit Behind(const Cursor& cursor) {
    rest = cursor.text.substr(cursor.end);
    rest = rest.substr(0, rest.find_first_of("\r\n"));
    if (rest.starts_with('.'))
      member = rest.substr(1, std::min(rest.find_first_of(".()[]{}!,: +-*/%<>=", 1), rest.size()) - 1);
    if (rest.starts_with('(')) arguments = countArguments();
  }

 private:
  size_t countArguments() const {
    size_t depth = 0, commas = 0;
    bool any = false;
    for (char c : rest) {
      if (c == ')' || c == ']' || c == '}') --depth;
      if (depth == 0 && c != '(') break;
      if (depth == 1 && c == ',') ++commas;
      any = any || (depth > 0 && c != ' ');
      if (c == '(' || c == '[' || c == '{') ++depth;
    }
    return any ? commas + 1 : 0;
  }
};

const Type* resultOf(const Type* type) {
  return type && type->kind == TypeKind::Arrow && !type->results.empty() ? type->results[0] : nullptr;
}

/// The lower the better: whether its type fits, whether what stands behind the cursor fits, how often and how near it
/// is used.
class Ranking {
 public:
  Ranking(const Cursor& cursor, const Asked& asked) : behind_(cursor), asked_(asked) {
    std::string_view text = cursor.text;
    std::string_view before = text.substr(0, cursor.begin);
    before.remove_prefix(before.rfind('\n') + 1);
    peer_ = before.ends_with("on ") || before.ends_with("via ");
    items_ = before.ends_with("<- ") &&
             (before.find("for ") != std::string_view::npos || before.find("parseq ") != std::string_view::npos);
    for (size_t i = 0; i < text.size();) {
      size_t begin = i;
      while (i < text.size() && syntax::isNameCharacter(text[i])) ++i;
      if (i > begin && begin != cursor.begin) ++counts_[text.substr(begin, i - begin)];
      if (i == begin) ++i;
    }
  }

  int of(const Candidate& each, size_t order) const {
    int score = each.fits ? 0 : 1000;
    if (!behind_.member.empty()) {
      const bool has =
          each.type && (each.type->field(behind_.member) || (each.type->isCollection() && behind_.member == "length"));
      score += has || each.kind == SymbolKind::Module ? -700 : 700;
    }
    if (behind_.arguments) {
      if (!each.type || each.type->kind != TypeKind::Arrow) score += isMade(each) ? 300 : 900;
      else score += each.type->fields.size() == *behind_.arguments ? -100 : 100;
    } else if (each.type && each.type->kind == TypeKind::Arrow && asked_.probe.place == Probe::Place::Value &&
               !asked_.probe.expected) {
      score += 60;
    }
    // A call may have the type that is wanted.
    if (!each.fits && asked_.probe.expected && resultOf(each.type)) score -= 300;
    if (asked_.probe.place == Probe::Place::Type && each.definition) order = nearness(each);
    if (peer_ && isPeer(each)) score -= 200;
    if (items_ && each.type && each.type->isCollection()) score -= 200;
    auto used = counts_.find(each.name);
    score -= used == counts_.end() ? 0 : 20 + 4 * std::min(used->second, 20);
    return score + static_cast<int>(std::min<size_t>(order, 60));
  }
  const Behind& behind() const { return behind_; }

 private:
  static bool isMade(const Candidate& each) {
    return each.kind == SymbolKind::Data || each.kind == SymbolKind::Ability;
  }

  /// `HOST_PEER_ID`, and what is called so.
  static bool isPeer(const Candidate& each) {
    return each.name.ends_with("peer") || each.name.ends_with("Peer") || each.name.ends_with("relay") ||
           each.name.ends_with("_PEER_ID");
  }
  /// What is defined just above comes first.
  size_t nearness(const Candidate& each) const {
    const auto& all = asked_.probe.candidates;
    return all.size() - static_cast<size_t>(&each - all.data());
  }

  Behind behind_;
  const Asked& asked_;
  bool peer_ = false, items_ = false;  // the name is that of a peer; of what a loop goes through
  std::map<std::string_view, int> counts_;
};

/// What is put in for a name: with its arguments when none stand there.
void setInsert(Proposal& proposal, const Candidate& each, const Ranking& ranking, const Probe& probe) {
  const Probe::Place place = probe.place;
  const Type* expected = probe.expected;
  proposal.insert = proposal.label;
  const bool value = place == Probe::Place::Value || place == Probe::Place::Function || place == Probe::Place::Member ||
                     place == Probe::Place::Module;
  if (!value || !each.type || ranking.behind().rest.starts_with('(')) return;
  // Where a function is expected, it is given and not called.
  const bool call = each.type->kind == TypeKind::Arrow && !(expected && expected->kind == TypeKind::Arrow);
  const bool made = each.kind == SymbolKind::Data || each.kind == SymbolKind::Ability;
  if (!call && !made) return;
  std::string arguments;
  int number = 0;
  for (const ir::TypeField& field : each.type->fields) {
    arguments += number++ == 0 ? "" : ", ";
    std::string_view name = field.name.empty() ? std::string_view("value") : field.name;
    arguments += made ? fmt::format("{} = ${{{}:{}}}", name, number, name) : fmt::format("${{{}:{}}}", number, name);
  }
  proposal.insert += "(" + arguments + ")";
  proposal.snippet = true;
}

}  // namespace

std::vector<Proposal> complete(Workspace& workspace, const Document& document, uint32_t offset) {
  const Cursor cursor = cursorAt(document.text, offset);
  if (auto paths = completePath(workspace, document, offset)) return std::move(*paths);
  std::vector<std::pair<int, Proposal>> ranked;
  const Asked asked = ask(workspace, document, cursor);
  const Ranking ranking(cursor, asked);
  size_t order = 0;
  for (const Candidate& each : asked.probe.candidates) {
    Proposal proposal{.label = std::string(each.name), .insert = {}, .symbol = each.kind};
    setInsert(proposal, each, ranking, asked.probe);
    if (each.type && each.type->kind != TypeKind::Error)
      proposal.detail = each.type->kind == TypeKind::Arrow ? signature(*each.type) : ir::print(*each.type);
    if (each.definition) {
      proposal.definition = each.definition.file->path();
      proposal.offset = each.definition.begin;
    }
    ranked.emplace_back(ranking.of(each, order++), std::move(proposal));
  }
  addWords(cursor, asked, ranked);
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Proposal> proposals;
  for (auto& [score, proposal] : ranked) proposals.push_back(std::move(proposal));
  for (Proposal& each : importable(workspace, document, cursor, offset, asked)) proposals.push_back(std::move(each));
  return proposals;
}

std::optional<SignatureHelp> signatureHelp(Workspace& workspace, const Document& document, uint32_t offset) {
  const Asked asked = ask(workspace, document, cursorAt(document.text, offset));
  if (asked.probe.place == Probe::Place::Nowhere) return std::nullopt;
  const Snapshot snapshot(asked.program);
  const syntax::SyntaxTree* tree = snapshot.index.tree(document.path);
  std::optional<CallAt> call = tree ? callAt(*tree, asked.begin) : std::nullopt;
  const Occurrence* callee = call ? snapshot.index.at(document.path, call->name.span.begin) : nullptr;
  const Symbol* symbol = callee ? &snapshot.index[callee->symbol] : nullptr;
  if (!symbol || !symbol->type || symbol->type->kind != TypeKind::Arrow) return std::nullopt;
  SignatureHelp help;
  help.label = std::string(call->name.text) + "(";
  for (const ir::TypeField& field : symbol->type->fields) {
    help.label += help.parameters.empty() ? "" : ", ";
    auto begin = static_cast<uint32_t>(help.label.size());
    help.label += parameterText(field);
    help.parameters.emplace_back(begin, static_cast<uint32_t>(help.label.size()));
  }
  help.label += ")" + resultsText(*symbol->type);
  help.documentation = documentation(*symbol);
  help.active = call->argument;
  return help;
}

}  // namespace aqua::lsp
