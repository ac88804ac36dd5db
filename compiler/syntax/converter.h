// Private to the room: from the concrete tree to syntax nodes. Never fails: what is missing becomes an Error node, what
// the grammar accepts and the language does not is reported here.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
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
  /// An Error node was made. Whatever it stands for was reported, here or before.
  bool gaveUp() const { return gaveUp_; }

 private:
  // ---- tokens and places
  TokenKind kindOf(uint32_t token) const { return tokens_[token].kind; }
  Span spanOf(uint32_t token) const { return {&source_, tokens_[token].begin, tokens_[token].end}; }
  std::string_view textOf(uint32_t token) const { return spanOf(token).text(); }
  Span spanOf(const Concrete& node) const;
  Span emptyAt(const Concrete& node) const;
  bool gapBefore(uint32_t token) const { return token > 0 && tokens_[token].begin > tokens_[token - 1].end; }
  std::string_view textInQuotes(uint32_t token) const;
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
    if constexpr (std::is_same_v<T, ErrorItem> || std::is_same_v<T, ErrorType> || std::is_same_v<T, ErrorStatement> ||
                  std::is_same_v<T, ErrorValue>)
      gaveUp_ = true;
    node->kind = kind;
    node->span = span;
    return node;
  }
  template <class T> T* make(Span span) { return make<T>(KindOf<T>::value, span); }

  // ---- items (convert.cpp)
  const HeaderItem* header(const Concrete& node);
  const HeaderItem* import(const Concrete& node);
  std::span<const Rename> renames(const Concrete& node);
  const Item* item(const Concrete& top);
  Item* wholeItem(const Concrete& node, Span span);
  Item* function(const Concrete& node, Span span);
  void constant(const Concrete& node, Const* made);
  std::span<const Member> members(const Concrete& item);
  const Type* memberType(const Concrete& node, Rule owner, Ident name);

  // ---- statements (convert.cpp)
  Block block(const Concrete& node, bool body);
  const Statement* statement(const Concrete& node);
  const Statement* prefixed(const Concrete& node);
  const Statement* bracketedId(const Concrete& expr);
  const Statement* returnLine(const Concrete& node, Span span);
  const Statement* loop(const Concrete& node, Span span);
  const Statement* parseq(const Concrete& node, Span span);
  const Statement* on(const Concrete& node, Span span);
  template <class T> const Statement* plainBlock(const Concrete& node, Span span);
  const Value* firstValue(const Concrete& node);
  Block bodyOf(const Concrete& node);
  const Statement* simpleLine(const Concrete& node);
  const Statement* pushLine(const Concrete& node, Span span);
  const Statement* declareLine(const Concrete& node, Span span);
  const Statement* assignLine(const Concrete& node, Span span);
  const Statement* resultsLine(const Concrete& node, Span span);
  const Statement* serviceIdLine(const Concrete& node, Span span);
  static const Concrete* rightOf(const Concrete& node);
  /// Reports that nothing can be assigned to what stands at `place`.
  const Statement* refuseTarget(Code code, const Concrete& place, uint32_t sign, Span line);
  const Statement* join(const Concrete& node);
  void forHead(const Concrete& node, Ident& item, Ident& second);
  std::span<const Value* const> viaValues(const Concrete& node);
  /// The name, when the expression is just one; otherwise npos.
  uint32_t plainName(const Concrete& expr) const;
  const Statement* errorStatement(Span span, Block body = {});

  // ---- types (types.cpp)
  enum class TypePlace : uint8_t { Alias, Param, MemberParam, DataField, AbilityField, Stream, ArrowParam };
  struct TypeParts;
  bool isUnit(const Concrete& element) const;
  TypeParts typeParts(const Concrete& type) const;
  const Type* type(const Concrete& node, TypePlace place);
  const ArrowType* arrow(const Concrete& node, const TypeParts& parts, size_t firstElement);
  std::vector<const Type*> results(const Concrete& node, bool afterParentheses);
  struct Prefix;
  void addPrefix(const Concrete& node, std::vector<Prefix>& prefixes);
  const Type* parenthesised(const Concrete& node, const Concrete& inner, bool parenthesesAllowed, TypePlace place);
  const Type* element(const Concrete& node, bool parenthesesAllowed, TypePlace place = TypePlace::Alias);
  const ArrowType* signature(const Concrete& node, TypePlace place);
  std::span<const NamedType* const> abilities(const Concrete& node);
  const Type* errorType(Span span) { return make<ErrorType>(span); }
  const Type* namedType(const Concrete& qualifiedName);

  // ---- values (values.cpp)
  const Value* prefixOrAtom(const Concrete& expr, uint32_t token);
  const Value* atom(const Concrete& expr, uint32_t token);
  const Value* field(const Concrete& expr, uint32_t dot);
  const Value* index(const Concrete& expr, uint32_t bracket);
  const Value* bang(const Concrete& expr, uint32_t sign);
  const Value* collection(const Concrete& expr);
  const Value* binary(const Concrete& expr);
  struct Application;
  Application applicationOf(const Concrete& expr) const;
  std::span<const Value* const> abilityValues(const Application& application);
  std::span<const Value* const> argumentValues(const Application& application);
  const Value* construct(const Concrete& expr, const Application& application, const std::vector<Ident>& parts);
  const Value* apply(const Concrete& expr);
  const Value* methodCall(const Concrete& expr, const Application& application, uint32_t name);
  std::span<const NamedArg> namedArgs(const std::vector<const Concrete*>& args, std::string_view what);
  bool looksNamed(const Concrete& argument) const;
  bool pathOf(const Concrete& expr, std::vector<Ident>& parts) const;

  const diagnostics::SourceFile& source_;
  const std::vector<LaidToken>& tokens_;
  std::vector<bool> spoiled_;
  base::Arena& arena_;
  diagnostics::DiagnosticList& issues_;
  bool gaveUp_ = false;
  bool returnAllowed_ = false;  // directly in the body of a function or closure
};

/// Reports what the grammar could not read (expectations.cpp). Lines that get a diagnostic become spoiled.
void reportSyntaxErrors(const diagnostics::SourceFile& source, LaidOut& laid, const std::vector<SyntaxError>& errors,
                        diagnostics::DiagnosticList& issues);
/// Reports what could not be read when it is a form of another language (foreign_forms.cpp).
bool reportForeignForm(const diagnostics::SourceFile& source, const std::vector<LaidToken>& tokens,
                       const SyntaxError& error, diagnostics::DiagnosticList& issues);
/// How messages call a token: its text in backticks, or words.
std::string describeToken(const diagnostics::SourceFile& source, const LaidToken& token);
/// Reports a line that no rule can start with.
void reportStray(const diagnostics::SourceFile& source, LaidOut& laid, Rule rule, uint32_t token,
                 diagnostics::DiagnosticList& issues);

}  // namespace aqua::syntax
