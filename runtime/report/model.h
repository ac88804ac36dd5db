// What a page shows of a recording: messages, steps and calls, each put together from its events.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/record/recording.h"

namespace aqua::report {

using sim::Event;
using sim::EventKind;
using sim::kNobody;
using sim::Micros;
using sim::Recording;

/// How a message ended. Open: it was under way when the run ended.
enum class Fate : uint8_t { Received, Lost, Expired, Refused, Open };
std::string_view wordOf(Fate fate);

struct Hop {
  const Event* begin = nullptr;    // it was sent, or could not be
  const Event* arrived = nullptr;  // it was received; null: it was not
  const Event* end = nullptr;      // what became of it; null: open
  uint32_t from = kNobody, to = kNobody;
  uint32_t copy = 0;
  Fate fate = Fate::Open;
  std::string news;  // what is new in its data: functions whose answers the sender had just put in
};
struct Step {
  const Event* begin = nullptr;
  const Event* end = nullptr;  // null: the run was cut off
  std::vector<size_t> calls;   // that it made
};
struct Call {
  const Event* begin = nullptr;
  const Event* end = nullptr;  // null: no answer came
  bool failed() const { return end && end->code != 0; }
};

struct Model {
  std::vector<Hop> hops;    // between different peers, in order
  std::vector<Step> steps;  // of interpreters
  std::vector<Call> calls;  // of services
  std::vector<const Event*> faults;
  std::vector<uint32_t> peers;  // that anything happened on, in order of creation

  size_t count(Fate fate) const;
};
Model modelOf(const Recording& recording);

/// `voter.choose`
std::string nameOf(const Event& call);

}  // namespace aqua::report
