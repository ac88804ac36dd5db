#include "runtime/crypto/prepare.h"

#include <cstdlib>

#include <sodium.h>

namespace aqua::crypto {

void prepare() {
  static const int state = sodium_init();
  if (state < 0) std::abort();
}

}  // namespace aqua::crypto
