// A node without a network, for tests of what it keeps.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runtime/builtins/home.h"

namespace aqua::testing {

/// Ids are `id-1`, `id-2`, ...; workers are those that it is given. A service answers with its id and the function.
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
  std::string startService(const sim::Instance& instance) override {
    told.push_back("started " + instance.id);
    return problem;
  }
  sim::Answer callService(const sim::Instance& instance, const sim::CallSite& call) override {
    return sim::success(sim::Value::string(instance.id + " " + std::string(call.function)));
  }
  sim::Answer measureService(const sim::Instance& instance) override {
    return sim::success(sim::Value::string("memory of " + instance.id));
  }
  void endService(const sim::Instance& instance) override { told.push_back("ended " + instance.id); }
  bool writeFile(std::string_view path, std::string_view text) override {
    return !full && files.insert_or_assign(fileName(path), text).second;
  }
  std::optional<std::string> readFile(std::string_view path) override {
    auto found = files.find(fileName(path));
    return found == files.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  const sim::Home& homeOrNone(const std::string& id) const {
    static const sim::Home kNone{};
    auto found = homes.find(id);
    return found == homes.end() ? kNone : found->second;
  }

  std::string fileName(std::string_view path) const { return scope + "/" + particleId + "/" + std::string(path); }

  std::string hostId_;
  int ids_ = 0;

 public:
  std::string scope, manager, particleId = "p1";
  std::string problem;  // with every service that is to be started
  bool full = false;    // there is no room for files
  std::map<std::string, std::string> files;
  std::vector<std::string> rooms, told;
  std::map<std::string, sim::Home> homes;
};

/// Services and functions of nodes that sim_node_services_test.cpp has rows for.
std::set<std::pair<std::string_view, std::string_view>> nodeServicesTested();

}  // namespace aqua::testing
