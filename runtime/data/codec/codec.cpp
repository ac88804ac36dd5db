#include "runtime/data/codec/codec.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/result.h"
#include "runtime/data/codec/archive.h"
#include "runtime/data/codec/messagepack.h"

namespace aqua::data {

namespace {

using base::Done;
using base::Failure;
using base::Result;

/// Sizes of the archived objects in bytes, and their tags.
constexpr size_t kRoot = 60, kState = 24, kLoreEntry = 12, kSpan = 8, kStoreEntry = 12, kSignature = 16;
constexpr size_t kRawValue = 8, kTetraplet = 32, kCanonElement = 28, kCanonResult = 16, kServiceResult = 24, kCid = 8;

enum StateTag : uint8_t { kPar, kCall, kFold, kAp, kCanon };
enum CallTag : uint8_t { kCallSentBy, kCallExecuted, kCallFailed };
enum SenderTag : uint8_t { kPeerId, kPeerIdWithCallId };
enum ResultTag : uint8_t { kScalar, kStream, kUnused };
enum CanonTag : uint8_t { kCanonSentBy, kCanonExecuted };
enum ProvenanceTag : uint8_t { kLiteral, kFromServiceResult, kFromCanon };

// ---------------------------------------------------------------------------------------------------------- reading

class DataReader {
 public:
  DataReader(std::span<const uint8_t> bytes, TextPool& pool, Texts texts, Data& data)
      : in_(bytes, pool), texts_(texts), data_(data) {}
  bool read() {
    return in_.root(kRoot, [&](size_t root) { return content(root); });
  }
  const std::string& reason() const { return in_.reason(); }

 private:
  bool good() const { return !in_.failed(); }
  bool unknown(size_t at, std::string_view what) {
    return in_.fail(at, fmt::format("{} of kind {}, which is unknown", what, in_.tag(at)));
  }

  bool content(size_t root) {
    data_.trace.reserve(std::min<size_t>(in_.vectorSize(root), 1U << 16));
    if (!in_.vector(root, kState, [&](size_t at, size_t) { return state(at); })) return false;
    data_.lastCallId = in_.u32(root + 8);
    Stores& stores = data_.stores;
    return store<ValueRecord>(root + 12, kRawValue, stores.values,
                              [&](size_t at) -> ValueRecord* {
                                std::string_view text = in_.ownText(at);
                                if (!good()) return nullptr;
                                return texts_ == Texts::InPlace ? new ValueRecord(ValueRecord::InPlace{text})
                                                                : new ValueRecord(std::string(text));
                              }) &&
           store<TetrapletRecord>(root + 20, kTetraplet, stores.tetraplets, [&](size_t at) { return tetraplet(at); }) &&
           store<CanonElement>(root + 28, kCanonElement, stores.canonElements,
                               [&](size_t at) { return element(at); }) &&
           store<CanonResult>(root + 36, kCanonResult, stores.canonResults,
                              [&](size_t at) { return canonResult(at); }) &&
           store<ServiceResult>(root + 44, kServiceResult, stores.serviceResults,
                                [&](size_t at) { return serviceResult(at); }) &&
           in_.vector(root + 52, kSignature, [&](size_t at, size_t) { return signature(at); });
  }

  bool state(size_t at) {
    switch (in_.tag(at)) {
    case kPar: data_.trace.push_back(State::par(in_.u32(at + 4), in_.u32(at + 8))); return true;
    case kCall: return call(at + 4);
    case kFold: return fold(at + 4);
    case kAp: return ap(at + 4);
    case kCanon: return canon(at + 4);
    default: return unknown(at, "a state");
    }
  }

  bool call(size_t at) {
    switch (in_.tag(at)) {
    case kCallSentBy: return sender(at + 4);
    case kCallExecuted: return result(at + 4);
    case kCallFailed: data_.trace.push_back(State::callFailed(in_.sharedText(at + 4))); return good();
    default: return unknown(at, "a call");
    }
  }

  bool sender(size_t at) {
    uint8_t tag = in_.tag(at);
    if (tag > kPeerIdWithCallId) return unknown(at, "a sender");
    Text peer = in_.sharedString(at + 4);
    data_.trace.push_back(tag == kPeerId ? State::callSent(peer) : State::callRequested(peer, in_.u32(at + 8)));
    return good();
  }

  bool result(size_t at) {
    uint8_t tag = in_.tag(at);
    if (tag > kUnused) return unknown(at, "a result");
    Cid cid = in_.sharedText(at + 4);
    if (tag == kScalar) data_.trace.push_back(State::callScalar(cid));
    if (tag == kStream) data_.trace.push_back(State::callStream(cid, in_.u32(at + 12)));
    if (tag == kUnused) data_.trace.push_back(State::callUnused(cid));
    return good();
  }

  bool canon(size_t at) {
    uint8_t tag = in_.tag(at);
    if (tag > kCanonExecuted) return unknown(at, "a canon");
    data_.trace.push_back(tag == kCanonSentBy ? State::canonSent(in_.sharedString(at + 4))
                                              : State::canonDone(in_.sharedText(at + 4)));
    return good();
  }

  bool ap(size_t at) {
    std::vector<uint32_t> generations;
    if (!in_.vector(at, 4, [&](size_t item, size_t) {
          generations.push_back(in_.u32(item));
          return true;
        }))
      return false;
    data_.trace.push_back(State::apOf(std::move(generations)));
    return true;
  }

  bool fold(size_t at) {
    std::vector<LoreEntry> entries;
    auto part = [&](size_t item, size_t) {
      entries.back().parts.push_back({in_.u32(item), in_.u32(item + 4)});
      return true;
    };
    if (!in_.vector(at, kLoreEntry, [&](size_t item, size_t) {
          entries.push_back({in_.u32(item), {}});
          return in_.vector(item + 4, kSpan, part);
        }))
      return false;
    data_.trace.push_back(State::fold(std::move(entries)));
    return true;
  }

  template <class Record, class Read> bool store(size_t at, size_t size, Store<Record>& store, Read&& read) {
    ArchiveReader::Shared<Ref<const Record>> known;
    store.reserve(std::min(in_.vectorSize(at), in_.size() / kStoreEntry));
    return in_.vector(at, kStoreEntry, [&](size_t entry, size_t) {
      Cid cid = in_.sharedText(entry);
      if (!good()) return false;
      auto record = in_.shared(entry + 8, size, known, [&](size_t place) { return Ref<const Record>(read(place)); });
      if (!record) return false;
      store.put(cid, std::move(record));
      return true;
    });
  }

  TetrapletRecord* tetraplet(size_t at) {
    Tetraplet t;
    t.peer = in_.string(at);
    if (good()) t.service = in_.string(at + 8);
    if (good()) t.function = in_.string(at + 16);
    if (good()) t.lens = in_.string(at + 24);
    return good() ? new TetrapletRecord(std::move(t)) : nullptr;
  }

  CanonElement* element(size_t at) {
    Cid value = in_.sharedText(at);
    Cid tetraplet = good() ? in_.sharedText(at + 8) : Cid();
    Provenance provenance;
    if (!good()) return nullptr;
    switch (in_.tag(at + 16)) {
    case kLiteral: break;
    case kFromServiceResult: provenance = {Provenance::Kind::ServiceResult, in_.sharedText(at + 20)}; break;
    case kFromCanon: provenance = {Provenance::Kind::Canon, in_.sharedText(at + 20)}; break;
    default: unknown(at + 16, "a provenance");
    }
    return good() ? new CanonElement(value, tetraplet, std::move(provenance)) : nullptr;
  }

  CanonResult* canonResult(size_t at) {
    Cid tetraplet = in_.sharedText(at);
    std::vector<Cid> values;
    if (!good() || !in_.vector(at + 8, kCid, [&](size_t item, size_t) {
          values.push_back(in_.sharedText(item));
          return good();
        }))
      return nullptr;
    return new CanonResult(std::move(tetraplet), std::move(values));
  }

  ServiceResult* serviceResult(size_t at) {
    Cid value = in_.sharedText(at);
    Cid arguments = good() ? in_.sharedText(at + 8) : Cid();
    Cid tetraplet = good() ? in_.sharedText(at + 16) : Cid();
    return good() ? new ServiceResult(std::move(value), std::move(arguments), std::move(tetraplet)) : nullptr;
  }

  bool signature(size_t at) {
    std::span<const uint8_t> key = in_.ownBytes(at);
    if (!good()) return false;
    std::span<const uint8_t> bytes = in_.ownBytes(at + 8);
    if (!good()) return false;
    data_.signatures.insert_or_assign(Bytes(key.begin(), key.end()), Bytes(bytes.begin(), bytes.end()));
    return true;
  }

  ArchiveReader in_;
  Texts texts_;
  Data& data_;
};

// --------------------------------------------------------------------------------------------------------- envelope

/// Semantic version: three numbers, then identifiers of a pre-release. Build metadata is checked and left out.
struct Version {
  std::array<uint64_t, 3> numbers{};
  std::vector<std::string_view> preRelease;
};

bool isDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<uint64_t> versionNumber(std::string_view text) {
  if (text.size() > 1 && text.front() == '0') return {};
  return base::parse<uint64_t>(text);
}

std::optional<std::vector<std::string_view>> identifiers(std::string_view text, bool leadingZeros) {
  std::vector<std::string_view> result;
  for (;;) {
    std::string_view word = text.substr(0, text.find('.'));
    bool good = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
    if (!good || (!leadingZeros && isDigits(word) && word.size() > 1 && word.front() == '0')) return {};
    result.push_back(word);
    if (word.size() == text.size()) return result;
    text.remove_prefix(word.size() + 1);
  }
}

std::optional<Version> parseVersion(std::string_view text) {
  Version version;
  size_t build = text.find('+');
  if (build != std::string_view::npos) {
    if (!identifiers(text.substr(build + 1), true)) return {};
    text = text.substr(0, build);
  }
  size_t preRelease = text.find('-');
  if (preRelease != std::string_view::npos) {
    auto words = identifiers(text.substr(preRelease + 1), false);
    if (!words) return {};
    version.preRelease = std::move(*words);
    text = text.substr(0, preRelease);
  }
  for (size_t i = 0; i < version.numbers.size(); ++i) {
    bool last = i + 1 == version.numbers.size();
    size_t dot = last ? text.size() : text.find('.');
    if (dot == std::string_view::npos) return {};
    std::optional<uint64_t> number = versionNumber(text.substr(0, dot));
    if (!number) return {};
    version.numbers[i] = *number;
    if (!last) text.remove_prefix(dot + 1);
  }
  return version;
}

bool identifierLess(std::string_view a, std::string_view b) {
  if (isDigits(a) != isDigits(b)) return isDigits(a);
  if (isDigits(a) && a.size() != b.size()) return a.size() < b.size();
  return a < b;
}

bool less(const Version& a, const Version& b) {
  if (a.numbers != b.numbers) return a.numbers < b.numbers;
  if (a.preRelease.empty() || b.preRelease.empty()) return !a.preRelease.empty() && b.preRelease.empty();
  return std::lexicographical_compare(a.preRelease.begin(), a.preRelease.end(), b.preRelease.begin(),
                                      b.preRelease.end(), identifierLess);
}

struct Envelope {
  std::optional<std::string_view> version, interpreterVersion;
  std::optional<std::span<const uint8_t>> inner;
  Bytes numbers;  // what `inner` points into when it was written as a list
};

/// `inner_data`: the production VM takes a byte string, a text, and a list of numbers up to 255.
std::optional<std::span<const uint8_t>> readInner(MessagePackReader& in, Bytes& numbers) {
  if (auto bytes = in.textOrBytes()) return bytes;
  std::optional<uint32_t> count = in.array();
  if (!count) return {};
  numbers.clear();
  for (uint32_t i = 0; i < *count; ++i) {
    std::optional<int64_t> number = in.integer();
    if (!number || *number < 0 || *number > UINT8_MAX) return {};
    numbers.push_back(static_cast<uint8_t>(*number));
  }
  return numbers;
}

/// An envelope that is a list of two versions has no data, but it has versions.
void readVersions(MessagePackReader& in, Envelope& envelope, bool& damaged) {
  std::optional<std::string_view> texts[2];
  if (in.array() == 2U)
    for (auto& text : texts) text = in.text();
  damaged = !texts[0] || !texts[1] || !parseVersion(*texts[0]) || !parseVersion(*texts[1]);
  if (!damaged) envelope.version = texts[0], envelope.interpreterVersion = texts[1];
}

Result<Done> checkComplete(const Envelope& envelope) {
  if (!envelope.inner) return Failure{"missing field `inner_data`"};
  if (!envelope.version) return Failure{"missing field `version`"};
  if (!envelope.interpreterVersion) return Failure{"missing field `interpreter_version`"};
  return Done();
}

/// Members of the envelope up to the first that cannot be read. `damaged` tells whether the bytes themselves end or
/// break there: then not even the versions count (code 3).
Result<Done> readMembers(MessagePackReader& in, Envelope& envelope, bool& damaged) {
  damaged = true;
  std::optional<uint32_t> members = in.map();
  if (!members) {
    readVersions(in, envelope, damaged);
    return Failure{"byte 0: no envelope, expected a map of three members"};
  }
  Result<Done> inner = Done();
  auto version = [&]() {
    std::optional<std::string_view> text = in.text();
    return text && parseVersion(*text) ? text : std::nullopt;
  };
  for (uint32_t i = 0; i < *members; ++i) {
    size_t at = in.position();
    std::optional<std::string_view> name = in.anyText();
    if (!name) {  // names of other kinds are unknown members
      if (in.array() || in.map() || !in.skip() || !in.skip()) return Failure{fmt::format("byte {}: no member", at)};
      continue;
    }
    at = in.position();
    bool isVersion = *name == "version", isInterpreter = *name == "interpreter_version",
         isInner = *name == "inner_data";
    bool known = isVersion ? envelope.version.has_value() : isInterpreter && envelope.interpreterVersion.has_value();
    if (known) return Failure{fmt::format("byte {}: a second `{}`", at, *name)};
    if (isInner && envelope.inner) inner = Failure{fmt::format("byte {}: a second `{}`", at, *name)};
    if (isVersion || isInterpreter) {
      std::optional<std::string_view> text = version();
      if (!text) return Failure{fmt::format("byte {}: `{}` is no version", at, *name)};
      (isVersion ? envelope.version : envelope.interpreterVersion) = text;
    } else {
      MessagePackReader value = in;
      if (!in.skip()) return Failure{fmt::format("byte {}: no value of `{}`", at, *name)};
      if (isInner && inner && !(envelope.inner = readInner(value, envelope.numbers)))
        inner = Failure{fmt::format("byte {}: `inner_data` is no byte string", at)};
    }
  }
  damaged = !envelope.version || !envelope.interpreterVersion;
  return inner ? checkComplete(envelope) : inner;
}

/// Empty: a good envelope.
std::optional<Fault> readEnvelope(std::span<const uint8_t> bytes, Envelope& envelope) {
  MessagePackReader in(bytes);
  bool damaged = false;
  Result<Done> read = readMembers(in, envelope, damaged);
  if (read) return {};
  if (damaged)
    return Fault{
        3, fmt::format("an error occurred while envelope deserialization: {}.\nAquaVM version is {} and it expects "
                       "{} version.",
                       read.error(), kInterpreterVersion, kDataVersion)};
  return Fault{
      4, fmt::format("an error occurred while data deserialization: {}.\nAquaVM's version is {} and it expects data "
                     "of {} version.\nSupplied data version is {}, it's produced by AquaVM of {} version.",
                     read.error(), kInterpreterVersion, kDataVersion, *envelope.version, *envelope.interpreterVersion)};
}

std::optional<Fault> readContent(const Envelope& envelope, TextPool& pool, Texts texts, std::shared_ptr<Data>& result) {
  auto data = std::make_shared<Data>();
  data->version = *envelope.version;
  data->interpreterVersion = *envelope.interpreterVersion;
  DataReader reader(*envelope.inner, pool, texts, *data);
  if (!reader.read())
    return Fault{
        2, fmt::format("an error occurred while data deserialization: {}.\nAquaVM version is {} and it expects {} "
                       "version.",
                       reader.reason(), kInterpreterVersion, kDataVersion)};
  result = std::move(data);
  return {};
}

// ---------------------------------------------------------------------------------------------------------- writing

/// About as many bytes as a writer writes.
size_t estimatedSize(const Data& data) {
  constexpr size_t kStateBytes = 48, kRecordBytes = 240;
  const Stores& stores = data.stores;
  size_t bytes = data.trace.size() * kStateBytes + data.signatures.size() * kRecordBytes;
  for (const auto& entry : stores.values) bytes += entry.record->text().size();
  for (const auto& entry : stores.canonResults) bytes += entry.record->values.size() * 8;
  return bytes + kRecordBytes * (stores.values.size() + stores.tetraplets.size() + stores.canonElements.size() +
                                 stores.canonResults.size() + stores.serviceResults.size() + 1);
}

/// Content ids: those of the records, and the hashes of arguments.
size_t textCount(const Stores& stores) {
  return stores.values.size() + stores.tetraplets.size() + stores.canonElements.size() + stores.canonResults.size() +
         2 * stores.serviceResults.size();
}

class DataWriter {
 public:
  DataWriter(const Data& data, Bytes& out) : data_(data), out_(out, textCount(data.stores)) {}
  void write() {
    const Stores& stores = data_.stores;
    std::array<std::pair<size_t, size_t>, 7> vectors{{
        {trace(), data_.trace.size()},
        store(stores.values, [&](const ValueRecord& r) { return value(r); }),
        store(stores.tetraplets, [&](const TetrapletRecord& r) { return tetraplet(r.tetraplet); }),
        store(stores.canonElements, [&](const CanonElement& r) { return element(r); }),
        store(stores.canonResults, [&](const CanonResult& r) { return canonResult(r); }),
        store(stores.serviceResults, [&](const ServiceResult& r) { return serviceResult(r); }),
        {signatures(), data_.signatures.size()},
    }};
    out_.align();
    for (size_t i = 0; i < vectors.size(); ++i) {
      out_.slice(vectors[i].first, vectors[i].second);
      if (i == 0) out_.u32(data_.lastCallId);
    }
    out_.finish();
  }

 private:
  /// Where that to which a state points was written.
  size_t target(const State& state) {
    switch (state.kind) {
    case State::Kind::Par: return 0;
    case State::Kind::CallSent:
    case State::Kind::CallRequested:
    case State::Kind::CanonSent: return out_.sharedString(state.text);
    case State::Kind::CallScalar:
    case State::Kind::CallStream:
    case State::Kind::CallUnused:
    case State::Kind::CallFailed:
    case State::Kind::CanonDone: return out_.sharedText(state.text);
    case State::Kind::Ap: return generations(state);
    case State::Kind::Fold: return lore(*state.lore);
    }
    return 0;
  }

  size_t generations(const State& state) {
    size_t place = out_.align();
    if (!state.generations) out_.u32(state.left);
    if (state.generations)
      for (uint32_t generation : state.generations->list) out_.u32(generation);
    return place;
  }

  size_t lore(const Lore& lore) {
    std::vector<size_t> parts;
    parts.reserve(lore.entries.size());
    for (const LoreEntry& entry : lore.entries) {
      parts.push_back(out_.align());
      for (Span part : entry.parts) {
        out_.u32(part.begin);
        out_.u32(part.length);
      }
    }
    size_t place = out_.align();
    for (size_t i = 0; i < lore.entries.size(); ++i) {
      out_.u32(lore.entries[i].position);
      out_.slice(parts[i], lore.entries[i].parts.size());
    }
    return place;
  }

  size_t trace() {
    std::vector<size_t> targets;
    targets.reserve(data_.trace.size());
    for (const State& state : data_.trace) targets.push_back(target(state));
    size_t place = out_.align();
    size_t next = 0;
    eachState(data_.trace, [&](const State& one) {
      size_t end = out_.here() + kState;
      state(one, targets[next++]);
      out_.zeros(end - out_.here());
    });
    return place;
  }

  void call(CallTag kind) {
    out_.tag(kCall);
    out_.tag(kind);
  }
  void result(ResultTag kind, const State& state, size_t target) {
    call(kCallExecuted);
    out_.tag(kind);
    out_.slice(target, state.text.view().size());
  }

  void state(const State& state, size_t target) {
    switch (state.kind) {
    case State::Kind::Par:
      out_.tag(kPar);
      out_.u32(state.left);
      return out_.u32(state.right);
    case State::Kind::CallSent:
      call(kCallSentBy);
      out_.tag(kPeerId);
      return out_.pointer(target);
    case State::Kind::CallRequested:
      call(kCallSentBy);
      out_.tag(kPeerIdWithCallId);
      out_.pointer(target);
      return out_.u32(state.left);
    case State::Kind::CallScalar: return result(kScalar, state, target);
    case State::Kind::CallStream: result(kStream, state, target); return out_.u32(state.left);
    case State::Kind::CallUnused: return result(kUnused, state, target);
    case State::Kind::CallFailed: call(kCallFailed); return out_.slice(target, state.text.view().size());
    case State::Kind::Ap:
      out_.tag(kAp);
      return out_.slice(target, state.generations ? state.generations->list.size() : 1);
    case State::Kind::CanonSent:
      out_.tag(kCanon);
      out_.tag(kCanonSentBy);
      return out_.pointer(target);
    case State::Kind::CanonDone:
      out_.tag(kCanon);
      out_.tag(kCanonExecuted);
      return out_.slice(target, state.text.view().size());
    case State::Kind::Fold: out_.tag(kFold); return out_.slice(target, state.lore->entries.size());
    }
  }

  void cid(const Cid& cid, size_t place) { out_.slice(place, cid.view().size()); }

  template <class Record, class Write> std::pair<size_t, size_t> store(const Store<Record>& store, Write&& write) {
    std::vector<std::pair<size_t, size_t>> places;  // of the id, of the record
    places.reserve(store.size());
    for (const auto& entry : store) {
      size_t id = out_.sharedText(entry.cid);
      places.emplace_back(id, write(*entry.record));
    }
    size_t begin = out_.align();
    size_t i = 0;
    for (const auto& entry : store) {
      cid(entry.cid, places[i].first);
      out_.pointer(places[i++].second);
    }
    return {begin, places.size()};
  }

  size_t value(const ValueRecord& record) {
    size_t text = out_.bytes(record.text());
    size_t place = out_.align();
    out_.slice(text, record.text().size());
    return place;
  }

  size_t tetraplet(const Tetraplet& t) {
    std::array<const std::string*, 4> fields{&t.peer, &t.service, &t.function, &t.lens};
    std::array<size_t, 4> places{};
    for (size_t i = 0; i < fields.size(); ++i) places[i] = out_.stringBytes(*fields[i]);
    size_t place = out_.align();
    for (size_t i = 0; i < fields.size(); ++i) out_.string(*fields[i], places[i]);
    return place;
  }

  size_t element(const CanonElement& element) {
    size_t value = out_.sharedText(element.value);
    size_t tetraplet = out_.sharedText(element.tetraplet);
    bool literal = element.provenance.kind == Provenance::Kind::Literal;
    size_t source = literal ? 0 : out_.sharedText(element.provenance.cid);
    size_t place = out_.align();
    cid(element.value, value);
    cid(element.tetraplet, tetraplet);
    switch (element.provenance.kind) {
    case Provenance::Kind::Literal: out_.tag(kLiteral); break;
    case Provenance::Kind::ServiceResult: out_.tag(kFromServiceResult); break;
    case Provenance::Kind::Canon: out_.tag(kFromCanon); break;
    }
    if (literal) out_.zeros(kCid);
    else cid(element.provenance.cid, source);
    return place;
  }

  size_t canonResult(const CanonResult& result) {
    size_t tetraplet = out_.sharedText(result.tetraplet);
    std::vector<size_t> places;
    places.reserve(result.values.size());
    for (const Cid& value : result.values) places.push_back(out_.sharedText(value));
    size_t values = out_.align();
    for (size_t i = 0; i < places.size(); ++i) cid(result.values[i], places[i]);
    size_t place = out_.align();
    cid(result.tetraplet, tetraplet);
    out_.slice(values, places.size());
    return place;
  }

  size_t serviceResult(const ServiceResult& result) {
    size_t value = out_.sharedText(result.value);
    size_t arguments = out_.sharedText(result.argumentHash);
    size_t tetraplet = out_.sharedText(result.tetraplet);
    size_t place = out_.align();
    cid(result.value, value);
    cid(result.argumentHash, arguments);
    cid(result.tetraplet, tetraplet);
    return place;
  }

  size_t signatures() {
    std::vector<std::pair<size_t, size_t>> places;
    for (const auto& [key, signature] : data_.signatures) {
      size_t first = out_.bytes(key);
      places.emplace_back(first, out_.bytes(signature));
    }
    size_t begin = out_.align();
    size_t i = 0;
    for (const auto& [key, signature] : data_.signatures) {
      out_.slice(places[i].first, key.size());
      out_.slice(places[i++].second, signature.size());
    }
    return begin;
  }

  const Data& data_;
  ArchiveWriter out_;
};

}  // namespace

Bytes encode(const Data& data) {
  Bytes bytes;
  MessagePackWriter out(bytes);
  out.map(3);
  out.text("version");
  out.text(data.version);
  out.text("interpreter_version");
  out.text(data.interpreterVersion);
  out.text("inner_data");
  constexpr size_t kLongestHeader = 5;
  size_t begin = bytes.size();
  bytes.reserve(begin + kLongestHeader + estimatedSize(data));
  bytes.resize(begin + kLongestHeader);
  DataWriter(data, bytes).write();
  size_t size = bytes.size() - begin - kLongestHeader;
  if (size > INT32_MAX) throw std::length_error("particle data of more than 2 GiB");
  Bytes header;  // as long as the size demands
  MessagePackWriter(header).bytesHeader(size);
  auto gap = bytes.begin() + static_cast<std::ptrdiff_t>(begin);
  std::copy(header.begin(), header.end(), gap);
  bytes.erase(gap + static_cast<std::ptrdiff_t>(header.size()), gap + static_cast<std::ptrdiff_t>(kLongestHeader));
  return bytes;
}

/// A content id, and what has it.
constexpr size_t kBytesPerText = 128;

Decoded decode(std::span<const uint8_t> bytes) {
  Decoded result;
  if (bytes.empty()) return result;
  Envelope envelope;
  TextPool pool(bytes.size() / kBytesPerText);
  result.fault = readEnvelope(bytes, envelope);
  if (!result.fault) result.fault = readContent(envelope, pool, Texts::Copied, result.data);
  return result;
}

DecodedPair decode(std::span<const uint8_t> previous, std::span<const uint8_t> current, Texts texts) {
  DecodedPair result;
  Envelope before, now;
  TextPool pool((previous.size() + current.size()) / kBytesPerText);
  auto envelope = [&](std::span<const uint8_t> bytes, Envelope& into) {
    if (!result.fault && !bytes.empty()) result.fault = readEnvelope(bytes, into);
  };
  auto content = [&](const Envelope& from, std::shared_ptr<Data>& into) {
    Texts how = from.numbers.empty() ? texts : Texts::Copied;  // numbers end with the envelope
    if (!result.fault && from.inner) result.fault = readContent(from, pool, how, into);
  };
  envelope(previous, before);
  envelope(current, now);
  if (!result.fault && now.inner && versionLess(*now.interpreterVersion, kMinimumInterpreterVersion).value_or(true))
    result.fault =
        Fault{6, fmt::format("supplied data was produced by `{}` version of interpreter, but minimum `{}` version "
                             "is required",
                             *now.interpreterVersion, kMinimumInterpreterVersion)};
  content(before, result.previous);
  content(now, result.current);
  if (result.fault) result.previous = result.current = nullptr;
  return result;
}

std::optional<bool> versionLess(std::string_view a, std::string_view b) {
  std::optional<Version> first = parseVersion(a), second = parseVersion(b);
  if (!first || !second) return {};
  return less(*first, *second);
}

}  // namespace aqua::data
