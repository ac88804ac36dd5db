// What must hold here, and why. Checked in builds without NDEBUG, where a failure names the place and ends the process.
#pragma once

#include <cstdio>
#include <cstdlib>

#ifdef NDEBUG
#define AQUA_ASSERT(condition, reason) static_cast<void>(sizeof((condition) ? 1 : 0))
#else
#define AQUA_ASSERT(condition, reason) \
  ((condition) ? static_cast<void>(0) : aqua::base::assertionFailed(#condition, reason, __FILE__, __LINE__))
#endif

namespace aqua::base {

[[noreturn]] inline void assertionFailed(const char* condition, const char* reason, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: not true: %s\n  %s\n", file, line, condition, reason);
  std::abort();
}

}  // namespace aqua::base
