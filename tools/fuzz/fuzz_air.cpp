// Any bytes as an AIR script: what is read prints to a script that reads to the same, and one step of it ends.
#include <cstdlib>
#include <memory>
#include <string>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "runtime/data/codec/codec.h"
#include "runtime/data/verify.h"
#include "runtime/vm/vm.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

air::Parsed parse(std::string text) {
  return air::parse(std::make_shared<diagnostics::SourceFile>("fuzz.air", std::move(text)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  air::Parsed parsed = parse(text);
  demand((parsed.script == nullptr) == parsed.issues.hasErrors());
  for (const diagnostics::Diagnostic& issue : parsed.issues.items())
    demand(issue.primary.begin <= issue.primary.end && issue.primary.end <= size);
  if (!parsed.script) return 0;

  std::string printed = air::printCompact(*parsed.script->root);
  air::Parsed again = parse(printed);
  demand(again.script && air::printCompact(*again.script->root) == printed);

  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("fuzz");
  vm::Params params;
  params.initPeerId = params.currentPeerId = kKey.peerId();
  params.particleId = "fuzz";
  params.key = &kKey;
  vm::Outcome first = vm::run(*parsed.script, nullptr, nullptr, params, {});
  if (!first.data) return 0;
  // What one step wrote is what the next one and other peers accept.
  data::Decoded decoded = data::decode(data::encode(*first.data));
  demand(decoded.data && !data::verify(*decoded.data, params.particleId));
  std::map<uint32_t, vm::CallResult> results;
  for (const vm::CallRequest& request : first.requests)
    results.emplace(request.id, vm::CallResult{request.id % 3 == 2 ? 1 : 0, "[1,{\"a\":\"b\"}]"});
  vm::run(*parsed.script, first.data, decoded.data, params, results);
  return 0;
}
