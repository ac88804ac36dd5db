// Writing scripts. Depth is the user's, so the walk keeps its own stack.
#include "compiler/air/print.h"

#include <algorithm>
#include <charconv>

namespace aqua::air {

namespace {

void appendInteger(std::string& out, int64_t value) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

/// Shortest digits without exponent; a whole number has no dot.
void appendFloat(std::string& out, double value) {
  char buffer[512];  // the longest double has 327 digits
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr);
}

void appendLens(std::string& out, const Lens& lens) {
  if (lens.length) {
    out += ".length";
    return;
  }
  out += ".$";
  for (const Accessor& accessor : lens.accessors) {
    out += '.';
    switch (accessor.kind) {
    case Accessor::Kind::Index:
      out += '[';
      appendInteger(out, accessor.index);
      out += ']';
      break;
    case Accessor::Kind::Field: out += accessor.name; break;
    case Accessor::Kind::Scalar: out.append("[").append(accessor.name).append("]"); break;
    }
  }
}

/// A script has to read back as the same script; error objects have a form of their own for floats.
enum class Use : uint8_t { Script, Error };

void appendOperand(std::string& out, const Operand& operand, Use use) {
  switch (operand.kind) {
  case OperandKind::InitPeerId: out += "%init_peer_id%"; break;
  case OperandKind::Timestamp: out += "%timestamp%"; break;
  case OperandKind::Ttl: out += "%ttl%"; break;
  case OperandKind::LastError: out += "%last_error%"; break;
  case OperandKind::Error: out += ":error:"; break;
  case OperandKind::String: out.append("\"").append(operand.text).append("\""); break;
  case OperandKind::Int: appendInteger(out, operand.integer); break;
  case OperandKind::Float:
    if (use == Use::Error) appendFloat(out, operand.number);
    else out += operand.text;
    break;
  case OperandKind::Bool: out += operand.boolean ? "true" : "false"; break;
  case OperandKind::EmptyArray: out += "[]"; break;
  case OperandKind::Scalar:
  case OperandKind::Stream:
  case OperandKind::StreamMap:
  case OperandKind::Canon:
  case OperandKind::CanonMap: out += operand.text; break;
  }
  if (operand.lens) appendLens(out, *operand.lens);
}

/// The two spaces before a canon's target and the missing one after an argument list are how compiled scripts look.
struct Style {
  Use use;
  std::string_view beforeCanonTarget;
  bool spaceWithoutOutput;
  bool dense;
};
constexpr Style kErrorStyle = {Use::Error, " ", true, false};
constexpr Style kCompactStyle = {Use::Script, " ", false, false};
constexpr Style kDenseStyle = {Use::Script, "", false, true};
constexpr Style kPrettyStyle = {Use::Script, "  ", false, false};

/// Between two tokens. Words swallow brackets that follow them and may end with one that they opened; strings and
/// groups end where they end (1.1).
void appendSpace(std::string& out, bool dense) {
  if (!dense || (out.back() != '"' && out.back() != ')')) out += ' ';
}

class Head {
 public:
  Head(std::string& out, const Style& style) : out_(out), style_(style) {}

  void append(const Instr& instr) {
    out_ += keyword(instr.kind);
    switch (instr.kind) {
    case Kind::Call: return call(static_cast<const Call&>(instr));
    case Kind::Canon: return canon(static_cast<const Canon&>(instr));
    case Kind::Ap: {
      const auto& ap = static_cast<const Ap&>(instr);
      spaced(ap.value);
      return spaced(ap.target);
    }
    case Kind::ApMap: {
      const auto& ap = static_cast<const ApMap&>(instr);
      space();
      out_ += '(';
      operand(ap.key);
      spaced(ap.value);
      out_ += ')';
      return spaced(ap.target);
    }
    case Kind::Match:
    case Kind::Mismatch: {
      const auto& match = static_cast<const Match&>(instr);
      spaced(match.left);
      return spaced(match.right);
    }
    case Kind::Fold: {
      const auto& fold = static_cast<const Fold&>(instr);
      spaced(fold.iterable);
      return word(fold.iterator);
    }
    case Kind::Next: return word(static_cast<const Next&>(instr).iterator);
    case Kind::New: return spaced(static_cast<const New&>(instr).variable);
    case Kind::Fail: return fail(static_cast<const Fail&>(instr));
    case Kind::Seq:
    case Kind::Par:
    case Kind::Xor:
    case Kind::Null:
    case Kind::Never: return;
    }
  }

 private:
  void operand(const Operand& value) { appendOperand(out_, value, style_.use); }
  void space() { appendSpace(out_, style_.dense); }
  void spaced(const Operand& value) {
    space();
    operand(value);
  }
  void word(std::string_view text) {
    space();
    out_ += text;
  }

  void call(const Call& call) {
    spaced(call.peer);
    space();
    out_ += '(';
    operand(call.service);
    spaced(call.function);
    out_ += ')';
    space();
    out_ += '[';
    for (const Operand& arg : call.args) {
      if (&arg != call.args.data()) space();
      operand(arg);
    }
    out_ += ']';
    if ((call.output && !style_.dense) || style_.spaceWithoutOutput) out_ += ' ';
    if (call.output) operand(*call.output);
  }

  void canon(const Canon& canon) {
    spaced(canon.peer);
    spaced(canon.stream);
    if (style_.dense) space();
    else out_ += style_.beforeCanonTarget;
    operand(canon.target);
  }

  void fail(const Fail& fail) {
    if (!fail.literal) return spaced(fail.operand);
    space();
    appendInteger(out_, fail.code);
    out_.append(" \"").append(fail.message).append("\"");
  }

  std::string& out_;
  const Style& style_;
};

/// Visits a script in textual order. `enter(instr, depth)` begins an instruction, `leave(instr, depth)` ends it.
template <class Enter, class Leave> void walk(const Instr& root, Enter enter, Leave leave) {
  struct Frame {
    const Instr* instr;
    std::array<Instr*, 2> open;
    size_t next;
  };
  std::vector<Frame> stack;
  auto push = [&](const Instr& instr) {
    enter(instr, stack.size());
    stack.push_back({&instr, children(instr), 0});
  };
  push(root);
  while (!stack.empty()) {
    Frame& top = stack.back();
    while (top.next < top.open.size() && !top.open[top.next]) ++top.next;
    if (top.next < top.open.size()) {
      push(*top.open[top.next++]);
    } else {
      const Instr* done = top.instr;
      stack.pop_back();
      leave(*done, stack.size());
    }
  }
}

bool hasChildren(const Instr& instr) { return children(instr)[0] != nullptr; }

/// Lines that are nested deeper are not indented further, so that the text grows with the script and not with its
/// depth.
constexpr size_t kDeepest = 200;
std::string& indent(std::string& out, size_t depth) { return out.append(std::min(depth, kDeepest), ' '); }

}  // namespace

namespace {

std::string printLine(const Instr& root, const Style& style, std::vector<PrintedOrigin>* origins) {
  std::string out;
  Head head(out, style);
  walk(
      root,
      [&](const Instr& instr, size_t depth) {
        if (depth > 0) appendSpace(out, style.dense);
        if (origins && instr.origin != 0) origins->push_back({static_cast<uint32_t>(out.size()), instr.origin});
        out += '(';
        head.append(instr);
      },
      [&](const Instr&, size_t) { out += ')'; });
  return out;
}

}  // namespace

std::string printCompact(const Instr& root, std::vector<PrintedOrigin>* origins) {
  return printLine(root, kCompactStyle, origins);
}

std::string printDense(const Instr& root, std::vector<PrintedOrigin>* origins) {
  return printLine(root, kDenseStyle, origins);
}

std::string printPretty(const Instr& root, std::vector<PrintedOrigin>* origins) {
  std::string out;
  Head head(out, kPrettyStyle);
  walk(
      root,
      [&](const Instr& instr, size_t depth) {
        indent(out, depth);
        if (origins && instr.origin != 0) origins->push_back({static_cast<uint32_t>(out.size()), instr.origin});
        out += '(';
        head.append(instr);
        out += hasChildren(instr) ? "\n" : ")\n";
      },
      [&](const Instr& instr, size_t depth) {
        if (hasChildren(instr)) indent(out, depth).append(")\n");
      });
  return out;
}

std::string printCommented(const Instr& root, std::string_view source, std::span<const Place> comments) {
  std::string out;
  Head head(out, kPrettyStyle);
  bool lineHasComment = true;  // there is no line yet
  auto printComments = [&](uint32_t until, size_t depth) {
    for (; !comments.empty() && comments.front().begin < until; comments = comments.subspan(1)) {
      Place place = comments.front();
      std::string_view text = source.substr(place.begin, place.end - place.begin);
      text = text.substr(0, text.find_last_not_of(" \t\r") + 1);
      std::string_view before = source.substr(0, place.begin);
      before = before.substr(before.find_last_of('\n') + 1);
      bool behind = before.find_first_not_of(" \t\r") != std::string_view::npos && !lineHasComment;
      if (behind) out.back() = ' ';
      else indent(out, depth);
      out.append(text).append("\n");
      lineHasComment = true;
    }
  };
  walk(
      root,
      [&](const Instr& instr, size_t depth) {
        printComments(instr.place.begin, depth);
        indent(out, depth).append("(");
        head.append(instr);
        out += hasChildren(instr) ? "\n" : ")\n";
        lineHasComment = false;
      },
      [&](const Instr& instr, size_t depth) {
        printComments(instr.place.end, depth + (hasChildren(instr) ? 1 : 0));
        if (!hasChildren(instr)) return;
        indent(out, depth).append(")\n");
        lineHasComment = false;
      });
  printComments(static_cast<uint32_t>(source.size()), 0);
  return out;
}

std::string printInstruction(const Instr& instr) {
  std::string out;
  Head(out, kErrorStyle).append(instr);
  return out;
}

std::string printOperand(const Operand& operand) {
  std::string out;
  appendOperand(out, operand, Use::Error);
  return out;
}

std::string printLens(const Lens& lens) {
  std::string out;
  appendLens(out, lens);
  return out;
}

}  // namespace aqua::air
