#include "runtime/effects/hub.h"

#include <chrono>

#include <fmt/format.h>

namespace aqua::effects {

using values::Value;

Hub::Hub(Mode mode, AllowList allowed, Tape tape) : mode_(mode), allowed_(std::move(allowed)), tape_(std::move(tape)) {}

std::string deniedText(const AllowList& allowed, std::string_view kind, std::string_view what) {
  std::string list(kind == "program" ? "programs" : kind);
  return fmt::format("effect {} {} is not allowed; {} would allow it", kind, what, allowed.place(list));
}

Reply Hub::replay(const Effect& effect, std::string_view shown) {
  const Effect* recorded = tape_.find(effect.peer, effect.service, effect.number);
  if (recorded && recorded->kind == effect.kind && recorded->request == effect.request) return recorded->reply;
  std::string where = effect.peer.empty() ? "" : " on " + effect.peer;
  std::string text = fmt::format("the recording has no answer for {} request {} of service \"{}\"{}: {}", effect.kind,
                                 effect.number, effect.service, where, shown);
  if (!failure_) failure_ = text;
  return {false, {}, text};
}

Reply Hub::perform(Asker& asker, std::string_view kind, const Value& what, std::string_view shown,
                   const std::function<Reply()>& live) {
  Effect effect{asker.peer, asker.service, ++asker.effects, std::string(kind), what};
  if (mode_ == Mode::Replay) return replay(effect, shown);
  auto begin = std::chrono::steady_clock::now();
  effect.reply = mode_ == Mode::Deny ? Reply{false, {}, deniedText(allowed_, kind, shown)} : live();
  auto time = std::chrono::steady_clock::now() - begin;
  effect.realMilliseconds = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
  if (mode_ == Mode::Record) tape_.add(effect);
  return effect.reply;
}

}  // namespace aqua::effects
