// Any bytes as call results and as call requests, and any text as a request of another program.
#include <cstdlib>
#include <string_view>

#include "runtime/vm/calls.h"
#include "tools/cli/air_engine.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace aqua;
  vm::DecodedCallResults decoded = vm::decodeCallResults({data, size});
  if (!decoded.fault) {
    vm::DecodedCallResults again = vm::decodeCallResults(vm::encodeCallResults(decoded.results));
    demand(!again.fault && again.results.size() == decoded.results.size());
  }
  if (auto requests = vm::decodeCallRequests({data, size})) {
    vm::Bytes bytes = vm::encodeCallRequests(*requests);
    auto again = vm::decodeCallRequests(bytes);
    demand(again && vm::encodeCallRequests(*again) == bytes);
  }
  std::string answer = cli::answerRequest(std::string_view(reinterpret_cast<const char*>(data), size), {});
  demand(static_cast<bool>(values::parseJson(answer)) && answer.find('\n') == std::string::npos);
  return 0;
}
