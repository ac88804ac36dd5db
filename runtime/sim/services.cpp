#include "runtime/sim/services.h"

#include <algorithm>

#include "runtime/scenario/placeholders.h"
#include "runtime/sim/random.h"

namespace aqua::sim {

namespace {

std::string slotName(std::string_view service, std::string_view function) {
  std::string name(service);
  name += '\0';
  return name.append(function);
}

bool matches(const std::vector<Value>& pattern, std::span<const Value> args) {
  return pattern.size() == args.size() &&
         std::equal(pattern.begin(), pattern.end(), args.begin(), [](const Value& expected, const Value& seen) {
           return expected == seen || (expected.isString() && expected.asString() == "_");
         });
}

Value tetrapletsValue(const CallSite& call) {
  values::Array lists;
  for (const auto& list : call.tetraplets) {
    values::Array items;
    for (const data::Tetraplet& t : list)
      items.push_back(Value::object({{"peer_pk", Value::string(t.peer)},
                                     {"service_id", Value::string(t.service)},
                                     {"function_name", Value::string(t.function)},
                                     {"lens", Value::string(t.lens)}}));
    lists.push_back(Value::array(std::move(items)));
  }
  return Value::array(std::move(lists));
}

}  // namespace

DescribedServices::DescribedServices(std::span<const Peer> peers, uint64_t seed, const PeerBook& book)
    : book_(book), seed_(seed), draws_(peers.size(), 0) {
  for (uint32_t i = 0; i < peers.size(); ++i) peers_.emplace(peers[i].name, i);
}

void DescribedServices::add(const Service& service) {
  std::string id = book_.fill(service.id);
  for (const auto& [function, behaviour] : service.functions) {
    const Prepared* prepared = &prepared_.emplace_back(prepare(behaviour));
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
DescribedServices::Prepared DescribedServices::prepare(const Behaviour& behaviour) const {
  Prepared result{behaviour, false, {}};
  Behaviour& own = result.behaviour;
  own.value = book_.fill(own.value, nullptr, true);
  own.message = book_.fill(own.message, nullptr, true);
  result.dynamic = hasPlaceholders(own.value) || own.message.find('$') != std::string::npos;
  for (const Behaviour& reply : own.replies) result.parts.push_back(prepare(reply));
  for (Behaviour::Case& one : own.cases) {
    if (one.args)
      for (Value& arg : *one.args) arg = book_.fill(arg);
    result.parts.push_back(prepare(one.behaviour));
  }
  return result;
}

std::optional<Answer> DescribedServices::exact(uint32_t peer, Host host, const CallSite& call) {
  return answer(call.service, call.function, peer, host, call);
}

std::optional<Answer> DescribedServices::fallback(uint32_t peer, Host host, const CallSite& call) {
  auto found = answer(call.service, "*", peer, host, call);
  return found ? found : answer("*", "*", peer, host, call);
}

std::optional<Answer> DescribedServices::answer(std::string_view service, std::string_view function, uint32_t peer,
                                                Host host, const CallSite& call) {
  if (slots_.empty()) return std::nullopt;
  auto found = slots_.find(slotName(service, function));
  if (found == slots_.end()) return std::nullopt;
  Slot& slot = found->second;
  auto own = slot.on.find(peer);
  const Prepared* prepared = own != slot.on.end() ? own->second : slot.everywhere;
  if (!prepared) return std::nullopt;
  return perform(*prepared, ++slot.calls[peer], host, call, prepared->behaviour.takes.value_or(Range{}), peer);
}

// Recursion: as deep as `prepare`.
Answer DescribedServices::perform(const Prepared& prepared, uint64_t number, Host host, const CallSite& call,
                                  const Range& takes, uint32_t peer) {
  const Behaviour& behaviour = prepared.behaviour;
  ReplyContext context{call.args, call.self->peerId(), number};
  Answer answer;
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
    if (host == Host::Node) answer.value = Value::string("");
    break;
  case Behaviour::Kind::Tetraplets: answer.value = tetrapletsValue(call); break;
  case Behaviour::Kind::Error:
    answer.code = behaviour.code;
    answer.value = Value::string(prepared.dynamic ? fillReplyText(behaviour.message, context) : behaviour.message);
    break;
  case Behaviour::Kind::Silent: answer.silent = true; break;
  case Behaviour::Kind::Replies: {
    const Prepared& part = prepared.parts[std::min<size_t>(number - 1, prepared.parts.size() - 1)];
    return perform(part, number, host, call, part.behaviour.takes.value_or(takes), peer);
  }
  case Behaviour::Kind::Cases:
    for (size_t i = 0; i < behaviour.cases.size(); ++i)
      if (!behaviour.cases[i].args || matches(*behaviour.cases[i].args, call.args)) {
        const Prepared& part = prepared.parts[i];
        return perform(part, number, host, call, part.behaviour.takes.value_or(takes), peer);
      }
    answer = failure("no case for " + Value::array({call.args.begin(), call.args.end()}).text());
    break;
  }
  answer.takes = processing(takes, peer);
  return answer;
}

Micros DescribedServices::processing(const Range& takes, uint32_t peer) {
  if (takes.least == takes.most) return takes.least;
  return drawBetween(takes.least, takes.most, draw(seed_, Purpose::Processing, peer, draws_[peer]++));
}

}  // namespace aqua::sim
