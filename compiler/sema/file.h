// A file while it is checked: what its parts (header.h, scopes.h, checker.h) share. Nothing here throws; every error is
// reported once, and what depends on it gets the error type, which fits everything.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "compiler/ir/relations.h"
#include "compiler/sema/names.h"
#include "compiler/sema/probe.h"
#include "compiler/sema/suggest.h"

namespace aqua::sema {

using diagnostics::Code;
using diagnostics::Reported;

inline constexpr uint32_t kMaxSuggestions = 200;  // in one program; each looks at all names

/// What all files of one program share.
struct Session {
  Session(ir::Program& built, diagnostics::DiagnosticList& list)
      : program(built), issues(list), relations(built.types) {}

  ir::Program& program;
  diagnostics::DiagnosticList& issues;
  ir::Relations relations;
  std::unordered_map<std::string_view, ValueEntry> builtins;     // HOST_PEER_ID, nil, ...
  std::vector<std::string_view> builtinNames;                    // in order, for suggestions
  std::unordered_map<std::string_view, const ir::Value*> given;  // on the command line; builtins too
  std::vector<Span> unreadable;                                  // where the parser gave up
  std::unordered_set<const ir::Type*> open;                      // named types with members that could not be read
  /// Streams (parameters) that a function makes grow, with the type that it pushes.
  std::unordered_map<const ir::Variable*, const ir::Type*> pushes;
  std::deque<Names> modules;  // made for `use`
  uint32_t suggestions = 0;   // searched so far; bounded, since each looks at every name
  Probe* probe = nullptr;     // see Options

  bool asks(std::string_view name) const {
    return probe && name == probe->name && probe->place == Probe::Place::Nowhere;
  }
  void answer(Probe::Place place, std::vector<Candidate> candidates, const ir::Type* expected, const ir::Type* of) {
    probe->place = place;
    probe->candidates = std::move(candidates);
    probe->expected = expected;
    probe->of = of;
  }
};

/// Reports what peers cannot read; then it is an error value.
const ir::Value* literalValue(Session& session, const syntax::Literal& literal);

/// Values, then types. A module shows services as values.
std::vector<Candidate> candidatesOf(const Names& names);
/// Fields, functions, `length`; of stream maps their functions.
std::vector<Candidate> membersOf(const ir::Type& type);

/// `a function`, `data`: for people.
std::string_view kindName(const ir::Type& type);
inline std::string quoted(const ir::Type& type) { return "`" + ir::print(type) + "`"; }

struct File {
  /// `rootIndex`: which of the root files it is. Lint about unused names is for them only: nobody can act on it
  /// elsewhere.
  File(Session& all, Module& own, std::optional<uint32_t> rootIndex) : session(all), module(own), root(rootIndex) {}

  Reported report(Code code, Span span) { return session.issues.report(code, span); }
  void use(Span at, Span definition, ir::SymbolKind kind, const ir::Type* type, Span doc = {}) {
    if (at) session.program.uses.push_back({at, definition, kind, type, doc});
  }
  void markUsed(uint32_t slot) { imported[slot].used = true; }
  const ir::Value* error(Span span) {
    return session.program.arena.make<ir::ErrorValue>(
        ir::Value{ir::ValueKind::Error, session.program.types.error(), span});
  }

  Session& session;
  Module& module;
  const std::optional<uint32_t> root;
  const syntax::ModuleDecl* decl = nullptr;
  bool old = false;                                // written before headers began with `aqua`
  std::vector<Imported> imported{1};               // slot 0 is "not imported"
  std::unordered_set<const ir::Function*> called;  // or used as values
  bool namesMissing = false;                       // something unreadable here may have defined names
};

}  // namespace aqua::sema
