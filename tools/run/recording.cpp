#include "tools/run/recording.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace aqua::run {

namespace {

using values::Value;
using Members = std::vector<std::pair<std::string, Value>>;

Value text(std::string_view s) { return Value::string(s); }
Value number(uint64_t n) { return Value::unsignedInteger(n); }

Value numbers(const std::vector<uint64_t>& list) {
  values::Array items;
  for (uint64_t item : list) items.push_back(number(item));
  return Value::array(std::move(items));
}

/// Members of `Event` that mean something for a kind, as its table has them.
std::string_view membersOf(sim::EventKind kind) {
  switch (kind) {
#define EVENT(Id, word, members) \
  case sim::EventKind::Id:       \
    return members;
#include "runtime/record/events.def"
#undef EVENT
  }
  return {};
}

/// Is `word` one of `words`, which spaces part?
bool contains(std::string_view words, std::string_view word) {
  for (size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

/// The other peer is where a message came from.
bool isIncoming(sim::EventKind kind) {
  return kind == sim::EventKind::ParticleReceived || kind == sim::EventKind::ParticleRefused ||
         kind == sim::EventKind::ParticleExpired;
}

}  // namespace

Recording::Recording(const sim::Scenario& scenario, const sim::PeerBook& book, std::string_view version)
    : scenario_(scenario), book_(book) {
  Members peers;
  for (size_t i = 0; i < scenario.peers.size(); ++i)
    peers.emplace_back(scenario.peers[i].name, text(book.keys()[i].peerId()));
  lines_ = Value::object({{"format", text("aqua/recording/2")},
                          {"version", text(version)},
                          {"seed", number(scenario.seed)},
                          {"peers", Value::object(std::move(peers))}})
               .text() +
           "\n";
}

void Recording::add(const sim::Event& event) {
  Members line{{"n", number(event.id)}, {"t", number(event.at)}, {"kind", text(wordOf(event.kind))}};
  auto add = [&](std::string_view key, Value value) { line.emplace_back(key, std::move(value)); };
  if (event.peer != sim::kNobody) add("peer", text(nameOf(event.peer)));
  if (event.because != 0) add("because", number(event.because));
  std::string_view members = membersOf(event.kind);
  auto has = [&](std::string_view member) { return contains(members, member); };
  if (has("particle")) add("particle", number(event.particle));
  if (has("call") && event.call != sim::kNobody) add("call", number(event.call));
  if (has("other") && event.other != sim::kNobody)
    add(isIncoming(event.kind) ? "from" : "to", text(nameOf(event.other)));
  if (has("message") && event.message.from != sim::kNobody) add("key", text(sim::keyText(event.message, scenario_)));
  if (has("loss")) add("reason", text(wordOf(event.loss)));
  if (has("expiry")) add("by", text(wordOf(event.expiry)));
  if (has("late")) add("late_us", Value::integer(event.late));
  if (has("results")) add("results", numbers(event.results));
  if (has("requests")) add("requests", numbers(event.requests));
  if (has("request")) add("id", number(event.request));
  if (has("service")) add("service", text(event.service));
  if (has("function") && !event.function.empty()) add("function", text(event.function));
  if (has("args")) add("args", Value::array(event.args));
  if (has("place") && event.place != UINT32_MAX) add("at", number(event.place));
  if (has("outcome")) add("outcome", text(wordOf(event.outcome)));
  if (has("values") && event.outcome == sim::Ending::Value) add("values", Value::array(event.values));
  if (has("code")) add("code", Value::integer(event.code));
  if (has("complete")) add("complete", Value::boolean(event.complete));
  if (has("deed")) add("do", text(wordOf(event.deed)));
  if (has("rule") && event.rule != sim::kNobody) add("rule", number(event.rule));
  if (has("takes")) add("takes", number(event.takes));
  if (event.kind == sim::EventKind::ServiceReturned) {
    auto json = event.code == 0 ? values::parseJson(event.text).optional() : std::nullopt;
    add(event.code == 0 ? "value" : "error", json ? *json : text(event.text));
  } else if (has("text") && !event.text.empty()) {
    add("text", text(event.text));
  }
  std::sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Value::object(std::move(line)).appendText(lines_);
  lines_ += '\n';
}

void Recording::finish(const std::string& function, const sim::RunResult& run) {
  Members line{{"kind", text("outcome")},
               {"function", text(function)},
               {"outcome", text(wordOf(run.ending))},
               {"t", number(run.at)},
               {"stats", Value::object({{"steps", number(run.stats.steps)},
                                        {"hops", number(run.stats.hops)},
                                        {"lost", number(run.stats.lost)},
                                        {"calls", number(run.stats.calls)},
                                        {"peers", number(run.stats.peers)},
                                        {"time", number(run.stats.time)}})}};
  if (run.ending == sim::Ending::Value) line.emplace_back("values", Value::array(run.values));
  if (run.ending == sim::Ending::Error) line.emplace_back("error", run.error);
  if (run.ending == sim::Ending::Budget) line.emplace_back("limit", text(sim::limitKey(run)));
  values::Array failures;
  for (const sim::Failure& failure : run.failures)
    failures.push_back(Value::object(
        {{"peer", text(failure.peer)}, {"code", Value::integer(failure.code)}, {"message", text(failure.message)}}));
  line.emplace_back("failures", Value::array(std::move(failures)));
  Value::object(std::move(line)).appendText(lines_);
  lines_ += '\n';
}

}  // namespace aqua::run
