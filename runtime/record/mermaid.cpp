#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/words.h"
#include "runtime/record/exports.h"
#include "runtime/record/text.h"

namespace aqua::sim {

namespace {

constexpr size_t kMostMessages = 300;
constexpr size_t kMostCharacters = 45'000;
constexpr size_t kLongest = 80;  // of a text

/// A text as Mermaid takes it in a line: it has its own meaning for `;`, `#` and brackets.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : base::shortened(text, kLongest)) {
    if (c == ';') out += "#59;";
    else if (c == '#') out += "#35;";
    else if (c == '<') out += "#lt;";
    else if (c == '>') out += "#gt;";
    else if (c == '\n' || c == '\r') out += ' ';
    else out += c;
  }
  return out;
}

class Mermaid {
 public:
  explicit Mermaid(const Recording& recording) : recording_(recording) {}

  std::string operator()() {
    for (const Event& event : recording_.events) this->event(event);
    std::string out = "sequenceDiagram\nautonumber\n" + participants_ + body_;
    if (left_ > 0 && !known_.empty())
      out += fmt::format("Note over p{}: {} left out\n", known_.begin()->first, base::plural(left_, "more event"));
    return out;
  }

 private:
  void event(const Event& event) {
    switch (event.kind) {
    case EventKind::ParticleReceived: return message(event, "->>", "");
    case EventKind::ParticleLost: return message(event, "-x", fmt::format("lost: {}", lossText(event.loss)));
    case EventKind::ParticleExpired: return message(event, "--x", "too late");
    case EventKind::ParticleRefused: return note(event, fmt::format("refused with {}", event.code));
    case EventKind::ServiceReturned:
      if (event.service == "getDataSrv") return;
      return note(event, fmt::format("{}.{} {} {}", event.service, event.function,
                                     event.code == 0 ? "=" : "failed:", event.text));
    case EventKind::CallEnded: return note(event, fmt::format("ends with {}", wordOf(event.outcome)));
    case EventKind::Fault: return note(event, fmt::format("event: {}", event.text));
    case EventKind::Log: return note(event, eventText(recording_, event));
    case EventKind::Clock:
    case EventKind::CallStarted:
    case EventKind::ParticleCreated:
    case EventKind::ParticleSent:
    case EventKind::StepStarted:
    case EventKind::StepEnded:
    case EventKind::ServiceCalled: return;
    }
  }

  void message(const Event& event, std::string_view arrow, const std::string& what) {
    uint32_t from = event.message.from, to = event.message.to;
    if (from == kNobody || to == kNobody || from == to) return;
    std::string copy = event.message.copy == 0 ? "" : " again";
    add({from, to},
        fmt::format("p{}{}p{}: {}{}{}{}\n", from, arrow, to, durationText(event.at), copy, what.empty() ? "" : " ",
                    plain(what)),
        1);
  }

  void note(const Event& event, const std::string& text) {
    if (event.peer == kNobody) return;
    add({event.peer}, fmt::format("Note over p{}: {}\n", event.peer, plain(text)), 0);
  }

  void add(std::initializer_list<uint32_t> peers, const std::string& line, size_t messages) {
    std::string fresh;
    for (uint32_t peer : peers)
      if (!known_.contains(peer)) fresh += fmt::format("participant p{} as {}\n", peer, plain(recording_.nameOf(peer)));
    constexpr size_t kEnd = 100;  // what is left out, and the beginning
    bool full = messages_ + messages > kMostMessages ||
                participants_.size() + body_.size() + fresh.size() + line.size() + kEnd > kMostCharacters;
    if (full || left_ > 0) {
      ++left_;
      return;
    }
    for (uint32_t peer : peers) known_.emplace(peer, true);
    participants_ += fresh;
    body_ += line;
    messages_ += messages;
  }

  const Recording& recording_;
  std::map<uint32_t, bool> known_;
  std::string participants_, body_;
  size_t messages_ = 0;
  uint64_t left_ = 0;
};

}  // namespace

std::string mermaidDiagram(const Recording& recording) { return Mermaid(recording)(); }

}  // namespace aqua::sim
