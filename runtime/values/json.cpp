// Reading JSON text. Values, and the words and places of errors, are those of the production VM: scripts see them
// when a service answers with something that is no JSON.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "compiler/base/utf8.h"
#include "runtime/values/plain_text.h"
#include "runtime/values/value.h"

namespace aqua::values {

namespace {

constexpr size_t kMaxDepth = 127;
constexpr int kMaxPower = 308;

bool isDigit(int c) { return c >= '0' && c <= '9'; }

double powerOfTen(int exponent) {
  static const auto table = [] {
    std::array<double, kMaxPower + 1> powers{};
    for (int i = 0; i <= kMaxPower; ++i) {
      std::string text = "1e" + std::to_string(i);
      std::from_chars(text.data(), text.data() + text.size(), powers[static_cast<size_t>(i)]);
    }
    return powers;
  }();
  return table[static_cast<size_t>(exponent)];
}

void appendUtf8(std::string& out, uint32_t point) {
  auto add = [&out](uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      add(0xE0 | (point >> 12));
    } else {
      add(0xF0 | (point >> 18));
      add(0x80 | ((point >> 12) & 0x3F));
    }
    add(0x80 | ((point >> 6) & 0x3F));
  }
  add(0x80 | (point & 0x3F));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Value> read() {
    size_t ascii = asciiPrefix(text_);
    if (size_t bad = base::firstInvalidUtf8(text_.substr(ascii)); bad != std::string_view::npos) {
      at_ = ascii + bad;
      fail("text is not UTF-8");
      return {};
    }
    std::optional<Value> value = document();
    if (value && peekPastSpace() != kEnd) {
      failAhead("trailing characters");
      return {};
    }
    return value;
  }

  const JsonError& error() const { return error_; }

 private:
  static constexpr int kEnd = -1;

  /// A container under construction.
  struct Frame {
    bool isObject;
    Array items;
    Object members;
    std::string key;  // of the member that is being read
  };

  /// An error about what was read last.
  bool fail(const char* reason) { return failAt(at_, reason); }
  /// An error about the next character.
  bool failAhead(const char* reason) { return failAt(std::min(at_ + 1, text_.size()), reason); }

  bool failAt(size_t offset, const char* reason) {
    std::string_view before = text_.substr(0, offset);
    error_.line = 1 + static_cast<size_t>(std::count(before.begin(), before.end(), '\n'));
    size_t lineEnd = before.rfind('\n');
    error_.column = lineEnd == std::string_view::npos ? offset : offset - lineEnd - 1;
    error_.reason = reason;
    return false;
  }

  int peek() const { return at_ < text_.size() ? static_cast<unsigned char>(text_[at_]) : kEnd; }
  int next() {
    int c = peek();
    if (c != kEnd) ++at_;
    return c;
  }
  int peekPastSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') ++at_;
    return peek();
  }

  std::optional<Value> document() {
    std::vector<Frame> open;
    while (true) {
      Value value;
      bool opened = false;
      if (!startValue(value, opened, open)) return {};
      if (opened) continue;
      // The value is complete: put it where it belongs, and close what ends here.
      while (!open.empty()) {
        Frame& top = open.back();
        if (top.isObject) top.members.emplace_back(std::move(top.key), std::move(value));
        else top.items.push_back(std::move(value));
        bool closed = false;
        if (!nextOf(top, closed)) return {};
        if (!closed) break;
        value = top.isObject ? Value::object(std::move(top.members)) : Value::array(std::move(top.items));
        open.pop_back();
      }
      if (open.empty()) return value;  // NOLINT(bugprone-use-after-move): what was moved is in `open`, or got anew
    }
  }

  /// Reads a scalar or an empty container into `value`, or opens a container.
  bool startValue(Value& value, bool& opened, std::vector<Frame>& open) {
    int c = peekPastSpace();
    if (c == kEnd) return failAhead("EOF while parsing a value");
    if (c == '[' || c == '{') {
      if (open.size() == kMaxDepth) return failAhead("recursion limit exceeded");
      ++at_;
      bool isObject = c == '{';
      int first = peekPastSpace();
      if (first == (isObject ? '}' : ']')) {
        ++at_;
        value = isObject ? Value::object({}) : Value::array({});
        return true;
      }
      if (first == kEnd) return failAhead(isObject ? "EOF while parsing an object" : "EOF while parsing a list");
      opened = true;
      open.push_back({isObject, {}, {}, {}});
      return !isObject || key(open.back());
    }
    if (c == '"') {
      if (size_t end = plainEnd(text_, at_ + 1); end < text_.size() && text_[end] == '"') {
        value = Value::plainString(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return true;
      }
      std::string text;
      if (!string(text)) return false;
      value = Value::string(text);
      return true;
    }
    if (c == '-' || isDigit(c)) return number(value);
    if (c == 'n') return word("null");
    if (c != 't' && c != 'f') return failAhead("expected value");
    value = Value::boolean(c == 't');
    return word(c == 't' ? "true" : "false");
  }

  /// After an element: the comma and whatever stands before the next element, or the end.
  bool nextOf(Frame& frame, bool& closed) {
    int c = peekPastSpace();
    closed = c == (frame.isObject ? '}' : ']');
    if (closed) {
      ++at_;
      return true;
    }
    if (c == kEnd) return failAhead(frame.isObject ? "EOF while parsing an object" : "EOF while parsing a list");
    if (c != ',') return failAhead(frame.isObject ? "expected `,` or `}`" : "expected `,` or `]`");
    ++at_;
    if (frame.isObject) return key(frame);
    return peekPastSpace() != ']' || failAhead("trailing comma");
  }

  bool word(std::string_view expected) {
    for (char letter : expected) {
      int c = next();
      if (c == kEnd) return fail("EOF while parsing a value");
      if (c != letter) return fail("expected ident");
    }
    return true;
  }

  bool key(Frame& frame) {
    int c = peekPastSpace();
    if (c == kEnd) return failAhead("EOF while parsing a value");
    if (c == '}') return failAhead("trailing comma");
    if (c != '"') return failAhead("key must be a string");
    frame.key.clear();
    if (!string(frame.key)) return false;
    c = peekPastSpace();
    if (c == kEnd) return failAhead("EOF while parsing an object");
    if (c != ':') return failAhead("expected `:`");
    ++at_;
    return true;
  }

  bool string(std::string& out) {
    ++at_;
    while (true) {
      size_t plain = at_;
      at_ = plainEnd(text_, at_);
      out.append(text_, plain, at_ - plain);
      int c = next();
      if (c == '"') return true;
      if (c == kEnd) return fail("EOF while parsing a string");
      if (c != '\\') return fail("control character (\\u0000-\\u001F) found while parsing a string");
      if (!escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    int c = next();
    if (c == kEnd) return fail("EOF while parsing a string");
    if (c == 'u') return unicodeEscape(out);
    size_t letter = kLetters.find(static_cast<char>(c));
    if (c >= 0x80 || letter == std::string_view::npos) return fail("invalid escape");
    out += kMeanings[letter];
    return true;
  }

  bool unicodeEscape(std::string& out) {
    uint32_t unit = 0;
    if (!hex(unit)) return false;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return fail("lone leading surrogate in hex escape");
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      for (char expected : {'\\', 'u'}) {
        int c = next();
        if (c == kEnd) return fail("EOF while parsing a string");
        if (c != expected) return fail("unexpected end of hex escape");
      }
      uint32_t low = 0;
      if (!hex(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return fail("lone leading surrogate in hex escape");
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    appendUtf8(out, unit);
    return true;
  }

  bool hex(uint32_t& unit) {
    if (text_.size() - at_ < 4) {
      at_ = text_.size();
      return fail("EOF while parsing a string");
    }
    const char* begin = text_.data() + at_;
    at_ += 4;
    auto [end, problem] = std::from_chars(begin, begin + 4, unit, 16);
    return (problem == std::errc() && end == begin + 4) || fail("invalid escape");
  }

  /// A number under way: significand * 10^exponent, significand without the digits that did not fit.
  struct Digits {
    bool negative = false;
    bool isFloat = false;
    bool full = false;  // a digit was dropped
    uint64_t significand = 0;
    int64_t exponent = 0;

    bool push(int c) {
      auto digit = static_cast<uint64_t>(c - '0');
      constexpr uint64_t kMax = std::numeric_limits<uint64_t>::max();
      if (significand > kMax / 10 || (significand == kMax / 10 && digit > kMax % 10)) return false;
      significand = significand * 10 + digit;
      return true;
    }
  };

  bool number(Value& value) {
    Digits d;
    d.negative = peek() == '-';
    if (d.negative) ++at_;
    if (!integerPart(d)) return false;
    if (peek() == '.' && !fraction(d)) return false;
    bool zero = false;
    if ((peek() == 'e' || peek() == 'E') && !exponentPart(d, zero)) return false;
    if (zero) {
      value = Value::number(d.negative ? -0.0 : 0.0);
      return true;
    }
    return d.isFloat ? scale(d, value) : integer(d, value);
  }

  bool integerPart(Digits& d) {
    int c = next();
    if (c == kEnd) return fail("EOF while parsing a value");
    if (!isDigit(c)) return fail("invalid number");
    if (c == '0') return !isDigit(peek()) || failAhead("invalid number");
    d.push(c);
    for (; isDigit(peek()); ++at_) {
      d.full = d.full || !d.push(peek());
      if (d.full) ++d.exponent;
    }
    d.isFloat = d.full;
    return true;
  }

  bool fraction(Digits& d) {
    d.isFloat = true;
    ++at_;
    if (peek() == kEnd) return failAhead("EOF while parsing a value");
    if (!isDigit(peek())) return failAhead("invalid number");
    d.full = false;  // a digit may fit again after a larger one that did not
    for (; isDigit(peek()); ++at_) {
      d.full = d.full || !d.push(peek());
      if (!d.full) --d.exponent;
    }
    return true;
  }

  /// `zero`: the exponent is beyond all bounds and the number is therefore zero.
  bool exponentPart(Digits& d, bool& zero) {
    d.isFloat = true;
    ++at_;
    bool positive = peek() != '-';
    if (peek() == '+' || peek() == '-') ++at_;
    int c = next();
    if (c == kEnd) return fail("EOF while parsing a value");
    if (!isDigit(c)) return fail("invalid number");
    int64_t exponent = c - '0';
    for (; isDigit(peek()) && !zero;) {
      exponent = exponent * 10 + (next() - '0');
      if (exponent <= std::numeric_limits<int32_t>::max()) continue;
      if (d.significand != 0 && positive) return fail("number out of range");
      zero = true;
    }
    while (isDigit(peek())) ++at_;
    d.exponent += positive ? exponent : -exponent;
    return true;
  }

  bool integer(const Digits& d, Value& value) {
    constexpr uint64_t kLowest = uint64_t{1} << 63;
    if (!d.negative) value = Value::unsignedInteger(d.significand);
    else if (d.significand != 0 && d.significand <= kLowest)
      value = Value::integer(static_cast<int64_t>(~d.significand + 1));
    else value = Value::number(-static_cast<double>(d.significand));
    return true;
  }

  /// One rounding for the significand and one for each multiplication, as the production VM does.
  bool scale(const Digits& d, Value& value) {
    auto number = static_cast<double>(d.significand);
    int64_t exponent = d.exponent;
    while (number != 0 && (exponent > kMaxPower || exponent < -kMaxPower)) {
      if (exponent > 0) return fail("number out of range");
      number /= powerOfTen(kMaxPower);
      exponent += kMaxPower;
    }
    if (number != 0) {
      double power = powerOfTen(static_cast<int>(exponent < 0 ? -exponent : exponent));
      number = exponent < 0 ? number / power : number * power;
    }
    if (std::isinf(number)) return fail("number out of range");
    value = Value::number(d.negative ? -number : number);
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  JsonError error_;
};

}  // namespace

std::string JsonError::message() const {
  return reason + " at line " + std::to_string(line) + " column " + std::to_string(column);
}

uint64_t memoryOfJson(std::string_view text) {
  constexpr uint64_t kValue = 80;  // a handle, and what an empty object needs
  auto begins = [](char c) { return c == ',' || c == '[' || c == '{'; };
  return text.size() + kValue * (1 + static_cast<uint64_t>(std::count_if(text.begin(), text.end(), begins)));
}

base::Result<Value, JsonError> parseJson(std::string_view text) {
  Reader reader(text);
  if (std::optional<Value> value = reader.read()) return std::move(*value);
  return base::Failure{reader.error()};
}

}  // namespace aqua::values
