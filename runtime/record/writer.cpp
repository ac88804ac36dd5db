#include "runtime/record/writer.h"

#include <fmt/format.h>

namespace aqua::sim {

namespace {

using forms::Long;
using values::Array;
using Members = std::vector<std::pair<std::string, Value>>;

Value text(std::string_view s) { return Value::string(s); }
Value number(uint64_t n) { return Value::unsignedInteger(n); }

Value texts(const std::vector<std::string>& list) {
  Array items;
  for (const std::string& item : list) items.push_back(text(item));
  return Value::array(std::move(items));
}

Value numbers(const std::vector<std::pair<std::string, uint64_t>>& named) {
  Members members;
  for (const auto& [name, value] : named) members.emplace_back(name, number(value));
  return Value::object(std::move(members));
}

Value scripts(const Header& header) {
  Array items;
  for (const RecordedScript& script : header.scripts) {
    Array map;
    for (const MapEntry& entry : script.map)
      map.push_back(Value::array({number(entry.airBegin), number(entry.file), number(entry.line), number(entry.column),
                                  number(entry.endLine), number(entry.endColumn)}));
    items.push_back(Value::object({{"call", text(script.call)},
                                   {"function", text(script.function)},
                                   {"hash", text(script.hash)},
                                   {"map", Value::array(std::move(map))}}));
  }
  return Value::array(std::move(items));
}

Value peers(const Header& header) {
  Members members;
  for (size_t i = 0; i < header.peers.size(); ++i) {
    const RecordedPeer& peer = header.peers[i];
    members.emplace_back(peer.name, Value::object({{"id", text(peer.id)},
                                                   {"kind", text(peer.kind)},
                                                   {"flavour", text(peer.flavour)},
                                                   {"number", number(i)}}));
  }
  return Value::object(std::move(members));
}

Value headerLine(const Header& header) {
  Array sources;
  for (const RecordedFile& file : header.sources)
    sources.push_back(Value::object({{"path", text(file.path)}, {"hash", text(file.hash)}}));
  Members members{{"format", text(fmt::format("aqua/recording/{}", kRecordingVersion))},
                  {"version", text(header.version)},
                  {"command", texts(header.command)},
                  {"program", text(header.program)},
                  {"seed", number(header.seed)},
                  {"schedule", texts(header.schedule)},
                  {"timing", text(header.timing)},
                  {"sources", Value::array(std::move(sources))},
                  {"scripts", scripts(header)},
                  {"peers", peers(header)},
                  {"rules", Value::object({{"behaviours", texts(header.rules.behaviours)},
                                           {"events", texts(header.rules.events)},
                                           {"links", texts(header.rules.links)}})},
                  {"hermetic", Value::boolean(header.hermetic)},
                  {"limits", numbers(header.limits)}};
  if (header.start != 0) members.emplace_back("start", number(header.start));
  if (!header.scenario.empty()) members.emplace_back("scenario", text(header.scenario));
  if (!header.variant.empty()) members.emplace_back("variant", text(header.variant));
  return Value::object(std::move(members));
}

std::string digits(const llvm::BLAKE3& hash) {
  llvm::BLAKE3 copy = hash;
  std::string out;
  for (uint8_t byte : copy.final<32>()) out += fmt::format("{:02x}", byte);
  return out;
}

}  // namespace

std::string hashOf(std::string_view text) {
  llvm::BLAKE3 hash;
  hash.update(llvm::StringRef(text.data(), text.size()));
  return digits(hash);
}

RecordingWriter::RecordingWriter(Header header) : header_(std::move(header)), writing_{header_.peers, {}} {
  for (const RecordedPeer& peer : header_.peers) writing_.names.emplace(peer.id, peer.name);
  size_t begin = lines_.size();
  headerLine(header_).appendText(lines_);
  lines_ += '\n';
  hash_.update(llvm::StringRef(lines_).substr(begin));
}

void RecordingWriter::line(Members members) {
  size_t begin = lines_.size();
  Value::object(std::move(members)).appendText(lines_);
  lines_ += '\n';
  hash_.update(llvm::StringRef(lines_).substr(begin));
}

std::optional<std::string> RecordingWriter::reference(const Value& value) {
  if (value.textSize() <= forms::kInline) return std::nullopt;  // no less than it is
  std::string written = value.text();
  if (written.size() <= forms::kInline) return std::nullopt;
  constexpr size_t kDigits = 32;
  std::string hash = hashOf(written).substr(0, kDigits);
  if (values_.insert(hash).second) line({{"kind", text("value")}, {"hash", text(hash)}, {"value", value}});
  return hash;
}

void RecordingWriter::member(Members& line, std::string_view key, Value value, Long when) {
  switch (when) {
  case Long::Never: break;
  case Long::Whole:
    if (auto hash = reference(value)) {
      line.emplace_back(std::string(key) + std::string(forms::kReference), text(*hash));
      return;
    }
    break;
  case Long::Parts: {
    Array items;
    for (const Value& item : value.asArray()) {
      Members parts;
      for (const auto& [name, part] : item.asObject())
        member(parts, name, part, name == "value" ? Long::Whole : Long::Never);
      items.push_back(Value::object(std::move(parts)));
    }
    value = Value::array(std::move(items));
    break;
  }
  }
  line.emplace_back(key, std::move(value));
}

void RecordingWriter::add(const Event& event) {
  Members line{{"n", number(event.id)}, {"t", number(event.at)}, {"kind", text(wordOf(event.kind))}};
  if (event.peer != kNobody) line.emplace_back("peer", text(header_.peers[event.peer].name));
  if (event.because != 0) line.emplace_back("because", number(event.because));
  for (const forms::Field& field : forms::fieldsOf(event.kind))
    if (auto value = field.write(event, writing_)) member(line, field.key, std::move(*value), field.when);
  this->line(std::move(line));
}

void RecordingWriter::add(const RecordedWait& wait) {
  Members line{
      {"kind", text("wait")}, {"for", text(wait.what)}, {"have", number(wait.have)}, {"times", number(wait.times)}};
  if (wait.peer != kNobody) line.emplace_back("peer", text(header_.peers[wait.peer].name));
  if (wait.call != kNobody) line.emplace_back("call", number(wait.call));
  if (wait.place != UINT32_MAX) line.emplace_back("at", number(wait.place));
  if (wait.need != 0) line.emplace_back("need", number(wait.need));
  if (wait.because != 0) line.emplace_back("because", number(wait.because));
  if (!wait.cause.empty()) line.emplace_back("cause", text(wait.cause));
  if (!wait.detail.empty()) member(line, "detail", text(wait.detail), Long::Whole);
  if (!wait.text.empty()) member(line, "text", text(wait.text), Long::Whole);
  this->line(std::move(line));
}

void RecordingWriter::hear(const Value& line) {
  const auto& members = line.asObject();
  this->line({members.begin(), members.end()});
}

void RecordingWriter::add(const RecordedCheck& check) {
  Members line{{"kind", text("check")}, {"verdict", text(check.verdict)}, {"decided_by", number(check.decidedBy)}};
  for (const auto& [key, value] : {std::pair("name", &check.name), std::pair("expected", &check.expected),
                                   std::pair("actual", &check.actual), std::pair("place", &check.place)})
    if (!value->empty()) member(line, key, text(*value), Long::Whole);
  this->line(std::move(line));
}

void RecordingWriter::finish(const RecordedOutcome& outcome) {
  Members line{{"kind", text("outcome")}, {"function", text(outcome.function)}, {"outcome", text(outcome.outcome)},
               {"t", number(outcome.at)}, {"stats", numbers(outcome.stats)},    {"answers", number(outcome.answers)}};
  if (!outcome.values.empty()) member(line, "values", forms::written(outcome.values), Long::Parts);
  if (outcome.error) member(line, "error", *outcome.error, Long::Whole);
  if (!outcome.limit.empty()) line.emplace_back("limit", text(outcome.limit));
  member(line, "failures", forms::written(outcome.failures), Long::Parts);
  line.emplace_back("hash", text(digits(hash_)));
  this->line(std::move(line));
}

}  // namespace aqua::sim
