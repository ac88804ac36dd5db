// The Debug Adapter Protocol on two streams. One thread reads ahead, so that a run can be paused; the caller's does all
// the rest.
#pragma once

#include <iosfwd>

#include "tools/debug/dap.h"

namespace aqua::debug {

/// Serves until `disconnect` or the end of `in`. False: `in` broke off. `DapOptions::paused` is set here.
bool serveDap(std::streambuf& in, std::ostream& out, DapOptions options);

}  // namespace aqua::debug
