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

bool byText(const Cid& a, const Cid& b) { return !a.same(b) && a.view() < b.view(); }

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
  using Record = Signatures::Record;
  std::optional<SignedCids> before, now;  // grouped when a list is not known
  MissingRecord missing;
  std::optional<Fault> fault;
  auto listOf = [&](const Data& data, std::optional<SignedCids>& grouped, const Record& record, int64_t code) {
    if (record.cids) return record.cids;
    Ref<SortedCids> cids(new SortedCids);
    if (!grouped) grouped = signedCids(data, &missing);
    if (!grouped) {
      if (!fault) fault = notFound(code, missing);
    } else if (auto found = grouped->find(peerOf(record.entry.first)); found != grouped->end()) {
      cids->list = found->second;
      sortByText(cids->list);
    }
    return record.cids = cids;
  };
  merged = Signatures::merged(
      previous.signatures, current.signatures, [&](const Ref<const Record>& mine, const Ref<const Record>& theirs) {
        if (fault) return mine;
        Ref<const SortedCids> a = listOf(previous, before, *mine, 20010);
        Ref<const SortedCids> b = fault ? a : listOf(current, now, *theirs, 8);
        if (fault) return mine;
        const bool more = b->list.size() > a->list.size();
        const std::vector<Cid>& larger = more ? b->list : a->list;
        const std::vector<Cid>& smaller = more ? a->list : b->list;
        if (!std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end(), byText))
          fault = Fault{9, fmt::format("inconsistent CID multisets on merge for peer \"{}\", prev: [{}], current: [{}]",
                                       peerOf(mine->entry.first), listed(larger), listed(smaller))};
        return more ? theirs : mine;
      });
  return fault;
}

}  // namespace aqua::vm
