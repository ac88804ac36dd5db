#include "tools/lsp/features/hops.h"

#include <set>
#include <tuple>

#include "compiler/diagram/labels.h"

namespace aqua::lsp {

namespace {

using namespace plan;

template <class Visit> void forEachStep(const Step& step, const Visit& visit) {
  visit(step);
  plan::visit(step, [&](const auto& each) {
    if constexpr (requires { each.children; })
      for (const Step* child : each.children) forEachStep(*child, visit);
    if constexpr (requires { each.body; })
      if (each.body) forEachStep(*each.body, visit);
  });
}

}  // namespace

std::string_view reasonOf(plan::HopReason reason) {
  switch (reason) {
  case plan::HopReason::Way: return "on the way";
  case plan::HopReason::Return: return "on the way back";
  case plan::HopReason::Ping: return "to tell of the result";
  case plan::HopReason::ErrorWay: return "when it fails";
  }
  return {};
}

std::vector<HiddenHop> hiddenHops(const driver::Compiled& compiled) {
  std::vector<HiddenHop> hops;
  std::set<std::tuple<std::string, std::string, uint32_t, std::string>> seen;
  for (const driver::CompiledFunction& function : compiled.functions) {
    if (!function.placedPlan || !function.placedPlan->root) continue;
    diagram::Labels labels(*function.placedPlan);
    forEachStep(*function.placedPlan->root, [&](const Step& step) {
      const auto* hop = as<Hop>(&step);
      if (!hop || !hop->span) return;
      std::string peer = labels.of(labels.resolved(*hop->peer));
      if (seen.emplace(function.name, hop->span.file->path(), hop->span.begin, peer).second)
        hops.push_back({function.name, hop->span, std::move(peer), hop->reason});
    });
  }
  return hops;
}

}  // namespace aqua::lsp
