#include "runtime/report/html.h"

#include <fmt/format.h>

namespace aqua::report {

std::string timeText(uint64_t micros) {
  auto trimmed = [](uint64_t whole, uint64_t part, int digits, std::string_view unit) {
    std::string text = fmt::format("{}.{:0{}}", whole, part, digits);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return fmt::format("{} {}", text, unit);
  };
  constexpr uint64_t kMilli = 1000, kSecond = 1000 * kMilli;
  if (micros >= kSecond) return trimmed(micros / kSecond, micros % kSecond, 6, "s");
  if (micros >= kMilli) return trimmed(micros / kMilli, micros % kMilli, 3, "ms");
  return fmt::format("{} µs", micros);
}

std::string eventLink(uint64_t id, std::string_view text) {
  if (id == 0) return {};
  return fmt::format("<a href=\"#e{0}\">{1}</a>", id, text.empty() ? std::to_string(id) : base::markup(text));
}

Table::Table(std::string_view id, std::string_view caption, std::vector<std::string_view> heads, size_t most)
    : caption_(caption), id_(id), heads_(std::move(heads)), most_(most) {}

void Table::row(const std::vector<std::string>& cells, std::string_view attributes) {
  if (rows_++ >= most_) return;
  out_ += fmt::format("<tr{}>", attributes);
  for (size_t i = 0; i < cells.size(); ++i) {
    const bool number = heads_[i].starts_with('#'), value = heads_[i].starts_with('=');
    out_ += fmt::format("<td{}>{}</td>", number ? " class=\"n\"" : value ? " class=\"v\"" : "", cells[i]);
  }
  out_ += "</tr>\n";
}

std::string Table::take(std::string_view rest) {
  std::string caption = base::markup(caption_);
  if (rows_ > most_) caption += fmt::format(": the first {} of {}. {}", most_, rows_, base::markup(rest));
  std::string text = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table id=\"{}\" "
      "data-rows=\"{}\"><caption>{}</caption><thead><tr>",
      base::markup(caption_), id_, rows_, caption);
  for (std::string_view head : heads_) {
    if (head.starts_with('#') || head.starts_with('=')) head.remove_prefix(1);
    text += fmt::format("<th scope=\"col\">{}</th>", base::markup(head));
  }
  return text + "</tr></thead><tbody>\n" + out_ + "</tbody></table></div>\n";
}

std::string nothing(std::string_view why) { return fmt::format("<p class=\"empty\">{}</p>\n", base::markup(why)); }

std::string area(std::string_view id, std::string_view heading, std::string_view content) {
  return fmt::format("<section id=\"{0}\" aria-labelledby=\"h-{0}\"><h2 id=\"h-{0}\">{1}</h2>\n{2}</section>\n", id,
                     heading, content);
}

}  // namespace aqua::report
