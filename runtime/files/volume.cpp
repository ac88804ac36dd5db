#include "runtime/files/volume.h"

#include <algorithm>
#include <deque>

#include "compiler/base/utf8.h"

namespace aqua::files {

uint16_t errorNumber(Error error) {
  static constexpr uint16_t kNumbers[] = {
#define AQUA_FILE_ERROR(id, number, text) number,
#include "runtime/files/errors.def"
  };
  return kNumbers[static_cast<size_t>(error)];
}

std::string_view errorText(Error error) {
  static constexpr std::string_view kTexts[] = {
#define AQUA_FILE_ERROR(id, number, text) text,
#include "runtime/files/errors.def"
  };
  return kTexts[static_cast<size_t>(error)];
}

namespace {

std::optional<Error> problemOf(std::string_view path) {
  if (path.empty()) return Error::NotFound;
  if (path.size() > kLongestPath) return Error::LongName;
  if (path.find('\0') != std::string_view::npos || base::firstInvalidUtf8(path) != std::string_view::npos)
    return Error::Encoding;
  return path.front() == '/' ? std::optional(Error::Outside) : std::nullopt;
}

/// The parts of a path, before those that are already waiting.
void putParts(std::deque<std::string>& parts, std::string_view path) {
  std::deque<std::string> fresh;
  for (size_t begin = 0; begin <= path.size();) {
    size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) fresh.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.insert(parts.begin(), fresh.begin(), fresh.end());
}

class Walk {
 public:
  Walk(Volume& volume, Node from, uint64_t& steps) : volume_(volume), way_{from}, steps_(steps) {}

  Result<Found> go(std::string_view path, bool followLast) {
    if (std::optional<Error> problem = problemOf(path)) return Failure{*problem};
    asFolder_ = path.back() == '/';
    putParts(parts_, path);
    while (!parts_.empty()) {
      std::string part = std::move(parts_.front());
      parts_.pop_front();
      if (part.size() > kLongestName) return Failure{Error::LongName};
      Result<std::optional<Found>> found = step(part, followLast);
      if (!found) return Failure{found.error()};
      if (*found) return **std::move(found);
    }
    return Found{way_.back(), "", way_.back(), asFolder_};
  }

 private:
  Result<std::optional<Found>> step(const std::string& part, bool followLast) {
    ++steps_;
    if (part == ".") return std::optional<Found>();
    if (part == "..") {
      way_.pop_back();
      return way_.empty() ? Result<std::optional<Found>>(Failure{Error::Outside}) : std::optional<Found>();
    }
    Node folder = way_.back();
    bool last = parts_.empty();
    Result<Node> node = volume_.child(folder, part);
    if (!node && node.error() == Error::NotFound && last) return std::optional(Found{folder, part, {}, asFolder_});
    if (!node) return Failure{node.error()};
    Result<Stat> stat = volume_.stat(*node);
    if (!stat) return Failure{stat.error()};
    if (stat->kind == Kind::Link && (!last || followLast || asFolder_)) return follow(*node);
    if (last && (stat->kind == Kind::Folder || !asFolder_)) return std::optional(Found{folder, part, *node, asFolder_});
    if (stat->kind != Kind::Folder) return Failure{Error::NotFolder};
    way_.push_back(*node);
    return std::optional<Found>();
  }

  Result<std::optional<Found>> follow(Node link) {
    constexpr int kMostLinks = 40;
    if (++links_ > kMostLinks) return Failure{Error::Loop};
    Result<std::string> target = volume_.target(link);
    if (!target) return Failure{target.error()};
    if (std::optional<Error> problem = problemOf(*target)) return Failure{*problem};
    putParts(parts_, *target);
    return std::optional<Found>();
  }

  Volume& volume_;
  std::vector<Node> way_;
  std::deque<std::string> parts_;
  uint64_t& steps_;
  bool asFolder_ = false;
  int links_ = 0;
};

}  // namespace

Result<Found> resolve(Volume& volume, Node from, std::string_view path, bool followLast, uint64_t& steps) {
  return Walk(volume, from, steps).go(path, followLast);
}

}  // namespace aqua::files
