// `aqua particle`: what is in particle data, whether it would be believed, and how two of them differ.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/format/line_diff.h"
#include "runtime/data/codec/human.h"
#include "runtime/data/verify.h"
#include "tools/cli/particle_file.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using values::Value;
using Members = std::vector<std::pair<std::string, Value>>;

struct Particle {
  std::string path;
  size_t size = 0;
  std::shared_ptr<data::Data> data;
};

PeerNaming naming(const Session& session) {
  PeerNaming names;
  for (const std::string& name : session.arguments().of(OptionId::KnownPeer)) names.add(name);
  return names;
}

std::optional<std::string> particleId(const Session& session) {
  const std::vector<std::string>& given = session.arguments().of(OptionId::Particle);
  if (given.empty()) return std::nullopt;
  return given.back();
}

/// With an empty id signatures are not looked at.
std::vector<data::Signer> signersOf(const data::Data& data, const std::optional<std::string>& id) {
  return data::signers(data, id.value_or("")).value_or(std::vector<data::Signer>());
}

std::string_view verdict(const data::Signer& signer, bool checked) {
  if (!signer.hasSignature) return "no signature";
  if (!checked) return "signed";
  return signer.valid ? "valid" : "wrong signature";
}

// ------------------------------------------------------------------------------------------------------------- show

constexpr size_t kShort = 100, kLong = size_t{1} << 20;  // bytes of a value

std::string signersText(const std::vector<data::Signer>& signers, const PeerNaming& names, bool checked) {
  std::string text;
  for (const data::Signer& signer : signers)
    text += fmt::format("  {:<10} {:<12} {}  {}\n", base::printable(names(signer.peer)),
                        plural(signer.cids.size(), "record"), base::printable(signer.peer), verdict(signer, checked));
  return text.empty() ? "  nobody\n" : text;
}

std::string showText(const Session& session, const Particle& particle) {
  const data::Data& data = *particle.data;
  PeerNaming names = naming(session);
  std::string head = fmt::format("{}: {}, by interpreter {} in format {}, last call {}", particle.path,
                                 plural(particle.size, "byte"), data.interpreterVersion, data.version, data.lastCallId);
  std::string text = base::printable(head) + "\n";
  text += fmt::format("\ntrace, {}\n", plural(data.trace.size(), "state"));
  std::vector<std::string> lines = data::traceLines(data, names, session.settings().verbose ? kLong : kShort);
  for (size_t i = 0; i < lines.size(); ++i) text += fmt::format("  {:>4}  {}\n", i, lines[i]);
  const data::Stores& stores = data.stores;
  text += fmt::format(
      "\nrecords\n  {}, {}, {}, {}, {}\n", plural(stores.values.size(), "value"),
      plural(stores.tetraplets.size(), "tetraplet"), plural(stores.serviceResults.size(), "service result"),
      plural(stores.canonResults.size(), "canon result"), plural(stores.canonElements.size(), "canon element"));
  std::optional<std::string> id = particleId(session);
  text += fmt::format("\nwho answers for what{}\n", id ? "" : " (signatures are checked with `--particle ID`)");
  return text + signersText(signersOf(data, id), names, id.has_value());
}

Value stateJson(const data::StateView& view, const data::State& state, size_t index, const PeerNaming& names) {
  Members members{{"index", Value::unsignedInteger(index)},
                  {"depth", Value::unsignedInteger(view.depth)},
                  {"kind", Value::string(view.kind)},
                  {"state", data::humanReadable(state)},
                  {"text", Value::string(data::lineOf(view, names))}};
  auto add = [&](std::string name, std::string_view text) {
    if (!text.empty()) members.emplace_back(std::move(name), Value::string(text));
  };
  add("status", view.status);
  add("peer", view.peer);
  add("service", view.service);
  add("function", view.function);
  add("missing", view.missing);
  if (view.value && !view.cut) {
    std::optional<Value> value = values::parseJson(*view.value).optional();
    if (value) members.emplace_back("value", std::move(*value));
  }
  return Value::object(std::move(members));
}

Value signersJson(const std::vector<data::Signer>& signers, bool checked) {
  values::Array items;
  for (const data::Signer& signer : signers) {
    values::Array cids;
    for (const data::Cid& cid : signer.cids) cids.push_back(Value::string(cid.view()));
    Members members{{"peer", Value::string(signer.peer)},
                    {"cids", Value::array(std::move(cids))},
                    {"signed", Value::boolean(signer.hasSignature)}};
    if (checked) members.emplace_back("valid", Value::boolean(signer.valid));
    items.push_back(Value::object(std::move(members)));
  }
  return Value::array(std::move(items));
}

Value showJson(const Session& session, const Particle& particle) {
  const data::Data& data = *particle.data;
  PeerNaming names = naming(session);
  std::optional<std::string> id = particleId(session);
  values::Array trace;
  std::vector<data::StateView> views = data::viewTrace(data, kLong);
  for (size_t i = 0; i < views.size(); ++i) trace.push_back(stateJson(views[i], data.trace[i], i, names));
  Value raw = data::humanReadable(data);
  Value json = Value::object({{"format", Value::string("aqua/particle/1")},
                              {"bytes", Value::unsignedInteger(particle.size)},
                              {"trace", Value::array(std::move(trace))},
                              {"signers", signersJson(signersOf(data, id), id.has_value())},
                              {"data", *raw.find("data")},
                              {"versions", *raw.find("versions")}});
  return json;
}

ExitCode show(const Session& session, const Particle& particle) {
  if (session.forMachines()) session.result(showJson(session, particle));
  else session.result(showText(session, particle));
  return ExitCode::Done;
}

// ----------------------------------------------------------------------------------------------------------- verify

ExitCode verify(const Session& session, const Particle& particle) {
  std::optional<std::string> id = particleId(session);
  if (!id)
    return session.usage({"no `--particle ID`: signatures are made for one particle, whose id is not in its data", ""});
  const data::Data& data = *particle.data;
  std::optional<data::Fault> fault = data::verify(data, *id);
  std::vector<data::Signer> signers = signersOf(data, id);
  if (session.forMachines()) {
    Members members{{"format", Value::string("aqua/particle-verdict/1")},
                    {"file", Value::string(particle.path)},
                    {"valid", Value::boolean(!fault)},
                    {"signers", signersJson(signers, true)}};
    if (fault)
      members.emplace_back(
          "fault", Value::object({{"code", Value::integer(fault->code)}, {"message", Value::string(fault->message)}}));
    session.result(Value::object(std::move(members)));
    return fault ? ExitCode::ProgramFault : ExitCode::Done;
  }
  session.result(signersText(signers, naming(session), true));
  if (!fault) {
    session.say(fmt::format("{}: content ids, references and signatures are right", particle.path));
    return ExitCode::Done;
  }
  DiagnosticList issues;
  issues.report(Code::ParticleRefused, {})
      .arg("path", particle.path)
      .arg("code", std::to_string(fault->code))
      .arg("reason", fault->message);
  session.report(issues, true);
  return exitCodeOf(issues);
}

// ------------------------------------------------------------------------------------------------------------- diff

/// Entries that only one side has, or that differ.
template <class Record, class Same>
void compareStores(const data::Store<Record>& a, const data::Store<Record>& b, std::string_view what, Same&& same,
                   std::vector<std::string>& out) {
  std::set<std::string> ids;
  for (const auto& entry : a) ids.insert(entry.cid.str());
  for (const auto& entry : b) ids.insert(entry.cid.str());
  for (const std::string& id : ids) {
    const Record* first = a.get(data::Cid(id));
    const Record* second = b.get(data::Cid(id));
    if (first && second && same(*first, *second)) continue;
    out.push_back(fmt::format("{} {} {}", first && second ? '!' : first ? '-' : '+', what, id));
  }
}

std::vector<std::string> recordDifferences(const data::Data& a, const data::Data& b) {
  std::vector<std::string> out;
  const data::Stores &x = a.stores, &y = b.stores;
  compareStores(
      x.values, y.values, "value", [](const auto& p, const auto& q) { return p.text() == q.text(); }, out);
  auto byJson = [](const auto& p, const auto& q) { return data::jsonOf(p) == data::jsonOf(q); };
  compareStores(
      x.tetraplets, y.tetraplets, "tetraplet", [](const auto& p, const auto& q) { return p.tetraplet == q.tetraplet; },
      out);
  compareStores(x.serviceResults, y.serviceResults, "service result", byJson, out);
  compareStores(x.canonResults, y.canonResults, "canon result", byJson, out);
  compareStores(x.canonElements, y.canonElements, "canon element", byJson, out);
  for (const auto& [key, signature] : a.signatures) {
    auto other = b.signatures.find(key);
    if (other == b.signatures.end())
      out.push_back(fmt::format("- signature of the key {}", crypto::shownAsBase58(key)));
    if (other != b.signatures.end() && other->second != signature)
      out.push_back(fmt::format("! signature of the key {}", crypto::shownAsBase58(key)));
  }
  for (const auto& [key, signature] : b.signatures)
    if (!a.signatures.contains(key))
      out.push_back(fmt::format("+ signature of the key {}", crypto::shownAsBase58(key)));
  if (a.lastCallId != b.lastCallId) out.push_back(fmt::format("! last call {} {}", a.lastCallId, b.lastCallId));
  if (a.version != b.version) out.push_back(fmt::format("! format {} {}", a.version, b.version));
  if (a.interpreterVersion != b.interpreterVersion)
    out.push_back(fmt::format("! interpreter {} {}", a.interpreterVersion, b.interpreterVersion));
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(base::printable(line)).append("\n");
  return text;
}

ExitCode diff(const Session& session, const Particle& a, const Particle& b) {
  PeerNaming names = naming(session);
  // Where values are cut, their content ids tell them apart.
  std::string before = joined(data::traceLines(*a.data, names, kShort, true));
  std::string after = joined(data::traceLines(*b.data, names, kShort, true));
  std::string trace = format::unifiedDiff("trace", before, after);
  std::vector<std::string> records = recordDifferences(*a.data, *b.data);
  bool equal = trace.empty() && records.empty();
  if (session.forMachines()) {
    values::Array items;
    for (const std::string& line : records) items.push_back(Value::string(line));
    session.result(Value::object({{"format", Value::string("aqua/particle-diff/1")},
                                  {"equal", Value::boolean(equal)},
                                  {"trace", Value::string(trace)},
                                  {"records", Value::array(std::move(items))}}));
  } else {
    session.result(trace + joined(records));
    if (equal) session.say("the same, whatever the order of records");
  }
  return equal ? ExitCode::Done : ExitCode::ProgramFault;
}

/// The data that the command line names; empty: something was wrong, and reported in `code`.
std::vector<Particle> readParticles(const Session& session, ExitCode& code) {
  DiagnosticList issues;
  std::vector<Particle> particles;
  for (const std::string& path : session.arguments().positionals) {
    Particle particle{path, 0, nullptr};
    particle.data = readParticle(session, path, particle.size, issues);
    particles.push_back(std::move(particle));
  }
  code = exitCodeOf(issues);
  if (!issues.hasErrors()) return particles;
  session.report(issues, true);
  return {};
}

}  // namespace

ExitCode runParticleShow(const Session& session) {
  ExitCode code = ExitCode::Done;
  std::vector<Particle> particles = readParticles(session, code);
  return particles.empty() ? code : show(session, particles.front());
}

ExitCode runParticleVerify(const Session& session) {
  ExitCode code = ExitCode::Done;
  std::vector<Particle> particles = readParticles(session, code);
  return particles.empty() ? code : verify(session, particles.front());
}

ExitCode runParticleDiff(const Session& session) {
  ExitCode code = ExitCode::Done;
  std::vector<Particle> particles = readParticles(session, code);
  return particles.empty() ? code : diff(session, particles.front(), particles.back());
}

}  // namespace aqua::cli
