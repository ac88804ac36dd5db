// Grammar of Aqua (language spec 2). It accepts a little more than the language so that each line is decided by its
// first tokens; convert.cpp refuses the rest with a message that knows what was meant. Layout is settled before:
// every line ends in NEWLINE, a COLON at the end of a line is always followed by NEWLINE INDENT ... DEDENT.
parser grammar AquaParser;

options { tokenVocab = AquaLexer; }

file : topLevel* EOF ;
singleValue : expr EOF ;

topLevel
  : moduleDecl | importDecl | exportDecl
  | constant | alias | data | service | ability | function
  | strayBlock | strayTop
  ;

moduleDecl : (AQUA | MODULE) qualifiedName (DECLARES (STAR | qualifiedName (COMMA qualifiedName)*))? NEWLINE ;
importDecl : (IMPORT | USE) (TEXT | renames FROM TEXT) (AS qualifiedName)? NEWLINE ;
exportDecl : EXPORT renames NEWLINE ;
renames : rename (COMMA rename)* ;
rename : qualifiedName (AS qualifiedName)? ;

constant : CONST word (ASSIGN | DEFAULT) expr NEWLINE ;
alias : ALIAS word COLON type NEWLINE ;
data : DATA word members ;
service : SERVICE word (LEFT_PAREN expr RIGHT_PAREN)? members ;
ability : ABILITY word members ;
members : COLON NEWLINE INDENT member* DEDENT ;
member : word (COLON type | signature) NEWLINE | strayBlock | strayMember ;
function : FUNC word signature body ;
signature : abilities? LEFT_PAREN (param (COMMA param)*)? RIGHT_PAREN (RIGHT_ARROW type)? ;
abilities : LEFT_BRACE qualifiedName (COMMA qualifiedName)* RIGHT_BRACE ;
param : word COLON type ;

// `A, B -> C, D`, a result list `A, B`, or one type.
type : abilities? (typeElement (COMMA typeElement)* (RIGHT_ARROW type)? | RIGHT_ARROW type) ;
typeElement : typePrefix* (TOP | BOTTOM | qualifiedName | LEFT_PAREN type? RIGHT_PAREN) ;
typePrefix : LEFT_BRACKET RIGHT_BRACKET | QUESTION | STAR | POWER | PERCENT ;

body : COLON NEWLINE INDENT statement* DEDENT ;
statement
  : returnLine | forBlock | parseqBlock | onBlock | ifBlock | elseBlock | tryBlock | catchBlock | otherwiseBlock
  | prefixed | joinLine | simpleLine
  | strayBlock | strayStatement
  ;
returnLine : LEFT_ARROW expr (COMMA expr)* NEWLINE ;
forBlock : FOR word (COMMA word)? LEFT_ARROW expr (PAR | TRY | REC)? body ;
parseqBlock : PARSEQ word (COMMA word)? LEFT_ARROW expr ON expr (VIA expr)* body ;
onBlock : ON expr (VIA expr)* body ;
ifBlock : IF expr body ;
elseBlock : ELSE body ;
tryBlock : TRY body ;
catchBlock : CATCH word body ;
otherwiseBlock : OTHERWISE body ;
prefixed : (PAR | CO) statement ;
joinLine : JOIN expr (COMMA expr)* NEWLINE ;
simpleLine
  : expr ( NEWLINE
         | PUSH expr (COMMA expr)? NEWLINE
         | COLON type NEWLINE
         | ASSIGN (expr NEWLINE | FUNC? signature body)
         | (COMMA expr)* LEFT_ARROW expr NEWLINE
         | BESIDE expr NEWLINE
         )
  ;

expr
  : expr DOT word
  | expr LEFT_BRACKET expr RIGHT_BRACKET
  | expr BANG INTEGER?
  | expr (LEFT_BRACE expr (COMMA expr)* RIGHT_BRACE)? LEFT_PAREN (argument (COMMA argument)*)? RIGHT_PAREN
  | NOT expr
  | <assoc = right> expr POWER expr
  | expr (STAR | SLASH | PERCENT) expr
  | expr (PLUS | MINUS) expr
  | expr (GREATER_EQUAL | LESS_EQUAL | GREATER | LESS) expr
  | expr (EQUAL | NOT_EQUAL) expr
  | expr AND expr
  | expr OR expr
  | LOWER | UPPER
  | INTEGER | FLOAT | BOOLEAN | TEXT | INIT_PEER_ID
  | (QUESTION | STAR)? LEFT_BRACKET (expr (COMMA expr)*)? RIGHT_BRACKET
  | LEFT_PAREN expr RIGHT_PAREN
  ;
argument : expr (ASSIGN expr)? ;

word : LOWER | UPPER | BOOLEAN ;
qualifiedName : word (DOT word)* ;

// What can start none of the lines above; convert.cpp reports it.
strayBlock : INDENT statement* DEDENT ;
strayTop
  : ~(AQUA | MODULE | IMPORT | USE | EXPORT | CONST | ALIAS | DATA | SERVICE | ABILITY | FUNC | NEWLINE | INDENT | DEDENT)
    ~NEWLINE* NEWLINE
  ;
strayMember : ~(LOWER | UPPER | BOOLEAN | NEWLINE | INDENT | DEDENT) ~NEWLINE* NEWLINE ;
strayStatement
  : ~( LEFT_ARROW | FOR | PARSEQ | ON | IF | ELSE | TRY | CATCH | OTHERWISE | PAR | CO | JOIN | NOT | LOWER | UPPER
     | INTEGER | FLOAT | BOOLEAN | TEXT | INIT_PEER_ID | QUESTION | STAR | LEFT_BRACKET | LEFT_PAREN
     | NEWLINE | INDENT | DEDENT )
    ~NEWLINE* NEWLINE
  ;
