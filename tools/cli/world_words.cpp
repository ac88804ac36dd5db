#include "tools/cli/world_words.h"

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::cli {

OrUsage<std::optional<sim::Micros>> readTtl(const Arguments& arguments) {
  if (!arguments.has(OptionId::Ttl)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Ttl).back();
  auto ttl = sim::parseDuration(text);
  if (ttl && *ttl != 0) return ttl;
  return base::Failure{UsageError{fmt::format("`--ttl {}`, expected a duration such as `500ms` or `10s`", text), ""}};
}

OrUsage<run::WorldOptions> worldOptions(const Arguments& arguments) {
  run::WorldOptions options;
  options.scenario = arguments.last(OptionId::Scenario);
  options.relay = arguments.last(OptionId::Relay);
  options.noRelay = arguments.has(OptionId::NoRelay);
  options.peers = arguments.of(OptionId::Peer);
  options.services = arguments.of(OptionId::Service);
  options.callbacks = arguments.of(OptionId::Callback);
  options.data = arguments.of(OptionId::Data);
  if (arguments.has(OptionId::Seed)) {
    options.seed = base::parse<uint64_t>(arguments.last(OptionId::Seed));
    if (!options.seed)
      return base::Failure{
          UsageError{fmt::format("`--seed {}`, expected a number", arguments.last(OptionId::Seed)), ""}};
  }
  return options;
}

}  // namespace aqua::cli
