#include "indexer.marine.hpp"

#include <algorithm>
#include <tuple>

namespace Indexer {
namespace {

int64_t scoreOf(const Offer& offer) {
  return 4 * int64_t(offer.fee) + int64_t(offer.latency_ms) - std::min<int64_t>(offer.experience, 20);
}

}  // namespace

std::string choose(Order order, std::vector<std::string> barred, std::vector<Offer> offers) {
  auto isOut = [&](const Offer& each) {
    return !each.free || each.gpu < order.gpu || each.fee > order.fee || each.latency_ms > order.latency_ms ||
           std::find(barred.begin(), barred.end(), each.container) != barred.end();
  };
  offers.erase(std::remove_if(offers.begin(), offers.end(), isOut), offers.end());
  auto best = std::min_element(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
    return std::make_tuple(scoreOf(a), a.container) < std::make_tuple(scoreOf(b), b.container);
  });
  return best == offers.end() ? std::string() : best->container;
}

}  // namespace Indexer
