// The handlers of builtins.def, and what they share.
#pragma once

#include "runtime/builtins/builtins.h"

namespace aqua::sim::builtin {

// A handler may stand in the table more than once.
#define BUILTIN(host, service, function, handler) Answer handler(const CallSite& call);
#include "runtime/builtins/builtins.def"
#undef BUILTIN

/// Numbers as bytes, modulo 256; anything else is 0.
crypto::Bytes bytesOf(const Value& list);
Value bytesValue(std::span<const uint8_t> bytes);
/// Every byte that is not UTF-8 becomes U+FFFD.
std::string asUtf8(std::span<const uint8_t> bytes);
/// The multihash of a SHA-256 digest: 0x12 0x20 and the 32 bytes.
crypto::Bytes sha256Multihash(std::string_view text);
/// Base 58 counts as work of `call`, which grows with the square of the length.
std::string toBase58(const CallSite& call, std::span<const uint8_t> bytes);
std::optional<crypto::Bytes> fromBase58(const CallSite& call, std::string_view text);
std::span<const uint8_t> bytesIn(std::string_view text);

/// A file of the particle, by its path in its folder or as services see it. Nothing: there is none.
std::optional<std::string> fileAt(const CallSite& call, std::string_view path);
Answer noFile(std::string_view path);

}  // namespace aqua::sim::builtin
