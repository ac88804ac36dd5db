#include "runtime/record/reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/record/forms.h"

namespace aqua::sim {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;

/// The members of one JSON object, typed. What is first wrong on a line is kept, and what is missing then is empty.
class Table {
 public:
  Table(const Value& object, const forms::Reading& reading, std::string& problem)
      : object_(object), reading_(reading), problem_(problem) {
    if (!object.isObject()) fail("expected an object");
  }

  const Value* find(std::string_view key) const { return forms::memberOf(object_, key, reading_); }
  const Value& at(std::string_view key) const {
    static const Value kNothing;
    const Value* found = find(key);
    if (!found) fail(fmt::format("`{}` is missing", key));
    return found ? *found : kNothing;
  }
  /// One that this is a part of.
  Table inside(const Value& object) const { return {object, reading_, problem_}; }

  std::string text(std::string_view key) const { return textOf(at(key), key); }
  std::string textOr(std::string_view key) const {
    const Value* found = find(key);
    return found ? textOf(*found, key) : std::string();
  }
  uint64_t number(std::string_view key, uint64_t most = UINT64_MAX) const { return numberOf(at(key), key, most); }
  uint64_t numberOr(std::string_view key, uint64_t other, uint64_t most = UINT64_MAX) const {
    const Value* found = find(key);
    return found ? numberOf(*found, key, most) : other;
  }
  const values::Array& list(std::string_view key) const { return listOf(at(key), key); }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> all;
    for (const Value& item : list(key)) all.push_back(textOf(item, key));
    return all;
  }
  std::vector<std::pair<std::string, uint64_t>> numbers(std::string_view key) const {
    std::vector<std::pair<std::string, uint64_t>> all;
    const Value& found = at(key);
    if (!found.isObject()) wrong(key, "an object of numbers");
    else
      for (const auto& [name, value] : found.asObject()) all.emplace_back(name, numberOf(value, key, UINT64_MAX));
    return all;
  }
  std::vector<Value> values(std::string_view key) const {
    std::vector<Value> all;
    const Value* found = find(key);
    if (found && !forms::read(*found, all, reading_)) wrong(key, "a list of values");
    return all;
  }
  bool flag(std::string_view key) const {
    const Value& found = at(key);
    if (!found.isBool()) wrong(key, "true or false");
    return found.isBool() && found.asBool();
  }
  /// kNobody where there is none.
  uint32_t peer(std::string_view key) const {
    const Value* found = find(key);
    if (!found) return kNobody;
    auto peer = found->isString() ? reading_.peers.find(found->asString()) : reading_.peers.end();
    if (peer != reading_.peers.end()) return peer->second;
    wrong(key, "a peer of the header");
    return kNobody;
  }
  const values::Array& listOf(const Value& value, std::string_view key) const {
    static const values::Array kNone;
    if (value.isArray()) return value.asArray();
    wrong(key, "a list");
    return kNone;
  }

  void fail(std::string reason) const {
    if (problem_.empty()) problem_ = std::move(reason);
  }
  void wrong(std::string_view key, std::string_view wants) const { fail(fmt::format("`{}` is not {}", key, wants)); }

 private:
  std::string textOf(const Value& value, std::string_view key) const {
    if (value.isString()) return std::string(value.asString());
    wrong(key, "a text");
    return {};
  }
  uint64_t numberOf(const Value& value, std::string_view key, uint64_t most) const {
    auto number = value.asUint64();
    if (number && *number <= most) return *number;
    wrong(key, "a number that fits");
    return 0;
  }

  const Value& object_;
  const forms::Reading& reading_;
  std::string& problem_;
};

bool isInput(std::string_view kind) {
  constexpr std::string_view kInputs[] = {
#define INPUT(word) word,
#include "runtime/record/inputs.def"
  };
  return std::find(std::begin(kInputs), std::end(kInputs), kind) != std::end(kInputs);
}

uint32_t small(uint64_t number) { return static_cast<uint32_t>(number); }

class Reader {
 public:
  Reader(const SourceFile& file, DiagnosticList& issues) : file_(file), issues_(issues) {}

  std::optional<Recording> header() {
    if (!read([&](const Table& line, const Value&) { readHeader(line); })) return std::nullopt;
    return std::move(result_);
  }

  std::optional<Recording> whole() {
    if (!read([&](const Table& line, const Value&) { readHeader(line); })) return std::nullopt;
    uint32_t count = file_.lineCount();
    if (file_.text().ends_with('\n')) --count;
    for (line_ = 2; line_ <= count; ++line_)
      if (!read([&](const Table& line, const Value& whole) { readLine(line, whole); })) return std::nullopt;
    return std::move(result_);
  }

 private:
  template <class Reading> bool read(const Reading& reading) {
    auto json = values::parseJson(file_.line(line_));
    if (json) reading(Table(*json, reading_, problem_), *json);
    else problem_ = fmt::format("a line is no JSON: {}", json.error().reason);
    if (problem_.empty()) return true;
    uint32_t begin = file_.lineStart(line_);
    auto size = static_cast<uint32_t>(file_.line(line_).size());
    issues_.report(Code::RecordingForm, {&file_, begin, begin + size}).arg("reason", problem_);
    return false;
  }

  void readHeader(const Table& line) {
    constexpr std::string_view kFormat = "aqua/recording/";
    std::string format = line.textOr("format");
    auto version = base::parse<uint32_t>(format.starts_with(kFormat) ? format.substr(kFormat.size()) : "");
    if (!version) return line.fail("its first line does not say the format, `aqua/recording/2`");
    if (*version == 0 || *version > kRecordingVersion)
      return line.fail(fmt::format("this program does not know `{}`", format));
    reading_.version = result_.version = *version;
    Header& header = result_.header;
    header.version = line.text("version");
    header.seed = line.number("seed");
    readPeers(line);
    if (*version == 1) return;
    header.command = line.texts("command");
    header.program = line.text("program");
    header.scenario = line.textOr("scenario");
    header.variant = line.textOr("variant");
    header.schedule = line.texts("schedule");
    header.timing = line.text("timing");
    header.limits = line.numbers("limits");
    header.hermetic = line.flag("hermetic");
    header.start = line.numberOr("start", 0);
    for (const Value& item : line.list("sources")) {
      Table source = line.inside(item);
      header.sources.push_back({source.text("path"), source.text("hash")});
    }
    for (const Value& item : line.list("scripts")) readScript(line.inside(item));
    Table rules = line.inside(line.at("rules"));
    header.rules = {rules.texts("events"), rules.texts("links"), rules.texts("behaviours")};
  }

  void readScript(const Table& line) {
    RecordedScript script{line.text("call"), line.text("function"), line.text("hash"), {}};
    constexpr size_t kNumbers = 6;
    for (const Value& item : line.list("map")) {
      const values::Array& parts = line.listOf(item, "map");
      std::array<uint32_t, kNumbers> numbers{};
      for (size_t i = 0; i < kNumbers; ++i) {
        auto number = i < parts.size() ? parts[i].asUint64() : std::nullopt;
        if (!number || *number > UINT32_MAX) return line.wrong("map", "a list of lists of six numbers");
        numbers[i] = small(*number);
      }
      if (numbers[1] >= result_.header.sources.size())
        return line.fail("`map` names a file that is not among `sources`");
      if (!script.map.empty() && script.map.back().airBegin > numbers[0]) return line.fail("`map` is not in order");
      script.map.push_back({numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]});
    }
    result_.header.scripts.push_back(std::move(script));
  }

  void readPeers(const Table& line) {
    const Value& peers = line.at("peers");
    if (!peers.isObject()) return line.wrong("peers", "an object");
    std::vector<RecordedPeer>& all = result_.header.peers;
    all.resize(peers.asObject().size());
    std::vector<bool> taken(all.size());
    uint32_t next = 0;
    for (const auto& [name, value] : peers.asObject()) {
      RecordedPeer peer{name, "", "", ""};
      uint32_t number = next++;
      if (reading_.version == 1) {
        if (!value.isString()) return line.wrong("peers", "an object of peer ids");
        peer.id = value.asString();
      } else {
        Table described = line.inside(value);
        peer = {name, described.text("id"), described.text("kind"), described.text("flavour")};
        number = small(described.number("number", UINT32_MAX));
        if (number >= all.size() || taken[number]) return line.fail("the numbers of `peers` are not 0, 1, ...");
      }
      taken[number] = true;
      all[number] = std::move(peer);
      reading_.peers.emplace(name, number);
    }
  }

  void readLine(const Table& line, const Value& whole) {
    if (result_.outcome) return line.fail("there is a line after the last one, which is that of kind `outcome`");
    std::string kind = line.text("kind");
    if (kind == "value") return readValue(line);
    if (kind == "wait") return readWait(line);
    if (kind == "check") return readCheck(line);
    if (kind == "outcome") return readOutcome(line);
    if (auto known = wordNamed<EventKind>(kind)) return readEvent(*known, line);
    if (isInput(kind)) return result_.heard.push_back(whole);
    ++result_.unknown;
    if (line.find("n")) eventIdOf(line);
  }

  uint64_t eventIdOf(const Table& line) {
    uint64_t id = line.number("n");
    if (id != lastId_ + 1) line.fail(fmt::format("`n` is {}, expected {}", id, lastId_ + 1));
    return lastId_ = id;
  }

  uint64_t causeOf(const Table& line) const {
    uint64_t because = line.numberOr("because", 0);
    if (because > lastId_) line.fail("`because` names an event that is not above");
    return because;
  }

  void readEvent(EventKind kind, const Table& line) {
    Event event;
    event.kind = kind;
    event.because = causeOf(line);
    event.id = eventIdOf(line);
    event.at = line.number("t");
    event.peer = line.peer("peer");
    if (event.peer == kNobody && kind != EventKind::Fault) return line.fail("`peer` is missing");
    for (const forms::Field& field : forms::fieldsOf(kind)) {
      const Value* value = line.find(field.key);
      // Version 1 knew less.
      if (!value && field.needed && reading_.version != 1) line.fail(fmt::format("`{}` is missing", field.key));
      if (value && !field.read(*value, event, reading_)) line.wrong(field.key, field.wants);
    }
    if (reading_.version == 1) guessCause(event, line);
    if (kind == EventKind::CallStarted) result_.calls.emplace(event.particle, event.call);
    result_.events.push_back(std::move(event));
    result_.lines.push_back(line_);
  }

  /// Version 1 has no causes: what arrives was sent, and all else follows what was there before.
  void guessCause(Event& event, const Table& line) {
    uint64_t message = line.find("message") && line.at("message").isInteger() ? line.number("message") : 0;
    if (event.kind == EventKind::ParticleSent) sent_[message] = event.id;
    uint64_t& last = lastOn_[event.peer];
    event.because = last;
    if (event.kind == EventKind::ParticleReceived)
      if (auto found = sent_.find(message); found != sent_.end()) event.because = found->second;
    last = event.id;
    if (message == 0 || event.other == kNobody) return;
    bool comes = event.kind == EventKind::ParticleReceived;
    event.message = {comes ? event.other : event.peer, comes ? event.peer : event.other, message, 0};
  }

  void readValue(const Table& line) { reading_.values.insert_or_assign(line.text("hash"), line.at("value")); }

  void readWait(const Table& line) {
    RecordedWait wait;
    wait.peer = line.peer("peer");
    wait.call = small(line.numberOr("call", kNobody, UINT32_MAX));
    wait.what = line.text("for");
    wait.detail = line.textOr("detail");
    wait.place = small(line.numberOr("at", UINT32_MAX, UINT32_MAX));
    wait.have = line.numberOr("have", 0);
    wait.need = line.numberOr("need", 0);
    wait.times = line.numberOr("times", 1);
    wait.cause = line.textOr("cause");
    wait.text = line.textOr("text");
    wait.because = causeOf(line);
    result_.waits.push_back(std::move(wait));
  }

  void readCheck(const Table& line) {
    result_.checks.push_back({line.textOr("name"), line.text("verdict"), line.textOr("expected"), line.textOr("actual"),
                              line.textOr("place"), line.numberOr("decided_by", 0)});
  }

  void readOutcome(const Table& line) {
    RecordedOutcome outcome;
    outcome.function = line.text("function");
    outcome.outcome = line.text("outcome");
    outcome.at = line.number("t");
    outcome.stats = line.numbers("stats");
    outcome.values = line.values("values");
    outcome.failures = line.values("failures");
    if (const Value* error = line.find("error")) outcome.error = *error;
    outcome.limit = line.textOr("limit");
    outcome.answers = line.numberOr("answers", 0);
    if (reading_.version != 1) {
      outcome.hash = line.text("hash");
      result_.intact = outcome.hash == hashOf(file_.text().substr(0, file_.lineStart(line_)));
    }
    result_.outcome = std::move(outcome);
  }

  const SourceFile& file_;
  DiagnosticList& issues_;
  forms::Reading reading_;
  Recording result_;
  std::string problem_;  // of this line
  uint32_t line_ = 1;
  uint64_t lastId_ = 0;
  std::map<uint64_t, uint64_t> sent_;    // version 1: number of a message -> id of its event
  std::map<uint32_t, uint64_t> lastOn_;  // version 1: peer -> id of its last event
};

}  // namespace

std::optional<Recording> readRecording(const SourceFile& file, DiagnosticList& issues) {
  return Reader(file, issues).whole();
}

std::optional<Recording> readRecordingHeader(const SourceFile& file, DiagnosticList& issues) {
  return Reader(file, issues).header();
}

// ----------------------------------------------------------------------------------------------------- recording.h

const Event* Recording::find(uint64_t id) const {
  auto found = std::lower_bound(events.begin(), events.end(), id,
                                [](const Event& event, uint64_t wanted) { return event.id < wanted; });
  return found == events.end() || found->id != id ? nullptr : &*found;
}

std::string Recording::keyOf(const Event& event) const {
  if (event.message.from == kNobody) return {};
  std::string_view to = event.message.to == kNobody ? std::string_view("?") : nameOf(event.message.to);
  return keyText(event.message, nameOf(event.message.from), to);
}

uint32_t Recording::callOf(uint32_t particle) const {
  auto found = calls.find(particle);
  return found == calls.end() ? kNobody : found->second;
}

std::optional<AquaPlace> Recording::placeOf(uint32_t call, uint32_t airBegin) const {
  if (call >= header.scripts.size() || airBegin == UINT32_MAX) return std::nullopt;
  const std::vector<MapEntry>& map = header.scripts[call].map;
  auto after = std::upper_bound(map.begin(), map.end(), airBegin,
                                [](uint32_t at, const MapEntry& entry) { return at < entry.airBegin; });
  if (after == map.begin()) return std::nullopt;
  const MapEntry& entry = *std::prev(after);
  return AquaPlace{header.sources[entry.file].path, entry.line, entry.column, entry.endLine, entry.endColumn};
}

std::optional<AquaPlace> Recording::placeOf(const Event& event) const {
  return event.place == UINT32_MAX ? std::nullopt : placeOf(callOf(event.particle), event.place);
}

std::string_view Recording::ruleOf(const Event& event) const {
  const std::vector<std::string>& places = event.kind == EventKind::ServiceReturned ? header.rules.behaviours
                                           : event.loss == Loss::Dropped            ? header.rules.links
                                                                                    : header.rules.events;
  return event.rule < places.size() ? std::string_view(places[event.rule]) : std::string_view();
}

std::vector<const Event*> Recording::causesOf(const Event& event) const {
  std::vector<const Event*> chain;
  for (const Event* next = &event; next; next = find(next->because)) chain.push_back(next);
  return chain;
}

}  // namespace aqua::sim
