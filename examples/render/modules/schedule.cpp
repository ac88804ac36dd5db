// Who draws which tile, which tiles are right, and what is thought of whom. Reputations last as long as the service.
#include "schedule.marine.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace {

using namespace Schedule;

constexpr int32_t kBanned = -3;      // who has less than that gets no tile
constexpr uint32_t kRejections = 3;  // of one job, until it is put into quarantine
constexpr size_t kTeam = 3, kTeams = 3;

std::map<std::string, int32_t> reputations;
std::map<std::string, uint32_t> rejections;

void demand(bool holds, const char* otherwise) {
  if (!holds) marine::fail(otherwise);
}

/// The nodes that may work on the job, the best one first; no two are equal.
std::vector<Node> ranked(const Job& job, std::vector<Node> nodes) {
  std::erase_if(nodes, [&](const Node& node) {
    return node.tier == 0 || node.tier > job.tier || node.memory < job.memory || node.score == 0 ||
           reputations[node.peer] < kBanned;
  });
  auto rank = [](const Node& node) { return std::tuple(-reputations[node.peer], -int64_t(node.score), node.peer); };
  std::sort(nodes.begin(), nodes.end(), [&](const Node& a, const Node& b) { return rank(a) < rank(b); });
  auto same = [](const Node& a, const Node& b) { return a.peer == b.peer; };
  nodes.erase(std::unique(nodes.begin(), nodes.end(), same), nodes.end());
  return nodes;
}

/// For 16 pixels of work: a token buys four times the work in tier 2, and sixteen times the work in tier 3.
uint64_t priceOf(uint8_t tier) { return tier == 1 ? 16 : tier == 2 ? 4 : 1; }

}  // namespace

namespace Schedule {

Plan plan(Job job, std::vector<Node> nodes) {
  const Scene& scene = job.scene;
  demand(scene.size > 0 && scene.width % scene.size == 0 && scene.height % scene.size == 0, "a picture consists of whole tiles");
  std::vector<Node> able = ranked(job, std::move(nodes));
  demand(able.size() >= kTeam, "three nodes are the fewest: two who draw and one who decides");
  std::vector<uint64_t> tiles(able.size());  // of each painter
  Plan plan{(uint64_t(scene.size) * scene.size + 15) / 16 * priceOf(job.tier), 0, {}};
  for (uint32_t y = 0; y < scene.height; y += scene.size)
    for (uint32_t x = 0; x < scene.width; x += scene.size) {
      size_t first = 0;
      auto end = [&](size_t i) { return double(tiles[i] + 1) / able[i].score; };
      for (size_t i = 1; i < able.size(); ++i)
        if (end(i) < end(first)) first = i;
      ++tiles[first];
      Task task{uint32_t(plan.tasks.size()), x, y, {}};
      for (size_t team = 0; team < kTeams; ++team) {
        auto peer = [&](size_t after) { return able[(first + team + after) % able.size()].peer; };
        task.teams.push_back({peer(0), peer(1), peer(2)});
      }
      plan.tasks.push_back(std::move(task));
    }
  plan.total = plan.price * plan.tasks.size();
  return plan;
}

bool agree(std::vector<Proof> proofs) {
  for (size_t i = 0; i < proofs.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if (proofs[i].hash == proofs[j].hash && proofs[i].node != proofs[j].node) return true;
  return false;
}

Verdict judge(Team team, std::vector<Proof> proofs) {
  Verdict verdict;
  for (const Proof& proof : proofs) {
    std::vector<std::string> holders;
    for (const std::string& node : {team.painter, team.verifier, team.referee})
      if (std::any_of(proofs.begin(), proofs.end(),
                      [&](const Proof& other) { return other.node == node && other.hash == proof.hash; }))
        holders.push_back(node);
    if (holders.size() < 2) continue;
    verdict = {true, proof.hash, proof.look, holders};
    break;
  }
  for (const Proof& proof : proofs)
    if (verdict.good && proof.hash != verdict.hash) --reputations[proof.node];
  return verdict;
}

void reviewed(std::string job, std::string node, bool approved) {
  reputations[node] += approved ? 1 : -1;
  if (!approved) ++rejections[job];
}

bool quarantined(std::string job) { return rejections[job] >= kRejections; }

std::vector<Standing> standings() {
  std::vector<Standing> all;
  for (const auto& [peer, reputation] : reputations) all.push_back({peer, reputation});
  return all;
}

}  // namespace Schedule
