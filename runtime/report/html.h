// Pieces of HTML. What goes through `base::markup` is text; everything else is markup of ours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/markup.h"

namespace aqua::report {

/// page.html as it was when this was built.
std::string_view pageTemplate();

/// `33.012 ms`
std::string timeText(uint64_t micros);
/// `<a href="#e12" ...>`: to the row of an event. Empty for 0.
std::string eventLink(uint64_t id, std::string_view text = {});

/// A table in a frame that scrolls; cells are HTML. More than `most` rows are counted, not shown.
class Table {
 public:
  Table(std::string_view id, std::string_view caption, std::vector<std::string_view> heads, size_t most = 1000);
  /// `attributes` of the row, with a blank before.
  void row(const std::vector<std::string>& cells, std::string_view attributes = {});
  size_t size() const { return rows_; }
  /// `rest`: where the rows are that are not shown.
  std::string take(std::string_view rest);

 private:
  std::string out_, caption_, id_;
  std::vector<std::string_view> heads_;
  size_t most_, rows_ = 0;
};

/// Why an area has nothing to show.
std::string nothing(std::string_view why);
/// `<section>` with a heading.
std::string area(std::string_view id, std::string_view heading, std::string_view content);

}  // namespace aqua::report
