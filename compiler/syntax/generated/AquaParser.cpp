
// Generated from AquaParser.g4 by ANTLR 4.7.2



#include "AquaParser.h"


using namespace antlrcpp;
using namespace aqua::syntax::generated;
using namespace antlr4;

AquaParser::AquaParser(TokenStream *input) : Parser(input) {
  _interpreter = new atn::ParserATNSimulator(this, _atn, _decisionToDFA, _sharedContextCache);
}

AquaParser::~AquaParser() {
  delete _interpreter;
}

std::string AquaParser::getGrammarFileName() const {
  return "AquaParser.g4";
}

const std::vector<std::string>& AquaParser::getRuleNames() const {
  return _ruleNames;
}

dfa::Vocabulary& AquaParser::getVocabulary() const {
  return _vocabulary;
}


//----------------- FileContext ------------------------------------------------------------------

AquaParser::FileContext::FileContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::FileContext::EOF() {
  return getToken(AquaParser::EOF, 0);
}

std::vector<AquaParser::TopLevelContext *> AquaParser::FileContext::topLevel() {
  return getRuleContexts<AquaParser::TopLevelContext>();
}

AquaParser::TopLevelContext* AquaParser::FileContext::topLevel(size_t i) {
  return getRuleContext<AquaParser::TopLevelContext>(i);
}


size_t AquaParser::FileContext::getRuleIndex() const {
  return AquaParser::RuleFile;
}


AquaParser::FileContext* AquaParser::file() {
  FileContext *_localctx = _tracker.createInstance<FileContext>(_ctx, getState());
  enterRule(_localctx, 0, AquaParser::RuleFile);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(91);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(88);
      topLevel();
      setState(93);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(94);
    match(AquaParser::EOF);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SingleValueContext ------------------------------------------------------------------

AquaParser::SingleValueContext::SingleValueContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::ExprContext* AquaParser::SingleValueContext::expr() {
  return getRuleContext<AquaParser::ExprContext>(0);
}

tree::TerminalNode* AquaParser::SingleValueContext::EOF() {
  return getToken(AquaParser::EOF, 0);
}


size_t AquaParser::SingleValueContext::getRuleIndex() const {
  return AquaParser::RuleSingleValue;
}


AquaParser::SingleValueContext* AquaParser::singleValue() {
  SingleValueContext *_localctx = _tracker.createInstance<SingleValueContext>(_ctx, getState());
  enterRule(_localctx, 2, AquaParser::RuleSingleValue);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(96);
    expr(0);
    setState(97);
    match(AquaParser::EOF);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TopLevelContext ------------------------------------------------------------------

AquaParser::TopLevelContext::TopLevelContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::ModuleDeclContext* AquaParser::TopLevelContext::moduleDecl() {
  return getRuleContext<AquaParser::ModuleDeclContext>(0);
}

AquaParser::ImportDeclContext* AquaParser::TopLevelContext::importDecl() {
  return getRuleContext<AquaParser::ImportDeclContext>(0);
}

AquaParser::ExportDeclContext* AquaParser::TopLevelContext::exportDecl() {
  return getRuleContext<AquaParser::ExportDeclContext>(0);
}

AquaParser::ConstantContext* AquaParser::TopLevelContext::constant() {
  return getRuleContext<AquaParser::ConstantContext>(0);
}

AquaParser::AliasContext* AquaParser::TopLevelContext::alias() {
  return getRuleContext<AquaParser::AliasContext>(0);
}

AquaParser::DataContext* AquaParser::TopLevelContext::data() {
  return getRuleContext<AquaParser::DataContext>(0);
}

AquaParser::ServiceContext* AquaParser::TopLevelContext::service() {
  return getRuleContext<AquaParser::ServiceContext>(0);
}

AquaParser::AbilityContext* AquaParser::TopLevelContext::ability() {
  return getRuleContext<AquaParser::AbilityContext>(0);
}

AquaParser::FunctionContext* AquaParser::TopLevelContext::function() {
  return getRuleContext<AquaParser::FunctionContext>(0);
}

AquaParser::StrayBlockContext* AquaParser::TopLevelContext::strayBlock() {
  return getRuleContext<AquaParser::StrayBlockContext>(0);
}

AquaParser::StrayTopContext* AquaParser::TopLevelContext::strayTop() {
  return getRuleContext<AquaParser::StrayTopContext>(0);
}


size_t AquaParser::TopLevelContext::getRuleIndex() const {
  return AquaParser::RuleTopLevel;
}


AquaParser::TopLevelContext* AquaParser::topLevel() {
  TopLevelContext *_localctx = _tracker.createInstance<TopLevelContext>(_ctx, getState());
  enterRule(_localctx, 4, AquaParser::RuleTopLevel);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(110);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::AQUA:
      case AquaParser::MODULE: {
        enterOuterAlt(_localctx, 1);
        setState(99);
        moduleDecl();
        break;
      }

      case AquaParser::IMPORT:
      case AquaParser::USE: {
        enterOuterAlt(_localctx, 2);
        setState(100);
        importDecl();
        break;
      }

      case AquaParser::EXPORT: {
        enterOuterAlt(_localctx, 3);
        setState(101);
        exportDecl();
        break;
      }

      case AquaParser::CONST: {
        enterOuterAlt(_localctx, 4);
        setState(102);
        constant();
        break;
      }

      case AquaParser::ALIAS: {
        enterOuterAlt(_localctx, 5);
        setState(103);
        alias();
        break;
      }

      case AquaParser::DATA: {
        enterOuterAlt(_localctx, 6);
        setState(104);
        data();
        break;
      }

      case AquaParser::SERVICE: {
        enterOuterAlt(_localctx, 7);
        setState(105);
        service();
        break;
      }

      case AquaParser::ABILITY: {
        enterOuterAlt(_localctx, 8);
        setState(106);
        ability();
        break;
      }

      case AquaParser::FUNC: {
        enterOuterAlt(_localctx, 9);
        setState(107);
        function();
        break;
      }

      case AquaParser::INDENT: {
        enterOuterAlt(_localctx, 10);
        setState(108);
        strayBlock();
        break;
      }

      case AquaParser::NOT:
      case AquaParser::BESIDE:
      case AquaParser::DECLARES:
      case AquaParser::FROM:
      case AquaParser::AS:
      case AquaParser::FOR:
      case AquaParser::ON:
      case AquaParser::IF:
      case AquaParser::ELSE:
      case AquaParser::OTHERWISE:
      case AquaParser::TRY:
      case AquaParser::CATCH:
      case AquaParser::PARSEQ:
      case AquaParser::PAR:
      case AquaParser::CO:
      case AquaParser::JOIN:
      case AquaParser::VIA:
      case AquaParser::REC:
      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER:
      case AquaParser::FLOAT:
      case AquaParser::INTEGER:
      case AquaParser::BAD_NUMBER:
      case AquaParser::TEXT:
      case AquaParser::OPEN_TEXT:
      case AquaParser::INIT_PEER_ID:
      case AquaParser::TOP:
      case AquaParser::BOTTOM:
      case AquaParser::PUSH:
      case AquaParser::LEFT_ARROW:
      case AquaParser::RIGHT_ARROW:
      case AquaParser::DEFAULT:
      case AquaParser::BANG_EQUAL:
      case AquaParser::EQUAL:
      case AquaParser::NOT_EQUAL:
      case AquaParser::GREATER_EQUAL:
      case AquaParser::LESS_EQUAL:
      case AquaParser::GREATER:
      case AquaParser::LESS:
      case AquaParser::AND:
      case AquaParser::OR:
      case AquaParser::POWER:
      case AquaParser::PLUS:
      case AquaParser::MINUS:
      case AquaParser::STAR:
      case AquaParser::SLASH:
      case AquaParser::PERCENT:
      case AquaParser::ASSIGN:
      case AquaParser::BANG:
      case AquaParser::QUESTION:
      case AquaParser::COLON:
      case AquaParser::COMMA:
      case AquaParser::DOT:
      case AquaParser::LEFT_PAREN:
      case AquaParser::RIGHT_PAREN:
      case AquaParser::LEFT_BRACKET:
      case AquaParser::RIGHT_BRACKET:
      case AquaParser::LEFT_BRACE:
      case AquaParser::RIGHT_BRACE:
      case AquaParser::LINE_END:
      case AquaParser::BLANK:
      case AquaParser::COMMENT:
      case AquaParser::UNKNOWN: {
        enterOuterAlt(_localctx, 11);
        setState(109);
        strayTop();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ModuleDeclContext ------------------------------------------------------------------

AquaParser::ModuleDeclContext::ModuleDeclContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::QualifiedNameContext *> AquaParser::ModuleDeclContext::qualifiedName() {
  return getRuleContexts<AquaParser::QualifiedNameContext>();
}

AquaParser::QualifiedNameContext* AquaParser::ModuleDeclContext::qualifiedName(size_t i) {
  return getRuleContext<AquaParser::QualifiedNameContext>(i);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::AQUA() {
  return getToken(AquaParser::AQUA, 0);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::MODULE() {
  return getToken(AquaParser::MODULE, 0);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::DECLARES() {
  return getToken(AquaParser::DECLARES, 0);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::STAR() {
  return getToken(AquaParser::STAR, 0);
}

std::vector<tree::TerminalNode *> AquaParser::ModuleDeclContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::ModuleDeclContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::ModuleDeclContext::getRuleIndex() const {
  return AquaParser::RuleModuleDecl;
}


AquaParser::ModuleDeclContext* AquaParser::moduleDecl() {
  ModuleDeclContext *_localctx = _tracker.createInstance<ModuleDeclContext>(_ctx, getState());
  enterRule(_localctx, 6, AquaParser::RuleModuleDecl);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(112);
    _la = _input->LA(1);
    if (!(_la == AquaParser::AQUA

    || _la == AquaParser::MODULE)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(113);
    qualifiedName();
    setState(126);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::DECLARES) {
      setState(114);
      match(AquaParser::DECLARES);
      setState(124);
      _errHandler->sync(this);
      switch (_input->LA(1)) {
        case AquaParser::STAR: {
          setState(115);
          match(AquaParser::STAR);
          break;
        }

        case AquaParser::BOOLEAN:
        case AquaParser::LOWER:
        case AquaParser::UPPER: {
          setState(116);
          qualifiedName();
          setState(121);
          _errHandler->sync(this);
          _la = _input->LA(1);
          while (_la == AquaParser::COMMA) {
            setState(117);
            match(AquaParser::COMMA);
            setState(118);
            qualifiedName();
            setState(123);
            _errHandler->sync(this);
            _la = _input->LA(1);
          }
          break;
        }

      default:
        throw NoViableAltException(this);
      }
    }
    setState(128);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ImportDeclContext ------------------------------------------------------------------

AquaParser::ImportDeclContext::ImportDeclContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ImportDeclContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::ImportDeclContext::IMPORT() {
  return getToken(AquaParser::IMPORT, 0);
}

tree::TerminalNode* AquaParser::ImportDeclContext::USE() {
  return getToken(AquaParser::USE, 0);
}

tree::TerminalNode* AquaParser::ImportDeclContext::TEXT() {
  return getToken(AquaParser::TEXT, 0);
}

AquaParser::RenamesContext* AquaParser::ImportDeclContext::renames() {
  return getRuleContext<AquaParser::RenamesContext>(0);
}

tree::TerminalNode* AquaParser::ImportDeclContext::FROM() {
  return getToken(AquaParser::FROM, 0);
}

tree::TerminalNode* AquaParser::ImportDeclContext::AS() {
  return getToken(AquaParser::AS, 0);
}

AquaParser::QualifiedNameContext* AquaParser::ImportDeclContext::qualifiedName() {
  return getRuleContext<AquaParser::QualifiedNameContext>(0);
}


size_t AquaParser::ImportDeclContext::getRuleIndex() const {
  return AquaParser::RuleImportDecl;
}


AquaParser::ImportDeclContext* AquaParser::importDecl() {
  ImportDeclContext *_localctx = _tracker.createInstance<ImportDeclContext>(_ctx, getState());
  enterRule(_localctx, 8, AquaParser::RuleImportDecl);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(130);
    _la = _input->LA(1);
    if (!(_la == AquaParser::IMPORT

    || _la == AquaParser::USE)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(136);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::TEXT: {
        setState(131);
        match(AquaParser::TEXT);
        break;
      }

      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER: {
        setState(132);
        renames();
        setState(133);
        match(AquaParser::FROM);
        setState(134);
        match(AquaParser::TEXT);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
    setState(140);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::AS) {
      setState(138);
      match(AquaParser::AS);
      setState(139);
      qualifiedName();
    }
    setState(142);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ExportDeclContext ------------------------------------------------------------------

AquaParser::ExportDeclContext::ExportDeclContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ExportDeclContext::EXPORT() {
  return getToken(AquaParser::EXPORT, 0);
}

AquaParser::RenamesContext* AquaParser::ExportDeclContext::renames() {
  return getRuleContext<AquaParser::RenamesContext>(0);
}

tree::TerminalNode* AquaParser::ExportDeclContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}


size_t AquaParser::ExportDeclContext::getRuleIndex() const {
  return AquaParser::RuleExportDecl;
}


AquaParser::ExportDeclContext* AquaParser::exportDecl() {
  ExportDeclContext *_localctx = _tracker.createInstance<ExportDeclContext>(_ctx, getState());
  enterRule(_localctx, 10, AquaParser::RuleExportDecl);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(144);
    match(AquaParser::EXPORT);
    setState(145);
    renames();
    setState(146);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RenamesContext ------------------------------------------------------------------

AquaParser::RenamesContext::RenamesContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::RenameContext *> AquaParser::RenamesContext::rename() {
  return getRuleContexts<AquaParser::RenameContext>();
}

AquaParser::RenameContext* AquaParser::RenamesContext::rename(size_t i) {
  return getRuleContext<AquaParser::RenameContext>(i);
}

std::vector<tree::TerminalNode *> AquaParser::RenamesContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::RenamesContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::RenamesContext::getRuleIndex() const {
  return AquaParser::RuleRenames;
}


AquaParser::RenamesContext* AquaParser::renames() {
  RenamesContext *_localctx = _tracker.createInstance<RenamesContext>(_ctx, getState());
  enterRule(_localctx, 12, AquaParser::RuleRenames);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(148);
    rename();
    setState(153);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::COMMA) {
      setState(149);
      match(AquaParser::COMMA);
      setState(150);
      rename();
      setState(155);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RenameContext ------------------------------------------------------------------

AquaParser::RenameContext::RenameContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::QualifiedNameContext *> AquaParser::RenameContext::qualifiedName() {
  return getRuleContexts<AquaParser::QualifiedNameContext>();
}

AquaParser::QualifiedNameContext* AquaParser::RenameContext::qualifiedName(size_t i) {
  return getRuleContext<AquaParser::QualifiedNameContext>(i);
}

tree::TerminalNode* AquaParser::RenameContext::AS() {
  return getToken(AquaParser::AS, 0);
}


size_t AquaParser::RenameContext::getRuleIndex() const {
  return AquaParser::RuleRename;
}


AquaParser::RenameContext* AquaParser::rename() {
  RenameContext *_localctx = _tracker.createInstance<RenameContext>(_ctx, getState());
  enterRule(_localctx, 14, AquaParser::RuleRename);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(156);
    qualifiedName();
    setState(159);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::AS) {
      setState(157);
      match(AquaParser::AS);
      setState(158);
      qualifiedName();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ConstantContext ------------------------------------------------------------------

AquaParser::ConstantContext::ConstantContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ConstantContext::CONST() {
  return getToken(AquaParser::CONST, 0);
}

AquaParser::WordContext* AquaParser::ConstantContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::ExprContext* AquaParser::ConstantContext::expr() {
  return getRuleContext<AquaParser::ExprContext>(0);
}

tree::TerminalNode* AquaParser::ConstantContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::ConstantContext::ASSIGN() {
  return getToken(AquaParser::ASSIGN, 0);
}

tree::TerminalNode* AquaParser::ConstantContext::DEFAULT() {
  return getToken(AquaParser::DEFAULT, 0);
}


size_t AquaParser::ConstantContext::getRuleIndex() const {
  return AquaParser::RuleConstant;
}


AquaParser::ConstantContext* AquaParser::constant() {
  ConstantContext *_localctx = _tracker.createInstance<ConstantContext>(_ctx, getState());
  enterRule(_localctx, 16, AquaParser::RuleConstant);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(161);
    match(AquaParser::CONST);
    setState(162);
    word();
    setState(163);
    _la = _input->LA(1);
    if (!(_la == AquaParser::DEFAULT

    || _la == AquaParser::ASSIGN)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(164);
    expr(0);
    setState(165);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AliasContext ------------------------------------------------------------------

AquaParser::AliasContext::AliasContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::AliasContext::ALIAS() {
  return getToken(AquaParser::ALIAS, 0);
}

AquaParser::WordContext* AquaParser::AliasContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

tree::TerminalNode* AquaParser::AliasContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

AquaParser::TypeContext* AquaParser::AliasContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}

tree::TerminalNode* AquaParser::AliasContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}


size_t AquaParser::AliasContext::getRuleIndex() const {
  return AquaParser::RuleAlias;
}


AquaParser::AliasContext* AquaParser::alias() {
  AliasContext *_localctx = _tracker.createInstance<AliasContext>(_ctx, getState());
  enterRule(_localctx, 18, AquaParser::RuleAlias);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(167);
    match(AquaParser::ALIAS);
    setState(168);
    word();
    setState(169);
    match(AquaParser::COLON);
    setState(170);
    type();
    setState(171);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- DataContext ------------------------------------------------------------------

AquaParser::DataContext::DataContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::DataContext::DATA() {
  return getToken(AquaParser::DATA, 0);
}

AquaParser::WordContext* AquaParser::DataContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::MembersContext* AquaParser::DataContext::members() {
  return getRuleContext<AquaParser::MembersContext>(0);
}


size_t AquaParser::DataContext::getRuleIndex() const {
  return AquaParser::RuleData;
}


AquaParser::DataContext* AquaParser::data() {
  DataContext *_localctx = _tracker.createInstance<DataContext>(_ctx, getState());
  enterRule(_localctx, 20, AquaParser::RuleData);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(173);
    match(AquaParser::DATA);
    setState(174);
    word();
    setState(175);
    members();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ServiceContext ------------------------------------------------------------------

AquaParser::ServiceContext::ServiceContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ServiceContext::SERVICE() {
  return getToken(AquaParser::SERVICE, 0);
}

AquaParser::WordContext* AquaParser::ServiceContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::MembersContext* AquaParser::ServiceContext::members() {
  return getRuleContext<AquaParser::MembersContext>(0);
}

tree::TerminalNode* AquaParser::ServiceContext::LEFT_PAREN() {
  return getToken(AquaParser::LEFT_PAREN, 0);
}

AquaParser::ExprContext* AquaParser::ServiceContext::expr() {
  return getRuleContext<AquaParser::ExprContext>(0);
}

tree::TerminalNode* AquaParser::ServiceContext::RIGHT_PAREN() {
  return getToken(AquaParser::RIGHT_PAREN, 0);
}


size_t AquaParser::ServiceContext::getRuleIndex() const {
  return AquaParser::RuleService;
}


AquaParser::ServiceContext* AquaParser::service() {
  ServiceContext *_localctx = _tracker.createInstance<ServiceContext>(_ctx, getState());
  enterRule(_localctx, 22, AquaParser::RuleService);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(177);
    match(AquaParser::SERVICE);
    setState(178);
    word();
    setState(183);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::LEFT_PAREN) {
      setState(179);
      match(AquaParser::LEFT_PAREN);
      setState(180);
      expr(0);
      setState(181);
      match(AquaParser::RIGHT_PAREN);
    }
    setState(185);
    members();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AbilityContext ------------------------------------------------------------------

AquaParser::AbilityContext::AbilityContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::AbilityContext::ABILITY() {
  return getToken(AquaParser::ABILITY, 0);
}

AquaParser::WordContext* AquaParser::AbilityContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::MembersContext* AquaParser::AbilityContext::members() {
  return getRuleContext<AquaParser::MembersContext>(0);
}


size_t AquaParser::AbilityContext::getRuleIndex() const {
  return AquaParser::RuleAbility;
}


AquaParser::AbilityContext* AquaParser::ability() {
  AbilityContext *_localctx = _tracker.createInstance<AbilityContext>(_ctx, getState());
  enterRule(_localctx, 24, AquaParser::RuleAbility);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(187);
    match(AquaParser::ABILITY);
    setState(188);
    word();
    setState(189);
    members();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- MembersContext ------------------------------------------------------------------

AquaParser::MembersContext::MembersContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::MembersContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

tree::TerminalNode* AquaParser::MembersContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::MembersContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::MembersContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}

std::vector<AquaParser::MemberContext *> AquaParser::MembersContext::member() {
  return getRuleContexts<AquaParser::MemberContext>();
}

AquaParser::MemberContext* AquaParser::MembersContext::member(size_t i) {
  return getRuleContext<AquaParser::MemberContext>(i);
}


size_t AquaParser::MembersContext::getRuleIndex() const {
  return AquaParser::RuleMembers;
}


AquaParser::MembersContext* AquaParser::members() {
  MembersContext *_localctx = _tracker.createInstance<MembersContext>(_ctx, getState());
  enterRule(_localctx, 26, AquaParser::RuleMembers);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(191);
    match(AquaParser::COLON);
    setState(192);
    match(AquaParser::NEWLINE);
    setState(193);
    match(AquaParser::INDENT);
    setState(197);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(194);
      member();
      setState(199);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(200);
    match(AquaParser::DEDENT);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- MemberContext ------------------------------------------------------------------

AquaParser::MemberContext::MemberContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::WordContext* AquaParser::MemberContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

tree::TerminalNode* AquaParser::MemberContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::MemberContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

AquaParser::TypeContext* AquaParser::MemberContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}

AquaParser::SignatureContext* AquaParser::MemberContext::signature() {
  return getRuleContext<AquaParser::SignatureContext>(0);
}

AquaParser::StrayBlockContext* AquaParser::MemberContext::strayBlock() {
  return getRuleContext<AquaParser::StrayBlockContext>(0);
}

AquaParser::StrayMemberContext* AquaParser::MemberContext::strayMember() {
  return getRuleContext<AquaParser::StrayMemberContext>(0);
}


size_t AquaParser::MemberContext::getRuleIndex() const {
  return AquaParser::RuleMember;
}


AquaParser::MemberContext* AquaParser::member() {
  MemberContext *_localctx = _tracker.createInstance<MemberContext>(_ctx, getState());
  enterRule(_localctx, 28, AquaParser::RuleMember);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(212);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER: {
        enterOuterAlt(_localctx, 1);
        setState(202);
        word();
        setState(206);
        _errHandler->sync(this);
        switch (_input->LA(1)) {
          case AquaParser::COLON: {
            setState(203);
            match(AquaParser::COLON);
            setState(204);
            type();
            break;
          }

          case AquaParser::LEFT_PAREN:
          case AquaParser::LEFT_BRACE: {
            setState(205);
            signature();
            break;
          }

        default:
          throw NoViableAltException(this);
        }
        setState(208);
        match(AquaParser::NEWLINE);
        break;
      }

      case AquaParser::INDENT: {
        enterOuterAlt(_localctx, 2);
        setState(210);
        strayBlock();
        break;
      }

      case AquaParser::NOT:
      case AquaParser::BESIDE:
      case AquaParser::AQUA:
      case AquaParser::MODULE:
      case AquaParser::DECLARES:
      case AquaParser::IMPORT:
      case AquaParser::USE:
      case AquaParser::EXPORT:
      case AquaParser::FROM:
      case AquaParser::AS:
      case AquaParser::CONST:
      case AquaParser::ALIAS:
      case AquaParser::DATA:
      case AquaParser::SERVICE:
      case AquaParser::ABILITY:
      case AquaParser::FUNC:
      case AquaParser::FOR:
      case AquaParser::ON:
      case AquaParser::IF:
      case AquaParser::ELSE:
      case AquaParser::OTHERWISE:
      case AquaParser::TRY:
      case AquaParser::CATCH:
      case AquaParser::PARSEQ:
      case AquaParser::PAR:
      case AquaParser::CO:
      case AquaParser::JOIN:
      case AquaParser::VIA:
      case AquaParser::REC:
      case AquaParser::FLOAT:
      case AquaParser::INTEGER:
      case AquaParser::BAD_NUMBER:
      case AquaParser::TEXT:
      case AquaParser::OPEN_TEXT:
      case AquaParser::INIT_PEER_ID:
      case AquaParser::TOP:
      case AquaParser::BOTTOM:
      case AquaParser::PUSH:
      case AquaParser::LEFT_ARROW:
      case AquaParser::RIGHT_ARROW:
      case AquaParser::DEFAULT:
      case AquaParser::BANG_EQUAL:
      case AquaParser::EQUAL:
      case AquaParser::NOT_EQUAL:
      case AquaParser::GREATER_EQUAL:
      case AquaParser::LESS_EQUAL:
      case AquaParser::GREATER:
      case AquaParser::LESS:
      case AquaParser::AND:
      case AquaParser::OR:
      case AquaParser::POWER:
      case AquaParser::PLUS:
      case AquaParser::MINUS:
      case AquaParser::STAR:
      case AquaParser::SLASH:
      case AquaParser::PERCENT:
      case AquaParser::ASSIGN:
      case AquaParser::BANG:
      case AquaParser::QUESTION:
      case AquaParser::COLON:
      case AquaParser::COMMA:
      case AquaParser::DOT:
      case AquaParser::LEFT_PAREN:
      case AquaParser::RIGHT_PAREN:
      case AquaParser::LEFT_BRACKET:
      case AquaParser::RIGHT_BRACKET:
      case AquaParser::LEFT_BRACE:
      case AquaParser::RIGHT_BRACE:
      case AquaParser::LINE_END:
      case AquaParser::BLANK:
      case AquaParser::COMMENT:
      case AquaParser::UNKNOWN: {
        enterOuterAlt(_localctx, 3);
        setState(211);
        strayMember();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FunctionContext ------------------------------------------------------------------

AquaParser::FunctionContext::FunctionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::FunctionContext::FUNC() {
  return getToken(AquaParser::FUNC, 0);
}

AquaParser::WordContext* AquaParser::FunctionContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::SignatureContext* AquaParser::FunctionContext::signature() {
  return getRuleContext<AquaParser::SignatureContext>(0);
}

AquaParser::BodyContext* AquaParser::FunctionContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::FunctionContext::getRuleIndex() const {
  return AquaParser::RuleFunction;
}


AquaParser::FunctionContext* AquaParser::function() {
  FunctionContext *_localctx = _tracker.createInstance<FunctionContext>(_ctx, getState());
  enterRule(_localctx, 30, AquaParser::RuleFunction);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(214);
    match(AquaParser::FUNC);
    setState(215);
    word();
    setState(216);
    signature();
    setState(217);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SignatureContext ------------------------------------------------------------------

AquaParser::SignatureContext::SignatureContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::SignatureContext::LEFT_PAREN() {
  return getToken(AquaParser::LEFT_PAREN, 0);
}

tree::TerminalNode* AquaParser::SignatureContext::RIGHT_PAREN() {
  return getToken(AquaParser::RIGHT_PAREN, 0);
}

AquaParser::AbilitiesContext* AquaParser::SignatureContext::abilities() {
  return getRuleContext<AquaParser::AbilitiesContext>(0);
}

std::vector<AquaParser::ParamContext *> AquaParser::SignatureContext::param() {
  return getRuleContexts<AquaParser::ParamContext>();
}

AquaParser::ParamContext* AquaParser::SignatureContext::param(size_t i) {
  return getRuleContext<AquaParser::ParamContext>(i);
}

tree::TerminalNode* AquaParser::SignatureContext::RIGHT_ARROW() {
  return getToken(AquaParser::RIGHT_ARROW, 0);
}

AquaParser::TypeContext* AquaParser::SignatureContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}

std::vector<tree::TerminalNode *> AquaParser::SignatureContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::SignatureContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::SignatureContext::getRuleIndex() const {
  return AquaParser::RuleSignature;
}


AquaParser::SignatureContext* AquaParser::signature() {
  SignatureContext *_localctx = _tracker.createInstance<SignatureContext>(_ctx, getState());
  enterRule(_localctx, 32, AquaParser::RuleSignature);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(220);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::LEFT_BRACE) {
      setState(219);
      abilities();
    }
    setState(222);
    match(AquaParser::LEFT_PAREN);
    setState(231);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER))) != 0)) {
      setState(223);
      param();
      setState(228);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == AquaParser::COMMA) {
        setState(224);
        match(AquaParser::COMMA);
        setState(225);
        param();
        setState(230);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(233);
    match(AquaParser::RIGHT_PAREN);
    setState(236);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::RIGHT_ARROW) {
      setState(234);
      match(AquaParser::RIGHT_ARROW);
      setState(235);
      type();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AbilitiesContext ------------------------------------------------------------------

AquaParser::AbilitiesContext::AbilitiesContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::AbilitiesContext::LEFT_BRACE() {
  return getToken(AquaParser::LEFT_BRACE, 0);
}

std::vector<AquaParser::QualifiedNameContext *> AquaParser::AbilitiesContext::qualifiedName() {
  return getRuleContexts<AquaParser::QualifiedNameContext>();
}

AquaParser::QualifiedNameContext* AquaParser::AbilitiesContext::qualifiedName(size_t i) {
  return getRuleContext<AquaParser::QualifiedNameContext>(i);
}

tree::TerminalNode* AquaParser::AbilitiesContext::RIGHT_BRACE() {
  return getToken(AquaParser::RIGHT_BRACE, 0);
}

std::vector<tree::TerminalNode *> AquaParser::AbilitiesContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::AbilitiesContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::AbilitiesContext::getRuleIndex() const {
  return AquaParser::RuleAbilities;
}


AquaParser::AbilitiesContext* AquaParser::abilities() {
  AbilitiesContext *_localctx = _tracker.createInstance<AbilitiesContext>(_ctx, getState());
  enterRule(_localctx, 34, AquaParser::RuleAbilities);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(238);
    match(AquaParser::LEFT_BRACE);
    setState(239);
    qualifiedName();
    setState(244);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::COMMA) {
      setState(240);
      match(AquaParser::COMMA);
      setState(241);
      qualifiedName();
      setState(246);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(247);
    match(AquaParser::RIGHT_BRACE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ParamContext ------------------------------------------------------------------

AquaParser::ParamContext::ParamContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::WordContext* AquaParser::ParamContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

tree::TerminalNode* AquaParser::ParamContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

AquaParser::TypeContext* AquaParser::ParamContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}


size_t AquaParser::ParamContext::getRuleIndex() const {
  return AquaParser::RuleParam;
}


AquaParser::ParamContext* AquaParser::param() {
  ParamContext *_localctx = _tracker.createInstance<ParamContext>(_ctx, getState());
  enterRule(_localctx, 36, AquaParser::RuleParam);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(249);
    word();
    setState(250);
    match(AquaParser::COLON);
    setState(251);
    type();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TypeContext ------------------------------------------------------------------

AquaParser::TypeContext::TypeContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::TypeElementContext *> AquaParser::TypeContext::typeElement() {
  return getRuleContexts<AquaParser::TypeElementContext>();
}

AquaParser::TypeElementContext* AquaParser::TypeContext::typeElement(size_t i) {
  return getRuleContext<AquaParser::TypeElementContext>(i);
}

tree::TerminalNode* AquaParser::TypeContext::RIGHT_ARROW() {
  return getToken(AquaParser::RIGHT_ARROW, 0);
}

AquaParser::TypeContext* AquaParser::TypeContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}

AquaParser::AbilitiesContext* AquaParser::TypeContext::abilities() {
  return getRuleContext<AquaParser::AbilitiesContext>(0);
}

std::vector<tree::TerminalNode *> AquaParser::TypeContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::TypeContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::TypeContext::getRuleIndex() const {
  return AquaParser::RuleType;
}


AquaParser::TypeContext* AquaParser::type() {
  TypeContext *_localctx = _tracker.createInstance<TypeContext>(_ctx, getState());
  enterRule(_localctx, 38, AquaParser::RuleType);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    size_t alt;
    enterOuterAlt(_localctx, 1);
    setState(254);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::LEFT_BRACE) {
      setState(253);
      abilities();
    }
    setState(270);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER:
      case AquaParser::TOP:
      case AquaParser::BOTTOM:
      case AquaParser::POWER:
      case AquaParser::STAR:
      case AquaParser::PERCENT:
      case AquaParser::QUESTION:
      case AquaParser::LEFT_PAREN:
      case AquaParser::LEFT_BRACKET: {
        setState(256);
        typeElement();
        setState(261);
        _errHandler->sync(this);
        alt = getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 19, _ctx);
        while (alt != 2 && alt != atn::ATN::INVALID_ALT_NUMBER) {
          if (alt == 1) {
            setState(257);
            match(AquaParser::COMMA);
            setState(258);
            typeElement(); 
          }
          setState(263);
          _errHandler->sync(this);
          alt = getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 19, _ctx);
        }
        setState(266);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == AquaParser::RIGHT_ARROW) {
          setState(264);
          match(AquaParser::RIGHT_ARROW);
          setState(265);
          type();
        }
        break;
      }

      case AquaParser::RIGHT_ARROW: {
        setState(268);
        match(AquaParser::RIGHT_ARROW);
        setState(269);
        type();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TypeElementContext ------------------------------------------------------------------

AquaParser::TypeElementContext::TypeElementContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::TypeElementContext::TOP() {
  return getToken(AquaParser::TOP, 0);
}

tree::TerminalNode* AquaParser::TypeElementContext::BOTTOM() {
  return getToken(AquaParser::BOTTOM, 0);
}

AquaParser::QualifiedNameContext* AquaParser::TypeElementContext::qualifiedName() {
  return getRuleContext<AquaParser::QualifiedNameContext>(0);
}

tree::TerminalNode* AquaParser::TypeElementContext::LEFT_PAREN() {
  return getToken(AquaParser::LEFT_PAREN, 0);
}

tree::TerminalNode* AquaParser::TypeElementContext::RIGHT_PAREN() {
  return getToken(AquaParser::RIGHT_PAREN, 0);
}

std::vector<AquaParser::TypePrefixContext *> AquaParser::TypeElementContext::typePrefix() {
  return getRuleContexts<AquaParser::TypePrefixContext>();
}

AquaParser::TypePrefixContext* AquaParser::TypeElementContext::typePrefix(size_t i) {
  return getRuleContext<AquaParser::TypePrefixContext>(i);
}

AquaParser::TypeContext* AquaParser::TypeElementContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}


size_t AquaParser::TypeElementContext::getRuleIndex() const {
  return AquaParser::RuleTypeElement;
}


AquaParser::TypeElementContext* AquaParser::typeElement() {
  TypeElementContext *_localctx = _tracker.createInstance<TypeElementContext>(_ctx, getState());
  enterRule(_localctx, 40, AquaParser::RuleTypeElement);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(275);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (((((_la - 57) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 57)) & ((1ULL << (AquaParser::POWER - 57))
      | (1ULL << (AquaParser::STAR - 57))
      | (1ULL << (AquaParser::PERCENT - 57))
      | (1ULL << (AquaParser::QUESTION - 57))
      | (1ULL << (AquaParser::LEFT_BRACKET - 57)))) != 0)) {
      setState(272);
      typePrefix();
      setState(277);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(286);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::TOP: {
        setState(278);
        match(AquaParser::TOP);
        break;
      }

      case AquaParser::BOTTOM: {
        setState(279);
        match(AquaParser::BOTTOM);
        break;
      }

      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER: {
        setState(280);
        qualifiedName();
        break;
      }

      case AquaParser::LEFT_PAREN: {
        setState(281);
        match(AquaParser::LEFT_PAREN);
        setState(283);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (((((_la - 33) & ~ 0x3fULL) == 0) &&
          ((1ULL << (_la - 33)) & ((1ULL << (AquaParser::BOOLEAN - 33))
          | (1ULL << (AquaParser::LOWER - 33))
          | (1ULL << (AquaParser::UPPER - 33))
          | (1ULL << (AquaParser::TOP - 33))
          | (1ULL << (AquaParser::BOTTOM - 33))
          | (1ULL << (AquaParser::RIGHT_ARROW - 33))
          | (1ULL << (AquaParser::POWER - 33))
          | (1ULL << (AquaParser::STAR - 33))
          | (1ULL << (AquaParser::PERCENT - 33))
          | (1ULL << (AquaParser::QUESTION - 33))
          | (1ULL << (AquaParser::LEFT_PAREN - 33))
          | (1ULL << (AquaParser::LEFT_BRACKET - 33))
          | (1ULL << (AquaParser::LEFT_BRACE - 33)))) != 0)) {
          setState(282);
          type();
        }
        setState(285);
        match(AquaParser::RIGHT_PAREN);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TypePrefixContext ------------------------------------------------------------------

AquaParser::TypePrefixContext::TypePrefixContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::TypePrefixContext::LEFT_BRACKET() {
  return getToken(AquaParser::LEFT_BRACKET, 0);
}

tree::TerminalNode* AquaParser::TypePrefixContext::RIGHT_BRACKET() {
  return getToken(AquaParser::RIGHT_BRACKET, 0);
}

tree::TerminalNode* AquaParser::TypePrefixContext::QUESTION() {
  return getToken(AquaParser::QUESTION, 0);
}

tree::TerminalNode* AquaParser::TypePrefixContext::STAR() {
  return getToken(AquaParser::STAR, 0);
}

tree::TerminalNode* AquaParser::TypePrefixContext::POWER() {
  return getToken(AquaParser::POWER, 0);
}

tree::TerminalNode* AquaParser::TypePrefixContext::PERCENT() {
  return getToken(AquaParser::PERCENT, 0);
}


size_t AquaParser::TypePrefixContext::getRuleIndex() const {
  return AquaParser::RuleTypePrefix;
}


AquaParser::TypePrefixContext* AquaParser::typePrefix() {
  TypePrefixContext *_localctx = _tracker.createInstance<TypePrefixContext>(_ctx, getState());
  enterRule(_localctx, 42, AquaParser::RuleTypePrefix);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(294);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::LEFT_BRACKET: {
        enterOuterAlt(_localctx, 1);
        setState(288);
        match(AquaParser::LEFT_BRACKET);
        setState(289);
        match(AquaParser::RIGHT_BRACKET);
        break;
      }

      case AquaParser::QUESTION: {
        enterOuterAlt(_localctx, 2);
        setState(290);
        match(AquaParser::QUESTION);
        break;
      }

      case AquaParser::STAR: {
        enterOuterAlt(_localctx, 3);
        setState(291);
        match(AquaParser::STAR);
        break;
      }

      case AquaParser::POWER: {
        enterOuterAlt(_localctx, 4);
        setState(292);
        match(AquaParser::POWER);
        break;
      }

      case AquaParser::PERCENT: {
        enterOuterAlt(_localctx, 5);
        setState(293);
        match(AquaParser::PERCENT);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- BodyContext ------------------------------------------------------------------

AquaParser::BodyContext::BodyContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::BodyContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

tree::TerminalNode* AquaParser::BodyContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::BodyContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::BodyContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}

std::vector<AquaParser::StatementContext *> AquaParser::BodyContext::statement() {
  return getRuleContexts<AquaParser::StatementContext>();
}

AquaParser::StatementContext* AquaParser::BodyContext::statement(size_t i) {
  return getRuleContext<AquaParser::StatementContext>(i);
}


size_t AquaParser::BodyContext::getRuleIndex() const {
  return AquaParser::RuleBody;
}


AquaParser::BodyContext* AquaParser::body() {
  BodyContext *_localctx = _tracker.createInstance<BodyContext>(_ctx, getState());
  enterRule(_localctx, 44, AquaParser::RuleBody);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(296);
    match(AquaParser::COLON);
    setState(297);
    match(AquaParser::NEWLINE);
    setState(298);
    match(AquaParser::INDENT);
    setState(302);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(299);
      statement();
      setState(304);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(305);
    match(AquaParser::DEDENT);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StatementContext ------------------------------------------------------------------

AquaParser::StatementContext::StatementContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::ReturnLineContext* AquaParser::StatementContext::returnLine() {
  return getRuleContext<AquaParser::ReturnLineContext>(0);
}

AquaParser::ForBlockContext* AquaParser::StatementContext::forBlock() {
  return getRuleContext<AquaParser::ForBlockContext>(0);
}

AquaParser::ParseqBlockContext* AquaParser::StatementContext::parseqBlock() {
  return getRuleContext<AquaParser::ParseqBlockContext>(0);
}

AquaParser::OnBlockContext* AquaParser::StatementContext::onBlock() {
  return getRuleContext<AquaParser::OnBlockContext>(0);
}

AquaParser::IfBlockContext* AquaParser::StatementContext::ifBlock() {
  return getRuleContext<AquaParser::IfBlockContext>(0);
}

AquaParser::ElseBlockContext* AquaParser::StatementContext::elseBlock() {
  return getRuleContext<AquaParser::ElseBlockContext>(0);
}

AquaParser::TryBlockContext* AquaParser::StatementContext::tryBlock() {
  return getRuleContext<AquaParser::TryBlockContext>(0);
}

AquaParser::CatchBlockContext* AquaParser::StatementContext::catchBlock() {
  return getRuleContext<AquaParser::CatchBlockContext>(0);
}

AquaParser::OtherwiseBlockContext* AquaParser::StatementContext::otherwiseBlock() {
  return getRuleContext<AquaParser::OtherwiseBlockContext>(0);
}

AquaParser::PrefixedContext* AquaParser::StatementContext::prefixed() {
  return getRuleContext<AquaParser::PrefixedContext>(0);
}

AquaParser::JoinLineContext* AquaParser::StatementContext::joinLine() {
  return getRuleContext<AquaParser::JoinLineContext>(0);
}

AquaParser::SimpleLineContext* AquaParser::StatementContext::simpleLine() {
  return getRuleContext<AquaParser::SimpleLineContext>(0);
}

AquaParser::StrayBlockContext* AquaParser::StatementContext::strayBlock() {
  return getRuleContext<AquaParser::StrayBlockContext>(0);
}

AquaParser::StrayStatementContext* AquaParser::StatementContext::strayStatement() {
  return getRuleContext<AquaParser::StrayStatementContext>(0);
}


size_t AquaParser::StatementContext::getRuleIndex() const {
  return AquaParser::RuleStatement;
}


AquaParser::StatementContext* AquaParser::statement() {
  StatementContext *_localctx = _tracker.createInstance<StatementContext>(_ctx, getState());
  enterRule(_localctx, 46, AquaParser::RuleStatement);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(321);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::LEFT_ARROW: {
        enterOuterAlt(_localctx, 1);
        setState(307);
        returnLine();
        break;
      }

      case AquaParser::FOR: {
        enterOuterAlt(_localctx, 2);
        setState(308);
        forBlock();
        break;
      }

      case AquaParser::PARSEQ: {
        enterOuterAlt(_localctx, 3);
        setState(309);
        parseqBlock();
        break;
      }

      case AquaParser::ON: {
        enterOuterAlt(_localctx, 4);
        setState(310);
        onBlock();
        break;
      }

      case AquaParser::IF: {
        enterOuterAlt(_localctx, 5);
        setState(311);
        ifBlock();
        break;
      }

      case AquaParser::ELSE: {
        enterOuterAlt(_localctx, 6);
        setState(312);
        elseBlock();
        break;
      }

      case AquaParser::TRY: {
        enterOuterAlt(_localctx, 7);
        setState(313);
        tryBlock();
        break;
      }

      case AquaParser::CATCH: {
        enterOuterAlt(_localctx, 8);
        setState(314);
        catchBlock();
        break;
      }

      case AquaParser::OTHERWISE: {
        enterOuterAlt(_localctx, 9);
        setState(315);
        otherwiseBlock();
        break;
      }

      case AquaParser::PAR:
      case AquaParser::CO: {
        enterOuterAlt(_localctx, 10);
        setState(316);
        prefixed();
        break;
      }

      case AquaParser::JOIN: {
        enterOuterAlt(_localctx, 11);
        setState(317);
        joinLine();
        break;
      }

      case AquaParser::NOT:
      case AquaParser::BOOLEAN:
      case AquaParser::LOWER:
      case AquaParser::UPPER:
      case AquaParser::FLOAT:
      case AquaParser::INTEGER:
      case AquaParser::TEXT:
      case AquaParser::INIT_PEER_ID:
      case AquaParser::STAR:
      case AquaParser::QUESTION:
      case AquaParser::LEFT_PAREN:
      case AquaParser::LEFT_BRACKET: {
        enterOuterAlt(_localctx, 12);
        setState(318);
        simpleLine();
        break;
      }

      case AquaParser::INDENT: {
        enterOuterAlt(_localctx, 13);
        setState(319);
        strayBlock();
        break;
      }

      case AquaParser::BESIDE:
      case AquaParser::AQUA:
      case AquaParser::MODULE:
      case AquaParser::DECLARES:
      case AquaParser::IMPORT:
      case AquaParser::USE:
      case AquaParser::EXPORT:
      case AquaParser::FROM:
      case AquaParser::AS:
      case AquaParser::CONST:
      case AquaParser::ALIAS:
      case AquaParser::DATA:
      case AquaParser::SERVICE:
      case AquaParser::ABILITY:
      case AquaParser::FUNC:
      case AquaParser::VIA:
      case AquaParser::REC:
      case AquaParser::BAD_NUMBER:
      case AquaParser::OPEN_TEXT:
      case AquaParser::TOP:
      case AquaParser::BOTTOM:
      case AquaParser::PUSH:
      case AquaParser::RIGHT_ARROW:
      case AquaParser::DEFAULT:
      case AquaParser::BANG_EQUAL:
      case AquaParser::EQUAL:
      case AquaParser::NOT_EQUAL:
      case AquaParser::GREATER_EQUAL:
      case AquaParser::LESS_EQUAL:
      case AquaParser::GREATER:
      case AquaParser::LESS:
      case AquaParser::AND:
      case AquaParser::OR:
      case AquaParser::POWER:
      case AquaParser::PLUS:
      case AquaParser::MINUS:
      case AquaParser::SLASH:
      case AquaParser::PERCENT:
      case AquaParser::ASSIGN:
      case AquaParser::BANG:
      case AquaParser::COLON:
      case AquaParser::COMMA:
      case AquaParser::DOT:
      case AquaParser::RIGHT_PAREN:
      case AquaParser::RIGHT_BRACKET:
      case AquaParser::LEFT_BRACE:
      case AquaParser::RIGHT_BRACE:
      case AquaParser::LINE_END:
      case AquaParser::BLANK:
      case AquaParser::COMMENT:
      case AquaParser::UNKNOWN: {
        enterOuterAlt(_localctx, 14);
        setState(320);
        strayStatement();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ReturnLineContext ------------------------------------------------------------------

AquaParser::ReturnLineContext::ReturnLineContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ReturnLineContext::LEFT_ARROW() {
  return getToken(AquaParser::LEFT_ARROW, 0);
}

std::vector<AquaParser::ExprContext *> AquaParser::ReturnLineContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::ReturnLineContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::ReturnLineContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

std::vector<tree::TerminalNode *> AquaParser::ReturnLineContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::ReturnLineContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::ReturnLineContext::getRuleIndex() const {
  return AquaParser::RuleReturnLine;
}


AquaParser::ReturnLineContext* AquaParser::returnLine() {
  ReturnLineContext *_localctx = _tracker.createInstance<ReturnLineContext>(_ctx, getState());
  enterRule(_localctx, 48, AquaParser::RuleReturnLine);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(323);
    match(AquaParser::LEFT_ARROW);
    setState(324);
    expr(0);
    setState(329);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::COMMA) {
      setState(325);
      match(AquaParser::COMMA);
      setState(326);
      expr(0);
      setState(331);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(332);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ForBlockContext ------------------------------------------------------------------

AquaParser::ForBlockContext::ForBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ForBlockContext::FOR() {
  return getToken(AquaParser::FOR, 0);
}

std::vector<AquaParser::WordContext *> AquaParser::ForBlockContext::word() {
  return getRuleContexts<AquaParser::WordContext>();
}

AquaParser::WordContext* AquaParser::ForBlockContext::word(size_t i) {
  return getRuleContext<AquaParser::WordContext>(i);
}

tree::TerminalNode* AquaParser::ForBlockContext::LEFT_ARROW() {
  return getToken(AquaParser::LEFT_ARROW, 0);
}

AquaParser::ExprContext* AquaParser::ForBlockContext::expr() {
  return getRuleContext<AquaParser::ExprContext>(0);
}

AquaParser::BodyContext* AquaParser::ForBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}

tree::TerminalNode* AquaParser::ForBlockContext::COMMA() {
  return getToken(AquaParser::COMMA, 0);
}

tree::TerminalNode* AquaParser::ForBlockContext::PAR() {
  return getToken(AquaParser::PAR, 0);
}

tree::TerminalNode* AquaParser::ForBlockContext::TRY() {
  return getToken(AquaParser::TRY, 0);
}

tree::TerminalNode* AquaParser::ForBlockContext::REC() {
  return getToken(AquaParser::REC, 0);
}


size_t AquaParser::ForBlockContext::getRuleIndex() const {
  return AquaParser::RuleForBlock;
}


AquaParser::ForBlockContext* AquaParser::forBlock() {
  ForBlockContext *_localctx = _tracker.createInstance<ForBlockContext>(_ctx, getState());
  enterRule(_localctx, 50, AquaParser::RuleForBlock);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(334);
    match(AquaParser::FOR);
    setState(335);
    word();
    setState(338);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::COMMA) {
      setState(336);
      match(AquaParser::COMMA);
      setState(337);
      word();
    }
    setState(340);
    match(AquaParser::LEFT_ARROW);
    setState(341);
    expr(0);
    setState(343);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::REC))) != 0)) {
      setState(342);
      _la = _input->LA(1);
      if (!((((_la & ~ 0x3fULL) == 0) &&
        ((1ULL << _la) & ((1ULL << AquaParser::TRY)
        | (1ULL << AquaParser::PAR)
        | (1ULL << AquaParser::REC))) != 0))) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
    }
    setState(345);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ParseqBlockContext ------------------------------------------------------------------

AquaParser::ParseqBlockContext::ParseqBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ParseqBlockContext::PARSEQ() {
  return getToken(AquaParser::PARSEQ, 0);
}

std::vector<AquaParser::WordContext *> AquaParser::ParseqBlockContext::word() {
  return getRuleContexts<AquaParser::WordContext>();
}

AquaParser::WordContext* AquaParser::ParseqBlockContext::word(size_t i) {
  return getRuleContext<AquaParser::WordContext>(i);
}

tree::TerminalNode* AquaParser::ParseqBlockContext::LEFT_ARROW() {
  return getToken(AquaParser::LEFT_ARROW, 0);
}

std::vector<AquaParser::ExprContext *> AquaParser::ParseqBlockContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::ParseqBlockContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::ParseqBlockContext::ON() {
  return getToken(AquaParser::ON, 0);
}

AquaParser::BodyContext* AquaParser::ParseqBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}

tree::TerminalNode* AquaParser::ParseqBlockContext::COMMA() {
  return getToken(AquaParser::COMMA, 0);
}

std::vector<tree::TerminalNode *> AquaParser::ParseqBlockContext::VIA() {
  return getTokens(AquaParser::VIA);
}

tree::TerminalNode* AquaParser::ParseqBlockContext::VIA(size_t i) {
  return getToken(AquaParser::VIA, i);
}


size_t AquaParser::ParseqBlockContext::getRuleIndex() const {
  return AquaParser::RuleParseqBlock;
}


AquaParser::ParseqBlockContext* AquaParser::parseqBlock() {
  ParseqBlockContext *_localctx = _tracker.createInstance<ParseqBlockContext>(_ctx, getState());
  enterRule(_localctx, 52, AquaParser::RuleParseqBlock);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(347);
    match(AquaParser::PARSEQ);
    setState(348);
    word();
    setState(351);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::COMMA) {
      setState(349);
      match(AquaParser::COMMA);
      setState(350);
      word();
    }
    setState(353);
    match(AquaParser::LEFT_ARROW);
    setState(354);
    expr(0);
    setState(355);
    match(AquaParser::ON);
    setState(356);
    expr(0);
    setState(361);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::VIA) {
      setState(357);
      match(AquaParser::VIA);
      setState(358);
      expr(0);
      setState(363);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(364);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- OnBlockContext ------------------------------------------------------------------

AquaParser::OnBlockContext::OnBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::OnBlockContext::ON() {
  return getToken(AquaParser::ON, 0);
}

std::vector<AquaParser::ExprContext *> AquaParser::OnBlockContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::OnBlockContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

AquaParser::BodyContext* AquaParser::OnBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}

std::vector<tree::TerminalNode *> AquaParser::OnBlockContext::VIA() {
  return getTokens(AquaParser::VIA);
}

tree::TerminalNode* AquaParser::OnBlockContext::VIA(size_t i) {
  return getToken(AquaParser::VIA, i);
}


size_t AquaParser::OnBlockContext::getRuleIndex() const {
  return AquaParser::RuleOnBlock;
}


AquaParser::OnBlockContext* AquaParser::onBlock() {
  OnBlockContext *_localctx = _tracker.createInstance<OnBlockContext>(_ctx, getState());
  enterRule(_localctx, 54, AquaParser::RuleOnBlock);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(366);
    match(AquaParser::ON);
    setState(367);
    expr(0);
    setState(372);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::VIA) {
      setState(368);
      match(AquaParser::VIA);
      setState(369);
      expr(0);
      setState(374);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(375);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- IfBlockContext ------------------------------------------------------------------

AquaParser::IfBlockContext::IfBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::IfBlockContext::IF() {
  return getToken(AquaParser::IF, 0);
}

AquaParser::ExprContext* AquaParser::IfBlockContext::expr() {
  return getRuleContext<AquaParser::ExprContext>(0);
}

AquaParser::BodyContext* AquaParser::IfBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::IfBlockContext::getRuleIndex() const {
  return AquaParser::RuleIfBlock;
}


AquaParser::IfBlockContext* AquaParser::ifBlock() {
  IfBlockContext *_localctx = _tracker.createInstance<IfBlockContext>(_ctx, getState());
  enterRule(_localctx, 56, AquaParser::RuleIfBlock);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(377);
    match(AquaParser::IF);
    setState(378);
    expr(0);
    setState(379);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ElseBlockContext ------------------------------------------------------------------

AquaParser::ElseBlockContext::ElseBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ElseBlockContext::ELSE() {
  return getToken(AquaParser::ELSE, 0);
}

AquaParser::BodyContext* AquaParser::ElseBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::ElseBlockContext::getRuleIndex() const {
  return AquaParser::RuleElseBlock;
}


AquaParser::ElseBlockContext* AquaParser::elseBlock() {
  ElseBlockContext *_localctx = _tracker.createInstance<ElseBlockContext>(_ctx, getState());
  enterRule(_localctx, 58, AquaParser::RuleElseBlock);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(381);
    match(AquaParser::ELSE);
    setState(382);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TryBlockContext ------------------------------------------------------------------

AquaParser::TryBlockContext::TryBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::TryBlockContext::TRY() {
  return getToken(AquaParser::TRY, 0);
}

AquaParser::BodyContext* AquaParser::TryBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::TryBlockContext::getRuleIndex() const {
  return AquaParser::RuleTryBlock;
}


AquaParser::TryBlockContext* AquaParser::tryBlock() {
  TryBlockContext *_localctx = _tracker.createInstance<TryBlockContext>(_ctx, getState());
  enterRule(_localctx, 60, AquaParser::RuleTryBlock);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(384);
    match(AquaParser::TRY);
    setState(385);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- CatchBlockContext ------------------------------------------------------------------

AquaParser::CatchBlockContext::CatchBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::CatchBlockContext::CATCH() {
  return getToken(AquaParser::CATCH, 0);
}

AquaParser::WordContext* AquaParser::CatchBlockContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

AquaParser::BodyContext* AquaParser::CatchBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::CatchBlockContext::getRuleIndex() const {
  return AquaParser::RuleCatchBlock;
}


AquaParser::CatchBlockContext* AquaParser::catchBlock() {
  CatchBlockContext *_localctx = _tracker.createInstance<CatchBlockContext>(_ctx, getState());
  enterRule(_localctx, 62, AquaParser::RuleCatchBlock);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(387);
    match(AquaParser::CATCH);
    setState(388);
    word();
    setState(389);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- OtherwiseBlockContext ------------------------------------------------------------------

AquaParser::OtherwiseBlockContext::OtherwiseBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::OtherwiseBlockContext::OTHERWISE() {
  return getToken(AquaParser::OTHERWISE, 0);
}

AquaParser::BodyContext* AquaParser::OtherwiseBlockContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}


size_t AquaParser::OtherwiseBlockContext::getRuleIndex() const {
  return AquaParser::RuleOtherwiseBlock;
}


AquaParser::OtherwiseBlockContext* AquaParser::otherwiseBlock() {
  OtherwiseBlockContext *_localctx = _tracker.createInstance<OtherwiseBlockContext>(_ctx, getState());
  enterRule(_localctx, 64, AquaParser::RuleOtherwiseBlock);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(391);
    match(AquaParser::OTHERWISE);
    setState(392);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- PrefixedContext ------------------------------------------------------------------

AquaParser::PrefixedContext::PrefixedContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

AquaParser::StatementContext* AquaParser::PrefixedContext::statement() {
  return getRuleContext<AquaParser::StatementContext>(0);
}

tree::TerminalNode* AquaParser::PrefixedContext::PAR() {
  return getToken(AquaParser::PAR, 0);
}

tree::TerminalNode* AquaParser::PrefixedContext::CO() {
  return getToken(AquaParser::CO, 0);
}


size_t AquaParser::PrefixedContext::getRuleIndex() const {
  return AquaParser::RulePrefixed;
}


AquaParser::PrefixedContext* AquaParser::prefixed() {
  PrefixedContext *_localctx = _tracker.createInstance<PrefixedContext>(_ctx, getState());
  enterRule(_localctx, 66, AquaParser::RulePrefixed);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(394);
    _la = _input->LA(1);
    if (!(_la == AquaParser::PAR

    || _la == AquaParser::CO)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(395);
    statement();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- JoinLineContext ------------------------------------------------------------------

AquaParser::JoinLineContext::JoinLineContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::JoinLineContext::JOIN() {
  return getToken(AquaParser::JOIN, 0);
}

std::vector<AquaParser::ExprContext *> AquaParser::JoinLineContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::JoinLineContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::JoinLineContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

std::vector<tree::TerminalNode *> AquaParser::JoinLineContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::JoinLineContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}


size_t AquaParser::JoinLineContext::getRuleIndex() const {
  return AquaParser::RuleJoinLine;
}


AquaParser::JoinLineContext* AquaParser::joinLine() {
  JoinLineContext *_localctx = _tracker.createInstance<JoinLineContext>(_ctx, getState());
  enterRule(_localctx, 68, AquaParser::RuleJoinLine);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(397);
    match(AquaParser::JOIN);
    setState(398);
    expr(0);
    setState(403);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::COMMA) {
      setState(399);
      match(AquaParser::COMMA);
      setState(400);
      expr(0);
      setState(405);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(406);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SimpleLineContext ------------------------------------------------------------------

AquaParser::SimpleLineContext::SimpleLineContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::ExprContext *> AquaParser::SimpleLineContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::SimpleLineContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::SimpleLineContext::NEWLINE() {
  return getToken(AquaParser::NEWLINE, 0);
}

tree::TerminalNode* AquaParser::SimpleLineContext::PUSH() {
  return getToken(AquaParser::PUSH, 0);
}

tree::TerminalNode* AquaParser::SimpleLineContext::COLON() {
  return getToken(AquaParser::COLON, 0);
}

AquaParser::TypeContext* AquaParser::SimpleLineContext::type() {
  return getRuleContext<AquaParser::TypeContext>(0);
}

tree::TerminalNode* AquaParser::SimpleLineContext::ASSIGN() {
  return getToken(AquaParser::ASSIGN, 0);
}

tree::TerminalNode* AquaParser::SimpleLineContext::LEFT_ARROW() {
  return getToken(AquaParser::LEFT_ARROW, 0);
}

tree::TerminalNode* AquaParser::SimpleLineContext::BESIDE() {
  return getToken(AquaParser::BESIDE, 0);
}

AquaParser::SignatureContext* AquaParser::SimpleLineContext::signature() {
  return getRuleContext<AquaParser::SignatureContext>(0);
}

AquaParser::BodyContext* AquaParser::SimpleLineContext::body() {
  return getRuleContext<AquaParser::BodyContext>(0);
}

std::vector<tree::TerminalNode *> AquaParser::SimpleLineContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::SimpleLineContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}

tree::TerminalNode* AquaParser::SimpleLineContext::FUNC() {
  return getToken(AquaParser::FUNC, 0);
}


size_t AquaParser::SimpleLineContext::getRuleIndex() const {
  return AquaParser::RuleSimpleLine;
}


AquaParser::SimpleLineContext* AquaParser::simpleLine() {
  SimpleLineContext *_localctx = _tracker.createInstance<SimpleLineContext>(_ctx, getState());
  enterRule(_localctx, 70, AquaParser::RuleSimpleLine);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(408);
    expr(0);
    setState(449);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::NEWLINE: {
        setState(409);
        match(AquaParser::NEWLINE);
        break;
      }

      case AquaParser::PUSH: {
        setState(410);
        match(AquaParser::PUSH);
        setState(411);
        expr(0);
        setState(414);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == AquaParser::COMMA) {
          setState(412);
          match(AquaParser::COMMA);
          setState(413);
          expr(0);
        }
        setState(416);
        match(AquaParser::NEWLINE);
        break;
      }

      case AquaParser::COLON: {
        setState(418);
        match(AquaParser::COLON);
        setState(419);
        type();
        setState(420);
        match(AquaParser::NEWLINE);
        break;
      }

      case AquaParser::ASSIGN: {
        setState(422);
        match(AquaParser::ASSIGN);
        setState(432);
        _errHandler->sync(this);
        switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 37, _ctx)) {
        case 1: {
          setState(423);
          expr(0);
          setState(424);
          match(AquaParser::NEWLINE);
          break;
        }

        case 2: {
          setState(427);
          _errHandler->sync(this);

          _la = _input->LA(1);
          if (_la == AquaParser::FUNC) {
            setState(426);
            match(AquaParser::FUNC);
          }
          setState(429);
          signature();
          setState(430);
          body();
          break;
        }

        }
        break;
      }

      case AquaParser::LEFT_ARROW:
      case AquaParser::COMMA: {
        setState(438);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == AquaParser::COMMA) {
          setState(434);
          match(AquaParser::COMMA);
          setState(435);
          expr(0);
          setState(440);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(441);
        match(AquaParser::LEFT_ARROW);
        setState(442);
        expr(0);
        setState(443);
        match(AquaParser::NEWLINE);
        break;
      }

      case AquaParser::BESIDE: {
        setState(445);
        match(AquaParser::BESIDE);
        setState(446);
        expr(0);
        setState(447);
        match(AquaParser::NEWLINE);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ExprContext ------------------------------------------------------------------

AquaParser::ExprContext::ExprContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::ExprContext::NOT() {
  return getToken(AquaParser::NOT, 0);
}

std::vector<AquaParser::ExprContext *> AquaParser::ExprContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::ExprContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::ExprContext::LOWER() {
  return getToken(AquaParser::LOWER, 0);
}

tree::TerminalNode* AquaParser::ExprContext::UPPER() {
  return getToken(AquaParser::UPPER, 0);
}

tree::TerminalNode* AquaParser::ExprContext::INTEGER() {
  return getToken(AquaParser::INTEGER, 0);
}

tree::TerminalNode* AquaParser::ExprContext::FLOAT() {
  return getToken(AquaParser::FLOAT, 0);
}

tree::TerminalNode* AquaParser::ExprContext::BOOLEAN() {
  return getToken(AquaParser::BOOLEAN, 0);
}

tree::TerminalNode* AquaParser::ExprContext::TEXT() {
  return getToken(AquaParser::TEXT, 0);
}

tree::TerminalNode* AquaParser::ExprContext::INIT_PEER_ID() {
  return getToken(AquaParser::INIT_PEER_ID, 0);
}

tree::TerminalNode* AquaParser::ExprContext::LEFT_BRACKET() {
  return getToken(AquaParser::LEFT_BRACKET, 0);
}

tree::TerminalNode* AquaParser::ExprContext::RIGHT_BRACKET() {
  return getToken(AquaParser::RIGHT_BRACKET, 0);
}

tree::TerminalNode* AquaParser::ExprContext::QUESTION() {
  return getToken(AquaParser::QUESTION, 0);
}

tree::TerminalNode* AquaParser::ExprContext::STAR() {
  return getToken(AquaParser::STAR, 0);
}

std::vector<tree::TerminalNode *> AquaParser::ExprContext::COMMA() {
  return getTokens(AquaParser::COMMA);
}

tree::TerminalNode* AquaParser::ExprContext::COMMA(size_t i) {
  return getToken(AquaParser::COMMA, i);
}

tree::TerminalNode* AquaParser::ExprContext::LEFT_PAREN() {
  return getToken(AquaParser::LEFT_PAREN, 0);
}

tree::TerminalNode* AquaParser::ExprContext::RIGHT_PAREN() {
  return getToken(AquaParser::RIGHT_PAREN, 0);
}

tree::TerminalNode* AquaParser::ExprContext::POWER() {
  return getToken(AquaParser::POWER, 0);
}

tree::TerminalNode* AquaParser::ExprContext::SLASH() {
  return getToken(AquaParser::SLASH, 0);
}

tree::TerminalNode* AquaParser::ExprContext::PERCENT() {
  return getToken(AquaParser::PERCENT, 0);
}

tree::TerminalNode* AquaParser::ExprContext::PLUS() {
  return getToken(AquaParser::PLUS, 0);
}

tree::TerminalNode* AquaParser::ExprContext::MINUS() {
  return getToken(AquaParser::MINUS, 0);
}

tree::TerminalNode* AquaParser::ExprContext::GREATER_EQUAL() {
  return getToken(AquaParser::GREATER_EQUAL, 0);
}

tree::TerminalNode* AquaParser::ExprContext::LESS_EQUAL() {
  return getToken(AquaParser::LESS_EQUAL, 0);
}

tree::TerminalNode* AquaParser::ExprContext::GREATER() {
  return getToken(AquaParser::GREATER, 0);
}

tree::TerminalNode* AquaParser::ExprContext::LESS() {
  return getToken(AquaParser::LESS, 0);
}

tree::TerminalNode* AquaParser::ExprContext::EQUAL() {
  return getToken(AquaParser::EQUAL, 0);
}

tree::TerminalNode* AquaParser::ExprContext::NOT_EQUAL() {
  return getToken(AquaParser::NOT_EQUAL, 0);
}

tree::TerminalNode* AquaParser::ExprContext::AND() {
  return getToken(AquaParser::AND, 0);
}

tree::TerminalNode* AquaParser::ExprContext::OR() {
  return getToken(AquaParser::OR, 0);
}

tree::TerminalNode* AquaParser::ExprContext::DOT() {
  return getToken(AquaParser::DOT, 0);
}

AquaParser::WordContext* AquaParser::ExprContext::word() {
  return getRuleContext<AquaParser::WordContext>(0);
}

tree::TerminalNode* AquaParser::ExprContext::BANG() {
  return getToken(AquaParser::BANG, 0);
}

tree::TerminalNode* AquaParser::ExprContext::LEFT_BRACE() {
  return getToken(AquaParser::LEFT_BRACE, 0);
}

tree::TerminalNode* AquaParser::ExprContext::RIGHT_BRACE() {
  return getToken(AquaParser::RIGHT_BRACE, 0);
}

std::vector<AquaParser::ArgumentContext *> AquaParser::ExprContext::argument() {
  return getRuleContexts<AquaParser::ArgumentContext>();
}

AquaParser::ArgumentContext* AquaParser::ExprContext::argument(size_t i) {
  return getRuleContext<AquaParser::ArgumentContext>(i);
}


size_t AquaParser::ExprContext::getRuleIndex() const {
  return AquaParser::RuleExpr;
}



AquaParser::ExprContext* AquaParser::expr() {
   return expr(0);
}

AquaParser::ExprContext* AquaParser::expr(int precedence) {
  ParserRuleContext *parentContext = _ctx;
  size_t parentState = getState();
  AquaParser::ExprContext *_localctx = _tracker.createInstance<ExprContext>(_ctx, parentState);
  AquaParser::ExprContext *previousContext = _localctx;
  (void)previousContext; // Silence compiler, in case the context is not used by generated code.
  size_t startState = 72;
  enterRecursionRule(_localctx, 72, AquaParser::RuleExpr, precedence);

    size_t _la = 0;

  auto onExit = finally([=] {
    unrollRecursionContexts(parentContext);
  });
  try {
    size_t alt;
    enterOuterAlt(_localctx, 1);
    setState(480);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case AquaParser::NOT: {
        setState(452);
        match(AquaParser::NOT);
        setState(453);
        expr(17);
        break;
      }

      case AquaParser::LOWER: {
        setState(454);
        match(AquaParser::LOWER);
        break;
      }

      case AquaParser::UPPER: {
        setState(455);
        match(AquaParser::UPPER);
        break;
      }

      case AquaParser::INTEGER: {
        setState(456);
        match(AquaParser::INTEGER);
        break;
      }

      case AquaParser::FLOAT: {
        setState(457);
        match(AquaParser::FLOAT);
        break;
      }

      case AquaParser::BOOLEAN: {
        setState(458);
        match(AquaParser::BOOLEAN);
        break;
      }

      case AquaParser::TEXT: {
        setState(459);
        match(AquaParser::TEXT);
        break;
      }

      case AquaParser::INIT_PEER_ID: {
        setState(460);
        match(AquaParser::INIT_PEER_ID);
        break;
      }

      case AquaParser::STAR:
      case AquaParser::QUESTION:
      case AquaParser::LEFT_BRACKET: {
        setState(462);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == AquaParser::STAR

        || _la == AquaParser::QUESTION) {
          setState(461);
          _la = _input->LA(1);
          if (!(_la == AquaParser::STAR

          || _la == AquaParser::QUESTION)) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
        }
        setState(464);
        match(AquaParser::LEFT_BRACKET);
        setState(473);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << AquaParser::NOT)
          | (1ULL << AquaParser::BOOLEAN)
          | (1ULL << AquaParser::LOWER)
          | (1ULL << AquaParser::UPPER)
          | (1ULL << AquaParser::FLOAT)
          | (1ULL << AquaParser::INTEGER)
          | (1ULL << AquaParser::TEXT)
          | (1ULL << AquaParser::INIT_PEER_ID)
          | (1ULL << AquaParser::STAR))) != 0) || ((((_la - 65) & ~ 0x3fULL) == 0) &&
          ((1ULL << (_la - 65)) & ((1ULL << (AquaParser::QUESTION - 65))
          | (1ULL << (AquaParser::LEFT_PAREN - 65))
          | (1ULL << (AquaParser::LEFT_BRACKET - 65)))) != 0)) {
          setState(465);
          expr(0);
          setState(470);
          _errHandler->sync(this);
          _la = _input->LA(1);
          while (_la == AquaParser::COMMA) {
            setState(466);
            match(AquaParser::COMMA);
            setState(467);
            expr(0);
            setState(472);
            _errHandler->sync(this);
            _la = _input->LA(1);
          }
        }
        setState(475);
        match(AquaParser::RIGHT_BRACKET);
        break;
      }

      case AquaParser::LEFT_PAREN: {
        setState(476);
        match(AquaParser::LEFT_PAREN);
        setState(477);
        expr(0);
        setState(478);
        match(AquaParser::RIGHT_PAREN);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
    _ctx->stop = _input->LT(-1);
    setState(544);
    _errHandler->sync(this);
    alt = getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 50, _ctx);
    while (alt != 2 && alt != atn::ATN::INVALID_ALT_NUMBER) {
      if (alt == 1) {
        if (!_parseListeners.empty())
          triggerExitRuleEvent();
        previousContext = _localctx;
        setState(542);
        _errHandler->sync(this);
        switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 49, _ctx)) {
        case 1: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(482);

          if (!(precpred(_ctx, 16))) throw FailedPredicateException(this, "precpred(_ctx, 16)");
          setState(483);
          match(AquaParser::POWER);
          setState(484);
          expr(16);
          break;
        }

        case 2: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(485);

          if (!(precpred(_ctx, 15))) throw FailedPredicateException(this, "precpred(_ctx, 15)");
          setState(486);
          _la = _input->LA(1);
          if (!((((_la & ~ 0x3fULL) == 0) &&
            ((1ULL << _la) & ((1ULL << AquaParser::STAR)
            | (1ULL << AquaParser::SLASH)
            | (1ULL << AquaParser::PERCENT))) != 0))) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(487);
          expr(16);
          break;
        }

        case 3: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(488);

          if (!(precpred(_ctx, 14))) throw FailedPredicateException(this, "precpred(_ctx, 14)");
          setState(489);
          _la = _input->LA(1);
          if (!(_la == AquaParser::PLUS

          || _la == AquaParser::MINUS)) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(490);
          expr(15);
          break;
        }

        case 4: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(491);

          if (!(precpred(_ctx, 13))) throw FailedPredicateException(this, "precpred(_ctx, 13)");
          setState(492);
          _la = _input->LA(1);
          if (!((((_la & ~ 0x3fULL) == 0) &&
            ((1ULL << _la) & ((1ULL << AquaParser::GREATER_EQUAL)
            | (1ULL << AquaParser::LESS_EQUAL)
            | (1ULL << AquaParser::GREATER)
            | (1ULL << AquaParser::LESS))) != 0))) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(493);
          expr(14);
          break;
        }

        case 5: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(494);

          if (!(precpred(_ctx, 12))) throw FailedPredicateException(this, "precpred(_ctx, 12)");
          setState(495);
          _la = _input->LA(1);
          if (!(_la == AquaParser::EQUAL

          || _la == AquaParser::NOT_EQUAL)) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(496);
          expr(13);
          break;
        }

        case 6: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(497);

          if (!(precpred(_ctx, 11))) throw FailedPredicateException(this, "precpred(_ctx, 11)");
          setState(498);
          match(AquaParser::AND);
          setState(499);
          expr(12);
          break;
        }

        case 7: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(500);

          if (!(precpred(_ctx, 10))) throw FailedPredicateException(this, "precpred(_ctx, 10)");
          setState(501);
          match(AquaParser::OR);
          setState(502);
          expr(11);
          break;
        }

        case 8: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(503);

          if (!(precpred(_ctx, 21))) throw FailedPredicateException(this, "precpred(_ctx, 21)");
          setState(504);
          match(AquaParser::DOT);
          setState(505);
          word();
          break;
        }

        case 9: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(506);

          if (!(precpred(_ctx, 20))) throw FailedPredicateException(this, "precpred(_ctx, 20)");
          setState(507);
          match(AquaParser::LEFT_BRACKET);
          setState(508);
          expr(0);
          setState(509);
          match(AquaParser::RIGHT_BRACKET);
          break;
        }

        case 10: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(511);

          if (!(precpred(_ctx, 19))) throw FailedPredicateException(this, "precpred(_ctx, 19)");
          setState(512);
          match(AquaParser::BANG);
          setState(514);
          _errHandler->sync(this);

          switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 44, _ctx)) {
          case 1: {
            setState(513);
            match(AquaParser::INTEGER);
            break;
          }

          }
          break;
        }

        case 11: {
          _localctx = _tracker.createInstance<ExprContext>(parentContext, parentState);
          pushNewRecursionContext(_localctx, startState, RuleExpr);
          setState(516);

          if (!(precpred(_ctx, 18))) throw FailedPredicateException(this, "precpred(_ctx, 18)");
          setState(528);
          _errHandler->sync(this);

          _la = _input->LA(1);
          if (_la == AquaParser::LEFT_BRACE) {
            setState(517);
            match(AquaParser::LEFT_BRACE);
            setState(518);
            expr(0);
            setState(523);
            _errHandler->sync(this);
            _la = _input->LA(1);
            while (_la == AquaParser::COMMA) {
              setState(519);
              match(AquaParser::COMMA);
              setState(520);
              expr(0);
              setState(525);
              _errHandler->sync(this);
              _la = _input->LA(1);
            }
            setState(526);
            match(AquaParser::RIGHT_BRACE);
          }
          setState(530);
          match(AquaParser::LEFT_PAREN);
          setState(539);
          _errHandler->sync(this);

          _la = _input->LA(1);
          if ((((_la & ~ 0x3fULL) == 0) &&
            ((1ULL << _la) & ((1ULL << AquaParser::NOT)
            | (1ULL << AquaParser::BOOLEAN)
            | (1ULL << AquaParser::LOWER)
            | (1ULL << AquaParser::UPPER)
            | (1ULL << AquaParser::FLOAT)
            | (1ULL << AquaParser::INTEGER)
            | (1ULL << AquaParser::TEXT)
            | (1ULL << AquaParser::INIT_PEER_ID)
            | (1ULL << AquaParser::STAR))) != 0) || ((((_la - 65) & ~ 0x3fULL) == 0) &&
            ((1ULL << (_la - 65)) & ((1ULL << (AquaParser::QUESTION - 65))
            | (1ULL << (AquaParser::LEFT_PAREN - 65))
            | (1ULL << (AquaParser::LEFT_BRACKET - 65)))) != 0)) {
            setState(531);
            argument();
            setState(536);
            _errHandler->sync(this);
            _la = _input->LA(1);
            while (_la == AquaParser::COMMA) {
              setState(532);
              match(AquaParser::COMMA);
              setState(533);
              argument();
              setState(538);
              _errHandler->sync(this);
              _la = _input->LA(1);
            }
          }
          setState(541);
          match(AquaParser::RIGHT_PAREN);
          break;
        }

        } 
      }
      setState(546);
      _errHandler->sync(this);
      alt = getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 50, _ctx);
    }
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }
  return _localctx;
}

//----------------- ArgumentContext ------------------------------------------------------------------

AquaParser::ArgumentContext::ArgumentContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::ExprContext *> AquaParser::ArgumentContext::expr() {
  return getRuleContexts<AquaParser::ExprContext>();
}

AquaParser::ExprContext* AquaParser::ArgumentContext::expr(size_t i) {
  return getRuleContext<AquaParser::ExprContext>(i);
}

tree::TerminalNode* AquaParser::ArgumentContext::ASSIGN() {
  return getToken(AquaParser::ASSIGN, 0);
}


size_t AquaParser::ArgumentContext::getRuleIndex() const {
  return AquaParser::RuleArgument;
}


AquaParser::ArgumentContext* AquaParser::argument() {
  ArgumentContext *_localctx = _tracker.createInstance<ArgumentContext>(_ctx, getState());
  enterRule(_localctx, 74, AquaParser::RuleArgument);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(547);
    expr(0);
    setState(550);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == AquaParser::ASSIGN) {
      setState(548);
      match(AquaParser::ASSIGN);
      setState(549);
      expr(0);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- WordContext ------------------------------------------------------------------

AquaParser::WordContext::WordContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::WordContext::LOWER() {
  return getToken(AquaParser::LOWER, 0);
}

tree::TerminalNode* AquaParser::WordContext::UPPER() {
  return getToken(AquaParser::UPPER, 0);
}

tree::TerminalNode* AquaParser::WordContext::BOOLEAN() {
  return getToken(AquaParser::BOOLEAN, 0);
}


size_t AquaParser::WordContext::getRuleIndex() const {
  return AquaParser::RuleWord;
}


AquaParser::WordContext* AquaParser::word() {
  WordContext *_localctx = _tracker.createInstance<WordContext>(_ctx, getState());
  enterRule(_localctx, 76, AquaParser::RuleWord);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(552);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- QualifiedNameContext ------------------------------------------------------------------

AquaParser::QualifiedNameContext::QualifiedNameContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<AquaParser::WordContext *> AquaParser::QualifiedNameContext::word() {
  return getRuleContexts<AquaParser::WordContext>();
}

AquaParser::WordContext* AquaParser::QualifiedNameContext::word(size_t i) {
  return getRuleContext<AquaParser::WordContext>(i);
}

std::vector<tree::TerminalNode *> AquaParser::QualifiedNameContext::DOT() {
  return getTokens(AquaParser::DOT);
}

tree::TerminalNode* AquaParser::QualifiedNameContext::DOT(size_t i) {
  return getToken(AquaParser::DOT, i);
}


size_t AquaParser::QualifiedNameContext::getRuleIndex() const {
  return AquaParser::RuleQualifiedName;
}


AquaParser::QualifiedNameContext* AquaParser::qualifiedName() {
  QualifiedNameContext *_localctx = _tracker.createInstance<QualifiedNameContext>(_ctx, getState());
  enterRule(_localctx, 78, AquaParser::RuleQualifiedName);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(554);
    word();
    setState(559);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == AquaParser::DOT) {
      setState(555);
      match(AquaParser::DOT);
      setState(556);
      word();
      setState(561);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StrayBlockContext ------------------------------------------------------------------

AquaParser::StrayBlockContext::StrayBlockContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* AquaParser::StrayBlockContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::StrayBlockContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}

std::vector<AquaParser::StatementContext *> AquaParser::StrayBlockContext::statement() {
  return getRuleContexts<AquaParser::StatementContext>();
}

AquaParser::StatementContext* AquaParser::StrayBlockContext::statement(size_t i) {
  return getRuleContext<AquaParser::StatementContext>(i);
}


size_t AquaParser::StrayBlockContext::getRuleIndex() const {
  return AquaParser::RuleStrayBlock;
}


AquaParser::StrayBlockContext* AquaParser::strayBlock() {
  StrayBlockContext *_localctx = _tracker.createInstance<StrayBlockContext>(_ctx, getState());
  enterRule(_localctx, 80, AquaParser::RuleStrayBlock);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(562);
    match(AquaParser::INDENT);
    setState(566);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(563);
      statement();
      setState(568);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(569);
    match(AquaParser::DEDENT);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StrayTopContext ------------------------------------------------------------------

AquaParser::StrayTopContext::StrayTopContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<tree::TerminalNode *> AquaParser::StrayTopContext::NEWLINE() {
  return getTokens(AquaParser::NEWLINE);
}

tree::TerminalNode* AquaParser::StrayTopContext::NEWLINE(size_t i) {
  return getToken(AquaParser::NEWLINE, i);
}

tree::TerminalNode* AquaParser::StrayTopContext::AQUA() {
  return getToken(AquaParser::AQUA, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::MODULE() {
  return getToken(AquaParser::MODULE, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::IMPORT() {
  return getToken(AquaParser::IMPORT, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::USE() {
  return getToken(AquaParser::USE, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::EXPORT() {
  return getToken(AquaParser::EXPORT, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::CONST() {
  return getToken(AquaParser::CONST, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::ALIAS() {
  return getToken(AquaParser::ALIAS, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::DATA() {
  return getToken(AquaParser::DATA, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::SERVICE() {
  return getToken(AquaParser::SERVICE, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::ABILITY() {
  return getToken(AquaParser::ABILITY, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::FUNC() {
  return getToken(AquaParser::FUNC, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::StrayTopContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}


size_t AquaParser::StrayTopContext::getRuleIndex() const {
  return AquaParser::RuleStrayTop;
}


AquaParser::StrayTopContext* AquaParser::strayTop() {
  StrayTopContext *_localctx = _tracker.createInstance<StrayTopContext>(_ctx, getState());
  enterRule(_localctx, 82, AquaParser::RuleStrayTop);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(571);
    _la = _input->LA(1);
    if (_la == 0 || _la == Token::EOF || ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::NEWLINE)
      | (1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(575);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(572);
      _la = _input->LA(1);
      if (_la == 0 || _la == Token::EOF || (_la == AquaParser::NEWLINE)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(577);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(578);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StrayMemberContext ------------------------------------------------------------------

AquaParser::StrayMemberContext::StrayMemberContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<tree::TerminalNode *> AquaParser::StrayMemberContext::NEWLINE() {
  return getTokens(AquaParser::NEWLINE);
}

tree::TerminalNode* AquaParser::StrayMemberContext::NEWLINE(size_t i) {
  return getToken(AquaParser::NEWLINE, i);
}

tree::TerminalNode* AquaParser::StrayMemberContext::LOWER() {
  return getToken(AquaParser::LOWER, 0);
}

tree::TerminalNode* AquaParser::StrayMemberContext::UPPER() {
  return getToken(AquaParser::UPPER, 0);
}

tree::TerminalNode* AquaParser::StrayMemberContext::BOOLEAN() {
  return getToken(AquaParser::BOOLEAN, 0);
}

tree::TerminalNode* AquaParser::StrayMemberContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::StrayMemberContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}


size_t AquaParser::StrayMemberContext::getRuleIndex() const {
  return AquaParser::RuleStrayMember;
}


AquaParser::StrayMemberContext* AquaParser::strayMember() {
  StrayMemberContext *_localctx = _tracker.createInstance<StrayMemberContext>(_ctx, getState());
  enterRule(_localctx, 84, AquaParser::RuleStrayMember);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(580);
    _la = _input->LA(1);
    if (_la == 0 || _la == Token::EOF || ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::NEWLINE)
      | (1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(584);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(581);
      _la = _input->LA(1);
      if (_la == 0 || _la == Token::EOF || (_la == AquaParser::NEWLINE)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(586);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(587);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StrayStatementContext ------------------------------------------------------------------

AquaParser::StrayStatementContext::StrayStatementContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<tree::TerminalNode *> AquaParser::StrayStatementContext::NEWLINE() {
  return getTokens(AquaParser::NEWLINE);
}

tree::TerminalNode* AquaParser::StrayStatementContext::NEWLINE(size_t i) {
  return getToken(AquaParser::NEWLINE, i);
}

tree::TerminalNode* AquaParser::StrayStatementContext::LEFT_ARROW() {
  return getToken(AquaParser::LEFT_ARROW, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::FOR() {
  return getToken(AquaParser::FOR, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::PARSEQ() {
  return getToken(AquaParser::PARSEQ, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::ON() {
  return getToken(AquaParser::ON, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::IF() {
  return getToken(AquaParser::IF, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::ELSE() {
  return getToken(AquaParser::ELSE, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::TRY() {
  return getToken(AquaParser::TRY, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::CATCH() {
  return getToken(AquaParser::CATCH, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::OTHERWISE() {
  return getToken(AquaParser::OTHERWISE, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::PAR() {
  return getToken(AquaParser::PAR, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::CO() {
  return getToken(AquaParser::CO, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::JOIN() {
  return getToken(AquaParser::JOIN, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::NOT() {
  return getToken(AquaParser::NOT, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::LOWER() {
  return getToken(AquaParser::LOWER, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::UPPER() {
  return getToken(AquaParser::UPPER, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::INTEGER() {
  return getToken(AquaParser::INTEGER, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::FLOAT() {
  return getToken(AquaParser::FLOAT, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::BOOLEAN() {
  return getToken(AquaParser::BOOLEAN, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::TEXT() {
  return getToken(AquaParser::TEXT, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::INIT_PEER_ID() {
  return getToken(AquaParser::INIT_PEER_ID, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::QUESTION() {
  return getToken(AquaParser::QUESTION, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::STAR() {
  return getToken(AquaParser::STAR, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::LEFT_BRACKET() {
  return getToken(AquaParser::LEFT_BRACKET, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::LEFT_PAREN() {
  return getToken(AquaParser::LEFT_PAREN, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::INDENT() {
  return getToken(AquaParser::INDENT, 0);
}

tree::TerminalNode* AquaParser::StrayStatementContext::DEDENT() {
  return getToken(AquaParser::DEDENT, 0);
}


size_t AquaParser::StrayStatementContext::getRuleIndex() const {
  return AquaParser::RuleStrayStatement;
}


AquaParser::StrayStatementContext* AquaParser::strayStatement() {
  StrayStatementContext *_localctx = _tracker.createInstance<StrayStatementContext>(_ctx, getState());
  enterRule(_localctx, 86, AquaParser::RuleStrayStatement);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(589);
    _la = _input->LA(1);
    if (_la == 0 || _la == Token::EOF || ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::NEWLINE)
      | (1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::STAR))) != 0) || ((((_la - 65) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 65)) & ((1ULL << (AquaParser::QUESTION - 65))
      | (1ULL << (AquaParser::LEFT_PAREN - 65))
      | (1ULL << (AquaParser::LEFT_BRACKET - 65)))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
    setState(593);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << AquaParser::INDENT)
      | (1ULL << AquaParser::DEDENT)
      | (1ULL << AquaParser::NOT)
      | (1ULL << AquaParser::BESIDE)
      | (1ULL << AquaParser::AQUA)
      | (1ULL << AquaParser::MODULE)
      | (1ULL << AquaParser::DECLARES)
      | (1ULL << AquaParser::IMPORT)
      | (1ULL << AquaParser::USE)
      | (1ULL << AquaParser::EXPORT)
      | (1ULL << AquaParser::FROM)
      | (1ULL << AquaParser::AS)
      | (1ULL << AquaParser::CONST)
      | (1ULL << AquaParser::ALIAS)
      | (1ULL << AquaParser::DATA)
      | (1ULL << AquaParser::SERVICE)
      | (1ULL << AquaParser::ABILITY)
      | (1ULL << AquaParser::FUNC)
      | (1ULL << AquaParser::FOR)
      | (1ULL << AquaParser::ON)
      | (1ULL << AquaParser::IF)
      | (1ULL << AquaParser::ELSE)
      | (1ULL << AquaParser::OTHERWISE)
      | (1ULL << AquaParser::TRY)
      | (1ULL << AquaParser::CATCH)
      | (1ULL << AquaParser::PARSEQ)
      | (1ULL << AquaParser::PAR)
      | (1ULL << AquaParser::CO)
      | (1ULL << AquaParser::JOIN)
      | (1ULL << AquaParser::VIA)
      | (1ULL << AquaParser::REC)
      | (1ULL << AquaParser::BOOLEAN)
      | (1ULL << AquaParser::LOWER)
      | (1ULL << AquaParser::UPPER)
      | (1ULL << AquaParser::FLOAT)
      | (1ULL << AquaParser::INTEGER)
      | (1ULL << AquaParser::BAD_NUMBER)
      | (1ULL << AquaParser::TEXT)
      | (1ULL << AquaParser::OPEN_TEXT)
      | (1ULL << AquaParser::INIT_PEER_ID)
      | (1ULL << AquaParser::TOP)
      | (1ULL << AquaParser::BOTTOM)
      | (1ULL << AquaParser::PUSH)
      | (1ULL << AquaParser::LEFT_ARROW)
      | (1ULL << AquaParser::RIGHT_ARROW)
      | (1ULL << AquaParser::DEFAULT)
      | (1ULL << AquaParser::BANG_EQUAL)
      | (1ULL << AquaParser::EQUAL)
      | (1ULL << AquaParser::NOT_EQUAL)
      | (1ULL << AquaParser::GREATER_EQUAL)
      | (1ULL << AquaParser::LESS_EQUAL)
      | (1ULL << AquaParser::GREATER)
      | (1ULL << AquaParser::LESS)
      | (1ULL << AquaParser::AND)
      | (1ULL << AquaParser::OR)
      | (1ULL << AquaParser::POWER)
      | (1ULL << AquaParser::PLUS)
      | (1ULL << AquaParser::MINUS)
      | (1ULL << AquaParser::STAR)
      | (1ULL << AquaParser::SLASH)
      | (1ULL << AquaParser::PERCENT)
      | (1ULL << AquaParser::ASSIGN))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (AquaParser::BANG - 64))
      | (1ULL << (AquaParser::QUESTION - 64))
      | (1ULL << (AquaParser::COLON - 64))
      | (1ULL << (AquaParser::COMMA - 64))
      | (1ULL << (AquaParser::DOT - 64))
      | (1ULL << (AquaParser::LEFT_PAREN - 64))
      | (1ULL << (AquaParser::RIGHT_PAREN - 64))
      | (1ULL << (AquaParser::LEFT_BRACKET - 64))
      | (1ULL << (AquaParser::RIGHT_BRACKET - 64))
      | (1ULL << (AquaParser::LEFT_BRACE - 64))
      | (1ULL << (AquaParser::RIGHT_BRACE - 64))
      | (1ULL << (AquaParser::LINE_END - 64))
      | (1ULL << (AquaParser::BLANK - 64))
      | (1ULL << (AquaParser::COMMENT - 64))
      | (1ULL << (AquaParser::UNKNOWN - 64)))) != 0)) {
      setState(590);
      _la = _input->LA(1);
      if (_la == 0 || _la == Token::EOF || (_la == AquaParser::NEWLINE)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(595);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(596);
    match(AquaParser::NEWLINE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

bool AquaParser::sempred(RuleContext *context, size_t ruleIndex, size_t predicateIndex) {
  switch (ruleIndex) {
    case 36: return exprSempred(dynamic_cast<ExprContext *>(context), predicateIndex);

  default:
    break;
  }
  return true;
}

bool AquaParser::exprSempred(ExprContext *_localctx, size_t predicateIndex) {
  switch (predicateIndex) {
    case 0: return precpred(_ctx, 16);
    case 1: return precpred(_ctx, 15);
    case 2: return precpred(_ctx, 14);
    case 3: return precpred(_ctx, 13);
    case 4: return precpred(_ctx, 12);
    case 5: return precpred(_ctx, 11);
    case 6: return precpred(_ctx, 10);
    case 7: return precpred(_ctx, 21);
    case 8: return precpred(_ctx, 20);
    case 9: return precpred(_ctx, 19);
    case 10: return precpred(_ctx, 18);

  default:
    break;
  }
  return true;
}

// Static vars and initialization.
std::vector<dfa::DFA> AquaParser::_decisionToDFA;
atn::PredictionContextCache AquaParser::_sharedContextCache;

// We own the ATN which in turn owns the ATN states.
atn::ATN AquaParser::_atn;
std::vector<uint16_t> AquaParser::_serializedATN;

std::vector<std::string> AquaParser::_ruleNames = {
  "file", "singleValue", "topLevel", "moduleDecl", "importDecl", "exportDecl", 
  "renames", "rename", "constant", "alias", "data", "service", "ability", 
  "members", "member", "function", "signature", "abilities", "param", "type", 
  "typeElement", "typePrefix", "body", "statement", "returnLine", "forBlock", 
  "parseqBlock", "onBlock", "ifBlock", "elseBlock", "tryBlock", "catchBlock", 
  "otherwiseBlock", "prefixed", "joinLine", "simpleLine", "expr", "argument", 
  "word", "qualifiedName", "strayBlock", "strayTop", "strayMember", "strayStatement"
};

std::vector<std::string> AquaParser::_literalNames = {
  "", "", "", "", "", "", "'aqua'", "'module'", "'declares'", "'import'", 
  "'use'", "'export'", "'from'", "'as'", "'const'", "'alias'", "'data'", 
  "'service'", "'ability'", "'func'", "'for'", "'on'", "'if'", "'else'", 
  "'otherwise'", "'try'", "'catch'", "'parseq'", "'par'", "'co'", "'join'", 
  "'via'", "'rec'", "", "", "", "", "", "", "", "", "'%init_peer_id%'", 
  "'\u22A4'", "'\u22A5'", "'<<-'", "'<-'", "'->'", "'?='", "'!=='", "'=='", 
  "'!='", "'>='", "'<='", "'>'", "'<'", "'&&'", "'||'", "'**'", "'+'", "'-'", 
  "'*'", "'/'", "'%'", "'='", "'!'", "'?'", "':'", "','", "'.'", "'('", 
  "')'", "'['", "']'", "'{'", "'}'"
};

std::vector<std::string> AquaParser::_symbolicNames = {
  "", "NEWLINE", "INDENT", "DEDENT", "NOT", "BESIDE", "AQUA", "MODULE", 
  "DECLARES", "IMPORT", "USE", "EXPORT", "FROM", "AS", "CONST", "ALIAS", 
  "DATA", "SERVICE", "ABILITY", "FUNC", "FOR", "ON", "IF", "ELSE", "OTHERWISE", 
  "TRY", "CATCH", "PARSEQ", "PAR", "CO", "JOIN", "VIA", "REC", "BOOLEAN", 
  "LOWER", "UPPER", "FLOAT", "INTEGER", "BAD_NUMBER", "TEXT", "OPEN_TEXT", 
  "INIT_PEER_ID", "TOP", "BOTTOM", "PUSH", "LEFT_ARROW", "RIGHT_ARROW", 
  "DEFAULT", "BANG_EQUAL", "EQUAL", "NOT_EQUAL", "GREATER_EQUAL", "LESS_EQUAL", 
  "GREATER", "LESS", "AND", "OR", "POWER", "PLUS", "MINUS", "STAR", "SLASH", 
  "PERCENT", "ASSIGN", "BANG", "QUESTION", "COLON", "COMMA", "DOT", "LEFT_PAREN", 
  "RIGHT_PAREN", "LEFT_BRACKET", "RIGHT_BRACKET", "LEFT_BRACE", "RIGHT_BRACE", 
  "LINE_END", "BLANK", "COMMENT", "UNKNOWN"
};

dfa::Vocabulary AquaParser::_vocabulary(_literalNames, _symbolicNames);

std::vector<std::string> AquaParser::_tokenNames;

AquaParser::Initializer::Initializer() {
	for (size_t i = 0; i < _symbolicNames.size(); ++i) {
		std::string name = _vocabulary.getLiteralName(i);
		if (name.empty()) {
			name = _vocabulary.getSymbolicName(i);
		}

		if (name.empty()) {
			_tokenNames.push_back("<INVALID>");
		} else {
      _tokenNames.push_back(name);
    }
	}

  _serializedATN = {
    0x3, 0x608b, 0xa72a, 0x8133, 0xb9ed, 0x417c, 0x3be7, 0x7786, 0x5964, 
    0x3, 0x50, 0x259, 0x4, 0x2, 0x9, 0x2, 0x4, 0x3, 0x9, 0x3, 0x4, 0x4, 
    0x9, 0x4, 0x4, 0x5, 0x9, 0x5, 0x4, 0x6, 0x9, 0x6, 0x4, 0x7, 0x9, 0x7, 
    0x4, 0x8, 0x9, 0x8, 0x4, 0x9, 0x9, 0x9, 0x4, 0xa, 0x9, 0xa, 0x4, 0xb, 
    0x9, 0xb, 0x4, 0xc, 0x9, 0xc, 0x4, 0xd, 0x9, 0xd, 0x4, 0xe, 0x9, 0xe, 
    0x4, 0xf, 0x9, 0xf, 0x4, 0x10, 0x9, 0x10, 0x4, 0x11, 0x9, 0x11, 0x4, 
    0x12, 0x9, 0x12, 0x4, 0x13, 0x9, 0x13, 0x4, 0x14, 0x9, 0x14, 0x4, 0x15, 
    0x9, 0x15, 0x4, 0x16, 0x9, 0x16, 0x4, 0x17, 0x9, 0x17, 0x4, 0x18, 0x9, 
    0x18, 0x4, 0x19, 0x9, 0x19, 0x4, 0x1a, 0x9, 0x1a, 0x4, 0x1b, 0x9, 0x1b, 
    0x4, 0x1c, 0x9, 0x1c, 0x4, 0x1d, 0x9, 0x1d, 0x4, 0x1e, 0x9, 0x1e, 0x4, 
    0x1f, 0x9, 0x1f, 0x4, 0x20, 0x9, 0x20, 0x4, 0x21, 0x9, 0x21, 0x4, 0x22, 
    0x9, 0x22, 0x4, 0x23, 0x9, 0x23, 0x4, 0x24, 0x9, 0x24, 0x4, 0x25, 0x9, 
    0x25, 0x4, 0x26, 0x9, 0x26, 0x4, 0x27, 0x9, 0x27, 0x4, 0x28, 0x9, 0x28, 
    0x4, 0x29, 0x9, 0x29, 0x4, 0x2a, 0x9, 0x2a, 0x4, 0x2b, 0x9, 0x2b, 0x4, 
    0x2c, 0x9, 0x2c, 0x4, 0x2d, 0x9, 0x2d, 0x3, 0x2, 0x7, 0x2, 0x5c, 0xa, 
    0x2, 0xc, 0x2, 0xe, 0x2, 0x5f, 0xb, 0x2, 0x3, 0x2, 0x3, 0x2, 0x3, 0x3, 
    0x3, 0x3, 0x3, 0x3, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 
    0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x4, 0x5, 0x4, 
    0x71, 0xa, 0x4, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x3, 
    0x5, 0x3, 0x5, 0x7, 0x5, 0x7a, 0xa, 0x5, 0xc, 0x5, 0xe, 0x5, 0x7d, 0xb, 
    0x5, 0x5, 0x5, 0x7f, 0xa, 0x5, 0x5, 0x5, 0x81, 0xa, 0x5, 0x3, 0x5, 0x3, 
    0x5, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x5, 
    0x6, 0x8b, 0xa, 0x6, 0x3, 0x6, 0x3, 0x6, 0x5, 0x6, 0x8f, 0xa, 0x6, 0x3, 
    0x6, 0x3, 0x6, 0x3, 0x7, 0x3, 0x7, 0x3, 0x7, 0x3, 0x7, 0x3, 0x8, 0x3, 
    0x8, 0x3, 0x8, 0x7, 0x8, 0x9a, 0xa, 0x8, 0xc, 0x8, 0xe, 0x8, 0x9d, 0xb, 
    0x8, 0x3, 0x9, 0x3, 0x9, 0x3, 0x9, 0x5, 0x9, 0xa2, 0xa, 0x9, 0x3, 0xa, 
    0x3, 0xa, 0x3, 0xa, 0x3, 0xa, 0x3, 0xa, 0x3, 0xa, 0x3, 0xb, 0x3, 0xb, 
    0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 0x3, 0xc, 0x3, 0xc, 0x3, 0xc, 
    0x3, 0xc, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 
    0x5, 0xd, 0xba, 0xa, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xe, 0x3, 0xe, 0x3, 
    0xe, 0x3, 0xe, 0x3, 0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 0xf, 0x7, 0xf, 0xc6, 
    0xa, 0xf, 0xc, 0xf, 0xe, 0xf, 0xc9, 0xb, 0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 
    0x10, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x5, 0x10, 0xd1, 0xa, 0x10, 0x3, 
    0x10, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x5, 0x10, 0xd7, 0xa, 0x10, 0x3, 
    0x11, 0x3, 0x11, 0x3, 0x11, 0x3, 0x11, 0x3, 0x11, 0x3, 0x12, 0x5, 0x12, 
    0xdf, 0xa, 0x12, 0x3, 0x12, 0x3, 0x12, 0x3, 0x12, 0x3, 0x12, 0x7, 0x12, 
    0xe5, 0xa, 0x12, 0xc, 0x12, 0xe, 0x12, 0xe8, 0xb, 0x12, 0x5, 0x12, 0xea, 
    0xa, 0x12, 0x3, 0x12, 0x3, 0x12, 0x3, 0x12, 0x5, 0x12, 0xef, 0xa, 0x12, 
    0x3, 0x13, 0x3, 0x13, 0x3, 0x13, 0x3, 0x13, 0x7, 0x13, 0xf5, 0xa, 0x13, 
    0xc, 0x13, 0xe, 0x13, 0xf8, 0xb, 0x13, 0x3, 0x13, 0x3, 0x13, 0x3, 0x14, 
    0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x15, 0x5, 0x15, 0x101, 0xa, 0x15, 
    0x3, 0x15, 0x3, 0x15, 0x3, 0x15, 0x7, 0x15, 0x106, 0xa, 0x15, 0xc, 0x15, 
    0xe, 0x15, 0x109, 0xb, 0x15, 0x3, 0x15, 0x3, 0x15, 0x5, 0x15, 0x10d, 
    0xa, 0x15, 0x3, 0x15, 0x3, 0x15, 0x5, 0x15, 0x111, 0xa, 0x15, 0x3, 0x16, 
    0x7, 0x16, 0x114, 0xa, 0x16, 0xc, 0x16, 0xe, 0x16, 0x117, 0xb, 0x16, 
    0x3, 0x16, 0x3, 0x16, 0x3, 0x16, 0x3, 0x16, 0x3, 0x16, 0x5, 0x16, 0x11e, 
    0xa, 0x16, 0x3, 0x16, 0x5, 0x16, 0x121, 0xa, 0x16, 0x3, 0x17, 0x3, 0x17, 
    0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x5, 0x17, 0x129, 0xa, 0x17, 
    0x3, 0x18, 0x3, 0x18, 0x3, 0x18, 0x3, 0x18, 0x7, 0x18, 0x12f, 0xa, 0x18, 
    0xc, 0x18, 0xe, 0x18, 0x132, 0xb, 0x18, 0x3, 0x18, 0x3, 0x18, 0x3, 0x19, 
    0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 
    0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 
    0x5, 0x19, 0x144, 0xa, 0x19, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 
    0x7, 0x1a, 0x14a, 0xa, 0x1a, 0xc, 0x1a, 0xe, 0x1a, 0x14d, 0xb, 0x1a, 
    0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x5, 
    0x1b, 0x155, 0xa, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x5, 0x1b, 
    0x15a, 0xa, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 
    0x3, 0x1c, 0x5, 0x1c, 0x162, 0xa, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 
    0x3, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 0x7, 0x1c, 0x16a, 0xa, 0x1c, 0xc, 0x1c, 
    0xe, 0x1c, 0x16d, 0xb, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 0x3, 0x1d, 0x3, 0x1d, 
    0x3, 0x1d, 0x3, 0x1d, 0x7, 0x1d, 0x175, 0xa, 0x1d, 0xc, 0x1d, 0xe, 0x1d, 
    0x178, 0xb, 0x1d, 0x3, 0x1d, 0x3, 0x1d, 0x3, 0x1e, 0x3, 0x1e, 0x3, 0x1e, 
    0x3, 0x1e, 0x3, 0x1f, 0x3, 0x1f, 0x3, 0x1f, 0x3, 0x20, 0x3, 0x20, 0x3, 
    0x20, 0x3, 0x21, 0x3, 0x21, 0x3, 0x21, 0x3, 0x21, 0x3, 0x22, 0x3, 0x22, 
    0x3, 0x22, 0x3, 0x23, 0x3, 0x23, 0x3, 0x23, 0x3, 0x24, 0x3, 0x24, 0x3, 
    0x24, 0x3, 0x24, 0x7, 0x24, 0x194, 0xa, 0x24, 0xc, 0x24, 0xe, 0x24, 
    0x197, 0xb, 0x24, 0x3, 0x24, 0x3, 0x24, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 
    0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x5, 0x25, 0x1a1, 0xa, 0x25, 0x3, 0x25, 
    0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 
    0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x5, 0x25, 0x1ae, 0xa, 0x25, 
    0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x5, 0x25, 0x1b3, 0xa, 0x25, 0x3, 0x25, 
    0x3, 0x25, 0x7, 0x25, 0x1b7, 0xa, 0x25, 0xc, 0x25, 0xe, 0x25, 0x1ba, 
    0xb, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 
    0x25, 0x3, 0x25, 0x3, 0x25, 0x5, 0x25, 0x1c4, 0xa, 0x25, 0x3, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 
    0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x5, 0x26, 0x1d1, 0xa, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x7, 0x26, 0x1d7, 0xa, 0x26, 
    0xc, 0x26, 0xe, 0x26, 0x1da, 0xb, 0x26, 0x5, 0x26, 0x1dc, 0xa, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x5, 0x26, 0x1e3, 
    0xa, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 
    0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 
    0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 
    0x26, 0x5, 0x26, 0x205, 0xa, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x7, 0x26, 0x20c, 0xa, 0x26, 0xc, 0x26, 0xe, 0x26, 
    0x20f, 0xb, 0x26, 0x3, 0x26, 0x3, 0x26, 0x5, 0x26, 0x213, 0xa, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x3, 0x26, 0x7, 0x26, 0x219, 0xa, 0x26, 
    0xc, 0x26, 0xe, 0x26, 0x21c, 0xb, 0x26, 0x5, 0x26, 0x21e, 0xa, 0x26, 
    0x3, 0x26, 0x7, 0x26, 0x221, 0xa, 0x26, 0xc, 0x26, 0xe, 0x26, 0x224, 
    0xb, 0x26, 0x3, 0x27, 0x3, 0x27, 0x3, 0x27, 0x5, 0x27, 0x229, 0xa, 0x27, 
    0x3, 0x28, 0x3, 0x28, 0x3, 0x29, 0x3, 0x29, 0x3, 0x29, 0x7, 0x29, 0x230, 
    0xa, 0x29, 0xc, 0x29, 0xe, 0x29, 0x233, 0xb, 0x29, 0x3, 0x2a, 0x3, 0x2a, 
    0x7, 0x2a, 0x237, 0xa, 0x2a, 0xc, 0x2a, 0xe, 0x2a, 0x23a, 0xb, 0x2a, 
    0x3, 0x2a, 0x3, 0x2a, 0x3, 0x2b, 0x3, 0x2b, 0x7, 0x2b, 0x240, 0xa, 0x2b, 
    0xc, 0x2b, 0xe, 0x2b, 0x243, 0xb, 0x2b, 0x3, 0x2b, 0x3, 0x2b, 0x3, 0x2c, 
    0x3, 0x2c, 0x7, 0x2c, 0x249, 0xa, 0x2c, 0xc, 0x2c, 0xe, 0x2c, 0x24c, 
    0xb, 0x2c, 0x3, 0x2c, 0x3, 0x2c, 0x3, 0x2d, 0x3, 0x2d, 0x7, 0x2d, 0x252, 
    0xa, 0x2d, 0xc, 0x2d, 0xe, 0x2d, 0x255, 0xb, 0x2d, 0x3, 0x2d, 0x3, 0x2d, 
    0x3, 0x2d, 0x2, 0x3, 0x4a, 0x2e, 0x2, 0x4, 0x6, 0x8, 0xa, 0xc, 0xe, 
    0x10, 0x12, 0x14, 0x16, 0x18, 0x1a, 0x1c, 0x1e, 0x20, 0x22, 0x24, 0x26, 
    0x28, 0x2a, 0x2c, 0x2e, 0x30, 0x32, 0x34, 0x36, 0x38, 0x3a, 0x3c, 0x3e, 
    0x40, 0x42, 0x44, 0x46, 0x48, 0x4a, 0x4c, 0x4e, 0x50, 0x52, 0x54, 0x56, 
    0x58, 0x2, 0x11, 0x3, 0x2, 0x8, 0x9, 0x3, 0x2, 0xb, 0xc, 0x4, 0x2, 0x31, 
    0x31, 0x41, 0x41, 0x5, 0x2, 0x1b, 0x1b, 0x1e, 0x1e, 0x22, 0x22, 0x3, 
    0x2, 0x1e, 0x1f, 0x4, 0x2, 0x3e, 0x3e, 0x43, 0x43, 0x3, 0x2, 0x3e, 0x40, 
    0x3, 0x2, 0x3c, 0x3d, 0x3, 0x2, 0x35, 0x38, 0x3, 0x2, 0x33, 0x34, 0x3, 
    0x2, 0x23, 0x25, 0x6, 0x2, 0x3, 0x5, 0x8, 0x9, 0xb, 0xd, 0x10, 0x15, 
    0x3, 0x2, 0x3, 0x3, 0x4, 0x2, 0x3, 0x5, 0x23, 0x25, 0xc, 0x2, 0x3, 0x6, 
    0x16, 0x20, 0x23, 0x27, 0x29, 0x29, 0x2b, 0x2b, 0x2f, 0x2f, 0x3e, 0x3e, 
    0x43, 0x43, 0x47, 0x47, 0x49, 0x49, 0x2, 0x295, 0x2, 0x5d, 0x3, 0x2, 
    0x2, 0x2, 0x4, 0x62, 0x3, 0x2, 0x2, 0x2, 0x6, 0x70, 0x3, 0x2, 0x2, 0x2, 
    0x8, 0x72, 0x3, 0x2, 0x2, 0x2, 0xa, 0x84, 0x3, 0x2, 0x2, 0x2, 0xc, 0x92, 
    0x3, 0x2, 0x2, 0x2, 0xe, 0x96, 0x3, 0x2, 0x2, 0x2, 0x10, 0x9e, 0x3, 
    0x2, 0x2, 0x2, 0x12, 0xa3, 0x3, 0x2, 0x2, 0x2, 0x14, 0xa9, 0x3, 0x2, 
    0x2, 0x2, 0x16, 0xaf, 0x3, 0x2, 0x2, 0x2, 0x18, 0xb3, 0x3, 0x2, 0x2, 
    0x2, 0x1a, 0xbd, 0x3, 0x2, 0x2, 0x2, 0x1c, 0xc1, 0x3, 0x2, 0x2, 0x2, 
    0x1e, 0xd6, 0x3, 0x2, 0x2, 0x2, 0x20, 0xd8, 0x3, 0x2, 0x2, 0x2, 0x22, 
    0xde, 0x3, 0x2, 0x2, 0x2, 0x24, 0xf0, 0x3, 0x2, 0x2, 0x2, 0x26, 0xfb, 
    0x3, 0x2, 0x2, 0x2, 0x28, 0x100, 0x3, 0x2, 0x2, 0x2, 0x2a, 0x115, 0x3, 
    0x2, 0x2, 0x2, 0x2c, 0x128, 0x3, 0x2, 0x2, 0x2, 0x2e, 0x12a, 0x3, 0x2, 
    0x2, 0x2, 0x30, 0x143, 0x3, 0x2, 0x2, 0x2, 0x32, 0x145, 0x3, 0x2, 0x2, 
    0x2, 0x34, 0x150, 0x3, 0x2, 0x2, 0x2, 0x36, 0x15d, 0x3, 0x2, 0x2, 0x2, 
    0x38, 0x170, 0x3, 0x2, 0x2, 0x2, 0x3a, 0x17b, 0x3, 0x2, 0x2, 0x2, 0x3c, 
    0x17f, 0x3, 0x2, 0x2, 0x2, 0x3e, 0x182, 0x3, 0x2, 0x2, 0x2, 0x40, 0x185, 
    0x3, 0x2, 0x2, 0x2, 0x42, 0x189, 0x3, 0x2, 0x2, 0x2, 0x44, 0x18c, 0x3, 
    0x2, 0x2, 0x2, 0x46, 0x18f, 0x3, 0x2, 0x2, 0x2, 0x48, 0x19a, 0x3, 0x2, 
    0x2, 0x2, 0x4a, 0x1e2, 0x3, 0x2, 0x2, 0x2, 0x4c, 0x225, 0x3, 0x2, 0x2, 
    0x2, 0x4e, 0x22a, 0x3, 0x2, 0x2, 0x2, 0x50, 0x22c, 0x3, 0x2, 0x2, 0x2, 
    0x52, 0x234, 0x3, 0x2, 0x2, 0x2, 0x54, 0x23d, 0x3, 0x2, 0x2, 0x2, 0x56, 
    0x246, 0x3, 0x2, 0x2, 0x2, 0x58, 0x24f, 0x3, 0x2, 0x2, 0x2, 0x5a, 0x5c, 
    0x5, 0x6, 0x4, 0x2, 0x5b, 0x5a, 0x3, 0x2, 0x2, 0x2, 0x5c, 0x5f, 0x3, 
    0x2, 0x2, 0x2, 0x5d, 0x5b, 0x3, 0x2, 0x2, 0x2, 0x5d, 0x5e, 0x3, 0x2, 
    0x2, 0x2, 0x5e, 0x60, 0x3, 0x2, 0x2, 0x2, 0x5f, 0x5d, 0x3, 0x2, 0x2, 
    0x2, 0x60, 0x61, 0x7, 0x2, 0x2, 0x3, 0x61, 0x3, 0x3, 0x2, 0x2, 0x2, 
    0x62, 0x63, 0x5, 0x4a, 0x26, 0x2, 0x63, 0x64, 0x7, 0x2, 0x2, 0x3, 0x64, 
    0x5, 0x3, 0x2, 0x2, 0x2, 0x65, 0x71, 0x5, 0x8, 0x5, 0x2, 0x66, 0x71, 
    0x5, 0xa, 0x6, 0x2, 0x67, 0x71, 0x5, 0xc, 0x7, 0x2, 0x68, 0x71, 0x5, 
    0x12, 0xa, 0x2, 0x69, 0x71, 0x5, 0x14, 0xb, 0x2, 0x6a, 0x71, 0x5, 0x16, 
    0xc, 0x2, 0x6b, 0x71, 0x5, 0x18, 0xd, 0x2, 0x6c, 0x71, 0x5, 0x1a, 0xe, 
    0x2, 0x6d, 0x71, 0x5, 0x20, 0x11, 0x2, 0x6e, 0x71, 0x5, 0x52, 0x2a, 
    0x2, 0x6f, 0x71, 0x5, 0x54, 0x2b, 0x2, 0x70, 0x65, 0x3, 0x2, 0x2, 0x2, 
    0x70, 0x66, 0x3, 0x2, 0x2, 0x2, 0x70, 0x67, 0x3, 0x2, 0x2, 0x2, 0x70, 
    0x68, 0x3, 0x2, 0x2, 0x2, 0x70, 0x69, 0x3, 0x2, 0x2, 0x2, 0x70, 0x6a, 
    0x3, 0x2, 0x2, 0x2, 0x70, 0x6b, 0x3, 0x2, 0x2, 0x2, 0x70, 0x6c, 0x3, 
    0x2, 0x2, 0x2, 0x70, 0x6d, 0x3, 0x2, 0x2, 0x2, 0x70, 0x6e, 0x3, 0x2, 
    0x2, 0x2, 0x70, 0x6f, 0x3, 0x2, 0x2, 0x2, 0x71, 0x7, 0x3, 0x2, 0x2, 
    0x2, 0x72, 0x73, 0x9, 0x2, 0x2, 0x2, 0x73, 0x80, 0x5, 0x50, 0x29, 0x2, 
    0x74, 0x7e, 0x7, 0xa, 0x2, 0x2, 0x75, 0x7f, 0x7, 0x3e, 0x2, 0x2, 0x76, 
    0x7b, 0x5, 0x50, 0x29, 0x2, 0x77, 0x78, 0x7, 0x45, 0x2, 0x2, 0x78, 0x7a, 
    0x5, 0x50, 0x29, 0x2, 0x79, 0x77, 0x3, 0x2, 0x2, 0x2, 0x7a, 0x7d, 0x3, 
    0x2, 0x2, 0x2, 0x7b, 0x79, 0x3, 0x2, 0x2, 0x2, 0x7b, 0x7c, 0x3, 0x2, 
    0x2, 0x2, 0x7c, 0x7f, 0x3, 0x2, 0x2, 0x2, 0x7d, 0x7b, 0x3, 0x2, 0x2, 
    0x2, 0x7e, 0x75, 0x3, 0x2, 0x2, 0x2, 0x7e, 0x76, 0x3, 0x2, 0x2, 0x2, 
    0x7f, 0x81, 0x3, 0x2, 0x2, 0x2, 0x80, 0x74, 0x3, 0x2, 0x2, 0x2, 0x80, 
    0x81, 0x3, 0x2, 0x2, 0x2, 0x81, 0x82, 0x3, 0x2, 0x2, 0x2, 0x82, 0x83, 
    0x7, 0x3, 0x2, 0x2, 0x83, 0x9, 0x3, 0x2, 0x2, 0x2, 0x84, 0x8a, 0x9, 
    0x3, 0x2, 0x2, 0x85, 0x8b, 0x7, 0x29, 0x2, 0x2, 0x86, 0x87, 0x5, 0xe, 
    0x8, 0x2, 0x87, 0x88, 0x7, 0xe, 0x2, 0x2, 0x88, 0x89, 0x7, 0x29, 0x2, 
    0x2, 0x89, 0x8b, 0x3, 0x2, 0x2, 0x2, 0x8a, 0x85, 0x3, 0x2, 0x2, 0x2, 
    0x8a, 0x86, 0x3, 0x2, 0x2, 0x2, 0x8b, 0x8e, 0x3, 0x2, 0x2, 0x2, 0x8c, 
    0x8d, 0x7, 0xf, 0x2, 0x2, 0x8d, 0x8f, 0x5, 0x50, 0x29, 0x2, 0x8e, 0x8c, 
    0x3, 0x2, 0x2, 0x2, 0x8e, 0x8f, 0x3, 0x2, 0x2, 0x2, 0x8f, 0x90, 0x3, 
    0x2, 0x2, 0x2, 0x90, 0x91, 0x7, 0x3, 0x2, 0x2, 0x91, 0xb, 0x3, 0x2, 
    0x2, 0x2, 0x92, 0x93, 0x7, 0xd, 0x2, 0x2, 0x93, 0x94, 0x5, 0xe, 0x8, 
    0x2, 0x94, 0x95, 0x7, 0x3, 0x2, 0x2, 0x95, 0xd, 0x3, 0x2, 0x2, 0x2, 
    0x96, 0x9b, 0x5, 0x10, 0x9, 0x2, 0x97, 0x98, 0x7, 0x45, 0x2, 0x2, 0x98, 
    0x9a, 0x5, 0x10, 0x9, 0x2, 0x99, 0x97, 0x3, 0x2, 0x2, 0x2, 0x9a, 0x9d, 
    0x3, 0x2, 0x2, 0x2, 0x9b, 0x99, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x9c, 0x3, 
    0x2, 0x2, 0x2, 0x9c, 0xf, 0x3, 0x2, 0x2, 0x2, 0x9d, 0x9b, 0x3, 0x2, 
    0x2, 0x2, 0x9e, 0xa1, 0x5, 0x50, 0x29, 0x2, 0x9f, 0xa0, 0x7, 0xf, 0x2, 
    0x2, 0xa0, 0xa2, 0x5, 0x50, 0x29, 0x2, 0xa1, 0x9f, 0x3, 0x2, 0x2, 0x2, 
    0xa1, 0xa2, 0x3, 0x2, 0x2, 0x2, 0xa2, 0x11, 0x3, 0x2, 0x2, 0x2, 0xa3, 
    0xa4, 0x7, 0x10, 0x2, 0x2, 0xa4, 0xa5, 0x5, 0x4e, 0x28, 0x2, 0xa5, 0xa6, 
    0x9, 0x4, 0x2, 0x2, 0xa6, 0xa7, 0x5, 0x4a, 0x26, 0x2, 0xa7, 0xa8, 0x7, 
    0x3, 0x2, 0x2, 0xa8, 0x13, 0x3, 0x2, 0x2, 0x2, 0xa9, 0xaa, 0x7, 0x11, 
    0x2, 0x2, 0xaa, 0xab, 0x5, 0x4e, 0x28, 0x2, 0xab, 0xac, 0x7, 0x44, 0x2, 
    0x2, 0xac, 0xad, 0x5, 0x28, 0x15, 0x2, 0xad, 0xae, 0x7, 0x3, 0x2, 0x2, 
    0xae, 0x15, 0x3, 0x2, 0x2, 0x2, 0xaf, 0xb0, 0x7, 0x12, 0x2, 0x2, 0xb0, 
    0xb1, 0x5, 0x4e, 0x28, 0x2, 0xb1, 0xb2, 0x5, 0x1c, 0xf, 0x2, 0xb2, 0x17, 
    0x3, 0x2, 0x2, 0x2, 0xb3, 0xb4, 0x7, 0x13, 0x2, 0x2, 0xb4, 0xb9, 0x5, 
    0x4e, 0x28, 0x2, 0xb5, 0xb6, 0x7, 0x47, 0x2, 0x2, 0xb6, 0xb7, 0x5, 0x4a, 
    0x26, 0x2, 0xb7, 0xb8, 0x7, 0x48, 0x2, 0x2, 0xb8, 0xba, 0x3, 0x2, 0x2, 
    0x2, 0xb9, 0xb5, 0x3, 0x2, 0x2, 0x2, 0xb9, 0xba, 0x3, 0x2, 0x2, 0x2, 
    0xba, 0xbb, 0x3, 0x2, 0x2, 0x2, 0xbb, 0xbc, 0x5, 0x1c, 0xf, 0x2, 0xbc, 
    0x19, 0x3, 0x2, 0x2, 0x2, 0xbd, 0xbe, 0x7, 0x14, 0x2, 0x2, 0xbe, 0xbf, 
    0x5, 0x4e, 0x28, 0x2, 0xbf, 0xc0, 0x5, 0x1c, 0xf, 0x2, 0xc0, 0x1b, 0x3, 
    0x2, 0x2, 0x2, 0xc1, 0xc2, 0x7, 0x44, 0x2, 0x2, 0xc2, 0xc3, 0x7, 0x3, 
    0x2, 0x2, 0xc3, 0xc7, 0x7, 0x4, 0x2, 0x2, 0xc4, 0xc6, 0x5, 0x1e, 0x10, 
    0x2, 0xc5, 0xc4, 0x3, 0x2, 0x2, 0x2, 0xc6, 0xc9, 0x3, 0x2, 0x2, 0x2, 
    0xc7, 0xc5, 0x3, 0x2, 0x2, 0x2, 0xc7, 0xc8, 0x3, 0x2, 0x2, 0x2, 0xc8, 
    0xca, 0x3, 0x2, 0x2, 0x2, 0xc9, 0xc7, 0x3, 0x2, 0x2, 0x2, 0xca, 0xcb, 
    0x7, 0x5, 0x2, 0x2, 0xcb, 0x1d, 0x3, 0x2, 0x2, 0x2, 0xcc, 0xd0, 0x5, 
    0x4e, 0x28, 0x2, 0xcd, 0xce, 0x7, 0x44, 0x2, 0x2, 0xce, 0xd1, 0x5, 0x28, 
    0x15, 0x2, 0xcf, 0xd1, 0x5, 0x22, 0x12, 0x2, 0xd0, 0xcd, 0x3, 0x2, 0x2, 
    0x2, 0xd0, 0xcf, 0x3, 0x2, 0x2, 0x2, 0xd1, 0xd2, 0x3, 0x2, 0x2, 0x2, 
    0xd2, 0xd3, 0x7, 0x3, 0x2, 0x2, 0xd3, 0xd7, 0x3, 0x2, 0x2, 0x2, 0xd4, 
    0xd7, 0x5, 0x52, 0x2a, 0x2, 0xd5, 0xd7, 0x5, 0x56, 0x2c, 0x2, 0xd6, 
    0xcc, 0x3, 0x2, 0x2, 0x2, 0xd6, 0xd4, 0x3, 0x2, 0x2, 0x2, 0xd6, 0xd5, 
    0x3, 0x2, 0x2, 0x2, 0xd7, 0x1f, 0x3, 0x2, 0x2, 0x2, 0xd8, 0xd9, 0x7, 
    0x15, 0x2, 0x2, 0xd9, 0xda, 0x5, 0x4e, 0x28, 0x2, 0xda, 0xdb, 0x5, 0x22, 
    0x12, 0x2, 0xdb, 0xdc, 0x5, 0x2e, 0x18, 0x2, 0xdc, 0x21, 0x3, 0x2, 0x2, 
    0x2, 0xdd, 0xdf, 0x5, 0x24, 0x13, 0x2, 0xde, 0xdd, 0x3, 0x2, 0x2, 0x2, 
    0xde, 0xdf, 0x3, 0x2, 0x2, 0x2, 0xdf, 0xe0, 0x3, 0x2, 0x2, 0x2, 0xe0, 
    0xe9, 0x7, 0x47, 0x2, 0x2, 0xe1, 0xe6, 0x5, 0x26, 0x14, 0x2, 0xe2, 0xe3, 
    0x7, 0x45, 0x2, 0x2, 0xe3, 0xe5, 0x5, 0x26, 0x14, 0x2, 0xe4, 0xe2, 0x3, 
    0x2, 0x2, 0x2, 0xe5, 0xe8, 0x3, 0x2, 0x2, 0x2, 0xe6, 0xe4, 0x3, 0x2, 
    0x2, 0x2, 0xe6, 0xe7, 0x3, 0x2, 0x2, 0x2, 0xe7, 0xea, 0x3, 0x2, 0x2, 
    0x2, 0xe8, 0xe6, 0x3, 0x2, 0x2, 0x2, 0xe9, 0xe1, 0x3, 0x2, 0x2, 0x2, 
    0xe9, 0xea, 0x3, 0x2, 0x2, 0x2, 0xea, 0xeb, 0x3, 0x2, 0x2, 0x2, 0xeb, 
    0xee, 0x7, 0x48, 0x2, 0x2, 0xec, 0xed, 0x7, 0x30, 0x2, 0x2, 0xed, 0xef, 
    0x5, 0x28, 0x15, 0x2, 0xee, 0xec, 0x3, 0x2, 0x2, 0x2, 0xee, 0xef, 0x3, 
    0x2, 0x2, 0x2, 0xef, 0x23, 0x3, 0x2, 0x2, 0x2, 0xf0, 0xf1, 0x7, 0x4b, 
    0x2, 0x2, 0xf1, 0xf6, 0x5, 0x50, 0x29, 0x2, 0xf2, 0xf3, 0x7, 0x45, 0x2, 
    0x2, 0xf3, 0xf5, 0x5, 0x50, 0x29, 0x2, 0xf4, 0xf2, 0x3, 0x2, 0x2, 0x2, 
    0xf5, 0xf8, 0x3, 0x2, 0x2, 0x2, 0xf6, 0xf4, 0x3, 0x2, 0x2, 0x2, 0xf6, 
    0xf7, 0x3, 0x2, 0x2, 0x2, 0xf7, 0xf9, 0x3, 0x2, 0x2, 0x2, 0xf8, 0xf6, 
    0x3, 0x2, 0x2, 0x2, 0xf9, 0xfa, 0x7, 0x4c, 0x2, 0x2, 0xfa, 0x25, 0x3, 
    0x2, 0x2, 0x2, 0xfb, 0xfc, 0x5, 0x4e, 0x28, 0x2, 0xfc, 0xfd, 0x7, 0x44, 
    0x2, 0x2, 0xfd, 0xfe, 0x5, 0x28, 0x15, 0x2, 0xfe, 0x27, 0x3, 0x2, 0x2, 
    0x2, 0xff, 0x101, 0x5, 0x24, 0x13, 0x2, 0x100, 0xff, 0x3, 0x2, 0x2, 
    0x2, 0x100, 0x101, 0x3, 0x2, 0x2, 0x2, 0x101, 0x110, 0x3, 0x2, 0x2, 
    0x2, 0x102, 0x107, 0x5, 0x2a, 0x16, 0x2, 0x103, 0x104, 0x7, 0x45, 0x2, 
    0x2, 0x104, 0x106, 0x5, 0x2a, 0x16, 0x2, 0x105, 0x103, 0x3, 0x2, 0x2, 
    0x2, 0x106, 0x109, 0x3, 0x2, 0x2, 0x2, 0x107, 0x105, 0x3, 0x2, 0x2, 
    0x2, 0x107, 0x108, 0x3, 0x2, 0x2, 0x2, 0x108, 0x10c, 0x3, 0x2, 0x2, 
    0x2, 0x109, 0x107, 0x3, 0x2, 0x2, 0x2, 0x10a, 0x10b, 0x7, 0x30, 0x2, 
    0x2, 0x10b, 0x10d, 0x5, 0x28, 0x15, 0x2, 0x10c, 0x10a, 0x3, 0x2, 0x2, 
    0x2, 0x10c, 0x10d, 0x3, 0x2, 0x2, 0x2, 0x10d, 0x111, 0x3, 0x2, 0x2, 
    0x2, 0x10e, 0x10f, 0x7, 0x30, 0x2, 0x2, 0x10f, 0x111, 0x5, 0x28, 0x15, 
    0x2, 0x110, 0x102, 0x3, 0x2, 0x2, 0x2, 0x110, 0x10e, 0x3, 0x2, 0x2, 
    0x2, 0x111, 0x29, 0x3, 0x2, 0x2, 0x2, 0x112, 0x114, 0x5, 0x2c, 0x17, 
    0x2, 0x113, 0x112, 0x3, 0x2, 0x2, 0x2, 0x114, 0x117, 0x3, 0x2, 0x2, 
    0x2, 0x115, 0x113, 0x3, 0x2, 0x2, 0x2, 0x115, 0x116, 0x3, 0x2, 0x2, 
    0x2, 0x116, 0x120, 0x3, 0x2, 0x2, 0x2, 0x117, 0x115, 0x3, 0x2, 0x2, 
    0x2, 0x118, 0x121, 0x7, 0x2c, 0x2, 0x2, 0x119, 0x121, 0x7, 0x2d, 0x2, 
    0x2, 0x11a, 0x121, 0x5, 0x50, 0x29, 0x2, 0x11b, 0x11d, 0x7, 0x47, 0x2, 
    0x2, 0x11c, 0x11e, 0x5, 0x28, 0x15, 0x2, 0x11d, 0x11c, 0x3, 0x2, 0x2, 
    0x2, 0x11d, 0x11e, 0x3, 0x2, 0x2, 0x2, 0x11e, 0x11f, 0x3, 0x2, 0x2, 
    0x2, 0x11f, 0x121, 0x7, 0x48, 0x2, 0x2, 0x120, 0x118, 0x3, 0x2, 0x2, 
    0x2, 0x120, 0x119, 0x3, 0x2, 0x2, 0x2, 0x120, 0x11a, 0x3, 0x2, 0x2, 
    0x2, 0x120, 0x11b, 0x3, 0x2, 0x2, 0x2, 0x121, 0x2b, 0x3, 0x2, 0x2, 0x2, 
    0x122, 0x123, 0x7, 0x49, 0x2, 0x2, 0x123, 0x129, 0x7, 0x4a, 0x2, 0x2, 
    0x124, 0x129, 0x7, 0x43, 0x2, 0x2, 0x125, 0x129, 0x7, 0x3e, 0x2, 0x2, 
    0x126, 0x129, 0x7, 0x3b, 0x2, 0x2, 0x127, 0x129, 0x7, 0x40, 0x2, 0x2, 
    0x128, 0x122, 0x3, 0x2, 0x2, 0x2, 0x128, 0x124, 0x3, 0x2, 0x2, 0x2, 
    0x128, 0x125, 0x3, 0x2, 0x2, 0x2, 0x128, 0x126, 0x3, 0x2, 0x2, 0x2, 
    0x128, 0x127, 0x3, 0x2, 0x2, 0x2, 0x129, 0x2d, 0x3, 0x2, 0x2, 0x2, 0x12a, 
    0x12b, 0x7, 0x44, 0x2, 0x2, 0x12b, 0x12c, 0x7, 0x3, 0x2, 0x2, 0x12c, 
    0x130, 0x7, 0x4, 0x2, 0x2, 0x12d, 0x12f, 0x5, 0x30, 0x19, 0x2, 0x12e, 
    0x12d, 0x3, 0x2, 0x2, 0x2, 0x12f, 0x132, 0x3, 0x2, 0x2, 0x2, 0x130, 
    0x12e, 0x3, 0x2, 0x2, 0x2, 0x130, 0x131, 0x3, 0x2, 0x2, 0x2, 0x131, 
    0x133, 0x3, 0x2, 0x2, 0x2, 0x132, 0x130, 0x3, 0x2, 0x2, 0x2, 0x133, 
    0x134, 0x7, 0x5, 0x2, 0x2, 0x134, 0x2f, 0x3, 0x2, 0x2, 0x2, 0x135, 0x144, 
    0x5, 0x32, 0x1a, 0x2, 0x136, 0x144, 0x5, 0x34, 0x1b, 0x2, 0x137, 0x144, 
    0x5, 0x36, 0x1c, 0x2, 0x138, 0x144, 0x5, 0x38, 0x1d, 0x2, 0x139, 0x144, 
    0x5, 0x3a, 0x1e, 0x2, 0x13a, 0x144, 0x5, 0x3c, 0x1f, 0x2, 0x13b, 0x144, 
    0x5, 0x3e, 0x20, 0x2, 0x13c, 0x144, 0x5, 0x40, 0x21, 0x2, 0x13d, 0x144, 
    0x5, 0x42, 0x22, 0x2, 0x13e, 0x144, 0x5, 0x44, 0x23, 0x2, 0x13f, 0x144, 
    0x5, 0x46, 0x24, 0x2, 0x140, 0x144, 0x5, 0x48, 0x25, 0x2, 0x141, 0x144, 
    0x5, 0x52, 0x2a, 0x2, 0x142, 0x144, 0x5, 0x58, 0x2d, 0x2, 0x143, 0x135, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x136, 0x3, 0x2, 0x2, 0x2, 0x143, 0x137, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x138, 0x3, 0x2, 0x2, 0x2, 0x143, 0x139, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x13a, 0x3, 0x2, 0x2, 0x2, 0x143, 0x13b, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x13c, 0x3, 0x2, 0x2, 0x2, 0x143, 0x13d, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x13e, 0x3, 0x2, 0x2, 0x2, 0x143, 0x13f, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x140, 0x3, 0x2, 0x2, 0x2, 0x143, 0x141, 
    0x3, 0x2, 0x2, 0x2, 0x143, 0x142, 0x3, 0x2, 0x2, 0x2, 0x144, 0x31, 0x3, 
    0x2, 0x2, 0x2, 0x145, 0x146, 0x7, 0x2f, 0x2, 0x2, 0x146, 0x14b, 0x5, 
    0x4a, 0x26, 0x2, 0x147, 0x148, 0x7, 0x45, 0x2, 0x2, 0x148, 0x14a, 0x5, 
    0x4a, 0x26, 0x2, 0x149, 0x147, 0x3, 0x2, 0x2, 0x2, 0x14a, 0x14d, 0x3, 
    0x2, 0x2, 0x2, 0x14b, 0x149, 0x3, 0x2, 0x2, 0x2, 0x14b, 0x14c, 0x3, 
    0x2, 0x2, 0x2, 0x14c, 0x14e, 0x3, 0x2, 0x2, 0x2, 0x14d, 0x14b, 0x3, 
    0x2, 0x2, 0x2, 0x14e, 0x14f, 0x7, 0x3, 0x2, 0x2, 0x14f, 0x33, 0x3, 0x2, 
    0x2, 0x2, 0x150, 0x151, 0x7, 0x16, 0x2, 0x2, 0x151, 0x154, 0x5, 0x4e, 
    0x28, 0x2, 0x152, 0x153, 0x7, 0x45, 0x2, 0x2, 0x153, 0x155, 0x5, 0x4e, 
    0x28, 0x2, 0x154, 0x152, 0x3, 0x2, 0x2, 0x2, 0x154, 0x155, 0x3, 0x2, 
    0x2, 0x2, 0x155, 0x156, 0x3, 0x2, 0x2, 0x2, 0x156, 0x157, 0x7, 0x2f, 
    0x2, 0x2, 0x157, 0x159, 0x5, 0x4a, 0x26, 0x2, 0x158, 0x15a, 0x9, 0x5, 
    0x2, 0x2, 0x159, 0x158, 0x3, 0x2, 0x2, 0x2, 0x159, 0x15a, 0x3, 0x2, 
    0x2, 0x2, 0x15a, 0x15b, 0x3, 0x2, 0x2, 0x2, 0x15b, 0x15c, 0x5, 0x2e, 
    0x18, 0x2, 0x15c, 0x35, 0x3, 0x2, 0x2, 0x2, 0x15d, 0x15e, 0x7, 0x1d, 
    0x2, 0x2, 0x15e, 0x161, 0x5, 0x4e, 0x28, 0x2, 0x15f, 0x160, 0x7, 0x45, 
    0x2, 0x2, 0x160, 0x162, 0x5, 0x4e, 0x28, 0x2, 0x161, 0x15f, 0x3, 0x2, 
    0x2, 0x2, 0x161, 0x162, 0x3, 0x2, 0x2, 0x2, 0x162, 0x163, 0x3, 0x2, 
    0x2, 0x2, 0x163, 0x164, 0x7, 0x2f, 0x2, 0x2, 0x164, 0x165, 0x5, 0x4a, 
    0x26, 0x2, 0x165, 0x166, 0x7, 0x17, 0x2, 0x2, 0x166, 0x16b, 0x5, 0x4a, 
    0x26, 0x2, 0x167, 0x168, 0x7, 0x21, 0x2, 0x2, 0x168, 0x16a, 0x5, 0x4a, 
    0x26, 0x2, 0x169, 0x167, 0x3, 0x2, 0x2, 0x2, 0x16a, 0x16d, 0x3, 0x2, 
    0x2, 0x2, 0x16b, 0x169, 0x3, 0x2, 0x2, 0x2, 0x16b, 0x16c, 0x3, 0x2, 
    0x2, 0x2, 0x16c, 0x16e, 0x3, 0x2, 0x2, 0x2, 0x16d, 0x16b, 0x3, 0x2, 
    0x2, 0x2, 0x16e, 0x16f, 0x5, 0x2e, 0x18, 0x2, 0x16f, 0x37, 0x3, 0x2, 
    0x2, 0x2, 0x170, 0x171, 0x7, 0x17, 0x2, 0x2, 0x171, 0x176, 0x5, 0x4a, 
    0x26, 0x2, 0x172, 0x173, 0x7, 0x21, 0x2, 0x2, 0x173, 0x175, 0x5, 0x4a, 
    0x26, 0x2, 0x174, 0x172, 0x3, 0x2, 0x2, 0x2, 0x175, 0x178, 0x3, 0x2, 
    0x2, 0x2, 0x176, 0x174, 0x3, 0x2, 0x2, 0x2, 0x176, 0x177, 0x3, 0x2, 
    0x2, 0x2, 0x177, 0x179, 0x3, 0x2, 0x2, 0x2, 0x178, 0x176, 0x3, 0x2, 
    0x2, 0x2, 0x179, 0x17a, 0x5, 0x2e, 0x18, 0x2, 0x17a, 0x39, 0x3, 0x2, 
    0x2, 0x2, 0x17b, 0x17c, 0x7, 0x18, 0x2, 0x2, 0x17c, 0x17d, 0x5, 0x4a, 
    0x26, 0x2, 0x17d, 0x17e, 0x5, 0x2e, 0x18, 0x2, 0x17e, 0x3b, 0x3, 0x2, 
    0x2, 0x2, 0x17f, 0x180, 0x7, 0x19, 0x2, 0x2, 0x180, 0x181, 0x5, 0x2e, 
    0x18, 0x2, 0x181, 0x3d, 0x3, 0x2, 0x2, 0x2, 0x182, 0x183, 0x7, 0x1b, 
    0x2, 0x2, 0x183, 0x184, 0x5, 0x2e, 0x18, 0x2, 0x184, 0x3f, 0x3, 0x2, 
    0x2, 0x2, 0x185, 0x186, 0x7, 0x1c, 0x2, 0x2, 0x186, 0x187, 0x5, 0x4e, 
    0x28, 0x2, 0x187, 0x188, 0x5, 0x2e, 0x18, 0x2, 0x188, 0x41, 0x3, 0x2, 
    0x2, 0x2, 0x189, 0x18a, 0x7, 0x1a, 0x2, 0x2, 0x18a, 0x18b, 0x5, 0x2e, 
    0x18, 0x2, 0x18b, 0x43, 0x3, 0x2, 0x2, 0x2, 0x18c, 0x18d, 0x9, 0x6, 
    0x2, 0x2, 0x18d, 0x18e, 0x5, 0x30, 0x19, 0x2, 0x18e, 0x45, 0x3, 0x2, 
    0x2, 0x2, 0x18f, 0x190, 0x7, 0x20, 0x2, 0x2, 0x190, 0x195, 0x5, 0x4a, 
    0x26, 0x2, 0x191, 0x192, 0x7, 0x45, 0x2, 0x2, 0x192, 0x194, 0x5, 0x4a, 
    0x26, 0x2, 0x193, 0x191, 0x3, 0x2, 0x2, 0x2, 0x194, 0x197, 0x3, 0x2, 
    0x2, 0x2, 0x195, 0x193, 0x3, 0x2, 0x2, 0x2, 0x195, 0x196, 0x3, 0x2, 
    0x2, 0x2, 0x196, 0x198, 0x3, 0x2, 0x2, 0x2, 0x197, 0x195, 0x3, 0x2, 
    0x2, 0x2, 0x198, 0x199, 0x7, 0x3, 0x2, 0x2, 0x199, 0x47, 0x3, 0x2, 0x2, 
    0x2, 0x19a, 0x1c3, 0x5, 0x4a, 0x26, 0x2, 0x19b, 0x1c4, 0x7, 0x3, 0x2, 
    0x2, 0x19c, 0x19d, 0x7, 0x2e, 0x2, 0x2, 0x19d, 0x1a0, 0x5, 0x4a, 0x26, 
    0x2, 0x19e, 0x19f, 0x7, 0x45, 0x2, 0x2, 0x19f, 0x1a1, 0x5, 0x4a, 0x26, 
    0x2, 0x1a0, 0x19e, 0x3, 0x2, 0x2, 0x2, 0x1a0, 0x1a1, 0x3, 0x2, 0x2, 
    0x2, 0x1a1, 0x1a2, 0x3, 0x2, 0x2, 0x2, 0x1a2, 0x1a3, 0x7, 0x3, 0x2, 
    0x2, 0x1a3, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1a4, 0x1a5, 0x7, 0x44, 0x2, 
    0x2, 0x1a5, 0x1a6, 0x5, 0x28, 0x15, 0x2, 0x1a6, 0x1a7, 0x7, 0x3, 0x2, 
    0x2, 0x1a7, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1a8, 0x1b2, 0x7, 0x41, 0x2, 
    0x2, 0x1a9, 0x1aa, 0x5, 0x4a, 0x26, 0x2, 0x1aa, 0x1ab, 0x7, 0x3, 0x2, 
    0x2, 0x1ab, 0x1b3, 0x3, 0x2, 0x2, 0x2, 0x1ac, 0x1ae, 0x7, 0x15, 0x2, 
    0x2, 0x1ad, 0x1ac, 0x3, 0x2, 0x2, 0x2, 0x1ad, 0x1ae, 0x3, 0x2, 0x2, 
    0x2, 0x1ae, 0x1af, 0x3, 0x2, 0x2, 0x2, 0x1af, 0x1b0, 0x5, 0x22, 0x12, 
    0x2, 0x1b0, 0x1b1, 0x5, 0x2e, 0x18, 0x2, 0x1b1, 0x1b3, 0x3, 0x2, 0x2, 
    0x2, 0x1b2, 0x1a9, 0x3, 0x2, 0x2, 0x2, 0x1b2, 0x1ad, 0x3, 0x2, 0x2, 
    0x2, 0x1b3, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1b4, 0x1b5, 0x7, 0x45, 0x2, 
    0x2, 0x1b5, 0x1b7, 0x5, 0x4a, 0x26, 0x2, 0x1b6, 0x1b4, 0x3, 0x2, 0x2, 
    0x2, 0x1b7, 0x1ba, 0x3, 0x2, 0x2, 0x2, 0x1b8, 0x1b6, 0x3, 0x2, 0x2, 
    0x2, 0x1b8, 0x1b9, 0x3, 0x2, 0x2, 0x2, 0x1b9, 0x1bb, 0x3, 0x2, 0x2, 
    0x2, 0x1ba, 0x1b8, 0x3, 0x2, 0x2, 0x2, 0x1bb, 0x1bc, 0x7, 0x2f, 0x2, 
    0x2, 0x1bc, 0x1bd, 0x5, 0x4a, 0x26, 0x2, 0x1bd, 0x1be, 0x7, 0x3, 0x2, 
    0x2, 0x1be, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1bf, 0x1c0, 0x7, 0x7, 0x2, 
    0x2, 0x1c0, 0x1c1, 0x5, 0x4a, 0x26, 0x2, 0x1c1, 0x1c2, 0x7, 0x3, 0x2, 
    0x2, 0x1c2, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1c3, 0x19b, 0x3, 0x2, 0x2, 
    0x2, 0x1c3, 0x19c, 0x3, 0x2, 0x2, 0x2, 0x1c3, 0x1a4, 0x3, 0x2, 0x2, 
    0x2, 0x1c3, 0x1a8, 0x3, 0x2, 0x2, 0x2, 0x1c3, 0x1b8, 0x3, 0x2, 0x2, 
    0x2, 0x1c3, 0x1bf, 0x3, 0x2, 0x2, 0x2, 0x1c4, 0x49, 0x3, 0x2, 0x2, 0x2, 
    0x1c5, 0x1c6, 0x8, 0x26, 0x1, 0x2, 0x1c6, 0x1c7, 0x7, 0x6, 0x2, 0x2, 
    0x1c7, 0x1e3, 0x5, 0x4a, 0x26, 0x13, 0x1c8, 0x1e3, 0x7, 0x24, 0x2, 0x2, 
    0x1c9, 0x1e3, 0x7, 0x25, 0x2, 0x2, 0x1ca, 0x1e3, 0x7, 0x27, 0x2, 0x2, 
    0x1cb, 0x1e3, 0x7, 0x26, 0x2, 0x2, 0x1cc, 0x1e3, 0x7, 0x23, 0x2, 0x2, 
    0x1cd, 0x1e3, 0x7, 0x29, 0x2, 0x2, 0x1ce, 0x1e3, 0x7, 0x2b, 0x2, 0x2, 
    0x1cf, 0x1d1, 0x9, 0x7, 0x2, 0x2, 0x1d0, 0x1cf, 0x3, 0x2, 0x2, 0x2, 
    0x1d0, 0x1d1, 0x3, 0x2, 0x2, 0x2, 0x1d1, 0x1d2, 0x3, 0x2, 0x2, 0x2, 
    0x1d2, 0x1db, 0x7, 0x49, 0x2, 0x2, 0x1d3, 0x1d8, 0x5, 0x4a, 0x26, 0x2, 
    0x1d4, 0x1d5, 0x7, 0x45, 0x2, 0x2, 0x1d5, 0x1d7, 0x5, 0x4a, 0x26, 0x2, 
    0x1d6, 0x1d4, 0x3, 0x2, 0x2, 0x2, 0x1d7, 0x1da, 0x3, 0x2, 0x2, 0x2, 
    0x1d8, 0x1d6, 0x3, 0x2, 0x2, 0x2, 0x1d8, 0x1d9, 0x3, 0x2, 0x2, 0x2, 
    0x1d9, 0x1dc, 0x3, 0x2, 0x2, 0x2, 0x1da, 0x1d8, 0x3, 0x2, 0x2, 0x2, 
    0x1db, 0x1d3, 0x3, 0x2, 0x2, 0x2, 0x1db, 0x1dc, 0x3, 0x2, 0x2, 0x2, 
    0x1dc, 0x1dd, 0x3, 0x2, 0x2, 0x2, 0x1dd, 0x1e3, 0x7, 0x4a, 0x2, 0x2, 
    0x1de, 0x1df, 0x7, 0x47, 0x2, 0x2, 0x1df, 0x1e0, 0x5, 0x4a, 0x26, 0x2, 
    0x1e0, 0x1e1, 0x7, 0x48, 0x2, 0x2, 0x1e1, 0x1e3, 0x3, 0x2, 0x2, 0x2, 
    0x1e2, 0x1c5, 0x3, 0x2, 0x2, 0x2, 0x1e2, 0x1c8, 0x3, 0x2, 0x2, 0x2, 
    0x1e2, 0x1c9, 0x3, 0x2, 0x2, 0x2, 0x1e2, 0x1ca, 0x3, 0x2, 0x2, 0x2, 
    0x1e2, 0x1cb, 0x3, 0x2, 0x2, 0x2, 0x1e2, 0x1cc, 0x3, 0x2, 0x2, 0x2, 
    0x1e2, 0x1cd, 0x3, 0x2, 0x2, 0x2, 0x1e2, 0x1ce, 0x3, 0x2, 0x2, 0x2, 
    0x1e2, 0x1d0, 0x3, 0x2, 0x2, 0x2, 0x1e2, 0x1de, 0x3, 0x2, 0x2, 0x2, 
    0x1e3, 0x222, 0x3, 0x2, 0x2, 0x2, 0x1e4, 0x1e5, 0xc, 0x12, 0x2, 0x2, 
    0x1e5, 0x1e6, 0x7, 0x3b, 0x2, 0x2, 0x1e6, 0x221, 0x5, 0x4a, 0x26, 0x12, 
    0x1e7, 0x1e8, 0xc, 0x11, 0x2, 0x2, 0x1e8, 0x1e9, 0x9, 0x8, 0x2, 0x2, 
    0x1e9, 0x221, 0x5, 0x4a, 0x26, 0x12, 0x1ea, 0x1eb, 0xc, 0x10, 0x2, 0x2, 
    0x1eb, 0x1ec, 0x9, 0x9, 0x2, 0x2, 0x1ec, 0x221, 0x5, 0x4a, 0x26, 0x11, 
    0x1ed, 0x1ee, 0xc, 0xf, 0x2, 0x2, 0x1ee, 0x1ef, 0x9, 0xa, 0x2, 0x2, 
    0x1ef, 0x221, 0x5, 0x4a, 0x26, 0x10, 0x1f0, 0x1f1, 0xc, 0xe, 0x2, 0x2, 
    0x1f1, 0x1f2, 0x9, 0xb, 0x2, 0x2, 0x1f2, 0x221, 0x5, 0x4a, 0x26, 0xf, 
    0x1f3, 0x1f4, 0xc, 0xd, 0x2, 0x2, 0x1f4, 0x1f5, 0x7, 0x39, 0x2, 0x2, 
    0x1f5, 0x221, 0x5, 0x4a, 0x26, 0xe, 0x1f6, 0x1f7, 0xc, 0xc, 0x2, 0x2, 
    0x1f7, 0x1f8, 0x7, 0x3a, 0x2, 0x2, 0x1f8, 0x221, 0x5, 0x4a, 0x26, 0xd, 
    0x1f9, 0x1fa, 0xc, 0x17, 0x2, 0x2, 0x1fa, 0x1fb, 0x7, 0x46, 0x2, 0x2, 
    0x1fb, 0x221, 0x5, 0x4e, 0x28, 0x2, 0x1fc, 0x1fd, 0xc, 0x16, 0x2, 0x2, 
    0x1fd, 0x1fe, 0x7, 0x49, 0x2, 0x2, 0x1fe, 0x1ff, 0x5, 0x4a, 0x26, 0x2, 
    0x1ff, 0x200, 0x7, 0x4a, 0x2, 0x2, 0x200, 0x221, 0x3, 0x2, 0x2, 0x2, 
    0x201, 0x202, 0xc, 0x15, 0x2, 0x2, 0x202, 0x204, 0x7, 0x42, 0x2, 0x2, 
    0x203, 0x205, 0x7, 0x27, 0x2, 0x2, 0x204, 0x203, 0x3, 0x2, 0x2, 0x2, 
    0x204, 0x205, 0x3, 0x2, 0x2, 0x2, 0x205, 0x221, 0x3, 0x2, 0x2, 0x2, 
    0x206, 0x212, 0xc, 0x14, 0x2, 0x2, 0x207, 0x208, 0x7, 0x4b, 0x2, 0x2, 
    0x208, 0x20d, 0x5, 0x4a, 0x26, 0x2, 0x209, 0x20a, 0x7, 0x45, 0x2, 0x2, 
    0x20a, 0x20c, 0x5, 0x4a, 0x26, 0x2, 0x20b, 0x209, 0x3, 0x2, 0x2, 0x2, 
    0x20c, 0x20f, 0x3, 0x2, 0x2, 0x2, 0x20d, 0x20b, 0x3, 0x2, 0x2, 0x2, 
    0x20d, 0x20e, 0x3, 0x2, 0x2, 0x2, 0x20e, 0x210, 0x3, 0x2, 0x2, 0x2, 
    0x20f, 0x20d, 0x3, 0x2, 0x2, 0x2, 0x210, 0x211, 0x7, 0x4c, 0x2, 0x2, 
    0x211, 0x213, 0x3, 0x2, 0x2, 0x2, 0x212, 0x207, 0x3, 0x2, 0x2, 0x2, 
    0x212, 0x213, 0x3, 0x2, 0x2, 0x2, 0x213, 0x214, 0x3, 0x2, 0x2, 0x2, 
    0x214, 0x21d, 0x7, 0x47, 0x2, 0x2, 0x215, 0x21a, 0x5, 0x4c, 0x27, 0x2, 
    0x216, 0x217, 0x7, 0x45, 0x2, 0x2, 0x217, 0x219, 0x5, 0x4c, 0x27, 0x2, 
    0x218, 0x216, 0x3, 0x2, 0x2, 0x2, 0x219, 0x21c, 0x3, 0x2, 0x2, 0x2, 
    0x21a, 0x218, 0x3, 0x2, 0x2, 0x2, 0x21a, 0x21b, 0x3, 0x2, 0x2, 0x2, 
    0x21b, 0x21e, 0x3, 0x2, 0x2, 0x2, 0x21c, 0x21a, 0x3, 0x2, 0x2, 0x2, 
    0x21d, 0x215, 0x3, 0x2, 0x2, 0x2, 0x21d, 0x21e, 0x3, 0x2, 0x2, 0x2, 
    0x21e, 0x21f, 0x3, 0x2, 0x2, 0x2, 0x21f, 0x221, 0x7, 0x48, 0x2, 0x2, 
    0x220, 0x1e4, 0x3, 0x2, 0x2, 0x2, 0x220, 0x1e7, 0x3, 0x2, 0x2, 0x2, 
    0x220, 0x1ea, 0x3, 0x2, 0x2, 0x2, 0x220, 0x1ed, 0x3, 0x2, 0x2, 0x2, 
    0x220, 0x1f0, 0x3, 0x2, 0x2, 0x2, 0x220, 0x1f3, 0x3, 0x2, 0x2, 0x2, 
    0x220, 0x1f6, 0x3, 0x2, 0x2, 0x2, 0x220, 0x1f9, 0x3, 0x2, 0x2, 0x2, 
    0x220, 0x1fc, 0x3, 0x2, 0x2, 0x2, 0x220, 0x201, 0x3, 0x2, 0x2, 0x2, 
    0x220, 0x206, 0x3, 0x2, 0x2, 0x2, 0x221, 0x224, 0x3, 0x2, 0x2, 0x2, 
    0x222, 0x220, 0x3, 0x2, 0x2, 0x2, 0x222, 0x223, 0x3, 0x2, 0x2, 0x2, 
    0x223, 0x4b, 0x3, 0x2, 0x2, 0x2, 0x224, 0x222, 0x3, 0x2, 0x2, 0x2, 0x225, 
    0x228, 0x5, 0x4a, 0x26, 0x2, 0x226, 0x227, 0x7, 0x41, 0x2, 0x2, 0x227, 
    0x229, 0x5, 0x4a, 0x26, 0x2, 0x228, 0x226, 0x3, 0x2, 0x2, 0x2, 0x228, 
    0x229, 0x3, 0x2, 0x2, 0x2, 0x229, 0x4d, 0x3, 0x2, 0x2, 0x2, 0x22a, 0x22b, 
    0x9, 0xc, 0x2, 0x2, 0x22b, 0x4f, 0x3, 0x2, 0x2, 0x2, 0x22c, 0x231, 0x5, 
    0x4e, 0x28, 0x2, 0x22d, 0x22e, 0x7, 0x46, 0x2, 0x2, 0x22e, 0x230, 0x5, 
    0x4e, 0x28, 0x2, 0x22f, 0x22d, 0x3, 0x2, 0x2, 0x2, 0x230, 0x233, 0x3, 
    0x2, 0x2, 0x2, 0x231, 0x22f, 0x3, 0x2, 0x2, 0x2, 0x231, 0x232, 0x3, 
    0x2, 0x2, 0x2, 0x232, 0x51, 0x3, 0x2, 0x2, 0x2, 0x233, 0x231, 0x3, 0x2, 
    0x2, 0x2, 0x234, 0x238, 0x7, 0x4, 0x2, 0x2, 0x235, 0x237, 0x5, 0x30, 
    0x19, 0x2, 0x236, 0x235, 0x3, 0x2, 0x2, 0x2, 0x237, 0x23a, 0x3, 0x2, 
    0x2, 0x2, 0x238, 0x236, 0x3, 0x2, 0x2, 0x2, 0x238, 0x239, 0x3, 0x2, 
    0x2, 0x2, 0x239, 0x23b, 0x3, 0x2, 0x2, 0x2, 0x23a, 0x238, 0x3, 0x2, 
    0x2, 0x2, 0x23b, 0x23c, 0x7, 0x5, 0x2, 0x2, 0x23c, 0x53, 0x3, 0x2, 0x2, 
    0x2, 0x23d, 0x241, 0xa, 0xd, 0x2, 0x2, 0x23e, 0x240, 0xa, 0xe, 0x2, 
    0x2, 0x23f, 0x23e, 0x3, 0x2, 0x2, 0x2, 0x240, 0x243, 0x3, 0x2, 0x2, 
    0x2, 0x241, 0x23f, 0x3, 0x2, 0x2, 0x2, 0x241, 0x242, 0x3, 0x2, 0x2, 
    0x2, 0x242, 0x244, 0x3, 0x2, 0x2, 0x2, 0x243, 0x241, 0x3, 0x2, 0x2, 
    0x2, 0x244, 0x245, 0x7, 0x3, 0x2, 0x2, 0x245, 0x55, 0x3, 0x2, 0x2, 0x2, 
    0x246, 0x24a, 0xa, 0xf, 0x2, 0x2, 0x247, 0x249, 0xa, 0xe, 0x2, 0x2, 
    0x248, 0x247, 0x3, 0x2, 0x2, 0x2, 0x249, 0x24c, 0x3, 0x2, 0x2, 0x2, 
    0x24a, 0x248, 0x3, 0x2, 0x2, 0x2, 0x24a, 0x24b, 0x3, 0x2, 0x2, 0x2, 
    0x24b, 0x24d, 0x3, 0x2, 0x2, 0x2, 0x24c, 0x24a, 0x3, 0x2, 0x2, 0x2, 
    0x24d, 0x24e, 0x7, 0x3, 0x2, 0x2, 0x24e, 0x57, 0x3, 0x2, 0x2, 0x2, 0x24f, 
    0x253, 0xa, 0x10, 0x2, 0x2, 0x250, 0x252, 0xa, 0xe, 0x2, 0x2, 0x251, 
    0x250, 0x3, 0x2, 0x2, 0x2, 0x252, 0x255, 0x3, 0x2, 0x2, 0x2, 0x253, 
    0x251, 0x3, 0x2, 0x2, 0x2, 0x253, 0x254, 0x3, 0x2, 0x2, 0x2, 0x254, 
    0x256, 0x3, 0x2, 0x2, 0x2, 0x255, 0x253, 0x3, 0x2, 0x2, 0x2, 0x256, 
    0x257, 0x7, 0x3, 0x2, 0x2, 0x257, 0x59, 0x3, 0x2, 0x2, 0x2, 0x3b, 0x5d, 
    0x70, 0x7b, 0x7e, 0x80, 0x8a, 0x8e, 0x9b, 0xa1, 0xb9, 0xc7, 0xd0, 0xd6, 
    0xde, 0xe6, 0xe9, 0xee, 0xf6, 0x100, 0x107, 0x10c, 0x110, 0x115, 0x11d, 
    0x120, 0x128, 0x130, 0x143, 0x14b, 0x154, 0x159, 0x161, 0x16b, 0x176, 
    0x195, 0x1a0, 0x1ad, 0x1b2, 0x1b8, 0x1c3, 0x1d0, 0x1d8, 0x1db, 0x1e2, 
    0x204, 0x20d, 0x212, 0x21a, 0x21d, 0x220, 0x222, 0x228, 0x231, 0x238, 
    0x241, 0x24a, 0x253, 
  };

  atn::ATNDeserializer deserializer;
  _atn = deserializer.deserialize(_serializedATN);

  size_t count = _atn.getNumberOfDecisions();
  _decisionToDFA.reserve(count);
  for (size_t i = 0; i < count; i++) { 
    _decisionToDFA.emplace_back(_atn.getDecisionState(i), i);
  }
}

AquaParser::Initializer AquaParser::_init;
