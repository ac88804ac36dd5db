// Words are cut and classified exactly as the production VM does it, its oddities included: a script that it
// refuses must not pass here, nor the other way round.
#include "compiler/air/lexer.h"

#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/air/characters.h"

namespace aqua::air {

namespace {

using diagnostics::Code;

/// Longest float that the production VM reads, in bytes, sign and dot included.
constexpr size_t kMaxFloat = 11;
/// In names with a sigil, no dot before this offset starts a lens; so a name of one letter cannot have one.
constexpr size_t kFirstLensOffset = 3;

std::optional<Kind> instructionNamed(std::string_view word) {
  struct Entry {
    std::string_view text;
    Kind kind;
  };
  static constexpr Entry kEntries[] = {
#define AIR_INSTRUCTION(id, text) {text, Kind::id},
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
  };
  constexpr size_t kLongest = 8;
  if (word.size() > kLongest) return {};
  for (const Entry& entry : kEntries)
    if (entry.text == word) return entry.kind;
  return {};
}

constexpr char32_t kByteOrderMark = 0xFEFF;

/// A character as it is, or by number if one could not see it.
std::string shown(const Character& c, std::string_view text) {
  bool invisible = c.value <= ' ' || (c.value >= 0x7F && c.value <= 0xA0) || (c.value >= 0x2000 && c.value <= 0x200F) ||
                   (c.value >= 0x2028 && c.value <= 0x202F) || c.value == kByteOrderMark;
  return invisible ? fmt::format("U+{:04X}", static_cast<uint32_t>(c.value)) : std::string(text);
}

Token operandToken(Place place, const Operand& operand) { return {TokenKind::Operand, place, {}, operand}; }

/// Number of bytes of name characters at the start.
size_t nameLength(std::string_view text) {
  size_t length = 0;
  while (length < text.size()) {
    Character c = firstCharacter(text.substr(length));
    if (!isNameCharacter(c.value)) break;
    length += c.size;
  }
  return length;
}

}  // namespace

diagnostics::Reported Lexer::report(Code code, Place place) {
  return issues_.report(code, {&file_, place.begin, place.end});
}

void Lexer::skipSpaceAndComments() {
  while (at_ < text_.size()) {
    if (text_[at_] == ';') {
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

Token Lexer::next() {
  skipSpaceAndComments();
  Place one{at_, at_ + 1};
  if (at_ == text_.size()) return {TokenKind::End, {at_, at_}, {}, {}};
  auto bracket = [&](TokenKind kind) -> Token {
    ++at_;
    return {kind, one, {}, {}};
  };
  switch (text_[at_]) {
    case '(': return bracket(TokenKind::Open);
    case ')': return bracket(TokenKind::Close);
    case '[': return bracket(TokenKind::OpenSquare);
    case ']': return bracket(TokenKind::CloseSquare);
    case '"': return string();
    default: return word();
  }
}

Token Lexer::string() {
  uint32_t begin = at_;
  size_t close = text_.find('"', begin + 1);
  if (close == std::string_view::npos) {
    at_ = static_cast<uint32_t>(text_.size());
    report(Code::AirStringOpen, {begin, begin + 1}).help("AIR has no escapes: a string ends at the next `\"`");
    return broken({begin, at_});
  }
  at_ = static_cast<uint32_t>(close + 1);
  return operandToken({begin, at_}, air::string(text_.substr(begin + 1, close - begin - 1)));
}

/// A word reaches to the next white space, or to a closing bracket that was not opened inside it.
uint32_t Lexer::wordEnd() const {
  size_t open = 0;
  uint32_t end = at_;
  while (end < text_.size()) {
    Character c = firstCharacter(text_.substr(end));
    if (isSpace(c.value)) break;
    if (c.value == '(' || c.value == '[') ++open;
    if (c.value == ')' || c.value == ']') {
      if (open == 0) break;
      --open;
    }
    end += c.size;
  }
  return end;
}

Token Lexer::word() {
  Place place{at_, wordEnd()};
  at_ = place.end;
  std::string_view word = text_.substr(place.begin, place.end - place.begin);
  if (std::optional<Kind> kind = instructionNamed(word)) return {TokenKind::Keyword, place, *kind, {}};
  char first = word.front();
  if (first != '%' && first != ':' && first != 't' && first != 'f') return numberOrVariable(word, place);
  if (word == "%init_peer_id%") return operandToken(place, constant(OperandKind::InitPeerId));
  for (auto [kind, name] : {std::pair(OperandKind::Error, std::string_view(":error:")),
                            std::pair(OperandKind::LastError, std::string_view("%last_error%"))})
    if (word.starts_with(name)) return withLens(kind, {}, word.substr(name.size()), place, true);
  if (word == "%timestamp%") return operandToken(place, constant(OperandKind::Timestamp));
  if (word == "%ttl%") return operandToken(place, constant(OperandKind::Ttl));
  if (word == "true" || word == "false") return operandToken(place, boolean(word == "true"));
  return numberOrVariable(word, place);
}

Token Lexer::numberOrVariable(std::string_view word, Place place) {
  size_t i = word.front() == '+' || word.front() == '-' ? 1 : 0;
  bool digits = false, dot = false;
  while (i < word.size()) {
    Character c = firstCharacter(word.substr(i));
    if (c.value == '.' && !dot) {
      dot = true;
      if (!digits) {
        report(Code::AirNumberForm, place).arg("word", word);
        return broken(place);
      }
    } else if (isNumeric(c.value)) {
      digits = true;
    } else {
      break;
    }
    i += c.size;
  }
  if (i == word.size()) return number(word, place, dot);
  if (!dot) return variable(word, place, i);
  report(Code::AirNumberForm, place).arg("word", word);
  return broken(place);
}

Token Lexer::number(std::string_view word, Place place, bool isFloat) {
  // from_chars knows no plus sign, and must not see a second sign after one.
  std::string_view digits = word.starts_with('+') ? word.substr(1) : word;
  const char* end = digits.data() + digits.size();
  if (isFloat && word.size() > kMaxFloat) {
    report(Code::AirFloatLength, place).arg("word", word);
    return broken(place);
  }
  Operand operand{.kind = isFloat ? OperandKind::Float : OperandKind::Int, .text = word};
  auto [stop, problem] = isFloat ? std::from_chars(digits.data(), end, operand.number, std::chars_format::fixed)
                                 : std::from_chars(digits.data(), end, operand.integer);
  if (problem == std::errc() && stop == end) return operandToken(place, operand);
  report(problem == std::errc::result_out_of_range ? Code::AirIntegerRange : Code::AirNumberForm, place)
      .arg("word", word);
  return broken(place);
}

/// `checked`: as many bytes were looked at already, and are sign and digits.
Token Lexer::variable(std::string_view word, Place place, size_t checked) {
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
    auto at = static_cast<uint32_t>(place.begin + i);
    diagnostics::Reported reported =
        report(Code::AirNameCharacter, {at, at + c.size}).arg("character", shown(c, word.substr(i, c.size)));
    if (c.value == '(' || c.value == '[' || c.value == '"' || c.value == ';')
      reported.help("a word ends at white space only: put a space before `" + std::string(word.substr(i, 1)) + "`");
    if (c.value == kByteOrderMark) reported.help("a script begins without a byte order mark");
    return broken(place);
  }
  if (kind != OperandKind::Scalar && name.size() <= sigils) {
    report(Code::AirNameEmpty, place).arg("word", word);
    return broken(place);
  }
  if (!dot) return operandToken(place, air::variable(kind, name));
  bool isStream = kind == OperandKind::Stream || kind == OperandKind::StreamMap;
  if (isStream) {
    report(Code::AirStreamLens, place).arg("name", name);
    return broken(place);
  }
  if (kind != OperandKind::Scalar && i < kFirstLensOffset) {
    report(Code::AirNameShort, place).arg("name", name);
    return broken(place);
  }
  return withLens(kind, name, word.substr(i), place, false);
}

Token Lexer::withLens(OperandKind kind, std::string_view name, std::string_view lensText, Place place,
                      bool allowFlattening) {
  if (lensText.empty()) return operandToken(place, air::variable(kind, name));
  const Lens* parsed = lens(lensText, static_cast<uint32_t>(place.end - lensText.size()), allowFlattening);
  return parsed ? operandToken(place, air::variable(kind, name, parsed)) : broken(place);
}

const Lens* Lexer::lensError(Place place, std::string_view reason) {
  report(Code::AirLens, place).arg("reason", reason);
  return nullptr;
}

const Lens* Lexer::lens(std::string_view text, uint32_t begin, bool allowFlattening) {
  Place whole{begin, static_cast<uint32_t>(begin + text.size())};
  if (text == ".length") return arena_.make<Lens>(Lens{true, {}});
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
    if (name.empty()) return lensError(placeAt(start, i + 1), bracket ? "expected an index or a name" : "expected a field name");

    Accessor accessor{.kind = bracket ? Accessor::Kind::Scalar : Accessor::Kind::Field, .name = name};
    if (isAsciiDigit(static_cast<unsigned char>(name.front()))) {
      if (!bracket) return lensError(placeAt(start, i), "a field name does not start with a digit");
      accessor = {};
      auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), accessor.index);
      if (problem != std::errc() || end != name.data() + name.size())
        return lensError(placeAt(start, i), "expected an index below 4294967296");
    }
    if (bracket) {
      if (peek() != ']') return lensError(placeAt(start, i + 1), "expected `]`");
      ++i;
    }
    accessors.push_back(accessor);
    if (peek() == '!' && (allowFlattening || i + 1 == text.size())) ++i;
  }
  if (accessors.empty()) return lensError(whole, "expected an accessor after `.$`");
  return arena_.make<Lens>(Lens{false, arena_.copy(accessors)});
}

}  // namespace aqua::air
