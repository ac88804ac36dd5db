#include "runtime/vm/signing.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/values/keys.h"

namespace aqua::vm {

namespace {

/// Peer id that a stored key belongs to; empty for keys of other kinds, which answer for nothing.
std::string peerOf(const Bytes& key) {
  if (key.size() != 33 || key[0] != 0) return "";
  return values::peerIdOf(std::span<const uint8_t, 32>(key.data() + 1, 32));
}

bool byText(const Cid& a, const Cid& b) { return a.view() < b.view(); }

std::string listed(const std::vector<Cid>& cids) {
  std::string out;
  for (const Cid& cid : cids) {
    if (!out.empty()) out += ", ";
    out.append("\"").append(cid.view()).append("\"");
  }
  return out;
}

Fault notFound(int64_t code, const MissingRecord& missing) {
  return {code, fmt::format("{} for CID \"{}\" not found", missing.what, missing.cid.view())};
}

}  // namespace

std::optional<Fault> mergeSignatures(const Data& previous, const Data& current, Signatures& merged) {
  merged = previous.signatures;
  if (current.signatures.empty()) return std::nullopt;
  MissingRecord missing;
  std::optional<SignedCids> before, now;  // grouped when somebody has signed both
  for (const auto& [key, signature] : current.signatures) {
    auto [kept, added] = merged.emplace(key, signature);
    if (added || kept->second == signature) continue;
    if (!before) {
      before = signedCids(previous, &missing);
      if (!before) return notFound(20010, missing);
      now = signedCids(current, &missing);
      if (!now) return notFound(8, missing);
    }
    std::string peer = peerOf(key);
    std::vector<Cid>& mine = (*before)[peer];
    std::vector<Cid>& theirs = (*now)[peer];
    std::sort(mine.begin(), mine.end(), byText);
    std::sort(theirs.begin(), theirs.end(), byText);
    const std::vector<Cid>& larger = mine.size() >= theirs.size() ? mine : theirs;
    const std::vector<Cid>& smaller = mine.size() >= theirs.size() ? theirs : mine;
    if (!std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end(), byText))
      return Fault{9, fmt::format("inconsistent CID multisets on merge for peer \"{}\", prev: [{}], current: [{}]", peer,
                                  listed(larger), listed(smaller))};
    if (&larger == &theirs) kept->second = signature;
  }
  return std::nullopt;
}

}  // namespace aqua::vm
