#include <set>

#include <fmt/format.h>

#include "runtime/record/clocks.h"
#include "runtime/record/exports.h"
#include "runtime/record/text.h"

namespace aqua::sim {

namespace {

/// Names without what would end them in a line; no two are the same.
std::vector<std::string> hostsOf(const Recording& recording) {
  std::vector<std::string> hosts;
  std::set<std::string> taken;
  auto add = [&](std::string name) {
    for (char& c : name) {
      bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '.';
      if (!plain) c = '_';
    }
    std::string host = name.empty() ? "_" : name;
    for (size_t i = 2; !taken.insert(host).second; ++i) host = fmt::format("{}_{}", name, i);
    hosts.push_back(host);
  };
  for (const RecordedPeer& peer : recording.header.peers) add(peer.name);
  add("network");
  return hosts;
}

}  // namespace

std::string shivizLog(const Recording& recording) {
  std::vector<std::string> hosts = hostsOf(recording);
  std::string out;
  forEachClock(recording, [&](const Event& event, const Clock& clock) {
    std::string parts;
    for (auto [peer, count] : clock) parts += fmt::format("{}\"{}\":{}", parts.empty() ? "" : ",", hosts[peer], count);
    std::string text = eventText(recording, event);
    for (char& c : text)
      if (c == '\n' || c == '\r') c = ' ';
    out += fmt::format("{} {{{}}} {}\n", hosts[clockPeerOf(recording, event)], parts, text);
  });
  return out;
}

}  // namespace aqua::sim
