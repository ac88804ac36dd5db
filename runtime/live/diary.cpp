#include "runtime/live/diary.h"

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/record/text.h"

namespace aqua::live {

namespace {

constexpr size_t kShown = 60;

std::string listOf(const std::vector<values::Value>& args) {
  std::string text;
  for (const values::Value& value : args) text += (text.empty() ? "" : ", ") + value.text();
  return base::shortened(text, kShown);
}

}  // namespace

std::string Diary::nameOf(std::string_view id) const {
  std::string_view name = image_.book().nameOf(id);
  constexpr size_t kShort = 16;
  if (!name.empty()) return std::string(name);
  return id.size() > kShort ? base::printable(id.substr(0, kShort)) + "…" : base::printable(id);
}

std::string Diary::shortId(std::string_view id) {
  constexpr size_t kShort = 8;
  return id.size() > kShort ? base::printable(id.substr(0, kShort)) + "…" : base::printable(id);
}

std::string Diary::message(const sim::Event& event) const {
  std::string to = event.other != sim::kNobody ? peer(event.other) : nameOf(event.text);
  return fmt::format("{} -> {}", peer(event.peer), to);
}

void Diary::tell(const sim::Event& event, const sim::World& world, const std::string& because) {
  using sim::EventKind;
  const sim::Particle* particle = world.particle(event.particle);
  const std::string id = particle ? shortId(particle->id) + "  " : "";
  auto line = [&](std::string_view text) { say(fmt::format("{}{}", id, text)); };
  auto trouble = [&](std::string_view what, std::string_view text) {
    complain(fmt::format("{}: {}{}", what, id, text));
  };
  const Request request{{event.peer, event.particle}, event.request};
  switch (event.kind) {
  case EventKind::ParticleSent: return line(message(event));
  case EventKind::ServiceCalled:
    asked_[request] = {fmt::format("{}.{}({})", nameOf(event.service), event.function, listOf(event.args)), event.at};
    return;
  case EventKind::ServiceReturned: {
    auto asked = asked_.extract(request);
    if (asked.empty()) return;
    return line(fmt::format("{}  {} {} {}  {}", peer(event.peer), base::printable(asked.mapped().what),
                            event.code == 0 ? "=" : "failed:", base::shortened(event.text, kShown),
                            sim::durationText(event.at - asked.mapped().at)));
  }
  case EventKind::ParticleLost:
    return trouble("lost", fmt::format("{}: {}", message(event), because.empty() ? lossText(event.loss) : because));
  case EventKind::ParticleExpired:
    return trouble("expired",
                   fmt::format("on {}, {} late", peer(event.peer),
                               sim::durationText(static_cast<sim::Micros>(std::max<int64_t>(event.late, 0)))));
  case EventKind::ParticleRefused:
    return trouble("refused",
                   fmt::format("by {} with code {}: {}", peer(event.peer), event.code, base::printable(event.text)));
  case EventKind::Log: return line(fmt::format("{} says {}", peer(event.peer), listOf(event.args)));
  case EventKind::CallStarted:
  case EventKind::CallEnded:
  case EventKind::ParticleCreated:
  case EventKind::ParticleReceived:
  case EventKind::StepStarted:
  case EventKind::StepEnded:
  case EventKind::Fault:
  case EventKind::Clock: return;
  }
}

void Diary::forget(const std::vector<bool>& particles) {
  std::erase_if(asked_, [&](const auto& one) {
    uint32_t particle = one.first.first.second;
    return particle < particles.size() && particles[particle];
  });
}

}  // namespace aqua::live
