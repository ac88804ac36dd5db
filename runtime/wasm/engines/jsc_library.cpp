#include "runtime/wasm/engines/jsc_library.h"

#include <dlfcn.h>
#include <sys/resource.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include <fmt/format.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves this to the program

namespace {
bool isLoaded = false;
}

#if defined(__SANITIZE_ADDRESS__)
// The search for leaks ends with a signal in the guard pages of the library, so a process that has loaded it goes
// without. The name is that of the sanitizer.
extern "C" int __lsan_is_turned_off();  // NOLINT(bugprone-reserved-identifier)
int __lsan_is_turned_off() { return isLoaded; }
#endif

namespace aqua::wasm::jsc {

namespace {

constexpr const char* kNames[] = {"libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-6.0.so.1",
                                  "libjavascriptcoregtk-4.0.so.18"};

/// Variables that begin with JSC_ change how the engine works, and so results; so does the time zone.
void forgetOptions() {
  std::vector<std::string> names;
  for (char** each = environ; each && *each; ++each) {
    std::string_view entry(*each);
    if (entry.starts_with("JSC_")) names.emplace_back(entry.substr(0, entry.find('=')));
  }
  for (const std::string& name : names) unsetenv(name.c_str());
  setenv("TZ", "UTC", 1);  // scripts have dates
}

/// It reserves about 70 GB of addresses, and ends the process when it does not get them.
bool addressesAreLimited() {
  rlimit limit{};
  return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

template <class Function> bool find(void* handle, const char* name, Function& into) {
  into = reinterpret_cast<Function>(dlsym(handle, name));
  return into != nullptr;
}

void setOptions(void* handle, bool inPlace) {
  int (*setBoolean)(const char*, int) = nullptr;
  // There is room for a handful of memories that grow where they are. Each further one makes the library look twice
  // through everything for one that it could have again.
  if (find(handle, "jsc_options_set_boolean", setBoolean)) setBoolean("useWasmFastMemory", inPlace ? 1 : 0);
}

std::string versionOf(void* handle) {
  unsigned (*major)() = nullptr, (*minor)() = nullptr, (*micro)() = nullptr;
  if (!find(handle, "jsc_get_major_version", major) || !find(handle, "jsc_get_minor_version", minor) ||
      !find(handle, "jsc_get_micro_version", micro))
    return "of unknown version";
  return fmt::format("{}.{}.{}", major(), minor(), micro());
}

base::Result<Library> load(bool inPlace) {
  if (addressesAreLimited())
    return base::Failure{
        std::string("the address space of this process is limited (`ulimit -v`), which it cannot bear")};
  forgetOptions();
  void* handle = nullptr;
  for (const char* name : kNames)
    if (!handle) handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return base::Failure{fmt::format("{} is not there", kNames[0])};
  isLoaded = true;
  Library library;
  std::string missing;
#define AQUA_JSC(result, name, parameters) \
  if (!find(handle, #name, library.name)) missing = #name;
#include "runtime/wasm/engines/jsc_api.def"
  if (!missing.empty()) return base::Failure{fmt::format("the library has no function {}", missing)};
  setOptions(handle, inPlace);
  library.version = versionOf(handle);
  return library;
}

}  // namespace

const base::Result<Library>& library(bool inPlace) {
  static const base::Result<Library> kLibrary = load(inPlace);
  return kLibrary;
}

}  // namespace aqua::wasm::jsc
