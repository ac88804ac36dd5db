// Schedules as text, both ways.
#include "runtime/sim/schedule.h"

#include <algorithm>

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>

#include "compiler/base/numbers.h"
#include "runtime/scenario/format.h"

namespace aqua::sim {

namespace {

/// How the number beside a key is written.
enum class Written : uint8_t { None, Duration, Part, Point, Role, Number };

struct DecisionInfo {
  DecisionKind kind;
  std::string_view word;
  Written form;
};
constexpr DecisionInfo kDecisions[] = {
#define DECISION(Id, word, value) {DecisionKind::Id, word, Written::value},
#include "runtime/sim/decisions.def"
#undef DECISION
};

const DecisionInfo& infoOf(DecisionKind kind) { return kDecisions[static_cast<size_t>(kind)]; }

/// Names of the user may contain everything; what has a meaning here is written as `%2C`.
std::string escaped(std::string_view name) {
  std::string out;
  for (char c : name) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                 c == '$' || c == '/';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    uint8_t code = 0;
    if (i + 2 >= text.size() || !llvm::tryGetHexFromNibbles(text[i + 1], text[i + 2], code)) return std::nullopt;
    out += static_cast<char>(code);
    i += 2;
  }
  return out;
}

std::string peerText(uint32_t peer, const Scenario& scenario) {
  return peer < scenario.peers.size() ? escaped(scenario.peers[peer].name) : "?";
}

std::string callText(uint32_t index, const Scenario& scenario) {
  bool named = index < scenario.calls.size() && !scenario.calls[index].id.empty();
  return named ? escaped(scenario.calls[index].id) : std::to_string(index + 1);
}

class Parser {
 public:
  explicit Parser(const Scenario& scenario) : scenario_(scenario) {}

  bool item(std::string_view text, Schedule& schedule) {
    std::vector<std::string_view> words = split(text, ' ');
    if (words.size() == 1 && (text == "free" || text == "clock")) {
      schedule.timing = text == "free" ? Timing::Free : Timing::Clock;
      return true;
    }
    if (words.size() == 2 && words[0] == "seed") {
      std::optional<uint64_t> seed = base::parse<uint64_t>(words[1]);
      if (seed) schedule.seed = *seed;
      return seed.has_value();
    }
    if (words.size() == 3 && words[1] == "before") return before(words[0], words[2], schedule);
    return words.size() >= 2 && deviation(words, schedule);
  }

 private:
  static std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    for (;;) {
      size_t end = text.find(by);
      parts.push_back(text.substr(0, end));
      if (end == std::string_view::npos) return parts;
      text.remove_prefix(end + 1);
    }
  }

  bool before(std::string_view first, std::string_view second, Schedule& schedule) const {
    std::optional<EventName> a = name(first), b = name(second);
    if (!a || !b) return false;
    schedule.orders.push_back({std::move(*a), std::move(*b)});
    return true;
  }

  bool deviation(const std::vector<std::string_view>& words, Schedule& schedule) const {
    auto info = std::find_if(std::begin(kDecisions), std::end(kDecisions),
                             [&](const DecisionInfo& one) { return one.word == words[0]; });
    std::optional<EventName> about = name(words[1]);
    if (info == std::end(kDecisions) || !about || !mayBeAbout(info->kind, about->kind)) return false;
    std::optional<int64_t> value = valueOf(info->form, {words.begin() + 2, words.end()});
    if (!value) return false;
    return schedule.deviations.emplace(DecisionKey{info->kind, std::move(*about)}, *value).second;
  }

  static bool mayBeAbout(DecisionKind kind, EventName::Kind about) {
    switch (kind) {
    case DecisionKind::Drop:
    case DecisionKind::Duplicate:
    case DecisionKind::Corrupt: return about == EventName::Kind::Message;
    case DecisionKind::Delay: return about == EventName::Kind::Message || about == EventName::Kind::Answer;
    case DecisionKind::Crash:
    case DecisionKind::Become: return about == EventName::Kind::Turn;
    case DecisionKind::Reply:
    case DecisionKind::Batch: return about == EventName::Kind::Answer;
    }
    return false;
  }

  static std::optional<int64_t> wordIn(WordSet set, std::string_view word) {
    std::span<const std::string_view> words = wordsOf(set);
    auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional<int64_t>(found - words.begin());
  }

  static std::optional<int64_t> valueOf(Written form, const std::vector<std::string_view>& words) {
    if (form == Written::None) return words.empty() ? std::optional<int64_t>(1) : std::nullopt;
    if (words.size() != 2) return std::nullopt;
    switch (form) {
    case Written::None: break;
    case Written::Duration:
      if (std::optional<Micros> duration = words[0] == "to" ? parseDuration(words[1]) : std::nullopt)
        return static_cast<int64_t>(*duration);
      break;
    case Written::Part: return words[0] == "at" ? wordIn(WordSet::Part, words[1]) : std::nullopt;
    case Written::Point: return words[0] == "at" ? wordIn(WordSet::Point, words[1]) : std::nullopt;
    case Written::Role: return words[0] == "as" ? wordIn(WordSet::Role, words[1]) : std::nullopt;
    case Written::Number:
      if (std::optional<uint64_t> number = words[0] == "is" ? base::parse<uint64_t>(words[1]) : std::nullopt)
        if (*number > 0 && *number <= INT32_MAX) return static_cast<int64_t>(*number - 1);
      break;
    }
    return std::nullopt;
  }

  std::optional<uint32_t> peer(std::string_view text) const {
    std::optional<std::string> name = unescaped(text);
    if (!name) return std::nullopt;
    for (uint32_t i = 0; i < scenario_.peers.size(); ++i)
      if (scenario_.peers[i].name == *name) return i;
    return std::nullopt;
  }

  std::optional<uint32_t> call(std::string_view text) const {
    std::optional<std::string> id = unescaped(text);
    if (!id) return std::nullopt;
    for (uint32_t i = 0; i < scenario_.calls.size(); ++i)
      if (scenario_.calls[i].id == *id) return i;
    return index(text, UINT32_MAX);
  }

  static std::optional<uint32_t> index(std::string_view text, uint64_t most) {
    std::optional<uint64_t> number = base::parse<uint64_t>(text);
    if (!number || *number == 0 || *number > most) return std::nullopt;
    return static_cast<uint32_t>(*number - 1);
  }

  std::optional<EventName> name(std::string_view text) const {
    size_t hash = text.rfind('#');
    if (hash == std::string_view::npos || hash == 0) return std::nullopt;
    std::string_view what = text.substr(0, hash), count = text.substr(hash + 1);
    EventName name;
    if (size_t copy = count.find('\''); copy != std::string_view::npos) {
      std::optional<uint64_t> number = base::parse<uint64_t>(count.substr(copy + 1));
      if (!number || *number == 0 || *number > UINT32_MAX) return std::nullopt;
      name.copy = static_cast<uint32_t>(*number);
      count = count.substr(0, copy);
    }
    std::optional<uint64_t> number = base::parse<uint64_t>(count);
    if (!number || *number == 0 || !subject(what, name)) return std::nullopt;
    name.number = *number;
    return name.copy == 0 || name.kind == EventName::Kind::Message ? std::optional(std::move(name)) : std::nullopt;
  }

  /// A peer, and the number of one of its subscriptions.
  bool alarm(std::string_view text, EventName& name) const {
    size_t slash = text.rfind('/');
    if (slash == std::string_view::npos) return false;
    std::optional<uint32_t> host = peer(text.substr(0, slash)), found = index(text.substr(slash + 1), UINT32_MAX);
    name.kind = EventName::Kind::Alarm;
    if (host) name.peer = *host;
    if (found) name.index = *found;
    return host && found;
  }

  /// What stands before the number.
  bool subject(std::string_view what, EventName& name) const {
    std::optional<uint32_t> found;
    if (what[0] == '@') {
      name.kind = EventName::Kind::Call;
      found = call(what.substr(1));
      if (found) name.index = *found;
      return found.has_value();
    }
    if (what[0] == '!') {
      bool end = what.back() == '-', flood = what.back() == '+';
      name.kind = end ? EventName::Kind::End : flood ? EventName::Kind::Flood : EventName::Kind::Event;
      found = index(what.substr(1, what.size() - (end || flood ? 2 : 1)), scenario_.events.size());
      if (found) name.index = *found;
      return found.has_value();
    }
    if (what[0] == '~') return alarm(what.substr(1), name);
    size_t arrow = what.find('>'), colon = what.find(':');
    if (arrow != std::string_view::npos) {
      std::optional<uint32_t> from = peer(what.substr(0, arrow));
      found = peer(what.substr(arrow + 1));
      if (from) name.from = *from;
      if (found) name.peer = *found;
      return from && found;
    }
    name.kind = colon == std::string_view::npos ? EventName::Kind::Turn : EventName::Kind::Answer;
    found = peer(what.substr(0, colon));
    if (!found) return false;
    name.peer = *found;
    if (name.kind == EventName::Kind::Turn) return true;
    std::string_view called = what.substr(colon + 1);
    size_t dot = called.find('.');
    if (dot == std::string_view::npos) return false;
    std::optional<std::string> service = unescaped(called.substr(0, dot)), function = unescaped(called.substr(dot + 1));
    if (!service || !function) return false;
    name.service = std::move(*service);
    name.function = std::move(*function);
    return true;
  }

  const Scenario& scenario_;
};

}  // namespace

EventName EventName::message(const MessageKey& key) {
  EventName name;
  name.peer = key.to;
  name.from = key.from;
  name.copy = key.copy;
  name.number = key.number;
  return name;
}

EventName EventName::answer(uint32_t peer, std::string_view service, std::string_view function, uint64_t number) {
  EventName name;
  name.kind = Kind::Answer;
  name.peer = peer;
  name.service = service;
  name.function = function;
  name.number = number;
  return name;
}

EventName EventName::turn(uint32_t peer, uint64_t number) {
  EventName name;
  name.kind = Kind::Turn;
  name.peer = peer;
  name.number = number;
  return name;
}

std::string textOf(const EventName& name, const Scenario& scenario) {
  std::string peer = peerText(name.peer, scenario);
  switch (name.kind) {
  case EventName::Kind::Message: {
    std::string text = fmt::format("{}>{}#{}", peerText(name.from, scenario), peer, name.number);
    return name.copy == 0 ? text : fmt::format("{}'{}", text, name.copy);
  }
  case EventName::Kind::Answer:
    return fmt::format("{}:{}.{}#{}", peer, escaped(name.service), escaped(name.function), name.number);
  case EventName::Kind::Call: return fmt::format("@{}#{}", callText(name.index, scenario), name.number);
  case EventName::Kind::Event: return fmt::format("!{}#{}", name.index + 1, name.number);
  case EventName::Kind::End: return fmt::format("!{}-#{}", name.index + 1, name.number);
  case EventName::Kind::Flood: return fmt::format("!{}+#{}", name.index + 1, name.number);
  case EventName::Kind::Alarm: return fmt::format("~{}/{}#{}", peer, name.index + 1, name.number);
  case EventName::Kind::Turn: return fmt::format("{}#{}", peer, name.number);
  }
  return {};
}

std::string textOf(const DecisionKey& key, int64_t value, const Scenario& scenario) {
  const DecisionInfo& info = infoOf(key.kind);
  std::string text = fmt::format("{} {}", info.word, textOf(key.about, scenario));
  auto index = static_cast<size_t>(value);
  switch (info.form) {
  case Written::None: return text;
  case Written::Duration: return fmt::format("{} to {}", text, durationText(static_cast<Micros>(value)));
  case Written::Part: return fmt::format("{} at {}", text, wordsOf(WordSet::Part)[index]);
  case Written::Point: return fmt::format("{} at {}", text, wordsOf(WordSet::Point)[index]);
  case Written::Role: return fmt::format("{} as {}", text, wordsOf(WordSet::Role)[index]);
  case Written::Number: return fmt::format("{} is {}", text, value + 1);
  }
  return text;
}

std::string textOf(const Before& order, const Scenario& scenario) {
  return fmt::format("{} before {}", textOf(order.first, scenario), textOf(order.second, scenario));
}

std::string textOf(const Schedule& schedule, const Scenario& scenario) {
  std::string text = fmt::format("seed {}", schedule.seed);
  switch (schedule.timing) {
  case Timing::Clock: break;
  case Timing::Free: text += ", free"; break;
  }
  for (const auto& [key, value] : schedule.deviations) text += ", " + textOf(key, value, scenario);
  for (const Before& order : schedule.orders) text += ", " + textOf(order, scenario);
  return text;
}

base::Result<Schedule> parseSchedule(std::string_view text, const Scenario& scenario) {
  Schedule schedule;
  Parser parser(scenario);
  while (!text.empty()) {
    size_t end = text.find(',');
    std::string_view item = text.substr(0, end);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (!parser.item(item, schedule))
      return base::Failure{fmt::format("`{}` is not a part of a schedule of this scenario", item)};
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return schedule;
}

}  // namespace aqua::sim
