
// Generated from AquaLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace aqua::syntax::generated {


class  AquaLexer : public antlr4::Lexer {
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

  AquaLexer(antlr4::CharStream *input);
  ~AquaLexer();

  virtual std::string getGrammarFileName() const override;
  virtual const std::vector<std::string>& getRuleNames() const override;

  virtual const std::vector<std::string>& getChannelNames() const override;
  virtual const std::vector<std::string>& getModeNames() const override;
  virtual const std::vector<std::string>& getTokenNames() const override; // deprecated, use vocabulary instead
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;

  virtual const std::vector<uint16_t> getSerializedATN() const override;
  virtual const antlr4::atn::ATN& getATN() const override;

private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;
  static std::vector<std::string> _channelNames;
  static std::vector<std::string> _modeNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  // Individual action functions triggered by action() above.

  // Individual semantic predicate functions triggered by sempred() above.

  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace aqua::syntax::generated
