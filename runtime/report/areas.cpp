// Head and tables.
#include "runtime/report/areas.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/words.h"
#include "runtime/report/html.h"

namespace aqua::report {

namespace {

constexpr size_t kMaxRaw = 3000;

std::string chip(std::string_view name, std::string_view value, std::string_view count = "") {
  const std::string mark = count.empty() ? "" : fmt::format(" data-count=\"{}\"", count);
  return fmt::format("<li>{} <b{}>{}</b></li>", base::markup(name), mark, base::markup(value));
}
std::string number(size_t value) { return std::to_string(value); }

/// As a shell reads it.
std::string quoted(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./=:,@+%").find(c) != std::string_view::npos;
  });
  if (plain) return word;
  std::string text = "'";
  for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string commandOf(const sim::Header& header) {
  std::string text = "aqua";
  bool seeded = false;
  for (const std::string& word : header.command) {
    text += " " + quoted(word);
    seeded |= word == "--seed";
  }
  if (!seeded) text += fmt::format(" --seed {}", header.seed);
  return text;
}

std::string argsText(const Event& call) {
  std::string text;
  for (const values::Value& arg : call.args) text += (text.empty() ? "" : ", ") + valueText(arg);
  return text;
}

/// `client: getDataSrv.question`
std::string originsText(const Event& call) {
  std::string text;
  for (const auto& list : call.tetraplets)
    for (const auto& one : list) {
      if (one.service.empty() && one.function.empty()) continue;
      const std::string origin = fmt::format("{}: {}.{}{}", one.peer, one.service, one.function, one.lens);
      if (text.find(origin) == std::string::npos) text += (text.empty() ? "" : ", ") + origin;
    }
  return text;
}

}  // namespace

std::string valueText(const values::Value& value) { return base::shortened(value.text(), 200); }

std::string_view toneOf(std::string_view verdict) {
  if (verdict == "pass" || verdict == "value") return "good";
  return verdict == "skipped" || verdict == "vacuous" || verdict == "interrupted" ? "wait" : "bad";
}

namespace {

std::string countsOf(const Input& input) {
  const Model& model = input.model;
  std::string out = "<ul class=\"chips\" aria-label=\"Counts\">";
  auto some = [&](std::string_view name, size_t count, std::string_view mark) {
    if (count > 0) out += chip(name, number(count), mark);
  };
  auto calls = [&](bool (*counts)(const Call&)) {
    return static_cast<size_t>(std::count_if(model.calls.begin(), model.calls.end(), counts));
  };
  out += chip("peers", number(model.peers.size()), "peers") + chip("messages", number(model.hops.size()), "hops");
  some("lost", model.count(Fate::Lost), "lost");
  some("expired", model.count(Fate::Expired), "expired");
  some("refused", model.count(Fate::Refused), "refused");
  out += chip("steps", number(model.steps.size()), "steps") +
         chip("calls of services", number(model.calls.size()), "calls");
  some("failed", calls([](const Call& call) { return call.failed(); }), "failed");
  some("without answer", calls([](const Call& call) { return !call.end; }), "waiting");
  out += chip("events", number(input.recording.events.size()), "events");
  if (input.recording.outcome) out += chip("virtual time", timeText(input.recording.outcome->at));
  return out + "</ul>\n";
}

}  // namespace

std::string headOf(const Input& input) {
  const sim::Header& header = input.recording.header;
  std::string out = fmt::format("<header>\n<h1>{}</h1>\n<p class=\"said\"><span class=\"badge {}\">{}</span>{}</p>\n",
                                base::markup(input.page.title), toneOf(input.page.verdict),
                                base::markup(input.page.verdict), base::markup(input.page.sentence));
  std::string schedule;
  for (const std::string& deviation : header.schedule) schedule += (schedule.empty() ? "" : "; ") + deviation;
  out += "<ul class=\"chips\" aria-label=\"What was run\">";
  if (!header.scenario.empty()) out += chip("scenario", header.scenario);
  if (!header.variant.empty()) out += chip("variant", header.variant);
  out += chip("program", header.program) + chip("seed", std::to_string(header.seed));
  out += chip("schedule", schedule.empty() ? "as it comes" : schedule) + chip("timing", header.timing) +
         chip("aqua", header.version) + "</ul>\n" + countsOf(input);
  out += fmt::format(
      "<p class=\"cmd\"><span>Run it again:</span> <code id=\"command\">{}</code> <button type=\"button\" id=\"copy\" "
      "class=\"js-only\">Copy</button></p>\n",
      base::markup(commandOf(header)));
  if (!input.page.file.empty())
    out += fmt::format("<p class=\"cmd\"><span>Its recording:</span> <code>{}</code></p>\n",
                       base::markup(input.page.file));
  if (!input.recording.outcome) out += nothing("The recording was cut off: its last line is missing.");
  else if (!input.recording.intact)
    out += nothing("The recording was changed: its last line has the hash of other lines.");
  return out + "</header>\n";
}

std::string checksOf(const Input& input) {
  const auto& checks = input.recording.checks;
  if (checks.empty())
    return area("checks", "Checks",
                nothing(input.recording.header.scenario.empty() ? "Nothing was expected: this was a run, not a test."
                                                                : "Nothing was judged: the recording has no checks."));
  Table table("checked", "What was expected", {"Verdict", "Check", "=Expected", "=Actual", "Where", "Decided by"});
  // What is wrong comes first.
  for (bool good : {false, true})
    for (const sim::RecordedCheck& check : checks) {
      if ((check.verdict == "pass") != good) continue;
      table.row({fmt::format("<span class=\"{}\"><b>{}</b></span>", toneOf(check.verdict), base::markup(check.verdict)),
                 base::markup(check.name), base::markup(check.expected), base::markup(check.actual),
                 base::markup(check.place), eventLink(check.decidedBy)});
    }
  return area("checks", "Checks", table.take(input.rest));
}

namespace {

std::string whatOf(const sim::RecordedWait& wait) { return fmt::format("{} {}", wait.what, wait.detail); }

/// A box for who waits, an arrow with the cause, a box for what.
std::string waitsPicture(const Recording& recording) {
  constexpr int kRow = 46, kBox = 190, kTo = 420;
  constexpr size_t kMost = 40;
  const size_t count = std::min(recording.waits.size(), kMost);
  std::string out = fmt::format(
      "<figure aria-labelledby=\"waits-caption\"><div class=\"lanes\" tabindex=\"0\" role=\"region\" aria-label=\"Who "
      "waits for what\"><svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-label=\"Who waits "
      "for what; the table below says the same\">\n",
      kTo + 330, count * kRow + 12);
  for (size_t i = 0; i < count; ++i) {
    const sim::RecordedWait& wait = recording.waits[i];
    const int y = static_cast<int>(i) * kRow + 8;
    const bool lost = !wait.cause.empty();
    auto box = [&](int x, int width, std::string_view kind, const std::string& text) {
      out += fmt::format(
          "<rect class=\"peer\" rx=\"6\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"30\"/><text x=\"{}\" y=\"{}\" "
          "class=\"{}\">{}</text>\n",
          x, y, width, x + 10, y + 19, kind, base::markup(text));
    };
    box(6, kBox, "head", base::shortened(recording.nameOf(wait.peer), 22));
    box(kTo, 320, "", base::shortened(whatOf(wait), 40));
    out += fmt::format(
        "<path class=\"hop{0}\" d=\"M{1} {2}H{3}\"/><path class=\"hop tip{0}\" d=\"M{3} {2}l-7 -4m7 4l-7 4\"/>\n",
        lost ? " lost" : "", kBox + 8, y + 15, kTo - 4);
    out += fmt::format("<text x=\"{}\" y=\"{}\" class=\"small halo{}\" text-anchor=\"middle\">{}</text>\n",
                       (kBox + kTo) / 2, y + 10, lost ? " bad" : "", base::markup(base::shortened(wait.cause, 30)));
  }
  out += "</svg></div><figcaption id=\"waits-caption\">Who waits for what; dashed: it will never come.";
  if (count < recording.waits.size())
    out += fmt::format(" The first {} of {} are drawn.", count, recording.waits.size());
  return out + "</figcaption></figure>\n";
}

}  // namespace

std::string waitsOf(const Input& input) {
  const Recording& recording = input.recording;
  if (recording.waits.empty()) {
    const bool value = recording.outcome && recording.outcome->outcome == "value";
    return area(
        "waits", "Waits",
        nothing(value ? "Nobody waits: the run ended with a value." : "The recording says nothing about who waits."));
  }
  Table table("waiting", "Who waits for what, causes first",
              {"Who", "Waits for", "#Has", "#Needs", "Cause", "In words", "Where", "Since"});
  for (const sim::RecordedWait& wait : recording.waits) {
    std::string where;
    if (auto place = recording.placeOf(wait.call, wait.place))
      where = fmt::format("{}:{}:{}", place->path, place->line, place->column);
    table.row({base::markup(recording.nameOf(wait.peer)), base::markup(whatOf(wait)),
               wait.need > 0 ? number(wait.have) : "", wait.need > 0 ? number(wait.need) : "",
               fmt::format("<span class=\"bad\">{}</span>", base::markup(wait.cause)), base::markup(wait.text),
               base::markup(where), eventLink(wait.because)});
  }
  return area("waits", "Waits", waitsPicture(recording) + table.take(input.rest));
}

std::string valuesOf(const Input& input) {
  const Recording& recording = input.recording;
  std::string content;
  if (recording.outcome && recording.outcome->outcome == "value") {
    content += "<h3>Results</h3>\n";
    if (recording.outcome->values.empty()) content += nothing("The function returns nothing.");
    else {
      content += "<ol class=\"chain mono\">";
      for (const values::Value& value : recording.outcome->values)
        content += fmt::format("<li>{}</li>", base::markup(base::shortened(value.text(), 2000)));
      content += "</ol>\n";
    }
  } else if (recording.outcome && recording.outcome->error) {
    content += fmt::format("<h3>Error</h3>\n<p class=\"mono\">{}</p>\n",
                           base::markup(base::shortened(recording.outcome->error->text(), 2000)));
  }
  if (input.model.calls.empty())
    return area("values", "Values", content + nothing("No service was asked, so no value came about."));
  Table table("called", "Calls of services, and what they answered",
              {"Event", "Peer", "Service", "=Arguments", "=Come from", "#Asked", "#Took", "State", "=Answer", "Rule"});
  for (const Call& call : input.model.calls) {
    const char* state = !call.end       ? "<span class=\"wait\">○ no answer</span>"
                        : call.failed() ? "<span class=\"bad\">✕ error</span>"
                                        : "<span class=\"good\">● value</span>";
    table.row(
        {eventLink(call.begin->id), base::markup(recording.nameOf(call.begin->peer)), base::markup(nameOf(*call.begin)),
         base::markup(argsText(*call.begin)), base::markup(originsText(*call.begin)), timeText(call.begin->at),
         call.end ? timeText(call.end->at - call.begin->at) : "", state,
         call.end ? base::markup(base::shortened(call.end->text, 200)) : "",
         call.end ? base::markup(recording.ruleOf(*call.end)) : ""},
        fmt::format(" data-n=\"{}\"", call.begin->id));
  }
  content += nothing("Streams and variables over time are not recorded; these are the answers they are made of.");
  return area("values", "Values", content + table.take(input.rest));
}

std::string trustOf(const Input& input) {
  Table table("refused", "Messages that were refused", {"Event", "By", "From", "#Code", "Why"});
  for (const Event& event : input.recording.events)
    if (event.kind == EventKind::ParticleRefused)
      table.row({eventLink(event.id), base::markup(input.recording.nameOf(event.peer)),
                 base::markup(input.recording.nameOf(event.other)), std::to_string(event.code),
                 base::markup(event.text)});
  const std::string signers = nothing(
      "The recording has no checks of signatures: peers of a simulation hand over data without writing it as bytes, "
      "unless the scenario says `transfer = \"encoded\"`.");
  if (table.size() == 0) return area("trust", "Trust", nothing("No message was refused.") + signers);
  return area("trust", "Trust", table.take(input.rest) + signers);
}

std::string ordersOf(const Input& input) {
  const sim::Header& header = input.recording.header;
  std::string content =
      nothing("This is one run in one order: other orders were not tried for it. `aqua explore` tries them.");
  if (!header.schedule.empty()) {
    content = "<p>This run went otherwise than by itself:</p><ol class=\"chain mono\">";
    for (const std::string& deviation : header.schedule) content += fmt::format("<li>{}</li>", base::markup(deviation));
    content += "</ol>\n";
  }
  return area("orders", "Orders", content);
}

std::string rawOf(const Input& input) {
  const Recording& recording = input.recording;
  std::string content =
      "<div class=\"tools\"><label class=\"js-only\" for=\"filter\">Filter</label> <input class=\"js-only\" "
      "type=\"search\" id=\"filter\" placeholder=\"ann service_called\" aria-describedby=\"filtered\"> "
      "<span id=\"filtered\" role=\"status\" class=\"dim\"></span>";
  if (input.rest.empty())
    content += " <button type=\"button\" id=\"save\" class=\"js-only\">Save the recording</button>";
  content += "</div>\n";
  Table table("events", "All events", {"#Event", "#At", "Peer", "Kind", "#Because", "=More"}, kMaxRaw);
  size_t row = 0;
  for (const Event& event : recording.events) {
    std::string more;
    if (row++ < kMaxRaw) {
      if (!event.service.empty()) more = nameOf(event);
      if (event.other != kNobody)
        more += fmt::format("{}{}", more.empty() ? "" : " ",
                            recording.keyOf(event).empty() ? recording.nameOf(event.other) : recording.keyOf(event));
      if (event.kind == EventKind::ParticleLost) more += fmt::format(" {}", sim::wordOf(event.loss));
      if (event.kind == EventKind::CallStarted) more = event.function + "(" + argsText(event) + ")";
      else if (event.kind == EventKind::ServiceCalled) more += "(" + argsText(event) + ")";
      else if (event.kind == EventKind::CallEnded) more = sim::wordOf(event.outcome);
      else if (event.kind == EventKind::Fault)
        more = fmt::format("{} {}", sim::wordOf(event.deed), recording.ruleOf(event));
      else if (event.kind == EventKind::Log) more = argsText(event);
      if (event.code != 0) more += fmt::format(" code {}", event.code);
      if (!event.text.empty() && event.kind != EventKind::Fault) more += " " + base::shortened(event.text, 160);
    }
    table.row({fmt::format("<span id=\"e{0}\">{0}</span>", event.id), timeText(event.at),
               base::markup(recording.nameOf(event.peer)), base::markup(sim::wordOf(event.kind)),
               eventLink(event.because), base::markup(more)},
              fmt::format(" data-n=\"{}\"", event.id));
  }
  if (recording.events.empty()) content += nothing("The recording has no events.");
  if (recording.unknown > 0)
    content += nothing(fmt::format("{} of kinds that this program does not know were passed over.",
                                   base::plural(recording.unknown, "line")));
  return area("raw", "Raw", content + table.take(input.rest));
}

}  // namespace aqua::report
