#include "player.marine.hpp"

#include <algorithm>
#include <cstdio>

namespace Player {
namespace {

uint64_t hashOf(const std::string& text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (unsigned char each : text) hash = (hash ^ each) * 0x100000001b3;
  return hash;
}

bool has(const std::vector<std::string>& list, const std::string& each) {
  return std::find(list.begin(), list.end(), each) != list.end();
}

bool eligible(const Order& order, const std::vector<std::string>& barred, const Offer& offer) {
  return offer.free && offer.gpu >= order.gpu && offer.fee <= order.fee && offer.latency_ms <= order.latency_ms &&
         !has(barred, offer.container);
}

/// Whether an offer beats another one.
bool beats(const Offer& a, const Offer& b) {
  const int64_t left = 4 * int64_t(a.fee) + int64_t(a.latency_ms) + std::min<int64_t>(b.experience, 20);
  const int64_t right = 4 * int64_t(b.fee) + int64_t(b.latency_ms) + std::min<int64_t>(a.experience, 20);
  return left != right ? left < right : a.container < b.container;
}

const std::string kBegin(16, '0');

}  // namespace

std::vector<std::string> draw(std::string session, std::vector<std::string> indexers) {
  std::sort(indexers.begin(), indexers.end(), [&](const std::string& a, const std::string& b) {
    return hashOf(session + a) < hashOf(session + b);
  });
  return indexers;
}

std::vector<std::string> rota(std::vector<std::string> checkers, uint32_t round, std::string container) {
  if (checkers.empty()) return checkers;
  std::rotate(checkers.begin(), checkers.begin() + (hashOf(container) + round) % checkers.size(), checkers.end());
  return checkers;
}

std::string word(std::vector<std::string> words) { return words.empty() ? std::string() : words.front(); }

Offer offer(Listing listing, uint64_t asked_ms, uint64_t answered_ms, bool free) {
  // A clock that was set back in between measures nothing.
  const uint64_t latency = answered_ms < asked_ms ? INT64_MAX : answered_ms - asked_ms;
  return {listing.container, listing.gpu, listing.fee, listing.experience, latency, free};
}

bool honest(Order order, std::vector<std::string> barred, std::vector<Offer> offers, std::string chosen) {
  auto fits = [&](const Offer& each) { return eligible(order, barred, each); };
  if (chosen.empty()) return std::none_of(offers.begin(), offers.end(), fits);
  auto mine = std::find_if(offers.begin(), offers.end(), [&](const Offer& each) { return each.container == chosen; });
  if (mine == offers.end() || !fits(*mine)) return false;
  return std::none_of(offers.begin(), offers.end(), [&](const Offer& each) { return fits(each) && beats(each, *mine); });
}

Turn turn(Seat seat, std::string container, uint64_t began_ms, uint64_t ended_ms, std::vector<std::string> frames,
          std::optional<Verdict> verdict) {
  const std::string state = word(frames);
  const bool good = !state.empty() && (!verdict || verdict->good);
  return {container, began_ms, ended_ms, state, good, verdict ? verdict->panel : seat.panel};
}

Seat seat(Order order, std::vector<std::string> panel, std::vector<Turn> turns) {
  Seat out{false, "", 0, kBegin, {}, panel};
  for (const Turn& turn : turns) {
    if (!turn.panel.empty()) out.panel = turn.panel;
    if (turn.container.empty()) {
      out.over = true;
    } else if (turn.good) {
      out.container = turn.container;
      out.state = turn.state;
      ++out.frame;
    } else {
      out.container.clear();
      out.barred.push_back(turn.container);
    }
  }
  out.over = out.over || out.frame >= order.frames;
  return out;
}

Report report(Order order, std::vector<std::string> indexers, uint64_t limit_ms, std::vector<Turn> turns) {
  // What one turn may take: the list of containers and the verdict are asked for twice with a pause in between; a visit to
  // all containers, each indexer, the frame, and the checkers.
  const uint64_t most = (3 + 3 + indexers.size() + 1) * limit_ms + order.latency_ms + 1 + order.frame_ms;
  Report out{false, 0, kBegin, {}, 0, 0, true};
  const Turn* failed = nullptr;  // the first one since the last good frame
  uint64_t turns_since = 0;
  for (const Turn& turn : turns) {
    if (!turn.good) {
      if (!failed && !turn.container.empty()) failed = &turn;
      ++turns_since;
      continue;
    }
    if (failed && turn.ended_ms - failed->began_ms > (turns_since + 1) * most) out.in_time = false;
    turns_since = 0;
    if (out.containers.empty() || out.containers.back() != turn.container) out.containers.push_back(turn.container);
    if (failed) out.worst_ms = std::max(out.worst_ms, turn.ended_ms - failed->began_ms);
    failed = nullptr;
    out.state = turn.state;
    ++out.frames;
  }
  out.complete = out.frames == order.frames;
  out.moves = out.containers.empty() ? 0 : uint32_t(out.containers.size() - 1);
  return out;
}

std::string reference(Order order) {
  uint64_t state = 0;
  for (uint64_t frame = 1; frame <= order.frames; ++frame) {
    state += 0x9e3779b97f4a7c15 * frame;
    state = (state ^ state >> 30) * 0xbf58476d1ce4e5b9;
    state = (state ^ state >> 27) * 0x94d049bb133111eb;
    state ^= state >> 31;
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(state));
  return text;
}

}  // namespace Player
