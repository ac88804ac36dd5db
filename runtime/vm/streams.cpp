#include "runtime/vm/streams.h"

#include <algorithm>
#include <utility>

#include "runtime/vm/run.h"

namespace aqua::vm {

const Stream* Streams::named(air::NameId name) const {
  auto innermost = [&](uint32_t slot) -> const Stream* {
    return live_[slot].empty() ? nullptr : live_[slot].back().get();
  };
  for (size_t i = news_.size(); i-- > 0;)
    if (!news_[i].lost && script_->globalOf(news_[i].slot) == name) return innermost(news_[i].slot);
  return innermost(name);
}

namespace {

/// The generation of a value in the data of the production VM until its stream ends.
constexpr uint32_t kNotNumbered = 0xCAFEBABE;

/// False: there is no state that could have put it there.
bool number(Merger& merger, const Element& element, uint32_t generation) {
  if (element.position < merger.base()) return true;  // it was numbered in an earlier run, and stays what it is
  State* state = element.position < merger.size() ? &merger.at(element.position) : nullptr;
  bool sound = state && (state->kind == State::Kind::Ap || state->kind == State::Kind::CallStream);
  if (sound) state->left = generation;
  return sound;
}

/// Visits elements with their generations; the first failure counts.
auto numbering(Merger& merger, std::optional<Failure>& failed) {
  return [&](const Element& element, uint32_t generation) {
    if (!number(merger, element, generation) && !failed)
      failed = failure(Code::GenerationWithoutState, element.position);
  };
}

}  // namespace

Stream& Streams::at(Run& run, uint32_t slot) {
  uint32_t live = slotOf(slot);
  if (live != slot) run.notes.spoil();
  if (live_[live].empty()) startGlobal(run, live);
  Stream& stream = *live_[live].back();
  if (run.notes.remembers() && !std::exchange(stream.changed, true)) {
    stream.slot = live;
    changed_.push_back(&stream);
  }
  return stream;
}

void Streams::start(Run& run, uint32_t slot) {
  live_[slot].push_back(std::make_unique<Stream>());
  run.notes.sizes(*live_[slot].back(), slot, live_[slot].size());
}

/// A `next` inside of a `new` executes instructions outside of it while its stream is live. If these bring the global
/// stream of that name to life, the production VM forgets the streams of all such `new`s, uses the global one in their
/// place, and ends it with the innermost of them.
void Streams::startGlobal(Run& run, uint32_t slot) {
  for (New& one : news_) {
    if (one.lost || script_->globalOf(one.slot) != slot) continue;
    one.lost = true;
    run.notes.spoil();
    run.notes.unsettle();
    Own<Stream>& stream = lost_.emplace_back(std::move(live_[one.slot].back()));
    live_[one.slot].pop_back();
    stream->each([&](const Element& element) {
      if (element.position >= run.merger.base()) run.merger.at(element.position).left = kNotNumbered;
    });
  }
  start(run, slot);
}

void Streams::startNew(Run& run, uint32_t slot) {
  start(run, slot);
  news_.push_back({slot});
  run.notes.startsStream(slot);
}

std::unique_ptr<Stream> Streams::endNew(Run& run, uint32_t slot) {
  run.notes.endsStream();
  bool lost = news_.back().lost;
  news_.pop_back();
  auto& live = live_[lost ? script_->globalOf(slot) : slot];
  if (live.empty()) return nullptr;
  std::unique_ptr<Stream> ended = std::move(live.back());
  live.pop_back();
  if (run.notes.remembers() && !lost) {
    run.notes.sizes(*ended, slot, live.size());
    run.notes.endsNew(slot);
  }
  if (ended->changed) changed_.erase(std::find(changed_.rbegin(), changed_.rend(), ended.get()).base() - 1);
  return ended;
}

std::optional<Failure> Streams::compact(Run& run, const Stream& stream) {
  std::optional<Failure> failed;
  stream.eachCompacted(numbering(run.merger, failed));
  return failed;
}

std::optional<Failure> Streams::endScript(Run& run) {
  for (uint32_t slot = 0; slot < live_.size(); ++slot)
    for (auto& stream : live_[slot]) {
      if (auto failed = compact(run, *stream)) return failed;
      run.notes.sizes(*stream, slot, live_[slot].size());
    }
  return std::nullopt;
}

std::optional<Failure> Streams::endRun(Run& run) {
  std::optional<Failure> failed;
  for (Stream* stream : changed_) {
    stream->endRun(numbering(run.merger, failed));
    run.notes.sizes(*stream, stream->slot, live_[stream->slot].size());
  }
  changed_.clear();
  return failed;
}

Stream* Streams::copyOf(const Streams& from, const Stream* stream) const {
  for (size_t slot = 0; slot < live_.size(); ++slot)
    for (size_t i = 0; i < live_[slot].size(); ++i)
      if (from.live_[slot][i].get() == stream) return live_[slot][i].get();
  return nullptr;
}

}  // namespace aqua::vm
