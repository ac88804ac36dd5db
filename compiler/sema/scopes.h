// Names that are visible now: definition, lookup, end of a scope, and what is said about names that are not there.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/sema/file.h"

namespace aqua::sema {

class Scopes {
 public:
  explicit Scopes(File& file)
      : file_(file),
        session_(file.session),
        module_(file.module),
        types_(file.session.program.types),
        arena_(file.session.program.arena) {}

  /// Names and service ids that are defined while it lives are gone afterwards.
  class Scope {
   public:
    /// `names`: false keeps names; only service ids are gone.
    explicit Scope(Scopes& scopes, bool names = true)
        : scopes_(scopes), locals_(names ? scopes.visible_.size() : SIZE_MAX), bindings_(scopes.undoBindings_.size()) {}
    ~Scope() { scopes_.leave(locals_, bindings_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Scopes& scopes_;
    size_t locals_;
    size_t bindings_;
  };

  // ---- definition
  /// A new name inside a function; what is defined twice is reported and of the error type.
  const ir::Variable* define(const syntax::Ident& name, ir::Variable::Kind kind, const ir::Type* type);
  /// One that is not visible by its name.
  const ir::Variable* variable(std::string_view name, ir::Variable::Kind kind, const ir::Type* type, Span span);
  /// False, and reported, when a local, a function or a constant has this name.
  bool isNew(const syntax::Ident& name);
  /// Of a type name as the name of a value; a service of this name cannot be called any more.
  void hides(const syntax::Ident& name);
  /// Sets the id of a service for the rest of the scope.
  void bind(const ir::Service* service, const ir::Variable* variable);
  /// A name of the whole file, for "defined below".
  void addItem(const syntax::Ident& name) { itemNames_.emplace(name.text, name.span); }
  /// What is being defined, for "refers to itself".
  void beginDefinition(std::string_view name) { defining_.push_back(name); }
  void endDefinition() { defining_.pop_back(); }

  // ---- lookup; null: not visible
  Local* local(std::string_view name);
  /// The name that the value reads, while it is visible.
  Local* localOf(const ir::Value* value);
  const TypeEntry* type(std::string_view name);
  ValueEntry* value(std::string_view name);
  const ir::Variable* bound(const ir::Service* service) const;
  /// Parts of the longest name, `{Lib.A}`.
  size_t longestPath() const;

  // ---- names that are not there; reported, unless something else explains it
  const ir::Value* unknown(Code code, const syntax::Ident& name, const ir::Type* hint, bool function);
  /// Whether somebody wants to know what could stand in place of this name; then that is answered.
  bool isProbe(const syntax::Ident& name, Probe::Place place, const ir::Type* hint = nullptr);
  void unknownType(const syntax::Ident& name);

 private:
  void add(const ir::Variable* variable, bool assigned);
  void leave(size_t locals, size_t bindings);
  void lintLocal(const Local& local);
  /// True, and reported: it refers to itself, or is defined below.
  bool isTooEarly(const syntax::Ident& name, std::string_view help);
  /// Values that are visible, nearest first.
  std::vector<Candidate> values(const ir::Type* hint, bool function) const;
  std::vector<Candidate> types() const;
  Reported report(Code code, Span span) { return file_.report(code, span); }

  File& file_;
  Session& session_;
  Module& module_;
  ir::TypePool& types_;
  base::Arena& arena_;
  std::unordered_map<std::string_view, Span> itemNames_;
  std::vector<std::string_view> defining_;             // items and closures around
  std::unordered_set<std::string_view> unknownTypes_;  // reported; that they are no values is no news
  std::unordered_map<std::string_view, Local*> locals_;
  size_t longestLocal_ = 1;
  std::vector<Local*> visible_;  // in order of definition
  std::unordered_map<const ir::Service*, const ir::Variable*> bindings_;
  std::vector<std::pair<const ir::Service*, const ir::Variable*>> undoBindings_;
};

}  // namespace aqua::sema
