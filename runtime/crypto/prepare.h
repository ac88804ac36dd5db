// Before anything of libsodium is called.
#pragma once

namespace aqua::crypto {

/// libsodium picks its implementations once; only a broken system random source makes that fail, and ends the program.
void prepare();

}  // namespace aqua::crypto
