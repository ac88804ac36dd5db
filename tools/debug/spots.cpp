#include "tools/debug/spots.h"

#include <algorithm>

namespace aqua::debug {

namespace {

bool hasPeer(const air::Instr& instr) { return instr.kind == air::Kind::Call || instr.kind == air::Kind::Canon; }

}  // namespace

void Spots::grow() {
  const size_t from = spots_.size();
  for (size_t moment = from; moment < timeline_.size(); ++moment) spots_.push_back(spotOf(timeline_[moment]));
  for (size_t moment = from; moment < timeline_.size(); ++moment) {
    spots_[moment].opens = opens(moment);
    spots_[moment].enters = spots_[moment].opens && enters(moment);
  }
}

Spot Spots::spotOf(const Moment& moment) const {
  Spot spot;
  if (!moment.instr || moment.call == kNobody) return spot;
  const driver::SourceMapEntry entry = target_.job(moment.call).places.at(moment.instr->place);
  if (!entry.span) return spot;
  spot.span = entry.span;
  spot.entry = entry.entry;
  spot.line = static_cast<uint32_t>(entry.span.file->lineColumn(entry.span.begin).line);
  return spot;
}

/// Ways of a particle, and of an error, are nothing that the program says.
bool Spots::isStatement(const air::Instr& instr, uint32_t call) const {
  switch (instr.kind) {
  case air::Kind::Call:
  case air::Kind::Ap:
  case air::Kind::ApMap:
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Fold: return true;
  case air::Kind::Canon: return static_cast<const air::Canon&>(instr).stream.text != target_.functionOf(call).hopStream;
  case air::Kind::Fail: return static_cast<const air::Fail&>(instr).literal;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Xor:
  case air::Kind::New:
  case air::Kind::Next:
  case air::Kind::Null:
  case air::Kind::Never: break;
  }
  return false;
}

std::set<uint32_t> Spots::linesOf(std::string_view path) const {
  std::set<uint32_t> lines;
  for (uint32_t call = 0; call < target_.calls(); ++call) {
    const run::Places& places = target_.job(call).places;
    for (const air::Instr* instr : air::instructionsOf(*places.script().root)) {
      const Span span = isStatement(*instr, call) ? places.of(instr->place) : Span{};
      if (span && span.file->path() == path)
        lines.insert(static_cast<uint32_t>(span.file->lineColumn(span.begin).line));
    }
  }
  return lines;
}

/// Peers prepare what another one is going to execute, such as the stream that a `join` looks at.
bool Spots::isForAnother(size_t moment) const {
  const Moment& what = timeline_[moment];
  if (hasPeer(*what.instr)) return false;
  for (size_t next = moment + 1; next < timeline_.size() && timeline_[next].turn == what.turn; ++next) {
    const Moment& then = timeline_[next];
    if (!then.instr || !hasPeer(*then.instr) || spots_[next].span != spots_[moment].span) continue;
    if (spots_[next].entry == spots_[moment].entry) return then.kind == Moment::Kind::Passes;
  }
  return false;
}

/// In a loop an entry is gone through again and again, and begins with the same instruction each time.
bool Spots::enters(size_t moment) {
  const Moment& what = timeline_[moment];
  const uint32_t begin = what.instr->place.begin;
  return first_.try_emplace({what.call, spots_[moment].entry}, begin).first->second == begin;
}

bool Spots::opens(size_t moment) {
  const Moment& what = timeline_[moment];
  const Spot& spot = spots_[moment];
  if (!spot.span || what.kind != Moment::Kind::Executes || !isStatement(*what.instr, what.call) || isForAnother(moment))
    return false;
  Last& last = last_[{what.peer, what.particle}];
  const uint32_t begin = what.instr->place.begin;
  const bool opens =
      last.file != spot.span.file || last.line != spot.line || last.entry != spot.entry || begin <= last.begin;
  last = {spot.span.file, spot.line, begin, spot.entry};
  return opens;
}

std::vector<Frame> Spots::framesOf(size_t moment) const {
  std::vector<Frame> frames;
  const Spot& spot = spots_[moment];
  if (!spot.span) return frames;
  const std::vector<plan::Entry>& entries = entriesOf(moment);
  Span span = spot.span;
  for (uint32_t entry = spot.entry; entry != 0; entry = entries[entry].outer) {
    frames.push_back({std::string(entries[entry].name), span, entry});
    span = entries[entry].call;
  }
  if (frames.empty()) frames.push_back({target_.job(timeline_[moment].call).name, span, 0});
  return frames;
}

size_t Spots::depthOf(size_t moment) const {
  size_t depth = 0;
  if (!spots_[moment].span) return depth;
  const std::vector<plan::Entry>& entries = entriesOf(moment);
  for (uint32_t entry = spots_[moment].entry; entry != 0; entry = entries[entry].outer) ++depth;
  return depth;
}

const syntax::SyntaxTree* Spots::treeOf(const diagnostics::SourceFile* file) const {
  for (const syntax::SyntaxTreePtr& tree : target_.compiled().program->trees)
    if (tree->source.get() == file) return tree.get();
  return nullptr;
}

const syntax::Func* Spots::functionAt(const syntax::SyntaxTree& tree, uint32_t offset) {
  for (const syntax::Item* item : tree.root->items)
    if (const auto* func = syntax::as<syntax::Func>(item);
        func && func->span.begin <= offset && offset <= func->span.end)
      return func;
  return nullptr;
}

namespace {

/// The innermost `on` or `parseq` whose block has the place; null: none.
const syntax::Statement* blockAround(syntax::Block block, uint32_t offset) {
  const syntax::Statement* found = nullptr;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const syntax::Statement* each : block) {
      if (offset < each->span.begin || offset > each->span.end) continue;
      const syntax::Statement& statement = syntax::withoutPrefixes(*each);
      block = syntax::blockOf(statement);
      deeper = !block.empty() && offset >= block.front()->span.begin;
      if (deeper && (syntax::as<syntax::On>(&statement) || syntax::as<syntax::Parseq>(&statement))) found = &statement;
      break;
    }
  }
  return found;
}

}  // namespace

bool Spots::isInsideBlockOf(size_t moment, size_t other) const {
  const Spot& around = spots_[other];
  const Spot& spot = spots_[moment];
  if (!spot.span || timeline_[moment].call != timeline_[other].call) return false;
  const std::vector<plan::Entry>& entries = entriesOf(moment);
  uint32_t entry = spot.entry;
  Span span = spot.span;
  for (; entry != around.entry && entry != 0; entry = entries[entry].outer) span = entries[entry].call;
  if (entry != around.entry) return false;
  const syntax::SyntaxTree* tree = treeOf(around.span.file);
  const syntax::Func* function = tree ? functionAt(*tree, around.span.begin) : nullptr;
  const syntax::Statement* block = function ? blockAround(function->body, around.span.begin) : nullptr;
  if (!block) return true;
  return span.file == around.span.file && block->span.begin <= span.begin && span.begin <= block->span.end;
}

}  // namespace aqua::debug
