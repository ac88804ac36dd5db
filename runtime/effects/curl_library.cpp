#include "runtime/effects/curl_library.h"

#include <dlfcn.h>

#include <fmt/format.h>

namespace aqua::effects {

namespace {

constexpr const char* kNames[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};

template <class Function> bool find(void* handle, const char* name, Function& into) {
  into = reinterpret_cast<Function>(dlsym(handle, name));
  return into != nullptr;
}

base::Result<CurlLibrary> load() {
  void* handle = nullptr;
  for (const char* name : kNames)
    if (!handle) handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return base::Failure{fmt::format("requests need {} (Debian: libcurl4)", kNames[0])};
  CurlLibrary library;
  std::string missing;
#define AQUA_CURL(result, name, parameters) \
  if (!find(handle, #name, library.name)) missing = #name;
#include "runtime/effects/curl_api.def"
  if (!missing.empty()) return base::Failure{fmt::format("{} has no function {}", kNames[0], missing)};
  constexpr long kAll = 3;
  if (library.curl_global_init(kAll) != 0) return base::Failure{fmt::format("{} cannot be initialised", kNames[0])};
  return library;
}

}  // namespace

const base::Result<CurlLibrary>& curlLibrary() {
  static const base::Result<CurlLibrary> kLibrary = load();
  return kLibrary;
}

}  // namespace aqua::effects
