#include "runtime/marine/versions.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::marine {

bool Version::operator<(const Version& other) const {
  if (numbers != other.numbers) return numbers < other.numbers;
  if (prerelease.empty() || other.prerelease.empty()) return !prerelease.empty() && other.prerelease.empty();
  return prerelease < other.prerelease;
}

namespace {

using base::Failure;

/// Reads along the text, with the words of the official reader for what is wrong.
class VersionReader {
 public:
  explicit VersionReader(std::string_view rest) : rest_(rest) {}

  base::Result<Version> read() {
    if (rest_.empty()) return Bad{"empty string, expected a semver version"};
    Version version;
    static constexpr std::array<std::string_view, 3> kParts{"major version number", "minor version number",
                                                            "patch version number"};
    for (size_t i = 0; i < kParts.size(); ++i) {
      if (i > 0 && !take('.')) return rest_.empty() ? ended() : after();
      part_ = kParts[i];
      auto number = this->number();
      if (!number) return Bad{number.error()};
      version.numbers[i] = *number;
    }
    for (auto [sign, part] : {std::pair('-', kPrerelease), std::pair('+', std::string_view("build metadata"))}) {
      if (!take(sign)) continue;
      part_ = part;
      auto names = identifiers();
      if (!names) return Bad{names.error()};
      if (sign == '-') version.prerelease = *names;
    }
    if (!rest_.empty()) return after();
    return version;
  }

 private:
  using Bad = Failure<std::string>;
  static constexpr std::string_view kPrerelease = "pre-release identifier";

  bool take(char sign) {
    bool there = rest_.starts_with(sign);
    if (there) rest_.remove_prefix(1);
    return there;
  }
  std::string_view takeWhile(std::string_view signs) {
    std::string_view taken = rest_.substr(0, rest_.find_first_not_of(signs));
    rest_.remove_prefix(taken.size());
    return taken;
  }
  /// A character, not a byte.
  std::string_view next() const {
    size_t size = 1;
    while (size < rest_.size() && (static_cast<uint8_t>(rest_[size]) & 0xc0) == 0x80) ++size;
    return rest_.substr(0, size);
  }
  Bad ended() const { return {fmt::format("unexpected end of input while parsing {}", part_)}; }
  Bad after() const { return {fmt::format("unexpected character '{}' after {}", next(), part_)}; }

  base::Result<uint64_t> number() {
    std::string_view digits = takeWhile(kDigits);
    if (digits.empty() && rest_.empty()) return ended();
    if (digits.empty()) return Bad{fmt::format("unexpected character '{}' while parsing {}", next(), part_)};
    if (digits.size() > 1 && digits[0] == '0') return Bad{fmt::format("invalid leading zero in {}", part_)};
    if (auto number = base::parse<uint64_t>(digits)) return *number;
    return Bad{fmt::format("value of {} exceeds u64::MAX", part_)};
  }
  /// Words between dots, at least one.
  base::Result<std::string> identifiers() {
    std::string all;
    do {
      std::string_view word = takeWhile("0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
      if (word.empty()) return Bad{fmt::format("empty identifier segment in {}", part_)};
      bool number = word.find_first_not_of(kDigits) == std::string_view::npos;
      if (part_ == kPrerelease && number && word.size() > 1 && word[0] == '0')
        return Bad{fmt::format("invalid leading zero in {}", part_)};
      all.append(all.empty() ? "" : ".").append(word);
    } while (take('.'));
    return all;
  }

  static constexpr std::string_view kDigits = "0123456789";
  std::string_view rest_, part_;
};

}  // namespace

base::Result<Version> readVersion(std::string_view text) { return VersionReader(text).read(); }

}  // namespace aqua::marine
