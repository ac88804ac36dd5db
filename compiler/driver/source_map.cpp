#include "compiler/driver/source_map.h"

#include <unordered_map>
#include <vector>

#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/base/utf8.h"
#include "compiler/modules/file_system.h"

namespace aqua::driver {

namespace {

/// Base 64 digits of five bits each, lowest first; the sign is the lowest bit of all.
void appendNumber(std::string& out, int64_t number) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint64_t rest = number < 0 ? (static_cast<uint64_t>(-number) << 1) | 1 : static_cast<uint64_t>(number) << 1;
  do {
    uint64_t digit = rest & 31;
    rest >>= 5;
    out += kDigits[digit | (rest != 0 ? 32 : 0)];
  } while (rest != 0);
}

struct Place {
  int64_t line = 0, column = 0;
};

/// Places of ascending offsets, without looking at any byte twice.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  Place to(size_t offset) {
    for (size_t end = text_.find('\n', at_); end < offset; end = text_.find('\n', at_)) {
      at_ = end + 1;
      place_ = {place_.line + 1, 0};
    }
    place_.column += static_cast<int64_t>(base::countUtf16(text_.substr(at_, offset - at_)));
    at_ = offset;
    return place_;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  Place place_;
};

Place placeOf(const diagnostics::Span& span) {
  const diagnostics::SourceFile& file = *span.file;
  uint32_t line = file.lineColumn(span.begin).line, start = file.lineStart(line);
  return {static_cast<int64_t>(line) - 1,
          static_cast<int64_t>(base::countUtf16(file.text().substr(start, span.begin - start)))};
}

llvm::StringRef asRef(std::string_view text) { return {text.data(), text.size()}; }

std::string asJson(std::string_view file, const std::vector<std::string>& sources, std::string_view mappings) {
  std::string json;
  llvm::raw_string_ostream stream(json);
  llvm::json::OStream out(stream);
  out.object([&] {
    out.attribute("version", 3);
    out.attribute("file", asRef(file));
    out.attributeArray("sources", [&] {
      for (const std::string& source : sources) out.value(asRef(source));
    });
    out.attributeArray("names", [] {});
    out.attribute("mappings", asRef(mappings));
  });
  stream << '\n';
  stream.flush();
  return json;
}

}  // namespace

std::string sourceMap(std::string_view file, std::string_view text, std::span<const SourceMapEntry> entries,
                      std::string_view folder, std::string_view workingFolder) {
  std::vector<const diagnostics::SourceFile*> sources;
  std::unordered_map<const diagnostics::SourceFile*, int64_t> indexes;
  std::string mappings;
  Walk walk(text);
  Place last, lastOrigin;
  int64_t lastSource = 0;
  bool first = true;
  for (const SourceMapEntry& entry : entries) {
    auto [found, fresh] = indexes.try_emplace(entry.span.file, static_cast<int64_t>(sources.size()));
    if (fresh) sources.push_back(entry.span.file);
    Place place = walk.to(entry.offset), origin = placeOf(entry.span);
    if (place.line > last.line) {
      mappings.append(static_cast<size_t>(place.line - last.line), ';');
      last.column = 0;
    } else if (!first) {
      mappings += ',';
    }
    first = false;
    appendNumber(mappings, place.column - last.column);
    appendNumber(mappings, found->second - lastSource);
    appendNumber(mappings, origin.line - lastOrigin.line);
    appendNumber(mappings, origin.column - lastOrigin.column);
    last = place;
    lastOrigin = origin;
    lastSource = found->second;
  }

  std::vector<std::string> paths;
  for (const diagnostics::SourceFile* source : sources)
    paths.push_back(source->path().starts_with('<') ? source->path()
                                                    : modules::relativePath(folder, source->path(), workingFolder));
  return asJson(file, paths, mappings);
}

}  // namespace aqua::driver
