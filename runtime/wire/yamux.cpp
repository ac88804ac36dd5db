#include "runtime/wire/yamux.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::wire {

namespace {

enum : uint8_t { kData = 0, kWindowUpdate = 1, kPing = 2, kGoAway = 3 };
enum : uint16_t { kSyn = 1, kAck = 2, kFin = 4, kRst = 8 };
constexpr size_t kHead = 12, kMostPart = 65536;

}  // namespace

bool Yamux::fail(std::string reason) {
  failure_ = std::move(reason);
  return false;
}

void Yamux::frame(const Head& head, View payload) {
  out_.push_back(0);  // version
  out_.push_back(head.type);
  appendBig(out_, head.flags, sizeof head.flags);
  appendBig(out_, head.stream, sizeof head.stream);
  appendBig(out_, head.length, sizeof head.length);
  append(out_, payload);
}

uint32_t Yamux::open() {
  uint32_t id = next_;
  next_ += 2;
  makeRoom(true, nullptr);
  streams_.emplace(id, Stream());
  frame({kWindowUpdate, kSyn, id, 0});
  return id;
}

void Yamux::write(uint32_t stream, View bytes) {
  auto found = streams_.find(stream);
  if (found == streams_.end() || found->second.finishes) return;
  append(found->second.waiting, bytes);
  waiting_ += bytes.size();
  flush(stream);
}

void Yamux::finish(uint32_t stream) {
  auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  found->second.finishes = true;
  flush(stream);
}

void Yamux::reset(uint32_t stream) {
  if (!streams_.contains(stream)) return;
  frame({kData, kRst, stream, 0});
  forget(stream);
}

void Yamux::forget(uint32_t id) {
  auto found = streams_.find(id);
  waiting_ -= found->second.waiting.size();
  streams_.erase(found);
}

void Yamux::flush(uint32_t id) {
  Stream& stream = streams_.at(id);
  size_t at = 0;
  while (at < stream.waiting.size() && stream.room > 0) {
    size_t count = std::min({stream.waiting.size() - at, static_cast<size_t>(stream.room), kMostPart});
    frame({kData, 0, id, static_cast<uint32_t>(count)}, View(stream.waiting).subspan(at, count));
    at += count;
    stream.room -= count;
  }
  stream.waiting.erase(stream.waiting.begin(), stream.waiting.begin() + static_cast<std::ptrdiff_t>(at));
  waiting_ -= at;
  if (!stream.finishes || stream.finished || !stream.waiting.empty()) return;
  stream.finished = true;
  frame({kData, kFin, id, 0});
  if (stream.otherFinished) forget(id);
}

bool Yamux::feed(View bytes, std::vector<Event>& events) {
  if (!failure_.empty()) return false;
  inbox_.add(bytes);
  for (;;) {
    if (rest_ > 0) {
      if (inbox_.empty()) return true;
      auto count = std::min<size_t>(rest_, inbox_.size());
      Bytes part = inbox_.take(count);
      rest_ -= static_cast<uint32_t>(count);
      payload(part, events);
      if (rest_ == 0) ending(head_, events);
      continue;
    }
    if (inbox_.size() < kHead) return true;
    Bytes head = inbox_.take(kHead);
    View all(head);
    if (head[0] != 0) return fail("another version of yamux");
    head_ = {head[1], static_cast<uint16_t>(readBig(all.subspan(2, 2))),
             static_cast<uint32_t>(readBig(all.subspan(4, 4))), static_cast<uint32_t>(readBig(all.subspan(8, 4)))};
    if (!begin(head_, events)) return false;
  }
}

bool Yamux::begin(const Head& head, std::vector<Event>& events) {
  switch (head.type) {
  case kPing:
    if ((head.flags & kSyn) != 0) frame({kPing, kAck, 0, head.length});
    return true;
  case kGoAway: return fail("the other side leaves");
  case kData:
  case kWindowUpdate: break;
  default: return fail("a yamux frame of unknown type");
  }
  if (head.stream == 0) return fail("a yamux frame of no stream");
  if ((head.flags & kSyn) != 0 && !accept(head.stream, events)) return false;
  auto found = streams_.find(head.stream);
  if (head.type == kWindowUpdate) {
    if (found != streams_.end()) {
      found->second.room = std::min<uint64_t>(found->second.room + head.length, uint64_t{1} << 32);
      flush(head.stream);
    }
    ending(head, events);
    return true;
  }
  if (head.length > kWindow) return fail("a yamux frame larger than any window");
  if (found != streams_.end()) {
    if (head.length > found->second.left) return fail("more bytes than the window of a stream has");
    found->second.left -= head.length;
  }
  rest_ = head.length;
  if (rest_ == 0) ending(head, events);
  return true;
}

void Yamux::makeRoom(bool own, std::vector<Event>* events) {
  auto fits = [&](const auto& one) { return isOwn(one.first) == own && (!own || one.second.finished); };
  auto count = static_cast<size_t>(std::count_if(streams_.begin(), streams_.end(), fits));
  if (count < kMostStreams) return;
  uint32_t oldest = std::find_if(streams_.begin(), streams_.end(), fits)->first;
  reset(oldest);
  if (events) events->push_back({Event::Kind::Reset, oldest, {}});
}

bool Yamux::accept(uint32_t stream, std::vector<Event>& events) {
  if (isOwn(stream) || stream <= newest_) return fail("a yamux stream begins twice");
  newest_ = stream;
  makeRoom(false, &events);
  streams_.emplace(stream, Stream());
  frame({kWindowUpdate, kAck, stream, 0});
  events.push_back({Event::Kind::Opened, stream, {}});
  return true;
}

void Yamux::ending(const Head& head, std::vector<Event>& events) {
  auto found = streams_.find(head.stream);
  if (found == streams_.end()) return;
  if ((head.flags & kRst) != 0) {
    forget(head.stream);
    events.push_back({Event::Kind::Reset, head.stream, {}});
  } else if ((head.flags & kFin) != 0 && !found->second.otherFinished) {
    found->second.otherFinished = true;
    if (found->second.finished) forget(head.stream);
    events.push_back({Event::Kind::Finished, head.stream, {}});
  }
}

void Yamux::payload(View bytes, std::vector<Event>& events) {
  auto found = streams_.find(head_.stream);
  if (found == streams_.end()) return;  // of a stream that was reset
  Stream& stream = found->second;
  events.push_back({Event::Kind::Data, head_.stream, Bytes(bytes.begin(), bytes.end())});
  stream.used += bytes.size();
  if (stream.used < kWindow / 2) return;
  frame({kWindowUpdate, 0, head_.stream, static_cast<uint32_t>(stream.used)});
  stream.left += stream.used;
  stream.used = 0;
}

}  // namespace aqua::wire
