// Plays the journal again with rules of its own, and compares what comes out with the books of the chain.
#include "audit.marine.hpp"

#include <map>
#include <set>
#include <tuple>

namespace {

using namespace Audit;

constexpr uint64_t kBidDeposit = 5;
constexpr uint32_t kWindow = 2;

struct Auction {
  uint64_t maxPrice = 0;
  uint32_t deadline = 0;
  std::set<std::string> failed;
  std::map<std::string, uint64_t> prices;  // by provider
};

std::string deploymentOf(const std::string& order) { return order.substr(0, order.rfind('/')); }

class Replay {
 public:
  explicit Replay(const std::vector<Entry>& journal) {
    for (const Entry& entry : journal) read(entry);
  }

  Report against(const Books& books) {
    std::map<std::string, uint64_t> escrows;
    for (const Balance& each : books.escrows) {
      escrows[each.owner] = each.tokens;
      report_.held += each.tokens;
    }
    std::map<std::string, uint64_t> accounts;
    for (const Balance& each : books.accounts) accounts[each.owner] = each.tokens;
    report_.differences = differences(accounts, accounts_) + differences(escrows, escrows_);
    report_.differences += (books.bids != bids_) + (books.earned != earned_) + (books.forfeited != forfeited_);
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
    uint64_t& account = accounts_[entry.account];
    Auction& auction = auctions_[entry.order];
    if (entry.what == "account") account = amount;
    if (entry.what == "deposit") account -= amount, escrows_[entry.order] += amount, report_.deposited += amount;
    if (entry.what == "order") auction = {amount, entry.height + kWindow, {}, {}};
    if (entry.what == "failed") auction.failed.insert(entry.account);
    if (entry.what == "bid") bid(entry, auction, account);
    if (entry.what == "lease") lease(entry, auction);
    if (entry.what == "pay") escrows_[deploymentOf(entry.order)] -= amount, earned_ += amount, report_.paid += amount;
    if (entry.what == "withdraw") earned_ -= amount, account += amount;
    if (entry.what == "return") bids_ -= amount, account += amount;
    if (entry.what == "forfeit") bids_ -= amount, forfeited_ += amount;
    if (entry.what == "end") active_.erase(deploymentOf(entry.order));
    if (entry.what == "refund") escrows_[entry.order] -= amount, account += amount, report_.refunded += amount;
  }

  void bid(const Entry& entry, Auction& auction, uint64_t& account) {
    account -= kBidDeposit;
    bids_ += kBidDeposit;
    report_.late_bids += entry.height > auction.deadline;
    report_.double_bids += !auction.prices.emplace(entry.account, entry.amount).second;
  }

  void lease(const Entry& entry, const Auction& auction) {
    ++report_.leases;
    report_.second_leases += !active_.insert(deploymentOf(entry.order)).second;
    std::pair<uint64_t, std::string> won{entry.amount, entry.account};
    bool wrong = !auction.prices.contains(entry.account) || auction.prices.at(entry.account) != entry.amount ||
                 auction.failed.contains(entry.account) || entry.amount > auction.maxPrice;
    for (auto& [provider, price] : auction.prices)
      wrong = wrong || (!auction.failed.contains(provider) && std::pair(price, provider) < won);
    report_.wrong_winners += wrong;
  }

  Report report_;
  Tokens accounts_, escrows_;
  std::map<std::string, Auction> auctions_;
  std::set<std::string> active_;  // deployments with a lease
  uint64_t bids_ = 0, earned_ = 0, forfeited_ = 0;
};

}  // namespace

Report Audit::check(std::vector<Entry> journal, Books books) { return Replay(journal).against(books); }
