// Files with particle data, and how its peers are called.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/crypto/keys.h"
#include "runtime/data/codec/view.h"
#include "runtime/data/data.h"
#include "tools/cli/session.h"

namespace aqua::cli {

/// The bytes in a file: as they are, as base64, or as the member `data` of a JSON object (an answer of
/// `aqua air run`). `-` is standard input. Empty: that was reported.
std::optional<crypto::Bytes> readParticleBytes(const Session& session, const std::string& path,
                                               diagnostics::DiagnosticList& issues);

/// The same, decoded. Null: that was reported.
std::shared_ptr<data::Data> readParticle(const Session& session, const std::string& path, size_t& size,
                                         diagnostics::DiagnosticList& issues);

/// Names for the ids of the peers that were named on the command line (`--peer`); the others are shown by the end of
/// their ids.
class PeerNaming {
 public:
  void add(const std::string& name);
  /// Key of a peer as simulated peers of that name have it.
  static crypto::KeyPair keyOf(const std::string& name);
  std::string operator()(std::string_view peerId) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;  // by id
};

}  // namespace aqua::cli
