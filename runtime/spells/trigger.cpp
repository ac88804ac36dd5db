#include "runtime/spells/trigger.h"

namespace aqua::spells {

using values::Value;

namespace {

constexpr uint64_t kSecond = 1'000'000;

/// Members of an object, all of them needed.
class Fields {
 public:
  explicit Fields(const Value* object) : object_(object) {}

  void number(std::string_view name, uint32_t& field) {
    const Value* value = member(name);
    auto whole = value ? value->asUint64() : std::nullopt;
    if (!whole || *whole > UINT32_MAX) fits_ = false;
    else field = static_cast<uint32_t>(*whole);
  }
  void truth(std::string_view name, bool& field) {
    const Value* value = member(name);
    if (!value || !value->isBool()) fits_ = false;
    else field = value->asBool();
  }
  bool fit() const { return fits_; }

 private:
  const Value* member(std::string_view name) const { return object_ ? object_->find(name) : nullptr; }

  const Value* object_;
  bool fits_ = true;
};

Value number(uint32_t value) { return Value::unsignedInteger(value); }

}  // namespace

std::optional<Trigger> readTrigger(const Value& value) {
  Trigger trigger;
  Fields clock(value.find("clock")), connections(value.find("connections")), chain(value.find("blockchain"));
  clock.number("start_sec", trigger.startSec);
  clock.number("end_sec", trigger.endSec);
  clock.number("period_sec", trigger.periodSec);
  connections.truth("connect", trigger.connect);
  connections.truth("disconnect", trigger.disconnect);
  chain.number("start_block", trigger.startBlock);
  chain.number("end_block", trigger.endBlock);
  if (!clock.fit() || !connections.fit() || !chain.fit()) return std::nullopt;
  return trigger;
}

Value valueOf(const Trigger& trigger) {
  return Value::object({{"clock", Value::object({{"start_sec", number(trigger.startSec)},
                                                 {"end_sec", number(trigger.endSec)},
                                                 {"period_sec", number(trigger.periodSec)}})},
                        {"connections", Value::object({{"connect", Value::boolean(trigger.connect)},
                                                       {"disconnect", Value::boolean(trigger.disconnect)}})},
                        {"blockchain", Value::object({{"start_block", number(trigger.startBlock)},
                                                      {"end_block", number(trigger.endBlock)}})}});
}

std::string_view problemOf(const Trigger& trigger, uint64_t nowSec) {
  constexpr uint32_t kLongest = 3'153'600'000;
  if (trigger.startSec == 0) return {};
  if (trigger.periodSec > kLongest)
    return "invalid config: period is too big. Max period is 100 years (or approx 3153600000 seconds)";
  if (trigger.endSec != 0 && (trigger.endSec < trigger.startSec || trigger.endSec <= nowSec))
    return "invalid config: end_sec is less than start_sec or in the past";
  return {};
}

std::optional<Alarm> firstAlarm(const Trigger& trigger, uint64_t clock, uint64_t now) {
  if (trigger.startSec == 0) return std::nullopt;
  auto until = [&](uint32_t second) { return second * kSecond <= clock ? 0 : second * kSecond - clock; };
  Alarm alarm;
  alarm.at = now + until(trigger.startSec);
  alarm.period = trigger.periodSec * kSecond;
  if (trigger.endSec != 0) alarm.end = now + until(trigger.endSec);
  return alarm;
}

std::optional<Alarm> alarmAfterRestart(const Trigger& trigger, uint64_t clock, uint64_t now) {
  bool ended = trigger.endSec != 0 && trigger.endSec * kSecond <= clock;
  bool fired = trigger.periodSec == 0 && trigger.startSec * kSecond <= clock;
  return ended || fired ? std::nullopt : firstAlarm(trigger, clock, now);
}

std::optional<Alarm> nextAlarm(const Alarm& fired, uint64_t now) {
  if (fired.period == 0) return std::nullopt;
  Alarm next = fired;
  next.at = now + fired.period;
  if (next.end && next.at >= *next.end) return std::nullopt;
  return next;
}

void add(values::Digest& digest, const Trigger& trigger) {
  digest.add(trigger.startSec).add(trigger.endSec).add(trigger.periodSec);
  digest.add(uint64_t{trigger.connect} | uint64_t{trigger.disconnect} << 1);
  digest.add(trigger.startBlock).add(trigger.endBlock);
}

}  // namespace aqua::spells
