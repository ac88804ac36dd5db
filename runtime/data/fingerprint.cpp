#include "runtime/data/fingerprint.h"

namespace aqua::data {

namespace {

void add(values::Digest& digest, const State& state) {
  digest.add(static_cast<uint64_t>(state.kind)).add(state.left).add(state.right).add(state.text.view());
  if (state.lore) {
    digest.add(state.lore->entries.size());
    for (const LoreEntry& entry : state.lore->entries) {
      digest.add(entry.position).add(entry.parts.size());
      for (const Span& part : entry.parts) digest.add(part.begin).add(part.length);
    }
  }
  if (state.generations) {
    digest.add(state.generations->list.size());
    for (uint32_t generation : state.generations->list) digest.add(generation);
  }
}

template <class Record> void add(values::Digest& digest, const Store<Record>& store) {
  values::UnorderedDigest ids;
  for (const auto& entry : store) ids.add(entry.cid.hash());
  digest.add(store.size()).add(ids.sum());
}

std::string_view textOf(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// What a signature covers that was verified, the trace says already: all that its peer answers for there.
void addSignatures(values::Digest& digest, const Data& data) {
  digest.add(data.signatures.size());
  for (const Ref<const Signatures::Record>& record : data.signatures.records()) {
    digest.add(textOf(record->key()));
    if (!data.trusted) digest.add(textOf(record->entry().second));
  }
}

}  // namespace

values::Fingerprint fingerprintOf(const Data& data) {
  if (data.known.fingerprint) return *data.known.fingerprint;
  values::Digest digest;
  digest.add(data.trace.size());
  eachState(data.trace, [&](const State& state) { add(digest, state); });
  digest.add(data.lastCallId);
  add(digest, data.stores.values);
  add(digest, data.stores.tetraplets);
  add(digest, data.stores.canonElements);
  add(digest, data.stores.canonResults);
  add(digest, data.stores.serviceResults);
  addSignatures(digest, data);
  data.known.fingerprint = digest.done();
  return *data.known.fingerprint;
}

}  // namespace aqua::data
