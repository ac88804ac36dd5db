#include "tools/run/agreement.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/base/words.h"
#include "runtime/builtins/artifact.h"
#include "runtime/builtins/builtins.h"
#include "runtime/marine/aqua_text.h"
#include "runtime/spells/spell.h"
#include "tools/run/fit.h"
#include "tools/run/interface_fit.h"

namespace aqua::run {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;

/// A declared result: what replies have to be, and where that stands.
struct Declared {
  const ir::Type* type = nullptr;
  Span span;
};

/// Makes the values of a described function fit its declared result.
class ReplyFitter {
 public:
  /// `name` is what people call the function, `place` is where a part of its description stands.
  template <class Place>
  ReplyFitter(std::string name, Declared declared, DiagnosticList& issues, Place place)
      : name_(std::move(name)), declared_(declared), issues_(issues), place_(std::move(place)) {}

  // Recursion: replies and cases contain neither, so two levels.
  void operator()(sim::Behaviour& behaviour, const std::string& part = {}) {
    switch (behaviour.kind) {
    case sim::Behaviour::Kind::Returns: return value(behaviour.value, part + ".returns");
    case sim::Behaviour::Kind::Replies:
      for (size_t i = 0; i < behaviour.replies.size(); ++i)
        (*this)(behaviour.replies[i], fmt::format("{}.replies[{}]", part, i));
      return;
    case sim::Behaviour::Kind::Cases:
      for (size_t i = 0; i < behaviour.cases.size(); ++i)
        (*this)(behaviour.cases[i].behaviour, fmt::format("{}.cases[{}]", part, i));
      return;
    case sim::Behaviour::Kind::OneOf:
      for (Value& choice : behaviour.choices) value(choice, part + ".one_of");
      return;
    case sim::Behaviour::Kind::Echo:  // what the program itself gave
    case sim::Behaviour::Kind::FirstArg:
    case sim::Behaviour::Kind::Unit:
    case sim::Behaviour::Kind::Tetraplets:
    case sim::Behaviour::Kind::Error:
    case sim::Behaviour::Kind::Silent:
    case sim::Behaviour::Kind::Process:
    case sim::Behaviour::Kind::Computed: return;
    }
  }

 private:
  void value(Value& value, const std::string& part) {
    Misfit misfit;
    if (auto fitted = fit(value, *declared_.type, name_, misfit, Written::Template)) {
      value = std::move(*fitted);
      return;
    }
    diagnostics::Reported reported = issues_.report(Code::ReplyType, place_(part));
    reported.arg("path", misfit.path).arg("seen", misfit.seen).arg("expected", misfit.expected);
    if (declared_.span) reported.label(declared_.span, "declared here");
  }

  std::string name_;
  Declared declared_;
  DiagnosticList& issues_;
  std::function<Span(const std::string&)> place_;
};

/// The only result of an arrow; nothing for none and for several.
const ir::Type* resultOf(const ir::Type& arrow) { return arrow.results.size() == 1 ? arrow.results[0] : nullptr; }

/// The result of a parameter of function type.
Declared declaredCallback(const driver::CompiledFunction& function, std::string_view name) {
  for (const ir::Variable* param : function.exported->function->params)
    if (param->name == name && param->type->kind == ir::TypeKind::Arrow) return {resultOf(*param->type), param->span};
  return {};
}

bool isLiteral(const air::Operand& operand) { return operand.kind == air::OperandKind::String; }

/// Services that every run has without being described.
bool isOfTheHost(std::string_view service) {
  return service == "getDataSrv" || service == "callbackSrv" || service == "errorHandlingSrv";
}

class Agreement {
 public:
  Agreement(World& world, const sim::PeerBook& book, const driver::Compiled& compiled, DiagnosticList& issues)
      : world_(world), book_(book), compiled_(compiled), issues_(issues) {
    for (const sim::Service& service : world.scenario.services) ids_.push_back(book.fill(service.id));
  }

  void check(std::span<const Scripted> scripts) {
    for (const Scripted& one : scripts) visit(one);
    for (const std::string& name : spellFunctions()) spell(name);
    for (size_t i = 0; i < ids_.size(); ++i)
      for (auto& [function, behaviour] : world_.scenario.services[i].functions) {
        if (auto found = declared_.find({ids_[i], function}); found != declared_.end())
          ReplyFitter(ids_[i] + "." + function, found->second, issues_,
                      [&, i](const std::string& part) { return world_.placeOf(i, function, part); })(behaviour);
        else if (!called_.contains({ids_[i], function})) uncalled(i, function);
        if (behaviour.kind == sim::Behaviour::Kind::Computed && behaviour.artifact) computed(i, behaviour);
      }
  }

 private:
  using Name = std::pair<std::string, std::string>;  // service, function

  /// A function of the program: its declared type, where that stands, and where it is called first.
  struct Signature {
    const ir::Type* arrow = nullptr;
    Span definition, call;
  };

  /// What the program calls there has to be in the module, as the program declares it.
  void computed(size_t service, const sim::Behaviour& behaviour) {
    const sim::Artifact& artifact = *behaviour.artifact;
    if (!artifact.facade) return;
    for (const auto& [name, signature] : signatures_) {
      if (name.first != ids_[service] || isDescribed(name)) continue;
      const marine::PublicFunction* function = artifact.facade->find(name.second);
      if (!function) {
        diagnostics::Reported reported = issues_.report(Code::ServiceLacks, world_.placeOfCode(service));
        reported.arg("path", artifact.file).arg("function", name.second).label(signature.call, "called here");
        std::vector<std::string_view> known;
        for (const marine::PublicFunction& one : artifact.facade->functions) known.push_back(one.name);
        if (std::string_view near = base::nearest(name.second, known); !near.empty())
          reported.help(fmt::format("did you mean `{}`?", near));
      } else if (auto difference = differenceOf(*signature.arrow, *artifact.facade, *function)) {
        diagnostics::Reported reported = issues_.report(Code::ServiceType, world_.placeOfCode(service));
        reported.arg("part", difference->part).arg("seen", difference->seen).arg("path", artifact.file);
        reported.arg("expected", difference->expected).label(signature.definition, "declared here");
        reported.help(fmt::format("it has `{}`", marine::functionText(*artifact.facade, *function)));
      }
    }
  }

  /// Functions whose scripts are spells, of the scenario or of whoever gets them.
  std::set<std::string> spellFunctions() const {
    std::set<std::string> names;
    for (const sim::SpellSetup& spell : world_.scenario.spells) names.insert(spell.function);
    for (const sim::Call& call : world_.scenario.calls)
      for (const auto& [parameter, name] : call.scripts) names.insert(name);
    return names;
  }

  void spell(const std::string& name) {
    const driver::CompiledFunction* function = compiled_.find(name);
    if (!function) return;
    std::vector<driver::SourceMapEntry> map;
    auto text = std::make_shared<diagnostics::SourceFile>(name + ".air", function->airCompact(&map));
    air::Parsed parsed = air::parse(text);
    if (parsed.script) visit({*parsed.script, Places(*parsed.script, std::move(map))});
  }

  /// Somebody may make services, on some node, while the program runs.
  bool isManaged() const {
    const auto& peers = world_.scenario.peers;
    return std::any_of(peers.begin(), peers.end(), [](const sim::Peer& peer) { return !peer.manager.empty(); });
  }

  /// The scenario says itself what this function does.
  bool isDescribed(const Name& name) const {
    for (size_t i = 0; i < ids_.size(); ++i)
      for (const auto& [function, behaviour] : world_.scenario.services[i].functions)
        if (Name{ids_[i], function} == name) return true;
    return false;
  }

  void visit(const Scripted& scripted) {
    for (const air::Instr* instr : air::instructionsOf(*scripted.script.root))
      if (instr->kind == air::Kind::Call) call(*static_cast<const air::Call*>(instr), scripted.places);
  }

  void call(const air::Call& call, const Places& places) {
    if (!isLiteral(call.function)) return;
    std::string function(call.function.text);
    if (!isLiteral(call.service)) {
      anywhere_.insert(function);
      return;
    }
    Name name{call.service.text, function};
    if (isOfTheHost(name.first)) return;
    Span span = places.of(call.place);
    if (called_.insert(name).second && !isOffered(name) && !isManaged()) {
      diagnostics::Reported reported = issues_.report(Code::ServiceNotOffered, span);
      reported.arg("service", name.first).arg("function", name.second);
      offer(reported, name);
    }
    if (signatures_.contains(name)) return;
    const ir::Use* use = methodIn(span, function);
    if (!use || !use->type || use->type->kind != ir::TypeKind::Arrow) return;
    signatures_.emplace(name, Signature{use->type, use->definition, span});
    if (const ir::Type* result = resultOf(*use->type)) declared_.emplace(name, Declared{result, use->definition});
  }

  void offer(diagnostics::Reported& reported, const Name& name) {
    for (size_t i = 0; i < ids_.size(); ++i)
      for (const auto& [function, behaviour] : world_.scenario.services[i].functions)
        if ((ids_[i] == name.first) != (function == name.second)) {
          reported.help(fmt::format("`{}.{}` is described", ids_[i], function));
          return;
        }
    reported.help(fmt::format("`--service '{}.{}=REPLY'` describes it", name.first, name.second));
  }

  bool isOffered(const Name& name) const {
    if (!book_.nameOf(name.first).empty()) return true;  // a peer's id is another name of its `sig`
    for (const sim::BuiltinInfo& builtin : sim::allBuiltins())
      if (builtin.service == name.first && builtin.function == name.second) return true;
    for (const sim::SpellSetup& spell : world_.scenario.spells)
      if (spell.alias == name.first && spells::hasFunction(name.second)) return true;
    for (size_t i = 0; i < ids_.size(); ++i)
      for (const auto& [function, behaviour] : world_.scenario.services[i].functions)
        if (function == "*" ? ids_[i] == name.first || ids_[i] == "*" : Name{ids_[i], function} == name) return true;
    return false;
  }

  /// The name of a service's function in the text of a call.
  const ir::Use* methodIn(Span call, std::string_view function) const {
    for (const ir::Use& use : compiled_.program->uses)
      if (use.kind == ir::SymbolKind::Method && use.use.file == call.file && use.use.begin >= call.begin &&
          use.use.end <= call.end && use.use.text() == function)
        return &use;
    return nullptr;
  }

  /// A service that is described for other functions of the program is no surprise.
  bool isCalledElsewhere(const std::string& id, const std::string& function) const {
    if (id == "*" || isOfTheHost(id)) return true;
    bool named = function == "*", written = false;
    std::string literal = "\"" + id + "\"";
    const diagnostics::SourceFile* last = nullptr;
    for (const ir::Use& use : compiled_.program->uses) {
      bool isUse = use.use.file != use.definition.file || use.use.begin != use.definition.begin;
      named |= use.kind == ir::SymbolKind::Method && isUse && use.use.text() == function;
      if (use.use.file && use.use.file != last) {
        last = use.use.file;
        written |= last->text().find(literal) != std::string_view::npos;
      }
    }
    return named && written;
  }

  void uncalled(size_t service, const std::string& function) {
    const std::string& id = ids_[service];
    if (anywhere_.contains(function) || (function == "*" && !anywhere_.empty()) || isCalledElsewhere(id, function))
      return;
    if (function == "*" && std::any_of(called_.begin(), called_.end(), [&](const Name& n) { return n.first == id; }))
      return;
    diagnostics::Reported reported = issues_.report(Code::ServiceNotCalled, world_.placeOf(service, function));
    reported.arg("service", id).arg("function", function);
    for (const Name& name : called_)
      if ((name.first == id) != (name.second == function)) {
        reported.help(fmt::format("it calls `{}.{}`", name.first, name.second));
        return;
      }
  }

  World& world_;
  const sim::PeerBook& book_;
  const driver::Compiled& compiled_;
  DiagnosticList& issues_;
  std::vector<std::string> ids_;    // of the services, with peer ids filled in
  std::set<Name> called_;           // by the script, with a known id
  std::set<std::string> anywhere_;  // functions that it calls with an id from data
  std::map<Name, Declared> declared_;
  std::map<Name, Signature> signatures_;
};

}  // namespace

void describeCallbacks(World& world, size_t index, const driver::CompiledFunction& function,
                       sim::Invocation& invocation, DiagnosticList& issues) {
  std::vector<std::string_view> names;
  for (const driver::Parameter& param : function.params) {
    if (!param.callback) continue;
    names.push_back(param.name);
    invocation.callbacks.push_back({param.name, param.callbackAnswers, std::nullopt});
  }
  const sim::Call* call = index < world.scenario.calls.size() ? &world.scenario.calls[index] : nullptr;
  bool otherCall = call && !call->function.empty() && call->function != function.name;
  for (const DescribedCallback& described : world.callbacks) {
    if (!described.path.empty() && (otherCall || described.call != index)) continue;
    auto placeOf = [&](const std::string& part) {
      return described.path.empty() ? described.span : world.places.of(described.path + part);
    };
    auto callback = std::find_if(invocation.callbacks.begin(), invocation.callbacks.end(),
                                 [&](const sim::Callback& one) { return one.name == described.name; });
    if (callback == invocation.callbacks.end()) {
      Span name = placeOf("");
      if (described.path.empty()) name = {name.file, 0, name.begin - 1};  // NAME=REPLY
      diagnostics::Reported reported = issues.report(Code::CallbackUnknown, name);
      reported.arg("name", described.name).arg("function", function.name);
      if (std::string_view near = base::nearest(described.name, names); !near.empty())
        reported.help(fmt::format("did you mean `{}`?", near));
      else reported.help(fmt::format("its signature is `{}`", function.signature()));
      continue;
    }
    if (callback->behaviour) continue;
    callback->behaviour = described.behaviour;
    if (Declared declared = declaredCallback(function, described.name); declared.type)
      ReplyFitter(described.name, declared, issues, placeOf)(*callback->behaviour);
  }
  for (size_t i = 0; i < world.scenario.services.size(); ++i) {
    if (world.scenario.services[i].id != "callbackSrv") continue;
    for (auto& [name, behaviour] : world.scenario.services[i].functions)
      if (Declared declared = declaredCallback(function, name); declared.type)
        ReplyFitter(name, declared, issues,
                    [&, i, &name = name](const std::string& part) { return world.placeOf(i, name, part); })(behaviour);
  }
}

void agreeOnServices(World& world, const sim::PeerBook& book, const driver::Compiled& compiled,
                     std::span<const Scripted> scripts, DiagnosticList& issues) {
  Agreement(world, book, compiled, issues).check(scripts);
}

}  // namespace aqua::run
