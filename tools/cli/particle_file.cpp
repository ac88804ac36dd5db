#include "tools/cli/particle_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/scenario/scenario.h"
#include "runtime/data/codec/codec.h"

namespace aqua::cli {

namespace {

using crypto::Bytes;
using diagnostics::Code;
using diagnostics::DiagnosticList;

constexpr std::string_view kBlanks = " \t\r\n";

Bytes toBytes(std::string_view text) { return {text.begin(), text.end()}; }

/// Raw data begins with a MessagePack map, which no text does.
bool isText(std::string_view content) {
  return std::all_of(content.begin(), content.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

base::Result<Bytes> fromText(std::string_view content) {
  size_t first = content.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return Bytes();
  std::string base64;
  if (content[first] == '{') {
    auto json = values::parseJson(content);
    if (!json) return base::Failure{fmt::format("this is no JSON: {}", json.error().message())};
    const values::Value* data = json->find("data");
    if (!data || !data->isString()) return base::Failure{"the JSON has no text `data`"};
    base64 = data->asString();
  } else {
    std::copy_if(content.begin(), content.end(), std::back_inserter(base64),
                 [](char c) { return kBlanks.find(c) == std::string_view::npos; });
  }
  if (std::optional<Bytes> bytes = crypto::fromBase64(base64)) return std::move(*bytes);
  return base::Failure{"neither the bytes of particle data nor base64"};
}

}  // namespace

std::optional<Bytes> readParticleBytes(const Session& session, const std::string& path, DiagnosticList& issues) {
  std::optional<std::string> content = session.read(path, issues);
  if (!content) return std::nullopt;
  if (!isText(*content)) return toBytes(*content);
  auto bytes = fromText(*content);
  if (!bytes) issues.report(Code::ParticleForm, {}).arg("path", path).arg("reason", bytes.error());
  return std::move(bytes).optional();
}

std::shared_ptr<data::Data> readParticle(const Session& session, const std::string& path, size_t& size,
                                         DiagnosticList& issues) {
  std::optional<Bytes> bytes = readParticleBytes(session, path, issues);
  if (!bytes) return nullptr;
  size = bytes->size();
  data::Decoded decoded = data::decode(*bytes);
  if (decoded.data) return decoded.data;
  std::string reason = "the file is empty";
  if (decoded.fault) reason = decoded.fault->message.substr(0, decoded.fault->message.find('\n'));
  issues.report(Code::ParticleForm, {}).arg("path", path).arg("reason", reason);
  return nullptr;
}

crypto::KeyPair PeerNaming::keyOf(const std::string& name) {
  sim::Peer peer;
  peer.name = name;
  return sim::keyOf(peer);
}

void PeerNaming::add(const std::string& name) { names_.emplace(keyOf(name).peerId(), name); }

std::string PeerNaming::operator()(std::string_view peerId) const {
  auto found = names_.find(peerId);
  if (found != names_.end()) return found->second;
  constexpr size_t kShown = 6;
  bool isId = crypto::publicKeyOf(peerId).has_value();
  return isId ? fmt::format("..{}", peerId.substr(peerId.size() - kShown)) : std::string(peerId);
}

}  // namespace aqua::cli
