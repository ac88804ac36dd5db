#include "runtime/marine/text_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/marine/versions.h"

namespace aqua::marine {

namespace {

struct Token {
  enum class Kind : uint8_t { Open, Close, Text, Word, End } kind = Kind::End;
  std::string_view text;  // of Text without quotes
  size_t offset = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) { next(); }
  const Token& now() const { return now_; }
  Token take() {
    Token out = now_;
    next();
    return out;
  }

 private:
  void next() {
    constexpr std::string_view kBlank = " \t\r\n";
    at_ = std::min(text_.find_first_not_of(kBlank, at_), text_.size());
    while (text_.substr(at_).starts_with(";;")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      at_ = std::min(text_.find_first_not_of(kBlank, at_), text_.size());
    }
    size_t begin = at_;
    auto set = [&](Token::Kind kind, size_t from, size_t end, size_t after) {
      now_ = {kind, text_.substr(from, end - from), begin};
      at_ = std::min(after, text_.size());
    };
    if (begin == text_.size()) return set(Token::Kind::End, begin, begin, begin);
    if (text_[begin] == '(') return set(Token::Kind::Open, begin, begin + 1, begin + 1);
    if (text_[begin] == ')') return set(Token::Kind::Close, begin, begin + 1, begin + 1);
    if (text_[begin] == '"') {
      size_t end = text_.find('"', begin + 1);
      if (end == std::string_view::npos) return set(Token::Kind::Word, begin, text_.size(), text_.size());
      return set(Token::Kind::Text, begin + 1, end, end + 1);
    }
    size_t end = std::min(text_.find_first_of(" \t\r\n()\"", begin), text_.size());
    set(Token::Kind::Word, begin, end, end);
  }

  std::string_view text_;
  size_t at_ = 0;
  Token now_;
};

/// The first failure counts; from then on everything is read as nothing.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : tokens_(text) {}

  base::Result<Interface, TextProblem> run() {
    while (tokens_.now().kind != Token::Kind::End && !problem_) statement();
    if (!problem_ && out_.version.empty()) fail(tokens_.now(), "`(@interface it_version \"0.27.0\")` is missing");
    if (problem_) return base::Failure{*problem_};
    return std::move(out_);
  }

 private:
  void fail(const Token& at, std::string text) {
    if (!problem_) problem_ = {at.offset, std::move(text)};
  }
  void failAt(std::string_view expected) {
    const Token& now = tokens_.now();
    std::string found = now.kind == Token::Kind::End ? "the end" : fmt::format("`{}`", now.text.substr(0, 40));
    fail(now, fmt::format("found {}, expected {}", found, expected));
  }
  void open() { expect(Token::Kind::Open, "`(`"); }
  void close() { expect(Token::Kind::Close, "`)`"); }
  std::string_view expect(Token::Kind kind, std::string_view what) {
    if (problem_ || tokens_.now().kind != kind) {
      failAt(what);
      return {};
    }
    return tokens_.take().text;
  }
  std::string text() { return std::string(expect(Token::Kind::Text, "a text in quotes")); }
  void word(std::string_view wanted) {
    if (tokens_.now().kind != Token::Kind::Word || tokens_.now().text != wanted)
      return failAt(fmt::format("`{}`", wanted));
    tokens_.take();
  }
  template <class Number = uint32_t> Number number() {
    auto value = base::parse<Number>(tokens_.now().text);
    if (!value || tokens_.now().kind != Token::Kind::Word) {
      failAt("a number");
      return 0;
    }
    tokens_.take();
    return *value;
  }
  bool isOpen() const { return !problem_ && tokens_.now().kind == Token::Kind::Open; }

  InterfaceType type(uint32_t depth = 0) {
    constexpr uint32_t kDeepest = 64;
    std::string_view name = expect(Token::Kind::Word, "a type");
    if (problem_) return {};
    if (name == "boolean") name = "bool";
    InterfaceType out;
    if (name == "array" && depth < kDeepest) {
      open();
      auto element = std::make_shared<const InterfaceType>(type(depth + 1));
      close();
      out.kind = element->kind == Kind::U8 ? Kind::ByteArray : Kind::Array;
      if (out.kind == Kind::Array) out.element = std::move(element);
      return out;
    }
    if (name == "record") return {Kind::Record, number(), {}};
#define AQUA_MARINE_TYPE(code, kind, debug, text, ...) \
  if (name == (text)) return {Kind::kind, 0, {}};
#include "runtime/marine/types.def"
    failAt(fmt::format("a type before it, which `{}` is not", name));
    return {};
  }
  Field field() {
    std::string_view name = expect(Token::Kind::Word, "`$name:`");
    if (!name.starts_with('$') || !name.ends_with(':')) failAt(fmt::format("`$name:` before it, not `{}`", name));
    if (problem_) return {};
    return {std::string(name.substr(1, name.size() - 2)), type()};
  }

  void typeDef() {
    open();
    if (tokens_.now().text == "record") {
      tokens_.take();
      RecordType record{std::string(expect(Token::Kind::Word, "`$Name`")), {}};
      if (!record.name.starts_with('$')) failAt(fmt::format("`$Name` before it, not `{}`", record.name));
      if (!problem_) record.name.erase(0, 1);
      open();
      while (!problem_ && tokens_.now().kind == Token::Kind::Word) {
        word("field");
        record.fields.push_back(field());
      }
      close();
      if (record.fields.empty()) failAt("a field before it");
      out_.types.emplace_back(std::move(record));
    } else {
      word("func");
      FunctionType function;
      while (isOpen()) {
        tokens_.take();
        if (tokens_.now().text == "result") {
          tokens_.take();
          function.results.push_back(type());
        } else {
          word("param");
          function.args.push_back(field());
        }
        close();
      }
      out_.types.emplace_back(std::move(function));
    }
    close();
  }
  /// `(type 8)` or, with `func`, `(func 8)`
  uint32_t reference(std::string_view what) {
    open();
    word(what);
    uint32_t index = number();
    close();
    return index;
  }

  void adapter() {
    Adapter out{reference("type"), {}};
    while (!problem_ && tokens_.now().kind == Token::Kind::Word) {
      std::optional<Opcode> op = opcodeOf(tokens_.now().text);
      if (!op) return failAt("an instruction");
      tokens_.take();
      Instruction instruction{*op, 0, {}};
      Operand operand = operandOf(*op);
      if (operand == Operand::Number || operand == Operand::Record) instruction.number = number<uint64_t>();
      if (operand == Operand::Type) instruction.type = type();
      out.program.push_back(std::move(instruction));
    }
    out_.adapters.push_back(std::move(out));
  }
  static std::optional<Opcode> opcodeOf(std::string_view text) {
#define AQUA_MARINE_INSTRUCTION(code, id, name, operand) \
  if (text == (name)) return Opcode::id;
#define AQUA_MARINE_CAST(code, id, name, from, to) \
  if (text == (name)) return Opcode::id;
#include "runtime/marine/instructions.def"
    return std::nullopt;
  }

  void version() {
    Token at = tokens_.now();
    if (!out_.version.empty()) return fail(at, "a second version");
    out_.version = text();
    if (!problem_ && !isVersion(out_.version)) fail(at, fmt::format("`{}` is no version", out_.version));
  }
  void statement() {
    open();
    word("@interface");
    std::string_view what = expect(Token::Kind::Word, "`type`, `import`, `func`, `export` or `implement`");
    if (what == "it_version") {
      version();
    } else if (what == "type") {
      typeDef();
    } else if (what == "import") {
      std::string module = text(), name = text();
      open();
      word("func");
      out_.imports.push_back({std::move(module), std::move(name), reference("type")});
      close();
    } else if (what == "func") {
      adapter();
    } else if (what == "export") {
      std::string name = text();
      out_.exports.push_back({std::move(name), reference("func")});
    } else if (what == "implement") {
      uint32_t core = reference("func");
      out_.implementations.push_back({core, reference("func")});
    } else {
      failAt(fmt::format("`type`, `import`, `func`, `export` or `implement` before it, not `{}`", what));
    }
    close();
  }

  Tokens tokens_;
  Interface out_;
  std::optional<TextProblem> problem_;
};

}  // namespace

base::Result<Interface, TextProblem> parseInterfaceText(std::string_view text) { return TextReader(text).run(); }

}  // namespace aqua::marine
