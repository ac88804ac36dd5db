// The chain: a few tables, and a journal of all that has happened to tokens and leases.
#include "chain.marine.hpp"

#include <algorithm>
#include <map>

// What a chain could forget to look at; planted/chain.cpp does.
#ifndef KNOWS_WHAT_IT_DID
#define KNOWS_WHAT_IT_DID true
#endif

namespace {

using namespace Chain;

constexpr uint64_t kFirstTokens = 1000;  // of each account
constexpr uint64_t kBidDeposit = 5, kLeastDeposit = 50;
constexpr uint32_t kWindow = 2;  // blocks with bids

enum class Stage { Unconfirmed, Running, Over };
struct Held {
  Lease lease;
  std::string deployment;
  Stage stage = Stage::Unconfirmed;
  uint64_t earned = 0;
};
struct Auction {
  Order order;
  std::string deployment;
  std::map<std::string, Bid> bids;  // by provider
  bool open = true;
};
struct Tenancy {
  Deployment wanted;
  std::string tenant;
  uint64_t escrow = 0;
  uint32_t rounds = 0;
  std::vector<std::string> failed;  // providers
  bool open = true;
};

uint32_t height = 0;
uint64_t forfeited = 0;
std::map<std::string, uint64_t> accounts;
std::map<std::string, Tenancy> tenancies;
std::map<std::string, Auction> auctions;  // by order
std::map<std::string, Held> leases;       // by order
std::vector<Entry> entries;

void note(std::string what, std::string order, std::string account, uint64_t amount) {
  entries.push_back({height, std::move(what), std::move(order), std::move(account), amount});
}

uint64_t& account(const std::string& owner) {
  auto [found, isNew] = accounts.try_emplace(owner, kFirstTokens);
  if (isNew) note("account", "", owner, kFirstTokens);
  return found->second;
}

std::string caller() { return marine::call_parameters().particle.init_peer_id; }

template <class Table> auto& in(Table& table, const std::string& name) {
  auto found = table.find(name);
  if (found == table.end()) marine::fail("unknown: " + name);
  return found->second;
}

Tenancy& ownTenancy(const std::string& name) {
  Tenancy& tenancy = in(tenancies, name);
  if (tenancy.tenant != caller()) marine::fail("this is not yours: " + name);
  return tenancy;
}

Held* activeLease(const std::string& deployment) {
  for (auto& [order, held] : leases)
    if (held.deployment == deployment && held.stage != Stage::Over) return &held;
  return nullptr;
}

/// The argument comes from the service `provider` of that peer, and from nobody else.
void demandOrigin(const std::string& provider) {
  marine::CallParameters call = marine::call_parameters();
  const auto& origins = call.tetraplets.at(0);
  if (origins.size() != 1 || origins[0].peer_pk != provider || origins[0].service_id != "provider")
    marine::fail("only " + provider + " speaks for itself");
}

void giveBack(const std::string& order, const std::string& provider) {
  account(provider) += kBidDeposit;
  note("return", order, provider, kBidDeposit);
}

/// A provider that never began loses the deposit of its bid.
void end(Held& held) {
  const std::string& order = held.lease.order;
  if (held.stage == Stage::Running) giveBack(order, held.lease.provider);
  else {
    forfeited += kBidDeposit;
    note("forfeit", order, held.lease.provider, kBidDeposit);
  }
  held.stage = Stage::Over;
  held.lease.active = false;
  note("end", order, held.lease.provider, 0);
}

void closeOrder(Auction& auction, const std::string& winner) {
  auction.open = false;
  for (auto& [provider, bid] : auction.bids)
    if (provider != winner) giveBack(auction.order.name, provider);
}

}  // namespace

uint32_t Chain::block() {
  if (caller() != marine::call_parameters().host_id) marine::fail("only the chain makes blocks");
  ++height;
  for (auto& [order, held] : leases) {
    if (held.stage != Stage::Running) continue;
    uint64_t& escrow = in(tenancies, held.deployment).escrow;
    if (escrow < held.lease.price) {  // insufficient funds
      end(held);
      continue;
    }
    escrow -= held.lease.price;
    held.earned += held.lease.price;
    note("pay", order, held.lease.provider, held.lease.price);
  }
  return height;
}

std::string Chain::create(Deployment deployment) {
  const std::string tenant = caller();
  if (auto found = tenancies.find(deployment.name); found != tenancies.end() && KNOWS_WHAT_IT_DID) {
    if (found->second.tenant != tenant) marine::fail("the name is taken");
    return deployment.name;  // asked again
  }
  if (deployment.deposit < kLeastDeposit) marine::fail("the deposit is too small");
  if (account(tenant) < deployment.deposit) marine::fail("the tenant has not enough");
  account(tenant) -= deployment.deposit;
  note("deposit", deployment.name, tenant, deployment.deposit);
  tenancies[deployment.name] = {deployment, tenant, deployment.deposit, 0, {}, true};
  return deployment.name;
}

std::string Chain::open(std::string name) {
  Tenancy& tenancy = ownTenancy(name);
  if (!tenancy.open) marine::fail("the deployment is closed");
  if (activeLease(name)) marine::fail("there is a lease");
  for (auto& [order, auction] : auctions)
    if (auction.deployment == name && auction.open) {
      if (height <= auction.order.deadline || !auction.bids.empty()) return order;
      closeOrder(auction, "");  // nobody came
    }
  std::string order = name + "/" + std::to_string(++tenancy.rounds);
  auctions[order] = {
      {order, tenancy.wanted.units, tenancy.wanted.max_price, height + kWindow, tenancy.failed}, name, {}, true};
  note("order", order, tenancy.tenant, tenancy.wanted.max_price);
  for (const std::string& provider : tenancy.failed) note("failed", order, provider, 0);
  return order;
}

Order Chain::order(std::string order) { return in(auctions, order).order; }

void Chain::bid(Bid bid) {
  demandOrigin(bid.provider);
  Auction& auction = in(auctions, bid.order);
  if (!auction.open || height > auction.order.deadline) marine::fail("the order takes no bids any more");
  if (auction.bids.contains(bid.provider)) marine::fail("one bid is enough");
  if (account(bid.provider) < kBidDeposit) marine::fail("the provider has not enough");
  account(bid.provider) -= kBidDeposit;
  note("bid", bid.order, bid.provider, bid.price);
  auction.bids[bid.provider] = bid;
}

std::vector<Bid> Chain::bids(std::string order) {
  Auction& auction = in(auctions, order);
  if (height <= auction.order.deadline) marine::fail("bids are still taken");
  std::vector<Bid> all;
  for (auto& [provider, bid] : auction.bids) all.push_back(bid);
  return all;
}

Lease Chain::accept(std::string order, std::string provider) {
  Auction& auction = in(auctions, order);
  Tenancy& tenancy = ownTenancy(auction.deployment);
  if (auto found = leases.find(order); found != leases.end()) {
    if (found->second.lease.provider != provider) marine::fail("the order has another winner");
    return found->second.lease;  // asked again
  }
  if (!auction.open) marine::fail("the order is closed");
  const Bid& bid = in(auction.bids, provider);
  closeOrder(auction, provider);
  Held& held = leases[order];
  held.lease = {order, provider, bid.price, tenancy.wanted.manifest_hash, true};
  held.deployment = auction.deployment;
  note("lease", order, provider, bid.price);
  return held.lease;
}

Lease Chain::lease(std::string deployment) {
  if (Held* held = activeLease(deployment)) return held->lease;
  marine::fail("there is no lease");
}

bool Chain::confirm(Started started) {
  demandOrigin(started.provider);
  Held& held = in(leases, started.order);
  if (held.lease.provider != started.provider || held.stage == Stage::Over) marine::fail("there is no such lease");
  if (held.stage == Stage::Unconfirmed) note("start", started.order, started.provider, 0);
  held.stage = Stage::Running;
  return true;
}

std::string Chain::abandon(std::string order) {
  Held& held = in(leases, order);
  Tenancy& tenancy = ownTenancy(held.deployment);
  if (held.stage != Stage::Over) {
    tenancy.failed.push_back(held.lease.provider);
    end(held);
  }
  return order;
}

uint64_t Chain::close(std::string name) {
  Tenancy& tenancy = ownTenancy(name);
  uint64_t back = tenancy.escrow;
  if (Held* held = activeLease(name)) end(*held);
  for (auto& [order, auction] : auctions)
    if (auction.deployment == name && auction.open) closeOrder(auction, "");
  if (tenancy.open) {
    account(tenancy.tenant) += back;
    note("refund", name, tenancy.tenant, back);
  }
  tenancy.escrow = 0;
  tenancy.open = false;
  return back;
}

std::vector<Lease> Chain::withdraw() {
  const std::string provider = caller();
  std::vector<Lease> own;
  for (auto& [order, held] : leases) {
    if (held.lease.provider != provider) continue;
    if (held.earned > 0) note("withdraw", order, provider, held.earned);
    account(provider) += std::exchange(held.earned, 0);
    own.push_back(held.lease);
  }
  return own;
}

std::vector<Entry> Chain::journal() { return entries; }

Books Chain::books() {
  Books all;
  for (auto& [owner, tokens] : accounts) all.accounts.push_back({owner, tokens});
  for (auto& [name, tenancy] : tenancies) all.escrows.push_back({name, tenancy.escrow});
  for (auto& [order, auction] : auctions)
    if (auction.open) all.bids += kBidDeposit * auction.bids.size();
  for (auto& [order, held] : leases) {
    if (held.stage != Stage::Over) all.bids += kBidDeposit;
    all.earned += held.earned;
  }
  all.forfeited = forfeited;
  return all;
}
