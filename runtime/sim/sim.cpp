#include "runtime/sim/sim.h"

#include <algorithm>

#include "runtime/sim/simulation.h"
#include "runtime/vm/invoke.h"

namespace aqua::sim {

namespace {

std::string joined(std::string_view service, std::string_view function) {
  std::string name(service);
  name += '\0';
  return name.append(function);
}

uint32_t initiatorOf(const Scenario& scenario, const Invocation& invocation) {
  std::string_view name = invocation.from;
  if (name.empty() && scenario.call) name = scenario.call->from;
  for (uint32_t i = 0; i < scenario.peers.size(); ++i)
    if (name.empty() ? scenario.peers[i].kind == PeerKind::Client : scenario.peers[i].name == name) return i;
  return 0;
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, const Invocation& invocation, const SimOptions& options)
    : scenario_(scenario),
      invocation_(invocation),
      options_(options),
      script_(vm::prepare(*invocation.script)),
      book_(scenario),
      peers_(scenario.peers.size()),
      services_(scenario.peers, scenario.seed, book_),
      wires_(scenario),
      agenda_(scenario.schedule, scenario.seed),
      initiator_(initiatorOf(scenario, invocation)) {
  for (uint32_t i = 0; i < peers_.size(); ++i) {
    std::string_view id = book_.keys()[i].peerId();
    byId_.emplace(id, i);
    bool client = scenario.peers[i].kind == PeerKind::Client;
    peers_[i].host = client ? Host::Client : Host::Node;
    if (!client) nodes_.push_back(id);
  }
  for (const BuiltinInfo& builtin : allBuiltins()) {
    const std::string& name = builtinNames_.emplace_back(joined(builtin.service, builtin.function));
    builtins_[static_cast<size_t>(builtin.host)].emplace(name, builtin.run);
  }
  for (const auto& [name, value] : invocation.args) args_.emplace(name, &value);
  // What is said about a callback comes before what is said about services.
  Service described{"callbackSrv", {scenario.peers[initiator_].name}, {}};
  for (const Callback& callback : invocation.callbacks) {
    if (callback.behaviour) described.functions.emplace_back(callback.name, *callback.behaviour);
    else callbacks_.emplace(callback.name, &callback);
  }
  services_.add(described);
  for (const Service& service : scenario.services) services_.add(service);
  ttl_ = invocation.ttl ? *invocation.ttl : scenario.call ? scenario.call->ttl.value_or(kDefaultTtl) : kDefaultTtl;
}

RunResult Simulation::run() {
  if (watching()) options_.onEvent(event(EventKind::Called, initiator_));
  Pending start;
  start.peer = initiator_;
  agenda_.push(std::move(start), 0);
  Rest rest = loop();
  finish(rest);
  if (watching()) options_.onEvent(event(EventKind::Ended, initiator_));
  return std::move(result_);
}

Rest Simulation::loop() {
  while (!agenda_.empty()) {
    if (options_.interrupt && options_.interrupt->load(std::memory_order_relaxed) != 0) return Rest::Interrupted;
    if (options_.stopWhenAnswered && settled_) return Rest::Answered;
    if (result_.stats.steps >= scenario_.limits.steps) return Rest::StepLimit;
    if (result_.stats.hops > scenario_.limits.hops) return Rest::HopLimit;
    Micros next = std::max(now_, agenda_.nextTime());
    if (next > ttl_) return Rest::Expired;
    if (scenario_.limits.time != 0 && next > scenario_.limits.time) return Rest::TimeLimit;
    now_ = next;
    step(agenda_.pop());
  }
  return Rest::Quiet;
}

Event Simulation::event(EventKind kind, uint32_t peer) const {
  Event result;
  result.kind = kind;
  result.at = now_;
  result.peer = peer;
  return result;
}

vm::Params Simulation::paramsOf(uint32_t peer) const {
  vm::Params params;
  params.initPeerId = book_.keys()[initiator_].peerId();
  params.currentPeerId = book_.keys()[peer].peerId();
  params.timestamp = scenario_.start;
  params.ttl = static_cast<uint32_t>(std::min<Micros>(ttl_ / kMillisecond, UINT32_MAX));
  params.particleId = "aqua-run-" + std::to_string(scenario_.seed);
  params.key = &book_.keys()[peer];
  return params;
}

// One interpreter run. Peers work one particle at a time, and the interpreter takes no virtual time.
void Simulation::step(Pending what) {
  PeerState& state = peers_[what.peer];
  ++result_.stats.steps;
  // Most peers run a particle twice, when it arrives and with the answer of a service: nothing to remember for these.
  if (state.runs++ == 0) ++result_.stats.peers;
  else if (state.runs == 3 && options_.warm) state.warm = std::make_unique<vm::Warm>();
  std::map<uint32_t, vm::CallResult> results;
  if (what.kind == Pending::Kind::Results && !options_.singleResults) gathering_.erase({what.peer, now_});
  if (watching() && what.kind == Pending::Kind::Particle) {
    Event received = event(EventKind::Received, what.peer);
    received.other = what.from;
    received.message = what.message;
    options_.onEvent(received);
  }
  for (Delivery& delivery : what.results) {
    if (watching()) {
      Event answered = event(EventKind::Answered, what.peer);
      answered.message = delivery.id;
      answered.code = delivery.result.code;
      answered.text = delivery.result.result;
      answered.service = delivery.service;
      answered.function = delivery.function;
      answered.place = delivery.place;
      options_.onEvent(answered);
    }
    results.emplace(delivery.id, std::move(delivery.result));
  }
  vm::Params params = paramsOf(what.peer);
  if (what.data && what.from != what.peer && scenario_.network.transfer == Transfer::Encoded) {
    vm::Transferred arrived = vm::transfer(*what.data, params.particleId);
    if (arrived.fault) return failed(what.peer, {.code = arrived.fault->code, .message = arrived.fault->message});
    what.data = std::move(arrived.data);
  }
  vm::Outcome outcome = vm::run(*script_, state.data, what.data, params, results, {}, state.warm.get());
  if (watching()) {
    Event ran = event(EventKind::Step, what.peer);
    ran.code = outcome.code;
    ran.text = outcome.message;
    options_.onEvent(ran);
  }
  if (outcome.code != 0) return failed(what.peer, outcome);
  state.data = outcome.data;
  state.complete = outcome.complete;
  // A timer that rings and changes nothing is not the end of the work.
  bool idle = what.kind == Pending::Kind::Results && outcome.nextPeers.empty() && outcome.requests.empty();
  if (!settled_ && !idle) result_.at = now_;
  send(what.peer, outcome.nextPeers, outcome.data);
  for (vm::CallRequest& one : outcome.requests) request(what.peer, one);
}

// A run that ends with an error changes nothing (PEERS.md 2.8), and is told to the caller on the first peer.
void Simulation::failed(uint32_t peer, const vm::Outcome& outcome) {
  peers_[peer].failed = true;
  result_.failures.push_back({scenario_.peers[peer].name, outcome.code, outcome.message});
  if (peer != initiator_ || settled_) return;
  settle(Ending::Error);
  result_.error = Value::object({{"error_code", Value::integer(outcome.code)},
                                 {"message", Value::string(outcome.message)},
                                 {"peer_id", Value::string(book_.keys()[peer].peerId())}});
}

// The first outcome counts.
void Simulation::settle(Ending ending) {
  settled_ = true;
  result_.ending = ending;
  result_.at = now_;
}

void Simulation::noteFailure(uint32_t peer, const CallSite& call, air::Place place, const std::string& message) {
  auto [found, fresh] = failedAt_.emplace(place.begin, result_.failedCalls.size());
  if (fresh)
    result_.failedCalls.push_back(
        {scenario_.peers[peer].name, std::string(call.service), std::string(call.function), message, place, 0});
  ++result_.failedCalls[found->second].count;
}

void Simulation::send(uint32_t from, const std::vector<std::string>& to, const data::DataPtr& data) {
  for (const std::string& id : to) {
    uint64_t message = ++messages_;
    auto found = byId_.find(id);
    uint32_t target = found == byId_.end() ? kNobody : found->second;
    bool reached = target != kNobody && wires_.reach(from, target);
    if (watching()) {
      Event sent = event(reached ? EventKind::Sent : EventKind::Lost, from);
      sent.other = target;
      sent.message = message;
      if (!reached) sent.text = id;
      options_.onEvent(sent);
    }
    if (!reached) {
      ++result_.stats.lost;
      LostMessage lost{scenario_.peers[from].name, target == kNobody ? id : scenario_.peers[target].name,
                       target == kNobody ? Cause::PeerUnknown : Cause::PeerUnreachable, now_};
      if (!result_.lost) result_.lost = lost;
      lost_.emplace(id, std::move(lost));
      continue;
    }
    if (target != from) ++result_.stats.hops;
    Pending particle;
    particle.kind = Pending::Kind::Particle;
    particle.peer = target;
    particle.from = from;
    particle.message = message;
    particle.data = data;
    agenda_.push(std::move(particle), now_ + wires_.latency(from, target));
  }
}

void Simulation::request(uint32_t peer, vm::CallRequest& request) {
  ++result_.stats.calls;
  CallSite call{request.service, request.function, request.args, request.tetraplets};
  call.self = &book_.keys()[peer];
  call.initiator = book_.keys()[initiator_].peerId();
  call.now = scenario_.start + now_ / kMillisecond;
  call.book = &book_;
  call.nodes = nodes_;
  if (watching()) {
    Event requested = event(EventKind::Requested, peer);
    requested.message = request.id;
    requested.service = request.service;
    requested.function = request.function;
    requested.args = request.args;
    requested.place = request.place;
    options_.onEvent(requested);
  }
  Answer answer = this->answer(peer, call);
  std::string text = answer.silent ? std::string() : answer.value.text();
  if (answer.code != 0) noteFailure(peer, call, request.place, text);
  if (options_.recordCalls)
    result_.calls.push_back({scenario_.peers[peer].name, request.service, request.function, request.args,
                             !answer.silent, answer.code, text});
  if (answer.prints) {
    result_.printed.push_back({scenario_.peers[peer].name, request.args});
    if (watching()) {
      Event printed = event(EventKind::Printed, peer);
      printed.args = request.args;
      options_.onEvent(printed);
    }
  }
  if (answer.silent) {
    silent_.push_back({peer, request.place, request.service, request.function, Cause::ServiceSilent});
    return;
  }
  Delivery delivery{request.id,
                    {answer.code, std::move(text)},
                    std::move(request.service),
                    std::move(request.function),
                    request.place};
  deliverLater(peer, std::move(delivery), answer.takes);
}

void Simulation::deliverLater(uint32_t peer, Delivery delivery, Micros takes) {
  Micros at = now_ + takes;
  if (!options_.singleResults)
    if (auto found = gathering_.find({peer, at}); found != gathering_.end()) {
      agenda_[found->second].results.push_back(std::move(delivery));
      return;
    }
  Pending results;
  results.kind = Pending::Kind::Results;
  results.peer = peer;
  results.results.push_back(std::move(delivery));
  uint32_t slot = agenda_.push(std::move(results), at);
  if (!options_.singleResults) gathering_.emplace(std::pair{peer, at}, slot);
}

Answer Simulation::answer(uint32_t peer, const CallSite& call) {
  Host host = peers_[peer].host;
  if (auto described = services_.exact(peer, host, call)) return *described;
  if (peer == initiator_)
    if (auto own = initiatorAnswer(call)) return *own;
  // A peer's own id is another name of its `sig` service.
  std::string_view service = call.service == call.self->peerId() ? "sig" : call.service;
  const auto& builtins = builtins_[static_cast<size_t>(host)];
  if (auto found = builtins.find(joined(service, call.function)); found != builtins.end()) return found->second(call);
  if (auto described = services_.fallback(peer, host, call)) return *described;
  return notFound(host, call);
}

// Services of the peer that began, for this one call of a function (PEERS.md 5.2).
std::optional<Answer> Simulation::initiatorAnswer(const CallSite& call) {
  if (call.service == "getDataSrv") {
    if (auto found = args_.find(call.function); found != args_.end()) return success(*found->second);
    const std::string& relay = scenario_.peers[initiator_].relay;
    if (call.function == "-relay-" && !relay.empty()) return success(Value::string(book_.idOf(relay)));
  }
  if (call.service == "callbackSrv" && call.function == "response") {
    result_.answers.emplace_back(call.args.begin(), call.args.end());
    if (!settled_) {
      settle(Ending::Value);
      result_.values = result_.answers.back();
    }
    return success(Value::object({}));
  }
  if (auto found = callbacks_.find(call.function); call.service == "callbackSrv" && found != callbacks_.end()) {
    if (!found->second->answers) return success(Value());
    std::vector<std::string>& unanswered = result_.unanswered;
    if (std::find(unanswered.begin(), unanswered.end(), call.function) == unanswered.end())
      unanswered.emplace_back(call.function);
    return failure("nothing says what the callback `" + std::string(call.function) + "` answers");
  }
  if (call.service == "errorHandlingSrv" && call.function == "error") {
    result_.errors.push_back(call.args.empty() ? Value() : call.args[0]);
    if (!settled_) {
      settle(Ending::Error);
      result_.error = result_.errors.back();
    }
    return success(Value::object({}));
  }
  return std::nullopt;
}

void Simulation::finish(Rest rest) {
  result_.rest = rest;
  result_.stats.time = now_;
  if (settled_) return;
  if (rest != Rest::Quiet) result_.at = now_;
  // Nobody waits for a function without results. It did its work when the script ended on some peer: the last step
  // of a workflow happens anywhere. What was begun beside it (`par`, `co`) may be left undone by design.
  bool complete = std::any_of(peers_.begin(), peers_.end(), [](const PeerState& peer) { return peer.complete; });
  bool limited = rest == Rest::StepLimit || rest == Rest::HopLimit || rest == Rest::Interrupted;
  if (!invocation_.answers && complete && !limited) {
    result_.ending = Ending::Value;
    return;
  }
  switch (rest) {
  case Rest::Quiet:
  case Rest::Answered: result_.ending = Ending::Stuck; break;
  case Rest::Expired: result_.ending = Ending::Expired; break;
  case Rest::Interrupted: result_.ending = Ending::Interrupted; break;
  case Rest::StepLimit:
    result_.ending = Ending::Budget;
    result_.limit = "steps";
    break;
  case Rest::HopLimit:
    result_.ending = Ending::Budget;
    result_.limit = "hops";
    break;
  case Rest::TimeLimit:
    result_.ending = Ending::Budget;
    result_.limit = "time";
    break;
  }
  explain();
}

RunResult simulate(const Scenario& scenario, const Invocation& invocation, const SimOptions& options) {
  return Simulation(scenario, invocation, options).run();
}

}  // namespace aqua::sim
