// A node without a network, for tests of what it keeps.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runtime/builtins/home.h"

namespace aqua::testing {

/// Ids are `id-1`, `id-2`, ...; workers are those that it is given.
class Premises : public sim::Premises {
 public:
  explicit Premises(std::string hostId) : hostId_(std::move(hostId)), scope(hostId_) {}

  sim::Home& home() override { return homes[scope]; }
  sim::Home& host() override { return homes[hostId_]; }
  const std::string& hostId() const override { return hostId_; }
  const sim::Home& look() const override { return homeOrNone(scope); }
  const sim::Home& lookAtHost() const override { return homeOrNone(hostId_); }
  const sim::Home* homeOf(std::string_view worker) const override {
    for (const sim::Worker& one : lookAtHost().workers)
      if (one.id == worker) return &homeOrNone(one.id);
    return nullptr;
  }
  bool isManager(std::string_view peer) const override { return peer == manager; }
  std::string_view particle() const override { return particleId; }
  std::string token() const override { return "token"; }
  std::string newId() override { return "id-" + std::to_string(++ids_); }
  std::optional<std::string> addWorker() override {
    if (rooms.empty()) return std::nullopt;
    std::string id = rooms.back();
    rooms.pop_back();
    return id;
  }
  void removeWorker(std::string_view worker) override { told.push_back("removed " + std::string(worker)); }
  void setActive(std::string_view worker, bool active) override {
    for (sim::Worker& one : host().workers)
      if (one.id == worker) one.active = active;
  }
  void subscribe(std::string_view, std::string_view spell) override { told.push_back("waits " + std::string(spell)); }
  void unsubscribe(std::string_view, std::string_view spell) override {
    told.push_back("silent " + std::string(spell));
  }

 private:
  const sim::Home& homeOrNone(const std::string& id) const {
    static const sim::Home kNone{};
    auto found = homes.find(id);
    return found == homes.end() ? kNone : found->second;
  }

  std::string hostId_;
  int ids_ = 0;

 public:
  std::string scope, manager, particleId = "p1";
  std::vector<std::string> rooms, told;
  std::map<std::string, sim::Home> homes;
};

/// Services and functions of nodes that sim_node_services_test.cpp has rows for.
std::set<std::pair<std::string_view, std::string_view>> nodeServicesTested();

}  // namespace aqua::testing
