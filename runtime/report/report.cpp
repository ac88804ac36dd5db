#include "runtime/report/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/assert.h"
#include "compiler/base/words.h"
#include "runtime/report/areas.h"
#include "runtime/report/html.h"

namespace aqua::report {

namespace {

/// The lines of a recording that have a place in the page, as one JSON array, a line each.
struct Data {
  std::string json;
  size_t leftOut = 0;  // lines
};

/// `<` could end the script element or begin a comment in it.
void append(std::string& json, std::string_view line) {
  json += json.empty() ? "[\n" : ",\n";
  for (char c : line) {
    if (c == '<') json += "\\u003c";
    else json += c;
  }
}

Data dataOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  auto sizeOf = [](std::string_view line) {
    return line.size() + 2 + 5 * static_cast<size_t>(std::count(line.begin(), line.end(), '<'));
  };
  // From both ends, so that begin and outcome are there.
  size_t first = 0, last = lines.size(), size = 0;
  constexpr size_t kFrame = 8;
  for (bool front = true; first < last && first + (lines.size() - last) < kMaxEvents; front = !front) {
    size += sizeOf(front ? lines[first] : lines[last - 1]);
    if (size + kFrame > kMaxData) break;
    front ? ++first : --last;
  }
  Data data;
  for (size_t i = 0; i < lines.size(); ++i)
    if (i < first || i >= last) append(data.json, lines[i]);
  data.json += data.json.empty() ? "[]" : "\n]";
  data.leftOut = last - first;
  return data;
}

/// What the page says about the looks of the picture.
std::string pictureStyles() {
  constexpr std::string_view kBegin = "/*picture*/\n", kEnd = "/*end*/";
  std::string styles;
  std::string_view rest = pageTemplate();
  for (size_t at; (at = rest.find(kBegin)) != rest.npos;) {
    rest.remove_prefix(at + kBegin.size());
    styles += rest.substr(0, rest.find(kEnd));
  }
  return styles;
}

}  // namespace

std::string picture(const sim::Recording& recording) {
  const Model model = modelOf(recording);
  const Page none{recording, {}, {}, {}, {}, {}, {}, {}};
  return svgOf({none, recording, model, {}}, pictureStyles());
}

std::string page(const Page& page) {
  const Model model = modelOf(page.recording);
  const Data data = dataOf(page.text);
  Input input{page, page.recording, model, ""};
  const std::string where = page.file.empty() ? "the recording (`--record`)" : page.file;
  if (data.leftOut > 0)
    input.rest = fmt::format("{} from the middle {} not in this page; {} has all", base::plural(data.leftOut, "line"),
                             data.leftOut == 1 ? "is" : "are", where);
  std::string areas = checksOf(input) + waitsOf(input) + sourceOf(input) + valuesOf(input) + trustOf(input) +
                      ordersOf(input) + coverageOf(input) + rawOf(input);
  std::string foot =
      fmt::format("Written by aqua {}. Recording {}.", base::markup(page.recording.header.version),
                  page.recording.outcome ? base::markup(page.recording.outcome->hash) : "without its last line");
  if (!input.rest.empty()) foot += fmt::format(" {}.", base::markup(input.rest));

  const std::pair<std::string_view, std::string> parts[] = {
      {"{{title}}", base::markup(page.title)}, {"{{head}}", headOf(input)},   {"{{lanes}}", lanesOf(input)},
      {"{{areas}}", std::move(areas)},         {"{{foot}}", std::move(foot)}, {"{{data}}", data.json}};
  std::string out;
  std::string_view rest = pageTemplate();
  for (const auto& [mark, content] : parts) {
    const size_t at = rest.find(mark);
    AQUA_ASSERT(at != std::string_view::npos, "page.html has every mark once, in this order");
    out.append(rest.substr(0, at)).append(content);
    rest.remove_prefix(at + mark.size());
  }
  return out.append(rest);
}

}  // namespace aqua::report
