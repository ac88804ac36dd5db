// Calls of services: who answers, what, and when.
#include <algorithm>

#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

class Calling {
 public:
  Calling(const Turn& turn, uint32_t peer, uint32_t particle) : turn_(turn), peer_(peer), particle_(particle) {}

  void operator()(vm::CallRequest& request, uint64_t because) {
    State& state = turn_.state;
    RunResult& result = state.result;
    ++result.stats.calls;
    because_ = because;
    Estate estate(turn_, peer_, particle_, because_);
    CallSite call = siteOf(request, estate);
    constexpr uint64_t kAnswer = 4;  // bytes of an answer and on its way for one of the arguments, at most
    uint64_t arguments = 0;
    for (const Value& value : request.args) arguments += value.textSize();
    state.budget->pass(kAnswer * arguments);
    tell(request);
    if (!turn_.peer(peer_).up) return neverAnswered(turn_, peer_, particle_, request, Cause::ServiceCrashed);
    uint64_t subject = callSubject(peer_, request.service, request.function), number = ++state.callsOf[subject];
    Choice choice = this->choice(request, number);
    Answer answer = this->answer(call, subject, number, choice);
    misanswer(turn_, peer_, particle_, request, answer, because_);
    state.budget->pass(2 * answer.value.textSize());
    std::string text = answer.silent ? std::string() : answer.value.text();
    if (answer.code != 0) noteFailure(request, text);
    if (answer.asserted) noteAssertion(request, *answer.asserted);
    bool again = number > 1 && isOnce(answer.rule), recorded = turn_.image.manner().recordCalls;
    if (again || recorded) {
      ServiceCall record{
          turn_.image.name(peer_), request.service, request.function, request.args, !answer.silent, answer.code, text};
      if (again) result.twice.push_back(record);
      if (recorded) result.calls.push_back(std::move(record));
    }
    if (answer.prints) print(request.args);
    if (answer.silent) return neverAnswered(turn_, peer_, particle_, request, Cause::ServiceSilent, answer.rule);
    Delivery delivery = deliveryOf(request, answer, std::move(text), number);
    meet(delivery, choice);
    deliverLater(std::move(delivery), tieOf(turn_.image, state.seed, subject, number));
  }

 private:
  void tell(const vm::CallRequest& request) {
    if (!turn_.watching()) return;
    Event called = turn_.event(EventKind::ServiceCalled, peer_, because_);
    called.particle = particle_;
    called.request = request.id;
    called.service = request.service;
    called.function = request.function;
    called.args = request.args;
    called.tetraplets = request.tetraplets;
    called.place = request.place.begin;
    because_ = turn_.tell(std::move(called));
    std::vector<AskedCall>& asked = turn_.state.asked;
    if (asked.size() == kMostAsked) return;
    asked_ = static_cast<uint32_t>(asked.size());
    asked.push_back({peer_, particle_, request.place, false, 0});
  }

  CallSite siteOf(const vm::CallRequest& request, Estate& estate) const {
    State& state = turn_.state;
    CallSite call{request.service, request.function, request.args, request.tetraplets};
    call.self = &turn_.image.key(peer_);
    call.initiator = initiatorOf(turn_.image, particleOn(state, peer_, particle_));
    call.now = clockOf(turn_, peer_) / kMillisecond;
    call.book = &turn_.image.book();
    call.nodes = turn_.image.nodes();
    call.budget = state.budget.get();
    if (turn_.image.host(peer_) == Host::Node) call.premises = &estate;
    return call;
  }

  Choice choice(const vm::CallRequest& request, uint64_t number) const {
    Choice choice;
    choice.least = turn_.image.manner().corners;
    choice.decided = turn_.decided(DecisionKind::Reply,
                                   [&] { return EventName::answer(peer_, request.service, request.function, number); });
    return choice;
  }

  /// What the schedule says of the answer, and what else it could have said.
  void meet(Delivery& delivery, const Choice& choice) const {
    auto name = [&] { return EventName::answer(peer_, delivery.service, delivery.function, delivery.number); };
    if (choice.count > 1 && !choice.decided) {
      Met met{{DecisionKind::Reply, name()}, static_cast<int64_t>(choice.index), {}};
      for (size_t i = 0; i < choice.count; ++i)
        if (i != choice.index) met.others.push_back(static_cast<int64_t>(i));
      turn_.state.met.push_back(std::move(met));
    }
    Micros slow = turn_.image.peer(peer_).slow;
    if (auto takes = turn_.decided(DecisionKind::Delay, name)) delivery.takes = static_cast<Micros>(*takes);
    else if (choice.least && choice.most > 0)
      turn_.state.met.push_back({{DecisionKind::Delay, name()},
                                 static_cast<int64_t>(delivery.takes),
                                 {static_cast<int64_t>(choice.most * slow)}});
  }

  Delivery deliveryOf(vm::CallRequest& request, const Answer& answer, std::string text, uint64_t number) {
    Delivery delivery;
    delivery.number = number;
    delivery.id = request.id;
    delivery.result = {answer.code, std::move(text)};
    rememberAnswer(turn_, peer_, request.service, request.function, delivery.result);
    delivery.service = std::move(request.service);
    delivery.function = std::move(request.function);
    delivery.place = request.place;
    delivery.rule = answer.rule;
    delivery.takes = answer.takes * turn_.image.peer(peer_).slow;
    delivery.fuel = answer.fuel;
    delivery.because = because_;
    delivery.asked = asked_;
    delivery.kept = values::Kept(turn_.state.budget, sizeof(Delivery) + delivery.result.result.size());
    return delivery;
  }

  bool isOnce(uint32_t rule) const {
    if (rule == kNobody) return false;
    const BehaviourPlace& place = turn_.image.behaviours()[rule];
    const Scenario& scenario = turn_.image.scenario();
    if (place.service == kNobody) return false;
    for (const auto& [name, behaviour] : scenario.services[place.service].functions)
      if (name == place.function) return behaviour.once;
    return false;
  }

  void noteAssertion(const vm::CallRequest& request, const Asserted& found) {
    turn_.state.result.assertions.push_back({turn_.image.name(peer_), request.function, turn_.particle(particle_).call,
                                             request.place, found.holds, found.expected, found.actual, because_});
  }

  void print(const std::vector<Value>& args) {
    turn_.state.result.printed.push_back({turn_.image.name(peer_), args});
    if (!turn_.watching()) return;
    Event log = turn_.event(EventKind::Log, peer_, because_);
    log.particle = particle_;
    log.args = args;
    turn_.tell(std::move(log));
  }

  void noteFailure(const vm::CallRequest& request, const std::string& message) {
    std::vector<FailedCall>& calls = turn_.state.result.failedCalls;
    auto [found, fresh] = turn_.state.failedAt.emplace(request.place.begin, calls.size());
    if (fresh) calls.push_back({turn_.image.name(peer_), request.service, request.function, message, request.place, 0});
    ++calls[found->second].count;
  }

  void deliverLater(Delivery delivery, uint64_t tie) {
    State& state = turn_.state;
    Micros at = state.now + delivery.takes;
    bool gathers = !turn_.image.manner().singleResults && turn_.image.flavour(peer_) == Flavour::Node;
    gathers = gathers && !turn_.decided(DecisionKind::Batch, [&] {
      return EventName::answer(peer_, delivery.service, delivery.function, delivery.number);
    });
    std::pair key{std::pair{peer_, particle_}, at};
    if (gathers)
      if (auto found = state.gathering.find(key); found != state.gathering.end()) {
        state.agenda.edit(found->second).results.push_back(std::move(delivery));
        return;
      }
    Pending results;
    results.kind = Pending::Kind::Results;
    results.peer = peer_;
    results.particle = particle_;
    results.results.push_back(std::move(delivery));
    uint32_t slot = state.agenda.push(std::move(results), at, tie);
    if (gathers) state.gathering.emplace(key, slot);
  }

  /// The service that an event put in place of others, if one lasts: the last counts.
  const DescribedServices::Prepared* described(std::string_view service, std::string_view function) const {
    const std::vector<Active>& active = turn_.state.active;
    for (auto one = active.rbegin(); one != active.rend(); ++one)
      if (const DescribedServices* own = turn_.image.serviceOf(one->event))
        if (const auto* found = own->find(service, function, peer_)) return found;
    return turn_.image.services().find(service, function, peer_);
  }

  Answer answer(const CallSite& call, uint64_t subject, uint64_t number, Choice& choice) {
    State& state = turn_.state;
    Host host = turn_.image.host(peer_);
    auto compute = [&](const PreparedBehaviour& by) { return computed(by, call); };
    Occasion occasion{host,
                      call,
                      number,
                      state.seed,
                      subject,
                      state.result.usage.behaviours,
                      choice,
                      turn_.image.name(peer_),
                      state.outside.get(),
                      compute};
    const Particle& particle = turn_.particle(particle_);
    bool initiator = peer_ == particle.initiator && particle.call != kNobody;
    if (initiator && call.service == "callbackSrv")
      if (const auto* callback = callbackOf(call.function)) return DescribedServices::answer(*callback, occasion);
    if (const auto* found = described(call.service, call.function)) return DescribedServices::answer(*found, occasion);
    if (initiator)
      if (auto own = initiatorAnswer(call)) return *own;
    // A peer's own id is another name of its `sig` service.
    std::string_view service = call.service == call.self->peerId() ? "sig" : call.service;
    if (Builtin builtin = turn_.image.builtin(host, service, call.function)) return builtin(call);
    if (call.premises)
      if (auto made = callInstance(call)) return *made;
    for (std::string_view any : {call.service, std::string_view("*")})
      if (const auto* found = described(any, "*")) {
        occasion.subject = callSubject(peer_, any, "*");
        occasion.number = ++state.callsOf[occasion.subject];
        return DescribedServices::answer(*found, occasion);
      }
    return notFound(host, call);
  }

  /// What a module or a script of this peer answers.
  Answer computed(const PreparedBehaviour& by, const CallSite& call) {
    ComputedCall what = callOfModule(call);
    what.artifact = by.behaviour.artifact;
    what.behaviour = by.index;
    return answerOf(compute(turn_, {peer_, particle_, because_}, std::move(what)));
  }

  const DescribedServices::Prepared* callbackOf(std::string_view name) const {
    const auto& callbacks = turn_.callOf(particle_).callbacks;
    auto found = callbacks.find(name);
    return found == callbacks.end() ? nullptr : found->second;
  }

  // Services of the peer that began, for this one call of a function (PEERS.md 5.2).
  std::optional<Answer> initiatorAnswer(const CallSite& call) {
    const PreparedCall& prepared = turn_.callOf(particle_);
    Outcome& outcome = turn_.state.outcomes[particle_];
    bool waits = !turn_.state.settled[particle_] && !turn_.state.abandoned[particle_];
    if (call.service == "getDataSrv") {
      if (auto argument = prepared.args.find(call.function); argument != prepared.args.end())
        return success(*argument->second);
      const std::string& relay = turn_.image.peer(peer_).relay;
      if (call.function == "-relay-" && !relay.empty()) return success(Value::string(turn_.image.book().idOf(relay)));
    }
    if (call.service == "callbackSrv" && call.function == "response") {
      outcome.answers.emplace_back(call.args.begin(), call.args.end());
      if (waits) {
        outcome.values = outcome.answers.back();
        settle(turn_, particle_, Ending::Value, because_);
      }
      return success(Value::object({}));
    }
    if (call.service == "callbackSrv" && prepared.callbacks.contains(call.function)) return undescribed(call.function);
    if (call.service == "errorHandlingSrv" && call.function == "error") {
      outcome.errors.push_back(call.args.empty() ? Value() : call.args[0]);
      if (waits) {
        outcome.error = outcome.errors.back();
        settle(turn_, particle_, Ending::Error, because_);
      }
      return success(Value::object({}));
    }
    return std::nullopt;
  }

  Answer undescribed(std::string_view name) {
    const Invocation& invocation = *turn_.callOf(particle_).invocation;
    auto callback = std::find_if(invocation.callbacks.begin(), invocation.callbacks.end(),
                                 [&](const Callback& one) { return one.name == name; });
    if (!callback->answers) return success(Value());
    std::vector<std::string>& unanswered = turn_.state.outcomes[particle_].unanswered;
    if (std::find(unanswered.begin(), unanswered.end(), name) == unanswered.end()) unanswered.emplace_back(name);
    return failure("nothing says what the callback `" + std::string(name) + "` answers");
  }

  const Turn& turn_;
  uint32_t peer_, particle_;
  uint64_t because_ = 0;
  uint32_t asked_ = kNobody;  // index into State::asked
};

}  // namespace

void callServices(const Turn& turn, uint32_t peer, uint32_t particle, std::vector<vm::CallRequest> requests,
                  uint64_t because) {
  for (vm::CallRequest& request : requests) {
    if (!turn.peer(peer).up) {  // a crash in the middle: the data says that the rest was asked for
      neverAnswered(turn, peer, particle, request, Cause::ServiceCrashed);
      continue;
    }
    Calling(turn, peer, particle)(request, because);
  }
}

}  // namespace aqua::sim
