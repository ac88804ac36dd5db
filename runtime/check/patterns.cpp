#include <algorithm>

#include <fmt/format.h>

#include "runtime/check/check.h"

namespace aqua::sim {

namespace {

class Fitting {
 public:
  Fitting(const Pattern& pattern, const Event& event, const Evidence& evidence)
      : pattern_(pattern), event_(event), evidence_(evidence) {}

  bool operator()() const {
    switch (pattern_.kind) {
    case Pattern::Kind::Service: return service();
    case Pattern::Kind::Message: return message();
    case Pattern::Kind::Step:
      return event_.kind == EventKind::StepEnded && means(pattern_.peer, event_.peer) &&
             (!pattern_.code || *pattern_.code == event_.code);
    case Pattern::Kind::Log: return event_.kind == EventKind::Log && means(pattern_.peer, event_.peer) && printed();
    case Pattern::Kind::Fault:
      return event_.kind == EventKind::Fault && (!pattern_.deed || *pattern_.deed == event_.deed);
    case Pattern::Kind::Call:
      return event_.kind == EventKind::CallEnded && (!pattern_.outcome || *pattern_.outcome == event_.outcome) &&
             (pattern_.call.empty() || callId() == pattern_.call);
    }
    return false;
  }

 private:
  bool means(std::string_view name, uint32_t peer) const {
    return name.empty() || name == "*" || (peer != kNobody && evidence_.scenario.peers[peer].name == name);
  }

  bool service() const {
    bool answered = pattern_.returns || pattern_.error;
    if (event_.kind != (answered ? EventKind::ServiceReturned : EventKind::ServiceCalled)) return false;
    if (!means(pattern_.peer, event_.peer)) return false;
    if (!pattern_.service.empty() && evidence_.book.fill(pattern_.service) != event_.service) return false;
    if (!pattern_.function.empty() && pattern_.function != event_.function) return false;
    if (pattern_.args && !argsFit()) return false;
    if (pattern_.returns) {
      auto value = event_.code == 0 ? values::parseJson(event_.text).optional() : std::nullopt;
      return value && pattern_.returns->matches(*value);
    }
    return !pattern_.error || errorFits(*pattern_.error);
  }

  bool argsFit() const {
    // An answer has no arguments of its own; those of the call that led to it count.
    const Event* called = &event_;
    if (event_.kind == EventKind::ServiceReturned) called = cause();
    if (!called || called->args.size() != pattern_.args->size()) return false;
    return std::equal(pattern_.args->begin(), pattern_.args->end(), called->args.begin(),
                      [](const Matcher& matcher, const Value& value) { return matcher.matches(value); });
  }

  const Event* cause() const {
    size_t index = event_.because - 1;  // ids are dense
    return event_.because == 0 || index >= evidence_.events.size() ? nullptr : &evidence_.events[index];
  }

  bool errorFits(const ErrorPattern& error) const {
    if (event_.code == 0 || (error.code && *error.code != event_.code)) return false;
    if (!error.message) return true;
    auto value = values::parseJson(event_.text);
    return error.message->matches(value ? *value : Value::string(event_.text));
  }

  bool message() const {
    EventKind kind{};
    switch (pattern_.state) {
    case Pattern::MessageState::Sent: kind = EventKind::ParticleSent; break;
    case Pattern::MessageState::Received: kind = EventKind::ParticleReceived; break;
    case Pattern::MessageState::Lost: kind = EventKind::ParticleLost; break;
    case Pattern::MessageState::Expired: kind = EventKind::ParticleExpired; break;
    }
    return event_.kind == kind && event_.message.from != event_.message.to && event_.message.from != kNobody &&
           means(pattern_.from, event_.message.from) && means(pattern_.to, event_.message.to);
  }

  bool printed() const {
    return pattern_.contains.empty() || std::any_of(event_.args.begin(), event_.args.end(), [&](const Value& value) {
             std::string text = value.isString() ? std::string(value.asString()) : value.text();
             return text.find(pattern_.contains) != std::string::npos;
           });
  }

  std::string_view callId() const {
    const std::vector<Call>& calls = evidence_.scenario.calls;
    return event_.call < calls.size() ? std::string_view(calls[event_.call].id) : std::string_view();
  }

  const Pattern& pattern_;
  const Event& event_;
  const Evidence& evidence_;
};

std::string stateText(Pattern::MessageState state) {
  switch (state) {
  case Pattern::MessageState::Sent: return "sent";
  case Pattern::MessageState::Received: return "received";
  case Pattern::MessageState::Lost: return "lost";
  case Pattern::MessageState::Expired: return "expired";
  }
  return {};
}

}  // namespace

bool fits(const Pattern& pattern, const Event& event, const Evidence& evidence) {
  return Fitting(pattern, event, evidence)();
}

std::string textOf(const Pattern& pattern) {
  auto on = [&](const std::string& text) { return pattern.peer.empty() ? text : text + " on " + pattern.peer; };
  switch (pattern.kind) {
  case Pattern::Kind::Service: {
    std::string name = pattern.service.empty() ? "a service" : pattern.service;
    if (!pattern.function.empty()) name += "." + pattern.function;
    if (pattern.args) {
      std::string args;
      for (const Matcher& one : *pattern.args) args += (args.empty() ? "" : ", ") + one.written().text();
      name += "(" + args + ")";
    }
    if (pattern.returns) name += " that returns " + pattern.returns->written().text();
    if (pattern.error) name += " that fails";
    return on(name);
  }
  case Pattern::Kind::Message: {
    std::string text = "messages";
    if (!pattern.from.empty()) text += " from " + pattern.from;
    if (!pattern.to.empty()) text += " to " + pattern.to;
    return text + " " + stateText(pattern.state);
  }
  case Pattern::Kind::Step:
    return on(pattern.code ? fmt::format("interpreter runs with code {}", *pattern.code) : "interpreter runs");
  case Pattern::Kind::Log:
    return on(pattern.contains.empty() ? "lines printed" : fmt::format("lines printed with `{}`", pattern.contains));
  case Pattern::Kind::Fault:
    return pattern.deed ? fmt::format("events `{}`", wordOf(*pattern.deed)) : std::string("events of the scenario");
  case Pattern::Kind::Call: {
    std::string text = pattern.call.empty() ? "ends of calls" : fmt::format("ends of call `{}`", pattern.call);
    return pattern.outcome ? fmt::format("{} with {}", text, wordOf(*pattern.outcome)) : text;
  }
  }
  return {};
}

}  // namespace aqua::sim
