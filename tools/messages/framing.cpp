#include "tools/messages/framing.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ios>
#include <optional>
#include <ostream>
#include <streambuf>

#include "compiler/base/numbers.h"

namespace aqua::messages {

namespace {

constexpr size_t kMaxHeaderLine = 4096;

/// Up to LF, without CR LF; what is longer than any header line is cut.
bool readLine(std::streambuf& in, std::string& line) {
  line.clear();
  for (int c; (c = in.sbumpc()) != std::char_traits<char>::eof();) {
    if (c == '\n') {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return true;
    }
    if (line.size() < kMaxHeaderLine) line += static_cast<char>(c);
  }
  return false;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

/// False: the input has ended before.
bool skip(std::streambuf& in, uint64_t count) {
  std::array<char, 1 << 14> buffer;
  while (count > 0) {
    auto part = static_cast<std::streamsize>(std::min<uint64_t>(count, buffer.size()));
    if (in.sgetn(buffer.data(), part) != part) return false;
    count -= static_cast<uint64_t>(part);
  }
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

Frame FrameReader::next(std::string& body) {
  try {
    return read(body);
  } catch (const std::ios_base::failure&) {  // a file buffer says so, a stream around it would keep it to itself
    broken_ = true;
    return Frame::End;
  }
}

Frame FrameReader::read(std::string& body) {
  std::optional<uint64_t> length;
  std::string problem, line;
  bool any = false;
  for (;;) {
    if (!readLine(in_, line)) return Frame::End;
    if (line.empty()) {
      if (any) break;
      continue;  // empty lines before a header do no harm
    }
    any = true;
    size_t colon = line.find(':');
    if (colon == std::string::npos) {
      problem = "a header line without `:`";
      continue;
    }
    std::string_view value = trim(std::string_view(line).substr(colon + 1));
    if (!equalsIgnoringCase(trim(std::string_view(line).substr(0, colon)), "Content-Length")) continue;
    length = base::parse<uint64_t>(value);
    if (!length) problem = "`Content-Length` is no number";
  }
  if (!length) {
    body = problem.empty() ? "no `Content-Length` in the header" : problem;
    return Frame::Malformed;
  }
  if (*length > kMaxMessageBytes) {
    body = "the message is too long";
    return skip(in_, *length) ? Frame::Malformed : Frame::End;
  }
  body.resize(static_cast<size_t>(*length));
  auto size = static_cast<std::streamsize>(body.size());
  return in_.sgetn(body.data(), size) == size ? Frame::Message : Frame::End;
}

void writeFrame(std::ostream& out, std::string_view body) {
  out << "Content-Length: " << body.size() << "\r\n\r\n" << body;
  out.flush();
}

}  // namespace aqua::messages
