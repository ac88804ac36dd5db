// Splits steps into shards, counts each shard once, and adds up. All of it lasts as long as the head.
#include "head.marine.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace {

using namespace Head;

constexpr size_t kWeights = 2;
constexpr size_t kShards = 2;  // of each worker in a step

struct State {
  Order order;
  std::vector<Device> workers;
  std::vector<int64_t> weights = std::vector<int64_t>(kWeights);
  std::map<uint32_t, std::optional<Part>> parts;  // of the step that is being done, by shard
  std::vector<Step> steps;
  std::set<std::string> banned;
} state;

void demand(bool holds, const char* otherwise) {
  if (!holds) marine::fail(otherwise);
}

/// No part of another step gets in.
void demandStep(uint32_t step) { demand(step == state.steps.size(), "this is not the step that is being done"); }

std::vector<Shard> shards() {
  std::vector<Shard> all;
  uint64_t total = 0, before = 0;
  for (const Device& worker : state.workers) total += kShards * worker.power;
  for (size_t i = 0; i < kShards * state.workers.size(); ++i) {
    uint64_t after = before + state.workers[i / kShards].power;
    uint32_t first = uint32_t(state.order.samples * before / total), end = uint32_t(state.order.samples * after / total);
    all.push_back({uint32_t(i), first, end - first, state.weights});
    before = after;
  }
  return all;
}

/// The worker of the shard, then all others that are not banned.
std::vector<std::string> workersOf(size_t shard) {
  std::vector<std::string> all;
  for (size_t i = 0; i < state.workers.size(); ++i) {
    const std::string& peer = state.workers[(shard / kShards + i) % state.workers.size()].peer;
    if (!state.banned.count(peer)) all.push_back(peer);
  }
  return all;
}

}  // namespace

namespace Head {

void begin(Order order, std::vector<Device> workers) {
  demand(!workers.empty() && std::all_of(workers.begin(), workers.end(), [](const Device& each) { return each.power > 0; }),
         "a cluster without power");
  state = {std::move(order), std::move(workers)};
}

std::vector<Task> open(uint32_t step) {
  demandStep(step);
  std::vector<Task> tasks;
  for (Shard& shard : shards())
    if (!state.parts[shard.number]) tasks.push_back({shard, workersOf(shard.number)});
  return tasks;
}

bool deliver(uint32_t step, Part part) {
  demandStep(step);
  auto place = state.parts.find(part.shard.number);
  if (place == state.parts.end() || place->second || state.banned.count(part.worker)) return false;
  if (part.gradient.size() != kWeights) return false;
  place->second = std::move(part);
  return true;
}

std::vector<Part> samples(uint32_t step) {
  demandStep(step);
  std::map<std::string, std::vector<const Part*>> byWorker;
  uint64_t draw = step;
  for (const auto& [shard, part] : state.parts)
    if (part) {
      byWorker[part->worker].push_back(&*part);
      for (int64_t each : part->gradient) draw = draw * 6364136223846793005u + uint64_t(each);
    }
  std::vector<Part> drawn;
  for (const auto& [worker, parts] : byWorker) drawn.push_back(*parts[(draw >> 33) % parts.size()]);
  return drawn;
}

bool compare(uint32_t step, Part part, std::vector<int64_t> again) {
  demandStep(step);
  if (part.gradient == again) return true;
  state.banned.insert(part.worker);
  for (auto& [shard, other] : state.parts)
    if (other && other->worker == part.worker) other.reset();
  return false;
}

Step reduce(uint32_t step) {
  demandStep(step);
  std::vector<int64_t> sum(kWeights);
  demand(state.parts.size() == kShards * state.workers.size(), "a step that was not begun");
  for (const auto& [shard, part] : state.parts) {
    demand(part.has_value(), "a shard is missing");
    for (size_t i = 0; i < kWeights; ++i) sum[i] += part->gradient[i];
  }
  for (size_t i = 0; i < kWeights; ++i) state.weights[i] -= sum[i] / std::max<int64_t>(state.order.samples, 1);
  state.parts.clear();
  state.steps.push_back({step, sum, state.weights});
  return state.steps.back();
}

Run finish() { return {state.steps, {state.banned.begin(), state.banned.end()}}; }

}  // namespace Head
