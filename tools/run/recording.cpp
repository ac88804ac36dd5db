#include "tools/run/recording.h"

#include <utility>
#include <vector>

namespace aqua::run {

namespace {

using values::Value;
using Members = std::vector<std::pair<std::string, Value>>;

std::string_view kindName(const sim::Event& event) {
  switch (event.kind) {
  case sim::EventKind::Called: return "call_started";
  case sim::EventKind::Sent: return "particle_sent";
  case sim::EventKind::Received: return "particle_received";
  case sim::EventKind::Lost: return "particle_lost";
  case sim::EventKind::Step: return "step_ended";
  case sim::EventKind::Requested: return "service_called";
  case sim::EventKind::Answered: return "service_returned";
  case sim::EventKind::Printed: return "log";
  case sim::EventKind::Ended: return "call_ended";
  }
  return {};
}

std::string_view endingName(sim::Ending ending) {
  switch (ending) {
  case sim::Ending::Value: return "value";
  case sim::Ending::Error: return "error";
  case sim::Ending::Stuck: return "stuck";
  case sim::Ending::Expired: return "expired";
  case sim::Ending::Budget: return "budget";
  case sim::Ending::Interrupted: return "interrupted";
  }
  return {};
}

Value text(std::string_view s) { return Value::string(s); }
Value number(uint64_t n) { return Value::unsignedInteger(n); }

}  // namespace

Recording::Recording(const sim::Scenario& scenario, const sim::PeerBook& book, std::string_view version)
    : scenario_(scenario), book_(book) {
  Members peers;
  for (size_t i = 0; i < scenario.peers.size(); ++i)
    peers.emplace_back(scenario.peers[i].name, text(book.keys()[i].peerId()));
  lines_ = Value::object({{"format", text("aqua/recording/1")},
                          {"version", text(version)},
                          {"seed", number(scenario.seed)},
                          {"peers", Value::object(std::move(peers))}})
               .text() +
           "\n";
}

void Recording::add(const sim::Event& event) {
  Members line{{"n", number(++number_)},
               {"t", number(event.at)},
               {"kind", text(kindName(event))},
               {"peer", text(scenario_.peers[event.peer].name)}};
  bool travels = event.kind == sim::EventKind::Sent || event.kind == sim::EventKind::Received ||
                 event.kind == sim::EventKind::Lost;
  if (travels) {
    line.emplace_back(event.kind == sim::EventKind::Received ? "from" : "to",
                      text(event.other == sim::kNobody ? std::string_view(event.text)
                                                       : std::string_view(scenario_.peers[event.other].name)));
    line.emplace_back("message", number(event.message));
  }
  if (event.kind == sim::EventKind::Step || event.kind == sim::EventKind::Answered)
    line.emplace_back("code", Value::integer(event.code));
  if (event.kind == sim::EventKind::Step && event.code != 0) line.emplace_back("message", text(event.text));
  if (event.kind == sim::EventKind::Requested || event.kind == sim::EventKind::Answered) {
    line.emplace_back("id", number(event.message));
    line.emplace_back("service", text(event.service));
    line.emplace_back("function", text(event.function));
    line.emplace_back("at", number(event.place.begin));
  }
  if (event.kind == sim::EventKind::Requested || event.kind == sim::EventKind::Printed)
    line.emplace_back("args", Value::array(event.args));
  if (event.kind == sim::EventKind::Answered) {
    auto json = event.code == 0 ? values::parseJson(event.text).optional() : std::nullopt;
    line.emplace_back(event.code == 0 ? "value" : "error", json ? *json : text(event.text));
  }
  Value::object(std::move(line)).appendText(lines_);
  lines_ += '\n';
}

void Recording::finish(const std::string& function, const sim::RunResult& run) {
  Members line{{"n", number(++number_)},
               {"kind", text("outcome")},
               {"function", text(function)},
               {"outcome", text(endingName(run.ending))},
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
