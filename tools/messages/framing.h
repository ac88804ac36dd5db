// Messages on a byte stream: `Content-Length: N`, other header lines, an empty line, N bytes.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace aqua::messages {

/// Longer messages are skipped.
inline constexpr uint64_t kMaxMessageBytes = 256U << 20;

enum class Frame : uint8_t {
  Message,    // `body` is a message
  Malformed,  // `body` says what is wrong; reading can go on
  End,        // of the stream
};

/// Reads a buffer and no stream: `std::cin` is tied to `std::cout`, so whoever reads it writes, too.
class FrameReader {
 public:
  explicit FrameReader(std::streambuf& in) : in_(in) {}
  Frame next(std::string& body);
  /// The end was none: the buffer could not be read further.
  bool broken() const { return broken_; }

 private:
  Frame read(std::string& body);

  std::streambuf& in_;
  bool broken_ = false;
};

/// Also flushes, so that the reader need not wait.
void writeFrame(std::ostream& out, std::string_view body);

}  // namespace aqua::messages
