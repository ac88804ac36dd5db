#include "runtime/sim/world.h"

#include <algorithm>

#include "runtime/sim/explain.h"
#include "runtime/sim/random.h"

namespace aqua::sim {

World::World(const ScenarioImage& image, uint64_t seed)
    : image_(&image),
      seed_(seed),
      budget_(std::make_shared<values::Budget>(image.scenario().limits.run)),
      peers_(image.peers()) {
  Pending start;
  start.peer = image.initiator();
  agenda_.push(std::move(start), 0, 0);
}

vm::Params World::paramsOf(uint32_t peer) const {
  vm::Params params;
  params.initPeerId = image_->key(image_->initiator()).peerId();
  params.currentPeerId = image_->key(peer).peerId();
  params.timestamp = image_->scenario().start;
  params.ttl = static_cast<uint32_t>(std::min<Micros>(image_->ttl() / kMillisecond, UINT32_MAX));
  params.particleId = "aqua-run-" + std::to_string(seed_);
  params.key = &image_->key(peer);
  return params;
}

uint64_t World::tie(uint64_t subject, uint64_t counter) const {
  switch (image_->scenario().schedule) {
  case Schedule::Fifo: return 0;
  case Schedule::Random: return draw(seed_, Purpose::Tie, subject, counter);
  }
  return 0;
}

RunResult World::result(Rest why) const {
  RunResult result = result_;
  result.rest = why;
  result.stats.time = now_;
  if (settled_) return result;
  if (why != Rest::Quiet) result.at = now_;
  // Nobody waits for a function without results. It did its work when the script ended on some peer: the last step
  // of a workflow happens anywhere. What was begun beside it (`par`, `co`) may be left undone by design.
  bool complete = std::any_of(peers_.begin(), peers_.end(), [](const PeerState& peer) { return peer.complete; });
  bool limited = why == Rest::StepLimit || why == Rest::HopLimit || why == Rest::OverBudget || why == Rest::Interrupted;
  if (!image_->invocation().answers && complete && !limited) {
    result.ending = Ending::Value;
    return result;
  }
  switch (why) {
  case Rest::Quiet:
  case Rest::Answered: result.ending = Ending::Stuck; break;
  case Rest::Expired: result.ending = Ending::Expired; break;
  case Rest::Interrupted: result.ending = Ending::Interrupted; break;
  case Rest::StepLimit:
  case Rest::HopLimit:
  case Rest::TimeLimit: result.ending = Ending::Budget; break;
  case Rest::OverBudget: result.ending = Ending::Budget; return result;  // to find out who waits would need more
  }
  result.waits = Explanation(*this).waits();
  return result;
}

std::string_view limitKey(const RunResult& run) {
  switch (run.rest) {
  case Rest::StepLimit: return "steps";
  case Rest::HopLimit: return "hops";
  case Rest::TimeLimit: return "time";
  case Rest::OverBudget: return vm::resourceName(run.exceeded->resource);
  case Rest::Quiet:
  case Rest::Expired:
  case Rest::Answered:
  case Rest::Interrupted: break;
  }
  return {};
}

}  // namespace aqua::sim
