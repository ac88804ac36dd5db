// One event of a world: a run of an interpreter, and what follows from it at that instant.
#include <algorithm>

#include "runtime/sim/random.h"
#include "runtime/sim/world.h"
#include "runtime/vm/invoke.h"

namespace aqua::sim {

class Step {
 public:
  Step(World& world, const EventSink& sink) : world_(world), image_(*world.image_), sink_(sink) {}

  // Peers work one particle at a time, and the interpreter takes no virtual time.
  void operator()(Pending what) {
    peer_ = what.peer;
    PeerState& state = world_.peers_[peer_];
    Stats& stats = world_.result_.stats;
    ++stats.steps;
    // Most peers run a particle twice, when it arrives and with the answer of a service: nothing to remember for these.
    if (state.runs++ == 0) ++stats.peers;
    else if (state.runs >= 3 && !state.warm.get() && image_.manner().warm) state.warm.begin();
    std::map<uint32_t, vm::CallResult> results;
    if (what.kind == Pending::Kind::Results && !image_.manner().singleResults)
      world_.gathering_.erase({peer_, world_.now_});
    if (watching()) arrived(what);
    for (Delivery& delivery : what.results) results.emplace(delivery.id, std::move(delivery.result));
    vm::Params params = world_.paramsOf(peer_);
    if (what.data && what.from != peer_ && image_.scenario().network.transfer == Transfer::Encoded) {
      vm::Transferred arrived = vm::transfer(*what.data, params.particleId);
      if (arrived.fault) return failed(arrived.fault->code, arrived.fault->message);
      what.data = std::move(arrived.data);
      constexpr uint64_t kDecoded = 3;  // bytes of records for one on the wire, about
      state.foreign = values::Kept();
      state.foreign = values::Kept(world_.budget_, kDecoded * arrived.bytes);
    }
    vm::Outcome outcome =
        vm::run(image_.script(), state.data, what.data, params, results, {.budget = world_.budget_}, state.warm.get());
    if (outcome.exceeded) throw vm::Exceeded(*outcome.exceeded);
    if (watching()) {
      Event ran = event(EventKind::Step);
      ran.code = outcome.code;
      ran.text = outcome.message;
      sink_(ran);
    }
    if (outcome.code != 0) return failed(outcome.code, outcome.message);
    state.data = outcome.data;
    state.complete = outcome.complete;
    // A timer that rings and changes nothing is not the end of the work.
    bool idle = what.kind == Pending::Kind::Results && outcome.nextPeers.empty() && outcome.requests.empty();
    if (!world_.settled_ && !idle) world_.result_.at = world_.now_;
    for (const std::string& id : outcome.nextPeers) send(id, outcome.data);
    for (vm::CallRequest& one : outcome.requests) request(one);
  }

 private:
  bool watching() const { return static_cast<bool>(sink_); }

  Event event(EventKind kind) const {
    Event result;
    result.kind = kind;
    result.at = world_.now_;
    result.peer = peer_;
    return result;
  }

  void arrived(const Pending& what) const {
    if (what.kind == Pending::Kind::Particle) {
      Event received = event(EventKind::Received);
      received.other = what.from;
      received.message = what.message;
      sink_(received);
    }
    for (const Delivery& delivery : what.results) {
      Event answered = event(EventKind::Answered);
      answered.message = delivery.id;
      answered.code = delivery.result.code;
      answered.text = delivery.result.result;
      answered.service = delivery.service;
      answered.function = delivery.function;
      answered.place = delivery.place;
      sink_(answered);
    }
  }

  // A run that ends with an error changes nothing (PEERS.md 2.8), and is told to the caller on the first peer.
  void failed(int64_t code, const std::string& message) {
    world_.peers_[peer_].failed = true;
    world_.result_.failures.push_back({image_.name(peer_), code, message});
    if (peer_ != image_.initiator() || world_.settled_) return;
    settle(Ending::Error);
    world_.result_.error = Value::object({{"error_code", Value::integer(code)},
                                          {"message", Value::string(message)},
                                          {"peer_id", Value::string(image_.key(peer_).peerId())}});
  }

  // The first outcome counts.
  void settle(Ending ending) {
    world_.settled_ = true;
    world_.result_.ending = ending;
    world_.result_.at = world_.now_;
  }

  void send(const std::string& id, const data::DataPtr& data) {
    uint64_t message = ++world_.messages_;
    uint32_t target = image_.find(id);
    bool reached = target != kNobody && image_.wires().reach(peer_, target);
    if (watching()) {
      Event sent = event(reached ? EventKind::Sent : EventKind::Lost);
      sent.other = target;
      sent.message = message;
      if (!reached) sent.text = id;
      sink_(sent);
    }
    if (!reached) return lose(id, target);
    if (target != peer_) ++world_.result_.stats.hops;
    Pending particle;
    particle.kind = Pending::Kind::Particle;
    particle.peer = target;
    particle.from = peer_;
    particle.message = message;
    particle.data = data;
    uint64_t wire = Wires::wire(peer_, target), number = world_.messagesOn_[wire]++;
    Micros latency = image_.wires().latency(peer_, target, world_.seed_, number);
    world_.agenda_.push(std::move(particle), world_.now_ + latency, world_.tie(wire, number));
  }

  void lose(const std::string& id, uint32_t target) {
    ++world_.result_.stats.lost;
    bool known = target != kNobody;
    LostMessage lost{image_.name(peer_), known ? image_.name(target) : id,
                     known ? Cause::PeerUnreachable : Cause::PeerUnknown, world_.now_};
    if (!world_.result_.lost) world_.result_.lost = lost;
    world_.budget_->keep(id.size());
    world_.lost_.emplace(id, std::move(lost));
  }

  void request(vm::CallRequest& request) {
    RunResult& result = world_.result_;
    ++result.stats.calls;
    CallSite call{request.service, request.function, request.args, request.tetraplets};
    call.self = &image_.key(peer_);
    call.initiator = image_.key(image_.initiator()).peerId();
    call.now = image_.scenario().start + world_.now_ / kMillisecond;
    call.book = &image_.book();
    call.nodes = image_.nodes();
    call.budget = world_.budget_.get();
    constexpr uint64_t kAnswer = 4;  // bytes of an answer and on its way for one of the arguments, at most
    uint64_t arguments = 0;
    for (const Value& value : request.args) arguments += value.textSize();
    world_.budget_->pass(kAnswer * arguments);
    if (watching()) {
      Event requested = event(EventKind::Requested);
      requested.message = request.id;
      requested.service = request.service;
      requested.function = request.function;
      requested.args = request.args;
      requested.place = request.place;
      sink_(requested);
    }
    uint64_t subject = callSubject(peer_, request.service, request.function), number = ++world_.callsOf_[subject];
    Answer answer = this->answer(call, subject, number);
    world_.budget_->pass(2 * answer.value.textSize());
    std::string text = answer.silent ? std::string() : answer.value.text();
    if (answer.code != 0) noteFailure(request, text);
    if (image_.manner().recordCalls)
      result.calls.push_back(
          {image_.name(peer_), request.service, request.function, request.args, !answer.silent, answer.code, text});
    if (answer.prints) print(request.args);
    if (answer.silent) {
      world_.silent_.push_back({peer_, request.place, request.service, request.function, Cause::ServiceSilent});
      return;
    }
    Delivery delivery{request.id,
                      {answer.code, std::move(text)},
                      std::move(request.service),
                      std::move(request.function),
                      request.place,
                      {}};
    delivery.kept = values::Kept(world_.budget_, sizeof(Delivery) + delivery.result.result.size());
    deliverLater(std::move(delivery), answer.takes, world_.tie(subject, number));
  }

  void print(const std::vector<Value>& args) {
    world_.result_.printed.push_back({image_.name(peer_), args});
    if (!watching()) return;
    Event printed = event(EventKind::Printed);
    printed.args = args;
    sink_(printed);
  }

  void noteFailure(const vm::CallRequest& request, const std::string& message) {
    std::vector<FailedCall>& calls = world_.result_.failedCalls;
    auto [found, fresh] = world_.failedAt_.emplace(request.place.begin, calls.size());
    if (fresh) calls.push_back({image_.name(peer_), request.service, request.function, message, request.place, 0});
    ++calls[found->second].count;
  }

  void deliverLater(Delivery delivery, Micros takes, uint64_t tie) {
    Micros at = world_.now_ + takes;
    bool gathers = !image_.manner().singleResults;
    if (gathers)
      if (auto found = world_.gathering_.find({peer_, at}); found != world_.gathering_.end()) {
        world_.agenda_.edit(found->second).results.push_back(std::move(delivery));
        return;
      }
    Pending results;
    results.kind = Pending::Kind::Results;
    results.peer = peer_;
    results.results.push_back(std::move(delivery));
    uint32_t slot = world_.agenda_.push(std::move(results), at, tie);
    if (gathers) world_.gathering_.emplace(std::pair{peer_, at}, slot);
  }

  Answer answer(const CallSite& call, uint64_t subject, uint64_t number) {
    Host host = image_.host(peer_);
    const DescribedServices& services = image_.services();
    Occasion occasion{host, call, number, world_.seed_, subject};
    if (const auto* described = services.find(call.service, call.function, peer_))
      return DescribedServices::answer(*described, occasion);
    if (peer_ == image_.initiator())
      if (auto own = initiatorAnswer(call)) return *own;
    // A peer's own id is another name of its `sig` service.
    std::string_view service = call.service == call.self->peerId() ? "sig" : call.service;
    if (Builtin builtin = image_.builtin(host, service, call.function)) return builtin(call);
    for (std::string_view any : {call.service, std::string_view("*")})
      if (const auto* described = services.find(any, "*", peer_)) {
        occasion.subject = callSubject(peer_, any, "*");
        occasion.number = ++world_.callsOf_[occasion.subject];
        return DescribedServices::answer(*described, occasion);
      }
    return notFound(host, call);
  }

  // Services of the peer that began, for this one call of a function (PEERS.md 5.2).
  std::optional<Answer> initiatorAnswer(const CallSite& call) {
    if (call.service == "getDataSrv") {
      if (const Value* argument = image_.argument(call.function)) return success(*argument);
      const std::string& relay = image_.scenario().peers[peer_].relay;
      if (call.function == "-relay-" && !relay.empty()) return success(Value::string(image_.book().idOf(relay)));
    }
    RunResult& result = world_.result_;
    if (call.service == "callbackSrv" && call.function == "response") {
      result.answers.emplace_back(call.args.begin(), call.args.end());
      if (!world_.settled_) {
        settle(Ending::Value);
        result.values = result.answers.back();
      }
      return success(Value::object({}));
    }
    if (call.service == "callbackSrv")
      if (const Callback* callback = image_.undescribed(call.function)) return undescribed(*callback);
    if (call.service == "errorHandlingSrv" && call.function == "error") {
      result.errors.push_back(call.args.empty() ? Value() : call.args[0]);
      if (!world_.settled_) {
        settle(Ending::Error);
        result.error = result.errors.back();
      }
      return success(Value::object({}));
    }
    return std::nullopt;
  }

  Answer undescribed(const Callback& callback) {
    if (!callback.answers) return success(Value());
    std::vector<std::string>& unanswered = world_.result_.unanswered;
    if (std::find(unanswered.begin(), unanswered.end(), callback.name) == unanswered.end())
      unanswered.push_back(callback.name);
    return failure("nothing says what the callback `" + callback.name + "` answers");
  }

  World& world_;
  const ScenarioImage& image_;
  const EventSink& sink_;
  uint32_t peer_ = 0;
};

void World::take(const Enabled& event, const EventSink& sink) {
  now_ = std::max(now_, event.at);
  result_.exceededOn = image_->name(event.peer);
  try {
    Step(*this, sink)(agenda_.take(event.slot));
  } catch (const vm::Exceeded& exceeded) {
    result_.exceeded = exceeded;
  } catch (const values::OverBudget& over) {
    result_.exceeded = vm::Exceeded{over, {}};
  }
}

}  // namespace aqua::sim
