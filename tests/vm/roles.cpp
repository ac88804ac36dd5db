// What peers that are no longer honest send (runtime/sim/forge.h), as requests to an interpreter: requests/roles.jsonl.
// Three peers execute a call each, one after the other; the second is the one that is no longer honest, and the third
// gets its data.
#include <iostream>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "runtime/data/codec/codec.h"
#include "runtime/sim/forge.h"
#include "runtime/vm/vm.h"

namespace {

using namespace aqua;
using values::Value;

constexpr std::string_view kParticle = "roles-particle";

class Stage {
 public:
  std::string script(std::string_view last = "h") const {
    return fmt::format(
        "(seq (call \"{}\" (\"s\" \"f\") [1] x) (seq (call \"{}\" (\"s\" \"g\") [x] y) (call \"{}\" "
        "(\"s\" \"{}\") [x y] z)))",
        a_.peerId(), b_.peerId(), c_.peerId(), last);
  }

  /// What a peer has after a step, and after the answer to its call if there is one.
  data::DataPtr step(const crypto::KeyPair& key, const data::DataPtr& before, const data::DataPtr& arrived,
                     std::string_view answer, std::string_view particle = kParticle) const {
    std::string text = script();
    auto parsed = air::parseInPlace(text);
    vm::Params params = paramsOf(key, particle);
    vm::Outcome first = vm::run(*parsed, before, arrived, params, {});
    if (answer.empty() || first.requests.empty()) return first.data;
    std::map<uint32_t, vm::CallResult> results{{first.requests[0].id, {0, std::string(answer)}}};
    return vm::run(*parsed, first.data, nullptr, params, results).data;
  }

  struct Request {
    std::string_view id, about;
    data::DataPtr arrived;
    int64_t code = 0;
    std::string text;
    data::DataPtr before{};
    std::string air{};
    std::string particle{kParticle};
    const crypto::KeyPair* initiator = nullptr;
  };
  void show(const Request& request) const {
    auto bytes = [](const data::DataPtr& data) {
      return Value::string(data ? crypto::base64(data::encode(*data)) : std::string());
    };
    vm::Params params = paramsOf(c_, request.particle);
    const std::string& initiator = (request.initiator ? *request.initiator : a_).peerId();
    Value members = Value::object({{"init_peer_id", Value::string(initiator)},
                                   {"current_peer_id", Value::string(params.currentPeerId)},
                                   {"secret_key", Value::string(crypto::base64(c_.seed()))},
                                   {"particle_id", Value::string(request.particle)},
                                   {"timestamp", Value::unsignedInteger(params.timestamp)},
                                   {"ttl", Value::unsignedInteger(params.ttl)}});
    Value expect = Value::object({{"code", Value::integer(request.code)}, {"text", Value::string(request.text)}});
    std::cout << Value::object({{"id", Value::string(request.id)},
                                {"about", Value::string(request.about)},
                                {"air", Value::string(request.air.empty() ? script() : request.air)},
                                {"params", members},
                                {"prev_data", bytes(request.before)},
                                {"data", bytes(request.arrived)},
                                {"expect", expect}})
                     .text()
              << "\n";
  }

  void show(std::string_view id, std::string_view about, const data::DataPtr& arrived, int64_t code,
            std::string text) const {
    Request request{id, about, arrived, code, std::move(text)};
    show(request);
  }

  void showAll() const {
    auto fromA = step(a_, nullptr, nullptr, R"({"n":1})");
    auto fromB = step(b_, nullptr, fromA, "[2]");
    auto isA = [&](std::string_view peer) { return peer == a_.peerId(); };
    auto quiet = [](const data::Tetraplet&, std::string_view) {};
    auto before = step(b_, nullptr, fromA, "");
    auto other = sim::otherVersion(*fromB, before.get(), b_, kParticle, 1, quiet);
    show("honest", "what an honest peer sends", fromB, 0, "");
    show("liar", "another result, signed well: nobody can know", step(b_, nullptr, fromA, "[3]"), 0, "");
    show("forger", "a result in the name of the first peer", sim::withForgedResult(*fromB, isA, b_, kParticle), 9,
         "peer_id doens't match any available public key");
    show("editor", "a stored value of the first peer", sim::withEditedValue(*fromB, isA), 8, "Value mismatch");
    show("tamper", "a part of a value, on the way", sim::withPartReplaced(*fromB, *sim::Path::parse("n"), Value()), 8,
         "Value mismatch");
    show("equivocator.alone", "one version of a result is as good as the other", other, 0, "");
    Request meets{"equivocator.meets", "two versions of a result", other, 9, "inconsistent CID multisets on merge"};
    meets.before = step(c_, nullptr, fromB, "");
    show(meets);
    Request replayed{"replayer", "data of another particle", fromB, 9, "signature mismatch"};
    replayed.particle = "another";
    show(replayed);
    Request script{"script_editor", "a changed call that was not executed yet: only the particle signature tells",
                   fromB, 0, ""};
    script.air = this->script("x");
    show(script);
    Request header{"header_editor", "another id of the particle", fromB, 9, "signature mismatch"};
    header.particle = std::string(kParticle) + "~";
    show(header);
    Request impersonated{"impersonator", "another initiator, whose calls these are not", fromInit(), 20017, ""};
    impersonated.air = initScript();
    impersonated.initiator = &b_;
    show(impersonated);
    Request stripped{"stripper", "less than the peer knows already", fromA, 0, ""};
    stripped.before = step(c_, nullptr, fromB, "");
    show(stripped);
  }

 private:
  std::string initScript() const {
    return fmt::format("(seq (call %init_peer_id% (\"s\" \"f\") [1] x) (call \"{}\" (\"s\" \"h\") [x] z))",
                       c_.peerId());
  }
  data::DataPtr fromInit() const {
    std::string text = initScript();
    auto parsed = air::parseInPlace(text);
    vm::Outcome first = vm::run(*parsed, nullptr, nullptr, paramsOf(a_, kParticle), {});
    return vm::run(*parsed, first.data, nullptr, paramsOf(a_, kParticle), {{first.requests[0].id, {0, "1"}}}).data;
  }
  vm::Params paramsOf(const crypto::KeyPair& key, std::string_view particle) const {
    constexpr uint64_t kTimestamp = 1'700'000'000'000;
    constexpr uint32_t kTtl = 120'000;
    return {a_.peerId(), key.peerId(), kTimestamp, kTtl, std::string(particle), &key};
  }

  crypto::KeyPair a_ = crypto::KeyPair::fromText("a"), b_ = crypto::KeyPair::fromText("b"),
                  c_ = crypto::KeyPair::fromText("c");
};

}  // namespace

int main() { Stage().showAll(); }
