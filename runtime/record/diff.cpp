#include "runtime/record/diff.h"

#include <algorithm>
#include <unordered_map>

#include "runtime/record/forms.h"

namespace aqua::sim {

namespace {

/// Does the event say what a program did, whatever the steps in which it did it?
bool isContent(EventKind kind) {
  switch (kind) {
  case EventKind::StepStarted:
  case EventKind::StepEnded:
  case EventKind::ParticleCreated:
  case EventKind::Clock: return false;
  case EventKind::CallStarted:
  case EventKind::CallEnded:
  case EventKind::ParticleSent:
  case EventKind::ParticleReceived:
  case EventKind::ParticleLost:
  case EventKind::ParticleExpired:
  case EventKind::ParticleRefused:
  case EventKind::ServiceCalled:
  case EventKind::ServiceReturned:
  case EventKind::Fault:
  case EventKind::Log: return true;
  }
  return true;
}

/// Members that depend on where a program is written, on the numbers of its calls, or on the state of all data.
bool isIncidental(std::string_view key) {
  constexpr std::string_view kKeys[] = {"at",      "id",       "data",  "previous",  "current",
                                        "results", "requests", "takes", "timestamp", "late_us"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

struct Told {
  const Event* event;
  std::string text;
};

/// By peer, in order.
std::map<std::string, std::vector<Told>, std::less<>> byPeer(const Recording& recording, Closeness closeness) {
  std::map<std::string, std::vector<Told>, std::less<>> all;
  for (const Event& event : recording.events)
    if (closeness == Closeness::Exact || isContent(event.kind))
      all[std::string(recording.nameOf(event.peer))].push_back({&event, contentOf(recording, event, closeness)});
  return all;
}

const Event& either(const Divergence& one) { return one.first ? *one.first : *one.second; }

std::optional<Divergence> divergenceOf(const std::vector<Told>& a, const std::vector<Told>& b) {
  size_t i = 0;
  while (i < a.size() && i < b.size() && a[i].text == b[i].text) ++i;
  if (i == a.size() && i == b.size()) return std::nullopt;
  return Divergence{i < a.size() ? a[i].event : nullptr, i < b.size() ? b[i].event : nullptr};
}

}  // namespace

std::string contentOf(const Recording& recording, const Event& event, Closeness closeness) {
  forms::Writing writing{recording.header.peers, {}};
  std::vector<std::pair<std::string, Value>> members{{"kind", Value::string(wordOf(event.kind))},
                                                     {"peer", Value::string(recording.nameOf(event.peer))}};
  bool exact = closeness == Closeness::Exact;
  if (exact) members.emplace_back("t", Value::unsignedInteger(event.at));
  for (const forms::Field& field : forms::fieldsOf(event.kind)) {
    if (!exact && isIncidental(field.key)) continue;
    if (auto value = field.write(event, writing)) members.emplace_back(field.key, std::move(*value));
  }
  // Where arguments come from is a matter of how the program is written.
  if (!exact && event.kind == EventKind::ServiceCalled) members.emplace_back("args", forms::written(event.args));
  return Value::object(std::move(members)).text();
}

Difference differenceOf(const Recording& first, const Recording& second, Closeness closeness) {
  Difference result;
  auto a = byPeer(first, closeness), b = byPeer(second, closeness);
  for (const auto& [peer, told] : a) b.try_emplace(peer);
  for (const auto& [peer, told] : b) a.try_emplace(peer);
  std::unordered_map<std::string_view, int64_t> surplus;  // events of the first that the second does not have
  for (const auto& [peer, told] : a) {
    const std::vector<Told>& other = b[peer];
    auto found = divergenceOf(told, other);
    auto when = [](const Divergence& one) { return std::pair(either(one).at, either(one).id); };
    if (found && (!result.first || when(*found) < when(*result.first))) result.first = found;
    for (const Told& one : told) ++surplus[one.text];
    for (const Told& one : other) --surplus[one.text];
  }
  auto collect = [&](const auto& all, int64_t sign, std::vector<const Event*>& into) {
    // The last ones of those that are there more often than in the other.
    for (const auto& [peer, told] : all)
      for (auto one = told.rbegin(); one != told.rend(); ++one)
        if (int64_t& left = surplus[one->text]; left * sign > 0) {
          left -= sign;
          into.push_back(one->event);
        }
    std::sort(into.begin(), into.end(), [](const Event* x, const Event* y) { return x->id < y->id; });
  };
  uint64_t events = 0;
  for (const auto& [peer, told] : a) events += told.size();
  collect(a, 1, result.onlyFirst);
  collect(b, -1, result.onlySecond);
  result.same = events - result.onlyFirst.size();
  return result;
}

}  // namespace aqua::sim
