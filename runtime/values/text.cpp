// Values as text: the canonical form that content ids are made of, and a form for people.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <llvm/ADT/SmallVector.h>

#include "compiler/base/numbers.h"
#include "runtime/values/plain_text.h"
#include "runtime/values/value.h"

namespace aqua::values {

Decimal shortest(double number) {
  char buffer[32];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
  std::string_view text(buffer, static_cast<size_t>(end - buffer));
  Decimal result;
  if (text.front() == '-') {
    result.negative = true;
    text.remove_prefix(1);
  }
  size_t e = text.find('e');
  for (char c : text.substr(0, e))
    if (c != '.') result.digits += c;
  result.point = base::parse<int>(base::withoutPlus(text.substr(e + 1))).value_or(0) + 1;
  return result;
}

namespace {

void appendFloat(std::string& out, double number) {
  if (number == 0) {
    out += std::signbit(number) ? "-0.0" : "0.0";
    return;
  }
  Decimal d = shortest(number);
  auto digits = static_cast<int>(d.digits.size());
  if (d.negative) out += '-';
  if (0 < d.point && d.point <= 16) {
    if (digits <= d.point) {
      out.append(d.digits).append(static_cast<size_t>(d.point - digits), '0').append(".0");
    } else {
      out.append(d.digits, 0, static_cast<size_t>(d.point)).append(1, '.');
      out.append(d.digits, static_cast<size_t>(d.point));
    }
  } else if (-5 < d.point && d.point <= 0) {
    out.append("0.").append(static_cast<size_t>(-d.point), '0').append(d.digits);
  } else {
    out += d.digits.front();
    if (digits > 1) out.append(1, '.').append(d.digits, 1);
    out.append(1, 'e').append(std::to_string(d.point - 1));
  }
}

template <class Integer> void appendInteger(std::string& out, Integer value) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

/// Walks a value without recursion; with `pretty`, one member or item a line.
class Writer {
 public:
  Writer(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void write(const Value& root) {
    open(root);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      if (top.next == size(*top.value)) {
        close();
        continue;
      }
      if (top.next > 0) out_ += ',';
      newLine(stack_.size());
      size_t index = top.next++;
      if (top.value->isArray()) {
        open(top.value->asArray()[index]);
      } else {
        const auto& [key, member] = top.value->asObject()[index];
        appendJsonString(out_, key);
        out_ += pretty_ ? ": " : ":";
        open(member);
      }
    }
  }

 private:
  struct Frame {
    const Value* value;
    size_t next;
  };

  static size_t size(const Value& value) { return value.isArray() ? value.asArray().size() : value.asObject().size(); }

  void newLine(size_t depth) {
    if (pretty_) out_.append(1, '\n').append(2 * depth, ' ');
  }

  void open(const Value& value) {
    switch (value.kind()) {
    case Value::Kind::Null: out_ += "null"; return;
    case Value::Kind::Bool: out_ += value.asBool() ? "true" : "false"; return;
    case Value::Kind::Unsigned: appendInteger(out_, *value.asUint64()); return;
    case Value::Kind::Negative: appendInteger(out_, *value.asInt64()); return;
    case Value::Kind::Float: appendFloat(out_, value.asDouble()); return;
    case Value::Kind::String: appendJsonString(out_, value.asString()); return;
    case Value::Kind::Array:
    case Value::Kind::Object:
      out_ += value.isArray() ? '[' : '{';
      stack_.push_back({&value, 0});
      return;
    }
  }

  void close() {
    bool array = stack_.back().value->isArray();
    bool empty = size(*stack_.back().value) == 0;
    stack_.pop_back();
    if (!empty) newLine(stack_.size());
    out_ += array ? ']' : '}';
  }

  std::string& out_;
  bool pretty_;
  llvm::SmallVector<Frame, 8> stack_;
};

}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr size_t kShort = 128;
  if (text.size() <= kShort && plainEnd(text, 0) == text.size()) {  // as most are
    size_t at = out.size();
    out.append(text.size() + 2, '"');
    text.copy(out.data() + at + 1, text.size());
    return;
  }
  size_t wanted = out.size() + text.size() + 2;  // most texts have no escapes
  if (wanted > out.capacity()) out.reserve(std::max(wanted, 2 * out.capacity()));
  out += '"';
  size_t plain = 0;  // start of the characters not copied yet
  for (size_t i = plainEnd(text, 0); i < text.size(); i = plainEnd(text, i + 1)) {
    auto c = static_cast<unsigned char>(text[i]);
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (c) {
    case '"':
    case '\\': out += text[i]; break;
    case '\b': out += 'b'; break;
    case '\f': out += 'f'; break;
    case '\n': out += 'n'; break;
    case '\r': out += 'r'; break;
    case '\t': out += 't'; break;
    default: out.append("u00").append(1, kHex[c >> 4]).append(1, kHex[c & 15]); break;
    }
  }
  out.append(text, plain);
  out += '"';
}

void Value::appendText(std::string& out) const { Writer(out, false).write(*this); }

std::string Value::text() const {
  constexpr size_t kUsual = 120;
  std::string out;
  if (isArray() || isObject()) out.reserve(kUsual);
  appendText(out);
  return out;
}

std::string prettyText(const Value& value) {
  std::string out;
  Writer(out, true).write(value);
  return out;
}

}  // namespace aqua::values
