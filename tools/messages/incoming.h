// What comes in on a stream: messages, one after the other.
#pragma once

#include <optional>

#include "tools/messages/fields.h"
#include "tools/messages/framing.h"

namespace aqua::messages {

/// A message, or why it is none.
using Incoming = base::Result<json::Value>;
/// The next one; nothing: the stream has ended.
std::optional<Incoming> next(FrameReader& frames);

}  // namespace aqua::messages
