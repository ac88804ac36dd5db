
// Generated from AquaParser.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace aqua::syntax::generated {


class  AquaParser : public antlr4::Parser {
public:
  enum {
    NEWLINE = 1, INDENT = 2, DEDENT = 3, NOT = 4, BESIDE = 5, AQUA = 6, 
    MODULE = 7, DECLARES = 8, IMPORT = 9, USE = 10, EXPORT = 11, FROM = 12, 
    AS = 13, CONST = 14, ALIAS = 15, DATA = 16, SERVICE = 17, ABILITY = 18, 
    FUNC = 19, FOR = 20, ON = 21, IF = 22, ELSE = 23, OTHERWISE = 24, TRY = 25, 
    CATCH = 26, PARSEQ = 27, PAR = 28, CO = 29, JOIN = 30, VIA = 31, REC = 32, 
    BOOLEAN = 33, LOWER = 34, UPPER = 35, FLOAT = 36, INTEGER = 37, BAD_NUMBER = 38, 
    TEXT = 39, OPEN_TEXT = 40, INIT_PEER_ID = 41, TOP = 42, BOTTOM = 43, 
    PUSH = 44, LEFT_ARROW = 45, RIGHT_ARROW = 46, DEFAULT = 47, BANG_EQUAL = 48, 
    EQUAL = 49, NOT_EQUAL = 50, GREATER_EQUAL = 51, LESS_EQUAL = 52, GREATER = 53, 
    LESS = 54, AND = 55, OR = 56, POWER = 57, PLUS = 58, MINUS = 59, STAR = 60, 
    SLASH = 61, PERCENT = 62, ASSIGN = 63, BANG = 64, QUESTION = 65, COLON = 66, 
    COMMA = 67, DOT = 68, LEFT_PAREN = 69, RIGHT_PAREN = 70, LEFT_BRACKET = 71, 
    RIGHT_BRACKET = 72, LEFT_BRACE = 73, RIGHT_BRACE = 74, LINE_END = 75, 
    BLANK = 76, COMMENT = 77, UNKNOWN = 78
  };

  enum {
    RuleFile = 0, RuleSingleValue = 1, RuleTopLevel = 2, RuleModuleDecl = 3, 
    RuleImportDecl = 4, RuleExportDecl = 5, RuleRenames = 6, RuleRename = 7, 
    RuleConstant = 8, RuleAlias = 9, RuleData = 10, RuleService = 11, RuleAbility = 12, 
    RuleMembers = 13, RuleMember = 14, RuleFunction = 15, RuleSignature = 16, 
    RuleAbilities = 17, RuleParam = 18, RuleType = 19, RuleTypeElement = 20, 
    RuleTypePrefix = 21, RuleBody = 22, RuleStatement = 23, RuleReturnLine = 24, 
    RuleForBlock = 25, RuleParseqBlock = 26, RuleOnBlock = 27, RuleIfBlock = 28, 
    RuleElseBlock = 29, RuleTryBlock = 30, RuleCatchBlock = 31, RuleOtherwiseBlock = 32, 
    RulePrefixed = 33, RuleJoinLine = 34, RuleSimpleLine = 35, RuleExpr = 36, 
    RuleArgument = 37, RuleWord = 38, RuleQualifiedName = 39, RuleStrayBlock = 40, 
    RuleStrayTop = 41, RuleStrayMember = 42, RuleStrayStatement = 43
  };

  AquaParser(antlr4::TokenStream *input);
  ~AquaParser();

  virtual std::string getGrammarFileName() const override;
  virtual const antlr4::atn::ATN& getATN() const override { return _atn; };
  virtual const std::vector<std::string>& getTokenNames() const override { return _tokenNames; }; // deprecated: use vocabulary instead.
  virtual const std::vector<std::string>& getRuleNames() const override;
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;


  class FileContext;
  class SingleValueContext;
  class TopLevelContext;
  class ModuleDeclContext;
  class ImportDeclContext;
  class ExportDeclContext;
  class RenamesContext;
  class RenameContext;
  class ConstantContext;
  class AliasContext;
  class DataContext;
  class ServiceContext;
  class AbilityContext;
  class MembersContext;
  class MemberContext;
  class FunctionContext;
  class SignatureContext;
  class AbilitiesContext;
  class ParamContext;
  class TypeContext;
  class TypeElementContext;
  class TypePrefixContext;
  class BodyContext;
  class StatementContext;
  class ReturnLineContext;
  class ForBlockContext;
  class ParseqBlockContext;
  class OnBlockContext;
  class IfBlockContext;
  class ElseBlockContext;
  class TryBlockContext;
  class CatchBlockContext;
  class OtherwiseBlockContext;
  class PrefixedContext;
  class JoinLineContext;
  class SimpleLineContext;
  class ExprContext;
  class ArgumentContext;
  class WordContext;
  class QualifiedNameContext;
  class StrayBlockContext;
  class StrayTopContext;
  class StrayMemberContext;
  class StrayStatementContext; 

  class  FileContext : public antlr4::ParserRuleContext {
  public:
    FileContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EOF();
    std::vector<TopLevelContext *> topLevel();
    TopLevelContext* topLevel(size_t i);

   
  };

  FileContext* file();

  class  SingleValueContext : public antlr4::ParserRuleContext {
  public:
    SingleValueContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ExprContext *expr();
    antlr4::tree::TerminalNode *EOF();

   
  };

  SingleValueContext* singleValue();

  class  TopLevelContext : public antlr4::ParserRuleContext {
  public:
    TopLevelContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ModuleDeclContext *moduleDecl();
    ImportDeclContext *importDecl();
    ExportDeclContext *exportDecl();
    ConstantContext *constant();
    AliasContext *alias();
    DataContext *data();
    ServiceContext *service();
    AbilityContext *ability();
    FunctionContext *function();
    StrayBlockContext *strayBlock();
    StrayTopContext *strayTop();

   
  };

  TopLevelContext* topLevel();

  class  ModuleDeclContext : public antlr4::ParserRuleContext {
  public:
    ModuleDeclContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<QualifiedNameContext *> qualifiedName();
    QualifiedNameContext* qualifiedName(size_t i);
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *AQUA();
    antlr4::tree::TerminalNode *MODULE();
    antlr4::tree::TerminalNode *DECLARES();
    antlr4::tree::TerminalNode *STAR();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ModuleDeclContext* moduleDecl();

  class  ImportDeclContext : public antlr4::ParserRuleContext {
  public:
    ImportDeclContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *IMPORT();
    antlr4::tree::TerminalNode *USE();
    antlr4::tree::TerminalNode *TEXT();
    RenamesContext *renames();
    antlr4::tree::TerminalNode *FROM();
    antlr4::tree::TerminalNode *AS();
    QualifiedNameContext *qualifiedName();

   
  };

  ImportDeclContext* importDecl();

  class  ExportDeclContext : public antlr4::ParserRuleContext {
  public:
    ExportDeclContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EXPORT();
    RenamesContext *renames();
    antlr4::tree::TerminalNode *NEWLINE();

   
  };

  ExportDeclContext* exportDecl();

  class  RenamesContext : public antlr4::ParserRuleContext {
  public:
    RenamesContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<RenameContext *> rename();
    RenameContext* rename(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  RenamesContext* renames();

  class  RenameContext : public antlr4::ParserRuleContext {
  public:
    RenameContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<QualifiedNameContext *> qualifiedName();
    QualifiedNameContext* qualifiedName(size_t i);
    antlr4::tree::TerminalNode *AS();

   
  };

  RenameContext* rename();

  class  ConstantContext : public antlr4::ParserRuleContext {
  public:
    ConstantContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *CONST();
    WordContext *word();
    ExprContext *expr();
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *ASSIGN();
    antlr4::tree::TerminalNode *DEFAULT();

   
  };

  ConstantContext* constant();

  class  AliasContext : public antlr4::ParserRuleContext {
  public:
    AliasContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ALIAS();
    WordContext *word();
    antlr4::tree::TerminalNode *COLON();
    TypeContext *type();
    antlr4::tree::TerminalNode *NEWLINE();

   
  };

  AliasContext* alias();

  class  DataContext : public antlr4::ParserRuleContext {
  public:
    DataContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *DATA();
    WordContext *word();
    MembersContext *members();

   
  };

  DataContext* data();

  class  ServiceContext : public antlr4::ParserRuleContext {
  public:
    ServiceContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SERVICE();
    WordContext *word();
    MembersContext *members();
    antlr4::tree::TerminalNode *LEFT_PAREN();
    ExprContext *expr();
    antlr4::tree::TerminalNode *RIGHT_PAREN();

   
  };

  ServiceContext* service();

  class  AbilityContext : public antlr4::ParserRuleContext {
  public:
    AbilityContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ABILITY();
    WordContext *word();
    MembersContext *members();

   
  };

  AbilityContext* ability();

  class  MembersContext : public antlr4::ParserRuleContext {
  public:
    MembersContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *COLON();
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();
    std::vector<MemberContext *> member();
    MemberContext* member(size_t i);

   
  };

  MembersContext* members();

  class  MemberContext : public antlr4::ParserRuleContext {
  public:
    MemberContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    WordContext *word();
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *COLON();
    TypeContext *type();
    SignatureContext *signature();
    StrayBlockContext *strayBlock();
    StrayMemberContext *strayMember();

   
  };

  MemberContext* member();

  class  FunctionContext : public antlr4::ParserRuleContext {
  public:
    FunctionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FUNC();
    WordContext *word();
    SignatureContext *signature();
    BodyContext *body();

   
  };

  FunctionContext* function();

  class  SignatureContext : public antlr4::ParserRuleContext {
  public:
    SignatureContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LEFT_PAREN();
    antlr4::tree::TerminalNode *RIGHT_PAREN();
    AbilitiesContext *abilities();
    std::vector<ParamContext *> param();
    ParamContext* param(size_t i);
    antlr4::tree::TerminalNode *RIGHT_ARROW();
    TypeContext *type();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  SignatureContext* signature();

  class  AbilitiesContext : public antlr4::ParserRuleContext {
  public:
    AbilitiesContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LEFT_BRACE();
    std::vector<QualifiedNameContext *> qualifiedName();
    QualifiedNameContext* qualifiedName(size_t i);
    antlr4::tree::TerminalNode *RIGHT_BRACE();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  AbilitiesContext* abilities();

  class  ParamContext : public antlr4::ParserRuleContext {
  public:
    ParamContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    WordContext *word();
    antlr4::tree::TerminalNode *COLON();
    TypeContext *type();

   
  };

  ParamContext* param();

  class  TypeContext : public antlr4::ParserRuleContext {
  public:
    TypeContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<TypeElementContext *> typeElement();
    TypeElementContext* typeElement(size_t i);
    antlr4::tree::TerminalNode *RIGHT_ARROW();
    TypeContext *type();
    AbilitiesContext *abilities();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  TypeContext* type();

  class  TypeElementContext : public antlr4::ParserRuleContext {
  public:
    TypeElementContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *TOP();
    antlr4::tree::TerminalNode *BOTTOM();
    QualifiedNameContext *qualifiedName();
    antlr4::tree::TerminalNode *LEFT_PAREN();
    antlr4::tree::TerminalNode *RIGHT_PAREN();
    std::vector<TypePrefixContext *> typePrefix();
    TypePrefixContext* typePrefix(size_t i);
    TypeContext *type();

   
  };

  TypeElementContext* typeElement();

  class  TypePrefixContext : public antlr4::ParserRuleContext {
  public:
    TypePrefixContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LEFT_BRACKET();
    antlr4::tree::TerminalNode *RIGHT_BRACKET();
    antlr4::tree::TerminalNode *QUESTION();
    antlr4::tree::TerminalNode *STAR();
    antlr4::tree::TerminalNode *POWER();
    antlr4::tree::TerminalNode *PERCENT();

   
  };

  TypePrefixContext* typePrefix();

  class  BodyContext : public antlr4::ParserRuleContext {
  public:
    BodyContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *COLON();
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();
    std::vector<StatementContext *> statement();
    StatementContext* statement(size_t i);

   
  };

  BodyContext* body();

  class  StatementContext : public antlr4::ParserRuleContext {
  public:
    StatementContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ReturnLineContext *returnLine();
    ForBlockContext *forBlock();
    ParseqBlockContext *parseqBlock();
    OnBlockContext *onBlock();
    IfBlockContext *ifBlock();
    ElseBlockContext *elseBlock();
    TryBlockContext *tryBlock();
    CatchBlockContext *catchBlock();
    OtherwiseBlockContext *otherwiseBlock();
    PrefixedContext *prefixed();
    JoinLineContext *joinLine();
    SimpleLineContext *simpleLine();
    StrayBlockContext *strayBlock();
    StrayStatementContext *strayStatement();

   
  };

  StatementContext* statement();

  class  ReturnLineContext : public antlr4::ParserRuleContext {
  public:
    ReturnLineContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LEFT_ARROW();
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *NEWLINE();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ReturnLineContext* returnLine();

  class  ForBlockContext : public antlr4::ParserRuleContext {
  public:
    ForBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FOR();
    std::vector<WordContext *> word();
    WordContext* word(size_t i);
    antlr4::tree::TerminalNode *LEFT_ARROW();
    ExprContext *expr();
    BodyContext *body();
    antlr4::tree::TerminalNode *COMMA();
    antlr4::tree::TerminalNode *PAR();
    antlr4::tree::TerminalNode *TRY();
    antlr4::tree::TerminalNode *REC();

   
  };

  ForBlockContext* forBlock();

  class  ParseqBlockContext : public antlr4::ParserRuleContext {
  public:
    ParseqBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *PARSEQ();
    std::vector<WordContext *> word();
    WordContext* word(size_t i);
    antlr4::tree::TerminalNode *LEFT_ARROW();
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *ON();
    BodyContext *body();
    antlr4::tree::TerminalNode *COMMA();
    std::vector<antlr4::tree::TerminalNode *> VIA();
    antlr4::tree::TerminalNode* VIA(size_t i);

   
  };

  ParseqBlockContext* parseqBlock();

  class  OnBlockContext : public antlr4::ParserRuleContext {
  public:
    OnBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ON();
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    BodyContext *body();
    std::vector<antlr4::tree::TerminalNode *> VIA();
    antlr4::tree::TerminalNode* VIA(size_t i);

   
  };

  OnBlockContext* onBlock();

  class  IfBlockContext : public antlr4::ParserRuleContext {
  public:
    IfBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *IF();
    ExprContext *expr();
    BodyContext *body();

   
  };

  IfBlockContext* ifBlock();

  class  ElseBlockContext : public antlr4::ParserRuleContext {
  public:
    ElseBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ELSE();
    BodyContext *body();

   
  };

  ElseBlockContext* elseBlock();

  class  TryBlockContext : public antlr4::ParserRuleContext {
  public:
    TryBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *TRY();
    BodyContext *body();

   
  };

  TryBlockContext* tryBlock();

  class  CatchBlockContext : public antlr4::ParserRuleContext {
  public:
    CatchBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *CATCH();
    WordContext *word();
    BodyContext *body();

   
  };

  CatchBlockContext* catchBlock();

  class  OtherwiseBlockContext : public antlr4::ParserRuleContext {
  public:
    OtherwiseBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *OTHERWISE();
    BodyContext *body();

   
  };

  OtherwiseBlockContext* otherwiseBlock();

  class  PrefixedContext : public antlr4::ParserRuleContext {
  public:
    PrefixedContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    StatementContext *statement();
    antlr4::tree::TerminalNode *PAR();
    antlr4::tree::TerminalNode *CO();

   
  };

  PrefixedContext* prefixed();

  class  JoinLineContext : public antlr4::ParserRuleContext {
  public:
    JoinLineContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *JOIN();
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *NEWLINE();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  JoinLineContext* joinLine();

  class  SimpleLineContext : public antlr4::ParserRuleContext {
  public:
    SimpleLineContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *NEWLINE();
    antlr4::tree::TerminalNode *PUSH();
    antlr4::tree::TerminalNode *COLON();
    TypeContext *type();
    antlr4::tree::TerminalNode *ASSIGN();
    antlr4::tree::TerminalNode *LEFT_ARROW();
    antlr4::tree::TerminalNode *BESIDE();
    SignatureContext *signature();
    BodyContext *body();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *FUNC();

   
  };

  SimpleLineContext* simpleLine();

  class  ExprContext : public antlr4::ParserRuleContext {
  public:
    ExprContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *NOT();
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *LOWER();
    antlr4::tree::TerminalNode *UPPER();
    antlr4::tree::TerminalNode *INTEGER();
    antlr4::tree::TerminalNode *FLOAT();
    antlr4::tree::TerminalNode *BOOLEAN();
    antlr4::tree::TerminalNode *TEXT();
    antlr4::tree::TerminalNode *INIT_PEER_ID();
    antlr4::tree::TerminalNode *LEFT_BRACKET();
    antlr4::tree::TerminalNode *RIGHT_BRACKET();
    antlr4::tree::TerminalNode *QUESTION();
    antlr4::tree::TerminalNode *STAR();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *LEFT_PAREN();
    antlr4::tree::TerminalNode *RIGHT_PAREN();
    antlr4::tree::TerminalNode *POWER();
    antlr4::tree::TerminalNode *SLASH();
    antlr4::tree::TerminalNode *PERCENT();
    antlr4::tree::TerminalNode *PLUS();
    antlr4::tree::TerminalNode *MINUS();
    antlr4::tree::TerminalNode *GREATER_EQUAL();
    antlr4::tree::TerminalNode *LESS_EQUAL();
    antlr4::tree::TerminalNode *GREATER();
    antlr4::tree::TerminalNode *LESS();
    antlr4::tree::TerminalNode *EQUAL();
    antlr4::tree::TerminalNode *NOT_EQUAL();
    antlr4::tree::TerminalNode *AND();
    antlr4::tree::TerminalNode *OR();
    antlr4::tree::TerminalNode *DOT();
    WordContext *word();
    antlr4::tree::TerminalNode *BANG();
    antlr4::tree::TerminalNode *LEFT_BRACE();
    antlr4::tree::TerminalNode *RIGHT_BRACE();
    std::vector<ArgumentContext *> argument();
    ArgumentContext* argument(size_t i);

   
  };

  ExprContext* expr();
  ExprContext* expr(int precedence);
  class  ArgumentContext : public antlr4::ParserRuleContext {
  public:
    ArgumentContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ExprContext *> expr();
    ExprContext* expr(size_t i);
    antlr4::tree::TerminalNode *ASSIGN();

   
  };

  ArgumentContext* argument();

  class  WordContext : public antlr4::ParserRuleContext {
  public:
    WordContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LOWER();
    antlr4::tree::TerminalNode *UPPER();
    antlr4::tree::TerminalNode *BOOLEAN();

   
  };

  WordContext* word();

  class  QualifiedNameContext : public antlr4::ParserRuleContext {
  public:
    QualifiedNameContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<WordContext *> word();
    WordContext* word(size_t i);
    std::vector<antlr4::tree::TerminalNode *> DOT();
    antlr4::tree::TerminalNode* DOT(size_t i);

   
  };

  QualifiedNameContext* qualifiedName();

  class  StrayBlockContext : public antlr4::ParserRuleContext {
  public:
    StrayBlockContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();
    std::vector<StatementContext *> statement();
    StatementContext* statement(size_t i);

   
  };

  StrayBlockContext* strayBlock();

  class  StrayTopContext : public antlr4::ParserRuleContext {
  public:
    StrayTopContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<antlr4::tree::TerminalNode *> NEWLINE();
    antlr4::tree::TerminalNode* NEWLINE(size_t i);
    antlr4::tree::TerminalNode *AQUA();
    antlr4::tree::TerminalNode *MODULE();
    antlr4::tree::TerminalNode *IMPORT();
    antlr4::tree::TerminalNode *USE();
    antlr4::tree::TerminalNode *EXPORT();
    antlr4::tree::TerminalNode *CONST();
    antlr4::tree::TerminalNode *ALIAS();
    antlr4::tree::TerminalNode *DATA();
    antlr4::tree::TerminalNode *SERVICE();
    antlr4::tree::TerminalNode *ABILITY();
    antlr4::tree::TerminalNode *FUNC();
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();

   
  };

  StrayTopContext* strayTop();

  class  StrayMemberContext : public antlr4::ParserRuleContext {
  public:
    StrayMemberContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<antlr4::tree::TerminalNode *> NEWLINE();
    antlr4::tree::TerminalNode* NEWLINE(size_t i);
    antlr4::tree::TerminalNode *LOWER();
    antlr4::tree::TerminalNode *UPPER();
    antlr4::tree::TerminalNode *BOOLEAN();
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();

   
  };

  StrayMemberContext* strayMember();

  class  StrayStatementContext : public antlr4::ParserRuleContext {
  public:
    StrayStatementContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<antlr4::tree::TerminalNode *> NEWLINE();
    antlr4::tree::TerminalNode* NEWLINE(size_t i);
    antlr4::tree::TerminalNode *LEFT_ARROW();
    antlr4::tree::TerminalNode *FOR();
    antlr4::tree::TerminalNode *PARSEQ();
    antlr4::tree::TerminalNode *ON();
    antlr4::tree::TerminalNode *IF();
    antlr4::tree::TerminalNode *ELSE();
    antlr4::tree::TerminalNode *TRY();
    antlr4::tree::TerminalNode *CATCH();
    antlr4::tree::TerminalNode *OTHERWISE();
    antlr4::tree::TerminalNode *PAR();
    antlr4::tree::TerminalNode *CO();
    antlr4::tree::TerminalNode *JOIN();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *LOWER();
    antlr4::tree::TerminalNode *UPPER();
    antlr4::tree::TerminalNode *INTEGER();
    antlr4::tree::TerminalNode *FLOAT();
    antlr4::tree::TerminalNode *BOOLEAN();
    antlr4::tree::TerminalNode *TEXT();
    antlr4::tree::TerminalNode *INIT_PEER_ID();
    antlr4::tree::TerminalNode *QUESTION();
    antlr4::tree::TerminalNode *STAR();
    antlr4::tree::TerminalNode *LEFT_BRACKET();
    antlr4::tree::TerminalNode *LEFT_PAREN();
    antlr4::tree::TerminalNode *INDENT();
    antlr4::tree::TerminalNode *DEDENT();

   
  };

  StrayStatementContext* strayStatement();


  virtual bool sempred(antlr4::RuleContext *_localctx, size_t ruleIndex, size_t predicateIndex) override;
  bool exprSempred(ExprContext *_localctx, size_t predicateIndex);

private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace aqua::syntax::generated
