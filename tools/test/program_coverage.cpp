#include "tools/test/program_coverage.h"

#include <memory>

#include "compiler/air/parse.h"
#include "tools/test/annotations.h"

namespace aqua::test {

namespace {

using diagnostics::SourceFile;
using diagnostics::Span;

size_t lineOf(Span span) { return span.file->lineColumn(span.begin).line; }

bool isOurs(const std::string& path) {
  return !path.ends_with(kNativeEnding) && !path.starts_with(driver::kLibraryRoot);
}

/// Calls `each` with every statement of a block and of what is inside of it. Recursion: as deep as the source is
/// nested, which the parser bounds.
template <class Each> void eachStatement(syntax::Block block, Each&& each) {
  for (size_t i = 0; i < block.size(); ++i) {
    const syntax::Statement& statement = syntax::withoutPrefixes(*block[i]);
    each(statement, i + 1 < block.size() ? block[i + 1] : nullptr);
    eachStatement(syntax::blockOf(statement), each);
  }
}

using Decides = ProgramCoverage::Decides;

/// What is counted of a statement: the branches that it decides about, and whether something is done in its line.
struct Counted {
  std::optional<Decides> decides;
  bool works = false;
};

Counted countedOf(const syntax::Statement& statement) {
  constexpr Counted kNothing{}, kWork{std::nullopt, true};
  return syntax::visit(statement, syntax::Overloaded{
                                      [&](const syntax::Return&) { return kNothing; },
                                      [&](const syntax::ServiceId&) { return kNothing; },
                                      [&](const syntax::Push&) { return kWork; },
                                      [&](const syntax::For&) {
                                        return Counted{Decides::For, false};
                                      },
                                      [&](const syntax::Parseq&) {
                                        return Counted{Decides::For, false};
                                      },
                                      [&](const syntax::On&) { return kNothing; },
                                      [&](const syntax::If&) {
                                        return Counted{Decides::If, false};
                                      },
                                      [&](const syntax::Else&) { return kNothing; },
                                      [&](const syntax::Try&) {
                                        return Counted{Decides::Try, false};
                                      },
                                      [&](const syntax::Catch&) { return kNothing; },
                                      [&](const syntax::Otherwise&) { return kNothing; },
                                      [&](const syntax::Par&) { return kNothing; },
                                      [&](const syntax::Co&) { return kNothing; },
                                      [&](const syntax::Join&) { return kNothing; },
                                      [&](const syntax::StreamDecl&) { return kNothing; },
                                      [&](const syntax::Closure&) { return kNothing; },
                                      [&](const syntax::Assign&) { return kNothing; },
                                      [&](const syntax::CallStatement&) { return kWork; },
                                      [&](const syntax::ErrorStatement&) { return kNothing; },
                                  });
}

}  // namespace

ProgramCoverage::ProgramCoverage(const driver::Compiled& compiled) {
  for (const syntax::SyntaxTreePtr& tree : compiled.program->trees)
    if (isOurs(tree->source->path())) add(*tree);
  // What is exported and never called has no runs, and counts.
  for (const driver::CompiledFunction& function : compiled.functions) {
    std::vector<driver::SourceMapEntry> map;
    auto text = std::make_shared<SourceFile>(function.name + ".air", function.airCompact(&map));
    air::Parsed parsed = air::parse(text);
    run::Places places(*parsed.script, std::move(map));
    watch(places);
    beginCase();
  }
}

void ProgramCoverage::add(const syntax::SyntaxTree& tree) {
  FileCoverage& file = coverage_[tree.source->path()];
  for (const syntax::Item* item : tree.root->items)
    if (const auto* func = syntax::as<syntax::Func>(item)) addFunction(file, *func);
}

void ProgramCoverage::addFunction(FileCoverage& file, const syntax::Func& func) {
  bool works = false;
  eachStatement(func.body, [&](const syntax::Statement& statement, const syntax::Statement* next) {
    Counted counted = countedOf(statement);
    if (next && syntax::as<syntax::Otherwise>(next)) counted.decides = Decides::Try;
    size_t line = lineOf(statement.span);
    if (counted.decides) statements_[{statement.span.file, statement.span.begin}] = {*counted.decides, line};
    if (!counted.works) return;
    works = true;
    file.lines[line];
  });
  if (!works) return;  // it may leave nothing in a script
  size_t line = lineOf(func.name.span);
  file.functions[line].name = func.name.text;
  functions_[{func.span.file, func.span.begin}] = {func.span.end, line};
}

const ProgramCoverage::Statement* ProgramCoverage::statementAt(Span span) const {
  auto found = statements_.find({span.file, span.begin});
  return found == statements_.end() ? nullptr : &found->second;
}

size_t ProgramCoverage::functionAt(Span span) const {
  auto after = functions_.upper_bound({span.file, span.begin});
  if (after == functions_.begin()) return 0;
  const auto& [begin, found] = *std::prev(after);
  return begin.first == span.file && span.begin < found.first ? found.second : 0;
}

std::optional<ProgramCoverage::Point> ProgramCoverage::pointOf(const air::Instr& instr, const run::Places& places,
                                                               const Statement* around) {
  Span span = places.of(instr.place);
  if (!span) return std::nullopt;
  auto file = coverage_.find(span.file->path());
  if (file == coverage_.end()) return std::nullopt;
  Point point;
  point.file = &file->second;
  const Statement* statement = statementAt(span);
  auto decides = [&](const Statement* by, Decides what, const air::Instr* body) {
    if (!by || by->what != what) return false;
    point.line = by->line;
    point.decides = what;
    point.body = body;
    return true;
  };
  bool counts = false;
  switch (instr.kind) {
  case air::Kind::Call:
  case air::Kind::Ap:
  case air::Kind::ApMap: counts = (point.line = lineOf(span)) != 0; break;
  case air::Kind::Match:
  case air::Kind::Mismatch: counts = decides(around, Decides::If, static_cast<const air::Match&>(instr).body); break;
  case air::Kind::Xor: counts = decides(statement, Decides::Try, static_cast<const air::Binary&>(instr).right); break;
  case air::Kind::Fold: counts = decides(statement, Decides::For, static_cast<const air::Fold&>(instr).body); break;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Canon:
  case air::Kind::New:
  case air::Kind::Next:
  case air::Kind::Fail:
  case air::Kind::Null:
  case air::Kind::Never: break;
  }
  if (!counts) return std::nullopt;
  point.function = functionAt(span);
  return point;
}

void ProgramCoverage::watch(const run::Places& places) {
  struct Next {
    const air::Instr* instr;
    const Statement* around;  // the `if` whose `xor` is directly around it
  };
  std::vector<Next> rest{{places.script().root, nullptr}};
  while (!rest.empty()) {
    Next next = rest.back();
    rest.pop_back();
    if (auto point = pointOf(*next.instr, places, next.around)) {
      point->file->lines[point->line];
      if (point->decides) {
        auto& branches = point->file->branches[point->line];
        branches[0];
        bool streams = next.instr->kind == air::Kind::Fold &&
                       air::isStream(static_cast<const air::Fold&>(*next.instr).iterable.kind);
        if (!streams) branches[1];  // of a stream nobody knows that no more is going to come
      }
      points_.emplace(next.instr, *point);
    }
    Span span = next.instr->kind == air::Kind::Xor ? places.of(next.instr->place) : Span{};
    const Statement* around = span ? statementAt(span) : nullptr;
    for (const air::Instr* part : air::children(*next.instr))
      if (part) rest.push_back({part, around});
  }
}

void ProgramCoverage::begins(const air::Instr& instr) {
  if (!open_.empty()) {
    auto around = points_.find(open_.back().instr);
    if (around != points_.end() && around->second.body == &instr) open_.back().body = true;
  }
  open_.push_back({&instr});
}

void ProgramCoverage::ends(const air::Instr& instr, End how) {
  bool body = !open_.empty() && open_.back().body;
  if (!open_.empty()) open_.pop_back();
  auto point = points_.find(&instr);
  if (point == points_.end()) return;
  Seen& seen = seen_[&instr];
  if (!point->second.decides) {
    seen.line |= how == End::Done;
    return;
  }
  switch (*point->second.decides) {
  case Decides::If:
    // The two comparisons of an `if` with `else` are opposites: 0 is "equal" of both.
    if (body) seen.branches[instr.kind == air::Kind::Match ? 0 : 1] = true;
    else if (how == End::Failed) seen.branches[instr.kind == air::Kind::Match ? 1 : 0] = true;
    break;
  case Decides::Try:
    if (body) seen.branches[1] = true;
    else if (how == End::Done) seen.branches[0] = true;
    break;
  case Decides::For:
    if (body) seen.branches[0] = true;
    else if (how == End::Done && !air::isStream(static_cast<const air::Fold&>(instr).iterable.kind))
      seen.branches[1] = true;
    break;
  }
  seen.line |= seen.branches[0] || seen.branches[1];
}

void ProgramCoverage::begin() {
  seen_.clear();
  open_.clear();
}

void ProgramCoverage::endRun() {
  // Several instructions may stand for one line, and one run counts once.
  Coverage run;
  std::map<const FileCoverage*, FileCoverage> hits;
  for (const auto& [instr, seen] : seen_) {
    const Point& point = points_.at(instr);
    FileCoverage& hit = hits[point.file];
    if (seen.line) hit.lines[point.line] = 1;
    if (seen.line && point.function != 0) hit.functions[point.function].runs = 1;
    for (uint32_t i = 0; i < 2; ++i)
      if (seen.branches[i]) hit.branches[point.line][i] = 1;
  }
  for (auto& [path, file] : coverage_) {
    auto hit = hits.find(&file);
    if (hit == hits.end()) continue;
    for (auto& [line, runs] : hit->second.lines) file.lines[line] += runs;
    for (auto& [line, function] : hit->second.functions) file.functions[line].runs += function.runs;
    for (auto& [line, branches] : hit->second.branches)
      for (auto& [number, runs] : branches) file.branches[line][number] += runs;
  }
  begin();
}

}  // namespace aqua::test
