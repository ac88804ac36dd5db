// Expectations, properties and what is searched for.
#include "runtime/scenario/reading.h"

namespace aqua::sim {

namespace {

/// The whole value where the path is wrong, or absent.
Path toPath(std::string_view text) { return Path::parse(text).optional().value_or(Path()); }

Pattern readServicePattern(Reading& reading, const toml::table& table, const std::string& path) {
  Pattern pattern;
  pattern.kind = Pattern::Kind::Service;
  pattern.peer = textAt(table, "peer");
  pattern.service = reading.filledText(table, "id", path);
  pattern.function = textAt(table, "function");
  pattern.args = reading.matchers(table, "args", path);
  pattern.returns = reading.matcher(table, "returns", path);
  if (const toml::table* error = tableIn(table, "error"))
    pattern.error = readErrorPattern(reading, *error, under(path, "error"));
  else if (truthIn(table, "error")) pattern.error = ErrorPattern();
  return pattern;
}

Pattern readMessagePattern(const toml::table& table) {
  Pattern pattern;
  pattern.kind = Pattern::Kind::Message;
  pattern.from = textAt(table, "from");
  pattern.to = textAt(table, "to");
  pattern.state = wordIn<Pattern::MessageState>(table, "state", WordSet::State).value_or(pattern.state);
  return pattern;
}

/// The one that the table has, if any.
std::optional<Pattern> readPattern(Reading& reading, const toml::table& table, const std::string& path) {
  if (const toml::table* service = tableIn(table, "service"))
    return readServicePattern(reading, *service, under(path, "service"));
  for (std::string_view key : {"message", "hops"})
    if (const toml::table* message = tableIn(table, key)) return readMessagePattern(*message);
  Pattern pattern;
  if (const toml::table* step = tableIn(table, "step")) {
    pattern.kind = Pattern::Kind::Step;
    pattern.peer = textAt(*step, "peer");
    pattern.code = integerIn(*step, "code");
  } else if (const toml::table* log = tableIn(table, "log")) {
    pattern.kind = Pattern::Kind::Log;
    pattern.peer = textAt(*log, "peer");
    pattern.contains = textAt(*log, "contains");
  } else if (const toml::table* fault = tableIn(table, "fault")) {
    pattern.kind = Pattern::Kind::Fault;
    pattern.deed = wordIn<Deed>(*fault, "do", WordSet::Deed);
  } else if (const toml::table* call = tableIn(table, "call")) {
    pattern.kind = Pattern::Kind::Call;
    pattern.call = textAt(*call, "id");
    pattern.outcome = wordIn<Ending>(*call, "outcome", WordSet::Outcome);
  } else {
    return std::nullopt;
  }
  return pattern;
}

ValueSource firstCall(const Scenario& scenario) {
  return {ValueSource::Kind::Result, scenario.calls.empty() ? "main" : scenario.calls.front().id, {}};
}

void readValueTest(Reading& reading, Check& check, const toml::table& table, const std::string& path) {
  ValueTest& test = check.value;
  const toml::table& value = *tableIn(table, "value");
  test.of = toSource(textAt(value, "of")).value_or(ValueSource());
  test.at = toPath(textAt(value, "at"));
  test.every = reading.matcher(table, "every", path);
  test.some = reading.matcher(table, "some", path);
  test.equals = reading.matcher(table, "equals", path);
  test.unordered = reading.matchers(table, "unordered", path);
  test.length = wholeIn(table, "length");
  test.atLeast = valueIn(table, "at_least");
  test.atMost = valueIn(table, "at_most");
}

/// `every = "returned", satisfies = { field = "peer", ... }`: each element of the answer.
void readSatisfies(Reading& reading, Check& check, const toml::table& table, const std::string& path) {
  const toml::node* every = table.get("every");
  if (every && textAt(table, "every") != "returned")
    reading.report({diagnostics::Code::TomlBadValue,
                    under(path, "every"),
                    {{"value", reading.textOf(*every)}, {"expected", "`returned`, beside `satisfies`"}},
                    {}});
  toml::table pattern = *tableIn(table, "satisfies");
  check.value.of = firstCall(reading.scenario());
  std::string field = textAt(pattern, "field");
  check.value.at = toPath("[*]" + std::string(field.starts_with('[') ? "" : ".") + field);
  pattern.erase("field");
  check.value.every = reading.matcher(pattern, under(path, "satisfies"));
}

Count readCount(Reading& reading, const toml::table& table, const std::string& path) {
  for (std::string_view key : {"at_least", "at_most"})
    if (table.contains(key) && !wholeIn(table, key))
      reading.report({diagnostics::Code::TomlBadValue,
                      under(path, key),
                      {{"value", reading.textOf(*table.get(key))}, {"expected", "a whole number from 0"}},
                      {}});
  if (auto times = wholeIn(table, "times")) return {times, times};
  return {wholeIn(table, "at_least"), wholeIn(table, "at_most")};
}

void readEventsCheck(Reading& reading, Check& check, const toml::table& table, const std::string& path) {
  check.kind = Check::Kind::Events;
  check.count = readCount(reading, table, path);
  const toml::table* inside = &table;
  std::string at = path;
  for (std::string_view key : {"count", "never"})
    if (const toml::table* pattern = tableIn(table, key)) {
      inside = pattern;
      at = under(path, key);
    }
  if (table.contains("never")) check.count = {std::nullopt, 0};
  if (auto pattern = readPattern(reading, *inside, at)) check.pattern = std::move(*pattern);
  for (const auto& [key, node] : *inside)
    if (at != path || key == "hops")
      reading.lead(under(path, key == "hops" ? "message" : key.str()), under(at, key.str()));
  if (const toml::table* hops = tableIn(*inside, "hops")) {
    Count count = readCount(reading, *hops, under(at, "hops"));
    if (count.least || count.most) check.count = count;
  }
}

void readRun(Check& check, const toml::table& table) {
  using Kind = Check::Kind;
  if (table.contains("no_warnings")) check.kind = Kind::NoWarnings;
  if (table.contains("signatures")) check.kind = Kind::Signatures;
  for (auto [key, kind] : {std::pair("max_hops", Kind::MaxHops), std::pair("max_particles", Kind::MaxParticles)})
    if (auto most = wholeIn(table, key)) {
      check.kind = kind;
      check.most = *most;
    }
  if (auto time = durationIn(table, "max_virtual_time")) {
    check.kind = Kind::MaxVirtualTime;
    check.time = *time;
  }
  if (auto file = textIn(table, "recording")) {
    check.kind = Kind::Recording;
    check.file = *file;
  }
}

/// What the keys of an atom say.
void readAtom(Reading& reading, Check& check, const toml::table& table, const std::string& path) {
  if (tableIn(table, "value")) {
    check.kind = Check::Kind::Value;
    readValueTest(reading, check, table, path);
  } else if (tableIn(table, "satisfies")) {
    check.kind = Check::Kind::Value;
    readSatisfies(reading, check, table, path);
  } else if (table.contains("order")) {
    check.kind = Check::Kind::Order;
    for (const std::string& text : textsIn(table, "order"))
      check.order.push_back(toAction(text, false).value_or(OrderStep()));
  } else if (const toml::table* visited = tableIn(table, "visited")) {
    check.kind = Check::Kind::Visited;
    if (visited->contains("only")) check.only = textsIn(*visited, "only");
    check.peers = textsIn(*visited, "all");
  } else if (table.contains("converged")) {
    check.kind = Check::Kind::Converged;
    check.peers = textsIn(table, "converged");
  } else if (const toml::table* conserved = tableIn(table, "conserved")) {
    check.kind = Check::Kind::Conserved;
    check.value.of = toSource(textAt(*conserved, "of")).value_or(firstCall(reading.scenario()));
    check.value.at = toPath(textAt(*conserved, "sum"));
    check.sum = valueIn(*conserved, "equals").value_or(Value());
  } else {
    readEventsCheck(reading, check, table, path);
    readRun(check, table);
  }
}

std::vector<Deviation> deviationsIn(const toml::table& table, std::string_view key) {
  std::vector<Deviation> result;
  for (const std::string& text : textsIn(table, key)) result.push_back(toDeviation(text).value_or(Deviation()));
  return result;
}

}  // namespace

std::optional<ErrorPattern> readErrorPattern(Reading& reading, const toml::table& table, const std::string& path) {
  return ErrorPattern{integerIn(table, "code"), reading.matcher(table, "message", path), textAt(table, "peer")};
}

Expected readExpected(Reading& reading, const toml::table& table, const std::string& path) {
  Expected expected;
  expected.place = reading.spanOf(table);
  expected.outcome = wordIn<Ending>(table, "outcome", WordSet::Outcome);
  expected.by = durationIn(table, "by");
  expected.returns = reading.matcher(table, "returns", path);
  expected.unordered = truthIn(table, "unordered").value_or(false);
  if (const toml::table* error = tableIn(table, "error"))
    expected.error = readErrorPattern(reading, *error, under(path, "error"));
  expected.answers = wholeIn(table, "answers");
  for (const toml::table* wait : tablesIn(table, "waits")) {
    OrderStep waited = toAction(textAt(*wait, "for"), true).value_or(OrderStep());
    expected.waits.push_back({textAt(*wait, "peer"), waited.service, waited.function, wholeIn(*wait, "line")});
  }
  expected.golden = textAt(table, "golden");
  expected.survives = deviationsIn(table, "survives");
  return expected;
}

std::vector<Check> readExpectations(Reading& reading, const toml::table& top) {
  std::vector<Check> result;
  for (const toml::table* table : tablesIn(top, "expect")) {
    std::string path = under("expect", result.size());
    Check& check = result.emplace_back();
    check.place = reading.spanOf(*table);
    check.name = textAt(*table, "name");
    check.optional = truthIn(*table, "optional").value_or(false);
    readAtom(reading, check, *table, path);
    check.by = durationIn(*table, "by");
    const toml::table* within = tableIn(*table, "within");
    const toml::table* from = within ? tableIn(*within, "from") : nullptr;
    auto pattern = from ? readPattern(reading, *from, under(path, "within.from")) : std::nullopt;
    if (pattern) check.within = Within{std::move(*pattern), durationIn(*within, "by").value_or(0)};
  }
  return result;
}

std::vector<Property> readProperties(Reading& reading, const toml::table& top) {
  constexpr std::pair<std::string_view, Property::Mode> kModes[] = {{"always", Property::Mode::Always},
                                                                    {"never", Property::Mode::Never},
                                                                    {"eventually", Property::Mode::Eventually},
                                                                    {"sometimes", Property::Mode::Sometimes}};
  std::vector<Property> result;
  for (const toml::table* table : tablesIn(top, "property")) {
    std::string path = under("property", result.size());
    Property& property = result.emplace_back();
    for (const auto& [key, mode] : kModes)
      if (const toml::table* atom = tableIn(*table, key)) {
        property.mode = mode;
        readAtom(reading, property.check, *atom, under(path, key));
      }
    property.check.place = reading.spanOf(*table);
    property.check.name = textAt(*table, "name");
    property.check.optional = truthIn(*table, "optional").value_or(false);
  }
  return result;
}

Exploration readExploration(const toml::table& table) {
  Exploration explore;
  explore.strategy = wordIn<Exploration::Strategy>(table, "strategy", WordSet::Strategy).value_or(explore.strategy);
  explore.runs = wholeIn(table, "runs").value_or(explore.runs);
  explore.states = wholeIn(table, "states").value_or(explore.states);
  explore.depth = wholeIn(table, "depth").value_or(explore.depth);
  explore.time = durationIn(table, "time");
  explore.seed = wholeIn(table, "seed");
  explore.faults = deviationsIn(table, "faults");
  explore.timing = wordIn<Exploration::Timing>(table, "timing", WordSet::Timing).value_or(explore.timing);
  explore.inTest = wordIn<Exploration::InTest>(table, "in_test", WordSet::InTest).value_or(explore.inTest);
  explore.mustExhaust = truthIn(table, "must_exhaust").value_or(false);
  return explore;
}

}  // namespace aqua::sim
