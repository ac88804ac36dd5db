#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "runtime/record/exports.h"
#include "runtime/record/text.h"

namespace aqua::sim {

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  values::appendJsonString(out, text);
  return out;
}

/// Times in nanoseconds: what happens at one instant is one apart, up to the next microsecond.
std::unordered_map<uint64_t, uint64_t> timesOf(const Recording& recording) {
  constexpr uint64_t kNanos = 1000;
  std::unordered_map<uint64_t, uint64_t> times;
  Micros instant = 0;
  uint64_t within = 0;
  for (const Event& event : recording.events) {
    within = event.at == instant && !times.empty() ? std::min(within + 1, kNanos - 1) : 0;
    instant = event.at;
    times[event.id] = event.at * kNanos + within;
  }
  return times;
}

class Perfetto {
 public:
  explicit Perfetto(const Recording& recording) : recording_(recording), times_(timesOf(recording)) {
    for (const Event& event : recording.events) {
      if (event.kind == EventKind::StepStarted) stepAfter_.emplace(event.because, &event);
      if (event.kind == EventKind::StepEnded) endOf_.emplace(event.because, &event);
      if (event.kind == EventKind::ServiceReturned) answerOf_.emplace(event.because, &event);
      end_ = std::max(end_, times_[event.id]);
    }
  }

  std::string operator()() {
    out_ = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
    add(fmt::format(R"("ph":"M","name":"process_name","args":{{"name":{}}})", quoted("aqua")));
    for (uint32_t i = 0; i < recording_.header.peers.size(); ++i) {
      add(fmt::format(R"("ph":"M","name":"thread_name","tid":{},"args":{{"name":{}}})", i + 1,
                      quoted(recording_.nameOf(i))));
      add(fmt::format(R"("ph":"M","name":"thread_sort_index","tid":{0},"args":{{"sort_index":{0}}})", i + 1));
    }
    for (const Event& event : recording_.events) this->event(event);
    out_ += "\n]}\n";
    return std::move(out_);
  }

 private:
  void add(std::string_view members) {
    if (!first_) out_ += ",\n";
    first_ = false;
    out_ += "{\"pid\":1,";
    out_ += members;
    out_ += '}';
  }

  static uint32_t track(const Event& event) { return event.peer == kNobody ? 0 : event.peer + 1; }
  /// Microseconds with three digits of nanoseconds.
  static std::string micros(uint64_t nanos) {
    constexpr uint64_t kNanos = 1000;
    return fmt::format("{}.{:03}", nanos / kNanos, nanos % kNanos);
  }
  std::string time(const Event& event) const { return micros(times_.at(event.id)); }

  void event(const Event& event) {
    switch (event.kind) {
    case EventKind::StepStarted: return step(event);
    case EventKind::ParticleSent: return inFlight(event, 1);
    case EventKind::ParticleReceived: arrow(event); return inFlight(event, -1);
    case EventKind::ParticleLost:
      instant(event);
      if (recording_.find(event.because) && recording_.find(event.because)->kind == EventKind::ParticleSent)
        inFlight(event, -1);
      return;
    case EventKind::ParticleExpired:
    case EventKind::ParticleRefused:
    case EventKind::Fault:
    case EventKind::Clock:
    case EventKind::Log: return instant(event);
    case EventKind::ServiceCalled: {
      auto answer = answerOf_.find(event.id);
      std::string name = fmt::format("{}.{}", event.service, event.function);
      return pair(event, "service", name, answer == answerOf_.end() ? nullptr : answer->second);
    }
    case EventKind::CallStarted: {
      auto end = std::find_if(recording_.events.begin(), recording_.events.end(), [&](const Event& one) {
        return one.kind == EventKind::CallEnded && one.particle == event.particle;
      });
      std::string name = event.function.empty() ? std::string("call") : event.function;
      return pair(event, "call", name, end == recording_.events.end() ? nullptr : &*end);
    }
    case EventKind::CallEnded:
    case EventKind::ParticleCreated:
    case EventKind::StepEnded:
    case EventKind::ServiceReturned: return;
    }
  }

  void step(const Event& event) {
    auto end = endOf_.find(event.id);
    uint64_t begin = times_[event.id], until = end == endOf_.end() ? begin : times_[end->second->id];
    int64_t code = end == endOf_.end() ? 0 : end->second->code;
    add(fmt::format(R"("ph":"X","cat":"step","name":{},"tid":{},"ts":{},"dur":{},"args":{{"event":{},"code":{}}})",
                    quoted(code == 0 ? std::string("run") : fmt::format("failed {}", code)), track(event), time(event),
                    micros(std::max<uint64_t>(until - begin, 1)), event.id, code));
  }

  /// From the run that sent the message to the one that it led to.
  void arrow(const Event& received) {
    auto to = stepAfter_.find(received.id);
    const Event* from = recording_.find(received.because);
    while (from && from->kind != EventKind::StepStarted) from = recording_.find(from->because);
    if (to == stepAfter_.end() || !from) return;
    for (auto [phase, at] : {std::pair("\"s\"", from), std::pair("\"f\",\"bp\":\"e\"", to->second)})
      add(fmt::format(R"("ph":{},"cat":"message","name":{},"id":{},"tid":{},"ts":{})", phase,
                      quoted(recording_.keyOf(received)), received.id, track(*at), time(*at)));
  }

  void pair(const Event& event, std::string_view category, const std::string& name, const Event* end) {
    std::string common =
        fmt::format(R"("cat":"{}","name":{},"id":{},"tid":{})", category, quoted(name), event.id, track(event));
    add(fmt::format(R"("ph":"b",{},"ts":{},"args":{{"text":{}}})", common, time(event),
                    quoted(eventText(recording_, event))));
    add(fmt::format(R"("ph":"e",{},"ts":{},"args":{{"text":{}}})", common, end ? time(*end) : micros(end_),
                    quoted(end ? eventText(recording_, *end) : std::string("no answer"))));
  }

  void instant(const Event& event) {
    add(fmt::format(R"("ph":"i","cat":{},"name":{},"s":"{}","tid":{},"ts":{})", quoted(wordOf(event.kind)),
                    quoted(eventText(recording_, event)), event.peer == kNobody ? "g" : "t", track(event),
                    time(event)));
  }

  void inFlight(const Event& event, int64_t change) {
    inFlight_ += change;
    add(fmt::format(R"("ph":"C","name":"messages under way","tid":0,"ts":{},"args":{{"messages":{}}})", time(event),
                    std::max<int64_t>(inFlight_, 0)));
  }

  const Recording& recording_;
  std::unordered_map<uint64_t, uint64_t> times_;
  std::unordered_map<uint64_t, const Event*> stepAfter_, endOf_, answerOf_;  // by id of the cause
  uint64_t end_ = 0;
  int64_t inFlight_ = 0;
  bool first_ = true;
  std::string out_;
};

}  // namespace

std::string perfettoJson(const Recording& recording) { return Perfetto(recording)(); }

}  // namespace aqua::sim
