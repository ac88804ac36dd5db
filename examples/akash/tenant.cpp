// Ranking: eligible is who is cheap enough and has not failed this deployment.
#include "tenant.marine.hpp"

#include <algorithm>
#include <tuple>

#include "../common/sha256.h"

std::string Tenant::hash(std::string manifest) { return sha256::hex(manifest); }

std::optional<std::string> Tenant::best(Tenant::Order order, std::vector<Tenant::Bid> bids) {
  auto refused = [&](const Bid& bid) {
    return bid.order != order.name || bid.price > order.max_price ||
           std::find(order.failed.begin(), order.failed.end(), bid.provider) != order.failed.end();
  };
  std::erase_if(bids, refused);
  if (bids.empty()) return std::nullopt;
  auto rank = [](const Bid& bid) { return std::tie(bid.price, bid.provider); };
  return std::min_element(bids.begin(), bids.end(), [&](auto& a, auto& b) { return rank(a) < rank(b); })->provider;
}
