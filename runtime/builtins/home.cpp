#include "runtime/builtins/home.h"

#include <algorithm>

#include "runtime/builtins/impl.h"

namespace aqua::sim {

const Instance* Home::find(std::string_view idOrAlias) const {
  auto found = std::find_if(services.begin(), services.end(), [&](const Instance& one) { return one.id == idOrAlias; });
  if (found == services.end())
    found = std::find_if(services.begin(), services.end(), [&](const Instance& one) {
      return std::find(one.aliases.begin(), one.aliases.end(), idOrAlias) != one.aliases.end();
    });
  return found == services.end() ? nullptr : &*found;
}

const Worker* Home::workerOf(std::string_view deal) const {
  auto found = std::find_if(workers.begin(), workers.end(),
                            [&](const Worker& one) { return !one.deal.empty() && one.deal == deal; });
  return found == workers.end() ? nullptr : &*found;
}

namespace {

void add(values::Digest& digest, const std::vector<std::string>& texts) {
  digest.add(texts.size());
  for (const std::string& text : texts) digest.add(text);
}

void add(values::Digest& digest, const Subscription& one) {
  digest.add(one.spell).add(one.number).add(uint64_t{one.alarm.has_value()});
  add(digest, one.trigger);
  if (!one.alarm) return;
  digest.add(one.alarm->at).add(one.alarm->period).add(one.alarm->end.value_or(UINT64_MAX));
}

}  // namespace

void add(values::Digest& digest, const Home& home) {
  digest.add(home.services.size());
  for (const Instance& one : home.services) {
    digest.add(one.id).add(one.blueprint).add(one.owner).add(uint64_t{one.isSpell});
    add(digest, one.aliases);
  }
  digest.add(home.spells.size());
  for (const auto& [id, spell] : home.spells) {
    digest.add(id);
    add(digest, spell);
  }
  digest.add(home.bus.size());
  for (const Subscription& one : home.bus) add(digest, one);
  digest.add(home.modules.size());
  for (const StoredModule& one : home.modules) digest.add(one.hash).add(one.name).add(one.config.text());
  digest.add(home.blueprints.size());
  for (const Blueprint& one : home.blueprints) digest.add(one.id);
  digest.add(home.workers.size());
  for (const Worker& one : home.workers) digest.add(one.id).add(one.creator).add(one.deal).add(uint64_t{one.active});
  digest.add(home.connected.size());
  for (bool connected : home.connected) digest.add(uint64_t{connected});
  digest.add(home.ids).add(home.numbers);
}

}  // namespace aqua::sim
