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
    visit(v, [&](const auto& each) { add(each); });
  }

 private:
  void add(const LiteralValue& literal) {
    text += literal.literal == syntax::LiteralKind::String ? fmt::format("\"{}\"", literal.text)
                                                           : std::string(literal.text);
  }
  void add(const SpecialValue& value) { text += nameOf(value.special); }
  void add(const NilValue&) { text += "nil"; }
  void add(const LocalValue& local) { text += local.variable->name; }
  void add(const FunctionValue& function) { text += function.function->name; }
  void add(const ServiceValue& service) { text += service.service->name; }
  void add(const FieldValue& field) {
    value(*field.base);
    text += fmt::format(".{}", field.name);
  }
  void add(const IndexValue& index) {
    value(*index.base);
    text += "[";
    value(*index.index);
    text += "]";
  }
  void add(const LengthValue& length) {
    value(*length.base);
    text += ".length";
  }
  void add(const MapCallValue& call) {
    value(*call.map);
    text += fmt::format(".{}(", call.function);
    list(call.args);
    text += ")";
  }
  void add(const FreezeValue& freeze) {
    text += "freeze(";
    value(*freeze.stream);
    text += ")";
  }
  void add(const CallValue& call) {
    value(*call.callee);
    text += "(";
    list(call.args);
    text += ")";
  }
  void add(const CollectionValue& collection) {
    text += collection.type->kind == TypeKind::Array ? "[" : collection.type->kind == TypeKind::Option ? "?[" : "*[";
    list(collection.elements);
    text += "]";
  }
  void add(const ObjectValue& object) {
    text += print(*object.type);
    fields(object.fields);
  }
  void add(const CopyValue& copy) {
    value(*copy.base);
    text += ".copy";
    fields(copy.fields);
  }
  void add(const BinaryValue& binary) {
    text += "(";
    value(*binary.left);
    text += fmt::format(" {}{} ", kOperators[static_cast<size_t>(binary.op)], binary.floating ? "." : "");
    value(*binary.right);
    text += ")";
  }
  void add(const NotValue& negation) {
    text += "!";
    value(*negation.operand);
  }
  void add(const ErrorValue&) { text += "<error>"; }

  static std::string_view nameOf(Special special) {
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
    visit(op, [&](const auto& each) { add(each); });
  }
  void add(const CallOp& call) {
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
    text += "\n";
  }
  void add(const LetOp& let) {
    line("");
    variable(*let.variable);
    text += " = ";
    value(*let.value);
    text += "\n";
  }
  void add(const DeclareStreamOp& op) {
    line("");
    variable(*op.variable);
    text += "\n";
  }
  void add(const PushOp& push) {
    line(push.stream->name);
    text += " <<- ";
    value(*push.value);
    if (push.mapValue) {
      text += ", ";
      value(*push.mapValue);
    }
    text += "\n";
  }
  void add(const JoinOp& op) {
    line("join ");
    list(op.values);
    text += "\n";
  }
  void add(const OnOp& on) {
    line("");
    peer(*on.peer, on.via);
    text += ":\n";
    body(on.body);
  }
  void add(const ParOp& op) {
    for (const char* head = "branch"; Block branch : op.branches) {
      nested(head, branch);
      head = "par";
    }
  }
  void add(const DetachOp& op) { nested("co", op.body); }
  void add(const IfOp& branch) {
    line("if ");
    value(*branch.condition);
    text += ":\n";
    body(branch.then);
    if (branch.hasElse) nested("else", branch.otherwise);
  }
  void add(const TryOp& attempt) {
    nested(attempt.open ? "try open" : "try", attempt.body);
    for (const Handler& handler : attempt.handlers)
      nested(handler.error ? fmt::format("catch {}", handler.error->name) : "otherwise", handler.body);
  }
  void add(const ForOp& loop) {
    line("for ");
    items(*loop.item, loop.second);
    text += " <- ";
    value(*loop.iterable);
    text += mode(loop.mode);
    text += ":\n";
    body(loop.body);
  }
  void add(const ParseqOp& loop) {
    line("parseq ");
    items(*loop.item, loop.second);
    text += " <- ";
    value(*loop.iterable);
    text += " ";
    peer(*loop.peer, loop.via);
    text += ":\n";
    body(loop.body);
  }
  void add(const BindServiceOp& bind) {
    line(bind.service->name);
    text += " ";
    value(*bind.id);
    text += "\n";
  }
  void add(const ClosureOp& closure) {
    function(*closure.function, closure.function->detached ? "closure func " : "closure ");
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
