// Searches where it has stopped. Price and number of units come from the configuration.
#include "prover.marine.hpp"

#include <cstdlib>

#include "puzzle.h"

namespace {

constexpr uint32_t kShare = 3000;  // hashes for a unit in one call

uint32_t setting(const char* name) {
  const char* text = getenv(name);
  return text ? uint32_t(strtoul(text, nullptr, 10)) : 0;
}

uint64_t next = 0;  // local numbers before it were tried

}  // namespace

std::string Prover::host() { return marine::call_parameters().host_id; }

Prover::Offer Prover::offer() { return {host(), setting("PRICE"), setting("UNITS")}; }

std::vector<Prover::Proof> Prover::prove(Prover::Task task) {
  std::vector<Proof> proofs;
  for (const std::string& unit : task.units)
    for (uint64_t end = next + kShare; next < end;)
      if (solves(task.nonce, unit, next++)) {
        proofs.push_back({task.epoch, unit, next - 1});
        break;
      }
  return proofs;
}
