// A provider's price and room come from its configuration. What it runs is on disk, so it is there after a crash.
#include "provider.marine.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "../common/sha256.h"

namespace {

constexpr const char* kFile = "/storage/module/workloads";

uint32_t setting(const char* name) {
  const char* text = getenv(name);
  return text ? uint32_t(strtoul(text, nullptr, 10)) : 0;
}

/// Units by order.
using Workloads = std::map<std::string, uint32_t>;

Workloads read() {
  Workloads all;
  FILE* file = fopen(kFile, "r");
  if (!file) return all;
  char order[256];
  uint32_t units;
  while (fscanf(file, "%255s %u", order, &units) == 2) all[order] = units;
  fclose(file);
  return all;
}
void write(const Workloads& all) {
  FILE* file = fopen(kFile, "w");
  if (!file) marine::fail("the disk is full");
  for (auto& [order, units] : all) fprintf(file, "%s %u\n", order.c_str(), units);
  fclose(file);
}
Workloads& workloads() {
  static Workloads all = read();
  return all;
}

/// What was offered: the chain that the order came from, and its units.
struct Offered {
  std::string chain;
  uint32_t units;
};
std::map<std::string, Offered> offered;

/// The peer whose service `chain` gave the argument with this number.
std::string chainOf(size_t argument) {
  marine::CallParameters call = marine::call_parameters();
  const auto& origins = call.tetraplets.at(argument);
  return origins.size() == 1 && origins[0].service_id == "chain" ? origins[0].peer_pk : std::string();
}

}  // namespace

Provider::Bid Provider::offer(Provider::Order order) {
  uint32_t used = 0;
  for (auto& [name, units] : workloads()) used += units;
  if (used + order.units > setting("UNITS")) marine::fail("there is no room");
  offered[order.name] = {chainOf(0), order.units};
  return {order.name, marine::call_parameters().host_id, setting("PRICE")};
}

Provider::Started Provider::start(Provider::Lease lease, std::string manifest) {
  auto found = offered.find(lease.order);
  if (found == offered.end()) marine::fail("nothing was offered");
  std::string self = marine::call_parameters().host_id;
  if (chainOf(0) != found->second.chain || lease.provider != self || !lease.active)
    marine::fail("this is no lease of mine");
  if (sha256::hex(manifest) != lease.manifest_hash) marine::fail("the manifest is not that of the lease");
  workloads()[lease.order] = found->second.units;
  write(workloads());
  return {lease.order, self};
}

std::string Provider::running(std::string order) {
  if (!workloads().contains(order)) marine::fail("nothing runs");
  return order;
}

uint32_t Provider::stop(std::vector<Provider::Lease> leases) {
  Workloads kept;
  for (const Lease& lease : leases)
    if (auto found = workloads().find(lease.order); lease.active && found != workloads().end()) kept.insert(*found);
  auto stopped = uint32_t(workloads().size() - kept.size());
  if (stopped > 0) write(workloads() = kept);
  return stopped;
}
