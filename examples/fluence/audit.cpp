// Plays the journal again with rules of its own, and compares what comes out with the books of the chain.
#include "audit.marine.hpp"

#include <map>
#include <set>

#include "puzzle.h"

namespace {

using namespace Audit;

struct Unit {
  std::string deal;  // that it is in
  bool proving = false;
  bool whole = false;  // it was proving when the epoch began
  bool slashed = false;
  uint32_t missed = 0;  // epochs in a row
  std::set<uint64_t> proofs;
};
struct Place {
  uint64_t price = 0;
  bool works = false;  // a worker is registered
  bool paid = false;   // in this epoch
};
struct Deal {
  uint64_t target = 0;
  std::map<std::string, Place> places;  // by host
};

std::string hostOf(const std::string& unit) { return unit.substr(0, unit.rfind('/')); }

class Replay {
 public:
  explicit Replay(const std::vector<Entry>& journal) {
    for (const Entry& entry : journal) read(entry);
    for (auto& [name, deal] : deals_)
      for (auto& [host, place] : deal.places) report_.workers += place.works;
  }

  Report against(const Books& books) {
    Tokens accounts, deals;
    for (const Balance& each : books.accounts) accounts[each.owner] = each.tokens;
    for (const Balance& each : books.deals) {
      deals[each.owner] = each.tokens;
      report_.held += each.tokens;
    }
    report_.differences = differences(accounts, accounts_) + differences(deals, balances_);
    report_.differences += (books.collateral != collateral_) + (books.slashed != slashed_);
    report_.lost =
        int64_t(report_.deposited) - int64_t(report_.paid) - int64_t(report_.refunded) - int64_t(report_.held);
    return report_;
  }

 private:
  using Tokens = std::map<std::string, uint64_t>;
  static uint32_t differences(const Tokens& a, const Tokens& b) {
    uint32_t count = 0;
    for (auto& [owner, tokens] : a) count += !b.contains(owner) || b.at(owner) != tokens;
    for (auto& [owner, tokens] : b) count += !a.contains(owner);
    return count;
  }

  void read(const Entry& entry) {
    const uint64_t amount = entry.amount;
    const std::string& what = entry.what;
    if (what == "account") accounts_[entry.account] = amount;
    if (what == "collateral") accounts_[entry.account] -= amount, collateral_ += amount;
    if (what == "deposit")
      accounts_[entry.account] -= amount, balances_[entry.about] += amount, report_.deposited += amount;
    if (what == "refund")
      balances_[entry.about] -= amount, accounts_[entry.account] += amount, report_.refunded += amount;
    if (what == "deal") deals_[entry.about].target = amount;
    if (what == "epoch") beginEpoch(entry);
    if (what == "proving") units_[entry.about].proving = units_[entry.about].whole = true;
    if (what == "proof") proof(entry);
    if (what == "slash") slash(entry);
    if (what == "match") match(entry);
    if (what == "worker") deals_[entry.about].places[entry.account].works = true;
    if (what == "left") left(entry);
    if (what == "pay") pay(entry);
  }

  void proof(const Entry& entry) {
    ++report_.proofs;
    Unit& unit = units_[entry.about];
    bool isNew = unit.proofs.insert(entry.amount).second;
    report_.bad_proofs += !isNew || !unit.proving || !solves(nonce_, entry.about, entry.amount);
  }

  /// The epoch before is over. What the chain has slashed for it stands before.
  void beginEpoch(const Entry& entry) {
    for (auto& [id, unit] : units_) {
      bool missed = unit.whole && unit.proving && unit.proofs.empty();
      unit.missed = missed ? unit.missed + 1 : 0;
      report_.wrong_slashes += (unit.missed == 2) != unit.slashed;
      if (std::exchange(unit.slashed, false)) unit.proving = false;
      unit.whole = unit.proving;
      unit.proofs.clear();
    }
    for (auto& [name, deal] : deals_)
      for (auto& [host, place] : deal.places) {
        report_.wrong_payments += place.works && !place.paid && balances_[name] >= place.price;
        place.paid = false;
      }
    nonce_ = entry.about;
    ++report_.epochs;
  }

  void slash(const Entry& entry) {
    units_[entry.about].slashed = true;
    collateral_ -= entry.amount;
    slashed_ += entry.amount;
    ++report_.slashed;
  }

  void match(const Entry& entry) {
    Deal& deal = deals_[entry.account];
    Unit& unit = units_[entry.about];
    report_.crowded += !deal.places.emplace(hostOf(entry.about), Place{entry.amount, false, false}).second;
    report_.crowded += deal.places.size() > deal.target || !unit.proving;
    unit = Unit{entry.account};
  }

  void left(const Entry& entry) {
    deals_[entry.about].places.erase(entry.account);
    for (auto& [id, unit] : units_)
      if (hostOf(id) == entry.account && unit.deal == entry.about) unit = Unit{};
  }

  void pay(const Entry& entry) {
    Place& place = deals_[entry.about].places[entry.account];
    report_.wrong_payments += !place.works || place.paid || place.price != entry.amount;
    place.paid = true;
    balances_[entry.about] -= entry.amount;
    accounts_[entry.account] += entry.amount;
    report_.paid += entry.amount;
  }

  Report report_;
  std::string nonce_;
  Tokens accounts_, balances_;
  std::map<std::string, Unit> units_;
  std::map<std::string, Deal> deals_;
  uint64_t collateral_ = 0, slashed_ = 0;
};

}  // namespace

Report Audit::check(std::vector<Entry> journal, Books books) { return Replay(journal).against(books); }
