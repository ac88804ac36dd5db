// What modules and scripts of a peer are asked, and by whom (PEERS.md 3.4).
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

void log(const Turn& turn, const Asker& asker, const std::string& service, marine::LogLine line) {
  if (!turn.watching()) return;
  Event log = turn.event(EventKind::Log, asker.peer, asker.because);
  log.particle = asker.particle;
  log.service = service;
  log.text = std::move(line.level);
  log.args.push_back(Value::string(line.text));
  turn.tell(std::move(log));
}

}  // namespace

ComputedWorld computedWorld(const Turn& turn) {
  const Scenario& scenario = turn.image.scenario();
  effects::Hub& hub = turn.state.outside ? turn.state.outside->effects() : turn.image.closed();
  return {scenario.limits.wasm, scenario.effects, hub, turn.state.budget, turn.state.peers.size()};
}

ComputedCall callOfModule(const CallSite& call) {
  ComputedCall what;
  what.service = call.service;
  what.function = call.function;
  what.args = Value::array({call.args.begin(), call.args.end()});
  for (const auto& list : call.tetraplets) {
    auto& own = what.parameters.tetraplets.emplace_back();
    for (const data::Tetraplet& one : list) own.push_back({one.peer, one.service, one.function, one.lens});
  }
  return what;
}

ComputedAnswer compute(const Turn& turn, const Asker& asker, ComputedCall what) {
  auto tetraplets = std::move(what.parameters.tetraplets);
  std::string creator = std::move(what.parameters.creator);
  what.parameters = parametersOf(turn, asker.peer, asker.particle);
  what.parameters.tetraplets = std::move(tetraplets);
  what.parameters.service = what.service;
  if (!creator.empty()) what.parameters.creator = std::move(creator);
  what.peer = turn.image.name(asker.peer);
  what.now = clockOf(turn, asker.peer);
  what.seed = turn.state.seed;
  what.subject = callSubject(asker.peer, what.service, "*");
  const std::string service = what.service;
  ComputedAnswer answer = turn.peer(asker.peer)
                              .computed.call(std::make_shared<const ComputedCall>(std::move(what)), computedWorld(turn),
                                             turn.image.manner().copied);
  for (marine::LogLine& line : answer.log) log(turn, asker, service, std::move(line));
  return answer;
}

Answer answerOf(ComputedAnswer computed) {
  Answer answer = computed.good ? success(std::move(computed.value)) : failure(computed.error);
  answer.fuel = computed.fuel;
  return answer;
}

// ---------------------------------------------------------------------------------------------------------- Estate

namespace {

ComputedCall aboutInstance(ComputedCall::Deed deed, const Instance& instance, ComputedCall what = {}) {
  what.deed = deed;
  what.artifact = instance.code;
  what.service = instance.id;
  what.parameters.creator = instance.owner;
  return what;
}

ComputedCall aboutFile(ComputedCall::Deed deed, std::string_view path) {
  ComputedCall what;
  what.deed = deed;
  what.function = path;
  return what;
}

}  // namespace

std::string Estate::startService(const Instance& instance) {
  return compute(turn_, asker(), aboutInstance(ComputedCall::Deed::Start, instance)).error;
}

Answer Estate::callService(const Instance& instance, const CallSite& call) {
  return answerOf(compute(turn_, asker(), aboutInstance(ComputedCall::Deed::Call, instance, callOfModule(call))));
}

Answer Estate::measureService(const Instance& instance) {
  return answerOf(compute(turn_, asker(), aboutInstance(ComputedCall::Deed::Measure, instance)));
}

void Estate::endService(const Instance& instance) {
  compute(turn_, asker(), aboutInstance(ComputedCall::Deed::End, instance));
}

bool Estate::writeFile(std::string_view path, std::string_view text) {
  ComputedCall what = aboutFile(ComputedCall::Deed::Write, path);
  what.args = Value::array({Value::string(text)});
  return compute(turn_, asker(), std::move(what)).good;
}

std::optional<std::string> Estate::readFile(std::string_view path) {
  ComputedAnswer answer = compute(turn_, asker(), aboutFile(ComputedCall::Deed::Read, path));
  return answer.good ? std::optional(std::move(answer.bytes)) : std::nullopt;
}

}  // namespace aqua::sim
