// Lines of JSON as what an editor says to the language server: each request is answered once, with a result or a
// reason, and places in answers are places of the protocol.
#include <map>
#include <string>

#include <llvm/Support/raw_ostream.h>

#include "tools/fuzz/json_lines.h"
#include "tools/lsp/server.h"

namespace {

using namespace aqua;
namespace json = llvm::json;
using fuzz::demand;

std::string textOf(const json::Value& value) {
  std::string text;
  llvm::raw_string_ostream(text) << value;
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kMostSteps = 200;  // of what is done while nobody asks
  modules::OverlayFileSystem disk;
  disk.set("/p/aqua.toml", "[project]\nname = \"p\"\n");
  disk.set("/p/lib.aqua", "aqua Lib declares *\n\nfunc f(a: string) -> string:\n  <- a\n");
  disk.set("/p/main.aqua",
           "aqua Main\n\nimport \"lib.aqua\"\n\nexport g\n\nfunc g() -> string:\n  b <- f(\"\")\n  <- b\n");
  std::map<std::string, size_t> answers;  // by id
  lsp::Server server(disk, {}, [&](const json::Value& message) {
    const json::Object& fields = *message.getAsObject();
    if (fields.get("method")) return;
    demand((fields.get("result") != nullptr) != (fields.get("error") != nullptr));
    ++answers[textOf(*fields.get("id"))];
  });
  std::map<std::string, size_t> asked;
  auto handle = [&](const json::Value& message) {
    const json::Object* fields = message.getAsObject();
    const json::Value* id = fields ? fields->get("id") : nullptr;
    if (id && fields->getString("method") && (id->getAsInteger() || id->getAsString())) ++asked[textOf(*id)];
    server.handle(message);
    for (size_t i = 0; i < kMostSteps && server.idle(); ++i) {
    }
  };
  fuzz::eachLine(
      data, size, [&] { return server.exited(); }, [&](const auto& problem) { server.malformed(problem); }, handle);
  for (const auto& [id, count] : asked) demand(answers[id] == count);
  return 0;
}
