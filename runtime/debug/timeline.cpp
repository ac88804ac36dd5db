#include "runtime/debug/timeline.h"

#include <algorithm>

namespace aqua::debug {

sim::Answer Answers::ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) {
  given_.resize(std::max<size_t>(given_.size(), turn_ + 1));
  std::vector<sim::Answer>& given = given_[turn_];
  if (next_ == given.size()) given.push_back(inner_->ask(behaviour, peer, call));
  return given[next_++];
}

Timeline::Timeline(const sim::ScenarioImage& image, sim::Schedule schedule, std::shared_ptr<sim::Outside> outside,
                   Recorder& recorder)
    : image_(image),
      recorder_(recorder),
      answers_(outside ? std::make_shared<Answers>(std::move(outside)) : nullptr),
      sink_([this](const sim::Event& event) { recorder_.hear(event); }),
      world_(image, std::move(schedule), answers_) {
  std::vector<const air::Script*> scripts;
  for (const sim::PreparedCall& call : image.calls()) scripts.push_back(call.invocation->script.get());
  recorder.setScripts(std::move(scripts));
}

void Timeline::keep() {
  constexpr size_t kMost = 64;
  if (turn_ % every_ != 0) return;
  if (snapshots_.size() == kMost) {
    every_ *= 2;
    std::erase_if(snapshots_, [&](const Snapshot& one) { return one.turn % every_ != 0; });
    if (turn_ % every_ != 0) return;
  }
  snapshots_.push_back({turn_, world_});
}

void Timeline::add() {
  std::vector<Moment> fresh = recorder_.takeMoments();
  moments_.insert(moments_.end(), fresh.begin(), fresh.end());
}

void Timeline::end(sim::Rest why) {
  recorder_.record(turn_);
  result_ = world_.finish(why, sink_);
  add();
}

bool Timeline::more() {
  if (result_) return false;
  full_ = moments_.size() > kMostMoments;
  if (world_.quiet() || full_) {
    end(full_ ? sim::Rest::Interrupted : world_.overBudget() ? sim::Rest::OverBudget : sim::Rest::Quiet);
    return true;
  }
  const sim::Enabled next = world_.next();
  if (auto limit = world_.limited(next)) {
    end(*limit);
    return true;
  }
  keep();
  recorder_.record(turn_);
  if (answers_) answers_->begin(turn_);
  world_.take(next, sink_);
  ++turn_;
  add();
  return true;
}

const Request* Timeline::requestOf(const Moment& moment) const {
  return moment.instr && moment.detail != kNobody ? &recorder_.requestOf(moment) : nullptr;
}

sim::World Timeline::worldBefore(uint64_t turn) {
  if (turn >= turn_) return world_;
  auto after = std::upper_bound(snapshots_.begin(), snapshots_.end(), turn,
                                [](uint64_t wanted, const Snapshot& one) { return wanted < one.turn; });
  const Snapshot& nearest = *std::prev(after);
  if (!last_ || last_->turn > turn || last_->turn < nearest.turn) last_ = nearest;
  recorder_.pass();
  for (; last_->turn < turn; ++last_->turn) {
    if (answers_) answers_->begin(last_->turn);
    last_->world.take(last_->world.next(), sink_);
  }
  return last_->world;
}

sim::World Timeline::worldAt(size_t index) { return index < size() ? worldBefore(moments_[index].turn) : world_; }

View Timeline::viewOf(size_t index) {
  View view;
  const Moment& moment = moments_[index];
  if (!moment.instr || moment.call == kNobody) return view;
  sim::World world = worldBefore(moment.turn);
  recorder_.look(moment.begun, view);
  if (answers_) answers_->begin(moment.turn);
  world.take(world.next(), sink_);
  recorder_.pass();
  return view;
}

}  // namespace aqua::debug
