// Peers, their keys and ids.
#include <algorithm>
#include <numeric>

#include "runtime/scenario/placeholders.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

const Peer* Scenario::find(std::string_view peerName) const {
  for (const Peer& peer : peers)
    if (peer.name == peerName) return &peer;
  return nullptr;
}

Scenario plainScenario() {
  Scenario scenario;
  Peer& client = scenario.peers.emplace_back();
  client.name = "client";
  client.kind = PeerKind::Client;
  client.relay = "relay";
  Peer& relay = scenario.peers.emplace_back();
  relay.name = "relay";
  relay.kind = PeerKind::Relay;
  return scenario;
}

bool isHermetic(const Scenario& scenario) {
  auto inside = [](const Service& service) {
    return std::none_of(service.functions.begin(), service.functions.end(),
                        [](const auto& one) { return one.second.kind == Behaviour::Kind::Process; });
  };
  return std::all_of(scenario.services.begin(), scenario.services.end(), inside) &&
         std::all_of(scenario.events.begin(), scenario.events.end(),
                     [&](const PlannedEvent& event) { return !event.service || inside(*event.service); });
}

crypto::KeyPair keyOf(const Peer& peer) {
  if (!peer.id.empty()) return crypto::KeyPair::known(peer.id);
  return peer.seed ? crypto::KeyPair::fromSeed(*peer.seed) : crypto::KeyPair::fromText("aqua-scenario/1/" + peer.name);
}

Behaviour Behaviour::returns(Value value) {
  Behaviour result;
  result.kind = Kind::Returns;
  result.value = std::move(value);
  return result;
}

Behaviour Behaviour::of(Kind kind) {
  Behaviour result;
  result.kind = kind;
  return result;
}

Behaviour Behaviour::error(int32_t code, std::string message) {
  Behaviour result;
  result.kind = Kind::Error;
  result.code = code;
  result.message = std::move(message);
  return result;
}

namespace {

/// Of equal texts the first peer comes first.
template <class TextOf> std::vector<uint32_t> sortedBy(size_t count, TextOf&& textOf) {
  std::vector<uint32_t> peers(count);
  std::iota(peers.begin(), peers.end(), 0);
  std::stable_sort(peers.begin(), peers.end(), [&](uint32_t a, uint32_t b) { return textOf(a) < textOf(b); });
  return peers;
}

}  // namespace

PeerBook::PeerBook(const Scenario& scenario) {
  keys_.reserve(scenario.peers.size());
  names_.reserve(scenario.peers.size());
  for (const Peer& peer : scenario.peers) {
    keys_.push_back(keyOf(peer));
    names_.push_back(peer.name);
  }
  byName_ = sortedBy(names_.size(), [this](uint32_t peer) -> const std::string& { return names_[peer]; });
  byId_ = sortedBy(names_.size(), [this](uint32_t peer) -> const std::string& { return keys_[peer].peerId(); });
}

std::string_view PeerBook::idOf(std::string_view name) const {
  auto found = std::lower_bound(byName_.begin(), byName_.end(), name,
                                [this](uint32_t peer, std::string_view text) { return names_[peer] < text; });
  return found == byName_.end() || names_[*found] != name ? std::string_view{} : keys_[*found].peerId();
}

std::string_view PeerBook::nameOf(std::string_view id) const {
  auto found = std::lower_bound(byId_.begin(), byId_.end(), id,
                                [this](uint32_t peer, std::string_view text) { return keys_[peer].peerId() < text; });
  return found == byId_.end() || keys_[*found].peerId() != id ? std::string_view{} : names_[*found];
}

std::string PeerBook::withNames(std::string_view text) const {
  constexpr std::string_view kStart = "12D3KooW";
  constexpr size_t kLength = 52;
  std::string out;
  size_t begin = 0, at = 0;
  while ((at = text.find(kStart, at)) != std::string_view::npos) {
    std::string_view name = nameOf(text.substr(at, kLength));
    if (name.empty()) {
      ++at;
      continue;
    }
    out.append(text.substr(begin, at - begin)).append(name);
    begin = at += kLength;
  }
  return out.append(text.substr(begin));
}

std::string PeerBook::fill(std::string_view text, std::string* unknown, bool keepOthers) const {
  std::string out;
  eachPlaceholder(
      text,
      [&](std::string_view plain, bool escaped) {
        out += plain;
        if (escaped && keepOthers) out += '$';  // has to survive the next filling
      },
      [&](std::string_view inside, std::string_view whole) {
        Placeholder placeholder = readPlaceholder(inside);
        std::string_view id = placeholder.kind == PlaceholderKind::Peer ? idOf(placeholder.name) : std::string_view{};
        bool kept = keepOthers && placeholder.kind != PlaceholderKind::Peer;
        if (id.empty() && !kept && unknown && unknown->empty()) *unknown = inside;
        out += id.empty() ? whole : id;
      });
  return out;
}

// Recursion: as deep as the value, which the reader of JSON or TOML bounds.
Value PeerBook::fill(const Value& value, std::string* unknown, bool keepOthers) const {
  if (value.isString()) return Value::string(fill(value.asString(), unknown, keepOthers));
  if (value.isArray()) {
    values::Array items;
    items.reserve(value.asArray().size());
    for (const Value& item : value.asArray()) items.push_back(fill(item, unknown, keepOthers));
    return Value::array(std::move(items));
  }
  if (value.isObject()) {
    values::Object members;
    for (const auto& [key, member] : value.asObject())
      members.emplace_back(fill(key, unknown, keepOthers), fill(member, unknown, keepOthers));
    return Value::object(std::move(members));
  }
  return value;
}

}  // namespace aqua::sim
