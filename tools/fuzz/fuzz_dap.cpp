// Lines of JSON as what an editor says to the debugger: each request is answered once, in order, and refused with a
// reason if at all.
#include <string>
#include <vector>

#include "tools/debug/dap.h"
#include "tools/fuzz/json_lines.h"

namespace {

using namespace aqua;
namespace json = llvm::json;
using fuzz::demand;

constexpr const char* kProgram =
    "aqua Main\n\nexport f\n\nservice S(\"s\"):\n  g(n: u32) -> u32\n\nfunc f(peer: string) -> []u32:\n  all: *u32\n"
    "  for n <- [1, 2, 3] par:\n    on peer:\n      all <- S.g(n)\n  join all[2]\n  <- all\n";
constexpr const char* kScenario =
    "scenario = 1\nprogram = \"main.aqua\"\n[peers.bob]\n[[service]]\nid = \"s\"\non = [\"bob\"]\nbehaviour = "
    "\"first_arg\"\n"
    "[[call]]\nfunc = \"f\"\nargs = { peer = \"${peer.bob}\" }\n[[variant]]\nname = \"crash\"\n[[variant.event]]\n"
    "do = \"crash\"\npeer = \"bob\"\nat = \"10ms\"\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kMostPauses = 10'000;  // a run that goes on is looked at so often
  modules::OverlayFileSystem disk;
  disk.set("/p/main.aqua", kProgram);
  disk.set("/p/main.scenario.toml", kScenario);
  debug::DapOptions options;
  options.files = &disk;
  options.wantedOf = [](const debug::Launch& launch) { return debug::describedBy(launch); };
  options.outside = [](const run::World&) { return nullptr; };
  size_t pauses = 0;
  options.paused = [&] { return ++pauses > kMostPauses; };
  int64_t sequence = 0;
  std::vector<int64_t> answered;
  debug::Dap dap(std::move(options), [&](const json::Value& message) {
    const json::Object& fields = *message.getAsObject();
    demand(fields.getInteger("seq") == ++sequence);
    if (fields.getString("type") != llvm::StringRef("response")) return;
    answered.push_back(fields.getInteger("request_seq").value_or(0));
    if (!fields.getBoolean("success").value_or(false)) demand(!fields.getString("message")->empty());
  });
  auto handle = [&](const json::Value& message) {
    const size_t before = answered.size();
    const json::Object* fields = message.getAsObject();
    dap.handle(message);
    if (!fields || fields->getString("type") != llvm::StringRef("request") || !fields->getString("command")) return;
    demand(answered.size() == before + 1);
    if (auto number = fields->getInteger("seq")) demand(answered.back() == *number);
  };
  fuzz::eachLine(
      data, size, [&] { return dap.ended(); }, [&](const auto& problem) { dap.malformed(problem); }, handle);
  return 0;
}
