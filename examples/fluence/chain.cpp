// The market: units that prove, deals that are matched with them, and a journal of all that has happened.
#include "chain.marine.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "puzzle.h"

// The copy in planted/ has a bug: it counts proofs for an epoch that is over.
#ifndef KNOWS_WHICH_EPOCH
#define KNOWS_WHICH_EPOCH true
#endif

namespace {

using namespace Chain;

constexpr uint64_t kFirstTokens = 1000;  // of each account
constexpr uint64_t kCollateral = 20;     // of a unit
constexpr uint32_t kEpoch = 3;           // blocks
constexpr uint32_t kMissed = 2;          // epochs without a proof, and the collateral is gone

enum class Stage { Waiting, Proving, InDeal, Failed };
struct Unit {
  std::string host;
  uint64_t price = 0;
  Stage stage = Stage::Waiting;
  uint32_t missed = 0;
  std::set<uint64_t> proofs;  // of this epoch
};
struct Place {
  std::string unit, worker;  // worker: empty until it is registered
  uint32_t since = 0;        // epoch
};
struct Contract {
  Deal wanted;
  std::string customer;
  uint64_t balance = 0;
  std::map<std::string, Place> places;  // by host
  std::set<std::string> left;           // hosts that had a place
  bool ended = false, broke = false;
};

uint32_t height = 0, epoch = 0;
std::vector<std::string> nonces = {sha256::hex("genesis")};  // by epoch
uint64_t slashed = 0;
std::map<std::string, uint64_t> accounts;
std::map<std::string, Unit> units;
std::map<std::string, uint32_t> seen;  // the epoch of the last sign of life, by host
std::map<std::string, Contract> contracts;
std::vector<Entry> entries;

void note(std::string what, std::string about, std::string account, uint64_t amount) {
  entries.push_back({height, std::move(what), std::move(about), std::move(account), amount});
}

uint64_t& account(const std::string& owner) {
  auto [found, isNew] = accounts.try_emplace(owner, kFirstTokens);
  if (isNew) note("account", "", owner, kFirstTokens);
  return found->second;
}

Contract& contract(const std::string& deal) {
  auto found = contracts.find(deal);
  if (found == contracts.end()) marine::fail("unknown: " + deal);
  return found->second;
}

/// The peer whose service gave that argument, and nobody else had a part in it.
std::string origin(size_t argument, std::string_view service) {
  marine::CallParameters call = marine::call_parameters();
  const auto& origins = call.tetraplets.at(argument);
  if (origins.size() != 1 || origins[0].service_id != service) marine::fail("only a host speaks for itself");
  return origins[0].peer_pk;
}

uint32_t workersOf(const Contract& deal) {
  return std::count_if(deal.places.begin(), deal.places.end(), [](auto& each) { return !each.second.worker.empty(); });
}

std::string statusOf(const Contract& deal) {
  if (deal.ended) return "ENDED";
  if (deal.broke) return "INSUFFICIENT_FUNDS";
  if (workersOf(deal) < deal.wanted.target) return "NOT_ENOUGH_WORKERS";
  if (deal.balance < 2 * deal.wanted.target * deal.wanted.price) return "SMALL_BALANCE";
  return "ACTIVE";
}

void leave(Contract& deal, const std::string& host) {
  Unit& unit = units[deal.places[host].unit];
  unit.stage = Stage::Waiting;
  unit.missed = 0;
  note("left", deal.wanted.name, host, 0);
  deal.places.erase(host);
  deal.left.insert(host);
}

void judge(const std::string& id, Unit& unit) {
  if (unit.stage != Stage::Proving) return;
  if (!unit.proofs.empty()) {
    unit.missed = 0;
    return;
  }
  note("missed", id, unit.host, epoch);
  if (++unit.missed < kMissed) return;
  unit.stage = Stage::Failed;
  slashed += kCollateral;
  note("slash", id, unit.host, kCollateral);
}

/// Who was silent for an epoch has no place any more; the others are paid.
void settle(Contract& deal) {
  std::vector<std::string> silent;
  for (auto& [host, place] : deal.places)
    if (place.since < epoch && seen[host] < epoch) silent.push_back(host);
  for (const std::string& host : silent) leave(deal, host);
  for (auto& [host, place] : deal.places) {
    if (place.worker.empty()) continue;
    const uint64_t price = units[place.unit].price;
    if (deal.balance < price) deal.broke = true;
    if (deal.broke) continue;
    deal.balance -= price;
    account(host) += price;
    note("pay", deal.wanted.name, host, price);
  }
  while (deal.broke && !deal.places.empty()) leave(deal, std::string(deal.places.begin()->first));
}

void beginEpoch() {
  for (auto& [id, unit] : units) judge(id, unit);
  for (auto& [name, deal] : contracts)
    if (!deal.ended && !deal.broke) settle(deal);
  ++epoch;
  nonces.push_back(sha256::hex(nonces.back() + "/" + std::to_string(height)));
  note("epoch", nonces.back(), "", epoch);
  for (auto& [id, unit] : units) {
    unit.proofs.clear();
    if (unit.stage == Stage::Waiting) {
      unit.stage = Stage::Proving;
      note("proving", id, unit.host, epoch);
    }
  }
}

/// The cheapest units get the places that are free, one of each host.
void match(Contract& deal) {
  auto fits = [&](const Unit& unit) {
    return unit.stage == Stage::Proving && unit.missed == 0 && unit.price <= deal.wanted.price &&
           seen[unit.host] + 1 >= epoch && !deal.places.contains(unit.host);
  };
  while (deal.places.size() < deal.wanted.target) {
    auto best = units.end();
    for (auto each = units.begin(); each != units.end(); ++each)
      if (fits(each->second) && (best == units.end() || each->second.price < best->second.price)) best = each;
    if (best == units.end()) return;
    best->second.stage = Stage::InDeal;
    deal.places[best->second.host] = {best->first, "", epoch};
    note("match", best->first, deal.wanted.name, best->second.price);
  }
}

}  // namespace

uint32_t Chain::block() {
  marine::CallParameters call = marine::call_parameters();
  if (call.particle.init_peer_id != call.host_id) marine::fail("only the chain makes blocks");
  if (++height % kEpoch == 0) beginEpoch();
  for (auto& [name, deal] : contracts)
    if (!deal.ended && !deal.broke) match(deal);
  return epoch;
}

std::string Chain::enrol(Offer offer) {
  if (origin(0, "prover") != offer.host) marine::fail("only a host speaks for itself");
  if (units.contains(offer.host + "/1")) return offer.host;  // asked again
  if (account(offer.host) < offer.units * kCollateral) marine::fail("the host has not enough");
  account(offer.host) -= offer.units * kCollateral;
  for (uint32_t i = 1; i <= offer.units; ++i) {
    std::string id = offer.host + "/" + std::to_string(i);
    units[id] = {offer.host, offer.price};
    note("collateral", id, offer.host, kCollateral);
  }
  return offer.host;
}

Task Chain::task(std::string host) {
  Task task{epoch, nonces.back(), {}};
  for (auto& [id, unit] : units)
    if (unit.host == host && unit.stage == Stage::Proving && unit.proofs.empty()) task.units.push_back(id);
  return task;
}

uint32_t Chain::submit(std::vector<Proof> proofs) {
  const std::string host = origin(0, "prover");
  uint32_t taken = 0;
  for (const Proof& proof : proofs) {
    auto found = units.find(proof.unit);
    if (found == units.end() || found->second.host != host || found->second.stage != Stage::Proving) continue;
    if (proof.epoch > epoch || (KNOWS_WHICH_EPOCH && proof.epoch != epoch)) continue;
    if (!solves(nonces[proof.epoch], proof.unit, proof.local)) continue;
    if (!found->second.proofs.insert(proof.local).second) continue;
    note("proof", proof.unit, host, proof.local);
    ++taken;
  }
  return taken;
}

std::string Chain::open(Deal deal) {
  const std::string customer = marine::call_parameters().particle.init_peer_id;
  if (auto found = contracts.find(deal.name); found != contracts.end()) {
    if (found->second.customer != customer) marine::fail("the name is taken");
    return deal.name;  // asked again
  }
  if (account(customer) < deal.deposit) marine::fail("the customer has not enough");
  account(customer) -= deal.deposit;
  note("deposit", deal.name, customer, deal.deposit);
  note("deal", deal.name, customer, deal.target);
  contracts[deal.name] = {deal, customer, deal.deposit, {}, {}, false, false};
  return deal.name;
}

std::vector<Duty> Chain::duties(std::string host) {
  if (origin(0, "prover") != host) marine::fail("only a host speaks for itself");
  seen[host] = epoch;
  std::vector<Duty> all;
  for (auto& [name, deal] : contracts) {
    auto place = deal.places.find(host);
    const std::string status = statusOf(deal);
    bool works = status == "ACTIVE" || status == "SMALL_BALANCE";
    if (place != deal.places.end())
      all.push_back({name, deal.wanted.app, works ? "work" : "rest", !place->second.worker.empty()});
    else if (deal.left.contains(host)) all.push_back({name, deal.wanted.app, "leave", true});
  }
  return all;
}

std::string Chain::register_(std::string deal, std::string worker) {
  Contract& found = contract(deal);
  const std::string host = origin(1, "worker");
  auto place = found.places.find(host);
  if (place == found.places.end()) marine::fail("the host has no place in the deal");
  if (place->second.worker != worker) note("worker", deal, host, 0);
  place->second.worker = worker;
  return worker;
}

std::string Chain::status(std::string deal) { return statusOf(contract(deal)); }

SubnetResolveResult Chain::resolve(std::string deal) {
  SubnetResolveResult result;
  auto found = contracts.find(deal);
  result.success = found != contracts.end();
  if (!result.success) {
    result.error = "unknown: " + deal;
    return result;
  }
  for (auto& [host, place] : found->second.places) {
    Worker worker{place.unit, host, std::nullopt};
    if (!place.worker.empty()) worker.worker_id = place.worker;
    result.workers.push_back(worker);
  }
  return result;
}

uint64_t Chain::end(std::string deal) {
  Contract& found = contract(deal);
  if (found.customer != marine::call_parameters().particle.init_peer_id) marine::fail("this is not yours: " + deal);
  if (found.ended) return 0;
  while (!found.places.empty()) leave(found, std::string(found.places.begin()->first));
  found.ended = true;
  uint64_t back = std::exchange(found.balance, 0);
  account(found.customer) += back;
  note("refund", deal, found.customer, back);
  return back;
}

std::vector<Entry> Chain::journal() { return entries; }

Books Chain::books() {
  Books all;
  for (auto& [owner, tokens] : accounts) all.accounts.push_back({owner, tokens});
  for (auto& [name, deal] : contracts) all.deals.push_back({name, deal.balance});
  for (auto& [id, unit] : units)
    if (unit.stage != Stage::Failed) all.collateral += kCollateral;
  all.slashed = slashed;
  return all;
}
