#include "runtime/debug/recorder.h"

#include <algorithm>
#include <utility>

namespace aqua::debug {

namespace {

/// Is a moment of this kind told beside what the instructions of the step are?
bool isMoment(sim::EventKind kind) {
  switch (kind) {
  case sim::EventKind::CallStarted:
  case sim::EventKind::CallEnded:
  case sim::EventKind::ParticleSent:
  case sim::EventKind::ParticleReceived:
  case sim::EventKind::ParticleLost:
  case sim::EventKind::ParticleExpired:
  case sim::EventKind::ParticleRefused:
  case sim::EventKind::Fault:
  case sim::EventKind::Clock:
  case sim::EventKind::Log: return true;
  case sim::EventKind::ParticleCreated:
  case sim::EventKind::StepStarted:
  case sim::EventKind::StepEnded:
  case sim::EventKind::ServiceCalled:
  case sim::EventKind::ServiceReturned: return false;
  }
  return false;
}

/// How an instruction is found to be executed here.
enum class Proof : uint8_t {
  None,   // it only holds others together
  First,  // nobody has come this way before
  State,  // it leaves a state in the data, and none was there
  Call,   // its service is asked, or has answered
};

Proof proofOf(const air::Instr& instr) {
  switch (instr.kind) {
  case air::Kind::Call: return Proof::Call;
  case air::Kind::Canon:
  case air::Kind::ApMap: return Proof::State;
  case air::Kind::Ap:
    return air::isStream(static_cast<const air::Ap&>(instr).target.kind) ? Proof::State : Proof::First;
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Fold:
  case air::Kind::Fail: return Proof::First;
  case air::Kind::Seq:
  case air::Kind::Par:
  case air::Kind::Xor:
  case air::Kind::New:
  case air::Kind::Next:
  case air::Kind::Null:
  case air::Kind::Never: break;
  }
  return Proof::None;
}

uint64_t mixed(uint64_t a, uint64_t b) {
  uint64_t x = a ^ (b + 0x9e3779b97f4a7c15U + (a << 6) + (a >> 2));
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

bool isDone(const vm::State& state) {
  switch (state.kind) {
  case vm::State::Kind::CallRequested:
  case vm::State::Kind::CallSent:
  case vm::State::Kind::CanonSent: return false;
  case vm::State::Kind::CallScalar:
  case vm::State::Kind::CallStream:
  case vm::State::Kind::CallUnused:
  case vm::State::Kind::CallFailed:
  case vm::State::Kind::CanonDone:
  case vm::State::Kind::Par:
  case vm::State::Kind::Ap:
  case vm::State::Kind::Fold: break;
  }
  return true;
}

air::OperandKind kindOf(std::string_view name) {
  if (name.starts_with("#%")) return air::OperandKind::CanonMap;
  if (name.starts_with('#')) return air::OperandKind::Canon;
  if (name.starts_with('$')) return air::OperandKind::Stream;
  if (name.starts_with('%')) return air::OperandKind::StreamMap;
  return air::OperandKind::Scalar;
}

}  // namespace

void Recorder::record(uint64_t turn) {
  mode_ = Mode::Records;
  turn_ = turn;
  begun_ = 0;
  moments_.clear();
}

void Recorder::look(uint32_t begun, View& into) {
  mode_ = Mode::Looks;
  wanted_ = begun;
  begun_ = 0;
  view_ = &into;
}

std::vector<Moment> Recorder::takeMoments() {
  std::vector<Moment> moments;
  bool fresh = false;  // what passes behind something new says whose that is
  for (Candidate& one : moments_) {
    const bool passes = one.moment.kind == Moment::Kind::Passes;
    if (one.keep || (passes && fresh)) moments.push_back(one.moment);
    if (one.keep || passes) fresh = !passes && one.moment.instr;
  }
  moments_.clear();
  return moments;
}

void Recorder::startStep(const sim::Event& event) {
  peer_ = event.peer;
  particle_ = event.particle;
  open_.clear();  // of a run that the budget ended
}

void Recorder::hear(const sim::Event& event) {
  if (event.kind == sim::EventKind::StepStarted) startStep(event);
  if (mode_ != Mode::Records) return;
  if (event.kind == sim::EventKind::CallStarted) callOf_[event.particle] = event.call;
  if (!isMoment(event.kind)) return;
  Moment moment;
  moment.peer = event.peer;
  moment.particle = event.particle;
  moment.turn = turn_;
  moment.begun = begun_;
  if (auto call = callOf_.find(event.particle); call != callOf_.end()) moment.call = call->second;
  moment.detail = static_cast<uint32_t>(events_.size());
  events_.push_back(event);
  moments_.push_back({moment, true});
}

const air::Script* Recorder::script() const {
  auto call = callOf_.find(particle_);
  return call == callOf_.end() ? nullptr : scripts_[call->second];
}

void Recorder::begins(const air::Instr& instr) {
  const uint32_t number = begun_++;
  if (mode_ == Mode::Looks && number == wanted_) capture();
  if (mode_ != Mode::Records) return;
  if (open_.empty()) ours_ = script() && script()->root == &instr;
  Open open{&instr};
  if (open_.empty()) {
    open.way = mixed(particle_, instr.place.begin);
  } else {
    Open& around = open_.back();
    around.inside = true;
    const bool round =
        around.instr->kind == air::Kind::Fold && static_cast<const air::Fold&>(*around.instr).body == &instr;
    open.way = mixed(mixed(around.way, instr.place.begin), round ? ++around.rounds : 0);
  }
  if (ours_ && proofOf(instr) != Proof::None) {
    open.candidate = true;
    open.moment = moments_.size();
    Moment moment{Moment::Kind::Executes, false, peer_, particle_, kNobody, number, turn_, &instr};
    if (auto call = callOf_.find(particle_); call != callOf_.end()) moment.call = call->second;
    moments_.push_back({moment});
  }
  open_.push_back(open);
}

void Recorder::ends(const air::Instr& instr, End how) {
  if (mode_ != Mode::Records || open_.empty()) return;
  const Open open = open_.back();
  open_.pop_back();
  if (!open.candidate) return;
  Candidate& candidate = moments_[open.moment];
  const bool failed = how == End::Failed;
  switch (proofOf(instr)) {
  case Proof::None: break;
  case Proof::First:
    if (how != End::Waits || open.inside) candidate.keep = isNew(open);
    break;
  case Proof::State:
    if (open.known) break;
    if (how == End::Done) candidate.keep = true;
    else if (failed) candidate.keep = isNew(open);
    else candidate.keep = passes(candidate.moment, open);
    break;
  case Proof::Call:  // one that is asked or answered is kept already
    if (candidate.keep || open.known) break;
    if (failed) candidate.keep = isNew(open);
    else if (how == End::Waits) candidate.keep = passes(candidate.moment, open);
    break;
  }
  candidate.moment.failed = failed && !open.inside;
}

/// What waits is another peer's, or for something that is not there yet; the first time is told.
bool Recorder::passes(Moment& moment, const Open& open) {
  const air::Kind kind = moment.instr->kind;
  if (kind != air::Kind::Call && kind != air::Kind::Canon) return false;
  moment.kind = Moment::Kind::Passes;
  return passed_.insert(open.way).second;
}

void Recorder::merges(const air::Instr&, const vm::State& state, bool) {
  if (mode_ == Mode::Records && !open_.empty()) open_.back().known = isDone(state);
}

void Recorder::asks(const air::Instr&, const vm::CallRequest& request) {
  if (mode_ != Mode::Records || !ours_ || open_.empty()) return;
  Candidate& candidate = moments_[open_.back().moment];
  candidate.keep = true;
  candidate.moment.detail = static_cast<uint32_t>(requests_.size());
  asked_[{peer_, particle_, request.id}] = candidate.moment.detail;
  requests_.push_back({request.service, request.function});
}

void Recorder::gets(const air::Instr&, uint32_t id, const vm::CallResult& result) {
  if (mode_ != Mode::Records || !ours_ || open_.empty()) return;
  Candidate& candidate = moments_[open_.back().moment];
  candidate.keep = true;
  candidate.moment.kind = Moment::Kind::Returns;
  auto asked = asked_.find({peer_, particle_, id});
  if (asked == asked_.end()) return;
  candidate.moment.detail = asked->second;
  Request& request = requests_[asked->second];
  request.answered = true;
  request.code = result.code;
  request.answer = result.result;
}

void Recorder::capture() {
  const air::Names& names = script()->names;
  for (air::NameId name = 0; name < names.size(); ++name) {
    const std::string_view text = names.text(name);
    const air::OperandKind kind = kindOf(text);
    if (air::isStream(kind)) {
      if (auto generations = sight_->streamOf(name)) view_->streams.push_back({text, std::move(*generations)});
    } else if (auto value = sight_->valueOf(kind, name)) {
      view_->variables.push_back({text, std::move(*value)});
    }
  }
  view_->error = sight_->error();
}

}  // namespace aqua::debug
