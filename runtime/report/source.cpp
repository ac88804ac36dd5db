// Aqua beside the AIR that it became, with what was executed on which peers; and what was not.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/report/areas.h"
#include "runtime/report/html.h"

namespace aqua::report {

namespace {

constexpr size_t kMaxLines = 3000, kMaxAir = 90;
/// Colours that stand apart in light and dark; a name stands beside each.
constexpr std::string_view kColours[] = {"#2f6fdb", "#c2571a", "#1d8a4e", "#a13fbf",
                                         "#b8870b", "#14919b", "#c43c6a", "#6b7785"};

/// What happened at one line.
struct Heat {
  uint64_t calls = 0;            // of services that were made there
  std::set<uint32_t> peers;      // on which
  uint64_t first = 0;            // event
  std::vector<std::string> air;  // pieces of the script that come from there
};
using Lines = std::map<std::pair<std::string, uint32_t>, Heat>;

std::string pieceOf(const Page& page, size_t script, size_t entry) {
  if (script >= page.scripts.size()) return {};
  const auto& map = page.recording.header.scripts[script].map;
  const std::string& air = page.scripts[script];
  const size_t begin = map[entry].airBegin, end = entry + 1 < map.size() ? map[entry + 1].airBegin : air.size();
  return begin < end && end <= air.size() ? air.substr(begin, end - begin) : std::string();
}

Lines linesOf(const Input& input) {
  Lines lines;
  const sim::Header& header = input.recording.header;
  for (size_t script = 0; script < header.scripts.size(); ++script) {
    for (size_t entry = 0; entry < header.scripts[script].map.size(); ++entry) {
      const sim::MapEntry& from = header.scripts[script].map[entry];
      Heat& heat = lines[{header.sources[from.file].path, from.line}];
      if (std::string piece = pieceOf(input.page, script, entry); !piece.empty()) heat.air.push_back(std::move(piece));
    }
  }
  for (const Event& event : input.recording.events) {
    if (event.kind != EventKind::ServiceCalled) continue;
    auto place = input.recording.placeOf(event);
    if (!place) continue;
    Heat& heat = lines[{std::string(place->path), place->line}];
    ++heat.calls;
    heat.peers.insert(event.peer);
    if (heat.first == 0) heat.first = event.id;
  }
  return lines;
}

std::string dots(const Input& input, const Heat& heat) {
  std::string text;
  size_t shown = 0;
  constexpr size_t kMost = 8;
  for (uint32_t peer : heat.peers) {
    if (++shown > kMost) break;
    auto at = std::find(input.model.peers.begin(), input.model.peers.end(), peer) - input.model.peers.begin();
    text += fmt::format("<span class=\"dot\" style=\"--c:{}\" title=\"{}\"></span>",
                        kColours[static_cast<size_t>(at) % std::size(kColours)],
                        base::markup(input.recording.nameOf(peer)));
  }
  return text;
}

std::string fileOf(const Input& input, const SourceText& source, const Lines& lines) {
  std::string out = fmt::format(
      "<h3>{}</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"src\"><caption>Calls of each line, and the peers that made them; beside it the AIR</caption>"
      "<thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Calls</th><th scope=\"col\">Aqua</th><th "
      "scope=\"col\">AIR</th></tr></thead><tbody>\n",
      base::markup(source.path), base::markup(source.path));
  uint32_t number = 0;
  for (size_t begin = 0; begin < source.text.size() && number < kMaxLines;) {
    const size_t end = std::min(source.text.find('\n', begin), source.text.size());
    ++number;
    auto found = lines.find({source.path, number});
    const Heat* heat = found == lines.end() ? nullptr : &found->second;
    std::string air;
    for (const std::string& piece : heat ? heat->air : std::vector<std::string>())
      if (air.size() < kMaxAir) air += (air.empty() ? "" : " ") + piece;
    if (air.size() > kMaxAir) {
      size_t cut = kMaxAir;
      while (cut > 0 && (static_cast<unsigned char>(air[cut]) & 0xC0) == 0x80) --cut;
      air = air.substr(0, cut) + "…";
    }
    const bool hot = heat && heat->calls > 0;
    std::string names;
    for (uint32_t peer : hot ? heat->peers : std::set<uint32_t>())
      names += fmt::format("{}{}", names.empty() ? "" : ", ", input.recording.nameOf(peer));
    out += fmt::format(
        "<tr{}><td class=\"n\">{}</td><td class=\"heat\">{}</td><td>{}</td><td class=\"air\">{}</td></tr>\n",
        hot ? " class=\"hot\"" : "", number,
        hot ? fmt::format("<span title=\"{}\">{} {}</span>", base::markup(names),
                          eventLink(heat->first, fmt::format("{}×", heat->calls)), dots(input, *heat))
            : "",
        base::markup(std::string_view(source.text).substr(begin, end - begin)), base::markup(air));
    begin = end + 1;
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

std::string sourceOf(const Input& input) {
  const Lines lines = linesOf(input);
  std::string content;
  if (input.recording.header.scripts.empty())
    return area("source", "Source", nothing("The recording has no map from AIR to Aqua."));
  std::string key;
  for (size_t i = 0; i < input.model.peers.size() && i < 24; ++i)
    key += fmt::format("<li><span class=\"dot\" style=\"--c:{}\"></span> {}</li>", kColours[i % std::size(kColours)],
                       base::markup(input.recording.nameOf(input.model.peers[i])));
  std::set<std::string> wanted;
  for (const auto& [place, heat] : lines) wanted.insert(place.first);
  for (const std::string& path : wanted) {
    auto source = std::find_if(input.page.sources.begin(), input.page.sources.end(),
                               [&](const SourceText& one) { return one.path == path; });
    if (source == input.page.sources.end())
      content += nothing(fmt::format("{} is not here, or has changed since the run.", path));
    else content += fileOf(input, *source, lines);
  }
  if (content.empty()) return area("source", "Source", nothing("No part of the script comes from a file."));
  const auto& scripts = input.page.scripts;
  if (std::all_of(scripts.begin(), scripts.end(), [](const std::string& air) { return air.empty(); }))
    content += nothing("The AIR is not here: the recording has its hash only.");
  return area("source", "Source",
              fmt::format("<ul class=\"key\" aria-label=\"Colours of peers\">{}</ul>\n{}", key, content));
}

namespace {

/// The calls that the script has at each line, and those of them that were made.
struct Covered {
  std::map<std::pair<std::string, uint32_t>, std::pair<size_t, size_t>> lines;
  size_t all = 0, made = 0;
};
Covered coveredOf(const Input& input) {
  const Recording& recording = input.recording;
  Covered covered;
  std::set<std::pair<uint32_t, uint32_t>> used;
  for (const Call& call : input.model.calls) used.insert({recording.callOf(call.begin->particle), call.begin->place});
  for (uint32_t script = 0; script < recording.header.scripts.size(); ++script) {
    const auto& map = recording.header.scripts[script].map;
    for (size_t entry = 0; entry < map.size(); ++entry) {
      if (!pieceOf(input.page, script, entry).starts_with("(call")) continue;
      auto& line = covered.lines[{recording.header.sources[map[entry].file].path, map[entry].line}];
      const size_t reached = used.count({script, map[entry].airBegin});
      ++line.first;
      ++covered.all;
      line.second += reached;
      covered.made += reached;
    }
  }
  return covered;
}

std::string peersOf(const Input& input) {
  const Recording& recording = input.recording;
  std::vector<size_t> steps(recording.header.peers.size()), calls(steps.size());
  for (const Step& step : input.model.steps) ++steps[step.begin->peer];
  for (const Call& call : input.model.calls) ++calls[call.begin->peer];
  Table peers("covered-peers", "Peers", {"Peer", "Kind", "#Steps", "#Calls of services", "Took part"});
  for (size_t i = 0; i < steps.size(); ++i)
    peers.row({base::markup(recording.header.peers[i].name), base::markup(recording.header.peers[i].kind),
               std::to_string(steps[i]), std::to_string(calls[i]),
               steps[i] > 0 ? "yes" : "<span class=\"wait\">no</span>"});
  return peers.take(input.rest);
}

}  // namespace

std::string coverageOf(const Input& input) {
  const Covered covered = coveredOf(input);
  if (covered.all == 0)
    return area("coverage", "Coverage",
                nothing("Which calls the script has is not known: its AIR is not here.") + peersOf(input));
  Table table("covered", "Lines with calls", {"Line", "#Calls", "#Made", "Reached"});
  for (const auto& [place, counts] : covered.lines)
    table.row({base::markup(fmt::format("{}:{}", place.first, place.second)), std::to_string(counts.first),
               std::to_string(counts.second),
               counts.second == counts.first ? "yes"
               : counts.second == 0          ? "<span class=\"bad\">no</span>"
                                             : "<span class=\"wait\">in part</span>"});
  return area("coverage", "Coverage",
              fmt::format("<p>This run made {} of the {} calls that the script has.</p>\n", covered.made, covered.all) +
                  table.take(input.rest) + peersOf(input));
}

}  // namespace aqua::report
