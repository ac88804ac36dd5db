// Who is a GPU and who says so only; who is hired; who is paid.
#include "platform.marine.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "puzzle.h"

namespace {

using namespace Platform;

std::set<std::pair<uint32_t, std::string>> proofs;  // by hour and peer
std::map<std::string, int64_t> accounts;            // all of them together have nothing
std::map<std::string, Bill> bills;                  // by order

uint64_t seedOf(const std::string& peer, uint32_t hour) {
  uint64_t seed = hour;
  for (char each : peer) seed = puzzle::mix(seed ^ uint8_t(each));
  return seed >> 32;
}

uint64_t priceOf(const Order& order, const Device& device) { return device.price * order.steps.size(); }

void transfer(const std::string& from, const std::string& to, int64_t amount) {
  accounts[from] -= amount;
  accounts[to] += amount;
}

}  // namespace

namespace Platform {

std::vector<Challenge> challenges(std::vector<Device> devices, uint32_t hour) {
  std::vector<Challenge> all;
  for (Device& device : devices) {
    uint64_t seed = seedOf(device.peer, hour), bound = 500 + 100000 / std::max<uint32_t>(device.power, 1);
    all.push_back({std::move(device), seed, bound});
  }
  return all;
}

bool proved(std::string peer, uint32_t hour, uint64_t nonce) {
  if (!puzzle::solves(seedOf(peer, hour), nonce)) return false;
  proofs.insert({hour, peer});
  return true;
}

Cluster hire(Order order, std::string client, std::vector<Device> devices, uint32_t hour) {
  Cluster cluster{{}, puzzle::mix(hour) >> 32};
  std::erase_if(devices, [&](const Device& device) {
    return device.memory < order.memory || (order.region != "any" && device.region != order.region) ||
           !proofs.count({hour, device.peer});
  });
  auto rank = [](const Device& device) { return std::tuple(-int64_t(device.power), device.price, device.peer); };
  std::sort(devices.begin(), devices.end(), [&](const Device& a, const Device& b) { return rank(a) < rank(b); });
  if (devices.size() > order.count) devices.resize(order.count);
  uint64_t total = 0;
  for (const Device& device : devices) total += priceOf(order, device);
  if (devices.size() < order.count || total > order.prepaid) return cluster;
  transfer(client, order.name, int64_t(order.prepaid));
  cluster.workers = devices;
  return cluster;
}

bool dedicated(uint64_t seed, uint32_t turns, uint64_t answer) { return puzzle::expected(seed, turns) == answer; }

Bill settle(Order order, std::string client, Cluster cluster, std::vector<std::string> busy, std::vector<std::string> banned) {
  auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  auto [place, first] = bills.try_emplace(order.name);
  Bill& bill = place->second;
  if (!first) return bill;
  for (const Device& device : cluster.workers)
    if (has(busy, device.peer) && !has(banned, device.peer)) {
      transfer(order.name, device.peer, int64_t(priceOf(order, device)));
      bill.paid.push_back(device.peer);
    }
  transfer(order.name, client, accounts[order.name]);
  for (const auto& [name, amount] : accounts) bill.accounts.push_back({name, amount});
  return bill;
}

}  // namespace Platform
