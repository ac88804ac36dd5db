// Any bytes as a WebAssembly module: what is wrong is inside the bytes; what is right has only parts that are there,
// and is a module with guards as well.
#include <cstdlib>

#include "runtime/wasm/meter.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto read = wasm::Module::read({data, data + size});
  if (!read) {
    demand(read.error().offset <= size && !read.error().text.empty());
    return 0;
  }
  const wasm::Contents& module = (*read)->contents();
  demand(module.functions.size() == module.importedFunctions + module.bodies.size());
  for (uint32_t type : module.functions) demand(type < module.types.size());
  for (const wasm::Body& body : module.bodies) demand(body.code.begin < body.code.end && body.code.end <= size);
  auto metered = wasm::meter(*read);
  demand(static_cast<bool>(metered));  // only very large ones cannot have guards
  auto again = wasm::Module::read((*metered)->bytes);
  // Guards are blocks as well.
  demand(again || again.error().text.find("blocks within blocks") != std::string::npos);
  return 0;
}
