// libcurl, which the first request loads.
#pragma once

#include "compiler/base/result.h"

namespace aqua::effects {

struct CurlLibrary {
#define AQUA_CURL(result, name, parameters) result(*name) parameters = nullptr;
#include "runtime/effects/curl_api.def"
};

/// Loaded once for the process, which keeps it. Text: why it cannot be used.
const base::Result<CurlLibrary>& curlLibrary();

}  // namespace aqua::effects
