// Private to the room: from the concrete tree to syntax nodes. Never fails: what is missing becomes an Error node, what
// the grammar accepts and the language does not is reported here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/antlr_bridge.h"
#include "compiler/syntax/tree.h"

namespace aqua::syntax {

using diagnostics::Code;

class Converter {
 public:
  Converter(const diagnostics::SourceFile& source, const LaidOut& laid, base::Arena& arena,
            diagnostics::DiagnosticList& issues)
      : source_(source), tokens_(laid.tokens), spoiled_(laid.spoiled), arena_(arena), issues_(issues) {}

  const File* file(const Concrete& root);
  const Value* value(const Concrete& expr);

 private:
  // ---- tokens and places
  TokenKind kindOf(uint32_t token) const { return tokens_[token].kind; }
  Span spanOf(uint32_t token) const { return {&source_, tokens_[token].begin, tokens_[token].end}; }
  std::string_view textOf(uint32_t token) const { return spanOf(token).text(); }
  Span spanOf(const Concrete& node) const;
  Span emptyAt(const Concrete& node) const;
  bool gapBefore(uint32_t token) const { return token > 0 && tokens_[token].begin > tokens_[token - 1].end; }
  Ident ident(uint32_t token) const { return {textOf(token), spanOf(token)}; }
  static const Concrete* childRule(const Concrete& node, Rule rule);
  /// The token of that kind among the children, or npos.
  uint32_t childToken(const Concrete& node, TokenKind kind) const;
  static constexpr uint32_t npos = 0xffffffff;

  /// Reports unless the line of the token already has a diagnostic that this one may follow from.
  diagnostics::Reported report(Code code, Span place, uint32_t token);
  void requireSpace(uint32_t token, std::string_view where);
  void refuseSpace(uint32_t token, std::string_view where);
  Ident lowerName(const Concrete& word, std::string_view what);
  Ident lowerName(uint32_t token, std::string_view what);
  Ident upperName(const Concrete& word, std::string_view what);
  QualifiedName qualified(const Concrete& name);
  Span docOf(Span item) const;

  template <class T> T* make(NodeKind kind, Span span) {
    T* node = arena_.make<T>();
    node->kind = kind;
    node->span = span;
    return node;
  }
  template <class T> T* make(Span span) { return make<T>(KindOf<T>::value, span); }

  // ---- items (convert.cpp)
  const HeaderItem* header(const Concrete& node);
  std::span<const Rename> renames(const Concrete& node);
  const Item* item(const Concrete& node);
  void constant(const Concrete& node, Const* made);
  std::span<const Member> members(const Concrete& node, Rule owner);
  const Type* memberType(const Concrete& node, Rule owner, Ident name);

  // ---- statements (convert.cpp)
  Block block(const Concrete& node, bool body);
  const Statement* statement(const Concrete& node);
  const Statement* prefixed(const Concrete& node);
  const Statement* bracketedId(const Concrete& expr);
  const Statement* simpleLine(const Concrete& node);
  const Statement* join(const Concrete& node);
  void forHead(const Concrete& node, Ident& item, Ident& second);
  std::span<const Value* const> viaValues(const Concrete& node);
  /// The name, when the expression is just one; otherwise npos.
  uint32_t plainName(const Concrete& expr) const;
  const Statement* errorStatement(Span span, Block body = {});

  // ---- types (types.cpp)
  enum class TypePlace : uint8_t { Alias, Param, MemberParam, DataField, AbilityField, Stream, ArrowParam };
  struct TypeParts;
  TypeParts typeParts(const Concrete& type) const;
  const Type* type(const Concrete& node, TypePlace place);
  const ArrowType* arrow(const Concrete& node, const TypeParts& parts, size_t firstElement);
  std::vector<const Type*> results(const Concrete& node, bool afterParentheses);
  const Type* element(const Concrete& node, bool parenthesesAllowed, TypePlace place = TypePlace::Alias);
  const ArrowType* signature(const Concrete& node, TypePlace place);
  std::span<const NamedType* const> abilities(const Concrete& node);
  const Type* errorType(Span span) { return make<ErrorType>(span); }
  const Type* namedType(const Concrete& qualifiedName);

  // ---- values (values.cpp)
  const Value* atom(const Concrete& expr, uint32_t token);
  const Value* collection(const Concrete& expr);
  const Value* binary(const Concrete& expr);
  const Value* apply(const Concrete& expr);
  std::span<const NamedArg> namedArgs(const std::vector<const Concrete*>& args, std::string_view what);
  bool looksNamed(const Concrete& argument) const;
  bool pathOf(const Concrete& expr, std::vector<Ident>& parts) const;

  const diagnostics::SourceFile& source_;
  const std::vector<LaidToken>& tokens_;
  std::vector<bool> spoiled_;
  base::Arena& arena_;
  diagnostics::DiagnosticList& issues_;
  bool returnAllowed_ = false;  // directly in the body of a function or closure
};

/// Reports what the grammar could not read (expectations.cpp). Lines that get a diagnostic become spoiled.
void reportSyntaxErrors(const diagnostics::SourceFile& source, LaidOut& laid, const std::vector<SyntaxError>& errors,
                        diagnostics::DiagnosticList& issues);
/// How messages call a token: its text in backticks, or words.
std::string describeToken(const diagnostics::SourceFile& source, const LaidToken& token);
/// Reports a line that no rule can start with.
void reportStray(const diagnostics::SourceFile& source, LaidOut& laid, Rule rule, uint32_t token,
                 diagnostics::DiagnosticList& issues);

}  // namespace aqua::syntax
