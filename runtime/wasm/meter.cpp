#include "runtime/wasm/meter.h"

namespace aqua::wasm {

std::shared_ptr<const Metered> unmetered(std::shared_ptr<const Module> module) {
  auto out = std::make_shared<Metered>();
  out->bytes = module->contents().bytes;
  const std::vector<Export>& exports = module->contents().exports;
  for (uint32_t i = 0; i < exports.size(); ++i)
    if (exports[i].kind == Kind::Memory) out->memory = i;
  out->module = std::move(module);
  return out;
}

}  // namespace aqua::wasm
