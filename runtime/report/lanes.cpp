// The picture of a run: a column for each peer, an arrow for each message, a box for each step.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/report/areas.h"
#include "runtime/report/html.h"
#include "runtime/report/layout.h"

namespace aqua::report {

namespace {

constexpr int kLane = 150, kLeft = 120, kHead = 48, kTop = 10, kBoxWidth = 14, kBoxHeight = 14, kMark = 13;
constexpr size_t kMaxLanes = 60, kMaxLabel = 22, kMaxMarks = 6;

std::string shortText(std::string text, size_t most = kMaxLabel) {
  if (text.size() <= most) return text;
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string_view classOf(Fate fate) {
  switch (fate) {
  case Fate::Received: return "";
  case Fate::Lost: return " lost";
  case Fate::Expired: return " expired";
  case Fate::Refused: return " refused";
  case Fate::Open: return " open";
  }
  return "";
}

/// What is drawn: the first hops, and all events up to the last of them.
struct Extent {
  size_t hops = 0, events = 0, lanes = 0;
};
Extent extentOf(const Input& input) {
  Extent extent{std::min(input.model.hops.size(), kMaxHops), input.recording.events.size(),
                std::min(input.model.peers.size(), kMaxLanes)};
  if (extent.hops < input.model.hops.size())
    extent.events = static_cast<size_t>(input.model.hops[extent.hops].begin - input.recording.events.data());
  return extent;
}

class Picture {
 public:
  Picture(const Input& input, const Extent& extent, const Layout& layout, std::string_view name)
      : input_(input),
        extent_(extent),
        layout_(layout),
        name_(name),
        width_(kLeft + static_cast<int>(extent.lanes) * kLane + 40),
        height_(kTop + layout.height + 60) {
    lanes_.assign(input.recording.header.peers.size(), -1);
    for (size_t i = 0; i < extent.lanes; ++i) lanes_[input.model.peers[i]] = static_cast<int>(i);
  }

  /// For the page: names of peers that stay while the rest is moved, and links to the tables.
  std::string draw() && {
    out_ =
        fmt::format("<svg class=\"heads\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" aria-hidden=\"true\">\n",
                    width_, kHead);
    heads();
    out_ += fmt::format(
        "</svg>\n<svg class=\"picture\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "aria-label=\"{2}; the tables below say the same\">\n",
        width_, height_, labelOf());
    content();
    return std::move(out_) + "</svg>\n";
  }

  /// For itself.
  std::string document(std::string_view styles) && {
    linked_ = false;
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "aria-label=\"{2}\">\n<style>\n{3}</style>\n<rect width=\"{0}\" height=\"{1}\" style=\"fill:var(--bg)\"/>\n",
        width_, kHead + height_, labelOf(), styles);
    heads();
    out_ += fmt::format("<g transform=\"translate(0 {})\">\n", kHead);
    content();
    if (extent_.hops < input_.model.hops.size() || extent_.lanes < input_.model.peers.size())
      text(8, height_ - 2, "small dim", "start",
           fmt::format("drawn: {} of {} messages, {} of {} peers", extent_.hops, input_.model.hops.size(),
                       extent_.lanes, input_.model.peers.size()));
    return std::move(out_) + "</g>\n</svg>\n";
  }

 private:
  void heads() {
    for (size_t i = 0; i < extent_.lanes; ++i) head(static_cast<int>(i), input_.model.peers[i]);
  }

  void content() {
    out_ += fmt::format(
        "<defs><pattern id=\"hatch-{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" stroke=\"var(--bad)\" stroke-width=\"2\" "
        "stroke-opacity=\".45\"/></pattern></defs>\n",
        name_);
    for (size_t i = 0; i < extent_.lanes; ++i)
      out_ += fmt::format("<line class=\"life\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{1}\"/>\n",
                          xOf(input_.model.peers[i]), bottom());
    axis();
    for (const Gap& gap : layout_.gaps) this->gap(gap);
    faults();
    for (size_t i = 0; i < extent_.hops; ++i) hop(input_.model.hops[i]);
    for (const Step& step : input_.model.steps)
      if (shown(step.begin)) box(step);
    for (const Event& event : input_.recording.events)
      if (shown(&event)) moment(event);
  }

  std::string labelOf() const {
    return fmt::format("{} messages between {} peers, {}", extent_.hops, extent_.lanes,
                       name_ == "time" ? "downwards in time" : "each below its cause");
  }
  bool shown(const Event* event) const {
    return event && indexOf(*event) < extent_.events && (event->peer == kNobody || lanes_[event->peer] >= 0);
  }
  size_t indexOf(const Event& event) const { return static_cast<size_t>(&event - input_.recording.events.data()); }
  int xOf(uint32_t peer) const { return kLeft + kLane / 2 + lanes_[peer] * kLane; }
  int yOf(const Event& event) const { return kTop + layout_.y[indexOf(event)]; }
  int bottom() const { return height_ - 16; }

  void text(int x, int y, std::string_view kind, std::string_view anchor, std::string_view content) {
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, kind, anchor,
                        base::markup(content));
  }
  void open(const Event& event, std::string_view title) {
    if (!linked_) {
      out_ += fmt::format("<g><title>{}</title>\n", base::markup(title));
      return;
    }
    out_ += fmt::format("<a href=\"#e{0}\" data-n=\"{0}\" tabindex=\"-1\"><title>{1}</title>\n", event.id,
                        base::markup(title));
  }
  void close() { out_ += linked_ ? "</a>\n" : "</g>\n"; }

  void head(int lane, uint32_t peer) {
    const sim::RecordedPeer& described = input_.recording.header.peers[peer];
    const int x = xOf(peer);
    out_ +=
        fmt::format("<rect class=\"peer\" rx=\"6\" x=\"{}\" y=\"6\" width=\"{}\" height=\"38\" data-lane=\"{}\"/>\n",
                    x - kLane / 2 + 8, kLane - 16, lane);
    text(x, 22, "head", "middle", shortText(described.name, 17));
    text(
        x, 37, "small dim", "middle",
        described.kind == described.flavour ? described.kind : fmt::format("{} {}", described.kind, described.flavour));
  }

  void axis() {
    constexpr int kApart = 20;
    int last = -kApart;
    for (const Instant& instant : layout_.instants) {
      if (instant.y - last < kApart) continue;
      last = instant.y;
      text(kLeft - 44, kTop + instant.y + 4, "small dim", "end", timeText(instant.at));
    }
  }

  void gap(const Gap& gap) {
    const int y = kTop + gap.y;
    out_ += fmt::format("<path class=\"gap\" d=\"M8 {0}H{1}\"/>\n", y, width_ - 8);
    text(kLeft - 44, y + 4, "small dim halo", "end", "⋮ " + timeText(gap.to - gap.from));
  }

  /// From a crash to the restart, from a partition to its end. Where the end is not recorded, only the begin is drawn.
  void faults() {
    const auto& all = input_.model.faults;
    for (size_t i = 0; i < all.size(); ++i) {
      const Event& fault = *all[i];
      if (!shown(&fault)) continue;
      const bool crash = fault.deed == sim::Deed::Crash && fault.text == "down";
      const bool cut = fault.deed == sim::Deed::Partition || fault.deed == sim::Deed::Isolate;
      if (!crash && !cut) continue;
      auto ends = std::find_if(all.begin() + static_cast<ptrdiff_t>(i), all.end(), [&](const Event* later) {
        return crash ? later->deed == sim::Deed::Restart && later->peer == fault.peer : later->deed == sim::Deed::Heal;
      });
      const bool ended = ends != all.end() && shown(*ends);
      const int y = yOf(fault), end = ended ? yOf(**ends) : crash ? bottom() : y;
      const bool alone = fault.peer != kNobody;
      const int left = alone ? xOf(fault.peer) - kLane / 2 + 8 : 4, width = alone ? kLane - 16 : width_ - 8;
      open(fault, crash ? "down" : "cut off");
      if (crash)
        out_ += fmt::format(
            "<rect class=\"down\" style=\"fill:url(#hatch-{})\" x=\"{}\" y=\"{}\" width=\"26\" height=\"{}\"/>\n",
            name_, xOf(fault.peer) - 13, y, std::max(8, end - y));
      else
        out_ += fmt::format("<rect class=\"cut\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", left, y - 9, width,
                            std::max(18, end - y + 9));
      close();
    }
  }

  void hop(const Hop& hop) {
    const bool fromHere = hop.from != kNobody && lanes_[hop.from] >= 0;
    const bool toHere = hop.to != kNobody && lanes_[hop.to] >= 0;
    if (!fromHere) return;
    const bool arrives =
        toHere && hop.end && hop.fate != Fate::Lost && hop.end->peer == hop.to && indexOf(*hop.end) < extent_.events;
    const int x1 = xOf(hop.from), y1 = yOf(*hop.begin);
    int x2 = toHere ? xOf(hop.to) : x1 + kLane / 2,
        y2 = arrives ? yOf(hop.arrived ? *hop.arrived : *hop.end) : y1 + kRowHeight;
    const int side = x2 > x1 ? 1 : -1;
    if (!arrives) x2 = x1 + (x2 - x1) * 2 / 3;
    const sim::Recording& recording = input_.recording;
    std::string title = fmt::format("{}: {} to {}, {}", recording.keyOf(*hop.begin), recording.nameOf(hop.from),
                                    hop.to == kNobody ? "nobody" : recording.nameOf(hop.to), wordOf(hop.fate));
    open(*hop.begin, title);
    const std::string kind(classOf(hop.fate));
    const int from = x1 + side * (kBoxWidth / 2 + 1), to = arrives ? x2 - side * (kBoxWidth / 2 + 2) : x2;
    if (hop.copy > 0) out_ += fmt::format("<path class=\"hop copy{}\" d=\"M{} {}L{} {}\"/>\n", kind, from, y1, to, y2);
    out_ += fmt::format("<path class=\"hop{}\" data-hop=\"{}\" d=\"M{} {}L{} {}\"/>\n", kind, hop.begin->id, from, y1,
                        to, y2);
    if (hop.fate == Fate::Lost || hop.fate == Fate::Refused)
      out_ += fmt::format("<path class=\"hop tip{0}\" d=\"M{1} {2}l8 8m0 -8l-8 8\"/>\n", kind, to - 4, y2 - 4);
    else
      out_ += fmt::format("<path class=\"hop tip{}\" d=\"M{} {}l{} -4M{} {}l{} 4\"/>\n", kind, to, y2, -7 * side, to,
                          y2, -7 * side);
    std::string label = hop.news;
    if (hop.fate != Fate::Received) label = (hop.news.empty() ? "" : hop.news + ", ") + std::string(wordOf(hop.fate));
    if (hop.copy > 0) label += label.empty() ? "copy" : ", copy";
    if (!label.empty())
      text((from + to) / 2, (y1 + y2) / 2 - 4, hop.fate == Fate::Received ? "small halo" : "small halo bad", "middle",
           shortText(label));
    close();
  }

  void box(const Step& step) {
    const Event& begin = *step.begin;
    const int x = xOf(begin.peer), y = yOf(begin);
    const bool failed = step.end && step.end->code != 0;
    open(begin, fmt::format("step of {} at {}{}", input_.recording.nameOf(begin.peer), timeText(begin.at),
                            failed ? fmt::format(", error {}", step.end->code) : std::string()));
    out_ += fmt::format("<rect class=\"step{}\" rx=\"3\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                        failed ? " err" : "", x - kBoxWidth / 2, y - kBoxHeight / 2, kBoxWidth, kBoxHeight);
    close();
    int at = x + kBoxWidth / 2 + 8;
    for (size_t i = 0; i < std::min(step.calls.size(), kMaxMarks); ++i) {
      const Call& call = input_.model.calls[step.calls[i]];
      mark(call, at, y + 4);
      at += kMark;
    }
    if (step.calls.size() > kMaxMarks)
      text(at, y + 4, "small dim halo", "start", fmt::format("+{}", step.calls.size() - kMaxMarks));
    if (step.calls.size() == 1)
      text(at - 2, y + 4, "small halo", "start", shortText(input_.model.calls[step.calls[0]].begin->function, 14));
  }

  void mark(const Call& call, int x, int y) {
    const char* sign = !call.end ? "○" : call.failed() ? "✕" : "●";
    const char* tone = !call.end ? "wait" : call.failed() ? "bad" : "good";
    open(*call.begin, fmt::format("{}: {}", nameOf(*call.begin),
                                  !call.end       ? "no answer"
                                  : call.failed() ? "error"
                                                  : "value"));
    text(x, y, tone, "middle", sign);
    close();
  }

  /// Begins and ends of calls, and faults.
  void moment(const Event& event) {
    const int y = yOf(event) + 4;
    if (event.kind == EventKind::CallStarted) {
      open(event, "a call begins");
      text(xOf(event.peer) - 12, y, "head halo", "end", "▶ " + shortText(event.function, 9));
    } else if (event.kind == EventKind::CallEnded) {
      const std::string word(sim::wordOf(event.outcome));
      open(event, "a call ends");
      text(xOf(event.peer) - 12, y, event.outcome == sim::Ending::Value ? "head good halo" : "head bad halo", "end",
           "■ " + word);
    } else if (event.kind == EventKind::Fault) {
      open(event, "an event of the scenario");
      const std::string what = event.text.empty() ? std::string(sim::wordOf(event.deed)) : event.text;
      if (event.peer == kNobody) text(8, y, "wait halo", "start", "▲ " + shortText(what, 16));
      else text(xOf(event.peer) - 16, y, "wait halo", "end", "▲ " + shortText(what, 12));
    } else {
      return;
    }
    close();
  }

  const Input& input_;
  const Extent& extent_;
  const Layout& layout_;
  std::string_view name_;
  std::vector<int> lanes_;  // of each peer; -1: none
  std::string out_;
  bool linked_ = true;
  int width_, height_;
};

std::string hopsTable(const Input& input) {
  const sim::Recording& recording = input.recording;
  Table table("hops", "Messages between peers",
              {"Message", "From", "To", "#Sent", "#Ended", "#Took", "Fate", "New in its data", "Events"});
  for (const Hop& hop : input.model.hops) {
    std::string fate(wordOf(hop.fate));
    std::string kind = hop.fate == Fate::Received ? "" : " class=\"bad\"";
    if (hop.fate == Fate::Lost) fate += fmt::format(": {}", sim::wordOf(hop.end->loss));
    if (hop.fate == Fate::Expired)
      fate += fmt::format(" by {}", timeText(static_cast<uint64_t>(std::max<int64_t>(0, hop.end->late))));
    if (hop.fate == Fate::Refused) fate += fmt::format(": code {}", hop.end->code);
    if (hop.end)
      if (std::string_view rule = recording.ruleOf(*hop.end); !rule.empty() && hop.fate == Fate::Lost)
        fate += fmt::format(" ({})", rule);
    if (hop.copy > 0) fate += ", a copy";
    table.row({base::markup(recording.keyOf(hop.end ? *hop.end : *hop.begin)), base::markup(recording.nameOf(hop.from)),
               hop.to == kNobody ? "nobody" : base::markup(recording.nameOf(hop.to)), timeText(hop.begin->at),
               hop.end ? timeText(hop.end->at) : "", hop.end ? timeText(hop.end->at - hop.begin->at) : "",
               fmt::format("<span{}>{}</span>", kind, base::markup(fate)), base::markup(hop.news),
               eventLink(hop.begin->id) + (hop.end && hop.end != hop.begin ? " " + eventLink(hop.end->id) : "")},
              fmt::format(" data-n=\"{}\"", hop.begin->id));
  }
  return input.model.hops.empty() ? nothing("No message went from one peer to another.") : table.take(input.rest);
}

std::string stepsTable(const Input& input) {
  const sim::Recording& recording = input.recording;
  Table table("steps", "Steps of interpreters",
              {"Event", "Peer", "#At", "#Answers taken", "Calls made", "Sent to", "Ended"});
  for (const Step& step : input.model.steps) {
    std::string calls, next;
    for (size_t call : step.calls) calls += (calls.empty() ? "" : ", ") + nameOf(*input.model.calls[call].begin);
    std::string end = "cut off";
    if (step.end) {
      end = step.end->code != 0  ? fmt::format("error {}: {}", step.end->code, step.end->text)
            : step.end->complete ? "complete"
                                 : "goes on";
      for (const std::string& to : step.end->next) next += (next.empty() ? "" : ", ") + to;
    }
    table.row({eventLink(step.begin->id), base::markup(recording.nameOf(step.begin->peer)), timeText(step.begin->at),
               std::to_string(step.begin->results.size()), base::markup(calls), base::markup(next), base::markup(end)},
              fmt::format(" data-n=\"{}\"", step.begin->id));
  }
  return input.model.steps.empty() ? nothing("No interpreter ran.") : table.take(input.rest);
}

constexpr std::string_view kKey =
    "<ul class=\"key\" aria-label=\"Key\"><li>▶ ■ a call begins, ends</li><li>□ a step of an interpreter</li>"
    "<li><span class=\"good\">●</span> a service answered</li><li><span class=\"bad\">✕</span> with an error</li>"
    "<li><span class=\"wait\">○</span> never</li><li>→ a message; dashed: lost, dotted: expired, double: a copy</li>"
    "<li>▲ an event of the scenario; hatched: down; band: partition</li></ul>";

}  // namespace

std::string svgOf(const Input& input, std::string_view styles) {
  const Extent extent = extentOf(input);
  return Picture(input, extent, byTime(input.recording, extent.events), "time").document(styles);
}

std::string lanesOf(const Input& input) {
  std::string content;
  if (input.recording.events.empty()) {
    content = nothing("Nothing happened: the recording has no events.");
    return area("lanes", "Lanes", content);
  }
  const Extent extent = extentOf(input);
  const Layout time = byTime(input.recording, extent.events), cause = byCause(input.recording, extent.events);
  content +=
      "<figure aria-labelledby=\"lanes-caption\">\n"
      "<input class=\"pick\" type=\"radio\" name=\"by\" id=\"by-time\" checked>"
      "<input class=\"pick\" type=\"radio\" name=\"by\" id=\"by-cause\">\n"
      "<div class=\"choose\"><label for=\"by-time\">By time</label><label for=\"by-cause\">By cause</label>"
      "<span class=\"js-only\"><button type=\"button\" data-zoom=\"1.25\" aria-label=\"Larger\">+</button> "
      "<button type=\"button\" data-zoom=\"0.8\" aria-label=\"Smaller\">−</button> "
      "<button type=\"button\" data-zoom=\"0\">100 %</button> "
      "<input type=\"checkbox\" id=\"past-only\"> <label for=\"past-only\" "
      "style=\"border:0;background:none;padding:0\">only what led to the selection</label></span></div>\n";
  content += "<div class=\"lanes time\" tabindex=\"0\" role=\"region\" aria-label=\"Picture by time\">" +
             Picture(input, extent, time, "time").draw() + "</div>\n";
  content += "<div class=\"lanes cause\" tabindex=\"0\" role=\"region\" aria-label=\"Picture by cause\">" +
             Picture(input, extent, cause, "cause").draw() + "</div>\n";
  std::string caption = fmt::format("A column for each peer that took part, downwards {}.", "in time, or by cause");
  if (extent.hops < input.model.hops.size())
    caption += fmt::format(" The first {} of {} messages are drawn.", extent.hops, input.model.hops.size());
  if (extent.lanes < input.model.peers.size())
    caption += fmt::format(" {} of {} peers are drawn.", extent.lanes, input.model.peers.size());
  content += fmt::format(
      "<figcaption id=\"lanes-caption\">{} The tables below say the same.</figcaption>{}\n</figure>\n", caption, kKey);
  content += fmt::format("<details><summary>Messages as a table ({})</summary>{}</details>\n", input.model.hops.size(),
                         hopsTable(input));
  content += fmt::format("<details><summary>Steps as a table ({})</summary>{}</details>\n", input.model.steps.size(),
                         stepsTable(input));
  return area("lanes", "Lanes", content);
}

}  // namespace aqua::report
