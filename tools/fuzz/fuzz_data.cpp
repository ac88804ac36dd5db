// Any bytes as particle data, in an envelope and without one: what is read is written and read again without a loss,
// is never larger in memory than the bytes allow, and every consumer gets to an end.
#include <cstdlib>
#include <string>

#include "runtime/data/codec/codec.h"
#include "runtime/data/codec/human.h"
#include "runtime/vm/invoke.h"
#include "runtime/data/codec/messagepack.h"
#include "runtime/data/codec/view.h"
#include "runtime/data/verify.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

data::Bytes enveloped(std::span<const uint8_t> content) {
  data::Bytes bytes;
  data::MessagePackWriter out(bytes);
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
  data::Decoded decoded = data::decode(bytes);
  demand(!(decoded.data && decoded.fault));
  if (!decoded.data) return;
  data::Bytes written = data::encode(*decoded.data);
  data::Decoded again = data::decode(written);
  demand(again.data && data::encode(*again.data) == written);
  demand(data::humanReadable(*again.data) == data::humanReadable(*decoded.data));
  data::viewTrace(*decoded.data, 50);
  data::signers(*decoded.data, "fuzz");
  data::verify(*decoded.data, "fuzz");

  static const crypto::KeyPair kKey = crypto::KeyPair::fromText("fuzz");
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
