// Words are cut and classified exactly as the production VM does it, its oddities included: a script that it
// refuses must not pass here, nor the other way round.
#include "compiler/air/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/air/characters.h"
#include "compiler/base/numbers.h"

namespace aqua::air {

namespace {

using diagnostics::Code;

/// Longest float that the production VM reads, in bytes, sign and dot included.
constexpr size_t kMaxFloat = 11;
/// In names with a sigil, no dot before this offset starts a lens; so a name of one letter cannot have one.
constexpr size_t kFirstLensOffset = 3;

/// Up to eight characters as one number.
constexpr uint64_t packed(std::string_view word) {
  uint64_t number = 0;
  for (char c : word) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::optional<Kind> instructionNamed(std::string_view word) {
  struct Entry {
    uint64_t word;
    Kind kind;
  };
  static constexpr Entry kEntries[] = {
#define AIR_INSTRUCTION(id, text) {packed(text), Kind::id},
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
  };
  if (word.size() > sizeof(Entry::word)) return {};
  uint64_t wanted = packed(word);
  for (const Entry& entry : kEntries)
    if (entry.word == wanted) return entry.kind;
  return {};
}

constexpr char32_t kByteOrderMark = 0xFEFF;

/// A character as it is, or by number if one could not see it.
std::string shown(const Character& c, std::string_view text) {
  bool invisible = c.value <= ' ' || (c.value >= 0x7F && c.value <= 0xA0) || (c.value >= 0x2000 && c.value <= 0x200F) ||
                   (c.value >= 0x2028 && c.value <= 0x202F) || c.value == kByteOrderMark;
  return invisible ? fmt::format("U+{:04X}", static_cast<uint32_t>(c.value)) : std::string(text);
}

void toOperand(Token& token, const Operand& operand) {
  token.kind = TokenKind::Operand;
  token.operand = operand;
}

/// ASCII characters by what they are in words; others are looked at one by one.
struct AsciiClasses {
  std::array<bool, 256> inName{}, inWord{};  // a name character; neither space nor bracket
};
constexpr AsciiClasses kAscii = [] {
  AsciiClasses classes;
  for (unsigned char c = 0; c < 0x80; ++c) {
    classes.inName[c] = isNameCharacter(c);
    classes.inWord[c] = !isSpace(c) && c != '(' && c != ')' && c != '[' && c != ']';
  }
  return classes;
}();

size_t passed(const std::array<bool, 256>& classes, std::string_view text, size_t from) {
  while (from < text.size() && classes[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

/// Number of bytes of name characters at the start.
size_t nameLength(std::string_view text) {
  size_t length = passed(kAscii.inName, text, 0);
  while (length < text.size()) {
    Character c = firstCharacter(text.substr(length));
    if (!isNameCharacter(c.value)) break;
    length = passed(kAscii.inName, text, length + c.size);
  }
  return length;
}

}  // namespace

diagnostics::Reported Lexer::report(Code code, Place place) {
  return issues_.report(code, {file_, place.begin, place.end});
}

void Lexer::skipSpaceAndComments() {
  while (at_ < text_.size()) {
    auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte > ' ' && byte < 0x80 && byte != ';') return;
    if (byte == ';') {
      uint32_t begin = at_;
      at_ = static_cast<uint32_t>(std::min(text_.find('\n', at_), text_.size()));
      comments_.push_back({begin, at_});
      continue;
    }
    Character c = firstCharacter(text_.substr(at_));
    if (!isSpace(c.value)) return;
    at_ += c.size;
  }
}

void Lexer::next(Token& token) {
  skipSpaceAndComments();
  token.place = {at_, at_ + 1};
  if (at_ == text_.size()) {
    token.kind = TokenKind::End;
    token.place.end = at_;
    return;
  }
  auto bracket = [&](TokenKind kind) {
    ++at_;
    token.kind = kind;
  };
  switch (text_[at_]) {
  case '(': return bracket(TokenKind::Open);
  case ')': return bracket(TokenKind::Close);
  case '[': return bracket(TokenKind::OpenSquare);
  case ']': return bracket(TokenKind::CloseSquare);
  case '"': return string(token);
  default: return word(token);
  }
}

void Lexer::string(Token& token) {
  uint32_t begin = at_;
  size_t close = text_.find('"', begin + 1);
  if (close == std::string_view::npos) {
    at_ = static_cast<uint32_t>(text_.size());
    report(Code::AirStringOpen, {begin, begin + 1}).help("AIR has no escapes: a string ends at the next `\"`");
    token.kind = TokenKind::Broken;
  } else {
    at_ = static_cast<uint32_t>(close + 1);
    toOperand(token, air::string(text_.substr(begin + 1, close - begin - 1)));
  }
  token.place.end = at_;
}

/// A word reaches to the next white space, or to a closing bracket that was not opened inside it.
uint32_t Lexer::wordEnd() const {
  size_t open = 0;
  size_t end = at_;
  while ((end = passed(kAscii.inWord, text_, end)) < text_.size()) {
    Character c = firstCharacter(text_.substr(end));
    if (isSpace(c.value)) break;
    if (c.value == '(' || c.value == '[') ++open;
    if (c.value == ')' || c.value == ']') {
      if (open == 0) break;
      --open;
    }
    end += c.size;
  }
  return static_cast<uint32_t>(end);
}

void Lexer::word(Token& token) {
  at_ = token.place.end = wordEnd();
  std::string_view word = text_.substr(token.place.begin, at_ - token.place.begin);
  if (std::optional<Kind> kind = instructionNamed(word)) {
    token.kind = TokenKind::Keyword;
    token.instruction = *kind;
    return;
  }
  char first = word.front();
  if (first != '%' && first != ':' && first != 't' && first != 'f') return numberOrVariable(word, token);
  if (word == "%init_peer_id%") return toOperand(token, constant(OperandKind::InitPeerId));
  for (auto [kind, name] : {std::pair(OperandKind::Error, std::string_view(":error:")),
                            std::pair(OperandKind::LastError, std::string_view("%last_error%"))})
    if (word.starts_with(name)) return withLens(kind, {}, word.substr(name.size()), true, token);
  if (word == "%timestamp%") return toOperand(token, constant(OperandKind::Timestamp));
  if (word == "%ttl%") return toOperand(token, constant(OperandKind::Ttl));
  if (word == "true" || word == "false") return toOperand(token, boolean(word == "true"));
  return numberOrVariable(word, token);
}

void Lexer::numberOrVariable(std::string_view word, Token& token) {
  size_t i = word.front() == '+' || word.front() == '-' ? 1 : 0;
  bool digits = false, dot = false;
  while (i < word.size()) {
    Character c = firstCharacter(word.substr(i));
    if (c.value == '.' && !dot) {
      dot = true;
      if (!digits) return broken(Code::AirNumberForm, "word", word, token);
    } else if (isNumeric(c.value)) {
      digits = true;
    } else {
      break;
    }
    i += c.size;
  }
  if (i == word.size()) return number(word, dot, token);
  if (!dot) return variable(word, i, token);
  broken(Code::AirNumberForm, "word", word, token);
}

void Lexer::number(std::string_view word, bool isFloat, Token& token) {
  // from_chars knows no plus sign, and must not see a second sign after one.
  std::string_view digits = base::withoutPlus(word);
  const char* end = digits.data() + digits.size();
  if (isFloat && word.size() > kMaxFloat) return broken(Code::AirFloatLength, "word", word, token);
  Operand operand{.kind = isFloat ? OperandKind::Float : OperandKind::Int, .text = word};
  auto [stop, problem] = isFloat ? std::from_chars(digits.data(), end, operand.number, std::chars_format::fixed)
                                 : std::from_chars(digits.data(), end, operand.integer);
  if (problem == std::errc() && stop == end) return toOperand(token, operand);
  broken(problem == std::errc::result_out_of_range ? Code::AirIntegerRange : Code::AirNumberForm, "word", word, token);
}

/// `checked`: as many bytes were looked at already, and are sign and digits.
void Lexer::variable(std::string_view word, size_t checked, Token& token) {
  auto kind = OperandKind::Scalar;
  size_t sigils = 1;
  switch (word.front()) {
  case '$': kind = OperandKind::Stream; break;
  case '%': kind = OperandKind::StreamMap; break;
  case '#': kind = OperandKind::Canon; break;
  default: sigils = 0; break;
  }
  if (kind == OperandKind::Canon && word.size() > 1 && word[1] == '$') sigils = 2;
  if (word.size() > 1 && word[1] == '%') {  // whatever stands before it
    kind = OperandKind::CanonMap;
    sigils = 2;
  }

  size_t i = std::max(checked, sigils);
  i += nameLength(word.substr(i));
  std::string_view name = word.substr(0, i);
  bool dot = i < word.size() && word[i] == '.';
  if (i < word.size() && !dot) {
    Character c = firstCharacter(word.substr(i));
    auto at = static_cast<uint32_t>(token.place.begin + i);
    diagnostics::Reported reported =
        report(Code::AirNameCharacter, {at, at + c.size}).arg("character", shown(c, word.substr(i, c.size)));
    if (c.value == '(' || c.value == '[' || c.value == '"' || c.value == ';')
      reported.help("a word ends at white space only: put a space before `" + std::string(word.substr(i, 1)) + "`");
    if (c.value == kByteOrderMark) reported.help("a script begins without a byte order mark");
    token.kind = TokenKind::Broken;
    return;
  }
  if (kind != OperandKind::Scalar && name.size() <= sigils) return broken(Code::AirNameEmpty, "word", word, token);
  if (dot && isStream(kind)) return broken(Code::AirStreamLens, "name", name, token);
  if (dot && kind != OperandKind::Scalar && i < kFirstLensOffset)
    return broken(Code::AirNameShort, "name", name, token);
  withLens(kind, name, word.substr(i), false, token);
}

void Lexer::broken(Code code, diagnostics::ArgKey what, std::string_view text, Token& token) {
  report(code, token.place).arg(what, text);
  token.kind = TokenKind::Broken;
}

void Lexer::withLens(OperandKind kind, std::string_view name, std::string_view lensText, bool allowFlattening,
                     Token& token) {
  const Lens* parsed = nullptr;
  if (!lensText.empty()) {
    parsed = lens(lensText, static_cast<uint32_t>(token.place.end - lensText.size()), allowFlattening);
    if (!parsed) {
      token.kind = TokenKind::Broken;
      return;
    }
  }
  toOperand(token, air::variable(kind, name, parsed));
  if (isVariable(kind)) token.operand.name = script_.names.of(name);
}

const Lens* Lexer::lensError(Place place, std::string_view reason) {
  report(Code::AirLens, place).arg("reason", reason);
  return nullptr;
}

/// Nothing: the number is too large.
std::optional<Accessor> Lexer::accessorOf(std::string_view name, bool bracket, bool digit) {
  if (!bracket) return Accessor{.kind = Accessor::Kind::Field, .name = name};
  if (!digit) return Accessor{.kind = Accessor::Kind::Scalar, .name = name, .variable = script_.names.of(name)};
  auto index = base::parse<decltype(Accessor::index)>(name);
  return index ? std::optional(Accessor{.index = *index}) : std::nullopt;
}

const Lens* Lexer::lens(std::string_view text, uint32_t begin, bool allowFlattening) {
  Place whole{begin, static_cast<uint32_t>(begin + text.size())};
  if (text == ".length") return script_.arena.make<Lens>(Lens{true, {}});
  if (!text.starts_with(".$")) return lensError(whole, "expected `.length`, or `.$` with accessors");

  std::vector<Accessor> accessors;
  size_t i = 2;
  auto peek = [&] { return i < text.size() ? text[i] : '\0'; };
  auto placeAt = [&](size_t from, size_t to) {
    return Place{static_cast<uint32_t>(begin + from), static_cast<uint32_t>(begin + std::min(to, text.size()))};
  };
  while (i < text.size()) {
    size_t start = i;
    bool dot = peek() == '.';
    if (dot) ++i;
    bool bracket = peek() == '[';
    if (bracket) ++i;
    if (!dot && !bracket) return lensError(placeAt(i, text.size()), "expected `.` and a field, or `[`");
    std::string_view name = text.substr(i, nameLength(text.substr(i)));
    i += name.size();
    if (name.empty())
      return lensError(placeAt(start, i + 1), bracket ? "expected an index or a name" : "expected a field name");

    const bool digit = isAsciiDigit(static_cast<unsigned char>(name.front()));
    if (digit && !bracket) return lensError(placeAt(start, i), "a field name does not start with a digit");
    std::optional<Accessor> accessor = accessorOf(name, bracket, digit);
    if (!accessor) return lensError(placeAt(start, i), "expected an index below 4294967296");
    if (bracket) {
      if (peek() != ']') return lensError(placeAt(start, i + 1), "expected `]`");
      ++i;
    }
    accessors.push_back(*accessor);
    if (peek() == '!' && (allowFlattening || i + 1 == text.size())) ++i;
  }
  if (accessors.empty()) return lensError(whole, "expected an accessor after `.$`");
  return script_.arena.make<Lens>(Lens{false, script_.arena.copy(accessors)});
}

}  // namespace aqua::air
