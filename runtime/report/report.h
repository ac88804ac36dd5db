// A recording as one self-contained HTML page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/record/recording.h"

namespace aqua::report {

struct SourceText {
  std::string path;  // as the header of the recording names it
  std::string text;
};

/// What a page is made of. All of it outlives the call.
struct Page {
  const sim::Recording& recording;
  std::string_view text;             // of the recording
  std::string title;                 // what was run
  std::string verdict;               // `pass`, `fail`, `error`; for a mere run its outcome
  std::string sentence;              // the verdict in words
  std::string file;                  // where the recording is kept, for what has no place here; may be empty
  std::vector<SourceText> sources;   // as many as could be read, as they were when the run was recorded
  std::vector<std::string> scripts;  // the AIR of each of Header::scripts; empty ones are not known
};

/// More events than this, or more bytes, are not in the page: the middle is left out, which it says.
inline constexpr size_t kMaxEvents = 20'000, kMaxData = 3'000'000;
/// Messages that are drawn; tables have more.
inline constexpr size_t kMaxHops = 300;

std::string page(const Page& page);
/// The lanes alone, by time, as an SVG document that needs nothing else.
std::string picture(const sim::Recording& recording);

}  // namespace aqua::report
