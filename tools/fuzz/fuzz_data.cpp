// Any bytes as particle data, in an envelope and without one: what is read is written and read again without a loss,
// is never larger in memory than the bytes allow, and every consumer gets to an end.
#include <cstdlib>
#include <string>

#include "runtime/vm/codec.h"
#include "runtime/vm/codec_human.h"
#include "runtime/vm/codec_invoke.h"
#include "runtime/vm/codec_messagepack.h"
#include "runtime/vm/codec_view.h"
#include "runtime/vm/verify.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

vm::Bytes enveloped(std::span<const uint8_t> content) {
  vm::Bytes bytes;
  vm::MessagePackWriter out(bytes);
  out.map(3);
  out.text("version");
  out.text("0.17.2");
  out.text("interpreter_version");
  out.text("0.62.0");
  out.text("inner_data");
  out.bytes(content);
  return bytes;
}

void check(std::span<const uint8_t> bytes) {
  vm::Decoded decoded = vm::decode(bytes);
  demand(!(decoded.data && decoded.fault));
  if (!decoded.data) return;
  vm::Bytes written = vm::encode(*decoded.data);
  vm::Decoded again = vm::decode(written);
  demand(again.data && vm::encode(*again.data) == written);
  demand(vm::humanReadable(*again.data) == vm::humanReadable(*decoded.data));
  vm::viewTrace(*decoded.data, 50);
  vm::signers(*decoded.data, "fuzz");
  vm::verify(*decoded.data, "fuzz");

  static const values::KeyPair kKey = values::KeyPair::fromText("fuzz");
  vm::Invocation in;
  in.air =
      "(par (fold $s i (seq (call i (\"s\" \"f\") [] $s) (next i))) (xor (call %init_peer_id% (\"s\" \"f\") [] x) (ap "
      "1 $s)))";
  in.previous = in.current = bytes;
  in.params.initPeerId = in.params.currentPeerId = kKey.peerId();
  in.params.particleId = "fuzz";
  in.secretKey = kKey.seed();
  vm::invoke(in);
  in.current = {};  // previous data is trusted: nothing stands before the interpreter
  vm::invoke(in);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  check({data, size});
  check(enveloped({data, size}));
  return 0;
}
