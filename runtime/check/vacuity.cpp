// What a scenario declares and what never did anything: a test that shows less than it says.
#include <fmt/format.h>

#include "runtime/check/check.h"

namespace aqua::sim {

namespace {

const Service* serviceOf(const Scenario& scenario, const BehaviourPlace& place) {
  if (place.service != kNobody) return &scenario.services[place.service];
  if (place.event != kNobody) return &*scenario.events[place.event].service;
  return nullptr;
}

std::string nameOf(const Scenario& scenario, const BehaviourPlace& place) {
  const Service* service = serviceOf(scenario, place);
  std::string name =
      service ? fmt::format("{}.{}", service->id, place.function) : fmt::format("callback {}", place.function);
  if (service && !service->on.empty()) name += fmt::format(" on {}", fmt::join(service->on, ", "));
  return place.part.empty() ? name : fmt::format("{} of {}", place.part, name);
}

}  // namespace

std::vector<Verdict> neverHappened(const Scenario& scenario, std::span<const BehaviourPlace> behaviours,
                                   const Usage& usage, const ScenarioPlaces& places) {
  std::vector<Verdict> verdicts;
  auto add = [&](std::string name, const std::string& path, std::string expected) {
    verdicts.push_back({Verdict::Kind::Vacuous, std::move(name), places.of(path), std::move(expected), "never", 0,
                        diagnostics::Code::NeverHappened});
  };
  for (size_t i = 0; i < scenario.events.size(); ++i) {
    const PlannedEvent& event = scenario.events[i];
    if (event.optional || (i < usage.events.size() && usage.events[i] > 0)) continue;
    std::string name = event.name.empty() ? fmt::format("event `{}`", wordOf(event.deed)) : event.name;
    add(std::move(name), fmt::format("{}[{}]", scenario.eventsPath, i), "happens at least once");
  }
  for (size_t i = 0; i <= scenario.network.links.size(); ++i) {
    bool isLink = i < scenario.network.links.size();
    const Quality& quality = isLink ? scenario.network.links[i].quality : scenario.network.quality;
    if ((isLink && scenario.network.links[i].optional) || i >= usage.links.size()) continue;
    auto look = [&](const std::optional<Chance>& chance, LinkFault fault, std::string_view word) {
      if (!chance || chance->never() || usage.links[i][static_cast<size_t>(fault)] > 0) return;
      std::string path = isLink ? fmt::format("{}.link[{}]", scenario.networkPath, i) : scenario.networkPath;
      add(fmt::format("`{}` of {}", word, isLink ? "a link" : "the network"), path, "is hit at least once");
    };
    look(quality.drop, LinkFault::Drop, "drop");
    look(quality.duplicate, LinkFault::Duplicate, "duplicate");
    look(quality.corrupt, LinkFault::Corrupt, "corrupt");
  }
  const diagnostics::SourceFile* own = places.of("scenario").file;
  bool wholeUnused = false;  // then its parts need not be told
  for (size_t i = 0; i < behaviours.size() && i < usage.behaviours.size(); ++i) {
    const BehaviourPlace& place = behaviours[i];
    const Service* service = serviceOf(scenario, place);
    if (service && service->optional) continue;
    bool unused = usage.behaviours[i] == 0;
    if (place.part.empty()) wholeUnused = unused;
    else if (wholeUnused) continue;
    if (!unused || (own && places.of(pathOf(place)).file != own)) continue;
    add(nameOf(scenario, place), pathOf(place), "is used at least once");
  }
  return verdicts;
}

}  // namespace aqua::sim
