// Any bytes as a WebAssembly module: what is wrong is inside the bytes; what is right has only parts that are there.
#include <cstdlib>

#include "runtime/wasm/module.h"

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
  return 0;
}
