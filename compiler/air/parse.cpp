// AIR grammar (EXECUTION.md 1.3). One loop over a stack of open instructions, since depth is the user's.
// After an error the rest of that instruction is skipped, and its neighbours are read as usual.
#include "compiler/air/parse.h"

#include <limits>

#include <fmt/format.h>

#include "compiler/air/lexer.h"
#include "compiler/air/validate.h"
#include "compiler/base/utf8.h"

namespace aqua::air {

namespace {

using diagnostics::Code;

/// More errors than this in one script are not reported.
constexpr size_t kMaxErrors = 100;
/// Longest piece of a script that a message quotes, in bytes.
constexpr size_t kMaxQuote = 40;

constexpr uint32_t bit(OperandKind kind) { return uint32_t{1} << static_cast<unsigned>(kind); }
template <class... Kinds> constexpr uint32_t set(Kinds... kinds) { return (bit(kinds) | ...); }

/// What may stand in one place: kinds without a lens, kinds with one, and how to say it.
struct Accepted {
  uint32_t bare;
  uint32_t lensed;
  std::string_view words;
};

using Op = OperandKind;
constexpr uint32_t kLiterals = set(Op::InitPeerId, Op::Timestamp, Op::Ttl, Op::LastError, Op::Error, Op::String,
                                   Op::Int, Op::Float, Op::Bool, Op::EmptyArray);
constexpr uint32_t kPaths = set(Op::Scalar, Op::Canon, Op::CanonMap);
constexpr Accepted kPeer = {set(Op::InitPeerId, Op::String, Op::Scalar), kPaths,
                            "a peer (`%init_peer_id%`, a string, a scalar, or a canon with a lens)"};
constexpr Accepted kName = {set(Op::String, Op::Scalar), kPaths, "a string, a scalar, or a canon with a lens"};
constexpr Accepted kValue = {kLiterals | kPaths, kPaths | set(Op::LastError, Op::Error), "a value"};
constexpr Accepted kApValue = {kLiterals | set(Op::Scalar, Op::Canon), kPaths | set(Op::LastError, Op::Error),
                               "a value other than a whole canon map"};
constexpr Accepted kMapKey = {set(Op::String, Op::Int, Op::Scalar), set(Op::Scalar, Op::Canon),
                              "a key (a string, an integer, a scalar, or a canon with a lens)"};
constexpr Accepted kIterable = {set(Op::Scalar, Op::Stream, Op::StreamMap, Op::Canon, Op::CanonMap, Op::EmptyArray),
                                set(Op::Scalar, Op::CanonMap),
                                "something to iterate over (a scalar, a stream, a map, a canon, or `[]`)"};
constexpr Accepted kOutput = {set(Op::Scalar, Op::Stream), 0, "a scalar or a stream"};
constexpr Accepted kAnyStream = {set(Op::Stream, Op::StreamMap), 0, "a stream or a stream map"};
constexpr Accepted kStreamMap = {set(Op::StreamMap), 0, "a stream map"};
constexpr Accepted kCanon = {set(Op::Canon), 0, "a canon stream (`#name`)"};
constexpr Accepted kMapCanon = {set(Op::CanonMap, Op::Scalar), 0, "a canon map (`#%name`) or a scalar"};
constexpr Accepted kIterator = {set(Op::Scalar), 0, "the name of an iterator"};
constexpr Accepted kScopeVariable = {set(Op::Scalar, Op::Stream, Op::StreamMap, Op::Canon, Op::CanonMap), 0,
                                     "a variable"};
constexpr Accepted kFailure = {
    set(Op::Int, Op::Scalar, Op::LastError, Op::Error), set(Op::Scalar, Op::Canon),
    "an error code with a message, a scalar, a canon with a lens, `%last_error%`, or `:error:`"};
constexpr Accepted kMessage = {set(Op::String), 0, "a message in quotes"};

struct Arity {
  uint8_t atLeast, atMost;
};

/// How many instructions an instruction contains.
Arity arity(Kind kind) {
  switch (kind) {
  case Kind::Seq:
  case Kind::Par:
  case Kind::Xor: return {2, 2};
  case Kind::Match:
  case Kind::Mismatch:
  case Kind::New: return {1, 1};
  case Kind::Fold: return {1, 2};
  case Kind::Call:
  case Kind::Canon:
  case Kind::Ap:
  case Kind::ApMap:
  case Kind::Next:
  case Kind::Fail:
  case Kind::Null:
  case Kind::Never: break;
  }
  return {0, 0};
}

void attach(Instr& parent, size_t index, Instr* child) {
  switch (parent.kind) {
  case Kind::Seq:
  case Kind::Par:
  case Kind::Xor: {
    auto& binary = static_cast<Binary&>(parent);
    (index == 0 ? binary.left : binary.right) = child;
    return;
  }
  case Kind::Match:
  case Kind::Mismatch: static_cast<Match&>(parent).body = child; return;
  case Kind::New: static_cast<New&>(parent).body = child; return;
  case Kind::Fold: {
    auto& fold = static_cast<Fold&>(parent);
    (index == 0 ? fold.body : fold.last) = child;
    return;
  }
  case Kind::Call:
  case Kind::Canon:
  case Kind::Ap:
  case Kind::ApMap:
  case Kind::Next:
  case Kind::Fail:
  case Kind::Null:
  case Kind::Never: return;
  }
}

class Parser {
 public:
  /// `text` is valid UTF-8 and lives as long as the script; `file`, which may be null, is what it is called in reports.
  Parser(std::string_view text, const diagnostics::SourceFile* file, Script& script,
         diagnostics::DiagnosticList& issues)
      : file_(file), script_(script), issues_(issues), text_(text), lexer_(text, file, script, issues) {}

  std::vector<Place> takeComments() { return lexer_.takeComments(); }

  void run() {
    advance();
    if (token_.kind == TokenKind::End) {
      report(Code::AirEmpty, token_.place);
      return;
    }
    script_.root = instruction();
    if (script_.root && !tooMany() && token_.kind != TokenKind::End)
      report(Code::AirTrailing, token_.place).arg("found", quoted(token_.place));
  }

 private:
  /// An instruction whose parts are still being read.
  struct Frame {
    Instr* instr;
    Place keyword;  // for labels; just the `(` while the keyword is unknown
    uint32_t begin;
    size_t parts = 0;
  };

  // --- tokens and reports

  void advance() {
    previousEnd_ = token_.place.end;
    // A string without a closing quote swallows the rest: what is then missing was never looked for.
    cutShort_ = token_.kind == TokenKind::Broken && previousEnd_ == text_.size();
    lexer_.next(token_);
  }

  bool tooMany() const { return issues_.errorCount() >= kMaxErrors; }

  diagnostics::Reported report(Code code, Place place) { return issues_.report(code, {file_, place.begin, place.end}); }

  std::string quoted(Place place) const {
    std::string_view text = text_.substr(place.begin, place.end - place.begin);
    if (text.size() <= kMaxQuote) return fmt::format("`{}`", text);
    size_t cut = kMaxQuote;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return fmt::format("`{}...`", text.substr(0, cut));
  }

  std::string found() const {
    if (token_.kind == TokenKind::End) return "the end of the script";
    if (token_.kind == TokenKind::Keyword) return quoted(token_.place) + ", the name of an instruction";
    return quoted(token_.place);
  }

  bool unexpected(const Frame& frame, std::string_view expected) {
    if (token_.kind == TokenKind::Broken || cutShort_) return false;  // reported by the lexer
    diagnostics::Reported reported =
        report(Code::AirUnexpected, token_.place).arg("found", found()).arg("expected", expected);
    if (frame.keyword.end > 0)
      reported.label({file_, frame.keyword.begin, frame.keyword.end},
                     frame.instr ? fmt::format("in this `{}`", keyword(frame.instr->kind)) : "in this instruction");
    return false;
  }

  bool take(const Frame& frame, TokenKind kind, std::string_view expected) {
    if (token_.kind != kind) return unexpected(frame, expected);
    advance();
    return true;
  }

  bool operand(const Frame& frame, const Accepted& accepted, Operand& out) {
    uint32_t fitting = token_.operand.lens ? accepted.lensed : accepted.bare;
    if (token_.kind == TokenKind::Operand && (fitting & bit(token_.operand.kind)) != 0) {
      out = token_.operand;
      advance();
      return true;
    }
    if (token_.kind == TokenKind::Broken) {
      advance();
      return true;
    }
    if (token_.kind == TokenKind::OpenSquare && (accepted.bare & bit(Op::EmptyArray)) != 0) {
      advance();
      out = constant(Op::EmptyArray);
      return take(frame, TokenKind::CloseSquare, "`]`, since `[]` is the only array that can be written");
    }
    return unexpected(frame, accepted.words);
  }

  // --- instructions

  /// The instruction that starts at the current token; null when the script ends inside it.
  Instr* instruction() {
    std::vector<Frame> open;
    while (true) {
      Frame frame{nullptr, token_.place, token_.place.begin};
      if (token_.kind != TokenKind::Open) {
        // Happens at the very start only: parts are opened after a look at the next token.
        unexpected({nullptr, {}, 0}, "an instruction in parentheses");
        return nullptr;
      }
      advance();
      bool good = head(frame);
      if (good && arity(frame.instr->kind).atMost > 0) {
        open.push_back(frame);
        if (token_.kind == TokenKind::Open) continue;
        good = missingPart(open.back());
        open.pop_back();
      } else if (good) {
        good = take(frame, TokenKind::Close, "`)`");
      }
      if (!good && !skipRest()) return nullptr;

      Instr* done = complete(frame);
      while (!open.empty()) {
        Frame& parent = open.back();
        attach(*parent.instr, parent.parts++, done);
        if (parent.parts < arity(parent.instr->kind).atMost && token_.kind == TokenKind::Open) break;
        if (!close(parent)) return nullptr;
        done = complete(parent);
        open.pop_back();
      }
      if (open.empty()) return done;
    }
  }

  /// After an error an instruction may be incomplete; such a script is never handed out.
  Instr* complete(const Frame& frame) {
    Instr* instr = frame.instr ? frame.instr : script_.null();
    instr->place = {frame.begin, previousEnd_};
    return instr;
  }

  bool missingPart(const Frame& frame) {
    Arity wanted = arity(frame.instr->kind);
    size_t more = wanted.atLeast - frame.parts;
    return unexpected(frame, more == 1 && frame.parts == 0 ? "an instruction in parentheses"
                             : more == 1                   ? "another instruction in parentheses"
                                                           : "two instructions in parentheses");
  }

  /// Reads the `)` of an instruction with parts; false when the script is over.
  bool close(const Frame& frame) {
    bool good = frame.parts < arity(frame.instr->kind).atLeast ? missingPart(frame) : true;
    if (good) good = take(frame, TokenKind::Close, "`)`");
    return good || skipRest();
  }

  /// Skips to behind the `)` of the innermost instruction that is being read; false when there is none, or when
  /// enough has been reported.
  bool skipRest() {
    size_t depth = 0;
    while (token_.kind != TokenKind::End && !tooMany()) {
      TokenKind kind = token_.kind;
      advance();
      if (kind == TokenKind::Open) ++depth;
      if (kind != TokenKind::Close) continue;
      if (depth == 0) return true;
      --depth;
    }
    if (tooMany()) report(Code::AirTooManyErrors, token_.place).arg("limit", kMaxErrors);
    return false;
  }

  template <class T> T* make(Frame& frame, Kind kind) {
    T* instr = script_.arena.make<T>();
    instr->kind = kind;
    frame.instr = instr;
    return instr;
  }

  /// Keyword and operands.
  bool head(Frame& frame) {
    if (token_.kind != TokenKind::Keyword) {
      if (token_.kind != TokenKind::Operand) return unexpected(frame, "the name of an instruction");
      report(Code::AirUnknownInstruction, token_.place).arg("found", quoted(token_.place));
      return false;
    }
    frame.keyword = token_.place;
    Kind kind = token_.instruction;
    advance();
    switch (kind) {
    case Kind::Call: return call(frame, *make<Call>(frame, kind));
    case Kind::Canon: return canon(frame, *make<Canon>(frame, kind));
    case Kind::Ap:
    case Kind::ApMap: return ap(frame);
    case Kind::Seq:
    case Kind::Par:
    case Kind::Xor: make<Binary>(frame, kind); return true;
    case Kind::Match:
    case Kind::Mismatch: {
      auto* match = make<Match>(frame, kind);
      return operand(frame, kValue, match->left) && operand(frame, kValue, match->right);
    }
    case Kind::Fold: {
      auto* fold = make<Fold>(frame, kind);
      return operand(frame, kIterable, fold->iterable) && iterator(frame, *fold);
    }
    case Kind::Next: return iterator(frame, *make<Next>(frame, kind));
    case Kind::New: {
      auto* scope = make<New>(frame, kind);
      if (!operand(frame, kScopeVariable, scope->variable)) return false;
      script_.streamScopes += isStream(scope->variable.kind);
      return true;
    }
    case Kind::Fail: return fail(frame, *make<Fail>(frame, kind));
    case Kind::Null:
    case Kind::Never: make<Plain>(frame, kind); return true;
    }
    return false;
  }

  template <class Instruction> bool iterator(const Frame& frame, Instruction& instr) {
    Operand found;
    if (!operand(frame, kIterator, found)) return false;
    instr.iterator = found.text;
    instr.iteratorName = found.name;
    return true;
  }

  bool call(const Frame& frame, Call& call) {
    if (!operand(frame, kPeer, call.peer) || !take(frame, TokenKind::Open, "`(` with service and function"))
      return false;
    if (!operand(frame, kName, call.service) || !operand(frame, kName, call.function)) return false;
    if (!take(frame, TokenKind::Close, "`)`") || !take(frame, TokenKind::OpenSquare, "`[` with the arguments"))
      return false;
    args_.clear();
    while (token_.kind != TokenKind::CloseSquare) {
      static constexpr Accepted kArgument = {kValue.bare, kValue.lensed, "an argument or `]`"};
      Operand arg;
      if (!operand(frame, kArgument, arg)) return false;
      args_.push_back(arg);
    }
    advance();
    call.args = script_.arena.copy(args_);
    if (token_.kind == TokenKind::Close) return true;
    static constexpr Accepted kResult = {kOutput.bare, kOutput.lensed, "a scalar or a stream for the result, or `)`"};
    Operand output;
    if (!operand(frame, kResult, output)) return false;
    call.output = script_.arena.make<Operand>(output);
    return true;
  }

  bool canon(const Frame& frame, Canon& canon) {
    if (!operand(frame, kPeer, canon.peer) || !operand(frame, kAnyStream, canon.stream)) return false;
    return operand(frame, canon.stream.kind == Op::StreamMap ? kMapCanon : kCanon, canon.target);
  }

  bool ap(Frame& frame) {
    if (token_.kind != TokenKind::Open) {
      auto* ap = make<Ap>(frame, Kind::Ap);
      return operand(frame, kApValue, ap->value) && operand(frame, kOutput, ap->target);
    }
    auto* ap = make<ApMap>(frame, Kind::ApMap);
    advance();
    return operand(frame, kMapKey, ap->key) && operand(frame, kApValue, ap->value) &&
           take(frame, TokenKind::Close, "`)`") && operand(frame, kStreamMap, ap->target);
  }

  bool fail(const Frame& frame, Fail& fail) {
    if (!operand(frame, kFailure, fail.operand)) return false;
    if (fail.operand.kind != Op::Int) return true;
    Operand message;
    if (!operand(frame, kMessage, message)) return false;
    fail.literal = true;
    fail.code = fail.operand.integer;
    fail.message = message.text;
    fail.operand = {};
    return true;
  }

  const diagnostics::SourceFile* file_;
  Script& script_;
  diagnostics::DiagnosticList& issues_;
  std::string_view text_;
  Lexer lexer_;
  Token token_;
  uint32_t previousEnd_ = 0;
  bool cutShort_ = false;
  std::vector<Operand> args_;  // of the call that is being read
};

/// Tells whether `text` has a size and bytes that can be read.
bool isReadable(std::string_view text, const diagnostics::SourceFile* file, diagnostics::DiagnosticList& issues) {
  if (text.size() > std::numeric_limits<uint32_t>::max()) {
    issues.report(Code::AirTooLong, {file, 0, 0});
    return false;
  }
  size_t bad = base::firstInvalidUtf8(text);
  if (bad == std::string_view::npos) return true;
  auto at = static_cast<uint32_t>(bad);
  issues.report(Code::AirNotUtf8, {file, at, at + 1});
  return false;
}

}  // namespace

Parsed parse(const diagnostics::SourceFilePtr& source) {
  Parsed parsed;
  if (!isReadable(source->text(), source.get(), parsed.issues)) return parsed;
  auto script = std::make_unique<Script>();
  Parser parser(script->arena.text(source->text()), source.get(), *script, parsed.issues);
  parser.run();
  parsed.comments = parser.takeComments();
  if (!parsed.issues.hasErrors()) validate(*script, source.get(), parsed.issues);
  if (!parsed.issues.hasErrors()) parsed.script = std::move(script);
  return parsed;
}

std::unique_ptr<Script> parseInPlace(std::string_view text) {
  diagnostics::DiagnosticList issues;
  if (!isReadable(text, nullptr, issues)) return nullptr;
  auto script = std::make_unique<Script>();
  Parser(text, nullptr, *script, issues).run();
  if (!issues.hasErrors()) validate(*script, nullptr, issues);
  return issues.hasErrors() ? nullptr : std::move(script);
}

}  // namespace aqua::air
