#include "runtime/live/course.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/crypto/channel.h"
#include "runtime/crypto/keys.h"

namespace aqua::live {

namespace {

using base::Done;
using base::Failure;
using base::Result;
using values::Value;

constexpr size_t kScripts = 4096;  // that are remembered

Value number(uint64_t n) { return Value::unsignedInteger(n); }
Value encoded(wire::View bytes) { return Value::string(crypto::base64(bytes)); }

std::string textAt(const Value& line, std::string_view key) {
  const Value* found = line.find(key);
  return found && found->isString() ? std::string(found->asString()) : std::string();
}
std::optional<uint64_t> numberAt(const Value& line, std::string_view key) {
  const Value* found = line.find(key);
  return found ? found->asUint64() : std::nullopt;
}
std::optional<wire::Bytes> bytesAt(const Value& line, std::string_view key) {
  auto bytes = crypto::fromBase64(textAt(line, key));
  if (!bytes) return std::nullopt;
  return wire::Bytes(bytes->begin(), bytes->end());
}

sim::Particle particleFrom(const wire::Particle& particle, const sim::ScenarioImage& image) {
  sim::Particle own;
  own.initiator = image.find(particle.initPeerId);
  if (own.initiator == sim::kNobody) own.stranger = particle.initPeerId;
  own.id = particle.id;
  own.timestamp = particle.timestamp;
  own.ttl = particle.ttl * sim::kMillisecond;
  std::copy(particle.signature.begin(), particle.signature.end(), own.signature.emplace().begin());
  return own;
}

/// A particle but for its data.
Value described(const wire::Particle& particle) {
  return Value::object({{"id", Value::string(particle.id)},
                        {"init", Value::string(particle.initPeerId)},
                        {"timestamp", number(particle.timestamp)},
                        {"ttl", number(particle.ttl)},
                        {"script", Value::string(particle.script)},
                        {"signature", encoded(particle.signature)}});
}

std::optional<wire::Particle> readParticle(const Value& from) {
  wire::Particle particle;
  particle.id = textAt(from, "id");
  particle.initPeerId = textAt(from, "init");
  particle.script = textAt(from, "script");
  auto timestamp = numberAt(from, "timestamp"), ttl = numberAt(from, "ttl");
  auto signature = bytesAt(from, "signature");
  if (!timestamp || !ttl || *ttl > UINT32_MAX || !signature) return std::nullopt;
  particle.timestamp = *timestamp;
  particle.ttl = static_cast<uint32_t>(*ttl);
  particle.signature = *std::move(signature);
  return particle;
}

}  // namespace

/// Notes what processes answer.
class Course::Answers : public sim::Outside {
 public:
  explicit Answers(Course& course) : course_(course) {}
  sim::Answer ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) override {
    return course_.ask(behaviour, peer, call);
  }
  effects::Hub& effects() override { return course_.setup_.outside->effects(); }

 private:
  Course& course_;
};

Course::Course(const sim::ScenarioImage& image, Setup setup)
    : image_(image),
      setup_(std::move(setup)),
      world_(image, image.scenario().seed, setup_.outside ? std::make_shared<Answers>(*this) : nullptr) {
  world_.open(*this);
  sink_ = [this](const sim::Event& event) {
    noteTurn();
    if (setup_.sink) setup_.sink(event);
  };
}

Course::~Course() = default;

void Course::note(std::string_view kind, std::vector<std::pair<std::string, Value>> members, bool fresh) {
  const bool keeps = setup_.keep && (fresh || !again_);
  if (!setup_.note && !keeps) return;
  members.emplace_back("kind", Value::string(kind));
  const Value line = Value::object(std::move(members));
  if (setup_.note) setup_.note(line);
  if (keeps) setup_.keep->add(line);
}

/// A turn in which nothing happens has no line.
void Course::noteTurn() {
  if (!std::exchange(noted_, true)) note("turn", {{"t", number(turn_)}});
}

std::vector<vm::Exceeded> Course::turn(Micros now) {
  constexpr int kMost = 1000;  // then others get their turn
  turn_ = now;
  noted_ = false;
  world_.pass(now, sink_);
  std::vector<vm::Exceeded> troubles;
  for (int i = 0; i < kMost; ++i) {
    auto due = world_.due();
    if (!due || *due > now) break;
    noteTurn();
    world_.take(world_.next(), sink_);
    if (auto exceeded = world_.recover()) troubles.push_back(*std::move(exceeded));
  }
  noted_ = true;
  return troubles;
}

Result<uint32_t> Course::arrive(Micros now, uint32_t from, wire::Particle particle) {
  const uint64_t clock = image_.scenario().start + now / sim::kMillisecond;
  if (particle.timestamp > UINT64_MAX / 2 || particle.timestamp + particle.ttl <= clock)
    return Failure{std::string("its life time is over")};
  std::vector<std::pair<std::string, Value>> line{{"t", number(now)}, {"data", encoded(particle.data)}};
  if (from != sim::kNobody) line.emplace_back("from", Value::string(image_.key(from).peerId()));
  const std::string signature(wire::textOf(particle.signature));
  auto known = alive_.find(signature);
  if (known == alive_.end()) {
    sim::Particle own = particleFrom(particle, image_);
    own.script = scriptOf(particle.script);
    if (!own.script) return Failure{std::string("its script cannot be parsed")};
    own.deadline = now + (particle.timestamp + particle.ttl - clock) * sim::kMillisecond;
    const Micros until = own.deadline;
    line.emplace_back("particle", described(particle));
    known = alive_.emplace(signature, Alive{world_.admit(std::move(own)), until}).first;
  } else {
    line.emplace_back("of", encoded(particle.signature));
  }
  note("came", std::move(line));
  world_.pass(now, sink_);
  world_.deliver(setup_.port, from, known->second.number, std::move(particle.data));
  return known->second.number;
}

std::shared_ptr<const sim::OwnScript> Course::scriptOf(const std::string& text) {
  if (auto known = scripts_.find(text); known != scripts_.end())
    if (auto script = known->second.lock()) return script;
  auto script = sim::ownScript(text);
  if (!script) return nullptr;
  if (scripts_.size() >= kScripts) std::erase_if(scripts_, [](const auto& one) { return one.second.expired(); });
  if (scripts_.size() < kScripts) scripts_[text] = script;
  return script;
}

std::vector<bool> Course::forgetDead(Micros now) {
  std::vector<bool> dead;
  std::erase_if(alive_, [&](const auto& one) {
    if (one.second.until >= now) return false;
    if (dead.size() <= one.second.number) dead.resize(one.second.number + 1);
    dead[one.second.number] = true;
    return true;
  });
  if (dead.empty()) return dead;
  note("forgot", {{"t", number(now)}});
  world_.forget(dead);
  return dead;
}

void Course::letGo(Micros now) {
  note("let_go", {{"t", number(now)}});
  world_.pass(now, sink_);
  world_.letGo(sink_);
}

sim::Loss Course::send(const sim::Letter& letter) {
  const uint64_t count = ++letters_;
  const sim::Particle* own = world_.particle(letter.particle);
  const Micros until = own->call == sim::kNobody ? own->deadline : UINT64_MAX;
  alive_.try_emplace(std::string(letter.signature.begin(), letter.signature.end()), Alive{letter.particle, until});
  sim::Loss loss = sim::Loss::None;
  if (!again_) loss = setup_.send(letter);
  else if (auto found = unsent_.find(count); found != unsent_.end()) loss = found->second;
  if (loss != sim::Loss::None)
    note("unsent", {{"letter", number(count)}, {"reason", Value::string(sim::wordOf(loss))}});
  return loss;
}

uint64_t Course::draw() {
  uint64_t drawn = 0;
  const bool fresh = drawn_.empty();
  if (fresh) {
    drawn = wire::readBig(wire::View(crypto::randomKey()).first(sizeof drawn));
  } else {
    drawn = drawn_.front();
    drawn_.pop_front();
  }
  note("drawn", {{"number", number(drawn)}}, fresh);
  return drawn;
}

/// A world like at the start, but for counters on which nothing of this scenario depends.
bool Course::isBlank() const {
  const sim::Scenario& scenario = image_.scenario();
  if (!alive_.empty() || world_.due() || !scenario.events.empty() || !scenario.spells.empty()) return false;
  for (const sim::Service& service : scenario.services)
    for (const auto& [name, behaviour] : service.functions) {
      using Kind = sim::Behaviour::Kind;
      for (Kind kind : {Kind::Replies, Kind::Cases, Kind::OneOf, Kind::Computed})
        if (behaviour.kind == kind) return false;
      if (behaviour.value.text().find("${n}") != std::string::npos ||
          behaviour.message.find("${n}") != std::string::npos)
        return false;
    }
  return std::all_of(scenario.peers.begin(), scenario.peers.end(), [&](const sim::Peer& peer) {
    return !world_.homeOf(peer.name) && world_.actorsOf(peer.name) == 0;
  });
}

void Course::tidy() {
  constexpr size_t kLarge = size_t{1} << 20;
  if (!setup_.keep || setup_.keep->size() < kLarge || !isBlank()) return;
  setup_.keep->beginAnew();
  letters_ = 0;
}

sim::Answer Course::ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) {
  sim::Answer answer;
  const bool fresh = answered_.empty();
  if (fresh) {
    answer = setup_.outside->ask(behaviour, peer, call);
  } else {
    answer = std::move(answered_.front());
    answered_.pop_front();
  }
  note("answered", {{"code", Value::integer(answer.code)}, {"value", answer.value}, {"takes", number(answer.takes)}},
       fresh);
  return answer;
}

// ------------------------------------------------------------------------------------------------------------- again

/// What is noted after what led to it.
Result<Done> Course::foresee(const Value& line) {
  const std::string kind = textAt(line, "kind");
  if (kind == "unsent") {
    auto loss = sim::wordNamed<sim::Loss>(textAt(line, "reason"));
    auto letter = numberAt(line, "letter");
    if (!loss || !letter) return Failure{std::string("a message that was not sent has no reason or number")};
    unsent_[*letter] = *loss;
  } else if (kind == "drawn") {
    auto drawn = numberAt(line, "number");
    if (!drawn) return Failure{std::string("what was drawn is no number")};
    drawn_.push_back(*drawn);
  } else if (kind == "answered") {
    const Value *code = line.find("code"), *value = line.find("value");
    auto takes = numberAt(line, "takes");
    auto answer = code ? code->asInt64() : std::nullopt;
    if (!answer || *answer < INT32_MIN || *answer > INT32_MAX || !value || !takes)
      return Failure{std::string("an answer has no code, value or duration")};
    answered_.push_back({static_cast<int32_t>(*answer), *value, *takes});
  }
  return Done();
}

Result<Done> Course::again(std::span<const Value> lines) {
  Result<Done> result = Done();
  for (const Value& line : lines)
    if (result = foresee(line); !result) return result;
  again_ = true;
  for (const Value& line : lines)
    if (result = hear(line); !result) break;
  again_ = false;
  unsent_.clear();
  answered_.clear();
  drawn_.clear();
  return result;
}

Result<Done> Course::hear(const Value& line) {
  const std::string kind = textAt(line, "kind");
  if (kind == "unsent" || kind == "answered" || kind == "drawn") return Done();
  auto now = numberAt(line, "t");
  if (!now || *now > INT64_MAX) return Failure{fmt::format("a line `{}` has no time", kind)};
  if (kind == "turn") turn(*now);
  else if (kind == "forgot") forgetDead(*now);
  else if (kind == "let_go") letGo(*now);
  else if (kind == "came") return hearArrival(line, *now);
  else return Failure{fmt::format("a line `{}` is nothing that a live peer hears", kind)};
  return Done();
}

Result<Done> Course::hearArrival(const Value& line, Micros now) {
  auto damaged = [](std::string_view what) { return Failure{fmt::format("a particle that came {}", what)}; };
  auto data = bytesAt(line, "data");
  if (!data) return damaged("has no data");
  std::optional<wire::Particle> particle;
  if (const Value* whole = line.find("particle")) {
    particle = readParticle(*whole);
    if (!particle || !wire::isSigned(*particle)) return damaged("is not as its initiator signed it");
  } else {
    auto signature = bytesAt(line, "of");
    if (!signature || !knows(*signature)) return damaged("was not there before");
    const sim::Particle& own = *world_.particle(alive_.at(std::string(wire::textOf(*signature))).number);
    particle.emplace();
    particle->signature = *std::move(signature);
    particle->timestamp = own.timestamp;
    particle->ttl = own.ttlMilliseconds();
  }
  particle->data = *std::move(data);
  auto taken = arrive(now, image_.find(textAt(line, "from")), *std::move(particle));
  if (!taken) return damaged(fmt::format("was refused: {}", taken.error()));
  return Done();
}

}  // namespace aqua::live
