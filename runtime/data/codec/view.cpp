#include "runtime/data/codec/view.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/base/printable.h"

namespace aqua::data {

namespace {

class Viewer {
 public:
  explicit Viewer(const Data& data) : data_(data) {}

  /// With at most `limit` bytes of the value.
  StateView operator()(const State& state, size_t limit) {
    limit_ = limit;
    StateView view;
    switch (state.kind) {
    case State::Kind::Par:
      view.kind = "par";
      view.details = fmt::format("{} | {}", state.left, state.right);
      break;
    case State::Kind::CallSent: of(view, "call", "sent").peer = state.text.view(); break;
    case State::Kind::CallRequested:
      of(view, "call", "requested").peer = state.text.view();
      view.callId = state.left;
      break;
    case State::Kind::CallScalar: result(of(view, "call", "scalar"), state.text); break;
    case State::Kind::CallStream:
      result(of(view, "call", "stream"), state.text);
      view.details = fmt::format("generation {}", state.left);
      break;
    case State::Kind::CallUnused: of(view, "call", "unused").details = state.text.view(); break;
    case State::Kind::CallFailed: result(of(view, "call", "failed"), state.text); break;
    case State::Kind::Ap:
      view.kind = "ap";
      view.details = "generation";
      if (!state.generations) view.details += fmt::format(" {}", state.left);
      if (state.generations)
        for (uint32_t generation : state.generations->list) view.details += fmt::format(" {}", generation);
      break;
    case State::Kind::CanonSent: of(view, "canon", "sent").peer = state.text.view(); break;
    case State::Kind::CanonDone: canon(of(view, "canon", "executed"), state.text); break;
    case State::Kind::Fold:
      view.kind = "fold";
      for (const LoreEntry& entry : state.lore->entries) {
        view.details += fmt::format("{}{}:", view.details.empty() ? "" : ", ", entry.position);
        for (Span part : entry.parts) view.details += fmt::format(" {}+{}", part.begin, part.length);
      }
      if (view.details.empty()) view.details = "nothing";
      break;
    }
    return view;
  }

 private:
  static StateView& of(StateView& view, std::string_view kind, std::string_view status) {
    view.kind = kind;
    view.status = status;
    return view;
  }

  static void lack(StateView& view, std::string_view what, const Cid& cid) {
    view.missing += fmt::format("{}{} {}", view.missing.empty() ? "" : ", ", what, cid.view());
  }

  void origin(StateView& view, const Cid& cid) const {
    const TetrapletRecord* record = data_.stores.tetraplets.get(cid);
    if (!record) return lack(view, "tetraplet", cid);
    view.peer = record->tetraplet.peer;
    view.service = record->tetraplet.service;
    view.function = record->tetraplet.function;
  }

  void result(StateView& view, const Cid& cid) const {
    const ServiceResult* record = data_.stores.serviceResults.get(cid);
    if (!record) return lack(view, "service result", cid);
    origin(view, record->tetraplet);
    view.cid = cid;
    if (const ValueRecord* value = data_.stores.values.get(record->value)) append(view, value->text());
    else lack(view, "value", record->value);
  }

  /// Never in the middle of a character.
  void append(StateView& view, std::string_view text) const {
    if (!view.value) view.value.emplace();
    size_t room = limit_ - std::min(limit_, view.value->size());
    if (view.cut || text.size() > room) {
      while (room > 0 && (static_cast<uint8_t>(text[room]) & 0xC0) == 0x80) --room;
      text = text.substr(0, view.cut ? 0 : room);
      view.cut = true;
    }
    view.value->append(text);
  }

  void canon(StateView& view, const Cid& cid) const {
    const CanonResult* record = data_.stores.canonResults.get(cid);
    if (!record) return lack(view, "canon result", cid);
    origin(view, record->tetraplet);
    view.cid = cid;
    append(view, "[");
    bool first = true;
    for (const Cid& item : record->values) {
      if (view.cut) return;
      if (!std::exchange(first, false)) append(view, ",");
      const CanonElement* element = data_.stores.canonElements.get(item);
      const ValueRecord* value = element ? data_.stores.values.get(element->value) : nullptr;
      append(view, value ? std::string_view(value->text()) : "?");
      if (!element) lack(view, "canon element", item);
      else if (!value) lack(view, "value", element->value);
    }
    append(view, "]");
  }

  const Data& data_;
  size_t limit_ = 0;
};

/// Number of states behind this one that belong to it.
uint64_t contentOf(const State& state) {
  if (state.kind == State::Kind::Par) return uint64_t{state.left} + state.right;
  uint64_t sum = 0;
  if (state.kind == State::Kind::Fold)
    for (const LoreEntry& entry : state.lore->entries)
      for (Span part : entry.parts) sum += part.length;
  return sum;
}

}  // namespace

std::vector<StateView> viewTrace(const Data& data, size_t longestValue) {
  size_t budget = size_t{256} << 20;  // the same value may occur any number of times
  std::vector<StateView> views;
  views.reserve(data.trace.size());
  Viewer viewer(data);
  std::vector<uint64_t> ends;  // of what is open, in trace positions
  eachState(data.trace, [&](const State& state) {
    const size_t i = views.size();
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    views.push_back(viewer(state, std::min(longestValue, budget)));
    budget -= views.back().value ? views.back().value->size() : 0;
    views.back().depth = static_cast<uint32_t>(ends.size());
    uint64_t content = contentOf(state);
    uint64_t outer = ends.empty() ? data.trace.size() : ends.back();
    if (content > 0) ends.push_back(std::min(outer, i + 1 + content));
  });
  return views;
}

std::string lineOf(const StateView& view, const PeerNames& names) {
  std::string line(view.kind);
  bool sent = view.status == "sent" || view.status == "requested";
  if (sent) line += fmt::format(" {} by {}", view.status, names(view.peer));
  if (view.status == "requested") line += fmt::format(", call {}", view.callId);
  if (view.status == "unused") line += " unused";
  bool done = !view.status.empty() && !sent && view.status != "unused";
  if (done && view.kind == "call") line += fmt::format(" {} {}.{}", names(view.peer), view.service, view.function);
  if (done && view.kind == "canon") line += fmt::format(" {}", names(view.peer));
  if (view.value) {
    line += fmt::format(" {} {}", view.status == "failed" ? "failed:" : "=", *view.value);
    constexpr size_t kEnd = 8;
    std::string_view cid = view.cid.view();
    if (view.cut) line += fmt::format("... ({})", cid.substr(cid.size() - std::min(kEnd, cid.size())));
  }
  if (!view.details.empty()) line += fmt::format("{} {}", view.value ? "," : "", view.details);
  if (!view.missing.empty()) line += fmt::format(" [missing: {}]", view.missing);
  return base::printable(line);  // one state, one line, whatever peers put into their data
}

std::vector<std::string> traceLines(const Data& data, const PeerNames& names, size_t longestValue, bool flat) {
  constexpr uint32_t kDeepest = 20;  // indented further, nobody can read it
  std::vector<std::string> lines;
  for (const StateView& view : viewTrace(data, longestValue))
    lines.push_back(std::string(flat ? 0 : 2 * std::min(view.depth, kDeepest), ' ') + lineOf(view, names));
  return lines;
}

}  // namespace aqua::data
