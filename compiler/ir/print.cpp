#include "compiler/ir/print.h"

#include <array>

#include <fmt/format.h>

namespace aqua::ir {

namespace {

constexpr std::array<std::string_view, 14> kOperators = {
#define AQUA_OPERATOR(kind, text, precedence) text,
#include "compiler/syntax/operators.def"
#undef AQUA_OPERATOR
};

class Printer {
 public:
  std::string text;

  void function(const Function& f, std::string_view prefix) {
    line(fmt::format("{}{}(", prefix, f.name));
    for (size_t i = 0; i < f.params.size(); ++i)
      text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", f.params[i]->name, print(*f.params[i]->type));
    text += ")";
    for (size_t i = 0; i < f.type->results.size(); ++i) text += (i == 0 ? " -> " : ", ") + print(*f.type->results[i]);
    text += ":\n";
    ++depth_;
    block(f.body);
    if (!f.results.empty()) {
      line("<- ");
      list(f.results);
      text += "\n";
    }
    --depth_;
  }

  void value(const Value& v) {
    switch (v.kind) {
    case ValueKind::Literal: {
      const auto& literal = *asLiteral(&v);
      text += literal.literal == syntax::LiteralKind::String ? fmt::format("\"{}\"", literal.text)
                                                             : std::string(literal.text);
      return;
    }
    case ValueKind::Special: text += special(asSpecial(&v)->special); return;
    case ValueKind::Nil: text += "nil"; return;
    case ValueKind::Local: text += asLocal(&v)->variable->name; return;
    case ValueKind::Function: text += asFunction(&v)->function->name; return;
    case ValueKind::Service: text += asService(&v)->service->name; return;
    case ValueKind::Field:
      value(*asField(&v)->base);
      text += fmt::format(".{}", asField(&v)->name);
      return;
    case ValueKind::Index:
      value(*asIndex(&v)->base);
      text += "[";
      value(*asIndex(&v)->index);
      text += "]";
      return;
    case ValueKind::Length:
      value(*asLength(&v)->base);
      text += ".length";
      return;
    case ValueKind::MapCall:
      value(*asMapCall(&v)->map);
      text += fmt::format(".{}(", asMapCall(&v)->function);
      list(asMapCall(&v)->args);
      text += ")";
      return;
    case ValueKind::Freeze:
      text += "freeze(";
      value(*asFreeze(&v)->stream);
      text += ")";
      return;
    case ValueKind::Call:
      value(*asCall(&v)->callee);
      text += "(";
      list(asCall(&v)->args);
      text += ")";
      return;
    case ValueKind::Collection:
      text += v.type->kind == TypeKind::Array ? "[" : v.type->kind == TypeKind::Option ? "?[" : "*[";
      list(asCollection(&v)->elements);
      text += "]";
      return;
    case ValueKind::Object:
      text += print(*v.type);
      fields(asObject(&v)->fields);
      return;
    case ValueKind::Copy:
      value(*asCopy(&v)->base);
      text += ".copy";
      fields(asCopy(&v)->fields);
      return;
    case ValueKind::Binary: {
      const auto& binary = *asBinary(&v);
      text += "(";
      value(*binary.left);
      text += fmt::format(" {}{} ", kOperators[static_cast<size_t>(binary.op)], binary.floating ? "." : "");
      value(*binary.right);
      text += ")";
      return;
    }
    case ValueKind::Not:
      text += "!";
      value(*asNot(&v)->operand);
      return;
    case ValueKind::Error: text += "<error>"; return;
    }
  }

 private:
  static std::string_view special(Special special) {
    switch (special) {
    case Special::InitPeerId: return "INIT_PEER_ID";
    case Special::HostPeerId: return "HOST_PEER_ID";
    case Special::Ttl: return "PARTICLE_TTL";
    case Special::Timestamp: return "PARTICLE_TIMESTAMP";
    case Special::LastError: return "LAST_ERROR";
    }
    return {};
  }

  void line(std::string_view start) {
    text.append(depth_ * 2, ' ');
    text += start;
  }
  void list(std::span<const Value* const> values) {
    for (size_t i = 0; i < values.size(); ++i) {
      if (i != 0) text += ", ";
      value(*values[i]);
    }
  }
  void fields(std::span<const FieldInit> inits) {
    text += "(";
    for (size_t i = 0; i < inits.size(); ++i) {
      text += fmt::format("{}{} = ", i == 0 ? "" : ", ", inits[i].name);
      value(*inits[i].value);
    }
    text += ")";
  }
  void variable(const Variable& v) { text += fmt::format("{}: {}", v.name, print(*v.type)); }
  void block(Block ops) {
    for (const Op* each : ops) op(*each);
  }
  void nested(std::string_view head, Block ops) {
    line(head);
    text += ":\n";
    body(ops);
  }
  void body(Block ops) {
    ++depth_;
    block(ops);
    --depth_;
  }
  void peer(const Value& peer, std::span<const Value* const> via) {
    text += "on ";
    value(peer);
    for (const Value* each : via) {
      text += " via ";
      value(*each);
    }
  }
  void items(const Variable& item, const Variable* second) {
    variable(item);
    if (!second) return;
    text += ", ";
    variable(*second);
  }
  static std::string_view mode(syntax::ForMode mode) {
    switch (mode) {
    case syntax::ForMode::Seq: return "";
    case syntax::ForMode::Par: return " par";
    case syntax::ForMode::Try: return " try";
    case syntax::ForMode::Rec: return " rec";
    }
    return {};
  }

  void op(const Op& op) {
    switch (op.kind) {
    case OpKind::Call: {
      const auto& call = static_cast<const CallOp&>(op);
      line("");
      for (size_t i = 0; i < call.targets.size(); ++i) {
        if (i != 0) text += ", ";
        if (call.targets[i].push) {
          text += fmt::format("push {}", call.targets[i].variable->name);
        } else {
          variable(*call.targets[i].variable);
        }
      }
      if (!call.targets.empty()) text += " <- ";
      value(*call.call);
      break;
    }
    case OpKind::Let: {
      const auto& let = static_cast<const LetOp&>(op);
      line("");
      variable(*let.variable);
      text += " = ";
      value(*let.value);
      break;
    }
    case OpKind::DeclareStream:
      line("");
      variable(*static_cast<const DeclareStreamOp&>(op).variable);
      break;
    case OpKind::Push: {
      const auto& push = static_cast<const PushOp&>(op);
      line(push.stream->name);
      text += " <<- ";
      value(*push.value);
      if (push.mapValue) {
        text += ", ";
        value(*push.mapValue);
      }
      break;
    }
    case OpKind::Join:
      line("join ");
      list(static_cast<const JoinOp&>(op).values);
      break;
    case OpKind::On: {
      const auto& on = static_cast<const OnOp&>(op);
      line("");
      peer(*on.peer, on.via);
      text += ":\n";
      return body(on.body);
    }
    case OpKind::Par:
      for (const char* head = "branch"; Block branch : static_cast<const ParOp&>(op).branches) {
        nested(head, branch);
        head = "par";
      }
      return;
    case OpKind::Detach: return nested("co", static_cast<const DetachOp&>(op).body);
    case OpKind::If: {
      const auto& branch = static_cast<const IfOp&>(op);
      line("if ");
      value(*branch.condition);
      text += ":\n";
      body(branch.then);
      if (branch.hasElse) nested("else", branch.otherwise);
      return;
    }
    case OpKind::Try: {
      const auto& attempt = static_cast<const TryOp&>(op);
      nested(attempt.open ? "try open" : "try", attempt.body);
      for (const Handler& handler : attempt.handlers)
        nested(handler.error ? fmt::format("catch {}", handler.error->name) : "otherwise", handler.body);
      return;
    }
    case OpKind::For: {
      const auto& loop = static_cast<const ForOp&>(op);
      line("for ");
      items(*loop.item, loop.second);
      text += " <- ";
      value(*loop.iterable);
      text += mode(loop.mode);
      text += ":\n";
      return body(loop.body);
    }
    case OpKind::Parseq: {
      const auto& loop = static_cast<const ParseqOp&>(op);
      line("parseq ");
      items(*loop.item, loop.second);
      text += " <- ";
      value(*loop.iterable);
      text += " ";
      peer(*loop.peer, loop.via);
      text += ":\n";
      return body(loop.body);
    }
    case OpKind::BindService: {
      const auto& bind = static_cast<const BindServiceOp&>(op);
      line(bind.service->name);
      text += " ";
      value(*bind.id);
      break;
    }
    case OpKind::Closure: {
      const auto& closure = static_cast<const ClosureOp&>(op);
      return function(*closure.function, closure.function->detached ? "closure func " : "closure ");
    }
    }
    text += "\n";
  }

  size_t depth_ = 0;
};

}  // namespace

std::string print(const Value& value) {
  Printer printer;
  printer.value(value);
  return std::move(printer.text);
}

std::string print(const Function& function) {
  Printer printer;
  printer.function(function, "func ");
  return std::move(printer.text);
}

std::string print(const Program& program) {
  std::string text;
  for (const Export& exported : program.exports) {
    std::string_view own = exported.function ? exported.function->name : exported.service->name;
    text += fmt::format("export {}{}\n", own, own == exported.name ? "" : fmt::format(" as {}", exported.name));
  }
  for (const Function* function : program.functions) {
    if (!text.empty()) text += "\n";
    text += print(*function);
  }
  return text;
}

}  // namespace aqua::ir
