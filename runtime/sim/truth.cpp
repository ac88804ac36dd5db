// Whether anybody holds a value that its service never gave: the simulation knows, whatever signatures say.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

uint64_t fingerprintOf(uint32_t peer, std::string_view service, std::string_view function, std::string_view answer) {
  uint64_t hash = callSubject(peer, service, function);
  for (char c : answer) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;  // FNV-1a
  return hash;
}

/// Failed calls are kept as records of code and message.
std::string failureText(int64_t code, std::string_view message) { return fmt::format("!{}:{}", code, message); }

}  // namespace

void rememberAnswer(const Turn& turn, uint32_t peer, std::string_view service, std::string_view function,
                    const vm::CallResult& result) {
  if (!turn.image.manner().recordTruth) return;
  std::string text = result.code == 0 ? result.result : failureText(result.code, result.result);
  turn.state.truth.insert(fingerprintOf(peer, service, function, text));
}

std::vector<std::string> forgedValues(const State& state, const ScenarioImage& image) {
  std::vector<std::string> forged;
  for (uint32_t holder = 0; holder < state.peers.size(); ++holder)
    for (const auto& [particle, actor] : state.peers[holder].actors) {
      if (!actor.data) continue;
      const data::Stores& stores = actor.data->stores;
      for (const auto& entry : stores.serviceResults) {
        const data::TetrapletRecord* origin = stores.tetraplets.get(entry.record->tetraplet);
        const data::ValueRecord* record = stores.values.get(entry.record->value);
        if (!origin || !record) continue;
        uint32_t peer = image.find(origin->tetraplet.peer);
        if (peer == kNobody) continue;
        const std::string& service = origin->tetraplet.service;
        const std::string& function = origin->tetraplet.function;
        if (state.truth.contains(fingerprintOf(peer, service, function, record->text()))) continue;
        const Value* value = record->value();
        const Value* code = value ? value->find("ret_code") : nullptr;
        const Value* message = value ? value->find("message") : nullptr;
        if (code && message && message->isString() && code->isInteger() &&
            state.truth.contains(
                fingerprintOf(peer, service, function, failureText(code->asInt64().value_or(0), message->asString()))))
          continue;
        forged.push_back(fmt::format("{} holds {} of {}.{} on {}", image.name(holder), record->text(), service,
                                     function, image.name(peer)));
      }
    }
  std::sort(forged.begin(), forged.end());
  forged.erase(std::unique(forged.begin(), forged.end()), forged.end());
  return forged;
}

}  // namespace aqua::sim
