#include "runtime/values/blocks.h"

namespace aqua::values {

void Blocks::refill(size_t index) {
  constexpr size_t kTogether = 64;
  size_t size = index * kStep;
  auto* memory = static_cast<std::byte*>(::operator new(size* kTogether));
  for (size_t i = kTogether; i-- > 0;) free_[index] = new (memory + i * size) Block{free_[index]};
}

}  // namespace aqua::values
