#include "runtime/vm/trace.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <fmt/format.h>

namespace aqua::vm {

namespace {

using Kind = State::Kind;

bool isCall(const State& state) {
  switch (state.kind) {
  case Kind::CallSent:
  case Kind::CallRequested:
  case Kind::CallScalar:
  case Kind::CallStream:
  case Kind::CallUnused:
  case Kind::CallFailed: return true;
  case Kind::Par:
  case Kind::Ap:
  case Kind::CanonSent:
  case Kind::CanonDone:
  case Kind::Fold: return false;
  }
  return false;
}
bool isSent(const State& state) { return state.kind == Kind::CallSent || state.kind == Kind::CallRequested; }
bool isCanon(const State& state) { return state.kind == Kind::CanonSent || state.kind == Kind::CanonDone; }

std::string cidText(const Cid& cid) { return fmt::format("CID(\"{}\")", cid.view()); }

}  // namespace

std::string valueDebugText(const State& state) {
  if (state.kind == Kind::CallScalar) return fmt::format("Scalar({})", cidText(state.text));
  if (state.kind == Kind::CallUnused) return fmt::format("Unused({})", cidText(state.text));
  return fmt::format("Stream {{ cid: {}, generation: {} }}", cidText(state.text), state.left);
}

namespace {

std::string callText(const State& state) {
  switch (state.kind) {
  case Kind::CallSent: return fmt::format("RequestSentBy(PeerId(\"{}\"))", state.text.view());
  case Kind::CallRequested:
    return fmt::format("RequestSentBy(PeerIdWithCallId {{ peer_id: \"{}\", call_id: {} }})", state.text.view(),
                       state.left);
  case Kind::CallScalar:
  case Kind::CallStream:
  case Kind::CallUnused: return fmt::format("Executed({})", valueDebugText(state));
  case Kind::CallFailed: return fmt::format("Failed({})", cidText(state.text));
  case Kind::Par:
  case Kind::Ap:
  case Kind::CanonSent:
  case Kind::CanonDone:
  case Kind::Fold: break;
  }
  return "";
}

std::string canonText(const State& state) {
  if (state.kind == Kind::CanonSent) return fmt::format("RequestSentBy(\"{}\")", state.text.view());
  return fmt::format("Executed({})", cidText(state.text));
}

std::string parText(const State& state) {
  return fmt::format("ParResult {{ left_size: {}, right_size: {} }}", state.left, state.right);
}

std::string apText(const State& state) {
  std::string list;
  if (!state.generations) {
    list = std::to_string(state.left);
  } else {
    for (uint32_t generation : state.generations->list) {
      if (!list.empty()) list += ", ";
      list += std::to_string(generation);
    }
  }
  return fmt::format("ApResult {{ res_generations: [{}] }}", list);
}

std::string foldText(const State& state) {
  std::string lore;
  for (const LoreEntry& entry : state.lore->entries) {
    std::string parts;
    for (const Span& part : entry.parts) {
      if (!parts.empty()) parts += ", ";
      parts += fmt::format("SubTraceDesc {{ begin_pos: {}, subtrace_len: {} }}", part.begin, part.length);
    }
    if (!lore.empty()) lore += ", ";
    lore += fmt::format("FoldSubTraceLore {{ value_pos: {}, subtraces_desc: [{}] }}", entry.position, parts);
  }
  return fmt::format("FoldResult {{ lore: [{}] }}", lore);
}

/// The form for people, which some messages use instead.
std::string displayText(const State& state) {
  switch (state.kind) {
  case Kind::Par: return fmt::format("par({}, {})", state.left, state.right);
  case Kind::CallSent: return fmt::format("request_sent_by({})", state.text.view());
  case Kind::CallRequested: return fmt::format("request_sent_by({}: {})", state.text.view(), state.left);
  case Kind::CallScalar:
  case Kind::CallStream:
  case Kind::CallUnused: return fmt::format("executed({})", valueDebugText(state));
  case Kind::CallFailed: return fmt::format("failed({})", cidText(state.text));
  case Kind::Ap: return debugText(state);
  case Kind::CanonSent:
  case Kind::CanonDone: return "canon [<object>]";
  case Kind::Fold: break;
  }
  std::string out = "fold(\n";
  for (const LoreEntry& entry : state.lore->entries) {
    out += fmt::format("          {} - ", entry.position);
    for (size_t i = 0; i < entry.parts.size(); ++i)
      out += fmt::format("{}[{}, {}]", i == 0 ? "" : ", ", entry.parts[i].begin, entry.parts[i].length);
    out += '\n';
  }
  return out + "     )";
}

bool add(uint32_t& sum, uint32_t more) {
  if (sum > std::numeric_limits<uint32_t>::max() - more) return false;
  sum += more;
  return true;
}

const Trace kNoTrace;

constexpr const char* kSides[2] = {"previous", "current"};

}  // namespace

std::string debugText(const State& state) {
  switch (state.kind) {
  case Kind::Par: return fmt::format("Par({})", parText(state));
  case Kind::CallSent:
  case Kind::CallRequested:
  case Kind::CallScalar:
  case Kind::CallStream:
  case Kind::CallUnused:
  case Kind::CallFailed: return fmt::format("Call({})", callText(state));
  case Kind::Ap: return fmt::format("Ap({})", apText(state));
  case Kind::CanonSent:
  case Kind::CanonDone: return fmt::format("Canon({})", canonText(state));
  case Kind::Fold: return fmt::format("Fold({})", foldText(state));
  }
  return "";
}

Merger::Merger(const Trace& previous, const Trace& current)
    : sides_{{&previous, 0, static_cast<uint32_t>(previous.size())},
             {&current, 0, static_cast<uint32_t>(current.size())}} {}

void Merger::reserve() {
  size_t states = std::max(sides_[0].trace->size(), sides_[1].trace->size()) + 16;
  trace_.reserve(states);
  origins_.reserve(states);
}

void Merger::read(Span previous, Span current) {
  sides_[0].position = previous.begin;
  sides_[0].window = previous.length;
  sides_[1].position = current.begin;
  sides_[1].window = current.length;
}

bool Merger::resumeFold(const Trace& previous, const Trace* current, uint32_t at) {
  Fold& fold = folds_.back();
  const auto end = static_cast<uint32_t>(previous.size());
  sides_[0] = {&previous, end, 0};
  fold.after[0] = {end, 0};
  sides_[1] = {current ? current : &kNoTrace, at, current ? static_cast<uint32_t>(current->size()) - at : 0};
  fold.lore[0] = fold.lore[1] = {};
  fold.after[1] = {at, 0};
  ended_.reset();
  if (!current) return true;
  const State* state = sides_[1].take();
  return state && state->kind == Kind::Fold && foldSide(fold, 1, state);
}

void Merger::move(const Moves& moves, uint32_t size) {
  base_ = size;
  for (Fold& fold : folds_) {
    fold.header = moves(fold.header);
    moves(fold.written);
  }
}

std::array<uint32_t, 2> Merger::origin(uint32_t position) const {
  if (position >= base_) return origins_[position - base_];
  for (const auto& [known, current] : earlier_)
    if (known == position) return {Met::kNowhere, current};
  return {Met::kNowhere, Met::kNowhere};
}

std::vector<State> Merger::give() {
  base_ = size();
  origins_.clear();
  earlier_.clear();
  return std::exchange(trace_, {});
}

void Merger::readLast(const Trace& previous) {
  --base_;
  sides_[0] = {&previous, base_, 1};
  sides_[1] = {&kNoTrace, 0, 0};
  ended_.reset();
}

bool Merger::fail(std::string text) {
  error_ = std::move(text);
  return false;
}

void Merger::emit(State&& state, const Met& met) {
  trace_.push_back(std::move(state));
  origins_.push_back({met.previous, met.current});
}

void Merger::emit(const State& state, const Met& met) {
  trace_.push_back(state);
  origins_.push_back({met.previous, met.current});
}

// -------------------------------------------------------------------------------------------------- states (8.1, 8.2)

/// A state that was just taken, as data has it.
State Merger::shown(size_t side, const State& state) const {
  return state.kind == Kind::Par && state.toEnd ? State::par(state.left, sides_[side].window - state.left) : state;
}

bool Merger::expected(const State* previous, const State* current, bool previousFits, bool currentFits,
                      const char* what) {
  if (previous && current) {
    if (previousFits && currentFits) return true;
    return fail(fmt::format("previous and current data have incompatible states: '{}' '{}'",
                            debugText(shown(0, *previous)), debugText(shown(1, *current))));
  }
  if (previous && !previousFits)
    return fail(
        fmt::format("state from previous `{}` is incompatible with expected {}", debugText(shown(0, *previous)), what));
  if (current && !currentFits)
    return fail(
        fmt::format("state from current `{}` is incompatible with expected {}", debugText(shown(1, *current)), what));
  return true;
}

bool Merger::meetCall(Met& met) {
  uint32_t at[2] = {sides_[0].position, sides_[1].position};
  const State* previous = sides_[0].take();
  const State* current = sides_[1].take();
  if (!expected(previous, current, previous && isCall(*previous), current && isCall(*current), "call")) return false;
  if (!previous && !current) return true;
  bool takeCurrent = !previous || (current && isSent(*previous) && !isSent(*current));
  met.state = takeCurrent ? current : previous;
  met.fromPrevious = !takeCurrent;
  (takeCurrent ? met.current : met.previous) = at[takeCurrent ? 1 : 0];
  if (!previous || !current || isSent(*previous) || isSent(*current)) return true;
  bool failed[2] = {previous->kind == Kind::CallFailed, current->kind == Kind::CallFailed};
  if (failed[0] != failed[1])
    return fail(fmt::format("previous and current call results are incompatible: '{}' '{}'", callText(*previous),
                            callText(*current)));
  if (previous->kind != current->kind || !(previous->text == current->text)) {
    if (failed[0])
      return fail(fmt::format("previous and current call results are incompatible: '{}' '{}'", callText(*previous),
                              callText(*current)));
    return fail(fmt::format("values in call results are not equal: {} != {}", valueDebugText(*previous),
                            valueDebugText(*current)));
  }
  if (!failed[0]) met.current = at[1];
  return true;
}

bool Merger::nothingNew() const {
  const Slider& previous = sides_[0];
  const Slider& current = sides_[1];
  if (current.window > previous.window) return false;
  for (uint32_t i = 0; i < current.window; ++i) {
    const State& mine = (*previous.trace)[previous.position + i];
    const State& theirs = (*current.trace)[current.position + i];
    bool less = (isCall(mine) && isCall(theirs) && isSent(theirs)) || (isCanon(mine) && theirs.kind == Kind::CanonSent);
    bool equal = mine.kind == theirs.kind && mine.text == theirs.text && !mine.generations && !theirs.generations &&
                 mine.kind != Kind::Par && mine.kind != Kind::Fold;
    if (!less && !equal) return false;
  }
  return true;
}

void Merger::copyPrevious() {
  Slider& previous = sides_[0];
  Slider& current = sides_[1];
  while (previous.window > 0) {
    Met met;
    met.previous = previous.position;
    if (current.window > 0) {
      const State& theirs = (*current.trace)[current.position];
      if ((isCall(theirs) && !isSent(theirs)) || theirs.kind == Kind::Ap) met.current = current.position;
      current.take();
    }
    emit(*previous.take(), met);
  }
}

bool Merger::meetAp(Met& met) {
  uint32_t at[2] = {sides_[0].position, sides_[1].position};
  const State* states[2] = {sides_[0].take(), sides_[1].take()};
  if (!expected(states[0], states[1], states[0] && states[0]->kind == Kind::Ap,
                states[1] && states[1]->kind == Kind::Ap, "ap"))
    return false;
  met.state = states[0] ? states[0] : states[1];
  met.fromPrevious = states[0] != nullptr;
  if (states[0]) met.previous = at[0];
  if (states[1]) met.current = at[1];
  if (met.state && met.state->generations)
    return fail(fmt::format("{} ap result contains inappropriate generation count in destination", apText(*met.state)));
  return true;
}

bool Merger::meetCanon(Met& met) {
  const State* previous = sides_[0].take();
  const State* current = sides_[1].take();
  if (!expected(previous, current, previous && isCanon(*previous), current && isCanon(*current), "canon")) return false;
  bool takeCurrent = !previous || (current && previous->kind == Kind::CanonSent && current->kind == Kind::CanonDone);
  met.state = takeCurrent ? current : previous;
  met.fromPrevious = previous && !takeCurrent;
  if (previous && current && previous->kind == Kind::CanonDone && current->kind == Kind::CanonDone &&
      !(previous->text == current->text))
    return fail(fmt::format("canon results {} {} points to incompatible execution states", canonText(*previous),
                            canonText(*current)));
  return true;
}

// --------------------------------------------------------------------------------------------------------- par (8.3)

bool Merger::startPar() {
  const State* previous = sides_[0].take();
  const State* current = sides_[1].take();
  if (!expected(previous, current, previous && previous->kind == Kind::Par, current && current->kind == Kind::Par,
                "par"))
    return false;
  Par par;
  par.header = size();
  if (!parSide(par, 0, previous) || !parSide(par, 1, current)) return false;
  emit(State::par(0, 0));
  pars_.push_back(par);
  return true;
}

bool Merger::parSide(Par& par, size_t side, const State* state) {
  Slider& slider = sides_[side];
  uint32_t left = state ? state->left : 0;
  uint32_t right = !state ? 0 : state->toEnd ? slider.window - left : state->right;
  uint32_t both = left, end = slider.position;
  bool positioned = add(end, left);
  if (positioned && !add(both, right))
    return fail(
        fmt::format("overflow is occurred while calculating the entire len occupied by executed states corresponded to "
                    "current par: "
                    "'{}'",
                    parText(*state)));
  if (!positioned || !add(end, right))
    return fail(
        fmt::format("overflow is occurred while calculating the new position of a {} slider for resolved par {} "
                    "and current position {}'",
                    kSides[0], parText(*state), slider.position));
  if (both > slider.window)
    return fail(
        fmt::format("underflow is occurred while calculating the new position of a {} slider for resolved par {} "
                    "and current subtrace len {}'",
                    kSides[side], parText(*state), slider.window));
  par.sides[side].begin = slider.position;
  par.sides[side].left = left;
  par.sides[side].right = right;
  par.sides[side].after = {end, slider.window - both};
  slider.window = left;
  return true;
}

void Merger::endLeft() {
  Par& par = pars_.back();
  par.left = size() - par.header - 1;
  par.lastInside = Par::kNone;
  par.jumps = jumps_;
  for (size_t side = 0; side < 2; ++side) {
    Slider& slider = sides_[side];
    uint32_t left = par.sides[side].left, right = par.sides[side].right;
    uint32_t begin = par.sides[side].begin + left;
    // The production VM moves on only if as many states as the left branch has follow it in the whole trace. Where
    // they do not, and the left branch left some of its states over, the right one starts with these.
    if (slider.trace->size() - begin >= left) slider.position = begin;
    else if (slider.position != begin) readSizes(side);
    slider.window = right;
  }
}

void Merger::endRight() {
  Par& par = pars_.back();
  at(par.header) = State::par(par.left, size() - par.header - 1 - par.left);
  if (par.lastInside != Par::kNone && par.lastEnd == size() && par.jumps == jumps_) {
    at(par.lastInside).toEnd = true;
    at(par.lastInside).right = 0;
  }
  for (size_t side = 0; side < 2; ++side) {
    sides_[side].position = par.sides[side].after.position;
    sides_[side].window = par.sides[side].after.window;
  }
  const uint32_t header = par.header;
  pars_.pop_back();
  if (pars_.empty()) return;
  pars_.back().lastInside = header;
  pars_.back().lastEnd = size();
}

/// Windows need not be those that were written any more.
void Merger::readSizes(size_t side) {
  if (sized_[side]) return;
  sized_[side] = std::make_shared<const Trace>(withSizes(*sides_[side].trace));
  sides_[side].trace = sized_[side].get();
}

// ----------------------------------------------------------------------------------------------- fold (8.4, 8.6)

bool Merger::startFold(size_t& fold) {
  const State* previous = sides_[0].take();
  const State* current = sides_[1].take();
  if (!expected(previous, current, previous && previous->kind == Kind::Fold, current && current->kind == Kind::Fold,
                "fold"))
    return false;
  Fold made;
  made.header = size();
  if (!foldSide(made, 0, previous) || !foldSide(made, 1, current)) return false;
  emit(State::fold({}));
  fold = folds_.size();
  folds_.push_back(std::move(made));
  return true;
}

bool Merger::generationAt(size_t side, uint32_t position, uint32_t& generation) {
  const Trace& trace = *sides_[side].trace;
  if (position >= trace.size())
    return fail(fmt::format("requested an element at position '{}', but executed trace contains only '{}' elements",
                            position, trace.size()));
  const State& state = trace[position];
  bool known = state.kind == Kind::CallStream || (state.kind == Kind::Ap && !state.generations);
  if (!known)
    return fail(
        fmt::format("expected a state of CallResult(Value::Stream) or Ap types but '{}' obtained", displayText(state)));
  generation = state.left;
  return true;
}

// Iterations of `(par X (next i))` lie inside each other, those of `(seq X (next i))` beside each other. So that either
// kind finds its states, the window of an iteration reaches to the end of its generation, and what comes after `next`
// begins with what comes after the `next` of the first.
bool Merger::foldSide(Fold& fold, size_t side, const State* state) {
  Slider& slider = sides_[side];
  uint32_t total = 0;
  if (state) {
    const std::vector<LoreEntry>& entries = state->lore->entries;
    std::vector<Windows> windows(entries.size());
    auto widen = [&](size_t begin, size_t end) {
      uint32_t length = windows[end - 1].after.length;
      for (size_t i = end; i-- > begin;) windows[i].before.length = length += windows[i].before.length;
    };
    size_t begin = 0;  // of the generation
    uint32_t generation = 0, after = 0;
    for (size_t i = 0; i < entries.size(); ++i) {
      const LoreEntry& entry = entries[i];
      if (entry.parts.size() != 2)
        return fail(fmt::format("fold contains {} sublore descriptors, but 2 is expected", entry.parts.size()));
      uint32_t own = 0;
      if (!generationAt(side, entry.position, own)) return false;
      if (i > 0 && own != generation) {
        widen(begin, i);
        begin = i;
        after = 0;
      }
      generation = own;
      if (!add(total, entry.parts[0].length) || !add(total, entry.parts[1].length))
        return fail(fmt::format("the first {} subtrace descriptors lens of fold {} overflows", i, foldText(*state)));
      after += entry.parts[1].length;
      windows[i] = {true, entry.parts[0], {entry.parts[1].begin, after}};
    }
    if (!entries.empty()) widen(begin, entries.size());
    auto& index = fold.lore[side].entries;
    index.reserve(entries.size());
    for (size_t i = 0; i < entries.size(); ++i) index.emplace_back(entries[i].position, windows[i]);
    auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::is_sorted(index.begin(), index.end(), before)) std::sort(index.begin(), index.end(), before);
    auto equal = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(index.begin(), index.end(), equal) != index.end()) {
      std::unordered_set<uint32_t> seen;
      size_t again = 0;
      while (seen.insert(entries[again].position).second) ++again;
      return fail(fmt::format("{} contains several subtraces with the same value_pos {}", foldText(*state),
                              entries[again].position));
    }
  }
  uint32_t end = slider.position;
  if (!add(end, total))
    return fail(
        fmt::format("overflow is occurred while calculating the new position of a {} slider for resolved fold {} "
                    "and current position {}'",
                    kSides[0], state ? foldText(*state) : "", slider.position));
  if (total > slider.window)
    return fail(
        fmt::format("underflow is occurred while calculating the new position of a {} slider for resolved fold "
                    "{} and current subtrace len {}'",
                    kSides[side], state ? foldText(*state) : "", slider.window));
  fold.after[side] = {end, slider.window - total};
  return true;
}

bool Merger::openWindow(size_t side, const Windows& windows, bool after) {
  ++jumps_;
  Slider& slider = sides_[side];
  const Span& span = after ? windows.after : windows.before;
  if (!windows.known || span.length == 0) {  // where an empty part is said to begin does not matter
    slider.window = 0;
    return true;
  }
  uint32_t end = span.begin;
  if (!add(end, span.length) || end > slider.trace->size())
    return fail(fmt::format("executed trace has {} elements, but tried to set {} subtrace_len and {} position",
                            slider.trace->size(), span.length, span.begin));
  slider.position = span.begin;
  slider.window = span.length;
  return true;
}

Merger::Windows Merger::LoreIndex::take(uint32_t position) {
  if (next == entries.size() || entries[next].first != position)
    next = static_cast<size_t>(std::lower_bound(entries.begin(), entries.end(), position,
                                                [](const auto& a, uint32_t b) { return a.first < b; }) -
                               entries.begin());
  if (next == entries.size() || entries[next].first != position) return {};
  return std::exchange(entries[next++].second, Windows());
}

bool Merger::startIteration(size_t which, uint32_t position) {
  Fold& fold = folds_[which];
  Record record;
  record.position = position;
  const std::array<uint32_t, 2> origins = origin(position);
  for (size_t side = 0; side < 2; ++side) {
    if (origins[side] != Met::kNowhere) record.sides[side] = fold.lore[side].take(origins[side]);
  }
  for (size_t side = 0; side < 2; ++side)
    if (!openWindow(side, record.sides[side], false)) return false;
  record.beforeBegin = size();
  fold.records.push_back(record);
  ++fold.cursor;
  return true;
}

void Merger::enterNext(size_t which) {
  Fold& fold = folds_[which];
  Record& record = fold.records[fold.cursor - 1];
  record.beforeEnd = size();
  record.stage = Record::Stage::Between;
}

bool Merger::openAfter(Record& record) {
  if (record.stage == Record::Stage::Before) record.beforeEnd = size();
  record.afterBegin = size();
  record.stage = Record::Stage::After;
  return openWindow(0, record.sides[0], true) && openWindow(1, record.sides[1], true);
}

bool Merger::reachEnd(size_t which) {
  Fold& fold = folds_[which];
  fold.goingBack = true;
  return openAfter(fold.records[fold.cursor - 1]);
}

bool Merger::stepBack(size_t which) {
  Fold& fold = folds_[which];
  if (!fold.goingBack) return reachEnd(which);  // the last iteration did not come to its `next`
  Record& record = fold.records[fold.cursor - 1];
  record.afterEnd = size();
  record.stage = Record::Stage::Done;
  if (fold.cursor > 1) --fold.cursor;
  return openAfter(fold.records[fold.cursor - 1]);
}

void Merger::endGeneration(size_t which) {
  Fold& fold = folds_[which];
  for (Record& record : fold.records) {
    if (record.stage == Record::Stage::Before) record.beforeEnd = size();
    if (record.stage <= Record::Stage::Between) record.afterBegin = size();
    if (record.stage <= Record::Stage::After) record.afterEnd = size();
    fold.written.push_back({record.position,
                            {{record.beforeBegin, record.beforeEnd - record.beforeBegin},
                             {record.afterBegin, record.afterEnd - record.afterBegin}}});
  }
  fold.records.clear();
  fold.cursor = 0;
  fold.goingBack = false;
}

void Merger::endFold() {
  Fold& fold = folds_.back();
  State state = State::fold(std::move(fold.written));
  if (fold.header < base_) ended_ = Paused{fold.header, std::move(state)};
  else at(fold.header) = std::move(state);
  for (size_t side = 0; side < 2; ++side) {
    sides_[side].position = fold.after[side].position;
    sides_[side].window = fold.after[side].window;
  }
  folds_.pop_back();
}

}  // namespace aqua::vm
