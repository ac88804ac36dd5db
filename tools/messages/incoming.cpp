#include "tools/messages/incoming.h"

namespace aqua::messages {

std::optional<Incoming> next(FrameReader& frames) {
  std::string body;
  switch (frames.next(body)) {
  case Frame::Message: return parse(body);
  case Frame::Malformed: return base::Failure{std::move(body)};
  case Frame::End: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace aqua::messages
