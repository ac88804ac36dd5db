#include "runtime/sim/services.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/scenario/placeholders.h"
#include "runtime/sim/random.h"

namespace aqua::sim {

namespace {

std::string slotName(std::string_view service, std::string_view function) {
  std::string name(service);
  name += '\0';
  return name.append(function);
}

bool matches(const std::vector<Matcher>& pattern, std::span<const Value> args) {
  return pattern.size() == args.size() &&
         std::equal(pattern.begin(), pattern.end(), args.begin(),
                    [](const Matcher& expected, const Value& seen) { return expected.matches(seen); });
}

/// The reply to the `number`-th call; the last one for ever.
size_t replyOf(const std::vector<Behaviour>& replies, uint64_t number) {
  size_t index = 0;
  for (uint64_t before = 0; index + 1 < replies.size(); ++index)
    if ((before += replies[index].times) >= number) break;
  return index;
}

const Value& choiceOf(const Behaviour& behaviour, const Occasion& occasion) {
  Choice& choice = occasion.choice;
  choice.count = behaviour.choices.size();
  uint64_t bits = draw(occasion.seed, Purpose::Reply, occasion.subject, occasion.number);
  choice.index = static_cast<size_t>(choice.decided ? static_cast<uint64_t>(*choice.decided) : bits) % choice.count;
  return behaviour.choices[choice.index];
}

Micros processing(const Range& takes, const Occasion& occasion) {
  if (takes.fixed()) return takes.least;
  occasion.choice.most = takes.most;
  if (occasion.choice.least) return takes.least;
  return takes.at(draw(occasion.seed, Purpose::Processing, occasion.subject, occasion.number));
}

// Recursion: as deep as `prepare`.
Answer perform(const DescribedServices::Prepared& prepared, const Occasion& occasion, const Range& takes) {
  const Behaviour& behaviour = prepared.behaviour;
  const CallSite& call = occasion.call;
  ReplyContext context{call.args, call.self->peerId(), occasion.number, call.budget};
  Answer answer;
  ++occasion.used[prepared.index];
  switch (behaviour.kind) {
  case Behaviour::Kind::Returns:
    answer.value = prepared.dynamic ? fillReply(behaviour.value, context) : behaviour.value;
    break;
  case Behaviour::Kind::Echo:
    if (call.args.size() == 1) answer.value = call.args[0];
    if (call.args.size() > 1) answer.value = Value::array({call.args.begin(), call.args.end()});
    break;
  case Behaviour::Kind::FirstArg:
    if (!call.args.empty()) answer.value = call.args[0];
    break;
  case Behaviour::Kind::Unit:
    if (occasion.host == Host::Node) answer.value = Value::string("");
    break;
  case Behaviour::Kind::Tetraplets: answer.value = tetrapletsValue(call.tetraplets); break;
  case Behaviour::Kind::Error:
    answer.code = behaviour.code;
    answer.value = Value::string(prepared.dynamic ? fillReplyText(behaviour.message, context) : behaviour.message);
    break;
  case Behaviour::Kind::Silent: answer.silent = true; break;
  case Behaviour::Kind::Replies: {
    const DescribedServices::Prepared& part = prepared.parts[replyOf(behaviour.replies, occasion.number)];
    return perform(part, occasion, part.behaviour.takes.value_or(takes));
  }
  case Behaviour::Kind::Cases:
    for (size_t i = 0; i < behaviour.cases.size(); ++i)
      if (!behaviour.cases[i].args || matches(*behaviour.cases[i].args, call.args)) {
        const DescribedServices::Prepared& part = prepared.parts[i];
        return perform(part, occasion, part.behaviour.takes.value_or(takes));
      }
    answer = failure("no case for " + Value::array({call.args.begin(), call.args.end()}).text());
    break;
  case Behaviour::Kind::Process:
    answer = occasion.outside ? occasion.outside->ask(behaviour, occasion.peer, call)
                              : failure("nobody starts the processes of `exec` here");
    answer.rule = prepared.index;
    return answer;
  case Behaviour::Kind::Computed: answer = occasion.compute(prepared); break;
  case Behaviour::Kind::OneOf: {
    const Value& chosen = choiceOf(behaviour, occasion);
    answer.value = prepared.dynamic ? fillReply(chosen, context) : chosen;
    break;
  }
  }
  answer.rule = prepared.index;
  answer.takes = processing(takes, occasion);
  if (Micros worked = behaviour.pace.of(answer.fuel); worked > 0) {
    answer.takes += worked;
    if (occasion.choice.most > 0) occasion.choice.most += worked;
  }
  return answer;
}

}  // namespace

std::string pathOf(const BehaviourPlace& place) {
  std::string path = place.service != UINT32_MAX ? fmt::format("service[{}]", place.service)
                     : place.event != UINT32_MAX ? fmt::format("event[{}].service", place.event)
                                                 : fmt::format("call[{}].callbacks.{}", place.call, place.function);
  if (place.call == UINT32_MAX)
    path += place.function == "*" ? std::string(".behaviour") : fmt::format(".function.{}", place.function);
  return place.part.empty() ? path : path + "." + place.part;
}

uint64_t callSubject(uint32_t peer, std::string_view service, std::string_view function) {
  uint64_t hash = 0xcbf29ce484222325ULL ^ peer;  // FNV-1a
  auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3ULL; };
  for (char c : service) add(static_cast<unsigned char>(c));
  add(0);
  for (char c : function) add(static_cast<unsigned char>(c));
  return mixBits(hash) >> 2;  // the largest numbers mean nothing in a DenseMap
}

DescribedServices::DescribedServices(std::span<const Peer> peers, const PeerBook& book,
                                     std::vector<BehaviourPlace>& places)
    : book_(book), places_(places) {
  for (uint32_t i = 0; i < peers.size(); ++i) peers_.emplace(peers[i].name, i);
}

const DescribedServices::Prepared* DescribedServices::own(const Behaviour& behaviour, const std::string& function,
                                                          const BehaviourPlace& place) {
  BehaviourPlace at = place;
  at.function = function;
  return &prepared_.emplace_back(prepare(behaviour, at));
}

void DescribedServices::add(const Service& service, const BehaviourPlace& place) {
  std::string id = book_.fill(service.id);
  for (const auto& [function, behaviour] : service.functions) {
    const Prepared* prepared = own(behaviour, function, place);
    Slot& slot = slots_[slotName(id, function)];
    if (service.on.empty() && !slot.everywhere) slot.everywhere = prepared;
    for (const std::string& name : service.on) {
      if (name == "*") {
        if (!slot.everywhere) slot.everywhere = prepared;
      } else if (auto peer = peers_.find(name); peer != peers_.end()) {
        slot.on.emplace(peer->second, prepared);
      }
    }
  }
}

// Recursion: the depth of the description, two levels when it was read from a file.
DescribedServices::Prepared DescribedServices::prepare(const Behaviour& behaviour, const BehaviourPlace& place) const {
  Prepared result{behaviour, false, static_cast<uint32_t>(places_.size()), {}};
  places_.push_back(place);
  auto part = [&](std::string_view list, size_t index) {
    BehaviourPlace at = place;
    at.part = fmt::format("{}[{}]", list, index);
    return at;
  };
  Behaviour& own = result.behaviour;
  own.value = book_.fill(own.value, nullptr, true);
  own.message = book_.fill(own.message, nullptr, true);
  result.dynamic = hasPlaceholders(own.value) || own.message.find('$') != std::string::npos;
  for (Value& choice : own.choices) {
    choice = book_.fill(choice, nullptr, true);
    result.dynamic |= hasPlaceholders(choice);
  }
  for (size_t i = 0; i < own.replies.size(); ++i) result.parts.push_back(prepare(own.replies[i], part("replies", i)));
  for (size_t i = 0; i < own.cases.size(); ++i) {
    Behaviour::Case& one = own.cases[i];
    std::string problem;
    if (one.args)
      for (Matcher& arg : *one.args)
        if (auto filled = Matcher::read(book_.fill(arg.written()), problem)) arg = std::move(*filled);
    result.parts.push_back(prepare(one.behaviour, part("cases", i)));
  }
  return result;
}

const DescribedServices::Prepared* DescribedServices::find(std::string_view service, std::string_view function,
                                                           uint32_t peer) const {
  if (slots_.empty()) return nullptr;
  auto found = slots_.find(slotName(service, function));
  if (found == slots_.end()) return nullptr;
  const Slot& slot = found->second;
  auto own = slot.on.find(peer);
  return own != slot.on.end() ? own->second : slot.everywhere;
}

Answer DescribedServices::answer(const Prepared& prepared, const Occasion& occasion) {
  return perform(prepared, occasion, prepared.behaviour.takes.value_or(Range{}));
}

}  // namespace aqua::sim
