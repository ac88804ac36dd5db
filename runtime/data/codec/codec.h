// Particle data as bytes, the form in which it travels between peers (EXECUTION.md 7.1, 7.6).
#pragma once

#include <optional>
#include <span>

#include "runtime/data/data.h"

namespace aqua::data {

class TextPool;

/// Never shares memory with other data. Throws std::length_error when the data does not fit into 2 GiB.
Bytes encode(const Data& data);

/// Bytes of records for one that travels, about.
inline constexpr uint64_t kDecodedBytes = 3;

struct Decoded {
  std::shared_ptr<Data> data;  // null: there is none (no bytes), or it is at fault
  std::optional<Fault> fault;  // codes 2, 3, 4 of EXECUTION.md 3.1, with the place in the bytes
};
/// Bytes of any origin. What is decoded has to be verified (verify.h) before it is trusted.
Decoded decode(std::span<const uint8_t> bytes);

/// The data of one run. Texts that both have are shared.
struct DecodedPair {
  std::shared_ptr<Data> previous, current;
  std::optional<Fault> fault;  // also code 6: what arrived was made by an interpreter that is too old
};
/// What becomes of texts that values are made of.
enum class Texts : uint8_t {
  Copied,
  InPlace,  // the bytes have to live as long as the data and all that shares its records
};
DecodedPair decode(std::span<const uint8_t> previous, std::span<const uint8_t> current, Texts texts = Texts::Copied);

/// Versions as in `0.62.0`, ordered as Semantic Versioning does. Empty: one of them is no version.
std::optional<bool> versionLess(std::string_view a, std::string_view b);

}  // namespace aqua::data
