#include "tools/cli/world_words.h"

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::cli {

OrUsage<std::optional<sim::Micros>> readDuration(const Arguments& arguments, OptionId id) {
  if (!arguments.has(id)) return std::nullopt;
  const std::string& text = arguments.of(id).back();
  auto duration = sim::parseDuration(text);
  if (duration && *duration != 0) return duration;
  return base::Failure{UsageError{fmt::format("`{} {}`, expected a duration such as `500ms` or `10s`",
                                              allOptions()[static_cast<size_t>(id)].longName, text),
                                  ""}};
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
  options.replays = arguments.has(OptionId::FromTape);
  options.tape = arguments.last(OptionId::Tape);
  if (arguments.has(OptionId::Seed)) {
    options.seed = base::parse<uint64_t>(arguments.last(OptionId::Seed));
    if (!options.seed)
      return base::Failure{
          UsageError{fmt::format("`--seed {}`, expected a number", arguments.last(OptionId::Seed)), ""}};
  }
  return options;
}

}  // namespace aqua::cli
